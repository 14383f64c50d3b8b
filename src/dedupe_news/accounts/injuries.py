"""Where somebody was hurt: "an injury to his hip", "hurt his knee in training".

Of many who are hurt each is hurt somewhere else, so that two parts of a body are a dispute of one person
only: both reports name one in full, in the sentence that tells where or in the one before it, and nobody else
there. Nouns instead of names would set the gunman's arm beside the officer's leg.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from dedupe_news.accounts.clauses import clause_of, denied, of_another_time
from dedupe_news.accounts.figure import Figure
from dedupe_news.accounts.marks import EXCLUSIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

_BODY: Final = "body"
"""The class of the parts of a body in `lexicon/exclusive.txt`."""
_NEAR: Final = 6
"""Tokens between a part of the body and the word for an injury, at most."""
_FULL: Final = 2
"""Words of a name in full."""
_LIMBS: Final = ("limb", "limb-part")
_HURT: Final = ("toll-hurt", "injury")


@dataclass(frozen=True, slots=True)
class Injury:
    """The parts of the body in which the one `named` was hurt, and whether these are limbs."""

    parts: frozenset[str]
    named: frozenset[str]
    limbs: frozenset[str] = frozenset()

    def agrees(self, other: Self) -> bool:
        """Whether both tell of one part, or one of a limb and the other of a part of one."""
        limbs = bool(self.limbs and other.limbs) and self.limbs != other.limbs
        return limbs or not self.parts.isdisjoint(other.parts)

    def apart(self, other: Self) -> bool:
        """Whether they are of two people, as far as is told."""
        return len(self.named & other.named) < _FULL


def may_tell_injuries(words: Words) -> bool:
    """Whether a sentence holds a word for an injury and one that may be a part of the body."""
    return bool(words.held & EXCLUSIVE) and words.lexicon.has_any(words.lowers, *_HURT)


def read_injuries(kind: int, told: Told, before: Told | None = None) -> Iterator[Figure]:
    """Where the one named in a sentence was hurt.

    Args:
        kind: the number of the sentence.
        told: its facts.
        before: the facts of the sentence before it.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> told = tell(Reader().read("Tom Hale hurt his knee in training."))
        >>> [(figure.slot, figure.shown) for figure in read_injuries(0, told)]
        [('injury', 'knee')]
    """
    words, known = told.words, told.words.lexicon.exclusive
    named = _only_name(told) or (frozenset() if _names(told) or before is None else _only_name(before))
    if not named:
        return
    hurt = [at for at, low in enumerate(words.lowers) if words.lexicon.has_any((low,), *_HURT)]
    found: dict[str, int] = {}
    for at, low in enumerate(words.lowers):
        kind_of, part = known.get(low, ("", ""))
        clause = clause_of(told, at)
        close = any(place in clause and abs(place - at) <= _NEAR for place in hurt)
        if kind_of == _BODY and close and not denied(told, clause) and not of_another_time(told, at):
            found.setdefault(part, at)
    if found:
        first = min(found.values())
        shown = words.tokens[first]
        limbs = frozenset(cue for cue in _LIMBS for part in found if words.lexicon.has(cue, part))
        value = Injury(frozenset(found), named, limbs)
        yield Figure(
            "injury", kind, None, shown, shown, value=value, clause=clause_of(told, first), about="name"
        )


def _names(told: Told) -> list[tuple[str, ...]]:
    """The names in full of a sentence."""
    return [name for name in told.names if len(name) >= _FULL]


def _only_name(told: Told) -> frozenset[str]:
    """The words of the only name in full of a sentence, none where there are two."""
    names = _names(told)
    return frozenset(names[0]) if len(names) == 1 else frozenset()
