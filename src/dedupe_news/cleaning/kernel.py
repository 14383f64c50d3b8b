"""The kernel of a page: its densest run of paragraphs, and what stands far from it.

A row of teasers (a headline, a sentence, a headline, ...) looks like a body with many subheadings, and its
teasers share words with one another, so a core that reaches into the row tells nothing of them. The kernel
falls apart in such a row: what is asked is which words a line shares with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.blocks import best_runs
from dedupe_news.cleaning.context import running_sums
from dedupe_news.cleaning.shapes import SHAPES
from dedupe_news.cleaning.topics import topic_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.cleaning.topics import PageWords
    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["TELLING", "changes", "kernel_runs", "teaser_rows"]

TELLING: Final = float(np.log1p(25) / 6)
"""Width of the shortest line whose topic is asked."""
_SURE: Final = 3.0
_BREAK: Final = 7.0
"""What a line that is no paragraph costs the kernel; a paragraph brings the logarithm of its letters, about
five: a subheading may stand between two paragraphs and two others, a row of single sentences falls apart."""
_WIDTH: Final = SHAPES.index("width")


def kernel_runs(
    shapes: NDArray[np.float32],
    prose: NDArray[np.bool_],
    scores: NDArray[np.float32],
    firsts: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The run `[start, end)` of paragraphs of each page of a batch that says most; empty where none counts.

    `shapes`, `prose` (`context.is_prose`) and `scores` (log-odds) are of all lines, `firsts` (pages + 1) is
    where each page begins.
    """
    letters = np.log1p(np.expm1(shapes[:, _WIDTH].astype(np.float64) * 6))
    sure = np.minimum(np.abs(scores), _SURE) / _SURE
    return best_runs(np.where(prose & (scores > 0), letters * sure, -_BREAK), firsts)


def changes(
    prose: NDArray[np.bool_], size: int, first: NDArray[np.int64], last: NDArray[np.int64]
) -> NDArray[np.float64]:
    """How often paragraphs and other lines change among the `size` lines on either side, 0..1.

    `first` and `last` are those of each line's page.
    """
    at = np.arange(len(prose))
    change = np.zeros(len(prose))
    change[1:] = (prose[1:] != prose[:-1]) & (first[1:] == first[:-1])
    sums = running_sums(change)
    there = sums[np.minimum(at + size, last) + 1] - sums[np.maximum(at - size + 1, first)]
    return np.asarray(there / (2 * size))


def teaser_rows(  # noqa: PLR0913, PLR0917 - columns of one table
    shapes: NDArray[np.float32],
    prose: NDArray[np.bool_],
    scores: NDArray[np.float32],
    firsts: NDArray[np.int64],
    words: PageWords,
    limits: CleaningThresholds,
) -> NDArray[np.bool_]:
    """Tell the lines of rows of teasers: after the kernel, headlines and sentences in turn, of other matters.

    `scores` are log-odds; the others as for `kernel_runs` and `topics.topic_shares`.
    """
    at, size = np.arange(len(scores)), np.diff(firsts)
    first, last = np.repeat(firsts[:-1], size), np.repeat(firsts[1:] - 1, size)
    start, end = (np.repeat(place, size) for place in kernel_runs(shapes, prose, scores, firsts))
    share, _ = topic_shares(words, (at >= start) & (at < end))
    letters = np.expm1(shapes[:, _WIDTH].astype(np.float64) * 6)
    asked = shapes[:, _WIDTH] > TELLING
    sums = running_sums(
        np.stack((share * asked, asked, letters * prose, prose, letters * ~prose, ~prose), axis=1)
    )
    low, high = np.maximum(at - limits.teaser_reach, first), np.minimum(at + limits.teaser_reach, last) + 1
    near = sums.take(high, axis=0) - sums.take(low, axis=0)
    topic, blurb, headline = (near[:, column] / np.maximum(near[:, column + 1], 1) for column in (0, 2, 4))
    row = (at >= end) & (changes(prose, limits.teaser_window, first, last) >= limits.teaser_changes)
    row &= (blurb <= limits.teaser_blurb) & (headline >= limits.teaser_headline)
    return np.asarray(row & (topic < limits.teaser_near) & (share < limits.teaser_topic))
