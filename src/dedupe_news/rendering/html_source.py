"""One report's text as HTML: every quoted sentence an anchor, every removed line struck through.

Spans of a story record refer to the text of the report's record; what lies outside the report is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from dedupe_news.text.sanitise import for_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True, order=True)
class _Stretch:
    start: int
    end: int
    anchor: str
    rule: str


def inline(text: str) -> str:
    r"""Escape one line of scraped text: markup, quotation marks, controls and bidirectional overrides.

    Example:
        >>> inline("<b>\x1b\n“no”")
        '&lt;b&gt;␛ “no”'
    """
    return escape(for_terminal(" ".join(text.split())))


def block(text: str) -> str:
    r"""Escape scraped text that keeps its line breaks and tabs.

    Example:
        >>> block("a < b\r\nc")
        'a &lt; b\nc'
    """
    return escape(for_terminal(text, keep="\n\t"))


def anchor(story: int, report: int, start: int) -> str:
    """Name the place of a sentence: story and report count from 1, start is the sentence's offset."""
    return f"s{story}r{report}c{start}"


def source_text(
    story: int,
    report: Mapping[str, Any],
    text: str,
    sentences: Iterable[tuple[int, int]],
    removed: Iterable[tuple[int, int, str]],
) -> tuple[str, frozenset[str]]:
    """Show a report with its quoted and removed stretches marked.

    Args:
        story: the story's number in the page, from 1.
        report: the report of the story record; `n`, `start` and `end` are read.
        text: the text of the report's record.
        sentences: spans quoted in the account, in code points of `text`.
        removed: spans of removed lines with the rule that removed each.

    Returns:
        The markup and the anchors it holds. A span that lies outside the report or overlaps an earlier one
        gets no anchor (a saved file may have been edited).
    """
    stretches = {_Stretch(start, end, anchor(story, report["n"], start), "") for start, end in sentences} | {
        _Stretch(start, end, "", rule) for start, end, rule in removed
    }
    first, last = max(0, report["start"]), min(len(text), report["end"])
    parts: list[str] = []
    anchors: list[str] = []
    at = first
    for stretch in _apart(sorted(stretches), first, last):
        parts.append(block(text[at : stretch.start]))
        inner = block(text[stretch.start : stretch.end])
        if stretch.anchor:
            anchors.append(stretch.anchor)
            parts.append(f'<span id="{stretch.anchor}">{inner}</span>')
        else:
            parts.append(f'<del title="removed: {inline(stretch.rule)}">{inner}</del>')
        at = stretch.end
    parts.append(block(text[at:last]))
    return "".join(parts).strip(), frozenset(anchors)


def _apart(stretches: Iterable[_Stretch], first: int, last: int) -> Iterator[_Stretch]:
    """Leave out what reaches outside the report or into the stretch before."""
    at = first
    for stretch in stretches:
        if at <= stretch.start < stretch.end <= last:
            yield stretch
            at = stretch.end
