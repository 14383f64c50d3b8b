"""Short reports of different events put one under the other: borders that the looks at lines hardly see.

Reports of three to eight sentences repeat few words. The looks were trained on longer ones and in English:
they let first lines of short ones stand well above the lines beside them and yet far below 0. What an editor
sees there is that all names end and others begin. So it is asked of each line of a short text whether what
stands above it shares as good as no word with what stands from it on; whether it opens as no line does that
goes on from another (`openings.py`); and whether the looks see more in it than in the lines beside it. Of
such lines a logistic regression tells which begin reports. What the looks say is one of its columns; it was
trained on English texts and on some of them retold in six other languages
(`tests/benchmarks/train_shorts.py`), so that it learned to do with less.

Tried and dropped: to ask of all lines together whether the text is several reports, by logistic regression or
trees, on these columns as well: two reports of one event share more words than the halves of an article do,
and those of two events fewer, so at as many articles cut it finds half of what this finds. Trees in place of
the logistic regression find less in other languages. With more words in common (.08) half as many articles
more are cut. Short reports of one event are asked for elsewhere (`restarts.py`): their first lines share as
many words with what stands above, and resemble the text's first line as much, as the likeliest lines of
articles do.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting import units as bits
from dedupe_news.reading.segmenting.cohesion import likeness
from dedupe_news.reading.segmenting.decoding import best_borders
from dedupe_news.reading.segmenting.openings import goes_on, names_day
from dedupe_news.reading.segmenting.products import product

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.units import Units
    from dedupe_news.thresholds import SegmentThresholds

    Column = NDArray[np.float64]
    Places = NDArray[np.int64]

__all__ = [
    "WEIGHTS",
    "Lines",
    "Weighing",
    "load_weighing",
    "short_borders",
    "short_columns",
    "stems_in_common",
]

WEIGHTS: Final = "shorts.json"
_BOUND: Final = 4.0
"""Columns are bounded at so many spreads from their mean, as those of the looks."""
_ABOVE, _BELOW = 8, 6
"""Lines above and below between which words run on."""
_BESIDE: Final = 3
"""Lines that a first line sums up."""
_IMPOSSIBLE: Final = -12.0


@dataclass(frozen=True, slots=True)
class Lines:
    """What is known of the lines of one text before: all arrays (n,).

    `logits` float64, log-odds that each begins a report; `possible` and `told` bool, which may and which say
    something (`decoding.py`); `columns` float64 by name, those of the looks.
    """

    units: Units
    logits: Column
    possible: NDArray[np.bool_]
    told: NDArray[np.bool_]
    columns: Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Weighing:
    """A logistic regression over named columns: `mean`, `spread` and `weight` float64 (columns,)."""

    names: tuple[str, ...]
    mean: Column
    spread: Column
    weight: Column
    bias: float

    def logits(self, columns: Mapping[str, Column]) -> Column:
        """Log-odds that each line begins a report of another event than those beside it."""
        values = np.array([columns[name] for name in self.names]).T
        spreads = np.clip((values - self.mean) / self.spread, -_BOUND, _BOUND)
        # added up column by column: a product of matrices adds in an order that depends on the machine
        return np.asarray((spreads * self.weight).cumsum(axis=1)[:, -1] + self.bias, dtype=np.float64)


@cache
def load_weighing() -> Weighing:
    """Read the weights that came with the package; a constant, read once."""
    held = json.loads(resources.files(__package__).joinpath(WEIGHTS).read_text("utf-8"))
    mean, spread, weight = np.array(list(held["columns"].values()), dtype=np.float64).T
    return Weighing(tuple(held["columns"]), mean, spread, weight, held["bias"])


def short_borders(lines: Lines, settings: SegmentThresholds) -> list[tuple[int, float]]:
    """Give the lines on which reports of other events begin, with the log-odds that they do.

    None where the text has more than `settings.short_lines` lines, or where its borders together bring less
    than `settings.short_evidence`, each above `settings.short_price`.
    """
    if len(lines.units) > settings.short_lines:
        return []
    clear = lines.possible & (stems_in_common(lines.units) <= settings.short_common)
    # most articles have no line that parts their words, or only such as stand too near an end
    if not clear[settings.fewest_lines : 1 - settings.fewest_lines].any():
        return []
    # of interviews, too, hardly a word runs on: a question is no first line of a report so short
    clear &= ~goes_on(lines.units.heads) & (lines.columns["question"] == 0)
    columns = short_columns(lines, names_day(lines.units.heads))
    logits = load_weighing().logits(columns)
    # a border a line too early or late leaves the true one beside it, with more to say for it
    clear &= (columns["above_beside"] >= 0) & (logits >= _highest_beside(logits, -np.inf))
    clear[len(clear) + 1 - settings.fewest_lines :] = False
    evidence, found = best_borders(logits, clear, lines.told, settings.short_price, settings.fewest_lines)
    return [(row, float(logits[row])) for row in found] if evidence >= settings.short_evidence else []


def short_columns(lines: Lines, dated: NDArray[np.bool_]) -> dict[str, Column]:
    """Give the columns of the lines of a short text by name, float64 (n,) each.

    Args:
        lines: what is known of them before.
        dated: bool (n,), lines that name a day.
    """
    units, count = lines.units, len(lines.units)
    odds = np.where(lines.possible, lines.logits, _IMPOSSIBLE)
    usual = float(np.median(odds[1:])) if count > 1 else 0.0
    day = dated.astype(float)
    words = units.count(units.has(bits.WORD | bits.NUMBER))
    length = np.log1p(words - units.count(units.has(bits.DENSE)) / 2)
    numbers = np.minimum(units.count(units.has(bits.NUMBER)), 4.0)
    inside = np.arange(len(units.of)) > units.first[units.of]
    capital = units.has(bits.CAPITAL) & ~units.has(bits.SMALL) & inside
    row = np.arange(count)
    common = stems_in_common(units)
    inner = common[2:-1] if count > 4 else common
    return {
        "logit": odds,
        "usual": np.full(count, usual),
        "above_beside": odds - _highest_beside(odds, usual),
        "rank": np.minimum(np.argsort(np.argsort(-odds, kind="stable"), kind="stable"), 6).astype(float),
        "day": day,
        "day_more": day - day.mean(),
        "numbers_more": numbers - numbers.mean(),
        "longer": length - length.mean(),
        "longer_below": np.concatenate((length[1:], np.zeros(1)))[:count] - length,
        **_running(units),
        "common": common,
        "common_more": common - float(np.median(inner)),
        "blank": lines.columns["blank"],
        "headline": lines.columns["headline"],
        "quote": lines.columns["quote"],
        "cased": np.full(count, float(capital.any())),
        "from_start": np.minimum(row, 8) / 8,
        "to_end": np.minimum(count - row, 6) / 6,
    }


def _highest_beside(odds: Column, usual: float) -> Column:
    """The highest log-odds of the two lines on either side of each, the text's first left out."""
    padded = np.concatenate((np.full(2, -np.inf), odds, np.full(2, -np.inf)))
    padded[2:3] = -np.inf
    most = np.max([padded[2 + step : 2 + step + len(odds)] for step in (-2, -1, 1, 2)], axis=0)
    return np.where(np.isfinite(most), most, usual)


