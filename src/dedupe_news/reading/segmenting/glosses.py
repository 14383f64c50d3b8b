"""Common words of a dozen languages with the English word that tells the same of a line.

The looks were trained on English. That a line opens with a pronoun, names a weekday, says who said something
or begins like a first sentence (`lead_words.py`) they see in English alone, and what they see is much the
same in other languages: `Le maire a annoncé lundi` is `The mayor has announced Monday`. So of a text in one
of these languages the commonest words are read as their English ones, and all others, and all that says what
the text is about, as they stand. English texts are read as before.

French, Italian and Arabic join an article to its noun: `l'incendie` and `un incendie` had no word in common.
"""

# ruff: noqa: RUF001, RUF002 - words of many scripts

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from dedupe_news.reading.segmenting.openings import AND
from dedupe_news.text.languages import guess

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["glossed"]

GLOSSES: Final = "glosses.tsv"
"""A row an English word, a column a language, words of one cell parted by blanks."""
_ELIDED: Final = re.compile(
    r"\b(qu|jusqu|lorsqu|puisqu|quelqu|[cdjlmnst]|un|d?all|dell|nell|sull|quest|quell|bell|com)['’](?=\w)",
    re.IGNORECASE,
)
_GERMAN_DAY: Final = re.compile(
    r"(?<=tag|och|end)(?=(?:(?:vor|nach)?mittag|morgen|abend|nacht|früh)s?\b)", re.IGNORECASE
)
"""`Dienstagvormittag` names a day and when on that day."""
_ARABIC: Final = re.compile(
    r"\b([وف]?)([بك]?ال|لل)(?!ذي\b|تي\b|ذين\b|له\b)(?=[\u0621-\u064a]{3,})|"
    rf"\b({AND})(?=\w{{2,}})"
)
"""The article and small words before it, one word with the noun in Arabic; `and` before other words."""
_DAY: Final = (
    r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
    r"(?:segunda|terça|quarta|quinta|sexta)-feira|"
    r"poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę|"
    r"понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|"
    r"(?:ال)?(?:اثنين|إثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت|أحد)\b)"
)
_ON: Final = re.compile(
    rf"\b(?:este|el|ce|questo|questa|na|no|nesta|neste|w|we|в|во|يوم)\s(?={_DAY})", re.IGNORECASE
)
"""`este lunes`, `na segunda-feira`, `в среду`: in English `this Monday` goes on from a line above, and `on
Monday` is what first lines say."""
_ON_IN: Final = {"es": "sobre", "fr": "sur", "pt": "sobre", "it": "su", "pl": "na", "ru": "на", "ar": "على"}
_DIED: Final = {
    "de": (re.compile(r"\bums Leben\b"), "gestorben"),
    "nl": (re.compile(r"\bom het leven\b"), "overleden"),
    "sv": (re.compile(r"\bmiste livet\b"), "dog"),
}
_DATE: Final = re.compile(r"(?<![月\d])\d{1,2}日(?![間本])")
"""`5日`: news in Japanese says so when a thing happened, where English news name the weekday."""
_UNSPACED: Final = ("zh", "ja")
_LIKE: Final = {"no": "da", "nb": "da", "nn": "da"}
"""Languages read as another that is near."""


@cache
def _tables() -> dict[str, dict[str, str]]:
    """The English word of each word, by language; a constant, read once."""
    rows = resources.files(__package__).joinpath(GLOSSES).read_text("utf-8").rstrip("\n").split("\n")
    langs, *cells = (row.split("\t") for row in rows)
    return {
        lang: {word: row[0] for row in cells for word in row[at].split()}
        for at, lang in enumerate(langs)
        if at
    }


@cache
def _unspaced(lang: str) -> re.Pattern[str]:
    """The words of a language without spaces, the longest first; a constant."""
    return re.compile("|".join(sorted(_tables()[lang], key=lambda word: (-len(word), word))))


def glossed(text: str) -> tuple[str, Mapping[str, str]]:
    """A text with its words apart, and their English ones in small letters, by the language it begins in.

    Languages without spaces have the English words put in their place; English and all others stay as they
    are, with no words.

    Example:
        >>> parted, english = glossed("L'incendie a été maîtrisé lundi par les pompiers de la ville.")
        >>> parted[:12], english["lundi"]
        ('L incendie a', 'monday')
        >>> glossed("昨天，警方在北京逮捕了他。")[0]
        ' yesterday ， police 在北京 arrested 了 he 。'
        >>> len(glossed("The mayor said on Monday that the hall would be closed.")[1])
        0
    """
    lang = guess(text) or ""
    lang = _LIKE.get(lang, lang)
    english = _tables().get(lang, {})
    if lang in _UNSPACED:
        text = _DATE.sub(" monday ", text) if lang == "ja" else text
        return _unspaced(lang).sub(lambda found: f" {english[found[0]]} ", text), {}
    if not english:
        return text, english
    if lang in _ON_IN:
        text = _ON.sub(f"{_ON_IN[lang]} ", text)
    if lang in _DIED:
        text = _DIED[lang][0].sub(_DIED[lang][1], text)
    if lang == "ar":
        return _ARABIC.sub(_arabic_apart, text), english
    if lang == "de":
        text = _GERMAN_DAY.sub(" ", text)
    return _ELIDED.sub(r"\1 ", text), english


def _arabic_apart(found: re.Match[str]) -> str:
    """`وبالمدينة` as `و ب ال مدينة`."""
    if found[3]:
        return f"{found[3]} "
    small = [letter for letter in (found[1], found[2][0]) if letter and letter != "ا"]
    return "".join(f"{letter} " for letter in [*small, "ال"])
