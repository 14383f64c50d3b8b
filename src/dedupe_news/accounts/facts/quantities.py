"""How many of what: the numbers of a sentence with the noun they count, their hedge and their precision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dedupe_news.accounts.facts.calendar import written
from dedupe_news.accounts.facts.phones import calls_for_help, is_one_phone
from dedupe_news.accounts.facts.spelled import joined_value, spelled_value
from dedupe_news.accounts.marks import NUMBER
from dedupe_news.accounts.words import number_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.words import Words

CURRENCY = frozenset((*"$€£¥₹₽", "kr", "zł", "francs", "pesos", "reais", "liras"))
"""Signs of money, and a word for money that has none."""
MONEY_WORDS = {
    **dict.fromkeys(("dollar", "dollars", "usd", "us$"), "$"),
    **dict.fromkeys(("euro", "euros", "eur"), "€"),
    **dict.fromkeys(("yen", "yuan"), "¥"),
    **dict.fromkeys(("rupee", "rupees", "rupien", "roupies", "rupias"), "₹"),
    **dict.fromkeys(
        ("crowns", "kronor", "kroner", "kronen", "korun", "koruny", "couronnes", "coronas"), "kr"
    ),
    **dict.fromkeys(("zloty", "zlotys", "złoty", "złotych", "złote"), "zł"),
    **dict.fromkeys(("francs", "franken", "franchi"), "francs"),
    **dict.fromkeys(("liras", "lira"), "liras"),
    **dict.fromkeys(("rouble", "roubles", "ruble", "rubles", "рублей", "рубля"), "₽"),
}
_POUNDS = frozenset({"pound", "pounds", "pfund"})
"""Money where millions are told of, or the sign stands by; a weight elsewhere."""
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9}
"""Scales written onto a sum ("£12m")."""
_OF = frozenset({"de", "di"})
"""Between millions and their currency ("dos millones de euros")."""
_SCORE_JOINS = frozenset({"-", "–", ":"})
_COUNTER = frozenset({"of", "von", "de", "di", "van", "av", "af", "sur", "из", "з", "z", "/"})
_NOUN_FIRST = frozenset(
    {"fr", "es", "pt", "it", "ca", "gl", "ro", "id", "ms", "vi", "ar", "zh", "ja", "ko", "th"}
)
"""Languages whose adjectives mostly follow: there the first word after a number is what it counts."""
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
"""Languages whose first capitalised word after a number is the noun it counts."""
_REACH = 3
"""A counted noun stands at most so many words of content after its number."""
_EACH = frozenset({"a", "an", "per", "each", "every"})
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_OLDEST = 120
_DECADE = re.compile(r"\d+0")
_DECIMAL = re.compile(r"[.,]\d{1,2}$")
"""A fraction as written: the nought of "6.0" says how exact it is, those of 1,200 do not."""
_NOT_DIGITS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence: value, what it counts (key of the noun, '' if none), hedge and token place.

    `unit` of an age is `@` and the name it belongs to, or `year-old`; of half a score `score`. `near` are the
    keys of the words from the number to its noun. `digits` is how many significant digits were written, which
    says how far it may be rounded; `scaled` that a scale word or a decimal was used. `frame` tells figures of
    one unit apart: `more` ("three more victims"), in how long ("per year"), or from when a span counts
    ("ago", "before").
    """

    value: float
    unit: str
    near: frozenset[str]
    hedge: str
    place: int
    written: str
    digits: int
    scaled: bool
    frame: str = ""
    width: int = 1

    @property
    def tokens(self) -> range:
        """The places of its tokens."""
        return range(self.place, self.place + self.width)


def read_quantities(words: Words, starts: Sequence[int], taken: set[int]) -> tuple[Quantity, ...]:
    """The numbers of a sentence that count something; dates and times in `taken` are none.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> def read(text, lang="en"):
        ...     words = Reader().read(text, lang)
        ...     return [(q.value, q.unit) for q in read_quantities(words, words.starts(), set())]
        >>> read("Two Korean soldiers and 1.5 million yen"), read("Image 3 of 9"), read("Ray, 31, left")
        ([(2.0, '~soldier'), (1500000.0, '¥')], [], [(31.0, '@ray')])
        >>> read("dos soldados surcoreanos", "es")
        [(2.0, 'sold')]
    """
    if not words.held & NUMBER:
        return ()
    found: list[Quantity] = []
    last = -1
    for place in [place for place, mark in enumerate(words.marks) if mark & NUMBER]:
        if place > last and place not in taken:
            quantity = _quantity_at(words, starts, place)
            if quantity is not None:
                found.append(quantity[0])
                last = quantity[1]
    return tuple(found)


