"""What an event or a person has one of (magnitude, turnout, crowd, age), compared however it is worded.

Sentences that tell such a figure often share little else ("A crowd of 14,120 watched", "The attendance was
14,210, the biggest of the season"), so likeness finds no dispute in them. Here the slot alone decides: one
value in all sentences of a report, another in those of a second. A slot to which one report gives two
values is of two things, and a figure beside a word that looks back ("four years ago") is of another time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes import Clash
from dedupe_news.accounts.clashes.numbers import about_quantity, reconcilable, tell_quantity
from dedupe_news.accounts.clauses import clause_of, of_another_time
from dedupe_news.accounts.marks import FIGURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.accounts.facts import Quantity, Told
    from dedupe_news.accounts.kinds import Kinds
    from dedupe_news.accounts.pairing import Pairing
    from dedupe_news.accounts.words import Words
    from dedupe_news.thresholds import StatementThresholds

_AGE = re.compile(
    r"(?:(?<=[,(] )|(?<=\())(\d{1,3})[,;.)]|\b(\d{1,3})(?:[- ]year\S*|[- ]Jahre|-jähr\S*)(?:[- ]old)?"
    r"((?: [\w.'’-]+){1,4})"
)
"""An age after a name, or before one."""
_FIGURE = re.compile(r"\d+")
"""Where it is looked for: at every letter it takes three times as long."""
_OPENS = ',( "”’»“'
_NAME = 30
"""Code points of a surname at most."""


@dataclass(frozen=True, slots=True)
class _Value:
    kind: int
    quantity: Quantity
    told: Told

    @property
    def shown(self) -> str:
        """The figure as its sentence words it."""
        whole = self.quantity.unit == "%" or self.quantity.unit[:1] == "@"
        return tell_quantity(self.quantity, self.told) if whole else self.quantity.written


def attribute_clashes(kinds: Kinds, pairing: Pairing) -> list[tuple[int, int, Clash]]:
    """Pairs of distinct sentences of different reports that give one slot two values.

    Args:
        kinds: the story's distinct sentences.
        pairing: reads their facts.
    """
    limits = pairing.thresholds
    slots: dict[tuple[str, str], list[_Value]] = {}
    aged = _with_disputed_ages([words.text if words.held & FIGURE else "" for words in kinds.words])
    for kind, words in enumerate(kinds.words):
        marked = not words.lexicon.cues.get("attribute", _NONE).isdisjoint(words.keys)
        if marked or kind in aged:
            for about, value in _values(kind, pairing.told(kind), limits, marked=marked):
                unit = value.quantity.unit if value.quantity.unit == "%" else ""
                slots.setdefault((about, unit), []).append(value)
    found: list[tuple[int, int, Clash]] = []
    for (about, _), values in slots.items():
        clashes = list(_disputed(about, values, limits)) if len(values) > 1 else []
        if clashes and not _of_two_things(values, kinds) and not _of_namesakes(values[0], kinds):
            found.extend(clashes)
    return found


_NONE: frozenset[str] = frozenset()


def _with_disputed_ages(texts: Sequence[str]) -> set[int]:
    """The sentences with a word beside which another sentence has another age; others are not read."""
    ages: dict[str, set[str]] = {}
    holders: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        for match in _told_ages(text):
            age, other_age, after = match.groups("")
            around = after if other_age else text[: match.start()].rstrip(_OPENS)[-_NAME:].rpartition(" ")[2]
            for word in around.split():
                if word[:1].isupper():
                    ages.setdefault(word, set()).add(age or other_age)
                    holders.setdefault(word, []).append(place)
    return {place for word, found in ages.items() if len(found) > 1 for place in holders[word]}


def _told_ages(text: str) -> Iterator[re.Match[str]]:
    """What `_AGE.finditer` gives."""
    end = 0
    for figure in _FIGURE.finditer(text):
        match = _AGE.match(text, figure.start()) if figure.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def _values(
    kind: int, told: Told, limits: StatementThresholds, *, marked: bool
) -> Iterator[tuple[str, _Value]]:
    """What a sentence tells an age or another attribute of, with its value."""
    for quantity in told.quantities:
        if quantity.unit[:1] == "@":
            yield about_quantity(quantity, told), _Value(kind, quantity, told)
        elif (
            marked
            and (about := _attribute(told, quantity, limits.attribute_near))
            and not of_another_time(told, quantity.place)
        ):
            yield about.lstrip("~"), _Value(kind, quantity, told)


def _attribute(told: Told, quantity: Quantity, near: int) -> str:
    """The nearest word of the same clause that names an attribute, '' if none."""
    named, lists = told.words.lexicon.cues["attribute"], told.words.lexicon
    if quantity.place and lists.has("be", told.words.lowers[quantity.place - 1]):
        near *= 2  # "the attendance at the National Stadium was 64,100"
    for away in range(1, near + 1):
        for at in (quantity.place - away, quantity.place + away):
            if 0 <= at < len(told.words.keys) and told.words.keys[at] in named:
                first, last = sorted((at, quantity.place))
                if last in clause_of(told, first):
                    return told.words.keys[at]
    return ""


def _of_two_things(values: Sequence[_Value], kinds: Kinds) -> bool:
    """Whether one report gives a slot two values."""
    held: dict[int, Quantity] = {}
    return any(
        not reconcilable(held.setdefault(report, value.quantity), value.quantity, exact=False)
        for value in values
        for report in kinds.reports(value.kind)
    )


def _of_namesakes(value: _Value, kinds: Kinds) -> bool:
    """Whether the story tells of two people of the surname whose age is told."""
    if value.quantity.unit[:1] != "@":
        return False
    surname = value.quantity.unit[1:]
    given: set[str] = set()
    for words in kinds.words:
        for place, low in enumerate(words.lowers):
            if low.removesuffix("'s") == surname:
                at = place - 2 if place > 1 and _initial(words.tokens[place - 1]) else place - 1
                if at >= 0 and _names(words, at):
                    given.add(words.lowers[at][:1])
    return len(given) > 1


def _initial(token: str) -> bool:
    """Whether a token stands for a middle name ("Tyson D. Dixon")."""
    return len(token) == 1 and token.isupper()


def _names(words: Words, place: int) -> bool:
    """Whether a word may be a given name: a capital, more than an initial, no title."""
    low = words.lowers[place]
    lists = words.lexicon
    return (
        words.tokens[place][0].isupper()
        and len(low) > 1
        and low not in lists.function
        and not lists.has("title", low.rstrip("."))
    )


def _disputed(
    about: str, values: Sequence[_Value], limits: StatementThresholds
) -> Iterator[tuple[int, int, Clash]]:
    """Clashes between the first sentence with each value and all with another."""
    firsts: dict[float, _Value] = {}
    for value in values:
        firsts.setdefault(value.quantity.value, value)
    for first in firsts.values():
        for other in values:
            if first.kind != other.kind and _disputes(first.quantity, other.quantity, limits):
                one, two = sorted((first, other), key=lambda value: value.kind)
                yield one.kind, two.kind, Clash("number", about, one.shown, two.shown)


def _disputes(one: Quantity, other: Quantity, limits: StatementThresholds) -> bool:
    if reconcilable(one, other, exact=False):
        return False
    apart = abs(one.value - other.value)
    most = limits.ages_apart if one.unit[:1] == "@" else limits.attribute_apart * max(one.value, other.value)
    return apart <= most
