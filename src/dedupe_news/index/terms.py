"""The heaviest terms of a report, packed, and likeness by them: how an index looks up a report's neighbours.

A term is 24 bits of its hash and 8 bits of its weight in the report's unit vector. They choose whom today's
reports are held against; whether two tell one event is decided over the texts.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from dedupe_news.stories import background, vectors
from dedupe_news.stories.counts import count_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.index.blocks import Block
    from dedupe_news.thresholds import IndexThresholds, StoryThresholds

    Pairs = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]

MOST: Final = 32
"""Terms kept of a report: 128 bytes."""
_FULL: Final = 255.0


def terms_of(texts: Sequence[str], limits: StoryThresholds) -> list[NDArray[np.uint32]]:
    """Pack the heaviest terms of each text (title and body), heaviest first.

    Weights are those of these texts and the shipped background together.
    """
    counts = count_terms(texts, limits)
    unit = vectors.weigh(counts, vectors.weights(counts, background.load(), limits))
    rows = np.repeat(np.arange(len(texts)), np.diff(unit.indptr))
    weight = np.rint(unit.data * _FULL).astype(np.uint32)
    packed = (counts.hashes[unit.indices] & np.uint32(0xFFFFFF00)) | np.minimum(weight, 255).astype(np.uint32)
    order = np.lexsort((packed, -weight.astype(np.int64), rows))
    order = order[weight[order] > 0]
    rows, packed = rows[order], packed[order]
    bounds = np.searchsorted(rows, np.arange(len(texts) + 1))
    return [packed[low : min(high, low + MOST)] for low, high in pairwise(bounds.tolist())]


class Lookup:
    """Today's reports by their terms, ready to be held against blocks of known ones.

    A term of too many of today's reports looks up none: it tells no events apart, and costs most.
    """

    def __init__(self, today: Block, limits: IndexThresholds) -> None:
        names, spread = np.unique(today.terms >> np.uint32(8), return_counts=True)
        usable = names[spread <= limits.term_texts]
        self._table = np.full(1 << 24, -1, np.int32)
        self._table[usable] = np.arange(len(usable), dtype=np.int32)
        self._columns = len(usable)
        self._least = limits.least_likeness
        self._rows = self._turned(today, np.ones(len(today), np.bool_)).T.tocsr()

    def likeness(self, block: Block, wanted: NDArray[np.bool_]) -> Pairs:
        """Give pairs of today's and the block's wanted reports (places) that are alike, with their cosine."""
        product = self._rows @ self._turned(block, wanted)
        some = np.flatnonzero(product.data >= self._least)
        row = np.searchsorted(product.indptr, some, side="right") - 1
        return row, product.indices[some].astype(np.int64), product.data[some]

    def _turned(self, block: Block, wanted: NDArray[np.bool_]) -> sparse.csr_matrix:
        """Weights as a matrix of terms by reports."""
        owner = block.owner("terms")
        column = self._table.take(block.terms >> np.uint32(8))
        known = np.flatnonzero((column >= 0) & wanted[owner])
        weight = (block.terms[known] & np.uint32(0xFF)).astype(np.float32) / np.float32(_FULL)
        shape = (self._columns, len(block))
        return sparse.csr_matrix((weight, (column[known], owner[known].astype(np.int32))), shape=shape)
