"""`index`: look after the file that remembers every report seen."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import choose, opened
from dedupe_news.cli.words import say
from dedupe_news.cli.writing import write_rows
from dedupe_news.errors import UsageError
from dedupe_news.rendering.layout import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from dedupe_news.cli.edge import Destination

FORMATS = ("text", "jsonl", "json")


@click.command("index")
@click.argument("action", type=click.Choice(["stats", "check", "forget", "export", "vacuum"]))
@click.argument("path", metavar="INDEX")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@options.output_options(*FORMATS)
@options.quiet_options
def command(
    action: str,
    path: str,
    sources: tuple[str, ...],
    format_: str | None,
    output: str | None,
    color: str,
    **rest: Any,  # noqa: ANN401 - what is said on stderr
) -> int:
    r"""Look after an index, the file that `run --index` adds to.

    \b
    stats   what it holds
    check   whether the file is sound; exit 1 when it is not
    forget  take every report of each SOURCE out
    export  every report as a record, to be read again by `run`
    vacuum  give back the room of what was forgotten

    \b
    Examples:
      dedupe-news index stats seen.sqlite
      dedupe-news index forget seen.sqlite crawl-2024-03-12.jsonl
      dedupe-news index export seen.sqlite -o seen.jsonl
    """
    if bool(sources) != (action == "forget"):
        raise UsageError(
            "forget needs the sources to forget" if action == "forget" else f"{action} takes no source",
            help="`dedupe-news index forget INDEX SOURCE...`",
        )
    destination = choose(output, format_, color, FORMATS)
    if action == "forget":
        return _forget(path, sources, quiet=rest["quiet"])
    return _ACTIONS[action](path, destination)


def _stats(path: str, destination: Destination) -> int:
    from dedupe_news.index import open_index, statistics  # noqa: PLC0415 - `--help` opens nothing

    with open_index(path) as store:
        stats = statistics(store)
    with opened(destination) as out:
        if destination.format != "text":
            write_rows([asdict(stats)], destination, out)
            return 0
        days = f"{stats.first} to {stats.last}" if stats.first else "no dates known"
        out.write(
            f"{counted(stats.reports, 'report')} of {counted(stats.sources, 'source')}, {days}\n"
            f"{counted(stats.texts, 'text')} in {counted(stats.stories, 'story', 'stories')}"
            f"{f', {stats.due:,} not grouped yet' if stats.due else ''}"
            f"{f', {stats.stale:,} cleaned by an older version or other rules' if stats.stale else ''}\n"
            f"{counted(stats.lines_condemned, 'line')} known as boilerplate by repetition\n"
            f"{stats.fingerprint_bytes:,.0f} bytes of fingerprints a report"
            f", {stats.term_bytes:,.0f} of terms\n"
            f"{stats.bytes:,} bytes in all, version {stats.version}\n"
        )
    return 0


def _check(path: str, destination: Destination) -> int:
    from dedupe_news.index import check, open_index  # noqa: PLC0415 - as above

    with open_index(path) as store:
        wrong = check(store)
    with opened(destination) as out:
        if destination.format != "text":
            write_rows([{"sound": not wrong, "wrong": wrong}], destination, out)
        else:
            out.write("".join(f"{line}\n" for line in wrong) or "sound\n")
    return 1 if wrong else 0


def _export(path: str, destination: Destination) -> int:
    from dedupe_news.index import export, open_index  # noqa: PLC0415 - as above

    if destination.format == "text":
        destination = type(destination)(destination.path, "jsonl", destination.color)
    with open_index(path) as store, opened(destination) as out:
        write_rows(export(store), destination, out)
    return 0


def _vacuum(path: str, destination: Destination) -> int:
    from dedupe_news.index import open_index, statistics, vacuum  # noqa: PLC0415 - as above

    with open_index(path) as store:
        before = statistics(store).bytes
        vacuum(store)
        after = statistics(store).bytes
    with opened(destination) as out:
        if destination.format != "text":
            write_rows([{"before": before, "after": after}], destination, out)
        else:
            out.write(f"{before:,} bytes before, {after:,} now\n")
    return 0


def _forget(path: str, sources: tuple[str, ...], *, quiet: bool) -> int:
    from dedupe_news.index import forget, open_index  # noqa: PLC0415 - as above

    # it must be there: forgetting makes no index
    with open_index(path):
        pass
    with open_index(path, write=True) as store:
        for source in sources:
            count = forget(store, source)
            if not quiet:
                say(f"dedupe-news: {counted(count, 'report')} of {source} forgotten")
    return 0


_ACTIONS: dict[str, Callable[[str, Destination], int]] = {
    "stats": _stats,
    "check": _check,
    "export": _export,
    "vacuum": _vacuum,
}
