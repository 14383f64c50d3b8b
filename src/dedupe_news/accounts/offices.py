"""Who holds an office of which a place has one: "Mayor Anna Ray", "Ben Cole, the mayor".

Told apart only where neither report knows the other's name: then one of them is wrong about who it is, or
they tell of two places, which is known where both name one ("Denver Mayor Anna Ray"). Presidents, ministers,
coaches, chairs and heads of firms are left out: a story has several, and mergers have two of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from dedupe_news.accounts.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

_BEFORE: Final = 5
"""Tokens between a name and the office told behind it: "Ben Cole, the town's new mayor,"."""
_NEAR: Final = 3
"""Tokens before an office among which a word says that it is another one: "former Springfield Mayor"."""


_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Holder:
    """The parts of the name of who holds an office, and words of the place that stand beside it."""

    names: frozenset[str]
    of: frozenset[str] = _NONE

    def agrees(self, other: Self) -> bool:
        """Whether any part is in both."""
        return bool(self.names & other.names)

    def apart(self, other: Self) -> bool:
        """Whether the places told are two; whether the other report knows the name is asked of all of it."""
        return bool(self.of and other.of) and not self.of & other.of


def may_tell_offices(words: Words) -> bool:
    """Whether a sentence holds the word for an office."""
    return not words.lexicon.cues.get("office", _NONE).isdisjoint(words.lowers)


def read_offices(kind: int, told: Told) -> Iterator[Figure]:
    """Who holds the offices of a sentence.

    Args:
        kind: the number of the sentence.
        told: its facts.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> told = tell(Reader().read("The ferry will stay, Mayor Anna Ray said."))
        >>> [(figure.slot, figure.shown) for figure in read_offices(0, told)]
        [('mayor', 'Anna Ray')]
    """
    words = told.words
    for place, low in enumerate(words.lowers):
        if not words.lexicon.has("office", low) or _is_another(told, place):
            continue
        name = _behind(told, place) or _apposed(told, place)
        if len(name) > 1:
            parts = frozenset(words.lowers[at].removesuffix("'s") for at in name)
            shown = " ".join(told.text[told.starts[name[0]] : told.end(name[-1])].split())
            yield Figure(
                low, kind, None, shown, shown, value=Holder(parts, _place(told, place)), about="name"
            )


def _is_another(told: Told, place: int) -> bool:
    """Whether it is told of a former, acting or would-be holder, or of a deputy."""
    around = told.words.lowers[max(0, place - _NEAR) : place] + told.words.lowers[place + 1 : place + 2]
    return any(told.words.lexicon.has("former", low) for low in around)


def _place(told: Told, place: int) -> frozenset[str]:
    """Words with a capital right before an office, or behind a small word: "Bonn mayor", "mayor of Bonn"."""
    words, found = told.words, set[str]()
    at = place - 1
    while at >= 0 and words.keys[at] and _joined(told, at):
        if words.tokens[at][0].isupper():
            found.add(words.lowers[at].removesuffix("'s").removesuffix("’s"))
        at -= 1
    behind = range(place + 1, min(place + 3, len(words.keys)))
    if len(behind) > 1 and not words.keys[behind[0]] and words.tokens[behind[1]][0].isupper():
        found.add(words.lowers[behind[1]])
    return frozenset(found)


def _behind(told: Told, place: int) -> range:
    """The name right behind an office ("Mayor Anna Ray", "the mayor, Anna Ray,")."""
    first = place + 1
    if first >= len(told.starts) or told.text[told.end(place) : told.starts[first]].strip() not in {"", ","}:
        return range(0)
    last = first
    while last < len(told.starts) and _is_name(told, last) and (last == first or _joined(told, last - 1)):
        last += 1
    return range(first, last)


def _apposed(told: Told, place: int) -> range:
    """The name before the comma before an office ("Ben Cole, the mayor")."""
    for at in range(place - 1, max(-1, place - 1 - _BEFORE), -1):
        gap = told.text[told.end(at) : told.starts[at + 1]].strip()
        if gap == ",":
            first = at
            while first >= 0 and _is_name(told, first) and (first == at or _joined(told, first)):
                first -= 1
            between = told.words.lowers[at + 1 : place]
            if not _opens(told, first) or any(told.words.lexicon.has("office-no", low) for low in between):
                break
            return range(first + 1, at + 1)
        if gap:
            break
    return range(0)


def _opens(told: Told, before: int) -> bool:
    """Whether a name begins a clause or stands behind "said": "In New York, the mayor" names a place."""
    lists = told.words.lexicon
    return (
        before < 0
        or not _joined(told, before)
        or any(lists.has(cue, told.words.lowers[before]) for cue in ("says", "by"))
    )


def _is_name(told: Told, at: int) -> bool:
    words = told.words
    return (
        words.tokens[at][0].isupper()
        and bool(words.keys[at])
        and not words.lexicon.has("title", words.lowers[at])
    )


def _joined(told: Told, place: int) -> bool:
    """Whether only blanks part a token from the next."""
    return not told.text[told.end(place) : told.starts[place + 1]].strip(" .")
