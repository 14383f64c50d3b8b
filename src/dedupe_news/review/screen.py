"""The review screen: the queue of stories, the reports of one, and a page about them; keys decide.

It holds no state of its own but marks and the page shown: what it shows is the queue's, and every key is
one call of it. It takes the terminal's own colours (so light and dark are the terminal's business), moves
nothing by itself and draws only what changed, so that it is calm over a slow link.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, Input, Static

from dedupe_news.errors import DedupeNewsError
from dedupe_news.rendering.layout import plain
from dedupe_news.review import pages
from dedupe_news.review.calm import CalmApp
from dedupe_news.review.dialogs import ChooseFilters, ChooseStory, Help
from dedupe_news.review.keys import KEYS
from dedupe_news.review.lines import Lines
from dedupe_news.review.queue import Filters

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from dedupe_news.decisions import Decision
    from dedupe_news.review.queue import Item, Queue
    from dedupe_news.review.storyfile import StoryRecord

PAGES = {"account": "a account", "diff": "d diff", "removed": "b boilerplate", "evidence": "e evidence"}
PAUSE = 0.06
"""Seconds the cursor must rest before a story's page is drawn: a held arrow key draws the list alone."""
_ACTIONS = frozenset(key.action.partition("(")[0] for key in KEYS) - {"app.focus_next"}
EMPTY = "No story is shown. Esc shows all of them."


def _warm() -> None:
    """Import what the first decision and the first diff need, while the person still reads."""
    import dedupe_news.accounts  # noqa: PLC0415 - loaded here, used by the queue and the pages
    import dedupe_news.telling  # noqa: F401, PLC0415 - as above


class PageTab(Static):
    """The name of a page; a click opens it."""

    async def on_click(self) -> None:
        """Open the page."""
        await self.app.run_action(f"page('{str(self.id).removeprefix('tab-')}')")