def _quantity_at(words: Words, starts: Sequence[int], first: int) -> tuple[Quantity, int] | None:
    """The quantity that begins at a place, and the place of its last token."""
    lowers = words.lowers
    low = lowers[first]
    spelled = spelled_value(words, low)
    value = spelled if spelled is not None else number_value(low)
    if value is None or _is_label(words, starts, first):
        return None
    last, scaled = first, "." in low or ("," in low and value % 1 != 0)
    joined = joined_value(words, first, value) if spelled is not None else None
    if joined is not None:
        value, last = joined
    elif low.isdecimal() and 0 < len(low) <= 3 and _spaced(words, starts, first):
        value = value * 1000 + float(lowers[first + 1])
        last += 1
    short = _SHORT_SCALES.get(lowers[last + 1]) if first and last + 1 < len(lowers) else None
    if short and lowers[first - 1] in CURRENCY and starts[last + 1] == starts[last] + len(words.tokens[last]):
        value *= short
        last += 1
        scaled = True
    while last + 1 < len(lowers) and (scale := _scale(words, last + 1)) is not None:
        value *= scale
        last += 1
        scaled = True
    if last + 1 < len(lowers) and lowers[last + 1] == "dozen":
        value *= 12
        last += 1
    shown = f"{value:g}" if spelled is not None else low
    figures = _NOT_DIGITS.sub("", shown).lstrip("0")
    digits = len(figures if _DECIMAL.search(shown) else figures.rstrip("0")) or 1
    unit, near = _unit(words, starts, first, last)
    as_written = written(words, starts, first, last)
    frame, hedge, width = _frame(words, first, last), _hedge(words, first), last + 1 - first
    return Quantity(value, unit, near, hedge, first, as_written, digits, scaled, frame, width), last


def _scale(words: Words, place: int) -> float | None:
    low = words.lowers[place]
    found = words.lexicon.scales.get(low.rstrip("."))
    if found is None and words.lexicon.lang in {"zh", "ja", "ko"}:
        return words.lexicon.scales.get(low[0])
    return found


def _spaced(words: Words, starts: Sequence[int], place: int) -> bool:
    """Whether a number goes on after a space ("53 000"), where the language writes it so."""
    if words.lexicon.lang in {"en", "de", "es", "it", "nl", "tr"} or place + 1 >= len(words.lowers):
        return False
    after = words.lowers[place + 1]
    end = starts[place] + len(words.tokens[place])
    return (
        len(after) == 3 and after.isdecimal() and starts[place + 1] == end + 1 and words.text[end].isspace()
    )


def _is_label(words: Words, starts: Sequence[int], place: int) -> bool:
    """Decades, counters ("3 of 9"), telephone numbers and numbers in names ("AK-47") count nothing."""
    lowers, text = words.lowers, words.text
    size = len(lowers)
    low = lowers[place]
    if place + 1 < size and lowers[place + 1] in {"s", "er", "ers"} and _DECADE.fullmatch(low):
        return True
    if not low[0].isdigit():
        return False
    if calls_for_help(lowers, place):
        return True
    half = (
        low == "0"
        and place
        and lowers[place - 1].isdecimal()
        and words.text[starts[place] - 1] in _SCORE_JOINS
    )
    if (low[0] == "0" and low.isdecimal() and not half) or (
        place + 1 < size and lowers[place + 1] in _ORDINAL
    ):
        return True  # the rest of a figure that was torn apart ("7. 0"), and "the 60th victim"
    before = text[starts[place - 1] + len(words.tokens[place - 1]) : starts[place]] if place else " "
    end = starts[place] + len(words.tokens[place])
    after = text[end : starts[place + 1]] if place + 1 < size else " "
    left = lowers[place - 1] if place else ""
    right = lowers[place + 1] if place + 1 < size else ""
    if before == "-" and left[-1:].isalpha() and left not in words.lexicon.numbers:
        return True
    if (not before and left[-1:].isdigit()) or (not after and right[:1].isdigit()):
        return True
    if is_one_phone(before, left, low) or is_one_phone(after, low, right):
        return True
    return _is_counter(words, starts, place)


