"""Runs in arrays: sorting by keys, where equal keys begin, members and marks of many ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_ROOM: Final = 1 << 24


def keep_freed() -> None:
    """Have memory of freed arrays kept for the next ones, up to 16 MB at a time.

    glibc has the system take large arrays back and clear each page anew, until one so large has come and
    gone: that was a quarter of the time of fingerprinting, and a sixth of matching 20,000 reports. With other
    libraries nothing happens.
    """
    np.empty(_ROOM, np.uint8)


_DIGIT: Final = 16
"""Bits by which keys are dealt out at a time, at most: the cache holds as many places that are written to."""
_FEW: Final = 1 << 15
"""So few keys are compared sooner than they are dealt out."""


def order_of(keys: NDArray[np.uint32]) -> Ints | NDArray[np.int32]:
    """Give the places of keys in ascending order; equal ones keep theirs (a radix sort).

    The counting sort is scipy's: a matrix of one entry a row, turned into columns, has the rows of each
    column one after the other. (2 million keys take 35 ms of one core; `np.argsort` takes 80 to 200 by
    processor: its instructions for AVX-512 are slow on some.)

    Example:
        >>> order_of(np.array([7, 3, 7, 1], np.uint32)).tolist()
        [3, 1, 0, 2]
    """
    if len(keys) < _FEW:
        return np.argsort(keys, kind="stable")
    bits = int(keys.max()).bit_length()
    width = -(-bits // -(-bits // _DIGIT)) if bits else 1
    order = np.arange(len(keys), dtype=np.int32)
    for shift in range(0, bits, width):
        digit = (keys >> np.uint32(shift)) & np.uint32((1 << width) - 1)
        last = shift + width >= bits
        dealt = dealt_out(digit.view(np.int32), 1 << width, order if last else keys)
        keys = dealt.data
        order = dealt.data if last else order[dealt.indices]
    return order


def dealt_out(label: NDArray[np.int32], labels: int, load: NDArray[Any]) -> sparse.csc_matrix:
    """Deal out a load by labels, all of them below `labels` (scipy does not look), in the order of the load.

    Returns:
        a matrix of a column for each label: `indptr` bounds what each got, of which `data` is the load and
        `indices` its places.
    """
    bounds = np.arange(len(label) + 1, dtype=np.int32)
    return sparse.csr_matrix((load, label, bounds), shape=(len(label), labels)).tocsc()


def openings(keys: NDArray[Any]) -> Ints:
    """Give the places at which runs of equal keys begin.

    Example:
        >>> openings(np.array([3, 3, 5, 5, 5, 9])).tolist(), openings(np.array([])).tolist()
        ([0, 2, 5], [])
    """
    fresh = np.ones(len(keys), bool)
    fresh[1:] = keys[1:] != keys[:-1]
    return np.flatnonzero(fresh)


def lengths(opens: Ints, total: int) -> Ints:
    """Give the length of each run that begins at `opens`, in an array of `total` entries."""
    return np.diff(np.append(opens, total))


def members(starts: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """Give the places of all members of some ranges, and the range that each is of.

    Example:
        >>> places, owner = members(np.array([10, 40]), np.array([2, 3]))
        >>> places.tolist(), owner.tolist()
        ([10, 11, 40, 41, 42], [0, 0, 1, 1, 1])
    """
    owner = np.repeat(np.arange(len(starts)), sizes)
    shift = starts - (np.cumsum(sizes) - sizes)
    return np.arange(len(owner)) + np.repeat(shift, sizes), owner


def bounds_of(sizes: NDArray[Any]) -> Ints:
    """Give the bounds of ranges of these sizes: 0, then the running total."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])


def marked(marks: NDArray[np.bool_], bounds: NDArray[Any]) -> Ints:
    """Give how many entries of each range between neighbouring bounds are marked.

    (The difference of running totals takes five times as long, a seventh of matching. Totals of a byte, where
    ranges allow that, take two thirds of the time of wider ones.)

    Example:
        >>> marked(np.array([True, False, True, True]), np.array([0, 2, 2, 4])).tolist()
        [1, 0, 2]
    """
    found = np.zeros(len(bounds) - 1, np.int64)
    sizes = np.diff(bounds)
    filled = np.flatnonzero(sizes)
    if len(filled):
        known = marks[: bounds[-1]].view(np.uint8)
        wide = np.min_scalar_type(sizes.max())
        found[filled] = np.add.reduceat(known, bounds[filled], dtype=wide)
    return found
