"""Stretches of text that a sentence may run through: lines, or hard-wrapped lines taken together.

Scraped articles have a paragraph a line, so a line break ends a sentence. Mail, agency wires and old archives
wrap a paragraph at 60 to 80 columns instead. Two things show it. In one block of lines, each is about as long
as the longest would have it: the next line's first word did not fit, and had no capital often enough
(headlines one below the other have one). In a whole text, line after line stops in mid-sentence and the next
goes on without a capital; then a line that stops so runs on, wherever it stands, and a line set in from the
one above begins a paragraph (wires leave no blank line between theirs).

What a newsroom reads out is kept in short lines with a blank one between any two ("reeling from news of the
death of a 6-yo in their", then "town and asking what could have happened."): where every line stands by
itself and many stop in mid-sentence before one that goes on without a capital, they are read as if no blank
lines stood there. Of 4,150 news texts two are, both transcripts, of 2,382 pages with such lines one.

A short article shows too little of it: two lines of an export stop in mid-sentence once. What the whole file
shows may be given (`wrap_column`).
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from dedupe_news.text.lines import line_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROWEST, WIDEST = 50, 84
"""Columns of hard-wrapped text: RFC 5322 wraps at 78, agency wires at 69, typewritten columns at 60 to 65."""
FEWEST = 3
"""Lines that must be as wide before a block of lines counts as wrapped."""
RUNNING = 0.4
"""Of the lines within blocks that stop in mid-sentence, how many go on without a capital before a whole text
counts as wrapped. Of all lines within blocks it was too much to ask where no blank lines are left and
paragraphs are of two: of 300 texts each wrapped so at 72 columns 298 (DUC 2004), 235 (GVA), 268 (NeuS) and
185 (ECB+) were told; now 298, 287, 269 and 281, and as before none of 3,182 with a paragraph a line nor of
980 scraped pages."""
_TWICE = 2
"""Such breaks at least: no one of 4,150 news texts with a paragraph a line had more than one."""
_SPACED_TWICE = 4
"""Such breaks in a text whose every line stands by itself, at least, and half of all where one stops in
mid-sentence may be: headlines and names stand by themselves, too, and verse."""
_ANEW = re.compile(r"[.!?…][\"'”’»)]* [^\W\d_]")
"""A sentence ends within a line and another begins."""
NARROW = 0.9
"""Share of a wrapped text's lines that are no wider than `WIDEST`: an address may be."""
_SLACK = 10
"""Columns by which a line that stops in mid-sentence may fall short of the widest: wires wrap raggedly."""
SENTENCE_END = '.!?…:;"”’»)]。！？' + "\u0964\u0965\u06d4\u061f\u0589\u1362\u104b\u17d4"
"""Also of Devanagari, Arabic, Armenian, Ethiopic, Burmese and Khmer. Without the danda every line of a Hindi
text seemed to stop in mid-sentence, and a text with a sentence a line was one paragraph."""
_UNMARKED = range(0x0E00, 0x0F00)
"""Thai and Lao letters: neither marks the end of a sentence nor its beginning, so nothing shows a wrap."""
_FIRST_IDEOGRAM, _LAST_IDEOGRAM = "\u3040", "\u9fff"
"""Kana and Chinese characters, which are written without spaces: a line of them is no word."""
_OPENING = 2
"""A quotation mark and a character, the least that a line of these begins with."""
_BULLETS = ("-", "*", "•", "–")

_Line = tuple[int, int, int]
"""First and last of a line without the white space around it, and the columns it is set in."""


def paragraph_spans(text: str, column: int = 0) -> list[tuple[int, int]]:
    r"""Give the spans of the non-blank paragraphs, without white space at either end.

    Args:
        text: any text, with any line breaks.
        column: where the text that this one is taken from is wrapped, if it is (see `wrap_column`).

    Example:
        >>> paragraph_spans("One line.\n\n  Another.")
        [(0, 9), (13, 21)]
        >>> paragraph_spans("The ferry that ran aground off Islay was refloated\non Friday.", 50)
        [(0, 61)]
    """
    blocks = list(_blocks(text))
    own = _column(text, blocks)
    if not own and (spaced := _spaced_column(text, blocks)):
        blocks, own = [[line for block in blocks for line in block]], spaced
    column = max(column, own)
    return [span for block in blocks for span in _unwrapped(text, block, column)]


