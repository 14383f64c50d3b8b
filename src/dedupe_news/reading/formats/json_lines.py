"""JSON Lines: each row an object, each object a record; a broken row is a problem and the rest goes on.

Format: jsonlines.org, rows of RFC 8259 values. `NaN`, which some writers emit for a missing value, is read
as null. Escapes of half a surrogate pair are no characters (RFC 8259, section 8.2) and become U+FFFD.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from dedupe_news.model import Problem, Record
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.fields import record_of
from dedupe_news.reading.formats.plain import replaced
from dedupe_news.reading.names import TEXTS
from dedupe_news.reading.nesting import articles_in, text_names
from dedupe_news.reading.stretches import Cutting, Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.streams import ByteStream

SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
SURROGATE = re.compile("[\ud800-\udfff]")
DECODER = json.JSONDecoder(parse_constant=lambda _: None)


def read(stream: ByteStream, settings: ReadSettings) -> Iterator[Record | Problem]:
    r"""Each row as a record or a problem, in order; blank rows are passed over.

    Example:
        >>> import io
        >>> from dedupe_news.reading.settings import ReadSettings
        >>> from dedupe_news.reading.streams import ByteStream
        >>> rows = io.BytesIO(b'{"text": "Rain."}\n{"text":\n')
        >>> [type(item).__name__ for item in read(ByteStream("a.jsonl", rows.read), ReadSettings())]
        ['Record', 'Problem']
    """
    number = 0
    for item in unread(stream, settings, Cutting()):
        for record in read_stretch(item, number) if isinstance(item, Stretch) else [item]:
            number += isinstance(record, Record)
            yield record


def unread(stream: ByteStream, settings: ReadSettings, cutting: Cutting) -> Iterator[Stretch | Problem]:
    """Rows in stretches for who shares out the reading of them, and what is wrong between two."""
    empty = True
    for item in stretches(stream, settings, cutting):
        empty = False
        if isinstance(item, Stretch):
            yield item
        elif item.fault is not None:
            yield item.fault.problem(stream.name)
    if empty and not stream.faults:
        yield Problem(
            stream.name, None, "it is blank", help="check that it was fetched or written to the end"
        )


def read_stretch(stretch: Stretch, before: int) -> Iterator[Record | Problem]:
    """The records and problems of a stretch, before which the stream had so many records."""
    name, declared, field = stretch.source, stretch.declared, stretch.settings.text_field
    decoder = stretch.decoder()
    number = before
    for line, data, fault in stretch.rows():
        if fault is not None:
            yield fault.problem(name)
            continue
        row, wrong = decoder.decode(data)
        found, mended = _found(row, name, number, line, field)
        if wrong and any(isinstance(item, Record) for item in found):
            yield replaced(name, line, wrong, declared or "UTF-8 or a detected encoding")
        if mended:
            yield half_characters(name, line)
        number += sum(isinstance(item, Record) for item in found)
        yield from found


def _found(
    row: str, source: str, before: int, line: int, text_field: str | None
) -> tuple[list[Record | Problem], bool]:
    """The record of a row, or those it is only around; and whether half surrogate pairs were replaced."""
    try:
        value, mended = parse(row)
    except ReadFault as broken:
        broken.line = line
        return [broken.problem(source)], False
    inner = None if _holds_text(value, text_field) else articles_in(value, text_field)
    if inner is None:
        try:
            return [record_from(value, source, number=before + 1, line=line, text_field=text_field)], mended
        except ReadFault as broken:
            broken.line = line
            return [broken.problem(source)], False
    found: list[Record | Problem] = []
    number = before
    for item in inner:
        try:
            found.append(record_from(item, source, number=number + 1, line=line, text_field=text_field))
            number += 1
        except ReadFault as broken:
            broken.line = line
            found.append(broken.problem(source))
    return found, mended and number > before


def _holds_text(value: object, text_field: str | None) -> bool:
    """Whether a row is an article at first sight, as nearly all are: its text is a string of its own."""
    if not isinstance(value, dict):
        return True
    for name in TEXTS if text_field is None else (text_field,):  # spelled so in most rows
        if isinstance(text := value.get(name), str) and text.strip():
            return True
    return any(
        isinstance(text := value[name], str) and text.strip() for name in text_names(value, text_field)
    )


def parse(row: str) -> tuple[object, bool]:
    r"""The value of a row and whether half surrogate pairs in it had to be replaced.

    Raises:
        ReadFault: when the row is no JSON.

    Example:
        >>> parse('{"text": "\\ud83d rain"}')
        ({'text': '\ufffd rain'}, True)
    """
    try:
        value: object = DECODER.decode(row)
    except json.JSONDecodeError as error:
        what = (error.msg[0].lower() + error.msg[1:]).removesuffix(" at")
        raise ReadFault(
            f"the row is not valid JSON: {what} at character {error.pos + 1}",
            help="each line has to be one whole JSON object",
        ) from error
    except RecursionError as error:
        raise ReadFault("the row is nested too deeply", help="give flat objects") from error
    except ValueError as error:  # a number of thousands of digits
        raise ReadFault(
            f"the row is not usable JSON: {error}", help="write long numbers as strings"
        ) from error
    return mend_shallow(value) if SURROGATE_ESCAPE.search(row) else (value, False)


def record_from(value: object, source: str, *, number: int, line: int, text_field: str | None) -> Record:
    """A parsed value as a record.

    Raises:
        ReadFault: when it is no object or holds no text.
    """
    if not isinstance(value, dict):
        kind = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}.get(
            type(value), "a number"
        )
        raise ReadFault(f"the row is {kind}, not an object", help='give objects such as {"text": "…"}')
    return record_of(value, source, number=number, line=line, text_field=text_field)


def mend_shallow(value: object) -> tuple[object, bool]:
    """What `mend` gives.

    Raises:
        ReadFault: when the value is nested more deeply than it may be taken apart.
    """
    try:
        return mend(value)
    except RecursionError as error:
        raise ReadFault("the row is nested too deeply", help="give flat objects") from error


def mend(value: object) -> tuple[object, bool]:
    """A value whose strings hold no half surrogate pairs, and whether any did."""
    if isinstance(value, str):
        mended = SURROGATE.sub("\ufffd", value)
        return mended, mended != value
    if isinstance(value, dict):
        pairs = [(mend(key), mend(item)) for key, item in value.items()]
        return {str(key): item for (key, _), (item, _) in pairs}, any(a or b for (_, a), (_, b) in pairs)
    if isinstance(value, list):
        items = [mend(item) for item in value]
        return [item for item, _ in items], any(changed for _, changed in items)
    return value, False


def half_characters(source: str, line: int | None) -> Problem:
    """What is said of a row with half surrogate pairs."""
    return Problem(
        source,
        line,
        "the row holds half a character (a lone surrogate escape)",
        done="read with the replacement character there",
        help="the writer cut a text in the middle of an emoji or similar; nothing to do here",
        fatal=False,
    )
