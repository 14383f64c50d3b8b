"""Headlines right below what closes an article on its page: a count of comments, or links to others.

`Comments (3)` and `Kommentare (12)` stand at an article's end, and where the next line is a headline and
the one after it says what the headline says, there the next article begins. So it does below `Te puede
interesar`, but there the link to another article may stand, and the article go on below it, so two words of
the headline must be told again that stand nowhere above, and the text above and the text below share hardly
any. Teasers of a page look so and have one sentence each.
"""

# ruff: noqa: RUF001 - words of many scripts

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting import units as bits
from dedupe_news.reading.segmenting.notices import COMMENTS, FAR, notice
from dedupe_news.reading.segmenting.shorts import stems_in_common

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.units import Units
    from dedupe_news.thresholds import SegmentThresholds

__all__ = ["below_closes"]

_LONGEST: Final = 60
_CLOSES: Final = re.compile(
    rf"\d{{1,5}}\s(?:{COMMENTS})$|(?:{COMMENTS})\s?[:：]?\s?[(\[（]?\s?\d{{1,5}}\s?[)\]）]?$|"
    r"(?:leave|post|add|write) a (?:comment|reply)|no comments(?: yet)?$|"
    r"(?:schreiben sie|kommentar) (?:einen )?(?:kommentar|schreiben|verfassen)|"
    r"(?:jetzt )?kommentieren$|(?:deja|escribe|añade|deixe|escreva) (?:un|um|tu|seu) coment[aá]rio|"
    r"(?:laisser|ajouter|écrire) un commentaire|"
    r"(?:lascia|scrivi) un commento|(?:schrijf|plaats) een reactie|dodaj komentarz|"
    r"(?:оставить|добавить) комментарий|yorum yap|コメントを(?:書く|投稿)|"
    r"发表评论|發表評論|(?:أضف|اترك) تعليقا?",
    re.IGNORECASE,
)
_AGAIN, _FRESH = 1, 2
"""Stems of a headline that its first sentence must tell again, below a count of comments and below links."""
_NEAR: Final = 3
"""Lines from a headline to its article's first sentence."""


def below_closes(
    units: Units, headline: NDArray[np.bool_], told: NDArray[np.bool_], settings: SegmentThresholds
) -> list[int]:
    """Give the lines that are such headlines, with sentences enough above them and below.

    Args:
        units: the lines of a text.
        headline: bool (n,), lines that look like a headline and may begin a report.
        told: bool (n,), lines that are sentences.
        settings: thresholds.
    """
    heads, terms = units.heads, units.terms
    hinted = (units.count(units.has(bits.FURNITURE)) > 0).tolist()
    notices = [
        len(head) <= _LONGEST and (hint or head[0] >= FAR) and (notice(head) or _closes(head))
        for head, hint in zip(heads, hinted, strict=True)
    ]
    if not any(notices):
        return []
    sentences = np.concatenate(([0], np.cumsum(told)))
    found: list[int] = []
    border = 0
    for row in np.flatnonzero(headline & ~told & np.concatenate(([False], notices[:-1]))).tolist():
        run = row - 1
        while run and notices[run - 1]:
            run -= 1
        after = int(np.searchsorted(sentences, sentences[row + 1] + 1)) - 1
        if after >= len(heads) or after - row > _NEAR:
            continue
        body = after + 1 < len(told) and bool(told[after + 1])
        enough = min(sentences[row] - sentences[border], sentences[-1] - sentences[row])
        if not body or enough < settings.foot_sentences or notices[row]:
            continue
        closed = any(_closes(head) for head in heads[run:row])
        again = np.intersect1d(terms.held(row), terms.held(after))
        if len(again) >= _AGAIN if closed else _stands_apart(units, row, again, settings):
            found.append(row)
            border = row
    return found


def _stands_apart(units: Units, row: int, again: NDArray[np.int64], settings: SegmentThresholds) -> bool:
    """Whether a headline says what its first sentence says, and nothing of what stands above it."""
    fresh = again[~np.isin(again, units.terms.column[units.terms.row < row])]
    return len(fresh) >= _FRESH and stems_in_common(units)[row] <= settings.short_common


def _closes(head: str) -> bool:
    """Whether a line counts an article's comments or asks for one."""
    return len(head) <= _LONGEST and _CLOSES.match(head) is not None
