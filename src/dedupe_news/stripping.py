"""The walk's first half: reports with their lines labelled, and which of them are copies.

The filter needs no more than this, and loads no more: matching only where there are two reports to compare.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dedupe_news.cleaning import CleaningSettings, Cuts, condemned, cut_texts, label_texts
from dedupe_news.model import Line, Report
from dedupe_news.workers import Crew, in_chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dedupe_news.cleaning import Labels
    from dedupe_news.matching import Copies, CopySettings
    from dedupe_news.splitting import Dump

Progress = Callable[[str, int, int | None], None]
Rank = tuple[str, str, int, int]


def silent(stage: str, done: int, total: int | None) -> None:
    """Tell no progress."""


class Opened(NamedTuple):
    """Some reports with their texts, and their lines in offsets of each report's record text; by place."""

    reports: Mapping[int, Report] | Sequence[Report]
    lines: Mapping[int, tuple[Line, ...]] | Sequence[tuple[Line, ...]]


class Shelf(Protocol):
    """Reports to be told: who they are is known of all, what they say is read when it is needed."""

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, in order; their texts may be missing."""

    def opened(self, places: Iterable[int]) -> Opened:
        """Give at least these reports with their texts and lines."""

    def whole(self) -> Cleaned:
        """Give all reports with all there is of them."""


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

    def opened(self, places: Iterable[int]) -> Opened:  # noqa: ARG002 - all of them are
        """Give the reports as they are: see `Shelf`."""
        return Opened(self.dump.reports, self.lines)

    def whole(self) -> Cleaned:
        """Give itself: see `Shelf`."""
        return self

    def removed(self) -> dict[int, list[Line]]:
        """Give the removed lines of each report that has any, by the report's place."""
        found = {at: [line for line in lines if not line.kept] for at, lines in enumerate(self.lines)}
        return {at: lines for at, lines in found.items() if lines}


SHARED = 8_000_000
"""Characters from which processes share the labelling: it takes 1.2 s, and to start them .5 s."""
BATCH = 2_000_000
"""Characters that one of them labels at a time, as in a batch run (`archive.batches.FULL`)."""


def strip(dump: Dump, settings: CleaningSettings, progress: Progress = silent, jobs: int = 1) -> Cleaned:
    """Label every line of every report as kept or removed, with what is left of each report.

    `jobs` processes share the work where there is much of it.
    """
    texts = [report.text for report in dump.reports]
    kinds = [report.record.kind for report in dump.reports]
    progress("cleaning", 0, len(texts))
    lines: list[tuple[Line, ...]] = []
    bodies: list[str] = []
    for some in _labelled(texts, kinds, settings, jobs):
        lines += some.lines
        bodies += some.bodies
        progress("cleaning", len(lines), len(texts))
    shifted = tuple(
        tuple(_shift(line, report.start) for line in own) if report.start else own
        for report, own in zip(dump.reports, lines, strict=True)
    )
    return Cleaned(dump, shifted, tuple(bodies))


class _Some(NamedTuple):
    """The labels of some texts, and what is left of each."""

    lines: list[tuple[Line, ...]]
    bodies: list[str]


def _labelled(
    texts: Sequence[str], kinds: Sequence[str], settings: CleaningSettings, jobs: int
) -> Iterator[_Some]:
    """Label texts: all at once, or some at a time by workers, by what repeats in all of them."""
    if jobs <= 1 or sum(map(len, texts)) < SHARED:
        labels = label_texts(texts, settings, kinds)
        yield _Some(labels.lines(), labels.bodies(texts))
        return
    places = list(in_chunks(range(len(texts)), lambda at: len(texts[at]), BATCH))
    chunks = [texts[own[0] : own[-1] + 1] for own in places]
    with Crew(jobs, (__name__,)) as crew:
        cuts = list(crew.map(cut_texts, chunks))
        repeated: frozenset[str] = frozenset()
        if settings.applies("repeated", by_default=True):
            repeated = condemned(texts, Cuts.joined(cuts), settings.thresholds)
        work = (
            (chunk, kinds[own[0] : own[-1] + 1], settings, repeated, cut)
            for own, chunk, cut in zip(places, chunks, cuts, strict=True)
        )
        for chunk, (labels, changed) in zip(chunks, crew.map(_label_chunk, work), strict=True):
            left = [text if body is None else body for text, body in zip(chunk, changed, strict=True)]
            yield _Some(labels.lines(), left)


def _label_chunk(
    work: tuple[Sequence[str], Sequence[str], CleaningSettings, frozenset[str], Cuts],
) -> tuple[Labels, list[str | None]]:
    """Label some texts; what is left of each is given where it is not the text as it was."""
    texts, kinds, settings, repeated, cuts = work
    labels = label_texts(texts, settings, kinds, repeated=repeated, cuts=cuts)
    bodies = labels.bodies(texts)
    return labels, [None if body == text else body for body, text in zip(bodies, texts, strict=True)]


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
