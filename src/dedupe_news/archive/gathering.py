"""The first pass: each source is read once, split into reports, tallied and written down in batches.

A long stream of JSON Lines or of pages is cut into lots, each a batch of its own, which any process can read;
`numbering` tells how their records come by their numbers. Pages once came back when they were read, so that
batches ended where their texts were enough: to take them in was too much work for one process (`sharing`).
"""

# ruff: noqa: PTH123 - names are kept as the system gives them

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dedupe_news.archive import batches
from dedupe_news.archive.batches import Batch, Rows
from dedupe_news.archive.columnar import schema_of
from dedupe_news.archive.facts import PartFacts, SourceFacts, TaskFacts, batch_name, facts_name, write_facts
from dedupe_news.archive.numbering import Anew, Held, Numbering, number_anew
from dedupe_news.archive.state import State, as_array, as_arrays, as_json
from dedupe_news.archive.tally import tally
from dedupe_news.model import Problem, Record
from dedupe_news.reading import Blank, Cutting, Pages, Part, Stretch, read_lot, read_lots
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
            else:
                gatherer.take(read_down(work))
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
        put(task)


def put(task: BatchTask) -> None:
    """Tally a batch and write it into the state."""
    state = State(Path(task.folder), lasting=task.lasting)
    where = (task.task, task.number)
    files = {}
    if task.settings.cleaning.applies("repeated", by_default=True):
        found, counted = tally(task.rows.report_texts(), task.settings.cleaning.thresholds)
        files[batch_name("tally", *where)] = as_array(found)
        files[batch_name("cuts", *where)] = as_arrays(counted.arrays())
    files[batch_name("names", *where)] = as_json(task.rows.names())
    files[batch_name("batch", *where)] = task.rows.as_bytes()
    state.write_together(files)


Row = list[Any]
"""A record in plain values: objects take six times as long to send."""
_COLUMNS = tuple(one.name for one in fields(Record))


@dataclass(frozen=True, slots=True)
class Listed:
    """Records that were read already, to be split and put down by whoever."""

    rows: list[Row]

    @classmethod
    def of(cls, records: Sequence[Record]) -> Listed:
        """Take them from their objects."""
        return cls([[getattr(record, name) for name in _COLUMNS] for record in records])

    def records(self) -> Iterator[Record]:
        """The records."""
        return (Record(*row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class LotTask:
    """A lot to read, `before` which its stream seems to have so many records, and what it becomes."""

    folder: str
    task: int
    number: int
    part: int
    lot: Stretch | Pages | Listed
    before: int
    settings: ArchiveSettings
    lasting: bool = True

    def sent(self) -> LotTask:
        """The same as it goes to another process."""
        return self if isinstance(self.lot, Listed) else replace(self, lot=self.lot.sent())


def read_off(task: LotTask) -> tuple[BatchTask, Held]:
    """Read a lot and split its records; give the batch they are, and what is to be known of it."""
    lot = task.lot
    batch, problems = Batch(), []
    for item in lot.records() if isinstance(lot, Listed) else read_lot(lot, task.before):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            batch.add(item, task.part, split([item], task.settings.segment).reports)
    held = Held(task.before, len(batch.records), len(batch.reports), problems)
    rows = Rows.of(batch)
    return BatchTask(task.folder, task.task, task.number, rows, task.settings, task.lasting), held


def read_down(task: LotTask) -> Held:
    """Read a lot into a batch of its own, unless that is done already; tell what it holds."""
    state = State(Path(task.folder))
    name = batch_name("held", task.task, task.number)
    if not state.has(name):
        batch, held = read_off(task)
        # a batch that is there all the same may be numbered from elsewhere: nothing tells of it
        put(batch)
        state.write_json(name, asdict(held))
    raw = state.read_json(name)
    return Held(**{**raw, "problems": [Problem(**one) for one in raw["problems"]]})


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
        """The problems of each source; each lot adds its own in its place."""
        self._of_lots: deque[list[Problem]] = deque()
        """Where the problems of the lots go that are waited for."""
        self._blank: list[tuple[int, list[Problem], Problem]] = []
        """What is to be told of a part without a record, and where."""
        self._numbering = Numbering()

    def work(self) -> Iterator[BatchTask | LotTask]:
        """The batches of all sources, in order, those to put down and those to read."""
        for source in self._task.sources:
            yield from self._read(source)
        if self._batch.records:
            yield self._numbered(self._batch)

    def take(self, held: Held) -> None:
        """Take what the first of the lots held that are waited for."""
        sent, _ = self._numbering.take(held)
        self._of_lots.popleft().extend(held.problems)
        self._facts.batches[sent.number] = held.reports
        self._reports[sent.part] += held.reports

    def facts(self, hashes: Sequence[str | None]) -> TaskFacts:
        """What is known once all was given and taken, with the digest of each source."""
        for number, before in self._numbering.wrong:
            number_anew(Anew(self._task.folder, self._task.number, number, before))
        for place, told_there, problem in self._blank:
            told_there.extend([] if self._numbering.surely(place) else [problem])
        for source, told, digest in zip(self._facts.sources, self._told, hashes, strict=True):
            source.hash = digest
            source.problems = [problem for some in told for problem in some]
        end = 0
        for part, count in zip(self._parts, self._reports, strict=True):
            part.first, part.end = end, end + count
            end += count
        return self._facts

    def _read(self, source: Source) -> Iterator[BatchTask | LotTask]:
        facts = SourceFacts(source.file.name, source.place, source.shown, None)
        self._facts.sources.append(facts)
        told: list[list[Problem]] = []
        self._told.append(told)
        cutting = Cutting(batches.FULL, batches.MOST)
        for item in read_lots(source.file, self._settings.reading, cutting):
            if isinstance(item, Part):
                facts.parts.append(PartFacts(item))
                self._parts.append(facts.parts[-1])
                self._reports.append(0)
                self._numbering.begin()
            elif isinstance(item, Problem):
                told.append([item])
            elif isinstance(item, Blank):
                told.append([])
                self._blank.append((len(self._parts) - 1, told[-1], item.problem))
            elif isinstance(item, Record):
                yield from self._take(item)
            else:
                told.append([])
                yield from self._send(item, told[-1])

    def _send(self, lot: Stretch | Pages, problems: list[Problem]) -> Iterator[BatchTask | LotTask]:
        """Give a lot, and before it what is left of the parts before its own."""
        if self._batch.records:
            yield self._numbered(self._batch)
            self._batch = Batch()
        number, part = len(self._facts.batches), len(self._parts) - 1
        self._facts.batches.append(0)
        self._of_lots.append(problems)
        task = self._task
        before = self._numbering.send(number, lot.lines)
        yield LotTask(task.folder, task.number, number, part, lot, before, self._settings)

    def _take(self, record: Record) -> Iterator[BatchTask]:
        reports = split([record], self._settings.segment).reports
        part = len(self._parts) - 1
        self._numbering.met()
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
