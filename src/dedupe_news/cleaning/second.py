"""The second look: what the scores of the first say of a line's surroundings.

The first look judges a line by its shape and its neighbours' shapes. With its scores at hand the page has a
core, the run of greatest score, and more can be asked: do the neighbours count as content, does the line
speak of what the core speaks of, has a heading such as "Most read" been passed since the core began? Stacking
(Wolpert 1992) in two steps; on sites held out line F1 rises by .02 (WCXB, AEB) and .01 (L3S), on pages retold
in other scripts by .04. Either part alone, topic or headings, gives half of that. The kernel of the page
(`kernel`) is asked like the core: it tells teasers that the core reaches into (held-out L3S and German pages
gain another .003 to .008, with what a script without capitals looks like).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.blocks import best_runs
from dedupe_news.cleaning.context import REACH, is_prose, neighbours, running_sums, window_means
from dedupe_news.cleaning.kernel import changes, kernel_runs
from dedupe_news.cleaning.shapes import SHAPES
from dedupe_news.cleaning.topics import topic_shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.cleaning.topics import PageWords

__all__ = ["SECOND", "headings", "second_columns"]

_BOUND: Final = 6.0
"""Scores further from nought say no more than this one."""
_SURE: Final = 3.0
_GAP: Final = 2.0
"""What a line of furniture costs a run; prose brings the logarithm of its letters."""
_NEAR: Final = (3, 8)
_CHANGES: Final = (3, 6)
_TELLING: Final = float(np.log1p(25) / 6)
"""Width of the shortest line whose topic is asked."""
_HEADING: Final = float(np.log1p(60) / 6)
_HEADED_COVER: Final = 0.5
_NONE: Final = 60
"""Lines to the next heading where there is none."""
_HEADED: Final = [SHAPES.index(name) for name in ("more", "comment", "advert", "letter", "share")]
_WIDTH: Final = SHAPES.index("width")
SECOND: Final = (
    "score",
    *(f"score{step:+d}" for step in range(-REACH, REACH + 1) if step),
    *(f"{name}_{side}_{size}" for size in (3, 8, 20) for name in ("score", "chance") for side in ("b", "a")),
    "in_core",
    "before_core",
    "after_core",
    "page_content",
    "core_part",
    "core_topic_share",
    "core_topic_words",
    *(f"core_topic_near_{size}" for size in _NEAR),
    "since_heading",
    "until_heading",
    "headings_since_core",
    "in_kernel",
    "before_kernel",
    "after_kernel",
    "kernel_topic_share",
    "kernel_topic_words",
    *(f"kernel_topic_near_{size}" for size in _NEAR),
    *(f"changes_{size}" for size in _CHANGES),
)
"""Names of the columns of `second_columns`."""


def second_columns(
    shapes: NDArray[np.float32],
    scores: NDArray[np.float32],
    place: NDArray[np.int64],
    firsts: NDArray[np.int64],
    words: PageWords,
) -> NDArray[np.float32]:
    """Measure what surrounds each line of a batch of pages in the light of the first look's `scores`.

    `shapes`, `scores` and `place` are of all lines (as in `context.line_context`, but for `shapes`), `firsts`
    (pages + 1) says where each page begins. Returns float32 (lines, len(SECOND)).
    """
    page = np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
    at = np.arange(len(place))
    first, last = firsts[:-1][page], firsts[1:][page] - 1
    bounded = np.clip(scores, -_BOUND, _BOUND) / 4
    chance = 1 / (1 + np.exp(-np.clip(scores.astype(np.float64), -30, 30)))
    columns: list[NDArray[np.generic]] = [bounded]
    columns += list(neighbours(bounded[None], at, first, last)[:, 0])
    columns += window_means(np.stack((bounded, chance), axis=1), at, first, last)
    letters = np.expm1(shapes[:, _WIDTH] * 6).astype(np.float64)
    sure = np.minimum(np.abs(scores), _SURE) / _SURE
    start, end = best_runs(np.where(scores > 0, np.log1p(letters), -_GAP) * sure, firsts)
    start, end = start[page], end[page]
    core = (at >= start) & (at < end)
    content = np.bincount(page, weights=chance * letters, minlength=len(firsts) - 1)
    inner = np.bincount(page, weights=chance * letters * core, minlength=len(firsts) - 1)
    columns += [
        core,
        np.log1p(np.maximum(start - at, 0)) / 6,
        np.log1p(np.maximum(at - end + 1, 0)) / 6,
        np.log1p(content)[page] / 10,
        (inner / np.maximum(content, 1))[page],
    ]
    share, shared = topic_shares(words, core & (scores > 0))
    columns += [share, np.log1p(shared) / 4]
    columns += _topic_near(share, shapes[:, _WIDTH] > _TELLING, at, first, last)
    columns += _headings(shapes, at, first, last, start)
    prose = is_prose(shapes)
    start, end = kernel_runs(shapes, prose, scores, firsts)
    start, end = start[page], end[page]
    kernel = (at >= start) & (at < end)
    share, shared = topic_shares(words, kernel)
    columns += [
        kernel,
        np.log1p(np.maximum(start - at, 0)) / 6,
        np.log1p(np.maximum(at - end + 1, 0)) / 6,
        share,
        np.log1p(shared) / 4,
    ]
    columns += _topic_near(share, shapes[:, _WIDTH] > _TELLING, at, first, last)
    columns += [changes(prose, size, first, last) for size in _CHANGES]
    return np.stack(columns, dtype=np.float32, casting="unsafe").T


def _topic_near(
    share: NDArray[np.float32],
    asked: NDArray[np.bool_],
    at: NDArray[np.int64],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
) -> list[NDArray[np.float64]]:
    """Mean topic share of the lines around each line that are long enough to have a topic."""
    sums = running_sums(np.stack((share * asked, asked), axis=1))
    size = np.array(_NEAR)[:, None]
    low, high = np.maximum(at - size, first), np.minimum(at + size, last) + 1
    near = sums.take(high, axis=0) - sums.take(low, axis=0)
    return list(near[..., 0] / np.maximum(near[..., 1], 1))


def headings(shapes: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Tell headings of what is no article: "Most read", "Comments"; `shapes` are of all lines."""
    # summed line by line whatever the columns' order in memory, so that the last bit is the same
    headed = np.ascontiguousarray(shapes[:, _HEADED]).sum(axis=1)
    return np.asarray((headed >= _HEADED_COVER) & (shapes[:, _WIDTH] < _HEADING))


def _headings(
    shapes: NDArray[np.float32],
    at: NDArray[np.int64],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    start: NDArray[np.int64],
) -> list[NDArray[np.float64]]:
    """How far headings of what is no article ("Most read", "Comments") are, and how many since the core."""
    heading = headings(shapes)
    before = np.maximum.accumulate(np.where(heading, at, -1))
    after = np.minimum.accumulate(np.where(heading, at, len(at) * 2)[::-1])[::-1]
    count = np.concatenate(([0], np.cumsum(heading)))
    passed = np.where(at > start, count[at + 1] - count[start], 0)
    return [
        np.log1p(np.where(before >= first, at - before, _NONE)) / 4,
        np.log1p(np.where(after <= last, after - at, _NONE)) / 4,
        np.log1p(passed) / 3,
    ]
