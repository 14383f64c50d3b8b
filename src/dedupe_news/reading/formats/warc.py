"""WARC (ISO 28500): each HTML or text response is a page, each text conversion (a WET file) a text.

Records are cut here and handed to fastwarc one by one, for their HTTP headers and transfer encodings. Handing
it the whole stream was tried: one bad length or stray byte ends the file there (and may end it with a Rust
panic), while a cut that looks for the next `WARC/1.` line goes on. Requests, images, redirects and the like
are passed over.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dedupe_news.model import Problem, Record
from dedupe_news.reading.decoding import decode
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.formats.html import page
from dedupe_news.reading.formats.plain import replaced
from dedupe_news.reading.pages import Blank, Entry, Pages
from dedupe_news.reading.streams import in_words
from dedupe_news.reading.stretches import Cutting
from dedupe_news.text.stamps import read_stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.streams import ByteStream

MARK = b"WARC/1."
NEXT = re.compile(rb"\r?\n\r?\n(?=WARC/1\.)")
KINDS = ("response", "resource", "conversion")
PAGES = ("text/html", "application/xhtml+xml")
HEADER_LIMIT = 1 << 16
ONE = Cutting(1)
"""Each record by itself: one that holds nothing else is read before the next is cut."""
STEP = 1 << 17


def read(stream: ByteStream, settings: ReadSettings) -> Iterator[Record | Problem]:
    """Each page with its address and date; a broken record is a problem and the rest goes on."""
    number = 0
    for cut in unread(stream, settings, ONE):
        if isinstance(cut, Pages):
            for item in read_pages(cut, number):
                number += isinstance(item, Record)
                yield item
        elif isinstance(cut, Problem):
            yield cut
        elif not number:
            yield cut.problem


def unread(stream: ByteStream, settings: ReadSettings, cutting: Cutting) -> Iterator[Pages | Problem | Blank]:
    """The stream cut into records, so many of them together, and what of it cannot be cut.

    To look for their ends is a tenth of the work of reading them.
    """
    held: list[Entry] = []
    size, given = 0, 0
    for entry in _Frames(stream, settings.limits.record_bytes):
        if isinstance(entry, Entry):
            if entry.headers.get("warc-type", "").lower() not in KINDS:
                continue
            held.append(entry)
            size += len(entry.data)
        if held and (size >= cutting.size or len(held) >= cutting.most or isinstance(entry, ReadFault)):
            yield Pages(stream.name, tuple(held), settings)
            given += 1
            held, size = [], 0
        if isinstance(entry, ReadFault):
            yield entry.problem(stream.name)
    if held:
        yield Pages(stream.name, tuple(held), settings, alone=not given)
    if not stream.faults:
        what, help_ = (
            "it holds no HTML or text responses",
            "a WARC file of requests or metadata has no articles",
        )
        yield Blank(Problem(stream.name, None, what, help=help_, fatal=False))


def read_pages(pages: Pages, before: int) -> Iterator[Record | Problem]:
    """The records and problems of what was cut, before which the stream had so many records."""
    number = before
    for entry in pages.entries:
        for item in _items(entry, pages.source, pages.settings):
            number += isinstance(item, Record)
            yield replace(item, number=number) if isinstance(item, Record) else item


def _items(entry: Entry, source: str, settings: ReadSettings) -> Iterator[Record | Problem]:
    """The record of one WARC entry, if it is a page or a text, with what is wrong with it."""
    where = entry.headers.get("warc-target-uri", "").strip("<>") or f"record {entry.place}"
    try:
        payload, kind, charset = _payload(entry, settings.limits.record_bytes)
    except ReadFault as fault:
        yield Problem(source, None, f"{where}: {fault.what}", fault.done, fault.help, fault.fatal)
        return
    url = entry.headers.get("warc-target-uri", "").strip("<>") or None
    date = entry.headers.get("warc-date")
    if not payload.strip() or not kind.startswith(("text/plain", *PAGES)):
        return
    decoded = decode(payload, settings.encoding, charset)
    if decoded.replaced:
        yield replaced(f"{source}: {where}", None, decoded.replaced, decoded.encoding)
    if kind.startswith("text/plain"):
        record = Record(source, decoded.text, "page", url=url, date=date)
    else:
        found = page(decoded.text, source, settings)
        # when a page was fetched says little of when it was written
        record = replace(found, url=url or found.url, date=found.date or read_stamp(found.text) or date)
    if record.text.strip():
        yield record


def _payload(entry: Entry, limit: int) -> tuple[bytes, str, str | None]:
    """The decoded body of one record, its media type and its declared character encoding."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - loaded only for this format

    http = entry.headers.get("content-type", "").startswith("application/http")
    try:
        record = next(iter(ArchiveIterator(io.BytesIO(entry.data), parse_http=http, auto_decode="all")), None)
        if record is None:
            raise ReadFault("the record cannot be read")
        if http and record.http_headers is not None and (record.http_headers.status_code or 0) != 200:
            return b"", "", None  # redirects and error pages hold no articles
        body = record.reader.read(limit + 1)
        kind = (record.http_content_type if http else entry.headers.get("content-type")) or ""
        charset = record.http_charset if http else None
    except (OSError, ValueError, EOFError, RuntimeError) as error:
        raise ReadFault(f"the response is damaged ({error})", help="fetch it again") from error
    if len(body) > limit:
        raise too_large(limit)
    return body, kind.split(";")[0].strip().lower(), charset