def wrap_column(text: str) -> int:
    r"""Give the column at which a whole text is hard-wrapped, 0 when it is not.

    Example:
        >>> lines = ["The ferry that ran aground off Islay was refloated"]
        >>> lines += ["on Friday by two tugs that had come from Oban, and", "then sank."]
        >>> wrap_column("\n".join(lines)), wrap_column(" ".join(lines))
        (50, 0)
    """
    heads = (line.lstrip()[:1] for line in text.splitlines())
    going = (head for head in heads if head and _goes_on(head))
    if sum(1 for _ in islice(going, _TWICE)) < _TWICE:  # most texts: a tenth of the time
        return 0
    blocks = list(_blocks(text))
    return _column(text, blocks) or _spaced_column(text, blocks)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """The lines between blank ones, block by block; a line that is one tag is a block of its own.

    Newspapers' archives set `<P>` and `</P>` on lines of their own, and each seemed to stop in mid-sentence.
    """
    block: list[_Line] = []
    for start, end in line_spans(text):
        line = text[start:end]
        kept = line.strip()
        alone = kept.startswith("<") and kept.endswith(">") and kept.count("<") == 1
        if block and (alone or not kept):
            yield block
            block = []
        if kept:
            indent = len(line) - len(line.lstrip())
            block.append((start + indent, start + indent + len(kept), indent))
        if alone:
            yield block
            block = []
    if block:
        yield block


def _column(text: str, blocks: list[list[_Line]], least: int = _TWICE) -> int:
    """Give the column at which a whole text is wrapped, 0 when it is not."""
    lines = narrow = breaks = running = column = 0
    for block in blocks:
        lines += len(block)
        narrow += sum(end - start <= WIDEST for start, end, _ in block)
        for (start, end, _), (following, _, _) in pairwise(block):
            if not _stops_short(text, end):
                continue
            breaks += 1
            wide = end - start
            if wide <= WIDEST and _goes_on(text[following]):
                running += wide * 2 >= NARROWEST
                column = max(column, wide)
    if running < least or running < RUNNING * breaks or narrow < NARROW * lines:
        return 0
    return column if column >= NARROWEST else 0


def _spaced_column(text: str, blocks: list[list[_Line]]) -> int:
    """Give the column at which a text is wrapped that has a blank line between any two, 0 when it is not."""
    if any(len(block) > 1 for block in blocks):
        return 0
    # of lines all in capitals nothing shows whether they go on: neither for nor against
    lines = [line for block in blocks for line in block if not text[line[0] : line[1]].isupper()]
    if not any(text[start].isupper() or _ANEW.search(text, start, end) for start, end, _ in lines[1:]):
        return 0  # a list without capitals: small letters tell nothing
    if sum(1 for start, _, _ in lines if _goes_on(text[start])) < _SPACED_TWICE:
        return 0
    return _column(text, [lines], _SPACED_TWICE)


def _unwrapped(text: str, block: list[_Line], column: int) -> list[tuple[int, int]]:
    """Join the lines of a block where it, or the whole text, is hard-wrapped.

    A full line that ends a sentence is joined too: the splitter finds that end again, and the paragraph may
    go on with it.
    """
    width = _wrap_width(text, block)
    joined = [block[0][:2]]
    for (start, end, indent), (following, stop, set_in) in pairwise(block):
        full = _full(text, end - start, following, stop, max(width, column))
        runs = (width or column) and full
        if column and set_in > indent:
            runs = False
        elif column and _stops_short(text, end):
            wide = end - start
            goes_on = _goes_on(text[following]) and wide * 2 >= column
            runs = goes_on or _full(text, wide + _SLACK, following, stop, column)
        if runs and not text.startswith(_BULLETS, following):
            joined[-1] = (joined[-1][0], stop)
        else:
            joined.append((following, stop))
    return joined


def _stops_short(text: str, end: int) -> bool:
    """Say whether a line stops in mid-sentence."""
    return text[end - 1] not in SENTENCE_END


def _goes_on(char: str) -> bool:
    """Say whether a line that begins so may go on with a sentence: a letter, and no capital."""
    return char.isalpha() and not char.isupper() and ord(char) not in _UNMARKED


def _wrap_width(text: str, block: list[_Line]) -> int:
    """Give the column at which a block is wrapped, 0 when it is not."""
    width = max((end - start for start, end, _ in block), default=0)
    if len(block) < FEWEST or not NARROWEST <= width <= WIDEST:
        return 0
    full = broken = running = 0
    for (start, end, _), (following, stop, _) in pairwise(block):
        if _full(text, end - start, following, stop, width):
            full += 1
            broken += _stops_short(text, end)
            running += _stops_short(text, end) and _goes_on(text[following])
    enough = full >= FEWEST - 1 and full * 4 >= 3 * (len(block) - 1)
    return width if enough and broken * 2 >= full and running >= RUNNING * broken else 0


def _full(text: str, length: int, following: int, stop: int, width: int) -> bool:
    """Say whether the first word of the next line would not have fitted."""
    word = text[following:stop].split(maxsplit=1)[0]
    if any(_FIRST_IDEOGRAM <= char <= _LAST_IDEOGRAM for char in word[:_OPENING]):
        return length + _OPENING > width  # any character may stand at the end of a line
    return length + 1 + len(word) > width
