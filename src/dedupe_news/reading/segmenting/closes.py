"""Headlines right below what closes an article on its page: counts of comments, share bars, links to others.

`Comments (3)` and `Kommentare (12)` stand at an article's end, and where the next line is a headline and
the one after it says what the headline says, there the next article begins. So it does below `Te puede
interesar`, but there the link to another article may stand, and the article go on below it, so two words of
the headline must be told again that stand nowhere above, and the text above and the text below share hardly
any. Teasers of a page look so and have one sentence each.

A share bar stands above an article or within it as often as below: it closes one where the line above it is
a sentence. Where two do so, each above a headline or at the end, and none above a sentence, articles with
their bars stand one below the other, whatever language they are in: networks have the same names in all.
"""

# ruff: noqa: RUF001 - words of many scripts

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting import units as bits
from dedupe_news.reading.segmenting.forms import sentences_in
from dedupe_news.reading.segmenting.notices import COMMENTS, FAR, notice
from dedupe_news.reading.segmenting.shorts import stems_in_common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.units import Units
    from dedupe_news.thresholds import SegmentThresholds

__all__ = ["below_bars", "below_closes", "share_bars", "stems_told", "told_again"]

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
_NETWORK: Final = re.compile(
    r"(?:\S{1,16}\s){0,2}(?:facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|e-?mail|tweet|share|"
    r"print)(?:\s\S{1,12})?$|share (?:this|on|via)\b",
    re.IGNORECASE,
)
"""What names a network in four words, as few headlines do."""
_BODY: Final = 2
"""Paragraphs above each."""
_BARS: Final = 2
"""Share bars below sentences that make articles of a text."""


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


def below_bars(
    units: Units, headline: NDArray[np.bool_], told: NDArray[np.bool_], settings: SegmentThresholds
) -> list[int]:
    """Give the headlines below share bars that close articles, with sentences enough above them and below.

    Args:
        units: the lines of a text.
        headline: bool (n,), lines that look like a headline and may begin a report.
        told: bool (n,), lines that are sentences.
        settings: thresholds.
    """
    heads = units.heads
    bars = share_bars(heads, told)
    below = [row for row in range(1, len(heads)) if bars[row] and told[row - 1]]
    if len(below) < _BARS:
        return []
    sentences = np.concatenate(([0], np.cumsum(told * sentences_in(heads))))
    paragraphs = np.concatenate(([0], np.cumsum(told)))
    found: list[int] = []
    closing = border = last = 0
    for row in below:
        after = row
        while after < len(heads) and bars[after]:
            after += 1
        if after < len(heads) and told[after]:
            return []
        above, left = sentences[row] - sentences[border], sentences[-1] - sentences[row]
        # entries of a live blog have a bar each and one paragraph
        if paragraphs[row] - paragraphs[last] < _BODY:
            return []
        last = row
        if above < settings.foot_sentences:
            continue
        closing += 1
        first = int(np.searchsorted(sentences, sentences[after] + 1)) - 1
        if headline[after:first].any() and first - after <= _NEAR and left >= settings.foot_sentences:
            border = _best(units, headline, told, after, first)
            found.append(border)
    return found if closing >= _BARS else []


def told_again(units: Units, row: int, told: NDArray[np.bool_]) -> int:
    """Stems of a headline that the three sentences below it tell."""
    below = np.flatnonzero(told[row + 1 :])[:3] + row + 1
    return stems_told(units, row, (row + 1, int(below[-1]) + 1 if len(below) else row + 1))


def stems_told(units: Units, row: int, lines: tuple[int, int]) -> int:
    """Stems of a line that the lines from one on to before another tell."""
    terms = units.terms
    within = (terms.row >= lines[0]) & (terms.row < lines[1])
    return len(np.intersect1d(terms.held(row), terms.column[within]))


def _best(units: Units, headline: NDArray[np.bool_], told: NDArray[np.bool_], first: int, after: int) -> int:
    """Of the lines above a sentence the headline that says most of what it says, or what stands above that.

    Links to other articles look like headlines; a rubric above one does not.
    """
    heads = np.flatnonzero(headline[first:after]) + first
    best = int(max(heads.tolist(), key=lambda row: told_again(units, row, told)))
    return first if best == heads[0] else best


def share_bars(heads: Sequence[str], told: NDArray[np.bool_]) -> list[bool]:
    """Which lines are share bars, or stand below one as they do below another.

    Example:
        >>> share_bars(["Facebook", "Tipsa", "Sol i Luleå", "Facebook", "Tipsa"], np.zeros(5, bool))
        [True, True, False, True, True]
    """
    bars = [not said and _bar(head) for head, said in zip(heads, told.tolist(), strict=True)]
    if sum(bars) < _BARS:
        return bars
    while True:
        below = [row for row in range(1, len(heads)) if bars[row - 1] and not bars[row] and not told[row]]
        again = Counter(heads[row] for row in below)
        more = [row for row in below if again[heads[row]] > 1]
        if not more:
            return bars
        for row in more:
            bars[row] = True


def _bar(head: str) -> bool:
    """Whether a line asks to share an article, to print it or to say something of it."""
    return len(head) <= _LONGEST and (notice(head) or _closes(head) or _NETWORK.match(head) is not None)
