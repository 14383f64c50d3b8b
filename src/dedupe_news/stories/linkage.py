"""Average linkage on a sparse graph: rounds of merging mutual best neighbours, never connected components.

Average linkage is reducible: a merged cluster is never closer to a third one than the nearer of its parts.
So every pair of mutual nearest neighbours may be merged at once, and the result is that of merging the single
best pair again and again (Bruynooghe 1977; Murtagh 1983). A round is a few sparse operations, and some tens
of rounds do for any number of reports. Pairs that were not compared count as similarity 0. Similarities are
whole numbers (fixed point), so that sums are exact and do not depend on the order of adding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray


def average_linkage(sums: sparse.csr_matrix, sizes: NDArray[np.int64], cut: float) -> NDArray[np.int64]:
    """Merge clusters while the mean similarity across the best pair reaches `cut`.

    Args:
        sums: symmetric (n, n) of int64, zero diagonal: summed similarity of all cross pairs of two clusters.
        sizes: reports in each of the n clusters at the start.
        cut: the smallest mean similarity at which two clusters are merged, over 0.

    Returns:
        the label of each starting cluster, numbered by first appearance.

    Example:
        >>> chain = sparse.csr_matrix([[0, 9, 0], [9, 0, 6], [0, 6, 0]])
        >>> average_linkage(chain, np.ones(3, np.int64), 5).tolist()
        [0, 0, 1]
    """
    labels = np.arange(len(sizes), dtype=np.int64)
    size = sizes.astype(np.float64)
    while sums.nnz:
        best, near = _best(sums, size)
        here = np.arange(len(size))
        mutual = (best >= cut) & (near >= 0) & (near[near] == here)
        if not mutual.any():
            break
        parent = np.where(mutual, np.minimum(here, near), here)
        _, merged = np.unique(parent, return_inverse=True)
        labels = merged[labels]
        sums = _contract(sums, merged)
        size = np.bincount(merged, weights=size).astype(np.float64)
    return by_first(labels)


def _best(
    sums: sparse.csr_matrix, sizes: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Give each row's best mean similarity and its column (ties: the lowest; -1 for an empty row).

    Always preferring the lowest column leaves no circle of ties without a mutual pair.
    """
    rows = np.repeat(np.arange(len(sizes)), np.diff(sums.indptr))
    mean = sums.data / (sizes[rows] * sizes[sums.indices])
    best = np.zeros(len(sizes))
    np.maximum.at(best, rows, mean)
    near = np.full(len(sizes), len(sizes), np.int64)
    top = mean == best[rows]
    np.minimum.at(near, rows[top], sums.indices[top])
    near[(near == len(sizes)) | (best <= 0)] = -1
    return best, near


def _contract(sums: sparse.csr_matrix, merged: NDArray[np.int64]) -> sparse.csr_matrix:
    """Add up the rows and columns of merged clusters; within a cluster nothing is kept."""
    count = int(merged.max()) + 1
    rows = merged[np.repeat(np.arange(sums.shape[0]), np.diff(sums.indptr))]
    columns = merged[sums.indices]
    across = rows != columns
    return sparse.csr_matrix((sums.data[across], (rows[across], columns[across])), shape=(count, count))


def by_first(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number labels by their first appearance.

    Example:
        >>> by_first(np.array([7, 7, 2, 7, 0])).tolist()
        [0, 0, 1, 0, 2]
    """
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse]
