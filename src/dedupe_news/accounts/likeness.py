"""How alike two sentences of one story are: shared mass of weighted words, in both directions.

Words weigh by how rare they are among the story's own sentences (TF-IDF's idf, smoothed so that a story of
two sentences still ranks names and numbers over everyday words). A word without its twin may still meet one
of the same beginning at part of its weight ("militarized", "military"), in place of character n-grams.
Tried and dropped: fuzzy ratios as the main score (they reward long common function-word runs), and
distributional vectors computed from the story (stories are too small to learn from).
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dedupe_news.accounts.words import Words

    _Places = np.ndarray[tuple[int], np.dtype[np.int64]]
    _Shares = np.ndarray[tuple[int], np.dtype[np.float64]]

_COMMON = 250
"""Words that stand in more sentences than this propose no pair, they only count once a pair is looked at."""
_PARTNERS = 60
"""A sentence is compared with so many at most, the likeliest first: work grows with a story's length."""
_SMALL = 400
"""Up to so many sentences all pairs are counted in one array; beyond, sparse products block by block."""
_BLOCK = 1000
"""Sentences taken at a time."""
_HEAD = 4
_KIN = 0.6
"""Words of one family share their first letters, at least four and this part of the longer word."""
_EXACT_SHARE = 0.75
"""Part of the likeness asked for that the same words must reach before kin words are counted. At .75 one pair
in a thousand is lost, and of those looked at at .5 a third remains."""
_NUMBER_WEIGHT = 1.15
_NEVER = 2.0
"""No part of a mass is so large, nor is half of it."""


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
        self.counts = counts = Counter(chain.from_iterable(self.sets))
        total = len(sentences)
        logs = [0.0] + [
            math.log((total + 3.0) / (count + 0.5)) for count in range(1, max(counts.values(), default=0) + 1)
        ]
        self.of: dict[str, float] = {
            key: logs[count] * (_NUMBER_WEIGHT if key[0] == "#" else 1.0) for key, count in counts.items()
        }
        self.mass = [self.weigh(keys) for keys in self.sets]
        self._heads: list[dict[str, list[str]] | None] = [None] * total
        self._weighed: dict[frozenset[str], tuple[float, dict[str, list[str]]]] = {}
        self._shared: tuple[list[str], list[list[int]]] | None = None

    def weigh(self, keys: Iterable[str]) -> float:
        """The mass of some keys, summed so that their order does not matter."""
        return math.fsum(map(self.of.__getitem__, keys))

    def shared(self) -> tuple[list[str], list[list[int]]]:
        """The keys that several sentences hold, and for each sentence which of these it holds, by place."""
        if self._shared is None:
            keys = sorted(key for key, holders in self.counts.items() if holders > 1)
            places = dict(zip(keys, range(len(keys)), strict=True))
            self._shared = keys, [[places[key] for key in own if key in places] for own in self.sets]
        return self._shared

    def weighed(self, keys: frozenset[str]) -> tuple[float, dict[str, list[str]]]:
        """The mass of some keys and the longer ones by their first letters, worked out once.

        For sets that are compared with many others, as what a sentence is about is.
        """
        known = self._weighed.get(keys)
        if known is None:
            known = self._weighed[keys] = self.weigh(keys), _heads(keys)
        return known

    def heads(self, place: int) -> dict[str, list[str]]:
        """A sentence's longer keys by their first letters."""
        known = self._heads[place]
        if known is None:
            known = self._heads[place] = _heads(self.sets[place])
        return known


def compare(weights: Weights, first: int, second: int) -> Likeness:
    """The likeness of two sentences, soft matches of common beginnings included."""
    left, right = weights.sets[first], weights.sets[second]
    shared = left & right
    if not shared:
        return Likeness(0.0, 0.0, 0.0)
    masses = weights.mass[first], weights.mass[second]
    return _likeness(weights, shared, masses, weights.heads(first), weights.heads(second))


