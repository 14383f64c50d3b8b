"""A list that draws only the lines on the screen: ten thousand rows scroll like ten."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text
    from textual import events

CURSOR, CURSOR_AWAY = Style(reverse=True), Style(bold=True)


class Lines(ScrollView, can_focus=True):
    """Rows drawn on demand with a cursor; the cursor is shown by reversal, or by `>` when the focus is away.

    Args:
        draw: gives a row's text by its place.
        id: the widget's name.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("home,g", "move(-1000000000)", "first", show=False),
        Binding("end,G", "move(1000000000)", "last", show=False),
        Binding("enter", "choose", "choose", show=False),
    ]
    DEFAULT_CSS = """
    Lines { overflow-x: hidden; scrollbar-size-vertical: 1; }
    """

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, lines: Lines, place: int) -> None:
            super().__init__()
            self.lines = lines
            self.place = place

        @property
        def control(self) -> Lines:
            """The list it happened in."""
            return self.lines

    class Chosen(Moved):
        """A row was chosen, by Enter or by a click on the row under the cursor."""

    def __init__(self, draw: Callable[[int], Text], *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._draw = draw
        self.count = 0
        self.cursor = 0

    def show(self, count: int, cursor: int) -> None:
        """Show so many rows with the cursor on one of them; rows are drawn anew."""
        self.count = count
        self.cursor = max(0, min(cursor, count - 1))
        self.virtual_size = Size(self.size.width, count)
        self._keep_in_sight()
        self.refresh()

    def go(self, place: int) -> None:
        """Put the cursor on a row and tell so."""
        place = max(0, min(place, self.count - 1))
        if not self.count or place == self.cursor:
            return
        before, self.cursor = self.cursor, place
        self.refresh_lines(before)
        self.refresh_lines(place)
        self._keep_in_sight()
        self.post_message(self.Moved(self, place))

    def render_line(self, y: int) -> Strip:
        """Draw the row at a line of the screen."""
        width = self.scrollable_content_region.width
        place = y + self.scroll_offset.y
        if place >= self.count:
            return Strip.blank(width)
        here = place == self.cursor
        text = self._draw(place)
        text.no_wrap, text.end = True, ""
        text.truncate(max(1, width - 1), overflow="ellipsis", pad=True)
        if here and self.has_focus:
            return Strip([Segment(f">{text.plain}", CURSOR)], width)
        segments = [Segment(">" if here else " "), *text.render(self.app.console)]
        return Strip(Segment.apply_style(segments, post_style=CURSOR_AWAY if here else None), width)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.go(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self.go(self.cursor + by * max(1, self.scrollable_content_region.height - 1))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.count:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move to the row clicked; a click on the row under the cursor chooses it."""
        place = int(event.y) + self.scroll_offset.y
        if place >= self.count:
            return
        if place == self.cursor:
            self.action_choose()
        else:
            self.go(place)

    def on_resize(self) -> None:
        """Keep the cursor in sight when the screen changes."""
        self.virtual_size = Size(self.size.width, self.count)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)
