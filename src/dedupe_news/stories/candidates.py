"""Which pairs are worth comparing: those that share heavy terms.

Each text is looked up by its heaviest terms only; a term of very many texts names no event and is passed
over. The sum over the shared heavy terms ranks the neighbours, and the best of them are compared in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from dedupe_news.threads import in_two

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import StoryThresholds

ROWS = 1000
"""Texts whose neighbours are looked up at a time: bounds memory, changes no result."""
PAIRS = 20_000
"""Pairs compared at a time: the same."""


def candidates(
    unit: sparse.csr_matrix, limits: StoryThresholds
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the pairs `left < right` in which one is among the other's best by shared heavy terms."""
    most = max(limits.heavy_texts, unit.shape[0] // limits.heavy_share)
    return neighbours(heavy_terms(unit, limits.heavy, most), limits.neighbours)


def heavy_terms(matrix: sparse.csr_matrix, most: int, texts: int) -> sparse.csr_matrix:
    """Keep each row's `most` heaviest terms, of those that occur in 2 to `texts` rows."""
    spread = np.bincount(matrix.indices, minlength=matrix.shape[1])
    usable = (spread[matrix.indices] > 1) & (spread[matrix.indices] <= texts)
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))[usable]
    columns, data = matrix.indices[usable], matrix.data[usable]
    order = np.lexsort((columns, -data, rows))
    rows, columns, data = rows[order], columns[order], data[order]
    first = np.searchsorted(rows, np.arange(matrix.shape[0]))
    kept = np.arange(len(rows)) - first[rows] < most
    return sparse.csr_matrix((data[kept], (rows[kept], columns[kept])), shape=matrix.shape)


def neighbours(heavy: sparse.csr_matrix, most: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the pairs `left < right` in which one is among the other's `most` best by their product."""
    count = heavy.shape[0]
    turned = heavy.T.tocsr()

    def some(low: int) -> NDArray[np.int64]:
        block = heavy[low : low + ROWS] @ turned
        near = np.flatnonzero(_high(block, most + 1))  # itself, and as many others
        rows = np.searchsorted(block.indptr, near, side="right") - 1 + low
        columns, data = block.indices[near].astype(np.int64), block.data[near]
        other = rows != columns
        rows, columns, data = rows[other], columns[other], data[other]
        order = np.lexsort((columns, -data, rows))
        rows, columns = rows[order], columns[order]
        first = np.searchsorted(rows, np.arange(low, min(low + ROWS, count)))
        kept = np.arange(len(rows)) - first[rows - low] < most
        rows, columns = rows[kept], columns[kept]
        return np.unique(np.minimum(rows, columns) * count + np.maximum(rows, columns))

    keys = np.unique(np.concatenate([np.zeros(0, np.int64), *in_two(some, range(0, count, ROWS))]))
    return keys // max(count, 1), keys % max(count, 1)


def _high(block: sparse.csr_matrix, most: int) -> NDArray[np.bool_]:
    """Mark each row's `most` highest entries and those that equal the last of them.

    Sorting all that share a term, some thousand to a report, took half the time of grouping.
    """
    counts = np.diff(block.indptr)
    floor = np.full(block.shape[0], -np.inf, block.dtype)
    for row in np.flatnonzero(counts > most).tolist():
        entries = block.data[block.indptr[row] : block.indptr[row + 1]]
        floor[row] = np.partition(entries, len(entries) - most)[len(entries) - most]
    return block.data >= np.repeat(floor, counts)


def products(
    first: sparse.csr_matrix,
    second: sparse.csr_matrix,
    left: NDArray[np.int64],
    right: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Give the scalar product of row `left` of the first and row `right` of the second, pair by pair."""

    def some(low: int) -> NDArray[np.float64]:
        a, b = first[left[low : low + PAIRS]], second[right[low : low + PAIRS]]
        return np.asarray(a.multiply(b).sum(axis=1), np.float64).ravel()

    return np.concatenate([np.zeros(0), *in_two(some, range(0, len(left), PAIRS))])
