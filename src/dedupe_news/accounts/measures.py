"""The damage, the jobs cut, the prison term, the result: what a sentence gives as the figure of each.

A slot is a family of figures (sums, spans, things counted …) and the words that tell it, both of one clause
(`lexicon/slots.txt`): the figure nearest to such a word fills it, unless the clause doubts it, looks back, or
counts what is left or was added.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clashes.numbers import tell_quantity
from dedupe_news.accounts.clashes.subjects import same_day
from dedupe_news.accounts.clauses import clause_of, is_doubt, of_another_time
from dedupe_news.accounts.facts.quantities import CURRENCY
from dedupe_news.accounts.figure import Figure, Result
from dedupe_news.accounts.marks import NUMBER
from dedupe_news.accounts.sections import read_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.accounts.facts import Quantity, Told
    from dedupe_news.accounts.lexicon.slots import Slot
    from dedupe_news.accounts.pairing import Pairing
    from dedupe_news.accounts.words import Words
    from dedupe_news.thresholds import StatementThresholds

_FAR: Final = 9
"""Tokens between a figure and the word that tells its slot, at most."""
_UNITS: Final = {
    **dict.fromkeys(("kilomet", "kilometr", "kilometer", "kilometre", "km"), "km"),
    **dict.fromkeys(("kph", "kmh"), "kph"),
    **dict.fromkeys(("metr", "meter", "metre", "m"), "m"),
    **dict.fromkeys(("foot", "feet", "ft"), "ft"),
    **dict.fromkeys(("°", "degre", "c", "celsius"), "°"),
    **dict.fromkeys(("f", "fahrenheit"), "°F"),
}
_FAMILIES: Final = {
    "speed": frozenset({"mph", "kph", "km", "mile", "knot", "kmh"}),
    "depth": frozenset({"km", "m", "mile", "ft"}),
    "warmth": frozenset({"°", "°F"}),
}
_HEAD: Final = 4
_MAGNITUDE = re.compile(r"[3-9][.,]\d")
_RATES: Final = frozenset({"percent", "rate"})
_RESULT_JOINS: Final = frozenset({"to", "votes", "against"})
_OLDEST: Final = 120


def may_measure(words: Words) -> bool:
    """Whether a sentence holds a figure and a word that tells a slot."""
    keys = words.lexicon.slot_keys
    return bool(words.held & NUMBER) and not (keys.isdisjoint(words.keys) and keys.isdisjoint(words.lowers))


def read_measures(kind: int, told: Told, limits: StatementThresholds) -> Iterator[Figure]:
    """The figures of a sentence, each with its slot.

    Args:
        kind: the number of the sentence.
        told: its facts.
        limits: how far two figures of one slot may be apart.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> from dedupe_news.thresholds import StatementThresholds
        >>> told = tell(Reader().read("The mayor was jailed for 12 years over bribes of $2 million."))
        >>> [(figure.slot, figure.shown) for figure in read_measures(0, told, StatementThresholds())]
        [('prison term', '12 years')]
    """
    keys, lowers = told.words.keys, told.words.lowers
    for slot in told.words.lexicon.slots:
        roles = slot.roles[0]
        if (roles.isdisjoint(keys) and roles.isdisjoint(lowers)) or not told.quantities or told.stamped:
            continue
        taken: set[int] = set()
        for place, key in enumerate(keys):
            if key not in roles and lowers[place] not in roles:
                continue
            clause = clause_of(told, place)
            beside = frozenset((*keys[clause.start : clause.stop], *lowers[clause.start : clause.stop]))
            if any(group.isdisjoint(beside) for group in slot.roles[1:]) or not slot.others.isdisjoint(
                beside
            ):
                continue
            quantity = _nearest(told, slot, place, clause)
            if (
                quantity is not None
                and quantity.place not in taken
                and not _doubted(told, slot, clause, quantity)
            ):
                taken.add(quantity.place)
                figure = _figure(kind, told, slot, place, quantity)
                yield replace(figure, clause=clause, most=_most(slot, limits))


def _nearest(told: Told, slot: Slot, place: int, clause: range) -> Quantity | None:
    """The figure of a slot's family nearest to a word that tells the slot, the one behind it first."""
    best: tuple[int, int, Quantity] | None = None
    for quantity in told.quantities:
        fits = quantity.place in clause or (slot.family == "age" and abs(quantity.place - place) <= 2)
        away = quantity.place - place if quantity.place > place else place - quantity.tokens.stop + 1
        if not fits or away > _FAR or not _of_family(told, slot, place, quantity):
            continue
        rank = (max(away, 0), quantity.place < place, quantity)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return best[2] if best else None


