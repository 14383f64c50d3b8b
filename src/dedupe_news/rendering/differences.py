"""Two reports set against each other: the same, reworded, moved, and what only one of them says.

Plain text marks words as `[-old-]{+new+}` (the word diff of git), so nothing is told by colour alone; a
number that changed is named on a line of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dedupe_news.rendering.layout import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

Kind = Literal["same", "reworded", "moved", "only_a", "only_b"]
SIGNS: dict[str, str] = {"same": " ", "reworded": "~", "moved": ">", "only_a": "-", "only_b": "+"}
STYLES: dict[str, str] = {"same": "dim", "reworded": "", "moved": "cyan", "only_a": "red", "only_b": "green"}
KEY = "  same   ~ reworded   > moved   - only A   + only B   [-A's words-]{+B's words+}   ≠ number"


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a sentence: what A says there and what B says there; equal where both are the same."""

    a: str
    b: str
    same: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """One row: a sentence of A, of B, or of both, with the numbers that changed between them."""

    kind: Kind
    words: tuple[Words, ...]
    numbers: tuple[tuple[str, str], ...] = ()

    def side(self, of_a: bool) -> str:  # noqa: FBT001 - which of two sides
        """Give the whole sentence of one side."""
        return " ".join(part for part in ((w.a if of_a else w.b) for w in self.words) if part)


def plain_rows(rows: Sequence[Difference]) -> Iterator[str]:
    """Write the rows as lines of plain text."""
    for row in rows:
        yield f"{SIGNS[row.kind]} {' '.join(_marked(row))}"
        yield from _numbers(row)


def _marked(row: Difference) -> Iterator[str]:
    for part in row.words:
        if _told_plainly(row, part):
            yield plain(part.a or part.b)
        else:
            yield (f"[-{plain(part.a)}-]" if part.a else "") + (f"{{+{plain(part.b)}+}}" if part.b else "")


def _numbers(row: Difference) -> Iterator[str]:
    for ours, theirs in row.numbers:
        yield f"    ≠ {plain(ours)} / {plain(theirs)}"


def drawn_rows(rows: Sequence[Difference]) -> Iterator[RenderableType]:
    """Draw the rows for a terminal, wrapped, with the same marks and some colour."""
    from rich.text import Text  # noqa: PLC0415 - a terminal alone draws

    from dedupe_news.rendering.terminal import indented  # noqa: PLC0415 - as above

    for row in rows:
        line = Text(f"{SIGNS[row.kind]} ", style=STYLES[row.kind])
        for at, part in enumerate(row.words):
            line.append(" " if at else "")
            _append(line, row, part)
        yield line
        for number in _numbers(row):
            yield indented(Text(number.strip(), style="bold yellow"), 4)


def _append(line: Text, row: Difference, part: Words) -> None:
    if _told_plainly(row, part):
        line.append(plain(part.a or part.b), style=STYLES[row.kind])
        return
    if part.a:
        line.append(f"[-{plain(part.a)}-]", style="red")
    if part.b:
        line.append(f"{{+{plain(part.b)}+}}", style="green")


def plain_columns(rows: Sequence[Difference]) -> Iterator[str]:
    """Write the rows as sign, A and B with tabs between: two columns for a pipe, never wrapped."""
    for row in rows:
        yield "\t".join((SIGNS[row.kind], *(" ".join(_cell(row, of_a=side)) for side in (True, False))))


def _cell(row: Difference, *, of_a: bool) -> Iterator[str]:
    """Give the words of one side in pieces, what differs marked as such and as a changed number."""
    changed = {number[0 if of_a else 1] for number in row.numbers}
    left, right = ("[-", "-]") if of_a else ("{+", "+}")
    for part in row.words:
        words = part.a if of_a else part.b
        if not words:
            continue
        if _told_plainly(row, part):
            yield plain(words)
        else:
            mark = "≠" if any(number in words for number in changed) else ""
            yield f"{left}{plain(words)}{right}{mark}"


def _told_plainly(row: Difference, part: Words) -> bool:
    """Whether words bear no mark: both say them, or the whole row is of one side."""
    return part.same or row.kind in {"only_a", "only_b"}


def side_by_side(rows: Sequence[Difference], a: str, b: str) -> Table:
    """Draw A and B in two columns, a row a sentence."""
    from rich.table import Table  # noqa: PLC0415 - a terminal alone draws
    from rich.text import Text  # noqa: PLC0415 - as above

    table = Table(show_lines=True, expand=True)
    table.add_column("", width=1)
    table.add_column(Text(plain(a)), ratio=1)
    table.add_column(Text(plain(b)), ratio=1)
    for row in rows:
        cells = [_column(row, of_a=True), _column(row, of_a=False)]
        table.add_row(Text(SIGNS[row.kind], style=STYLES[row.kind]), *cells)
    return table


def _column(row: Difference, *, of_a: bool) -> Text:
    from rich.text import Text  # noqa: PLC0415 - a terminal alone draws

    cell = Text()
    own = (part for part in row.words if (part.a if of_a else part.b))
    for part, words in zip(own, _cell(row, of_a=of_a), strict=True):
        cell.append(" " if cell else "")
        cell.append(words, style="" if _told_plainly(row, part) else "red" if of_a else "green")
    return cell
