"""News or background: what a report tells of today, and what it repeats of the past.

A report opens with news and moves to the past in blocks. Each sentence gets a score from closed cues (an
explicit past date, "last year", "had been", a lasting state, against what is ahead, quotations, weekdays); a
two-state path through the scores (Viterbi) makes blocks of them, so that a chain such as "In response, …"
stays with the dated sentence it follows. Languages have their cues in `lexicon/sections.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a date is also what arguments are called
from typing import TYPE_CHECKING

from dedupe_news.accounts.facts.calendar import read_dates
from dedupe_news.accounts.marks import CUE, FIGURE
from dedupe_news.text.days import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.facts.calendar import When
    from dedupe_news.accounts.words import Words

_LEAD = 2
"""The first sentences of a report are news whatever they say."""
_LEAD_BONUS = 3.0
_BASE, _DEPTH = -0.3, 0.4
"""What a sentence without a cue scores at the top of a report, and what it gains by its end."""
_NEUTRAL = -0.02
"""The most that such a sentence scores: what only stands before background is news still."""
_EARLY, _LATE = 1.9, 0.8
"""Weight of a date that opens its sentence, and of one further on."""
_OPENING = 2
_CUES = {
    "back": 1.2,
    "perfect": 0.6,
    "reported": 0.3,
    "stative": 1.0,
    "now": -0.5,
    "told": -0.6,
    "weekday": -0.8,
    "time": -0.8,
}
"""What had happened when somebody spoke counts half: as nothing at all, half of the seed's background was
news; in full, so were tents that officials said had been sent."""
_AHEAD = -1.4
_MENTIONED = 0.3
"""A late date in a sentence that looks ahead or is spoken is only mentioned."""
_TELLING = 2
"""Words of content besides the date without which a line is a time stamp."""
_CHAINED = 0.15
"""What counts of the score of a sentence that leans on the one before."""
_ENTER, _LEAVE = 0.9, 0.5
"""Price of going from news to background and back. At an even .7 sections flickered between "On August 4" and
what followed from it; with a dearer entry, single asides stay where they stand."""
_QUOTES = re.compile("[“”\"«»„「」]|''|``")
_TIME = re.compile(r"\d(?::\d\d\b|\s?[ap]\.?m\b|\s?Uhr\b|h\d\d\b)")
"""A time of day: the past is told by years, not by the minute ("By 11:45 a.m. a crane had put it back")."""
_RECENT = range(31)
"""Days before the report that are of the news still, whatever the month."""
_MONTHS = 12
_SOURCES = frozenset({"according"})
"""Words that lead in what a source tells; read as speech, they made news of what records tell."""
_SCARE = 40
"""Quotation marks closer together hold a few quoted words, not speech."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What in a sentence speaks for or against background: classes of cues, and the dates it names."""

    kinds: frozenset[str]
    dates: tuple[When, ...]


def read_cues(words: Words) -> Cues:
    """The cues of a sentence.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> sorted(read_cues(Reader().read("Last year, 12 were hurt.")).kinds)
        ['back']
    """
    kinds, dated = _phrases(words) if words.held & CUE else (set(), False)
    if speaks(words.text):
        kinds.add("told")
    if words.held & FIGURE and _TIME.search(words.text):
        kinds.add("time")
    if not (kinds or dated):
        return _NOTHING
    told = dated and not _only_dated(words)
    return Cues(frozenset(kinds), read_dates(words, words.starts(), set()) if told else ())


_NOTHING = Cues(frozenset(), ())


def _phrases(words: Words) -> tuple[set[str], bool]:
    """The classes of the phrases and weekdays of a sentence, and whether it may name a date."""
    lists, lowers = words.lexicon, words.lowers
    phrases = lists.phrases
    kinds: set[str] = set()
    dated = False
    for place in [place for place, mark in enumerate(words.marks) if mark & CUE]:
        low = lowers[place]
        known = phrases.get(low)
        if known is not None:
            kind = known.kind(lowers, place)
            if kind == "perfect" and _reported(words, place):
                kind = "reported"
            if kind and (kind != "chain" or not place):
                kinds.add(kind)
        elif low in lists.weekdays:
            kinds.add("weekday")
        dated = dated or low in lists.months or low[0].isdigit()
    return kinds, dated


def _reported(words: Words, place: int) -> bool:
    """Whether a word only looks back from when somebody spoke: "they said that rescuers had reached him".

    What stands "according to court records" does look back.
    """
    says = words.lexicon.says
    return any(low in says and low not in _SOURCES for low in words.lowers[:place])


