"""Which reports are in one language: only those show how alike strangers are, and how common a word is.

In a run of several languages most reports share nothing with a given one, and beside that any two that share
the small words of a language look like one event: of 74 reports in nine languages, two unrelated ones from
one town, all Portuguese football and all Hindi elections were joined (B-cubed precision .86, each language
alone 1.00). So the scale of likeness, document frequencies and the number of competing reports are those of a
report's own language.

A text whose words the background knows as English is English; the others' language is guessed from script
and small words. What is too short to tell counts as in any. Languages that short texts are often mistaken
for one another are one here.

Tried and dropped: small words looked up in the table of counts. It costs nothing, but words cut short and
endings after an apostrophe are small words of elsewhere (Turkish "'ya" is Swahili).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.text.languages import SAMPLE, guess
from dedupe_news.text.small_words import ARABIC, CYRILLIC, DEVANAGARI, LATIN, LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

UNTOLD = -1
"""The number of a language that is not known."""
ENGLISH = "en"
SHORTEST = 80
"""Letters that a guess needs: of English headlines one in ten passes for Afrikaans or Catalan."""
EVIDENT = 0.08
"""Part of a text's words that are small words of the guessed language or have a letter of it: .15 to .45 in
what was written in twelve languages, under .06 in nine of ten texts of a language that has no table. These
would be scattered over ten languages, and each part judged beside itself."""
KIN = (
    "az tr uz",
    "be bg kk mk mn ru sr uk",
    "ca es gl pt",
    "cs sk",
    "da nb sv",
    "hr sl",
    "id ms",
    "af nl",
    "hi mr ne",
)
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {name: frozenset(words.split()) for name, words in (LATIN | CYRILLIC | ARABIC | DEVANAGARI).items()}
_LETTERS = {name: frozenset(letters) for listed in LETTERS.values() for name, letters in listed.items()}
_FIRST = {tongue: kin.split()[0] for kin in KIN for tongue in kin.split()}


@dataclass(frozen=True, slots=True)
class Spoken:
    """Of each report how surely it is English, 0..1, and its language's number, `UNTOLD` if not known."""

    english: NDArray[np.float64]
    tongue: NDArray[np.int64]


def spoken(texts: Sequence[str], english: NDArray[np.float64]) -> Spoken:
    """Tell the languages of texts, numbered in the order of their names.

    Args:
        texts: titles and bodies.
        english: how surely each is English by its words, 0..1. Portuguese, too, has many an "a" and "as":
            what the guess calls otherwise is not English.

    Example:
        >>> german = "Die Brücke wurde am Morgen gesperrt, und der Verkehr stand auf der Straße bis neun."
        >>> spoken([german, "The bridge.", "Oslo 2015"], np.array([0.2, 1.0, 0.1]))
        Spoken(english=array([0. , 1. , 0.1]), tongue=array([ 0,  1, -1]))
    """
    told = [
        ENGLISH if sure == 1.0 else _told(text) if len(text) >= SHORTEST else None
        for text, sure in zip(texts, english.tolist(), strict=True)
    ]
    named = [None if name is None else _FIRST.get(name, name) for name in told]
    number = {name: at for at, name in enumerate(sorted({name for name in named if name is not None}))}
    tongue = np.array([UNTOLD if name is None else number[name] for name in named], np.int64)
    foreign = (tongue != UNTOLD) & (tongue != number.get(ENGLISH, UNTOLD))
    return Spoken(np.where(foreign, 0.0, english), tongue)


def _told(text: str) -> str | None:
    """Guess the language of a text; None where few of its words speak for it."""
    name = guess(text)
    if name not in _SMALL:
        return name
    words = _WORD.findall(text[:SAMPLE].lower())
    letters = _LETTERS.get(name, frozenset())
    speak = sum(word in _SMALL[name] or not letters.isdisjoint(word) for word in words)
    return name if speak >= EVIDENT * len(words) else None


def apart(some: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark for each of some reports those of the others that are told to be in another language."""
    found: NDArray[np.bool_] = (some[:, None] != others) & (some[:, None] != UNTOLD) & (others != UNTOLD)
    return found


def fellows(tongue: NDArray[np.int64], parts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give for each report how many may be in its language, itself among them; each counts as its part.

    Example:
        >>> fellows(np.array([3, 3, 5, UNTOLD]), np.ones(4)).tolist()
        [3.0, 3.0, 2.0, 4.0]
    """
    mine = np.bincount(tongue + 1, weights=parts, minlength=1)
    found: NDArray[np.float64] = np.where(tongue == UNTOLD, parts.sum(), mine[tongue + 1] + mine[0])
    return found
