"""Stories as CSV: one statement a row, so that a spreadsheet can sort and filter them.

Cells that a spreadsheet would run as a formula (leading `=`, `+`, `-`, `@`, tab) get a leading apostrophe
(OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from dedupe_news.rendering.support import Reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

STORY_COLUMNS = (
    "story",
    "headline",
    "reports",
    "texts",
    "first",
    "last",
    "n",
    "section",
    "text",
    "cites",
    "report",
    "source",
    "start",
    "end",
    "repeated",
    "retells",
)


def story_rows(story: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    """Give one row a statement of a story record, in the columns of `STORY_COLUMNS`.

    `retells` is the number of the row that a statement only tells again.
    """
    reports = Reports(story["reports"])
    by_n = reports.known
    rows = {_place(statement["from"]): n for n, statement in enumerate(story["account"], start=1)}
    for n, statement in enumerate(story["account"], start=1):
        at = statement["from"]
        yield (
            story["id"],
            story["headline"],
            story["report_count"],
            story["text_count"],
            story["first"],
            story["last"],
            n,
            statement["section"],
            statement["text"],
            " ".join(str(cite) for cite in statement["cites"]),
            by_n[at["report"]]["id"],
            by_n[at["report"]]["source"],
            at["start"],
            at["end"],
            reports.support(statement).repeated,
            rows.get(_place(statement["retells"])) if "retells" in statement else None,
        )


def _place(span: Mapping[str, Any]) -> tuple[int, int]:
    return span["report"], span["start"]


def to_csv(rows: Iterable[Sequence[object]]) -> str:
    r"""Write rows as RFC 4180 lines, with formulas disarmed.

    Example:
        >>> to_csv([("=1+1", "a,b")])
        '\'=1+1,"a,b"\r\n'
    """
    out = io.StringIO()
    csv.writer(out).writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe(cell: object) -> object:
    if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{cell}"
    return "" if cell is None else cell
