"""At what hour it happened, what caused it and who claims it, as a sentence tells it.

Slots of those that reports are compared by (`slots`), filled by words instead of figures: an hour beside a
verb by which events happen, a cause of a closed list beside a word for causing, a name that claims an attack.
Weekdays of what happens once stand in `turns`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clauses import clause_of, denied, of_another_time
from dedupe_news.accounts.figure import Figure, Hour, OneOf
from dedupe_news.accounts.marks import CIRCUMSTANCE
from dedupe_news.accounts.turns import PARTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    "cause-candle",
    "cause-heater",
    "cause-fireworks",
    "cause-battery",
    "cause-bomb",
    "cause-weather",
    "cause-drink",
    "cause-driver",
    "cause-engine",
)
_MOMENTS: Final = (
    "moment-fire",
    "moment-blast",
    "moment-fall",
    "moment-crash",
    "moment-quake",
    "moment-dark",
    "moment-call",
)
"""What an hour may be that of; two of them have two hours: a fire breaks out before a roof falls in."""
_NEAR: Final = 8
"""Tokens between an hour and the verb that says what happened, at most."""


def may_tell_circumstances(words: Words) -> bool:
    """Whether a sentence holds a word by which an hour, a cause or a claim is told."""
    return bool(words.held & CIRCUMSTANCE)


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
        happened = [at for at in near if _happens(told, at) and not _relates(told, at, clock.place)]
        again = any(lists.has("again", low) for low in lowers[clause.start : clause.start + 2])
        if happened and not again and not of_another_time(told, clock.place):
            yield Figure(
                "time",
                kind,
                None,
                clock.written,
                clock.written,
                value=Hour(clock, limits.hours_apart, _moments(told, happened, clause)),
                clause=clause,
            )


def _moments(told: Told, happened: Sequence[int], clause: range) -> frozenset[str]:
    """The classes of what happened, by the verb that tells it ("collapsed") or else by any word beside it."""
    lists, lowers = told.words.lexicon, told.words.lowers
    for places in (happened, clause):
        # "l'explosion" is one word
        held = [lowers[at].rpartition("'")[2] or lowers[at] for at in places]
        found = {moment for low in held for moment in _MOMENTS if lists.has(moment, low)}
        if found:
            break
    return frozenset(found)


def _happens(told: Told, place: int) -> bool:
    """Whether a word says that something happened; of "took place" and its like both words do.

    In German and Dutch the second may stand far behind ("vond rond vijf uur plaats").
    """
    lists, lowers = told.words.lexicon, told.words.lowers
    if not lists.has("onset", lowers[place]):
        return False
    end = clause_of(told, place).stop if lists.lang in PARTED else place + 2
    return not lists.has("onset-with", lowers[place]) or lists.has_any(
        lowers[place + 1 : end], "onset-particle"
    )


def _relates(told: Told, happened: int, clock: int) -> bool:
    """Whether a word between a verb and an hour says that the hour is that of something before or after.

    One right before the hour only hedges it ("went off shortly before 5 a.m.").
    """
    lists, lowers = told.words.lexicon, told.words.lowers
    first, last = sorted((happened, clock))
    return any(lists.has("relating", low) for low in lowers[first + 1 : last - (last == clock)])


def _causes(kind: int, told: Told) -> Iterator[Figure]:
    lists, lowers = told.words.lexicon, told.words.lowers
    for place, low in enumerate(lowers) if lists.has_any(lowers, "causing") else ():
        if not lists.has("causing", low):
            continue
        clause = clause_of(told, place)
        if denied(told, clause) or of_another_time(told, place) or not _of_mishap(told, place, clause):
            continue
        found: dict[str, range] = {}
        for at in range(max(clause.start, place - _NEAR), min(clause.stop, place + _NEAR + 1)):
            for cause in _CAUSES:
                if lists.has(cause, lowers[at]):
                    found.setdefault(cause, range(at, _through(told, at, clause)))
        named = {cause: at for cause, at in found.items() if not lists.has("causing", lowers[at.start])}
        found = named or found  # "provocado por un cortocircuito", and "provocado" alone is arson
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


def _of_mishap(told: Told, place: int, clause: range) -> bool:
    """Whether a word for causing is one of nothing else, or beside a mishap: not "closed because of snow"."""
    lists, lowers = told.words.lexicon, told.words.lowers
    held = lowers[clause.start : clause.stop]
    return not lists.has("causing-any", lowers[place]) or lists.has_any(held, "mishap")


def _claims(kind: int, told: Told) -> Iterator[Figure]:
    lists, lowers = told.words.lexicon, told.words.lowers
    for place, low in enumerate(lowers) if lists.has_any(lowers, "claiming") else ():
        if not lists.has("claiming", low):
            continue
        clause = clause_of(told, place)
        if denied(told, clause) or not _is_claim(told, place, clause):
            continue
        by = place + 1 < len(lowers) and lists.has("by", lowers[place + 1])
        name = _run(told, range(place + 2, clause.stop) if by else range(place - 1, clause.start - 1, -1))
        if len(name) > 0 and not _describes(told, name, place) and not of_another_time(told, place):
            shown = _written(told, name)
            value = OneOf(_known_as(told, name))
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


def _is_claim(told: Told, place: int, clause: range) -> bool:
    """Whether somebody claims what was done, by a noun or in words ("said it carried out the bombing").

    Who did it by the word of others claims nothing, nor does "claimed the attack was self-defence".
    """
    lists, lowers = told.words.lexicon, told.words.lowers
    if lists.has("claiming-doing", lowers[place]):
        said = any(lowers[at] in lists.says for at in range(clause.start, place))
        own = any(lists.has("claimer", low) for low in lowers[max(clause.start, place - 3) : place])
        return said and own and any(lists.has("claimed", lowers[at]) for at in clause)
    held = [at for at in clause if lists.has("claimed", lowers[at])]
    if not held or any(lists.has("responsibility", lowers[at]) for at in clause):
        return bool(held)
    after = next((at + 1 for at in held if at > place), clause.stop)
    if after >= clause.stop:
        return True
    return not told.words.keys[after] and not lists.has("be", lowers[after])


def _describes(told: Told, name: range, place: int) -> bool:
    """Whether a lone word with a capital only describes those who claim ("Islamic militants")."""
    after = name.stop
    if len(name) > 1 or after >= len(told.words.lowers) or after == place:
        return False
    said = told.words.lowers[after] in told.words.lexicon.says
    gap = told.text[told.end(name.start) : told.starts[after]]
    return gap == " " and bool(told.words.keys[after]) and not said and told.words.tokens[after].islower()


def _known_as(told: Told, name: range) -> frozenset[str]:
    """The words of a name, its initials, and the first word of what other names stand for ("ISIS")."""
    words = [told.words.lowers[at].removesuffix("'s").replace(".", "") for at in name]
    lists = told.words.lexicon
    other = {"islamic"} if any(lists.has("islamic-state", word) for word in words) else set()
    initials = {"".join(word[:1] for word in words)} if len(words) > 1 else set()
    return frozenset((*words, *other, *initials))


def _run(told: Told, places: range) -> range:
    """The first run of capitalised words on the way."""
    tokens, run = told.words.tokens, []
    for at in places:
        if tokens[at][0].isupper() and told.words.keys[at]:
            run.append(at)
        elif run:
            break
    return range(min(run), max(run) + 1) if run else range(0)


def _through(told: Told, place: int, clause: range) -> int:
    """Where a cause ends: with the next word if it is one of content ("gas leak")."""
    after = place + 1
    return after + (after in clause and bool(told.words.keys[after]) and told.words.keys[after][0] != "#")


def _written(told: Told, places: range) -> str:
    return " ".join(told.text[told.starts[places.start] : told.end(places.stop - 1)].split())
