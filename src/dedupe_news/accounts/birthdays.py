"""Whether a birthday explains two ages: a trial a year after the arrest tells of the same man, a year older.

Of 28 ages disputed in the untouched stories of one set (GVA) nine were given by reports more than three
months apart, the later one a year or two older; those of reports within days of one another are disputes.
"""

from __future__ import annotations

import re
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from dedupe_news.text.days import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.model import Conflict, ConflictValue

_OF: Final = "age of "
_FIGURE: Final = re.compile(r"\d+")
_YEAR: Final = 365.25
_SOON: Final = 90
"""Days within which a birthday is too unlikely to explain a year: three in four people have none."""


def grown_older(conflict: Conflict, reports: Sequence[ReportInput]) -> bool:
    """Whether the ages that a conflict sets side by side are those of one person at other times.

    Args:
        conflict: one of a story.
        reports: the reports of that story.

    Example:
        >>> from dedupe_news.accounts.inputs import ReportInput
        >>> from dedupe_news.model import Conflict, ConflictValue, Sentence
        >>> def told(*dates):
        ...     sentences = [Sentence(n, 0, 9, "It rains.") for n in (0, 1)]
        ...     sides = [ConflictValue(age, (n,), (sentences[n],)) for n, age in enumerate(("21", "22"))]
        ...     reports = [ReportInput((one,), date=day) for one, day in zip(sentences, dates)]
        ...     return grown_older(Conflict("number", "age of Ray", tuple(sides)), reports)
        >>> told("2015-03-02", "2016-01-15"), told("2015-03-02", "2015-03-04")
        (True, False)
        >>> told("2016-01-15", "2015-03-02"), told("2015-03-02T09:40", "2016-01-15T18:05")
        (False, True)
    """
    if conflict.kind != "number" or not conflict.about.startswith(_OF):
        return False
    return all(_birthdays_between(one, other, reports) for one, other in combinations(conflict.values, 2))


def _birthdays_between(one: ConflictValue, other: ConflictValue, reports: Sequence[ReportInput]) -> bool:
    ages = [_FIGURE.search(side.value) for side in (one, other)]
    if ages[0] is None or ages[1] is None:
        return False
    older = int(ages[1].group()) - int(ages[0].group())
    for first, second in product(one.sentences, other.sentences):
        days = _days_between(reports[first.report].date, reports[second.report].date)
        if days is None or abs(days) < _SOON or abs(older - days / _YEAR) >= 1:
            return False
    return True


def _days_between(first: str | None, second: str | None) -> int | None:
    one, other = day_of(first), day_of(second)
    return None if one is None or other is None else (other - one).days
