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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.index.blocks import Block
    from dedupe_news.thresholds import StoryThresholds

MOST: Final = 32
"""Terms kept of a report: 128 bytes."""
_FULL: Final = 255.0


def terms_of(texts: Sequence[str], limits: StoryThresholds) -> list[NDArray[np.uint32]]:
    """Pack the heaviest terms of each text (title and body), heaviest first.

    Weights are those of these texts and the shipped background together.
    """
    counts = vectors.count_terms(texts, limits)
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
    """Today's reports by their terms, ready to be held against blocks of known ones."""

    def __init__(self, today: Block, limits: StoryThresholds) -> None:
        words = today.terms >> np.uint32(8)
        names, spread = np.unique(words, return_counts=True)
        most = max(limits.heavy_texts, len(today) // limits.heavy_share)
        self._table = np.full(1 << 24, -1, np.int32)
        usable = np.flatnonzero(spread <= most)
        self._table[names[usable]] = np.arange(len(usable), dtype=np.int32)
        self._columns = len(usable)
        self._rows = self._matrix(today)

    def likeness(self, block: Block) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
        """Give pairs of today's and the block's reports (places) that share terms, with their cosine."""
        product = (self._rows @ self._matrix(block).T.tocsr()).tocoo()
        return product.row.astype(np.int64), product.col.astype(np.int64), product.data

    def _matrix(self, block: Block) -> sparse.csr_matrix:
        column = self._table[block.terms >> np.uint32(8)]
        known = column >= 0
        weight = (block.terms[known] & np.uint32(0xFF)).astype(np.float32) / np.float32(_FULL)
        return sparse.csr_matrix(
            (weight, (block.owner("terms")[known], column[known])), shape=(len(block), self._columns)
        )
