"""Where the long arrays of a run lie: in memory, or in files of which no more is in memory than is looked at.

A file's pages that were looked at stay in memory until the system is told that they may go, which `rest`
does. What is computed does not depend on where arrays lie.
"""

from __future__ import annotations

import mmap
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import DTypeLike, NDArray


class Shelf:
    """Hands out arrays; those of a shelf with a folder are files in it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._made = 0

    def empty(self, size: int, dtype: DTypeLike) -> NDArray[Any]:
        """Give an array of `size` entries, whatever they are."""
        if self._folder is None or not size:
            return np.empty(size, dtype)
        self._made += 1
        return np.memmap(self._folder / f"{self._made}.array", dtype, "w+", shape=(size,))

    def keep(self, array: NDArray[Any]) -> NDArray[Any]:
        """Put an array on the shelf; what is given back holds the same."""
        if self._folder is None or not len(array):
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


@contextmanager
def shelved(where: Path | None = None) -> Iterator[Shelf]:
    """Give a shelf in a folder of its own below `where`, which is removed in the end.

    Example:
        >>> with shelved() as shelf:
        ...     shelf.keep(np.arange(3)).tolist()
        [0, 1, 2]
    """
    with tempfile.TemporaryDirectory(prefix="dedupe-news-", dir=where) as name:
        yield Shelf(Path(name))
