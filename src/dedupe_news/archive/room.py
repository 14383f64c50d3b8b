"""Room on the disk for arrays that memory has none for."""

from __future__ import annotations

import itertools
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
            return np.memmap(Path(name, f"{next(numbers)}.array"), dtype, "w+", shape=(size,))

        yield Shelf(make)
