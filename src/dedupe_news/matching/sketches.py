"""The samples of the distinct texts of a run, laid out for matching: in one order, each with its place.

A mark of one byte says in which eighth of its text a sample stands, and whether in the last paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from dedupe_news.matching.runs import bounds_of, marked, members
from dedupe_news.matching.sampling import ceiling_of
from dedupe_news.threads import all_in_two

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints
    from dedupe_news.matching.shelf import Shelf
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

PARTS: Final = 8
"""Stretches of a text in which samples are looked for; six samples each, or one is empty by chance."""
TAIL: Final = np.uint8(1 << 3)
"""The bit of a mark that says last paragraph; the lower three are the part."""
COMMON: Final = np.uint8(1 << 4)
"""The bit of a mark that says boilerplate: so many groups of texts have the sample."""
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

    def matrix(self) -> sparse.csr_matrix:
        """Give the samples as rows of a sparse matrix of marks; its columns are samples, read as signed."""
        bounds = self.bounds.astype(np.int32)
        columns = self.samples.view(np.int32)
        return sparse.csr_matrix((self.marks, columns, bounds), shape=(len(self), 2**31 - 1))

    def blocks(self) -> Iterator[tuple[slice, slice]]:
        """Give some texts at a time, and where their samples are."""
        for low in range(0, len(self), _STEP):
            high = min(low + _STEP, len(self))
            yield slice(low, high), slice(int(self.bounds[low]), int(self.bounds[high]))

    def count(self, kept: Mask) -> Ints:
        """How many samples of each text are kept."""
        counts = np.zeros(len(self), np.int64)
        for texts, here in self.blocks():
            bounds = self.bounds[texts.start : texts.stop + 1] - here.start
            counts[texts] = marked(kept[here], bounds)
        return counts

    def covered(self, known: Mask) -> Mask:
        """Whether samples are boilerplate: those known to be, and what stands between two such.

        Most samples of a brief are in no longer report's sketch, so that a footer's shingles seem rare
        there; the few that every report keeps tell how far it reaches. (This tells who is of a series, and
        not what counts: in a large collection any two phrases of a brief are known to many reports, and all
        between them went too, which cost .002 of pairwise F1 at 100,000 articles and .003 at 300,000.)
        """
        covered = known.copy()
        sizes = self.sizes

        def cover(block: tuple[slice, slice]) -> None:
            texts, here = block
            owner = np.repeat(np.arange(texts.stop - texts.start), sizes[texts])
            covered[here] |= _between(known[here], self.samples[here] <= self.floor, owner)

        all_in_two(cover, self.blocks())
        return covered

    def mark(self, common: Mask) -> None:
        """Mark some samples as boilerplate."""

        def put(block: tuple[slice, slice]) -> None:
            self.marks[block[1]] |= common[block[1]].view(np.uint8) * COMMON

        all_in_two(put, self.blocks())


def sketch(prints: Fingerprints, order: Ints, thresholds: CopyThresholds, shelf: Shelf) -> Sketches:
    """Lay out the samples of some reports in the order given."""
    sizes = prints.sample_bounds[order + 1] - prints.sample_bounds[order]
    bounds = bounds_of(sizes)
    samples = shelf.empty(int(bounds[-1]), np.uint32)
    marks = shelf.empty(int(bounds[-1]), np.uint8)

    def lay(low: int) -> None:
        chosen, size = order[low : low + _STEP], sizes[low : low + _STEP]
        at, owner = members(prints.sample_bounds[chosen], size)
        here = slice(bounds[low], bounds[low] + len(at))
        samples[here] = prints.samples[at]
        place = (at - np.repeat(prints.sample_bounds[chosen], size)).astype(np.float32)
        scale = (PARTS / np.maximum(size, 1)).astype(np.float32)
        part = np.minimum((place * scale[owner]).astype(np.uint8), PARTS - 1)
        in_tail = place >= (size - prints.tail[chosen]).astype(np.float32)[owner]
        marks[here] = part | (in_tail * TAIL)
        shelf.rest(samples, marks, prints.samples)

    all_in_two(lay, range(0, len(order), _STEP))
    ceiling = ceiling_of(prints.words[order], thresholds)
    return Sketches(samples, marks, bounds, ceiling, int(0xFFFFFFFF * thresholds.least_rate))


def _between(known: Mask, everywhere: Mask, owner: Ints) -> Mask:
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
