"""The words of a sentence: tokens as written, and the key under which each meets its kin in other sentences.

A key is a light stem, shared by everyday newspaper synonyms ("blast", "explosion"); a number's key is its
value; function words have none; "unhurt" has that of "hurt" and counts as a negation. Runs of scripts
written without spaces give overlapping pairs of characters, and so does Korean, whose particles are written
onto the word; numbers that count, weekdays and negations stand apart (`han.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.han import STANDING, han_value
from dedupe_news.accounts.lexicon import lexicon
from dedupe_news.accounts.marks import OPPOSED, marks_of, together

if TYPE_CHECKING:
    from dedupe_news.accounts.lexicon import Lexicon

_LETTERS = r"[^\W\d_]"
_MARKS = r"[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0981-\u0dff]"
_NUMBER = r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,:/]\d+)*"
_TOKEN = re.compile(rf"{_LETTERS}++(?:(?:\.{_LETTERS}(?=\.))+\.?|(?:['’]{_LETTERS}+)*)|{_NUMBER}|[$€£¥₹₽%‰°]")
_TOKEN_PLAIN = re.compile(
    r"[A-Za-z]++(?:(?:\.[A-Za-z](?=\.))+\.?|(?:'[A-Za-z]+)*)|[0-9]+(?:[.,:/][0-9]+)*|[$%]"
)
"""What `_TOKEN` finds in ASCII text, in half the time."""
_TOKEN_MARKED = re.compile(rf"(?:{_LETTERS}|{_MARKS})+(?:['’]{_LETTERS}+)*|{_NUMBER}|[$€£¥₹₽%‰°]")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\U00020000-\U0003ffff]"
)
_MARKED = re.compile(_MARKS)
_GROUPED = re.compile(r"^\d{1,3}(?:[.,\u00a0\u2009\u202f]\d{3})+$")
_NOT_DIGITS = re.compile(r"\D")
_TAIL = 130
"""A closing attribution is at most so many characters long."""
_TAIL_TOKENS = 25
_TELLER = 5
"""A teller, with office and day, has at most so many words of content; more is what was said."""
_ENOUGH = 4
"""A sentence is compared without its closing attribution only if so many keys remain."""
_EXACT = 1e6
"""Values from here on are written out in a key, since a float in general notation loses digits."""


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's tokens as written, in lower case with straight apostrophes, and their keys.

    A function word's key is ''. `opposable` are the stems of words that have an opposite, else ''. `core` are
    the keys that count when sentences are compared: a closing "…, officials said" is left out. `lexicon` is
    that of the sentence's language. `marks` says of each token what it may be part of, `held` of all together
    (see `marks.py`).
    """

    text: str
    tokens: tuple[str, ...]
    lowers: tuple[str, ...]
    keys: tuple[str, ...]
    opposable: tuple[str, ...]
    core: frozenset[str]
    lexicon: Lexicon
    marks: tuple[int, ...]
    held: int

    def starts(self) -> tuple[int, ...]:
        """The place of each token in the text."""
        if not self.text.isascii() and _UNSPACED.search(self.text):
            return tuple(start for _, start in _located(self.text))
        found, end = [], 0
        place_of = self.text.index
        # between two tokens stands no letter or digit, so the next find is the token
        for token in self.tokens:
            start = place_of(token, end)
            found.append(start)
            end = start + len(token)
        return tuple(found)


_DIGITS: Final = 300
"""Letters of a number at most: a float holds 308 digits."""


def number_value(token: str) -> float | None:
    """The value of a number token, or None: `1,200` and `1.200` are 1200, `2,5` is 2.5, `10:00` is no number.

    Nor are hundreds of digits in a row, whose value no float holds.

    Example:
        >>> number_value("53,000"), number_value("2.5"), number_value("10:00"), number_value("word")
        (53000.0, 2.5, None, None)
    """
    if not token[:1].isdigit() or not token[-1].isdigit():
        return None
    if len(token) > _DIGITS:
        return None
    if _GROUPED.match(token):
        return float(_NOT_DIGITS.sub("", token))
    if token.isdecimal():
        return float(token)
    plain = token.replace(",", ".")
    if plain.count(".") > 1 or not plain.replace(".", "").isdecimal():
        return None
    return float(plain)


class _Spellings(dict[str, tuple[str, str, str, int]]):
    """Key, lower case, opposable stem and marks of each spelling of one language, found when first met."""

    def __init__(self, words: Lexicon) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, token: str) -> tuple[str, str, str, int]:
        lower = token.lower().replace("’", "'")
        stem = self._words.stem(lower)
        key = _key(token, lower, stem, self._words)
        marks = marks_of(token, lower, key, self._words)
        opposed = stem in self._words.opposable
        found = self[token] = (key, lower, stem if opposed else "", marks | OPPOSED if opposed else marks)
        return found


