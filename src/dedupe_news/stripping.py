"""The walk's first half: reports with their lines labelled, and which of them are copies.

The filter needs no more than this, and loads no more: matching only where there are two reports to compare.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dedupe_news.cleaning import CleaningSettings, label_texts
from dedupe_news.model import Line, Report

if TYPE_CHECKING:
    from dedupe_news.matching import Copies, CopySettings
    from dedupe_news.splitting import Dump

Progress = Callable[[str, int, int | None], None]
Rank = tuple[str, str, int, int]


def silent(stage: str, done: int, total: int | None) -> None:
    """Tell no progress."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Reports with their lines kept or removed; `lines` are in offsets of each report's record text."""

    dump: Dump
    lines: tuple[tuple[Line, ...], ...]
    bodies: tuple[str, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, in order."""
        return self.dump.reports

    def removed(self) -> dict[int, list[Line]]:
        """Give the removed lines of each report that has any, by the report's place."""
        found = {at: [line for line in lines if not line.kept] for at, lines in enumerate(self.lines)}
        return {at: lines for at, lines in found.items() if lines}


def strip(dump: Dump, settings: CleaningSettings, progress: Progress = silent) -> Cleaned:
    """Label every line of every report as kept or removed, with what is left of each report."""
    texts = [report.text for report in dump.reports]
    progress("cleaning", 0, len(texts))
    labels = label_texts(texts, settings, [report.record.kind for report in dump.reports])
    shifted = tuple(
        tuple(_shift(line, report.start) for line in lines) if report.start else lines
        for report, lines in zip(dump.reports, labels.lines(), strict=True)
    )
    progress("cleaning", len(texts), len(texts))
    return Cleaned(dump, shifted, tuple(labels.bodies(texts)))


def _shift(line: Line, by: int) -> Line:
    return Line(line.start + by, line.end + by, line.rule, line.score)


def copies(
    cleaned: Cleaned, settings: CopySettings | None = None, progress: Progress = silent, *, look: bool = True
) -> Copies:
    """Find who reprints whom; with `look` False every report is its own keeper."""
    from dedupe_news.matching import CopySettings, find_copies  # noqa: PLC0415 - its arrays take a while to load

    texts = cleaned.bodies if look else ("",) * len(cleaned.bodies)
    progress("copies", 0, len(texts))
    ranks = [rank(report) for report in cleaned.reports]
    found = find_copies(texts, settings or CopySettings(), ranks=ranks)
    progress("copies", len(texts), len(texts))
    return found


def rank(report: Report) -> Rank:
    """Order reports by date where there is one, then by where they stand."""
    return (report.date or "9999", report.source, report.record.number, report.start)
