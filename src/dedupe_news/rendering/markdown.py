"""An account as Markdown: headings, paragraphs, disagreements and numbered sources.

Everything scraped is escaped by CommonMark's rule (a backslash before any ASCII punctuation that could be
markup), so `[sic]`, `*stars*` and `<b>` read as they were written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dedupe_news.rendering.layout import WORDED, summed, support_of
from dedupe_news.rendering.retellings import SIGN, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.rendering.layout import Quoted, StoryView

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def escape(text: str) -> str:
    r"""Escape what CommonMark would read as markup.

    Example:
        >>> escape("he [sic] said *no*")
        'he \\[sic\\] said \\*no\\*'
    """
    escaped = _MARKUP.sub(r"\\\1", text)
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", escaped)


def render_markdown(story: StoryView) -> str:
    """Write one story as Markdown, ending in a line break."""
    return "\n".join(_lines(story)) + "\n"


def _lines(story: StoryView) -> Iterator[str]:
    yield f"## {escape(story.headline)}"
    yield ""
    yield f"*{escape(summed(story))}* · `{story.id}`"
    yield from _section("", story.news)
    yield from _section("Background", story.background)
    if story.again:
        yield from ("", f"### {SIGN} {TITLE}", "")
        for retold in story.again:
            yield f"- {escape(retold.of.text)} {escape(support_of(retold.of))}"
            yield from (f"  - {escape(quoted.text)} {escape(support_of(quoted))}" for quoted in retold.told)
    if story.left_out:
        yield from ("", f"*{story.left_out}*")
    if story.differ:
        yield from ("", f"### {story.differ_title}", "", *(f"- {escape(line)}" for line in story.differ))
    if story.worded:
        yield from ("", f"### {WORDED}", "", *(f"- {escape(line)}" for line in story.worded))
    if story.only:
        yield from ("", "### In one text only", "", escape(story.only))
    yield from ("", "### Sources", "")
    if story.caution:
        yield from (f"*{story.caution}*", "")
    for source in story.sources:
        what = f" · {escape(source.what)}" if source.what else ""
        yield f"- \\[{source.n}\\] {escape(source.where)}{what}"
        yield from (f"  - also: {escape(copy)}" for copy in source.copies)


def _section(title: str, paragraphs: tuple[tuple[Quoted, ...], ...]) -> Iterator[str]:
    if not paragraphs:
        return
    if title:
        yield from ("", f"### {title}")
    for paragraph in paragraphs:
        yield ""
        yield " ".join(f"{escape(quoted.text)} {escape(support_of(quoted))}" for quoted in paragraph)
