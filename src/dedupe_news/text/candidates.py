"""Sentence ends that the splitter overlooks, proposed for judgement.

sentencex leaves bracketed sentences joined to what follows and takes some words for abbreviations that news
ends sentences with (`said no.`, `5 maj.`, `5 млн руб.`). Where ordinals have a full stop, it ends nothing
before a figure (`wie die Polizei mitteilte. 16 Menschen starben.`). Each place is only proposed here;
`text/rejoin.py` still decides.
"""

# ruff: noqa: RUF001, RUF002 - full-width marks and words of other scripts

from __future__ import annotations

import re

from dedupe_news.text.enumerations import item_starts

_AFTER_BRACKET = re.compile(r"[.!?…][)\]]+ +(?=[^\W\d_])")
_AFTER_WIDE_BRACKET = re.compile(r"(?:^|[。！？ ])（[^（）]{1,300}[。！？]）(?=\w)")
_WORDS = {
    "en": "no",
    "es": "no",
    "it": "ore",
    "ru": "руб|коп|чел",
    "uk": "грн|коп|осіб",
    "sv": r"\d maj|\d kr",
    "da": r"\d maj|\d kr",
    "nb": r"\d mai|\d kr",
}
_NEEDLES = {
    lang: tuple(word.removeprefix(r"\d") + ". " for word in words.split("|"))
    for lang, words in _WORDS.items()
}
"""What a paragraph must hold, plainly, before it is searched for such words: hardly any does."""
_AFTER_WORD = {lang: re.compile(rf"(?<!\w)(?:{words})\. +(?=\w)") for lang, words in _WORDS.items()}
_BEFORE_FIGURE_LANGS = frozenset({"de", "da", "fi", "cs", "sk"})
_BEFORE_FIGURE = re.compile(r"(?<!\w)(?![^\W\d_]*str\.)[^\W\d_]{5,}\. +(?=\d)")
"""A word too long for an abbreviation, but streets are ("Hauptstr. 16"); others stand in `BEFORE_NUMBER`."""


def proposed(masked: str, lang: str) -> list[int]:
    """Give the places at which a sentence may begin, besides those that sentencex finds.

    Args:
        masked: the paragraph with its quotation marks hidden (`text/quoting.py`).
        lang: primary language subtag.

    Example:
        >>> proposed("(It was late.) They slept. He said no. She wept.", "en")
        [15, 39]
    """
    starts = item_starts(masked)
    if ")" in masked or "]" in masked:
        starts += _before_capitals(masked, _AFTER_BRACKET)
    if "）" in masked:
        starts += [found.end() for found in _AFTER_WIDE_BRACKET.finditer(masked)]
    if lang in _AFTER_WORD and any(needle in masked for needle in _NEEDLES[lang]):
        starts += _before_capitals(masked, _AFTER_WORD[lang])
    if lang in _BEFORE_FIGURE_LANGS:
        starts += [found.end() for found in _BEFORE_FIGURE.finditer(masked)]
    return starts


def _before_capitals(masked: str, places: re.Pattern[str]) -> list[int]:
    ends = (found.end() for found in places.finditer(masked))
    return [end for end in ends if masked[end].isupper()]
