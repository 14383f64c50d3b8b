"""Numbers that disagree: the same slot filled with values that cannot both be right."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes.clash import Clash, near, same_fate, strangers
from dedupe_news.accounts.clashes.money import money_for
from dedupe_news.accounts.clashes.runs import same_clause
from dedupe_news.accounts.clashes.scope import of_two_things
from dedupe_news.accounts.clauses import (
    by_so_much,
    clause_of,
    counts_killer,
    killed_himself,
    looks_back,
    of_two_parts,
)
from dedupe_news.accounts.facts.quantities import CURRENCY, MONEY_WORDS
from dedupe_news.accounts.marks import FATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Quantity, Told

_MONEY = CURRENCY | {"%"}
_BUNCHED = _MONEY | {"year-old", "score"}
"""Prices, rates, ages and scores come in bunches: only one standing exactly where the other does counts."""
_OLD_AFTER = re.compile(r"[\s-]*(?:years?|months?)[\s-]*old")
_PERCENT_AFTER = re.compile(r"\s*(?:%|percentage points?|p(?:er|or|our) ?c[ei]e?nt\w*|\w+)")
_HALVES = 2
_WHOLE = 5
"""Tokens behind a figure among which stands what it is a part of."""
_ABOUT = 0.1
"""How far a hedged number may be off."""
_EITHER_WAY = (1 - 1e-9, 1 + 1e-9)
"""A half is not rounded: 2.5 million is told as neither 2 nor 3 million."""
_ROUNDED = 1000
"""Smaller whole numbers are counted, not rounded, unless in words ("three hundred jobs", "310 jobs")."""


def number_clashes(pair: Pair) -> list[Clash]:
    """Numbers of the same slot with values that cannot both be right."""
    if pair.first.stamped or pair.second.stamped or not (pair.first.quantities and pair.second.quantities):
        return []
    if len({quantity.value for told in (pair.first, pair.second) for quantity in told.quantities}) == 1:
        return []  # as most that have any: one figure in both
    matched, left, right = _in_place(pair)
    ours = _lone([q for q in pair.first.quantities if q.place not in left], pair.second.quantities)
    theirs = _lone([q for q in pair.second.quantities if q.place not in right], pair.first.quantities)
    used: set[int] = set()
    for quantity in ours:
        rivals = [q for q in theirs if q.place not in used and _same_slot(pair, quantity, q)]
        if len(rivals) == 1:
            used.add(rivals[0].place)
            matched.append((quantity, rivals[0]))
    matched += _scores(pair)
    clashing = [(one, other) for one, other in matched if not reconcilable(one, other, exact=pair.sure)]
    if _has(pair.first, "beyond") is not _has(pair.second, "beyond"):
        # "60 percent at peak hours", "50 percent outside peak hours"
        clashing = [(one, other) for one, other in clashing if not one.unit == other.unit == "%"]
    if not clashing:
        return []
    agreed = len(pair.first.quantities) > len(ours) + len(left)
    certain = pair.sure or len(clashing) == 1 or agreed or len(matched) > len(clashing)
    certain = certain and (pair.sure or not strangers(pair.first, pair.second))
    certain = certain and _like_in_scope(pair)
    return [
        _clash(pair, one, other, certain=certain)
        for one, other in clashing
        if not (_converted(pair.first, one) or _converted(pair.second, other))
    ]


def _clash(pair: Pair, one: Quantity, other: Quantity, *, certain: bool) -> Clash:
    """Both figures side by side, told only where nothing says that they are of two times or things."""
    alike = _of_one_time(pair, one, other) and not of_two_things(pair.first, one, pair.second, other)
    certain = certain and alike
    plain = alike and same_clause(pair.first, one.tokens, pair.second, other.tokens)
    plain = plain and not strangers(pair.first, pair.second) and _like_in_scope(pair)
    values = tell_quantity(one, pair.first), tell_quantity(other, pair.second)
    of = money_for(pair, one, other) if one.unit in CURRENCY else _measured_for(pair, one, other)
    return Clash("number", about_quantity(one, pair.first), *values, certain or plain, plain=plain, of=of)


def _measured_for(pair: Pair, one: Quantity, other: Quantity) -> str:
    """What a rate or a figure in a measure is of, in a word of its sentence that the other has, too.

    "14 metres" and "41 metres" are no dispute of metres to a reader but of how far somebody "fell".
    """
    lists, words = pair.first.words.lexicon, pair.first.words
    place = _unit_place(one, pair.first)
    unit = words.lowers[place] if place >= 0 else ""
    if not one.unit:
        return next((low for low in words.lowers if lists.has("toll-noun", low)), "")
    if one.unit == "%" or lists.has_any(
        (one.unit, unit), "measure", "measure-word", "time-unit", "span-unit"
    ):
        return money_for(pair, one, other).lower()
    return ""


def _of_one_time(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Whether nothing tells the figures apart: another part or time, a fear, or only those badly hurt."""
    first, second = pair.first, pair.second
    before = looks_back(first, one.place, second) is looks_back(second, other.place, first)
    badly = _has(first, "toll-degree") is _has(second, "toll-degree") or not first.words.held & FATE
    if one.unit == other.unit == "%" and by_so_much(first, one.place) is not by_so_much(second, other.place):
        return False  # "rose 0.3 percent", "rose to 7.5 percent"
    if of_two_parts(first, clause_of(first, one.place), second, clause_of(second, other.place)):
        return False
    if first.words.held & FATE and counts_killer(first) is not counts_killer(second):
        return False  # "killed three people", "four died, among them the gunman"
    beside = first.words.held & FATE and abs(one.value - other.value) == 1
    if beside and killed_himself(first) is not killed_himself(second):
        return False  # "three people are dead", "killing two people before taking his own life"
    return before and badly and _has(first, "feared") is _has(second, "feared")


