"""Only what changed is written: each frame is compared with what the terminal shows already.

Textual writes whole widgets, and the whole screen several times when a dialog opens (38 kB for the list of
keys at 80 by 24: four seconds of a slow link). As curses does it, a frame is compared cell by cell with the
last one and only the stretches that differ go out. Where Textual's inner parts are named otherwise in a later
version, nothing is compared and all is written as before.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.control import Control
from rich.segment import Segment
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, RenderableType
    from rich.style import Style
    from textual.screen import Screen

NEAR = 12
"""Equal cells between two changes that are written along: a jump of the cursor and a style cost as much."""

Cell = tuple[str, "Style | None"]


def cells(strip: Strip) -> list[Cell]:
    """Give the cells of a row; the second cell of a wide letter is empty, a mark joins the cell before it.

    Example:
        >>> from rich.segment import Segment
        >>> cells(Strip([Segment("a京")]))
        [('a', None), ('京', None), ('', None)]
    """
    found: list[Cell] = []
    for segment in strip:
        for letter in segment.text:
            size = cell_len(letter)
            if size == 0:
                _mark(found, letter)
            else:
                found.append((letter, segment.style))
                found.extend([("", segment.style)] * (size - 1))
    return found


def _mark(row: list[Cell], mark: str) -> None:
    """Put a mark on the last letter, which may be a wide one."""
    at = _left(row, len(row) - 1)
    if row:
        row[at] = (row[at][0] + mark, row[at][1])


def changed(before: Sequence[Cell], after: Sequence[Cell]) -> list[tuple[int, int]]:
    """Give the stretches of cells that differ, near ones as one, never cutting a wide letter.

    Example:
        >>> row = [(letter, None) for letter in "a quiet row of twenty-eight c"]
        >>> other = [("A", None), *row[1:-1], ("C", None)]
        >>> changed(row, other)
        [(0, 1), (28, 29)]
    """
    if len(before) != len(after):
        return [(0, len(after))]
    differing = (at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new)
    stretches: list[tuple[int, int]] = []
    for at in differing:
        if stretches and at - stretches[-1][1] < NEAR:
            stretches[-1] = (stretches[-1][0], at + 1)
        else:
            stretches.append((at, at + 1))
    return [(_left(after, start), _right(after, end)) for start, end in stretches]


def _left(row: Sequence[Cell], at: int) -> int:
    while at > 0 and not row[at][0]:
        at -= 1
    return at


def _right(row: Sequence[Cell], at: int) -> int:
    while at < len(row) and not row[at][0]:
        at += 1
    return at


class Changes(CompositorUpdate):
    """The stretches of a frame that the terminal does not show yet."""

    def __init__(self, stretches: Sequence[tuple[int, int, Strip]]) -> None:
        self.stretches = stretches

    def render_segments(self, console: Console) -> str:
        """Write each stretch at its place."""
        return "".join(
            f"{Control.move_to(x, y).segment.text}{strip.render(console)}" for x, y, strip in self.stretches
        )


class Shown:
    """What the terminal shows, row by row."""

    def __init__(self) -> None:
        self._rows: list[tuple[Strip, list[Cell]]] = []
        self._width = 0

    def forget(self) -> None:
        """Take the terminal for blank: somebody else has written to it."""
        self._rows = []

    def changes(self, strips: Sequence[Strip], width: int) -> Changes:
        """Take in a frame; give what of it is new."""
        if len(strips) != len(self._rows) or width != self._width:
            self._rows = [(Strip([]), [])] * len(strips)
            self._width = width
        stretches: list[tuple[int, int, Strip]] = []
        for y, strip in enumerate(strips):
            before, old = self._rows[y]
            bare = _bare(strip)
            if bare == before:
                continue
            new = cells(bare)
            if len(new) != bare.cell_length:  # letters that join into fewer cells than they have alone
                self._rows[y] = (bare, [])
                stretches.append((0, y, bare))
                continue
            self._rows[y] = (bare, new)
            stretches += ((start, y, _part(new, start, end)) for start, end in changed(old, new))
        return Changes(stretches)


def _bare(strip: Strip) -> Strip:
    """Give a row without what is not seen: the places of widgets and their actions."""
    return Strip(strip.discard_meta(), strip.cell_length)


def _part(row: Sequence[Cell], start: int, end: int) -> Strip:
    return Strip(
        Segment("".join(letter for letter, _ in group), style)
        for style, group in groupby(row[start:end], key=lambda cell: cell[1])
    )


class CalmApp(App[None]):
    """An app that writes only what changed."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - Textual's own parameters
        super().__init__(**given)
        self._shown = Shown()

    def on_mount(self) -> None:
        """Forget the screen when the process comes back from the background."""
        self.app_resume_signal.subscribe(self, lambda _: self._shown.forget())

    def on_resize(self) -> None:
        """A terminal that changes its size moves what it shows."""
        self._shown.forget()

    def action_redraw(self) -> None:
        """Draw everything: another program has written over the screen."""
        self._shown.forget()
        self.refresh(layout=True)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            renderable = self._shown.changes(screen._compositor.render_strips(), screen.size.width)  # noqa: SLF001 - no public way
        super()._display(screen, renderable)
