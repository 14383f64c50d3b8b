"""CSV and TSV: a header row, then one record a row; quoted cells may hold line ends (RFC 4180).

A quote that is never closed would swallow the rest of the file, so a row that only the end of the file or
the size bound closes is given up at its first line and reading goes on behind that line.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from dedupe_news.model import Problem, Record
from dedupe_news.reading.decoding import LineDecoder
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.fields import record_of
from dedupe_news.reading.formats.plain import replaced
from dedupe_news.reading.lines import line_stream, lines_of, too_long
from dedupe_news.reading.names import TEXTS, by_plain_name
from dedupe_news.reading.sniffing import delimiter_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.streams import ByteStream

RESTARTS = 100
"""Unclosed quotes of one file that are mended; each costs reading one bound's worth of lines again."""

_LONGEST_NAME = 80
"""Characters of a column's name; a first row with a longer cell is an article, and names are missing."""

Row = tuple[int, "list[str] | ReadFault"]


def read(stream: ByteStream, settings: ReadSettings) -> Iterator[Record | Problem]:
    r"""Each row as a record or a problem, with the line it begins on.

    Example:
        >>> import io
        >>> from dedupe_news.reading.settings import ReadSettings
        >>> from dedupe_news.reading.streams import ByteStream
        >>> table = io.BytesIO(b'id;text\n1;"Rain; more\nrain"\n2;Snow\n')
        >>> [record.line for record in read(ByteStream("a.csv", table.read), ReadSettings())]
        [2, 4]
    """
    name = stream.name
    lines = _TextLines(stream, settings)
    rows = _Rows(lines, settings.limits.record_bytes)
    header: list[str] = []
    text_field: str | None = None
    number = 0
    for line, cells in rows:
        if isinstance(cells, ReadFault):
            yield cells.problem(name)
            continue
        if not any(cells):
            continue
        if not header:
            header = [cell.strip() for cell in cells]
            text_field = _text_column(header, settings.text_field)
            if text_field is None:
                yield _no_text_column(name, header, settings.text_field)
                return
            continue
        try:
            row = _row(header, cells)
            record = record_of(row, name, number=number + 1, line=line, text_field=text_field)
        except ReadFault as fault:
            fault.line = line
            yield fault.problem(name)
            continue
        number += 1
        yield from lines.told()
        yield record
    yield from lines.told()
    if not header and not stream.faults:
        yield Problem(name, None, "it is blank", help="check that it was fetched or written to the end")


def _text_column(header: list[str], wanted: str | None) -> str | None:
    if wanted is not None:
        return wanted if wanted in header else None
    return next(by_plain_name(dict.fromkeys(header), TEXTS), None)


def _no_text_column(source: str, header: list[str], wanted: str | None) -> Problem:
    names = ", ".join(f"'{column[:40]}'" for column in header[:12])
    if max(map(len, header)) > _LONGEST_NAME:
        return Problem(
            source,
            1,
            f"the table has no row of names above its first article ({names})",
            help="put one above it, one name a column, such as 'title,text,date'",
        )
    return Problem(
        source,
        1,
        f"the table has no column '{wanted or 'text'}' (it has {names})",
        help="name the column that holds the text: --text-field NAME",
    )


def _row(header: list[str], cells: list[str]) -> dict[str, object]:
    if len(cells) > len(header) and any(cells[len(header) :]):
        raise ReadFault(
            f"the row has {len(cells)} cells, the header {len(header)}",
            help="put quotes around cells that hold the delimiter",
        )
    return dict(zip(header, cells, strict=False))


