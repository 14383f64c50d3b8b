"""Numbers that are one word of two: "einundzwanzig", "vierentwintig", "ventidue", "veintiséis".

They follow from the words for one to nine and for the tens, so that the lists need not hold them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_JOINS: Final = {"de": ("und",), "nl": ("en", "ën")}
"""Between the ones, which stand first, and the tens."""
_ONES: Final = {"de": "ein", "nl": "een"}
_VOWELS: Final = "aeiou"
_SPANISH: Final = "ún/uno/una dós/dos trés/tres cuatro cinco séis/seis siete ocho nueve"
"""Behind "veinti", from one on."""


def compounds(lang: str, numbers: Mapping[str, float]) -> dict[str, float]:
    """The numbers from 21 to 99 that are one word, with their values; none where they are two words.

    Args:
        lang: the code of a language.
        numbers: its words for smaller numbers and tens.

    Example:
        >>> compounds("de", {"vier": 4, "zwanzig": 20})["vierundzwanzig"]
        24
        >>> compounds("it", {"otto": 8, "due": 2, "venti": 20})["ventotto"], compounds("en", {"two": 2})
        (28, {})
    """
    ones = {word: value for word, value in numbers.items() if 1 < value < 10}
    tens = {word: value for word, value in numbers.items() if 20 <= value < 100 and value % 10 == 0}
    if lang in _JOINS:
        ones[_ONES[lang]] = 1
        return {
            f"{one}{join}{ten}": value + more
            for one, more in ones.items()
            for ten, value in tens.items()
            for join in _JOINS[lang]
        }
    if lang == "it":
        ones |= {"uno": 1, "un": 1, "tré": 3}
        return {
            (ten[:-1] if one[0] in _VOWELS else ten) + one: value + more
            for one, more in ones.items()
            for ten, value in tens.items()
        }
    if lang == "es":
        return {
            f"veinti{one}": 20.0 + more
            for more, words in enumerate(_SPANISH.split(), 1)
            for one in words.split("/")
        }
    return {}
