"""`diff`: what two reports of a saved run say in the same words, in other words, and alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import Destination, canvas, choose, opened
from dedupe_news.cli.saved import find_report, load
from dedupe_news.cli.show import file_and_ids
from dedupe_news.cli.writing import write_rows
from dedupe_news.errors import UsageError
from dedupe_news.rendering.differences import (
    KEY,
    Difference,
    drawn_rows,
    plain_columns,
    plain_rows,
    side_by_side,
)
from dedupe_news.rendering.layout import plain
from dedupe_news.review.evidence import differences

if TYPE_CHECKING:
    from dedupe_news.cli.saved import FoundReport

FORMATS = ("text", "jsonl", "json")


@click.command("diff")
@click.argument("words", nargs=-1, metavar="[STORIES] A B", required=True, type=click.Path())
@options.output_options(*FORMATS)
@click.option("--side-by-side", "columns", is_flag=True, help="A and B in two columns (in a pipe, tabs).")
@options.quiet_options
def command(
    words: tuple[str, ...],
    format_: str | None,
    output: str | None,
    color: str,
    columns: bool,  # noqa: FBT001 - click passes flags by name
    **rest: Any,  # noqa: ANN401 - what is said on stderr
) -> int:
    r"""Compare two reports of a saved run sentence by sentence. Exit 0: same story; 1: not.

    A and B are report ids, or a story's id and a number as in s-1a2b:2.

    \b
    Examples:
      dedupe-news diff stories.jsonl dump.txt#1 dump.txt#2
      dedupe-news diff stories.jsonl s-1a2b:1 s-1a2b:2 --side-by-side
    """
    del rest
    destination = choose(output, format_, color, FORMATS)
    path, (first, second) = file_and_ids(words, 2)
    if columns and destination.format != "text":
        raise UsageError("--side-by-side sets text in columns", help="leave it out for records")
    stories, left_out = load(path)
    a, b = find_report(stories, first), find_report(stories, second)
    rows = differences(a.report, b.report)
    same = a.story["id"] == b.story["id"]
    _write(destination, a, b, rows, columns=columns)
    return (3 if left_out else 0) if same else 1


def _write(
    destination: Destination, a: FoundReport, b: FoundReport, rows: list[Difference], *, columns: bool
) -> None:
    with opened(destination, page=True) as out:
        if destination.format in {"jsonl", "json"}:
            write_rows([_record(row) for row in rows], destination, out)
        elif destination.drawn and (destination.on_terminal or not columns):
            screen = canvas(destination, out)
            _head(lambda line: screen.print(line, style="bold"), a, b)
            for part in [side_by_side(rows, a.id, b.id)] if columns else drawn_rows(rows):
                screen.print(part)
        else:
            _head(lambda line: out.write(line + "\n"), a, b)
            lines = plain_columns(rows) if columns else plain_rows(rows)
            out.writelines(line + "\n" for line in lines)


def _head(write: Any, a: FoundReport, b: FoundReport) -> None:  # noqa: ANN401 - a function of one line
    for name, report in (("A", a), ("B", b)):
        write(f"{name} {plain(report.id)}  ({plain(report.story['id'])}: {plain(report.story['headline'])})")
    write("same story" if a.story["id"] == b.story["id"] else "not the same story")
    write(KEY)
    write("")


def _record(row: Difference) -> dict[str, object]:
    return {
        "kind": row.kind,
        "a": row.side(of_a=True) or None,
        "b": row.side(of_a=False) or None,
        "words": [{"a": w.a, "b": w.b, "same": w.same} for w in row.words],
        "numbers": [list(pair) for pair in row.numbers],
    }
