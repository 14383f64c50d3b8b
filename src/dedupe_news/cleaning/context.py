"""What surrounds a line: its neighbours, the prose near it, its place on the page, the page's topic.

Neighbours tell more than the line itself: a short line between paragraphs is a subheading, between links
a link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.blocks import best_runs
from dedupe_news.cleaning.shapes import SHAPES
from dedupe_news.cleaning.topics import topic_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.cleaning.topics import PageWords

__all__ = ["CONTEXT", "REACH", "is_prose", "line_context", "neighbours", "running_sums", "window_means"]

REACH: Final = 4
_SEEN: Final = ("width", "ends_stop", "small_words", "furniture", "date")
_STEPS: Final = np.array([step for step in range(-REACH, REACH + 1) if step])
_WINDOWS: Final = (2, 5, 12, 30)
_MEANS: Final = (3, 8, 20)
_GRAIN: Final = np.float64(1 << 24)
CONTEXT: Final = (
    *(f"{name}{step:+d}" for step in range(-REACH, REACH + 1) if step for name in (*_SEEN, "grams")),
    *(f"prose_{side}_{size}" for size in _WINDOWS for side in ("before", "after")),
    *(
        f"{name}_{side}_{size}"
        for size in _MEANS
        for name in ("grams", "titles")
        for side in ("before", "after")
    ),
    "since_prose",
    "until_prose",
    "page_lines",
    "page_prose",
    "page_prose_lines",
    "page_letters",
    "place",
    "from_top",
    "from_bottom",
    "in_block",
    "before_block",
    "after_block",
    "repeats",
    "topic_share",
    "topic_words",
    "is_prose",
)
"""Names of the columns of `line_context`."""


def line_context(
    shapes: NDArray[np.float32],
    grams: NDArray[np.float32],
    place: NDArray[np.int64],
    firsts: NDArray[np.int64],
    words: PageWords,
) -> NDArray[np.float32]:
    """Measure what surrounds each line of a batch of pages.

    `shapes` and `grams` are of all lines, `place` is each line's distinct line, `firsts` (pages + 1) where
    each page's lines begin. Returns float32 (lines, len(CONTEXT)), a column in one stretch of memory.
    """
    page = np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
    first, last = firsts[:-1][page], firsts[1:][page] - 1
    at = np.arange(len(place))
    column = {name: SHAPES.index(name) for name in SHAPES}
    letters = np.expm1(shapes[:, column["width"]] * 6)
    prose = is_prose(shapes)
    columns: list[NDArray[np.generic]] = []
    seen = np.stack([*(shapes[:, column[name]] for name in _SEEN), grams])
    columns += [column for step in neighbours(seen, at, first, last) for column in step]
    weight = letters * prose
    sums = running_sums(weight)
    reach = np.array(_WINDOWS)[:, None]
    before = np.log1p(sums[:-1] - sums[np.maximum(at - reach, first)]) / 8
    after = np.log1p(sums[np.minimum(at + reach, last) + 1] - sums[1:]) / 8
    columns += [column for pair in zip(before, after, strict=True) for column in pair]
    columns += window_means(np.stack((grams, _title_like(shapes)), axis=1), at, first, last)
    before = np.maximum.accumulate(np.where(prose, at, -1))
    after = np.minimum.accumulate(np.where(prose, at, len(at) * 2)[::-1])[::-1]
    columns.append(np.log1p(np.where(before >= first, at - before, 60)) / 4)
    columns.append(np.log1p(np.where(after <= last, after - at, 60)) / 4)
    size = np.diff(firsts)[page]
    pages = len(firsts) - 1
    page_letters = np.bincount(page, weights=letters, minlength=pages)
    page_prose = np.bincount(page, weights=weight, minlength=pages)
    columns += [
        np.log1p(size) / 6,
        (page_prose / np.maximum(page_letters, 1))[page],
        (np.bincount(page, weights=prose, minlength=pages) / np.maximum(np.diff(firsts), 1))[page],
        np.log1p(page_letters)[page] / 10,
        (at - first) / np.maximum(size, 1),
        np.log1p(at - first) / 6,
        np.log1p(last - at) / 6,
    ]
    start, end = best_runs(np.where(prose, np.log1p(letters), -2.0), firsts)
    start, end = start[page], end[page]
    block = (at >= start) & (at < end)
    columns += [
        block,
        np.log1p(np.maximum(start - at, 0)) / 6,
        np.log1p(np.maximum(at - end + 1, 0)) / 6,
        np.log1p(_repeats(place, page) - 1) / 3,
    ]
    share, shared = topic_shares(words, block & prose)
    columns += [share, np.log1p(shared) / 4, prose]
    return np.stack(columns, dtype=np.float32, casting="unsafe").T


def neighbours(
    values: NDArray[np.floating], at: NDArray[np.int64], first: NDArray[np.int64], last: NDArray[np.int64]
) -> NDArray[np.floating]:
    """What stands `REACH` lines further up on the same page, and so on down to as many below it.

    `values` are (columns, lines); what is given is (steps, columns, lines), 0 where there is no line.
    """
    count = len(at)
    wide = np.zeros((len(values), count + 2 * REACH), dtype=values.dtype)
    wide[:, REACH : REACH + count] = values
    there = at + _STEPS[:, None]
    moved = np.stack([wide[:, REACH + step : REACH + step + count] for step in _STEPS.tolist()])
    moved *= ((there >= first) & (there <= last))[:, None]
    return moved


def running_sums(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """Sums of the values before each line and, last, of all; float64 (lines + 1, ...), made to be exact.

    Values are rounded to 2**-24, so that sums below 2**29 have no error and a difference of two of them is
    the same wherever in a batch a page stands. (Left as they were, one line in a thousand had another fourth
    decimal, or another label at the edge, for other neighbours in its batch.)
    """
    sums = np.zeros((len(values) + 1, *values.shape[1:]))
    np.cumsum(np.rint(values * _GRAIN, dtype=np.float64) / _GRAIN, axis=0, out=sums[1:])
    return sums


def window_means(
    values: NDArray[np.floating], at: NDArray[np.int64], first: NDArray[np.int64], last: NDArray[np.int64]
) -> list[NDArray[np.float64]]:
    """Means of each column of `values` over windows before and after each line, 0 where there is none."""
    sums = running_sums(values)
    size = np.array(_MEANS)[:, None]
    low, high = np.maximum(at - size, first), np.minimum(at + size, last) + 1
    before = (sums[:-1] - sums.take(low, axis=0)) / np.maximum(at - low, 1)[..., None]
    after = (sums.take(high, axis=0) - sums[1:]) / np.maximum(high - at - 1, 1)[..., None]
    columns = range(values.shape[1])
    return [
        side[nth, :, column] for nth in range(len(_MEANS)) for column in columns for side in (before, after)
    ]


def _title_like(shapes: NDArray[np.float32]) -> NDArray[np.float32]:
    """1 for lines as long as headlines that end without a stop: rows of them are teasers."""
    letters = np.expm1(shapes[:, SHAPES.index("width")] * 6)
    like = (letters >= 25) & (letters < 120) & (shapes[:, SHAPES.index("ends_stop")] == 0)
    return np.asarray(like, dtype=np.float32)


def is_prose(shapes: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whether lines look like paragraphs: long, or long enough and closed by an end mark."""
    letters = np.expm1(shapes[:, SHAPES.index("width")] * 6)
    stop = shapes[:, SHAPES.index("ends_stop")] > 0
    return np.asarray((letters >= 200) | ((letters >= 50) & stop))


def _repeats(place: NDArray[np.int64], page: NDArray[np.int64]) -> NDArray[np.int64]:
    """How often each line stands on its page."""
    key = page * (int(place.max(initial=0)) + 1) + place
    # np.unique would say the same, but loads masked arrays for it: a twentieth of the command's start
    order = np.argsort(key)
    key = key[order]
    first = np.flatnonzero(np.append(True, key[1:] != key[:-1])[: len(key)])
    times = np.diff(np.append(first, len(key)))
    counts = np.zeros(len(key), dtype=np.int64)
    counts[order] = np.repeat(times, times)
    return counts
