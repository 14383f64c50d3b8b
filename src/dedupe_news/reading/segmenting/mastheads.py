"""Headlines over a byline, a date or a dateline, and an article below that: where a report begins for sure.

What scrapers keep above an article ("Council votes on bridge", "By Jane Roe", "12 March 2024") stands above
another article in a dump, too, and so does a headline over a dateline. The lead detector weighs such lines
one by one, and asks of the whole text first whether it is a dump at all; lines that follow one another so
need no such question. Measured on whole pages below each other (`tests/benchmarks/bench_pages.py`) and on
single articles: two in three borders between pages of L3S-GN1 have one; of WCXB's guides and lists it cuts
one in a hundred, of the news of GVA, DUC 2004, NeuS and ECB+ hardly any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting.datelines import opens_with_agency
from dedupe_news.reading.segmenting.forms import DATE, STAMP
from dedupe_news.reading.segmenting.lexicon import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.thresholds import SegmentThresholds

__all__ = ["mastheads"]

_CITY: Final = re.compile(
    r"(?!FYI\b|NOTE\b|TIP\b)[A-ZÀ-ÞА-Я]{3,}[A-ZÀ-ÞА-Я .'’-]{0,30}(?:, [\w. ]{2,30})?"
    r"(?: \([^()]{2,40}\))? ?(?:—|–|--|-) \S"
)
"""A dateline whose place is in capitals: `LEEDS, England (AP) — `. Many a list item has a colon or a dash;
where the next line opens so, both are items (`CLOTHING – The shirt you pack …`)."""
_TIME: Final = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_DAY: Final = re.compile(r"[^\W\d_]|\d{4}")
"""A day has a month's name or a year in full, or it may be any figures."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_SHORT: Final = 4
"""Letters of a month cut short."""
_MORE_MONTHS: Final = frozenset(
    ("januari", "januar", "februari", "februar", "aprile", "abril", "augusti", "novembro", "dezembro")
)
"""Those that the lexicon lacks, spelled in ASCII."""
_BESIDE, _BESIDE_TIME, _BESIDE_YEAR = 12, 30, 16
"""Letters beside a day, beside a day and a time, beside a day with its year, in a line that says no more: a
weekday (`segunda-feira, `), a zone."""
_WORDS_BESIDE_YEAR: Final = 2
_YEAR: Final = re.compile(r",? (?:del? )?(?:19|20)\d\d\b")
"""The year behind a day and a month: it is as much of the date as they are."""


def mastheads(
    heads: Sequence[str],
    headline: NDArray[np.bool_],
    byline: NDArray[np.bool_],
    told: NDArray[np.bool_],
    settings: SegmentThresholds,
) -> list[int]:
    """Give the lines that are such headlines, with sentences enough above them and below.

    Args:
        heads: the lines of a text, as far as they are read.
        headline: bool (n,), lines that look like a headline and may begin a report.
        byline: bool (n,), lines that name an author.
        told: bool (n,), lines that are sentences.
        settings: thresholds.

    Example:
        >>> from dedupe_news.thresholds import SegmentThresholds
        >>> told = np.array([1, 1, 1, 0, 0, 1, 1, 1], bool)
        >>> lines = ["Rain fell."] * 3 + ["Snow in Oslo", "12 March 2024"] + ["Snow fell."] * 3
        >>> mastheads(lines, np.arange(8) == 3, np.zeros(8, bool), told, SegmentThresholds())
        [3]
    """
    some = headline & ~told & ~byline
    if not some.any():
        return []
    header = byline | np.array([_says_when(head) for head in heads])
    rows = np.flatnonzero(some & ~header)
    sentences = np.concatenate(([0], np.cumsum(told)))
    headers = np.concatenate(([0], np.cumsum(header)))
    # the first sentence after each line, where there is one near
    after = np.searchsorted(sentences, sentences[rows + 1] + 1) - 1
    near = after - rows <= settings.masthead_lines
    named = headers[np.minimum(after, len(told))] > headers[rows + 1]
    named |= np.array([_placed(heads, at) and not _placed(heads, at + 1) for at in after.tolist()], bool)
    body = sentences[np.minimum(after + 3, len(told))] - sentences[np.minimum(after, len(told))] > 1
    found: list[int] = []
    border = 0
    for row in rows[near & named & body].tolist():
        above, below = sentences[row] - sentences[border], sentences[-1] - sentences[row]
        if min(above, below) >= settings.foot_sentences:
            found.append(row)
            border = row
    return found


def _placed(heads: Sequence[str], at: int) -> bool:
    """Whether a line begins with a dateline."""
    return at < len(heads) and (_CITY.match(heads[at]) is not None or opens_with_agency(heads[at]))


def _says_when(head: str) -> bool:
    """Whether a line says when something was published and no more."""
    if len(head) > 90 or not any(char.isdecimal() for char in head):
        return False
    found = DATE.search(head)
    if found is None or not _DAY.search(found[0]) or not _month(found[0]):
        return False
    rest = len(head) - len(found[0])
    year = _YEAR.match(head, found.end())
    if year is not None and rest - len(year[0]) <= _BESIDE_YEAR:
        beside = f"{head[: found.start()]} {head[year.end() :]}"
        if len(beside.split()) <= _WORDS_BESIDE_YEAR:
            return True
    return rest <= _BESIDE or (
        rest <= 2 * _BESIDE_TIME
        and (STAMP.match(head) is not None or (rest <= _BESIDE_TIME and _TIME.search(head) is not None))
    )


def _month(day: str) -> bool:
    """Whether the word in a day is a month: `1. Marketing` is a heading with a number."""
    word = _WORD.search(day)
    if word is None or len(word[0]) <= _SHORT or not word[0].isascii():
        return True
    return word[0].lower() in MONTHS or word[0].lower() in _MORE_MONTHS
