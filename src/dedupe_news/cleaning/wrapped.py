"""Paragraphs that are wrapped over lines: what is removed of one in part is judged as a whole.

A line of a hard-wrapped text begins and ends where the column does, so that it may look like a button or a
notice ("in firm control of fiscal and administrative functions in the") and be removed out of a sentence. Of
300 news texts each wrapped at 72 columns .18 (DUC 2004) and .33 (NeuS) of a hundred characters went so; .01
and .07 do now. Where some lines of a paragraph are to go and others to stay, its text is read again with the
breaks in it as blanks. In scripts without capitals a line that goes on looks like a headline: they are left.

A last line alone that is to go and ends no sentence is none of its paragraph: "sign up for our newsletter"
right under two lines took both along.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from dedupe_news.text.paragraphs import (
    FEWEST,
    NARROW,
    NARROWEST,
    RUNNING,
    SENTENCE_END,
    WIDEST,
    paragraph_spans,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Torn", "told_again", "torn", "unwrapped"]

_FEWEST: Final = 2
"""Lines of a paragraph that is wrapped, and breaks of a text that is, at least."""

_ENDS: Final = frozenset(".!?…:;\"'”’»)")
_ODD_BREAKS: Final = "\r\v\f\x85\u2028\u2029"
_FURTHER: Final = re.compile(r"\n\s*[^\W\d_A-Z]")
"""A line that may go on from another: it opens with a letter that is no plain capital."""

Torn = dict[int, list[tuple[int, int]]]
"""For a text the places of its pieces, `[first, last)`, that are one paragraph and not of one mind."""


def torn(
    texts: Sequence[str],
    first: Sequence[int],
    start: Sequence[int],
    rule: Sequence[str | None],
) -> Torn:
    r"""The wrapped paragraphs of which some pieces are removed and others are not.

    Args:
        texts: the texts.
        first: where each text's pieces begin, with the end of the last.
        start: where each piece begins in its text.
        rule: what removes it.

    Example:
        >>> text = "The council of Halden met again to speak about the old bridge over\n"
        >>> text += "the river and the road that leads to it, which rain has washed away\nand ruined."
        >>> pieces = [0, 3], [0, 67, 135]
        >>> torn([text], *pieces, [None, None, "model"]), torn([text], *pieces, ["model"] * 3)
        ({0: [(0, 3)]}, {})
    """
    found: Torn = {}
    for number, (low, high) in enumerate(pairwise(first)):
        rules = rule[low:high]
        if high - low < _FEWEST or all(name is None for name in rules) or None not in rules:
            continue
        if not _may_wrap(texts[number]):
            continue
        whole = list(_wrapped(texts[number], start[low:high]))
        mixed = [
            (low + a, low + b)
            for a, b in whole
            if _is_mixed(rules[a:b]) and (any(rules[a : b - 1]) or _ends(texts[number], start[low + b - 1]))
        ]
        if mixed:
            found[number] = mixed
    return found


def _is_mixed(rules: Sequence[str | None]) -> bool:
    return None in rules and any(rules)


def _ends(text: str, start: int) -> bool:
    """Whether a line ends as a sentence does."""
    end = text.find("\n", start)
    return text[start : len(text) if end < 0 else end].rstrip()[-1:] in _ENDS


def _may_wrap(text: str) -> bool:
    """Whether some line may go on from the one above: on most scraped pages none does.

    The answer may be yes too often, never no wrongly. To take every page apart into paragraphs took a sixth
    of the time in which pages of short lines are labelled.
    """
    if any(odd in text for odd in _ODD_BREAKS):
        return True
    if _FURTHER.search(text) is None and not text.lstrip()[:1].islower():
        return False
    rows = [row.strip() for row in text.split("\n")]
    spaced = not any(above and below for above, below in pairwise(rows))
    if spaced:
        rows = [row for row in rows if row]  # a blank line between any two may be no paragraph's end
    if not any(row[:1].islower() for row in rows):
        return False
    if _may_have_column(rows, spaced=spaced):
        return True
    # no column of a whole text: then it is one of a block of lines, the widest of which fits
    blocks = (list(group) for filled, group in groupby(rows, bool) if filled)
    return any(
        len(block) >= FEWEST
        and NARROWEST <= max(map(len, block)) <= WIDEST
        and any(row[0].islower() for row in block[1:])
        for block in blocks
    )


def _may_have_column(rows: Sequence[str], *, spaced: bool) -> bool:
    """Whether a whole text of these lines may be wrapped at one column (see `text.paragraphs`)."""
    going = sum(1 for row in rows if row[:1].isalpha() and not row[0].isupper())
    if going < _FEWEST:
        return False
    pairs = [(above, below) for above, below in pairwise(rows) if above and below]
    short = [(len(above), below[0]) for above, below in pairs if above[-1] not in SENTENCE_END]
    if going < RUNNING * len(short):
        return False
    if spaced or any(row[:1] == "<" for row in rows):
        return True
    wide = [size for size, head in short if size <= WIDEST and head.isalpha() and not head.isupper()]
    running = sum(1 for size in wide if size * 2 >= NARROWEST)
    filled = [len(row) for row in rows if row]
    fits = running >= _FEWEST and running >= RUNNING * len(short) and max(wide) >= NARROWEST
    return fits and sum(size <= WIDEST for size in filled) >= NARROW * len(filled)


def _wrapped(text: str, start: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The places of the pieces of each paragraph that is wrapped over lines."""
    places = list(start)
    for first, last in paragraph_spans(text):
        if any(line.lstrip()[:1].islower() for line in text[first:last].split("\n")[1:]):
            yield bisect_right(places, first - 1), bisect_right(places, last - 1)


def unwrapped(text: str) -> str:
    r"""The text with the line breaks in its paragraphs as blanks: each character stays in its place.

    Example:
        >>> unwrapped("One.\n\nTwo.")
        'One.\n\nTwo.'
    """
    parts = []
    at = 0
    for first, last in paragraph_spans(text):
        parts += [text[at:first], " ".join(text[first:last].split("\n"))]
        at = last
    return "".join(parts) + text[at:]


def told_again(
    span: tuple[int, int], start: Sequence[int], end: Sequence[int], rule: Sequence[str | None]
) -> int | None:
    """The place of the piece that says what a stretch of the text is; None where several differ.

    Args:
        span: the stretch.
        start: where the pieces of the text as it was read again begin, in order.
        end: where they end.
        rule: what removes them.

    Example:
        >>> told_again((3, 5), [0, 6], [5, 9], [None, "share-bar"])
        0
        >>> told_again((3, 7), [0, 6], [5, 9], [None, "share-bar"]) is None
        True
    """
    first = bisect_right(end, span[0])
    last = bisect_right(start, span[1] - 1)
    said = {rule[at] for at in range(first, last)}
    return first if len(said) == 1 else None
