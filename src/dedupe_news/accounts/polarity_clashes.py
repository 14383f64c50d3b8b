"""Where one sentence denies what the other says, with a negation or with an opposite word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.lexicon import AFTER_NEGATION, ANTONYMS, IMPLICIT_NEGATIONS
from dedupe_news.accounts.told import Clash
from dedupe_news.accounts.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.told import Swap, Told

_OPPOSITE = frozenset(frozenset((stem(first), stem(second))) for first, second in ANTONYMS)
_IMPLICIT = frozenset(stem(word) for word in IMPLICIT_NEGATIONS)


def polarity_clashes(first: Told, second: Told, *, sure: bool) -> list[Clash]:
    """A word negated in one sentence and plain in the other, where no other word could carry the negation."""
    ours, theirs = first.facts.negations, second.facts.negations
    if len(ours) == len(theirs) or (ours and theirs and not sure):
        return []
    told, rival, places = (first, second, ours) if len(ours) > len(theirs) else (second, first, theirs)
    own, others = frozenset(told.words.keys), frozenset(rival.words.keys)
    if (_stems(rival) - _stems(told)) & _IMPLICIT:
        return []
    if any(frozenset((a, b)) in _OPPOSITE for a in own - others for b in others - own):
        return []
    plain = {rival.words.keys[place] for p in rival.facts.negations for place in _negated(rival, p)}
    for place in places:
        at = next(iter(_negated(told, place)), None)
        if at is None or told.words.keys[at] in plain:
            continue
        key = told.words.keys[at]
        if any(
            word.startswith(("un", "in", "non", "im", "dis")) and word.endswith(key[-4:])
            for word in others - own
        ):
            continue
        if key in rival.words.keys:
            pair = (_around(told, place), _around(rival, rival.words.keys.index(key)))
            return [Clash("polarity", "polarity", *(pair if told is first else pair[::-1]))]
    return []


def _stems(told: Told) -> frozenset[str]:
    return frozenset(stem(token.lower()) for token in told.words.tokens)


def _negated(told: Told, place: int) -> list[int]:
    """The place of the word that a negation governs: the next of the clause, else the one before (German)."""
    words = told.words
    end = words.starts[place] + len(words.tokens[place])
    if told.text[end : end + 1] == "-":
        return []
    for after in range(place + 1, min(place + 5, len(words.tokens))):
        if told.text[end : words.starts[after]].strip(" -"):
            break
        end = words.starts[after] + len(words.tokens[after])
        if words.tokens[after].lower() in AFTER_NEGATION:
            return []
        key = words.keys[after]
        if key and key[0] != "#":
            return [after]
    for before in range(place - 1, max(-1, place - 4), -1):
        key = words.keys[before]
        if key and key[0] != "#":
            return [before]
    return []


def _around(told: Told, place: int) -> str:
    words = told.words
    begin, end = max(0, place - 2), min(len(words.tokens), place + 3)
    return told.text[words.starts[begin] : words.starts[end - 1] + len(words.tokens[end - 1])]


def verb_clashes(first: Told, second: Told, swaps: Sequence[Swap]) -> list[Clash]:
    """Find opposite words of which one stands where the other sentence has its rival ("rose", "fell")."""
    found: list[Clash] = []
    left_all = {stem(token.lower()) for token in first.words.tokens}
    right_all = {stem(token.lower()) for token in second.words.tokens}
    for begin, end, start, stop in swaps:
        for one in first.words.tokens[begin:end]:
            for other in second.words.tokens[start:stop]:
                ours, theirs = stem(one.lower()), stem(other.lower())
                if (
                    frozenset((ours, theirs)) in _OPPOSITE
                    and ours not in right_all
                    and theirs not in left_all
                ):
                    found.append(Clash("verb", "verb", one, other))
    return found
