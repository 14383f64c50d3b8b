"""A text cut into the pieces that are kept or removed: its lines, and parts glued into a line.

Every non-blank character is in exactly one piece; pieces hold no newline and no blank at either end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dedupe_news.cleaning.patterns import is_call, load_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Piece", "cut_pieces"]

Piece = tuple[int, int, "str | None"]
_PART: Final = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_CALL: Final = 240
"""A closing call is looked for in so many last characters."""
_TAIL: Final = 120
"""Glued buttons are looked for in so many last characters of a line."""


def cut_pieces(text: str) -> list[Piece]:
    r"""Give `(start, end, rule)` of each piece in order; `rule` is set where the cut itself says it.

    Example:
        >>> text = "We use cookies. AcceptReject\n\nSee [youtube abc] here."
        >>> for start, end, rule in cut_pieces(text):
        ...     print(text[start:end], rule)
        We use cookies. None
        AcceptReject consent-button
        See None
        [youtube abc] shortcode
        here. None
    """
    coded = "[" in text
    buttons = load_forms().buttons
    pieces: list[Piece] = []
    after = 0
    for raw in text.splitlines(keepends=True):
        before, after = after, after + len(raw)
        start = after - len(raw.lstrip())
        end = before + len(raw.rstrip())
        if start >= end:
            continue
        call = _closing_calls(text, start, end)
        if call < end:
            pieces.extend(_parts(text, start, call) if coded else _trimmed(text, start, call))
            pieces.extend((a, b, "call-to-action") for a, b, _ in _trimmed(text, call, end))
            continue
        # a glued row of buttons ends in a letter; a sentence, as nearly every long line, in a stop
        glued = buttons.search(text, max(start, end - _TAIL), end) if text[end - 1].isalpha() else None
        if glued is None and not (coded and text.find("[", start, end) >= 0):
            pieces.append((start, end, None))
            continue
        cut = end if glued is None or glued.start() == start else glued.start()
        pieces.extend(_parts(text, start, cut))
        pieces.extend((a, b, "consent-button") for a, b, _ in _trimmed(text, cut, end))
    return pieces


def _closing_calls(text: str, start: int, end: int) -> int:
    """Where the calls to action begin that close a line of several sentences; `end` where there are none."""
    whole = end
    while text[end - 1] in ".!?":
        tail = text[max(start, end - _CALL) : end]
        at = max(tail.rfind(". ", 0, -1), tail.rfind("! ", 0, -1), tail.rfind("? ", 0, -1))
        if at < 0 or not is_call(tail[at + 2 :]):
            break
        end -= len(tail) - at - 1
    # "Enjoying this? Follow us." is one call: what is left would have no sense
    return whole if end < whole and is_call(text[start:whole]) else end


def _parts(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for code in load_forms().shortcode.finditer(text, start, end):
        yield from _trimmed(text, at, code.start())
        yield code.start(), code.end(), "shortcode"
        at = code.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Piece]:
    found = _PART.search(text, start, end)
    if found is not None:
        yield (*found.span(), None)
