"""Explicit marks: which of a text's form feeds, rule lines, numbered marks and tags divide reports.

Form feeds, article tags and numbered marks that name an article (`=== Article 2 ===`, `Article 3 of 7`)
always divide. Marks that also have other uses divide where the lines around them agree:

- numbers without such a name, when they form a rising series;
- Markdown's headings of the first level, when the text begins with one and there is prose under each of
  several; the heading is the report's own first line;
- a rule line, when there is prose on both sides before the next mark. A headline between two rules belongs to
  what follows, a copyright line or a row of links under a rule to what stands above it. Rules within a
  table, and the underline of a headline, are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dedupe_news.reading.segmenting.mark_lines import (
    CREDITS,
    DENSE,
    END_MARK,
    FOOTERS,
    MarkLine,
    is_wrapping,
    read_mark,
)
from dedupe_news.text.markup import field_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.reading.segmenting.rows import Rows

__all__ = ["Division", "divide"]

_TABLE: Final = re.compile(r"\||\t|\S {3,}\S")
_PROSE_WORDS: Final = 3
_PROSE_LETTERS: Final = 12
"""In scripts without spaces."""
_SEVERAL: Final = 2
_HEADING: Final = re.compile(r"#[ \t]+\S")
_BORDERS: Final = ("form-feed", "heading")
"""Borders without a line of their own."""
_STRENGTH: Final = (
    "form-feed",
    "article-tag",
    "numbered-mark",
    "file-mark",
    "titled-rule",
    "heading",
    "rule-line",
    "end-mark",
)


@dataclass(frozen=True, slots=True)
class Division:
    """Rows `[first, last)` between marks, the rows of the marks before them and the rule that cut, if any."""

    first: int
    last: int
    marks: tuple[int, ...]
    rule: str | None


def divide(rows: Rows) -> tuple[list[Division], dict[int, str]]:
    r"""Divide the rows of a text at its explicit marks.

    Returns:
        Divisions in order, and the rule of each row that is a mark. Rows in neither stand between marks at
        the text's ends.

    Example:
        >>> from dedupe_news.reading.segmenting.rows import read_rows
        >>> rows = read_rows("It rained all day in Bergen.\n***\nThe sun shone on Oslo today.")
        >>> [(d.first, d.last, d.rule) for d in divide(rows)[0]]
        [(0, 1, None), (2, 3, 'rule-line')]
    """
    marks = _candidates(rows)
    _drop_loose_series(marks)
    _drop_tables_and_underlines(marks, rows)
    _add_wrapping(marks, rows)
    return _cuts(_stretches(marks, rows, _headings(rows)), marks, rows)


def _candidates(rows: Rows) -> dict[int, MarkLine]:
    marks = {}
    for row in range(len(rows)):
        mark = read_mark(rows.line(row)) if rows.ends[row] - rows.starts[row] <= 200 else None
        if mark is not None:
            marks[row] = mark
    return marks


def _drop_loose_series(marks: dict[int, MarkLine]) -> None:
    """Numbers that name no article count only as a series that rises by one, from 1 or 2 on."""
    by_style: dict[str, list[int]] = {}
    for row, mark in marks.items():
        if mark.number is not None and not mark.sure:
            by_style.setdefault(f"{mark.style} {mark.total}", []).append(row)
    for places in by_style.values():
        numbers = [marks[row].number or 0 for row in places]
        steps = all(after == before + 1 for before, after in pairwise(numbers))
        if len(numbers) < 2 or numbers[0] > 2 or not steps:
            for row in places:
                del marks[row]


def _drop_tables_and_underlines(marks: dict[int, MarkLine], rows: Rows) -> None:
    for row in [row for row, mark in marks.items() if mark.rule == "rule-line"]:
        line = rows.line(row)
        # a share bar a blank line above a rule has gaps between its words too, and is no row of a table
        around = [
            rows.line(other)
            for other, below in ((row - 1, row), (row + 1, row + 1))
            if 0 <= other < len(rows) and other not in marks and not rows.blanks[below]
        ]
        if (
            "+" in line
            or re.search(r"\S {2,}\S", line.replace("* ", "*"))
            or any(map(_TABLE.search, around))
            or _underlines(row, marks, rows)
        ):
            del marks[row]


def _underlines(row: int, marks: dict[int, MarkLine], rows: Rows) -> bool:
    """Say whether a rule stands directly under a headline of about its own length."""
    if row == 0 or row - 1 in marks or rows.blanks[row] or row - 2 in marks:
        return False
    above = rows.line(row - 1)
    begins = row == 1 or rows.blanks[row - 1] > 0
    like = abs(len(above) - len(rows.line(row))) <= max(2, len(above) // 8)
    return begins and like and not END_MARK.search(above)


def _add_wrapping(marks: dict[int, MarkLine], rows: Rows) -> None:
    """Lines of nothing but tags beside an article's tag belong to it (`<DOCNO>`, `<TEXT>`).

    A tag whose element is told in the lines below it (`<HEADLINE>` in Gigaword) opens the report's head.
    """
    tags = [row for row, mark in marks.items() if mark.rule == "article-tag"]
    for step in (1, -1):
        for row in tags:
            at = row + step
            while 0 <= at < len(rows) and at not in marks and is_wrapping(rows.line(at)):
                if (field_end(rows.text, int(rows.starts[at])) or 0) > rows.ends[at]:
                    break
                marks[at] = MarkLine("article-tag", sure=False)
                at += step


def _headings(rows: Rows) -> frozenset[int]:
    """Rows that are headings of the first level and begin reports: none where only one does."""
    found = [row for row in range(len(rows)) if _HEADING.match(rows.text, rows.starts[row], rows.ends[row])]
    if len(found) < _SEVERAL or found[0]:
        return frozenset()
    parts = pairwise([*found, len(rows)])
    filled = all(any(_prose(rows.line(row)) for row in range(first + 1, last)) for first, last in parts)
    return frozenset(found) if filled else frozenset()


def _stretches(marks: dict[int, MarkLine], rows: Rows, headings: frozenset[int]) -> list[Division]:
    """Rows between marks; a form feed and a heading are borders without a row of their own."""
    found: list[Division] = []
    before: list[int] = []
    rule: str | None = None
    first = 0
    for row in range(len(rows) + 1):
        feed = row < len(rows) and bool(rows.feeds[row])
        heading = row in headings and row not in marks
        if row < len(rows) and row not in marks and not feed and not heading:
            continue
        if row > first:
            found.append(Division(first, row, tuple(before), rule))
            before, rule = [], None
        if feed:
            rule = _stronger(rule, "form-feed")
        if heading:
            rule = _stronger(rule, "heading")
        first = row
        if row in marks:
            before.append(row)
            rule = _stronger(rule, marks[row].rule)
            first = row + 1
    if before:
        found.append(Division(len(rows), len(rows), tuple(before), rule))
    return found


def _stronger(one: str | None, other: str) -> str:
    return other if one is None else min(one, other, key=_STRENGTH.index)


def _cuts(
    stretches: Sequence[Division], marks: dict[int, MarkLine], rows: Rows
) -> tuple[list[Division], dict[int, str]]:
    """Join stretches over marks that do not divide; give back the marks that do, and those at the ends."""
    kept: list[Division] = []
    dividing: dict[int, str] = {}
    for at, stretch in enumerate(stretches):
        sure = stretch.rule in _BORDERS or any(marks[row].sure for row in stretch.marks)
        edge = not kept or stretch.first == stretch.last
        if sure or edge or _divides(kept[-1], stretch, stretches[at + 1 :], rows):
            dividing.update({row: marks[row].rule for row in stretch.marks})
            if stretch.first < stretch.last:
                kept.append(
                    stretch if kept or sure else Division(stretch.first, stretch.last, stretch.marks, None)
                )
        else:
            last = kept[-1]
            kept[-1] = Division(last.first, stretch.last, last.marks, last.rule)
    return kept, dividing


def _divides(above: Division, below: Division, rest: Sequence[Division], rows: Rows) -> bool:
    if not any(_prose(rows.line(row)) for row in range(above.first, above.last)):
        return False
    lines = [rows.line(row) for row in range(below.first, below.last)]
    if lines and CREDITS.search(lines[0]) and any(_prose(line) for line in lines[1:]):
        return False  # agencies put who helped with a report below a rule: the next one begins further on
    if any(_prose(line) and not FOOTERS.search(line) for line in lines):
        return True
    # a headline or a header between two marks: what follows it is the report, and this mark divides
    footer = any(FOOTERS.search(line) for line in lines)
    return (
        not footer
        and bool(rest)
        and any(_prose(rows.line(row)) for row in range(rest[0].first, rest[0].last))
    )


def _prose(line: str) -> bool:
    """Say whether a line holds a sentence."""
    if not END_MARK.search(line):
        return len(line) >= 200
    return len(line.split()) >= _PROSE_WORDS or len(DENSE.findall(line[:400])) >= _PROSE_LETTERS
