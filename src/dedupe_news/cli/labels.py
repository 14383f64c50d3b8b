"""Labelled clusterings read from a file: a saved run, rows of (id, story), or a table of stories."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dedupe_news.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

IDS = ("id", "report", "report_id", "doc", "doc_id")
STORIES = ("story", "story_id", "cluster", "label", "event", "group")
FORMS = (
    "give a saved run (`-o stories.jsonl`), JSON Lines or CSV with `id` and `story`, "
    'or JSON as {"stories": {"name": ["id", ...]}} or {"id": "story"}'
)


def read_labels(path: str) -> dict[str, str]:
    """Read which story each report is in, by the report's id.

    A saved run, JSON Lines or CSV with an id and a story per row (columns named as in `IDS` and `STORIES`),
    a JSON array of such rows, a JSON object of stories with their ids, or one of ids with their story.

    Raises:
        InputError: the file cannot be read, is none of these, or puts one report into two stories.
    """
    raw = _text(path)
    rows = _rows(raw, path)
    labels: dict[str, str] = {}
    for line, (name, story) in rows:
        if labels.setdefault(name, story) != story:
            raise InputError(f"report {name} is in two stories", source=path, line=line, help=FORMS)
    if not labels:
        raise InputError("holds no labels", source=path, help=FORMS)
    return labels


def _text(path: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot read: {error.strerror}", source=path, help=FORMS) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8", source=path, help=FORMS) from error


def _rows(raw: str, path: str) -> Iterator[tuple[int, tuple[str, str]]]:
    start = raw.lstrip()[:1]
    if start == "[":
        yield from ((1, pair) for row in _parsed(raw, path, 1) for pair in _pairs(row, path, 1))
    elif start == "{" and (whole := _whole(raw)) is not None:
        yield from ((1, pair) for pair in _table(whole, path))
    elif start == "{":
        for n, line in enumerate(raw.split("\n"), start=1):
            if line.strip():
                yield from ((n, pair) for pair in _pairs(_parsed(line, path, n), path, n))
    else:
        yield from _columns(raw, path)


def _whole(raw: str) -> dict[str, Any] | None:
    """Give the object when the text is one JSON object and no row of its own; None for JSON Lines."""
    try:
        found: dict[str, Any] = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    is_row = "reports" in found or (_named(found, IDS) is not None and _named(found, STORIES) is not None)
    return None if is_row else found


def _parsed(text: str, path: str, line: int) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error})", source=path, line=line, help=FORMS) from error


def _table(whole: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    stories = whole.get("stories", whole)
    if not isinstance(stories, dict):
        raise InputError("holds no labels", source=path, help=FORMS)
    for name, value in stories.items():
        if isinstance(value, list) and all(isinstance(one, str | int) for one in value):
            yield from ((str(one), str(name)) for one in value)
        elif isinstance(value, str | int):
            yield str(name), str(value)
        else:
            raise InputError(f"{name} is neither a story nor a list of ids", source=path, help=FORMS)


def _pairs(row: Any, path: str, line: int) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any JSON
    if isinstance(row, dict) and isinstance(row.get("reports"), list) and row.get("id") is not None:
        for report in row["reports"]:
            if not isinstance(report, dict) or report.get("id") is None:
                raise InputError("a report without an id", source=path, line=line, help=FORMS)
            yield str(report["id"]), str(row["id"])
        return
    name = _named(row, IDS) if isinstance(row, dict) else None
    story = _named(row, STORIES) if isinstance(row, dict) else None
    if name is None or story is None:
        raise InputError("a row without an id and a story", source=path, line=line, help=FORMS)
    yield name, story


def _named(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((str(row[name]) for name in names if row.get(name) is not None), None)


def _columns(raw: str, path: str) -> Iterator[tuple[int, tuple[str, str]]]:
    delimiter = "\t" if "\t" in raw.partition("\n")[0] else ","
    # strict: a quotation that never ends would swallow the rows after it
    rows = csv.DictReader(io.StringIO(raw), delimiter=delimiter, strict=True)
    try:
        for row in rows:
            yield from ((rows.line_num, pair) for pair in _pairs(row, path, rows.line_num))
    except csv.Error as error:
        raise InputError(f"not CSV ({error})", source=path, line=rows.line_num, help=FORMS) from error
