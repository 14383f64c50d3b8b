"""Whether two figures of one slot are of one thing: one day, one place, one part, one person.

Names differ from report to report ("the bank", "the lender"), so that a figure is only set apart where
something speaks against it: a day or part of its own, or a name or person that the other report has not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clashes.clash import of_two_ages
from dedupe_news.accounts.clashes.scope import of_two_things
from dedupe_news.accounts.clashes.subjects import same_day
from dedupe_news.accounts.clashes.times import says_when_told
from dedupe_news.accounts.clauses import of_two_parts
from dedupe_news.accounts.facts.quantities import CURRENCY
from dedupe_news.accounts.figure import Result
from dedupe_news.accounts.marks import FATES
from dedupe_news.accounts.offices import Holder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.figure import Figure
    from dedupe_news.accounts.pairing import Pairing

_SIGNS: Final = CURRENCY | {"%", "~percent"}
_NEAR: Final = 3
"""Tokens between a day and the word it goes with: "crashed in fog on Sunday"."""
_SPEED: Final = "speed"
_EVENT: Final = "day of event"
_OF_PEOPLE: Final = frozenset(
    f"day of {what}"
    for what in ("death", "resignation", "arrest", "sentence", "verdict", "shooting", "departure", "event")
)
"""What happens once to each of several people of an event."""
_WHOSE: Final = ("'s", "s'")
_FULL: Final = 2
"""Words of a name in full; one alone is a place or a bank as often."""
_HEAD: Final = 4
"""First letters by which a name is known ("Korean", "Korea")."""


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
    if one.about not in {"weekday", "date"} and _on_two_days(first, second):
        return False
    if of_two_parts(first, one.clause, second, other.clause) or _of_two(first, one, second, other):
        return False
    if one.slot not in FATES and _in_two_scopes(one, other, ours, theirs, pairing):
        return False
    two_men = _of_another(first, one) is not _of_another(second, other)
    if two_men or (one.whose and not _knows(one, other, ours, theirs, pairing)):
        return False
    if one.rate and not _content(first, one) & _content(second, other):
        return False
    named, rivals = named_in(first, one.clause), named_in(second, other.clause)
    if isinstance(one.value, Result) and not (named & rivals):
        # a match is known by who played: a name that the other report has not is of another match
        return all(
            not names or bool(names & _heads(known, pairing))
            for names, known in ((named, theirs), (rivals, ours))
        )
    if not named or not rivals or named & rivals:
        return True
    known = bool(named & _heads(theirs, pairing)), bool(rivals & _heads(ours, pairing))
    # a toll is told of each of several places; "near Port Fourchon" and "in Louisiana" is one
    return all(known) if one.slot in FATES else any(known)


def _in_two_scopes(
    one: Figure, other: Figure, ours: Sequence[int], theirs: Sequence[int], pairing: Pairing
) -> bool:
    """Whether words beside two figures say that they are of two things (`clashes/scope.py`)."""
    if one.quantity is None or other.quantity is None:
        return False
    known = _keys(ours, pairing), _keys(theirs, pairing)
    first, second = pairing.told(one.kind), pairing.told(other.kind)
    return of_two_things(first, one.quantity, second, other.quantity, known)


def knows_of_holder(other: Figure, ours: Sequence[int], pairing: Pairing) -> bool:
    """Whether a report that names one holder of an office knows the name that another report gives.

    Args:
        other: the figure of the other report.
        ours: the sentences of the report.
        pairing: reads their facts.
    """
    names = other.value.names if isinstance(other.value, Holder) else ()
    return bool(names) and not _heads(ours, pairing).isdisjoint(name[:_HEAD] for name in names)


def _on_two_days(first: Told, second: Told) -> bool:
    """Whether two sentences name days that are not one, of what happened rather than of the telling.

    "Divers on Monday recovered the recorders of the jet that crashed" and "Divers have the recorders of the
    jet that crashed on Sunday" may be of one crash.
    """
    if not (first.weekdays and second.weekdays):
        return same_day(first, second) is False
    ours, theirs = _days(first), _days(second)
    if not ours or not theirs or set(ours.values()) & set(theirs.values()):
        return False
    one, other = _beside(first, min(ours)), _beside(second, min(theirs))
    if one & other:
        return True
    return not (one & frozenset(second.words.keys) and other & frozenset(first.words.keys))


def _days(told: Told) -> dict[int, int]:
    """The weekdays of a sentence, not those of the telling or since and until when something lasted."""
    words = told.words
    return {
        place: day
        for place, day in told.weekdays.items()
        if not says_when_told(told, place)
        and not (place and words.lexicon.has("relating", words.lowers[place - 1]))
    }


def _beside(told: Told, place: int) -> frozenset[str]:
    """The words of content nearest to a place on either side, not across a comma."""
    words = told.words
    found = set()
    for step in (-1, 1):
        for at in range(place + step, place + step * (_NEAR + 1), step):
            left = min(at, at - step)
            if not 0 <= at < len(words.keys) or "," in words.text[told.end(left) : told.starts[left + 1]]:
                break
            if words.keys[at]:
                found.add(words.keys[at])
                break
    return frozenset(found)


def _of_two(first: Told, one: Figure, second: Told, other: Figure) -> bool:
    """Whether two sentences tell of two that move ("the lorry", "a car") or of two people.

    Of people no word before what they did or suffered is in both ("A protester", "A police officer").
    """
    if one.slot in _OF_PEOPLE and of_two_ages(first, second):
        return True
    look = _movers if one.slot == _SPEED else _before if one.slot in _OF_PEOPLE else None
    if look is None:
        return False
    ours, theirs = look(first, one), look(second, other)
    if one.slot == _EVENT:
        return not ours & theirs  # what happened must be told
    return bool(ours and theirs) and not ours & theirs


def _movers(told: Told, figure: Figure) -> set[str]:
    """What moves in a clause: what is hit stands behind the speed."""
    lists, words = told.words.lexicon, told.words
    places = [at for at in figure.clause if lists.has("mover", words.lowers[at])]
    before = [at for at in places if figure.quantity is not None and at < figure.quantity.place]
    return {words.keys[at] for at in before or places}


def _before(told: Told, figure: Figure) -> set[str]:
    """The words of content that stand before the word for what happens once."""
    words, cue = told.words, figure.slot.replace("day of ", "once-")
    place = next((at for at in figure.clause if words.lexicon.has(cue, words.lowers[at])), 0)
    lists = words.lexicon
    return {
        key
        for key, low in zip(words.keys[:place], words.lowers[:place], strict=True)
        if key and not key.isdecimal() and not lists.has("once-light", low)
    }


def _of_another(told: Told, figure: Figure) -> bool:
    """Whether a clause tells of another than the one known: "his brother", "a second gunman"."""
    lists, lowers = told.words.lexicon, told.words.lowers
    if not lists.has_any(lowers[figure.clause.start : figure.clause.stop], "his-own", "again"):
        return False
    for at in figure.clause:
        whose = at and (lists.has("of-his", lowers[at - 1]) or lowers[at - 1].endswith(_WHOSE))
        if whose and lists.has("his-own", lowers[at]):
            return figure.whose
        if (
            not (figure.rate or figure.unit == "%")
            and lists.has("again", lowers[at])
            and _is_other(told, at, figure)
        ):
            return figure.slot not in FATES
    return False


def _is_other(told: Told, place: int, figure: Figure) -> bool:
    """Whether a word for the next of a kind opens its clause or stands behind "a": not "the third floor"."""
    return place <= figure.clause.start + 1 or told.words.lexicon.has("article", told.words.lowers[place - 1])


def _knows(one: Figure, other: Figure, ours: Sequence[int], theirs: Sequence[int], pairing: Pairing) -> bool:
    """Whether either clause tells of nobody, both of one, or neither of somebody the other report knows."""
    if _of_one_name(pairing.told(one.kind).named, pairing.told(other.kind).named):
        return True
    if _of_two_people(pairing.told(one.kind), pairing.told(other.kind)):
        return False
    first, second = _content(pairing.told(one.kind), one), _content(pairing.told(other.kind), other)
    known, rival = _keys(ours, pairing), _keys(theirs, pairing)
    return not first or not second or bool(first & second) or not (first & rival or second & known)


def _of_one_name(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one sentence names somebody, and the other nobody else: "Rey, the bank's head, will serve"."""
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _of_two_people(first: Told, second: Told) -> bool:
    """Whether each sentence names somebody in full, and no part of these names is in the other sentence."""
    here, there = _people(first), _people(second)
    if not here or not there:
        return False
    known, rivals = (frozenset(low[:_HEAD] for low in told.words.lowers) for told in (first, second))
    return here.isdisjoint(rivals) and there.isdisjoint(known)


