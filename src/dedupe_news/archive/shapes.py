"""Cleaned reports in the form their source had: text, JSON Lines, a JSON list, a table.

Each function gives a piece of a part as text: a part that goes over several batches is written piece by
piece, and a piece only has to know whether it is the first with something kept, and whether it is the last.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dedupe_news.filtering import clean_records, kept_texts
from dedupe_news.rendering.records import to_json
from dedupe_news.rendering.rows import to_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.filtering import CopyMark, CopyPolicy
    from dedupe_news.model import Line, Report
    from dedupe_news.reading import Part

EXTENSIONS = {"text": ".txt", "jsonl": ".jsonl", "json": ".json", "csv": ".csv"}
OWN_FORM = {
    "html": "text",
    "mail": "text",
    "warc": "jsonl",
    "feed": "jsonl",
    "wire": "jsonl",
    "mbox": "jsonl",
}
"""Markup cannot be written back from text: a page becomes a text, a crawl, a feed or news items records."""
TABLE = ("id", "source", "title", "date", "url", "text", "copy_of", "similarity")
MARKS = ("copy_of", "similarity")


@dataclass(frozen=True, slots=True)
class Slice:
    """The reports of one part in one batch, as `filtering.Labelled`, with their marks."""

    reports: Sequence[Report]
    lines: Sequence[Sequence[Line]]
    bodies: Sequence[str]
    marks: Sequence[CopyMark | None]
    opens: bool
    """Nothing of the part was kept before."""
    closes: bool
    """No report of the part follows."""


def form_of(part: Part, wanted: str | None) -> str:
    """The form a part is written in: the wanted one, else its own.

    Example:
        >>> from dedupe_news.reading import Part
        >>> form_of(Part("a.html", "html"), None), form_of(Part("a.csv", "csv"), None)
        ('text', 'csv')
    """
    return wanted or OWN_FORM.get(part.kind, part.kind)


def written(piece: Slice, part: Part, form: str, policy: CopyPolicy) -> str:
    """A piece of a part in its form."""
    if form == "text":
        return _text(piece, part, policy)
    records = clean_records(piece, piece.marks, policy)
    if form == "jsonl":
        return "".join(to_json(record) + "\n" for record in records)
    if form == "json":
        return _list(list(records), piece, part)
    return _table(list(records), piece, part, policy)


def _text(piece: Slice, part: Part, policy: CopyPolicy) -> str:
    texts = list(kept_texts(piece, piece.marks, policy))
    if part.kind == "text":
        return "".join(texts)  # one text as it came, to the last line break
    whole = "\n".join(text if text.endswith("\n") else text + "\n" for text in texts)
    return whole if piece.opens or not texts else "\n" + whole


def _list(records: list[dict[str, Any]], piece: Slice, part: Part) -> str:
    if part.single and piece.opens and piece.closes and len(records) == 1:
        return to_json(records[0]) + "\n"
    rows = ",\n".join(map(to_json, records))
    before = ("[\n" if piece.opens else ",\n") if rows else ""
    return before + rows + ("\n]\n" if piece.closes else "")


def _table(records: list[dict[str, Any]], piece: Slice, part: Part, policy: CopyPolicy) -> str:
    if part.kind != "csv":
        rows = [[record.get(column) for column in TABLE] for record in records]
        return to_csv([TABLE, *rows] if piece.opens and rows else rows)
    columns = [*part.columns, *(MARKS if policy == "mark" else ())]
    out = io.StringIO()
    # the cells are the source's own: what a spreadsheet makes of them was the source's choice
    table = csv.writer(out, delimiter=part.delimiter, lineterminator="\n")
    if piece.opens and records:
        table.writerow(columns)
    table.writerows([_cell(record.get(column)) for column in columns] for record in records)
    return out.getvalue()


def _cell(value: object) -> object:
    return "" if value is None else value


def rows_of(piece: Slice, policy: CopyPolicy) -> list[dict[str, Any]]:
    """The records of a piece as rows of a table with types, less what only JSON can say."""
    kept = []
    for record, report in zip(
        clean_records(piece, piece.marks, policy), _written_reports(piece, policy), strict=True
    ):
        names = [*report.record.extra, *(MARKS if policy == "mark" else ())]
        kept.append({name: record[name] for name in names})
    return kept


def _written_reports(piece: Slice, policy: CopyPolicy) -> list[Report]:
    pairs = zip(piece.reports, piece.marks, strict=True)
    return [report for report, mark in pairs if policy != "drop" or mark is None]
