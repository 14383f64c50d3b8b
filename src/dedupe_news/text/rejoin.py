"""Which sentence ends that the splitter found are none.

sentencex (Wikimedia) decides almost all ends. These rules take back what was seen to go wrong on news, each
from what stands left and right of the cut alone: abbreviations before names and numbers, ordinals, list
markers, web addresses, and the words of attribution that follow a quotation (`“…!” she said.`).
"""

# ruff: noqa: RUF001 - quotation marks, dashes and full-width marks as they stand in text

from __future__ import annotations

import re

from dedupe_news.text.abbreviations import BEFORE_NAME, BEFORE_NUMBER, listed
from dedupe_news.text.attribution import CLOSING, attributes


def _words(listed_words: str) -> frozenset[str]:
    return frozenset(listed_words.split())


_NAMED = {lang: listed(lang) for lang in ("", *BEFORE_NAME)}
_NUMBERED = _words(BEFORE_NUMBER)
_DASHES = frozenset("-–—―")
_NEVER_FIRST = frozenset(".,;:)]}%ºª°，、；：）】」』》？！?!。،؛·")
_UNLESS_APART = frozenset("?!。:.")
"""Marks that continue only what they touch: after white space they begin something (`. . .`, `?!`)."""
_MARKER = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[•⁃*-]\s?\d{1,3})[.)]+\)?$")
_LONGEST_MARKER = 8
_NEAR = 64
"""Code points before a cut that are looked at, so that a line of nothing but cuts costs no more than any."""
_ALNUM = re.compile(r"[^\W_]")
_ELIDED = re.compile(r"^\w{1,4}['’](?=\w{2})")
_CLOCK = _words("a.m p.m A.M P.M")
_ZONES = _words(
    "EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT BST UTC CET CEST IST JST KST AEST SGT Eastern "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
"""What goes on after a time of day: its zone, or the weekday American papers put there ("3 a.m. Tuesday")."""
_ORDINAL = re.compile(r"(?:^|[\s(])(\d{1,2}|[IVX]{1,5})\.$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:^|[\W\d_])[A-Z]{1,3}\.$")
_WHOLE_WORD = re.compile(r"[^\W\d_]{4}[.!?\"”’»]*$")
_LONG_WORD = re.compile(r"[^\W\d_]{7}\.$")
"""Seven letters and a full stop: no abbreviation is as long, so the next sentence merely begins small."""
_PARTICLES = _words("al el de del di da du van von der den ten ter bin ibn abu le la les dos das af av zu")
"""Lower-case words that begin names, and so may begin a sentence where the language is another."""
_PARTICLE_LANGS = _words("fr es pt it nl de ca gl ro af")
_ORDINAL_LANGS = _words("de da nb nn no fi hu cs sk sl hr sr bs tr et lv lt is")
_VERB_LAST = _words("tr az hu kk")
"""Languages whose sentences hardly ever end in a figure, so that one with a full stop is an ordinal."""
_NOT_AFTER_ORDINAL = _words(
    "Der Die Das Er Sie Es Wir Ich Ein Eine In Im Am Bei Mit Nach Auch Aber Doch Und Dabei Dazu Damit Diese "
    "Dieser Dieses Zum Zur Zuvor Von Vor Für Auf Als Wie Wenn Laut Seit Beim Nun So Den Dem Det De Han Hun I "
    "Og Men Vi Jeg På Til Efter Etter Ta To On Se Je V Na",
)
"""Words that begin sentences but never stand as the noun of an ordinal."""


def continues(text: str, left: int, right: int, lang: str, begin: int) -> bool:
    """Say whether the sentence that ends at `left` goes on at `right`.

    Args:
        text: the untouched paragraph.
        left: end of the left sentence, its closing quotation marks included.
        right: start of the right sentence, its opening quotation marks included.
        lang: primary language subtag.
        begin: start of the left sentence.

    Example:
        >>> text = "Il a vu M. Dupont."
        >>> continues(text, 10, 11, "fr", 0), continues(text, 10, 11, "en", 0)
        (True, False)
    """
    first = text[right]
    if first in _NEVER_FIRST:
        return first not in _UNLESS_APART or left == right
    if first in _DASHES and text[right + 1 : right + 3].lstrip()[:1].islower():
        return True
    quoted = text[left - 1] in CLOSING
    if quoted and attributes(text, left, right, lang):
        return True
    if left - begin < _NEAR and not _ALNUM.search(text, begin, left):
        return True
    if first.islower():
        return _goes_on_lower(text, left, right, lang, begin)
    if quoted or text[left - 1] not in ".)":
        return False
    return _after_full_stop(text, left, right, lang, begin)


def _goes_on_lower(text: str, left: int, right: int, lang: str, begin: int) -> bool:
    """A small letter goes on, unless the writer uses no capitals or a name begins with a small letter."""
    if text[begin].islower() and text[left - 1] != "." and left != right:
        return False
    if _LONG_WORD.search(text, max(begin, left - 8), left) and left != right:
        return False
    word = _token_after(text, right)
    if any(letter.isupper() for letter in word):
        return not _ends_word(text, left)
    if word in _PARTICLES and lang not in _PARTICLE_LANGS:
        after = text[right + len(word) :].lstrip()[:1]
        return not (after.isupper() and _ends_word(text, left))
    return True


def _after_full_stop(text: str, left: int, right: int, lang: str, begin: int) -> bool:
    stretch = text[max(begin, left - _NEAR) : left]
    if left - begin <= _LONGEST_MARKER and _MARKER.match(stretch):
        return True
    token = stretch.split()[-1].lstrip("([\"“‘'«\u202a\u202b\u200e\u200f").rstrip("\u202c\u200e\u200f")
    token = _ELIDED.sub("", token.rstrip(")]")).removesuffix(".")
    if left == right and _address(stretch, text, right):
        return True
    first = text[right]
    if token in _NAMED.get(lang, _NAMED[""]):
        return True
    if first.isdigit() and token in _NUMBERED:
        return True
    if token in _CLOCK and _token_after(text, right) in _ZONES:
        return True
    return lang in _ORDINAL_LANGS and _ordinal(stretch, text, right, lang)


def _ordinal(stretch: str, text: str, right: int, lang: str) -> bool:
    if not _ORDINAL.search(stretch):
        return False
    return lang in _VERB_LAST or _token_after(text, right) not in _NOT_AFTER_ORDINAL


def _address(stretch: str, text: str, right: int) -> bool:
    """A full stop without white space inside a web address, a file name or initials (`D-N.Y.`)."""
    token = stretch.rsplit(maxsplit=1)[-1]
    following = text[right:].split(maxsplit=1)[0]
    if "/" in token or "@" in token or token.lower().startswith("www."):
        return True
    if re.match(r"[A-Z]{1,3}\.", following) and _INITIALS.search(token):
        return True
    return bool(re.match(r"[\w-]+\.[a-z]{2,6}\b", following)) or not following[:1].isalpha()


def _token_after(text: str, right: int) -> str:
    found = _WORD.match(text, right)
    return found.group() if found else ""


def _ends_word(text: str, left: int) -> bool:
    """Say whether a word of four letters or more stands before the full stop: it is no abbreviation."""
    return _WHOLE_WORD.search(text, max(0, left - 8), left) is not None
