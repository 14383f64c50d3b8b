"""Runs in arrays: where equal keys begin, how long they are, members of many ranges; work in two threads."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

Item = TypeVar("Item")
Result = TypeVar("Result")

THREADS: Final = 2
"""numpy and scipy let go of the interpreter for most of the work; a third thread would wait."""


def in_two(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Do some work on each item in two threads; results come in order, and few items wait at a time.

    Example:
        >>> list(in_two(len, ["a", "bc", "def"]))
        [1, 2, 3]
    """
    with ThreadPoolExecutor(THREADS) as pool:
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > THREADS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


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
