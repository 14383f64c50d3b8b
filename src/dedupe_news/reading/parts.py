"""What a file is made of: each stream of one format in it, as a batch has to know it to write it back."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dedupe_news.reading.decoding import BOMS, decode, wide_encoding
from dedupe_news.reading.sniffing import Kind, delimiter_of

if TYPE_CHECKING:
    from dedupe_news.reading.settings import ReadSettings


@dataclass(frozen=True, slots=True)
class Part:
    """One stream of one format: a file, or a member of an archive. It comes before its records.

    `outer` is the packing of the whole file from the outside in (`("gz", "tar")`), `inner` the compression
    of the member alone. `member` is its name in the archive, None for a file that is no archive.
    """

    source: str
    kind: Kind
    member: str | None = None
    outer: tuple[str, ...] = ()
    inner: str | None = None
    single: bool = False
    """The value is one JSON object, not a list of them."""
    delimiter: str = ","
    columns: tuple[str, ...] = ()
    """Of a table, the names in its header."""


def described(head: bytes, part: Part, settings: ReadSettings) -> Part:
    r"""The part with what its first bytes tell of its form.

    Example:
        >>> from dedupe_news.reading.settings import ReadSettings
        >>> part = described(b"id;text\n1;Rain\n", Part("a.csv", "csv"), ReadSettings())
        >>> part.delimiter, part.columns
        (';', ('id', 'text'))
    """
    if part.kind == "json":
        text = _readable(head, settings)
        return replace(part, single=text.lstrip("\ufeff \t\r\n").startswith("{"))
    if part.kind == "csv":
        lines = _readable(head, settings).removeprefix("\ufeff").splitlines(keepends=True)
        delimiter = delimiter_of(lines[:20])
        return replace(part, delimiter=delimiter, columns=_header(lines, delimiter))
    return part


def _readable(head: bytes, settings: ReadSettings) -> str:
    wide = wide_encoding(head)
    if wide is None or settings.encoding is not None:
        return decode(head, settings.encoding).text
    for mark, _ in BOMS:
        head = head.removeprefix(mark)
    return head.decode(wide, "replace")


def _header(lines: list[str], delimiter: str) -> tuple[str, ...]:
    """The first row that is not blank, as the reader of tables takes it."""
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            if any(row):
                return tuple(dict.fromkeys(cell.strip() for cell in row))
    except csv.Error:
        return ()
    return ()
