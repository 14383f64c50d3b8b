"""Teasers of other articles that stand in a row above an article, each as heading and as text.

Stations hang their headlines of the day above each article: in half of the articles of GVA that were cut. As
heading and as text they say the same, word for word, or but for a dateline, or one of several is told anew
in the text. They are no report and none begins among them; the first may be what a page begins with. One
such pair alone may be a standfirst, unless the text opens with it. A report has a line that is said once; a
caption that says its line again has no end mark, and its line is no teaser.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.units import Units

__all__ = ["teasers"]

_TWIN: Final = 60
"""Code points in which two lines must agree to say the same: more than a headline or a byline has in
common."""
_TWINS: Final = 2
"""Pairs of such lines that make a list of teasers."""
_ALIKE: Final = 0.4
"""Stems that lines of a pair beside such a list share at least, of those of the one that has fewer."""
_PLACED: Final = re.compile(r"(?:[A-Z][\w.' ]{1,20}, ?[A-Z][\w.]{1,15} ?)?\([A-Z0-9/ ]{2,16}\) ?[-–—]{1,2} ?")
"""`(WXYZ) - `, `WILMINGTON, NC (WXYZ) - `."""


def teasers(units: Units, sentence: NDArray[np.bool_]) -> NDArray[np.int64]:
    r"""Give of each line which list of teasers it stands in, counted from 1; 0 for any other line.

    Args:
        units: the lines of a text.
        sentence: bool (n,), lines that are sentences.

    Example:
        >>> from dedupe_news.reading.segmenting.units import read_units
        >>> shark = "Two great white sharks were seen off Charleston on Sunday, researchers said."
        >>> text = f"{shark}\n{shark}\nA man was shot on Corley Drive on Sunday night, police said."
        >>> teasers(read_units(text, 0, len(text)), np.ones(3, bool)).tolist()
        [1, 1, 0]
    """
    said = [_unplaced(head[: 4 * _TWIN]) for head in units.heads]
    # the text of a teaser may be cut short, but says more than its heading; a caption says less
    ends = sentence.tolist()
    same = [
        one[:_TWIN] == two[:_TWIN] and len(one) >= _TWIN and ended and (again or len(two) > len(one))
        for (one, two), (ended, again) in zip(pairwise(said), pairwise(ends), strict=True)
    ]
    lists = np.zeros(len(said), dtype=np.int64)
    # at the top one is enough, where an article's sentence follows
    top = any(twin and ended for twin, ended in zip(same[:2], ends[2:], strict=False))
    if sum(same) < _TWINS and not top:
        return lists
    rows = [row for row, twin in enumerate(same) if twin]
    number = 0
    for row in rows:
        if lists[row]:
            continue
        low, high = row, row + 2
        while high + 1 < len(said) and (same[high] or _alike(units, high)):
            high += 2
        while low > 1 and (same[low - 2] or _alike(units, low - 2)) and not lists[low - 1]:
            low -= 2
        number += 1
        lists[low:high] = number
    return lists


def _unplaced(head: str) -> str:
    """A line without its dateline."""
    found = _PLACED.match(head) if "(" in head[:40] else None
    return head[found.end() :] if found else head


def _alike(units: Units, row: int) -> bool:
    """Whether a line and the next tell the same in other words."""
    one, two = units.terms.held(row), units.terms.held(row + 1)
    return len(np.intersect1d(one, two)) >= _ALIKE * max(min(len(one), len(two)), 4)
