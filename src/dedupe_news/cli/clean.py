"""`clean`: strip boilerplate and set copies aside; a filter on standard input, or a batch over an archive."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import click

from dedupe_news.cli import options, seen
from dedupe_news.cli.batch import Memory, Order, is_batch, run_batch
from dedupe_news.cli.edge import Destination, choose, opened
from dedupe_news.cli.intake import named, spare, take_in
from dedupe_news.cli.progress import progress, still
from dedupe_news.cli.words import say
from dedupe_news.errors import UsageError
from dedupe_news.rendering.layout import counted, plain
from dedupe_news.rendering.rows import to_csv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.cleaning import CleaningSettings
    from dedupe_news.cli.intake import Intake
    from dedupe_news.cli.shaping import Piece
    from dedupe_news.cli.streamed import Part, Parts, Splitting, Wanted
    from dedupe_news.decisions import Constraints
    from dedupe_news.filtering import CopyMark, CopyPolicy
    from dedupe_news.matching.settings import Keep
    from dedupe_news.pipeline import Progress

FORMATS = ("text", "jsonl", "json", "csv")
COLUMNS = ("id", "source", "title", "date", "url", "text", "copy_of", "similarity")
"""The first columns of a table; the records' other keys follow."""


@click.command("clean")
@options.files_argument
@options.output_options(*FORMATS)
@options.input_options
@options.segment_options
@click.option(
    "--keep",
    multiple=True,
    metavar="RULE",
    help="Never remove by this rule (see `rules`); first, longest or earliest is --keeper.",
)
@click.option("--drop", multiple=True, metavar="RULE", help="Apply a rule that is off by default, too.")
@click.option(
    "--copies",
    type=click.Choice(["drop", "mark", "keep"]),
    help="Leave copies out, mark them with their keeper, or do not look for them."
    "  [default: drop from text, mark in records]",
)
@options.keeper_option()
@click.option("--show-removed", is_flag=True, help="Say on stderr what went, by which rule, and where.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would change.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would change.")
@click.option(
    "--index",
    metavar="PATH",
    help="Set aside what copies reports seen earlier, know lines that repeat, and add the reports to it.",
)
@click.option("--decisions", metavar="PATH", help="What was decided to be another story is no copy.")
@click.option(
    "--memory",
    type=Memory(),
    default="2G",
    metavar="SIZE",
    help="What a batch or a long stream may use, all its processes together.  [default: 2G; 512M and up]",
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
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    copies: CopyPolicy | None,
    **rest: Any,  # noqa: ANN401 - as above: the options of reading and of what is said
) -> int:
    r"""Strip cookie banners, share bars, calls to action and the like from plain text.

    \b
    Examples:
      cat scraped.txt | dedupe-news clean > article.txt
      dedupe-news clean news.jsonl -o cleaned.jsonl
      dedupe-news clean --show-removed --keep byline scraped.txt
      dedupe-news clean archive/ -o cleaned/
      dedupe-news clean today.jsonl --index seen.sqlite -o fresh.jsonl

    An output that is a folder makes it a batch: the tree is mirrored there, every report cleaned, copies set
    aside and told in OUT/manifest.jsonl. Inputs are never touched. Stop it when you like: the same command
    goes on. Sources keep their format and packing; pages and mails become texts, a crawl, a feed or a box of
    mails JSON Lines.

    A long stream waits in a temporary folder (TMPDIR): copies, and lines that repeat, are known at its end.
    With `--copies keep --keep repeated` reports leave as they come.
    """
    # before numpy is loaded: its own threads take a sixth more processor time for lines and save none
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    keep, keeper = _told_apart(keep, rest["keeper"])
    constraints, torn = _decided(rest["decisions"], quiet=rest["quiet"])
    names = named(files, rest["files_from"], null=rest["null"])
    if is_batch(names, output):
        order = Order(
            names,
            str(output),
            format_,
            copies or "drop",
            segment,
            _cleaning(keep, drop),
            options.copy_settings(keeper),
            {**rest, "report_starts": report_starts, "constraints": constraints},
        )
        return run_batch(order) or torn
    from dedupe_news.cli import streamed  # noqa: PLC0415 - `--help` cleans nothing
    from dedupe_news.workers import cores  # noqa: PLC0415 - as above

    destination = choose(output, format_, color, FORMATS)
    spare(names, destination.path)
    intake = take_in(names, rest)
    policy: CopyPolicy = copies or ("drop" if destination.format == "text" else "mark")
    found = _Found(listed=rest["show_removed"] or rest["verbose"])
    wanted = streamed.Wanted(
        _cleaning(keep, drop),
        policy,
        keeper,
        constraints,
        rest["jobs"] or cores(),
        rest["memory"],
        again=found.listed or destination.format == "csv" or destination.on_terminal,
    )
    split = streamed.Splitting(segment, options.parse_starts(report_starts))
    with (
        progress(rest["progress"], quiet=rest["quiet"]) as tell_progress,
        _cleaned(intake, split, wanted, rest, tell_progress) as parts,
    ):
        if rest["check"] or rest["dry_run"]:
            from dedupe_news.cli import shaping  # noqa: PLC0415 - loaded when there is work

            found.see(parts(shaping.counted))
        else:
            if destination.on_terminal:
                still(tell_progress)
            _write(destination, parts, policy, found)
        if found.listed:
            _list(parts(), rest, policy)
    _tell(found, rest, policy)
    changed = found.lines or (found.copies and policy == "drop")
    return 1 if rest["check"] and changed else intake.code or torn