class ReviewApp(CalmApp):
    """The screen over a queue."""

    TITLE = "dedupe-news review"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - an instance variable to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, show=key.footer, key_display=key.name) for key in KEYS
    ]
    CSS = """
    Screen { background: ansi_default; color: ansi_default; }
    * { scrollbar-color: ansi_bright_black; scrollbar-background: ansi_default; }
    * { scrollbar-color-hover: ansi_cyan; scrollbar-background-hover: ansi_default; }
    * { scrollbar-color-active: ansi_cyan; scrollbar-background-active: ansi_default; }
    #body { height: 1fr; }
    .-narrow #body { layout: vertical; }
    .-wide #body { layout: horizontal; }
    .-narrow #stories { height: 30%; min-height: 4; }
    .-wide #stories { width: 40%; height: 1fr; border-right: solid ansi_bright_black; }
    .-alone #stories { display: none; }
    #story { height: 1fr; width: 1fr; }
    .-narrow #story { border-top: solid ansi_bright_black; }
    .line { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    #members { height: auto; max-height: 8; }
    .-narrow #members { max-height: 4; }
    #tabs { height: 1; padding: 0 1; }
    PageTab { width: auto; margin-right: 2; color: ansi_default; }
    PageTab.-open { text-style: bold underline; }
    #page { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    #page:focus { background: ansi_default; }
    #search { display: none; padding: 0 1; background: ansi_default; color: ansi_default; }
    #search.-open { display: block; }
    Footer, FooterKey, FooterKey .footer-key--key, FooterKey .footer-key--description {
        background: ansi_default; color: ansi_default;
    }
    FooterKey .footer-key--key { text-style: bold; color: ansi_cyan; }
    """

    def __init__(self, queue: Queue) -> None:
        super().__init__(ansi_color=True)
        self.animation_level = "none"
        self.queue = queue
        self.page = "account"
        self.marks: set[str] = set()
        self._record: StoryRecord | None = None
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the queue, the story and the lines below them."""
        with Horizontal(id="body"):
            yield Lines(self._story_row, id="stories")
            with Vertical(id="story"):
                yield Static(id="headline", classes="line")
                yield Static(id="summary", classes="line")
                yield Lines(self._member_row, id="members")
                with Horizontal(id="tabs"):
                    for name, label in PAGES.items():
                        yield PageTab(Text(label), id=f"tab-{name}")
                with VerticalScroll(id="page"):
                    yield Static(id="text")
        hint = "words, in headlines and texts"
        yield Input(placeholder=hint, id="search", compact=True, select_on_focus=False)
        yield Static(id="status", classes="line")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the queue with the cursor on the first open story."""
        self.query_one("#search", Input).cursor_blink = False  # a blink is a redraw
        self._stories.focus()
        self._show_queue()
        self.run_worker(_warm, thread=True)

    # --- drawing

    @property
    def _stories(self) -> Lines:
        return self.query_one("#stories", Lines)

    @property
    def _members(self) -> Lines:
        return self.query_one("#members", Lines)

    def _story_row(self, place: int) -> Text:
        return pages.story_row(self.queue.items[place])

    def _member_row(self, place: int) -> Text:
        reports = self._record["reports"] if self._record else []
        numbers = {report["id"]: report["n"] for report in reports}
        report = reports[place]
        return pages.member_row(report, marked=report["id"] in self.marks, copies=numbers)

    def _show_queue(self, said: str = "") -> None:
        """Draw the list, the story under the cursor and the status line."""
        self._stories.show(len(self.queue.items), self.queue.position)
        self._show_story()
        self._say(said)

    def _show_story(self) -> None:
        """Draw the story under the cursor."""
        self._pause = None
        item = self.queue.current
        members = self._members
        self._record = None
        try:
            self._record = None if item is None else self.queue.record(item)
        except DedupeNewsError as error:
            self._show_nothing(Text(plain(str(error)), style="bold red"))
            return
        item = self.queue.current
        if item is None or self._record is None:
            self._show_nothing(Text(EMPTY))
            return
        self.marks &= set(item.reports)
        self._line("headline", pages.headline(self._record))
        self._line("summary", pages.summary_line(item, self._record))
        members.show(len(item.reports), min(members.cursor, len(item.reports) - 1))
        members.styles.height = len(item.reports)
        self._stories.refresh_lines(self.queue.position)
        self._show_page()

    def _show_nothing(self, why: Text) -> None:
        self._line("headline", why)
        self._line("summary", Text())
        self._members.show(0, 0)
        self.query_one("#text", Static).update(Text())

    def _line(self, name: str, text: Text) -> None:
        self.query_one(f"#{name}", Static).update(text)

    def _show_page(self) -> None:
        """Draw the page that is open."""
        for name in PAGES:
            self.query_one(f"#tab-{name}").set_class(name == self.page, "-open")
        self.query_one("#text", Static).update(self._page())
        self.query_one("#page").scroll_home(animate=False)

    def _page(self) -> RenderableType:
        record = self._record
        if record is None:
            return Text()
        if self.page == "account":
            return pages.account_page(record)
        if self.page == "removed":
            return pages.removed_page(record)
        pair = pages.pair(record, self._members.cursor, self.marks)
        if pair is None:
            return pages.alone_page(record)
        return pages.diff_page(*pair) if self.page == "diff" else pages.evidence_page(record, *pair)

    def _say(self, said: str = "", *, wrong: bool = False) -> None:
        """Say where one stands, and what was done or why not."""
        queue = self.queue
        counts = {status: queue.count(status) for status in ("open", "later", "settled")}
        line = Text()
        if said:
            line.append(f"{'! ' if wrong else ''}{plain(said)}", style="bold red" if wrong else "bold")
            line.append("  ")
        line.append(
            pages.status_line(len(queue.items), queue.position, counts, queue.filters.told), style="dim"
        )
        self._line("status", line)

    # --- moving

    def on_lines_moved(self, event: Lines.Moved) -> None:
        """Follow the cursor: the list at once, the story when the cursor rests."""
        if event.lines.id == "stories":
            self.queue.go(event.place)
            self._say()
            if self._pause is not None:
                self._pause.stop()
            self._pause = self.set_timer(PAUSE, self._show_story)
        elif event.lines.id == "members" and self.page in {"diff", "evidence"}:
            self._show_page()

    def on_lines_chosen(self, event: Lines.Chosen) -> None:
        """Enter on a story goes to its reports; on a report it marks it."""
        if event.lines.id == "stories":
            self._members.focus()
        elif event.lines.id == "members":
            self.action_mark()

    def action_next_open(self) -> None:
        """Go to the next open story after this one."""
        items = self.queue.items
        order = [*range(self.queue.position + 1, len(items)), *range(self.queue.position)]
        place = next((at for at in order if items[at].status == "open"), None)
        if place is None:
            self._say("no other story is open")
            return
        self.queue.go(place)
        self._show_queue()

    def action_page(self, name: str) -> None:
        """Open a page."""
        self.page = name
        self._settle()
        self._show_page()

    def action_scroll_page(self, by: int) -> None:
        """Scroll the page from wherever the focus is."""
        self.query_one("#page").scroll_relative(y=by * 3, animate=False)

    def action_alone(self) -> None:
        """Give the story the whole screen, or take it back."""
        body = self.query_one("#body")
        body.toggle_class("-alone")
        (self._members if body.has_class("-alone") else self._stories).focus()

    # --- deciding

    def _settle(self) -> None:
        """Draw the story under the cursor now if it waits for the cursor to rest."""
        if self._pause is not None:
            self._pause.stop()
            self._show_story()

    def _decide(self, ask: Callable[[], Decision | None], nothing: str = "") -> None:
        """Ask the queue for a decision and tell what came of it."""
        self._settle()
        before = set(self.queue.contradictions)
        try:
            decision = ask()
        except DedupeNewsError as error:
            self._say(str(error) + (f" ({error.help})" if error.help else ""), wrong=True)
            return
        self.marks.clear()
        self._members.cursor = 0
        if decision is None:
            self._say(nothing)
            return
        said = pages.told(decision.verb, decision.a, decision.b)
        overruled = {told.set_aside + 1 for told in set(self.queue.contradictions) - before}
        if overruled:
            said += f"; overrules decision {', '.join(map(str, sorted(overruled)))}"
        self._show_queue(f"undone: {said}" if nothing else said)

    def action_same(self) -> None:
        """Confirm the story."""
        self._decide(self.queue.same)

    def action_take_out(self) -> None:
        """Take the report under the cursor out of its story."""
        self._settle()
        reports = self._record["reports"] if self._record else []
        if reports:
            report = reports[min(self._members.cursor, len(reports) - 1)]["id"]
            self._decide(lambda: self.queue.take_out(report))

    def action_split(self) -> None:
        """Make the marked reports a story of their own."""
        if not self.marks:
            self._say("mark reports first: Enter on a story, then space on its reports", wrong=True)
            return
        self._decide(lambda: self.queue.split(set(self.marks)))

    def action_merge(self) -> None:
        """Ask for the story to merge into."""
        item = self.queue.current
        if item is not None:
            self.push_screen(ChooseStory(self.queue, item), self._merge)

    def _merge(self, other: Item | None) -> None:
        if other is not None:
            self._decide(lambda: self.queue.merge_into(other))

    def action_later(self) -> None:
        """Put the story off."""
        self._decide(self.queue.later)

    def action_undo(self) -> None:
        """Take back the last decision."""
        self._decide(self.queue.undo, nothing="nothing left to undo")

    def action_mark(self) -> None:
        """Mark the report under the cursor, or take its mark away."""
        self._settle()
        reports = self._record["reports"] if self._record else []
        if not reports:
            return
        place = min(self._members.cursor, len(reports) - 1)
        self.marks ^= {reports[place]["id"]}
        self._members.refresh_lines(place)
        if self.page in {"diff", "evidence"}:
            self._show_page()

    # --- choosing what to show

    def action_search(self) -> None:
        """Ask for words."""
        field = self.query_one("#search", Input)
        field.value = self.queue.filters.text
        field.select_all()  # not when the focus comes: by then a letter may stand there
        field.add_class("-open")
        self.screen.set_focus(field)  # at once: what is typed ahead belongs to the words

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's own
        """Let no key decide while words are typed; over a slow link several keys come at once."""
        return action not in _ACTIONS or self._field() is None or action == "clear"

    def on_key(self, event: events.Key) -> None:
        """Give letters typed ahead to the field they were meant for."""
        field = self._field()
        if field is not None and event.is_printable and event.character:
            event.stop()
            field.replace(event.character, *sorted(field.selection))

    def _field(self) -> Input | None:
        """Give the field that waits for words, if one does."""
        place = "#words" if isinstance(self.screen, ChooseStory) else "#search.-open"
        return next(iter(self.screen.query(place).results(Input)), None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Show the stories with these words."""
        self._close_search()
        self._filter(replace(self.queue.filters, text=event.value.strip()))

    def action_filter(self) -> None:
        """Ask what to show."""
        self.push_screen(ChooseFilters(self.queue.filters), self._filter)

    def _filter(self, filters: Filters | None) -> None:
        if filters is not None:
            self.queue.show(filters)
            self._show_queue()

    def action_clear(self) -> None:
        """Close the search; else forget marks and filters."""
        if self.query_one("#search").has_class("-open"):
            self._close_search()
            return
        self.marks.clear()
        self._filter(Filters())

    def _close_search(self) -> None:
        self.query_one("#search").remove_class("-open")
        self._stories.focus()

    def action_help(self) -> None:
        """Show the keys."""
        self.push_screen(Help())
