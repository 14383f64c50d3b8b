"""Lines that stand on pages as they are, looked up whole: players, page tools, ages, labels of pictures.

"Listen to this article", "Zum Hauptinhalt springen", "阅读全文": no word of them gives them away, each may
stand in an article, but not so by itself on a line. Lines are compared word by word, so that marks, case and
blanks do not count, and any number is like any other. On 2,382 labelled pages some 1,700 lines are listed
here that are scored; nine of them are said to be of an article: "Фото:" six times, "8 min read" thrice.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.codes import DIGIT, read_batch, splitmix
from dedupe_news.cleaning.notices import NOTICES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.cleaning.codes import Batch

__all__ = ["standing_rules"]

_MOST: Final = 16
"""Words of the longest line that is listed, where each character of a script without spaces is one."""
_NUMBER: Final = np.uint64(0x23)
"""What stands for any number."""
_SAID: Final = np.array([ord(mark) for mark in ".!?\"'”’»"], dtype=np.uint32)
"""What ends a word that is somebody's: "Listen." is a line of a poem. "Loading..." still is a label."""


def standing_rules(batch: Batch, lengths: NDArray[np.int64]) -> NDArray[np.int8]:
    """For each line the place in `NOTICES` of the rule that it is listed under, or -1.

    `lengths` are the lines' full lengths: a line that was cut is none of them.

    Example:
        >>> lines = ["LISTEN · 5 min", "Listen to this: it rained.", "Rain fell."]
        >>> found = standing_rules(read_batch(lines), np.array([14, 26, 10]))
        >>> [NOTICES[place] if place >= 0 else None for place in found.tolist()]
        ['page-tool', None, None]
    """
    keys, rules = _listed()
    count = np.bincount(batch.word_line, minlength=len(batch))
    short = np.flatnonzero((count > 0) & (count <= _MOST) & (lengths == np.diff(batch.starts) - 1))
    key = _keys(batch, short, count)
    at = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
    found = np.full(len(batch), -1, dtype=np.int8)
    fits = (keys[at] == key) & ~((count[short] == 1) & _is_said(batch)[short])
    found[short[fits]] = rules[at[fits]]
    return found


def _is_said(batch: Batch) -> NDArray[np.bool_]:
    """Whether each line ends as what somebody says does, and not in dots."""
    last = np.maximum(batch.starts[1:] - 2, 0)
    end, before = batch.codes[last], batch.codes[np.maximum(last - 1, 0)]
    return np.asarray(np.isin(end, _SAID) & ((end != ord(".")) | (before != ord("."))))


def _keys(batch: Batch, lines: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A hash of the words of each of some lines, which have words, in their order."""
    if not len(lines):
        return np.zeros(0, dtype=np.uint64)
    first = (np.cumsum(count) - count)[lines]
    size = count[lines]
    begin = np.cumsum(size) - size
    nth = np.arange(int(size.sum())) - np.repeat(begin, size)
    word = np.repeat(first, size) + nth
    digit = batch.kinds[batch.word_start[word]] == DIGIT
    hashed = np.where(digit, _NUMBER, batch.word_hash[word])
    mixed = splitmix(hashed ^ splitmix(nth.astype(np.uint64)))
    return np.asarray(np.add.reduceat(mixed, begin))


@cache
def _listed() -> tuple[NDArray[np.uint64], NDArray[np.int8]]:
    """The hashes of all listed lines, in order, and their rules; constant data."""
    lines, rules = [], []
    text = resources.files("dedupe_news.cleaning").joinpath("wording/standing.txt").read_text("utf-8")
    for row in text.splitlines():
        if row and not row.startswith("#"):
            name, _, rest = row.partition(" ")
            listed = [line.strip().replace("#", "1") for line in rest.split("|")]
            lines += listed
            rules += [NOTICES.index(name)] * len(listed)
    batch = read_batch(lines)
    count = np.bincount(batch.word_line, minlength=len(batch))
    keys = _keys(batch, np.arange(len(lines)), count)
    order = np.argsort(keys, kind="stable")
    return keys[order], np.array(rules, dtype=np.int8)[order]
