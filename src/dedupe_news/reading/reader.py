"""Reads what the user named, record by record: the walk from paths to `Record` and `Problem`.

Layers, outermost first: the file, its compression, its archive, a member's compression, the format. Every
layer is told by content. Nothing here raises on bad input: what cannot be read is a `Problem` in its place.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from dedupe_news.model import Problem, Record
from dedupe_news.reading.archives import archive_of, members
from dedupe_news.reading.compression import Budget, compression_of, decompressed
from dedupe_news.reading.decoding import wide_encoding
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.formats import reader_of
from dedupe_news.reading.pages import FULL, Pages
from dedupe_news.reading.parts import Part, described
from dedupe_news.reading.settings import ReadSettings
from dedupe_news.reading.sniffing import DOCUMENTS, Kind, sniff
from dedupe_news.reading.sources import Opened, SourceFile, expand, no_text_in
from dedupe_news.reading.stretches import Stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dedupe_news.reading.streams import ByteStream
    from dedupe_news.reading.stretches import Cutting

    Item = Part | Record | Problem | Stretch | Pages
    Reader = Callable[[ByteStream, ReadSettings], Iterator[Item]]
    Readers = Callable[[str], Reader]

DEFAULT = ReadSettings()


def read(
    paths: Sequence[str], settings: ReadSettings = DEFAULT, stdin: BinaryIO | None = None
) -> Iterator[Record | Problem]:
    """Every record of the given files, folders, archives and standard input (`-`), in order of their names.

    Args:
        paths: as the user gave them; order and repetition do not matter.
        settings: how to read.
        stdin: the stream behind `-`.

    Yields:
        Records and problems in reading order. `Problem.fatal` tells whether something was left out.

    Example:
        >>> import io
        >>> [record.text for record in read(["-"], stdin=io.BytesIO(b"Rain in Bergen."))]
        ['Rain in Bergen.']
    """
    files, problems = expand(paths)
    yield from problems
    waiting = {file.folder: 0 for file in files if file.folder is not None}
    for file in files:
        for item in read_one(file, settings, stdin):
            if file.folder is not None and (isinstance(item, Record) or item.fatal):
                waiting[file.folder] += 1
            yield item
    yield from (no_text_in(folder) for folder, found in waiting.items() if not found)


def read_one(
    file: SourceFile, settings: ReadSettings = DEFAULT, stdin: BinaryIO | None = None
) -> Iterator[Record | Problem]:
    """The records and problems of one file; what `read` does for each, for callers that share out the work.

    A file found in a folder that is empty or holds no text (an image, a program) is a quiet problem; the
    same file given by name is a fatal one.

    Example:
        >>> [problem.what for problem in read_one(SourceFile("x.txt", "/no/such/x.txt", "x.txt"))]
        ['no such file or folder']
    """
    return (item for item in read_parts(file, settings, stdin) if not isinstance(item, Part))


def read_parts(
    file: SourceFile, settings: ReadSettings = DEFAULT, stdin: BinaryIO | None = None
) -> Iterator[Part | Record | Problem]:
    """What `read_one` gives, with each stream's `Part` before its records, for callers that write it back."""
    for item in _read(file, settings, stdin, reader_of):
        assert not isinstance(item, Stretch | Pages)  # noqa: S101 - no reader of `reader_of` gives one
        yield item


def read_stretches(file: SourceFile, settings: ReadSettings, cutting: Cutting) -> Iterator[Item]:
    """What `read_parts` gives, but long streams of JSON Lines in stretches that are still to be read.

    They can be read (`read_stretch`) by several processes at once, and so can the pages of a WARC file
    (`read_pages`).
    """

    def unread(kind: str) -> Reader:
        if kind == "warc":
            return _paged
        return partial(_stretched, cutting=cutting) if kind == "jsonl" else reader_of(kind)

    return _read(file, settings, None, unread)


def is_plain_lines(file: SourceFile, settings: ReadSettings) -> bool:
    """Whether a file is JSON Lines as it lies there, so that to cut it into stretches is next to no work."""
    try:
        with Opened(file, None, Budget(settings.limits)) as stream:
            head = stream.peek()
    except ReadFault:
        return False  # it is told of when it is read
    packed = compression_of(head) or archive_of(head) or wide_encoding(head)
    return bool(head) and not packed and _kind_of(head, file.name, settings) == "jsonl"


def _stretched(stream: ByteStream, settings: ReadSettings, cutting: Cutting) -> Iterator[Item]:
    from dedupe_news.reading.formats import json_lines  # noqa: PLC0415 - as all formats

    for item in json_lines.unread(stream, settings, cutting):
        if isinstance(item, Stretch) and item.alone:
            yield from json_lines.read_stretch(item, 0)
        else:
            yield item


def _paged(stream: ByteStream, settings: ReadSettings) -> Iterator[Item]:
    from dedupe_news.reading.formats import warc  # noqa: PLC0415 - as all formats

    return warc.unread(stream, settings, FULL)


