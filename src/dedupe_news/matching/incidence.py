"""Which samples stand in which texts: a sparse table, in parts by ranges of hashes.

The table's columns are the samples that at least two texts have. An entry is the place of a sample in the
sketches, from which its text and its mark are known. No step needs more than a part of it at a time, save
the joining of its rows (`matching/joining.py`), which looks at texts alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse

from dedupe_news.matching.runs import bounds_of, dealt_out, lengths, marked, openings, order_of
from dedupe_news.threads import all_in_two, in_two

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from dedupe_news.matching.shelf import Shelf
    from dedupe_news.matching.sketches import Sketches

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]
    Dealt = tuple[NDArray[np.uint32], NDArray[np.uint32]]

SLICE: Final = 1 << 21
"""So many samples make a part."""
SORTED: Final = 1 << 18
"""So many of them are sorted at a time in each of two threads: in the processor's cache, in half the time."""
SCAN: Final = 1 << 21
"""So many samples are dealt out to parts at a time."""


@dataclass(frozen=True, slots=True)
class Incidence:
    """A part of the table, column by column: entries' places, texts and marks, and each column's size."""

    places: NDArray[np.uint32]
    text: NDArray[np.int32]
    marks: NDArray[np.uint8]
    sizes: NDArray[np.int32]
    texts: int

    def only(self, kept: Mask) -> Incidence:
        """Give the part of some entries; columns keep their numbers."""
        sizes = marked(kept, bounds_of(self.sizes)).astype(np.int32)
        return Incidence(self.places[kept], self.text[kept], self.marks[kept], sizes, self.texts)

    def columns(self, kept: Mask) -> Incidence:
        """Give the part of some columns, numbered anew."""
        entries = np.repeat(kept, self.sizes)
        return Incidence(
            self.places[entries], self.text[entries], self.marks[entries], self.sizes[kept], self.texts
        )

    def rows(self) -> sparse.csr_matrix:
        """Give the part as a sparse matrix of texts by columns, of marks (plus one: no entry is zero)."""
        return matrix_of(self.marks + np.uint8(1), self.text, self.sizes, self.texts).T.tocsr()


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table, as its parts in the order of their hashes."""

    parts: tuple[Incidence, ...]
    texts: int
    shelf: Shelf

    def each(self) -> Iterator[Incidence]:
        """Give the parts, one after the other, and let each go when the next is asked for."""
        for part in self.parts:
            yield part
            self.shelf.rest(part.places, part.text, part.marks)

    def changed(self, change: Callable[[Incidence], Incidence]) -> Table:
        """Give the table of other parts, one made of each."""
        return Table(tuple(_put(in_two(change, self.each()), self.shelf)), self.texts, self.shelf)

    def rows(self) -> sparse.csr_matrix:
        """Give the table as a sparse matrix of texts by columns, of marks (plus one: no entry is zero).

        Each part's rows are written behind those of the parts before it, text by text, so that columns
        ascend in each row: how many entries of each text stand before a part is counted first.
        """
        counts = list(in_two(self._counted, self.each()))
        sizes = np.zeros(self.texts, np.int64)
        for count in counts:
            sizes += count
        bounds = bounds_of(sizes)
        columns = self.shelf.empty(int(bounds[-1]), np.int32)
        marks = self.shelf.empty(int(bounds[-1]), np.uint8)

        def begun() -> Iterator[tuple[Incidence, NDArray[np.int32], int]]:
            ends, before = bounds[:-1].astype(np.int32), 0
            for part, count in zip(self.each(), counts, strict=True):
                yield part, ends, before
                ends = ends + count
                before += len(part.sizes)

        def write(begin: tuple[Incidence, NDArray[np.int32], int]) -> None:
            part, ends, before = begin
            own = part.rows()
            at = np.repeat(ends - own.indptr[:-1], np.diff(own.indptr))
            at += np.arange(len(at), dtype=np.int32)
            columns[at] = own.indices + np.int32(before)
            marks[at] = own.data
            self.shelf.rest(columns, marks)

        all_in_two(write, begun())
        width = sum(len(part.sizes) for part in self.parts)
        rows = sparse.csr_matrix(
            (marks, columns, bounds.astype(np.int32)), shape=(self.texts, max(1, width)), copy=False
        )
        rows.has_canonical_format = True
        return rows

    def _counted(self, part: Incidence) -> NDArray[Any]:
        """How many entries of a part each text has, in the fewest bytes."""
        found = np.bincount(part.text, minlength=self.texts)
        return found.astype(np.min_scalar_type(found.max(initial=0)))


def matrix_of(
    values: NDArray[Any], text: NDArray[np.int32], sizes: NDArray[Any], texts: int
) -> sparse.csr_matrix:
    """Make a sparse matrix of columns by texts from the entries of columns."""
    bounds = bounds_of(sizes).astype(np.int32)
    matrix = sparse.csr_matrix((values, text, bounds), shape=(len(sizes), texts))
    matrix.has_canonical_format = True  # scipy need not look: texts ascend in each column
    return matrix


def tabulate(sketches: Sketches, shelf: Shelf) -> Table:
    """Build the table."""
    samples = sketches.samples
    owner = _owner(sketches, shelf)

    def column(ranges: list[list[Dealt]]) -> Incidence:
        found = [_columns(*map(np.concatenate, zip(*pieces, strict=True))) for pieces in ranges]
        place, size = (np.concatenate(own) for own in zip(*found, strict=True))
        return Incidence(place, owner[place], sketches.marks[place], size, len(sketches))

    parts = tuple(_put(in_two(column, _dealt(samples, shelf)), shelf))
    shelf.rest(samples, sketches.marks, owner)
    return Table(parts, len(sketches), shelf)


def _put(parts: Iterator[Incidence], shelf: Shelf) -> Iterator[Incidence]:
    for part in parts:
        yield Incidence(
            shelf.keep(part.places), shelf.keep(part.text), shelf.keep(part.marks), part.sizes, part.texts
        )


def _owner(sketches: Sketches, shelf: Shelf) -> NDArray[np.int32]:
    """The text of each sample."""
    owner = shelf.empty(len(sketches.samples), np.int32)
    step = 1 << 16
    for low in range(0, len(sketches), step):
        bounds = sketches.bounds[low : low + step + 1]
        texts = np.arange(low, low + len(bounds) - 1, dtype=np.int32)
        owner[bounds[0] : bounds[-1]] = np.repeat(texts, np.diff(bounds))
    return owner


def _dealt(samples: NDArray[np.uint32], shelf: Shelf) -> Iterator[list[list[Dealt]]]:
    """The samples of ranges of hashes and their places, some ranges at a time.

    Ranges hold about as many samples, each in the pieces in which they were dealt. (To deal out places alone
    takes four bytes a sample less, and to look the samples up again a tenth of the whole table's time.)
    """
    size = min(SLICE, SORTED)
    count = -(-len(samples) // size)
    few = np.bincount(samples[:: max(1, len(samples) >> 18)] >> np.uint32(16), minlength=1 << 16)
    range_of = np.minimum((np.cumsum(few) - few) * count // max(1, few.sum()), count - 1).astype(np.int32)

    def deal(low: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.int32]]:
        own = range_of[samples[low : low + SCAN] >> np.uint32(16)]
        found = dealt_out(own, count, samples[low : low + SCAN])
        return found.data, found.indices.view(np.uint32) + np.uint32(low), found.indptr

    dealt = []
    for own, places, bounds in in_two(deal, range(0, len(samples), SCAN)):
        dealt.append((shelf.keep(own), shelf.keep(places), bounds.tolist()))
        shelf.rest(samples)
    ranges = [
        [(own[ends[at] : ends[at + 1]], places[ends[at] : ends[at + 1]]) for own, places, ends in dealt]
        for at in range(count)
    ]
    step = SLICE // size
    for low in range(0, count, step):
        yield ranges[low : low + step]
        shelf.rest(samples, *(one for *both, _ in dealt for one in both))


def _columns(
    samples: NDArray[np.uint32], inside: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """Of samples, given with their places, those in two texts, hash by hash, and how many have each."""
    keys = samples - samples.min(initial=0xFFFFFFFF)
    order = order_of(keys)
    keys = keys[order]
    opens = openings(keys)
    size = lengths(opens, len(keys))
    return inside[order[np.repeat(size > 1, size)]], size[size > 1].astype(np.int32)
