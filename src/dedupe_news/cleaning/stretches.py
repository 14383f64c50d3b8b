"""Which stretches of a joined text hold a mark or a word: told for all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["holds", "places"]


def holds(places: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether any of the ascending `places` is within each stretch `[start, end)`.

    Example:
        >>> holds(np.array([3, 9]), np.array([0, 4, 9]), np.array([3, 8, 10])).tolist()
        [False, False, True]
    """
    if not len(places):
        return np.zeros(len(starts), dtype=np.bool_)
    return np.asarray(np.searchsorted(places, starts) < np.searchsorted(places, ends))


def places(text: str, word: str) -> NDArray[np.int64]:
    """Where a word stands in a text.

    Example:
        >>> places("via AP, via AFP", "via ").tolist()
        [0, 8]
    """
    found = []
    at = text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1)
    return np.array(found, dtype=np.int64)