def _running(units: Units) -> dict[str, Column]:
    """What the lines above and below each line share, and what each shares with those right beside it."""
    count = len(units)
    like = likeness(units)
    square = product(like.vectors, like.vectors).astype(np.float64)
    total = np.zeros((count + 1, count + 1))
    np.cumsum(np.cumsum(square, axis=0), axis=1, out=total[1:, 1:])
    row = np.arange(count)
    over = np.minimum(row + 1, count)

    def mean(
        a: NDArray[np.int64], b: NDArray[np.int64], c: NDArray[np.int64], d: NDArray[np.int64]
    ) -> Column:
        some = total[b, d] - total[a, d] - total[b, c] + total[a, c]
        return np.asarray(some / np.maximum((b - a) * (d - c), 1), dtype=np.float64)

    low, high = np.maximum(row - _ABOVE, 0), np.minimum(row + _BELOW, count)
    head = mean(row, over, over, np.minimum(over + _BESIDE, count))
    tail = mean(row, over, np.maximum(row - _BESIDE, 0), row)
    terms = units.terms
    some = np.flatnonzero(np.bincount(terms.column, minlength=terms.shape[1]) > 1)
    chosen = np.isin(terms.column, some)
    held = np.zeros((count + 1, len(some)))
    held[terms.row[chosen] + 1, np.searchsorted(some, terms.column[chosen])] = 1
    np.cumsum(held, axis=0, out=held)
    up, down = held[row] - held[low], held[high] - held[row]
    weight = like.idf[some]
    crossing = (((up > 0) & (down > 0)) * weight).sum(axis=1)
    within = ((up > 1) * weight).sum(axis=1) + ((down > 1) * weight).sum(axis=1)
    return {
        "across": mean(low, row, row, high),
        "tail": tail,
        "sums_up": head - tail,
        "crossing": crossing / 10,
        "crossing_share": crossing / (1 + within),
    }


def stems_in_common(units: Units) -> Column:
    """Stems that all lines above and all from each line on share, to the geometric mean of what either has.

    Of the likeliest lines of articles nine in ten have .1 or more; at borders of different events it is .06.
    """
    terms, count = units.terms, len(units)
    first, last = np.full(terms.shape[1], count), np.full(terms.shape[1], -1)
    np.minimum.at(first, terms.column, terms.row)
    np.maximum.at(last, terms.column, terms.row)
    seen = last >= 0
    above = np.concatenate(([0], np.cumsum(np.bincount(first[seen], minlength=count))))[:count]
    ended = np.concatenate(([0], np.cumsum(np.bincount(last[seen], minlength=count))))[:count]
    return np.asarray((above - ended) / np.sqrt(above * (seen.sum() - ended) + 1.0), dtype=np.float64)
