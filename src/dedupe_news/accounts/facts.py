"""The typed facts of a sentence: quantities, dates, weekdays, clock times, names, negations.

Read from the tokens by closed word lists and neighbourhood alone, so any language gets digits and names, and
the languages of `lexicon` get month, weekday, number and negation words too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dedupe_news.accounts.lexicon import (
    BEFORE_DATE,
    FORMS_OF_BE,
    FUNCTION_WORDS,
    HEDGE_ABOUT,
    HEDGE_AT_LEAST,
    HEDGE_AT_MOST,
    HEDGE_LESS,
    HEDGE_MORE,
    MEASURES,
    MONTHS,
    NEGATIONS,
    NUMBER_WORDS,
    SCALES,
    WEEKDAYS,
)
from dedupe_news.accounts.words import number_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.words import Words

_AMBIGUOUS_MONTHS = frozenset(
    {"may", "march", "mar", "mart", "jan", "dec", "mai", "mei", "maj", "jun", "sep", "nisan", "ocak"}
)
_CURRENCY = frozenset("$€£¥₹")
_PERCENT = frozenset({"%", "‰", "percent", "percentage", "pct", "prozent", "procent", "percento"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence: value, what it counts (key of the noun, '' if none), hedge and token place.

    `digits` is how many significant digits were written, which says how far it may be rounded.
    """

    value: float
    unit: str
    near: frozenset[str]
    hedge: str
    place: int
    written: str
    digits: int


