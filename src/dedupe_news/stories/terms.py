"""Cut texts into terms, all at once: words, names, numbers, word stems and word pairs as 32-bit hashes.

Text is handled as arrays of code points, so that a batch costs a few passes of numpy and no loop over
words. A word's hash is a polynomial over its lower-cased letters, read off one running sum (Karp and Rabin
1987): with an odd base every power has an inverse modulo 2**64, so the hash of any stretch is a difference
of two prefix sums. Scripts written without spaces give overlapping groups of characters instead of words
(two for Han and Kana, four for Thai, Lao, Burmese and Khmer), the usual units of retrieval there.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LETTER, CAPITAL, DIGIT, HAN, THAI = 1, 2, 3, 4, 5
"""Kinds of characters that make words; 0 divides them."""
_TOP = 0x30000
"""Code points from here on (private use, tags) are no parts of words."""
_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_MIX = np.uint64(0xD6E8FEB86659FD93)
_GROUPS = {HAN: 2, THAI: 4}
_HAN = (
    (0x3040, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, _TOP - 1),
)
_THAI = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))
_JOINERS = frozenset({0x00AD, 0x200B, 0x200C, 0x200D, 0x2019, 0x27})
_ENDERS = frozenset(ord(c) for c in ".!?:;\n\r\"“”„«»‘`'-–—•·|([…")


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What every code point is: its kind, its lower case, and whether a sentence may begin after it."""

    kind: NDArray[np.uint8]
    value: NDArray[np.uint64]
    opens: NDArray[np.bool_]
    blank: NDArray[np.bool_]


def alphabet() -> Alphabet:
    """Build the table of code points from Python's Unicode data (some 60 ms; done once a run)."""
    kind = np.zeros(_TOP + 1, np.uint8)
    lower = np.arange(_TOP + 1, dtype=np.uint64)
    for code in range(_TOP):
        char = chr(code)
        category = unicodedata.category(char)
        if category[0] in "LM":
            small = char.lower()
            if category in {"Lu", "Lt"}:
                kind[code] = CAPITAL
                lower[code] = ord(small) if len(small) == 1 else code
            else:
                kind[code] = LETTER
        elif category[0] == "N":
            kind[code] = DIGIT
    for group, ranges in ((HAN, _HAN), (THAI, _THAI)):
        for low, high in ranges:
            kind[low : high + 1] = np.where(kind[low : high + 1] == LETTER, group, kind[low : high + 1])
    opens = np.zeros(_TOP + 1, np.bool_)
    opens[sorted(_ENDERS)] = True
    blank = np.zeros(_TOP + 1, np.bool_)
    blank[[0x20, 0x09, 0xA0]] = True
    value = (lower + np.uint64(1)) * _MIX
    value ^= value >> np.uint64(31)
    return Alphabet(kind, value * _BASE, opens, blank)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a batch of texts, in order: `of` is the text's place in the batch."""

    of: NDArray[np.int64]
    word: NDArray[np.uint32]
    stem: NDArray[np.uint32]
    name: NDArray[np.bool_]
    number: NDArray[np.bool_]
    letters: NDArray[np.int64]
    at: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    """Place of the word in its text, from 0."""


def tokens(texts: Sequence[str], table: Alphabet, stem: int = 5) -> Tokens:
    """Cut every text into words.

    Args:
        texts: the texts of one batch (memory: about 60 bytes a character while it runs).
        table: the kinds of characters, from `alphabet()`.
        stem: letters kept of a word for its stem; a crude but language-free stemmer.

    Example:
        >>> found = tokens(["The Rome talks of 1990."], alphabet())
        >>> found.name.tolist(), found.number.tolist()
        ([False, True, False, False, False], [False, False, False, False, True])
    """
    codes, ends = _codes(texts)
    kind = table.kind[codes]
    begin, finish = _words(kind)
    sums, inverse = _sums(codes, kind, table)
    of = np.searchsorted(ends, begin, side="right").astype(np.int64)
    first = np.searchsorted(begin, np.concatenate([[0], ends[:-1]]))
    return Tokens(
        of=of,
        word=_hash(sums, inverse, begin, finish),
        stem=_hash(sums, inverse, begin, np.minimum(finish, begin + stem)),
        name=(kind[begin] == CAPITAL) & ~_after_end(codes, begin, table),
        number=kind[begin] == DIGIT,
        letters=finish - begin,
        at=np.arange(len(begin)) - first[of],
        start=begin,
        end=finish,
    )


def _codes(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Join texts into one array of code points; a divider follows each, `ends` stand after it."""
    joined = "\n".join(texts) + "\n"
    raw = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = np.minimum(raw, _TOP).astype(np.int64)
    ends = np.cumsum(np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts)))
    return codes, ends


def _words(kind: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find where words begin and end; runs of a script without spaces give overlapping groups."""
    plain = np.where(kind > DIGIT, kind, (kind > 0).astype(np.uint8))
    edge = np.flatnonzero(np.diff(plain, prepend=np.uint8(0)) != 0)
    stop = np.append(edge[1:], len(kind))
    inside = plain[edge] > 0
    edge, stop = edge[inside], stop[inside]
    group = plain[edge]
    if not (group > DIGIT).any():
        return edge, stop
    begins, stops = [edge[group == LETTER]], [stop[group == LETTER]]
    for which, size in _GROUPS.items():
        low, high = edge[group == which], stop[group == which]
        many = np.maximum(high - low - size + 1, 1)
        start = np.repeat(low - np.cumsum(many) + many, many) + np.arange(int(many.sum()))
        begins.append(start)
        stops.append(np.minimum(start + size, np.repeat(high, many)))
    begin, end = np.concatenate(begins), np.concatenate(stops)
    order = np.argsort(begin, kind="stable")
    return begin[order], end[order]


def _sums(
    codes: NDArray[np.int64], kind: NDArray[np.uint8], table: Alphabet
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    count = len(codes) + 1
    powers = _powers(_BASE, count)
    sums = np.zeros(count, np.uint64)
    np.cumsum(np.where(kind > 0, table.value[codes], np.uint64(0)) * powers[:-1], out=sums[1:])
    return sums, _powers(_INVERSE, count)


def _powers(base: np.uint64, count: int) -> NDArray[np.uint64]:
    powers = np.full(count, base, np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers)


def _hash(
    sums: NDArray[np.uint64], inverse: NDArray[np.uint64], begin: NDArray[np.int64], end: NDArray[np.int64]
) -> NDArray[np.uint32]:
    whole = (sums[end] - sums[begin]) * inverse[begin]
    whole ^= whole >> np.uint64(32)
    whole *= _MIX
    return (whole >> np.uint64(32)).astype(np.uint32)


def _after_end(codes: NDArray[np.int64], begin: NDArray[np.int64], table: Alphabet) -> NDArray[np.bool_]:
    """Whether a word stands where a sentence may begin: there its capital says nothing."""
    before = np.maximum(begin - 1, 0)
    twice = np.maximum(begin - 2, 0)
    seen = np.where(table.blank[codes[before]], codes[twice], codes[before])
    return table.opens[seen] | (begin < 2)


def pairs(found: Tokens) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Give each pair of neighbouring words of one text as (text, hash)."""
    here = found.of[1:] == found.of[:-1]
    mixed = found.word[:-1].astype(np.uint64) * _BASE + found.word[1:].astype(np.uint64)
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX
    return found.of[1:][here], (mixed >> np.uint64(32)).astype(np.uint32)[here]
