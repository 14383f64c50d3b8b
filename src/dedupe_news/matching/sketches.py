"""The samples of the distinct texts of a run, laid out for matching: in one order, each with its place.

A mark of one byte says in which eighth of its text a sample stands, and whether in the last paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.matching.runs import bounds_of, members

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

PARTS: Final = 8
"""Stretches of a text in which samples are looked for; six samples each, or one is empty by chance."""
TAIL: Final = np.uint8(1 << 3)
"""The bit of a mark that says last paragraph; the lower three are the part."""
_STEP: Final = 1 << 16
"""Texts laid out at a time."""


@dataclass(frozen=True, slots=True)
class Sketches:
    """Samples and marks, the bounds of each text's, its sampling level, and the deepest level there is."""

    samples: NDArray[np.uint32]
    marks: NDArray[np.uint8]
    bounds: Ints
    level: NDArray[np.uint8]
    deepest: int

    def __len__(self) -> int:
        """The number of texts."""
        return len(self.level)

    @property
    def sizes(self) -> Ints:
        """The number of samples of each text."""
        return np.diff(self.bounds)

    def owner(self) -> NDArray[np.uint32]:
        """The text of each sample."""
        return np.repeat(np.arange(len(self), dtype=np.uint32), self.sizes)

    def at_levels(self) -> NDArray[np.int32]:
        """How many samples each text would have at each level: `[level, text]`."""
        found = np.zeros((self.deepest + 1, len(self)), np.int32)
        for depth in range(self.deepest + 1):
            total = bounds_of(self.samples <= (0xFFFFFFFF >> depth))
            found[depth] = total[self.bounds[1:]] - total[self.bounds[:-1]]
        return found

    def without(self, boilerplate: NDArray[np.uint32]) -> Sketches:
        """Leave out boilerplate (given ascending), and what stands between two such samples.

        Most samples of a brief are in no longer report's sketch, so that a footer's shingles seem rare
        there; the few that every report keeps tell how far it reaches.
        """
        known = _among(self.samples, boilerplate)
        everywhere = self.samples <= (0xFFFFFFFF >> self.deepest)
        marks = np.flatnonzero(everywhere)
        owner = self.owner()
        gone = known
        unsure = np.flatnonzero(~everywhere & ~known)
        if len(unsure) and len(marks):
            after = np.searchsorted(marks, unsure)
            before = marks[np.maximum(after - 1, 0)]
            beyond = marks[np.minimum(after, len(marks) - 1)]
            opened = (after > 0) & known[before] & (owner[before] == owner[unsure])
            closed = (after == len(marks)) | known[beyond] | (owner[beyond] != owner[unsure])
            gone = known.copy()
            gone[unsure[opened & closed]] = True
        left = bounds_of(~gone)[self.bounds]
        return Sketches(self.samples[~gone], self.marks[~gone], left, self.level, self.deepest)


def sketch(prints: Fingerprints, order: Ints, thresholds: CopyThresholds) -> Sketches:
    """Lay out the samples of some reports in the order given."""
    sizes = prints.sample_bounds[order + 1] - prints.sample_bounds[order]
    bounds = bounds_of(sizes)
    samples = np.empty(bounds[-1], np.uint32)
    marks = np.empty(bounds[-1], np.uint8)
    for low in range(0, len(order), _STEP):
        chosen = order[low : low + _STEP]
        size = sizes[low : low + _STEP]
        at, owner = members(prints.sample_bounds[chosen], size)
        here = slice(bounds[low], bounds[low] + len(at))
        samples[here] = prints.samples[at]
        place = (at - np.repeat(prints.sample_bounds[chosen], size)).astype(np.float32)
        scale = (PARTS / np.maximum(size, 1)).astype(np.float32)
        part = np.minimum((place * scale[owner]).astype(np.uint8), PARTS - 1)
        in_tail = place >= (size - prints.tail[chosen]).astype(np.float32)[owner]
        marks[here] = part | (in_tail * TAIL)
    level = level_of(prints.words[order], thresholds)
    return Sketches(samples, marks, bounds, level, thresholds.deepest_level)


def level_of(words: NDArray[np.int32], thresholds: CopyThresholds) -> NDArray[np.uint8]:
    """The sampling level of reports of so many words: one shingle in 2 to the power of it is kept."""
    levels = np.zeros(len(words), np.uint8)
    for level in range(1, thresholds.deepest_level + 1):
        levels += words >= thresholds.fewest_samples << level
    return levels


def _among(samples: NDArray[np.uint32], listed: NDArray[np.uint32]) -> Mask:
    """Whether each sample is among those listed, ascending. Most are not: a table of bits asks first."""
    found = np.zeros(len(samples), bool)
    if not len(listed):
        return found
    table = np.zeros(1 << 20, bool)
    table[listed & np.uint32(0xFFFFF)] = True
    maybe = np.flatnonzero(table[samples & np.uint32(0xFFFFF)])
    near = np.minimum(np.searchsorted(listed, samples[maybe]), len(listed) - 1)
    found[maybe] = listed[near] == samples[maybe]
    return found
