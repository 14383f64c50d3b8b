"""Where two sentences give different numbers for the same thing, and where both numbers may be right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dedupe_news.accounts.lexicon import MEASURES
from dedupe_news.accounts.told import Clash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.facts import Quantity
    from dedupe_news.accounts.told import Swap, Told

_MONEY = frozenset("%$€£¥₹")
_BUNCHED = _MONEY | {"year-old", "score"}
_PERCENT_AFTER = re.compile(r"\s*(?:%|\w+)")


def reconcilable(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers can both be right: equal, within a hedge, or one the other rounded.

    Example:
        >>> from dedupe_news.accounts.facts import read_facts
        >>> from dedupe_news.accounts.words import Reader
        >>> def number(text):
        ...     return read_facts(text, Reader().read(text)).quantities[0]
        >>> pairs = ("about 50 men", "48 men"), ("2 men", "3 men")
        >>> tuple(reconcilable(number(one), number(other)) for one, other in pairs)
        (True, False)
    """
    if first.value == second.value:
        return True
    for one, other in ((first, second), (second, first)):
        if one.hedge == "about" and abs(one.value - other.value) <= 0.1 * max(one.value, other.value):
            return True
        if one.hedge == "at least" and other.value >= one.value:
            return other.value <= 2 * one.value or bool(other.hedge)
        if one.hedge == "at most" and other.value <= one.value:
            return True
    coarse, fine = sorted((first, second), key=lambda quantity: quantity.digits)
    big = max(first.value, second.value)
    if coarse.digits == fine.digits or not (big >= 1000 or fine.value % 1):
        return False
    return float(f"{fine.value:.{max(coarse.digits, 1)}g}") == coarse.value


def number_clashes(first: Told, second: Told, swaps: Sequence[Swap]) -> list[Clash]:
    """Pair up the numbers that only one of the two sentences holds and that fill one slot."""
    left = _lone(first.facts.quantities, second.facts.quantities)
    right = _lone(second.facts.quantities, first.facts.quantities)
    if not left or not right:
        return []
    found: list[Clash] = []
    used: set[int] = set()
    for quantity in left:
        rivals = [
            other
            for other in right
            if other.place not in used and _rivals(first, quantity, second, other, swaps)
        ]
        if len(rivals) == 1 and not reconcilable(quantity, rivals[0]):
            used.add(rivals[0].place)
            found.append(
                Clash("number", _about(quantity, first), _tell(quantity, first), _tell(rivals[0], second))
            )
    return found


def _lone(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Quantities that the other sentence does not also hold."""
    return [quantity for quantity in own if not any(reconcilable(quantity, other) for other in others)]


def _rivals(first: Told, one: Quantity, second: Told, other: Quantity, swaps: Sequence[Swap]) -> bool:
    """Whether two numbers fill the same slot."""
    if one.unit in _BUNCHED or other.unit in _BUNCHED:
        # prices, rates, ages and scores come in bunches: only one that stands where the other does counts
        return one.unit == other.unit and _swapped(one, other, swaps)
    if one.unit and other.unit:
        return one.unit == other.unit
    if one.unit in MEASURES or other.unit in MEASURES:
        return False
    if _swapped(one, other, swaps):
        return bool(one.unit or other.unit or (_before(first, one) and _before(second, other)))
    if one.unit or other.unit:
        return False
    return bool(_before(first, one)) and _before(first, one) == _before(second, other)


def _swapped(one: Quantity, other: Quantity, swaps: Sequence[Swap]) -> bool:
    return any(begin <= one.place < end and start <= other.place < stop for begin, end, start, stop in swaps)


def _before(told: Told, quantity: Quantity) -> str:
    """The key of the last content word before a number."""
    place = _before_place(told, quantity)
    return told.words.keys[place] if place >= 0 else ""


def _before_place(told: Told, quantity: Quantity) -> int:
    for place in range(quantity.place - 1, max(-1, quantity.place - 5), -1):
        key = told.words.keys[place]
        if key and key[0] != "#" and told.words.tokens[place] not in _MONEY:
            return place
    return -1


def _about(quantity: Quantity, told: Told) -> str:
    """What a number is about, as its sentence words it."""
    if quantity.unit in _BUNCHED:
        return quantity.unit
    for place in range(quantity.place + 1, min(quantity.place + 7, len(told.words.keys))):
        if quantity.unit and told.words.keys[place] == quantity.unit:
            return told.words.tokens[place].lower()
    place = _before_place(told, quantity)
    return told.words.tokens[place].lower() if place >= 0 else quantity.unit.lstrip("~")


def _tell(quantity: Quantity, told: Told) -> str:
    """A number as its sentence words it, with what it counts."""
    words = told.words
    start = words.starts[quantity.place]
    if quantity.place and words.tokens[quantity.place - 1] in "$€£¥₹":
        start = words.starts[quantity.place - 1]
    end = words.starts[quantity.place] + len(quantity.written)
    for place in range(quantity.place + 1, min(quantity.place + 7, len(words.keys))):
        if quantity.unit and quantity.unit not in _BUNCHED and words.keys[place] == quantity.unit:
            end = words.starts[place] + len(words.tokens[place])
            break
    if quantity.unit == "%":
        after = _PERCENT_AFTER.match(told.text, end)
        end = after.end() if after else end
    return " ".join(told.text[start:end].split())
