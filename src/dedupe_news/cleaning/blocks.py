"""Maximum-scoring runs: the body of a page is one run of lines, or a few.

Pasternack and Roth (WWW 2009) find an article as the maximum-scoring subsequence of token scores. Here
scores belong to lines.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
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
    starts = firsts[:-1].copy()
    ends = starts.copy()
    given, bounds = scores.tolist(), firsts.tolist()
    for page, (low, high) in enumerate(itertools.pairwise(bounds)):
        total = least = best = 0.0
        since = start = end = low
        # a few additions a line: eight calls of numpy a page took four times as long on news
        for at, score in enumerate(given[low:high], low + 1):
            total += score
            if total < least:
                least, since = total, at
            elif total - least > best:
                best = total - least
                start, end = since, at
        starts[page], ends[page] = start, end
    return starts, ends
