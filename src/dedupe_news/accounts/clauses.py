"""The clause a word stands in, and whether it tells of another time or of what only may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dedupe_news.accounts.marks import CUE, together
from dedupe_news.accounts.sections import read_cues
from dedupe_news.accounts.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.facts import Told

_STOP = re.compile(r"[;:()“”\"«»]|[.,?!]\s|\s[–—]\s|—")
"""What parts clauses, found between tokens."""
_WIDEST = 80
"""Tokens of a clause on either side at most: more are a list without marks, read anew for each figure."""
_AND = frozenset({"and", "und", "et", "y", "e", "en", "och", "og", "i"})
"""Before the last name of a list."""
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
    bounds = told.remembered.bounds
    if not bounds:
        bounds.extend(_bounds(told))
    first, end = bounds[place]
    return range(max(first, place - _WIDEST), min(end, place + _WIDEST))


def _bounds(told: Told) -> Iterator[tuple[int, int]]:
    """For each token the first one of its clause and the end of that."""
    text, starts, tokens = told.text, told.starts, told.words.tokens
    first, end = 0, starts[0] + len(tokens[0])
    for place in range(1, len(starts)):
        start = starts[place]
        # one blank parts most tokens
        apart = (start - end != 1 or text[end] != " ") and _STOP.search(text, end, start)
        short = text[end:start] == ". " and text[start].isdigit()  # "o godz. 7.40"
        if apart and not short and not _lists_names(told, place):
            yield from [(first, place)] * (place - first)
            first = place
        end = start + len(tokens[place])
    yield from [(first, len(starts))] * (len(starts) - first)


def _lists_names(told: Told, place: int) -> bool:
    """Whether a comma before a word only parts names of a list: "in Halle, Jena und Gera"."""
    text, tokens = told.text, told.words.tokens
    if not tokens[place - 1][0].isupper():
        return False
    at = place
    while at < len(tokens) and tokens[at][0].isupper() and text[told.end(at - 1) : told.starts[at]] == ", ":
        at += 1
    joined = at > place and at + 1 < len(tokens) and told.words.lowers[at] in _AND
    return joined and tokens[at + 1][0].isupper() and text[told.end(at - 1) : told.starts[at]] == " "


def of_another_time(told: Told, place: int) -> bool:
    """Whether the clause around a place looks back, is dated, or tells of a usual or expected figure."""
    if looks_back(told, place) or _read(told, clause_of(told, place)).dated:
        return True
    before = _dated_before(told, clause_of(told, place))
    return before is not None and (_read(told, before).back or _names_year(told, before))


def _dated_before(told: Told, clause: range) -> range | None:
    """The clause before one that tells more of a time named there: "in 1977, when 300 people died"."""
    first = clause.start
    if not first or not told.words.lexicon.has("at-which-time", told.words.lowers[first]):
        return None
    return clause_of(told, first - 1)


def _names_year(told: Told, clause: range) -> bool:
    """Whether a year stands in a clause."""
    return any(date.year is not None and date.place in clause for date in told.dates)


def looks_back(told: Told, place: int, beside: Told | None = None) -> bool:
    """Whether the clause around a place or that which opens its sentence looks back.

    Args:
        told: the facts of the sentence.
        place: that of a token.
        beside: those of another sentence: a year that it names as well is not of another time.
    """
    clause = _read(told, clause_of(told, place))
    if clause.unlike or clause.back:
        return True
    opening = clause_of(told, 0)
    if len(opening) > _OPENING:
        return False
    if _read(told, opening).back:
        return True  # "Twenty years ago, nine people died"
    known = {date.year for date in beside.dates} if beside else set()
    return any(
        date.year is not None and date.year not in known and date.place in opening for date in told.dates
    )


class _Clause(NamedTuple):
    """Whether a clause sets something against another case, looks back, or names a date."""

    unlike: bool
    back: bool
    dated: bool


def _read(told: Told, places: range) -> _Clause:
    """What a clause says of its time, worked out once."""
    asked = places.start, places.stop
    known = told.remembered.clauses.get(asked)
    if known is None:
        words = told.words
        unlike = words.lexicon.cues.get("unlike", _NONE)
        held = together(words.marks[places.start : places.stop])
        cues = read_cues(_words(told, places)) if held & CUE else None  # without one there is neither
        known = told.remembered.clauses[asked] = _Clause(
            not unlike.isdisjoint(words.lowers[places.start : places.stop]),
            cues is not None and "back" in cues.kinds,
            cues is not None and bool(cues.dates),
        )
    return _Clause(*known)


_NONE: frozenset[str] = frozenset()


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
        _of_class(told, "part").intersection(told.words.lowers[clause.start : clause.stop])
        for told, clause in ((first, ours), (second, theirs))
    )
    if one != other and (bool(one and other) or "another" in one | other):
        return True
    whole, all_of = (
        not _of_class(told, "all-over").isdisjoint(told.words.lowers[clause.start : clause.stop])
        for told, clause in ((first, ours), (second, theirs))
    )
    return whole is not all_of


def _of_class(told: Told, kind: str) -> frozenset[str]:
    return told.words.lexicon.cues.get(kind, _NONE)


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


def denied(told: Told, clause: range) -> bool:
    """Whether a clause denies, doubts or rules out.

    Args:
        told: the facts of the sentence.
        clause: the places of the clause.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> told = [tell(Reader().read(f"The fire was {word} arson.")) for word in ("not", "clear")]
        >>> [denied(one, range(5)) for one in told]
        [True, False]
    """
    lists, lowers = told.words.lexicon, told.words.lowers
    held = lowers[clause.start : clause.stop]
    return bool(doubts(told, clause)) or lists.has_any(held, "negation", "denying")


def _words(told: Told, places: range) -> Words:
    """The words of a clause alone."""
    words, part = told.words, slice(places.start, places.stop)
    marks = words.marks[part]
    return Words(
        told.text[told.starts[places.start] : told.end(places.stop - 1)],
        words.tokens[part],
        words.lowers[part],
        words.keys[part],
        words.opposable[part],
        words.core,
        words.lexicon,
        marks,
        together(marks),
    )


def counts_killer(told: Told) -> bool:
    """Whether a sentence counts the killer among the dead ("four people, including the gunman").

    Whether another report does is mostly not told.
    """
    lists, lowers = told.words.lexicon, told.words.lowers
    return lists.has_any(lowers, "killer") and any(
        lists.has("toll-with", low) and lists.has_any(lowers[at + 1 : at + 4], "killer")
        for at, low in enumerate(lowers)
    )


def killed_himself(told: Told) -> bool:
    """Whether a sentence tells that somebody took his own life, whom its toll then may leave out.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> killed_himself(tell(Reader().read("He killed three people before taking his own life.")))
        True
        >>> killed_himself(tell(Reader().read("He called himself a king and killed three people.")))
        False
    """
    lists, lowers = told.words.lexicon, told.words.lowers
    for at, low in enumerate(lowers):
        if lists.has("suicide", low):
            return True
        led = lowers[max(0, at - 3) : at]
        if lists.has("own-life", low) and lists.has_any(led, "own"):
            return True
        if lists.has("himself", low) and lists.has_any(led, "toll-dead", "shot-at"):
            return True
    return False
