"""One story's record as text, in each format that prints stories one after the other.

These are functions by name, so that whoever made the record can print it where it is, in another process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dedupe_news.rendering.layout import view
from dedupe_news.rendering.records import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    StoryRecord = dict[str, Any]


def as_json(story: StoryRecord) -> str:
    """One JSON object, on one line without its end."""
    return to_json(story)


def as_plain(story: StoryRecord) -> str:
    """What `rendering.plain` makes of it."""
    from dedupe_news.rendering.plain import render_plain  # noqa: PLC0415 - one format is printed in a run

    return render_plain(view(story))


def as_markdown(story: StoryRecord) -> str:
    """What `rendering.markdown` makes of it."""
    from dedupe_news.rendering.markdown import render_markdown  # noqa: PLC0415 - as above

    return render_markdown(view(story))


def as_csv(story: StoryRecord) -> str:
    """A row for each of its statements."""
    from dedupe_news.rendering.rows import story_rows, to_csv  # noqa: PLC0415 - as above

    return to_csv(story_rows(story))


SHAPES: Final[Mapping[str, Callable[[StoryRecord], str]]] = {
    "text": as_plain,
    "md": as_markdown,
    "jsonl": as_json,
    "json": as_json,
    "csv": as_csv,
}
"""How a story is printed in each format; a page of HTML is made of all stories together."""
