"""Articles one below the other, each under its headline and nothing else between their sentences.

A headline says what its article says, and where a text opens with one and every other line that is no
sentence is such a headline right above sentences, it is as many articles as it has headlines. Subheadings of
one article look like that in part: but hardly a text with them has no caption, list, credit or question
besides, their words are as often as not other words than those below, a section goes on from the one above it
with a pronoun or names by surname alone whom that has named in full, and the looks take other lines for as
likely. Of 600 articles of GVA, DUC 2004 and NeuS under their own headlines none is cut so, nor of 1,600 of
WCXB, AEB and L3S-GN1, 250 of which open with a headline. Without what the looks say eight were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.reading.segmenting.closes import share_bars, stems_told, told_again
from dedupe_news.reading.segmenting.forms import END_MARK, sentences_in
from dedupe_news.reading.segmenting.notices import links
from dedupe_news.reading.segmenting.openings import goes_on
from dedupe_news.reading.segmenting.restarts import leaning

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.units import Units
    from dedupe_news.thresholds import SegmentThresholds

__all__ = ["under_headlines"]


def under_headlines(
    units: Units,
    headline: NDArray[np.bool_],
    header: NDArray[np.bool_],
    lines: tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]],
    settings: SegmentThresholds,
) -> list[int]:
    """Give the headlines of all articles but the first; none where any line is something else.

    Args:
        units: the lines of a text.
        headline: bool (n,), lines that look like a headline and may begin a report.
        header: bool (n,), bylines and dates, as they stand below headlines.
        lines: log-odds, which lines may begin a report, which are sentences; (n,) each.
        settings: thresholds.
    """
    heads, count = units.heads, len(units)
    logits, possible, told = lines
    if not headline[0] or told[0]:
        return []
    ended = told | np.array([END_MARK.search(head[-12:]) is not None for head in heads])
    bars = np.array(share_bars(heads, told))
    rows = np.flatnonzero(~ended & ~bars & ~header).tolist()
    if len(rows) < 2 or not headline[rows].all():
        return []
    others = possible.copy()
    others[rows] = False
    if logits[rows[1:]].min() <= logits[1:][others[1:]].max(initial=-np.inf):
        return []
    open_ = np.flatnonzero(~header & ~bars)
    below = open_[np.searchsorted(open_, rows, side="right") % len(open_)]
    if not told[below].all() or goes_on([heads[row] for row in below.tolist()]).any():
        return []
    sentences = np.concatenate(([0], np.cumsum((told & possible) * sentences_in(heads))))
    parts = np.diff(sentences[[*rows, count]])
    if parts.min() < settings.headed_sentences or any(links(heads[row - 1]) for row in rows[1:]):
        return []
    again = np.array([told_again(units, row, told) for row in rows])
    if again.mean() < settings.headed_again or leaning(units, rows[1:], told):
        return []
    # a picture's caption says what stands above it
    above = np.array([stems_told(units, row, (row - 2, row)) for row in rows[1:]])
    if (above > again[1:] + 1).any():
        return []
    return rows[1:]
