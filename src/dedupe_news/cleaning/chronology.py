"""The days of a chronology: dates on lines of their own, each between what happened on two of them.

A date alone on its line is the day of publication and goes. In "how it came about" and in the diary of a
trial three or more stand in the body, a sentence that stays below each of them and another above: these are
its headings, without which nobody knows when anything happened. Among comments a name stands above a date, in
rows of teasers a headline below it. The hours of a live blog are such headings too: what named rules remove
between two entries ("Share", "Copy link") is looked past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.shapes import SHAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["day_headings"]

_WIDTH, _WORDS, _STOP, _DATE, _DIGITS, _FURNITURE, _BYLINE = map(
    SHAPES.index, ("width", "words", "ends_stop", "date", "digits", "furniture", "byline")
)
_LETTERS: Final = (float(np.log1p(3.5) / 6), float(np.log1p(28) / 6))
"""Width of four letters, as "18:05" has, and of a day with its weekday."""
_FIVE: Final = float(np.log1p(5.5) / 5)
_FIGURES: Final = 0.4
"""Part of the characters of an hour that are digits: "16:05 Uhr", "kl. 14.30"."""
_OTHER: Final = 0.1


def day_headings(  # noqa: PLR0913, PLR0917 - columns of one table
    shapes: NDArray[np.float32],
    told: NDArray[np.bool_],
    certain: NDArray[np.bool_],
    place: NDArray[np.int64],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> NDArray[np.bool_]:
    """Tell the lines of a batch of pages that are days of a chronology.

    Args:
        shapes: of all lines.
        told: whether each is a sentence that stays.
        certain: whether a named rule removes it.
        place: which distinct line each is.
        firsts: where each page begins (pages + 1).
        limits: how many different days a chronology has at the least.
    """
    width, date = shapes[:, _WIDTH], shapes[:, _DATE]
    days = (width > _LETTERS[0]) & (width < _LETTERS[1]) & (shapes[:, _WORDS] < _FIVE)
    other = shapes[:, _FURNITURE] - date
    dated = (shapes[:, _DIGITS] > 0) & (date > 0) & (other < _OTHER)
    # "Uhr" and "GMT" are words of bylines; "Like 1234" and "Page 1234" are no hours
    hours = (shapes[:, _DIGITS] >= _FIGURES) & (other - shapes[:, _BYLINE] < _OTHER)
    days &= (shapes[:, _STOP] == 0) & (dated | hours)
    days[firsts[1:][firsts[1:] > 0] - 1] = False
    days[:-1] &= told[1:]
    at = np.flatnonzero(days)
    if len(at) < limits.chronicle_days:
        return np.zeros_like(days)
    page = np.searchsorted(firsts, at, side="right") - 1
    first = np.append(True, page[1:] != page[:-1])
    lines = np.arange(len(days))
    above = np.maximum.accumulate(np.where(certain, -1, lines))[at - 1]
    fits = first | (told[above] & (above >= firsts[page]))
    at, page = at[fits], page[fits]
    # a day that stands twice is no other day
    order = np.lexsort((place[at], page))
    new = np.append(True, (page[order][1:] != page[order][:-1]) | (np.diff(place[at][order]) != 0))
    counts = np.bincount(page[order][new], minlength=len(firsts) - 1)
    found = np.zeros_like(days)
    found[at[counts[page] >= limits.chronicle_days]] = True
    return found
