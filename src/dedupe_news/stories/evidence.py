"""Why two reports are, or are not, of one event: the terms, the comparisons and the cut, for a person."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.fuzz import token_set_ratio

from dedupe_news.stories import clustering, scoring, strangers, terms
from dedupe_news.stories.inputs import Feature, StoryEvidence, StorySettings, TermWeight
from dedupe_news.stories.names import in_common, names

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.stories.inputs import StoryInput

SHOWN = 12
"""Terms listed of each kind."""
LEAD = 300
"""Letters of a body that stand for its lead."""


def explain_story(texts: StoryInput, a: int, b: int, settings: StorySettings | None = None) -> StoryEvidence:
    """Explain why reports `a` and `b` of a run do or do not tell one event.

    Raises:
        IndexError: `a` or `b` is no place in `texts`.

    Example:
        >>> from dedupe_news.stories import StoryInput
        >>> run = StoryInput(["Fire in the harbour of Ostheim.", "Ostheim: a fire destroyed the harbour."])
        >>> sorted(word.term for word in explain_story(run, 0, 1).shared)
        ['Fire', 'Ostheim', 'harbour', 'the']
    """
    settings = settings or StorySettings()
    order, place = clustering.canonical(texts)
    whole = [clustering.whole(texts, at) for at in order]
    columns = clustering.columns_of(texts, order, whole, settings.thresholds)
    rows = int(place[a]), int(place[b])
    scored = scoring.score(columns, whole, settings.thresholds, rows)
    at = np.flatnonzero((scored.pairs.left == min(rows)) & (scored.pairs.right == max(rows)))
    chance = float(scored.probability[at[0]]) if len(at) else 1.0
    apart = float(abs(columns.days[rows[0]] - columns.days[rows[1]]))
    known = not np.isnan(apart)
    if known and settings.window is not None and apart > settings.window:
        chance = 0.0
    if len(at) and scored.elsewhere[at[0]]:
        chance = min(chance, clustering.moved(clustering.cut_of(settings), clustering.BORDER / 2))
    likely = chance
    features = _features(scored, at, settings)
    called = names(columns.counts, scored.unit, settings.thresholds)
    common = float(in_common(called, np.array([rows]))[0, 0, 1])
    alone = strangers.one_story_from(common, called, rows, settings.thresholds) if len(at) else 0.0
    if len(at) and scored.swapped[at[0]]:
        alone = max(alone, 0.5 + settings.thresholds.names_wide)
    if alone > settings.granularity and chance > settings.thresholds.parted:
        effect = _odds(settings.thresholds.parted) - _odds(chance)
        features = (*features, Feature("names", common, effect))
        chance = settings.thresholds.parted
    shared, only_a, only_b = _terms((whole[rows[0]], whole[rows[1]]), columns, scored.unit, rows)
    return StoryEvidence(
        probability=chance,
        cut=clustering.cut_of(settings),
        shared=shared,
        only_a=only_a,
        only_b=only_b,
        features=features,
        days_apart=apart if known else None,
        joins_at=_joins_at(likely, alone, settings),
        fuzzy=token_set_ratio(_lead(texts, a), _lead(texts, b)) / 100,
    )


def _features(scored: scoring.Scored, at: NDArray[np.int64], settings: StorySettings) -> tuple[Feature, ...]:
    """Give each comparison of the pair (none of a report with itself) and what it adds to the log-odds."""
    model = scoring.weights(settings.thresholds)
    return tuple(
        Feature(name, float(value[at[0]]), float(model[name] * value[at[0]]))
        for name, value in scored.features.items()
        if len(at)
    )


def _odds(chance: float) -> float:
    return math.log(chance / (1.0 - chance))


def _joins_at(chance: float, alone: float, settings: StorySettings) -> float | None:
    """Give the smallest granularity whose cut the pair reaches and from which names do not part it."""
    if chance in {0.0, 1.0}:
        return max(1.0 - chance, alone) if chance else None
    granularity = 0.5 - _odds(chance) / settings.thresholds.spread
    return max(granularity, alone, 0.0) if granularity <= 1.0 else None


def _lead(texts: StoryInput, at: int) -> str:
    title = texts.titles[at] if texts.titles else None
    return f"{title or ''} {texts.texts[at][:LEAD]}".lower()


def _terms(
    texts: tuple[str, str], columns: scoring.Columns, unit: sparse.csr_matrix, rows: tuple[int, int]
) -> tuple[tuple[TermWeight, ...], tuple[TermWeight, ...], tuple[TermWeight, ...]]:
    """List the shared terms and those of one report only, heaviest first."""
    written = _written(texts)
    weights = []
    for row in rows:
        one = unit[[row]]
        hashes: NDArray[np.uint32] = columns.counts.hashes[one.indices]
        weights.append(dict(zip(hashes.tolist(), one.data.tolist(), strict=True)))
    first, second = weights
    both = {term: first[term] * second[term] for term in first.keys() & second.keys()}
    only_a = {term: weight for term, weight in first.items() if term not in second}
    only_b = {term: weight for term, weight in second.items() if term not in first}
    return _heaviest(both, written), _heaviest(only_a, written), _heaviest(only_b, written)


def _heaviest(weights: dict[int, float], written: dict[int, str]) -> tuple[TermWeight, ...]:
    ranked = sorted(((-weight, written[term]) for term, weight in weights.items()))
    return tuple(TermWeight(term, -weight) for weight, term in ranked[:SHOWN])


def _written(texts: tuple[str, str]) -> dict[int, str]:
    """Map each term to the word it is cut from, as first written."""
    found = terms.tokens(texts, terms.alphabet())
    joined = "\n".join(texts) + "\n"
    words: dict[int, str] = {}
    spans = zip(found.stem.tolist(), found.start.tolist(), found.end.tolist(), strict=True)
    for term, start, end in spans:
        words.setdefault(term, joined[start:end])
    return words
