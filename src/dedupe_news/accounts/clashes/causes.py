"""What brought something about: "caused by a squirrel", "caused by a cyberattack".

`circumstances.py` tells two causes that its lists know. Any other two words right behind a word of causing,
in sentences that are the same else, are kept apart, untold: they may be two words for one cause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clashes.clash import Clash
from dedupe_news.accounts.likeness import kin

if TYPE_CHECKING:
    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Told

_NEAR: Final = 3
"""Tokens before a swap among which a word of causing stands: "caused by a"."""


def cause_clashes(pair: Pair) -> list[Clash]:
    """Words of content behind a word of causing, each in the other's place, that only one sentence has."""
    if not pair.in_step:
        return []
    for swap in pair.swaps:
        if not (_is_cause(pair.first, swap.first.start) and _is_cause(pair.second, swap.second.start)):
            continue
        ours, theirs = _own(pair.first, swap.first, pair.second), _own(pair.second, swap.second, pair.first)
        same = any(kin(one, other) for one in ours for other in theirs)
        if ours and theirs and not same:
            sides = _text(pair.first, swap.first), _text(pair.second, swap.second)
            return [Clash("name", "cause", *sides, certain=False)]
    return []


def _is_cause(told: Told, place: int) -> bool:
    """Whether a word of causing stands close before a place, with "by" or "to" between."""
    near, lists = told.words.lowers[max(0, place - _NEAR) : place], told.words.lexicon
    return lists.has_any(near, "causing") and lists.has_any(near, "done-by", "role-to")


def _own(told: Told, places: range, other: Told) -> list[str]:
    keys = told.words.keys
    return [keys[at] for at in places if keys[at] in told.matter and keys[at] not in other.words.keys]


def _text(told: Told, places: range) -> str:
    return told.text[told.starts[places.start] : told.end(places.stop - 1)]
