"""JSON that is not one value a line: arrays of objects or texts, spread-out objects, an object around a list.

Values are taken one at a time from a growing window, so that an array of any size is read in bounded
memory; the window doubles until a value is whole, so the work stays linear.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING

from dedupe_news.model import Problem, Record
from dedupe_news.reading.decoding import detect, is_utf8
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.formats.json_lines import (
    DECODER,
    SURROGATE_ESCAPE,
    half_characters,
    mend_shallow,
    record_from,
)
from dedupe_news.reading.lines import line_stream, too_long
from dedupe_news.reading.nesting import articles_in
from dedupe_news.reading.streams import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.streams import ByteStream

STEP = 1 << 18
GAP = re.compile(r"[\s,]*")


def read(stream: ByteStream, settings: ReadSettings) -> Iterator[Record | Problem]:
    """Each object as a record or a problem, in order.

    Example:
        >>> import io
        >>> from dedupe_news.reading.settings import ReadSettings
        >>> from dedupe_news.reading.streams import ByteStream
        >>> rows = io.BytesIO(b'[{"text": "Rain."}, {"text": "Snow."}]')
        >>> [record.number for record in read(ByteStream("a.json", rows.read), ReadSettings())]
        [1, 2]
    """
    number = values = 0
    for line, value, mended in _objects(stream, settings):
        values += 1
        try:
            if isinstance(value, ReadFault):
                raise value
            row = {"text": value} if isinstance(value, str) else value
            record = record_from(
                row, stream.name, number=number + 1, line=line, text_field=settings.text_field
            )
            if len(record.text) > settings.limits.record_bytes:
                raise too_long(line, settings.limits.record_bytes)
        except ReadFault as fault:
            fault.line = line
            yield fault.problem(stream.name)
            continue
        if mended:
            yield half_characters(stream.name, line)
        number += 1
        yield record
    if not values and not stream.faults:
        yield Problem(stream.name, None, "the list is empty", help="check that it was written to the end")


def _objects(stream: ByteStream, settings: ReadSettings) -> Iterator[tuple[int, object, bool]]:
    """Articles with their lines; an object that is none stands for those in it (see `nesting`)."""
    for line, value, escaped in _Window(stream, settings):
        try:
            mended, changed = mend_shallow(value) if escaped else (value, False)
        except ReadFault as fault:
            yield line, fault, False
            continue
        inner = articles_in(mended, settings.text_field)
        if inner is None:
            yield line, mended, changed
        else:
            yield from ((line, item, changed) for item in inner)


class _Window:
    """The values of a stream, each with its line and whether it may hold surrogate escapes."""

    def __init__(self, stream: ByteStream, settings: ReadSettings) -> None:
        self._stream, declared = line_stream(stream, settings)
        head = self._stream.peek()
        # a cut character at the end of the head is not held against UTF-8
        sound = is_utf8(head) or any(is_utf8(head[:-cut]) for cut in (1, 2, 3))
        encoding = declared or ("utf-8" if sound else detect(head))
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._limit = settings.limits.record_bytes
        self._whole = settings.limits.whole_bytes
        self._text = ""
        self._at = 0
        self._line = 1
        self._ended = False

    def __iter__(self) -> Iterator[tuple[int, object, bool]]:
        self._more(STEP)
        array = self._skip(re.compile(r"\s*")) == "["
        if array:
            self._at += 1
        while (char := self._skip(GAP)) and not (array and char == "]"):
            line = self._line
            try:
                value, escaped = self._value(array=array)
            except ReadFault as fault:
                if self._stream.faults:
                    return  # the stream broke in the middle of this value, which is told with the break
                yield line, fault, False
                if not self._resync():
                    return
                continue
            yield line, value, escaped

    def _skip(self, pattern: re.Pattern[str]) -> str:
        """Move over white space and commas; the character that stops it, or nothing at the end."""
        while True:
            found = pattern.match(self._text, self._at)
            self._move(found.end() if found else self._at)
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more(STEP):
                return ""

    def _value(self, *, array: bool) -> tuple[object, bool]:
        limit = self._limit if array else self._whole
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                held = len(self._text) - self._at
                # a mistake well before the end of the window is a mistake; near the end more text may mend it
                cut = error.pos >= len(self._text) - 16 or error.msg.startswith("Unterminated string")
                if cut and held <= limit and self._more(max(STEP, held)):
                    continue
                if held > limit:
                    raise ReadFault(
                        f"longer than {in_words(limit)}", help="no article is that long; check the brackets"
                    ) from error
                what = error.msg[0].lower() + error.msg[1:]
                raise ReadFault(
                    f"not valid JSON: {what}", help="the rest is read from the next object on"
                ) from error
            except RecursionError as error:
                raise ReadFault("nested too deeply", help="give flat objects") from error
            except ValueError as error:
                raise ReadFault(f"not usable JSON: {error}", help="write long numbers as strings") from error
            if end == len(self._text) and not isinstance(value, (dict, list, str)) and self._more(STEP):
                continue  # a number may go on
            escaped = SURROGATE_ESCAPE.search(self._text, self._at, end) is not None
            self._move(end)
            return value, escaped

    def _resync(self) -> bool:
        """Go on at the next line that begins an object; False when there is none in the window's reach."""
        start = re.compile(r"\n[ \t]*\{|\}[ \t\r\n]*,[ \t\r\n]*(?=\{)")
        while True:
            found = start.search(self._text, self._at + 1)
            if found:
                self._move(found.end() - (found.group().endswith("{")))
                return True
            self._move(max(self._at, len(self._text) - 64))
            if not self._more(STEP):
                return False

    def _move(self, to: int) -> None:
        self._line += self._text.count("\n", self._at, to)
        self._at = to

    def _more(self, size: int) -> bool:
        """Take in more text and let go of what is used up; False at the end."""
        if self._ended:
            return False
        data = self._stream.read(size)
        self._ended = not data
        fresh = self._decoder.decode(data, final=self._ended)
        self._text, self._at = self._text[self._at :] + fresh, 0
        return bool(fresh) or not self._ended
