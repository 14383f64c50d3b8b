"""How much the words of a line's beginning are those of a first sentence, whatever the report is about.

`has been`, `after`, `Monday` against `had`, `also`, `we`; `police said` late in a line against early in it: a
logistic regression over words, words with their place, pairs of words and the opening, names and numbers made
alike so that it learns no topic (`tests/benchmarks/train_lead.py`). Words that many topics use alone, without
place and pairs, reach an average precision of .34 on topics held apart, these .44.

Pairs by the kinds of their words as well (small words as they are, others by their ending: `has NAME`, `in a
…ing`) carry to topics never seen: by themselves they rank first lines better (average precision on DUC 2004
.27 to .32, on dumps written for this .55 to .59, NeuS .77 to .78, GVA .37 as before, with C=.05). Tried in
one training with more short joins and retold ones (`tests/benchmarks/train_lead.py`), not yet without.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting import units as bits
from dedupe_news.reading.segmenting.products import distinct

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.units import Units

__all__ = ["LeadWords", "lead_words", "pieces"]

_READ: Final = 40
"""Words and marks of a line that are read: about its first sentence."""
_PLACES: Final = (6, 12, 24)
"""Where the early, middle and late words of a first sentence part."""
_NAME, _OPENING_NAME, _FIGURE = 1, 2, 10
"""Stand for any name, any name at the opening, and figures by their length."""
_LIKE_A_NAME: Final = bits.CAPITAL
_NO_NAME: Final = (
    bits.SMALL
    | bits.WEEKDAY
    | bits.MONTH
    | bits.TITLE
    | bits.PRONOUN
    | bits.CONNECTIVE
    | bits.THE
    | bits.INDEFINITE
)
_SLOTS: Final = 1 << 16
_BEGIN: Final = np.uint64(0xCBF29CE484222325)
"""From which FNV-1a mixes."""


@dataclass(frozen=True, slots=True)
class LeadWords:
    """Weights of pieces: `keys` uint32, rising, and `weights` float32 of the same length.

    `slots` bool (65,536,), which remainders the keys leave: most pieces have no weight, and nearly all of
    these are sorted out before they are looked up.
    """

    keys: NDArray[np.uint32]
    weights: NDArray[np.float32]
    slots: NDArray[np.bool_] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Mark the slots once, not for every text."""
        slots = np.zeros(_SLOTS, dtype=np.bool_)
        slots[self.keys % _SLOTS] = True
        object.__setattr__(self, "slots", slots)


def _mixed(mixed: NDArray[np.uint64] | np.uint64, part: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for several, a step: 64-bit FNV-1a over whole numbers."""
    mixed = (part ^ mixed) * np.uint64(0x100000001B3)
    return mixed ^ (mixed >> np.uint64(29))


def _key(mixed: NDArray[np.uint64], part: NDArray[np.uint64] | int) -> NDArray[np.uint32]:
    """The last step, folded."""
    folded = _mixed(mixed, np.asarray(part, dtype=np.uint64)) >> np.uint64(20)
    return (folded & np.uint64(0xFFFFFFFF)).astype(np.uint32)


def _tokens(units: Units) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """A number for each token, the same in every text, and its place in its line."""
    count = len(units.surfaces)
    written = map(str.encode, map(str.lower, units.surfaces))
    codes = np.fromiter(map(zlib.crc32, written), np.uint64, count)
    sizes = np.minimum(np.fromiter(map(len, units.surfaces), np.uint64, count), np.uint64(5))
    place = np.arange(len(units.of)) - units.first[units.of]
    name = units.has(_LIKE_A_NAME) & ~units.has(_NO_NAME)
    opens = place == 0
    opens[:-1] &= name[1:] & (units.of[1:] == units.of[:-1])
    opens[-1:] = False
    code = np.where(units.has(bits.NUMBER), sizes[units.word] + np.uint64(_FIGURE), codes[units.word])
    code = np.where(name & (place > 0), np.uint64(_NAME), code)
    return np.where(name & opens, np.uint64(_OPENING_NAME), code), place


def pieces(units: Units) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Every piece of every line's beginning: line and key, with repetitions."""
    code, place = _tokens(units)
    read = place < _READ
    both = read.copy()
    both[:-1] &= units.of[1:] == units.of[:-1]
    both[-1:] = False
    following = np.zeros_like(code)
    following[:-1] = code[1:]
    opening = place == 0
    where = np.searchsorted(_PLACES, place, side="right").astype(np.uint64)
    one = _mixed(_BEGIN, code)
    pair = _mixed(one, following)
    first = opening & both
    parts = (
        (read, _key(one[read], 1)),
        (read, _key(one[read], where[read] + np.uint64(2))),
        (both, _key(pair[both], 9)),
        (opening, _key(one[opening], 20)),
        (first, _key(pair[first], 21)),
    )
    lines = np.concatenate([units.of[chosen] for chosen, _ in parts])
    return lines, np.concatenate([keys for _, keys in parts])


def lead_words(units: Units, words: LeadWords) -> NDArray[np.float64]:
    """Sum the weights of the distinct pieces at each line's start; float64 (n,)."""
    lines, keys = pieces(units)
    if not len(words.keys):
        return np.zeros(len(units))
    likely = np.flatnonzero(words.slots[keys % _SLOTS])
    at = np.minimum(np.searchsorted(words.keys, keys[likely]), len(words.keys) - 1)
    known = words.keys[at] == keys[likely]
    size = len(words.keys)
    found = distinct(lines[likely[known]] * size + at[known], len(units) * size)
    return np.bincount(found // size, words.weights[found % size], minlength=len(units)).astype(np.float64)
