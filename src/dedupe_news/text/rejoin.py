"""Which sentence ends that the splitter found are none.

sentencex (Wikimedia) decides almost all ends. These rules take back what was seen to go wrong on news, each
from what stands left and right of the cut alone: abbreviations before names and numbers, ordinals, list
markers, web addresses, and the words of attribution that follow a quotation (`“…!” she said.`).
"""

from __future__ import annotations

import re

from dedupe_news.text.abbreviations import BEFORE_NAME, BEFORE_NUMBER, listed

_NAMED = {lang: listed(lang) for lang in ("", *BEFORE_NAME)}
_NUMBERED = frozenset(BEFORE_NUMBER.split())
_NEVER_FIRST = frozenset(",;:)]}%ºª°，、；：）】」』》？！?!。،؛·")
_CLOSING = frozenset("\"“”»«’'›‹」』")  # noqa: RUF001 - quotation marks
_MARKER = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[•⁃*-]\s?\d{1,3})[.)]+\)?$")
_ORDINAL = re.compile(r"(?:^|[\s(])(\d{1,2}|[IVX]{1,5})\.$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # noqa: RUF001 - typographic apostrophe
_PARTICLES = frozenset("al el de del di da du van von der den ten ter bin ibn abu le la les dos das af av zu".split())
"""Lower-case words that begin names, and so may begin a sentence where the language is another."""
_PARTICLE_LANGS = frozenset("fr es pt it nl de ca gl ro af".split())

_ORDINAL_LANGS = frozenset("de da nb nn no fi hu cs sk sl hr sr bs tr et lv lt is".split())
_VERB_LAST = frozenset("tr az hu kk".split())
"""Languages whose sentences hardly ever end in a figure, so that one with a full stop is an ordinal."""
_NOT_AFTER_ORDINAL = frozenset(
    "Der Die Das Er Sie Es Wir Ich Ein Eine In Im Am Bei Mit Nach Auch Aber Doch Und Dabei Dazu Damit Diese "
    "Dieser Dieses Zum Zur Zuvor Von Vor Für Auf Als Wie Wenn Laut Seit Beim Nun So Den Dem Det Den De Han "
    "Hun I Og Men Vi Jeg På Til Efter Etter Ta To On Se Je V Na".split(),
)
_SPEECH_EN = (
    "said says asked asks told added adds wrote writes tweeted replied shouted wondered recalled cried joked "
    "exclaimed screamed yelled insisted explained continued quipped demanded declared warned"
)
_ATTRIBUTION_EN = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|the|of|a)\s+){1,5}(?:" + _SPEECH_EN.replace(" ", "|") + r")\b\s*(?:[.,:;]|$)",  # noqa: RUF001 - typographic apostrophe
)
_ATTRIBUTION_ZH = re.compile(r"[^，。！？；：“”\s]{1,8}(?:说|表示|说道|指出|称|问道|问|喊道|写道|强调|說|稱|問)[。，：]")
_ATTRIBUTION_JA = re.compile(r"と[^一-龥]?(?:[一-龥]|い|し|の|、|は|も|す|、)|って|など|という|との")


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
        return first not in "?!。:" or left == right
    quoted = text[left - 1] in _CLOSING
    if quoted and _attributes(text, left, right, lang):
        return True
    if not any(letter.isalnum() for letter in text[begin:left]):
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
    word = _token_after(text, right)
    if any(letter.isupper() for letter in word):
        return not _ends_word(text, left)
    if word in _PARTICLES and lang not in _PARTICLE_LANGS:
        after = text[right + len(word) :].lstrip()[:1]
        return not (after.isupper() and _ends_word(text, left))
    return True


def _after_full_stop(text: str, left: int, right: int, lang: str, begin: int) -> bool:
    stretch = text[begin:left]
    if _MARKER.match(stretch):
        return True
    token = stretch.split()[-1].lstrip("([\"“‘'«\u202a\u202b\u200e\u200f").rstrip("\u202c\u200e\u200f")  # noqa: RUF001 - opening marks
    token = token.removesuffix(".")
    if left == right and _address(stretch, text, right):
        return True
    first = text[right]
    if token in _NAMED.get(lang, _NAMED[""]):
        return True
    if first.isdigit() and token in _NUMBERED:
        return True
    return lang in _ORDINAL_LANGS and _ordinal(stretch, text, right, lang)


def _ordinal(stretch: str, text: str, right: int, lang: str) -> bool:
    if not _ORDINAL.search(stretch):
        return False
    return lang in _VERB_LAST or _token_after(text, right) not in _NOT_AFTER_ORDINAL


def _address(stretch: str, text: str, right: int) -> bool:
    """A full stop without white space inside a web address, a file name or initials (`D-N.Y.`)."""
    token = stretch.split()[-1]
    following = text[right:].split(maxsplit=1)[0]
    if "/" in token or "@" in token or token.lower().startswith("www."):
        return True
    if re.match(r"[A-Za-z]\.", following) and re.search(r"(?:^|[\W\d_])[A-Za-z]\.$", token):
        return True
    return bool(re.match(r"[\w-]+\.[a-z]{2,6}\b", following)) or not following[:1].isalpha()


def _attributes(text: str, left: int, right: int, lang: str) -> bool:
    """Words of attribution after a closing quotation mark belong to the quotation."""
    if lang == "ja":
        return _ATTRIBUTION_JA.match(text, right) is not None
    if lang == "zh":
        return _ATTRIBUTION_ZH.match(text, right) is not None
    inner = text[:left].rstrip("\"“”»«’'›‹」』")[-1:]  # noqa: RUF001 - quotation marks
    return lang == "en" and inner in "?!" and _ATTRIBUTION_EN.match(text, right) is not None


def _token_after(text: str, right: int) -> str:
    found = _WORD.match(text, right)
    return found.group() if found else ""


def _ends_word(text: str, left: int) -> bool:
    """Say whether a word of four letters or more stands before the full stop: it is no abbreviation."""
    return len(text[max(0, left - 6) : left].rstrip(".!?\"”’»").split()[-1:][0]) >= 4 if text[:left].strip() else False  # noqa: RUF001 - quotation marks