@dataclass(slots=True)
class Reader:
    """Reads sentences into words, remembering each spelling for as long as one account or batch is made.

    What it remembers never changes an answer, it only saves work; one reader may serve many stories.

    Example:
        >>> Reader().read("Two blasts hurt 53,000.").keys
        ('#2', '~blast', '~injure', '#53000')
    """

    _known: dict[str, _Spellings] = field(default_factory=dict)

    def read(self, text: str, lang: str | None = None) -> Words:
        """The words of one sentence, read by the lists of its language (English where it is unknown)."""
        code = lang or "en"
        known, words = self._spellings(code), lexicon(code)
        tokens = tuple(_tokens(text))
        if not tokens:
            return Words(text, (), (), (), (), frozenset(), words, (), 0)
        keys, lowers, stems, marks = zip(*map(known.__getitem__, tokens), strict=True)
        core = _core(text, lowers, keys, words)
        return Words(text, tokens, lowers, keys, stems, core, words, marks, together(marks))

    def keys(self, text: str, lang: str | None = None) -> frozenset[str]:
        """The keys of the words of content of one text."""
        known = self._spellings(lang or "en")
        return frozenset([known[token][0] for token in _tokens(text)]) - _EMPTY

    def _spellings(self, code: str) -> _Spellings:
        known = self._known.get(code)
        if known is None or len(known) > _MOST_SPELLINGS:
            known = self._known[code] = _Spellings(lexicon(code))
        return known


_MOST_SPELLINGS = 200_000
"""A reader that serves many stories forgets all spellings beyond so many, about 60 MB."""


def _located(text: str) -> list[tuple[str, int]]:
    """The tokens of a text with their places."""
    if text.isascii():
        return [(match.group(), match.start()) for match in _TOKEN_PLAIN.finditer(text)]
    pattern = _TOKEN if _MARKED.search(text) is None else _TOKEN_MARKED
    found = [(match.group(), match.start()) for match in pattern.finditer(text)]
    if _UNSPACED.search(text) is None:
        return found
    return [pair for token, start in found for pair in _paired(token, start)]


def _tokens(text: str) -> list[str]:
    if text.isascii():
        return _TOKEN_PLAIN.findall(text)
    if _UNSPACED.search(text) is None:
        return (_TOKEN if _MARKED.search(text) is None else _TOKEN_MARKED).findall(text)
    return [token for token, _ in _located(text)]


def _paired(token: str, start: int) -> list[tuple[str, int]]:
    """A run of a script without spaces as overlapping pairs of characters, anything else as it is."""
    if _UNSPACED.search(token) is None:
        return [(token, start)]
    found: list[tuple[str, int]] = []
    after = 0
    for word in STANDING.finditer(token):
        found.extend(_pairs(token, after, word.start(), start))
        found.append((word.group(), start + word.start()))
        after = word.end()
    found.extend(_pairs(token, after, len(token), start))
    return found


def _pairs(token: str, first: int, last: int, start: int) -> list[tuple[str, int]]:
    if last - first < 3:
        return [(token[first:last], start + first)] if last > first else []
    return [(token[place : place + 2], start + place) for place in range(first, last - 1)]


def _core(text: str, lowers: tuple[str, ...], keys: tuple[str, ...], words: Lexicon) -> frozenset[str]:
    """The keys before a closing attribution, or all where little else would remain."""
    if not words.says.isdisjoint(lowers[-_TAIL_TOKENS:]):
        comma = text.rfind(",", -_TAIL)
        size = len(_tokens(text[comma:])) if comma > 0 else 0
        if (
            0 < size < len(keys)
            and _credits(lowers[-size:], keys[-size:], words)
            and not _quoted(text[comma:])
        ):
            core = frozenset(keys[:-size]) - _EMPTY
            if len(core) >= _ENOUGH:
                return core
    return frozenset(keys) - _EMPTY


_EMPTY = frozenset({""})


def _credits(lowers: tuple[str, ...], keys: tuple[str, ...], words: Lexicon) -> bool:
    """Whether a tail says who tells ("police said on Monday") rather than what is told ("he said the …")."""
    for place, low in enumerate(lowers):
        if low in words.says:
            return sum(key != "" for key in keys[place + 1 :]) <= _TELLER
    return False


def _quoted(tail: str) -> bool:
    """Whether more is told after the comma than who said it."""
    return any(mark in tail[2:] for mark in ';:“”"«»')


def _key(token: str, lower: str, stem: str, words: Lexicon) -> str:
    if token[0].isdigit():
        value = number_value(lower)
        if value is None:
            return "#" + lower
        return f"#{value:g}" if value < _EXACT else f"#{int(value)}"
    named = words.numbers.get(lower)
    if named is None:
        named = han_value(lower)
    if named is not None:
        return f"#{named:g}"
    if "." in lower:
        return lower.replace(".", "")
    if words.is_capital_name(token):
        return lower
    if lower in words.function or (len(lower) == 1 and lower.isascii() and lower.isalpha()):
        return ""
    base = words.stem(words.denied[lower]) if lower in words.denied else stem
    return words.classes.get(base, base)
