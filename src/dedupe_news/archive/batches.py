"""A batch of reports as the stages hand it on: written once by the reader, read by all that follow.

Sources are read once. Reading them again for each pass was weighed: it saves the room on the disk, but HTML
and WARC take longer to read than a batch takes to load, and a source may change between two passes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from dedupe_news.archive.state import as_texts
from dedupe_news.model import Cut, Record, Report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dedupe_news.archive.state import State
    from dedupe_news.model import RecordKind

    Own = tuple[str | None, str | None, str | None]
    ReportRow = tuple[int, str, int, int, int, int, Own | None]

FULL = 2_000_000
"""Characters at which a batch is closed: a worker labels so much in about 200 MB."""
MOST = 4000
"""Reports at which it is closed: short texts take more labels for their length."""


@dataclass(slots=True)
class Batch:
    """Records with their reports. `parts` has the place of each record's part in its task's list."""

    records: list[Record] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    of: list[int] = field(default_factory=list)
    """For each report the place of its record."""
    size: int = 0

    def add(self, record: Record, part: int, reports: Sequence[Report]) -> None:
        """Take in one record."""
        self.of.extend([len(self.records)] * len(reports))
        self.records.append(record)
        self.parts.append(part)
        self.reports.extend(reports)
        self.size += len(record.text)

    @property
    def full(self) -> bool:
        """Whether it is to be closed."""
        return self.size >= FULL or len(self.reports) >= MOST

    def cut_before(self, part: int) -> tuple[Batch, Batch]:
        """The batch in two: what comes before the records of a part, and those records."""
        before, after = Batch(), Batch()
        of = 0
        for at, record in enumerate(self.records):
            end = of
            while end < len(self.reports) and self.of[end] == at:
                end += 1
            side = before if self.parts[at] < part else after
            side.add(record, self.parts[at], self.reports[of:end])
            of = end
        return before, after


@dataclass(frozen=True, slots=True)
class Rows:
    """A batch in plain values, as it is written, and as it is sent to a worker.

    (To send its objects as they are took six times as long: data classes with slots are pickled by Python.)
    """

    records: list[tuple[Any, ...]]
    texts: list[str]
    """The text of each record."""
    reports: list[ReportRow]
    """For each the place of its record, its id, its span, its lines and what it knows beyond its record."""

    @classmethod
    def of(cls, batch: Batch) -> Rows:
        """Take it from its objects."""
        return cls(
            [_record_row(record, part) for record, part in zip(batch.records, batch.parts, strict=True)],
            [record.text for record in batch.records],
            [
                (of, report.id, report.start, report.end, *report.lines, _own(report))
                for of, report in zip(batch.of, batch.reports, strict=True)
            ],
        )

    def report_texts(self) -> list[str]:
        """The text of each report."""
        return [self.texts[of][start:end] for of, _, start, end, *_ in self.reports]

    def kinds(self) -> list[RecordKind]:
        """The kind of each report's record."""
        return [self.records[of][_KIND] for of, *_ in self.reports]

    def names(self) -> list[tuple[str, str | None]]:
        """The id and the date of each report."""
        return [
            (name, self.records[of][_KNOWN][_DATE] if own is None else own[_OWN_DATE])
            for of, name, *_, own in self.reports
        ]

    def places(self) -> list[tuple[str, int, int]]:
        """The source, the record's number and the start of each report."""
        return [
            (self.records[of][_SOURCE], self.records[of][_NUMBER], start) for of, _, start, *_ in self.reports
        ]

    def numbered_from(self, before: int) -> Rows:
        """The same with its records numbered on from so many; ids that tell the number tell the new one."""
        old = [f"{row[_SOURCE]}#{row[_NUMBER]}" for row in self.records]
        new = [f"{row[_SOURCE]}#{number}" for number, row in enumerate(self.records, before + 1)]
        reports = [
            (of, name if self.records[of][_KNOWN][_ID] is not None else new[of] + name[len(old[of]) :], *rest)
            for of, name, *rest in self.reports
        ]
        records = [
            (*row[:_NUMBER], number, *row[_NUMBER + 1 :])
            for number, row in enumerate(self.records, before + 1)
        ]
        return Rows(records, self.texts, cast("list[ReportRow]", reports))

    def as_bytes(self) -> bytes:
        """It as it is written to the state."""
        return as_texts([self.records, self.reports], self.texts)

    @classmethod
    def read(cls, state: State, name: str) -> Rows:
        """Read it from the state, where its bytes were written."""
        (records, reports), texts = state.read_texts(name)
        return cls(records, texts, reports)


def read_batch(state: State, name: str, ids: Sequence[str] | None = None) -> Batch:
    """A batch from the state; with `ids`, its reports under these names."""
    rows = Rows.read(state, name)
    batch = Batch()
    for row, text in zip(rows.records, rows.texts, strict=True):
        batch.records.append(_record(row, text))
        batch.parts.append(row[0])
        batch.size += len(text)
    cut = Cut("given")  # why a report begins is told by `reports`; a batch does not ask
    for at, (of, name_, start, end, first, last, own) in enumerate(rows.reports):
        record = batch.records[of]
        title, date, url = (record.title, record.date, record.url) if own is None else own
        batch.of.append(of)
        batch.reports.append(
            Report(
                ids[at] if ids is not None else name_,
                record,
                start,
                end,
                (first, last),
                cut,
                title,
                date,
                url,
                record.lang,
            )
        )
    return batch


_SOURCE, _KIND, _NUMBER, _KNOWN = 1, 2, 3, 5
"""Where a record's row has its source, its kind, its number and what is known of it."""
_ID, _DATE = 0, 2
"""Where what is known of a record has its id and its date."""
_OWN_DATE = 1
"""Where what a report knows beyond its record has the date."""


def _own(report: Report) -> Own | None:
    """Title, date and address of a report that are not its record's: a text's reports have them in a head."""
    record = report.record
    own = (report.title, report.date, report.url)
    return None if own == (record.title, record.date, record.url) else own


def _record_row(record: Record, part: int) -> tuple[Any, ...]:
    # the text stands in the record's own keys too, and in `Rows.texts`; it is written once
    same = [key for key, value in record.extra.items() if value is record.text or value == record.text]
    extra: Mapping[str, object] = {key: None if key in same else value for key, value in record.extra.items()}
    known = (record.id, record.title, record.date, record.url, record.lang)
    return (part, record.source, record.kind, record.number, record.line, known, extra, same)


def _record(row: Sequence[Any], text: str) -> Record:
    _, source, kind, number, line, known, extra, same = row
    extra.update(dict.fromkeys(same, text))
    id_, title, date, url, lang = known
    return Record(source, text, kind, number, line, id_, title, date, url, lang, extra)
