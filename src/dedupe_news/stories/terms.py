"""Cut texts into terms, all at once: the first letters of each word as a 32-bit hash.

Text is handled as arrays of code points, so that a batch costs a few passes of numpy and no loop over words.
Cutting a word after its fifth letter is a crude stemmer that needs no language: it measured a little better
than whole words (names keep their identity in five letters, endings go). Scripts written without spaces, and
Korean with its long endings, give overlapping groups of characters instead (two for Han, Kana and Hangul,
four for Thai, Lao, Burmese and Khmer), the usual units of retrieval there.

Tried and dropped: capitalised names, word pairs, whole words and the lead as terms of their own. Each was
worth under .005 B-cubed beside stems with a weighted lead, and names fail where headlines capitalise all
words.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

STEM = 5
"""Letters kept of a word."""
LETTER, DIGIT, PAIRED, FOURS = 1, 2, 3, 4
"""Kinds of characters that make words; 0 divides them."""
_TOP = 0x30000
"""Code points from here on (private use, tags) are no parts of words."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_GROUPS = {PAIRED: 2, FOURS: 4}
_RANGES = {
    PAIRED: (
        (0x3040, 0x30FF),
        (0x31F0, 0x31FF),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xAC00, 0xD7AF),
        (0xF900, 0xFAFF),
        (0x20000, _TOP - 1),
    ),
    FOURS: ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF)),
}


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What every code point is: its kind and its small letter, and whether a name may follow it and a space.

    A capital after a letter, a digit, a comma or a closing bracket is one within a sentence.
    """

    kind: NDArray[np.uint8]
    small: NDArray[np.uint32]
    within: NDArray[np.bool_]


def alphabet() -> Alphabet:
    """Build the table of code points from Python's Unicode data (some 60 ms; done once a run)."""
    kind = np.zeros(_TOP + 1, np.uint8)
    small = np.arange(_TOP + 1, dtype=np.uint32)
    for code in range(_TOP):
        category = unicodedata.category(chr(code))
        if category[0] in "LM":
            kind[code] = LETTER
            if category in {"Lu", "Lt"}:
                lower = chr(code).lower()
                small[code] = ord(lower) if len(lower) == 1 else code
        elif category[0] == "N":
            kind[code] = DIGIT
    for group, ranges in _RANGES.items():
        for low, high in ranges:
            stretch = kind[low : high + 1]
            stretch[stretch == LETTER] = group
    within = kind > 0
    within[[ord(mark) for mark in ",)"]] = True
    return Alphabet(kind, small, within)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a batch of texts, in order.

    `of` is the text's place in the batch, `at` the word's place in its text, `stem` its hash, `letters` how
    many letters that covers, `capital` whether it begins with one and `within` whether that is within a
    sentence. `start` and `end` are offsets into the texts joined by one character.
    """

    of: NDArray[np.int64]
    at: NDArray[np.int64]
    stem: NDArray[np.uint32]
    letters: NDArray[np.int64]
    number: NDArray[np.bool_]
    capital: NDArray[np.bool_]
    within: NDArray[np.bool_]
    start: NDArray[np.int64]
    end: NDArray[np.int64]


def tokens(texts: Sequence[str], table: Alphabet) -> Tokens:
    """Cut every text into words (memory: about 30 bytes a character while it runs).

    Example:
        >>> found = tokens(["The Rome talks of 1990.", "Talking in Rome"], alphabet())
        >>> bool(found.stem[1] == found.stem[7]), found.number.tolist()[4]
        (True, True)
    """
    codes, ends = _codes(texts)
    kind = table.kind[codes]
    begin, finish = _words(kind)
    of = np.searchsorted(ends, begin, side="right").astype(np.int64)
    first = np.searchsorted(begin, np.concatenate([[0], ends[:-1]]))
    capital = table.small[codes[begin]] != codes[begin]
    return Tokens(
        of=of,
        at=np.arange(len(begin)) - first[of],
        stem=_hash(codes, table, begin, finish),
        letters=np.minimum(finish - begin, STEM),
        number=kind[begin] == DIGIT,
        capital=capital,
        within=capital & _within(codes, table, begin),
        start=begin,
        end=finish,
    )


def _within(codes: NDArray[np.uint32], table: Alphabet, begin: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark the words after a space that does not follow the end of a sentence, an opening or a line's end."""
    before, further = np.maximum(begin - 1, 0), np.maximum(begin - 2, 0)
    found: NDArray[np.bool_] = (begin > 1) & (codes[before] == ord(" ")) & table.within[codes[further]]
    return found


def _codes(texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Join texts into one array of code points; a divider follows each, `ends` stand after it."""
    joined = "\n".join(texts) + "\n"
    raw = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    ends = np.cumsum(np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts)))
    return np.minimum(raw, np.uint32(_TOP)), ends


def _words(kind: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find where words begin and end; runs of the grouped scripts give overlapping groups."""
    plain = np.where(kind == DIGIT, np.uint8(LETTER), kind)
    edge = np.flatnonzero(np.diff(plain, prepend=np.uint8(0)))
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


def _hash(
    codes: NDArray[np.uint32], table: Alphabet, begin: NDArray[np.int64], end: NDArray[np.int64]
) -> NDArray[np.uint32]:
    """Hash the first letters of each word, in small letters (a polynomial, then a mix)."""
    whole = np.zeros(len(begin), np.uint64)
    for letter in range(STEM):
        at = begin + letter
        small = table.small[codes[np.minimum(at, len(codes) - 1)]].astype(np.uint64) + np.uint64(1)
        whole = np.where(at < end, (whole + small) * _ODD, whole)
    whole ^= whole >> np.uint64(32)
    whole *= _MIX
    return (whole >> np.uint64(32)).astype(np.uint32)
