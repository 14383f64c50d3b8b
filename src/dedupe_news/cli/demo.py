"""`demo`: an account from packaged samples, with no file at hand."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import choose, opened
from dedupe_news.cli.writing import write_stories
from dedupe_news.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.model import Record

FORMATS = ("text", "jsonl", "json", "md", "html", "csv")


@click.command("demo")
@options.output_options(*FORMATS)
@click.option("--input", "show_input", is_flag=True, help="Print the dump the demo starts from instead.")
@options.quiet_options
def command(
    format_: str | None,
    output: str | None,
    color: str,
    show_input: bool,  # noqa: FBT001 - click passes flags by name
    **rest: Any,  # noqa: ANN401 - what is said on stderr
) -> int:
    r"""Print the accounts of a small packaged dump, to see what the tool does.

    \b
    Examples:
      dedupe-news demo
      dedupe-news demo --input | dedupe-news
    """
    del rest
    destination = choose(output, format_, color, FORMATS)
    if show_input:
        if destination.format != "text":
            raise UsageError("--input prints the dump as it is", help="leave -f out, or give -f text")
        with opened(destination) as out:
            out.writelines(record.text for record in _records())
        return 0
    from dedupe_news import pipeline  # noqa: PLC0415 - `--help` runs nothing
    from dedupe_news.rendering.records import story_record  # noqa: PLC0415 - as above

    settings = pipeline.Settings()
    cleaned = pipeline.clean(pipeline.split(_records(), settings), settings)
    grouping = pipeline.group(cleaned, settings)
    removed = cleaned.removed()
    stories = pipeline.tell(cleaned, grouping, settings, pipeline.shown_order(grouping, singles=True))
    write_stories(
        (story_record(story, cleaned.reports, removed) for story in stories),
        destination,
        lambda: {report.id: report.record.text for report in cleaned.reports},
        before=pipeline.counts(cleaned, grouping),
    )
    return 0


def _records() -> Iterator[Record]:
    from dedupe_news.model import Record  # noqa: PLC0415 - `--help` reads nothing

    folder = resources.files("dedupe_news").joinpath("demo")
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".txt"):
            yield Record(source=entry.name, text=entry.read_text("utf-8"))
