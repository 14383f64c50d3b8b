"""An account as plain text: for pipes and files, unwrapped, uncoloured, never shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.rendering.layout import WORDED, cited, summed
from dedupe_news.rendering.retellings import SIGN, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.rendering.layout import Quoted, StoryView


def render_plain(story: StoryView) -> str:
    """Write one story, one paragraph a line, ending in a line break."""
    return "\n".join(_lines(story)) + "\n"


def _lines(story: StoryView) -> Iterator[str]:
    yield story.headline
    yield f"{summed(story)} · {story.id}"
    yield from _section("", story.news)
    yield from _section("Background", story.background)
    if story.again:
        yield from ("", f"{SIGN} {TITLE}")
        for retold in story.again:
            yield f"  {cited(retold.of)}"
            yield from (f"    {cited(quoted)}" for quoted in retold.told)
    if story.left_out:
        yield ""
        yield f"({story.left_out})"
    if story.differ:
        yield from ("", story.differ_title, *(f"  ≠ {line}" for line in story.differ))
    if story.worded:
        yield from ("", WORDED, *(f"  ~ {line}" for line in story.worded))
    if story.only:
        yield from ("", "In one text only", f"  {story.only}")
    yield from ("", "Sources")
    if story.caution:
        yield f"  ({story.caution})"
    for source in story.sources:
        yield f"  [{source.n}] {source.where}" + (f" · {source.what}" if source.what else "")
        for copy in source.copies:
            yield f"      also: {copy}"


def _section(title: str, paragraphs: tuple[tuple[Quoted, ...], ...]) -> Iterator[str]:
    if not paragraphs:
        return
    if title:
        yield from ("", title)
    for paragraph in paragraphs:
        yield ""
        yield " ".join(cited(quoted) for quoted in paragraph)
