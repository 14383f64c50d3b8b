"""How alike a report is to reports it has nothing to do with: the scale on which likeness is judged.

A raw cosine is not comparable between languages, lengths and collections: in one all reports share words (a
year of shootings), in another few do. So each report is held against the run, or in a large one against a
crowd chosen by content, and two figures are read off: the median likeness, and how far the fifth part that is
most alike lies above it. The field calls this local scaling (Zelnik-Manor and Perona 2004). Both figures are
taken low in the distribution, and reports that seem related are left out, since in a run of few stories a
report's own story is a large part of it.

What few reports cannot tell is filled up with what is to be expected of a report: the longer it is and the
more it repeats itself, the more it shares with any other (`expected`). With one figure for all, as it was,
everything was one event where words are syllables or wholly unknown, and look-alikes joined in any
language (B-cubed of runs of 8 such reports .89 instead of .91).

Tried and dropped: the figures of the fifth and the thirtieth part, which a story of ten among 140 reports
spoils (B-cubed of such samples .85 and .80 instead of .96 and .92), and an expectation worked out from each
report's length and terms alone, which is far off in languages of which no background is known.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.stories import tongues
from dedupe_news.stories.vectors import LEAST_AGAIN
from dedupe_news.threads import all_in_two

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.thresholds import StoryThresholds

MEDIAN, FIFTH = 0.5, 0.8
ROWS = 2000
"""Reports held against the crowd at a time: bounds memory, changes no result."""


@dataclass(frozen=True, slots=True)
class Unrelated:
    """For each report: the median likeness to unrelated ones, and how far the most alike fifth lies above."""

    usual: NDArray[np.float64]
    spread: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Crowd:
    """The reports (ascending) against which all are held.

    Of every report of the run: its language, and how alike unrelated reports are expected to be.
    """

    places: NDArray[np.int64]
    tongue: NDArray[np.int64]
    expected: NDArray[np.float64]


def expected(
    terms: NDArray[np.int64],
    repeated: NDArray[np.float64],
    limits: StoryThresholds,
) -> NDArray[np.float64]:
    """Give the likeness of unrelated reports that is to be expected of each report before any is seen.

    Args:
        terms: distinct terms of each report.
        repeated: the part of itself that each repeats (`vectors.repeats`).
        limits: the model, linear in the square root of the likeness.
    """
    root = (
        limits.expected
        + limits.expected_length * (np.log(np.maximum(terms, 1)) - 5.0)
        + limits.expected_repeats * np.log(repeated + LEAST_AGAIN)
    )
    found: NDArray[np.float64] = np.maximum(root, limits.expected_least) ** 2
    return found


def unrelated(unit: sparse.csr_matrix, crowd: Crowd, limits: StoryThresholds) -> Unrelated:
    """Measure every report against those of the crowd that may be in its language."""
    every = np.arange(unit.shape[0])
    return _measured(unit, every, crowd, None, limits)


def without_related(
    unit: sparse.csr_matrix,
    crowd: Crowd,
    related: sparse.csr_matrix,
    before: Unrelated,
    limits: StoryThresholds,
) -> Unrelated:
    """Measure again, without the crowd's reports that `related` (n, n; any entry) marks, those it touches."""
    toward = related[:, crowd.places].tocsr()
    touched = np.flatnonzero(np.diff(toward.indptr))
    after = _measured(unit, touched, crowd, toward, limits)
    usual, spread = before.usual.copy(), before.spread.copy()
    usual[touched], spread[touched] = after.usual, after.spread
    return Unrelated(usual, spread)


def choose_crowd(texts: Sequence[str], most: int) -> NDArray[np.int64]:
    """Choose up to `most` reports by a checksum of their content: order and neighbours do not matter."""
    if len(texts) <= most:
        return np.arange(len(texts))
    sums = np.fromiter((zlib.crc32(text.encode("utf-8", "replace")) for text in texts), np.int64, len(texts))
    return np.sort(np.argsort(sums, kind="stable")[:most])


def _measured(
    unit: sparse.csr_matrix,
    rows: NDArray[np.int64],
    crowd: Crowd,
    related: sparse.csr_matrix | None,
    limits: StoryThresholds,
) -> Unrelated:
    turned = unit[crowd.places].T.tocsc()
    middle, upper, held = np.zeros(len(rows)), np.zeros(len(rows)), np.zeros(len(rows))

    def measure(low: int) -> None:
        some = rows[low : low + ROWS]
        block = (unit[some] @ turned).toarray()
        block[some[:, None] == crowd.places] = np.inf
        block[tongues.apart(crowd.tongue[some], crowd.tongue[crowd.places])] = np.inf
        if related is not None:
            marked = related[some].tocoo()
            block[marked.row, marked.col] = np.inf
        block.sort(axis=1)
        count = np.isfinite(block).sum(axis=1)
        held[low : low + ROWS] = count
        middle[low : low + ROWS] = _quantile(block, count, MEDIAN)
        upper[low : low + ROWS] = _quantile(block, count, FIFTH)

    all_in_two(measure, range(0, len(rows), ROWS))
    trust = held / (held + limits.usual_weight)
    return Unrelated(
        usual=trust * middle + (1 - trust) * crowd.expected[rows],
        spread=trust * (upper - middle) + (1 - trust) * limits.usual_spread,
    )


def _quantile(block: NDArray[np.float32], count: NDArray[np.int64], part: float) -> NDArray[np.float64]:
    """Read a quantile off the first `count` values of each sorted row; 0 where there are none."""
    at = np.maximum(count - 1, 0) * part
    low = at.astype(np.int64)
    high = np.minimum(low + 1, np.maximum(count - 1, 0))
    here = np.arange(len(block))
    first, second = (np.where(count > 0, block[here, place], 0.0) for place in (low, high))
    found: NDArray[np.float64] = first + (at - low) * (second - first)
    return found
