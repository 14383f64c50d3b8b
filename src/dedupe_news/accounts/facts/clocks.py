"""At what time of day a sentence says something happened, and how exactly ("kurz nach 9 Uhr")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dedupe_news.accounts.marks import CLOCK, NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dedupe_news.accounts.words import Words

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{2})")
_JOINS = ("h", "u", "시", "時", "时", "点", "點")
"""Signs between hour and minute where no colon is ("10h30", "10時30分")."""
_TWELVE, _DAY, _HOURS = 12, 1440, 24
_BACK = 3
"""A hedge stands at most so many words before its time ("shortly after", "hacia las")."""
_ABOUT, _SOON = 15, 30
"""Minutes that "about" and "shortly" may be off."""
_SPANS: Mapping[str, tuple[int, int]] = {
    "": (0, 0),
    "about": (-_ABOUT, _ABOUT),
    "soon after": (0, _SOON),
    "soon before": (-_SOON, 0),
    "after": (0, _DAY),
    "before": (-_DAY, 0),
}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes, as written, and the place of its number.

    `hedge` is a key of `_SPANS`; `loose` says that it may be before or after noon ("at 7:40").
    """

    minutes: int
    written: str
    place: int
    hedge: str = ""
    loose: bool = False

    def later(self, other: Clock) -> int:
        """By how many minutes the other is later; by half a day at most where either may be a.m. or p.m."""
        apart = other.minutes - self.minutes
        if not (self.minutes and other.minutes):  # "just before midnight" and 11.50 p.m. are one night
            apart = (apart + _DAY // 2) % _DAY - _DAY // 2
        if self.loose or other.loose:
            half = _DAY // 2
            return (apart + half // 2) % half - half // 2
        return apart

    def agrees(self, other: Clock) -> bool:
        """Whether both may tell one moment, as far as their hedges allow.

        Example:
            >>> noon = Clock(720, "noon", 0, "soon before")
            >>> noon.agrees(Clock(705, "11:45 a.m.", 0)), noon.agrees(Clock(645, "10:45 a.m.", 0))
            (True, False)
        """
        apart = self.later(other)
        (low, high), (other_low, other_high) = _SPANS[self.hedge], _SPANS[other.hedge]
        return low <= apart + other_high and apart + other_low <= high


def read_clocks(words: Words, taken: set[int]) -> tuple[Clock, ...]:
    """The clock times of a sentence; their tokens are added to `taken`.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> def read(text, lang="en"):
        ...     return [(c.minutes, c.hedge) for c in read_clocks(Reader().read(text, lang), set())]
        >>> read("From 3:30 p.m. to 8 pm, by noon or at 20:15.")
        [(930, ''), (1200, ''), (720, 'before'), (1215, '')]
        >>> read("peu après 10h30", "fr")
        [(630, 'soon after')]
    """
    found = _spelled(words, taken) if words.held & NUMBER else []
    if not words.held & CLOCK:
        return tuple(found)
    for place, mark in enumerate(words.marks):
        if not mark & CLOCK or place in taken:
            continue
        low = words.lowers[place]
        clock = _figures(words, place, taken) if low[0].isdigit() else None
        if clock is None and words.lexicon.has("noon", low):
            taken.add(place)
            clock = Clock(_DAY // 2, words.tokens[place], place, _hedge(words, place))
        if clock is None and words.lexicon.has("midnight", low):
            taken.add(place)
            clock = Clock(0, words.tokens[place], place, _hedge(words, place))
        if clock is not None:
            found.append(clock)
    return tuple(sorted(found, key=lambda clock: clock.place))


def _spelled(words: Words, taken: set[int]) -> list[Clock]:
    """The times whose hour is a word: "um sechs Uhr"; in Dutch and French six hours are told so as well."""
    lowers, lists = words.lowers, words.lexicon
    if not lists.has_any(lowers, "clock-spelled"):
        return []
    found = []
    for place, low in enumerate(lowers[:-1]):
        hour = lists.numbers.get(low)
        if hour is None or hour > _HOURS or not lists.has("clock-spelled", lowers[place + 1]):
            continue
        before = lowers[place - 1] if place else ""
        if "clock-at" in lists.cues and not lists.has_any((before,), "clock-at", "clock-about"):
            continue
        taken.update((place, place + 1))
        begin, end = words.starts()[place], words.starts()[place + 1] + len(words.tokens[place + 1])
        loose = 0 < hour <= _TWELVE
        found.append(Clock(60 * int(hour), words.text[begin:end], place, _hedge(words, place), loose))
    return found


def _figures(words: Words, place: int, taken: set[int]) -> Clock | None:
    """The time whose hour stands at a place in figures."""
    lowers, lists = words.lowers, words.lexicon
    low = lowers[place]
    after = lowers[place + 1].rstrip(".") if place + 1 < len(lowers) else ""
    half = lists.has("half", after)
    named = half or (place > 0 and lists.has("clock", lowers[place - 1].rstrip(".")))
    dotted = named or (place > 0 and lists.has("clock-dotted", lowers[place - 1]))
    sign = _CLOCK.fullmatch(low) or (_DOTTED.fullmatch(low) if dotted else None)
    plain = int(low) if len(low) < 3 and low.isdecimal() else 99
    hour, minute = (int(sign[1]), int(sign[2])) if sign else (plain, 0)
    last = place + half
    if not sign and after.startswith(_JOINS):
        end = lowers[place + 2] if place + 2 < len(lowers) else ""
        joined = len(end) == 2 and end.isdecimal() and f"{low}{words.tokens[place + 1]}{end}" in words.text
        if joined:
            minute, last = int(end), place + 2
        named = named or joined
    if hour > 24 or minute > 59 or not (sign or named):
        return None
    starts = words.starts()
    taken.update(range(place, last + 1))
    begin, stop = starts[place], starts[last] + len(words.tokens[last])
    sure = half and after[:1] in {"a", "p"}
    if sure:
        hour = hour % _TWELVE + (_TWELVE if after[:1] == "p" else 0)
    loose = not sure and 0 < hour <= _TWELVE
    return Clock(60 * hour + minute, words.text[begin:stop], place, _hedge(words, place), loose)


def _hedge(words: Words, place: int) -> str:
    """What stands before a time and says how exact it is."""
    lists = words.lexicon
    around = words.lowers[max(0, place - _BACK) : place]
    if any(lists.has("about", low) or lists.has("clock-about", low) for low in around):
        return "about"
    sides = [side for side in ("after", "before") if any(lists.has(f"clock-{side}", low) for low in around)]
    side = sides[0] if sides else ""
    return f"soon {side}" if side and any(lists.has("soon", low) for low in around) else side
