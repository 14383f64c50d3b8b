"""How alike two sentences of one story are: shared mass of weighted words, in both directions.

Words weigh by how rare they are among the story's own sentences (TF-IDF's idf, smoothed so that a story of
two sentences still ranks names and numbers over everyday words). A word without its twin may still meet one
of the same beginning at part of its weight ("militarized", "military"), in place of character n-grams.
Tried and dropped: fuzzy ratios as the main score (they reward long common function-word runs), and
distributional vectors computed from the story (stories are too small to learn from).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dedupe_news.accounts.words import Words

_DENSE = 400
"""Up to so many sentences all pairs are compared in one dense product."""
_COMMON = 250
"""Beyond that, words that stand in more sentences than this propose no pair."""
_NUMBER_WEIGHT = 1.15
_NAME_WEIGHT = 1.1


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two sentences share, as shares of weighted mass in 0..1.

    `first` is the part of the first sentence that the second covers, `second` the reverse, `both` their
    common part of the sum.
    """

    first: float
    second: float
    both: float


class Weights:
    """Weights of keys among the sentences of one story.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> words = [Reader().read(text) for text in ("Two soldiers were hurt.", "Two men were hurt.")]
        >>> weights = Weights(words)
        >>> weights.of["#2"] < weights.of["men"]
        True
    """

    def __init__(self, sentences: Sequence[Words]) -> None:
        self.sets = [words.core for words in sentences]
        counts: dict[str, int] = {}
        for key in chain.from_iterable(self.sets):
            counts[key] = counts.get(key, 0) + 1
        self.counts = counts
        total = len(sentences)
        logs = [0.0] + [
            math.log((total + 3.0) / (count + 0.5)) for count in range(1, max(counts.values(), default=0) + 1)
        ]
        self.of: dict[str, float] = {
            key: logs[count] * (_NUMBER_WEIGHT if key[0] == "#" else 1.0) for key, count in counts.items()
        }
        weigh = self.of
        self.mass = [sum(sorted([weigh[key] for key in keys])) for keys in self.sets]


def compare(weights: Weights, first: int, second: int) -> Likeness:
    """The likeness of two sentences, soft matches of common beginnings included."""
    return compare_keys(weights, weights.sets[first], weights.sets[second])


def compare_keys(weights: Weights, left: frozenset[str], right: frozenset[str]) -> Likeness:
    """The likeness of two sets of keys of the story."""
    of = weights.of
    shared = left & right
    if not shared:
        return Likeness(0.0, 0.0, 0.0)
    exact = sum(sorted([of[key] for key in shared]))
    only_left, only_right = left - shared, right - shared
    mass_left = exact + sum(sorted([of[key] for key in only_left]))
    mass_right = exact + sum(sorted([of[key] for key in only_right]))
    soft_left, soft_right = _soft(only_left, only_right, of)
    covered_left, covered_right = exact + soft_left, exact + soft_right
    return Likeness(
        covered_left / mass_left,
        covered_right / mass_right,
        (covered_left + covered_right) / (mass_left + mass_right),
    )


def kin(first: str, second: str) -> float:
    """How far two keys are of one family: the shared beginning's part of the longer, 0 under 4 letters.

    Example:
        >>> kin("militar", "militarized") > 0.6, kin("north", "south"), kin("#12", "#120")
        (True, 0.0, 0.0)
    """
    if first[:4] != second[:4] or first[0] in "#~":
        return 0.0
    size = 4
    least = min(len(first), len(second))
    while size < least and first[size] == second[size]:
        size += 1
    share = size / max(len(first), len(second))
    return share if share >= 0.6 else 0.0


def _soft(left: frozenset[str], right: frozenset[str], of: Mapping[str, float]) -> tuple[float, float]:
    """Mass of either side's unmatched words that have a kin on the other side."""
    heads: dict[str, list[str]] = {}
    for key in right:
        if len(key) >= 4:
            heads.setdefault(key[:4], []).append(key)
    if not heads:
        return 0.0, 0.0
    covered_left = 0.0
    met: dict[str, float] = {}
    for key in sorted(left):
        near = heads.get(key[:4])
        if near is None:
            continue
        best = 0.0
        for other in near:
            share = kin(key, other)
            best = max(best, share)
            if share > met.get(other, 0.0):
                met[other] = share
        covered_left += best * of[key]
    return covered_left, sum(met[key] * of[key] for key in sorted(met))


def candidates(weights: Weights, least: float) -> list[tuple[float, int, int]]:
    """Pairs of sentences with TF-IDF cosine of at least `least`: (cosine, first, second), first < second."""
    count = len(weights.sets)
    if count < 2:
        return []
    places = {key: place for place, key in enumerate(sorted(weights.counts))}
    columns = np.fromiter((places[key] for keys in weights.sets for key in keys), dtype=np.int32)
    sizes = np.fromiter((len(keys) for keys in weights.sets), dtype=np.int64, count=count)
    rows = np.repeat(np.arange(count, dtype=np.int32), sizes)
    values = np.array([weights.of[key] for key in sorted(weights.counts)], dtype=np.float64)[columns]
    norms = np.sqrt(np.bincount(rows, weights=values * values, minlength=count))
    norms[norms == 0] = 1.0
    values /= norms[rows]
    if count <= _DENSE:
        matrix = np.zeros((count, len(places)))
        matrix[rows, columns] = values
        product = matrix @ matrix.T
        firsts, seconds = np.nonzero(np.triu(product >= least, 1))
        found = product[firsts, seconds]
    else:
        whole = sparse.csr_array((values, (rows, columns)), shape=(count, len(places)))
        firsts, seconds, found = _sparse_pairs(whole, least)
    found = np.round(found, 9)
    return [(float(c), int(a), int(b)) for c, a, b in zip(found, firsts, seconds, strict=True)]


def _sparse_pairs(
    matrix: sparse.csr_array, least: float
) -> tuple[
    np.ndarray[tuple[int], np.dtype[np.int64]],
    np.ndarray[tuple[int], np.dtype[np.int64]],
    np.ndarray[tuple[int], np.dtype[np.float64]],
]:
    """Pairs of a large story: rare words propose, all words decide."""
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    rare = matrix[:, frequency <= _COMMON]
    firsts: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
    seconds: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
    scores: list[np.ndarray[tuple[int], np.dtype[np.float64]]] = []
    turned = rare.T.tocsr()
    for begin in range(0, matrix.shape[0], 1000):
        block = (rare[begin : begin + 1000] @ turned).tocoo()
        keep = (block.data >= least * 0.5) & (block.col > block.row + begin)
        left, right = block.row[keep].astype(np.int64) + begin, block.col[keep].astype(np.int64)
        if not left.size:
            continue
        exact = np.asarray(matrix[left].multiply(matrix[right]).sum(axis=1)).ravel()
        good = exact >= least
        firsts.append(left[good])
        seconds.append(right[good])
        scores.append(exact[good])
    if not firsts:
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty, np.zeros(0)
    return np.concatenate(firsts), np.concatenate(seconds), np.concatenate(scores)
