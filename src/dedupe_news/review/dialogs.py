"""The small screens over the review: choosing a story to merge with, filters, help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from dedupe_news.review.lines import Lines
from dedupe_news.review.pages import help_page, story_row

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from dedupe_news.review.queue import Filters, Item, Queue

SIZES = (1, 2, 3, 5, 10)
"""Least numbers of reports the filter steps through."""


class ChooseStory(ModalScreen["Item | None"]):
    """Choose the story to merge into: likely ones first, or those with the words typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "cancel"),
        Binding("down", "move(1)", "down", show=False, priority=True),
        Binding("up", "move(-1)", "up", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    ChooseStory { align: center middle; background: ansi_default; }
    ChooseStory #box { width: 90%; max-width: 120; height: 80%; layout: vertical; }
    ChooseStory #box { border: round ansi_cyan; padding: 0 1; }
    ChooseStory Input { background: ansi_default; color: ansi_default; }
    ChooseStory Lines { height: 1fr; }
    """

    def __init__(self, queue: Queue, item: Item) -> None:
        super().__init__()
        self._queue = queue
        self._item = item
        self._found = queue.likely(item)

    def compose(self) -> ComposeResult:
        """Lay out title, search line and list."""
        with VerticalScroll(id="box", can_focus=False):
            yield Static(
                Text("Merge into: type words, ↑ ↓ choose, Enter merges, Esc goes back", style="bold")
            )
            hint = "words of a headline, or an id"
            yield Input(placeholder=hint, id="words", compact=True, select_on_focus=False)
            yield Lines(lambda place: story_row(self._found[place]), id="found")

    def on_mount(self) -> None:
        """Show the likely stories and wait for words."""
        self._show()
        field = self.query_one(Input)
        field.cursor_blink = False  # a blink is a redraw
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the stories with these words."""
        event.stop()
        self._found = self._queue.likely(self._item, event.value)
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the story under the cursor."""
        event.stop()
        self.query_one(Lines).action_choose()

    def on_lines_chosen(self, event: Lines.Chosen) -> None:
        """Merge into the story chosen."""
        event.stop()
        self.dismiss(self._found[event.place])

    def action_move(self, by: int) -> None:
        """Move in the list while the words keep the focus."""
        self.query_one(Lines).action_move(by)

    def _show(self) -> None:
        self.query_one(Lines).show(len(self._found), 0)


class ChooseFilters(ModalScreen["Filters | None"]):
    """Choose which stories the queue shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f,q", "done", "done"),
        Binding("b", "row(0)", "borderline", show=False),
        Binding("c", "row(1)", "conflicts", show=False),
        Binding("o", "row(2)", "open", show=False),
        Binding("n", "row(3)", "size", show=False),
    ]
    DEFAULT_CSS = """
    ChooseFilters { align: center middle; background: ansi_default; }
    ChooseFilters #box { width: 56; height: 9; border: round ansi_cyan; padding: 0 1; layout: vertical; }
    ChooseFilters Lines { height: 4; }
    """

    def __init__(self, filters: Filters) -> None:
        super().__init__()
        self._filters = filters

    def compose(self) -> ComposeResult:
        """Lay out the four filters."""
        with VerticalScroll(id="box", can_focus=False):
            yield Static(Text("Show only: letter or Enter switches, Esc is done\n", style="bold"))
            yield Lines(self._row, id="filters")

    def on_mount(self) -> None:
        """Show the filters as they are."""
        self.query_one(Lines).show(4, 0)
        self.query_one(Lines).focus()

    def on_lines_chosen(self, event: Lines.Chosen) -> None:
        """Switch the filter chosen."""
        event.stop()
        self.action_row(event.place)

    def action_row(self, place: int) -> None:
        """Switch one filter."""
        filters = self._filters
        if place == 3:
            larger = [size for size in SIZES if size > filters.min_reports]
            self._filters = replace(filters, min_reports=larger[0] if larger else 1)
        elif place == 0:
            self._filters = replace(filters, borderline=not filters.borderline)
        elif place == 1:
            self._filters = replace(filters, conflicts=not filters.conflicts)
        else:
            self._filters = replace(filters, open=not filters.open)
        self.query_one(Lines).show(4, place)

    def action_done(self) -> None:
        """Apply the filters."""
        self.dismiss(self._filters)

    def _row(self, place: int) -> Text:
        filters = self._filters
        if place == 3:
            return Text(f"[n] {filters.min_reports}+ reports")
        letter, name, told = (
            ("b", "borderline", "borderline stories"),
            ("c", "conflicts", "stories whose reports differ"),
            ("o", "open", "stories without a decision"),
        )[place]
        return Text(f"[{letter}] {'✓' if getattr(filters, name) else ' '} {told}")


class Help(ModalScreen[None]):
    """The keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter", "dismiss", "close")]
    DEFAULT_CSS = """
    Help { align: center middle; background: ansi_default; }
    Help #box { width: 96%; max-width: 90; height: auto; max-height: 96%; }
    Help #box { border: round ansi_cyan; padding: 0 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the list of keys."""
        with VerticalScroll(id="box"):
            yield Static(help_page())

    def on_click(self) -> None:
        """Close."""
        self.dismiss()
