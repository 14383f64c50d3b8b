"""What the filter prints of a part of its stream, made by whichever process has the part.

Pieces are put together in the order of the stream by who writes them (`cli/clean.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dedupe_news.filtering import clean_records, kept_texts
from dedupe_news.rendering.records import to_json
from dedupe_news.rendering.rows import to_csv
from dedupe_news.text.sanitise import for_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.cli.streamed import Part
    from dedupe_news.filtering import CopyPolicy


class Piece(NamedTuple):
    """A part's text, the keys of its records if these were asked for, its removed lines and its copies."""

    text: str
    keys: tuple[str, ...]
    lines: int
    copies: int


def counted(part: Part) -> Piece:
    """Count what would go; nothing is written."""
    return _piece(part, "")


def texts(part: Part, policy: CopyPolicy) -> Piece:
    """Texts, a blank line between two that end in a line break."""
    shown = (for_terminal(text, keep="\n\t") for text in kept_texts(*part, policy))
    return _piece(part, "\n".join(text if text.endswith("\n") else text + "\n" for text in shown))


def json_lines(part: Part, policy: CopyPolicy) -> Piece:
    """Records as JSON Lines."""
    return _piece(part, "".join(to_json(record) + "\n" for record in clean_records(*part, policy)))


def json_rows(part: Part, policy: CopyPolicy) -> Piece:
    """Records as they stand in a JSON list, without its ends."""
    return _piece(part, ",\n".join(map(to_json, clean_records(*part, policy))))


def keys(part: Part, policy: CopyPolicy) -> Piece:
    """The keys of the records, in the order in which they are met."""
    met = dict.fromkeys(key for record in clean_records(*part, policy) for key in record)
    return _piece(part, "", tuple(met))


def table(part: Part, policy: CopyPolicy, columns: Sequence[str]) -> Piece:
    """Records as rows of a table."""
    rows: Iterator[list[Any]] = (
        [_cell(record.get(key)) for key in columns] for record in clean_records(*part, policy)
    )
    return _piece(part, to_csv(rows))


def _piece(part: Part, text: str, found: tuple[str, ...] = ()) -> Piece:
    cleaned, marks = part
    lines = sum(not line.kept for own in cleaned.lines for line in own)
    return Piece(text, found, lines, sum(mark is not None for mark in marks))


def _cell(value: object) -> object:
    return to_json(value) if isinstance(value, dict | list) else value
