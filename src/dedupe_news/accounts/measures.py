"""The damage, the jobs cut, the prison term, the result: what a sentence gives as the figure of each.

A slot is a family of figures (sums, spans, things counted …) and the words that tell it, both of one clause
(`lexicon/slots.txt`): the figure nearest to such a word fills it, unless the clause doubts it, looks back, or
counts what is left or was added.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clashes.numbers import tell_quantity
from dedupe_news.accounts.clauses import by_so_much, clause_of, doubts, of_another_time
from dedupe_news.accounts.facts import Quantity
from dedupe_news.accounts.families import AREAS, MEASURES, RATES, SAME_UNITS, of_family, result_of, unit_of
from dedupe_news.accounts.figure import Figure
from dedupe_news.accounts.marks import NUMBER
from dedupe_news.accounts.sections import read_cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.lexicon.slots import Slot
    from dedupe_news.accounts.words import Words
    from dedupe_news.thresholds import StatementThresholds

_NONE: Final[frozenset[str]] = frozenset()
_GROWTH: Final = "growth"
_KEY_RATE: Final = "key rate"
"""What a bank's rate stands at is often told at the end of a sentence of several clauses."""
_FAR: Final = 9
"""Tokens between a figure and the word that tells its slot, at most."""
_TERM: Final = "prison term"
_NEAR: Final = 4
"""Tokens between "life" and the word that says it is a sentence, at most."""
_RECENT = re.compile(r"\blast month|from \d", re.IGNORECASE)
"""A rate is mostly that of a past month, and told beside the one before."""


def may_measure(words: Words) -> bool:
    """Whether a sentence holds a figure and a word that tells a slot."""
    keys = words.lexicon.slot_keys
    if keys.isdisjoint(words.keys) and keys.isdisjoint(words.lowers):
        return False
    return bool(words.held & NUMBER) or not words.lexicon.cues.get("life-term", _NONE).isdisjoint(
        words.lowers
    )


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
    if told.stamped:
        return
    yield from _for_life(kind, told)
    if not told.quantities:
        return
    lists = told.words.lexicon
    held = lists.slot_keys.intersection((*keys, *lowers))
    told_at = [place for place, key in enumerate(keys) if key in held or lowers[place] in held]
    for slot in lists.slots:
        roles = slot.roles[0]
        if roles.isdisjoint(held):
            continue
        taken: set[int] = set()
        for place in told_at:
            if keys[place] not in roles and lowers[place] not in roles:
                continue
            clause = _told_in(told, slot, place)
            whole = range(len(keys)) if slot.family in RATES else clause
            if slot.family == "result":  # "beat City 3-1, scoring twice before half-time"
                whole = clause_of(told, place)
            others = frozenset((*keys[whole.start : whole.stop], *lowers[whole.start : whole.stop]))
            beside = frozenset((*keys[clause.start : clause.stop], *lowers[clause.start : clause.stop]))
            if any(group.isdisjoint(beside) for group in slot.roles[1:]) or slot.others & others:
                continue
            quantity = _nearest(told, slot, place, clause)
            if (
                quantity is not None
                and quantity.place not in taken
                and not _doubted(told, slot, _doubted_in(told, slot, clause, quantity), quantity)
            ):
                taken.add(quantity.place)
                figure = _figure(kind, told, slot, place, quantity)
                yield replace(figure, clause=clause, most=_most(slot, limits))


def _for_life(kind: int, told: Told) -> Iterator[Figure]:
    """A prison term without an end: "jailed for life", "lebenslange Haft"."""
    words, lists = told.words, told.words.lexicon
    if lists.cues.get("life-term", _NONE).isdisjoint(words.lowers):
        return
    slot = next((slot for slot in lists.slots if slot.name == _TERM), None)
    for place, low in enumerate(words.lowers if slot is not None else ()):
        if slot is None or not lists.has("life-term", low):
            continue
        clause = clause_of(told, place)
        near = [at for at in clause if abs(at - place) <= _NEAR]
        held = frozenset(words.lowers[at] for at in near)
        if held & slot.roles[0] and not held & slot.others and not doubts(told, clause):
            term = Quantity(math.inf, "", frozenset(), "", place, words.tokens[place], 1, scaled=False)
            if not of_another_time(told, place):
                yield Figure(
                    _TERM,
                    kind,
                    term,
                    words.tokens[place],
                    words.tokens[place],
                    unit="year",
                    clause=clause,
                    whose=slot.whose,
                )
            return


def _told_in(told: Told, slot: Slot, place: int) -> range:
    """Where the figure of a slot told at a place stands: in its clause; the only result anywhere."""
    if (
        slot.family == "result"
        and sum(result_of(told, quantity) is not None for quantity in told.quantities) == 1
    ):
        return range(len(told.starts))
    if slot.name == _KEY_RATE and _stands_at(told) is not None:
        return range(len(told.starts))
    return clause_of(told, place)


def _stands_at(told: Told) -> Quantity | None:
    """The only rate of a sentence, if it says where something stands: "rates rose again, to 4.75 percent"."""
    rates = [quantity for quantity in told.quantities if quantity.unit == "%"]
    if len(rates) != 1 or not rates[0].place:
        return None
    before = told.words.lowers[rates[0].place - 1]
    return rates[0] if told.words.lexicon.has("moved-to", before) else None


