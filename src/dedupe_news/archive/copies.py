"""Between the passes: who reprints whom in the whole archive, decided over fingerprints alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from dedupe_news.archive.facts import batch_name
from dedupe_news.archive.names import Ids
from dedupe_news.archive.room import shelved
from dedupe_news.archive.settings import WORKER
from dedupe_news.filtering import CopyMark, part
from dedupe_news.matching import HOW, Fingerprints, Shelf, join, match
from dedupe_news.reading.settings import MIB

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.archive.known import Earlier
    from dedupe_news.archive.settings import ArchiveSettings
    from dedupe_news.archive.state import State

    Place = tuple[int, int]

ITEMS = {"samples": "sample_bounds", "slots": "slot_bounds"}
"""The long fields of fingerprints, and where the bounds of each report's are."""
SAMPLE_ROOM = 40
BASE_ROOM = 200 * MIB
"""Bytes of memory that matching takes for each sample (some 64 a report), and besides, if nothing lies on
the disk (measured with `bench_matching.py`)."""
HELD = WORKER // 4
"""Bytes of fingerprints, those of some 200,000 reports, that are held while workers make more of them."""
KEEPER, SIMILARITY, HOWS, KNOWN = "keeper.npy", "similarity.npy", "how.npy", "known.json"
RANKS = "ranks.npy"
Look = Callable[["Fingerprints", "Sequence[int]"], "Earlier | None"]


def _nothing(prints: Fingerprints, ranks: Sequence[int]) -> None:
    """No report came earlier."""


@dataclass(slots=True)
class Taken:
    """The fingerprints of the first batches of a run, taken up while workers make those of later ones.

    To open each field of each batch once all were there was a quarter of the time in which only one core
    works. More than may be held are let go, and read from the disk after all.
    """

    parts: list[Fingerprints] = field(default_factory=list)
    size: int = 0

    def take(self, state: State, place: Place) -> None:
        """Take up the next batch."""
        if self.size > HELD:
            return
        found = state.read_arrays(batch_name("prints", *place))
        self.parts.append(Fingerprints(**found))
        self.size += sum(array.nbytes for array in found.values())
        if self.size > HELD:
            self.parts.clear()


def decide(
    state: State,
    batches: Sequence[Place],
    settings: ArchiveSettings,
    look: Look = _nothing,
    *,
    taken: Taken | None = None,
) -> None:
    """Write each report's keeper, by its place in the run, with how alike the two are and how.

    `look` finds copies with earlier reports in sight; their ids are written, too. `taken` may have the
    fingerprints of all batches.
    """
    if state.has(KEEPER):
        return
    if settings.copies == "keep":
        keeper = np.arange(len(Ids(state)), dtype=np.int64)
        similarity, how = np.ones(len(keeper)), np.zeros(len(keeper), np.uint8)
    else:
        with _room(state, batches, settings.memory, taken) as (shelf, prints):
            ranks = ranked(state, batches)
            earlier = look(prints, ranks)
            found = match(prints, settings.matching, ranks, shelf) if earlier is None else earlier.copies
        known = () if earlier is None else earlier.known
        if settings.constraints is not None:
            ids = Ids(state)
            found = part(found, [*map(ids.of, range(len(ids))), *known], settings.constraints)
        state.write_json(KNOWN, known)
        keeper, similarity, how = found.keeper, found.similarity, found.how
    state.write_array(SIMILARITY, similarity)
    state.write_array(HOWS, how)
    state.write_array(KEEPER, keeper)


@contextmanager
def _room(
    state: State, batches: Sequence[Place], memory: int, taken: Taken | None
) -> Iterator[tuple[Shelf, Fingerprints]]:
    """Give room for long arrays, and all fingerprints there.

    They lie in memory, where there is enough of it, or in the state's folder.
    """
    parts = taken.parts if taken is not None and len(taken.parts) == len(batches) else None
    all_bounds = _column(state, batches, "sample_bounds") if parts is None else map(_sample_bounds, parts)
    samples = sum(int(bounds[-1]) for bounds in all_bounds)
    if samples * SAMPLE_ROOM + BASE_ROOM > memory:
        with shelved(state.path("tmp")) as shelf:
            yield shelf, _prints(state, batches, shelf)
    elif parts is None:
        yield Shelf(), _prints(state, batches, Shelf())
    else:
        prints = join(parts)
        parts.clear()
        yield Shelf(), prints


