"""Room on the disk for arrays that memory has none for."""

from __future__ import annotations

import errno
import itertools
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dedupe_news.matching import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import DTypeLike, NDArray


@contextmanager
def shelved(where: Path | None = None) -> Iterator[Shelf]:
    """Give a shelf whose arrays are files in a folder of its own below `where`, which is removed in the end.

    Example:
        >>> with shelved() as shelf:
        ...     shelf.keep(np.arange(3)).tolist()
        [0, 1, 2]
    """
    with tempfile.TemporaryDirectory(prefix="dedupe-news-", dir=where) as name:
        numbers = itertools.count()

        def make(size: int, dtype: DTypeLike) -> NDArray[Any]:
            path = Path(name, f"{next(numbers)}.array")
            _reserve(path, size * np.dtype(dtype).itemsize)
            return np.memmap(path, dtype, "r+", shape=(size,))

        yield Shelf(make)


def _reserve(path: Path, size: int) -> None:
    """Make a file that has its blocks already: who fills holes in one is killed when the disk is full.

    Raises:
        OSError: there is no room for it.
    """
    with path.open("wb") as file:
        file.truncate(size)
        if not hasattr(os, "posix_fallocate"):
            return
        try:
            os.posix_fallocate(file.fileno(), 0, size)
        except OSError as error:
            if error.errno not in (errno.EOPNOTSUPP, errno.EINVAL):  # a disk that cannot reserve: holes it is
                raise
