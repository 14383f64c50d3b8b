"""Which samples stand in which reports: a sparse table, and the counts that its pairs share.

An entry is one sample of one report, packed with whether it stands in the last paragraph. The table's
columns are the samples that at least two reports have.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

from dedupe_news.matching.compare import Likeness
from dedupe_news.matching.runs import bounds_of, lengths, members, openings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints

    Ints = NDArray[np.int64]

_BODY: Final = np.int64(1) << 20
"""Weight of an entry of the body; one of the last paragraph weighs 1. Their products keep body with body,
body with last, and last with last apart in one integer (no report has a million samples of one kind)."""
_SLICE: Final = 1 << 23
"""Entries sorted at a time."""
_ROWS: Final = 1 << 14
"""Reports joined with all others at a time."""


@dataclass(frozen=True, slots=True)
class Incidence:
    """The table: packed entries column by column; each column's sample and number of entries."""

    entries: NDArray[np.uint32]
    hashes: NDArray[np.uint32]
    sizes: NDArray[np.int64]
    reports: int

    @property
    def report(self) -> NDArray[np.uint32]:
        """The report of each entry."""
        return self.entries >> np.uint32(1)

    @property
    def column(self) -> NDArray[np.int64]:
        """The column of each entry."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    def only(self, kept: NDArray[np.bool_]) -> Incidence:
        """Give the table of some entries; columns keep their numbers."""
        sizes = np.bincount(self.column[kept], minlength=len(self.sizes))
        return Incidence(self.entries[kept], self.hashes, sizes, self.reports)

    def columns(self, kept: NDArray[np.bool_]) -> Incidence:
        """Give the table of some columns, numbered anew."""
        entries = self.entries[np.repeat(kept, self.sizes)]
        return Incidence(entries, self.hashes[kept], self.sizes[kept], self.reports)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many samples each report has at each sampling level, and at which level it was sampled.

    Reports of different length are compared at the sparser one's level: `at_level[level, report]` counts the
    samples of a report that a report of that level would have kept.
    """

    at_level: NDArray[np.int32]
    level: Ints

    def without(self, table: Incidence, columns: NDArray[np.bool_]) -> Sizes:
        """Give the sizes less the samples in some columns."""
        left = self.at_level.copy()
        gone = table.columns(columns)
        sample = np.repeat(gone.hashes, gone.sizes)
        for depth in range(len(left)):
            kept = sample <= (0xFFFFFFFF >> depth)
            left[depth] -= np.bincount(gone.report[kept], minlength=table.reports).astype(np.int32)
        return Sizes(left, self.level)


def sizes_of(prints: Fingerprints, order: Ints, level: Ints, deepest: int) -> Sizes:
    """Count the samples of each report at each level."""
    bounds = prints.sample_bounds
    at_level = np.zeros((deepest + 1, len(order)), np.int32)
    for depth in range(deepest + 1):
        total = bounds_of(prints.samples <= (0xFFFFFFFF >> depth))
        at_level[depth] = (total[bounds[1:]] - total[bounds[:-1]])[order]
    return Sizes(at_level, level)


def tabulate(prints: Fingerprints, order: Ints) -> Incidence:
    """Build the table for some reports, numbered in the order given."""
    starts, ends = prints.sample_bounds[order], prints.sample_bounds[order + 1]
    total = int((ends - starts).sum())
    slices = max(1, -(-total // _SLICE))
    edges = np.quantile(prints.samples[:: max(1, len(prints.samples) >> 16)], np.arange(1, slices) / slices)
    limits = [0, *(int(edge) for edge in edges), 2**32]
    entries, sizes, columns = [], [], []
    for low, high in itertools.pairwise(limits):
        packed = _packed(prints, order, low, high)
        packed.sort()
        hashes = (packed >> np.uint64(32)).astype(np.uint32)
        opens = openings(hashes)
        size = lengths(opens, len(packed))
        entries.append(packed[np.repeat(size > 1, size)].astype(np.uint32))
        columns.append(hashes[opens[size > 1]])
        sizes.append(size[size > 1])
    return Incidence(np.concatenate(entries), np.concatenate(columns), np.concatenate(sizes), len(order))


def _packed(
    prints: Fingerprints, order: Ints, low: int, high: int, step: int = 1 << 17
) -> NDArray[np.uint64]:
    """Sample, report and tail of each sample in a range of hashes, in one integer each."""
    found = [np.zeros(0, np.uint64)]
    for begin in range(0, len(order), step):
        chosen = order[begin : begin + step]
        starts, ends = prints.sample_bounds[chosen], prints.sample_bounds[chosen + 1]
        at, owner = members(starts, ends - starts)
        samples = prints.samples[at]
        inside = np.flatnonzero((samples >= low) & (samples < high))
        at, owner, samples = at[inside], owner[inside], samples[inside]
        tail = at >= (ends - prints.tail[chosen])[owner]
        code = ((owner + begin) << 1) | tail
        found.append((samples.astype(np.uint64) << np.uint64(32)) | code.astype(np.uint64))
    return np.concatenate(found)


def joined(table: Incidence, sizes: Sizes) -> Iterator[tuple[Ints, Ints, Likeness]]:
    """Give all pairs of reports that share samples, each once, with their likeness."""
    bounds = bounds_of(table.sizes)
    width = np.int32 if bounds[-1] < 2**31 else np.int64
    weights = np.where(table.entries & np.uint32(1), np.int64(1), _BODY)
    shape = (len(table.sizes), table.reports)
    columns = sparse.csr_matrix((weights, table.report.astype(width), bounds.astype(width)), shape=shape)
    by_report = columns.T.tocsr()
    busy = np.flatnonzero(np.diff(by_report.indptr))
    for low in range(0, len(busy), _ROWS):
        chosen = busy[low : low + _ROWS]
        product = (by_report[chosen] @ columns).tocsr()
        left = np.repeat(chosen, np.diff(product.indptr))
        right = product.indices.astype(np.int64)
        once = left < right
        left, right = left[once], right[once]
        yield left, right, _likeness(sizes, left, right, product.data[once])


def _likeness(sizes: Sizes, left: Ints, right: Ints, products: NDArray[np.int64]) -> Likeness:
    """Read the counts out of products of weighted rows and set them against the reports' sizes."""
    depth = np.maximum(sizes.level[left], sizes.level[right])
    of_left = sizes.at_level[depth, left].astype(np.int64)
    of_right = sizes.at_level[depth, right].astype(np.int64)
    body, tails = (products >> 40) + ((products >> 20) & 0xFFFFF), products & 0xFFFFF
    return Likeness(
        body=body,
        tails=tails,
        smaller=np.minimum(of_left, of_right) - tails,
        union=of_left + of_right - body - 2 * tails,
        rate=0.5**depth,
    )
