"""Group reports into stories: terms, candidate pairs, probabilities, average linkage."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from dedupe_news.stories import background, fillers, linkage, parting, scoring, strangers, tongues
from dedupe_news.stories.counts import count_terms
from dedupe_news.stories.inputs import Clustering, PairScores, StorySettings
from dedupe_news.stories.names import names
from dedupe_news.text.days import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.stories.inputs import StoryInput
    from dedupe_news.thresholds import StoryThresholds

UNIT = 1 << 20
"""Fixed point of a probability, so that sums are exact."""
BORDER = 1.2
"""What a cut moved by so many log-odds, a tenth of the dial, would loosen or join is borderline."""


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
    texts = [whole(reports, at) for at in order]
    columns = columns_of(reports, order, texts, settings.thresholds)
    scored = scoring.score(columns, texts, settings.thresholds)
    left, right, chance = scored.pairs.left, scored.pairs.right, scored.probability
    cut = cut_of(settings)
    if settings.window is not None:
        chance = np.where(np.abs(columns.days[left] - columns.days[right]) > settings.window, 0.0, chance)
    count = len(order)
    fixed = np.rint(chance * UNIT).astype(np.int64)
    joined = found = _linked(count, (left, right), fixed, cut)
    swapped = scored.swapped & fillers.keeps_apart(settings)
    chance[swapped] = np.minimum(chance[swapped], settings.thresholds.parted)
    if (joined[left[swapped]] == joined[right[swapped]]).any():
        fixed[swapped] = -count * UNIT
        found = _linked(count, (left, right), fixed, cut)
    sure = _surest(reports.sure, place) if len(reports.sure) else np.ones(count)
    found = parting.part(found, scored.unit, sure, settings.thresholds, settings.granularity)
    called = names(columns.counts, scored.unit, settings.thresholds)
    found = strangers.without_strangers(found, called, settings.thresholds, settings.granularity)
    chance = np.where(scored.elsewhere, np.minimum(chance, moved(cut, BORDER / 2)), chance)
    chance = parting.doubted(chance, (left, right), (joined, found), settings.thresholds)
    labels = linkage.by_first(found[place])
    at = np.asarray(order)
    a, b = at[left], at[right]
    return describe(labels, PairScores(np.minimum(a, b), np.maximum(a, b), chance), cut)


def _linked(
    count: int, pairs: tuple[NDArray[np.int64], NDArray[np.int64]], fixed: NDArray[np.int64], cut: float
) -> NDArray[np.int64]:
    """Group reports by average linkage of what each pair has, in fixed point."""
    left, right = pairs
    sums = sparse.csr_matrix(
        (np.concatenate([fixed, fixed]), (np.concatenate([left, right]), np.concatenate([right, left]))),
        shape=(count, count),
    )
    return linkage.average_linkage(sums, np.ones(count, np.int64), cut * UNIT)


def _surest(sure: Sequence[float], place: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give each distinct report the best that is known of the borders of its equals."""
    best = np.zeros(int(place.max()) + 1)
    np.maximum.at(best, place, np.asarray(sure, np.float64))
    return best


def cut_of(settings: StorySettings) -> float:
    """Give the probability at which reports join."""
    return 1.0 / (1.0 + math.exp((settings.granularity - 0.5) * settings.thresholds.spread))


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


def columns_of(
    reports: StoryInput, order: Sequence[int], texts: Sequence[str], limits: StoryThresholds
) -> scoring.Columns:
    """Work out what scoring needs to know of each report, in the given order."""
    counts = count_terms(texts, limits)
    known = background.load()
    speech = tongues.spoken(texts, known.covers(counts))
    days = np.array([_day(reports.dates[at]) if reports.dates else np.nan for at in order])
    return scoring.Columns(counts, known, days, speech)


def whole(reports: StoryInput, at: int) -> str:
    """Give a report's title, where it has one, and body, in composed letters."""
    title = reports.titles[at] if reports.titles else None
    text = f"{title}\n{reports.texts[at]}" if title else reports.texts[at]
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _day(value: str | None) -> float:
    day = day_of(value)
    return float("nan") if day is None else float(day.toordinal())


def describe(labels: NDArray[np.int64], pairs: PairScores, cut: float) -> Clustering:
    """Measure each story by the reports that were compared; a pair that was not compared counts as 0."""
    stories = int(labels.max(initial=-1)) + 1
    a, b, chance = labels[pairs.left], labels[pairs.right], pairs.probability
    same = a == b
    ones = np.bincount(a[same], minlength=stories)
    total = np.bincount(a[same], weights=chance[same], minlength=stories)
    compared = np.unique(np.concatenate([pairs.left, pairs.right]))
    size = np.maximum(np.bincount(labels[compared], minlength=stories), 1)
    weakest = np.ones(stories)
    link = np.zeros(len(labels))
    for side in (pairs.left, pairs.right):
        link += np.bincount(side[same], weights=chance[same], minlength=len(labels))
    several = compared[size[labels[compared]] > 1]
    np.minimum.at(weakest, labels[several], link[several] / (size[labels[several]] - 1))
    keys, place = np.unique((np.minimum(a, b) * stories + np.maximum(a, b))[~same], return_inverse=True)
    low, high = keys // stories, keys % stories
    across = np.bincount(place, weights=chance[~same], minlength=len(keys)) / (size[low] * size[high])
    nearest = np.zeros(stories)
    for side in (low, high):
        np.maximum.at(nearest, side, across)
    finer, wider = moved(cut, BORDER), moved(cut, -BORDER)
    return Clustering(
        labels=labels,
        cohesion=np.where(ones > 0, total / np.maximum(ones, 1), 1.0),
        weakest=weakest,
        nearest=nearest,
        borderline=(weakest < finer) | (nearest >= wider),
        pairs=pairs,
        cut=cut,
    )


def moved(cut: float, by: float) -> float:
    """Move a probability by some log-odds."""
    return 1.0 / (1.0 + math.exp(-by) * (1.0 - cut) / cut)
