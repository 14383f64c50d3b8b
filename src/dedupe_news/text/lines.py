r"""The lines of a text: their spans, and which line an offset stands on.

Two questions with two answers. *Where are the lines?* Everything that Unicode breaks a line at (UAX 14, the
mandatory breaks: `\n`, `\r\n`, `\r`, form feed, vertical tab, U+0085, U+2028, U+2029) ends one, because
scraped text carries them all. *Which number has this line?* Numbers count `\n` alone, as `wc -l`, editors
and error messages do, so that `dump.txt:37` opens at line 37.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_ANY_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_COUNTED_BREAK = re.compile("\n")


def line_spans(text: str) -> list[tuple[int, int]]:
    r"""Give the span of every line without its break, blank ones too; a last line that is empty is none.

    Example:
        >>> line_spans("a\r\n\nb\fc\n")
        [(0, 1), (3, 3), (4, 5), (6, 7)]
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _ANY_BREAK.finditer(text):
        spans.append((start, found.start()))
        start = found.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


class LineIndex:
    r"""Offsets to 1-based line numbers, by binary search over the line breaks.

    Example:
        >>> index = LineIndex("a\r\nb\nc")
        >>> index.line_of(3), index.lines_of([0, 3, 5]).tolist()
        (2, [1, 2, 3])
    """

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = np.fromiter((found.end() for found in _COUNTED_BREAK.finditer(text)), np.int64)

    def line_of(self, offset: int) -> int:
        """Give the 1-based number of the line on which the character at `offset` stands.

        A break stands on the line that it ends.
        """
        return int(np.searchsorted(self._starts, offset, side="right")) + 1

    def lines_of(self, offsets: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the line numbers of many offsets at once."""
        wanted = np.asarray(offsets, np.int64)
        return np.searchsorted(self._starts, wanted, side="right").astype(np.int64) + 1
