"""Which samples stand in which texts: a sparse table, and the pairs of texts that share some.

The table's columns are the samples that at least two texts have. An entry is the place of a sample in the
sketches, from which its text and its mark are known.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse

from dedupe_news.matching.likeness import Likeness
from dedupe_news.matching.runs import bounds_of, in_two, lengths, openings
from dedupe_news.matching.sketches import TAIL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dedupe_news.matching.sketches import Sketches

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_SLICE: Final = 1 << 20
_SLICES: Final = 16
"""So many entries are sorted at a time in each of two threads, in at most so many slices."""
_ROWS: Final = 1 << 12
"""Texts joined with all longer ones at a time, at least."""
_CHUNKS: Final = 32
"""More chunks waste fewer pairs of a text with shorter ones, but each goes through the table once."""


@dataclass(frozen=True, slots=True)
class Incidence:
    """The table, column by column: each entry's place, text and mark, and each column's number of entries."""

    places: NDArray[np.uint32]
    text: NDArray[np.int32]
    marks: NDArray[np.uint8]
    sizes: Ints
    texts: int

    @property
    def column(self) -> Ints:
        """The column of each entry."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    def only(self, kept: Mask) -> Incidence:
        """Give the table of some entries; columns keep their numbers."""
        bounds = bounds_of(kept)[bounds_of(self.sizes)]
        return Incidence(self.places[kept], self.text[kept], self.marks[kept], np.diff(bounds), self.texts)

    def columns(self, kept: Mask) -> Incidence:
        """Give the table of some columns, numbered anew."""
        entries = np.repeat(kept, self.sizes)
        return Incidence(
            self.places[entries], self.text[entries], self.marks[entries], self.sizes[kept], self.texts
        )

    def matrix(self) -> sparse.csr_matrix:
        """Give the table as a sparse matrix of columns by texts, of ones."""
        return _matrix(np.ones(len(self.text), np.int32), self.text, self.sizes, self.texts)

    def rows(self) -> sparse.csr_matrix:
        """Give the table as a sparse matrix of texts by columns, of marks (plus one: no entry is zero)."""
        return _matrix(self.marks + np.uint8(1), self.text, self.sizes, self.texts).T.tocsr()


def _matrix(values: NDArray[Any], text: NDArray[np.int32], sizes: Ints, texts: int) -> sparse.csr_matrix:
    bounds = bounds_of(sizes).astype(np.int32)
    matrix = sparse.csr_matrix((values, text, bounds), shape=(len(sizes), texts))
    matrix.has_canonical_format = True  # scipy need not look: texts ascend in each column
    return matrix


def tabulate(sketches: Sketches) -> Incidence:
    """Build the table."""
    slices = min(max(1, -(-len(sketches.samples) // _SLICE)), _SLICES)
    spread = sketches.samples[:: max(1, len(sketches.samples) >> 16)]
    edges = [int(np.quantile(spread, cut / slices)) for cut in range(1, slices)]
    places, sizes = [], []
    for place, size in in_two(
        lambda edge: _columns(sketches.samples, *edge), itertools.pairwise([0, *edges, 2**32])
    ):
        places.append(place)
        sizes.append(size)
    place = np.concatenate(places)
    text = sketches.owner()[place].view(np.int32)
    return Incidence(place, text, sketches.marks[place], np.concatenate(sizes), len(sketches))


def _columns(samples: NDArray[np.uint32], low: int, high: int) -> tuple[NDArray[np.uint32], Ints]:
    """The places of samples in a range that stand in two texts, sample by sample, and how many have each."""
    inside = np.flatnonzero((samples >= low) & (samples < high))
    packed = samples[inside].astype(np.uint64)
    packed <<= np.uint64(32)
    packed |= inside.astype(np.uint64)
    packed.sort()
    opens = openings((packed >> np.uint64(32)).astype(np.uint32))
    size = lengths(opens, len(packed))
    return packed[np.repeat(size > 1, size)].astype(np.uint32), size[size > 1]


def joined(
    table: Incidence, sizes: Ints, ceiling: NDArray[np.uint32], fewest: int
) -> Iterator[tuple[Ints, Ints, Likeness]]:
    """Give the pairs of texts that share some samples, with their likeness, the shorter text first.

    Texts are numbered by length. Shared is what stands anywhere in the shorter and in the longer's body, so
    that the product of all entries with those of the body counts it. Texts before a chunk's first are no
    longer in the second factor, which halves the work.

    Args:
        table: the samples that count.
        sizes: how many samples of each text count, those that no other text has included.
        ceiling: up to which hash each text was sampled.
        fewest: pairs that share fewer are left out.
    """
    rows = table.matrix().T.tocsr()
    busy = np.flatnonzero(np.diff(rows.indptr))
    step = max(_ROWS, -(-len(busy) // _CHUNKS))
    body = (table.marks & TAIL) == 0
    text, sizes_of = table.text[body], np.diff(bounds_of(body)[bounds_of(table.sizes)])

    def factors() -> Iterator[tuple[Ints, sparse.csr_matrix]]:
        nonlocal text, sizes_of
        for low in range(0, len(busy), step):
            chosen = busy[low : low + step]
            longer = text >= chosen[0]
            sizes_of = np.diff(bounds_of(longer)[bounds_of(sizes_of)])
            text = text[longer]
            yield chosen, _matrix(np.ones(len(text), np.int32), text, sizes_of, table.texts)

    def product(factor: tuple[Ints, sparse.csr_matrix]) -> tuple[Ints, Ints, Ints]:
        chosen, longer = factor
        found = rows[chosen] @ longer
        some = np.flatnonzero(found.data >= fewest)
        left = chosen[np.searchsorted(found.indptr, some, side="right") - 1]
        right = found.indices[some].astype(np.int64)
        once = left < right
        return left[once], right[once], found.data[some[once]].astype(np.int64)

    for left, right, body in in_two(product, factors()):
        yield left, right, _likeness((sizes[left], sizes[right]), (ceiling[left], ceiling[right]), body)


def _likeness(sizes: tuple[Ints, Ints], ceilings: tuple[NDArray[np.uint32], ...], body: Ints) -> Likeness:
    """Set what pairs share against their sizes, as they would be at the pair's rate of sampling.

    Shared last paragraphs stay uncounted here.
    """
    lower = np.minimum(*ceilings)
    thinned = [np.maximum(size * (lower / own), body) for size, own in zip(sizes, ceilings, strict=True)]
    return Likeness(
        body=body,
        tails=np.zeros(len(body), np.int64),
        smaller=np.minimum(*thinned).astype(np.int64),
        union=(thinned[0] + thinned[1] - body).astype(np.int64),
        rate=lower / 0xFFFFFFFF,
    )
