"""The first lines of new reports where nothing marks them, each with a score and what speaks for it.

Two looks at every line: one at the line and fixed windows around it, one that knows which other lines are
likely to begin reports. Is the text a dump at all? The sum of what its best borders bring must say so, and a
third look at all lines together must agree. A dynamic program then says where the borders are. A headline
with a byline or a date below it needs no such question (`mastheads.py`), nor do agencies' datelines
(`datelines.py`), headlines below what closes an article (`closes.py`), a text of nothing but headlines and
sentences (`headed.py`) or of a report a line (`each_line.py`), and a short text that they leave whole is
asked for reports of different events (`shorts.py`) and for such as stand by themselves, whatever event they
tell of (`restarts.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.model import Cut
from dedupe_news.reading.segmenting.closes import below_bars, below_closes
from dedupe_news.reading.segmenting.columns import Table, tabulate
from dedupe_news.reading.segmenting.context import context
from dedupe_news.reading.segmenting.datelines import datelines
from dedupe_news.reading.segmenting.decoding import best_borders
from dedupe_news.reading.segmenting.each_line import each_line
from dedupe_news.reading.segmenting.forms import END_MARK
from dedupe_news.reading.segmenting.headed import under_headlines
from dedupe_news.reading.segmenting.mark_lines import DENSE
from dedupe_news.reading.segmenting.mastheads import mastheads
from dedupe_news.reading.segmenting.restarts import begin_anew, parts_of
from dedupe_news.reading.segmenting.scoring import load_looks, reasons
from dedupe_news.reading.segmenting.shorts import Lines as ShortLines
from dedupe_news.reading.segmenting.shorts import short_borders
from dedupe_news.reading.segmenting.teasers import teasers
from dedupe_news.reading.segmenting.units import Units, read_spans, read_units, unit_spans
from dedupe_news.reading.segmenting.wholes import whole
from dedupe_news.reading.segmenting.windows import borders_by_window, windows
from dedupe_news.reading.segmenting.within import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.lead_words import LeadWords
    from dedupe_news.reading.segmenting.scoring import Floats, Look
    from dedupe_news.thresholds import SegmentThresholds

    Weights = tuple[tuple[Look, ...], LeadWords]
    Lines = tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]

__all__ = ["Judged", "begin_below", "find_leads", "judge", "says_something", "second_look", "third_look"]


_CREDIT: Final = re.compile(
    r"[(\[—–-]?\s?(?:(?:additional )?reporting|editing|writing|compiled|edited) by\s\S.{0,200}$",
    re.IGNORECASE,
)
"""What an agency puts under its reports: the line after it begins what this one seems to begin."""


_FEW, _FEW_DENSE = 4, 8
"""Words of a shortest sentence; letters, in scripts without spaces."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Every line of a text with its log-odds: `values` (n, columns), `possible` and `told` bool (n,)."""

    units: Units
    names: tuple[str, ...]
    values: NDArray[np.float64]
    logits: NDArray[np.float64]
    possible: NDArray[np.bool_]
    told: NDArray[np.bool_]


def judge(text: str, start: int, end: int, weights: Weights | None = None) -> Judged:
    """Look twice at every line of the stretch `[start, end)`, with the weights that ship or others."""
    return _judged(read_units(text, start, end), weights or load_looks())


def _judged(units: Units, weights: Weights) -> Judged:
    (first, second, _), words = weights
    table = tabulate(units, words)
    names, values = second_look(table, first.logits(table.names, table.values))
    told = says_something(names, values)
    return Judged(units, names, values, second.logits(names, values), ~table.never, told)


def says_something(names: tuple[str, ...], values: Floats) -> NDArray[np.bool_]:
    """Which lines are a sentence, or long where a script has no end mark."""
    told = values[:, names.index("sentence")] + values[:, names.index("fragment")]
    return np.asarray(told > 0)


def second_look(table: Table, logits: NDArray[np.float64]) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """The columns of the first look with those that follow from its log-odds, and all their names."""
    chance = np.where(table.never, 0.0, 1 / (1 + np.exp(-logits)))
    more = context(table, chance)
    values = np.concatenate((table.values, np.array(list(more.values())).T), axis=1)
    return (*table.names, *more), values


def third_look(
    look: Look,
    logits: NDArray[np.float64],
    possible: NDArray[np.bool_],
    told: NDArray[np.bool_],
    fewest: int,
) -> float:
    """Log-odds that a text with lines of these log-odds is several reports."""
    figures = whole(logits, possible, told, fewest)
    return float(look.logits(tuple(figures), np.array([list(figures.values())]))[0])


