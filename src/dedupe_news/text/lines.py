"""The lines of a text: which line an offset stands on.

A line ends at `\\n`, as `wc -l`, editors and error messages count it; `\\r` before it belongs to the break.
"""

from __future__ import annotations

import re

import numpy as np

_BREAK = re.compile("\n")


class LineIndex:
    r"""Offsets to 1-based line numbers, by binary search over the line breaks.

    Example:
        >>> LineIndex("a\nb").line_of(2)
        2
    """

    def __init__(self, text: str) -> None:
        self._breaks = np.fromiter((found.start() for found in _BREAK.finditer(text)), np.int64)

    def line_of(self, offset: int) -> int:
        """Give the 1-based number of the line on which the character at `offset` stands."""
        return int(np.searchsorted(self._breaks, offset, side="left")) + 1
