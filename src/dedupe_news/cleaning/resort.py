"""The last resort: of a page that would lose every line its longest run of sentences stays.

In scripts that write much in few characters, and on pages of short sentences among long menus, the networks
may know no line for content. An empty text is the worst answer: three sentences that follow one another, and
of which no rule knows any, are what the page says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.cleaning.blocks import best_runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["last_resort"]

_NEVER = -1e9


def last_resort(
    told: NDArray[np.bool_],
    scores: NDArray[np.float32],
    letters: NDArray[np.float64],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> NDArray[np.bool_]:
    """Tell the sentences that stay of pages of which nothing would.

    Args:
        told: whether each line is a sentence that no rule removes.
        scores: log-odds of each line.
        letters: how many each has.
        firsts: where each page begins (pages + 1).
        limits: how many sentences, and letters of them, are a text.

    Example:
        >>> from dedupe_news.thresholds import CleaningThresholds
        >>> told = np.array([0, 1, 1, 1, 0, 1, 1], dtype=bool)
        >>> low, letters = np.full(7, -3, dtype=np.float32), np.full(7, 40.0)
        >>> last_resort(told, low, letters, np.array([0, 7]), CleaningThresholds()).nonzero()[0].tolist()
        [1, 2, 3]
        >>> bool(last_resort(told, -low, letters, np.array([0, 7]), CleaningThresholds()).any())
        False
    """
    page = np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
    kept = np.bincount(page[scores > 0], minlength=len(firsts) - 1)
    asked: NDArray[np.bool_] = (kept == 0)[page]
    if not asked.any():
        return asked
    start, end = best_runs(np.where(told & asked, letters, _NEVER), firsts)
    sums = np.concatenate(([0.0], np.cumsum(np.where(told & asked, letters, 0.0))))
    fits = (end - start >= limits.resort_lines) & (sums[end] - sums[start] >= limits.resort_letters)
    at = np.arange(len(told))
    return np.asarray((at >= start[page]) & (at < end[page]) & fits[page])
