"""The words of a sentence: tokens as written, and the key under which each meets its kin in other sentences.

A key is a light stem, shared by everyday newspaper synonyms ("blast", "explosion"); a number's key is its
value; function words have none. Runs of scripts written without spaces give overlapping pairs of characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dedupe_news.accounts.lexicon import CAPITAL_NAMES, FUNCTION_WORDS, NUMBER_WORDS, SYNONYMS

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:\.[^\W\d_](?=\.))+\.?|[^\W\d_]+(?:['’][^\W\d_]+)*|[$€£¥₹%‰°]", re.UNICODE
)
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_MARKED = re.compile(r"[\u0300-\u036f\u0900-\u0dff]")
_GROUPED = re.compile(r"^\d{1,3}(?:[.,]\d{3})+$")


_ATTRIBUTED = re.compile(
    r",[”\"’]? (?:[^,;:“”]{0,70}\b(?:said|says|told|adds|added|reported|reports|announced|confirmed)\b|"
    r"(?:according to|reported|said)\b)[^,;:“”]{0,60}[.]?$"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's tokens as written, their places in it, and their keys ('' for a function word).

    `core` are the keys that count when sentences are compared: a closing "…, officials said" is left out.
    """

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    keys: tuple[str, ...]
    core: frozenset[str]


def number_value(token: str) -> float | None:
    """The value of a number token, or None: `1,200` and `1.200` are 1200, `2,5` is 2.5, `10:00` is no number.

    Example:
        >>> number_value("53,000"), number_value("2.5"), number_value("10:00"), number_value("word")
        (53000.0, 2.5, None, None)
    """
    if not token[:1].isdigit() or not token.isascii():
        return float(token) if token.isdecimal() else None
    if _GROUPED.match(token):
        return float(token.replace(",", "").replace(".", ""))
    plain = token.replace(",", ".")
    if plain.count(".") > 1 or not plain.replace(".", "").isdigit():
        return None
    return float(plain)


def stem(word: str) -> str:
    """A light stem of a lower-case word: plural, participle and possessive endings off, nothing else.

    Example:
        >>> stem("talks"), stem("agreed"), stem("agreement"), stem("families"), stem("bass")
        ('talk', 'agre', 'agre', 'family', 'bass')
    """
    word = word.replace("’", "'")
    if "'" in word:
        head, _, tail = word.rpartition("'")
        word = head if tail in {"s", ""} else tail if len(head) <= 2 else word
    size = len(word)
    if size > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if size > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if size > 5 and word.endswith(("xes", "ches", "shes", "sses")) else word[:-1]
    for ending in ("ement", "ing", "ed"):
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsezo":
                word = word[:-1]
            if ending == "ement" and not word.endswith("e"):
                word += "e"
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in SYNONYMS:
        words = group.split()
        for word in words:
            table.setdefault(stem(word), "~" + words[0])
    return table


_CLASS = _classes()


class Reader:
    """Reads sentences into words, remembering each spelling for as long as one account is made.

    Example:
        >>> Reader().read("Two blasts hurt 53,000.").keys
        ('#2', '~blast', '~injure', '#53000')
    """

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._known: dict[str, Words] = {}

    def read(self, text: str) -> Words:
        """The words of one sentence."""
        found = self._known.get(text)
        if found is not None:
            return found
        spaced = _UNSPACED.search(text) is None
        pattern = _TOKEN if _MARKED.search(text) is None else _TOKEN_MARKED
        tokens: list[str] = []
        starts: list[int] = []
        for match in pattern.finditer(text):
            word = match.group()
            if spaced or _UNSPACED.search(word) is None or len(word) < 3:
                tokens.append(word)
                starts.append(match.start())
                continue
            for place in range(len(word) - 1):
                tokens.append(word[place : place + 2])
                starts.append(match.start() + place)
        known = self._keys
        keys = []
        for token in tokens:
            key = known.get(token)
            if key is None:
                key = known[token] = _key(token)
            keys.append(key)
        words = Words(tuple(tokens), tuple(starts), tuple(keys), _core(text, starts, keys))
        self._known[text] = words
        return words


_TOKEN_MARKED = re.compile(
    r"\d+(?:[.,:/]\d+)*|(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff])+(?:['’][^\W\d_]+)*|[$€£¥₹%‰°]", re.UNICODE
)


def _core(text: str, starts: list[int], keys: list[str]) -> frozenset[str]:
    """The keys before a closing attribution, or all where little else would remain."""
    whole = frozenset(keys) - {""}
    tail = _ATTRIBUTED.search(text)
    if tail is None:
        return whole
    core = frozenset(key for key, start in zip(keys, starts, strict=True) if start < tail.start()) - {""}
    return core if len(core) >= 4 else whole


def _key(token: str) -> str:
    lower = token.lower()
    value = number_value(lower)
    if value is not None:
        return f"#{value:g}" if value < 1e6 else f"#{int(value)}"
    if lower[:1].isdigit():
        return "#" + lower
    named = NUMBER_WORDS.get(lower)
    if named is not None:
        return f"#{named}"
    if "." in lower:
        return lower.replace(".", "")
    if token.isupper() and lower in CAPITAL_NAMES:
        return lower
    if lower in FUNCTION_WORDS or (len(lower) == 1 and lower.isascii() and lower.isalpha()):
        return ""
    base = stem(lower)
    return _CLASS.get(base, base)
