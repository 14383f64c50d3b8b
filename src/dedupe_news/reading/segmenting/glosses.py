"""Common words of six languages with the English word that tells the same of a line.

The looks were trained on English. That a line opens with a pronoun, names a weekday, says who said something
or begins like a first sentence (`lead_words.py`) they see in English alone, and what they see is much the
same in languages near it: `Le maire a annoncé lundi` is `The mayor has announced Monday`. So of a text in one
of these languages the commonest words are read as their English ones, and all others, and all that says what
the text is about, as they stand. English texts are read as before.

French and Italian join an article to its noun: `l'incendie` and `un incendie` had no word in common.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from dedupe_news.text.languages import guess

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["glosses", "parted"]

GLOSSES: Final = "glosses.tsv"
"""A row an English word, a column a language, words of one cell parted by blanks."""
_ELIDED: Final = re.compile(
    r"\b(qu|jusqu|lorsqu|puisqu|quelqu|[cdjlmnst]|un|d?all|dell|nell|sull|quest|quell|bell|com)['’](?=\w)",
    re.IGNORECASE,
)


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


def glosses(text: str) -> Mapping[str, str]:
    """The English word of each word in small letters, for the language the text begins in; empty for others.

    Example:
        >>> glosses("Le maire a annoncé lundi la fermeture de la halle.")["lundi"]
        'monday'
        >>> len(glosses("The mayor said on Monday that the hall would be closed."))
        0
    """
    return _tables().get(guess(text) or "", {})


def parted(line: str) -> str:
    """A line with articles and small words parted from the words that they are joined to.

    Example:
        >>> parted("L'incendie qu'un homme")
        'L incendie qu un homme'
    """
    return _ELIDED.sub(r"\1 ", line)