def _is_counter(words: Words, starts: Sequence[int], place: int) -> bool:
    """Whether a number is half of "3 of 9" or "3 / 9"."""
    lowers = words.lowers
    for first in (place - 2, place):
        if first >= 0 and first + 2 < len(lowers) and lowers[first + 1] in _COUNTER:
            left, right = lowers[first], lowers[first + 2]
            if left.isdecimal() and right.isdecimal() and float(left) <= float(right):
                return True
    for left_place in (place - 1, place):
        if left_place >= 0 and left_place + 1 < len(lowers):
            gap = words.text[starts[left_place] + len(words.tokens[left_place]) : starts[left_place + 1]]
            if (
                gap.strip() in {"/", "of /"}
                and lowers[left_place].isdecimal()
                and lowers[left_place + 1].isdecimal()
            ):
                return True
    return place > 0 and words.text[: starts[place]].rstrip().endswith("/")


def _unit(words: Words, starts: Sequence[int], first: int, last: int) -> tuple[str, frozenset[str]]:
    """The key of what a number counts and the keys of the words that lead to it."""
    lowers, lists = words.lowers, words.lexicon
    before = lowers[first - 1] if first else ""
    after = lowers[last + 1] if last + 1 < len(lowers) else ""
    currency = lowers[last + 2] if after in _OF and last + 2 < len(lowers) else after.removeprefix("d'")
    for money in (before, currency):
        sign = money if money in CURRENCY else MONEY_WORDS.get(money, "")
        if sign:
            return sign, frozenset()
    in_money = _scale(words, last) or "£" in words.text
    if after in _POUNDS and in_money and not lists.has_any(lowers[last + 2 : last + 3], "toll-part"):
        return "£", frozenset()  # "3 million pounds", not "two million pounds of beef"
    if (
        after in {"%", "‰"}
        or lists.has("percent", after)
        or " ".join(lowers[last + 1 : last + 3]) in lists.cues.get("percent", frozenset())
    ):
        return "%", frozenset()
    if _is_score(words, starts, first, last):
        return "score", frozenset()
    age = _age(words, starts, first, last)
    if age:
        return age, frozenset()
    keys = _counted(words, starts, last)
    if not keys:
        return "", frozenset()
    head = keys[0] if lists.lang in _NOUN_FIRST or keys[0] in lists.cues["measure"] else keys[-1]
    return head, frozenset(keys)


def _is_score(words: Words, starts: Sequence[int], first: int, last: int) -> bool:
    """Whether a number is half of a score or a range ("3-1")."""
    lowers = words.lowers
    for left, right in ((first - 1, first), (last, last + 1)):
        if left >= 0 and right < len(lowers) and lowers[left][-1].isdigit() and lowers[right][0].isdigit():
            gap = words.text[starts[left] + len(words.tokens[left]) : starts[right]]
            if gap.strip() in _SCORE_JOINS:
                return True
    return False


def _age(words: Words, starts: Sequence[int], first: int, last: int) -> str:
    """The slot of an age: whose it is where a name stands before ("Ray, 31,") or soon after."""
    tokens, lowers, text = words.tokens, words.lowers, words.text
    end = starts[last] + len(tokens[last])
    if first and lowers[first].isdecimal() and float(lowers[first]) <= _OLDEST:
        gap = text[starts[first - 1] + len(tokens[first - 1]) : starts[first]]
        if (
            gap.strip('"”’» ') in {",", "("}
            and tokens[first - 1][0].isupper()
            and text[end : end + 1] in {",", ")", ";", "."}
        ):
            return "@" + lowers[first - 1].removesuffix("'s")
        # "Ray, who is 31, left"
        said = first > 2 and lowers[first - 2] == "who" and lowers[first - 1] in {"is", "was"}
        if said and tokens[first - 3][0].isupper() and text[end : end + 1] in {",", "."}:
            return "@" + lowers[first - 3]
    old = next(
        (
            at
            for at in range(last + 1, min(last + 3, len(lowers)))
            if words.lexicon.has("age-word", lowers[at])
        ),
        None,
    )
    if old is None or (lowers[old] == "old" and lowers[old - 1] not in {"year", "years", "month", "months"}):
        return ""
    name = ""
    for at in range(old + 1, min(old + 5, len(lowers))):
        if not tokens[at][0].isupper():
            break
        name = lowers[at].removesuffix("'s")
    return "@" + name if name and words.lexicon.lang != "de" else "year-old"


