"""`clean`: strip boilerplate and set copies aside; a filter on standard input, or a batch over an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import click

from dedupe_news.cli import options, seen
from dedupe_news.cli.batch import Memory, Order, is_batch, run_batch
from dedupe_news.cli.edge import Destination, choose, opened
from dedupe_news.cli.intake import named, take_in
from dedupe_news.cli.progress import progress, still
from dedupe_news.cli.words import say
from dedupe_news.errors import UsageError
from dedupe_news.rendering.layout import counted, plain
from dedupe_news.rendering.records import to_json
from dedupe_news.rendering.rows import to_csv
from dedupe_news.text.sanitise import for_terminal

if TYPE_CHECKING:
    from dedupe_news.cleaning import CleaningSettings
    from dedupe_news.cli.seen import Stripped
    from dedupe_news.decisions import Constraints
    from dedupe_news.filtering import CopyMark, CopyPolicy
    from dedupe_news.matching.settings import Keep
    from dedupe_news.stripping import Cleaned

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
    help="What a batch may use, all its processes together: 512M and up.  [default: 2G]",
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
    goes on. Sources keep their format and packing; a page becomes a text, a crawl JSON Lines.
    """
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
    from dedupe_news import splitting  # noqa: PLC0415 - `--help` cleans nothing
    from dedupe_news.workers import cores  # noqa: PLC0415 - as above

    destination = choose(output, format_, color, FORMATS)
    intake = take_in(names, rest)
    cleaning = _cleaning(keep, drop)
    starts = options.parse_starts(report_starts)
    policy: CopyPolicy = copies or ("drop" if destination.format == "text" else "mark")
    dry = rest["check"] or rest["dry_run"]
    with (
        progress(rest["progress"], quiet=rest["quiet"]) as tell_progress,
        seen.stripping(rest["index"], quiet=rest["quiet"], keep=not dry) as strip,
    ):
        dump = splitting.split(intake.records(tell_progress), segment, starts, rest["jobs"] or cores())
        stripped = strip(
            dump, cleaning, options.copy_settings(keeper) if policy != "keep" else None, tell_progress
        )
        marks = _marks(stripped, constraints)
        if not dry:
            if destination.on_terminal:
                still(tell_progress)
            _write(destination, stripped.cleaned, marks, policy)
    changed = _tell(stripped.cleaned, marks, rest, policy)
    return 1 if rest["check"] and changed else intake.code or torn


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


def _marks(stripped: Stripped, constraints: Constraints | None) -> list[CopyMark | None]:
    """The mark of each report that reprints another, unless that was decided to be another story."""
    reports, copies = stripped.cleaned.reports, stripped.copies
    if copies is None:
        return [None] * len(reports)
    from dedupe_news.filtering import marks_of, part  # noqa: PLC0415 - loaded only when there is work

    if constraints is not None:
        copies = part(copies, [*(report.id for report in reports), *stripped.known], constraints)
    return marks_of(reports, copies, stripped.known)


def _write(
    destination: Destination, cleaned: Cleaned, marks: list[CopyMark | None], policy: CopyPolicy
) -> None:
    from dedupe_news.filtering import clean_records, kept_texts  # noqa: PLC0415 - loaded when there is work

    with opened(destination) as out:
        if destination.format == "text":
            for n, text in enumerate(kept_texts(cleaned, marks, policy)):
                out.write("\n" if n else "")
                out.write(for_terminal(text, keep="\n\t"))
                out.write("" if text.endswith("\n") else "\n")
            return
        records = clean_records(cleaned, marks, policy)
        if destination.format == "jsonl":
            out.writelines(to_json(record) + "\n" for record in records)
        elif destination.format == "json":
            out.write("[\n" + ",\n".join(map(to_json, records)) + "\n]\n")
        else:
            rows = list(records)
            columns = list(dict.fromkeys((*COLUMNS, *(key for row in rows for key in row))))
            columns = [key for key in columns if key != "removed"]  # a list of spans is no cell
            out.write(to_csv([columns]))
            out.writelines(to_csv([[_cell(row.get(key)) for key in columns]]) for row in rows)


def _cell(value: object) -> object:
    return to_json(value) if isinstance(value, dict | list) else value


def _tell(cleaned: Cleaned, marks: list[CopyMark | None], rest: dict[str, Any], policy: CopyPolicy) -> bool:
    """Say what went; give whether anything did."""
    from dedupe_news.filtering import removals  # noqa: PLC0415 - loaded only when there is work

    gone = list(removals(cleaned))
    aside = [(report, mark) for report, mark in zip(cleaned.reports, marks, strict=True) if mark is not None]
    aside = aside if policy == "drop" else []
    if rest["show_removed"]:
        for removal in gone:
            place = f"{removal.report.source}:{removal.line_number}"
            say(f"{place}: {removal.line.rule} ({removal.line.score:.2f}): {plain(removal.text)}")
    if rest["show_removed"] or rest["verbose"]:
        for report, mark in aside:
            say(f"{report.id}: copy of {mark.keeper} ({mark.similarity:.0%} the same), set aside")
    if rest["check"] or rest["dry_run"] or rest["verbose"]:
        lines, copies = counted(len(gone), "line"), counted(len(aside), "copy", "copies")
        say(f"dedupe-news: {lines} to remove, {copies} to drop")
    elif aside and not rest["quiet"] and not rest["show_removed"]:
        say(f"dedupe-news: {counted(len(aside), 'copy', 'copies')} set aside (--copies keep writes them)")
    return bool(gone or aside)
