"""Where the long arrays of a run lie: in memory, or in files of which no more is in memory than is looked at.

A file's pages that were looked at stay in memory until the system is told that they may go, which `rest`
does. What is computed does not depend on where arrays lie. Files are made by whoever may (`archive/room.py`).
"""

from __future__ import annotations

import mmap
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray

Make = Callable[[int, "DTypeLike"], "NDArray[Any]"]


class Shelf:
    """Hands out arrays: in memory, or, given `make`, those that it makes.

    Example:
        >>> Shelf().keep(np.arange(3)).tolist()
        [0, 1, 2]
    """

    def __init__(self, make: Make | None = None) -> None:
        self._make = make

    def empty(self, size: int, dtype: DTypeLike) -> NDArray[Any]:
        """Give an array of `size` entries, whatever they are."""
        if self._make is None or not size:
            return np.empty(size, dtype)
        return self._make(size, dtype)

    def keep(self, array: NDArray[Any]) -> NDArray[Any]:
        """Put an array on the shelf; what is given back holds the same."""
        if self._make is None or not len(array):
            return array
        kept = self.empty(len(array), array.dtype)
        kept[:] = array
        self.rest(kept)
        return kept

    @staticmethod
    def rest(*arrays: NDArray[Any]) -> None:
        """Let the pages of arrays go until they are looked at again; in memory, nothing happens."""
        for array in arrays:
            held = _file_of(array)
            if held is not None and hasattr(held, "madvise"):  # not on Windows, which trims by itself
                held.madvise(mmap.MADV_DONTNEED)


def _file_of(array: NDArray[Any]) -> mmap.mmap | None:
    """The mapped file that an array, or what it is a view of, lies in."""
    held: Any = array
    while isinstance(held, np.ndarray):
        held = held.base
    return held if isinstance(held, mmap.mmap) else None
