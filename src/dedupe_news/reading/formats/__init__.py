"""The formats, one file each; each is a function from a stream to records and problems."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dedupe_news.model import Problem, Record
    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.streams import ByteStream

    FormatReader = Callable[[ByteStream, ReadSettings], Iterator[Record | Problem]]

MODULES = {
    "text": "plain",
    "html": "html",
    "jsonl": "json_lines",
    "json": "json_values",
    "csv": "tables",
    "parquet": "parquet",
    "warc": "warc",
    "feed": "feeds",
    "wire": "wires",
    "mail": "mail",
    "mbox": "mail",
}


def reader_of(kind: str) -> FormatReader:
    """The function that reads a format; its file is loaded when it is first asked for.

    A run over plain text so never pays for the HTML parser, nor one over JSON for the WARC reader.

    Example:
        >>> reader_of("text").__module__
        'dedupe_news.reading.formats.plain'
    """
    module = import_module(f"dedupe_news.reading.formats.{MODULES[kind]}")
    return cast("FormatReader", module.read)
