"""A stream cut into stretches of whole lines, each of which can be read by itself, by any process.

What a line needs to know of those before it goes with its stretch: its number, and the encoding that the
first lines which are not UTF-8 told. A stretch of a plain file goes by its place there, its bytes stay.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dedupe_news.reading.decoding import LineDecoder
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.lines import RawLine, line_stream, mark_of, too_long
from dedupe_news.reading.sources import read_place
from dedupe_news.reading.streams import BUFFER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.sources import Place
    from dedupe_news.reading.streams import ByteStream

BLANK = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Cutting:
    """How much a stretch holds: so many bytes or lines, whichever come first."""

    size: int = BUFFER
    most: int = 1 << 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that follow one another, not read yet; at least one is not blank.

    `line` is the number of the first, `lines` how many records there may be: as many as lines, less those
    blank ones that a line each is parted by.
    `place` says where in a plain file the bytes are found by a process that was not given them.
    """

    source: str
    data: bytes
    line: int
    lines: int
    declared: str | None
    found: str | None
    """The encoding of lines that are not UTF-8, once one was met."""
    settings: ReadSettings
    place: Place | None = None
    alone: bool = False
    """The stream holds nothing else."""

    @property
    def size(self) -> int:
        """How many bytes they are."""
        return len(self.data)

    def sent(self) -> Stretch:
        """The same without the bytes, where they are found again."""
        return self if self.place is None else replace(self, data=b"")

    def decoder(self) -> LineDecoder:
        """What decodes its lines."""
        return LineDecoder(b"", self.declared, self.found)

    def rows(self) -> Iterator[RawLine]:
        """Its lines as `lines_of` gives them, blank ones aside; or the fault that they cannot be read."""
        limit = self.settings.limits.record_bytes
        try:
            data = self.data if self.place is None or self.data else read_place(self.place)
        except OSError as error:
            what = f"reading failed from here on: {error.strerror or error}"
            fault = ReadFault(what, line=self.line, done=f"some {self.lines} records left out")
            yield RawLine(self.line, b"", fault)
            return
        for number, line in enumerate(io.BytesIO(data), self.line):
            if len(line) > limit and not (len(line) == limit + 1 and line.endswith(b"\n")):
                yield RawLine(number, b"", too_long(number, limit))
            elif line.strip(BLANK):
                yield RawLine(number, line)


def stretches(stream: ByteStream, settings: ReadSettings, cutting: Cutting) -> Iterator[Stretch | RawLine]:
    """The stretches of a stream, and between them the faults of lines over the limit, which are passed over.

    They depend on the stream's own bytes alone. A last line that the break of a damaged stream cut in two is
    dropped: the stream's own fault tells of it.
    """
    mark = mark_of(stream.peek(), settings.encoding)
    at = 0 if mark is None else mark[0]
    lines, declared = line_stream(stream, settings)
    decoder = LineDecoder(lines.peek(), declared)
    handle = lines.seekable
    cutter = _Cutter(lines, settings.limits.record_bytes, cutting)
    line = 1
    for data, passed in cutter:
        if passed:
            yield RawLine(line, b"", too_long(line, settings.limits.record_bytes))
            line += 1
            at += passed
            continue
        if data.strip(BLANK):
            found = decoder.learnt(data)
            place = None if handle is None else (handle.name, at, len(data))
            count = data.count(b"\n") + (not data.endswith(b"\n")) - data.count(b"\n\n")
            alone = line == 1 and cutter.ended
            yield Stretch(stream.name, data, line, count, declared, found, settings, place, alone)
        line += data.count(b"\n")
        at += len(data)


class _Cutter:
    """Cuts a stream behind line ends: whole lines, or the size of a line over the limit, passed over."""

    def __init__(self, stream: ByteStream, limit: int, cutting: Cutting) -> None:
        self._stream = stream
        self._limit = limit
        self._cutting = cutting
        self._kept = b""
        self.ended = False
        """Nothing comes after what was given last."""

    def __iter__(self) -> Iterator[tuple[bytes, int]]:
        size = self._cutting.size
        while not self.ended:
            data = self._kept + self._stream.read(max(0, size - len(self._kept)))
            self._kept = b""
            over = 0
            if data.count(b"\n") >= self._cutting.most:
                end = _end_of(data, self._cutting.most)
                data, self._kept = data[:end], data[end:]
            elif not data.endswith(b"\n"):
                data, over = self._completed(data)
            self.ended = not over and not self._kept and not self._stream.peek(1)
            if data:
                yield data, 0
            if over:
                yield b"", over

    def _completed(self, data: bytes) -> tuple[bytes, int]:
        """The data with the rest of its last line; without that line, and its size, if it is over."""
        end = data.rfind(b"\n") + 1
        begun = len(data) - end
        rest = self._stream.readline(max(self._limit + 1 - begun, 0))
        if rest.endswith(b"\n"):
            return data + rest, 0
        if begun + len(rest) > self._limit:
            return data[:end], begun + len(rest) + self._skipped()
        return (data[:end] if self._stream.faults else data + rest), 0

    def _skipped(self) -> int:
        """Pass over what is left of a line; give how many bytes it was."""
        size = 0
        while rest := self._stream.readline(BUFFER):
            size += len(rest)
            if rest.endswith(b"\n"):
                break
        return size


def _end_of(data: bytes, lines: int) -> int:
    """Where so many lines end."""
    end = 0
    for _ in range(lines):
        end = data.index(b"\n", end) + 1
    return end
