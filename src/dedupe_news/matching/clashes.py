"""Contradictions between pairs of reports: equal contexts that hold other numbers or other names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dedupe_news.matching.runs import lengths, members, openings
from dedupe_news.matching.slots import VALUE_BITS
from dedupe_news.threads import in_two

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_PAIRS: Final = 1 << 12
"""Pairs compared at a time: so many are told apart by the bits that a context leaves of 32."""
_BITS: Final = np.array([code.bit_count() for code in range(1 << VALUE_BITS)], np.uint8)


class Clashes(NamedTuple):
    """For each pair of reports: slots of equal context that agree and that contradict each other."""

    numbers_agree: Ints
    numbers_differ: Ints
    names_agree: Ints
    names_differ: Ints


def contradicted(prints: Fingerprints, left: Ints, right: Ints, thresholds: CopyThresholds) -> Mask:
    """Whether pairs of reports hold other numbers or other names among the same words.

    One number is enough. One name is enough in a brief; in longer reports a few names differ between honest
    copies (an editor writes Holland for the Netherlands), so that there a part of them must.
    """
    found = clashes(prints, left, right, thresholds.typo_letters)
    brief = np.minimum(prints.words[left], prints.words[right]) < thresholds.brief_words
    fewest = np.where(brief, 1, thresholds.names_differ)
    part = thresholds.names_differ_share * (found.names_differ + found.names_agree)
    names = (found.names_differ >= fewest) & (found.names_differ >= part)
    against: Mask = (found.numbers_differ > 0) | names
    return against


def clashes(prints: Fingerprints, left: Ints, right: Ints, typo: int) -> Clashes:
    """Compare the slots of each pair of reports.

    Args:
        prints: all fingerprints.
        left: one report of each pair.
        right: the other.
        typo: names whose folded letter sets differ in at most so many places are the same name.
    """
    parts = (slice(low, low + _PAIRS) for low in range(0, len(left), _PAIRS))
    counted = in_two(lambda part: _count(prints, left[part], right[part], typo), parts)
    return Clashes(*np.concatenate([np.zeros((4, 0), np.int64), *counted], 1))


def _count(prints: Fingerprints, left: Ints, right: Ints, typo: int) -> Ints:
    slots, bounds = prints.slots, prints.slot_bounds
    a, pair_a = members(bounds[left], bounds[left + 1] - bounds[left])
    b, pair_b = members(bounds[right], bounds[right + 1] - bounds[right])
    value = np.uint32(VALUE_BITS)
    key_a = (pair_a.astype(np.uint32) << np.uint32(20)) | (slots[a] >> value)
    key_b = (pair_b.astype(np.uint32) << np.uint32(20)) | (slots[b] >> value)
    opens = openings(key_b)
    known = key_b[opens]
    place = np.searchsorted(known, key_a)
    place[place == len(known)] = 0
    hits = np.flatnonzero(known[place] == key_a) if len(known) else place[:0]
    place = place[hits]
    met, owner = members(opens[place], lengths(opens, len(key_b))[place])
    owner = hits[owner]
    differ = (slots[a[owner]] ^ slots[b[met]]) & np.uint32((1 << VALUE_BITS) - 1)
    keys = key_a[owner]
    name = (keys >> np.uint32(19) & np.uint32(1)).astype(bool)
    same = np.where(name, _BITS[differ] <= typo, differ == 0)
    opens = openings(keys)
    agree = np.maximum.reduceat(same, opens) if len(opens) else same
    pair, name = pair_a[owner[opens]], name[opens]
    chosen = (agree & ~name, ~agree & ~name, agree & name, ~agree & name)
    return np.stack([np.bincount(pair[one], minlength=len(left)) for one in chosen])
