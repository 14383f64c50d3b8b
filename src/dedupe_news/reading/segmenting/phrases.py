"""Which lines begin with the same turns of phrase: reports of one affair open alike.

Words that every line of a dump has say little about a line, so that first lines about the same two countries
seem unlike each other to tf-idf: `are holding their first talks` is the likeness a reader sees, and no
sentence further down has it. Small words count here, and pairs of words, side by side or with one between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting import units as bits
from dedupe_news.reading.segmenting.products import Entries, distinct, product

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.products import Matrix
    from dedupe_news.reading.segmenting.units import Units

__all__ = ["alike", "phrases"]

_READ: Final = 18
"""Words of a line that are read."""
_REACH: Final = 64
_APART: Final = 4
"""Lines between two that open alike because they are two openings."""
_CHUNK: Final = 256


def phrases(units: Units) -> Entries:
    """Weigh the word pairs of each line's beginning by rarity in the text; rows of length 1."""
    word = np.flatnonzero(units.has(bits.WORD | bits.NUMBER))
    of, stem = units.of[word], units.stem[word]
    first = np.searchsorted(of, np.arange(len(units)))
    read = np.arange(len(of)) - first[of] < _READ
    of, stem = of[read], stem[read]
    width = int(stem.max(initial=0)) + 1
    rows, keys = [], []
    for step in (1, 2):
        same = of[step:] == of[:-step] if len(of) > step else np.zeros(0, dtype=np.bool_)
        rows.append(of[: len(same)][same])
        keys.append(stem[: len(same)][same] * width + stem[step : step + len(same)][same])
    _, column = np.unique(np.concatenate(keys), return_inverse=True)
    size = int(column.max(initial=0)) + 1
    place = distinct(np.concatenate(rows) * size + column.reshape(-1), len(units) * size)
    row, column = place // size, place % size
    frequency = np.bincount(column, minlength=size)
    weight = np.log((len(units) + 2.0) / (frequency + 0.5))[column]
    length = np.sqrt(np.bincount(row, weight**2, minlength=len(units)))
    # a pair that one line alone has makes the line longer and like no other
    shared = frequency[column] > 1
    row, column, weight = row[shared], column[shared], weight[shared]
    data = (weight / np.maximum(length[row], 1e-6)).astype(np.float32)
    return Entries(row, column, data, (len(units), size))


def alike(table: Matrix) -> dict[str, NDArray[np.float64]]:
    """Give the columns of every line from lines a few away that begin with the same phrases."""
    count = table.shape[0]
    names = ("phrase_first", "phrase_before", "phrase_after", "phrase_near", "phrase_many")
    columns = {name: np.zeros(count) for name in names}
    columns["phrase_first"] = product(table, table[:1])[:, 0].astype(np.float64)
    columns["phrase_first"][:1] = 0
    for begin in range(0, count, _CHUNK):
        stop = min(begin + _CHUNK, count)
        low, high = max(0, begin - _REACH), min(count, stop + _REACH)
        like = product(table[begin:stop], table[low:high])
        gap = np.subtract.outer(np.arange(begin, stop), np.arange(low, high))
        apart = (np.abs(gap) >= _APART) & (np.abs(gap) <= _REACH)
        far = np.where(apart, like, 0)
        columns["phrase_before"][begin:stop] = np.where(gap > 0, far, 0).max(axis=1)
        columns["phrase_after"][begin:stop] = np.where(gap < 0, far, 0).max(axis=1)
        columns["phrase_near"][begin:stop] = np.where((gap > 0) & (gap < _APART), like, 0).max(axis=1)
        columns["phrase_many"][begin:stop] = np.sqrt((far.astype(np.float64) ** 2).sum(axis=1))
    return columns
