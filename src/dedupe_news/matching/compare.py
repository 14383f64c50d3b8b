"""Two texts held against each other, sample by sample: what they share, and over how much of the shorter.

Texts sampled at different rates are compared at the lower one, which is the longer one's. What stands in the
longer one's last paragraph is counted apart: a footer makes no copy.

Rows of a sparse matrix are merged in ascending order of their columns. (Sorting the samples of both texts of
each pair together took ten times as long.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dedupe_news.matching.likeness import Likeness
from dedupe_news.matching.runs import in_two
from dedupe_news.matching.shelf import Shelf
from dedupe_news.matching.sketches import PARTS, TAIL

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.matching.sketches import Sketches

    Ints = NDArray[np.int64]

_PAIRS: Final = 1 << 13
"""Pairs compared at a time in each of two threads: about half a million samples."""
_BITS: Final = np.array([code.bit_count() for code in range(1 << PARTS)], np.uint8)
_WITHIN: Final = np.uint8(16)
"""Stands for a sample in the longer text's last paragraph; the shorter one's parts are 1 to 8."""


class Comparison(NamedTuple):
    """The likeness of pairs, and the part of the shorter text in which something is shared (0..1)."""

    likeness: Likeness
    coverage: NDArray[np.float64]


def compare(sketches: Sketches, rows: sparse.csr_matrix, shorter: Ints, longer: Ints) -> Comparison:
    """Compare pairs of texts, given by their places in `sketches`.

    Args:
        sketches: all samples of the texts, which are numbered by length.
        rows: the samples that several texts have (see `Incidence.rows`).
        shorter: one text of each pair, the one of the lower number.
        longer: the other.
    """
    whole = sketches.matrix()

    def tally(part: slice) -> Ints:
        parts, tails = rows[shorter[part]], rows[longer[part]]
        parts.data = ((parts.data - 1) & np.uint8(PARTS - 1)) + np.uint8(1)
        tails.data = np.where((tails.data - 1) & TAIL, _WITHIN, np.uint8(1))
        own = parts.multiply(tails)
        of_shorter, seen = _within(whole[shorter[part]], sketches.ceiling[longer[part]])
        Shelf.rest(rows.indices, rows.data, sketches.samples, sketches.marks)
        in_tail = own.data >= _WITHIN
        at_tail = np.concatenate([np.zeros(1, np.int64), np.cumsum(in_tail, dtype=np.int64)])[own.indptr]
        met = own.data.copy()
        met[in_tail] //= _WITHIN
        bits = np.left_shift(np.uint8(1), met - np.uint8(1))
        return np.stack([np.diff(own.indptr), np.diff(at_tail), of_shorter, seen, _spread(bits, own.indptr)])

    pieces = (slice(low, low + _PAIRS) for low in range(0, len(shorter), _PAIRS))
    counted = np.concatenate([np.zeros((5, 0), np.int64), *in_two(tally, pieces)], 1)
    both, in_tails, of_shorter, seen, met = counted
    of_longer = sketches.sizes[longer]
    found = Likeness(
        body=both - in_tails,
        tails=in_tails,
        smaller=np.minimum(of_shorter, of_longer) - in_tails,
        union=of_shorter + of_longer - both - in_tails,
        rate=sketches.ceiling[longer] / 0xFFFFFFFF,
    )
    return Comparison(found, met / np.maximum(seen, 1))


def _within(own: sparse.csr_matrix, ceiling: NDArray[np.uint32]) -> tuple[Ints, Ints]:
    """How many samples of each row are within a ceiling, and in how many parts of the text they stand."""
    within = own.indices.view(np.uint32) <= np.repeat(ceiling, np.diff(own.indptr))
    count = np.concatenate([np.zeros(1, np.int64), np.cumsum(within, dtype=np.int64)])[own.indptr]
    bits = np.left_shift(within.view(np.uint8), own.data & np.uint8(PARTS - 1))
    return np.diff(count), _spread(bits, own.indptr)


def _spread(bits: NDArray[np.uint8], bounds: NDArray[np.int32]) -> Ints:
    """How many different bits the entries of each row have."""
    found = np.zeros(len(bounds) - 1, np.int64)
    filled = np.flatnonzero(np.diff(bounds))
    if len(filled):
        found[filled] = _BITS[np.bitwise_or.reduceat(bits, bounds[filled])]
    return found
