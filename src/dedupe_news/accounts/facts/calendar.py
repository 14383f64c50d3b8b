"""On which day a sentence says something happened: dates as far as they are told, and weekdays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dedupe_news.accounts.marks import DATE, DAY, MONTH_SIGNS, MONTH_WORD, month_of, two_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.words import Words

_BETWEEN = frozenset({"de", "of", "th", "st", "nd", "rd", "er", "d'", "di"})
_MONTHS = 12
_AFTER_MONTH = frozenset({"de", "del", "del'", "of"})
_ORDINAL = frozenset({"th", "st", "nd", "rd"})
_YEAR_SIGNS, _DAY_SIGNS = ("年", "년"), ("日", "일", "号", "號")
_CURRENCY = frozenset("$€£¥₹₽")
_PERCENT = frozenset({"%", "‰"})
_DATELINE = re.compile(r"^.{2,70}?(?:\s-{1,2}|\s?[–—])\s")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_LONG = 3
"""Month words up to this long that stand without a day or year may be something else."""


@dataclass(frozen=True, slots=True)
class When:
    """A date as far as it is told, the place of its first token, and how many tokens it takes."""

    year: int | None
    month: int | None
    day: int | None
    written: str
    place: int
    width: int = 1

    @property
    def tokens(self) -> range:
        """The places of its tokens."""
        return range(self.place, self.place + self.width)

    def agrees(self, other: When) -> bool:
        """Whether both can be the same day: no part told by both differs.

        Example:
            >>> When(None, 8, 4, "4 August", 0).agrees(When(2015, 8, None, "August 2015", 0))
            True
        """
        return (
            (self.year is None or other.year is None or self.year == other.year)
            and (self.month is None or other.month is None or self.month == other.month)
            and (self.day is None or other.day is None or self.day == other.day)
        )


def read_weekdays(words: Words) -> dict[int, int]:
    """The weekdays of a sentence by their places, possessives included.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> read_weekdays(Reader().read("Sunday's loss"))
        {0: 6}
        >>> read_weekdays(Reader().read("na terça-feira", "pt"))
        {1: 1}
    """
    found: dict[int, int] = {}
    if not words.held & DAY:
        return found
    days = words.lexicon.weekdays
    lowers = words.lowers
    two = two_words(words.lexicon.lang)
    for place in [place for place, mark in enumerate(words.marks) if mark & DAY]:
        low = lowers[place]
        day = days.get(low.removesuffix("'s"))
        if day is None and two and place + 1 < len(lowers):
            join = "-" if lowers[place + 1] == "feira" else " "
            day = days.get(f"{low}{join}{lowers[place + 1]}")
        if day is not None:
            found[place] = day
    return found


def read_dates(words: Words, starts: Sequence[int], taken: set[int]) -> tuple[When, ...]:
    """The dates of a sentence, a dateline's aside; their tokens are added to `taken`.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> def dates(text, lang):
        ...     words = Reader().read(text, lang)
        ...     return [(d.year, d.month, d.day) for d in read_dates(words, words.starts(), set())]
        >>> dates("In the 1950-53 war and on August 4", "en"), dates("el 26 de noviembre de 2015", "es")
        ([(None, 8, 4), (1950, None, None), (1953, None, None)], [(2015, 11, 26)])
    """
    if not words.held & DATE:
        return ()
    likely = [place for place, mark in enumerate(words.marks) if mark & DATE]
    found = [
        date
        for place in likely
        if place not in taken and (date := _date_at(words, starts, place, taken)) is not None
    ]
    for place in likely:
        if place not in taken:
            found.extend(_years_at(words, starts, place, taken))
    dateline = _dateline(words) if found else 0
    return tuple(date for date in found if starts[date.place] >= dateline)


def _dateline(words: Words) -> int:
    """Where the dateline that opens a sentence ends, 0 where none does."""
    line = _DATELINE.match(words.text)
    return line.end() if line and ("(" in line[0] or (words.tokens[:1] and _shouted(words.tokens[0]))) else 0


def _shouted(token: str) -> bool:
    return len(token) > 1 and token.isupper()


def _small(token: str) -> int | None:
    """A day of a month."""
    return (
        int(token)
        if token.isascii() and token.isdigit() and len(token) <= 2 and 0 < int(token) < 32
        else None
    )


def _year(token: str) -> int | None:
    return (
        int(token)
        if token.isascii() and token.isdigit() and len(token) == 4 and "15" <= token[:2] <= "20"
        else None
    )


def _date_at(words: Words, starts: Sequence[int], place: int, taken: set[int]) -> When | None:
    """The date whose month stands at a place, or that is written in figures there."""
    low = words.lowers[place]
    if low[0].isdigit():
        return _figures(words, starts, place, taken)
    if low[0] in MONTH_SIGNS and place and _small(words.lowers[place - 1]):
        return _eastern(words, starts, place, taken)
    if low == MONTH_WORD:
        return _numbered_month(words, starts, place, taken)
    month = words.lexicon.months.get(month_of(low))
    if month is None or not is_month(words, place):
        return None
    first, day = _day_before(words.lowers, place)
    last = place
    after = place + 1
    lowers = words.lowers
    if day is None and after < len(lowers) and _small(lowers[after]):
        day, last = _small(lowers[after]), after
        after += 1
        after += after < len(lowers) and lowers[after] in _ORDINAL
    after += after < len(lowers) and lowers[after] in _AFTER_MONTH
    year = _year(lowers[after]) if after < len(lowers) else None
    if year is not None:
        last = after
    taken.update(range(first, last + 1))
    return When(year, month, day, written(words, starts, first, last), first, last + 1 - first)


def _numbered_month(words: Words, starts: Sequence[int], place: int, taken: set[int]) -> When | None:
    """A date written 3 tháng 5 (năm 2015)."""
    lowers = words.lowers
    month = _small(lowers[place + 1]) if place + 1 < len(lowers) else None
    if month is None or month > _MONTHS:
        return None
    first, day = _day_before(lowers, place)
    last = place + 1
    year = (
        _year(lowers[last + 2])
        if lowers[last + 1 : last + 2] == ("năm",) and last + 2 < len(lowers)
        else None
    )
    last += 2 if year else 0
    taken.update(range(first, last + 1))
    return When(year, month, day, written(words, starts, first, last), first, last + 1 - first)


def _day_before(lowers: Sequence[str], place: int) -> tuple[int, int | None]:
    """The first place of a date and its day where the day stands before the month."""
    if place and (day := _small(lowers[place - 1])):
        return place - 1, day
    if place > 1 and lowers[place - 1] in _BETWEEN and (day := _small(lowers[place - 2])):
        return place - 2, day
    return place, None


def _eastern(words: Words, starts: Sequence[int], place: int, taken: set[int]) -> When:
    """A date written year 年 month 月 day 日."""
    lowers = words.lowers
    first, last = place - 1, place
    year = day = None
    if first > 1 and lowers[first - 1][0] in _YEAR_SIGNS:
        year, first = _year(lowers[first - 2]), first - 2
    if place + 2 < len(lowers) and _small(lowers[place + 1]) and lowers[place + 2][0] in _DAY_SIGNS:
        day, last = _small(lowers[place + 1]), place + 2
    taken.update(range(first, last + 1))
    end = starts[last] + 1
    return When(
        year, _small(lowers[place - 1]), day, words.text[starts[first] : end], first, last + 1 - first
    )


def _figures(words: Words, starts: Sequence[int], place: int, taken: set[int]) -> When | None:
    """A date in figures: `26.11.2015`, `2015-11-26`; `11/26/2015` tells its year alone: the order varies."""
    low = words.lowers[place]
    dotted = None if low.isdecimal() else _DOTTED.fullmatch(low)
    if dotted:
        day, month, year = int(dotted[1]), int(dotted[2]), int(dotted[3])
        year += 2000 if year < 100 else 0
        taken.add(place)
        known = "." in low and 0 < month < 13 and 0 < day < 32
        return When(year, month if known else None, day if known else None, words.tokens[place], place)
    iso = _ISO.match(words.text, starts[place]) if len(low) == 4 else None
    if iso and place + 2 < len(words.lowers) and 0 < int(iso[2]) < 13 and 0 < int(iso[3]) < 32:
        taken.update(range(place, place + 3))
        return When(int(iso[1]), int(iso[2]), int(iso[3]), iso[0], place, 3)
    short = _DAY_MONTH.fullmatch(low) if words.lexicon.lang == "de" else None
    if short and place and words.lexicon.has("before-date", words.lowers[place - 1]):
        end = starts[place] + len(low)
        if words.text[end : end + 1] == "." and 0 < int(short[2]) < 13:
            taken.add(place)
            return When(None, int(short[2]), int(short[1]), words.tokens[place] + ".", place)
    return None


def _years_at(words: Words, starts: Sequence[int], place: int, taken: set[int]) -> list[When]:
    """A year, or both years of a range ("1950-53")."""
    year = _year(words.lowers[place])
    if year is None or not _is_year(words, place):
        return []
    taken.add(place)
    found = [When(year, None, None, words.tokens[place], place)]
    end = starts[place] + 4
    if (
        place + 1 < len(words.lowers)
        and words.text[end : end + 1] in {"-", "–", "/"}
        and starts[place + 1] == end + 1
        and len(last := words.lowers[place + 1]) == 2
        and last.isdecimal()
        and int(last) > year % 100
    ):
        taken.add(place + 1)
        second = year // 100 * 100 + int(last)
        found.append(When(second, None, None, words.text[end - 4 : end + 3], place + 1))
    return found


def is_month(words: Words, place: int) -> bool:
    """Whether a month word is a month here: beside a number, long enough, or after "in" and its like."""
    lowers = words.lowers
    low = lowers[place]
    beside = _day_before(lowers, place)[1] or (
        place + 1 < len(lowers) and (_small(lowers[place + 1]) or _year(lowers[place + 1]))
    )
    if beside:
        return (
            not words.lexicon.has("loose-month", low)
            or words.tokens[place][0].isupper()
            or _lower_months(words)
        )
    if _lower_months(words) and words.tokens[place][0].isupper():
        return False  # "el alcalde Julio Peña"
    if not words.lexicon.has("loose-month", low):
        return len(low) > _LONG
    if not words.tokens[place][0].isupper() and not _lower_months(words):
        return False
    return bool(place) and words.lexicon.has("before-date", lowers[place - 1])


def _lower_months(words: Words) -> bool:
    """Whether the language writes months small."""
    return words.lexicon.lang not in {"en", "de"}


def _is_year(words: Words, place: int) -> bool:
    lowers, lists = words.lowers, words.lexicon
    if place and (
        lowers[place - 1] in _CURRENCY
        or lists.has("about", lowers[place - 1])
        or lists.has("than", lowers[place - 1])
    ):
        return lists.lang != "en" and lists.has("before-date", lowers[place - 1])
    if place + 1 == len(lowers):
        return True
    after = lowers[place + 1]
    if words.keys[place + 1] in lists.slot_counted:  # "1500 jobs", but "in 2015 people"
        return bool(place) and lists.has("before-date", lowers[place - 1])
    return not (
        after == "s"
        or after in _PERCENT
        or after in _CURRENCY
        or after in lists.scales
        or lists.has("percent", after)
    )


def written(words: Words, starts: Sequence[int], first: int, last: int) -> str:
    """The stretch of text from one token to another."""
    return words.text[starts[first] : starts[last] + len(words.tokens[last])]
