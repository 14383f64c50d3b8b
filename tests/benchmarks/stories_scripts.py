"""The same reports in languages of which nothing is known (ciphers, syllables, signs), and their leads."""

from __future__ import annotations

import re
import string
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.benchmarks.stories_sets import Row

_LETTERS = "qwertyuiopasdfghjklzxcvbnm"[::-1]
_CIPHER = str.maketrans(string.ascii_letters, _LETTERS + _LETTERS.upper())
_SIGNS = 2500


def ciphered(text: str) -> str:
    return text.translate(_CIPHER)


def syllabic(text: str) -> str:
    def cut(word: re.Match[str]) -> str:
        letters = ciphered(word.group())
        return " ".join(letters[at : at + 3] for at in range(0, len(letters), 3))

    return re.sub(r"[A-Za-z]{4,}", cut, text)


def ideographic(text: str) -> str:
    def sign(word: str, at: int) -> str:
        part = (zlib.crc32(f"{word}{at}".encode()) % 100_000) / 100_000
        return chr(0x4E00 + int(_SIGNS * part * part))  # few signs are frequent, many are rare

    def write(word: re.Match[str]) -> str:
        low = word.group().lower()
        return "".join(sign(low, at) for at in range(1 + (len(low) > 3) + (len(low) > 8)))

    return re.sub(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])", "", re.sub(r"[A-Za-z]+", write, text))


def lead(text: str) -> str:
    return " ".join(text.split()[:40])


def rewritten(texts: list[Row], how: Callable[[str], str]) -> list[Row]:
    return [row | {"text": how(row["text"]), "title": how(row.get("title") or "")} for row in texts]
