"""The first pass: each source is read once, split into reports, tallied and written down in batches."""

# ruff: noqa: PTH123 - names are kept as the system gives them

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dedupe_news.archive.batches import Batch, Rows
from dedupe_news.archive.columnar import schema_of
from dedupe_news.archive.facts import PartFacts, SourceFacts, TaskFacts, batch_name, facts_name, write_facts
from dedupe_news.archive.state import State
from dedupe_news.archive.tally import tally
from dedupe_news.model import Problem
from dedupe_news.reading import Part, read_parts
from dedupe_news.splitting import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.archive.plan import Source
    from dedupe_news.archive.settings import ArchiveSettings
    from dedupe_news.model import Record

STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class GatherTask:
    """Some sources to read, and where to write what is found."""

    number: int
    sources: tuple[Source, ...]
    folder: str
    settings: ArchiveSettings


def gather(task: GatherTask) -> int:
    """Read a task's sources into the state, unless that is done already; give the task's number."""
    state = State(Path(task.folder))
    if not state.has(facts_name(task.number)):
        gatherer = Gatherer(task)
        # before they are read: a source that is written to meanwhile is no longer the one of this digest
        hashes = [file_hash(source.file.path) for source in task.sources]
        for batch in gatherer.batches():
            put_down(batch)
        write_facts(state, task.number, gatherer.facts(hashes))
    return task.number


@dataclass(frozen=True, slots=True)
class BatchTask:
    """A batch that was read, its place in the run, and where to write it."""

    folder: str
    task: int
    number: int
    rows: Rows
    settings: ArchiveSettings
    lasting: bool = True


def put_down(task: BatchTask) -> None:
    """Tally a batch and write it into the state, unless that is done already: of its files it is the last."""
    state = State(Path(task.folder), lasting=task.lasting)
    where = (task.task, task.number)
    if state.has(batch_name("batch", *where)):
        return
    if task.settings.cleaning.applies("repeated", by_default=True):
        found, counted = tally(task.rows.report_texts(), task.settings.cleaning.thresholds)
        state.write_array(batch_name("tally", *where), found)
        state.write_arrays(batch_name("cuts", *where), counted.arrays())
    state.write_json(batch_name("names", *where), task.rows.names())
    task.rows.write(state, batch_name("batch", *where))


def file_hash(path: str) -> str | None:
    """SHA-256 of a file's bytes, None where they cannot be read."""
    digest = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            while piece := file.read(STEP):
                digest.update(piece)
    except OSError:
        return None
    return "sha256:" + digest.hexdigest()


class Gatherer:
    """Takes in records and lets go of batches; afterwards knows the facts of its sources."""

    def __init__(self, task: GatherTask) -> None:
        self._task = task
        self._settings = task.settings
        self._facts = TaskFacts()
        self._batch = Batch()
        self._parts: list[PartFacts] = []
        self._reports = 0

    def batches(self) -> Iterator[BatchTask]:
        """The batches of all sources, in order."""
        for source in self._task.sources:
            yield from self._read(source)
        if self._batch.records:
            yield self._numbered(self._batch)

    def facts(self, hashes: Sequence[str | None]) -> TaskFacts:
        """What is known once all batches were given, with the digest of each source."""
        for source, digest in zip(self._facts.sources, hashes, strict=True):
            source.hash = digest
        return self._facts

    def _read(self, source: Source) -> Iterator[BatchTask]:
        facts = SourceFacts(source.file.name, source.place, source.shown, None)
        self._facts.sources.append(facts)
        for item in read_parts(source.file, self._settings.reading):
            if isinstance(item, Part):
                facts.parts.append(PartFacts(item, self._reports, self._reports))
                self._parts.append(facts.parts[-1])
            elif isinstance(item, Problem):
                facts.problems.append(item)
            else:
                yield from self._take(item)

    def _take(self, record: Record) -> Iterator[BatchTask]:
        reports = split([record], self._settings.segment).reports
        part = len(self._parts) - 1
        self._reports += len(reports)
        self._parts[part].end = self._reports
        self._batch.add(record, part, reports)
        if self._batch.full:
            yield from self._let_go(part)

    def _let_go(self, part: int) -> Iterator[BatchTask]:
        """Give what is before the part that is being read; and that part's own records once they are enough.

        So a part that is cut is cut at places that its own content gives, whatever stands around it.
        """
        before, after = self._batch.cut_before(part)
        self._batch = after
        if before.records:
            yield self._numbered(before)
        if after.full:
            yield self._numbered(after)
            self._batch = Batch()

    def _numbered(self, batch: Batch) -> BatchTask:
        number = len(self._facts.batches)
        self._facts.batches.append(len(batch.reports))
        for part in sorted(set(batch.parts)):
            if self._parts[part].part.kind == "parquet":
                rows = [r.extra for r, of in zip(batch.records, batch.parts, strict=True) if of == part]
                self._parts[part].schemas.append(schema_of(rows))
        return BatchTask(self._task.folder, self._task.number, number, Rows.of(batch), self._settings)
