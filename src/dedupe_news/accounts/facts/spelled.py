"""Numbers in words, of one word or of several: "vinte e duas", "quatre-vingt-dix", "thirty-two"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.han import han_value

if TYPE_CHECKING:
    from dedupe_news.accounts.words import Words

_BETWEEN: Final = {"es": "y", "pt": "e", "fr": "et", "ca": "i", "ro": "și"}
"""Between tens and ones where they are two words ("treinta y dos")."""
_ONES: Final = frozenset({"un", "une", "uno", "una", "um", "uma"})
"""The article, behind tens: "trinta e uma casas"."""
_SCORE: Final = frozenset({"vingt", "vingts"})
_OF_TWENTY: Final = frozenset({60, 80})
"""French tens that are counted on to twenty: "soixante-dix"."""


def spelled_value(words: Words, low: str) -> float | None:
    """The value of a number word, None of any other word.

    Args:
        words: those of a sentence, whose language counts.
        low: one of them in lower case.
    """
    found = words.lexicon.numbers.get(low)
    return han_value(low) if found is None else found


def joined_value(words: Words, first: int, value: float) -> tuple[float, int] | None:
    """The value of a number of several words, and the place of the last; None where one stands alone.

    Args:
        words: those of a sentence.
        first: the place of the first number word.
        value: what that is alone.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> joined_value(Reader().read("vinte e duas pessoas", "pt"), 0, 20.0)
        (22.0, 2)
        >>> joined_value(Reader().read("quatre-vingt-dix-sept", "fr"), 0, 4.0)
        (97.0, 3)
    """
    numbers, lowers, lang = words.lexicon.numbers, words.lowers, words.lexicon.lang
    last = first
    if lang == "fr" and value == 4 and _SCORE.intersection(lowers[first + 1 : first + 2]):
        value, last = 80.0, first + 1
    at = last + 1
    joined = lowers[at : at + 1] == (_BETWEEN.get(lang),)
    at += joined
    one = 1.0 if joined and _ONES.intersection(lowers[at : at + 1]) else None
    more = numbers.get(lowers[at], one) if at < len(lowers) else None
    if more is not None and _goes_on(lang, value, more):
        after = numbers.get(lowers[at + 1]) if at + 1 < len(lowers) else None
        if after is not None and _is_teen(lang, more, after):
            return value + more + after, at + 1
        return value + more, at
    return (value, last) if last > first else None


def _goes_on(lang: str, value: float, more: float) -> bool:
    """Whether two number words are one number: tens and ones."""
    most = 20 if lang == "fr" and value in _OF_TWENTY else 10
    return (20 <= value < 100 and value % 10 == 0 and more < most) or _is_teen(lang, value, more)


def _is_teen(lang: str, ten: float, more: float) -> bool:
    """Whether two words are one number of French: "dix-sept"."""
    return lang == "fr" and ten == 10 and 7 <= more <= 9
