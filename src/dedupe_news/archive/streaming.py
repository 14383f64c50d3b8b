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

from dedupe_news.archive import copies
from dedupe_news.archive.copies import RANKS, Decided
from dedupe_news.archive.facts import batch_name
from dedupe_news.archive.feeding import take_down
from dedupe_news.archive.labelling import REPEATED, LabelTask, label, read_labelled
from dedupe_news.archive.names import BOUNDS, Ids, unique_names, write_ids
from dedupe_news.archive.numbering import Anew, number_anew
from dedupe_news.archive.ranking import Ranking
from dedupe_news.archive.run import TALLY_SHARE
from dedupe_news.archive.state import State, begin
from dedupe_news.archive.tally import condemned_keys
from dedupe_news.errors import DedupeNewsError, OutputError
from dedupe_news.workers import Crew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dedupe_news.archive.feeding import Feed
    from dedupe_news.archive.labelling import LabelledBatch
    from dedupe_news.archive.settings import ArchiveSettings
    from dedupe_news.filtering import CopyMark

    Progress = Callable[[str, int, int | None], None]
    Part = tuple[LabelledBatch, list[CopyMark | None]]

TASK = 0
"""A stream is one task."""


@contextmanager
def spooled(
    feed: Feed, settings: ArchiveSettings, progress: Progress
) -> Iterator[Callable[..., Iterator[Any]]]:
    """Clean a stream; give what yields its batches with the marks of their copies, as often as it is called.

    Called with a function of such a part, which has to be importable by name, it yields what the workers
    make of each by it.

    Args:
        feed: the stream.
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
                stream.take(feed, crew)
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
    """One stream over one state; `sizes` tells how many reports each batch has."""

    state: State
    settings: ArchiveSettings
    progress: Progress
    sizes: list[int] = field(default_factory=list)
    ranking: Ranking = field(default_factory=Ranking)
    taken: copies.Taken = field(default_factory=copies.Taken)

    @property
    def batches(self) -> list[tuple[int, int]]:
        return [(TASK, number) for number in range(len(self.sizes))]

    def crew(self) -> Crew:
        return Crew(self.settings.workers, (__name__,))

    def take(self, feed: Feed, crew: Crew) -> None:
        """Have the workers read, tally and write down the stream, while more of it is cut here."""
        folder = str(self.state.folder)
        for held, order in crew.map(take_down, feed.work(folder, TASK, self.settings)):
            self.sizes.append(held.reports)
            self.ranking.take(order, feed.take(held))
        feed.end()
        anew = (Anew(folder, TASK, *wrong, lasting=False) for wrong in feed.wrong)
        for _ in crew.map(number_anew, anew):
            pass

    def label(self, crew: Crew) -> None:
        """Find what repeats, and label every batch; meanwhile name the reports and take up fingerprints."""
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
        for place, count in zip(self.batches, crew.map(label, work), strict=True):
            self._name()
            if self.settings.copies != "keep":
                self.taken.take(self.state, place)
            done += count
            self.progress("cleaning", done, total)

    def _name(self) -> None:
        """Write the ids and the order of the reports, unless that is done already."""
        if self.state.has(BOUNDS):
            return

        def names() -> Iterator[list[str]]:
            for place in self.batches:
                yield [name for name, _ in self.state.read_json(batch_name("names", *place))]

        write_ids(self.state, unique_names(names))
        self.state.write_array(RANKS, self.ranking.places())

    def decide(self) -> None:
        """Find copies."""
        if self.settings.copies == "keep":
            return
        total = sum(self.sizes)
        self.progress("copies", 0, total)
        copies.decide(self.state, self.batches, self.settings, taken=self.taken)
        self.progress("copies", total, total)

    def parts(self, crew: Crew, shape: Callable[[Part], Any] | None = None) -> Iterator[Any]:
        """The batches, cleaned, with the mark of each report that is a copy; or what workers make of them."""
        first, work = 0, []
        looked = self.settings.copies != "keep"
        for (_, number), count in zip(self.batches, self.sizes, strict=True):
            if count:
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
    ids, end = Ids(state), task.first + task.count
    marks: list[CopyMark | None] = [None] * task.count
    if task.looked:
        marks = Decided.of(state).marks(task.first, end, ids)
    names = [ids.of(at) for at in range(task.first, end)]
    part = read_labelled(state, TASK, task.number, names), marks
    return part if task.shape is None else task.shape(part)
