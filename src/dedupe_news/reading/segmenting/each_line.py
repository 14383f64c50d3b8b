"""Reports of one line each: a text in which every line holds several sentences and none goes on from another.

The looks see that the lines of such a text begin reports, all of them, but a report they draw has two lines
at least, and a dump one line that stands above others. Less is asked where every line names a day, as first
sentences do. Articles in paragraphs as long have lines that lean on those above: of 1,330 of GVA, DUC 2004,
WCXB and L3S-GN1 whose lines were joined to paragraphs of three to seven, eight are cut; of the borders in
joins of such reports 47 to 73 in 100 are found, all right, for 3 to 20 before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.reading.segmenting.forms import sentences_in
from dedupe_news.reading.segmenting.openings import goes_on, names_day
from dedupe_news.reading.segmenting.restarts import leaning

if TYPE_CHECKING:
    from dedupe_news.reading.segmenting.leads import Lines
    from dedupe_news.reading.segmenting.units import Units
    from dedupe_news.thresholds import SegmentThresholds

__all__ = ["each_line"]


def each_line(units: Units, lines: Lines, settings: SegmentThresholds) -> list[int]:
    """Give all lines but the first where each is a report; else none.

    Args:
        units: the lines of a text.
        lines: log-odds, which lines may begin a report, which are sentences; (n,) each.
        settings: thresholds.
    """
    logits, possible, told = lines
    count = len(units)
    if count < settings.each_fewest or not (told.all() and possible[1:].all()):
        return []
    dated = names_day(units.heads).all() and logits[1:].mean() >= settings.each_dated
    if not dated and logits[1:].sum() < settings.each_evidence:
        return []
    if sentences_in(units.heads).min() < settings.each_sentences:
        return []
    rows = list(range(1, count))
    if goes_on(units.heads[1:]).any() or 2 * leaning(units, rows, told) > len(rows):
        return []
    return rows