def _people(told: Told) -> frozenset[str]:
    """The heads of names of two words and more, not behind a word of place or near one of telling."""
    lowers, lists = told.words.lowers, told.words.lexicon
    found: set[str] = set()
    for name in told.names:
        if len(name) < _FULL or name[0] not in lowers:
            continue
        at = lowers.index(name[0])
        placed = at and lists.has_any(lowers[at - 1 : at], "place-before", "place-too", "before-date")
        credited = lists.has_any(lowers[max(0, at - _NEAR) : at + len(name) + _NEAR], "says", "teller")
        if not (placed or credited or lists.has_any(name, "title")):
            found.update(part[:_HEAD] for part in name)
    return frozenset(found)


def _content(told: Told, figure: Figure) -> frozenset[str]:
    """What a clause tells a rate of: its words of content, movements and the rate's own name aside."""
    words, opposed = told.words, frozenset().union(*told.words.lexicon.opposites)
    slot = next(slot for slot in words.lexicon.slots if slot.name == figure.slot)
    aside = slot.roles[0] | slot.counted
    return frozenset(
        words.keys[at]
        for at in figure.clause
        if words.keys[at]
        and words.keys[at][0] != "#"
        and words.keys[at] not in aside
        and words.opposable[at] not in opposed
        and words.keys[at] not in _SIGNS
    )


def named_in(told: Told, clause: range) -> frozenset[str]:
    """The heads of the names in a clause.

    Args:
        told: the facts of its sentence.
        clause: the places of its tokens.
    """
    parts = {part for name in told.names for part in name}
    lowers = (told.words.lowers[at].removesuffix("'s") for at in clause)
    return frozenset(low[:_HEAD] for low in lowers if low in parts)


def _keys(kinds: Sequence[int], pairing: Pairing) -> frozenset[str]:
    """The keys of every word of a report."""
    return frozenset(key for kind in kinds for key in pairing.words[kind].keys)


def _heads(kinds: Sequence[int], pairing: Pairing) -> frozenset[str]:
    """The first letters of every word of a report."""
    return frozenset(low[:_HEAD] for kind in kinds for low in pairing.words[kind].lowers)
