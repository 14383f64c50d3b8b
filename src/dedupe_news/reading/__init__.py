"""From files and streams to records and reports.

Example:
    >>> import io
    >>> [item.source for item in read(["-"], stdin=io.BytesIO(b"Rain in Bergen."))]
    ['stdin']
"""

from __future__ import annotations

from dedupe_news.reading.pages import Blank, Pages
from dedupe_news.reading.parts import Part
from dedupe_news.reading.reader import (
    Sources,
    is_plain_lines,
    read,
    read_here,
    read_lot,
    read_lots,
    read_one,
    read_parts,
)
from dedupe_news.reading.settings import ReadLimits, ReadSettings
from dedupe_news.reading.sources import SourceFile, expand, read_list
from dedupe_news.reading.stretches import Cutting, Stretch

__all__ = [
    "Blank",
    "Cutting",
    "Pages",
    "Part",
    "ReadLimits",
    "ReadSettings",
    "SourceFile",
    "Sources",
    "Stretch",
    "expand",
    "is_plain_lines",
    "read",
    "read_here",
    "read_list",
    "read_lot",
    "read_lots",
    "read_one",
    "read_parts",
]
