"""Which stretches may have a fixed form at all: told for a whole batch before any expression looks at one.

Four lines in five open with no word of any form. `patterns` asks that of one line; asking it of an array of
code points costs a twentieth. The answer may be yes too often, never no wrongly: a yes is asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.patterns import QUOTES, load_forms
from dedupe_news.cleaning.stretches import find_marks, holds, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dedupe_news.cleaning.stretches import Marks

__all__ = ["PAD", "may_call", "may_open"]

PAD: Final = 6
"""Code points of an opening that are compared; as many have to follow the last stretch."""
_QUESTION: Final = 45
_BITS: Final = 16
_FOLDED: Final = 0x2000
"""Code points below this are put in lower case by a table; above it few scripts have case."""
_CASELESS: Final = ((0x3040, 0x30FB), (0x3400, 0xA000), (0xAC00, 0xD7A4))
"""Kana, ideographs and Hangul: letters without case."""
_ODD: Final = (0x130, 0x131, 0x17F, 0x3C2, 0x3C3)
"""Letters whose lower case depends on where they stand, is two, or is that of another letter too."""


@dataclass(frozen=True, slots=True)
class _Tables:
    """Of code points below `_FOLDED`: lower case, odd or not, a letter or not; and hashed openings."""

    fold: NDArray[np.uint32]
    odd: NDArray[np.bool_]
    letter: NDArray[np.bool_]
    keys: tuple[NDArray[np.bool_], ...]


def may_open(
    joined: str,
    codes: NDArray[np.uint32],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    marks: Marks | None = None,
) -> NDArray[np.bool_]:
    r"""Whether each stretch `[start, end)` may have a form: it opens like one, or holds what some ask for.

    `codes` uint32 are the code points of `joined`, with `PAD` more after the last stretch. Stretches are in
    order and do not overlap. `marks` are those of `codes` where they are known already.

    Example:
        >>> joined = "Slow rails | Rain fell. Who won? |By Ann Lee" + PAD * "\n"
        >>> codes = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
        >>> may_open(joined, codes, np.array([0, 13, 34]), np.array([10, 32, 44])).tolist()
        [False, True, True]
    """
    found = _opens(codes, starts, _tables())
    marks = find_marks(codes) if marks is None else marks
    found |= holds(marks.of("@©"), starts, ends)
    found |= holds(places(joined, " cookie"), starts, ends)
    return found | _asks(marks, starts, ends)


def may_call(
    codes: NDArray[np.uint32],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    marks: Marks | None = None,
) -> NDArray[np.bool_]:
    """Whether each stretch may be a call to action; as `may_open`."""
    marks = find_marks(codes) if marks is None else marks
    return _opens(codes, starts, _tables(calls=True)) | _asks(marks, starts, ends)


def _asks(marks: Marks, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.bool_]:
    return holds(marks.of("?"), starts, np.minimum(starts + _QUESTION, ends))


def _opens(codes: NDArray[np.uint32], starts: NDArray[np.int64], tables: _Tables) -> NDArray[np.bool_]:
    first = codes[starts]
    mark = (first < _FOLDED) & ~tables.letter[np.minimum(first, _FOLDED - 1)]
    found = _worded(codes, starts, tables) | mark
    # right after a quotation mark nothing but a call may follow
    quoted = np.flatnonzero((first[:, None] == np.array([ord(char) for char in QUOTES])).any(axis=1))
    if len(quoted):
        within = starts[quoted] + 1
        letter = (codes[within] >= _FOLDED) | tables.letter[np.minimum(codes[within], _FOLDED - 1)]
        found[quoted] = ~letter | _worded(codes, within, _tables(calls=True))
    return found


def _worded(codes: NDArray[np.uint32], starts: NDArray[np.int64], tables: _Tables) -> NDArray[np.bool_]:
    """Whether each stretch opens with a word of the tables."""
    opening = np.stack([codes[starts + step] for step in range(PAD)])
    low = opening < _FOLDED
    at = np.where(low, opening, 0)
    found = (low & tables.odd[at]).any(axis=0)
    if not low.all():
        caseless = low
        for first, last in _CASELESS:
            caseless = caseless | ((opening >= first) & (opening < last))
        found |= ~caseless.all(axis=0)
    folded = np.where(low, tables.fold[at], opening)
    for value, known in zip(_hashes(folded), tables.keys, strict=True):
        found |= known[value]
    return np.asarray(found)


def _hashes(codes: NDArray[np.uint32]) -> Iterator[NDArray[np.uint32]]:
    """Give the hashes of openings of one code point, then of two, and so on; a row a code point."""
    value = np.zeros(codes.shape[1:], dtype=np.uint32)
    for row in codes:
        value = (value + row) * np.uint32(0x9E3779B1)
        yield value >> np.uint32(32 - _BITS)


@cache
def _tables(*, calls: bool = False) -> _Tables:
    """Made once of constant data, so no answer depends on history."""
    forms = load_forms()
    openings = forms.calling if calls else forms.openings
    keys = []
    for size in range(1, PAD + 1):
        known = np.zeros(1 << _BITS, dtype=np.bool_)
        same = [word[:PAD] for listed in openings.values() for word in listed if min(len(word), PAD) == size]
        if same:
            *_, whole = _hashes(np.array([[ord(char) for char in key] for key in same], np.uint32).T)
            known[whole] = True
        keys.append(known)
    return _Tables(*_case(), tuple(keys))


@cache
def _case() -> tuple[NDArray[np.uint32], NDArray[np.bool_], NDArray[np.bool_]]:
    """Of code points below `_FOLDED`: lower case, odd or not, a letter or not."""
    chars = [chr(code) for code in range(_FOLDED)]
    lower = [char.lower() for char in chars]
    odd = np.array([len(char) != 1 for char in lower])
    odd[list(_ODD)] = True
    fold = np.array([ord(char[0]) for char in lower], dtype=np.uint32)
    return fold, odd, np.array([char.isalpha() for char in chars])
