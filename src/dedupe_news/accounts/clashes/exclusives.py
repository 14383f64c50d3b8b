"""Words that cannot both be true, one standing where the other does: a white van, a black van."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes.clash import Clash
from dedupe_news.accounts.marks import EXCLUSIVE

if TYPE_CHECKING:
    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Told


def exclusive_clashes(pair: Pair) -> list[Clash]:
    """Words of one class in the same place of parallel sentences, neither of which the other sentence holds.

    Told where the sentences run in parallel; a word for word neighbourhood is what the swap itself needs.
    """
    first, second = pair.first, pair.second
    if not first.words.held & second.words.held & EXCLUSIVE or len(first.negations) != len(second.negations):
        return []  # "injured, not killed" denies what it names
    found: list[Clash] = []
    for swap in pair.swaps:
        ours, theirs = _listed(first, swap.first), _listed(second, swap.second)
        for kind in sorted(ours.keys() & theirs.keys()):
            (one, at), (other, there) = ours[kind], theirs[kind]
            if one != other and not _holds(second, one) and not _holds(first, other):
                sides = first.words.tokens[at], second.words.tokens[there]
                found.append(Clash("verb" if kind == "fate" else "name", kind.replace("_", " "), *sides))
    return found


def _listed(told: Told, places: range) -> dict[str, tuple[str, int]]:
    """For each class the word of a stretch, and its place."""
    known = told.words.lexicon.exclusive
    return {known[low][0]: (known[low][1], at) for at in places if (low := told.words.lowers[at]) in known}


def _holds(told: Told, word: str) -> bool:
    """Whether a sentence holds a word of the same meaning."""
    known = told.words.lexicon.exclusive
    return any(known[low][1] == word for low in told.words.lowers if low in known)
