"""`sentences`: one sentence a line, each with its span."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import choose, opened
from dedupe_news.cli.intake import named, spare, take_in
from dedupe_news.cli.progress import progress
from dedupe_news.cli.writing import write_rows
from dedupe_news.rendering.layout import plain
from dedupe_news.rendering.rows import to_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dedupe_news.model import Report, Sentence

FORMATS = ("text", "jsonl", "json", "csv")


@click.command("sentences")
@options.files_argument
@options.output_options(*FORMATS)
@options.input_options
@options.segment_options
@click.option("--clean", "strip", is_flag=True, help="Strip boilerplate first.")
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
    strip: bool,  # noqa: FBT001 - click passes flags by name
    **rest: Any,  # noqa: ANN401 - as above: the options of reading
) -> int:
    r"""Split texts into sentences, one a line; -f jsonl gives each sentence's span.

    \b
    Examples:
      dedupe-news sentences article.txt
      cat article.txt | dedupe-news sentences --clean -f jsonl
    """
    from dedupe_news import pipeline  # noqa: PLC0415 - `--help` splits nothing
    from dedupe_news.workers import cores  # noqa: PLC0415 - as above

    destination = choose(output, format_, color, FORMATS)
    names = named(files, rest["files_from"], null=rest["null"])
    spare(names, destination.path)
    intake = take_in(names, rest)
    settings = pipeline.Settings(
        segment=segment, starts=options.parse_starts(report_starts), jobs=rest["jobs"] or cores()
    )
    with progress(rest["progress"], quiet=rest["quiet"]) as tell_progress:
        dump = pipeline.split(intake.records(tell_progress), settings)
        tell_progress("sentences", 0, len(dump.reports))
    rows = _rows(pipeline.sentences(dump, settings, strip=strip))
    with opened(destination) as out:
        if destination.format in {"jsonl", "json"}:
            write_rows(rows, destination, out)
        elif destination.format == "csv":
            out.write(to_csv([("id", "n", "start", "end", "text")]))
            out.writelines(to_csv([tuple(row.values())]) for row in rows)
        else:
            out.writelines(plain(str(row["text"])) + "\n" for row in rows)
    return intake.code


def _rows(found: Iterable[tuple[Report, Sentence]]) -> Iterator[dict[str, object]]:
    report, n = None, 0
    for owner, sentence in found:
        n = n + 1 if owner is report else 1
        report = owner
        yield {
            "id": owner.id,
            "n": n,
            "start": sentence.start,
            "end": sentence.end,
            "text": sentence.text,
        }
