"""Two texts held against each other, sample by sample: what they share, and over how much of the shorter.

Texts sampled at different rates are compared at the lower one. What stands in the longer one's last
paragraph is counted apart: a footer makes no copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dedupe_news.matching.runs import members
from dedupe_news.matching.sketches import PARTS, TAIL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.sketches import Sketches
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]
    Codes = NDArray[np.uint64]

_PAIRS: Final = 1 << 13
"""Pairs compared at a time: about a million samples."""
_MARK: Final = np.uint64(5)
_SIDE: Final = np.uint64(1 << 4)
"""A code is pair << 37 | sample << 5 | side << 4 | mark."""


class Likeness(NamedTuple):
    """Counts for pairs of texts; `smaller` and `union` leave out `tails`, shared last paragraphs."""

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
        """The part of the shorter text that the other has, last paragraphs included (0..1)."""
        share: NDArray[np.float64] = np.minimum(self.all / np.maximum(self.smaller + self.tails, 1), 1.0)
        return share

    @property
    def resemblance(self) -> NDArray[np.float64]:
        """The part of all samples of either text that both have (0..1)."""
        share: NDArray[np.float64] = self.all / np.maximum(self.union + self.tails, 1)
        return share


class Comparison(NamedTuple):
    """The likeness of pairs, and the part of the shorter text in which something is shared (0..1)."""

    likeness: Likeness
    coverage: NDArray[np.float64]


def compare(sketches: Sketches, shorter: Ints, longer: Ints) -> Comparison:
    """Compare pairs of texts, given by their places in `sketches`."""
    ceiling = np.minimum(sketches.ceiling[shorter], sketches.ceiling[longer])
    tallies = [np.zeros((5, 0), np.int64)]
    for low in range(0, len(shorter), _PAIRS):
        part = slice(low, low + _PAIRS)
        tallies.append(_tally(sketches, shorter[part], longer[part], ceiling[part]))
    body, tails, of_shorter, of_longer, parts = np.concatenate(tallies, 1)
    found = Likeness(
        body=body,
        tails=tails,
        smaller=np.minimum(of_shorter, of_longer) - tails,
        union=of_shorter + of_longer - body - 2 * tails,
        rate=ceiling / 0xFFFFFFFF,
    )
    return Comparison(found, (parts & 0xFF) / np.maximum(parts >> 8, 1))


def _tally(sketches: Sketches, shorter: Ints, longer: Ints, ceiling: NDArray[np.uint32]) -> Ints:
    """Count for each pair: shared, shared in the longer one's tail, size of either, parts seen << 8 | met."""
    pairs = len(ceiling)
    of_shorter = _codes(sketches, shorter, ceiling)
    of_longer = _codes(sketches, longer, ceiling)
    both = np.concatenate([of_shorter, of_longer | _SIDE])
    both.sort()
    twice = np.flatnonzero((both[1:] ^ both[:-1]) < (np.uint64(1) << _MARK))
    met = both[twice]
    in_tail = (both[twice + 1] & np.uint64(TAIL)) != 0
    parts = np.zeros(pairs, np.int64)
    for shift, codes in ((8, of_shorter), (0, met)):
        seen = np.zeros(pairs * PARTS, np.uint8)
        seen[_owner(codes) * PARTS + (codes & np.uint64(PARTS - 1)).astype(np.int64)] = 1
        parts += seen.reshape(pairs, PARTS).sum(1, dtype=np.int64) << shift
    counted = [_owner(codes) for codes in (met[~in_tail], met[in_tail], of_shorter, of_longer)]
    return np.stack([*(np.bincount(owner, minlength=pairs) for owner in counted), parts])


def _owner(codes: Codes) -> Ints:
    return (codes >> np.uint64(37)).astype(np.int64)


def _codes(sketches: Sketches, texts: Ints, ceiling: NDArray[np.uint32]) -> Codes:
    """Pack pair, sample and mark of the samples up to each pair's ceiling."""
    starts = sketches.bounds[texts]
    at, owner = members(starts, sketches.bounds[texts + 1] - starts)
    samples = sketches.samples[at]
    seen = np.flatnonzero(samples <= ceiling[owner])
    codes = owner[seen].astype(np.uint64) << np.uint64(32)
    codes |= samples[seen]
    codes <<= _MARK
    codes |= sketches.marks[at[seen]]
    return codes


def resembling(found: Likeness, thresholds: CopyThresholds) -> Mask:
    """Whether pairs are alike enough to be of one provisional group, boilerplate still counted.

    Some containment will not do here: it chains the reports of a templated series, and what they have in
    common would no longer stand in many groups.
    """
    floor = np.maximum(found.smaller, thresholds.least_shingles * found.rate)
    part = found.body >= thresholds.pregroup_resemblance * found.union
    part |= found.body >= thresholds.pregroup_containment * floor
    enough: Mask = part & (found.body >= thresholds.shared_samples)
    return enough


def alike(found: Likeness, thresholds: CopyThresholds) -> Mask:
    """Whether pairs share enough to be copies, their numbers, names and coverage aside."""
    floor = np.maximum(found.smaller, thresholds.least_shingles * found.rate)
    contained = (found.body >= thresholds.containment * floor) & (found.body >= thresholds.shared_samples)
    same = (found.all >= thresholds.resemblance * (found.union + found.tails)) & (found.all > 0)
    enough: Mask = contained | same
    return enough
