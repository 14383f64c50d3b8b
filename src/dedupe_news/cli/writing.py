"""Stories written out in the format asked for, one at a time where the format allows it."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from dedupe_news.cli.edge import canvas, opened
from dedupe_news.rendering.layout import view
from dedupe_news.rendering.records import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dedupe_news.cli.edge import Destination

StoryRecord = dict[str, Any]
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
    with opened(destination, page=page) as out:
        counted = _Counting(stories)
        if destination.format == "text" and destination.drawn:
            _draw(counted, destination, out, before)
        elif destination.format == "html":
            _write_html(counted, texts, out)
        else:
            _WRITERS[destination.format](counted, out, before)
    return counted.number


def write_rows(rows: Iterable[Mapping[str, Any]], destination: Destination, out: IO[str]) -> None:
    """Write rows as JSON Lines or as one JSON array with a row a line."""
    writer = _write_jsonl if destination.format == "jsonl" else _write_json
    writer(rows, out, "")


class _Counting:
    """Stories passing by, counted."""

    def __init__(self, stories: Iterable[StoryRecord]) -> None:
        self._stories = stories
        self.number = 0

    def __iter__(self) -> Iterator[StoryRecord]:
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


def _write_plain(stories: Iterable[StoryRecord], out: IO[str], before: str) -> None:
    from dedupe_news.rendering.plain import render_plain  # noqa: PLC0415 - one writer is used in a run

    if before:
        out.write(f"{before}\n")
    for n, story in enumerate(stories):
        out.write(f"\n{RULE}\n\n" if n else "\n" if before else "")
        out.write(render_plain(view(story)))


def _write_markdown(stories: Iterable[StoryRecord], out: IO[str], before: str) -> None:
    from dedupe_news.rendering.markdown import escape, render_markdown  # noqa: PLC0415 - as above

    if before:
        out.write(f"{escape(before)}\n")
    for n, story in enumerate(stories):
        out.write("\n" if n or before else "")
        out.write(render_markdown(view(story)))


def _write_html(stories: Iterable[StoryRecord], texts: Callable[[], Mapping[str, str]], out: IO[str]) -> None:
    from dedupe_news.rendering.html import render_html  # noqa: PLC0415 - as above

    out.write(render_html(list(stories), texts(), "Accounts"))


def _write_jsonl(stories: Iterable[Mapping[str, Any]], out: IO[str], before: str) -> None:  # noqa: ARG001 - one signature
    for story in stories:
        out.write(to_json(story) + "\n")


def _write_json(stories: Iterable[Mapping[str, Any]], out: IO[str], before: str) -> None:  # noqa: ARG001 - one signature
    out.write("[")
    for n, story in enumerate(stories):
        out.write(",\n" if n else "\n")
        out.write(to_json(story))
    out.write("\n]\n")


def _write_csv(stories: Iterable[StoryRecord], out: IO[str], before: str) -> None:  # noqa: ARG001 - one signature
    from dedupe_news.rendering.rows import STORY_COLUMNS, story_rows, to_csv  # noqa: PLC0415 - as above

    out.write(to_csv([STORY_COLUMNS]))
    for story in stories:
        out.write(to_csv(story_rows(story)))


_WRITERS = {
    "text": _write_plain,
    "md": _write_markdown,
    "jsonl": _write_jsonl,
    "json": _write_json,
    "csv": _write_csv,
}
