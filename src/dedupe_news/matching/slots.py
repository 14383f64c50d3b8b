"""Numbers and names with the words around them: what two look-alike reports must not contradict.

A template ("Road 1506 will be closed ...") or an updated toll ("7 dead") repeats nearly every shingle; what
tells it from a copy is that the same six surrounding words hold another number or another name. Each such
place is a slot of 32 bits: one of kind, 19 of context, 12 of value. A number's value is a hash; a name's is
the set of its letters, folded, so that a typing error is no contradiction.

With two words on either side, stock phrases ("percent to ... million, the") set unrelated numbers against
each other (pairwise F1 .953 for .985). Numbers in short lines (time stamps, counters, credits) are no slots
where the text has longer lines too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dedupe_news.matching.lexicon import SPELLED
from dedupe_news.matching.runs import lengths, members, openings
from dedupe_news.matching.spelled import spelled_numbers
from dedupe_news.text.words import MIX, ODD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.text.words import Words
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

NAME: Final = np.uint32(1 << 31)
"""The bit of a slot that says name; without it, a number."""
VALUE_BITS: Final = 12
_NUMBER_WORD: Final = np.uint64(0x5BD1E995F00DF00D)
"""Stands for any number in a context, so that two changed numbers do not hide one another."""
_NAME_WORD: Final = np.uint64(0xA11CE5BD1E995F0D)
"""Stands for the other word of a name of two: "Ann Ellis" and "Dora Payne" do not hide one another."""
_LETTER: Final = np.array([1 << (code & 31) % VALUE_BITS for code in range(256)], np.uint16)
"""The bit of each byte of a name: letters are taken modulo twelve, large and small ones alike."""


def find_slots(words: Words, thresholds: CopyThresholds) -> tuple[NDArray[np.uint32], Ints]:
    """Give the slots of each text, ascending, and how many each text has.

    Of each kind those of lowest context are kept: two copies keep the same ones.
    """
    placed = placed_slots(words, thresholds)
    packed = (placed.text.astype(np.uint64) << np.uint64(32)) | placed.slots
    packed.sort()
    group = packed >> np.uint64(31)
    opens = openings(group)
    rank = np.arange(len(group)) - np.repeat(opens, lengths(opens, len(group)))
    limit = np.where(group & np.uint64(1), thresholds.most_names, thresholds.most_numbers)
    packed = packed[rank < limit]
    owner = (packed >> np.uint64(32)).astype(np.int64)
    return packed.astype(np.uint32), np.bincount(owner, minlength=len(words.counts))


class Placed(NamedTuple):
    """The first word, the last word, the slot and the text of every number and name."""

    first: Ints
    last: Ints
    slots: NDArray[np.uint32]
    text: NDArray[np.int32]


def placed_slots(words: Words, thresholds: CopyThresholds) -> Placed:
    """Find the slots of a batch."""
    number = _number_words(words)
    masked = words.hashes.copy()
    masked[number] = _NUMBER_WORD
    first, last, values = _number_runs(words, number)
    spelled, numbers = spelled_numbers(words.hashes)
    masked[spelled] = _NUMBER_WORD
    first, last = np.concatenate([first, spelled]), np.concatenate([last, spelled])
    values = np.concatenate([values, _SPELLED_VALUES[numbers]])
    name = _name_words(words, thresholds)
    places, ends = np.concatenate([first, name]), np.concatenate([last, name])
    values = np.concatenate([values, _letter_sets(words, name)])
    spoken = np.flatnonzero(_in_prose(words, places, thresholds))
    places, ends, values = places[spoken], ends[spoken], values[spoken]
    named = spoken >= len(first)
    text = np.repeat(np.arange(len(words.counts), dtype=np.int32), words.counts)[places]
    whole = named & (words.counts < thresholds.brief_words)[text]
    contexts = _contexts(masked, words, (places, ends, text), whole) >> np.uint64(45) << np.uint64(VALUE_BITS)
    slots = (contexts | values).astype(np.uint32)
    slots[named] |= NAME
    return Placed(places, ends, slots, text)


def _number_words(words: Words) -> Ints:
    """Words of digits, Arabic and Indian ones too, with at most two letters after them (7th, 5pm, 3bn)."""
    first = words.first
    begin = np.flatnonzero((first - np.uint8(0x30)) < 10)
    at, owner = members(words.starts[begin], words.ends[begin] - words.starts[begin])
    letters = np.bincount(owner[words.raw[at] > 0x39], minlength=len(begin))
    tail = words.raw[words.ends[begin] - 1] > 0x39
    begin = begin[(letters == 0) | ((letters <= 2) & tail)]
    others = _other_digits(words, first) if first.max(initial=0) > 0x7F else begin[:0]
    found: Ints = np.sort(np.concatenate([begin, others])) if len(others) else begin
    return found


def _other_digits(words: Words, first: NDArray[np.uint8]) -> Ints:
    """Words that begin with a digit of Arabic (U+0660, U+06F0), Devanagari or Bengali."""
    wide = np.flatnonzero((first == 0xD9) | (first == 0xDB) | (first == 0xE0))
    second, third = words.raw[words.starts[wide] + 1], words.raw[words.starts[wide] + 2]
    arabic = (first[wide] == 0xD9) & ((second - np.uint8(0xA0)) < 10)
    persian = (first[wide] == 0xDB) & ((second - np.uint8(0xB0)) < 10)
    indian = (first[wide] == 0xE0) & ((second == 0xA5) | (second == 0xA7)) & ((third - np.uint8(0xA6)) < 10)
    found: Ints = wide[arabic | persian | indian]
    return found


def _number_runs(words: Words, number: Ints) -> tuple[Ints, Ints, Hashes]:
    """First and last word of each number, and its value: 1,500 and 1500 are one number of the same value."""
    if not len(number):
        return number, number, np.zeros(0, np.uint64)
    gap = words.raw[words.ends[number[:-1]]]
    joined = words.starts[number[1:]] == words.ends[number[:-1]] + 1  # only one byte between
    joined &= (gap == ord(",")) | (gap == ord(".")) | (gap == ord("'"))
    opens = np.flatnonzero(np.concatenate([[True], ~joined]))
    at, owner = members(words.starts[number], words.ends[number] - words.starts[number])
    run = (np.cumsum(np.concatenate([[True], ~joined])) - 1)[owner]
    powers = np.cumprod(np.full(len(at), MIX, np.uint64))
    digits = (words.raw[at] | 0x20) * powers
    total = np.concatenate([np.zeros(1, np.uint64), np.cumsum(digits, dtype=np.uint64)])
    edges = np.concatenate([openings(run), [len(at)]])
    inverse = np.cumprod(np.full(len(at), np.uint64(pow(int(MIX), -1, 1 << 64)), np.uint64))
    values = (total[edges[1:]] - total[edges[:-1]]) * inverse[edges[:-1]]
    closes = np.concatenate([opens[1:], [len(number)]]) - 1
    return number[opens], number[closes], _value(values)


def _value(digits: Hashes) -> Hashes:
    """The value of a number from the sum of its digits, each times a power of its own."""
    mixed = (digits ^ (digits >> np.uint64(29))) * ODD
    return mixed >> np.uint64(64 - VALUE_BITS)


def _spelled_values() -> Hashes:
    """The value of each number that may be spelled, as digits would give it."""
    digits = np.zeros(max(SPELLED) + 1, np.uint64)
    for number in SPELLED:
        written = str(number).encode()
        total = sum(code * pow(int(MIX), at, 1 << 64) for at, code in enumerate(written))
        digits[number] = total % (1 << 64)
    return _value(digits)


_SPELLED_VALUES: Final = _spelled_values()


def _name_words(words: Words, thresholds: CopyThresholds) -> Ints:
    """Capitalised words in mid-sentence; in a brief also those that open a sentence, short ones aside.

    Of longer texts one in four is taken, by the word after it, which is the same in a copy.
    """
    capital = np.flatnonzero(words.capital)
    after = words.hashes[np.minimum(capital + 1, len(words.hashes) - 1)]
    brief = np.repeat(words.counts < thresholds.brief_words, words.counts)[capital]
    chosen = np.flatnonzero((after & np.uint64(3) == 0) | brief)
    capital, brief = capital[chosen], brief[chosen]
    starts = words.starts[capital]
    length = words.ends[capital] - starts
    before = words.raw[np.maximum(starts - 2, 0)]
    letter = ((before | 0x20) - np.uint8(ord("a"))) < 26
    named = (words.raw[starts - 1] == ord(" ")) & (letter | (before >= 0x80) | (before == ord(",")))
    named |= brief & (length >= thresholds.opening_letters)
    found: Ints = capital[named & (length >= 2) & (starts >= 2)]
    return found


def _letter_sets(words: Words, places: Ints) -> Hashes:
    """The bits of all letters that a word has."""
    if not len(places):
        return np.zeros(0, np.uint64)
    sizes = words.ends[places] - words.starts[places]
    at, _ = members(words.starts[places], sizes)
    return np.bitwise_or.reduceat(_LETTER[words.raw[at]], np.cumsum(sizes) - sizes).astype(np.uint64)


def _contexts(
    masked: Hashes, words: Words, at: tuple[Ints, Ints, NDArray[np.int32]], whole: NDArray[np.bool_]
) -> Hashes:
    """Hash the three words before and the three after; where the text ends, nothing stands for them.

    A place is its first word, its last and its text. Capitalised neighbours of `whole` ones, one space away,
    are of one name, and count as any. (Without the space datelines, "PORTO (Lusa) -", tore copies apart.)

    Where another number is among the six, a fourth on either side is taken: "3 percent to 45 million, the
    mayor" is a stock phrase, and set two sentences of one article against each other.
    """
    first, last, text = at
    if not len(first):
        return np.zeros(0, np.uint64)
    low, high = words.bounds[:-1][text], words.bounds[1:][text]
    places = np.stack([first - 3, first - 2, first - 1, last + 1, last + 2, last + 3, first - 4, last + 4])
    near = masked[np.clip(places, 0, len(masked) - 1)]
    outside = (places < low) | (places >= high)
    for side, gap in ((2, words.starts[first] - 1), (3, words.ends[last])):
        beside = np.flatnonzero(whole & ~outside[side])
        other = places[side, beside]
        joined = words.capital[other] & (words.raw[gap[beside]] == ord(" "))
        joined &= (words.ends[other] == gap[beside]) | (words.starts[other] == gap[beside] + 1)
        near[side, beside[joined]] = _NAME_WORD
    near[outside] = 0
    found = np.zeros(len(first), np.uint64)
    for word in near[:6]:
        found = _mixed(found, word)
    numeric = np.flatnonzero((near[:6] == _NUMBER_WORD).any(axis=0))
    for word in near[6:, numeric]:
        found[numeric] = _mixed(found[numeric], word)
    return found * MIX


def _mixed(found: Hashes, more: Hashes) -> Hashes:
    mixed = (found ^ more) * ODD
    mixed ^= mixed >> np.uint64(31)
    return mixed


def _in_prose(words: Words, places: Ints, thresholds: CopyThresholds) -> NDArray[np.bool_]:
    """Whether each place stands in a line of some length, or in a text too short to be picky."""
    length = np.diff(words.lines)
    prose = np.repeat(length >= thresholds.prose_words, length)
    prose |= np.repeat(words.counts < thresholds.terse_words, words.counts)
    spoken: NDArray[np.bool_] = prose[places]
    return spoken
