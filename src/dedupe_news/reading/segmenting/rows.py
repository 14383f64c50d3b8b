"""The non-blank lines of a text, as arrays: where they are and how much white space stands before them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.text.lines import line_spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Rows", "read_rows"]


@dataclass(frozen=True, slots=True)
class Rows:
    """Non-blank lines of one text, white space at either end left out.

    `starts` and `ends` int64, code points; `blanks` int64, blank lines before each row; `feeds` bool, a form
    feed stands between the row and the one before.
    """

    text: str
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    blanks: NDArray[np.int64]
    feeds: NDArray[np.bool_]

    def __len__(self) -> int:
        """How many non-blank lines there are."""
        return len(self.starts)

    def line(self, row: int) -> str:
        """The text of one row."""
        return self.text[self.starts[row] : self.ends[row]]


def read_rows(text: str) -> Rows:
    r"""Find the non-blank lines of a text.

    Example:
        >>> rows = read_rows("One.\n\n  Two. \n\fThree.")
        >>> [rows.line(i) for i in range(len(rows))], rows.blanks.tolist(), rows.feeds.tolist()
        (['One.', 'Two.', 'Three.'], [0, 1, 0], [False, False, True])
    """
    starts: list[int] = []
    ends: list[int] = []
    blanks: list[int] = []
    blank = 0
    for start, end in line_spans(text):
        line = text[start:end]
        kept = line.strip()
        if not kept:
            # the empty stretch around a form feed is no line that anybody left blank
            blank += "\f" not in text[max(start - 1, 0) : end + 1]
            continue
        begin = start + len(line) - len(line.lstrip())
        starts.append(begin)
        ends.append(begin + len(kept))
        blanks.append(blank)
        blank = 0
    feeds = np.zeros(len(starts), dtype=np.bool_)
    found = [at.start() for at in re.finditer("\f", text)]
    if found and starts:
        rows = np.searchsorted(np.array(starts), np.array(found))
        feeds[rows[rows < len(starts)]] = True
    return Rows(text, np.array(starts, np.int64), np.array(ends, np.int64), np.array(blanks, np.int64), feeds)
