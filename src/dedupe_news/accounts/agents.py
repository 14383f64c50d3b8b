"""Who found it, behind "by": "was found by a shepherd", "were found by a police helicopter".

Two reports that tell of two who found the same disagree. What was found is known by the words before the
verb, of which both sentences must share some. A shepherd and one called by name may be one and the same.

Tried and dropped: all verbs. Of 30 pairs of sentences written by hand that named two, four disagreed: bills
are passed by the Senate and by lawmakers, a plan is praised by unions and by employers, and who was hit by a
lorry was hit by a truck.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from dedupe_news.accounts.clauses import clause_of, doubts, of_another_time
from dedupe_news.accounts.figure import Figure
from dedupe_news.accounts.likeness import kin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

_PASSIVE: Final = 3
"""Tokens between "was" and the verb, at most."""
_LONGEST: Final = 5
"""Tokens of the one who did it, at most."""


@dataclass(frozen=True, slots=True)
class Agent:
    """The words of who did something, of what it was done to, and whether the first are a name."""

    words: frozenset[str]
    done_to: frozenset[str]
    named: bool

    def agrees(self, other: Self) -> bool:
        """Whether any word is in both, two are of one family, or only one is a name."""
        return self.named is not other.named or any(
            one == two or kin(one, two) > 0 for one in self.words for two in other.words
        )

    def apart(self, other: Self) -> bool:
        """Whether it was done to something else, as far as the words tell."""
        return not self.done_to & other.done_to


def may_tell_agents(words: Words) -> bool:
    """Whether a sentence holds a word that leads to who did it, and one for what."""
    return words.lexicon.has_any(words.lowers, "found-by") and words.lexicon.has_any(words.lowers, "by")


def read_agents(kind: int, told: Told) -> Iterator[Figure]:
    """Who did what a sentence tells in the passive.

    Args:
        kind: the number of the sentence.
        told: its facts.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> told = tell(Reader().read("The walkers were found by a shepherd on Sunday."))
        >>> [(figure.slot, figure.shown) for figure in read_agents(0, told)]
        [('found by', 'shepherd')]
    """
    words, lists = told.words, told.words.lexicon
    for place, low in enumerate(words.lowers):
        if not lists.has("by", low) or not place or not lists.has("found-by", words.lowers[place - 1]):
            continue
        clause = clause_of(told, place)
        was = range(max(clause.start, place - 1 - _PASSIVE), place - 1)
        if not any(lists.has("be", words.lowers[at]) for at in was):
            continue
        if doubts(told, clause) or of_another_time(told, place) or any(at in clause for at in told.negations):
            continue
        agent = _agent(told, range(place + 1, min(clause.stop, place + 1 + _LONGEST)))
        done_to = frozenset(words.keys[at] for at in range(clause.start, place - 1)) & told.matter
        if agent and done_to:
            shown = " ".join(told.text[told.starts[agent[0]] : told.end(agent[-1])].split())
            yield Figure(
                f"{words.lowers[place - 1]} by",
                kind,
                None,
                shown,
                shown,
                value=Agent(
                    frozenset(words.keys[at] for at in agent), done_to, words.tokens[agent[0]][0].isupper()
                ),
                clause=clause,
                about="name",
            )


def _agent(told: Told, places: range) -> list[int]:
    """The words of content behind one small word at most, up to the next."""
    words, found = told.words, list[int]()
    for at in places:
        if words.keys[at] and words.keys[at][0] != "#" and at not in told.weekdays:
            found.append(at)
        elif found or at != places.start:
            break
    return found
