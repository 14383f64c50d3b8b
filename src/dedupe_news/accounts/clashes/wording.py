"""Polarity and verbs that disagree: negated here and plain there, "rose" here and "fell" there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes.clash import Clash

if TYPE_CHECKING:
    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Told

_NEGATIVE = ("un", "in", "non", "im", "dis")
_FORWARD, _BACK = 5, 4
"""How far a negation's word is sought after it and, failing that, before it."""


def polarity_clashes(pair: Pair) -> list[Clash]:
    """A word negated in one sentence and plain in the other, where no other word carries the negation."""
    ours, theirs = pair.first.negations, pair.second.negations
    if len(ours) == len(theirs) or (ours and theirs and not pair.sure):
        return []
    swapped = len(ours) < len(theirs)
    told, rival = (pair.second, pair.first) if swapped else (pair.first, pair.second)
    own, others = frozenset(told.words.keys), frozenset(rival.words.keys)
    lists = told.words.lexicon
    if (frozenset(rival.words.opposable) - frozenset(told.words.opposable)) & lists.implicit:
        return []
    if any(frozenset((one, other)) in lists.opposites for one in own - others for other in others - own):
        return []
    plain = {rival.words.keys[at] for place in rival.negations for at in _negated(rival, place)}
    for place in told.negations:
        at = next(iter(_negated(told, place)), None)
        if at is None or told.words.keys[at] in plain:
            continue
        key = told.words.keys[at]
        if any(word.startswith(_NEGATIVE) and word.endswith(key[-4:]) for word in others - own):
            continue
        if key in rival.words.keys:
            sides = (_around(told, place), _around(rival, rival.words.keys.index(key)))
            return [Clash("polarity", "polarity", *(sides[::-1] if swapped else sides))]
    return []


def _negated(told: Told, place: int) -> list[int]:
    """The content word that a negation governs: the next of the clause, else the one before (German)."""
    words = told.words
    end = told.end(place)
    if told.text[end : end + 1] == "-" or (place and words.lowers[place - 1] == "or"):
        return []  # "non-", "whether or not"
    for after in range(place + 1, min(place + _FORWARD, len(words.tokens))):
        if told.text[end : told.starts[after]].strip(" -"):
            break
        end = told.end(after)
        if words.lexicon.has("harmless", words.lowers[after]):
            return []
        key = words.keys[after]
        if key and key[0] != "#":
            return [after]
    for before in range(place - 1, max(-1, place - _BACK), -1):
        key = words.keys[before]
        if key and key[0] != "#":
            return [before]
    return []


def _around(told: Told, place: int) -> str:
    begin, end = max(0, place - 2), min(len(told.words.tokens), place + 3)
    return told.text[told.starts[begin] : told.end(end - 1)]


def verb_clashes(pair: Pair) -> list[Clash]:
    """A word that stands where the other sentence has its opposite."""
    first, second = pair.first.words, pair.second.words
    opposites = first.lexicon.opposites
    found: list[Clash] = []
    for swap in pair.swaps:
        for one in swap.first:
            left = first.opposable[one]
            for other in swap.second if left else ():
                right = second.opposable[other]
                if (
                    frozenset((left, right)) in opposites
                    and left not in second.opposable
                    and right not in first.opposable
                ):
                    found.append(Clash("verb", "verb", first.tokens[one], second.tokens[other]))
    return found
