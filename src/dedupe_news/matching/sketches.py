"""The samples of the distinct texts of a run, laid out for matching: in one order, each with its place.

A mark of one byte says in which eighth of its text a sample stands, and whether in the last paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from dedupe_news.matching.runs import bounds_of, members
from dedupe_news.matching.sampling import ceiling_of

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
_STEP: Final = 1 << 13
"""Texts laid out at a time."""


@dataclass(frozen=True, slots=True)
class Sketches:
    """Samples and marks, the bounds of each text's, up to which hash it was sampled, and the least such."""

    samples: NDArray[np.uint32]
    marks: NDArray[np.uint8]
    bounds: Ints
    ceiling: NDArray[np.uint32]
    floor: int

    def __len__(self) -> int:
        """The number of texts."""
        return len(self.ceiling)

    @property
    def sizes(self) -> Ints:
        """The number of samples of each text."""
        return np.diff(self.bounds)

    def owner(self) -> NDArray[np.uint32]:
        """The text of each sample."""
        return np.repeat(np.arange(len(self), dtype=np.uint32), self.sizes)

    def matrix(self) -> sparse.csr_matrix:
        """Give the samples as rows of a sparse matrix of marks; its columns are samples, read as signed."""
        bounds = self.bounds.astype(np.int32)
        columns = self.samples.view(np.int32)
        return sparse.csr_matrix((self.marks, columns, bounds), shape=(len(self), 2**31 - 1))

    def covered(self, known: Mask) -> Mask:
        """Whether samples are boilerplate: those known to be, and what stands between two such.

        Most samples of a brief are in no longer report's sketch, so that a footer's shingles seem rare
        there; the few that every report keeps tell how far it reaches.
        """
        return known | _between(known, self.samples <= self.floor, self.owner())

    def without(self, gone: Mask) -> Sketches:
        """Leave some samples out."""
        left = bounds_of(~gone)[self.bounds]
        return Sketches(self.samples[~gone], self.marks[~gone], left, self.ceiling, self.floor)


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
    ceiling = ceiling_of(prints.words[order], thresholds)
    return Sketches(samples, marks, bounds, ceiling, int(0xFFFFFFFF * thresholds.least_rate))


def _between(known: Mask, everywhere: Mask, owner: NDArray[np.uint32]) -> Mask:
    """Which samples stand between two known ones of their text that every sketch has, or after the last."""
    marks = np.flatnonzero(everywhere)
    found = np.zeros(len(known), bool)
    if not len(marks):
        return found
    unsure = np.flatnonzero(~(everywhere | known))
    after = np.cumsum(everywhere, dtype=np.int32)[unsure]
    before = marks[np.maximum(after - 1, 0)]
    opened = (after > 0) & known[before] & (owner[before] == owner[unsure])
    unsure, after = unsure[opened], after[opened]
    beyond = marks[np.minimum(after, len(marks) - 1)]
    closed = (after == len(marks)) | known[beyond] | (owner[beyond] != owner[unsure])
    found[unsure[closed]] = True
    return found
