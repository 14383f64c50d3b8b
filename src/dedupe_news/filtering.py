"""What the `clean` filter leaves: the text as it came, less removed lines and less copies set aside.

Everything else stays as it was, separators and line breaks too, so that a cleaned dump still splits where
it did. Where lines went, runs of blank lines close up to the one that was there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np

from dedupe_news.decisions import apply

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.decisions import Constraints
    from dedupe_news.matching import Copies
    from dedupe_news.model import Line, Report

CopyPolicy = Literal["drop", "mark", "keep"]
_GAP = re.compile(r"\n[^\S\n]*\n\s*\Z")
_FAR = 200
"""Characters looked back for a blank line: a piece may be a whole article, and a hole may follow it often."""


class Labelled(Protocol):
    """Reports with the labels of their lines and what is left of each; a run has them, or a part of one."""

    @property
    def reports(self) -> Sequence[Report]:
        """The reports, those of one record together."""

    @property
    def lines(self) -> Sequence[Sequence[Line]]:
        """The lines of each, in offsets of its record's text."""

    @property
    def bodies(self) -> Sequence[str]:
        """The cleaned text of each."""


@dataclass(frozen=True, slots=True)
class CopyMark:
    """What is said of a report that reprints another: the keeper's id, how alike they are (0..1), and how."""

    keeper: str
    similarity: float
    how: str


@dataclass(frozen=True, slots=True)
class Removal:
    """One removed line with the rule that took it, where a person can find it."""

    report: Report
    line: Line

    @property
    def text(self) -> str:
        """The removed text."""
        return self.report.record.text[self.line.start : self.line.end]

    @property
    def line_number(self) -> int:
        """The line of the source on which it stands (the record's line for a record)."""
        first, last = self.report.lines
        if first == last:
            return first
        text = self.report.record.text
        return first + text.count("\n", self.report.start, self.line.start)


def marks_of(reports: Sequence[Report], copies: Copies, known: Sequence[str] = ()) -> list[CopyMark | None]:
    """The mark of each report of a run, None for one that is no copy.

    Keepers are places of the reports, or, counted on from these, of `known`, the ids of earlier ones.
    """
    from dedupe_news.matching import HOW  # noqa: PLC0415 - whoever filters a part of a run has marks already

    return [
        None
        if keeper == at
        else CopyMark(
            reports[keeper].id if keeper < len(reports) else known[keeper - len(reports)],
            float(copies.similarity[at]),
            HOW[copies.how[at]],
        )
        for at, keeper in enumerate(copies.keeper.tolist())
    ]


def part(copies: Copies, names: Sequence[str], constraints: Constraints) -> Copies:
    """Take copies from keepers that a person decided are another story, over whole chains of decisions.

    A copy parted from its keeper reprints the first of its fellows that were parted with it.

    Args:
        copies: who reprints whom; keepers may be earlier reports, numbered after those of the run.
        names: the ids of the reports of the run, then of earlier ones.
        constraints: what was decided.
    """
    count = len(copies)
    keeper = np.concatenate([copies.keeper, np.arange(count, len(names))])
    decided = [at for at, name in enumerate(names) if name in constraints.class_of]
    groups = [np.flatnonzero(keeper == one).tolist() for one in np.unique(keeper[decided]).tolist()]
    place = {names[at]: at for group in groups for at in group}
    keeper_of = {names[at]: names[int(keeper[at])] for group in groups for at in group if keeper[at] != at}
    parts = apply([[names[at] for at in group] for group in groups], constraints, keeper_of)
    for members in parts:
        heirs: dict[int, int] = {}
        # earlier reports went out already, so they are kept first
        for at in sorted((place[name] for name in members), key=lambda at: (at < count, at)):
            if names[int(keeper[at])] not in members:
                keeper[at] = heirs.setdefault(int(keeper[at]), at)
    own = keeper[:count] == np.arange(count)
    return replace(
        copies,
        keeper=keeper[:count],
        similarity=np.where(own, 1.0, copies.similarity),
        how=np.where(own, 0, copies.how).astype(np.uint8),
    )


def removals(cleaned: Labelled) -> Iterator[Removal]:
    """Give every removed line of a run, in order."""
    for report, lines in zip(cleaned.reports, cleaned.lines, strict=True):
        yield from (Removal(report, line) for line in lines if not line.kept)


def kept_texts(cleaned: Labelled, marks: Sequence[CopyMark | None], policy: CopyPolicy) -> Iterator[str]:
    """Give the filtered text of each record, in order; a record whose every report is dropped gives none."""
    start = 0
    reports = cleaned.reports
    while start < len(reports):
        end = start
        while end < len(reports) and reports[end].record is reports[start].record:
            end += 1
        dropped = [policy == "drop" and marks[at] is not None for at in range(start, end)]
        if not all(dropped):
            yield _filtered(cleaned, start, end, dropped)
        start = end