def find_leads(
    text: str, start: int, end: int, settings: SegmentThresholds, weights: Weights | None = None
) -> list[tuple[int, Cut]]:
    """Give the offsets in `[start, end)` at which another report begins, each with why."""
    if end - start < settings.shortest_text:
        return []
    spans = unit_spans(text, start, end)
    # the first line is no border, and neither are those that a report of the fewest lines takes: none is left
    if len(spans) <= settings.fewest_lines:
        return []
    looks = weights or load_looks()

    def find(low: int, high: int) -> list[tuple[int, Cut]]:
        return _leads(_judged(read_spans(text, spans[low:high]), looks), settings, looks)

    return [(spans[row][0], cut) for row, cut in borders_by_window(len(spans), find, settings)]


def _leads(judged: Judged, settings: SegmentThresholds, weights: Weights) -> list[tuple[int, Cut]]:
    """The lines of one window on which another report begins, each with why."""
    lines = _considered(judged)
    each = each_line(judged.units, lines, settings)
    if each:
        return [(row, Cut("lead", settings.each_score, "a report as every line")) for row in each]
    headline, byline = (judged.values[:, judged.names.index(name)] > 0 for name in ("headline", "byline"))
    said = _says_briefly(judged, settings)
    headed = mastheads(judged.units.heads, headline & lines[1], byline, judged.told | said, settings)
    dated = datelines(judged.units.heads, lines[2] | said, lines[1], settings)
    closed = below_closes(judged.units, headline & lines[1], lines[2] | said, settings)
    barred = below_bars(judged.units, headline & lines[1], lines[2] | said, settings)
    header = judged.values[:, judged.names.index("header")] > 0
    listed = under_headlines(
        judged.units, headline & lines[1], header, (*lines[:2], lines[2] | said), settings
    )
    seen = _seen(judged, lines, weights, settings)
    # with hardly a sentence between them they begin one report, and the looks know best on which line
    sentences = np.concatenate(([0], np.cumsum(judged.told | said)))
    more: list[tuple[int, Cut]] = []
    for rows, score, why in (
        (headed, settings.masthead_score, "headline, byline or date"),
        (dated, settings.dateline_score, "an agency's dateline"),
        (closed, settings.close_score, "a headline below the end of an article"),
        (barred, settings.close_score, "a headline below a share bar"),
        (listed, settings.headed_score, "a headline as every other"),
    ):
        known = [row for row, _ in [*seen, *more]]
        more += [(row, Cut("lead", score, why)) for row in _apart(rows, known, sentences, settings)]
    headed = sorted(row for row, _ in more)
    if not seen:
        strangers = dict(_strangers(judged, lines, settings))
        more += [(row, strangers[row]) for row in _apart(list(strangers), headed, sentences, settings)]
        anew = dict(_anew(judged, lines, settings))
        more += [
            (row, anew[row]) for row in _apart(list(anew), [row for row, _ in more], sentences, settings)
        ]
    return sorted([*seen, *more], key=lambda border: border[0])


def _says_briefly(judged: Judged, settings: SegmentThresholds) -> NDArray[np.bool_]:
    """Which lines are sentences of a few words: `Er droht mit Klage.` Half of a short item is such.

    The looks count sentences from eight words on. To a headline with a byline, and to an agency's dateline,
    these count as any: of 2,700 articles none more is cut. Not on pages, where most lines are links and
    notices: of joins of those more false borders were drawn.
    """
    heads = judged.units.heads
    ended = np.array([END_MARK.search(head[-12:]) is not None for head in heads], dtype=np.bool_)
    if ended.mean() < settings.brief_ended:
        return np.zeros(len(heads), dtype=np.bool_)
    return ended & np.array([_words(head) for head in heads], dtype=np.bool_)


def _words(head: str) -> bool:
    """Whether a line has the words of a shortest sentence."""
    return len(head.split(maxsplit=_FEW)) >= _FEW or len(DENSE.findall(head[: 4 * _FEW_DENSE])) >= _FEW_DENSE


def _apart(
    rows: Sequence[int], known: Sequence[int], sentences: NDArray[np.int64], settings: SegmentThresholds
) -> list[int]:
    """The rows with sentences enough between them and every row known."""
    above = np.array([sentences[row] for row in known])
    return [row for row in rows if (abs(above - sentences[row]) >= settings.foot_sentences).all()]


