"""Words as 64-bit integers, hashed from UTF-8 bytes with numpy: everything bulk is derived from them.

A word is a run of letters and digits, case folded; anything else divides words, so that curly and straight
quotes, dashes and line breaks make no difference. Scripts written without spaces have no such runs: there a
"word" begins at every letter and takes a few (about what one word and a half of such text holds).

A byte table and eight-byte loads hash some 150 MB of text a second on one core, where `re.findall` splits 55
(tried and dropped: `str.split`, which keeps punctuation and is slower still).
"""

from __future__ import annotations

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
_DROPPED: Final = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
"""Soft hyphens, joiners and zero-width marks stand inside words and say nothing."""
_HAN, _MAINLAND = 4, 10
"""Letters in a "word" of scripts without spaces: Han and kana; Thai, Lao, Khmer, Myanmar and Tibetan."""


def _fold_table() -> Bytes:
    """Give each byte's folded form: 0 divides words, bytes of multi-byte letters stay as they are."""
    table = np.zeros(256, np.uint8)
    table[128:] = np.arange(128, 256)
    for code in range(128):
        if chr(code).isalnum():
            table[code] = ord(chr(code).lower())
    return table


_FOLD: Final = _fold_table()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a batch of texts, in order.

    `hashes`, `starts`, `ends` (bytes in `raw`) and `capital` have one entry a word; the words of text `i`
    are `bounds[i]:bounds[i + 1]`. `raw` is the batch as UTF-8, each text followed by a zero byte.
    """

    hashes: Hashes
    bounds: Ints
    starts: Ints
    ends: Ints
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
    pairs = [_encode(text) for text in texts]
    raw = np.frombuffer(b"\0".join([as_is for as_is, _ in pairs]) + b"\0", np.uint8)
    plain = all(as_is is folded for as_is, folded in pairs)
    low = raw if plain else np.frombuffer(b"\0".join([folded for _, folded in pairs]) + b"\0", np.uint8)
    size = len(low)
    folded = np.zeros(size + _PAD, np.uint8)
    np.take(_FOLD, low, out=folded[:size])
    if plain:
        starts, ends = _runs(folded[:size] != 0)
    else:
        starts, ends = _foreign_runs(low, folded[:size])
    bounds = np.concatenate([[0], np.searchsorted(starts, np.flatnonzero(low == 0))]).astype(np.int64)
    capital = raw[starts] != folded[starts]
    if not plain and len(raw) == size:
        after = starts + 1  # the second byte tells capitals of two-byte scripts from small letters
        capital |= (raw[starts] >= 0xC3) & (raw[after] != low[after])
    return Words(_hash(folded, starts, ends), bounds, starts, ends, capital, raw)


def _encode(text: str) -> tuple[bytes, bytes]:
    """Give a text as UTF-8, as it is and folded; both are one object for ASCII, folded by the table."""
    text = text.replace("\0", " ")
    if text.isascii():
        as_is = text.encode()
        return as_is, as_is
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    for mark in _DROPPED:
        if mark in text:
            text = text.replace(mark, "")
    folded = text.lower().encode("utf-8", "surrogatepass")
    as_is = text.encode("utf-8", "surrogatepass")
    # a few letters (İ) change their length; such a text shows no capitals, as offsets must agree
    return (as_is, folded) if len(as_is) == len(folded) else (folded, folded[:])


def _runs(inside: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Starts and ends of runs of True; the last entry is False."""
    steps = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        steps = np.concatenate([[0], steps])
    return steps[0::2], steps[1::2]


def _foreign_runs(low: Bytes, folded: Bytes) -> tuple[Ints, Ints]:
    """Starts and ends of words where some text is not ASCII; blanks punctuation out in `folded`."""
    leads = np.flatnonzero(low >= 0xC2)
    first = low[leads]
    second = low[np.minimum(leads + 1, len(low) - 1)]
    third = low[np.minimum(leads + 2, len(low) - 1)]
    two = ((first == 0xC2) & (second != 0xAA) & (second != 0xBA) & (second != 0xB5)) | (
        (first == 0xC3) & ((second == 0x97) | (second == 0xB7))
    )
    two |= ((first == 0xD8) & ((second == 0x8C) | (second == 0x9B) | (second == 0x9F))) | (
        (first == 0xD6) & ((second == 0xBE) | (second == 0x89))
    )
    three = (first == 0xE2) & (second <= 0xAF)
    three |= (first == 0xE3) & (second == 0x80) & (third != 0x85) & (third != 0x86)
    three |= (first == 0xE0) & (second == 0xA5) & ((third == 0xA4) | (third == 0xA5))
    three |= (first == 0xEF) & (
        (
            (second == 0xBC)
            & ((third < 0x90) | (third == 0x9A) | ((third > 0x9A) & (third < 0xA1)) | (third > 0xBA))
        )
        | ((second == 0xBD) & (third > 0x9A) & (third < 0xA6))
    )
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
    hashes = (eight[starts] & _MASKS[np.minimum(lengths, 8)]) * ODD
    hashes ^= hashes >> np.uint64(29)
    longer = np.flatnonzero(lengths > 8)
    done = 0
    while len(longer):
        done += 8
        part = eight[starts[longer] + done] & _MASKS[np.minimum(lengths[longer] - done, 8)]
        mixed = (hashes[longer] ^ part) * ODD
        hashes[longer] = mixed ^ (mixed >> np.uint64(32))
        longer = longer[lengths[longer] > done + 8]
    hashes *= MIX
    hashes ^= hashes >> np.uint64(32)
    return hashes
