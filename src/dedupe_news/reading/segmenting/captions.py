"""Picture captions: lines without an end mark that say what lines beside them say.

A caption below its sentence is mostly contained in two of the dozen lines before it. One above its sentence
would be hard to tell from a headline; it is taken for a caption only where the next line begins with it word
for word, as headlines do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting.products import product

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.cohesion import Likeness
    from dedupe_news.reading.segmenting.products import Entries
    from dedupe_news.reading.segmenting.units import Units

__all__ = ["captions"]

_REACH: Final = 12
"""Lines above within which a caption's sentence stands."""
_MOSTLY: Final = 0.75
"""Share of the line's weight that two of those lines must hold."""
_FEWEST: Final = 4
_MOST: Final = 40
_CHUNK: Final = 256


def captions(
    units: Units, like: Likeness, ends: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which lines without an end mark say what lines before them, or the beginning of the next line, say.

    A picture shows what the report is about, so its caption often says its first line again.

    Returns:
        Which lines are captions, and which lines a caption below them says again.

    Args:
        units: the lines.
        like: the weights of their stems.
        ends: which lines have an end mark, bool (n,).
    """
    terms = units.terms
    number = terms.counts()
    found, told = np.zeros(len(units), dtype=np.bool_), np.zeros(len(units), dtype=np.bool_)
    asked = ~ends & (number >= _FEWEST) & (number <= _MOST)
    if not asked.any():
        return found, told
    weighted = terms.weighing(np.sqrt(like.idf).astype(np.float32)[terms.column]).matrix()
    for begin in range(0, len(units), _CHUNK):
        stop = min(begin + _CHUNK, len(units))
        rows = begin + np.flatnonzero(asked[begin:stop])
        if not len(rows):
            continue
        low = max(0, begin - _REACH)
        # weight of the stems that each line shares with each line above it
        shared = product(weighted[rows], weighted[low:stop])
        total = shared[np.arange(len(rows)), rows - low]
        gap = rows[:, None] - np.arange(low, stop)[None, :]
        shared = np.where((gap > 0) & (gap <= _REACH), shared, 0.0)
        best = np.sort(shared, axis=1)[:, -2:] if shared.shape[1] > 1 else shared
        # two lines together hold no more than the sum of both: only then is the union worth counting
        for place in np.flatnonzero(best.sum(axis=1) >= _MOSTLY * total).tolist():
            if _contained(terms, like.idf, int(rows[place]), shared[place], low):
                found[rows[place]] = True
                told[low + int(shared[place].argmax())] = True
    for row in np.flatnonzero(asked[:-1]).tolist():
        found[row] |= units.heads[row + 1].startswith(units.heads[row])
    return found, told


def _contained(
    terms: Entries, idf: NDArray[np.float64], row: int, shared: NDArray[np.float32], low: int
) -> bool:
    mine = terms.held(row)
    held = np.zeros(len(mine), dtype=np.bool_)
    for other in (low + np.argsort(-shared, kind="stable")[:2]).tolist():
        if shared[other - low] > 0:
            held |= np.isin(mine, terms.held(other))
    return bool(idf[mine[held]].sum() >= _MOSTLY * idf[mine].sum())
