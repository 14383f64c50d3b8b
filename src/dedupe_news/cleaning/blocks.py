"""Maximum-scoring runs: the body of a page is one run of lines, or a few.

Pasternack and Roth (WWW 2009) find an article as the maximum-scoring subsequence of token scores. Here
scores belong to lines.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

__all__ = ["best_runs"]

_FEW: Final = 1_500
"""Lines below which a walk along them takes less time than arrays do."""


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
    low, sizes = firsts[:-1], np.diff(firsts)
    starts, ends = low.copy(), low.copy()
    if len(scores) < _FEW:
        for page, (first, last) in enumerate(pairwise(firsts.tolist())):
            start, end = _run(scores[first:last].tolist())
            starts[page] += start
            ends[page] += end
        return starts, ends
    # pages of about one length together, a row each; what a short one lacks brings nothing
    order = np.argsort(sizes, kind="stable")
    for rows in _alike(order, sizes[order]):
        widest = int(sizes[rows].max(initial=0))
        column = np.arange(widest)
        at = np.minimum(low[rows, None] + column, len(scores) - 1)
        total = np.cumsum(np.where(column < sizes[rows, None], scores[at], 0.0), axis=1, dtype=np.float64)
        least = np.minimum(np.minimum.accumulate(total, axis=1), 0.0)
        last = np.argmax(total - least, axis=1)
        row = np.arange(len(rows))
        below = least[row, last]
        found = total[row, last] > below
        # the run begins after the first line down to which the sum falls lowest
        since = np.where(below < 0, np.argmax(total == below[:, None], axis=1) + 1, 0)
        starts[rows] += np.where(found, since, 0)
        ends[rows] += np.where(found, last + 1, 0)
    return starts, ends


def _run(scores: list[float]) -> tuple[int, int]:
    """The run of one page by itself, line by line."""
    total = least = best = 0.0
    since = start = end = 0
    for at, score in enumerate(scores, 1):
        total += score
        if total < least:
            least, since = total, at
        elif total - least > best:
            best = total - least
            start, end = since, at
    return start, end


def _alike(order: NDArray[np.int64], sizes: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Pages in order of their sizes, in groups in which the longest is no more than twice the shortest."""
    at = int(np.searchsorted(sizes, 1))
    while at < len(order):
        end = int(np.searchsorted(sizes, sizes[at] * 2, side="right"))
        yield order[at:end]
        at = end
