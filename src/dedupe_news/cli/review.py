"""`review`: go through the stories of a saved run, most doubtful first, with or without a screen."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import choose, opened, typed
from dedupe_news.cli.words import explain_problem, say
from dedupe_news.errors import InputError, UsageError
from dedupe_news.rendering.days import day_range
from dedupe_news.rendering.layout import counted, plain
from dedupe_news.rendering.records import to_json
from dedupe_news.rendering.rows import to_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dedupe_news.cli.edge import Destination
    from dedupe_news.decisions import Decision
    from dedupe_news.model import Problem
    from dedupe_news.review.queue import Item, Queue
    from dedupe_news.review.storyfile import StoryFile

FORMATS = ("text", "jsonl", "json", "md", "csv")
LISTED = ("text", "jsonl", "json", "csv")
NO_TERMINAL = "--list prints the queue and --apply FILE applies decisions, both without a terminal"


@click.command("review")
@click.argument("stories", metavar="STORIES", type=click.Path())
@click.option("--list", "listed", is_flag=True, help="Print the queue, most doubtful first, and leave.")
@click.option(
    "--apply",
    "applied",
    metavar="FILE",
    type=click.Path(),
    help="Apply the decisions of FILE (- for standard input) and write the stories as decided.",
)
@click.option(
    "--decisions",
    metavar="PATH",
    type=click.Path(),
    help="Where decisions are kept.  [default: STORIES with .decisions.jsonl]",
)
@click.option("--by", metavar="NAME", help="Write this name into each decision.")
@options.output_options(*FORMATS)
@options.quiet_options
def command(
    stories: str,
    listed: bool,  # noqa: FBT001 - click passes flags by name
    applied: str | None,
    decisions: str | None,
    by: str | None,
    format_: str | None,
    output: str | None,
    color: str,
    **rest: Any,  # noqa: ANN401 - what is said on stderr
) -> int:
    r"""Review stories in the terminal: confirm, take out, split, merge, put off, undo.

    Each decision is on the disk before the next key, in STORIES with .decisions.jsonl; --decisions gives it
    to any later run. Press ? in the screen for the keys.

    \b
    Examples:
      dedupe-news review stories.jsonl
      dedupe-news review stories.jsonl --list -f jsonl
      dedupe-news review stories.jsonl --apply stories.decisions.jsonl -o decided.jsonl
    """
    from dedupe_news.review.log import beside, read_decisions  # noqa: PLC0415 - `--help` reads nothing
    from dedupe_news.review.queue import Queue  # noqa: PLC0415 - as above

    screen = not (listed or applied)
    _refuse(stories, applied, listed=listed, screen=screen)
    if listed and format_ not in LISTED:
        if format_ and typed("format_"):
            raise UsageError(f"--list does not write {format_}", help=f"it writes {', '.join(LISTED)}")
        format_ = None
    destination = choose(output, format_, color, LISTED if listed else FORMATS)
    file = _opened(stories)
    kept = Path(decisions) if decisions else beside(Path("stories.jsonl" if stories == "-" else stories))
    made, problems = _from_stdin() if applied == "-" else read_decisions(Path(applied) if applied else kept)
    if applied and applied != "-" and not Path(applied).is_file():
        raise InputError("no such file", source=applied, help="give a file of decisions, one a line")
    if screen:
        _tell(file.problems, problems, quiet=rest["quiet"])
        return _review(file, made, kept, by, color)
    queue = Queue(file, made)
    if listed:
        _list(queue, destination)
    else:
        _write(queue, destination)
    left_out = _tell(file.problems, problems, quiet=rest["quiet"])
    if not rest["quiet"]:
        from dedupe_news.cli.decided import tell_contradictions, tell_strangers  # noqa: PLC0415 - as above

        tell_contradictions(queue.contradictions, queue.decisions)
        known = {report for entry in queue.file.entries for report in entry.reports}
        tell_strangers(made, known, "this file")
    return 3 if left_out else 0


def _refuse(stories: str, applied: str | None, *, listed: bool, screen: bool) -> None:
    """Refuse questions that go against each other, and options that would say nothing.

    Raises:
        UsageError: they do.
    """
    if listed and applied:
        raise UsageError("--list and --apply are two questions", help="ask one at a time")
    if screen and any(map(typed, ("output", "format_"))):
        raise UsageError("the screen writes no result", help="-o and -f go with --list or --apply")
    if screen and not _on_a_terminal():
        raise UsageError("review needs a terminal", help=NO_TERMINAL)
    if not screen and typed("by"):
        raise UsageError("--by signs decisions made in the screen", help="leave it out here")
    if applied and typed("decisions"):
        raise UsageError("--apply takes the decisions of its own FILE", help="leave --decisions out")
    if stories == "-" and (screen or applied == "-"):
        raise UsageError("standard input cannot be both", help="name the file of stories")


def _on_a_terminal() -> bool:
    """Whether keys can be read and a screen drawn; Textual draws on stderr."""
    if os.environ.get("TERM") == "dumb":
        return False
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _opened(stories: str) -> StoryFile:
    """Open the saved run.

    Raises:
        InputError: it cannot be read or holds no story.
    """
    from dedupe_news.review.storyfile import HOW_TO_SAVE, StoryFile  # noqa: PLC0415 - `--help` reads nothing

    try:
        raw = sys.stdin.buffer.read() if stories == "-" else Path(stories).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read: {error.strerror}", source=stories, help=HOW_TO_SAVE) from error
    file = StoryFile(raw, stories)
    if not len(file):
        raise InputError("holds no story", source=stories, help=HOW_TO_SAVE)
    return file


def _from_stdin() -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    from dedupe_news.decisions import load_decisions  # noqa: PLC0415 - `--help` reads nothing

    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    return load_decisions(text.split("\n"), "stdin")


def _tell(*problems: Iterable[Problem], quiet: bool) -> bool:
    """Tell the problems; say whether something was left out."""
    found = [problem for some in problems for problem in some]
    for problem in found:
        if problem.fatal or not quiet:
            explain_problem(problem)
    return any(problem.fatal for problem in found)


def _list(queue: Queue, destination: Destination) -> None:
    for item in list(queue.items):
        if item.base is None:
            queue.record(item)  # tells the headline of a changed story anew
    with opened(destination) as out:
        rows = [_row(item) for item in queue.items]
        if destination.format == "jsonl":
            out.writelines(to_json(row) + "\n" for row in rows)
        elif destination.format == "json":
            out.write("[\n" + ",\n".join(map(to_json, rows)) + "\n]\n")
        elif destination.format == "csv":
            columns = [column for column in rows[0] if column != "report_ids"]
            out.write(to_csv([columns, *([row[column] for column in columns] for row in rows)]))
        else:
            out.write(
                f"  {'story':<14}{'reports':>8}{'texts':>7}{'cohesion':>10}{'weakest':>9}  ! days, headline\n"
            )
            out.writelines(_line(item) + "\n" for item in queue.items)


def _row(item: Item) -> dict[str, object]:
    entry = item.entry
    return {
        "id": entry.id,
        "status": item.status,
        "reports": len(item.reports),
        "texts": entry.texts,
        "cohesion": entry.cohesion,
        "weakest": entry.weakest,
        "borderline": entry.borderline,
        "conflicts": entry.conflicts,
        "first": entry.first,
        "last": entry.last,
        "headline": entry.headline,
        "report_ids": list(item.reports),
    }


def _line(item: Item) -> str:
    from dedupe_news.review.queue import MARKS  # noqa: PLC0415 - loaded with the queue

    entry = item.entry
    cohesion, weakest = (
        "-" if value is None else f"{value:.2f}" for value in (entry.cohesion, entry.weakest)
    )
    flags = ("~" if entry.borderline else " ") + ("≠" if entry.conflicts else " ")
    days = day_range(entry.first, entry.last)
    return (
        f"{MARKS[item.status]} {plain(entry.id):<14}{len(item.reports):>8}{entry.texts:>7}{cohesion:>10}"
        f"{weakest:>9} {flags} {days + '  ' if days else ''}{plain(entry.headline)}"
    )


def _write(queue: Queue, destination: Destination) -> None:
    from dedupe_news.cli.writing import write_stories  # noqa: PLC0415 - only for --apply

    write_stories(queue.records(), destination, dict)


def _review(file: StoryFile, made: tuple[Decision, ...], kept: Path, by: str | None, color: str) -> int:
    """Open the screen; on the way out say where the decisions are."""
    from dedupe_news.review.log import DecisionLog  # noqa: PLC0415 - `--help` reads nothing
    from dedupe_news.review.queue import Queue  # noqa: PLC0415 - as above
    from dedupe_news.review.screen import ReviewApp  # noqa: PLC0415 - Textual loads only when the screen opens

    def stamp(decision: Decision) -> Decision:
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return replace(decision, by=by, at=now)

    queue = Queue(file, made, DecisionLog(kept).append, stamp)
    if color == "never":
        os.environ["NO_COLOR"] = "1"  # Textual asks the environment, as the terminal tools it follows do
    ReviewApp(queue).run()
    new = len(queue.decisions) - len(made)
    if new:
        say(f"dedupe-news: {counted(new, 'decision')} saved in {kept}; --decisions gives them to any run")
    return 0
