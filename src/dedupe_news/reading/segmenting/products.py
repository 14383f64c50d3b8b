"""Weights of words line by line, and the likeness of lines as products of them.

A small text, as most are, is held as a dense array: setting up one sparse product costs as much as all dense
products of an article of ten lines. A long text would fill memory that way and is left to scipy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    Matrix = NDArray[np.float64] | sparse.csr_matrix

__all__ = ["DENSE_MOST", "Entries", "distinct", "product"]

DENSE_MOST: Final = 200_000
"""Lines times columns up to which an array is dense: 1.6 MB."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a matrix of lines by columns that are not 0, by line.

    `row`, `column` int64 (entries,), lines rising, columns rising within a line; `weight` float32 (entries,).
    """

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    weight: NDArray[np.float32]
    shape: tuple[int, int]

    def counts(self) -> NDArray[np.int64]:
        """How many entries each line has; int64 (n,)."""
        return np.bincount(self.row, minlength=self.shape[0])

    def held(self, line: int) -> NDArray[np.int64]:
        """The columns in which a line has entries, rising."""
        begin, end = np.searchsorted(self.row, (line, line + 1)).tolist()
        return self.column[begin:end]

    def weighing(self, weight: NDArray[np.float32]) -> Entries:
        """The same entries with other weights."""
        return Entries(self.row, self.column, weight, self.shape)

    def matrix(self) -> Matrix:
        """All rows: a dense array where it has at most `DENSE_MOST` cells, else csr.

        Both are float64, so that a product rounded to float32 does not depend on the order in which a machine
        adds: two lines that are word for word alike are exactly as like to a third.
        """
        if self.shape[0] * self.shape[1] > DENSE_MOST:
            from scipy import sparse  # noqa: PLC0415 - takes a while to load, and few texts are so long

            return sparse.csr_matrix(
                (self.weight.astype(np.float64), (self.row, self.column)), shape=self.shape
            )
        found = np.zeros(self.shape)
        found[self.row, self.column] = self.weight
        return found


def product(rows: Matrix, others: Matrix) -> NDArray[np.float32]:
    """Likeness of every row to every other one, `rows @ others.T`, as a dense array.

    Example:
        >>> table = Entries(np.array([0, 1, 1]), np.array([0, 0, 1]), np.array([1, 2, 3], np.float32), (2, 2))
        >>> product(table.matrix(), table.matrix()).tolist()
        [[1.0, 2.0], [2.0, 13.0]]
    """
    found = rows @ others.T
    if not isinstance(found, np.ndarray):
        found = found.toarray()
    return np.asarray(found, dtype=np.float32)


def distinct(keys: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """The different numbers among keys in `[0, size)`, rising: by a table where it is small, else by sorting.

    Example:
        >>> distinct(np.array([3, 1, 3]), 4).tolist()
        [1, 3]
        >>> distinct(np.array([3, 1, 3]), 1 << 40).tolist()
        [1, 3]
    """
    if size > DENSE_MOST:
        rising = np.sort(keys)
        new = np.ones(len(rising), dtype=np.bool_)
        np.not_equal(rising[1:], rising[:-1], out=new[1:])
        return rising[new]
    found = np.zeros(size, dtype=np.bool_)
    found[keys] = True
    return np.flatnonzero(found)
