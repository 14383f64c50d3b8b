"""Families of figures: sums, rates, spans of time, things counted, results of votes and matches, ages.

A slot takes a figure only of its own family, and two figures only compare in one unit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.facts.quantities import CURRENCY
from dedupe_news.accounts.figure import Result

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dedupe_news.accounts.facts import Quantity, Told
    from dedupe_news.accounts.lexicon.slots import Slot

RATES: Final = frozenset({"percent", "rate"})
AREAS: Final = frozenset({"acr", "acre", "hectar", "hectare", "hectár", "hectáre", "hectárea", "squar"})
MEASURES: Final = {
    "speed": frozenset({"mph", "kph", "km", "mile", "knot", "kmh"}),
    "depth": frozenset({"km", "m", "mile", "ft"}),
    "warmth": frozenset({"°", "°F"}),
}
SAME_UNITS: Final = {
    **dict.fromkeys(("kilomet", "kilometr", "kilometer", "kilometre", "km"), "km"),
    **dict.fromkeys(("kilomètr", "kilómetr", "chilometr", "quilómetr", "quilômetr"), "km"),
    "stundenkilomet": "km",
    **dict.fromkeys(("kph", "kmh"), "kph"),
    **dict.fromkeys(("metr", "meter", "metre", "m"), "m"),
    **dict.fromkeys(("foot", "feet", "ft"), "ft"),
    **dict.fromkeys(("°", "degre", "c", "celsius"), "°"),
    **dict.fromkeys(("f", "fahrenheit"), "°F"),
}
"""The keys of a measure, each with one name for it."""
_UNITS_OF: Mapping[str, frozenset[str]] = {
    "money": CURRENCY,
    "weight": frozenset(
        {"kg", "kilo", "ton", "tonn", "tonne", "pound", "kilogram", "kilogramm", "quil", "quilo", "tonelad"}
        | {"tonnellat", "chil", "kilogramów", "tony"}
    ),
    **dict.fromkeys(RATES, frozenset({"%"})),
}
_MAGNITUDE = re.compile(r"[3-9][.,]\d")
_RESULT_JOINS: Final = frozenset({"to", "votes", "against"})
_OLDEST: Final = 120


def of_family(told: Told, slot: Slot, place: int, quantity: Quantity) -> bool:
    """Whether a figure is of the family that fills a slot.

    Args:
        told: the facts of its sentence.
        slot: what is told there.
        place: that of the word that tells the slot.
        quantity: the figure.
    """
    family, unit = slot.family, quantity.unit
    units = _UNITS_OF.get(family) or (slot.counted if family == "span" else None)
    if units:
        return unit in units
    if family in {"things", "doers"}:
        return _counts(told, slot, place, quantity)
    if family == "area":
        return not AREAS.isdisjoint((*quantity.near, unit))
    if family == "result":
        return result_of(told, quantity) is not None
    if family == "age":
        return _is_age(told, place, quantity)
    if family == "scale":
        measure = told.words.lexicon.cues["measure"]
        return _MAGNITUDE.fullmatch(quantity.written) is not None and unit not in measure
    return unit_of(told, quantity) in MEASURES[family]


def _counts(told: Told, slot: Slot, place: int, quantity: Quantity) -> bool:
    """Whether a figure counts what a slot counts; a crowd may be put at a bare figure."""
    if not quantity.unit:
        named = told.words.lexicon.cues.get("attribute", frozenset())
        put_at = told.words.keys[place] in named and told.words.lowers[quantity.place - 1] == "at"
        return put_at or _of_so_many(told, slot, quantity)
    counted = not slot.counted.isdisjoint((*quantity.near, quantity.unit)) or _of_so_many(
        told, slot, quantity
    )
    return counted and quantity.unit not in {"%", "score", "year-old"}


def _of_so_many(told: Told, slot: Slot, quantity: Quantity) -> bool:
    """Whether what a slot counts stands before the figure: "a workforce of about 170"."""
    words, lists, at = told.words, told.words.lexicon, quantity.place - 1
    while at > 0 and lists.has("about", words.lowers[at]):
        at -= 1
    return at > 0 and lists.has("toll-part", words.lowers[at]) and words.keys[at - 1] in slot.counted


def unit_of(told: Told, quantity: Quantity) -> str:
    """The measure a figure is told in."""
    end = quantity.tokens.stop
    after = told.words.lowers[end] if end < len(told.words.lowers) else ""
    near = next((SAME_UNITS[key] for key in sorted(quantity.near) if key in SAME_UNITS), "")
    found = SAME_UNITS.get(quantity.unit) or near or SAME_UNITS.get(after) or quantity.unit
    later = told.words.lowers[end + 1] if end + 1 < len(told.words.lowers) else ""
    return "°F" if found == "°" and later in {"f", "fahrenheit"} else found


def result_of(told: Told, quantity: Quantity) -> Result | None:
    """The result that begins with this figure ("2-1", "52 votes to 48")."""
    at = next((n for n, other in enumerate(told.quantities) if other is quantity), -1)
    if at < 0 or at + 1 >= len(told.quantities):
        return None
    other = told.quantities[at + 1]
    between = told.words.lowers[quantity.tokens.stop : other.place]
    halves = quantity.unit == other.unit == "score" and not between
    if halves or ("to" in between and len(between) <= 2 and _RESULT_JOINS.issuperset(between)):
        return Result(max(quantity.value, other.value), min(quantity.value, other.value))
    return None


def _is_age(told: Told, place: int, quantity: Quantity) -> bool:
    """Whether a figure is the age of the one a place names: "gunman, 24,", "24-year-old gunman"."""
    if not 0 < quantity.value <= _OLDEST or quantity.value % 1:
        return False
    between = told.words.lowers[place + 1 : quantity.place]
    if between and quantity.unit == "year-old" and {"as", "a", "an", "is", "was"}.issuperset(between):
        return True
    if between == ("aged",):
        return True
    if quantity.unit == "year-old" or quantity.unit == "@" + told.words.lowers[place]:
        return 0 < place - quantity.place <= 5 or quantity.place == place + 1
    gap = told.text[told.end(place) : told.starts[quantity.place]]
    after = told.text[told.end(quantity.tokens.stop - 1) :][:1]
    return (
        quantity.place == place + 1 and gap.strip() == "," and after in {",", ".", ";"} and not quantity.unit
    )
