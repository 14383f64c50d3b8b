"""Saved pages and mails: MHTML, which browsers save a page with all it shows as, `.eml`, and boxes of mails.

Formats: RFC 5322 and 2045 (mail), RFC 2557 (MHTML), RFC 4155 (mbox). A message is one record: of a saved
page its HTML, of a mail the text that the sender wrote beside it where it says as much. Subject, date,
address and Message-ID are what a record has of them. Attachments are no text of a message.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.policy import Compat32
from typing import TYPE_CHECKING, Final

from dedupe_news.model import Problem, Record
from dedupe_news.reading.decoding import decode
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.formats.html import page
from dedupe_news.reading.formats.plain import replaced
from dedupe_news.reading.lines import lines_of, too_long
from dedupe_news.text.days import iso_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message

    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.streams import ByteStream

_ENVELOPE: Final = re.compile(rb"From \S+ .*\b\d{4}\r?\n\Z")
"""The line that begins a message in a box of them."""
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_ADDRESSES: Final = ("Snapshot-Content-Location", "Content-Location")
_PASSED_ON: Final = re.compile(r"^(?:\s*(?:fwd?|wg|tr|rv|re|aw|sv|vs)\s*:)+\s*(?=\S)", re.IGNORECASE)
_LONGEST: Final = 4_000
"""Characters of a field of a head that are read: the standard library takes those of a long one apart in the
square of their number, and no subject, address or list of types is that long."""
_BROKEN: Final = (MessageError, LookupError, TypeError, ValueError)
"""What the standard library raises on fields whose parameters or encodings are no such."""
_PLAIN_SHARE: Final = 0.5
"""A mail's plain text with fewer of the words of its HTML is a note ("view this mail in your browser")."""


class _Heads(Compat32):
    """Fields of a head as they are written, those that are no ASCII decoded (RFC 6532, and older habits)."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """A field's name and its bounded value; see `email.policy`."""
        name, value = super().header_source_parse(sourcelines)
        if not value.isascii():
            value = decode(value.encode("ascii", "surrogateescape")).text
        return name, value[:_LONGEST]


def read(stream: ByteStream, settings: ReadSettings) -> Iterator[Record | Problem]:
    r"""Each message as a record or a problem, in order.

    Example:
        >>> import io
        >>> from dedupe_news.reading.settings import ReadSettings
        >>> from dedupe_news.reading.streams import ByteStream
        >>> mail = io.BytesIO(b"MIME-Version: 1.0\nSubject: =?utf-8?q?R=C3=B8ldal?=\n\nIt rained.\n")
        >>> record = next(read(ByteStream("a.eml", mail.read), ReadSettings()))
        >>> record.title, record.text
        ('Røldal', 'It rained.\n')
    """
    number = 0
    boxed = _ENVELOPE.match(stream.peek().removeprefix(BOM_UTF8).split(b"\n", 1)[0] + b"\n") is not None
    for line, data in _messages(stream, settings):
        try:
            if isinstance(data, ReadFault):
                raise data
            record, wrong = _record(_parsed(data), stream.name, settings)
        except ReadFault as fault:
            fault.line = line
            yield fault.problem(stream.name)
            continue
        number += 1
        if wrong:
            yield replaced(stream.name, line, wrong, "the encoding it names")
        yield replace(record, number=number, line=line) if boxed else record


def _messages(stream: ByteStream, settings: ReadSettings) -> Iterator[tuple[int, bytes | ReadFault]]:
    """The bytes of each message with the line it begins on, a box's without their envelopes."""
    limit = settings.limits.record_bytes
    held: list[bytes] = []
    first = size = 0
    blank = True
    for number, line, fault in lines_of(stream, limit):
        data = line.removeprefix(BOM_UTF8) if number == 1 else line
        if blank and _ENVELOPE.match(data):
            if held or size > limit:
                yield first, _whole(held, first, size, limit)
            held, size, first = [], 0, number
            blank = False
            continue
        first = first or number
        blank = not data.strip()
        size += len(data) if fault is None else limit + 1
        if size <= limit:
            held.append(data)
    if held or size > limit:
        yield first, _whole(held, first, size, limit)


def _whole(lines: list[bytes], first: int, size: int, limit: int) -> bytes | ReadFault:
    return too_long(first, limit) if size > limit else _QUOTED.sub(rb"\1", b"".join(lines))


def _parsed(data: bytes) -> Message:
    try:
        return message_from_bytes(data, policy=_Heads())
    except RecursionError as error:
        raise ReadFault("a message in too many messages", help="give its text as a file") from error
    except _BROKEN as error:
        raise ReadFault("the message's head is broken", help="give its text as a file") from error


def _record(message: Message, source: str, settings: ReadSettings) -> tuple[Record, int]:
    """A message as a record, and how many characters had to be replaced in it.

    Raises:
        ReadFault: when it holds no text.
    """
    html = next(iter(_parts(message, "text/html")), None)
    plain = [_decoded(part, settings) for part in _parts(message, "text/plain")]
    words, wrong = "\n\n".join(text for text, _ in plain if text.strip()), sum(bad for _, bad in plain)
    record = Record(source, words, "record")
    if html is not None:
        markup, in_page = _decoded(html, settings)
        whole = page(markup, source, settings)
        saved = any(message[name] for name in _ADDRESSES)
        if saved or len(words.split()) < _PLAIN_SHARE * len(whole.text.split()):
            record, wrong = whole, in_page
    if not record.text.strip():
        raise ReadFault("the message holds no text", help="its attachments are not read; save them as files")
    named = _header(message, "Message-ID")
    return replace(
        record,
        id=named.strip("<> \t") or None if named else None,
        title=_subject(message) or record.title,
        date=record.date or iso_date(_header(message, "Date")),
        url=record.url or next((found for name in _ADDRESSES if (found := _header(message, name))), None),
    ), wrong


def _subject(message: Message) -> str | None:
    """The subject without what programs put before it when a mail is passed on or answered."""
    subject = _header(message, "Subject")
    return _PASSED_ON.sub("", subject) if subject else None


def _parts(message: Message, kind: str) -> list[Message]:
    """The parts of a kind that are no attachments: what stands above a picture, and what below it."""
    found = [
        part
        for part in message.walk()
        if part.get_content_type() == kind and _asked(part.get_content_disposition) != "attachment"
    ]
    return [part for part in found if part is found[0] or _asked(part.get_filename) is None]


def _asked(ask: Callable[[], str | None]) -> str | None:
    """What a part says of itself; None where it says it in a way that the standard library fails on."""
    try:
        return ask()
    except _BROKEN:
        return None


def _decoded(part: Message, settings: ReadSettings) -> tuple[str, int]:
    held = part.get_payload(decode=True)
    if not isinstance(held, bytes):
        return "", 0
    found = decode(held, settings.encoding, _asked(part.get_content_charset))
    return found.text.replace("\r\n", "\n"), found.replaced


def _header(message: Message, name: str) -> str | None:
    """A field of the head as a reader sees it; None where it is not there or blank."""
    raw = message[name]
    if raw is None:
        return None
    try:
        told = str(make_header(decode_header(str(raw))))
    except _BROKEN:
        told = str(raw)  # words in an encoding that is none
    return " ".join(told.split()) or None
