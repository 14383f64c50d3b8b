"""A stream of reports cleaned in bounded memory: what has to wait for the end of it waits on the disk.

A line that repeats and a copy's keeper are known once the last report was read, so a filter cannot let go of
the first report before that. It goes through the same stages as a batch run (`run`), over one task, in a
temporary folder that is gone afterwards, interrupted or not; in memory stay fingerprints and counts.
"""

from __future__ import annotations

import errno
import tempfile
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dedupe_news.archive import copies
from dedupe_news.archive.batches import Batch, Rows
from dedupe_news.archive.copies import Decided
from dedupe_news.archive.facts import batch_name
from dedupe_news.archive.gathering import BatchTask, put_down
from dedupe_news.archive.labelling import REPEATED, LabelTask, label, read_labelled
from dedupe_news.archive.names import Ids, write_ids
from dedupe_news.archive.run import TALLY_SHARE
from dedupe_news.archive.state import State, begin
from dedupe_news.archive.tally import condemned_keys
from dedupe_news.errors import DedupeNewsError, OutputError
from dedupe_news.workers import Crew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.archive.labelling import LabelledBatch
    from dedupe_news.archive.settings import ArchiveSettings
    from dedupe_news.filtering import CopyMark
    from dedupe_news.model import Report

    Progress = Callable[[str, int, int | None], None]
    Part = tuple[LabelledBatch, list[CopyMark | None]]

TASK = 0
"""A stream is one task."""
DATE = 32
"""Bytes of a date that are held for each report; the few that are longer are held once each."""


@contextmanager
def spooled(
    chunks: Iterable[Sequence[Sequence[Report]]], settings: ArchiveSettings, progress: Progress
) -> Iterator[Callable[..., Iterator[Any]]]:
    """Clean a stream; give what yields its batches with the marks of their copies, as often as it is called.

    Called with a function of such a part, which has to be importable by name, it yields what the workers
    make of each by it.

    Args:
        chunks: the reports, those of one record together; a chunk becomes a batch. Ids are unique already.
        settings: which rules remove lines, what becomes of copies, how many workers, how much memory.
        progress: whom to tell how far it is.

    Raises:
        OutputError: the temporary folder cannot be made or cannot hold the stream.
    """
    with _folder() as folder:
        stream = _Stream(State(Path(folder), lasting=False), settings, progress)
        with _told(folder):
            begin(stream.state, "stream")
            with stream.crew() as crew:
                stream.take(chunks, crew)
                stream.label(crew)
            stream.decide()
        with stream.crew() as crew:
            yield partial(stream.parts, crew)


def _folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="dedupe-news-")
    except OSError as error:  # where nothing may be written, such as in a container that is read only
        what = f"a long stream has to wait on the disk: {error.strerror}"
        raise OutputError(what, help="set TMPDIR to a folder that may be written") from error


