"""The first pass: each source is read once, split into reports, tallied and written down in batches.

A long stream of JSON Lines is cut into stretches, each a batch of its own, which any process can read: only
how many records stand before one is not known until these are read. So many as there are lines are taken for
granted meanwhile, and a batch for which that was wrong is numbered anew. The pages of a WARC file are cut out
here and read by any process as well, but come back: how much text they hold, and so where a batch ends, is
known only then.
"""

# ruff: noqa: PTH123 - names are kept as the system gives them

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dedupe_news.archive import batches
from dedupe_news.archive.batches import Batch, Rows
from dedupe_news.archive.columnar import schema_of
from dedupe_news.archive.facts import PartFacts, SourceFacts, TaskFacts, batch_name, facts_name, write_facts
from dedupe_news.archive.state import State, as_array, as_arrays, as_json
from dedupe_news.archive.tally import tally
from dedupe_news.model import Problem, Record
from dedupe_news.reading import Cutting, Pages, Part, Stretch, read_pages, read_stretch, read_stretches
from dedupe_news.splitting import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.archive.plan import Source
    from dedupe_news.archive.settings import ArchiveSettings

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
        for work in gatherer.work():
            if isinstance(work, BatchTask):
                put_down(work)
            elif isinstance(work, StretchTask):
                gatherer.take(read_down(work))
            elif work is not None:
                gatherer.turn(read_out(work))
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
    if not state.has(batch_name("batch", task.task, task.number)):
        _put_down(state, task)


def _put_down(state: State, task: BatchTask) -> None:
    where = (task.task, task.number)
    files = {}
    if task.settings.cleaning.applies("repeated", by_default=True):
        found, counted = tally(task.rows.report_texts(), task.settings.cleaning.thresholds)
        files[batch_name("tally", *where)] = as_array(found)
        files[batch_name("cuts", *where)] = as_arrays(counted.arrays())
    files[batch_name("names", *where)] = as_json(task.rows.names())
    files[batch_name("batch", *where)] = task.rows.as_bytes()
    state.write_together(files)


@dataclass(frozen=True, slots=True)
class StretchTask:
    """Lines to read, `before` which their stream seems to have so many records, and what they become."""

    folder: str
    task: int
    number: int
    part: int
    stretch: Stretch
    before: int
    settings: ArchiveSettings


Row = list[Any]
"""A record in plain values: objects take six times as long to send."""
_COLUMNS = tuple(one.name for one in fields(Record))
_NUMBER = _COLUMNS.index("number")


def read_out(pages: Pages) -> list[Row | Problem]:
    """Read pages of a WARC file; their records in plain values, in order, with their problems."""
    return [
        item if isinstance(item, Problem) else [getattr(item, name) for name in _COLUMNS]
        for item in read_pages(pages)
    ]


@dataclass(frozen=True, slots=True)
class Held:
    """What a stretch was found to hold; its records were numbered on from `before`."""

    before: int
    records: int
    reports: int
    problems: list[Problem]


def read_down(task: StretchTask) -> Held:
    """Read a stretch into a batch of its own, unless that is done already; tell what it holds."""
    state = State(Path(task.folder))
    name = batch_name("held", task.task, task.number)
    if not state.has(name):
        batch, problems = Batch(), []
        for item in read_stretch(task.stretch, task.before):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                batch.add(item, task.part, split([item], task.settings.segment).reports)
        # a batch that is there all the same may be numbered from elsewhere: nothing tells of it
        _put_down(state, BatchTask(task.folder, task.task, task.number, Rows.of(batch), task.settings))
        held = Held(task.before, len(batch.records), len(batch.reports), problems)
        state.write_json(name, asdict(held))
    raw = state.read_json(name)
    return Held(**{**raw, "problems": [Problem(**one) for one in raw["problems"]]})


