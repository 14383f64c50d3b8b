"""Which stretches of a joined text hold a mark or a word: told for all of them at once.

Marks are looked for once: each look at all characters of a batch takes as long as all that is asked of the
two in a hundred that are marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["MARKS", "Marks", "find_marks", "holds", "places"]

MARKS: Final = "[(/©@?.!…।。"
"""Every character that somebody asks for."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a joined text: where they stand, ascending, int64, and which they are, uint32."""

    places: NDArray[np.int64]
    codes: NDArray[np.uint32]

    def of(self, chars: str) -> NDArray[np.int64]:
        """Where any of these marks stands.

        Example:
            >>> find_marks(np.array([ord(char) for char in "a.b@c."])).of(".").tolist()
            [1, 5]
        """
        found = self.codes == ord(chars[0])
        for char in chars[1:]:
            found |= self.codes == ord(char)
        return np.asarray(self.places[found])


def find_marks(codes: NDArray[np.uint32]) -> Marks:
    """All marks in an array of code points."""
    at = np.flatnonzero(np.isin(codes, [ord(mark) for mark in MARKS]))
    return Marks(at, codes[at])


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