def _doubted_in(told: Told, slot: Slot, clause: range, quantity: Quantity) -> range:
    """Where a doubt counts: of a result in its own clause ("voted 52 to 48, after a debate until noon")."""
    return clause_of(told, quantity.place) if slot.family == "result" else clause


def _nearest(told: Told, slot: Slot, place: int, clause: range) -> Quantity | None:
    """The figure of a slot's family nearest to a word that tells the slot, the one behind it first."""
    best: tuple[int, int, Quantity] | None = None
    for quantity in told.quantities:
        fits = quantity.place in clause or (slot.family == "age" and abs(quantity.place - place) <= 2)
        away = quantity.place - place if quantity.place > place else place - quantity.tokens.stop + 1
        far = len(told.starts) if slot.name == _KEY_RATE and quantity is _stands_at(told) else _FAR
        if not fits or away > far or not of_family(told, slot, place, quantity) or is_whole(told, quantity):
            continue
        rank = (max(away, 0), quantity.place < place, quantity)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return best[2] if best else None


def is_whole(told: Told, quantity: Quantity) -> bool:
    """Whether a figure is what another is a part of: "nine of twelve counts"."""
    of = quantity.place - 1
    return (
        of > 0
        and told.words.lexicon.has("toll-part", told.words.lowers[of])
        and any(of - 1 in other.tokens for other in told.quantities)
    )


def _doubted(told: Told, slot: Slot, clause: range, quantity: Quantity) -> bool:
    """Whether a clause tells what may be, was once, is sought only, or stood at some hour."""
    words, lists = told.words, told.words.lexicon
    lowers = words.lowers[clause.start : clause.stop]
    # "it would cut 900 jobs" is no doubt
    if any(
        words.lowers[at] != "would" or words.lowers[at + 1 : at + 2] == ("have",)
        for at in doubts(told, clause)
    ):
        return True
    for place, low in enumerate(lowers, clause.start):
        if lists.has("slot-doubt", low):
            return True
        denied = lists.has("negation", low) and not lists.has("privative", low)
        if denied and not _of_whom(told, quantity.place, place):
            return True
        if lists.has("slot-until", low) and _is_time(told, place + 1):
            return True
    before = words.lowers[max(0, quantity.place - 2) : quantity.place]
    if any(lists.has("slot-from", low) for low in before) or quantity.hedge == "at most":
        return True
    lasted = slot.family == "span" and any(lists.has("lasting", low) for low in before)
    if quantity.frame not in {"", "more"} and not lasted:
        return True
    if slot.family in RATES:
        return not _RECENT.search(told.text) and "back" in read_cues(words).kinds
    return of_another_time(told, quantity.place)


def _of_whom(told: Told, figure: int, place: int) -> bool:
    """Whether a word behind a figure is of somebody else: "12 years for treating people who were not ill"."""
    lists, between = told.words.lexicon, told.words.lowers[figure + 1 : place]
    return any(lists.has("relative", low) for low in between)


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


def _figure(  # noqa: C901 - a branch for each family
    kind: int, told: Told, slot: Slot, place: int, quantity: Quantity
) -> Figure:
    shown, name, unit = tell_quantity(quantity, told), slot.name, ""
    value, whole = None, True
    if slot.family == "result":
        value = result_of(told, quantity)
        shown = _written(told, quantity.place, told.quantities[told.quantities.index(quantity) + 1])
    elif slot.family in {"money", "span", "weight"}:
        unit = quantity.unit
    elif slot.family == "area":
        unit = next(key for key in sorted(AREAS) if key in {*quantity.near, quantity.unit})
        if unit == "squar":
            unit = " ".join(sorted(quantity.near & {"mile", *SAME_UNITS}))
    elif slot.family in MEASURES:
        unit = unit_of(told, quantity)
        end = quantity.tokens.stop
        if end < len(told.starts) and told.words.lowers[end] in SAME_UNITS:
            shown = " ".join(told.text[told.starts[quantity.place] : told.end(end)].split())
    elif slot.family in {"things", "doers"}:
        shown = _counted(told, slot, quantity)
        whole = slot.family == "doers" or not _is_part(told, shown)
    elif slot.family == "rate":
        unit = _moved(told, slot, quantity)
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
        whole=whole,
        value=value,
        unit=unit,
        partial=quantity.frame == "more",
        rate=slot.family == "percent",
        whose=slot.whose,
    )


def _is_part(told: Told, shown: str) -> bool:
    """Whether things are counted by words for some of them ("12 men", "two of the women")."""
    return any(told.words.lexicon.has("part", low) for low in shown.lower().split())


def _moved(told: Told, slot: Slot, quantity: Quantity) -> str:
    """Give `by` where a rate has moved by a figure ("rose 0.3 percent"), which is no rate; growth is one."""
    if slot.name == _GROWTH or not quantity.place:
        return ""
    return "by" if by_so_much(told, quantity.place) else ""


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
