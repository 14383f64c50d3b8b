"""How the filter holds what it cleans: a short stream in memory, a longer one by way of the disk.

What is printed is the same either way. What a longer one is made of is read by workers (`reading.read_lots`),
so that it is long is told before any of it is read. Where nothing has to be known of the whole stream (no
copies are looked for and no line goes for being repeated) reports leave as they come.
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from dedupe_news.cli.ending import unwinding
from dedupe_news.cli.options import copy_settings
from dedupe_news.model import Problem, Record
from dedupe_news.workers import in_chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dedupe_news.archive.feeding import Feed
    from dedupe_news.cleaning import CleaningSettings
    from dedupe_news.cli.intake import Intake
    from dedupe_news.decisions import Constraints
    from dedupe_news.filtering import CopyMark, CopyPolicy, Labelled
    from dedupe_news.matching import Copies
    from dedupe_news.matching.settings import Keep
    from dedupe_news.model import Report
    from dedupe_news.pipeline import Progress
    from dedupe_news.reading.reader import Found, Item
    from dedupe_news.splitting import SegmentMode

    Part = tuple[Labelled, list[CopyMark | None]]
    Parts = Callable[..., Iterator[Any]]
    """Gives the parts, or, of a function of one (that can be sent to workers), what it makes of each."""

BATCH = 2_000_000
"""Characters of a batch, as in a batch run (`archive.batches.FULL`)."""
HELD = 8
"""Batches up to which a stream never sees the disk: 16 MB take about 250 MB, and a fifth less time."""
LEAST = 500
"""Characters that a report counts for at the least: short ones take as many labels."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; `again` says that the parts are gone through more than once."""

    cleaning: CleaningSettings
    copies: CopyPolicy
    keeper: Keep | None
    constraints: Constraints | None
    jobs: int
    memory: int
    again: bool


@dataclass(frozen=True, slots=True)
class Splitting:
    """How texts are split; `starts` has the lines on which reports begin, where the user knows."""

    mode: SegmentMode | None = None
    starts: tuple[int, ...] | None = None


