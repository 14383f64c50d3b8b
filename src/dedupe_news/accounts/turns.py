"""On which weekday somebody resigned, died or was arrested, as a sentence tells it.

Each happens once, so that two weekdays are a dispute, however each report words the rest. The weekday stands
behind the word for it, names of places and offices between ("died in Leeds on Friday"), or, where a language
ends a clause with its verb, right behind the helper ("ist am Freitag zurückgetreten"). A weekday within three
words on either side, as was tried first, told two things wrongly for three rightly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clashes.times import says_when_told
from dedupe_news.accounts.clauses import clause_of, denied, of_another_time
from dedupe_news.accounts.figure import Figure, Weekday
from dedupe_news.accounts.marks import DAY, ONCE, TURN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

PARTED: Final = frozenset({"de", "nl"})
"""Languages that part verbs and end clauses with them ("trat … zurück", "is … opgestapt")."""
_NEAR: Final = 8
"""Tokens between a word for what happens once and its weekday, at most."""


def may_turn(words: Words) -> bool:
    """Whether a sentence holds a weekday and a word for what happens once."""
    return bool(words.held & TURN and words.held & DAY)


def read_turns(kind: int, told: Told) -> Iterator[Figure]:
    """The weekdays of what happens once.

    Args:
        kind: the number of the sentence.
        told: its facts.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> def read(text, lang="en"):
        ...     told = tell(Reader().read(text, lang))
        ...     return [(figure.slot, figure.shown) for figure in read_turns(0, told)]
        >>> read("The mayor resigned late on Monday.")
        [('day of resignation', 'resigned late on Monday')]
        >>> read("Der Bürgermeister ist am Freitag zurückgetreten.", "de")
        [('day of resignation', 'Freitag zurückgetreten')]
    """
    for place, day in told.weekdays.items() if not told.stamped else ():
        if says_when_told(told, place):
            continue
        clause = clause_of(told, place)
        at = _before(told, place, clause)
        if at < 0:
            at = _at_end(told, place, clause)
        once = _once(told, at, clause) if at >= 0 else None
        if once is None or denied(told, clause) or of_another_time(told, place):
            continue
        first, last = sorted((at, _last(told, place)))
        shown = " ".join(told.text[told.starts[first] : told.end(last)].split())
        slot, brief = (
            once.replace("once-", "day of "),
            told.text[told.starts[place] : told.end(_last(told, place))],
        )
        yield Figure(slot, kind, None, shown, brief, value=Weekday(day), clause=clause, about="weekday")


def _before(told: Told, place: int, clause: range) -> int:
    """The place of the word that a weekday stands behind, -1 where there is none."""
    words, lists = told.words, told.words.lexicon
    if place and lists.has("relating", words.lowers[place - 1]):
        return -1  # "has been held since Friday"
    for at in range(place - 1, max(clause.start, place - _NEAR) - 1, -1):
        if _once(told, at, clause) is not None:
            return at
        if words.keys[at] and not _may_stand_between(told, at):
            return -1
    return -1


def _may_stand_between(told: Told, at: int) -> bool:
    """Whether a word between is a name, an office or another that tells of no other deed."""
    words, lists = told.words, told.words.lexicon
    named = words.keys[at] in told.named and lists.lang != "de" and at not in told.weekdays
    return named or lists.has_any((words.lowers[at],), "once-between", "title", "office")


def _at_end(told: Told, place: int, clause: range) -> int:
    """The place of the verb that ends a clause in which a weekday stands right behind the helper, or -1."""
    words, lists = told.words, told.words.lexicon
    if lists.lang not in PARTED:
        return -1
    at = place - 1
    while at > clause.start and lists.has("before-date", words.lowers[at]):
        at -= 1
    helped = at >= clause.start and lists.has_any((words.lowers[at],), "be", "has-done", "role-helper")
    end = clause.stop - 1
    if helped and end > place and lists.has_any((words.lowers[end],), "be", "has-done") and end - 1 > place:
        end -= 1  # "ist am Freitag festgenommen worden"
    return end if helped and place < end else -1


def _once(told: Told, at: int, clause: range) -> str | None:
    """The class of a word for what happens once; of a parted verb both words stand in the clause."""
    lists, lowers = told.words.lexicon, told.words.lowers
    once = next((once for once in ONCE if lists.has(once, lowers[at])), None)
    if once is None or not lists.has("once-with", lowers[at]):
        return once
    return once if lists.has_any(lowers[at + 1 : clause.stop], "once-particle") else None


def _last(told: Told, place: int) -> int:
    """The last token of a weekday, of which some have two words ("sexta-feira")."""
    low = told.words.lowers[place].removesuffix("'s")
    return place if low in told.words.lexicon.weekdays else place + 1
