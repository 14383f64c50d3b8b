"""Dates as the web writes them, as ISO 8601: what a date says, or nothing where it can be read in two ways.

Feeds write RFC 2822, pages and exports write days and months in some order or seconds since 1970. Stories
are held together by days and reports are put in order by them, so all of these have to mean one thing.
`3/4/2024` is the third of April or the fourth of March: it is not guessed at.
"""

# ruff: noqa: RUF001 - months as they are spelled

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Final

from dedupe_news.text.late import late

__all__ = ["day_of", "is_date", "iso_date"]

_LONGEST: Final = 60
_MAIL: Final = late(
    r"(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d{1,2}:\d\d(?::\d\d)?"
    r"(?:\s(?:[+-]\d{4}|(?![AP]M\b)[A-Z]{1,4}))?(?:\s\(\w+\))?"
)
_BEFORE: Final = r"(?:[^\W\d]+(?:[-'’][^\W\d]+){0,3}[.,:]?\s+){0,2}"
"""At most two words stand before a date: "Thursday, ", "Published on ", "Saint-Malo, le "."""
_MONTH: Final = r"(?P<m>[^\W\d_]{3,}|[\u0900-\u0dff]{2,})"
"""A month's name; vowels of Indic scripts are no letters to an expression."""
_AFTER: Final = r"(?P<rest>(?!\d).*)$"
_FORMS: Final = tuple(
    late(_BEFORE + form + _AFTER, re.DOTALL)
    for form in (
        r"(?P<y>\d{4})(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})",
        r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]",
        r"(?P<a>\d{1,2})(?P<mark>[-/.])\s?(?P<b>\d{1,2})(?P=mark)\s?(?P<y>\d{4})",
        r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s?-?(?:de\s|of\s|d['’])?"
        + _MONTH
        + r"\.?,?\s?-?(?:del?\s)?(?P<y>\d{4})",
        r"(?P<y>\d{4})\.\s" + _MONTH + r"\s(?P<d>\d{1,2})\b\.?",
        _MONTH + r"\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y>\d{4})",
        r"(?P<d>\d{1,2})\s(?:tháng|th)\s(?P<m>\d{1,2}),?\s(?:năm\s)?(?P<y>\d{4})",
    )
)
_RUN: Final = late(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{4}(?:\d\d)?Z?)?")
_WEEKDAYS: Final = (
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|"
    "(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    "(?:maan|dins|woens|donder|vrij|zater|zon)dag"
)
"""Between day and time as LexisNexis writes them: "March 15, 2024 Friday 7:02 AM GMT"."""
_TIME: Final = late(
    r"[\sT,|–—-]*(?:(?:" + _WEEKDAYS + r")\s)?(?:at|um|à|às|a\slas|alle(?:\sore)?|om|kl\.?|klo|ore|в|о)?\s*"
    r"(?P<h>\d{1,2})(?:[:.h]|時|시\s?)(?P<min>\d\d)[分분]?(?::(?P<s>\d\d)(?:\.\d{1,9})?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*\(?(?:Uhr|बजे|[A-Z]{1,5}|(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d\d)?)?\)?\W*",
    re.IGNORECASE,
)
_WORDS_AFTER: Final = late(r"(?:[\s,|(–—-]*[^\W\d]{1,12}\.?){0,2}\W{0,3}")
"""What may follow a date but a time: "(Thursday)", "г."."""
_SECONDS: Final = late(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_FIRST_SECOND, _LAST_SECOND = 500_000_000, 4_000_000_000
_MILLISECONDS: Final = 13
_MONTHS = 12
_NAMES: Final = """
1 january jan januar jänner janvier janv enero ene janeiro gennaio gen januari ianuarie ocak stycznia sty
1 ledna января янв січня tammikuuta ιανουαρίου ιαν
2 february feb februar février févr fevrier febrero fevereiro fev febbraio februari februarie şubat
2 lutego lut února února февраля фев февр лютого helmikuuta φεβρουαρίου φεβ
3 march mar märz mär mrz mars marzo março maart mrt mart martie maret marca března марта мар березня
3 maaliskuuta μαρτίου μαρ
4 april apr avril avr abril abr aprile nisan aprilie kwietnia kwi dubna апреля апр квітня huhtikuuta
4 απριλίου απρ
5 may mai mayo maio maggio mag mei maj mayıs maja května мая травня toukokuuta μαΐου μαΐ
6 june jun juni juin junio junho giugno giu iunie haziran czerwca cze června июня июн червня kesäkuuta
6 ιουνίου ιουν
7 july jul juli juillet juil julio julho luglio lug iulie temmuz lipca lip července июля июл липня
7 heinäkuuta ιουλίου ιουλ
8 august aug août aout agosto ago augustus augusti agustus ağustos sierpnia sie srpna августа авг серпня
8 elokuuta αυγούστου αυγ
9 september sept sep septembre septiembre setiembre setembro set settembre septembrie eylül września wrz
9 září сентября сен сент вересня syyskuuta σεπτεμβρίου σεπ
10 october oct oktober okt octobre octubre outubro out ottobre ott octombrie ekim października paź října
10 октября окт жовтня lokakuuta οκτωβρίου οκτ
11 november nov novembre noviembre novembro noiembrie kasım ноября ноя нояб листопада marraskuuta
11 νοεμβρίου νοε
12 december dec dezember dez décembre déc diciembre dic dezembro dicembre decembrie desember des aralık
12 grudnia gru prosince декабря дек грудня joulukuuta δεκεμβρίου δεκ
1 január januára siječnja जनवरी يناير জানুয়ারি
2 február februára veljače फरवरी फ़रवरी فبراير ফেব্রুয়ারি
3 március ožujka मार्च مارس মার্চ
4 április apríla travnja अप्रैल أبريل ابريل إبريل এপ্রিল
5 május mája svibnja मई مايو মে
6 június júna lipnja जून يونيو জুন
7 július júla srpnja जुलाई يوليو জুলাই
8 augusztus augusta kolovoza अगस्त أغسطس اغسطس আগস্ট
9 szeptember septembra rujna सितंबर सितम्बर سبتمبر সেপ্টেম্বর
10 október októbra अक्टूबर अक्तूबर أكتوبر اكتوبر অক্টোবর
11 novembra studenoga studenog नवंबर नवम्बर نوفمبر নভেম্বর
12 decembra prosinca दिसंबर दिसम्बर ديسمبر ডিসেম্বর
"""
"""Months by number as they stand in dates, in some thirty languages. "listopada" is November in Polish and
October in Croatian: it is not guessed at."""
_MONTH_OF: Final = {
    name: int(number)
    for number, *names in (row.split() for row in _NAMES.strip().splitlines())
    for name in names
}


def iso_date(text: str | None) -> str | None:
    """A date as ISO 8601, with its time where it tells one; as it is where it can be read in two ways.

    What begins with an ISO date stays as it is, to the letter; so does what holds more than a date, a range
    say.

    Example:
        >>> iso_date("Thu, 02 May 2024 10:00:00 GMT"), iso_date("14 August 2024 09:12 BST")
        ('2024-05-02T10:00:00+00:00', '2024-08-14T09:12')
        >>> iso_date("25/12/2024"), iso_date("3/4/2024"), iso_date("2024年5月2日"), iso_date("yesterday")
        ('2024-12-25', '3/4/2024', '2024-05-02', 'yesterday')
    """
    if text is None or _is_iso(text):
        return text
    kept = " ".join(text.split())
    if not kept or len(kept) > _LONGEST or not any(char.isdecimal() for char in kept):
        return text
    return _mail(kept) or _run(kept) or _formed(kept) or _seconds(kept) or text


def is_date(text: str) -> bool:
    """Whether a text is a date that can be read in one way, and nothing more.

    Example:
        >>> is_date("May 2, 2024"), is_date("3/4/2024"), is_date("Monday")
        (True, False, False)
    """
    return _is_iso(iso_date(text) or "") and len(text) <= _LONGEST


def day_of(value: str | None) -> date | None:
    """The day of an ISO date, whatever time stands behind it; None where there is none.

    Example:
        >>> day_of("2024-05-02T18:05:00Z"), day_of("2024-05"), day_of(None)
        (datetime.date(2024, 5, 2), None, None)
    """
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _is_iso(text: str) -> bool:
    if day_of(text) is None:
        return False
    return len(text) >= len("2024-05-02") and text[4] == "-"


def _mail(text: str) -> str | None:
    """RFC 2822, which feeds and mails use."""
    if not _MAIL.fullmatch(text):
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - few texts have such a date

    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return None


def _run(text: str) -> str | None:
    found = _RUN.fullmatch(text)
    return None if found is None else _day(int(found["y"]), int(found["m"]), int(found["d"]))


def _formed(text: str) -> str | None:
    found = next((match for form in _FORMS if (match := form.match(text))), None)
    if found is None:
        return None
    day, clock = _day_of(found), _time_of(found["rest"])
    return None if day is None or clock is None else day + clock


def _day_of(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    year = int(parts["y"])
    if parts.get("m") is not None:
        month = int(parts["m"]) if parts["m"].isdecimal() else _MONTH_OF.get(parts["m"].lower())
        return None if month is None else _day(year, month, int(parts["d"]))
    day, month = int(parts["a"]), int(parts["b"])
    if parts["mark"] != "." and day <= _MONTHS:
        if month <= _MONTHS and day != month:
            return None
        day, month = month, day
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _time_of(rest: str) -> str | None:
    """The time that follows a day, as ISO writes it; '' where none does, None where something else does."""
    found = _TIME.fullmatch(rest)
    if found is None:
        return "" if _WORDS_AFTER.fullmatch(rest) else None
    hour, minute, second = int(found["h"]), int(found["min"]), int(found["s"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    try:
        return "T" + time(hour, minute, second).isoformat("seconds" if found["s"] else "minutes")
    except ValueError:
        return None


def _seconds(text: str) -> str | None:
    if not _SECONDS.fullmatch(text):
        return None
    whole = text.partition(".")[0]
    seconds = int(whole) // (1000 if len(whole) == _MILLISECONDS else 1)
    if not _FIRST_SECOND <= seconds <= _LAST_SECOND:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat()