@contextmanager
def taken_in(intake: Intake, split: Splitting, wanted: Wanted, progress: Progress) -> Iterator[Parts]:
    """Clean what comes in; give what yields its parts, with the marks of their copies.

    Args:
        intake: what to read.
        split: how to split it.
        wanted: how to clean.
        progress: whom to tell how far it is.

    Raises:
        InputError: see `Intake.records`.
        DedupeNewsError: see `archive.streaming.spooled`.
    """
    begun: deque[Found] | None = None
    if _waits(wanted) and split.starts is None:
        from dedupe_news.reading import Cutting  # noqa: PLC0415 - `--help` reads nothing

        lots = intake.lots(Cutting(BATCH, BATCH // LEAST))
        begun = deque()
        if _is_long(lots, begun):
            from dedupe_news.archive.feeding import Lots  # noqa: PLC0415 - a short text never sees the disk

            feed = Lots(chain(_given_away(begun), lots), intake.telling(progress))
            with _spooled(feed, split.mode, wanted, progress) as parts:
                yield parts
            return
    from dedupe_news.splitting import each  # noqa: PLC0415 - as above

    records = intake.records(progress, None if begun is None else _given_away(begun))
    reports = (own for _, _, own in each(records, split.mode, split.starts, wanted.jobs))
    with streamed(reports, wanted, progress) as parts:
        yield parts


def _is_long(lots: Iterator[Found], begun: deque[Found]) -> bool:
    """Take the lots of a stream until they are too much to be held; False if all of it may be."""
    size = 0
    for found in lots:
        begun.append(found)
        size += _weight(found[1])
        if size > HELD * BATCH:
            return True
    return False


def _weight(item: Item) -> int:
    """As many characters as something read may have: of a lot that is not read yet, its bytes.

    A problem has its weight as well: a folder may hold a million pictures.
    """
    if isinstance(item, Record):
        return max(len(item.text), LEAST)
    if isinstance(item, Problem):
        return LEAST
    from dedupe_news.reading import Pages, Stretch  # noqa: PLC0415 - `--help` reads nothing

    return max(item.size, LEAST * item.lines) if isinstance(item, Stretch | Pages) else 0


def _given_away(begun: deque[Found]) -> Iterator[Found]:
    """Give what was held, and hold it no longer."""
    while begun:
        yield begun.popleft()


@contextmanager
def streamed(records: Iterable[Sequence[Report]], wanted: Wanted, progress: Progress) -> Iterator[Parts]:
    """Clean reports as they come; give what yields their parts, with the marks of their copies.

    Args:
        records: the reports of each record.
        wanted: how to clean.
        progress: whom to tell how far it is.

    Raises:
        DedupeNewsError: see `archive.streaming.spooled`.
    """
    chunks = in_chunks((reports for reports in records if reports), _size, BATCH)
    waits = _waits(wanted)
    held = HELD if waits else 1
    begun = list(islice(chunks, held + 1))
    if len(begun) <= held:
        part = at_once([report for own in chain(*begun) for report in own], wanted, progress)
        yield here(lambda: iter([part]))
    elif not waits:
        yield here(
            lambda: (
                at_once([report for own in chunk for report in own], wanted, progress)
                for chunk in chain(begun, chunks)
            )
        )
    else:
        from dedupe_news.archive.feeding import Chunks  # noqa: PLC0415 - a short text never sees the disk

        with _spooled(Chunks(chain(begun, chunks)), None, wanted, progress) as parts:
            yield parts


@contextmanager
def _spooled(feed: Feed, mode: SegmentMode | None, wanted: Wanted, progress: Progress) -> Iterator[Parts]:
    """Clean a stream by way of the disk."""
    from dedupe_news.archive import ArchiveSettings  # noqa: PLC0415 - a short text never sees the disk
    from dedupe_news.archive.streaming import spooled  # noqa: PLC0415 - as above

    settings = ArchiveSettings(
        segment=mode,
        cleaning=wanted.cleaning,
        copies=wanted.copies,
        matching=copy_settings(wanted.keeper),
        jobs=wanted.jobs,
        memory=wanted.memory,
        constraints=wanted.constraints,
    )
    with unwinding(), spooled(feed, settings, progress) as parts:
        yield parts


def _waits(wanted: Wanted) -> bool:
    """Whether anything has to be known of the whole stream before its first report may leave."""
    return wanted.again or wanted.copies != "keep" or wanted.cleaning.applies("repeated", by_default=True)


def here(parts: Callable[[], Iterator[Part]]) -> Parts:
    """Make of parts that this process has what gives them, or what a function makes of each."""

    def given(shape: Callable[[Part], Any] | None = None) -> Iterator[Any]:
        return parts() if shape is None else map(shape, parts())

    return given


def _size(reports: Sequence[Report]) -> int:
    return max(len(reports[0].record.text), LEAST * len(reports))


def at_once(reports: Sequence[Report], wanted: Wanted, progress: Progress) -> Part:
    """Clean reports that are all there, with the mark of each that is a copy."""
    from dedupe_news import stripping  # noqa: PLC0415 - the walk's first half loads faster than all of it
    from dedupe_news.splitting import Dump  # noqa: PLC0415 - as above

    cleaned = stripping.strip(Dump(tuple(reports), ()), wanted.cleaning, progress, wanted.jobs)
    if wanted.copies == "keep" or len(reports) < 2:
        return cleaned, [None] * len(reports)
    copies = stripping.copies(cleaned, copy_settings(wanted.keeper), progress)
    return cleaned, marked(reports, copies, wanted.constraints)


def marked(
    reports: Sequence[Report], copies: Copies, constraints: Constraints | None, known: Sequence[str] = ()
) -> list[CopyMark | None]:
    """The mark of each report that reprints another, unless that was decided to be another story."""
    from dedupe_news.filtering import marks_of, part  # noqa: PLC0415 - loaded only when there is work

    if constraints is not None:
        copies = part(copies, [*(report.id for report in reports), *known], constraints)
    return marks_of(reports, copies, known)