@dataclass(frozen=True, slots=True)
class When:
    """A date as far as it is told."""

    year: int | None
    month: int | None
    day: int | None
    written: str

    def agrees(self, other: When) -> bool:
        """Whether both can be the same day: no part told by both differs."""
        return (
            (self.year is None or other.year is None or self.year == other.year)
            and (self.month is None or other.month is None or self.month == other.month)
            and (self.day is None or other.day is None or self.day == other.day)
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence states in slots that can be compared."""

    quantities: tuple[Quantity, ...]
    dates: tuple[When, ...]
    weekdays: frozenset[int]
    clocks: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    negations: tuple[int, ...]


def read_facts(text: str, words: Words) -> Facts:
    """The facts of one sentence.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> text = "On August 4, about 20 soldiers were not injured."
        >>> facts = read_facts(text, Reader().read(text))
        >>> facts.dates[0].month, facts.dates[0].day, facts.quantities[0].unit, facts.quantities[0].hedge
        (8, 4, '~soldier', 'about')
        >>> len(facts.negations)
        1
    """
    lowers = [token.lower() for token in words.tokens]
    taken: set[int] = set()
    dates = _dates(text, words, lowers, taken)
    clocks = frozenset(token for place, token in enumerate(lowers) if _is_clock(lowers, place, taken))
    quantities = _quantities(text, words, lowers, taken)
    weekdays = frozenset(WEEKDAYS[low] for low in lowers if low in WEEKDAYS)
    negations = tuple(
        place for place, low in enumerate(lowers) if low in NEGATIONS or low.endswith(("n't", "n’t"))
    )
    return Facts(quantities, dates, weekdays, clocks, _names(text, words, lowers), negations)


def _is_negation(lowers: Sequence[str], place: int, low: str) -> bool:
    """`No. 2` is a number sign."""
    if low == "no" and place + 1 < len(lowers) and lowers[place + 1][:1].isdigit():
        return False
    return low in NEGATIONS or low.endswith(("n't", "n’t"))


def _is_clock(lowers: Sequence[str], place: int, taken: set[int]) -> bool:
    token = lowers[place]
    if token[:1].isdigit() and ":" in token:
        taken.add(place)
        return True
    if (
        token.isdigit()
        and place + 1 < len(lowers)
        and lowers[place + 1].rstrip(".") in {"am", "pm", "a.m", "p.m", "uhr"}
    ):
        taken.add(place)
        return True
    return False


def _small(token: str) -> int | None:
    return (
        int(token)
        if token.isascii() and token.isdigit() and len(token) <= 2 and 1 <= int(token) <= 31
        else None
    )


def _year(token: str) -> int | None:
    return (
        int(token)
        if token.isascii() and token.isdigit() and len(token) == 4 and 1500 <= int(token) <= 2099
        else None
    )


def _dates(  # noqa: C901, PLR0912 - one reading of a date from left to right
    text: str, words: Words, lowers: Sequence[str], taken: set[int]
) -> tuple[When, ...]:
    found: list[When] = []
    size = len(lowers)
    for place, low in enumerate(lowers):
        month = MONTHS.get(low.rstrip("."))
        if month is None and low.startswith("月") and place and _small(lowers[place - 1]):
            found.append(_eastern(words, lowers, place, taken))
            continue
        if month is None or not _is_month(words, lowers, place):
            continue
        first = last = place
        day = year = None
        after = place + 1
        if place and _small(lowers[place - 1]):
            day, first = _small(lowers[place - 1]), place - 1
        elif (
            place > 1
            and lowers[place - 1] in {"de", "of", "th", "st", "nd", "rd"}
            and _small(lowers[place - 2])
        ):
            day, first = _small(lowers[place - 2]), place - 2
        elif after < size and _small(lowers[after]):
            day, last = _small(lowers[after]), after
            after += 1
            if after < size and lowers[after] in {"th", "st", "nd", "rd"}:
                after += 1
        if after < size and lowers[after] in {"de", "del"}:
            after += 1
        if after < size and _year(lowers[after]):
            year, last = _year(lowers[after]), after
        taken.update(range(first, last + 1))
        found.append(When(year, month, day, _written(text, words, first, last)))
    for place, low in enumerate(lowers):
        year = _year(low)
        if year is not None and place not in taken and _is_year(text, words, lowers, place):
            taken.add(place)
            found.append(When(year, None, None, words.tokens[place]))
            end = words.starts[place] + 4
            if place + 1 < size and text[end : end + 1] in {"-", "–"} and words.starts[place + 1] == end + 1:
                close = lowers[place + 1]
                if len(close) == 2 and close.isdigit() and int(close) > year % 100:  # 1950-53
                    taken.add(place + 1)
                    found.append(When(year // 100 * 100 + int(close), None, None, text[end - 4 : end + 3]))
    return tuple(found)


def _eastern(words: Words, lowers: Sequence[str], place: int, taken: set[int]) -> When:
    """A date written year 年 month 月 day 日."""
    first, last = place - 1, place
    year = day = None
    if first > 1 and lowers[first - 1].startswith("年"):
        year, first = _year(lowers[first - 2]), first - 2
    if place + 2 < len(lowers) and _small(lowers[place + 1]) and lowers[place + 2].startswith("日"):
        day, last = _small(lowers[place + 1]), place + 2
    taken.update(range(first, last + 1))
    return When(year, _small(lowers[place - 1]), day, "".join(words.tokens[first : last + 1]))


def _is_month(words: Words, lowers: Sequence[str], place: int) -> bool:
    low = lowers[place].rstrip(".")
    beside = (place and _small(lowers[place - 1])) or (
        place + 1 < len(lowers) and (_small(lowers[place + 1]) or _year(lowers[place + 1]))
    )
    if low not in _AMBIGUOUS_MONTHS:
        return bool(beside) or len(low) > 3
    if not words.tokens[place][:1].isupper():
        return bool(beside) and low in {"mai", "mei", "maj", "mart", "jun"}
    return bool(beside) or bool(place and lowers[place - 1] in BEFORE_DATE)


def _is_year(text: str, words: Words, lowers: Sequence[str], place: int) -> bool:
    if place and (
        lowers[place - 1] in _CURRENCY
        or lowers[place - 1] in HEDGE_ABOUT
        or lowers[place - 1] in {"than", "over"}
    ):
        return False
    after = place + 1
    if after < len(lowers) and lowers[after] == "s":
        return False
    if after < len(lowers) and lowers[after] in _PERCENT | _CURRENCY | frozenset(SCALES):
        return False
    return not (text[words.starts[place] - 1 : words.starts[place]] in _CURRENCY and place > 0)


def _written(text: str, words: Words, first: int, last: int) -> str:
    return text[words.starts[first] : words.starts[last] + len(words.tokens[last])]


def _quantities(text: str, words: Words, lowers: Sequence[str], taken: set[int]) -> tuple[Quantity, ...]:
    found: list[Quantity] = []
    place = 0
    size = len(lowers)
    while place < size:
        low = lowers[place]
        value = None
        if place not in taken:
            value = number_value(low)
            if value is None and low in NUMBER_WORDS:
                value = float(NUMBER_WORDS[low])
        if value is None or _is_label(text, words, lowers, place):
            place += 1
            continue
        first = place
        digits = len(low.replace(",", "").replace(".", "").strip("0")) or 1
        if (
            value < 100
            and low in NUMBER_WORDS
            and place + 1 < size
            and lowers[place + 1] in NUMBER_WORDS
            and value >= 20
        ):
            value += NUMBER_WORDS[lowers[place + 1]]
            place += 1
        while place + 1 < size and lowers[place + 1] in SCALES:
            value *= SCALES[lowers[place + 1]]
            place += 1
        if place + 1 < size and lowers[place + 1] == "dozen":
            value *= 12
            place += 1
        unit, near = _unit(text, words, lowers, first, place)
        found.append(
            Quantity(
                value, unit, near, _hedge(lowers, first), first, _written(text, words, first, place), digits
            )
        )
        place += 1
    return tuple(found)


def _is_label(text: str, words: Words, lowers: Sequence[str], place: int) -> bool:
    """Decades ("the 90s"), parts of names ("AK-47") and of telephone numbers count nothing."""
    size = len(lowers)
    if place + 1 < size and lowers[place + 1] == "s" and lowers[place].endswith("0"):
        return True
    start, end = words.starts[place], words.starts[place] + len(words.tokens[place])
    if place and lowers[place][0].isdigit():
        before = text[words.starts[place - 1] + len(words.tokens[place - 1]) : start]
        if (
            before.strip() == "-"
            and lowers[place - 1][-1].isalpha()
            and lowers[place - 1] not in NUMBER_WORDS
        ):
            return True
        if not before.strip() and lowers[place - 1][-1].isdigit():
            return True
    if place + 1 < size and lowers[place][0].isdigit() and lowers[place + 1][0].isdigit():
        return not text[end : words.starts[place + 1]].strip()
    return False


def _is_score(text: str, words: Words, lowers: Sequence[str], first: int, last: int) -> bool:
    """Whether a number is half of a score or a range ("3-1")."""
    for left, right in ((first - 1, first), (last, last + 1)):
        if left >= 0 and right < len(lowers) and lowers[left][-1].isdigit() and lowers[right][0].isdigit():
            gap = text[words.starts[left] + len(words.tokens[left]) : words.starts[right]]
            if gap.strip() in {"-", "–"}:
                return True
    return False


def _unit(  # noqa: C901 - one reading of what follows a number
    text: str, words: Words, lowers: Sequence[str], first: int, last: int
) -> tuple[str, frozenset[str]]:
    """The key of what a number counts and the keys of the words that lead to it."""
    if first and lowers[first - 1] in _CURRENCY:
        return lowers[first - 1], frozenset()
    if last + 1 < len(lowers) and lowers[last + 1] in _PERCENT:
        return "%", frozenset()
    if _is_score(text, words, lowers, first, last):
        return "score", frozenset()
    if lowers[last + 1 : last + 3] in (["year", "old"], ["years", "old"]):
        return "year-old", frozenset()
    keys: list[str] = []
    end = words.starts[last] + len(words.tokens[last])
    for place in range(last + 1, min(last + 6, len(lowers))):
        gap = text[end : words.starts[place]]
        if gap.strip(" -–\u00a0\u202f"):
            break
        end = words.starts[place] + len(words.tokens[place])
        low = lowers[place]
        if not keys and low in MEASURES:
            return low, frozenset({low})
        if low in FUNCTION_WORDS or not words.keys[place]:
            if keys or low not in FORMS_OF_BE:
                break
            continue
        if low in NUMBER_WORDS or words.keys[place][0] == "#":
            break
        keys.append(words.keys[place])
        if keys[0] in MEASURES:
            break
        if len(keys) == 3 or (len(keys) == 1 and gap == "-"):
            break
    return (keys[-1] if keys else ""), frozenset(keys)


def _hedge(lowers: Sequence[str], first: int) -> str:
    before = list(lowers[max(0, first - 3) : first])
    if before and before[-1] in HEDGE_ABOUT:
        return "about"
    if before and (before[-1] in HEDGE_AT_LEAST or before[-1] in {"over", "past"}):
        return "at least"
    if before and before[-1] in HEDGE_AT_MOST:
        return "at most"
    if before[-1:] == ["to"] and before[-2:-1] == ["up"]:
        return "at most"
    tail = before[-2:]
    if len(tail) == 2 and tail[1] in {"than", "als", "que", "de", "di", "dan"}:
        if tail[0] in HEDGE_MORE:
            return "at least"
        if tail[0] in HEDGE_LESS:
            return "at most"
    return ""


def _names(text: str, words: Words, lowers: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Runs of capitalised words that are not merely a sentence's first word."""
    found: list[tuple[str, ...]] = []
    run: list[str] = []
    run_start = 0
    end = 0
    for place, token in enumerate(words.tokens):
        gap = text[end : words.starts[place]]
        capital = (
            token[:1].isupper() and lowers[place] not in FUNCTION_WORDS and lowers[place] not in WEEKDAYS
        )
        capital = capital and (lowers[place] not in MONTHS or not _is_month(words, lowers, place))
        if run and (not capital or gap.strip(" -–.’'")):
            _keep(found, run, run_start)
            run = []
        if capital:
            if not run:
                run_start = place
            run.append(lowers[place].removesuffix("'s").removesuffix("’s"))
        end = words.starts[place] + len(token)
    if run:
        _keep(found, run, run_start)
    return tuple(found)


def _keep(found: list[tuple[str, ...]], run: list[str], start: int) -> None:
    """A single capitalised first word of a sentence tells nothing."""
    if start or len(run) > 1:
        found.append(tuple(run))
