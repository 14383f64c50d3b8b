"""From records to reports: each with its place, its lines and an id of its own."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Literal

import numpy as np

from dedupe_news.errors import UsageError
from dedupe_news.model import Cut, Piece, Report, Segmentation
from dedupe_news.text.heads import read_head
from dedupe_news.text.lines import LineIndex
from dedupe_news.text.stamps import read_stamp
from dedupe_news.thresholds import SegmentThresholds
from dedupe_news.workers import in_chunks, ordered_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.model import Record, Separator

SegmentMode = Literal["auto", "explicit", "none"]
_Work = tuple["list[Record]", SegmentMode | None, "Sequence[int] | None"]


@dataclass(frozen=True, slots=True)
class Dump:
    """Reports as they were found, with the stretches between them that belong to none."""

    reports: tuple[Report, ...]
    separators: tuple[tuple[Record, Separator], ...]


def split(
    records: Iterable[Record],
    mode: SegmentMode | None = None,
    starts: Sequence[int] | None = None,
    jobs: int = 1,
) -> Dump:
    """Split records into reports, each with an id of its own.

    A record's own id names its report; a report of a text is `source#n`. Ids that meet twice in a run get
    `~2`, `~3`, in the order of the sources.

    Args:
        records: what was read, in the order of the sources.
        mode: how texts are split; None splits texts automatically and takes records and pages whole.
        starts: 1-based lines on which reports begin, where the user knows.
        jobs: processes that share the work.

    Raises:
        UsageError: a start is no line of a text.
    """
    reports: list[Report] = []
    separators: list[tuple[Record, Separator]] = []
    for record, segmentation, own in each(records, mode, starts, jobs):
        separators.extend((record, separator) for separator in segmentation.separators)
        reports.extend(own)
    return Dump(tuple(reports), tuple(separators))


def each(
    records: Iterable[Record],
    mode: SegmentMode | None = None,
    starts: Sequence[int] | None = None,
    jobs: int = 1,
) -> Iterator[tuple[Record, Segmentation, list[Report]]]:
    """Give record by record what `split` gives of all of them, for who cannot hold them all."""
    seen: dict[str, int] = {}
    for record, segmentation in _segmentations(records, mode, starts, jobs):
        yield record, segmentation, marked(list(_reports_of(record, segmentation, seen)))


def sureness(reports: Sequence[Report]) -> NDArray[np.float64]:
    """Tell of each report how sure both its borders are (0..1): 1 unless one of them was guessed.

    Args:
        reports: those of one record together, in order.
    """
    cuts = [report.cut.score if report.cut.by == "lead" else 1.0 for report in reports]
    places = [(report.record.source, report.record.number) for report in reports]
    ends = [
        cut if place == before else 1.0
        for cut, place, before in zip(cuts[1:], places[1:], places, strict=False)
    ]
    sure: NDArray[np.float64] = np.minimum(np.array(cuts, np.float64), np.array([*ends, 1.0][: len(cuts)]))
    return sure


def marked(reports: Sequence[Report], limits: SegmentThresholds | None = None) -> list[Report]:
    """Mark the reports of one record with how sure their borders are, and which of them are one block.

    Args:
        reports: all reports of one record, in order.
        limits: from which score a guessed border counts.
    """
    if all(report.cut.by != "lead" for report in reports):
        return list(reports)
    least = (limits or SegmentThresholds()).sure
    guesses = [report.cut.by == "lead" and report.cut.score < least for report in reports]
    follows = [*guesses[1:], False]
    found: list[Report] = []
    first = ""
    for report, sure, guess, next_ in zip(reports, sureness(reports).tolist(), guesses, follows, strict=True):
        first = first if guess else report.id
        found.append(replace(report, sure=sure, block=first if guess or next_ else None))
    return found


def _segmentations(
    records: Iterable[Record], mode: SegmentMode | None, starts: Sequence[int] | None, jobs: int
) -> Iterator[tuple[Record, Segmentation]]:
    """Give each record with its pieces, in order; several chunks of records are shared among processes."""
    if jobs <= 1:
        yield from ((record, _segmented(record, mode, starts)) for record in records)
        return
    records = iter(records)
    for record in records:
        if mode is None and record.kind != "text":
            # whole records are no work: no process is started before the first text
            yield record, _segmented(record, mode, starts)
            continue
        records = chain([record], records)
        break
    chunks = in_chunks(records, lambda record: len(record.text))
    sent: deque[list[Record]] = deque()

    def work() -> Iterator[_Work]:
        for chunk in chunks:
            sent.append(chunk)
            # what a worker sends back is places alone; `extra` may hold anything and stays here
            yield [replace(record, extra={}) for record in chunk], mode, starts

    for segmentations in ordered_map(_segment_chunk, work(), jobs):
        yield from zip(sent.popleft(), segmentations, strict=True)


def _segment_chunk(work: _Work) -> list[Segmentation]:
    records, mode, starts = work
    return [_segmented(record, mode, starts) for record in records]


def _segmented(record: Record, mode: SegmentMode | None, starts: Sequence[int] | None) -> Segmentation:
    if mode is None and record.kind != "text":
        return _whole(record, "record")
    if mode == "none" and starts is None:
        return _whole(record, "file" if record.kind == "text" else "record")
    try:
        from dedupe_news.reading.segmenting import segment  # noqa: PLC0415 - records need no segmenter

        return segment(record.text, mode or "auto", starts=starts)
    except ValueError as error:
        help_ = "--report-starts counts the lines of each text from 1"
        raise UsageError(str(error), source=record.source, help=help_) from error


def _whole(record: Record, by: Literal["file", "record"]) -> Segmentation:
    text = record.text
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return Segmentation((Piece(start, end, Cut(by)),) if end > start else ())


def _reports_of(record: Record, segmentation: Segmentation, seen: dict[str, int]) -> Iterator[Report]:
    index = LineIndex(record.text) if record.kind == "text" else None
    several = len(segmentation.pieces) > 1
    for n, piece in enumerate(segmentation.pieces, start=1):
        lines = (record.line, record.line)
        if index is not None:
            first, last = index.line_of(piece.start), index.line_of(max(piece.start, piece.end - 1))
            lines = (first + record.line - 1, last + record.line - 1)
        head = read_head(record.text, piece.start, piece.end)
        yield Report(
            id=_unique(_name(record, n, several=several), seen),
            record=record,
            start=piece.start,
            end=piece.end,
            lines=lines,
            cut=piece.cut,
            title=record.title or head.title,
            date=record.date or head.date or read_stamp(record.text, piece.start, piece.end, _owned),
            url=record.url or head.url,
            lang=record.lang,
        )


def _owned(lines: Sequence[str]) -> list[bool]:
    from dedupe_news.cleaning.owned import owned_lines  # noqa: PLC0415 - few texts ask

    return owned_lines(lines)


def _name(record: Record, n: int, *, several: bool) -> str:
    if record.id is not None:
        return f"{record.id}#{n}" if several else record.id
    if record.kind == "text":
        return f"{record.source}#{n}"
    return f"{record.source}#{record.number}" + (f".{n}" if several else "")


def _unique(name: str, seen: dict[str, int]) -> str:
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else _unique(f"{name}~{seen[name]}", seen)
