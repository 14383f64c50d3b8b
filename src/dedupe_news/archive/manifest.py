"""The manifest: what became of each source, one JSON object a line, and whether OUT still shows it.

A row a source (`report` null), followed by a row for each of its reports that is a copy. Rows have the keys
`source`, `hash`, `report`, `reports`, `kept`, `removed`, `copy_of`, `similarity`, `how` and `problems`, those
of sources `output`, `output_hash` and `settings` too; a copy's row counts nothing, its source's row does.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dedupe_news.archive.gathering import file_hash
from dedupe_news.rendering.records import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from dedupe_news.archive.facts import SourceFacts
    from dedupe_news.archive.plan import Source
    from dedupe_news.archive.rendering import Aside
    from dedupe_news.model import Problem

MANIFEST = "manifest.jsonl"
Row = dict[str, Any]


def rows(
    source: SourceFacts,
    counts: Mapping[str, int],
    output: tuple[str, str] | None,
    copies: Iterable[Aside],
    settings: str,
) -> Iterator[Row]:
    """The rows of one source; `output` is the place and the digest of what was written."""
    place, digest = output or (None, None)
    yield {
        "source": source.name,
        "hash": source.hash,
        "output": place,
        "output_hash": digest,
        "report": None,
        **counts,
        "copy_of": None,
        "similarity": None,
        "how": None,
        "problems": [_problem(problem) for problem in source.problems],
        "settings": settings,
    }
    for aside in copies:
        yield {
            "source": source.name,
            "hash": source.hash,
            "report": aside.report,
            "reports": 0,
            "kept": 0,
            "removed": 0,
            "copy_of": aside.mark.keeper,
            "similarity": round(aside.mark.similarity, 4),
            "how": aside.mark.how,
            "problems": [],
        }


def _problem(problem: Problem) -> Row:
    told = {"source": problem.source, "line": problem.line, "what": problem.what, "done": problem.done}
    return {**told, "fatal": problem.fatal}


def to_lines(found: Iterable[Row]) -> bytes:
    """Rows as they stand in the file."""
    return "".join(to_json(row) + "\n" for row in found).encode("utf-8", "replace")


def source_rows(path: Path) -> Iterator[Row]:
    """The rows of sources in a manifest; none where there is no manifest, or one that is not ours."""
    try:
        with path.open("rb") as file:
            for line in file:
                row = json.loads(line)
                if row["report"] is None:
                    yield row
    except (OSError, ValueError, KeyError, TypeError):
        return


def outputs(path: Path) -> Iterator[str]:
    """The places of the files that a manifest says were written."""
    return (row["output"] for row in source_rows(path) if isinstance(row.get("output"), str))


def up_to_date(out: Path, sources: Sequence[Source], settings: str) -> list[Row] | None:
    """The rows of a finished run of the same settings if neither sources nor outputs have changed since."""
    found = list(source_rows(out / MANIFEST))
    names = [(row["source"], row.get("settings")) for row in found]
    if not found or names != [(source.file.name, settings) for source in sources]:
        return None
    for row, source in zip(found, sources, strict=True):
        output = row["output"]
        if row["hash"] != file_hash(source.file.path):
            return None
        if output is not None and file_hash(str(out / output)) != row["output_hash"]:
            return None
    return found