def read_pages(pages: Pages) -> Iterator[Record | Problem]:
    """The records and problems of pages that were cut from a WARC file; all records are number 1."""
    from dedupe_news.reading.formats import warc  # noqa: PLC0415 - as all formats

    return warc.read_pages(pages)


def read_stretch(stretch: Stretch, before: int) -> Iterator[Record | Problem]:
    """The records and problems of a stretch, before which its stream had so many records."""
    from dedupe_news.reading.formats import json_lines  # noqa: PLC0415 - as all formats

    return json_lines.read_stretch(stretch, before)


def _read(
    file: SourceFile, settings: ReadSettings, stdin: BinaryIO | None, readers: Readers
) -> Iterator[Item]:
    budget = Budget(settings.limits)
    try:
        with Opened(file, stdin, budget) as stream:
            for item in _unpack(stream, settings, budget, readers):
                yield _quiet(item) if file.folder is not None and isinstance(item, Problem) else item
    except ReadFault as fault:
        yield fault.problem(file.name)


def _unpack(stream: ByteStream, settings: ReadSettings, budget: Budget, readers: Readers) -> Iterator[Item]:
    """The file's compression, then its archive or its format."""
    compression = compression_of(stream.peek())
    outer = () if compression is None else (compression,)
    if compression is not None:
        stream = decompressed(stream, compression, budget)
    archive = archive_of(stream.peek())
    if archive is None:
        yield from _content(stream, settings, Part(stream.name, "text", outer=outer), readers)
        return
    found = False
    for name, member in members(stream, archive, settings.limits, budget):
        found = True
        source = f"{stream.name}!{name}" if name else stream.name
        if isinstance(member, ReadFault):
            yield member.problem(source)
            continue
        member.name = source
        part = Part(source, "text", name, (*outer, archive))
        for item in _member(member, settings, budget, part, readers):
            yield _quiet(item) if isinstance(item, Problem) else item
    yield from _told(stream)
    if not found and not stream.faults:
        yield _empty(stream.name, "the archive holds no files")


def _member(
    stream: ByteStream, settings: ReadSettings, budget: Budget, part: Part, readers: Readers
) -> Iterator[Item]:
    compression = compression_of(stream.peek())
    if compression is not None:
        stream = decompressed(stream, compression, budget)
    if archive_of(stream.peek()) is not None:
        yield _nested(stream.name)
        return
    yield from _content(stream, settings, replace(part, inner=compression), readers)


def _content(stream: ByteStream, settings: ReadSettings, part: Part, readers: Readers) -> Iterator[Item]:
    """The part and the records of one format, then what broke on the way."""
    head = stream.peek()
    packed = part.inner is not None or (part.member is None and part.outer)
    if packed and (compression_of(head) or archive_of(head)):
        yield _nested(stream.name)
        return
    if not head:
        yield from _told(stream) if stream.faults else iter([_empty(stream.name, EMPTY)])
        return
    kind = _kind_of(head, stream.name, settings)
    if kind == "binary":
        yield _unreadable(stream.name, head)
        return
    yield described(head, replace(part, kind=kind), settings)
    try:
        yield from readers(kind)(stream, settings)
    except ReadFault as fault:
        yield fault.problem(stream.name)
    yield from _told(stream)


def _kind_of(head: bytes, name: str, settings: ReadSettings) -> Kind:
    kind = sniff(head, name, settings.text_field)
    if settings.from_ != "auto" and not (settings.from_ == "jsonl" and kind == "json"):
        return settings.from_
    return kind


EMPTY = "it is empty"
NOT_TEXT = "it holds no text that can be read (a picture, a program or an unknown format)"


def _told(stream: ByteStream) -> Iterator[Problem]:
    faults = [fault.problem(stream.name) for fault in stream.faults]
    stream.faults.clear()
    yield from faults


def _quiet(problem: Problem) -> Problem:
    """An image or an empty file among many is no news; named alone it is."""
    if problem.what in (EMPTY, NOT_TEXT):
        return replace(problem, done="passed over", fatal=False)
    return problem


def _empty(source: str, what: str) -> Problem:
    return Problem(source, None, what, help="check that it was fetched or written to the end")


def _unreadable(source: str, head: bytes) -> Problem:
    """A document holds text, an article perhaps; a picture does not."""
    document = next((name for mark, name in DOCUMENTS.items() if head.startswith(mark)), None)
    if document is not None:
        return Problem(
            source, None, f"{document}, whose text is not read", help="save it as plain text or HTML first"
        )
    return Problem(
        source,
        None,
        NOT_TEXT,
        help="text, HTML, JSON, CSV, Parquet, WARC, feeds, mails are read; --from text reads it as text",
    )


def _nested(source: str) -> Problem:
    return Problem(
        source,
        None,
        "packed more than once (an archive in an archive, or compressed twice)",
        help="unpack the outer layer yourself and give what is inside",
    )