def too_large(limit: int) -> ReadFault:
    """What is said of a response over the bound."""
    return ReadFault(f"larger than {in_words(limit)}", help="no article's page is that large")


class _Frames:
    """Cuts a stream into WARC records; after damage it goes on at the next record's first line."""

    def __init__(self, stream: ByteStream, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._back = b""

    def __iter__(self) -> Iterator[Entry | ReadFault]:
        place = 0
        while self._to_mark():
            place += 1
            header = self._header()
            headers = _headers(header)
            length = headers.get("content-length", "")
            if not header.endswith(b"\n") or not re.fullmatch(r"\d{1,15}", length):
                if not self._stream.faults:
                    yield ReadFault(f"WARC record {place} has a broken header", help="fetch it again")
                continue
            size = int(length)
            if size > self._limit:
                self._skip(size)
                if headers.get("warc-type", "").lower() in KINDS:
                    fault = too_large(self._limit)
                    fault.what = f"WARC record {place} is {fault.what}"
                    yield fault
                continue
            body = self._read(size)
            wrong = self._wrong(body, size)
            if wrong:
                if not self._stream.faults:
                    yield ReadFault(f"WARC record {place} {wrong}", help="fetch it again")
                self._push_inner(body)
                continue
            yield Entry(place, headers, header + body)

    def _wrong(self, body: bytes, size: int) -> str:
        if len(body) < size:
            return "ends early"
        after = self._read(4)
        self._back = after + self._back
        if after.strip() and not after.lstrip().startswith(MARK[: len(after.lstrip())]):
            return "is not as long as it says"
        return ""

    def _push_inner(self, body: bytes) -> None:
        """Records that a wrong length swallowed are read after all."""
        found = NEXT.search(body)
        if found:
            self._back = body[found.end() :] + self._back

    def _to_mark(self) -> bool:
        """Move to the next line that begins a record; False at the end."""
        while True:
            line = self._line(STEP)
            if not line:
                return False
            if line.startswith(MARK):
                self._back = line + self._back
                return True

    def _header(self) -> bytes:
        lines: list[bytes] = []
        size = 0
        while size < HEADER_LIMIT:
            line = self._line(HEADER_LIMIT)
            if lines and line.startswith(MARK):  # the header was cut off; this is the next record
                self._back = line + self._back
                break
            lines.append(line)
            size += len(line)
            if not line.strip():
                break
        return b"".join(lines)

    def _line(self, limit: int) -> bytes:
        if not self._back:
            return self._stream.readline(limit)
        end = self._back.find(b"\n") + 1
        if end:
            line, self._back = self._back[:end], self._back[end:]
            return line
        line, self._back = self._back + self._stream.readline(limit), b""
        return line

    def _read(self, size: int) -> bytes:
        kept, self._back = self._back[:size], self._back[size:]
        return kept + self._stream.read(size - len(kept)) if len(kept) < size else kept

    def _skip(self, size: int) -> None:
        while size > 0:
            piece = self._read(min(size, STEP))
            if not piece:
                return
            size -= len(piece)


def _headers(header: bytes) -> dict[str, str]:
    pairs = (line.partition(b":") for line in header.splitlines()[1:])
    return {
        key.strip().lower().decode("utf-8", "replace"): value.strip().decode("utf-8", "replace")
        for key, colon, value in pairs
        if colon
    }
