"""Stories written out in the format asked for, one at a time where the format allows it."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, Generic, TypeVar

from dedupe_news.cli.edge import canvas, opened
from dedupe_news.rendering.layout import view
from dedupe_news.rendering.printing import SHAPES
from dedupe_news.rendering.records import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dedupe_news.cli.edge import Destination

StoryRecord = dict[str, Any]
Passing = TypeVar("Passing")
RULE = "─" * 40
"""What parts two stories where no screen says how wide it is."""
MACHINE = frozenset({"jsonl", "json", "csv"})
"""Formats read by programs: stories of one report are in them only when asked for."""


def write_stories(
    stories: Iterable[StoryRecord],
    destination: Destination,
    texts: Callable[[], Mapping[str, str]],
    *,
    before: str = "",
    page: bool = False,
) -> int:
    """Write stories and say how many.

    Args:
        stories: records of the contract, in order.
        destination: where and in which format.
        texts: gives the source text of each report id; asked only for HTML.
        before: a line of counts that opens the formats made for people.
        page: on a terminal, show them through the pager.
    """
    shape = shape_of(destination)
    if shape is not None:
        return write_printed(map(shape, stories), destination, before=before, page=page)
    with opened(destination, page=page) as out:
        counted = _Counting(stories)
        if destination.format == "html":
            _write_html(counted, texts, out)
        else:
            _draw(counted, destination, out, before)
    return counted.number


def shape_of(destination: Destination) -> Callable[[StoryRecord], str] | None:
    """The function that prints one story by itself, for `write_printed`.

    None where a page is made of all of them, or a screen draws them.
    """
    if destination.format == "html" or (destination.format == "text" and destination.drawn):
        return None
    return SHAPES[destination.format]


def write_printed(
    pieces: Iterable[str], destination: Destination, *, before: str = "", page: bool = False
) -> int:
    """Write stories as `shape_of` prints them, in order, and say how many; else as `write_stories`."""
    with opened(destination, page=page) as out:
        counted = _Counting(pieces)
        for part in _around(counted, destination.format, before):
            out.write(part)
    return counted.number


def write_rows(rows: Iterable[Mapping[str, Any]], destination: Destination, out: IO[str]) -> None:
    """Write rows as JSON Lines or as one JSON array with a row a line."""
    for part in _around(map(to_json, rows), destination.format, ""):
        out.write(part)


class _Counting(Generic[Passing]):
    """Stories passing by, counted."""

    def __init__(self, stories: Iterable[Passing]) -> None:
        self._stories = stories
        self.number = 0

    def __iter__(self) -> Iterator[Passing]:
        for story in self._stories:
            self.number += 1
            yield story


def _draw(stories: Iterable[StoryRecord], destination: Destination, out: IO[str], before: str) -> None:
    from dedupe_news.rendering.terminal import MEASURE, render_terminal  # noqa: PLC0415 - a terminal alone draws

    screen = canvas(destination, out)
    width = min(screen.width, MEASURE) if destination.on_terminal else screen.width
    if before:
        screen.print(before, style="dim", width=width)
    for n, story in enumerate(stories):
        if n or before:
            screen.print(width=width)
        if n:
            screen.print(RULE if not destination.on_terminal else "─" * width, style="dim")
        for part in render_terminal(view(story)):
            screen.print(part, width=width)


def _write_html(stories: Iterable[StoryRecord], texts: Callable[[], Mapping[str, str]], out: IO[str]) -> None:
    from dedupe_news.rendering.html import render_html  # noqa: PLC0415 - as above

    out.write(render_html(list(stories), texts(), "Accounts"))


def _around(pieces: Iterable[str], format_: str, before: str) -> Iterator[str]:
    """Printed stories with what stands before, between and behind them in a format."""
    if format_ == "text":
        yield f"{before}\n" if before else ""
        for n, piece in enumerate(pieces):
            yield f"\n{RULE}\n\n" if n else "\n" if before else ""
            yield piece
    elif format_ == "md":
        from dedupe_news.rendering.markdown import escape  # noqa: PLC0415 - one format is written in a run

        yield f"{escape(before)}\n" if before else ""
        for n, piece in enumerate(pieces):
            yield "\n" if n or before else ""
            yield piece
    elif format_ == "json":
        yield "["
        for n, piece in enumerate(pieces):
            yield ",\n" if n else "\n"
            yield piece
        yield "\n]\n"
    elif format_ == "csv":
        from dedupe_news.rendering.rows import STORY_COLUMNS, to_csv  # noqa: PLC0415 - as above

        yield to_csv([STORY_COLUMNS])
        yield from pieces
    else:
        for piece in pieces:
            yield piece
            yield "\n"