@contextmanager
def _told(folder: str) -> Iterator[None]:
    """Turn what the system refuses into one clear line."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        help_ = "make room there, or set TMPDIR to a folder that has room"
        raise OutputError(f"cannot write: {error.strerror}", source=folder, help=help_) from error
    except BrokenProcessPool as error:
        raise DedupeNewsError(
            "a worker process was killed, perhaps for want of memory", help="give fewer workers (-j 1)"
        ) from error


@dataclass(slots=True)
class _Stream:
    """One stream over one state. `ranks` has, a batch each, what orders its reports."""

    state: State
    settings: ArchiveSettings
    progress: Progress
    sizes: list[int] = field(default_factory=list)
    ranks: list[tuple[NDArray[Any], ...]] = field(default_factory=list)
    sources: dict[str, int] = field(default_factory=dict)
    long_dates: dict[str, int] = field(default_factory=lambda: {"": 0})

    @property
    def batches(self) -> list[tuple[int, int]]:
        return [(TASK, number) for number in range(len(self.sizes))]

    def crew(self) -> Crew:
        return Crew(self.settings.workers, (__name__,))

    def take(self, chunks: Iterable[Sequence[Sequence[Report]]], crew: Crew) -> None:
        """Have the workers tally the stream and write it down, while more of it is read here."""
        for _ in crew.map(put_down, map(self._batch, chunks)):
            pass

    def _batch(self, chunk: Sequence[Sequence[Report]]) -> BatchTask:
        """Take in a chunk."""
        batch = Batch()
        for own in chunk:
            batch.add(own[0].record, 0, own)
        number = len(self.sizes)
        self.sizes.append(len(batch.reports))
        self._rank(batch.reports)
        folder = str(self.state.folder)
        return BatchTask(folder, TASK, number, Rows.of(batch), self.settings, lasting=False)

    def _rank(self, reports: Sequence[Report]) -> None:
        dates = [(report.date or "9999").encode("utf-8", "surrogatepass") for report in reports]
        sources = [self.sources.setdefault(report.source, len(self.sources)) for report in reports]
        self.ranks.append(
            (
                np.array(dates, f"S{DATE}"),
                np.array([self._long(report.date or "") for report in reports], np.int64),
                np.array(sources, np.int64),
                np.array([report.record.number for report in reports], np.int64),
                np.array([report.start for report in reports], np.int64),
            )
        )

    def _long(self, date: str) -> int:
        """The number of a date that the column of dates does not hold whole; 0 for all others."""
        whole = len(date.encode("utf-8", "surrogatepass")) <= DATE and not date.endswith("\0")
        return 0 if whole else self.long_dates.setdefault(date, len(self.long_dates))

    def label(self, crew: Crew) -> None:
        """Find what repeats, and label every batch."""
        total = sum(self.sizes)
        if self.settings.cleaning.applies("repeated", by_default=True):
            lines = [self.state.look_into(batch_name("tally", *place)) for place in self.batches]
            room = self.settings.memory // TALLY_SHARE
            repeats = self.settings.cleaning.thresholds.repeats
            self.state.write_array(REPEATED, condemned_keys(lines, self.sizes, repeats, room))
        work = (
            LabelTask(str(self.state.folder), *place, self.settings, lasting=False) for place in self.batches
        )
        done = 0
        self.progress("cleaning", 0, total)
        for count in crew.map(label, work):
            done += count
            self.progress("cleaning", done, total)

    def decide(self) -> None:
        """Find copies."""
        if self.settings.copies == "keep":
            return
        total = sum(self.sizes)
        self.progress("copies", 0, total)
        self._name()
        copies.decide(self.state, self.batches, self.settings)
        self.progress("copies", total, total)

    def _name(self) -> None:
        """Write the ids, and the order of the reports where the next stage looks for their dates."""
        order = self._order()
        write_ids(self.state, (self._ids(place) for place in self.batches))
        first = 0
        for place in self.batches:
            names = self._ids(place)
            ranks = order[first : first + len(names)].tolist()
            first += len(names)
            rows = [(name, f"{rank:012}") for name, rank in zip(names, ranks, strict=True)]
            self.state.write_json(batch_name("names", *place), rows)

    def _ids(self, place: tuple[int, int]) -> list[str]:
        return [name for name, _ in self.state.read_json(batch_name("names", *place))]

    def _order(self) -> NDArray[np.int64]:
        """The rank of each report, by date and then by where it stands (see `stripping.rank`)."""
        dates, long_dates, sources, records, starts = (
            np.concatenate(column) for column in zip(*self.ranks, strict=True)
        )
        order = np.lexsort(
            (starts, records, _places(self.sources)[sources], _places(self.long_dates)[long_dates], dates)
        )
        places = np.empty(len(order), np.int64)
        places[order] = np.arange(len(order))
        return places

    def parts(self, crew: Crew, shape: Callable[[Part], Any] | None = None) -> Iterator[Any]:
        """The batches, cleaned, with the mark of each report that is a copy; or what workers make of them."""
        first, work = 0, []
        looked = self.settings.copies != "keep"
        for (_, number), count in zip(self.batches, self.sizes, strict=True):
            work.append(PartTask(str(self.state.folder), number, first, count, looked, shape))
            first += count
        with _told(str(self.state.folder)):
            yield from map(part_of, work) if shape is None else crew.map(part_of, work)


@dataclass(frozen=True, slots=True)
class PartTask:
    """A batch that is to be given: the place of its first report, how many it has, and what to make of it.

    `looked` says that copies were looked for.
    """

    folder: str
    number: int
    first: int
    count: int
    looked: bool
    shape: Callable[[Part], Any] | None


def part_of(task: PartTask) -> Any:  # noqa: ANN401 - whatever is made of it
    """A batch with the marks of its copies, or what is made of these."""
    state = State(Path(task.folder), lasting=False)
    marks: list[CopyMark | None] = [None] * task.count
    if task.looked:
        marks = Decided.of(state).marks(task.first, task.first + task.count, Ids(state))
    part = read_labelled(state, TASK, task.number), marks
    return part if task.shape is None else task.shape(part)


def _places(names: Iterable[str]) -> NDArray[np.int64]:
    """The place of each of some different names in their order."""
    listed = list(names)
    place_of = {name: place for place, name in enumerate(sorted(listed))}
    return np.array([place_of[name] for name in listed], np.int64)
