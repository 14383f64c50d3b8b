"""Words as 64-bit integers, hashed from UTF-8 bytes with numpy: everything bulk is derived from them.

A word is a run of letters and digits, case folded; anything else divides words, so that curly and straight
quotes, dashes and line breaks make no difference. Scripts written without spaces have no such runs: there a
"word" begins at every letter and takes a few (about what one word and a half of such text holds).

A byte table and eight-byte loads hash some 150 MB of text a second on one core, where `re.findall` splits 55
(tried and dropped: `str.split`, which keeps punctuation and is slower still).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Bytes = NDArray[np.uint8]

ODD: Final = np.uint64(0x9E3779B97F4A7C15)
"""2⁶⁴ over the golden ratio (Knuth's multiplicative hashing)."""
MIX: Final = np.uint64(0xD6E8FEB86659FD93)
"""A multiplier with good avalanche (Mulvey's "rrmxmx" search)."""
_PAD: Final = 48
_MASKS: Final = np.array([(1 << (8 * k)) - 1 for k in range(8)] + [2**64 - 1], np.uint64)
_NONE: Final = np.zeros(0, np.int64)
_HAN, _MAINLAND = 4, 10
"""Letters in a "word" of scripts without spaces: Han and kana; Thai, Lao, Khmer and Myanmar."""


def _fold_bytes() -> bytes:
    """Give each byte's folded form: 0 divides words, bytes of multi-byte letters stay as they are."""
    plain = (ord(chr(code).lower()) if chr(code).isalnum() else 0 for code in range(128))
    return bytes([*plain, *range(128, 256)])


def _fold_letters() -> NDArray[np.uint16]:
    """Give the small letter of each letter below U+2000 whose small letter takes as many bytes."""
    table = np.arange(0x2000, dtype=np.uint16)
    for code in range(0x80, 0x2000):
        small = chr(code).lower()
        if len(small) == 1 and len(small.encode()) == len(chr(code).encode()):
            table[code] = ord(small)
    table[0x3C2] = 0x3C3  # final sigma
    return table


_LOOSE: Final = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+")
"""Accents alone, soft hyphens, joiners and zero-width marks stand inside words and say nothing."""
_FOLD: Final = _fold_bytes()
_SMALL: Final = _fold_letters()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a batch of texts, in order.

    `hashes`, `starts`, `ends` (places in `raw`), `first` (its first byte) and `capital` have one entry a
    word; the words of text `i` are `bounds[i]:bounds[i + 1]`, and `lines` are the bounds of lines in the same
    way, the ends of texts among them. `raw` is the batch as UTF-8, each text followed by a zero byte.
    """

    hashes: Hashes
    bounds: Ints
    lines: Ints
    starts: Ints
    ends: Ints
    first: Bytes
    capital: NDArray[np.bool_]
    raw: Bytes

    @property
    def counts(self) -> Ints:
        """The number of words of each text."""
        return np.diff(self.bounds)


def hash_words(texts: Sequence[str]) -> Words:
    """Hash the words of a batch of texts (a megabyte or so at a time is fastest).

    Example:
        >>> words = hash_words(["Rain in “Porto”.", "rain in Porto"])
        >>> words.counts.tolist(), bool((words.hashes[:3] == words.hashes[3:]).all())
        ([3, 3], True)
        >>> hash_words(["", "…"]).counts.tolist()
        [0, 0]
    """
    encoded = [text.replace("\0", " ").encode("utf-8", "surrogatepass") for text in texts]
    joined = b"\0".join(encoded) + b"\0"
    plain = len(joined) == sum(map(len, texts)) + max(len(texts), 1)
    raw = np.frombuffer(joined, np.uint8)
    leads = _NONE if plain else _leads(raw)
    unsettled = _unsettled(raw, leads)
    if unsettled:
        for at in unsettled:
            encoded[at] = _settled(texts[at]).encode("utf-8", "surrogatepass")
        joined = b"\0".join(encoded) + b"\0"
        raw = np.frombuffer(joined, np.uint8)
        leads = _leads(raw)
    folded = np.frombuffer(bytearray(joined.translate(_FOLD)) + bytes(_PAD), np.uint8)
    inner = folded[: len(raw)]
    starts, ends = _foreign_runs(raw, inner, leads) if len(leads) else _runs(inner != 0)
    first = raw[starts]
    capital = first != folded[starts]
    if len(leads):
        wide = np.flatnonzero(first >= 0xC3)  # such a letter's later bytes tell its case
        second, third = starts[wide] + 1, starts[wide] + 2
        capital[wide] |= raw[second] != folded[second]
        capital[wide] |= (first[wide] >= 0xE0) & (raw[third] != folded[third])
    stops = np.flatnonzero(raw <= ord("\n"))  # few other bytes are as low: tabs
    low = raw[stops]
    stops = stops[(low == 0) | (low == ord("\n"))]
    lines = np.searchsorted(starts, stops)
    bounds = np.concatenate([[0], lines[raw[stops] == 0][: len(texts)]]).astype(np.int64)
    lines = np.concatenate([[0], lines]).astype(np.int64)
    return Words(_hash(folded, starts, ends), bounds, lines, starts, ends, first, capital, raw)


def _leads(raw: Bytes) -> Ints:
    """Where letters of several bytes begin."""
    return np.flatnonzero(raw >= 0xC2)


def _unsettled(raw: Bytes, first: Ints) -> list[int]:
    """The texts that have marks to drop or letters in parts (combining accents, Hangul jamo)."""
    if not len(first):
        return []
    lead, second, third = raw[first], raw[first + 1], raw[np.minimum(first + 2, len(raw) - 1)]
    found = (lead == 0xCC) | ((lead == 0xCD) & (second < 0xB0)) | ((lead == 0xC2) & (second == 0xAD))
    found |= (lead == 0xE2) & (second == 0x80) & (third >= 0x8B) & (third <= 0x8D)
    found |= (lead == 0xE2) & (second == 0x81) & (third == 0xA0)
    found |= (lead == 0xEF) & (second == 0xBB) & (third == 0xBF)
    found |= (lead == 0xE1) & (second >= 0x84) & (second <= 0x87)
    if not found.any():
        return []
    text = np.searchsorted(np.flatnonzero(raw == 0), first[found])
    listed: list[int] = np.unique(text).tolist()
    return listed


def _settled(text: str) -> str:
    """Compose letters and drop marks, accents that belong to no composed letter among them."""
    return _LOOSE.sub("", unicodedata.normalize("NFC", text.replace("\0", " ")))


def _runs(inside: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Starts and ends of runs of True; the last entry is False."""
    steps = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        steps = np.concatenate([[0], steps])
    return steps[0::2], steps[1::2]


def _foreign_runs(raw: Bytes, folded: Bytes, leads: Ints) -> tuple[Ints, Ints]:
    """Starts and ends of words where some text is not ASCII; folds letters, blanks out punctuation."""
    first, second, third = raw[leads], raw[leads + 1], raw[np.minimum(leads + 2, len(raw) - 1)]
    _fold_in_place(folded, leads, first, second, third)
    two = ((first == 0xC2) & (second != 0xAA) & (second != 0xBA) & (second != 0xB5)) | (
        (first == 0xC3) & ((second == 0x97) | (second == 0xB7))
    )
    two |= ((first == 0xD8) & ((second == 0x8C) | (second == 0x9B) | (second == 0x9F))) | (
        (first == 0xD6) & ((second == 0xBE) | (second == 0x89))
    )
    three = (first == 0xE2) & (second <= 0xAF)
    three |= (first == 0xE3) & (second == 0x80) & (third != 0x85) & (third != 0x86)
    three |= (first == 0xE0) & (second == 0xA5) & ((third == 0xA4) | (third == 0xA5))
    wide = ((second == 0xBC) & ((third < 0x90) | ((third > 0x99) & (third < 0xA1)) | (third > 0xBA))) | (
        (second == 0xBD) & (third > 0x9A) & (third < 0xA6)
    )
    three |= (first == 0xEF) & wide
    for width, places in ((2, leads[two]), (3, leads[three])):
        for at in range(width):
            folded[places + at] = 0
    spaceless = np.zeros(len(leads), np.int64)
    spaceless[((first >= 0xE3) & (first <= 0xE9) & ~three) | (first >= 0xF0)] = _HAN
    mainland = ((first == 0xE0) & (second >= 0xB8) & (second <= 0xBF)) | (
        (first == 0xE1) & (((second >= 0x80) & (second <= 0x82)) | (second == 0x9E) | (second == 0x9F))
    )
    spaceless[mainland] = _MAINLAND
    if not spaceless.any():
        return _runs(folded != 0)
    return _with_letter_windows(folded, leads[spaceless > 0], spaceless[spaceless > 0])


def _fold_in_place(folded: Bytes, leads: Ints, first: Bytes, second: Bytes, third: Bytes) -> None:
    """Put small letters of two and three bytes in place of capitals."""
    high, middle, low = (
        first.astype(np.uint16),
        second.astype(np.uint16) & 0x3F,
        third.astype(np.uint16) & 0x3F,
    )
    code = np.where(first < 0xE0, ((high & 0x1F) << 6) | middle, ((high & 0x0F) << 12) | (middle << 6) | low)
    code[first >= 0xE2] = 0
    capital = np.flatnonzero(_SMALL[code] != code)
    at, small = leads[capital], _SMALL[code[capital]]
    two = small < 0x800
    folded[at] = np.where(two, 0xC0 | (small >> 6), 0xE0 | (small >> 12))
    folded[at + 1] = 0x80 | np.where(two, small, small >> 6) & 0x3F
    folded[at[~two] + 2] = 0x80 | (small[~two] & 0x3F)


def _with_letter_windows(folded: Bytes, letters: Ints, windows: Ints) -> tuple[Ints, Ints]:
    """Starts and ends of words where letters of scripts without spaces are words of their own."""
    width = np.where(folded[letters] >= 0xF0, 4, 3)
    dense = np.zeros(len(folded), bool)
    for at in range(4):
        dense[(letters + at)[width > at]] = True
    starts, ends = _runs((folded != 0) & ~dense)
    _, dense_ends = _runs(dense)
    limit = dense_ends[np.searchsorted(dense_ends, letters, side="right")]
    letter_ends = np.minimum(letters + windows * width, limit)
    starts, ends = np.concatenate([starts, letters]), np.concatenate([ends, letter_ends])
    order = np.argsort(starts, kind="stable")
    return starts[order], ends[order]


def _hash(folded: Bytes, starts: Ints, ends: Ints) -> Hashes:
    """Hash each word's bytes, eight at a time."""
    hashes: Hashes
    eight = np.lib.stride_tricks.as_strided(
        folded[:8].view(np.uint64), shape=(len(folded) - 8,), strides=(1,), writeable=False
    )
    lengths = ends - starts
    hashes = (eight[starts] & _MASKS.take(lengths, mode="clip")) * ODD
    hashes ^= hashes >> np.uint64(29)
    longer = np.flatnonzero(lengths > 8)
    done = 0
    while len(longer):
        done += 8
        part = eight[starts[longer] + done] & _MASKS.take(lengths[longer] - done, mode="clip")
        mixed = (hashes[longer] ^ part) * ODD
        hashes[longer] = mixed ^ (mixed >> np.uint64(32))
        longer = longer[lengths[longer] > done + 8]
    hashes *= MIX
    hashes ^= hashes >> np.uint64(32)
    return hashes
