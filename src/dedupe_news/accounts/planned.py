"""When it is to open, close, begin, end or go: "the plant will close in March", "shut until Thursday".

What lies ahead has one day, month or year, behind a verb for it in the same clause. A way that is shut until
Thursday is one that opens then or on the day after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from dedupe_news.accounts.clashes.times import says_when_told
from dedupe_news.accounts.clauses import clause_of, doubts, looks_back
from dedupe_news.accounts.figure import Figure
from dedupe_news.accounts.marks import DATE, DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.facts import Told, When
    from dedupe_news.accounts.words import Words

PLANS: Final = ("plan-opening", "plan-closing", "plan-start", "plan-end", "plan-leaving")
_FAR: Final = 7
"""Tokens between a verb and its day, at most."""
_AHEAD: Final = 6
"""Tokens before a verb among which a word says that it lies ahead."""
_WEEK: Final = 7
_THING: Final = 1
_WHOSE: Final = ("'s", "s'")


@dataclass(frozen=True, slots=True)
class Ahead:
    """The weekday or date of what lies ahead, and the words of what it is told of.

    `until` says that it lasts so long: what begins then may be told of the day after.
    """

    day: int | None
    date: When | None
    until: bool
    thing: frozenset[str]

    def agrees(self, other: Self) -> bool:
        """Whether both may be right; a weekday and a date may."""
        if self.day is not None and other.day is not None:
            apart = (self.day - other.day) % _WEEK
            return not apart or (self.until is not other.until and apart in {1, _WEEK - 1})
        return self.date is None or other.date is None or self.date.agrees(other.date)

    def apart(self, other: Self) -> bool:
        """Whether they are told of two things, as far as the words tell."""
        return len(self.thing & other.thing) < _THING


def may_tell_plans(words: Words) -> bool:
    """Whether a sentence holds a day or date, and a word for what it may be of."""
    return bool(words.held & (DAY | DATE)) and words.lexicon.has_any(words.lowers, *PLANS, "plan-shut")


def read_plans(kind: int, told: Told) -> Iterator[Figure]:
    """What a sentence says of when it will open, close, begin, end or go.

    Args:
        kind: the number of the sentence.
        told: its facts.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> told = tell(Reader().read("The biscuit plant is to shut in September."))
        >>> [(figure.slot, figure.shown) for figure in read_plans(0, told)]
        [('closing', 'shut in September')]
    """
    if told.stamped:
        return
    when: list[tuple[range, int | None, When | None]] = [
        (range(place, place + 1), day, None)
        for place, day in told.weekdays.items()
        if not says_when_told(told, place)
    ]
    when += [(date.tokens, None, date) for date in told.dates if date.place not in told.weekdays]
    for places, day, date in sorted(when, key=lambda found: found[0].start):
        found = _plan(told, places.start)
        if found is None or looks_back(told, places.start):
            continue
        plan, verb, until = found
        clause = clause_of(told, places.start)
        yield Figure(
            plan,
            kind,
            None,
            " ".join(told.text[told.starts[verb] : told.end(places[-1])].split()),
            " ".join(told.text[told.starts[places[0]] : told.end(places[-1])].split()),
            value=Ahead(day, date, until, _things(told, clause, verb)),
            clause=clause,
            about="weekday" if date is None else "date",
        )


def _plan(told: Told, place: int) -> tuple[str, int, bool] | None:
    """What lies ahead at a day: its name, the place of its verb, and whether it lasts until then."""
    lists, lowers = told.words.lexicon, told.words.lowers
    clause = clause_of(told, place)
    if any(lowers[at] != "would" for at in doubts(told, clause)):
        return None
    until = place > 0 and lists.has("plan-until", lowers[place - 1])
    for at in range(place - 1, max(clause.start, place - _FAR) - 1, -1):
        if until and lists.has("plan-shut", lowers[at]):
            return "opening", at, True
        if _is_noun(told, at):
            continue
        name = next((name for name in PLANS if lists.has(name, lowers[at])), "")
        if name and not until:
            before = lowers[max(clause.start, at - _AHEAD) : at]
            return (name[5:], at, False) if any(lists.has("plan-ahead", low) for low in before) else None
    return None


def _is_noun(told: Told, place: int) -> bool:
    """Whether a word of a plan is the end or beginning of a time: "will shut at the end of June"."""
    after = told.words.lowers[place + 1 : place + 2]
    return any(told.words.lexicon.has("toll-part", low) for low in after)


def _things(told: Told, clause: range, verb: int) -> frozenset[str]:
    """The words of content of a clause, its verb aside, and whose a thing is: "the school's library"."""
    words = told.words
    places = [at for at in clause if words.keys[at] in told.matter and at != verb]
    own = [at for at in places if not words.lowers[at].endswith(_WHOSE)]
    return frozenset(words.keys[at] for at in own or places)
