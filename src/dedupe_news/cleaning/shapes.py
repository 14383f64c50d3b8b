"""What a line looks like by itself: length, ends, capitals, digits, small words, furniture words.

Everything here depends on the line alone, so it is computed once for each distinct line of a call. Widths
count in letters of an alphabet: an ideograph says about as much as two and a half letters, a syllable of
Hangul as two, so that a Chinese, a Korean and an English sentence measure alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.codes import DENSE, DIGIT, LOWER, OTHER, SPACE, STOP, UPPER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.cleaning.codes import Batch
    from dedupe_news.cleaning.wording import Wording

__all__ = ["SHAPES", "head_and_tail", "line_shapes"]

SHAPES: Final = (
    "width",
    "words",
    "stops",
    "ends_stop",
    "ends_colon",
    "ends_other",
    "starts_upper",
    "starts_lower",
    "starts_digit",
    "starts_mark",
    "digits",
    "capitals",
    "marks",
    "breaks",
    "dense",
    "uncased",
    "small_words",
    "address",
    "news",
    "consent",
    "share",
    "letter",
    "more",
    "comment",
    "advert",
    "rights",
    "place",
    "byline",
    "date",
    "furniture",
    "quoted",
)
"""Names of the columns of `line_shapes`."""
HEAD: Final = 100
TAIL: Final = 43
_WIDE: Final = 0x2E80  # from here on a character is an ideograph or kana, before it Thai and its kin
_WIDE_LETTERS: Final = 2.5
_HANGUL: Final = (0xAC00, 0xD7A4)
_HANGUL_LETTERS: Final = 2.2
_OPEN_ENDED: Final = 0x0E00
_SENTENCE: Final = 40
_CLOSERS: Final = frozenset(ord(char) for char in " \"'”’»)]\uff09」』\u203a“")
# letters have cases before Hebrew and its kin, and in the supplements of Latin and Greek
_CASED: Final = 0x0590
_CASED_MORE: Final = (0x1E00, 0x2000)
_BREAKS: Final = frozenset(ord(char) for char in "|·•/»\u203a→▶★")
_QUOTES: Final = frozenset(ord(char) for char in '"“”„«»「」『』')


def head_and_tail(line: str) -> str:
    """A long line shortened to what its label hangs on: how it begins and how it ends."""
    return line if len(line) <= HEAD + TAIL + 1 else f"{line[:HEAD]} {line[-TAIL:]}"


def _among(codes: NDArray[np.uint32], wanted: frozenset[int]) -> NDArray[np.bool_]:
    table = np.zeros(max(wanted) + 2, dtype=np.bool_)
    table[list(wanted)] = True
    return table.take(codes, mode="clip")


def _cased(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Tell letters of a script with capitals: in others no line begins in lower case."""
    return (codes < _CASED) | ((codes >= _CASED_MORE[0]) & (codes < _CASED_MORE[1]))


def _last_telling(batch: Batch) -> NDArray[np.int64]:
    last = batch.starts[1:] - 2
    first = batch.starts[:-1]
    for _ in range(3):
        last = np.where(_among(batch.codes[last], _CLOSERS) & (last > first), last - 1, last)
    return last


def line_shapes(batch: Batch, wording: Wording, lengths: NDArray[np.int64]) -> NDArray[np.float32]:
    """Measure each line of the batch; `lengths` are the lines' full lengths in characters.

    Returns float32 of shape (lines, len(SHAPES)), each column roughly within 0..1.
    """
    starts = batch.starts[:-1]
    kinds, codes = batch.kinds, batch.codes
    # the kinds of a line's characters, all at once; of most, which are small letters, none is asked
    told = np.flatnonzero(kinds != LOWER)
    counts = np.bincount(batch.line_of[told] * 8 + kinds[told], minlength=len(batch) * 8).reshape(-1, 8)
    by_kind = counts.astype(np.float32).T.copy()

    def add(places: NDArray[np.int64]) -> NDArray[np.float32]:
        return np.bincount(batch.line_of[places], minlength=len(batch)).astype(np.float32)

    size = (batch.starts[1:] - starts - 1).astype(np.float32)
    stretch = lengths / np.maximum(size, 1)
    dense = by_kind[DENSE]
    at = told[kinds[told] == DENSE]
    wide = add(at[codes[at] >= _WIDE])
    lower = np.flatnonzero((kinds == LOWER) & (codes >= _CASED))
    lower = lower[~_cased(codes[lower])]
    uncased, hangul = add(lower), add(lower[(codes[lower] >= _HANGUL[0]) & (codes[lower] < _HANGUL[1])])
    # a line's break is none of its letters
    letters = size + 1 - by_kind[SPACE] - by_kind[STOP] - by_kind[OTHER] + (_WIDE_LETTERS - 1) * wide
    letters += (_HANGUL_LETTERS - 1) * hangul
    words = np.where(dense > size / 2, letters / 5, wording.count)
    first = kinds[starts]
    last = _last_telling(batch)
    # Thai, Lao and Khmer sentences end in nothing: a long line of them counts as closed
    open_ended = add(at[(codes[at] < _WIDE) & (codes[at] >= _OPEN_ENDED)]) * 2 > letters
    stop = (kinds[last] == STOP) | (open_ended & (letters >= _SENTENCE))
    colon = (codes[last] == ord(":")) | (codes[last] == 0xFF1A)
    marked = told[kinds[told] >= DENSE]
    marked = marked[_among(codes[marked], _BREAKS | _QUOTES)]
    breaks, quotes = (marked[_among(codes[marked], wanted)] for wanted in (_BREAKS, _QUOTES))
    address, news = wording.words("Y", "K")
    small, *furniture = wording.cover(
        *("F", "CP", "H", "N", "R", "M", "A", "GZ", "V", "B", "D", "CPUSHNRMAGVBDZ")
    )
    columns = (
        np.log1p(letters * stretch) / 6,
        np.log1p(words * stretch) / 5,
        np.minimum(by_kind[STOP] * stretch, 8) / 8,
        stop,
        colon,
        ~stop & ~colon & (kinds[last] == OTHER),
        first == UPPER,
        (first == LOWER) & _cased(codes[starts]),
        first == DIGIT,
        first == OTHER,
        np.minimum(by_kind[DIGIT] / np.maximum(size, 1), 1),
        np.minimum(by_kind[UPPER] / np.maximum(words, 1), 2) / 2,
        np.minimum(by_kind[OTHER] / np.maximum(size, 1), 0.5) * 2,
        np.minimum(add(breaks), 4) / 4,
        dense / np.maximum(size, 1),
        uncased / np.maximum(size, 1),
        small,
        np.minimum(address, 4) / 4,
        np.minimum(news, 3) / 3,
        *furniture,
        np.minimum(add(quotes), 2) / 2,
    )
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)