def _filtered(cleaned: Labelled, start: int, end: int, dropped: list[bool]) -> str:
    text = cleaned.reports[start].record.text
    holes: list[tuple[int, int]] = []
    for at, gone in zip(range(start, end), dropped, strict=True):
        if gone:
            holes.append((cleaned.reports[at].start, cleaned.reports[at].end))
        else:
            holes.extend((line.start, line.end) for line in cleaned.lines[at] if not line.kept)
    return without(text, holes)


def without(text: str, holes: list[tuple[int, int]]) -> str:
    r"""Take spans out of a text; a line left blank goes with its line break.

    What stood on either side of one in a line stays a blank apart.

    Example:
        >>> without("a\nShare\n\nb\n", [(2, 7)])
        'a\n\nb\n'
        >>> without("end. Share this", [(5, 15)])
        'end.'
        >>> without("We use cookies. AcceptReject\nRain.", [(0, 15), (16, 28)])
        'Rain.'
        >>> without("# Rain\n<p>It rained.</p><p>It stopped.</p>", [(0, 1), (7, 10), (20, 27), (38, 42)])
        'Rain\nIt rained. It stopped.'
    """
    out: list[str] = []
    at = 0
    whole = gapped = False
    for start, end in holes:
        if whole and start == at and text.startswith("\n", end):
            # another whole line right below one that went: nothing is left between them
            at = _after_blank_lines(text, end + 1) if gapped else end + 1
            continue
        # no empty pieces: hundreds of lines that go in a row would leave as many to look back through
        if start > at:
            out.append(_apart(out, text[at:start]))
        at = end
        whole = _opens_line(out) and _closes_line(text, end)
        if whole:
            _drop_blanks(out)
            at = _after_break(text, end)
            gapped = _gapped(out)
            if gapped:
                at = _after_blank_lines(text, at)
        elif out and _closes_line(text, end):
            out[-1] = out[-1].rstrip(" \t")
        elif _opens_line(out):
            at = _after_blanks(text, end)
    out.append(_apart(out, text[at:]))
    return "".join(out)


def _apart(out: list[str], piece: str) -> str:
    """The next piece, with a blank before it where it and what is left would be one word."""
    glued = out and piece and not (out[-1][-1:].isspace() or piece[0].isspace())
    return f" {piece}" if glued and out[-1] else piece


def _opens_line(out: list[str]) -> bool:
    """Whether nothing of the line has been left so far: a line may go in several pieces."""
    for piece in reversed(out):
        newline = piece.rfind("\n")
        if piece[newline + 1 :].strip():
            return False
        if newline >= 0:
            return True
    return True


def _drop_blanks(out: list[str]) -> None:
    """Take back what a line that went had of blanks, before it or between its pieces."""
    while out:
        newline = out[-1].rfind("\n")
        if newline >= 0:
            if newline + 1 < len(out[-1]):
                out[-1] = out[-1][: newline + 1]
            return
        out.pop()


def _closes_line(text: str, at: int) -> bool:
    end = text.find("\n", at)
    return not text[at : len(text) if end < 0 else end].strip()


def _after_blanks(text: str, at: int) -> int:
    while text[at] in " \t":
        at += 1
    return at


def _after_break(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _after_blank_lines(text: str, at: int) -> int:
    """Skip blank lines that follow a hole whose left side already ends in one."""
    while at < len(text):
        end = text.find("\n", at)
        if end < 0 or text[at:end].strip():
            return at
        at = end + 1
    return at


def _gapped(out: list[str]) -> bool:
    """Whether what is left ends in a blank line, or nothing is left yet."""
    tail = ""
    for piece in reversed(out):
        tail = piece[-_FAR:] + tail
        if tail.strip() or len(tail) > 4:
            break
    return not tail.strip() or bool(_GAP.search(tail))


def clean_records(
    cleaned: Labelled, marks: Sequence[CopyMark | None], policy: CopyPolicy
) -> Iterator[dict[str, Any]]:
    """Give one record a report, as `clean -f jsonl` prints it.

    The record's own keys pass through; `text` is cleaned (under the record's own field name too when that
    is another); `removed` has spans in the text as it came in.
    """
    for report, lines, body, mark in zip(cleaned.reports, cleaned.lines, cleaned.bodies, marks, strict=True):
        if policy == "drop" and mark is not None:
            continue
        told = None if policy == "keep" else mark
        yield {
            **_own_keys(report, body),
            "removed": [
                {"start": line.start, "end": line.end, "rule": line.rule, "score": round(line.score, 4)}
                for line in lines
                if not line.kept
            ],
            "copy_of": told.keeper if told else None,
            "similarity": round(told.similarity, 4) if told else None,
        }


def _own_keys(report: Report, body: str) -> dict[str, Any]:
    """Give the record's keys in their own order, with the cleaned text in place of the raw one."""
    raw = report.record.text
    own: dict[str, Any] = {
        key: body if value is raw or value == raw else value for key, value in report.record.extra.items()
    }
    if not own:
        known = {key: getattr(report, key) for key in ("title", "date", "url", "lang")}
        own = {"id": report.id, "source": report.source, **{k: v for k, v in known.items() if v is not None}}
    if str(own.get("id")) != report.id:
        own["id"] = report.id
    own.setdefault("source", report.source)
    own["text"] = body
    return own
