"""`clusters`: the stories of a saved run, one a line."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import canvas, choose, opened
from dedupe_news.cli.saved import load
from dedupe_news.cli.writing import MACHINE, write_rows
from dedupe_news.rendering.days import day_range
from dedupe_news.rendering.layout import counted, plain
from dedupe_news.rendering.rows import to_csv
from dedupe_news.rendering.support import Reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from dedupe_news.cli.edge import Destination

FORMATS = ("text", "jsonl", "json", "csv")
COLUMNS = ("id", "reports", "texts", "weakest", "borderline", "first", "last", "headline", "independent")
Row = dict[str, Any]

ORDERS: dict[str, Callable[[Row], Any]] = {
    "size": lambda row: (-row["texts"], -row["reports"], row["id"]),
    "doubt": lambda row: (
        not row["borderline"],
        2.0 if row["weakest"] is None else row["weakest"],
        row["id"],
    ),
    "date": lambda row: (row["first"] or "9999", row["id"]),
    "headline": lambda row: (row["headline"].casefold(), row["id"]),
    "id": lambda row: row["id"],
}


@click.command("clusters")
@click.argument("stories", metavar="STORIES", type=click.Path())
@options.output_options(*FORMATS)
@click.option("--sort", type=click.Choice(list(ORDERS)), default="size", help="Order of the list.")
@click.option("--borderline", is_flag=True, help="Only stories that nearly fell apart or nearly grew.")
@click.option(
    "--min-reports", type=click.IntRange(min=1), default=1, metavar="N", help="Only stories this big."
)
@options.quiet_options
def command(
    stories: str,
    format_: str | None,
    output: str | None,
    color: str,
    sort: str,
    borderline: bool,  # noqa: FBT001 - click passes flags by name
    min_reports: int,
    **rest: Any,  # noqa: ANN401 - what is said on stderr
) -> int:
    r"""List the stories of a saved run: id, reports, texts, weakest link, dates, headline.

    Behind the weakest link, `~` marks a story that nearly fell apart or nearly grew.

    \b
    Examples:
      dedupe-news clusters stories.jsonl
      dedupe-news clusters stories.jsonl --sort doubt --borderline -f csv
    """
    del rest
    destination = choose(output, format_, color, FORMATS)
    found, left_out = load(stories)
    rows = [_row(story) for story in found]
    rows = [row for row in rows if row["reports"] >= min_reports and (row["borderline"] or not borderline)]
    rows.sort(key=ORDERS[sort])
    with opened(destination, page=True) as out:
        if destination.format in MACHINE - {"csv"}:
            write_rows(rows, destination, out)
        elif destination.format == "csv":
            out.write(to_csv([COLUMNS, *([row[column] for column in COLUMNS] for row in rows)]))
        else:
            _list(rows, destination, out)
    return 3 if left_out else 0


def _row(story: Row) -> Row:
    """Count a story; `independent` counts parts of one text with guessed borders as one."""
    reports = Reports(story["reports"])
    return {
        "id": story["id"],
        "reports": story["report_count"],
        "texts": story["text_count"],
        "weakest": story.get("weakest"),
        "borderline": bool(story.get("borderline")),
        "first": story.get("first"),
        "last": story.get("last"),
        "headline": story["headline"],
        "independent": reports.independent(),
        "parts": sum(bool(report.get("block")) for report in story["reports"]),
    }


def _list(rows: list[Row], destination: Destination, out: IO[str]) -> None:
    """Write the list as aligned lines; on a terminal the head is bold, the mark coloured, a long line cut.

    On a narrow one a headline has a line of its own.
    """
    head = f"{'story':<14}{'reports':>10}{'texts':>7}{'weakest':>9}    "
    longest = max([len(_days(row)) for row in rows], default=0)
    width = max(_DAYS, longest)
    if not destination.drawn:
        out.write(f"{head}{'days':<{width}}  headline\n")
        out.writelines(f"{_numbers(row, width)}{plain(row['headline'])}\n" for row in rows)
        return
    from rich.text import Text  # noqa: PLC0415 - a terminal alone draws

    screen = canvas(destination, out)
    if screen.width < len(head) + width + 2 + _READABLE:
        width = max(len("days"), longest)
    head += f"{'days':<{width}}  "
    gap = "" if screen.width >= len(head) + _READABLE else "\n    "
    screen.print(Text(f"{head.rstrip() if gap else head}{gap}headline", style="bold"))
    for row in rows:
        style = "yellow" if row["borderline"] else ""
        for line in f"{_numbers(row, width)}{gap}{plain(row['headline'])}".split("\n"):
            screen.print(Text(line.rstrip(), style=style), overflow="ellipsis", no_wrap=True)


_DAYS = 20
"""Columns that most spans of days fit in: so wide wherever there is room, in a pipe as well."""
_READABLE = 30
"""Columns in which a headline can still be told from others; with fewer it goes below."""


def _numbers(row: Row, width: int) -> str:
    weakest = "-" if row["weakest"] is None else f"{row['weakest']:.2f}"
    mark = "~" if row["borderline"] else " "
    reports = _sizes(row["reports"], row["parts"])
    texts = row["independent"] if row["parts"] else row["texts"]
    return f"{plain(row['id']):<14}{reports:>10}{texts:>7}{weakest:>9} {mark}  {_days(row):<{width}}  "


def _days(row: Row) -> str:
    return day_range(row["first"], row["last"]) or "-"


def _sizes(reports: int, parts: int) -> str:
    """Tell how many reports there are, apart from parts with guessed borders: `3`, `2 parts`, `1+2 parts`."""
    if not parts:
        return str(reports)
    told = counted(parts, "part")
    return f"{reports - parts}+{told}" if reports > parts else told
