"""Numbers and names with the words around them: what two look-alike reports must not contradict.

A template ("Road 1506 will be closed ...") or an updated toll ("7 dead") repeats nearly every shingle; what
tells it from a copy is that the same six surrounding words hold another number or another name. Each such
place is a slot: 31 bits of context, one bit of kind, 32 bits of value. Numbers compare exactly; a name's
value is the set of its letters, so that a typing error is no contradiction.

Numbers in short lines (time stamps, counters, credits) are no slots where the text has longer lines too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

import numpy as np

from dedupe_news.matching.runs import lengths, members, openings
from dedupe_news.text.words import MIX, ODD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.text.words import Words
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]

NAME: Final = np.uint64(1 << 32)
"""The bit of a slot that says name; without it, a number."""
_NUMBER_WORD: Final = np.uint64(0x5BD1E995F00DF00D)
"""Stands for any number in a context, so that two changed numbers do not hide one another."""


_PAIRS: Final = 1 << 16
"""Pairs compared at a time."""


class Clashes(NamedTuple):
    """For each pair of reports: slots of equal context that agree and that contradict each other."""

    numbers_agree: Ints
    numbers_differ: Ints
    names_agree: Ints
    names_differ: Ints


def find_slots(words: Words, thresholds: CopyThresholds) -> tuple[NDArray[np.uint64], Ints]:
    """Give the slots of each text, ascending, and how many each text has."""
    places, _, slots = placed_slots(words, thresholds)
    return _fewest(_text_of(words)[places], slots, len(words.counts), thresholds)


def placed_slots(words: Words, thresholds: CopyThresholds) -> tuple[Ints, Ints, NDArray[np.uint64]]:
    """Give the first word, the last word and the slot of every number and name."""
    text_of = _text_of(words)
    number = _number_words(words)
    masked = words.hashes.copy()
    masked[number] = _NUMBER_WORD
    first, last, values = _number_runs(words, text_of, number)
    numbers = _pack(_contexts(masked, words, text_of, first, last), values, np.uint64(0))
    names = _name_words(words, text_of)
    marks = _pack(_contexts(masked, words, text_of, names, names), _letter_sets(words, names), NAME)
    places, ends = np.concatenate([first, names]), np.concatenate([last, names])
    spoken = _in_prose(words, text_of, places, thresholds)
    return places[spoken], ends[spoken], np.concatenate([numbers, marks])[spoken]


def _text_of(words: Words) -> Ints:
    owner: Ints = np.repeat(np.arange(len(words.counts)), words.counts)
    return owner


def _number_words(words: Words) -> Ints:
    """Words of digits, with at most two letters after them (7th, 5pm, 3bn)."""
    first = words.raw[words.starts]
    begin = np.flatnonzero((first >= 0x30) & (first <= 0x39))
    at, owner = members(words.starts[begin], words.ends[begin] - words.starts[begin])
    letters = np.bincount(owner[words.raw[at] > 0x39], minlength=len(begin))
    tail = words.raw[words.ends[begin] - 1] > 0x39
    fits = (letters == 0) | ((letters <= 2) & tail)
    found: Ints = begin[fits]
    return found


def _number_runs(words: Words, text_of: Ints, number: Ints) -> tuple[Ints, Ints, NDArray[np.uint64]]:
    """First and last word of each number, and its value: 1,500 and 1500 are one number of the same value."""
    if not len(number):
        return number, number, np.zeros(0, np.uint64)
    gap = words.raw[words.ends[number[:-1]]]
    joined = (
        (np.diff(number) == 1)
        & (words.starts[number[1:]] == words.ends[number[:-1]] + 1)
        & ((gap == ord(",")) | (gap == ord(".")) | (gap == ord("'")))
        & (text_of[number[1:]] == text_of[number[:-1]])
    )
    opens = np.flatnonzero(np.concatenate([[True], ~joined]))
    at, owner = members(words.starts[number], words.ends[number] - words.starts[number])
    run = (np.cumsum(np.concatenate([[True], ~joined])) - 1)[owner]
    powers = np.cumprod(np.full(len(at), MIX, np.uint64))
    total = np.concatenate(
        [np.zeros(1, np.uint64), np.cumsum((words.raw[at] | 0x20) * powers, dtype=np.uint64)]
    )
    edges = np.concatenate([np.searchsorted(run, np.arange(len(opens))), [len(at)]])
    inverse = np.cumprod(np.full(len(at), np.uint64(pow(int(MIX), -1, 1 << 64)), np.uint64))
    values = (total[edges[1:]] - total[edges[:-1]]) * inverse[edges[:-1]]
    closes = np.concatenate([opens[1:], [len(number)]]) - 1
    values ^= values >> np.uint64(29)
    return number[opens], number[closes], (values * ODD) >> np.uint64(32)


def _name_words(words: Words, text_of: Ints) -> Ints:
    """Capitalised words in mid-sentence."""
    capital = np.flatnonzero(words.capital)
    capital = capital[words.starts[capital] >= 2]
    capital = capital[(words.ends - words.starts)[capital] >= 2]
    before = words.raw[words.starts[capital] - 2]
    spoken = (
        (words.raw[words.starts[capital] - 1] == ord(" "))
        & (
            (before >= 0x80)
            | ((before | 0x20) >= ord("a")) & ((before | 0x20) <= ord("z"))
            | (before == ord(","))
        )
        & (text_of[capital - 1] == text_of[capital])
    )
    found: Ints = capital[spoken]
    return found


def _letter_sets(words: Words, places: Ints) -> NDArray[np.uint64]:
    """A bit for each letter that a word has."""
    lengths = words.ends[places] - words.starts[places]
    if not len(places):
        return np.zeros(0, np.uint64)
    at, _ = members(words.starts[places], lengths)
    bits = np.left_shift(np.uint64(1), (words.raw[at] & 31).astype(np.uint64))
    sets: NDArray[np.uint64] = np.bitwise_or.reduceat(bits, np.cumsum(lengths) - lengths)
    return sets


def _contexts(
    masked: NDArray[np.uint64], words: Words, text_of: Ints, first: Ints, last: Ints
) -> NDArray[np.uint64]:
    """Hash the three words before and the three after; where the text ends, nothing stands for them."""
    found = np.zeros(len(first), np.uint64)
    low = words.bounds[:-1][text_of[first]] if len(first) else first
    high = words.bounds[1:][text_of[first]] if len(first) else first
    for place in (first - 3, first - 2, first - 1, last + 1, last + 2, last + 3):
        there = (place >= low) & (place < high)
        near = np.zeros(len(first), np.uint64)
        near[there] = masked[place[there]]
        found = (found ^ near) * ODD
        found ^= found >> np.uint64(31)
    return found * MIX


def _pack(contexts: NDArray[np.uint64], values: NDArray[np.uint64], kind: np.uint64) -> NDArray[np.uint64]:
    slots: NDArray[np.uint64] = (contexts >> np.uint64(33) << np.uint64(33)) | kind | values
    return slots


def _in_prose(words: Words, text_of: Ints, places: Ints, thresholds: CopyThresholds) -> NDArray[np.bool_]:
    """Whether each place stands in a line of some length, or in a text too short to be picky."""
    breaks = np.flatnonzero((words.raw == ord("\n")) | (words.raw == 0))
    line = np.searchsorted(breaks, words.starts[places])
    edges = np.searchsorted(words.starts, breaks)
    length = np.diff(np.concatenate([[0], edges]))[line]
    brief = words.counts[text_of[places]] < thresholds.brief_words
    prose: NDArray[np.bool_] = brief | (length >= thresholds.prose_words)
    return prose


def _fewest(
    text: Ints, slots: NDArray[np.uint64], texts: int, thresholds: CopyThresholds
) -> tuple[NDArray[np.uint64], Ints]:
    """Keep the slots of lowest context of each text and kind: two copies keep the same ones."""
    kind = ((slots & NAME) != 0).astype(np.int64)
    order = np.lexsort((slots, kind, text))
    group = (text * 2 + kind)[order]
    opens = openings(group)
    rank = np.arange(len(group)) - np.repeat(opens, lengths(opens, len(group)))
    limit = np.where(group & 1, thresholds.most_names, thresholds.most_numbers)
    chosen = order[rank < limit]
    chosen = chosen[np.lexsort((slots[chosen], text[chosen]))]
    return slots[chosen], np.bincount(text[chosen], minlength=texts).astype(np.int64)


class Slotted(Protocol):
    """What has slots: those of report `i` are `slots[slot_bounds[i]:slot_bounds[i + 1]]`, ascending."""

    @property
    def slots(self) -> NDArray[np.uint64]:
        """All slots."""

    @property
    def slot_bounds(self) -> Ints:
        """Where each report's slots begin and end."""