def _has(told: Told, kind: str) -> bool:
    """Whether a sentence holds a word of a class: what may be ("could have killed 200"), how badly hurt."""
    return told.words.lexicon.has_any(told.words.lowers, kind)


def _converted(told: Told, quantity: Quantity) -> bool:
    """Whether a figure gives the one before it in another measure ("8 mph (12 kph)"), rounded as may be."""
    before = told.text[: told.starts[quantity.place]]
    measured = quantity.unit in told.words.lexicon.cues["measure"]
    return measured and before.endswith("(") and told.text[told.starts[quantity.place] :].find(")") > 0


def _like_in_scope(pair: Pair) -> bool:
    """Whether both sentences or neither sum up, and both or neither count a stretch of the whole alone."""
    first, second = pair.first, pair.second
    return _sums_up(first) is _sums_up(second) and _of_a_part(first) is _of_a_part(second)


def _of_a_part(told: Told) -> bool:
    """Whether a sentence counts during a part of the event ("five points during a run", not "during May")."""
    lists, lowers = told.words.lexicon, told.words.lowers
    dated = {at for date in told.dates for at in date.tokens}
    return any(lists.has("stretch", low) and at + 1 not in dated for at, low in enumerate(lowers))


def _sums_up(told: Told) -> bool:
    """Whether a sentence adds up what others tell one by one ("in all", "so far")."""
    lowers = told.words.lowers
    return _has(told, "sum") or (
        ("far" in lowers or "all" in lowers)
        and any(pair in {("so", "far"), ("in", "all")} for pair in pairwise(lowers))
    )


def _in_place(pair: Pair) -> tuple[list[tuple[Quantity, Quantity]], set[int], set[int]]:
    """Pairs of numbers that stand for one another in parallel sentences, and their places on either side."""
    found = []
    for swap in pair.swaps:
        ours = [q for q in pair.first.quantities if q.place in swap.first]
        theirs = [q for q in pair.second.quantities if q.place in swap.second]
        if len(ours) != 1 or len(theirs) != 1 or _elsewhere(pair, ours[0], theirs[0]):
            continue
        if _may_stand_for(pair, ours[0], theirs[0]):
            found.append((ours[0], theirs[0]))
    return found, {one.place for one, _ in found}, {other.place for _, other in found}


