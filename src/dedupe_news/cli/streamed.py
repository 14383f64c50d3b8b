"""How the filter holds what it cleans: the first batches in memory, a longer stream by way of the disk.

What is printed is the same either way. Where nothing has to be known of the whole stream (no copies are
looked for and no line goes for being repeated) reports leave as they come.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from dedupe_news.cli.ending import unwinding
from dedupe_news.cli.options import copy_settings
from dedupe_news.workers import in_chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dedupe_news.cleaning import CleaningSettings
    from dedupe_news.decisions import Constraints
    from dedupe_news.filtering import CopyMark, CopyPolicy, Labelled
    from dedupe_news.matching import Copies
    from dedupe_news.matching.settings import Keep
    from dedupe_news.model import Report
    from dedupe_news.pipeline import Progress

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


@contextmanager
def streamed(records: Iterable[Sequence[Report]], wanted: Wanted, progress: Progress) -> Iterator[Parts]:
    """Clean a stream; give what yields its parts, with the marks of their copies.

    Args:
        records: the reports of each record.
        wanted: how to clean.
        progress: whom to tell how far it is.

    Raises:
        DedupeNewsError: see `archive.streaming.spooled`.
    """
    chunks = in_chunks((reports for reports in records if reports), _size, BATCH)
    waits = wanted.again or wanted.copies != "keep" or wanted.cleaning.applies("repeated", by_default=True)
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
        from dedupe_news.archive import ArchiveSettings  # noqa: PLC0415 - a short text never sees the disk
        from dedupe_news.archive.streaming import spooled  # noqa: PLC0415 - as above

        settings = ArchiveSettings(
            cleaning=wanted.cleaning,
            copies=wanted.copies,
            matching=copy_settings(wanted.keeper),
            jobs=wanted.jobs,
            memory=wanted.memory,
            constraints=wanted.constraints,
        )
        with unwinding(), spooled(chain(begun, chunks), settings, progress) as parts:
            yield parts


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
