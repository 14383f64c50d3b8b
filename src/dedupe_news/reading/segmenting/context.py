"""A second look at every line, knowing which other lines are likely to begin reports.

The first look compares windows of fixed width. Once likely borders are known, a line can be compared with the
whole report before it and the whole one after, with the other leads (reports of one event begin alike), and
with how the other leads are dressed: where all have a dateline or a blank line above, a line that has none is
less likely to be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting.products import product

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.columns import Table
    from dedupe_news.reading.segmenting.products import Matrix

__all__ = ["context"]

_LIKELY: Final = 0.4
_BLOCK: Final = 30
_SOON: Final = 6
"""Lines from a border on that are asked whether they say again what was said."""
_BELOW, _BACK = (place + 1 for place in np.tril_indices(_SOON - 1))
"""Each of these lines but the first with each line that stands between, as lines below and lines back."""
_FARTHEST: Final = np.flatnonzero(_BACK == 1)
"""Where in these each line begins."""
_CHUNK: Final = 256
_DRESS: Final = (
    "headline",
    "dateline",
    "field",
    "header",
    "header_after",
    "blank",
    "more_blank",
    "after_furniture",
    "after_closing",
    "headline_then_header",
    "opens_a",
    "weekdays",
)
_NEAREST: Final = 3
_LEADS: Final = 12
"""Likely leads above and below that a line is compared with."""


def context(table: Table, chance: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Give the columns of the second look.

    Args:
        table: the first look.
        chance: float64 (n,), how likely each line begins a report.
    """
    count = len(chance)
    chance = chance.copy()
    if count:
        chance[0] = 1.0
    before, after = _borders(chance)
    place = np.arange(count)
    beside = _window_sum(chance, 4)
    near = beside - chance
    elsewhere = chance.sum() - beside - (place > 4)
    columns = {
        "logit": np.log(np.clip(chance, 1e-4, 1 - 1e-4) / (1 - np.clip(chance, 1e-4, 1 - 1e-4))) / 4,
        "rivals": near - np.where((place <= 4) & (place > 0), 1.0, 0.0),
        "elsewhere": np.log1p(np.maximum(elsewhere, 0)),
        "elsewhere_share": np.maximum(elsewhere, 0) / np.sqrt(max(count, 1)),
        "best_near": (chance >= _window_max(chance, 4)).astype(np.float64),
        "since": np.minimum(place - before, 20) / 20,
        "until": np.minimum(after - place, 20) / 20,
        "dressed": _dressed(table, chance),
        **_whole(table, chance),
    }
    columns["logit"][:1] = 0
    columns.update(_like_leads(table, chance))
    columns.update(_blocks(table.band, before, after))
    columns.update(_early(table.band, chance))
    return columns


