"""The clause a word stands in, and whether it tells of another time or of what only may be."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dedupe_news.accounts.marks import together
from dedupe_news.accounts.sections import read_cues

if TYPE_CHECKING:
    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

_STOP = re.compile(r"[;:()“”\"«»]|[.,?!]\s|\s[–—]\s|—")
"""What parts clauses, found between tokens."""
_WIDEST = 80
"""Tokens of a clause on either side at most: more are a list without marks, read anew for each figure."""
_OPENING = 5
"""A clause of so many tokens that opens a sentence says when all of it was."""


def clause_of(told: Told, place: int) -> range:
    """The places of the tokens between the marks around one, dozens to either side at most.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> clause_of(tell(Reader().read("It rained, and 12 fell, he said.")), 3)
        range(2, 5)
    """
    first = last = place
    while (
        first
        and place - first < _WIDEST
        and not _STOP.search(told.text, told.end(first - 1), told.starts[first])
    ):
        first -= 1
    end = min(len(told.starts), place + _WIDEST)
    while last + 1 < end and not _STOP.search(told.text, told.end(last), told.starts[last + 1]):
        last += 1
    return range(first, last + 1)


def of_another_time(told: Told, place: int) -> bool:
    """Whether the clause around a place looks back, is dated, or tells of a usual or expected figure."""
    clause = _words(told, clause_of(told, place))
    return looks_back(told, place) or bool(read_cues(clause).dates)


def looks_back(told: Told, place: int, beside: Told | None = None) -> bool:
    """Whether the clause around a place or that which opens its sentence looks back.

    Args:
        told: the facts of the sentence.
        place: that of a token.
        beside: those of another sentence: a year that it names as well is not of another time.
    """
    clause = _words(told, clause_of(told, place))
    if any(clause.lexicon.has("unlike", low) for low in clause.lowers) or "back" in read_cues(clause).kinds:
        return True
    opening = clause_of(told, 0)
    if len(opening) > _OPENING:
        return False
    if "back" in read_cues(_words(told, opening)).kinds:
        return True  # "Twenty years ago, nine people died"
    known = {date.year for date in beside.dates} if beside else set()
    return any(
        date.year is not None and date.year not in known and date.place in opening for date in told.dates
    )


def by_so_much(told: Told, place: int) -> bool:
    """Whether a figure tells by how much something moved, not where to ("rose 0.3 percent").

    Args:
        told: the facts of the sentence.
        place: that of the figure.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> by_so_much(tell(Reader().read("Prices rose by 0.3 percent.")), 3)
        True
        >>> by_so_much(tell(Reader().read("The rate rose to 7.5 percent.")), 4)
        False
    """
    words, lists = told.words, told.words.lexicon
    at = place - 1
    while at > 0 and lists.has("about", words.lowers[at]):
        at -= 1
    if at < 0:
        return False
    opposed = frozenset().union(*lists.opposites)
    return lists.has("moved-by", words.lowers[at]) or words.opposable[at] in opposed


def of_two_parts(first: Told, ours: range, second: Told, theirs: range) -> bool:
    """Whether two clauses each tell of a part of its own ("in the north", "in the south")."""
    one, other = (
        {low for low in told.words.lowers[clause.start : clause.stop] if told.words.lexicon.has("part", low)}
        for told, clause in ((first, ours), (second, theirs))
    )
    if one != other and (bool(one and other) or "another" in one | other):
        return True
    whole, all_of = (
        any(told.words.lexicon.has("all-over", low) for low in told.words.lowers[clause.start : clause.stop])
        for told, clause in ((first, ours), (second, theirs))
    )
    return whole is not all_of


def doubts(told: Told, places: range) -> list[int]:
    """The places of the words that say that something only may be; "May" is a month."""
    words = told.words
    doubt = words.lexicon.cues.get("toll-doubt", frozenset())
    lowers = words.lowers[places.start : places.stop]
    if doubt.isdisjoint(lowers):
        return []
    return [
        at
        for at, low in enumerate(lowers, places.start)
        if low in doubt and not (at and words.tokens[at] == "May")
    ]


def _words(told: Told, places: range) -> Words:
    """The words of a clause alone."""
    words, part = told.words, slice(places.start, places.stop)
    return replace(
        words,
        text=told.text[told.starts[places.start] : told.end(places.stop - 1)],
        tokens=words.tokens[part],
        lowers=words.lowers[part],
        keys=words.keys[part],
        opposable=words.opposable[part],
        marks=words.marks[part],
        held=together(words.marks[part]),
    )
