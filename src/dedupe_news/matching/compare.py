"""Two reports held against each other, sample by sample: what they share, and over how much of the shorter.

Reports sampled at different levels are compared at the sparser one's. What stands in the longer report's
last paragraph is counted apart (a footer makes no copy); boilerplate is not counted at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dedupe_news.matching.runs import members

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

PARTS = 8
"""Stretches of a report in which samples are looked for; six samples each, or one is empty by chance."""
_EVERYWHERE = np.uint32(0xFFFFFFFF >> 3)
"""Samples up to this one are in the fingerprint of every report that has the shingle."""
_PAIRS = 1 << 13
"""Pairs compared at a time: about a million samples."""
_HIGH, _SAMPLE = np.uint64(32), np.uint64(5)
_TAIL, _LARGE = np.uint64(1 << 3), np.uint64(1 << 4)
"""A code is pair << 37 | sample << 5 | side << 4 | tail << 3 | part."""


class Likeness(NamedTuple):
    """Counts for pairs of reports; `smaller` and `union` leave out `tails`, shared last paragraphs."""

    body: Ints
    tails: Ints
    smaller: Ints
    union: Ints
    rate: NDArray[np.float64]

    @property
    def all(self) -> Ints:
        """Shared samples, last paragraphs included."""
        return self.body + self.tails

    @property
    def containment(self) -> NDArray[np.float64]:
        """The part of the shorter report that the other has, last paragraphs included (0..1)."""
        share: NDArray[np.float64] = np.minimum(self.all / np.maximum(self.smaller + self.tails, 1), 1.0)
        return share


class Comparison(NamedTuple):
    """The likeness of pairs, and the part of the shorter report in which something is shared (0..1)."""

    likeness: Likeness
    coverage: NDArray[np.float64]


def compare(
    prints: Fingerprints, level: Ints, left: Ints, right: Ints, boilerplate: NDArray[np.uint32]
) -> Comparison:
    """Compare pairs of reports.

    Args:
        prints: the fingerprints of all reports.
        level: the sampling level of each.
        left: one report of each pair.
        right: the other.
        boilerplate: samples that do not count, ascending.
    """
    swap = prints.words[left] > prints.words[right]
    small, large = np.where(swap, right, left), np.where(swap, left, right)
    deepest = np.maximum(level[small], level[large])
    tallies = [np.zeros((5, 0), np.int64)]
    for low in range(0, len(small), _PAIRS):
        part = slice(low, low + _PAIRS)
        ceiling = np.right_shift(np.uint32(0xFFFFFFFF), deepest[part].astype(np.uint32))
        tallies.append(_tally(prints, (small[part], large[part]), ceiling, boilerplate))
    body, tails, of_small, of_large, parts = np.concatenate(tallies, 1)
    found = Likeness(
        body=body,
        tails=tails,
        smaller=np.minimum(of_small, of_large) - tails,
        union=of_small + of_large - body - 2 * tails,
        rate=0.5**deepest,
    )
    return Comparison(found, (parts & 0xFF) / np.maximum(parts >> 8, 1))


def _tally(
    prints: Fingerprints,
    sides: tuple[Ints, Ints],
    ceiling: NDArray[np.uint32],
    boilerplate: NDArray[np.uint32],
) -> Ints:
    """Count for each pair: shared, shared in the longer one's tail, size of either, parts seen << 8 | met."""
    pairs = len(ceiling)
    of_small, of_large = (_codes(prints, side, ceiling, boilerplate) for side in sides)
    both = np.concatenate([of_small, of_large | _LARGE])
    both.sort()
    twice = np.flatnonzero((both[1:] ^ both[:-1]) < (np.uint64(1) << _SAMPLE))
    met = both[twice]
    in_tail = (both[twice + 1] & _TAIL) != 0
    parts = np.zeros(pairs, np.int64)
    for shift, codes in ((8, of_small), (0, met)):
        seen = np.zeros(pairs * PARTS, np.int64)
        seen[_owner(codes) * PARTS + (codes & np.uint64(PARTS - 1)).astype(np.int64)] = 1
        parts += seen.reshape(pairs, PARTS).sum(1) << shift
    counted = [_owner(codes) for codes in (met[~in_tail], met[in_tail], of_small, of_large)]
    return np.stack([*(np.bincount(owner, minlength=pairs) for owner in counted), parts])


def _owner(codes: NDArray[np.uint64]) -> Ints:
    return (codes >> (_SAMPLE + _HIGH)).astype(np.int64)


def _codes(
    prints: Fingerprints, reports: Ints, ceiling: NDArray[np.uint32], boilerplate: NDArray[np.uint32]
) -> NDArray[np.uint64]:
    """Pack pair, sample, side, tail and part of the samples that count, one after the other."""
    starts = prints.sample_bounds[reports]
    sizes = prints.sample_bounds[reports + 1] - starts
    at, owner = members(starts, sizes)
    samples = prints.samples[at]
    seen = samples <= ceiling[owner]
    if len(boilerplate):
        seen &= ~_furniture(samples, owner, boilerplate)
    at, owner, samples = at[seen], owner[seen], samples[seen]
    place, size = at - starts[owner], sizes[owner]
    part = place * PARTS // size
    tail = place >= size - prints.tail[reports][owner]
    codes = (owner.astype(np.uint64) << _HIGH) | samples
    codes <<= _SAMPLE
    codes |= (part | (tail.astype(np.int64) << 3)).astype(np.uint64)
    return codes


def resembling(found: Likeness, thresholds: CopyThresholds) -> Mask:
    """Whether pairs are alike enough to be of one provisional group, boilerplate still counted.

    Containment will not do here: it chains the reports of a templated series, and what they have in common
    would no longer stand in many groups.
    """
    enough: Mask = (found.body >= thresholds.shared_samples) & (
        found.body >= thresholds.pregroup_resemblance * found.union
    )
    return enough


def alike(found: Likeness, thresholds: CopyThresholds) -> Mask:
    """Whether pairs share enough to be copies, their numbers, names and coverage aside."""
    floor = np.maximum(found.smaller, thresholds.least_shingles * found.rate)
    contained = (found.body >= thresholds.containment * floor) & (found.body >= thresholds.shared_samples)
    same = (found.all >= thresholds.resemblance * (found.union + found.tails)) & (found.all > 0)
    enough: Mask = contained | same
    return enough


def _furniture(samples: NDArray[np.uint32], owner: Ints, boilerplate: NDArray[np.uint32]) -> Mask:
    """Which samples are boilerplate, or stand between two such, or after the last.

    Most samples of a brief are in no longer report's fingerprint, so a footer's shingles seem rare there; the
    few that every report keeps tell where it begins.
    """
    near = np.minimum(np.searchsorted(boilerplate, samples), len(boilerplate) - 1)
    known: Mask = boilerplate[near] == samples
    marks = np.flatnonzero(samples <= _EVERYWHERE)
    if not len(marks) or len(marks) == len(samples):
        return known
    after = np.cumsum(samples <= _EVERYWHERE)
    before = np.maximum(after - 1, 0)
    after = np.minimum(after, len(marks) - 1)
    follows = (
        known[marks[before]] & (owner[marks[before]] == owner) & (marks[before] <= np.arange(len(samples)))
    )
    ends = known[marks[after]] | (owner[marks[after]] != owner) | (marks[after] < np.arange(len(samples)))
    between: Mask = follows & ends & (samples > _EVERYWHERE)
    return known | between
