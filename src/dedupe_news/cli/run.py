"""`run`: articles in, accounts out."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from dedupe_news.cli import options, seen
from dedupe_news.cli.edge import choose, written_whole
from dedupe_news.cli.intake import named, spare, take_in
from dedupe_news.cli.progress import progress, still
from dedupe_news.cli.words import say
from dedupe_news.cli.writing import MACHINE, shape_of, write_printed, write_stories
from dedupe_news.rendering.layout import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dedupe_news.cli.edge import Destination
    from dedupe_news.decisions import Constraints, Decision
    from dedupe_news.model import Story
    from dedupe_news.pipeline import Cleaned, Grouping, Settings, Shelf

T = TypeVar("T")
FORMATS = ("text", "jsonl", "json", "md", "html", "csv")


@click.command("run")
@options.files_argument
@options.output_options(*FORMATS)
@options.input_options
@options.segment_options
@click.option(
    "--singles", is_flag=True, help="Write stories of one report in machine formats too (text shows them)."
)
@click.option(
    "--sentences",
    "budget",
    type=click.IntRange(min=1),
    metavar="N",
    help="Print at most N statements an account and say how many were left out.",
)
@click.option(
    "--words",
    type=click.IntRange(min=1),
    metavar="N",
    help="Print at most N words an account (one statement at least) and say how many were left out.",
)
@click.option(
    "--window",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Never put reports more than DAYS apart in one story.",
)
@click.option(
    "--granularity",
    type=click.FloatRange(0.0, 1.0),
    default=0.5,
    metavar="0..1",
    help="How wide a story is: lower for single moments, higher for episodes.  [default: 0.5, an event]",
)
@options.keeper_option("--keep")
@click.option(
    "--decisions", metavar="PATH", help="Hold to what was decided in `review`, over whole chains of reports."
)
@click.option(
    "--ledger", metavar="PATH", help="Also write where every character of the input went, as JSON Lines."
)
@click.option(
    "--index",
    metavar="PATH",
    help="Add the reports to what this index has seen; tell the stories they touch, old reports and all.",
)
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
    budget: int | None,
    window: int | None,
    granularity: float,
    decisions: str | None,
    ledger: str | None,
    jobs: int,
    **rest: Any,  # noqa: ANN401 - as above: the options of reading and of what is said
) -> int:
    r"""Write one account per story from articles, dumps and archives.

    \b
    Examples:
      dedupe-news run dump.txt
      cat dump.txt | dedupe-news -f md > accounts.md
      dedupe-news run news.jsonl --singles -o stories.jsonl
    """
    destination = choose(output, format_, color, FORMATS)
    names = named(files, rest["files_from"], null=rest["null"])
    spare(names, destination.path)
    spare(names, Path(ledger) if ledger else None, "--ledger")
    intake = take_in(names, rest)
    seen.prepare_workers(rest["index"], jobs, tell=True)
    settings = replace(
        _settings(segment, report_starts, Budget(budget, rest["words"]), StoryCut(window, granularity), jobs),
        copies=options.copy_settings(rest["keeper"]),
    )
    decided = _decided(decisions, quiet=rest["quiet"])
    with (
        progress(rest["progress"], quiet=rest["quiet"]) as tell_progress,
        seen.grouping(rest["index"], quiet=rest["quiet"]) as walk,
    ):
        from dedupe_news import pipeline  # noqa: PLC0415 - the walk's rooms load only when there is work

        dump = pipeline.split(intake.records(tell_progress), settings)
        cleaned, grouping = walk(dump, settings, tell_progress, decided)
        _write(destination, cleaned, grouping, settings, singles=rest["singles"], tell_progress=tell_progress)
        if ledger:
            _write_ledger(Path(ledger), cleaned.whole(), grouping, settings)
    if not rest["quiet"] and not rest["index"]:  # beside an index only the stories touched are told
        _name_empty(cleaned, grouping)
    _report(
        cleaned, grouping, destination, quiet=rest["quiet"], verbose=rest["verbose"], singles=rest["singles"]
    )
    return intake.code or (3 if decided is not None and decided.torn else 0)


class Budget(NamedTuple):
    """How much of an account is printed, as the options say it."""

    statements: int | None
    words: int | None


class StoryCut(NamedTuple):
    """How stories are cut, as the options say it."""

    window: int | None
    granularity: float


@dataclass(frozen=True, slots=True)
class Decided:
    """What a file of decisions comes to, and whether lines of it were left out."""

    constraints: Constraints
    made: tuple[Decision, ...]
    torn: bool
    quiet: bool

    @property
    def named(self) -> frozenset[str]:
        """The ids of the reports that decisions are about."""
        return frozenset(report for one in self.made for report in (*one.a, *one.b))

    def hold(self, cleaned: Cleaned, grouping: Grouping) -> Grouping:
        """Regroup the reports as decided; say which decisions name reports that are not in the run."""
        from dedupe_news import pipeline  # noqa: PLC0415 - loaded only when there is work
        from dedupe_news.cli.decided import tell_strangers  # noqa: PLC0415 - only for --decisions

        if not self.quiet:
            tell_strangers(self.made, {report.id for report in cleaned.reports}, "this run")
        return pipeline.decide(cleaned, grouping, self.constraints)


def _decided(path: str | None, *, quiet: bool) -> Decided | None:
    if path is None:
        return None
    from dedupe_news.cli.decided import read_constraints  # noqa: PLC0415 - only for --decisions

    constraints, made, torn = read_constraints(path, quiet=quiet)
    return Decided(constraints, made, torn, quiet)


def _settings(
    segment: Any,  # noqa: ANN401 - one of the choices
    report_starts: str | None,
    budget: Budget,
    cut: StoryCut,
    jobs: int,
) -> Settings:
    from dedupe_news.accounts import AccountSettings  # noqa: PLC0415 - loaded only when there is work
    from dedupe_news.pipeline import Settings  # noqa: PLC0415 - as above
    from dedupe_news.stories import StorySettings  # noqa: PLC0415 - as above
    from dedupe_news.workers import cores  # noqa: PLC0415 - as above

    return Settings(
        segment=segment,
        starts=options.parse_starts(report_starts),
        stories=StorySettings(window=cut.window, granularity=cut.granularity),
        account=AccountSettings(budget=budget.statements, words=budget.words),
        jobs=jobs or cores(),
    )


def _write(
    destination: Destination,
    shelf: Shelf,
    grouping: Grouping,
    settings: Settings,
    *,
    singles: bool,
    tell_progress: Any,  # noqa: ANN401 - a Progress
) -> None:
    from dedupe_news import pipeline  # noqa: PLC0415 - loaded only when there is work
    from dedupe_news.rendering.records import story_record  # noqa: PLC0415 - as above

    tell_progress = still(tell_progress) if destination.on_terminal else tell_progress
    wanted = pipeline.shown_order(grouping, singles=singles or destination.format not in MACHINE)
    before = pipeline.counts(shelf, grouping) if len(wanted) > 1 else ""

    def passing(stories: Iterable[T]) -> Iterator[T]:
        for n, story in enumerate(stories, start=1):
            tell_progress("accounts", n, len(wanted))
            yield story

    shape = shape_of(destination)
    if shape is not None:
        printed = pipeline.told(shelf, grouping, settings, shape, wanted)
        write_printed(passing(printed), destination, before=before)
        return
    cleaned = shelf.whole()
    removed = cleaned.removed()
    stories = passing(pipeline.tell(cleaned, grouping, settings, wanted))
    write_stories(
        (story_record(story, cleaned.reports, removed) for story in stories),
        destination,
        lambda: {report.id: report.record.text for report in cleaned.reports},
        before=before,
    )


def _write_ledger(path: Path, cleaned: Cleaned, grouping: Grouping, settings: Settings) -> None:
    from dedupe_news import pipeline  # noqa: PLC0415 - loaded only when there is work
    from dedupe_news.ledger import entries  # noqa: PLC0415 - only for --ledger
    from dedupe_news.rendering.records import to_json  # noqa: PLC0415 - as above

    stories: Iterator[Story] = pipeline.tell(cleaned, grouping, settings)
    with written_whole(path) as out:
        for entry in entries(cleaned, stories):
            out.write(to_json(entry.as_record()) + "\n")


def _name_empty(cleaned: Shelf, grouping: Grouping) -> None:
    """Say on stderr of which reports nothing is left, which no story shows."""
    told = {at for group in grouping.groups for at in group}
    empty = [report.id for at, report in enumerate(cleaned.reports) if at not in told]
    if not empty:
        return
    more = f" and {len(empty) - 1:,} more" if len(empty) > 1 else ""
    say(f"dedupe-news: {empty[0]}{more}: nothing is left, every line was taken for page furniture")
    say("  help: `dedupe-news clean --show-removed` lists what went, and by which rule")


def _report(
    cleaned: Shelf,
    grouping: Grouping,
    destination: Destination,
    *,
    quiet: bool,
    verbose: bool,
    singles: bool,
) -> None:
    """Say on stderr what the result does not show by itself."""
    alone = sum(len(group) == 1 for group in grouping.groups)
    hidden = alone if destination.format in MACHINE and not singles else 0
    if quiet:
        return
    from dedupe_news.pipeline import counts  # noqa: PLC0415 - loaded only when there is work

    if hidden:
        ones = counted(hidden, "story", "stories")
        say(f"dedupe-news: {counts(cleaned, grouping)}; {ones} of one report not written (--singles)")
    elif verbose or (destination.path is not None and sys.stderr.isatty()):
        say(f"dedupe-news: {counts(cleaned, grouping)}")
