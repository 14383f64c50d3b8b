"""The first pass: each source is read once, split into reports, tallied and written down in batches."""

# ruff: noqa: PTH123 - names are kept as the system gives them

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dedupe_news.archive.batches import Batch, write_batch
from dedupe_news.archive.columnar import schema_of
from dedupe_news.archive.facts import PartFacts, SourceFacts, TaskFacts, batch_name, facts_name, write_facts
from dedupe_news.archive.state import State
from dedupe_news.archive.tally import tally
from dedupe_news.model import Problem
from dedupe_news.reading import Part, read_parts
from dedupe_news.splitting import split

if TYPE_CHECKING:
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
        _Gatherer(state, task).run()
    return task.number


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


class _Gatherer:
    """Takes in records and lets go of batches."""

    def __init__(self, state: State, task: GatherTask) -> None:
        self._state = state
        self._task = task
        self._settings = task.settings
        self._facts = TaskFacts()
        self._batch = Batch()
        self._parts: list[PartFacts] = []
        self._reports = 0

    def run(self) -> None:
        for source in self._task.sources:
            self._read(source)
        if self._batch.records:
            self._write(self._batch)
        write_facts(self._state, self._task.number, self._facts)

    def _read(self, source: Source) -> None:
        facts = SourceFacts(source.file.name, source.place, source.shown, file_hash(source.file.path))
        self._facts.sources.append(facts)
        for item in read_parts(source.file, self._settings.reading):
            if isinstance(item, Part):
                facts.parts.append(PartFacts(item, self._reports, self._reports))
                self._parts.append(facts.parts[-1])
            elif isinstance(item, Problem):
                facts.problems.append(item)
            else:
                self._take(item)

    def _take(self, record: Record) -> None:
        reports = split([record], self._settings.segment).reports
        part = len(self._parts) - 1
        self._reports += len(reports)
        self._parts[part].end = self._reports
        self._batch.add(record, part, reports)
        if self._batch.full:
            self._let_go(part)

    def _let_go(self, part: int) -> None:
        """Write what is before the part that is being read; and that part's own records once they are enough.

        So a part that is cut is cut at places that its own content gives, whatever stands around it.
        """
        before, after = self._batch.cut_before(part)
        self._batch = after
        if before.records:
            self._write(before)
        if after.full:
            self._write(after)
            self._batch = Batch()

    def _write(self, batch: Batch) -> None:
        number = len(self._facts.batches)
        self._facts.batches.append(len(batch.reports))
        texts = [report.text for report in batch.reports]
        where = (self._task.number, number)
        if self._settings.cleaning.applies("repeated", by_default=True):
            found, counted = tally(texts, self._settings.cleaning.thresholds)
            self._state.write_array(batch_name("tally", *where), found)
            self._state.write_arrays(batch_name("cuts", *where), counted.arrays())
        for part in sorted(set(batch.parts)):
            if self._parts[part].part.kind == "parquet":
                rows = [r.extra for r, of in zip(batch.records, batch.parts, strict=True) if of == part]
                self._parts[part].schemas.append(schema_of(rows))
        self._state.write_json(
            batch_name("names", *where), [(report.id, report.date) for report in batch.reports]
        )
        write_batch(self._state, batch_name("batch", *where), batch)
