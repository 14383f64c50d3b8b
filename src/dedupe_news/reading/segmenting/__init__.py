r"""Where one report ends and the next begins in a text that holds several.

Example:
    >>> text = "It rained all day in Bergen.\n***\nThe sun shone on Oslo today."
    >>> [(text[p.start : p.end], p.cut.rule) for p in segment(text).pieces]
    [('It rained all day in Bergen.', ''), ('The sun shone on Oslo today.', 'rule-line')]
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from dedupe_news.model import Cut, Piece, Segmentation, Separator
from dedupe_news.reading.segmenting.feet import page_feet
from dedupe_news.reading.segmenting.given import given_starts
from dedupe_news.reading.segmenting.marks import divide
from dedupe_news.reading.segmenting.rows import read_rows
from dedupe_news.thresholds import SegmentThresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.reading.segmenting.rows import Rows

__all__ = ["guessed", "segment"]


def segment(
    text: str,
    mode: Literal["auto", "explicit", "none"] = "auto",
    settings: SegmentThresholds = SegmentThresholds(),  # noqa: B008 - frozen
    starts: Sequence[int] | None = None,
) -> Segmentation:
    r"""Divide a text into reports.

    Args:
        text: the text, as decoded.
        mode: `explicit` cuts at marks alone, `auto` also where a new report is seen to begin, `none` nowhere.
        settings: thresholds.
        starts: 1-based numbers of the lines on which reports begin; they override everything.

    Returns:
        Pieces and separators in order; together they hold every non-blank character once.

    Raises:
        ValueError: a start is no line of the text, or the starts do not rise.

    Example:
        >>> segment("Rain in Bergen.\nSun in Oslo.", starts=[2]).pieces[1].cut.by
        'given'
    """
    if starts is not None:
        return given_starts(text, starts)
    rows = read_rows(text)
    if len(rows) == 0:
        return Segmentation(())
    whole = Piece(int(rows.starts[0]), int(rows.ends[-1]), Cut("file"))
    if mode == "none":
        return Segmentation((whole,))
    divisions, marks = divide(rows)
    pieces: list[Piece] = []
    for division in divisions:
        cut = Cut("file") if division.rule is None else Cut("separator", rule=division.rule)
        alone = len(divisions) == 1
        start, end = int(rows.starts[division.first]), int(rows.ends[division.last - 1])
        leads: list[tuple[int, Cut]] = []
        if mode == "auto" and alone and end - start >= settings.shortest_text:
            leads = guessed(text, rows, division.first, division.last, settings)
        firsts = [(start, cut), *leads]
        for (first, why), last in zip(firsts, [*(at for at, _ in leads), end], strict=True):
            pieces.append(Piece(first, first + len(text[first:last].rstrip()), why))
    separators = tuple(
        Separator(int(rows.starts[row]), int(rows.ends[row]), rule) for row, rule in sorted(marks.items())
    )
    return Segmentation(tuple(pieces), separators)


def guessed(
    text: str, rows: Rows, begin: int, stop: int, settings: SegmentThresholds
) -> list[tuple[int, Cut]]:
    """Where reports begin in the rows `[begin, stop)` without a mark: below feet of pages, and at leads."""
    from dedupe_news.reading.segmenting.leads import (  # noqa: PLC0415 - their arrays take a while to load
        begin_below,
        find_leads,
    )

    feet = page_feet(rows, begin, stop, settings)
    first, last = int(rows.starts[begin]), int(rows.ends[stop - 1])
    below = begin_below(text, first, last, [int(rows.starts[row]) for row in feet], settings)
    # pages are scraped, and what is left between their feet is no text that somebody put together
    limits = replace(settings, short_lines=0) if below else settings
    found: list[tuple[int, Cut]] = []
    for start, end in zip([first, *below], [*below, last], strict=True):
        if start > first:
            found.append((start, Cut("lead", settings.foot_score, "the foot of a page above")))
        found += find_leads(text, start, end, limits)
    return found