def _counted(words: Words, starts: Sequence[int], last: int) -> list[str]:
    """The keys of the words after a number, up to the end of what it counts."""
    lists = words.lexicon
    keys: list[str] = []
    been = False
    end = starts[last] + len(words.tokens[last])
    for place in range(last + 1, min(last + 6, len(words.lowers))):
        gap = words.text[end : starts[place]]
        if gap.strip(" -–\u00a0\u202f"):
            break
        end = starts[place] + len(words.tokens[place])
        low, key = words.lowers[place], words.keys[place]
        if not keys and gap.strip() == "-":
            return _compound(words, starts, place)
        if not keys and (lists.has("measure", low) or lists.has("time-unit", low)):
            return [low if lists.has("measure", low) else key]
        if not key:
            if keys or not (lists.has("be", low) or lists.has("extra", low) or low in {"de", "of", "d"}):
                break
            been = been or lists.has("be", low)
            continue
        if key[0] == "#" or low in lists.weekdays or low in lists.months or lists.has("time-of-day", low):
            break
        if (been and lists.lang != "en") or ((keys or been) and lists.lang == "en" and low.endswith("ed")):
            break  # "50 firefighters tackled", "all ten were treated", "quattro sono rimasti feriti"
        keys.append(key)
        if len(keys) == _REACH or (lists.lang in _NOUNS_IN_CAPITALS and words.tokens[place][0].isupper()):
            break
    return keys


def _compound(words: Words, starts: Sequence[int], place: int) -> list[str]:
    """The unit of a hyphenated figure ("800-square-metre"): its measure, else its first word."""
    keys = []
    for at in range(place, min(place + _REACH, len(words.lowers))):
        end = starts[at - 1] + len(words.tokens[at - 1])
        if words.text[end : starts[at]].strip() != "-":
            break
        if words.lexicon.has("measure", words.lowers[at]):
            return [words.lowers[at]]
        keys.append(words.keys[at] or words.lowers[at])
    return keys[:1]


def _frame(words: Words, first: int, last: int) -> str:
    """What tells figures of one unit apart: more than were named, or from when a span of time counts."""
    lists, lowers = words.lexicon, words.lowers
    around = [*lowers[max(0, first - 1) : first], *lowers[last + 1 : last + 2]]
    rate = _rate(words, last)
    if any(lists.has("extra", low) for low in around):
        return f"more {rate}".rstrip()
    if rate:
        return rate
    if last + 2 < len(lowers) and lists.has("time-unit", lowers[last + 1]):
        return lowers[last + 2] if lists.has("time-frame", lowers[last + 2]) else ""
    return ""


def _rate(words: Words, last: int) -> str:
    """In how long a sum or a number of things is meant: "100 million dollars a year", "2,000 cars a day"."""
    lowers, lists = words.lowers, words.lexicon
    for place in range(last + 1, min(last + 1 + _REACH, len(lowers) - 1)):
        each = lowers[place] in _EACH if lists.lang == "en" else lists.has("each", lowers[place])
        if each and lists.has_any(lowers[place + 1 : place + 2], "time-unit", "span-unit"):
            return f"per {lowers[place + 1]}"
    return ""


def _hedge(words: Words, first: int) -> str:
    lowers, lists = words.lowers, words.lexicon
    first -= first > 0 and lowers[first - 1] in CURRENCY  # "up to $10 million"
    last = lowers[first - 1] if first else ""
    second = lowers[first - 2] if first > 1 else ""
    if second == "up" and last == "to":
        return "at most"
    if lists.has("than", last) and lists.has("more", second):
        return "at least"
    if lists.has("than", last) and lists.has("less", second):
        return "at most"
    if lists.has("about", last) or (lists.has("about", second) and last in {"de", "a", "di"}):
        return "about"
    if (
        lists.has("least", last)
        and (lists.lang != "fr" or second == "au")
        and (
            lists.lang not in {"es", "pt"}
            or second in {"al", "o", "mínimo", "como", "pelo", "ao"}
            or last != "menos"
        )
    ):
        return "at least"
    return "at most" if lists.has("most", last) else ""
