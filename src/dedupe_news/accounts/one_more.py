"""Whether a sentence opens with one more of a kind: "A third miner has died", "Another was pulled out".

The days after an event add to it in sentences that share most of their words with its first report. Folded
into "Two miners were killed" the third death stood nowhere in an account. Tried and dropped: to keep such a
sentence from every other ("another climber, Duncan Rait, died" is the climber of the next report, too): of 39
pairs of four sets half said the same.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.marks import ORDINAL

if TYPE_CHECKING:
    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

_OPENING: Final = 6
"""Tokens among which the subject begins."""
_ANOTHER: Final = frozenset({"another", "otro", "otra", "outro", "outra"})
_MORE: Final = frozenset(
    {
        *(("one", "more"), ("yet", "another"), ("un", "autre"), ("une", "autre"), ("un", "altro")),
        *(("ein", "weiterer"), ("eine", "weitere"), ("ein", "weiteres"), ("nog", "een"), ("en", "annan")),
    }
)
_AGE: Final = ("@", "year-old")
_ARTICLES: Final = frozenset({"a", "un", "une", "una", "uno", "um", "uma", "ein", "eine", "een", "en"})


def opens_with_one_more(words: Words) -> bool:
    """Tell whether the first words of a sentence name one more of a kind.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> said = ("A third miner has died.", "On Monday another died.", "The third miner has died.")
        >>> [opens_with_one_more(Reader().read(text)) for text in said]
        [True, True, False]
    """
    lowers, marks = words.lowers[:_OPENING], words.marks[:_OPENING]
    if not _ANOTHER.isdisjoint(lowers) or not _MORE.isdisjoint(pairwise(lowers)):
        return True
    # "a second-degree murder charge" is of no second one
    return bool(words.held & ORDINAL) and any(
        low in _ARTICLES and mark & ORDINAL and "-" not in behind
        for low, behind, mark in zip(lowers, lowers[1:], marks[1:], strict=False)
    )


def opens_with_count(told: Told) -> bool:
    """Tell whether the first words of a sentence count two and more; ages count nobody.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> said = ("Two miners were killed.", "A 20-year-old miner was killed.")
        >>> [opens_with_count(tell(Reader().read(text))) for text in said]
        [True, False]
    """
    return any(
        each.place < _OPENING and each.value > 1 and not each.unit.startswith(_AGE)
        for each in told.quantities
    )
