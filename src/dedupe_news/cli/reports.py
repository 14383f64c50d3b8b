"""`reports`: how a dump is split into reports, and why."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import canvas, choose, opened
from dedupe_news.cli.intake import named, spare, take_in
from dedupe_news.cli.progress import progress
from dedupe_news.cli.writing import write_rows
from dedupe_news.rendering.layout import plain
from dedupe_news.rendering.records import report_record
from dedupe_news.rendering.rows import to_csv
from dedupe_news.thresholds import SegmentThresholds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dedupe_news.cli.edge import Destination
    from dedupe_news.model import Report

FORMATS = ("text", "jsonl", "json", "csv")
COLUMNS = ("id", "source", "first line", "last line", "start", "end", "by", "score", "rule", "sure", "block")


@click.command("reports")
@options.files_argument
@options.output_options(*FORMATS)
@options.input_options
@options.segment_options
@options.jobs_option
@options.progress_option
@options.quiet_options
def command(
    files: tuple[str, ...],
    format_: str | None,
    output: str | None,
    color: str,
    segment: Any,  # noqa: ANN401 - one of the choices; click's parameters carry no types
    report_starts: str | None,
    **rest: Any,  # noqa: ANN401 - as above: the options of reading
) -> int:
    r"""Show how texts are split into reports, with line ranges and the reason for each cut.

    A cut by `lead` is a guess with its score; "unsure" marks those that may run through one article.

    \b
    Examples:
      dedupe-news reports dump.txt
      dedupe-news reports --segment explicit -f jsonl dump.txt
      dedupe-news reports --report-starts 11,22,33 dump.txt
    """
    from dedupe_news.pipeline import Settings, split  # noqa: PLC0415 - `--help` splits nothing
    from dedupe_news.workers import cores  # noqa: PLC0415 - as above

    destination = choose(output, format_, color, FORMATS)
    names = named(files, rest["files_from"], null=rest["null"])
    spare(names, destination.path)
    intake = take_in(names, rest)
    settings = Settings(
        segment=segment, starts=options.parse_starts(report_starts), jobs=rest["jobs"] or cores()
    )
    with progress(rest["progress"], quiet=rest["quiet"]) as tell_progress:
        dump = split(intake.records(tell_progress), settings)
    records = [report_record(report) for report in dump.reports]
    with opened(destination) as out:
        if destination.format in {"jsonl", "json"}:
            write_rows(records, destination, out)
        elif destination.format == "csv":
            out.write(to_csv([COLUMNS, *map(_row, records)]))
        elif destination.drawn:
            _draw(zip(dump.reports, records, strict=True), destination, out)
        else:
            for report, record in zip(dump.reports, records, strict=True):
                out.write(_line(record, report.text) + "\n")
    return intake.code


def _row(record: dict[str, Any]) -> tuple[object, ...]:
    cut = record["cut"]
    place = (record["id"], record["source"], *record["lines"], record["start"], record["end"])
    return (*place, cut["by"], cut["score"], cut.get("rule", ""), record["sure"], record["block"])


def _line(record: dict[str, Any], text: str) -> str:
    """Tell a report in one line: its name, its lines, why it begins there, how it opens."""
    first, last = record["lines"]
    cut = record["cut"]
    reason = cut["by"] + (f" ({cut['rule']})" if cut.get("rule") else "")
    told = f"{reason} {cut['score']:.2f}{_unsure(record)}"
    return f"{plain(record['id'])}\tlines {first}-{last}\t{told}\t{_opening(text)}"


def _unsure(record: dict[str, Any]) -> str:
    """Mark a beginning whose score is under the limit: what stands on both sides may be one article."""
    cut, least = record["cut"], SegmentThresholds().sure
    return " unsure" if cut["by"] == "lead" and cut["score"] < least else ""


def _opening(text: str) -> str:
    return plain(text.strip().split("\n", 1)[0])


def _draw(rows: Iterable[tuple[Report, dict[str, Any]]], destination: Destination, out: IO[str]) -> None:
    """Draw a report in three lines, each cut at the screen's edge: name and lines, reason, opening."""
    from rich.text import Text  # noqa: PLC0415 - a terminal alone draws

    from dedupe_news.rendering.terminal import indented  # noqa: PLC0415 - as above

    screen = canvas(destination, out)
    for report, record in rows:
        first, last = record["lines"]
        cut, unsure = record["cut"], _unsure(record)
        head = Text(plain(record["id"]), style="bold").append(f"  lines {first}-{last}", style="not bold")
        screen.print(head)
        reason = Text(f"{cut['by']} {cut['score']:.2f}{unsure}", style="yellow" if unsure else "cyan")
        reason.append(f": {cut['rule']}" if cut.get("rule") else "", style="default")
        screen.print(indented(reason, 4))
        opening = Text(f"    {_opening(report.text)}", style="dim")
        screen.print(opening, no_wrap=True, overflow="ellipsis")
