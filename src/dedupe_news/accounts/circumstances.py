"""At what hour it happened, what caused it and who claims it, as a sentence tells it.

Slots of those that reports are compared by (`slots`), filled by words instead of figures: an hour beside a
verb by which events happen, a cause of a closed list beside a word for causing, a name that claims an attack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clauses import clause_of, doubts, of_another_time
from dedupe_news.accounts.figure import Figure, Hour, OneOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words
    from dedupe_news.thresholds import StatementThresholds

_NONE: Final[frozenset[str]] = frozenset()
_CAUSES: Final = (
    "cause-gas",
    "cause-arson",
    "cause-wiring",
    "cause-lightning",
    "cause-brakes",
    "cause-smoker",
    "cause-fireworks",
    "cause-battery",
    "cause-bomb",
    "cause-weather",
    "cause-drink",
    "cause-driver",
    "cause-engine",
)
_NEAR: Final = 8
"""Tokens between an hour and the verb that says what happened, at most."""


def may_tell_circumstances(words: Words) -> bool:
    """Whether a sentence holds a word by which an hour, a cause or a claim is told."""
    cues = words.lexicon.cues
    return any(
        not cues.get(kind, _NONE).isdisjoint(words.lowers) for kind in ("onset", "causing", "claiming")
    )


def read_circumstances(kind: int, told: Told, limits: StatementThresholds) -> Iterator[Figure]:
    """What a sentence tells of when, why and by whom it was done.

    Args:
        kind: the number of the sentence.
        told: its facts.
        limits: how far two hours may be apart.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> from dedupe_news.thresholds import StatementThresholds
        >>> told = tell(Reader().read("The blast happened at 3:15 a.m. and was caused by a gas leak."))
        >>> [(figure.slot, figure.shown) for figure in read_circumstances(0, told, StatementThresholds())]
        [('time', '3:15 a.m.'), ('cause', 'gas leak')]
    """
    yield from _hours(kind, told, limits)
    yield from _causes(kind, told)
    yield from _claims(kind, told)


def _hours(kind: int, told: Told, limits: StatementThresholds) -> Iterator[Figure]:
    lists, lowers = told.words.lexicon, told.words.lowers
    zones = lists.cues.get("stamp", _NONE) - lists.cues.get("half", _NONE)
    if not told.clocks or told.stamped or not zones.isdisjoint(lowers):
        return
    for clock in told.clocks:
        clause = clause_of(told, clock.place)
        near = range(max(clause.start, clock.place - _NEAR), min(clause.stop, clock.place + _NEAR))
        happened = any(lists.has("onset", lowers[at]) for at in near)
        again = any(lists.has("again", low) for low in lowers[clause.start : clause.start + 2])
        if happened and not again and not of_another_time(told, clock.place):
            yield Figure(
                "time",
                kind,
                None,
                clock.written,
                clock.written,
                value=Hour(clock, limits.hours_apart),
                clause=clause,
            )


def _causes(kind: int, told: Told) -> Iterator[Figure]:
    lists, lowers = told.words.lexicon, told.words.lowers
    for place, low in enumerate(lowers):
        if not lists.has("causing", low):
            continue
        clause = clause_of(told, place)
        if _denied(told, clause) or of_another_time(told, place):
            continue
        found: dict[str, range] = {}
        for at in clause:
            for cause in _CAUSES:
                if lists.has(cause, lowers[at]) and abs(at - place) <= _NEAR:
                    found.setdefault(cause, range(at, _through(told, at, clause)))
        if found:
            shown = _written(told, next(iter(found.values())))
            yield Figure(
                "cause",
                kind,
                None,
                shown,
                shown,
                value=OneOf(frozenset(found)),
                clause=clause,
                about="name",
            )
            return


def _claims(kind: int, told: Told) -> Iterator[Figure]:
    lists, lowers = told.words.lexicon, told.words.lowers
    for place, low in enumerate(lowers):
        if not lists.has("claiming", low):
            continue
        clause = clause_of(told, place)
        if _denied(told, clause) or not any(lists.has("claimed", lowers[at]) for at in clause):
            continue
        by = place + 1 < len(lowers) and lists.has("by", lowers[place + 1])
        name = _run(told, range(place + 2, clause.stop) if by else range(place - 1, clause.start - 1, -1))
        if len(name) > 0 and not of_another_time(told, place):
            shown = _written(told, name)
            value = OneOf(frozenset(lowers[at].removesuffix("'s") for at in name))
            yield Figure(
                "claimed by",
                kind,
                None,
                shown,
                shown,
                value=value,
                clause=range(0),
                about="name",
            )
            return


def _run(told: Told, places: range) -> range:
    """The first run of capitalised words on the way."""
    tokens, run = told.words.tokens, []
    for at in places:
        if tokens[at][0].isupper() and told.words.keys[at]:
            run.append(at)
        elif run:
            break
    return range(min(run), max(run) + 1) if run else range(0)


def _denied(told: Told, clause: range) -> bool:
    """Whether a clause denies, doubts or rules out."""
    lists, lowers = told.words.lexicon, told.words.lowers
    return bool(doubts(told, clause)) or any(
        lists.has("negation", lowers[at]) or lists.has("denying", lowers[at]) for at in clause
    )


def _through(told: Told, place: int, clause: range) -> int:
    """Where a cause ends: with the next word if it is one of content ("gas leak")."""
    after = place + 1
    return after + (after in clause and bool(told.words.keys[after]) and told.words.keys[after][0] != "#")


def _written(told: Told, places: range) -> str:
    return " ".join(told.text[told.starts[places.start] : told.end(places.stop - 1)].split())
