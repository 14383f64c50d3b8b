"""Group reports into stories: terms, candidate pairs, probabilities, average linkage."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from dedupe_news.stories import background, candidates, linkage, scoring, vectors
from dedupe_news.stories.inputs import Clustering, PairScores, StorySettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.stories.inputs import StoryInput
    from dedupe_news.thresholds import StoryThresholds

UNIT = 1 << 20
"""Fixed point of a probability, so that sums are exact."""


def cluster(reports: StoryInput, settings: StorySettings | None = None) -> Clustering:
    """Group reports of the same event.

    The partition does not depend on the order of the reports: they are worked on in the order of their own
    content, and equal reports (text, title and date) are one.

    Example:
        >>> from dedupe_news.stories import StoryInput
        >>> fire = "Fire destroyed the old harbour warehouse in Ostheim on Monday, officials said."
        >>> vote = "Parliament in Velden passed the pension bill by two votes after a night of debate."
        >>> cluster(StoryInput([fire, vote, fire])).labels.tolist()
        [0, 1, 0]
    """
    settings = settings or StorySettings()
    order, place = canonical(reports)
    if not order:
        nothing = np.zeros(0)
        none = np.zeros(0, np.int64)
        return Clustering(
            none, nothing, nothing, nothing, nothing.astype(bool), PairScores(none, none, nothing), 0.5
        )
    columns = columns_of(reports, order, settings.thresholds)
    heavy = candidates.heavy_terms(columns.unit["words"], 24, max(200, len(order) // 50))
    left, right = candidates.neighbours(heavy, 50)
    chance = scoring.probabilities(scoring.features(columns, left, right, settings.thresholds))
    cut = cut_of(settings)
    if settings.window is not None:
        chance[np.abs(columns.days[left] - columns.days[right]) > settings.window] = 0.0
    fixed = np.rint(chance * UNIT).astype(np.int64)
    count = len(order)
    sums = sparse.csr_matrix(
        (np.concatenate([fixed, fixed]), (np.concatenate([left, right]), np.concatenate([right, left]))),
        shape=(count, count),
    )
    found = linkage.average_linkage(sums, np.ones(count, np.int64), cut * UNIT)
    labels = linkage.by_first(found[place])
    at = np.asarray(order)
    a, b = at[left], at[right]
    return _describe(labels, PairScores(np.minimum(a, b), np.maximum(a, b), chance), cut)


def cut_of(settings: StorySettings) -> float:
    """Give the probability at which reports join."""
    return 0.5 + (0.5 - settings.granularity) * settings.thresholds.spread


def canonical(reports: StoryInput) -> tuple[list[int], NDArray[np.int64]]:
    """Order distinct reports by content; give one place of each and, for every report, its rank."""
    count = len(reports.texts)
    titles = reports.titles or [None] * count
    dates = reports.dates or [None] * count
    keys = [
        (text, title or "", day or "") for text, title, day in zip(reports.texts, titles, dates, strict=True)
    ]
    ranked = sorted(range(count), key=keys.__getitem__)
    order: list[int] = []
    place = np.zeros(count, np.int64)
    for at in ranked:
        if not order or keys[order[-1]] != keys[at]:
            order.append(at)
        place[at] = len(order) - 1
    return order, place


def columns_of(reports: StoryInput, order: Sequence[int], limits: StoryThresholds) -> scoring.Columns:
    """Work out what scoring needs to know of each report, in the given order."""
    texts = [whole(reports, at) for at in order]
    known = background.load()
    counted = vectors.count_terms(texts, 1200, 70)
    unit = {}
    for kind in (vectors.WORDS,):
        counts = counted.counts[kind]
        unit[kind] = vectors.weigh(counts, vectors.weights(counts, kind, known))
    days = np.array([_day(reports.dates[at]) if reports.dates else np.nan for at in order])
    return scoring.Columns(
        unit, counted.counts[vectors.WORDS].hashes, _likeness(unit[vectors.WORDS], limits.expected), days
    )


def whole(reports: StoryInput, at: int) -> str:
    """Give a report's title, where it has one, and body."""
    title = reports.titles[at] if reports.titles else None
    return f"{title}\n{reports.texts[at]}" if title else reports.texts[at]


def _likeness(unit: sparse.csr_matrix, expected: float) -> NDArray[np.float64]:
    """Give each row's mean cosine with the other rows, drawn to the usual one in a small run."""
    count = unit.shape[0]
    total = np.asarray(unit.sum(axis=0)).ravel()
    return (unit @ total - 1.0 + expected * 50) / (count - 1 + 50)


def _day(value: str | None) -> float:
    try:
        return float(date.fromisoformat((value or "")[:10]).toordinal())
    except ValueError:
        return float("nan")


def _describe(labels: NDArray[np.int64], pairs: PairScores, cut: float) -> Clustering:
    stories = int(labels.max()) + 1
    a, b, chance = pairs.left, pairs.right, pairs.probability
    same = labels[a] == labels[b]
    ones = np.bincount(labels[a[same]], minlength=stories)
    total = np.bincount(labels[a[same]], weights=chance[same], minlength=stories)
    cohesion = np.where(ones > 0, total / np.maximum(ones, 1), 1.0)
    weakest = np.ones(stories)
    for side in (a, b):
        np.minimum.at(weakest, labels[side[same]], chance[same])
    nearest = np.zeros(stories)
    for side in (a, b):
        np.maximum.at(nearest, labels[side[~same]], chance[~same])
    borderline = (weakest < cut) | (nearest > cut)
    return Clustering(labels, cohesion, weakest, nearest, borderline, pairs, cut)