class _TextLines:
    """Decoded lines of a stream with their numbers, some of which can be put back."""

    def __init__(self, stream: ByteStream, settings: ReadSettings) -> None:
        self._name = stream.name
        self._limit = settings.limits.record_bytes
        self.stream, declared = line_stream(stream, settings)
        head = self.stream.peek()
        self._decoder = LineDecoder(head, declared)
        self._lines = lines_of(self.stream, self._limit)
        self._back: list[tuple[int, str]] = []
        self._problems: list[Problem] = []
        sample, _ = self._decoder.decode(head)
        self.delimiter = delimiter_of(sample.splitlines(keepends=True)[:20])

    def next(self) -> tuple[int, str] | None:
        """The next line, or None at the end."""
        if self._back:
            return self._back.pop()
        for number, data, fault in self._lines:
            if fault is not None:
                self._problems.append(fault.problem(self._name))
                continue
            text, wrong = self._decoder.decode(data)
            if wrong:
                self._problems.append(replaced(self._name, number, wrong, "UTF-8 or a detected encoding"))
            return number, text
        return None

    def put_back(self, lines: list[tuple[int, str]]) -> None:
        """Give lines again, first things first."""
        self._back.extend(reversed(lines))

    def told(self) -> list[Problem]:
        """Problems of lines met since the last call."""
        problems, self._problems = self._problems, []
        return problems


class _Rows:
    """Rows with the line each begins on."""

    def __init__(self, lines: _TextLines, limit: int) -> None:
        self._lines = lines
        self._limit = limit
        self._taken: list[tuple[int, str]] = []
        self._size = 0
        self._ended = False
        self._width = 0
        # the bound is the module's, not a reader's; it is only ever raised
        csv.field_size_limit(max(csv.field_size_limit(), limit))

    def __iter__(self) -> Iterator[Row]:
        reader = self._reader()
        restarts = 0
        while True:
            self._taken, self._size = [], 0
            fault = None
            try:
                cells = next(reader, None)
            except csv.Error as error:
                cells, fault = [], ReadFault(f"the row is not valid CSV: {error}", help="check its quotes")
            except _TooLong:
                cells, fault = [], too_long(0, self._limit)
            if not self._taken:
                return
            first = self._taken[0][0]
            if fault is None and len(self._taken) > 1 and self._has_open_quote():
                fault = ReadFault(
                    "a quote is opened and never closed", help="close it, or double it inside a cell"
                )
            if fault is None:
                self._width = self._width or len(cells or ())
                yield first, cells or []
                continue
            fault.line = first
            yield first, fault
            restarts += 1
            if restarts > RESTARTS:
                yield first, ReadFault("too many broken rows", line=first, done="the rest was left out")
                return
            self._lines.put_back(self._taken[1:])
            self._ended = False
            reader = self._reader()

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self._feed(), delimiter=self._lines.delimiter)

    def _feed(self) -> Iterator[str]:
        while (line := self._lines.next()) is not None:
            self._taken.append(line)
            self._size += len(line[1])
            if self._size > self._limit:
                raise _TooLong
            # a bare CR inside an unquoted cell is an error to the csv module; it is a space to a reader
            yield line[1].replace("\r", "\n") if "\r" in line[1].rstrip("\r\n") else line[1]
        self._ended = True

    def _has_open_quote(self) -> bool:
        """Whether the row took in other rows because a quote was not closed.

        It did if only the end of the file closed it; or if its quotes are wrong and its second line is a
        whole row by itself. Cells with quotes that are merely not doubled are read as they are.
        """
        wrong = self._strict_error([text for _, text in self._taken])
        if self._ended and "unexpected end of data" in wrong:
            return True
        second = self._taken[1][1]
        return bool(wrong) and not self._strict_error([second]) and self._cells(second) == self._width > 1

    def _strict_error(self, lines: list[str]) -> str:
        try:
            list(csv.reader(lines, delimiter=self._lines.delimiter, strict=True))
        except csv.Error as error:
            return str(error)
        return ""

    def _cells(self, line: str) -> int:
        return len(next(csv.reader([line], delimiter=self._lines.delimiter), []))


class _TooLong(Exception):  # noqa: N818 - a signal between the feed and its reader
    """The row that is being read is over the bound."""
