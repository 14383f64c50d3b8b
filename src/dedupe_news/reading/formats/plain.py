"""Plain text: a whole stream is one record, which may hold many reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.model import Problem, Record
from dedupe_news.reading.decoding import decode
from dedupe_news.reading.lines import too_long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.streams import ByteStream


def read(stream: ByteStream, settings: ReadSettings) -> Iterator[Record | Problem]:
    r"""The text of a stream as one record, untouched but for its byte order mark.

    Example:
        >>> import io
        >>> from dedupe_news.reading.settings import ReadSettings
        >>> from dedupe_news.reading.streams import ByteStream
        >>> next(read(ByteStream("a.txt", io.BytesIO(b"Rain.\r\n").read), ReadSettings())).text
        'Rain.\r\n'
    """
    data = stream.read_whole(settings.limits.whole_bytes, "a plain text")
    long = _line_over(data, settings.limits.record_bytes)
    if long is not None:
        yield too_long(long, settings.limits.record_bytes).problem(stream.name)
        return
    decoded = decode(data, settings.encoding)
    if not decoded.text.strip("\ufeff \t\r\n\v\f\0"):
        yield Problem(
            stream.name, None, "it is blank", help="check that it was fetched or written to the end"
        )
        return
    if decoded.replaced:
        yield replaced(stream.name, _line_of(decoded.text, "\ufffd"), decoded.replaced, decoded.encoding)
    zeros = decoded.text.count("\0")
    if zeros:
        yield Problem(
            stream.name,
            _line_of(decoded.text, "\0"),
            f"it holds {zeros} NUL character{'s' * (zeros > 1)}",
            done="read as it is",
            help="the file may be damaged there",
            fatal=False,
        )
    yield Record(stream.name, decoded.text)


def replaced(source: str, line: int | None, count: int, encoding: str) -> Problem:
    """What is said of a text that was read with replacement characters."""
    return Problem(
        source,
        line,
        f"{count} place{'s' * (count > 1)} cannot be read as {encoding}",
        done="read with the replacement character there",
        help="name the encoding if you know it: --encoding NAME",
        fatal=False,
    )


def _line_of(text: str, char: str) -> int:
    return text.count("\n", 0, max(text.find(char), 0)) + 1


def _line_over(data: bytes, limit: int) -> int | None:
    """The number of the first line longer than the limit; lines that end in CR alone count too."""
    if len(data) <= limit:
        return None
    start = 0
    while len(data) - start > limit:
        end = max(data.rfind(b"\n", start, start + limit + 1), data.rfind(b"\r", start, start + limit + 1))
        if end < 0:
            return data.count(b"\n", 0, start) + 1
        start = end + 1
    return None