def _sample_bounds(prints: Fingerprints) -> NDArray[np.int64]:
    return prints.sample_bounds


def _column(state: State, batches: Sequence[Place], name: str) -> Iterator[NDArray[Any]]:
    """One field of the fingerprints of each batch."""
    for place in batches:
        with np.load(state.path(batch_name("prints", *place)), allow_pickle=False) as file:
            yield file[name]


def _prints(state: State, batches: Sequence[Place], shelf: Shelf) -> Fingerprints:
    """The fingerprints of all batches; one field at a time, so that none is held twice with the others."""
    joined: dict[str, NDArray[Any]] = {}
    for one in fields(Fingerprints):
        if one.name.endswith("_bounds"):
            sizes = np.concatenate(list(map(np.diff, _column(state, batches, one.name))))
            joined[one.name] = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    for one in fields(Fingerprints):
        bounds = joined.get(ITEMS.get(one.name, ""))
        if bounds is not None:
            joined[one.name] = _one_after_another(_column(state, batches, one.name), int(bounds[-1]), shelf)
        elif one.name not in joined:
            joined[one.name] = np.concatenate(list(_column(state, batches, one.name)))
    return Fingerprints(**joined)


def _one_after_another(parts: Iterator[NDArray[Any]], size: int, shelf: Shelf) -> NDArray[Any]:
    found = shelf.empty(size, np.uint32)
    end = 0
    for own in parts:
        found[end : end + len(own)] = own
        end += len(own)
        shelf.rest(found)
    return found


def ranked(state: State, batches: Sequence[Place]) -> list[int]:
    """The place of each report by date, then as read: what `pipeline` gives the matcher, as numbers."""
    write_ranks(state, batches)
    ranks: list[int] = state.look_into(RANKS).tolist()
    return ranks


def write_ranks(state: State, batches: Sequence[Place]) -> None:
    """Write these places, unless that is done already."""
    if state.has(RANKS):
        return
    dates = [
        (date or "9999").encode("utf-8", "surrogatepass")
        for place in batches
        for _, date in state.read_json(batch_name("names", *place))
    ]
    order = np.argsort(np.array(dates, "S32"), kind="stable")
    ranks = np.empty(len(dates), np.int64)
    ranks[order] = np.arange(len(dates))
    state.write_array(RANKS, ranks)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about copies, on disk."""

    keeper: NDArray[np.int64]
    similarity: NDArray[np.float64]
    how: NDArray[np.uint8]
    known: Sequence[str] = ()

    @classmethod
    def of(cls, state: State) -> Decided:
        """Open it."""
        known = state.read_json(KNOWN) if state.has(KNOWN) else ()
        return cls(state.look_into(KEEPER), state.look_into(SIMILARITY), state.look_into(HOWS), known)

    def marks(self, first: int, end: int, ids: Ids) -> list[CopyMark | None]:
        """The marks of the reports in these places of the run."""
        keepers = self.keeper[first:end].tolist()
        return [
            None
            if keeper == at
            else CopyMark(self._name(keeper, ids), float(self.similarity[at]), HOW[self.how[at]])
            for at, keeper in enumerate(keepers, first)
        ]

    def _name(self, keeper: int, ids: Ids) -> str:
        """The id of a report of the run, or of an earlier one, which are numbered after them."""
        return ids.of(keeper) if keeper < len(ids) else self.known[keeper - len(ids)]

    def some_kept(self, first: int, end: int) -> bool:
        """Whether any of the reports in these places is no copy."""
        return bool((self.keeper[first:end] == np.arange(first, end)).any())
