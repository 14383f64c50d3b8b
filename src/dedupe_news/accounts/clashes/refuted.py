"""What one sentence states and another denies in words: "rebels took it", "the army denied that they did".

Unlike "not", a word that denies stands apart from what it denies, behind "that" or before "having", and may
be all that two sentences do not share. So what stands behind the word is held against what the other sentence
states: where most of that is denied, or most of what is denied is stated, the two are kept apart, and where
all of it is, but for who denies it, that is told. "Smith, who denies murder, appeared in court" denies
nothing of "Smith appeared in court".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clashes.clash import Clash
from dedupe_news.accounts.clauses import clause_of
from dedupe_news.accounts.likeness import compare_keys
from dedupe_news.accounts.marks import REFUTAL

if TYPE_CHECKING:
    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.likeness import Weights
    from dedupe_news.thresholds import StatementThresholds

_NEAR: Final = 3
"""Words behind one that rejects among which claims must stand: who rejects an offer denies nothing."""
_FEWEST: Final = 2
"""Words of content that a sentence must state besides who denies them."""
_SAID: Final = 6
"""Words of a clause that only says who tells something, at most."""
_LED: Final = 5
"""Words from one that affirms to what it affirms, at most: "confirmed that she had met"."""
_WIDTH: Final = 3
"""Words of what is stated that are told beside the denial."""


def refuted_clashes(
    weights: Weights, first: Told, second: Told, thresholds: StatementThresholds
) -> list[Clash]:
    """The clash of two sentences one of which denies what the other states; empty where neither does.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.likeness import Weights
        >>> from dedupe_news.accounts.words import Reader
        >>> from dedupe_news.thresholds import StatementThresholds
        >>> texts = "The bank paid Ray in Lagos.", "The bank denied that it had paid Ray in Lagos."
        >>> words = [Reader().read(text) for text in texts]
        >>> found = refuted_clashes(Weights(words), *map(tell, words), StatementThresholds())
        >>> [(clash.second, clash.certain) for clash in found]
        [('denied that it', True)]
    """
    if not (first.words.held | second.words.held) & REFUTAL:
        return []
    ours, theirs = _refuting(first), _refuting(second)
    if (ours < 0) is (theirs < 0):
        return []
    told, rival, at = (first, second, ours) if ours >= 0 else (second, first, theirs)
    if rival.denies or rival.words.lexicon.has_any(rival.words.lowers, "undone"):
        return []
    end = _end(told, at)
    stated = rival.matter - frozenset(told.words.keys[:at]) - _affirmed(rival)
    if len(stated) < _FEWEST:
        return []
    denied = frozenset(told.words.keys[at + 1 : end]) & weights.of.keys()
    covers = compare_keys(weights, denied, stated)
    # all that is stated is denied, or all that is denied is stated, and more besides
    if max(covers.second, covers.first if len(denied) >= _FEWEST else 0.0) < thresholds.refuted:
        return []
    certain = covers.second >= thresholds.refuted_sure and _tells_what(told, at)
    sides = _words(told, at, _what(told, at) + _WIDTH), _words(rival, *_stated(rival, denied))
    sides = sides if told is first else sides[::-1]
    return [Clash("polarity", "polarity", *sides, certain=certain, plain=certain)]


def refutes(told: Told) -> bool:
    """Whether a sentence tells that somebody denies something."""
    return _refuting(told) >= 0


def _refuting(told: Told) -> int:
    """The place of the first word that denies something, -1 where there is none."""
    lists, lowers = told.words.lexicon, told.words.lowers
    if not told.words.held & REFUTAL:
        return -1
    for place, low in enumerate(lowers):
        if lists.has("refuting", low):
            return place
        if lists.has("rejecting", low) and lists.has_any(lowers[place + 1 : place + 1 + _NEAR], "rumour"):
            return place
    return -1


def _end(told: Told, at: int) -> int:
    """Where what is denied ends: with the clause, or with the one that goes on behind a comma."""
    lists, lowers = told.words.lexicon, told.words.lowers
    end = clause_of(told, at).stop
    while end < len(lowers) and lists.has("refuting-what", lowers[end]):
        end = clause_of(told, end).stop
    return end


def _affirmed(rival: Told) -> frozenset[str]:
    """The keys of who says or admits what another denies: "…, her office said", "the airline confirmed"."""
    words, lists = rival.words, rival.words.lexicon
    found = set()
    for at, low in enumerate(words.lowers):
        if lists.has_any((low,), "says", "affirming"):
            found.add(words.keys[at])
            clause = clause_of(rival, at)
            if clause.start and len(clause) <= _SAID:
                found.update(words.keys[clause.start : clause.stop])
    return frozenset(found)


def _what(told: Told, at: int) -> int:
    """The place right before what is denied: that of the word or the day behind it ("denied on Monday")."""
    lists, lowers = told.words.lexicon, told.words.lowers
    after = at + 1 + lists.has_any(lowers[at + 1 : at + 2], "before-date")
    return after if after in told.weekdays else at


def _tells_what(told: Told, at: int) -> bool:
    """Whether a clause, a deed or a claim is denied: bail and an appeal are denied otherwise."""
    lists, lowers = told.words.lexicon, told.words.lowers
    at = _what(told, at)
    behind = lowers[at + 1 : at + 1 + _NEAR]
    if lists.has_any(behind, "rumour"):
        return True
    return bool(behind) and (lists.has("refuting-what", behind[0]) or behind[0].endswith("ing"))


def _stated(rival: Told, denied: frozenset[str]) -> tuple[int, int]:
    """The first words of what the other denies, with the word that affirms it where one leads to it."""
    lists, words = rival.words.lexicon, rival.words
    first = next((at for at, key in enumerate(words.keys) if key in denied), 0)
    led = next((at for at in range(first) if lists.has("affirming", words.lowers[at])), first)
    return (led if first - led <= _LED else first), first + _WIDTH


def _words(told: Told, first: int, end: int) -> str:
    end = min(end, len(told.words.tokens))
    return told.text[told.starts[first] : told.end(end - 1)]
