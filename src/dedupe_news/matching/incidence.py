"""Which samples stand in which reports: a sparse table, and the counts that pairs share.

An entry is one sample of one report, packed as report, sixteenth of the report, and whether it stands in
the last paragraph. The table's columns are the samples that at least two reports have.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from scipy import sparse

from dedupe_news.matching.runs import bounds_of, lengths, members, openings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints

    Ints = NDArray[np.int64]

PARTS: Final = 16
"""Stretches of a report in which samples are counted."""
_REPORT: Final = np.uint32(5)
_BODY: Final = np.int64(1) << 20
"""Weight of an entry of the body; one of the last paragraph weighs 1. Their products keep body with body,
body with last, and last with last apart in one integer (no report has a million samples of one kind)."""
_SLICE: Final = 1 << 23
"""Entries sorted at a time."""


class Shared(NamedTuple):
    """What pairs share: samples of either's body, and samples that stand in both last paragraphs."""

    body: Ints
    tails: Ints


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
        return self.entries >> _REPORT

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

    def matrix(self, weights: NDArray[np.int64] | NDArray[np.uint64]) -> sparse.csr_matrix:
        """Columns by reports, as sparse rows."""
        bounds = bounds_of(self.sizes)
        width = np.int32 if bounds[-1] < 2**31 else np.int64
        found = sparse.csr_matrix(
            (weights, self.report.astype(width), bounds.astype(width)), shape=(len(self.sizes), self.reports)
        )
        found.has_sorted_indices = True
        return found

    def counting(self) -> sparse.csr_matrix:
        """Columns by reports with weights for `shared`."""
        return self.matrix(np.where(self.entries & 1, np.int64(1), _BODY))


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
    """Hash, report, part and tail of each sample in a range of hashes, in one integer each."""
    found = [np.zeros(0, np.uint64)]
    for begin in range(0, len(order), step):
        chosen = order[begin : begin + step]
        counts = prints.sample_bounds[chosen + 1] - prints.sample_bounds[chosen]
        at, owner = members(prints.sample_bounds[chosen], counts)
        place, samples = at - prints.sample_bounds[chosen][owner], prints.samples[at]
        inside = (samples >= low) & (samples < high)
        owner, place, samples = owner[inside], place[inside], samples[inside]
        length = counts[owner]
        part = place * PARTS // length
        tail = place >= length - prints.tail[chosen][owner]
        code = ((owner + begin) << 5) | (part << 1) | tail
        found.append((samples.astype(np.uint64) << np.uint64(32)) | code.astype(np.uint64))
    return np.concatenate(found)


def decode(products: NDArray[np.int64]) -> Shared:
    """Read the counts out of products of weighted rows."""
    return Shared((products >> 40) + ((products >> 20) & 0xFFFFF), products & 0xFFFFF)


def joined(table: Incidence, rows: int = 1 << 14) -> Iterator[tuple[Ints, Ints, Shared]]:
    """Give all pairs of reports that share samples, each once, with what they share."""
    columns = table.counting()
    by_report = columns.T.tocsr()
    busy = np.flatnonzero(np.diff(by_report.indptr))
    for low in range(0, len(busy), rows):
        chosen = busy[low : low + rows]
        product = (by_report[chosen] @ columns).tocsr()
        left = np.repeat(chosen, np.diff(product.indptr))
        right = product.indices.astype(np.int64)
        once = left < right
        yield left[once], right[once], decode(product.data[once])


def shared(by_report: sparse.csr_matrix, left: Ints, right: Ints, chunk: int = 1 << 15) -> Shared:
    """Count what given pairs share; `by_report` are the transposed rows of `counting`."""
    body, tails = np.zeros(len(left), np.int64), np.zeros(len(left), np.int64)
    for low in range(0, len(left), chunk):
        part = slice(low, low + chunk)
        both = by_report[left[part]].multiply(by_report[right[part]])
        body[part], tails[part] = decode(np.asarray(both.sum(1), np.int64).ravel())
    return Shared(body, tails)


def covered(table: Incidence, left: Ints, right: Ints, chunk: int = 1 << 15) -> NDArray[np.int64]:
    """Count the parts of each left report in which it shares something with its right one.

    What stands in both last paragraphs does not count.
    """
    tail = (table.entries & 1).astype(np.uint64)
    part = ((table.entries >> np.uint32(1)) & np.uint32(PARTS - 1)).astype(np.uint64)
    bits = table.matrix(np.uint64(1) << (part + np.uint64(PARTS) * tail)).T.tocsr()
    other = table.matrix(np.uint64(1) << (np.uint64(2 * PARTS) * tail)).T.tocsr()
    found = np.zeros(len(left), np.int64)
    for low in range(0, len(left), chunk):
        rows = slice(low, low + chunk)
        both = bits[left[rows]].multiply(other[right[rows]]).tocsr()
        filled = np.flatnonzero(np.diff(both.indptr))
        if not len(filled):
            continue
        # bits 0-15 body with body, 16-31 last with body, 32-47 body with last, 48-63 last with last
        met = np.bitwise_or.reduceat(both.data, both.indptr[filled])
        met = met | (met >> np.uint64(PARTS)) | (met >> np.uint64(2 * PARTS))
        found[low + filled] = _bits((met & np.uint64(0xFFFF)).astype(np.int64))
    return found


def _bits(masks: NDArray[np.int64]) -> NDArray[np.int64]:
    table = np.array([code.bit_count() for code in range(1 << 8)], np.int64)
    counted: NDArray[np.int64] = table[masks & 0xFF] + table[(masks >> 8) & 0xFF]
    return counted
