"""Runs in arrays: where equal keys begin, how long they are, and the members of many ranges at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


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
