"""How alike two reports are, from counts of shared samples: resemblance and containment (Broder 1997)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints
    from dedupe_news.matching.incidence import Incidence, Shared
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many samples each report has at each sampling level, and at which level it was sampled.

    Reports of different length are compared at the sparser one's level: `at_level[level, report]` counts the
    samples of a report that a report of that level would have kept.
    """

    at_level: Ints
    level: Ints

    def without(self, table: Incidence, columns: NDArray[np.bool_]) -> Sizes:
        """Give the sizes less the samples in some columns."""
        left = self.at_level.copy()
        gone = np.flatnonzero(columns[table.column])
        report, sample = table.report[gone], table.hashes[table.column[gone]]
        for depth in range(len(left)):
            kept = sample <= (0xFFFFFFFF >> depth)
            left[depth] -= np.bincount(report[kept], minlength=table.reports)
        return Sizes(left, self.level)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Counts for pairs at their common sampling level, tails that both share left out."""

    smaller: NDArray[np.float64]
    union: NDArray[np.float64]
    body: Ints
    all: Ints
    rate: NDArray[np.float64]


def sizes_of(prints: Fingerprints, order: Ints, level: Ints, deepest: int) -> Sizes:
    """Count the samples of each report at each level."""
    bounds = prints.sample_bounds
    at_level = np.zeros((deepest + 1, len(order)), np.int64)
    for depth in range(deepest + 1):
        low = prints.samples <= (0xFFFFFFFF >> depth)
        total = np.concatenate([[0], np.cumsum(low)])
        at_level[depth] = (total[bounds[1:]] - total[bounds[:-1]])[order]
    return Sizes(at_level, level)


def likeness(sizes: Sizes, left: Ints, right: Ints, met: Shared) -> Likeness:
    """Set what pairs share against their sizes."""
    depth = np.maximum(sizes.level[left], sizes.level[right])
    a, b = sizes.at_level[depth, left], sizes.at_level[depth, right]
    return Likeness(
        smaller=(np.minimum(a, b) - met.tails).astype(np.float64),
        union=(a + b - met.body - met.tails).astype(np.float64),
        body=met.body,
        all=met.body + met.tails,
        rate=0.5**depth,
    )


def alike(found: Likeness, thresholds: CopyThresholds) -> NDArray[np.bool_]:
    """Whether pairs share enough to be copies, their numbers, names and coverage aside."""
    floor = np.maximum(found.smaller, thresholds.least_shingles * found.rate)
    contained = (found.body >= thresholds.containment * floor) & (found.body >= thresholds.shared_samples)
    same = (found.all >= thresholds.resemblance * found.union) & (found.all > 0)
    enough: NDArray[np.bool_] = contained | same
    return enough
