"""Who is named how: a first line gives a person's full name and title again, later lines the bare surname."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting import units as bits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.units import Units

__all__ = ["names_given", "people"]

_RECENT: Final = 30
_JUST: Final = 4


def people(units: Units) -> dict[str, NDArray[np.float64]]:
    """Give the features of every line from its names and from nouns that `the` and `a` introduce."""
    count = len(units)
    first, last, full = _names(units)
    if not len(last):
        return {name: np.zeros(count) for name in NAMES} | _nouns(units)
    of = units.of[last]
    stem = units.stem[last]
    order = np.lexsort((last, stem))
    group = np.concatenate(([True], stem[order][1:] != stem[order][:-1]))
    begin = np.maximum.accumulate(np.where(group, np.arange(len(order)), 0))
    place = of[order]
    before_full = _latest(full[order], begin)
    before_any = np.where(group, -1, np.arange(len(order)) - 1)
    gap_full = np.where(before_full >= 0, place - place[before_full], 1 << 30)
    gap_any = np.where(before_any >= 0, place - place[before_any], 1 << 30)
    after_bare = np.concatenate((~group[1:] & ~full[order][1:], [False]))
    next_gap = np.concatenate((np.where(group[1:], 1 << 30, place[1:] - place[:-1]), [1 << 30]))
    named, again = full[order], gap_any < (1 << 30)

    def per_line(chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.asarray(np.bincount(place, chosen, minlength=count), dtype=np.float64)

    columns = {
        "reintroduced": per_line(named & (gap_full <= _RECENT * 2) & (gap_full > 2)),
        "introduced": per_line(named & (gap_any > 8) & after_bare & (next_gap <= 6)),
        "bare_known": per_line(~named & (gap_full <= _RECENT)),
        "bare_recent": per_line(~named & again & (gap_any <= _JUST)),
        "full_names": per_line(named),
    }
    opens = np.zeros(count)
    opening = (units.first[of[order]] == first[order]) & ~named & (gap_full <= _RECENT)
    opens[place[opening]] = 1.0
    columns["opens_bare"] = opens
    titled = units.has(bits.TITLE)
    before = np.maximum(first - 1, 0)
    columns["titled"] = np.bincount(
        of[full & titled[before] & (units.of[before] == of)], minlength=count
    ).astype(np.float64)
    return {name: np.minimum(values, 3.0) for name, values in columns.items()} | _nouns(units)


NAMES: Final = (
    "reintroduced",
    "introduced",
    "bare_known",
    "bare_recent",
    "full_names",
    "opens_bare",
    "titled",
)


def names_given(units: Units, *, nouns: bool = False) -> Iterator[tuple[int, int, bool]]:
    """Give line, stem of the last word, and whether it is a full one, of every name as it is read.

    Args:
        units: the lines.
        nouns: nouns have capitals, as in German: one word behind an article is no surname.
    """
    first, last, full = _names(units)
    if nouns and len(last):
        before = np.maximum(first - 1, 0)
        article = units.has(bits.THE | bits.INDEFINITE)[before] & (units.of[before] == units.of[first])
        named = full | ~article | (first == 0)
        last, full = last[named], full[named]
    yield from zip(units.of[last].tolist(), units.stem[last].tolist(), full.tolist(), strict=True)


def _names(units: Units) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Runs of capitalised words: first and last token of each, and whether it has more than one word."""
    capital = units.has(bits.CAPITAL) & ~units.has(bits.SMALL | bits.WEEKDAY | bits.MONTH | bits.TITLE)
    if not len(capital):
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty, np.zeros(0, dtype=np.bool_)
    joined = np.zeros(len(capital), dtype=np.bool_)
    joined[1:] = capital[1:] & capital[:-1] & (units.of[1:] == units.of[:-1])
    first = np.flatnonzero(capital & ~joined)
    ends = capital.copy()
    ends[:-1] &= ~joined[1:]
    last = np.flatnonzero(ends)
    return first, last, last > first


def _latest(marked: NDArray[np.bool_], begin: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of the latest marked entry before each, within its group; -1 for none."""
    latest = np.maximum.accumulate(np.where(marked, np.arange(len(marked)), -1))
    before = np.concatenate(([-1], latest[:-1]))
    return np.where(before >= begin, before, -1)


def _nouns(units: Units) -> dict[str, NDArray[np.float64]]:
    """`the man` of whom was just spoken, `a man` of whom was spoken long ago."""
    content = units.has(bits.WORD) & ~units.has(bits.SMALL)
    where = np.flatnonzero(content)
    order = where[np.lexsort((where, units.stem[where]))]
    gap = np.full(len(units.of), 1 << 30)
    if len(order) > 1:
        same = units.stem[order[1:]] == units.stem[order[:-1]]
        gap[order[1:]] = np.where(same, units.of[order[1:]] - units.of[order[:-1]], 1 << 30)
    after_the, after_a = np.zeros(len(gap), dtype=np.bool_), np.zeros(len(gap), dtype=np.bool_)
    lower = content & ~units.has(bits.CAPITAL)
    after_the[1:] = units.has(bits.THE)[:-1] & lower[1:]
    after_a[1:] = units.has(bits.INDEFINITE)[:-1] & lower[1:]
    opening = np.zeros(len(gap), dtype=np.bool_)
    opening[1:] = np.arange(len(gap) - 1) == units.first[units.of[1:]]
    return {
        "the_known": np.minimum(units.count(after_the & (gap <= 5)), 3.0),
        "opens_the_known": units.count(after_the & (gap <= 8) & opening),
        "a_known": np.minimum(units.count(after_a & (gap > 3) & (gap <= 60)), 3.0),
    }
