"""`sentences`: one sentence a line, each with its span."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import choose, opened
from dedupe_news.cli.intake import named, take_in
from dedupe_news.cli.writing import write_rows
from dedupe_news.rendering.layout import plain
from dedupe_news.rendering.rows import to_csv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.pipeline import Settings
    from dedupe_news.splitting import Dump

FORMATS = ("text", "jsonl", "json", "csv")


@click.command("sentences")
@options.files_argument
@options.output_options(*FORMATS)
@options.input_options
@options.segment_options
@click.option("--clean", "strip", is_flag=True, help="Strip boilerplate first.")
@options.quiet_options
def command(
    files: tuple[str, ...],
    format_: str | None,
    output: str | None,
    color: str,
    segment: Any,  # noqa: ANN401 - one of the choices; click's parameters carry no types
    report_starts: str | None,
    strip: bool,  # noqa: FBT001 - click passes flags by name
    **rest: Any,  # noqa: ANN401 - as above: the options of reading
) -> int:
    r"""Split texts into sentences, one a line; -f jsonl gives each sentence's span.

    \b
    Examples:
      dedupe-news sentences article.txt
      cat article.txt | dedupe-news sentences --clean -f jsonl
    """
    from dedupe_news.pipeline import Settings, split  # noqa: PLC0415 - `--help` splits nothing

    destination = choose(output, format_, color, FORMATS)
    intake = take_in(named(files, rest["files_from"], null=rest["null"]), rest)
    settings = Settings(segment=segment, starts=options.parse_starts(report_starts))
    rows = _sentences(split(intake.records(), settings), settings, strip=strip)
    with opened(destination) as out:
        if destination.format in {"jsonl", "json"}:
            write_rows(rows, destination, out)
        elif destination.format == "csv":
            out.write(to_csv([("id", "n", "start", "end", "text")]))
            out.writelines(to_csv([tuple(row.values())]) for row in rows)
        else:
            out.writelines(plain(str(row["text"])) + "\n" for row in rows)
    return intake.code


def _sentences(dump: Dump, settings: Settings, *, strip: bool) -> Iterator[dict[str, object]]:
    from dedupe_news import pipeline, telling  # noqa: PLC0415 - loaded only when there is work

    cleaned = pipeline.clean(dump, settings) if strip else None
    for at, report in enumerate(dump.reports):
        runs = (
            [(report.start, report.text)]
            if cleaned is None
            else telling.stretches(report.record.text, cleaned.lines[at])
        )
        for n, sentence in enumerate(telling.sentences_of(at, runs, report.lang), start=1):
            yield {
                "id": report.id,
                "n": n,
                "start": sentence.start,
                "end": sentence.end,
                "text": sentence.text,
            }