def compare_often(weights: Weights, left: frozenset[str], right: frozenset[str]) -> Likeness:
    """The same as `compare_keys`, of sets that are each compared with many others."""
    shared = left & right
    if not shared:
        return Likeness(0.0, 0.0, 0.0)
    (ours, our_heads), (theirs, their_heads) = weights.weighed(left), weights.weighed(right)
    return _likeness(weights, shared, (ours, theirs), our_heads, their_heads)


def compare_keys(weights: Weights, left: frozenset[str], right: frozenset[str]) -> Likeness:
    """The likeness of two sets of keys of the story."""
    shared = left & right
    if not shared:
        return Likeness(0.0, 0.0, 0.0)
    masses = weights.weigh(left), weights.weigh(right)
    ours = _heads(left - shared)
    # only words of a beginning that the first has can be kin of its words
    theirs = _heads(key for key in right - shared if key[:_HEAD] in ours) if ours else ours
    return _likeness(weights, shared, masses, ours, theirs)


def _heads(keys: Iterable[str]) -> dict[str, list[str]]:
    """Longer keys by their first letters."""
    found: dict[str, list[str]] = {}
    for key in keys:
        if len(key) >= _HEAD and key[0] not in "#~":
            found.setdefault(key[:_HEAD], []).append(key)
    return found


def _likeness(
    weights: Weights,
    shared: frozenset[str],
    masses: tuple[float, float],
    left: Mapping[str, Sequence[str]],
    right: Mapping[str, Sequence[str]],
) -> Likeness:
    exact = weights.weigh(shared)
    more_left, more_right = _soft(weights, shared, left, right)
    covered_left, covered_right = exact + more_left, exact + more_right
    return Likeness(
        covered_left / masses[0], covered_right / masses[1], (covered_left + covered_right) / sum(masses)
    )


def _soft(
    weights: Weights,
    shared: frozenset[str],
    left: Mapping[str, Sequence[str]],
    right: Mapping[str, Sequence[str]],
) -> tuple[float, float]:
    """Mass of either side's unmatched words that have a kin on the other side."""
    mine: dict[str, float] = {}
    met: dict[str, float] = {}
    for head in left.keys() & right.keys():
        for key in left[head]:
            if key in shared:
                continue
            for other in right[head]:
                share = 0.0 if other in shared else kin(key, other)
                if share:
                    mine[key] = max(share, mine.get(key, 0.0))
                    met[other] = max(share, met.get(other, 0.0))
    if not mine:
        return 0.0, 0.0
    return (
        math.fsum(share * weights.of[key] for key, share in mine.items()),
        math.fsum(share * weights.of[key] for key, share in met.items()),
    )


def kin(first: str, second: str) -> float:
    """How far two keys are of one family: the shared beginning's part of the longer, 0 under 4 letters.

    Example:
        >>> kin("militar", "militarized") > 0.6, kin("north", "south"), kin("#12", "#120")
        (True, 0.0, 0.0)
    """
    if first[:_HEAD] != second[:_HEAD] or first[0] in "#~":
        return 0.0
    size = _HEAD
    least = min(len(first), len(second))
    while size < least and first[size] == second[size]:
        size += 1
    share = size / max(len(first), len(second))
    return share if share >= _KIN else 0.0


def candidates(weights: Weights, least: float, lesser: float = _NEVER) -> list[tuple[float, int, int]]:
    """Pairs of sentences that may be alike to `least`: (likeness, first, second), first < second.

    Only words both hold propose a pair, so a pair that shares less than `_EXACT_SHARE` of what is asked is
    never looked at, whatever its kin words would add. Each sentence of a large story keeps its best partners.

    Args:
        weights: those of the story's words.
        least: the likeness asked for.
        lesser: part of the mass of the lesser sentence; pairs that share so much are found, too.
    """
    found = []
    for exact, first, second in _sharing(weights, least * _EXACT_SHARE, lesser):
        both = exact
        if exact >= least * _EXACT_SHARE:
            shared = weights.sets[first] & weights.sets[second]
            soft = sum(_soft(weights, shared, weights.heads(first), weights.heads(second)))
            both = exact + soft / (weights.mass[first] + weights.mass[second]) if soft else exact
        ours, theirs = weights.mass[first], weights.mass[second]
        if both >= least or (lesser < _NEVER and exact * (ours + theirs) >= 2 * lesser * min(ours, theirs)):
            found.append((both, first, second))
    return found


