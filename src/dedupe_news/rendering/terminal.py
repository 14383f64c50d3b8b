"""An account on a terminal: wrapped to a readable measure, quiet colours, nothing told by colour alone.

Builds `rich.text.Text` objects only, never markup strings: `[sic]` in an article is text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from dedupe_news.rendering.layout import WORDED, beside, marks, summed
from dedupe_news.rendering.retellings import SIGN, TITLE
from dedupe_news.rendering.wrapping import Wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from dedupe_news.rendering.layout import Quoted, SourceLine, StoryView

MEASURE = 100
"""Columns a paragraph is set in at most: longer lines lose the eye (Bringhurst, 45-75 characters is ideal;
terminals are read wider)."""


def render_terminal(story: StoryView) -> Iterator[RenderableType]:
    """Give the parts of one story in order; the console wraps each to its width."""
    yield Wrapped(Text(story.headline, style="bold"))
    yield Wrapped(Text(f"{summed(story)} · {story.id}", style="dim"))
    yield from _section("", story.news)
    yield from _section("Background", story.background)
    yield from _notes(story)
    yield _heading("Sources", "")
    if story.caution:
        yield indented(Text(f"({story.caution})", style="dim"), 2)
    for source in story.sources:
        yield from _source(source)


def _notes(story: StoryView) -> Iterator[RenderableType]:
    """Give what stands between an account and its sources."""
    yield from _again(story)
    if story.left_out:
        yield Wrapped(Text(f"\n({story.left_out})", style="dim italic"))
    if story.differ:
        yield _heading(story.differ_title, "yellow")
        for line in story.differ:
            yield marked(Text("≠ ", style="yellow"), Text(line), 2)
    if story.worded:
        yield _heading(WORDED, "")
        for line in story.worded:
            yield marked(Text("~ ", style="dim"), Text(line), 2)
    if story.only:
        yield _heading("In one text only", "")
        yield indented(Text(story.only), 2)


def _again(story: StoryView) -> Iterator[RenderableType]:
    """Give what is told again, under the beginning of what it retells."""
    if story.again:
        yield _heading(f"{SIGN} {TITLE}", "")
    for retold in story.again:
        yield Wrapped(_told(retold.of, "dim"), 2)
        yield from (Wrapped(_told(quoted, ""), 4) for quoted in retold.told)


def indented(text: Text, by: int) -> RenderableType:
    """Set a paragraph in by so many columns; nothing is filled up to the right edge."""
    return Wrapped(text, by)


def marked(mark: Text, text: Text, by: int) -> RenderableType:
    """Set a paragraph in, under the mark that its first line bears: both stand in by so many columns."""
    return Wrapped(text, by + cell_len(mark.plain), Text(" " * by).append(mark))


def _heading(title: str, colour: str) -> Text:
    return Text(f"\n{title}", style=f"bold {colour}".strip())


def _section(title: str, paragraphs: tuple[tuple[Quoted, ...], ...]) -> Iterator[RenderableType]:
    if paragraphs and title:
        yield _heading(title, "")
    for paragraph in paragraphs:
        text = Text("\n")
        for at, quoted in enumerate(paragraph):
            text.append(" " if at else "").append(_told(quoted, ""))
        yield Wrapped(text)


def _told(quoted: Quoted, style: str) -> Text:
    """Set a sentence with what it rests on."""
    more = beside(quoted)
    text = Text().append(quoted.text, style=style).append(" ").append(marks(quoted.cites), style="cyan")
    return text.append(f" ({more})" if more else "", style="dim")


def _source(source: SourceLine) -> Iterator[RenderableType]:
    line = Text(source.where)
    if source.what:
        line.append(f" · {source.what}", style="dim")
    yield marked(Text(f"[{source.n}] ", style="cyan"), line, 2)
    for copy in source.copies:
        yield marked(Text("also: ", style="dim"), Text(copy, style="dim"), 6)
