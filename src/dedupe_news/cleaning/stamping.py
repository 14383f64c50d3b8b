"""Lines that tell when a page was published or changed: a date alone, or one or two behind words for that."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dedupe_news.text.days import is_date

__all__ = ["is_placed_stamp", "is_stamp"]

_DATE_LINE: Final = 40
"""A line of so many characters at most that begins with a figure may be a date and hour alone."""
_STAMPED: Final = 70
_CAPITAL: Final = r"[^\W\d_a-z][\w'’.-]*"
_PLACED: Final = re.compile(
    rf"{_CAPITAL}(?:[ /-]{_CAPITAL}){{0,3}}(?: \([^\W\d_]{{2,12}}\))?, "
    r"(?:(?:den|am|le|on|il|el) )?(?=\w{1,12}\.? )"
)
"""The place before a day, as papers and press offices put it: "Grünau, 4. März 2025."."""
_FIELD: Final = re.compile(r"\s+[|·•–—-]\s+")
_PAIR: Final = 2
_NAME: Final = re.compile(rf"{_CAPITAL}(?:[ /]{_CAPITAL}){{0,2}}$")
_CLOCK: Final = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,5}\)?)?$", re.IGNORECASE)
"""Fields of a line that tells who, where and when: "EFE | Almarza | 10/11/2025"."""
_YEAR_LAST: Final = re.compile(r"\d{4}(?:,? \d{1,2}[:.h]\d\d(?: Uhr)?| ?\(\w{2,12}\))?\.?$")
_HOUR: Final = re.compile(
    r"(?:at )?\d{1,2}[:.]\d\d\s?[ap]\.?m\.?(?-i: [A-Z]{2,4}\b)?,?\s*(?:on )?", re.IGNORECASE
)
"""The hour before the day, as papers of the United States put it."""


def is_stamp(line: str, words: str) -> bool:
    """Whether a line is a date, or says of one or two that something was published or changed then.

    `words` are those that say so, as alternatives of an expression.

    Example:
        >>> is_stamp("Updated: 9:42 a.m. EDT Nov. 25, 2023", "posted|updated"), is_stamp("May 2023", "posted")
        (True, False)
    """
    if line[0].isdecimal():
        return len(line) <= _DATE_LINE and (_numeric_form().match(line) is not None or is_date(line))
    if len(line) > _STAMPED * 2 or not any(map(str.isdecimal, line)):
        return False
    told = line[1:-1] if line[0] == "(" and line[-1] == ")" else line
    found = _stamp_form(words).match(told)
    if found is None:
        return False
    rest = told[found.end() :]
    # posted on one day and updated on another, in one line; "Published date:" is one stamp
    again = _stamp_form(words).search(rest)
    days = [rest] if again is None else [rest[: again.start()], rest[again.end() :]]
    days = [day for day in days if day.strip()]
    return len(line) <= _STAMPED * len(days) and all(map(_is_day, days))


def is_placed_stamp(line: str, words: str) -> bool:
    """Whether a line is a place and a day with its year, or days between which a word says what they are.

    `words` are as for `is_stamp`.

    Example:
        >>> is_placed_stamp("Grünau, 4. März 2025.", "updated"), is_placed_stamp("Im März 2025.", "updated")
        (True, False)
        >>> is_placed_stamp("Nov. 18, 2025 Updated: Nov. 19, 2025 6:12 p.m.", "updated")
        True
        >>> is_placed_stamp("Almarza - 09 NOV 2025 - 20:41 CET", "updated")
        True
    """
    if len(line) > _STAMPED * 2:
        return False
    found = _PLACED.match(line)
    if found is not None:
        day = line[found.end() :]
        return _YEAR_LAST.search(day) is not None and _is_day(day.rstrip("."))
    if _is_row(line):
        return True
    days = _stamp_form(words).split(line)
    return len(days) > 1 and bool(days[0].strip()) and all(map(_is_day, days))


def _is_row(line: str) -> bool:
    """Whether a line is a row of three fields or more, one of them a day, the others names or hours.

    "Anna Lee - 4 May 1944" is a row of a list of the dead.
    """
    fields = _FIELD.split(line.strip())
    if len(fields) <= _PAIR:
        return False
    days = [_is_day(field) or _numeric_form().match(field) is not None for field in fields]
    return any(days) and all(
        day or _NAME.match(field) is not None or _CLOCK.match(field) is not None
        for day, field in zip(days, fields, strict=True)
    )


def _is_day(told: str) -> bool:
    """Whether this is a date, its hour before or behind it."""
    day = told.strip(" ,|•·-–")
    return is_date(day) or ((hour := _HOUR.match(day)) is not None and is_date(day[hour.end() :]))


@cache
def _numeric_form() -> re.Pattern[str]:
    # a day that can be read in two ways is one of publication too; scores have no year
    hour = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?"
    return re.compile(
        rf"\d{{1,2}}([./-])\d{{1,2}}\1(?:19|20)\d\d(?:\W{{1,4}}(?:\w{{1,4}}\W)?{hour})?"
        r"(?: \(?[A-Z]{2,5}\)?)?\W*$",
        re.IGNORECASE,
    )


@cache
def _stamp_form(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{words})(?![^\W\d_])\s?[:\uff1a]?\s?")
