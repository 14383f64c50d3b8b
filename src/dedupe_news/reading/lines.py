"""Lines of a stream as bytes with their numbers, each at most so long, whatever the encoding.

UTF-16 and UTF-32 are carried over to UTF-8 on the way, because their line ends cannot be found in bytes.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

from dedupe_news.reading.decoding import BOMS, is_ascii_based, wide_encoding
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.streams import ByteStream, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.reading.settings import ReadSettings

STEP = 1 << 17


class RawLine(NamedTuple):
    """One line with its end, or the fault that stands for it."""

    number: int
    data: bytes
    fault: ReadFault | None = None


def lines_of(stream: ByteStream, limit: int) -> Iterator[RawLine]:
    r"""Each line with its number from 1; a line over the limit is passed over and told as a fault.

    A last line that the break of a damaged stream cut in two is dropped: the stream's own fault tells of it.

    Example:
        >>> import io
        >>> [line.data for line in lines_of(ByteStream("a", io.BytesIO(b"one\ntwo").read), 100)]
        [b'one\n', b'two']
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if line.endswith(b"\n"):
            yield RawLine(number, line)
        elif len(line) > limit:
            while (rest := stream.readline(STEP)) and not rest.endswith(b"\n"):
                pass
            yield RawLine(number, b"", too_long(number, limit))
        elif not stream.faults:
            yield RawLine(number, line)


def too_long(line: int, limit: int) -> ReadFault:
    """What is said of a line or row over the bound."""
    return ReadFault(
        f"longer than {in_words(limit)}",
        line=line,
        help="no article is that long; if it holds many, put each on a line of its own",
    )


def mark_of(head: bytes, declared: str | None) -> tuple[int, str] | None:
    """The length of the byte order mark that a stream begins with, and what it says, unless it is forced."""
    for mark, name in BOMS:
        if head.startswith(mark) and (declared is None or codecs.lookup(declared).name.startswith(name[:6])):
            return len(mark), name
    return None


def line_stream(stream: ByteStream, settings: ReadSettings) -> tuple[ByteStream, str | None]:
    """The stream without its byte order mark and cut at plain line ends, and the encoding its lines are in.

    The encoding is None where each line is to be told on its own (UTF-8, else detection).
    """
    head = stream.peek()
    declared = settings.encoding
    wide = wide_encoding(head) if declared is None else None if is_ascii_based(declared) else declared
    mark = mark_of(head, declared)
    if mark is not None:
        stream.read(mark[0])
        wide = None if mark[1] == "utf-8" else mark[1]
    if wide is None:
        return stream, declared
    return ByteStream(stream.name, _Transcoder(stream, wide).pull, faults=stream.faults), "utf-8"


class _Transcoder:
    """Carries a stream over to UTF-8, a bounded step at a time."""

    def __init__(self, inner: ByteStream, encoding: str) -> None:
        self._inner = inner
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ended = False
        self._kept = b""
        self._told = False

    def pull(self, size: int) -> bytes:
        while not self._kept and not self._ended:
            data = self._inner.read(STEP)
            self._ended = not data
            text = self._decoder.decode(data, final=self._ended)
            if "\ufffd" in text and not self._told:
                self._told = True
                self._inner.faults.append(
                    ReadFault(
                        f"some bytes are not {self._encoding}",
                        done="read with the replacement character in their place",
                        help="name the encoding: --encoding NAME",
                        fatal=False,
                    )
                )
            self._kept = text.encode("utf-8", "replace")
        out, self._kept = self._kept[:size], self._kept[size:]
        return out
