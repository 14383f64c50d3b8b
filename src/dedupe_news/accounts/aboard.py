"""How many were aboard in all, where passengers and crew are counted apart: "209 passengers and 22 crew"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dedupe_news.accounts.facts import Quantity, Told
    from dedupe_news.accounts.words import Words

_NOUN: Final = 3
"""Tokens behind a figure among which what it counts stands."""
_GAP: Final = 4
"""Tokens between the two figures, the first one's noun among them."""
_KINDS: Final = ("aboard-passengers", "aboard-crew")


def may_tell_load(words: Words) -> bool:
    """Whether a sentence holds a word for passengers or crew."""
    return words.lexicon.has_any(words.lowers, *_KINDS)


def everyone_aboard(told: Told, part: Quantity) -> tuple[Quantity, str] | None:
    """The sum of passengers and crew with the words for both, of which a figure counts one; else None.

    The sum takes up the tokens of both figures and what is between them.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> told = tell(Reader().read("It had 209 passengers and 22 crew on board."))
        >>> whole, shown = everyone_aboard(told, told.quantities[1])
        >>> whole.value, shown
        (231.0, '209 passengers and 22 crew')
    """
    at = next((n for n, other in enumerate(told.quantities) if other is part), None)
    if at is None:
        return None
    for pair in (told.quantities[at : at + 2], told.quantities[max(at - 1, 0) : at + 1]):
        if len(pair) == 2 and _are_one_load(told, *pair):
            first, second = pair
            end = _noun(told, second)[1]
            shown = " ".join(told.text[told.starts[first.place] : told.end(end)].split())
            value, width = first.value + second.value, second.tokens.stop - first.place
            hedge = first.hedge or second.hedge
            return replace(first, value=value, unit="", hedge=hedge, width=width), shown
    return None


def load_in_one(told: Told, quantity: Quantity) -> tuple[Quantity, str] | None:
    """Everyone aboard where one figure counts them ("212 passengers and crew"), and how that is worded.

    Args:
        told: the facts of the sentence.
        quantity: a figure of it.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> told = tell(Reader().read("It left with 212 passengers and crew."))
        >>> load_in_one(told, told.quantities[0])[1]
        '212 passengers and crew'
    """
    lowers, lists = told.words.lowers, told.words.lexicon
    kind, place = _noun(told, quantity)
    behind = lowers[place + 1 : place + 3]
    if not kind or len(behind) < 2 or not lists.has("aboard-and", behind[0]):
        return None
    if not any(lists.has(other, behind[1]) for other in _KINDS if other != kind):
        return None
    shown = " ".join(told.text[told.starts[quantity.place] : told.end(place + 2)].split())
    return replace(quantity, unit=""), shown


def passengers_of(told: Told, quantity: Quantity) -> str:
    """A figure with the passengers it counts, '' unless a vehicle stands before it.

    Args:
        told: the facts of the sentence.
        quantity: a figure of it.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> told = tell(Reader().read("A bus with 41 passengers fell, and six passengers fled."))
        >>> [passengers_of(told, quantity) for quantity in told.quantities]
        ['41 passengers', '']
    """
    lowers, lists, at = told.words.lowers, told.words.lexicon, quantity.place - 1
    kind, place = _noun(told, quantity)
    while at > 0 and lists.has("about", lowers[at]):
        at -= 1
    led = at > 0 and lists.has("aboard-with", lowers[at])
    if kind != _KINDS[0] or not led or not lists.has_any(lowers[max(0, at - _NOUN) : at], "mover"):
        return ""
    return " ".join(told.text[told.starts[quantity.place] : told.end(place)].split())


def _are_one_load(told: Told, first: Quantity, second: Quantity) -> bool:
    """Whether one counts passengers and the other, right behind it, crew, or the other way round."""
    between = told.words.lowers[first.tokens.stop : second.place]
    joined = any(told.words.lexicon.has("aboard-and", low) for low in between)
    kinds = {_noun(told, first)[0], _noun(told, second)[0]}
    return len(between) <= _GAP and joined and kinds == {*_KINDS}


def _noun(told: Told, quantity: Quantity) -> tuple[str, int]:
    """Which kind a figure counts, '' if neither, and the place of the word for it."""
    lowers, lists = told.words.lowers, told.words.lexicon
    for place in range(quantity.tokens.stop, min(quantity.tokens.stop + _NOUN, len(lowers))):
        for kind in _KINDS:
            if lists.has(kind, lowers[place]):
                return kind, place
    return "", quantity.place
