"""`clean ARCHIVE/ -o OUT/`: when it is a batch, what it tells while it works, and how it ends."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import click

from dedupe_news.cli import options
from dedupe_news.cli.edge import BY_EXTENSION
from dedupe_news.cli.progress import progress
from dedupe_news.cli.words import explain_problem, say
from dedupe_news.errors import InputError, UsageError
from dedupe_news.rendering.layout import counted, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.archive import Outcome
    from dedupe_news.archive.rendering import Aside, Gone
    from dedupe_news.archive.settings import ArchiveSettings, Form
    from dedupe_news.cleaning import CleaningSettings
    from dedupe_news.filtering import CopyPolicy
    from dedupe_news.index import Known
    from dedupe_news.matching import CopySettings
    from dedupe_news.model import Problem
    from dedupe_news.pipeline import Progress
    from dedupe_news.splitting import SegmentMode

UNITS = {"": 1 << 30, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}


class Memory(click.ParamType):  # type: ignore[type-arg] # generic only in the stubs of late versions
    """A size such as 512M or 1.5G; a bare number is of gigabytes."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401 - as click declares it
        """Read it, in bytes."""
        if isinstance(value, int):
            return value
        found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?\s*", str(value).lower())
        if found is None:
            self.fail(f"{value} is no size; give one like 512M or 2G", param, ctx)
        return int(float(found.group(1)) * UNITS[found.group(2)])


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line asks of a batch."""

    paths: tuple[str, ...]
    out: str
    form: str | None
    copies: CopyPolicy
    segment: SegmentMode | None
    cleaning: CleaningSettings
    matching: CopySettings
    rest: dict[str, Any]


def is_batch(paths: Sequence[str], output: str | None) -> bool:
    """Whether the output is a folder: it ends in a slash, is one, or is to hold a folder's tree.

    `clean ARCHIVE/ -o all.jsonl` still gathers everything into one file, as the extension says.
    """
    if output in {None, "-"}:
        return False
    assert output is not None  # noqa: S101 - the line above
    if output.endswith(("/", os.sep)) or os.path.isdir(output):  # noqa: PTH112 - as the user wrote it
        return True
    extension = os.path.splitext(output)[1].lower()  # noqa: PTH122 - as above
    folder = any(os.path.isdir(path) for path in paths)  # noqa: PTH112 - as above
    return folder and extension not in BY_EXTENSION and not os.path.exists(output)  # noqa: PTH110 - as above


def run_batch(order: Order) -> int:
    """Clean an archive; give the exit code.

    Raises:
        UsageError: an option makes no sense for a batch.
    """
    from dedupe_news.workers import cores, prepare  # noqa: PLC0415 - `--help` loads nothing

    rest = order.rest
    jobs = rest["jobs"] or cores()
    if jobs > 1:
        prepare(("dedupe_news.archive",))  # numpy and scipy load there while they load here
    from dedupe_news.archive import ArchiveSettings, Hooks, clean_archive  # noqa: PLC0415 - as above

    if rest["report_starts"] is not None:
        raise UsageError("--report-starts is for one text, not for an archive", help="leave it out")
    settings = ArchiveSettings(
        read=options.read_settings(rest["from_"], rest["text_field"], rest["encoding"], rest["extractor"]),
        segment=order.segment,
        cleaning=order.cleaning,
        copies=order.copies,
        matching=order.matching,
        form=cast("Form | None", order.form),
        jobs=jobs,
        memory=rest["memory"],
        index=None if rest["index"] is None else os.path.abspath(rest["index"]),  # noqa: PTH100 - as above
        constraints=rest["constraints"],
    )
    dry = rest["dry_run"] or rest["check"]
    with progress(rest["progress"], quiet=rest["quiet"]) as tell_progress:
        teller = _Teller(rest, tell_progress)
        hooks = Hooks(
            teller.progress,
            teller.problem,
            teller.gone if rest["show_removed"] else None,
            teller.aside if rest["show_removed"] or rest["verbose"] else None,
            _known(settings),
        )
        try:
            outcome = clean_archive(order.paths, order.out, settings, hooks, dry=dry)
        except KeyboardInterrupt:
            say(f"dedupe-news: stopped {teller.where()}; " + _way_on(order.out, dry=dry))
            raise
    if not rest["quiet"]:
        say("dedupe-news: " + _summary(outcome, order, dry=dry))
    if rest["check"] and outcome.changes:
        return 1
    return 3 if outcome.left_out else 0


def _known(settings: ArchiveSettings) -> Known | None:
    """The index beside which the batch is cleaned, refused at once if it is none."""
    if settings.index is None:
        return None
    from dedupe_news.index import Known, probe  # noqa: PLC0415 - only for --index
    from dedupe_news.pipeline import Settings  # noqa: PLC0415 - as above

    probe(settings.index)
    return Known(
        settings.index,
        Settings(
            segment=settings.segment,
            cleaning=settings.cleaning,
            copies=settings.matching,
            jobs=settings.workers,
        ),
    )


def _way_on(out: str, *, dry: bool) -> str:
    if dry:
        return "nothing was written"
    return f"what is done is kept in {plain(out)}, and the same command goes on from there"


@dataclass(slots=True)
class _Teller:
    """Says on stderr what a batch tells, and remembers how far it is."""

    rest: dict[str, Any]
    show: Progress
    last: tuple[str, int, int | None] = field(default=("", 0, None))

    def progress(self, stage: str, done: int, total: int | None) -> None:
        self.last = (stage, done, total)
        self.show(stage, done, total)

    def where(self) -> str:
        stage, done, total = self.last
        of = f" of {total:,}" if total is not None else ""
        return f"while {stage}, at {done:,}{of}" if stage else "before anything was read"

    def problem(self, problem: Problem) -> None:
        if self.rest["strict"]:
            raise InputError(problem.what, source=problem.source, line=problem.line, help=problem.help)
        if problem.fatal or not self.rest["quiet"]:
            explain_problem(problem)

    def gone(self, source: str, gone: Gone) -> None:
        say(f"{source}:{gone.line}: {gone.rule} ({gone.score:.2f}): {plain(gone.text)}")

    def aside(self, source: str, aside: Aside) -> None:
        alike = f"{aside.mark.similarity:.0%} the same"
        say(f"{source}: {plain(aside.report)}: copy of {plain(aside.mark.keeper)} ({alike})")


def _summary(outcome: Outcome, order: Order, *, dry: bool) -> str:
    totals, out = outcome.totals, plain(order.out)
    sources = counted(totals.sources, "source")
    if outcome.up_to_date:
        return f"{out} is up to date ({sources})"
    lines, copies = counted(totals.removed, "line"), counted(totals.copies, "copy", "copies")
    marked = "mark" if order.copies == "mark" else "set aside"
    if dry:
        verbs = (f"{lines} to remove", f"{copies} to {marked}")
        end = "nothing was written"
    else:
        verbs = (f"{lines} removed", f"{copies} {'marked' if marked == 'mark' else marked}")
        end = f"{counted(totals.outputs, 'file')} written to {out}"
    return f"{sources}, {counted(totals.reports, 'report')}: {', '.join(verbs)}; {end}"
