"""Words of attribution after a quotation: `“…!” Mr. Jones asked.` is one sentence.

A quotation that ends in a full stop is followed by a sentence of its own in edited text; one that ends in `?`
or `!` keeps its mark before `she said`, and Japanese and Chinese keep the full stop too.
"""

# ruff: noqa: RUF001 - typographic quotation marks and East Asian punctuation as they stand in text

from __future__ import annotations

import re

CLOSING = "\"“”»«’'›‹」』"
_SPEECH_EN = (
    "said says asked asks told added adds wrote writes tweeted replied shouted wondered recalled cried joked "
    "exclaimed screamed yelled insisted explained continued quipped demanded declared warned"
)
_EN = re.compile(
    rf"(?:(?:[A-Z][\w.'’-]*|the|of|a)\s+){{1,5}}(?:{_SPEECH_EN.replace(' ', '|')})\b\s*(?:[.,:;]|$)",
)
_ZH = re.compile(
    r"[^，。！？；：“”\s]{1,8}(?:说|表示|说道|指出|称|问道|问|喊道|写道|强调|說|稱|問)[。，：]",
)
_JA = re.compile(r"と[^一-龥]?(?:[一-龥]|い|し|の|、|は|も|す)|って|など|という")


def attributes(text: str, left: int, right: int, lang: str) -> bool:
    """Say whether what begins at `right` names the speaker of the quotation that closes at `left`.

    Example:
        >>> attributes("“Who?” Mr. Jones asked.", 6, 7, "en")
        True
        >>> attributes("“Yes.” Mr. Jones left.", 6, 7, "en")
        False
    """
    if lang == "ja":
        return _JA.match(text, right) is not None
    if lang == "zh":
        return _ZH.match(text, right) is not None
    inner = text[max(0, left - 4) : left].rstrip(CLOSING)[-1:]
    return lang == "en" and inner in {"?", "!"} and _EN.match(text, right) is not None
