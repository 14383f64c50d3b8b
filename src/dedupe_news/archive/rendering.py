"""The third pass: a batch's reports in the form and packing of the parts they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dedupe_news.archive.copies import Decided
from dedupe_news.archive.facts import PartFacts, read_facts
from dedupe_news.archive.labelling import LabelledBatch, read_labelled
from dedupe_news.archive.names import Ids
from dedupe_news.archive.packing import packed
from dedupe_news.archive.shapes import Slice, form_of, rows_of, written
from dedupe_news.archive.state import State
from dedupe_news.filtering import Removal, removals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.archive.settings import ArchiveSettings
    from dedupe_news.filtering import CopyMark


@dataclass(frozen=True, slots=True)
class RenderTask:
    """One batch to write; `before` reports stand before its task, `first` of the task before it."""

    folder: str
    task: int
    batch: int
    before: int
    first: int
    settings: ArchiveSettings
    write: bool
    show: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """A removed line where a person can find it."""

    line: int
    rule: str
    score: float
    text: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A copy: its id, and its keeper with how alike the two are."""

    report: str
    mark: CopyMark


@dataclass(slots=True)
class Piece:
    """What one batch has of one part: its place in the task's sources, its bytes or rows, and counts."""

    source: int
    part: int
    opens: bool
    closes: bool
    data: bytes = b""
    rows: list[dict[str, Any]] = field(default_factory=list)
    reports: int = 0
    kept: int = 0
    removed: int = 0
    copies: list[Aside] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)


def render(task: RenderTask) -> list[Piece]:
    """The pieces of a batch, in order."""
    state = State(Path(task.folder))
    facts = read_facts(state, task.task)
    end = task.first + facts.batches[task.batch]
    ids, decided = Ids(state), Decided.of(state)
    low, high = task.before + task.first, task.before + end
    labelled = read_labelled(state, task.task, task.batch, [ids.of(at) for at in range(low, high)])
    marks = decided.marks(low, high, ids)
    pieces = []
    for place, source in enumerate(facts.sources):
        for number, part in enumerate(source.parts):
            a, b = max(part.first, task.first), min(part.end, end)
            if a < b:
                opens = not decided.some_kept(task.before + part.first, task.before + a)
                opens = opens if task.settings.copies == "drop" else a == part.first
                piece = Piece(place, number, opens=opens, closes=b == part.end)
                chosen = _slice(labelled, marks, a - task.first, b - task.first, piece)
                _fill(piece, chosen, part, task)
                pieces.append(piece)
    return pieces


def _slice(labelled: LabelledBatch, marks: list[CopyMark | None], low: int, high: int, piece: Piece) -> Slice:
    return Slice(
        labelled.batch.reports[low:high],
        labelled.lines[low:high],
        labelled.bodies[low:high],
        marks[low:high],
        piece.opens,
        piece.closes,
    )


def _fill(piece: Piece, chosen: Slice, part: PartFacts, task: RenderTask) -> None:
    policy = task.settings.copies
    piece.reports = len(chosen.reports)
    piece.copies = [
        Aside(report.id, mark)
        for report, mark in zip(chosen.reports, chosen.marks, strict=True)
        if mark is not None
    ]
    piece.kept = piece.reports - (len(piece.copies) if policy == "drop" else 0)
    piece.removed = sum(line.rule is not None for lines in chosen.lines for line in lines)
    if task.show:
        piece.gone = list(_gone(removals(chosen)))
    if not task.write:
        return
    form = form_of(part.part, task.settings.form)
    if form == "parquet":
        piece.rows = rows_of(chosen, policy)
        return
    text = written(chosen, part.part, form, policy)
    data = text.encode("utf-8", "replace")
    own = part.part.inner if part.part.member is not None else next(iter(part.part.outer), None)
    piece.data = packed(data, own)


def _gone(removed: Iterator[Removal]) -> Iterator[Gone]:
    for removal in removed:
        yield Gone(removal.line_number, removal.line.rule or "", removal.line.score, removal.text)
