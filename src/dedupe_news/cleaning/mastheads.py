"""What a page calls itself: the name of a paper, or of a section, around the headline of a short report.

A report of a few lines is spared its first two, for one of them is its headline. On a page "Weser-Bote"
stands there, or "Lokales", and the headline below. Such a name is short, speaks of nothing that the report
speaks of, and a longer line between it and the first sentence does. Of 15 reports of three sentences in as
many languages, below a trail of links and the name of a paper, ten kept the name; three do now, and all keep
their headlines. Where no line of the text says that it was taken from a page, "Land unter" and "Big chill"
are headlines above a second one: seven of fourteen such went.

Between a headline and a byline or a date such a name has a capital for each word and none of the report's. Of
327,000 lines of four labelled sets this takes none; it was found by three outlets' reports below each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.shapes import SHAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["mastheads"]

_WIDTH, _STOP, _DATE, _BREAKS = map(SHAPES.index, ("width", "ends_stop", "date", "breaks"))
_WORDS, _CAPITALS, _BYLINE = map(SHAPES.index, ("words", "capitals", "byline"))

_EACH_WORD: Final = 0.49
"""Half the capitals of a word, as `shapes` counts them, where every word has one."""
_NAMED: Final = 1.5
"""More words than one: "Exclusive" and "Updated" say something else."""
_PLAIN: Final = 2
"""Lines above the first sentence of a text that was not taken from a page: a headline and a second one."""


def mastheads(  # noqa: PLR0913, PLR0917 - columns of one table
    shapes: NDArray[np.float32],
    topic: tuple[NDArray[np.float32], NDArray[np.float32]],
    said: NDArray[np.bool_],
    certain: NDArray[np.bool_],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> NDArray[np.bool_]:
    """Tell the names above the headlines of a batch of pages, and those between a headline and a date.

    Args:
        shapes: of all lines.
        topic: share and number of each line's telling words that stand in sentences of its page.
        said: whether each line is a sentence.
        certain: whether a named rule removes it.
        firsts: where each page begins (pages + 1).
        limits: how long a name is, and what it may share.
    """
    size = np.diff(firsts)
    count = len(said)
    at, page = np.arange(count), np.repeat(np.arange(len(size)), size)
    body = np.full(len(size), -1, dtype=np.int64)
    told = np.flatnonzero(said & ~certain)[::-1]
    body[page[told]] = told  # the last that is written, the first there is, stays
    above = (at < body[page]) & ~certain & (shapes[:, _STOP] == 0)
    letters = np.expm1(shapes[:, _WIDTH].astype(np.float64) * 6)
    headline = above & (topic[1] >= 1) & (topic[0] > limits.name_topic) & (shapes[:, _DATE] == 0)
    # the longest headline that stands further down, page by page
    longest = np.zeros(count)
    below = np.where(headline, letters, 0.0)
    for step in range(1, limits.name_reach + 1):
        there = at + step
        inside = there < np.minimum(body[page], count)
        longest = np.maximum(longest, np.where(inside, below[np.minimum(there, count - 1)], 0.0))
    # "Land unter" above its deck is a headline: only what was taken from a page has the page's name
    trail = (at < body[page]) & (shapes[:, _BREAKS] > 0) & (shapes[:, _STOP] == 0)
    scraped = np.bincount(page, weights=certain | trail, minlength=len(size)) > 0
    scraped |= np.bincount(page, weights=above, minlength=len(size)) > _PLAIN
    name = above & scraped[page] & (letters <= limits.name_letters) & (topic[0] <= limits.name_topic)
    below = name & (topic[1] < 1) & _below_headlines(shapes, page, headline, certain)
    return np.asarray((name & (longest >= limits.name_longer * letters)) | below)


def _below_headlines(
    shapes: NDArray[np.float32],
    page: NDArray[np.int64],
    headline: NDArray[np.bool_],
    certain: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Tell the lines between a headline and a byline or a date that have a capital for each word.

    A second headline there ("Nobody hurt in crash") has words that open small.
    """
    found = np.zeros(len(page), dtype=np.bool_)
    signed = certain & ((shapes[:, _DATE] > 0) | (shapes[:, _BYLINE] > 0))
    of_one = page[:-2] == page[2:]
    words = np.expm1(shapes[:, _WORDS].astype(np.float64) * 5)
    named = (shapes[:, _CAPITALS] >= _EACH_WORD) & (words >= _NAMED)
    found[1:-1] = named[1:-1] & headline[:-2] & signed[2:] & of_one
    return found
