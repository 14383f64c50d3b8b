"""What a stream is made of on its way to the workers: lots they read, or reports that are there already.

Here is told, in the order of the input, what each lot was found to hold; how the workers read it, and how its
records come by their numbers, is that of a batch run (`gathering`, `numbering`).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dedupe_news.archive import batches
from dedupe_news.archive.batches import Batch, Rows
from dedupe_news.archive.gathering import BatchTask, Listed, LotTask, put, read_off
from dedupe_news.archive.numbering import Held, Numbering
from dedupe_news.archive.ranking import Order
from dedupe_news.model import Problem, Record
from dedupe_news.reading import Blank, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dedupe_news.archive.settings import ArchiveSettings
    from dedupe_news.model import Report
    from dedupe_news.reading import Pages, Stretch
    from dedupe_news.reading.reader import Item

LEAST = batches.FULL // batches.MOST
"""Characters that a record counts for at the least, so that a batch of short ones is closed, too."""


def take_down(task: LotTask | BatchTask) -> tuple[Held, Order]:
    """Put a batch down, after it was read if need be; tell what it holds and what orders its reports."""
    if isinstance(task, LotTask):
        batch, held = read_off(task)
    else:
        batch, held = task, Held(0, len(task.rows.records), len(task.rows.reports), [])
    put(batch)
    return held, Order.of(batch.rows)


class Feed(Protocol):
    """A stream as `streaming` takes it in."""

    @property
    def wrong(self) -> Sequence[tuple[int, int]]:
        """The batches whose records are to be numbered anew, and from where on, once the stream ended."""

    def work(self, folder: str, task: int, settings: ArchiveSettings) -> Iterator[LotTask | BatchTask]:
        """The batches, in order, to put down or to read."""

    def take(self, held: Held) -> int:
        """Take what the first of those held that are waited for; tell how far its records move up."""

    def end(self) -> None:
        """All was given and taken."""


class Chunks:
    """Reports that are there already, those of one record together; a chunk becomes a batch."""

    def __init__(self, chunks: Iterable[Sequence[Sequence[Report]]]) -> None:
        self._chunks = chunks

    @property
    def wrong(self) -> Sequence[tuple[int, int]]:
        """None: the records were numbered where they were read."""
        return ()

    def work(self, folder: str, task: int, settings: ArchiveSettings) -> Iterator[BatchTask]:
        """Give each chunk."""
        for number, chunk in enumerate(self._chunks):
            batch = Batch()
            for own in chunk:
                batch.add(own[0].record, 0, own)
            yield BatchTask(folder, task, number, Rows.of(batch), settings, lasting=False)

    def take(self, _: Held) -> int:
        """Nothing is known of it that was not known before."""
        return 0

    def end(self) -> None:
        """Nothing is left to tell."""


class Told(Protocol):
    """Whom to tell what is read, in the order of the input; `folder` is the file's, if it was in one."""

    def usable(self, folder: str | None, count: int) -> None:
        """So many more records were read."""

    def met(self, folder: str | None, problem: Problem) -> None:
        """Something is wrong with the input."""

    def ended(self) -> None:
        """All was read."""


class _Given(NamedTuple):
    """A lot that was given, the folder of its file, and whether its records were read and counted here."""

    folder: str | None
    here: bool


class _After(NamedTuple):
    """What is to be told after the lots that were given before it; `part` is that of a blank stream."""

    folder: str | None
    item: Problem | Blank
    part: int


@dataclass(slots=True)
class Lots:
    """A stream in lots, each with the folder of its file, if it was in one; a lot becomes a batch.

    Records that are read here are put together to lots, too: the workers split them.
    """

    items: Iterable[tuple[str | None, Item]]
    told: Told
    _numbering: Numbering = field(default_factory=Numbering)
    _waiting: deque[_Given | _After] = field(default_factory=deque)
    _records: list[Record] = field(default_factory=list)
    """Those that were read here and are not given yet; `_size` is theirs."""
    _size: int = 0
    _part: int = -1
    _number: int = 0

    @property
    def wrong(self) -> Sequence[tuple[int, int]]:
        """Batches to be numbered anew."""
        return self._numbering.wrong

    def work(self, folder: str, task: int, settings: ArchiveSettings) -> Iterator[LotTask]:
        """Give each lot."""
        for number, (lot, before) in enumerate(self._lots()):
            yield LotTask(folder, task, number, 0, lot, before, settings, lasting=False).sent()

    def _lots(self) -> Iterator[tuple[Stretch | Pages | Listed, int]]:
        """Each lot, and how many records seem to stand before it."""
        for place, item in self.items:
            if isinstance(item, Part):
                self._numbering.begin()
                self._part += 1
            elif isinstance(item, (Problem, Blank)):
                self._waiting.append(_After(place, item, self._part))
                self._tell()
            elif isinstance(item, Record):
                yield from self._gather(place, item)
            else:
                yield from self._gathered()
                before = self._numbering.send(self._give(_Given(place, here=False)), item.lines)
                yield item, before
        yield from self._gathered()

    def _gather(self, place: str | None, record: Record) -> Iterator[tuple[Listed, int]]:
        """Take a record that was read here to those before it; give them once they are enough."""
        self._numbering.met()
        self.told.usable(place, 1)
        self._records.append(record)
        self._size += max(len(record.text), LEAST)
        if self._size >= batches.FULL:
            yield from self._gathered()

    def _gathered(self) -> Iterator[tuple[Listed, int]]:
        if self._records:
            lot = Listed.of(self._records)
            self._records, self._size = [], 0
            self._give(_Given(None, here=True))
            yield lot, 0

    def _give(self, given: _Given) -> int:
        """Wait for one more lot; tell which batch it becomes."""
        self._waiting.append(given)
        self._number += 1
        return self._number - 1

    def take(self, held: Held) -> int:
        """Take what the first lot held that is waited for; tell how far its records move up."""
        given = self._waiting.popleft()
        assert isinstance(given, _Given)  # noqa: S101 - what is not was told when the lot before was taken
        shift = 0
        if not given.here:
            shift = self._numbering.take(held)[1] - held.before
            for problem in held.problems:
                self.told.met(given.folder, problem)
            self.told.usable(given.folder, held.records)
        self._tell()
        return shift

    def _tell(self) -> None:
        """Tell what no lot is waited for before."""
        while self._waiting and isinstance(after := self._waiting[0], _After):
            self._waiting.popleft()
            if isinstance(after.item, Problem):
                self.told.met(after.folder, after.item)
            elif not self._numbering.surely(after.part):
                self.told.met(after.folder, after.item.problem)

    def end(self) -> None:
        """Tell that all was read."""
        self.told.ended()
