"""Parquet: one record a row, read a batch at a time by pyarrow, which comes with the extra `[parquet]`."""

from __future__ import annotations

import datetime as dt
import decimal
import io
from typing import TYPE_CHECKING

from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.fields import record_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.model import Problem, Record
    from dedupe_news.reading.settings import ReadSettings
    from dedupe_news.reading.streams import ByteStream

ROWS = 256


def read(stream: ByteStream, settings: ReadSettings) -> Iterator[Record | Problem]:
    """Each row as a record or a problem; dates become ISO 8601 strings.

    Raises:
        ReadFault: when pyarrow is not installed or the file is damaged.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, loaded only for this format
        import pyarrow.parquet as pq  # noqa: PLC0415 - as above
    except ImportError as missing:
        raise ReadFault(
            "reading Parquet needs pyarrow", help="install it: pip install 'dedupe-news[parquet]'"
        ) from missing
    broken = (pa.ArrowException, OSError, ValueError, KeyError)
    file = stream.seekable or io.BytesIO(
        stream.read_whole(settings.limits.whole_bytes, "a Parquet file on a pipe or in an archive")
    )
    file.seek(0)
    number = 0
    try:
        for place, row in enumerate(_rows(pq.ParquetFile(file)), 1):
            try:
                record = record_of(
                    row, stream.name, number=number + 1, line=place, text_field=settings.text_field
                )
                _bounded(record.text, settings.limits.record_bytes)
            except ReadFault as fault:
                fault.line = place
                yield fault.problem(stream.name)
                continue
            number += 1
            yield record
    except broken as error:
        first = str(error).split("\n", 1)[0]
        raise ReadFault(f"the Parquet file is damaged ({first})", help="fetch it again") from error


def plain(value: object) -> object:
    """A cell as JSON can say it.

    Example:
        >>> plain(dt.date(2015, 11, 20))
        '2015-11-20'
    """
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return value.total_seconds()
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def _rows(file: object) -> Iterator[dict[str, object]]:
    for batch in file.iter_batches(batch_size=ROWS):  # type: ignore[attr-defined] # pyarrow ships no types
        for row in batch.to_pylist():
            yield {str(key): plain(value) for key, value in row.items()}


def _bounded(text: str, limit: int) -> None:
    if len(text) > limit:
        raise ReadFault("the text is longer than any article", help="split it")
