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
from dedupe_news.reading.pages import Blank, Pages
from dedupe_news.reading.parts import Part, described
from dedupe_news.reading.settings import ReadSettings
from dedupe_news.reading.sniffing import DOCUMENTS, Kind, sniff
from dedupe_news.reading.sources import Opened, SourceFile, expand, no_text_in
from dedupe_news.reading.stretches import Cutting, Stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dedupe_news.reading.streams import ByteStream

    Lot = Stretch | Pages
    """What was cut from a stream and is not read yet."""
    Item = Part | Record | Problem | Lot | Blank
    Found = tuple[str | None, Item]
    """Something read, and the folder its file was found in, if it was in one."""
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
    sources = Sources(paths)
    for folder, item in read_here(sources.lots(settings, Cutting(), stdin)):
        sources.met(folder, int(isinstance(item, Record) or item.fatal))
        yield item
    yield from sources.without_text()


class Sources:
    """The files behind some paths, in the order of their names.

    Whoever reads them says what was met, and so knows in the end in which folder nothing was.

    Example:
        >>> Sources(["-"]).files[0].name
        'stdin'
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self.files, self._missing = expand(paths)
        self._met = {file.folder: 0 for file in self.files if file.folder is not None}

    def lots(self, settings: ReadSettings, cutting: Cutting, stdin: BinaryIO | None) -> Iterator[Found]:
        """What is wrong with the paths, then what `read_lots` gives of each file, with the file's folder."""
        yield from ((None, problem) for problem in self._missing)
        for file in self.files:
            for item in read_lots(file, settings, cutting, stdin):
                yield file.folder, item

    def met(self, folder: str | None, count: int) -> None:
        """Take in how many records or fatal problems came of a file in a folder."""
        if folder is not None:
            self._met[folder] += count

    def without_text(self) -> list[Problem]:
        """What is to be told, after all was read, of folders in which nothing was met."""
        return [no_text_in(folder) for folder, count in self._met.items() if not count]


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
        assert not isinstance(item, Stretch | Pages | Blank)  # noqa: S101 - no reader of `reader_of` gives one
        yield item


def read_lots(
    file: SourceFile, settings: ReadSettings, cutting: Cutting, stdin: BinaryIO | None = None
) -> Iterator[Item]:
    """What `read_parts` gives, but long streams of JSON Lines and of pages in lots that are still to be read.

    They can be read (`read_lot`) by several processes at once. A `Blank` comes after the lots of a stream,
    and is to be told if none of them had a record.
    """

    def unread(kind: str) -> Reader:
        return partial(_in_lots, kind=kind, cutting=cutting) if kind in ("jsonl", "warc") else reader_of(kind)

    return _read(file, settings, stdin, unread)


def is_plain_lines(file: SourceFile, settings: ReadSettings) -> bool:
    """Whether a file is JSON Lines as it lies there, so that to cut it into stretches is next to no work."""
    try:
        with Opened(file, None, Budget(settings.limits)) as stream:
            head = stream.peek()
    except ReadFault:
        return False  # it is told of when it is read
    packed = compression_of(head) or archive_of(head) or wide_encoding(head)
    return bool(head) and not packed and _kind_of(head, file.name, settings) == "jsonl"


def _in_lots(stream: ByteStream, settings: ReadSettings, kind: str, cutting: Cutting) -> Iterator[Item]:
    """The lots of a stream; one that holds nothing else is read here."""
    for item in _cut(stream, settings, kind, cutting):
        if isinstance(item, Stretch | Pages) and item.alone:
            yield from read_lot(item, 0)
        else:
            yield item


def _cut(stream: ByteStream, settings: ReadSettings, kind: str, cutting: Cutting) -> Iterator[Item]:
    if kind == "jsonl":
        from dedupe_news.reading.formats import json_lines  # noqa: PLC0415 - as all formats

        return json_lines.unread(stream, settings, cutting)
    from dedupe_news.reading.formats import warc  # noqa: PLC0415 - as above

    return warc.unread(stream, settings, cutting)


def read_lot(lot: Lot, before: int) -> Iterator[Record | Problem]:
    """The records and problems of a lot, before which its stream had so many records."""
    if isinstance(lot, Stretch):
        from dedupe_news.reading.formats import json_lines  # noqa: PLC0415 - as all formats

        return json_lines.read_stretch(lot, before)
    from dedupe_news.reading.formats import warc  # noqa: PLC0415 - as above

    return warc.read_pages(lot, before)


def read_here(found: Iterable[Found]) -> Iterator[tuple[str | None, Record | Problem]]:
    """The records and problems of what `Sources.lots` gave, each with its file's folder."""
    number = 0
    for folder, item in found:
        if isinstance(item, Part):
            number = 0
        elif isinstance(item, Stretch | Pages):
            for one in read_lot(item, number):
                number += isinstance(one, Record)
                yield folder, one
        elif not isinstance(item, Blank):
            number += isinstance(item, Record)
            yield folder, item
        elif not number:
            yield folder, item.problem


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