@contextmanager
def _cleaned(
    intake: Intake, split: Splitting, wanted: Wanted, rest: dict[str, Any], tell_progress: Progress
) -> Iterator[Parts]:
    """Give what yields the cleaned reports with their marks; beside an index all of them at once."""
    seen.prepare_workers(rest["index"], wanted.jobs, tell=False)
    from dedupe_news import splitting  # noqa: PLC0415 - as above
    from dedupe_news.cli import streamed  # noqa: PLC0415 - as above

    if rest["index"] is None:
        with streamed.taken_in(intake, split, wanted, tell_progress) as parts:
            yield parts
        return
    records = intake.records(tell_progress)
    keep = not (rest["check"] or rest["dry_run"])
    with seen.stripping(rest["index"], quiet=rest["quiet"], keep=keep, jobs=wanted.jobs) as strip:
        looks = options.copy_settings(wanted.keeper) if wanted.copies != "keep" else None
        dump = splitting.split(records, split.mode, split.starts, wanted.jobs)
        cleaned, copies, known = strip(dump, wanted.cleaning, looks, tell_progress)
        marks: list[CopyMark | None] = [None] * len(cleaned.reports)
        if copies is not None:
            marks = streamed.marked(cleaned.reports, copies, wanted.constraints, known)
        yield streamed.here(lambda: iter([(cleaned, marks)]))


def _told_apart(keep: tuple[str, ...], keeper: Keep | None) -> tuple[tuple[str, ...], Keep | None]:
    """Rules to keep, and the keeper of copies: `--keep earliest` says what `--keeper earliest` says.

    Raises:
        UsageError: two different keepers.
    """
    said = {cast("Keep", name) for name in keep if name in options.KEEPERS} | ({keeper} if keeper else set())
    if len(said) > 1:
        raise UsageError(f"copies cannot be kept by both {' and '.join(sorted(said))}", help="name one")
    return tuple(name for name in keep if name not in options.KEEPERS), next(iter(said), None)


