"""Words that stand alone in a run of Han characters: numbers that count (三人死亡), weekdays, negations.

A run of Chinese or Japanese is read as overlapping pairs of characters, in which 两人 and 三人 are two words
like any others; that they are numbers is told by the measure word behind them. Ordinals
(第三次), round guesses (数十人) and the 一 that only means "a" are left alone.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["COUNTED", "STANDING", "han_value"]

_DIGITS: Final = {character: float(value) for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0.0,
    "两": 2.0,
    "兩": 2.0,
}
_SMALL: Final = {"十": 10.0, "百": 100.0, "千": 1000.0}
_LARGE: Final = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8}
_NUMERALS: Final = "".join((*_DIGITS, *_SMALL, *_LARGE))
_MEASURES: Final = "人名位岁歲户戶所辆輛艘架枚吨噸公具栋棟元美欧歐"
COUNTED: Final = re.compile(
    rf"(?<![{_NUMERALS}第数數几幾周週期拜])(?:一(?=[人名])|(?!一[{_MEASURES}])[{_NUMERALS}]+(?=[{_MEASURES}]))"
)
"""A number with a measure word behind it."""
_WEEKDAYS: Final = (
    "(?:星期|礼拜|禮拜)[一二三四五六日天]|(?<![一两每])[周週][一二三四五六日](?![年次期])"
    "|[月火水木金土日]曜日?"
)
_NEGATIONS: Final = (
    "没有|沒有|[并並尚]未|[无無]法|不(?![仅僅同断斷过過久少满滿足得但])|未(?![来來婚成])|[没沒](?![收落])"
    "|[少危]ない|なかった|ない|ません|(?<=[せわらかば])ず"
)
STANDING: Final = re.compile(f"{COUNTED.pattern}|{_WEEKDAYS}|{_NEGATIONS}")
"""A number with a measure word behind it, a weekday, a negation, or what only ends like one (少ない)."""


def han_value(token: str) -> float | None:
    """Give the value of a token of Han numerals, or None.

    Example:
        >>> [han_value(token) for token in ("两", "三十五", "一万二千", "二〇一五", "三人")]
        [2.0, 35.0, 12000.0, 2015.0, None]
    """
    if not token or token.isascii() or any(character not in _NUMERALS for character in token):
        return None
    if all(character in _DIGITS for character in token):
        return float("".join(f"{_DIGITS[character]:.0f}" for character in token))
    total = section = 0.0
    digit: float | None = None
    for character in token:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SMALL:
            section += (1.0 if digit is None else digit) * _SMALL[character]
            digit = None
        else:
            total += (section + (digit or 0.0) or 1.0) * _LARGE[character]
            section, digit = 0.0, None
    return total + section + (digit or 0.0)