def _whole(table: Table, chance: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """What the whole text is like: a dump says things twice, far apart."""
    count = len(chance)
    far, near = table.columns["far"], table.columns["near"]
    later = chance[1:] if count > 1 else chance
    top = np.sort(later)[::-1][:3]
    told = np.sort(far - near)[::-1][: max(1, count // 5)]
    figures = {
        "lines": np.log1p(min(count, 200)) / 2,
        "best": float(top[0]),
        "third": float(top[-1]),
        "expected": np.log1p(later.sum()),
        "told_twice": float(far.mean()),
        "told_far": float(told.mean()),
    }
    return {name: np.full(count, value) for name, value in figures.items()}


def _borders(chance: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The likely border before each line and the one after it; a line is no border of its own."""
    count = len(chance)
    place = np.arange(count)
    likely = (chance >= _LIKELY) & (chance >= _window_max(chance, 1))
    latest = np.maximum.accumulate(np.where(likely, place, 0))
    before = np.concatenate(([0], latest[:-1]))[:count]
    following = np.minimum.accumulate(np.where(likely, place, count)[::-1])[::-1]
    after = np.concatenate((following[1:], [count]))[:count]
    return before, after


def _window_sum(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    total = np.zeros(len(values) + 1)
    np.cumsum(values, out=total[1:])
    place = np.arange(len(values))
    return np.asarray(total[np.minimum(place + reach + 1, len(values))] - total[np.maximum(place - reach, 0)])


def _window_max(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """The highest of each value and those within reach of it, along the last axis."""
    most = values.copy()
    for step in range(1, min(reach, values.shape[-1] - 1) + 1):
        most[..., step:] = np.maximum(most[..., step:], values[..., :-step])
        most[..., :-step] = np.maximum(most[..., :-step], values[..., step:])
    return most


def _dressed(table: Table, chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log-odds that a line is dressed as the other likely leads are rather than as any line."""
    worn = np.minimum(np.array([table.columns[name] for name in _DRESS]).T, 1.0)
    weight = np.where(chance >= _LIKELY / 2, chance, 0.0)
    weight[:1] = min(1.0, weight[1:].max(initial=0.0))
    total = weight.sum() - weight
    leads = (weight @ worn - weight[:, None] * worn + 0.5 * worn.mean(axis=0)) / (total + 0.5)[:, None]
    any_line = np.clip(worn.mean(axis=0), 0.02, 0.98)
    leads = np.clip(leads, 0.02, 0.98)
    odds = worn * np.log(leads / any_line) + (1 - worn) * np.log((1 - leads) / (1 - any_line))
    return np.asarray(np.clip(odds.sum(axis=1), -6, 6) / 3)


def _like_leads(table: Table, chance: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Likeness to the likely leads above and below: of the line, with the line after it, of its phrases."""
    count = len(chance)
    found = np.zeros((2, 3, count))
    length = _opening_lengths(table.band)
    leads = np.flatnonzero((chance >= _LIKELY / 4) & (chance >= _window_max(chance, 1)))
    for begin in range(0, count, _CHUNK):
        stop = min(begin + _CHUNK, count)
        low = max(0, int(np.searchsorted(leads, begin)) - _LEADS)
        chosen = leads[low : int(np.searchsorted(leads, stop)) + _LEADS]
        gap = np.subtract.outer(np.arange(begin, stop), chosen)
        like, opening = _likenesses(table.vectors, length, slice(begin, stop), chosen)
        phrase = product(table.phrases[begin:stop], table.phrases[chosen])
        weighed = np.array((like, opening, phrase), dtype=np.float64) * chance[chosen]
        for side, far in zip(found, (gap >= _NEAREST, gap <= -_NEAREST), strict=True):
            side[:, begin:stop] = np.where(far, weighed, 0).max(axis=2, initial=0)
    lead, later = found
    beside = lead.copy()
    beside[:, :1] = 0
    best = lead - _window_max(beside, 4)
    names = ("like", "open", "phrase")
    columns: dict[str, NDArray[np.float64]] = {}
    for at, name in enumerate(names):
        columns[f"{name}_lead"], columns[f"{name}_later"] = lead[at], later[at]
    columns.update((f"{name}_lead_best", best[at]) for at, name in enumerate(names))
    return columns


def _opening_lengths(band: NDArray[np.float32]) -> NDArray[np.float64]:
    """Length of the sum of each line's vector and the next one's, from their likenesses."""
    alone = band[:, 0].astype(np.float64)
    squares = alone.copy()
    squares[:-1] += alone[1:] + 2 * band[1:, 1]
    return np.maximum(np.sqrt(squares), 1e-6)


def _likenesses(
    vectors: Matrix, length: NDArray[np.float64], rows: slice, chosen: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Likeness of lines to chosen ones: of the lines alone, and of each with the line after it."""
    count = vectors.shape[0]
    followed = chosen[chosen + 1 < count] + 1
    # rows and the one after them, by the chosen and those after these; nothing follows the last line
    found = np.zeros((rows.stop - rows.start + 1, 2 * len(chosen)), dtype=np.float32)
    both = product(vectors[rows.start : rows.stop + 1], vectors[np.concatenate((chosen, followed))])
    found[: both.shape[0], : both.shape[1]] = both
    pairs = (found[:-1] + found[1:]).astype(np.float64)
    opening = pairs[:, : len(chosen)] + pairs[:, len(chosen) :]
    return found[:-1, : len(chosen)], opening / np.multiply.outer(length[rows], length[chosen])


def _blocks(
    band: NDArray[np.float32], before: NDArray[np.int64], after: NDArray[np.int64]
) -> dict[str, NDArray[np.float64]]:
    """Compare the likely report before each line with the one after it, as far as 30 lines."""
    count, reach = band.shape
    names = (
        "parted",
        "contrast",
        "with_after",
        "with_before",
        "worst_after",
        "retold",
        "retold_soon",
        "retold_gain",
    )
    columns = {name: np.zeros(count) for name in names}
    for begin in range(0, count, _CHUNK):
        stop = min(begin + _CHUNK, count)
        low, high = max(0, begin - _BLOCK), min(count, stop + _BLOCK)
        square = _square(band, low, high, reach)
        size = high - low
        total = np.zeros((size + 1, size + 1))
        np.cumsum(np.cumsum(square, axis=0), axis=1, out=total[1:, 1:])
        rows = np.arange(begin, stop)
        a = np.maximum(before[begin:stop], np.maximum(rows - _BLOCK, 0)) - low
        c = np.minimum(after[begin:stop], np.minimum(rows + _BLOCK, count)) - low
        b = rows - low
        corner, above, below = total[b, b], total[a, b], total[b, c]
        left = corner - 2 * above + total[a, a]
        right = total[c, c] - 2 * below + corner
        across = below - total[a, c] - corner + above
        m, k = b - a, c - b
        within = (left - m + right - k) / np.maximum(m * (m - 1) + k * (k - 1), 1)
        columns["parted"][begin:stop] = 1 - across / np.sqrt(np.maximum(left * right, 1e-9))
        columns["contrast"][begin:stop] = within - across / np.maximum(m * k, 1)
        edge = total[b + 1, b]
        own_after = total[b + 1, c] - below - edge + corner
        own_before = edge - corner - total[b + 1, a] + total[b, a]
        columns["with_after"][begin:stop] = (own_after - 1) / np.maximum(k - 1, 1)
        columns["with_before"][begin:stop] = own_before / np.maximum(m, 1)
        best = _best_above(square)
        columns["retold"][begin:stop] = _retold(best, b, c)
        columns["retold_soon"][begin:stop] = _retold(best, b, np.minimum(c, b + _SOON))
        columns["retold_gain"][begin:stop] = columns["retold_soon"][begin:stop] - _retold_within(square, b)
        columns["worst_after"][begin:stop] = right / np.maximum(k * k, 1)
    return columns


def _best_above(square: NDArray[np.float64]) -> NDArray[np.float64]:
    """Column `row`: for every line its best likeness among the lines above that row, summed downwards."""
    size = len(square)
    best = np.zeros((size, size + 1))
    place = np.arange(size)
    above = np.where(np.greater.outer(place, place), square, 0)
    np.maximum.accumulate(above, axis=1, out=best[:, 1:])
    total = np.zeros((size + 1, size + 1))
    np.cumsum(best, axis=0, out=total[1:])
    return total


def _retold(
    best: NDArray[np.float64], rows: NDArray[np.int64], stop: NDArray[np.int64]
) -> NDArray[np.float64]:
    """How much the lines `[row, stop)` say again what was said before the row: mean best likeness."""
    return np.asarray((best[stop, rows] - best[rows, rows]) / np.maximum(stop - rows, 1))


def _retold_within(square: NDArray[np.float64], rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """How much the lines after each row say again what stands between the row and them."""
    size = len(square)
    at = np.minimum(rows[:, None] + _BELOW, size - 1)
    # one column a line below the row: its best likeness to the lines from the row on
    best = np.maximum.reduceat(square[at, np.maximum(at - _BACK, 0)], _FARTHEST, axis=1)
    most = np.minimum(rows + _SOON, size) - rows
    best[np.arange(1, _SOON) >= most[:, None]] = 0
    return np.asarray(best.sum(axis=1) / np.maximum(most, 1))


def _early(band: NDArray[np.float32], chance: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Whether the lines that this one resembles stand early in their reports, as what matters does."""
    count, reach = band.shape
    early = chance.copy()
    for step in range(1, 4):
        early[step:] = np.maximum(early[step:], chance[:-step] * (1 - step / 4))
    like, told, like_early, told_early = (np.zeros(count) for _ in range(4))
    for step in range(4, reach):
        if step >= count:
            break
        weight = band[step:, step].astype(np.float64) ** 2
        like[step:] += weight
        like_early[step:] += weight * early[:-step]
        told[:-step] += weight
        told_early[:-step] += weight * early[step:]
    usual = float(early.mean()) if count else 0.0
    both = like + told
    return {
        "early": (like_early + told_early + 0.05 * usual) / (both + 0.05),
        "early_before": (like_early + 0.05 * usual) / (like + 0.05),
        "early_rise": np.asarray((like_early + told_early) / (both + 0.05) - usual),
    }


def _square(band: NDArray[np.float32], low: int, high: int, reach: int) -> NDArray[np.float64]:
    """The likenesses among the lines `[low, high)`, as far as the band knows them."""
    place = np.arange(low, high)
    gap = np.abs(np.subtract.outer(place, place))
    found = band[np.maximum.outer(place, place), np.minimum(gap, reach - 1)]
    return np.where(gap < reach, found, 0).astype(np.float64)
