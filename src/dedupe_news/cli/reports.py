"""`reports`: how a dump is split into reports, and why."""

from __future__ import annotations

from typing import Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import choose, opened
from dedupe_news.cli.intake import named, take_in
from dedupe_news.cli.progress import progress
from dedupe_news.cli.writing import write_rows
from dedupe_news.rendering.layout import plain
from dedupe_news.rendering.records import report_record
from dedupe_news.rendering.rows import to_csv

FORMATS = ("text", "jsonl", "json", "csv")
OPENING = 72
"""Characters of a report's first line shown on a terminal; a pipe gets the whole line."""


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

    \b
    Examples:
      dedupe-news reports dump.txt
      dedupe-news reports --segment explicit -f jsonl dump.txt
      dedupe-news reports --report-starts 11,22,33 dump.txt
    """
    from dedupe_news.pipeline import Settings, split  # noqa: PLC0415 - `--help` splits nothing
    from dedupe_news.workers import cores  # noqa: PLC0415 - as above

    destination = choose(output, format_, color, FORMATS)
    intake = take_in(named(files, rest["files_from"], null=rest["null"]), rest)
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
            out.write(
                to_csv([("id", "source", "first line", "last line", "start", "end", "by", "score", "rule")])
            )
            out.write(to_csv(_row(record) for record in records))
        else:
            limit = OPENING if destination.on_terminal else None
            for report, record in zip(dump.reports, records, strict=True):
                out.write(_line(record, report.text, limit) + "\n")
    return intake.code


def _row(record: dict[str, Any]) -> tuple[object, ...]:
    cut = record["cut"]
    place = (record["id"], record["source"], *record["lines"], record["start"], record["end"])
    return (*place, cut["by"], cut["score"], cut.get("rule", ""))


def _line(record: dict[str, Any], text: str, limit: int | None) -> str:
    first, last = record["lines"]
    cut = record["cut"]
    reason = cut["by"] + (f" ({cut['rule']})" if cut.get("rule") else "")
    opening = plain(text.strip().split("\n", 1)[0])
    short = opening if limit is None or len(opening) <= limit else opening[: limit - 1] + "…"
    return f"{plain(record['id'])}\tlines {first}-{last}\t{reason} {cut['score']:.2f}\t{short}"
