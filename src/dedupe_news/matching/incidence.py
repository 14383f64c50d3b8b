"""Which samples stand in which texts: a sparse table, and the pairs of texts that share some.

The table's columns are the samples that at least two texts have. An entry is a text's number and whether the
sample stands in its last paragraph.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from dedupe_news.matching.compare import Likeness
from dedupe_news.matching.runs import bounds_of, lengths, openings
from dedupe_news.matching.sketches import TAIL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dedupe_news.matching.sketches import Sketches

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_SLICE: Final = 1 << 23
"""Entries sorted at a time."""
_ROWS: Final = 1 << 13
"""Texts joined with all longer ones at a time."""


@dataclass(frozen=True, slots=True)
class Incidence:
    """The table: packed entries column by column; each column's sample and number of entries."""

    entries: NDArray[np.uint32]
    hashes: NDArray[np.uint32]
    sizes: Ints
    texts: int

    @property
    def text(self) -> NDArray[np.uint32]:
        """The text of each entry."""
        return self.entries >> np.uint32(1)

    @property
    def column(self) -> Ints:
        """The column of each entry."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    def only(self, kept: Mask) -> Incidence:
        """Give the table of some entries; columns keep their numbers."""
        bounds = bounds_of(kept)[bounds_of(self.sizes)]
        return Incidence(self.entries[kept], self.hashes, np.diff(bounds), self.texts)

    def columns(self, kept: Mask) -> Incidence:
        """Give the table of some columns, numbered anew."""
        entries = self.entries[np.repeat(kept, self.sizes)]
        return Incidence(entries, self.hashes[kept], self.sizes[kept], self.texts)

    def matrix(self) -> sparse.csr_matrix:
        """Give the table as a sparse matrix of columns by texts."""
        ones = np.ones(len(self.entries), np.int32)
        bounds = bounds_of(self.sizes).astype(np.int32)
        shape = (len(self.sizes), self.texts)
        return sparse.csr_matrix((ones, self.text.astype(np.int32), bounds), shape=shape)


def tabulate(sketches: Sketches) -> Incidence:
    """Build the table."""
    slices = max(1, -(-len(sketches.samples) // _SLICE))
    spread = sketches.samples[:: max(1, len(sketches.samples) >> 16)]
    edges = [int(np.quantile(spread, cut / slices)) for cut in range(1, slices)]
    entries, sizes, columns = [], [], []
    code = (sketches.owner() << np.uint32(1)) | ((sketches.marks & TAIL) != 0)
    for low, high in itertools.pairwise([0, *edges, 2**32]):
        packed = _packed(sketches.samples, code, low, high)
        packed.sort()
        hashes = (packed >> np.uint64(32)).astype(np.uint32)
        opens = openings(hashes)
        size = lengths(opens, len(packed))
        entries.append(packed[np.repeat(size > 1, size)].astype(np.uint32))
        columns.append(hashes[opens[size > 1]])
        sizes.append(size[size > 1])
    return Incidence(np.concatenate(entries), np.concatenate(columns), np.concatenate(sizes), len(sketches))


def _packed(samples: NDArray[np.uint32], code: NDArray[np.uint32], low: int, high: int) -> NDArray[np.uint64]:
    """Sample and code of the samples in a range, in one integer each."""
    if (low, high) != (0, 2**32):
        inside = np.flatnonzero((samples >= low) & (samples < high))
        samples, code = samples[inside], code[inside]
    packed = samples.astype(np.uint64)
    packed <<= np.uint64(32)
    packed |= code
    return packed


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
    bodies = table.only((table.entries & np.uint32(1)) == 0)
    busy = np.flatnonzero(np.diff(rows.indptr))
    for low in range(0, len(busy), _ROWS):
        chosen = busy[low : low + _ROWS]
        bodies = bodies.only(bodies.text >= chosen[0])
        product = rows[chosen] @ bodies.matrix()
        some = np.flatnonzero(product.data >= fewest)
        left = chosen[np.searchsorted(product.indptr, some, side="right") - 1]
        right = product.indices[some].astype(np.int64)
        body = product.data[some].astype(np.int64)
        once = left < right
        left, right, body = left[once], right[once], body[once]
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
