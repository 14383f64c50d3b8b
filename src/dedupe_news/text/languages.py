"""Which language a text is in: a guess from script and small words, or a trained model on request.

`guess` answers in about a tenth of a millisecond from the writing system and, in scripts of several
languages, from the small words and letters that few of them have; it is what bulk runs use. `detect` asks
py3langid (a multinomial naive Bayes model over byte n-grams, Lui and Baldwin 2012), which takes about a
second to load and a millisecond a text.
"""

from __future__ import annotations

import re
from collections import defaultdict

from dedupe_news.text.late import late
from dedupe_news.text.small_words import ARABIC, CYRILLIC, DEVANAGARI, LATIN, LETTERS, invert

_SCRIPTS = {
    "Latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Cyrillic": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arabic": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Hebrew": "\u0590-\u05ff",
    "Armenian": "\u0530-\u058f",
    "Georgian": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Devanagari": "\u0900-\u097f",
    "Bengali": "\u0980-\u09ff",
    "Gurmukhi": "\u0a00-\u0a7f",
    "Gujarati": "\u0a80-\u0aff",
    "Odia": "\u0b00-\u0b7f",
    "Tamil": "\u0b80-\u0bff",
    "Telugu": "\u0c00-\u0c7f",
    "Kannada": "\u0c80-\u0cff",
    "Malayalam": "\u0d00-\u0d7f",
    "Sinhala": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f",
    "Lao": "\u0e80-\u0eff",
    "Myanmar": "\u1000-\u109f",
    "Khmer": "\u1780-\u17ff",
    "Ethiopic": "\u1200-\u137f",
    "Kana": "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Hangul": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f",
}
_LETTERS = {name: late(f"[{ranges}]") for name, ranges in _SCRIPTS.items()}
_NO_ASCII_LETTERS = bytes(code for code in range(256) if not chr(code).isascii() or not chr(code).isalpha())
_PLAIN = late("[\x00-\x7f\u2000-\u206f]+")
"""ASCII and general punctuation: what is left of a Latin text is its few accented letters."""
_ONE_LANGUAGE = {
    "Greek": "el",
    "Hebrew": "he",
    "Armenian": "hy",
    "Georgian": "ka",
    "Bengali": "bn",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Odia": "or",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Thai": "th",
    "Lao": "lo",
    "Myanmar": "my",
    "Khmer": "km",
    "Ethiopic": "am",
    "Kana": "ja",
    "Hangul": "ko",
    "Han": "zh",
}
_VOTERS = {
    "Latin": invert(LATIN),
    "Cyrillic": invert(CYRILLIC),
    "Arabic": invert(ARABIC),
    "Devanagari": invert(DEVANAGARI),
}
_LETTER_VOTERS = {
    script: invert({lang: " ".join(letters) for lang, letters in listed.items()})
    for script, listed in LETTERS.items()
}
_WORD = late(r"(?:[^\W\d_][\u0300-\u036f\u0900-\u0903\u093a-\u094f]*)+")
_ASCII_WORD, _PLAIN_WORD = late("[a-z]+"), late(r"[^\W\d_]+")
_MARK = late("[\u0300-\u036f\u0900-\u0903\u093a-\u094f]")
SAMPLE = 1_200
"""Code points that a guess looks at: about a paragraph, after which the answer no longer changes."""
_SHORTEST = 24
"""Code points under which `detect` gives no answer: py3langid names a language for any string, and under
some four words it is wrong more often than a reader would be."""
_VOTES = 2
"""Small words that a guess needs; one alone may be a name or a quoted word."""


def primary(lang: str | None) -> str | None:
    """Give the two- or three-letter primary subtag of a language tag (RFC 5646), in lower case.

    Example:
        >>> primary("pt_BR"), primary("EN-us"), primary("")
        ('pt', 'en', None)
    """
    if not lang:
        return None
    tag = re.split(r"[-_]", lang.strip(), maxsplit=1)[0].lower()
    return tag or None


def script_of(text: str) -> str | None:
    """Name the script most letters of the text's beginning are in, None where there are no letters.

    Kana beside Han is Japanese and is called Kana, however many Han letters there are.

    Example:
        >>> script_of("Київ"), script_of("東京の地下鉄"), script_of("12:30")
        ('Cyrillic', 'Kana', None)
    """
    sample = text[:SAMPLE]
    foreign = "" if sample.isascii() else _PLAIN.sub("", sample)
    if not foreign or len(foreign) * 4 < _ascii_letters(sample):
        return "Latin" if _LETTERS["Latin"].search(sample) else None
    counts = {name: len(letters.findall(foreign)) for name, letters in _LETTERS.items()}
    counts["Latin"] += _ascii_letters(sample)
    if counts["Kana"] and counts["Kana"] * 8 >= counts["Han"]:
        counts["Kana"] += counts["Han"]
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def _ascii_letters(text: str) -> int:
    return len(text.encode("ascii", "ignore").translate(None, _NO_ASCII_LETTERS))


def guess(text: str) -> str | None:
    """Guess the language from script and small words; None when too little speaks for any.

    Example:
        >>> guess("Die Brücke wurde am Morgen gesperrt, und der Verkehr stand."), guess("Oslo 2015")
        ('de', None)
    """
    script = script_of(text)
    if script is None:
        return None
    voters = _VOTERS.get(script)
    if voters is None:
        return _ONE_LANGUAGE[script]
    sample = text[:SAMPLE].lower()
    foreign = "" if sample.isascii() else _PLAIN.sub("", sample)
    words = _words_in(foreign).findall(sample)
    evidence = [langs for langs in map(voters.get, words) if langs]
    if foreign:
        voters = _LETTER_VOTERS[script]
        evidence += filter(None, map(voters.get, sorted(set(foreign))))
    if len(evidence) < _VOTES:
        return None
    votes: defaultdict[str, float] = defaultdict(float)
    for langs in evidence:
        share = 1 / len(langs)  # what many languages share says little for each
        for lang in langs:
            votes[lang] += share
    return max(sorted(votes), key=votes.__getitem__)


def _words_in(foreign: str) -> re.Pattern[str]:
    """The quickest pattern that finds in a text in small letters what `_WORD` does.

    `foreign` is what of it is neither ASCII nor general punctuation: most Latin texts have some curly quotes
    and dashes, and no other sign.
    """
    if not foreign:
        return _ASCII_WORD
    return _PLAIN_WORD if _MARK.search(foreign) is None else _WORD


def detect(text: str) -> str | None:
    """Ask the trained model for the language of a text; None for a text too short to tell.

    Loads py3langid at the first call of a process (its model belongs to the module and is never changed by
    a text, so answers do not depend on what was asked before).

    Example:
        >>> detect("Oui.") is None
        True
    """
    sample = text[:SAMPLE].strip()
    if len(sample) < _SHORTEST:
        return None
    import py3langid  # noqa: PLC0415 - its tables take a second to load; most runs never ask

    answer: str = py3langid.classify(sample)[0]
    return answer