def clashes(prints: Slotted, left: Ints, right: Ints, typo: int) -> Clashes:
    """Compare the slots of each pair of reports.

    Args:
        prints: the slots of all reports.
        left: one report of each pair.
        right: the other.
        typo: names whose letter sets differ in at most so many letters are the same name.
    """
    counts = np.zeros((4, len(left)), np.int64)
    for low in range(0, len(left), _PAIRS):
        part = slice(low, low + _PAIRS)
        _count(prints, left[part], right[part], typo, counts[:, part])
    return Clashes(*counts)


def _count(prints: Slotted, left: Ints, right: Ints, typo: int, counts: Ints) -> None:
    slots, bounds = prints.slots, prints.slot_bounds
    a, pair_a = members(bounds[left], bounds[left + 1] - bounds[left])
    b, pair_b = members(bounds[right], bounds[right + 1] - bounds[right])
    wide = np.uint64(32)
    key_a = (pair_a.astype(np.uint64) << wide) | (slots[a] >> wide)
    key_b = (pair_b.astype(np.uint64) << wide) | (slots[b] >> wide)
    low, high = np.searchsorted(key_b, key_a), np.searchsorted(key_b, key_a, side="right")
    met, owner = members(low, high - low)
    if not len(met):
        return
    differ = (slots[a[owner]] ^ slots[b[met]]) & np.uint64(0xFFFFFFFF)
    name = (key_a[owner] & np.uint64(1)).astype(bool)
    same = np.where(name, _bits(differ) <= typo, differ == 0)
    keys = key_a[owner]
    opens = openings(keys)
    agree = np.maximum.reduceat(same, opens)
    pair, name = pair_a[owner[opens]], name[opens]
    for row, chosen in enumerate((agree & ~name, ~agree & ~name, agree & name, ~agree & name)):
        counts[row] += np.bincount(pair[chosen], minlength=counts.shape[1])


_BYTE_BITS: Final = np.array([code.bit_count() for code in range(256)], np.uint8)


def _bits(values: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Count the bits set in each value."""
    counted: NDArray[np.int64] = _BYTE_BITS[values.view(np.uint8)].reshape(-1, 8).sum(1, dtype=np.int64)
    return counted
