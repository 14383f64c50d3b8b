"""Maximum-scoring runs: the body of a page is one run of lines, or a few.

Pasternack and Roth (WWW 2009) find an article as the maximum-scoring subsequence of token scores. Here
scores belong to lines, and the run is found for all pages of a batch at once with cumulative sums.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["best_runs"]


def best_runs(
    scores: NDArray[np.float64], firsts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The run `[start, end)` of greatest sum on each page, the first of equals; empty where none is positive.

    `scores` are of all lines of all pages in order, `firsts` (pages + 1) where each page begins.

    Example:
        >>> start, end = best_runs(np.array([-1.0, 2, -1, 3, -4, 1]), np.array([0, 6]))
        >>> start.tolist(), end.tolist()
        ([1], [4])
    """
    starts = np.zeros(len(firsts) - 1, dtype=np.int64)
    ends = np.zeros(len(firsts) - 1, dtype=np.int64)
    for page in range(len(firsts) - 1):
        low, high = int(firsts[page]), int(firsts[page + 1])
        starts[page] = ends[page] = low
        if high == low:
            continue
        sums = np.concatenate(([0.0], np.cumsum(scores[low:high])))
        least = np.minimum.accumulate(sums)
        end = int(np.argmax(sums - least))
        if sums[end] - least[end] <= 0:
            continue
        starts[page] = low + int(np.argmax(sums[: end + 1] == least[end]))
        ends[page] = low + end
    return starts, ends