def number_anew(folder: str, task: int, number: int, before: int) -> None:
    """Number the records of a batch on from so many; as often as you like."""
    state, name = State(Path(folder)), batch_name("batch", task, number)
    rows = Rows.read(state, name).numbered_from(before)
    state.write_together({batch_name("names", task, number): as_json(rows.names()), name: rows.as_bytes()})


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
        self._reports: list[int] = []
        """How many reports each part has."""
        self._told: list[list[list[Problem]]] = []
        """The problems of each source; each stretch adds its own in its place."""
        self._waiting: deque[_Sent] = deque()
        self._before = 0
        """How many records the part that is read seems to have so far."""
        self._surely: list[int] = []
        """How many each part has in the stretches that were taken."""
        self._pages: deque[list[Problem]] = deque()
        """Where the problems of pages go that are read out."""
        self._turned: list[tuple[list[Problem], list[Row | Problem]]] = []
        """What pages were read out to be, with where their problems go."""
        self._numbers = 0
        """How many records the part that is read out has so far."""
        self._wrong: list[tuple[int, int]] = []
        """Batches whose records are to be numbered anew, and from where on."""

    def work(self) -> Iterator[BatchTask | StretchTask | Pages | None]:
        """The batches of all sources, in order, those to put down and those to read; and pages to read out.

        None asks for nothing but to be told first (`turn`) what pages given before were read out to be.
        """
        for source in self._task.sources:
            yield from self._read(source)
        if self._batch.records:
            yield self._numbered(self._batch)

    def take(self, held: Held) -> None:
        """Take what the first of the stretches held that are waited for."""
        sent = self._waiting.popleft()
        sent.problems.extend(held.problems)
        self._facts.batches[sent.number] = held.reports
        self._reports[sent.part] += held.reports
        if held.before != self._surely[sent.part]:
            self._wrong.append((sent.number, self._surely[sent.part]))
        self._surely[sent.part] += held.records
        if sent.part == len(self._parts) - 1:
            self._before += held.records - sent.lines

    def turn(self, found: list[Row | Problem]) -> None:
        """Take what the first of the pages held that are waited for."""
        self._turned.append((self._pages.popleft(), found))

    def facts(self, hashes: Sequence[str | None]) -> TaskFacts:
        """What is known once all was given and taken, with the digest of each source."""
        for number, before in self._wrong:
            number_anew(self._task.folder, self._task.number, number, before)
        for source, told, digest in zip(self._facts.sources, self._told, hashes, strict=True):
            source.hash = digest
            source.problems = [problem for some in told for problem in some]
        end = 0
        for part, count in zip(self._parts, self._reports, strict=True):
            part.first, part.end = end, end + count
            end += count
        return self._facts

    def _read(self, source: Source) -> Iterator[BatchTask | StretchTask | Pages | None]:
        facts = SourceFacts(source.file.name, source.place, source.shown, None)
        self._facts.sources.append(facts)
        told: list[list[Problem]] = []
        self._told.append(told)
        cutting = Cutting(batches.FULL, batches.MOST)
        for item in read_stretches(source.file, self._settings.reading, cutting):
            if isinstance(item, Pages):
                told.append([])
                yield from self._read_out(item, told[-1])
                continue
            if isinstance(item, Part):
                yield from self._caught_up()
                facts.parts.append(PartFacts(item))
                self._parts.append(facts.parts[-1])
                self._reports.append(0)
                self._surely.append(0)
                self._before = self._numbers = 0
            elif isinstance(item, Problem):
                told.append([item])
            elif isinstance(item, Stretch):
                told.append([])
                yield from self._send(item, told[-1])
            else:
                yield from self._take(item)
        yield from self._caught_up()

    def _read_out(self, pages: Pages, problems: list[Problem]) -> Iterator[BatchTask | Pages | None]:
        if pages.entries:
            self._pages.append(problems)
            yield pages
            yield from self._taken_out()
        if pages.nothing is not None:
            yield from self._caught_up()
            problems.extend([] if self._numbers else [pages.nothing])

    def _caught_up(self) -> Iterator[BatchTask | None]:
        """Wait for all pages that were given."""
        while self._pages:
            yield None
            yield from self._taken_out()

    def _taken_out(self) -> Iterator[BatchTask]:
        """Take the records of pages that were read out, in order."""
        turned, self._turned = self._turned, []
        for problems, found in turned:
            for item in found:
                if isinstance(item, Problem):
                    problems.append(item)
                else:
                    self._numbers += 1
                    item[_NUMBER] = self._numbers
                    yield from self._take(Record(*item))

    def _send(self, stretch: Stretch, problems: list[Problem]) -> Iterator[BatchTask | StretchTask]:
        """Give a stretch, and before it what is left of the parts before its own."""
        if self._batch.records:
            yield self._numbered(self._batch)
            self._batch = Batch()
        number, part = len(self._facts.batches), len(self._parts) - 1
        self._facts.batches.append(0)
        self._waiting.append(_Sent(number, part, stretch.lines, problems))
        task = self._task
        before, self._before = self._before, self._before + stretch.lines
        yield StretchTask(task.folder, task.number, number, part, stretch, before, self._settings)

    def _take(self, record: Record) -> Iterator[BatchTask]:
        reports = split([record], self._settings.segment).reports
        part = len(self._parts) - 1
        self._reports[part] += len(reports)
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


class _Sent(NamedTuple):
    """A stretch that was given: its batch, its part, its lines, and where its problems go."""

    number: int
    part: int
    lines: int
    problems: list[Problem]
