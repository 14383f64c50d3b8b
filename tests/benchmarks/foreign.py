"""Pages retold in other scripts: the layout and the labels of real pages, with every word drawn afresh.

Labelled pages are English, and what a network learns of shapes on them (capitals, spaces, a stop at the
end) does not hold in Thai, Arabic or Chinese. So pages are retold: a word of the lexicon becomes a word of
the same class in the other language, any other word the same made-up word wherever it stands, about as long
as words of that language are; blanks, stops and capitals follow the script. No reader would understand a
line, but lines are as long, end and repeat, and share words with their page as they would there.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from importlib import resources
from typing import Final

__all__ = ["LANGUAGES", "Retelling"]

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|\s+|.", re.DOTALL)
_FILES: Final = ("function", "consent", "page", "voice")
_SHORTEST_STEM: Final = 4
_PAUSES: Final = frozenset((6, 9))
"""Lengths of English words after which Thai, which writes no spaces between words, pauses: one in six."""


@dataclass(frozen=True, slots=True)
class _Script:
    """`letters` words are drawn from, `length` against an English word, `stops` in place of Western ones."""

    letters: str
    length: float
    stops: dict[str, str] = field(default_factory=dict)
    spaced: bool = True
    cased: bool = False


def _letters(*ranges: tuple[int, int]) -> str:
    return "".join(chr(code) for low, high in ranges for code in range(low, high))


_SCRIPTS: Final = {
    "de": _Script("abcdefghijklmnopqrstuvwxyz" * 2 + "äöü", 1.1, cased=True),
    "ru": _Script(_letters((0x430, 0x450)), 1.0, cased=True),
    "el": _Script(_letters((0x3B1, 0x3C2), (0x3C3, 0x3CA)), 1.0, cased=True),
    "ar": _Script(_letters((0x627, 0x63B), (0x641, 0x64B)), 0.8, {"?": "؟", ",": "،"}),
    "hi": _Script(_letters((0x915, 0x93A), (0x93E, 0x94D)), 0.9, {".": "।"}),
    "th": _Script(
        _letters((0xE01, 0xE2F), (0xE30, 0xE31), (0xE40, 0xE45)) * 2
        + _letters((0xE31, 0xE3A), (0xE47, 0xE4D)),
        1.0,
        {".": ""},
        spaced=False,
    ),
    "zh": _Script(
        _letters((0x4E00, 0x5600)),
        0.36,
        {".": "。", ",": "\uff0c", "?": "\uff1f", "!": "\uff01", ":": "\uff1a"},
        spaced=False,
    ),
    "ja": _Script(
        _letters((0x3042, 0x3094), (0x4E00, 0x5000)),
        0.45,
        {".": "。", ",": "、", "?": "\uff1f", "!": "\uff01"},
        spaced=False,
    ),
    "ko": _Script(_letters((0xAC00, 0xB400)), 0.42),
}
LANGUAGES: Final = tuple(_SCRIPTS)
"""Those that pages can be retold in."""


def _lexicon(lang: str) -> dict[str, list[str]]:
    """The lexicon's words of one language by class."""
    found: dict[str, list[str]] = {}
    for name in _FILES:
        text = resources.files("dedupe_news.cleaning").joinpath(f"wording/{name}.txt").read_text("utf-8")
        for line in text.splitlines():
            fields = line.split()
            if line.startswith("#") or not fields or fields[0] != lang:
                continue
            group, words = ("F", fields[1:]) if name == "function" else (fields[1], fields[2:])
            found.setdefault(group, []).extend(word.lstrip("=").replace("_", " ") for word in words)
    return found


class Retelling:
    """Retells lines in one language; the same word is the same wherever it stands.

    Example:
        >>> retelling = Retelling("zh")
        >>> one, two = retelling.line("Rain fell."), retelling.line("Rain stopped.")
        >>> one[-1], one[:1] == two[:1], " " in one
        ('。', True, False)
    """

    def __init__(self, lang: str, *, listed: float = 1.0) -> None:
        self._lang = lang
        self._script = _SCRIPTS[lang]
        self._listed = listed
        self._words = _lexicon(lang)
        self._class = {
            word.lower(): group for group, words in _lexicon("en").items() for word in reversed(words)
        }
        self._told: dict[str, str] = {}

    def line(self, line: str) -> str:
        """The line retold; an address stays."""
        if re.match(r"https?://|www\.", line):
            return line
        parts = _TOKEN.findall(line)
        titled = line.istitle() and len(parts) < 8
        out = []
        for at, part in enumerate(parts):
            before, after = parts[at - 1 : at], parts[at + 1 : at + 2]
            if part[0].isalpha():
                out.append(self._word(part))
            elif part.isspace():
                out.append(self._blank(part, before, after, titled=titled))
            elif part == "." and after and after[0].isdigit():
                out.append(part)
            else:
                out.append(self._script.stops.get(part, part))
        return "".join(out).strip() or line

    def _blank(self, part: str, before: list[str], after: list[str], *, titled: bool) -> str:
        if self._script.spaced or not before or not after:
            return part if self._script.spaced else ""
        if self._lang == "th" and (before[0][-1] in ".,!?:;)" or len(before[0]) in _PAUSES):
            return " "
        return " " if titled and before[0].isalpha() and after[0].isalpha() else ""

    def _word(self, word: str) -> str:
        low = word.lower()
        if low not in self._told:
            draw = random.Random(f"{low}|{self._lang}")  # noqa: S311 - seeded words, no secret
            listed = self._words.get(self._group(low))
            length = max(1, round(len(low) * self._script.length))
            made = "".join(draw.choice(self._script.letters) for _ in range(length))
            self._told[low] = draw.choice(listed) if listed and draw.random() < self._listed else made
        told = self._told[low]
        if not self._script.cased:
            return told
        if word.isupper() and len(word) > 1:
            return told.upper()
        return told[:1].upper() + told[1:] if word[:1].isupper() else told

    def _group(self, low: str) -> str:
        for size in (len(low), *range(len(low) - 1, _SHORTEST_STEM - 1, -1)):
            if low[:size] in self._class:
                return self._class[low[:size]]
        return ""