def _only_dated(words: Words) -> bool:
    """Whether a line only says when it was written ("Published May 2, 2013", "July 26, 2005")."""
    lists = words.lexicon
    stamps, hours = (lists.cues.get(kind, _NONE) for kind in ("stamp", "time-of-day"))
    telling = 0
    for low, key in zip(words.lowers, words.keys, strict=True):
        if (
            key
            and key[0] != "#"
            and low not in stamps
            and low not in hours
            and low.rstrip(".") not in lists.months
            and low not in lists.weekdays
        ):
            telling += 1
            if telling == _TELLING:
                return False
    return True


_NONE: frozenset[str] = frozenset()


def backgrounds(sentences: Sequence[Cues], date: str | None = None) -> list[bool]:
    """For each sentence of a report, whether it is background.

    Args:
        sentences: the cues of the report's sentences, in order.
        date: the report's ISO date, if known; dates of its own month are not past.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> texts = ["Talks began on Monday.", "They will go on.", "In June 2013, talks of both had failed."]
        >>> backgrounds([read_cues(Reader().read(text)) for text in texts])
        [False, False, True]
    """
    count = len(sentences)
    scores = [_score(cues, place / max(count - 1, 1), date) for place, cues in enumerate(sentences)]
    for place in range(min(_LEAD, count)):
        scores[place] -= _LEAD_BONUS
    if not scores or max(scores) <= 0:
        return [False] * count
    return _smooth(scores)


def _score(cues: Cues, depth: float, date: str | None) -> float:
    """Evidence that a sentence is background; over 0 speaks for it."""
    kinds = cues.kinds
    dated = _dated(cues.dates, date) if cues.dates else 0.0
    if dated < _EARLY and ("ahead" in kinds or "told" in kinds):
        dated *= _MENTIONED
    score = _BASE + _DEPTH * depth + dated
    if not (kinds or dated):
        return min(score, _NEUTRAL)
    if kinds:
        for kind, weight in _CUES.items():
            if kind in kinds:
                score += weight
        if "ahead" in kinds and dated < _EARLY:
            score += _AHEAD
        if "chain" in kinds and score > _BASE + _AHEAD:
            score *= _CHAINED
    return score


def speaks(text: str) -> bool:
    """Whether a sentence holds speech: a quotation of some length, or half of one."""
    if text.isascii() and '"' not in text and "''" not in text and "``" not in text:
        return False
    marks = [mark.start() for mark in _QUOTES.finditer(text)]
    return len(marks) % 2 == 1 or any(
        close - begin > _SCARE for begin, close in zip(marks[::2], marks[1::2], strict=True)
    )


def _dated(dates: Sequence[When], date: str | None) -> float:
    """How strongly a sentence names a past date: more at its beginning, never for the report's own month."""
    own_year = int(date[:4]) if date and date[:4].isdigit() else None
    own_month = int(date[5:7]) if date and date[5:7].isdigit() else None
    own = day_of(date)
    best = 0.0
    for when in dates:
        if own_year is not None and when.year is not None and when.year >= own_year and when.month is None:
            continue
        if own_month is not None and when.month == own_month and when.year in {None, own_year}:
            continue
        if own is not None and (_days_before(when, own) in _RECENT or _is_near_ahead(when, own)):
            continue
        best = max(best, _EARLY if when.place <= _OPENING else _LATE)
    return best


def _days_before(when: When, own: Date) -> int | None:
    """How many days before a report something was, None where no day is told."""
    if when.month is None or when.day is None:
        return None
    try:
        found = Date(when.year or own.year, when.month, when.day)
        if when.year is None and found > own:
            found = found.replace(year=own.year - 1)
    except ValueError:
        return None
    return (own - found).days


def _is_near_ahead(when: When, own: Date) -> bool:
    """Whether a date without a year is nearer to come than gone by ("on May 16", told in March)."""
    if when.month is None or when.year is not None:
        return False
    months = (when.month - own.month) % _MONTHS
    return 0 < months < _MONTHS // 2


def _smooth(scores: Sequence[float]) -> list[bool]:
    """The likeliest run of sections."""
    news, back = 0.0, -9.0
    steps: list[tuple[bool, bool]] = []
    for score in scores:
        from_back_to_news, from_news_to_back = back - _LEAVE > news, news - _ENTER > back
        steps.append((from_back_to_news, from_news_to_back))
        news, back = max(news, back - _LEAVE) - score / 2, max(back, news - _ENTER) + score / 2
    state = back > news
    found = [False] * len(scores)
    for place in range(len(scores) - 1, -1, -1):
        found[place] = state
        changed = steps[place][1] if state else steps[place][0]
        if changed:
            state = not state
    return found