def _of_family(told: Told, slot: Slot, place: int, quantity: Quantity) -> bool:
    """Whether a figure is of the kind that fills a slot told at a place."""
    family, unit = slot.family, quantity.unit
    if family == "things":
        return unit not in {"%", "score", "year-old"} and not slot.counted.isdisjoint((*quantity.near, unit))
    if family == "money":
        return unit in CURRENCY
    if family in _RATES:
        return unit == "%"
    if family == "span":
        return unit in slot.counted
    if family == "result":
        return _pair(told, quantity) is not None
    if family == "age":
        return _is_age(told, place, quantity)
    if family == "scale":
        return _MAGNITUDE.fullmatch(quantity.written) is not None and (
            not unit or quantity.place == place - 1 or unit not in told.words.lexicon.cues["measure"]
        )
    return _unit(told, quantity) in _FAMILIES[family]


def _unit(told: Told, quantity: Quantity) -> str:
    """The measure a figure is told in."""
    end = quantity.tokens.stop
    after = told.words.lowers[end] if end < len(told.words.lowers) else ""
    near = next((_UNITS[key] for key in sorted(quantity.near) if key in _UNITS), "")
    found = _UNITS.get(quantity.unit) or near or _UNITS.get(after) or quantity.unit
    later = told.words.lowers[end + 1] if end + 1 < len(told.words.lowers) else ""
    return "°F" if found == "°" and later in {"f", "fahrenheit"} else found


def _pair(told: Told, quantity: Quantity) -> Result | None:
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
    if quantity.unit == "year-old" or quantity.unit == "@" + told.words.lowers[place]:
        return 0 < place - quantity.place <= 5 or quantity.place == place + 1
    gap = told.text[told.end(place) : told.starts[quantity.place]]
    after = told.text[told.end(quantity.tokens.stop - 1) :][:1]
    return (
        quantity.place == place + 1 and gap.strip() == "," and after in {",", ".", ";"} and not quantity.unit
    )


def _doubted(told: Told, slot: Slot, clause: range, quantity: Quantity) -> bool:
    """Whether a clause tells what may be, was once, is sought only, or stood at some hour."""
    words, lists = told.words, told.words.lexicon
    lowers = words.lowers[clause.start : clause.stop]
    for place, low in enumerate(lowers, clause.start):
        if is_doubt(told, place) or lists.has("slot-doubt", low):
            return True
        if lists.has("negation", low) and not lists.has("privative", low):
            return True
        if lists.has("slot-until", low) and _is_time(told, place + 1):
            return True
    before = words.lowers[max(0, quantity.place - 2) : quantity.place]
    if any(lists.has("slot-from", low) for low in before) or quantity.hedge == "at most":
        return True
    lasted = slot.family == "span" and any(lists.has("lasting", low) for low in before)
    if quantity.frame not in {"", "more"} and not lasted:
        return True
    if slot.family in _RATES:
        return not _RECENT.search(told.text) and "back" in read_cues(words).kinds
    return of_another_time(told, quantity.place)


_RECENT = re.compile(r"\blast month|from \d", re.IGNORECASE)


def _is_time(told: Told, place: int) -> bool:
    """Whether a word tells a time of day or a weekday."""
    lists, lowers = told.words.lexicon, told.words.lowers
    low = lowers[place] if place < len(lowers) else ""
    clocks = {clock.place for clock in told.clocks}
    return (
        place in clocks or place in told.weekdays or lists.has("time-of-day", low) or lists.has("noon", low)
    )


