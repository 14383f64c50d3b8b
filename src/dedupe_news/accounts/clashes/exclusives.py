"""Words that cannot both be true, one standing where the other does: a white van, a black van."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clashes.clash import Clash
from dedupe_news.accounts.marks import EXCLUSIVE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.lexicon import Lexicon

_VERBS: Final = frozenset({"fate", "deed", "standing", "state"})
_MEASURES: Final = frozenset({"length", "mass", "heat", "volume", "span"})
_LOOSE: Final = _MEASURES | {"deed", "standing", "state", "land", "party"}


def exclusive_clashes(pair: Pair) -> list[Clash]:
    """Words of one class in the same place of parallel sentences, neither of which the other sentence holds.

    Told where the sentences run in parallel; a word for word neighbourhood is what the swap itself needs. Of
    deeds, lands and measures that is not enough: those are told where all else is in step. Measures must be
    of one figure ("12 miles", "12 kilometres", not "8 miles", "13 kilometres").
    """
    first, second = pair.first, pair.second
    if not first.words.held & second.words.held & EXCLUSIVE or len(first.negations) != len(second.negations):
        return []  # "injured, not killed" denies what it names
    found: list[Clash] = []
    for swap in pair.swaps:
        ours, theirs = _listed(first, swap.first), _listed(second, swap.second)
        for kind in sorted(ours.keys() & theirs.keys()):
            (one, at), (other, there) = ours[kind], theirs[kind]
            if part_of_limb(first.words.lexicon, one, other):
                continue
            if kind in _MEASURES and not _of_one_figure(first, at, second, there):
                continue
            if one != other and not _holds(second, one) and not _holds(first, other):
                sides = first.words.tokens[at], second.words.tokens[there]
                certain = kind not in _LOOSE or pair.sure or pair.in_step
                about = kind.replace("_", " ")
                found.append(Clash("verb" if kind in _VERBS else "name", about, *sides, certain=certain))
    return found


def part_of_limb(lists: Lexicon, one: str, other: str) -> bool:
    """Whether of two parts of a body one may be a part of the other: a knee, a leg."""
    return any(
        lists.has("limb", whole) and lists.has("limb-part", part)
        for whole, part in ((one, other), (other, one))
    )


def _listed(told: Told, places: Iterable[int]) -> dict[str, tuple[str, int]]:
    """For each class the word of a stretch, and its place."""
    known = told.words.lexicon.exclusive
    return {
        known[low][0]: (known[low][1], at)
        for at in places
        if (low := told.words.lowers[at]) in known and not _is_small(told, at)
    }


def _of_one_figure(first: Told, at: int, second: Told, there: int) -> bool:
    """Whether one figure stands right before two measures."""
    before = first.words.keys[at - 1] if at and there else ""
    return before[:1] == "#" and before == second.words.keys[there - 1]


def _is_small(told: Told, place: int) -> bool:
    """Whether a word is a small one ("us"), which in capitals is a name ("US")."""
    return told.words.lowers[place] in told.words.lexicon.function and not told.words.tokens[place].isupper()


def _holds(told: Told, word: str) -> bool:
    """Whether a sentence holds a word of the same meaning."""
    known = told.words.lexicon.exclusive
    return any(known[low][1] == word for low in told.words.lowers if low in known)