def _elsewhere(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Whether either figure also stands at another place of the other sentence ("420 pupils, 60 of whom")."""
    return any(q.value == one.value and q.unit in {one.unit, ""} for q in pair.second.quantities) or any(
        q.value == other.value and q.unit in {other.unit, ""} for q in pair.first.quantities
    )


def _scores(pair: Pair) -> list[tuple[Quantity, Quantity]]:
    """The halves of the only score of either sentence, if they agree in one half and not in the other."""
    if not pair.parallel:
        return []
    ours, theirs = (
        [quantity for quantity in told.quantities if quantity.unit == "score"]
        for told in (pair.first, pair.second)
    )
    if len(ours) != _HALVES or len(theirs) != _HALVES:
        return []
    apart = [(one, other) for one, other in zip(ours, theirs, strict=True) if one.value != other.value]
    return apart if len(apart) == 1 else []


def _may_stand_for(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Whether numbers in the same place may count the same thing."""
    if one.unit in _BUNCHED or other.unit in _BUNCHED or "@" in {one.unit[:1], other.unit[:1]}:
        return one.unit == other.unit and one.frame == other.frame
    if not same_fate(pair, one.place, other.place):
        return False
    if one.unit and other.unit:
        if one.frame != other.frame and not (pair.sure and "more" in {one.frame, other.frame}):
            return False
        return _one_unit(pair, one, other) or (pair.sure and bool(one.near & other.near))
    measure = pair.first.words.lexicon.cues["measure"]
    if one.unit in measure or other.unit in measure:
        return False
    if one.unit or other.unit:
        return one.frame == other.frame
    if _before(pair.first, one) and _before(pair.second, other):
        return True
    ours, theirs = _part_of(pair.first, one), _part_of(pair.second, other)
    return bool(ours and theirs) and pair.first.words.keys[ours[0]] == pair.second.words.keys[theirs[0]]


def _part_of(told: Told, quantity: Quantity) -> list[int]:
    """The places of the words that tell what a figure is a part of: "seven of the nine judges"."""
    behind = quantity.tokens.stop
    if not told.words.lexicon.has_any(told.words.lowers[behind : behind + 1], "toll-part"):
        return []
    whole = range(behind, min(behind + _WHOLE, len(told.words.keys)))
    return [at for at in whole if told.words.keys[at] and told.words.keys[at][0] != "#"]


def _same_slot(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers in different places count the same thing of the same matter."""
    if one.unit[:1] == "@":
        return one.unit == other.unit
    if one.unit in _BUNCHED or other.unit in _BUNCHED or not (one.unit or other.unit):
        if one.unit == other.unit and one.unit in _MONEY:
            return one.frame == other.frame and _one_rate(pair, one, other)
        before = _before(pair.first, one)
        return not one.unit and not other.unit and bool(before) and before == _before(pair.second, other)
    if one.frame != other.frame or not _one_unit(pair, one, other):
        return False
    if not same_fate(pair, one.place, other.place):
        return False
    return pair.sure or bool(
        (near(pair.first, one.place) - {one.unit}) & (near(pair.second, other.place) - {other.unit})
    )


def _one_rate(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Whether two rates or prices, each the only one of its sentence, are told beside the same words."""
    alone = all(
        sum(q.unit == one.unit for q in told.quantities if q.value not in {r.value for r in rival.quantities})
        == 1
        for told, rival in ((pair.first, pair.second), (pair.second, pair.first))
    )
    return alone and bool(near(pair.first, one.place) & near(pair.second, other.place))


def _one_unit(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same: one noun, people of any word, or a noun and its attribute."""
    lists = pair.first.words.lexicon
    if one.unit == other.unit or (lists.has("person", one.unit) and lists.has("person", other.unit)):
        return True
    measured = lists.cues["measure"]
    return not (one.unit in measured or other.unit in measured) and (
        one.unit in other.near or other.unit in one.near
    )


def _lone(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Quantities that the other sentence does not also hold."""
    return [q for q in own if not any(reconcilable(q, other, exact=False) for other in others)]


def reconcilable(first: Quantity, second: Quantity, *, exact: bool) -> bool:
    """Whether two numbers can both be right: equal, within a hedge, or one the other rounded.

    Args:
        first: a number.
        second: another of the same slot.
        exact: whether the sentences are otherwise the same, so that only a hedge on one side explains it.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> def number(text):
        ...     return tell(Reader().read(text)).quantities[0]
        >>> reconcilable(number("about 50 men"), number("48 men"), exact=True)
        True
        >>> reconcilable(number("over 50 men"), number("over 60 men"), exact=True)
        False
    """
    if first.value == second.value:
        return True
    if not (first.hedge == second.hedge and (exact or first.hedge in {"at least", "at most"})):
        for one, other in ((first, second), (second, first)):
            if one.hedge == "about" and abs(one.value - other.value) <= _ABOUT * max(one.value, other.value):
                return True
            if one.hedge == "at least" and other.value >= one.value:
                return True
            if one.hedge == "at most" and other.value <= one.value:
                return True
    coarse, fine = sorted((first, second), key=lambda quantity: quantity.digits)
    if coarse.digits == fine.digits or (exact and not (coarse.scaled or fine.scaled)):
        return False
    if max(first.value, second.value) < _ROUNDED and not fine.value % 1 and not coarse.scaled:
        return False
    size = max(coarse.digits, 1)
    return all(float(f"{fine.value * aside:.{size}g}") == coarse.value for aside in _EITHER_WAY)


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


def about_quantity(quantity: Quantity, told: Told) -> str:
    """What a number is about, as its sentence words it."""
    if quantity.unit in _BUNCHED:
        return quantity.unit
    if quantity.unit[:1] == "@":
        return f"age of {_name_as_written(quantity.unit[1:], told)}"
    place = _unit_place(quantity, told)
    if place < 0:
        place = _before_place(told, quantity)
    if place < 0:
        place = next(iter(_part_of(told, quantity)), -1)
    return told.words.lowers[place] if place >= 0 else quantity.unit.lstrip("~")


def _name_as_written(low: str, told: Told) -> str:
    """A name in lower case as its sentence writes it."""
    for token, lower in zip(told.words.tokens, told.words.lowers, strict=True):
        if lower.removesuffix("'s") == low:
            return token.removesuffix("'s").removesuffix("’s")
    return low


def _unit_place(quantity: Quantity, told: Told) -> int:
    keys = told.words.keys
    for place in range(quantity.place + 1, min(quantity.place + 7, len(keys))):
        if quantity.unit and keys[place] == quantity.unit:
            return place
    return -1


_SIGN = re.compile(r"(?:^|\s)[-\u2212]$")
"""Right before a figure below zero ("-5 degrees")."""


def _named_after(told: Told, quantity: Quantity, end: int) -> int:
    """Where the word for the money of a sum ends, if it stands behind it ("2 millones de euros")."""
    lowers = told.words.lowers
    for at in range(quantity.tokens.stop, min(quantity.tokens.stop + 2, len(lowers))):
        if MONEY_WORDS.get(lowers[at].removeprefix("d'")) == quantity.unit:
            return told.end(at)
    return end


def tell_quantity(quantity: Quantity, told: Told) -> str:
    """A number as its sentence words it, with what it counts."""
    words = told.words
    start = told.starts[quantity.place]
    if quantity.place and words.tokens[quantity.place - 1] in CURRENCY:
        start = told.starts[quantity.place - 1]
    start -= _SIGN.search(told.text[max(0, start - 2) : start]) is not None
    end = told.starts[quantity.place] + len(quantity.written)
    place = _unit_place(quantity, told)
    if place >= 0 and quantity.unit not in _BUNCHED:
        end = told.end(place)
    if quantity.unit in CURRENCY:
        end = _named_after(told, quantity, end)
    if quantity.unit == "%":
        after = _PERCENT_AFTER.match(told.text, end)
        end = after.end() if after else end
    if quantity.unit == "year-old" or quantity.unit[:1] == "@":
        after = _OLD_AFTER.match(told.text, end)
        end = after.end() if after else end
    return " ".join(told.text[start:end].split())
