"""The keys of the review screen, in one table: the screen binds them, its help lists them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it is called in Textual, the action it runs, its label and what it does.

    `footer` puts it into the line at the bottom, where it can be clicked; `shown` is how help writes it.
    """

    key: str
    action: str
    label: str
    does: str
    footer: bool = False
    shown: str = ""

    @property
    def name(self) -> str:
        """The key as help writes it."""
        return self.shown or self.key


KEYS = (
    Key("s", "same", "same", "these reports are one story; goes on to the next", footer=True),
    Key("t", "take_out", "take out", "the report under the cursor is not of this story", footer=True),
    Key("x", "split", "split", "the marked reports are a story of their own", footer=True),
    Key("m", "merge", "merge", "this story and another are the same: choose it", footer=True),
    Key("l", "later", "later", "put the story off, behind the others", footer=True),
    Key("u", "undo", "undo", "take back the last decision, all the way", footer=True),
    Key("space", "mark", "mark", "mark a report: for split, or two for diff"),
    Key("a", "page('account')", "account", "the account as it stands"),
    Key("d", "page('diff')", "diff", "two reports word by word: the marked, or the one chosen"),
    Key("b", "page('removed')", "boilerplate", "what was removed, by which rule"),
    Key("e", "page('evidence')", "evidence", "what speaks for and against one story"),
    Key("J", "scroll_page(1)", "page down", "scroll the page; K scrolls back"),
    Key("K", "scroll_page(-1)", "page up", "scroll the page back"),
    Key("z", "alone", "alone", "the story alone, without the queue; again brings it back"),
    Key("slash", "search", "search", "only stories with these words", footer=True, shown="/"),
    Key("f", "filter", "filter", "only borderline, conflicting, open or large stories", footer=True),
    Key("escape", "clear", "clear", "all stories again; forget the marks", shown="esc"),
    Key("n", "next_open", "next open", "go to the next story without a decision"),
    Key("tab", "app.focus_next", "next pane", "queue, reports, page; enter goes in", shown="tab"),
    Key("ctrl+l", "redraw", "redraw", "draw the whole screen anew", shown="^L"),
    Key("question_mark", "help", "help", "this list", footer=True, shown="?"),
    Key("q", "quit", "quit", "leave; every decision is on the disk already", footer=True),
)
