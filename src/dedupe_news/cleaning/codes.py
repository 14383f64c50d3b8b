"""A batch of lines as one array of code points, with a hash of every stretch at hand.

Everything that looks at wording (the lexicon, the model's words and character n-grams) reads lines
through this one array, so a batch costs a few passes of numpy and no loop over words.

The hash is a polynomial over uint64 (Karp and Rabin 1987) of a random value per character: with
`prefix[i] = sum(v[j] * B**j for j < i)`, the hash of `[s, e)` is `(prefix[e] - prefix[s]) * B**-s`, the
same wherever the stretch stands. The random values come from splitmix64, so the well-known weakness of
powers of an odd base on Thue-Morse strings needs chosen characters to show.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Batch", "fold_code", "read_batch", "splitmix"]

BASE: Final = 0x9E3779B97F4A7C15 | 1
INVERSE: Final = pow(BASE, -1, 1 << 64)
_ROOM: Final = 1 << 18
_PLAIN: Final = 0x100
"""Code points below this occur in nearly every text."""
_PAGE_BITS: Final = 8
_PAGE: Final = 1 << _PAGE_BITS
_TABLE: Final = 0x3000
"""Up to this code point one table takes less time than one by pages."""
# what a character is, as far as lines are concerned
SPACE, LOWER, UPPER, DIGIT, MARK, DENSE, STOP, OTHER = range(8)
# the full-width, Devanagari, Arabic, Ethiopic, Burmese, Armenian and Hebrew ones by number
_STOPS: Final = frozenset(".!?…。\uff01\uff1f\uff61\uff0e\u0964\u0965\u06d4\u061f\u1362\u104b\u055e\u05c3")
_DENSE_RANGES: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),  # CJK radicals
    (0x3005, 0x3007),
    (0x3040, 0x31FF),  # kana, bopomofo
    (0x3400, 0x9FFF),  # CJK ideographs
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),  # half-width kana
    (0x20000, 0x3FFFF),
)
_DENSE_STOP: Final = 0x104B
"""The one end mark (Burmese) in these ranges."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines joined by newlines, as arrays over characters, words and lines.

    `codes` uint32 folded to lower case; `kinds` uint8, one of SPACE..OTHER, of the characters as written;
    `starts` int64, n + 1 long: line i is `[starts[i], starts[i + 1] - 1)`. `prefix` and `inverse` uint64
    make hashes. `line_of` int64 maps characters to lines. `word_start`, `word_end` and `word_line` are int64
    over words, where each character of a script without spaces, and each symbol, is a word of its own;
    `word_hash` uint64 are their hashes.
    """

    codes: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    starts: NDArray[np.int64]
    prefix: NDArray[np.uint64]
    inverse: NDArray[np.uint64]
    line_of: NDArray[np.int64]
    word_start: NDArray[np.int64]
    word_end: NDArray[np.int64]
    word_line: NDArray[np.int64]
    word_hash: NDArray[np.uint64]

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.starts) - 1

    def hashes(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint64]:
        """The hash of each stretch `[start, end)`, shape as given."""
        return (self.prefix[ends] - self.prefix[starts]) * self.inverse[starts]


def splitmix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Steele, Lea and Flood's splitmix64 (2014): well-mixed 64-bit values, one for each given."""
    z = values + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def fold_code(code: int) -> int:
    """A code point in lower case where that is one code point; curly apostrophes made straight."""
    if code in (0x2019, 0x02BC, 0xFF07):
        return 0x27
    if code in (0x00A0, 0x202F, 0x2009, 0x3000, 0x09):
        return 0x20
    if 0xD800 <= code <= 0xDFFF:
        return code
    lower = chr(code).lower()
    return ord(lower) if len(lower) == 1 else code


def _kind(code: int) -> int:
    """The kind of a character outside `_DENSE_RANGES`, or of an end mark."""
    char = chr(code)
    if char.isspace():
        return SPACE
    if char in _STOPS:
        return STOP
    category = unicodedata.category(char)
    if category[0] == "M" or category == "Cf":
        return MARK
    if category in ("Lu", "Lt"):
        return UPPER
    if category[0] == "L":
        return LOWER
    if category[0] == "N":
        return DIGIT
    return DENSE if category == "So" else OTHER


