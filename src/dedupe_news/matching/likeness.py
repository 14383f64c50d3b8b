"""How much two texts share: counts of samples, and the parts that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


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
    def containment_of_longer(self) -> NDArray[np.float64]:
        """The part of the longer text that the shorter has (0..1)."""
        longer = self.union + self.all - self.smaller
        share: NDArray[np.float64] = np.minimum(self.all / np.maximum(longer, 1), 1.0)
        return share

    @property
    def resemblance(self) -> NDArray[np.float64]:
        """The part of all samples of either text that both have (0..1)."""
        share: NDArray[np.float64] = self.all / np.maximum(self.union + self.tails, 1)
        return share


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