def _most(slot: Slot, limits: StatementThresholds) -> float:
    """How many times larger the other figure of a slot may be."""
    return limits.slot_apart_scale if slot.family in {"scale", "age"} else limits.slot_apart


def _figure(kind: int, told: Told, slot: Slot, place: int, quantity: Quantity) -> Figure:
    shown, name, unit = tell_quantity(quantity, told), slot.name, ""
    value = None
    if slot.family == "result":
        value = _pair(told, quantity)
        shown = _written(told, quantity.place, told.quantities[told.quantities.index(quantity) + 1])
    elif slot.family in {"money", "span"}:
        unit = quantity.unit
    elif slot.family in _FAMILIES:
        unit = _unit(told, quantity)
        end = quantity.tokens.stop
        if end < len(told.starts) and told.words.lowers[end] in _UNITS:
            shown = " ".join(told.text[told.starts[quantity.place] : told.end(end)].split())
    elif slot.family == "things":
        shown = _counted(told, slot, quantity)
    elif slot.family == "scale":
        shown = quantity.written
    elif slot.family == "age":
        name = f"age of {told.words.lowers[place]}"
    return Figure(
        name,
        kind,
        quantity,
        shown,
        shown,
        value=value,
        unit=unit,
        partial=quantity.frame == "more",
        rate=slot.family == "percent",
    )


def _counted(told: Told, slot: Slot, quantity: Quantity) -> str:
    """A figure with what it counts ("10,000 homes")."""
    keys = told.words.keys
    last = min(quantity.tokens.stop + 4, len(keys))
    counted = next((at for at in range(quantity.tokens.stop, last) if keys[at] in slot.counted), None)
    end = quantity.tokens.stop - 1 if counted is None else counted
    return " ".join(told.text[told.starts[quantity.place] : told.end(end)].split())


def _written(told: Told, first: int, last: Quantity) -> str:
    """The text from a token to the end of a figure."""
    return " ".join(told.text[told.starts[first] : told.end(last.tokens.stop - 1)].split())


def same_subject(
    one: Figure, other: Figure, ours: Sequence[int], theirs: Sequence[int], pairing: Pairing
) -> bool:
    """Whether nothing says that two figures are of two days, or of people or places the other report has not.

    Args:
        one: the figure of a report.
        other: that of another.
        ours: the sentences of the first report.
        theirs: those of the second.
        pairing: reads their facts.
    """
    first, second = pairing.told(one.kind), pairing.told(other.kind)
    if same_day(first, second) is False:
        return False
    if one.rate and not _content(first, one) & _content(second, other):
        return False
    named, rivals = _named(first, one.clause), _named(second, other.clause)
    if not named or not rivals or named & rivals:
        return True
    return bool(named & _heads(theirs, pairing)) and bool(rivals & _heads(ours, pairing))


def _content(told: Told, figure: Figure) -> frozenset[str]:
    """What a clause tells a rate of: its words of content, movements and the rate's own name aside."""
    words, opposed = told.words, frozenset().union(*told.words.lexicon.opposites)
    roles = next(slot.roles[0] for slot in words.lexicon.slots if slot.name == figure.slot)
    return frozenset(
        words.keys[at]
        for at in figure.clause
        if words.keys[at]
        and words.keys[at][0] != "#"
        and words.keys[at] not in roles
        and words.opposable[at] not in opposed
        and words.keys[at] not in {"%", "~percent"}
    )


def _named(told: Told, clause: range) -> frozenset[str]:
    """The heads of the names in a clause."""
    parts = {part for name in told.names for part in name}
    lowers = (told.words.lowers[at].removesuffix("'s") for at in clause)
    return frozenset(low[:_HEAD] for low in lowers if low in parts)


def _heads(kinds: Sequence[int], pairing: Pairing) -> frozenset[str]:
    """The first letters of every word of a report."""
    return frozenset(low[:_HEAD] for kind in kinds for low in pairing.words[kind].lowers)