def _map(codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.uint8], NDArray[np.uint64]]:
    """Fold, classify and draw by a table of the code points that occur; only the common ones outlive it."""
    at = codes.astype(np.intp)
    plain = _plain()
    size = int(at.max()) + 1
    if size > _PLAIN:
        present = np.zeros(-(-size // _PAGE) * _PAGE, dtype=np.bool_)
        if size > _TABLE:
            # high code points by pages: a table up to an emoji would take longer than the text
            pages = np.zeros(len(present) // _PAGE, dtype=np.intp)
            pages[at >> _PAGE_BITS] = 1
            pages[: _PLAIN >> _PAGE_BITS] = 1
            used = np.flatnonzero(pages)
            pages[used] = np.arange(len(used)) << _PAGE_BITS
            code_of = ((used << _PAGE_BITS)[:, None] + np.arange(_PAGE)).ravel()
            at = pages[at >> _PAGE_BITS] + (at & (_PAGE - 1))
            present = np.zeros(len(code_of), dtype=np.bool_)
        present[at] = True
        listed = np.flatnonzero(present[_PLAIN:]) + _PLAIN
        codes_of = listed if size <= _TABLE else code_of[listed]
        known = _values(codes_of)
        room = len(present) - _PLAIN
        folded, kinds, drawn = (np.concatenate((one, np.zeros(room, one.dtype))) for one in plain)
        folded[listed], kinds[listed], drawn[listed] = known
    else:
        folded, kinds, drawn = plain
    return folded.take(at, mode="clip"), kinds.take(at, mode="clip"), drawn.take(at, mode="clip")


def _values(codes: NDArray[np.intp]) -> tuple[NDArray[np.uint32], NDArray[np.uint8], NDArray[np.uint64]]:
    folded = codes.astype(np.uint32)
    kinds = np.full(len(codes), DENSE, dtype=np.uint8)
    dense = np.zeros(len(codes), dtype=np.bool_)
    for low, high in _DENSE_RANGES:
        dense |= (codes >= low) & (codes <= high)
    # thousands of ideographs have no case and are of one kind
    rest = np.flatnonzero(~dense | (codes == _DENSE_STOP))
    listed = codes[rest].tolist()
    folded[rest] = [fold_code(code) for code in listed]
    kinds[rest] = [_kind(code) for code in listed]
    return folded, kinds, splitmix(folded.astype(np.uint64))


@cache
def _plain() -> tuple[NDArray[np.uint32], NDArray[np.uint8], NDArray[np.uint64]]:
    """What `_map` says of the code points below `_PLAIN`: constant data, so no answer depends on history."""
    return _values(np.arange(_PLAIN))


def _powers(base: int, count: int) -> NDArray[np.uint64]:
    """The first powers of an odd number, modulo 2**64."""
    return _table(base)[:count] if count <= _ROOM else _computed(base, count)


def _computed(base: int, count: int) -> NDArray[np.uint64]:
    powers = np.full(count, base, dtype=np.uint64)
    powers[0] = 1
    np.cumprod(powers, out=powers)
    powers.flags.writeable = False
    return powers


@cache
def _table(base: int) -> NDArray[np.uint64]:
    """Powers enough for nearly every batch; they are constants, so no answer depends on history."""
    return _computed(base, _ROOM)


def read_batch(lines: Sequence[str]) -> Batch:
    """Encode lines (none may hold a newline) for hashing and counting.

    Example:
        >>> batch = read_batch(["Read more", "more"])
        >>> h = batch.hashes(batch.word_start, batch.word_end)
        >>> bool(h[1] == h[2]), len(batch)
        (True, 2)
    """
    joined = "\n".join(lines) + "\n"
    raw = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines)) + 1
    starts = np.zeros(len(lines) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    codes, kinds, drawn = _map(raw)
    drawn *= _powers(BASE, len(codes))
    inverse = _powers(INVERSE, len(codes) + 1)
    prefix = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(drawn, out=prefix[1:])
    word_start, word_end = _words(kinds)
    word_hash = (prefix[word_end] - prefix[word_start]) * inverse[word_start]
    line_of = np.repeat(np.arange(len(lines)), lengths)
    word_line = line_of[word_start]
    return Batch(codes, kinds, starts, prefix, inverse, line_of, word_start, word_end, word_line, word_hash)


def _words(kinds: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    dense = kinds == DENSE
    in_word = (kinds >= LOWER) & (kinds <= DENSE)
    before = np.zeros_like(in_word)
    before[1:] = in_word[:-1] & ~dense[:-1]
    begins = in_word & (dense | ~before)
    # a combining mark belongs to the dense character before it (Thai vowels, kana marks)
    after_dense = np.zeros_like(in_word)
    after_dense[1:] = dense[:-1]
    begins &= ~((kinds == MARK) & after_dense)
    word_start = np.flatnonzero(begins)
    last = np.flatnonzero(in_word & ~np.append(in_word[1:] & ~begins[1:], False))
    return word_start, last + 1