def begin_below(
    text: str,
    start: int,
    end: int,
    feet: Sequence[int],
    settings: SegmentThresholds,
) -> list[int]:
    """Give for each foot of a page in `[start, end)` the offset of the line below it that begins a report.

    Below a foot there may be more of its page (tags, a newsletter, "Most read"), or links that lead the next
    one: of the lines down to the first sentence the looks take the likeliest.

    Args:
        text: the text.
        start: where the stretch begins.
        end: where it ends.
        feet: offsets of the lines after the feet, rising.
        settings: thresholds.
    """
    if not feet:
        return []
    spans = unit_spans(text, start, end)
    rows = np.searchsorted([at for at, _ in spans], feet)
    found: list[int] = []
    for window, sure in windows(len(spans), settings):
        of = np.array(feet)[(rows >= sure.start) & ((rows < sure.stop) | (sure.stop == len(spans)))].tolist()
        if of:
            units = read_spans(text, spans[window.start : window.stop])
            found += _below(_judged(units, load_looks()), of)
    return found


def _below(judged: Judged, feet: Sequence[int]) -> list[int]:
    """The offset of the likeliest line below each of these feet."""
    logits, possible = _after_credits(judged)
    logits = np.where(possible, logits, -np.inf)
    sentences = np.flatnonzero(judged.told & possible)
    found: list[int] = []
    for foot in feet:
        row = int(np.searchsorted(judged.units.starts, foot))
        after = sentences[np.searchsorted(sentences, row) :][:1].tolist()
        some = logits[row : after[0] + 1] if after else logits[:0]
        best = row + int(some.argmax()) if len(some) else row
        found.append(int(judged.units.starts[best]) if best < len(logits) else foot)
    return found


def _seen(
    judged: Judged, lines: Lines, weights: Weights, settings: SegmentThresholds
) -> list[tuple[int, Cut]]:
    """The lines on which the looks see reports begin, where the text is a dump."""
    _, look, whole_look = weights[0]
    evidence, _ = best_borders(*lines, settings.evidence_price, settings.fewest_lines)
    # most texts are one report and bring nothing: the third look is spared
    if evidence <= 0 or evidence < settings.dump_price:
        return []
    if third_look(whole_look, *lines, settings.fewest_lines) < settings.several_price:
        return []
    _, found = best_borders(*lines, settings.border_price, settings.fewest_lines)
    place = [judged.names.index(name) for name in look.names]
    leads = []
    for row in found:
        why = ", ".join(reason for reason, _ in reasons(look, judged.values[row, place]))
        score = 1 / (1 + np.exp(-lines[0][row]))
        leads.append((row, Cut("lead", round(float(score), 3), why)))
    return leads


def _anew(judged: Judged, lines: Lines, settings: SegmentThresholds) -> list[tuple[int, Cut]]:
    """The lines of a short text on which reports begin that each stand by themselves."""
    if len(judged.units) > settings.short_lines:
        return []
    parts = parts_of(_short_lines(judged, lines), settings)
    cut = Cut("lead", settings.restart_score, "begins anew and leans on nothing above")
    return [(row, cut) for row in parts.rows] if begin_anew(parts, settings) else []


def _short_lines(judged: Judged, lines: Lines) -> ShortLines:
    columns = {name: judged.values[:, at] for at, name in enumerate(judged.names)}
    return ShortLines(judged.units, *lines, columns)


def _strangers(judged: Judged, lines: Lines, settings: SegmentThresholds) -> list[tuple[int, Cut]]:
    """The lines of a short text on which reports of different events begin."""
    if len(judged.units) > settings.short_lines:
        return []
    found = short_borders(_short_lines(judged, lines), settings)
    scores = [float(1 / (1 + np.exp(-odds - settings.short_odds))) for _, odds in found]
    why = "no word runs on across it"
    return [(row, Cut("lead", round(score, 3), why)) for (row, _), score in zip(found, scores, strict=True)]


def _considered(judged: Judged) -> Lines:
    """Log-odds of lines, which may begin a report, and which say something, but for lists of teasers."""
    logits, possible = _after_credits(judged)
    listed = teasers(judged.units, judged.values[:, judged.names.index("sentence")] > 0)
    possible[1:] &= listed[:-1] == 0
    return logits, possible, judged.told & (listed == 0)


def _after_credits(judged: Judged) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The log-odds of lines and whether they may begin a report, with those of credits handed to the next."""
    logits, possible = judged.logits.copy(), judged.possible & ~within(judged.units.heads)
    for row, head in enumerate(judged.units.heads):
        if possible[row] and _CREDIT.match(head):
            possible[row] = False
            if row + 1 < len(logits):
                logits[row + 1] = max(logits[row], logits[row + 1])
    return logits, possible
