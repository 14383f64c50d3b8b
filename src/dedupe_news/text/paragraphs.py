"""Stretches of text that a sentence may run through: lines, or hard-wrapped lines taken together.

Scraped articles have a paragraph a line, so a line break ends a sentence. Mail, agency wires and old archives
wrap a paragraph at 60 to 80 columns instead. A break is taken for such a wrap only when the line is about as
long as the longest of its neighbours would have it: the next line's first word did not fit.
"""

from __future__ import annotations

from itertools import pairwise

from dedupe_news.text.lines import line_spans

_NARROWEST, _WIDEST = 50, 84
"""Columns of hard-wrapped text: RFC 5322 wraps at 78, agency wires at 69, typewritten columns at 60 to 65."""
_FEWEST = 3
"""Lines that must be as wide before a block of lines counts as wrapped."""
_SENTENCE_END = '.!?…:;"”’»)]。！？'
_BULLETS = ("-", "*", "•", "–")


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    r"""Give the spans of the non-blank paragraphs, without white space at either end.

    Example:
        >>> paragraph_spans("One line.\n\n  Another.")
        [(0, 9), (13, 21)]
    """
    spans: list[tuple[int, int]] = []
    block: list[tuple[int, int]] = []
    for start, end in line_spans(text):
        line = text[start:end]
        kept = line.strip()
        if not kept:
            spans.extend(_unwrapped(text, block))
            block = []
            continue
        begin = start + len(line) - len(line.lstrip())
        block.append((begin, begin + len(kept)))
    spans.extend(_unwrapped(text, block))
    return spans


def _unwrapped(text: str, block: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of a block (lines between blank ones) where the block is hard-wrapped.

    A full line that ends a sentence is joined too: the splitter finds that end again, and the paragraph may
    go on with it.
    """
    width = _wrap_width(text, block)
    if not width:
        return block
    joined = [block[0]]
    for (start, end), (following, stop) in pairwise(block):
        if _full(text, end - start, following, stop, width) and not text.startswith(_BULLETS, following):
            joined[-1] = (joined[-1][0], stop)
        else:
            joined.append((following, stop))
    return joined


def _wrap_width(text: str, block: list[tuple[int, int]]) -> int:
    """Give the column at which a block is wrapped, 0 when it is not."""
    width = max((end - start for start, end in block), default=0)
    if len(block) < _FEWEST or not _NARROWEST <= width <= _WIDEST:
        return 0
    full = broken = 0
    for (start, end), (following, stop) in pairwise(block):
        if _full(text, end - start, following, stop, width):
            full += 1
            broken += text[end - 1] not in _SENTENCE_END
    enough = full >= _FEWEST - 1 and full * 4 >= 3 * (len(block) - 1)
    return width if enough and broken * 2 >= full else 0


def _full(text: str, length: int, following: int, stop: int, width: int) -> bool:
    """Say whether the first word of the next line would not have fitted."""
    return length + 1 + len(text[following:stop].split(maxsplit=1)[0]) > width
