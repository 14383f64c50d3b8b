"""Reports that begin where the user says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.model import Cut, Piece, Segmentation

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["given_starts"]


def given_starts(text: str, starts: Sequence[int]) -> Segmentation:
    r"""Divide a text at the lines named; what stands before the first of them is a report too.

    Lines are counted as editors count them, by `\n`.

    Args:
        text: the text to divide.
        starts: 1-based line numbers, each greater than the one before.

    Raises:
        ValueError: a number is no line of the text, or they do not rise.

    Example:
        >>> [piece.start for piece in given_starts("One.\nTwo.\nThree.", [3]).pieces]
        [0, 10]
    """
    offsets = [0]
    while (found := text.find("\n", offsets[-1])) >= 0:
        offsets.append(found + 1)
    lines = len(offsets) - (offsets[-1] == len(text) and len(text) > 0)
    last = 0
    for number in starts:
        if number <= last:
            raise ValueError(
                f"line {number} cannot begin a report after line {last}: starts count from 1 and rise"
            )
        if number > lines:
            raise ValueError(f"line {number} cannot begin a report: the text has {lines} lines")
        last = number
    places = sorted({0, *(offsets[number - 1] for number in starts)})
    named = {offsets[number - 1] for number in starts}
    pieces = []
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        part = text[start:end]
        begin = start + len(part) - len(part.lstrip())
        if part.strip():
            cut = Cut("given", rule="report-starts") if start in named else Cut("file")
            pieces.append(Piece(begin, begin + len(part.strip()), cut))
    return Segmentation(tuple(pieces))