def _cleaning(keep: tuple[str, ...], drop: tuple[str, ...]) -> CleaningSettings:
    """Build the cleaning settings.

    Raises:
        UsageError: a name that no rule bears.
    """
    from dedupe_news.cleaning import RULES, CleaningSettings  # noqa: PLC0415 - `--help` cleans nothing

    names = {rule.name for rule in RULES}
    for name in (*keep, *drop):
        if name not in names:
            import difflib  # noqa: PLC0415 - only for the slip of a finger

            near = difflib.get_close_matches(name, sorted(names), 1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise UsageError(f"no rule is called {name}", help=f"{hint}`dedupe-news rules` lists them")
    return CleaningSettings(keep=frozenset(keep), drop=frozenset(drop))


def _decided(path: str | None, *, quiet: bool) -> tuple[Constraints | None, int]:
    """What was decided, and the exit code it asks for: 3 when lines of it were left out."""
    if path is None:
        return None, 0
    from dedupe_news.cli.decided import read_constraints  # noqa: PLC0415 - only for --decisions

    constraints, _, torn = read_constraints(path, quiet=quiet)
    return constraints, 3 if torn else 0


@dataclass(slots=True)
class _Found:
    """What was found to change, counted as it goes by; `listed` says that each change is told, too."""

    listed: bool
    lines: int = 0
    copies: int = 0

    def passing(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """Give the pieces on, counted."""
        for piece in pieces:
            self.lines += piece.lines
            self.copies += piece.copies
            yield piece

    def see(self, pieces: Iterator[Piece]) -> None:
        """Count what nobody writes."""
        for _ in self.passing(pieces):
            pass


def _write(destination: Destination, parts: Parts, policy: CopyPolicy, found: _Found) -> None:
    from dedupe_news.cli import shaping  # noqa: PLC0415 - loaded when there is work

    with opened(destination) as out:
        if destination.format == "text":
            shown = found.passing(parts(partial(shaping.texts, policy=policy)))
            out.writelines(_between(shown, "\n"))
        elif destination.format == "jsonl":
            shown = found.passing(parts(partial(shaping.json_lines, policy=policy)))
            out.writelines(piece.text for piece in shown)
        elif destination.format == "json":
            out.write("[\n")
            out.writelines(_between(found.passing(parts(partial(shaping.json_rows, policy=policy))), ",\n"))
            out.write("\n]\n")
        else:
            columns = dict.fromkeys(COLUMNS)
            for piece in found.passing(parts(partial(shaping.keys, policy=policy))):
                columns.update(dict.fromkeys(piece.keys))
            columns.pop("removed", None)  # a list of spans is no cell
            out.write(to_csv([list(columns)]))
            table = partial(shaping.table, policy=policy, columns=tuple(columns))
            out.writelines(piece.text for piece in parts(table))


def _between(pieces: Iterator[Piece], mark: str) -> Iterator[str]:
    """Give the texts of pieces that have any, with a mark between two of them."""
    begun = False
    for piece in pieces:
        if piece.text:
            yield mark + piece.text if begun else piece.text
            begun = True


def _list(parts: Iterator[Part], rest: dict[str, Any], policy: CopyPolicy) -> None:
    """Say what went, line by line, then which copies did."""
    from dedupe_news.filtering import removals  # noqa: PLC0415 - loaded only when there is work

    aside = []
    for cleaned, marks in parts:
        for removal in removals(cleaned) if rest["show_removed"] else ():
            place = f"{removal.report.source}:{removal.line_number}"
            say(f"{place}: {removal.line.rule} ({removal.line.score:.2f}): {plain(removal.text)}")
        if policy == "drop":
            aside += [
                (report.id, mark)
                for report, mark in zip(cleaned.reports, marks, strict=True)
                if mark is not None
            ]
    for name, mark in aside:
        say(f"{name}: copy of {mark.keeper} ({mark.similarity:.0%} the same), set aside")


def _tell(found: _Found, rest: dict[str, Any], policy: CopyPolicy) -> None:
    """Say how much went."""
    aside = found.copies if policy == "drop" else 0
    if rest["check"] or rest["dry_run"] or rest["verbose"]:
        lines, copies = counted(found.lines, "line"), counted(aside, "copy", "copies")
        say(f"dedupe-news: {lines} to remove, {copies} to drop")
    elif aside and not rest["quiet"] and not rest["show_removed"]:
        say(f"dedupe-news: {counted(aside, 'copy', 'copies')} set aside (--copies keep writes them)")