def _sharing(weights: Weights, least: float, lesser: float) -> Iterator[tuple[float, int, int]]:
    """Pairs whose shared mass is this part of their common mass or that of the lesser's, with the former."""
    count = len(weights.sets)
    if count < 2:
        return
    keys, held_here = weights.shared()
    sizes = np.fromiter(map(len, held_here), dtype=np.int64, count=count)
    columns = np.fromiter(chain.from_iterable(held_here), np.int64, count=int(sizes.sum()))
    mass = np.array(weights.mass)
    mass[mass == 0] = 1.0
    of = np.array([weights.of[key] for key in keys])
    rows = np.repeat(np.arange(count), sizes)
    if count <= _SMALL:
        yield from _best(*_enough(*_small(rows, columns, of, mass), mass, (least, lesser)))
        return
    common = np.array([weights.counts[key] for key in keys]) > _COMMON
    held = sparse.csr_array((np.ones(len(columns)), (rows, columns)), shape=(count, len(keys)))
    turned = (held * np.where(common, 0.0, of)).T.tocsr()
    for begin in range(0, count, _BLOCK):
        block = (held[begin : begin + _BLOCK] @ turned).tocoo()
        firsts, seconds = block.row.astype(np.int64) + begin, block.col.astype(np.int64)
        share = 2 * block.data / (mass[firsts] + mass[seconds])
        keep = seconds > firsts
        low = 2.0 if common.any() else 1.0
        firsts, seconds, share = _enough(
            firsts[keep], seconds[keep], share[keep], mass, (least / low, lesser / low)
        )
        if common.any() and firsts.size:
            whole = (held[firsts].multiply(held[seconds]) * of).sum(axis=1)
            share = 2 * whole / (mass[firsts] + mass[seconds])
            firsts, seconds, share = _enough(firsts, seconds, share, mass, (least, lesser))
        yield from _best(firsts, seconds, share)


def _small(rows: _Places, columns: _Places, of: _Shares, mass: _Shares) -> tuple[_Places, _Places, _Shares]:
    """The pairs of a story of few sentences: every two holders of a key, their shares added up."""
    count = len(mass)
    order = np.argsort(columns, kind="stable")
    rows, columns = rows[order], columns[order]
    ends = np.searchsorted(columns, columns, side="right")
    later = ends - np.arange(len(columns)) - 1
    first = np.repeat(np.arange(len(columns)), later)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(later) - later, later)
    shared = np.bincount(rows[first] * count + rows[second], of[columns[first]], minlength=count * count)
    share = 2 * shared / (mass[:, None] + mass).ravel()
    found = np.flatnonzero(share)
    return found // count, found % count, share[found]


def _enough(
    firsts: _Places, seconds: _Places, share: _Shares, mass: _Shares, limits: tuple[float, float]
) -> tuple[_Places, _Places, _Shares]:
    """The pairs that share enough of their common mass, or enough of the lesser's."""
    least, lesser = limits
    keep = share >= least
    if lesser < _NEVER / 2:
        ours, theirs = mass[firsts], mass[seconds]
        keep |= share * (ours + theirs) >= 2 * lesser * np.minimum(ours, theirs)
    return firsts[keep], seconds[keep], share[keep]


def _best(rows: _Places, cols: _Places, share: _Shares) -> Iterator[tuple[float, int, int]]:
    """The likeliest partners of each row, in order."""
    share = np.round(share, 12)
    order = np.lexsort((cols, -share, rows))
    rank = np.arange(len(order)) - np.searchsorted(rows[order], rows[order])
    order = order[rank < _PARTNERS]
    yield from zip(share[order].tolist(), rows[order].tolist(), cols[order].tolist(), strict=True)
