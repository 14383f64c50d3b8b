"""The text of an HTML page: its main content, line by line, whatever its markup is like.

The search for the main content takes time in proportion to nodes times depth; 100,000 nested `<div>` would
take hours. Pages nested deeper than any real one (60 levels is much) give all their text instead, which
takes time in proportion to the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from dedupe_news.reading.faults import ReadFault

if TYPE_CHECKING:
    from resiliparse.parse.html import Node

    from dedupe_news.reading.settings import ReadSettings

# tags that never hold others, or that the next of their kind closes; all others may nest
NESTING = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr|dd|dt|option)\b)"
    r"[a-zA-Z]"
)


def page_text(html: str, settings: ReadSettings) -> str:
    """The page's text; paragraphs are lines.

    Raises:
        ReadFault: when trafilatura is asked for and not installed.
    """
    deep = is_deep(html, settings.limits.nodes_deep)
    if settings.extractor == "trafilatura" and not deep:
        return _by_trafilatura(html)
    text: str = extract_plain_text(
        html, main_content=not deep, comments=False, post_meta=False, alt_texts=False, list_bullets=False
    )
    return text.replace("\0", "\ufffd")


def is_deep(html: str, limit: int) -> bool:
    """Whether the page's tree is deeper than a limit.

    The count of tags is quick and errs towards deep (unclosed tags, markup in scripts); only a page that it
    calls deep is parsed to see.

    Example:
        >>> is_deep("<div>" * 300, 250), is_deep("<div>a</div>" * 300, 250)
        (True, False)
    """
    depth = 0
    for tag in NESTING.finditer(html):
        depth = max(depth - 1, 0) if tag.group(1) else depth + 1
        if depth > limit:
            return _tree_is_deep(html, limit)
    return False


def _tree_is_deep(html: str, limit: int) -> bool:
    node: Node | None = HTMLTree.parse(html).document
    depth = 0
    while node is not None:
        if node.first_child is not None:
            node, depth = node.first_child, depth + 1
            if depth > limit:
                return True
            continue
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
        node = node.next if node is not None else None
    return False


def _by_trafilatura(html: str) -> str:
    try:
        import trafilatura  # noqa: PLC0415 - an extra, loaded only when asked for
    except ImportError as missing:
        raise ReadFault(
            "the extractor trafilatura is not installed", help="install it: pip install 'dedupe-news[html]'"
        ) from missing
    text = trafilatura.extract(html, include_comments=False, deduplicate=False)
    return text or ""
