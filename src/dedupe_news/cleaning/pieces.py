"""A text cut into the pieces that are kept or removed: its lines, and parts glued into a line.

Every non-blank character is in exactly one piece; pieces hold no newline and no blank at either end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dedupe_news.cleaning.patterns import GLUED_BUTTONS, INLINE_SHORTCODE

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["cut_pieces"]

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_TAIL: Final = 120
"""Glued buttons are looked for in so many last characters of a line."""


def cut_pieces(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Yield `(start, end, rule)` of each piece in order; `rule` is set where the cut itself says it.

    Example:
        >>> text = "We use cookies. AcceptReject\\n\\nSee [youtube abc] here."
        >>> [(text[start:end], rule) for start, end, rule in cut_pieces(text)]
        [('We use cookies.', None), ('AcceptReject', 'consent-button'), ('See', None), ('[youtube abc]', 'shortcode'), ('here.', None)]
    """
    for line in _LINE.finditer(text):
        start, end = _trim(text, *line.span())
        if start == end:
            continue
        cut = end
        # a glued row of buttons ends in a letter right after letters of the other case, never in a stop
        if text[end - 1].isalpha():
            glued = GLUED_BUTTONS.search(text, max(start, end - _TAIL), end)
            if glued is not None and glued.start() > start:
                cut = glued.start()
        if text.find("[", start, cut) >= 0:
            yield from _shortcodes(text, start, cut)
        elif cut > start:
            yield start, _trim(text, start, cut)[1], None
        if cut < end:
            yield (*_trim(text, cut, end), "consent-button")


def _shortcodes(text: str, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
    at = start
    for code in INLINE_SHORTCODE.finditer(text, start, end):
        yield from _piece(text, at, code.start())
        yield code.start(), code.end(), "shortcode"
        at = code.end()
    yield from _piece(text, at, end)


def _piece(text: str, start: int, end: int) -> Iterator[tuple[int, int, None]]:
    start, end = _trim(text, start, end)
    if start < end:
        yield start, end, None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    if end > start and (text[start].isspace() or text[end - 1].isspace()):
        part = text[start:end]
        end = start + len(part.rstrip())
        start += len(part) - len(part.lstrip()) if end > start else 0
    return start, max(start, end)
