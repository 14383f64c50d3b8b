"""What a reader sees as the article's, shown to the extractor as such: the page's tree, set right before it.

The extractor's rules for a page's furniture go by tags and classes, and take for menus what is none. They
leave out each `<ul>` that stands near the top of the tree or has a fifth of its letters in links, each
`<time>` and so the hour of a sentence, each `<aside>`, each `<figure>` although publishing systems put
tables and quotations into them, and posts quoted from a network, for the class that names it. `<summary>` it
runs into the answer below it. What of these is prose of the article gets a tag here that no rule is about.

A list is the article's where a paragraph stands beside it and its items are no teasers: no headlines, no
blocks that are one link, little linked at all. Of 61 news pages this brings in the lists of 6; without the
paragraph beside it, all lists that are no menus, four-word shingles lose .027 of precision. Captions stay
out: they cost .011 of precision, and what a picture shows is no report of what happened.

Lists of links become plain lines: what is indented in the text taken out of a page is the article's list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from resiliparse.parse.html import ElementNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from resiliparse.parse.html import DocumentNode, HTMLTree, Node

__all__ = ["show_article"]

_LINKED: Final = 0.4
"""Letters of a list in links, at most. A list of names that lead to an obituary each has a third."""
_ASIDE_LINKED: Final = 0.2
_MOSTLY: Final = 0.5
_BLOCK_LINKED: Final = 0.8
"""Letters of a block in links from which it is one link."""
_SENTENCE: Final = 40
"""Letters of a paragraph that tells something; a label, a byline and a date have fewer."""
_DENSE_SENTENCE: Final = 15
_DECK: Final = 45
"""Letters of a paragraph in the article's `<header>` that is its lead; a byline with its place has fewer."""
_WORK: Final = 40
"""Times that the letters of a page are read at most to tell its lists and boxes: nested ones hold the same
text again and again, and hostile pages nest hundreds. What is not reached is left as the extractor has it."""
_BESIDE: Final = 8
"""Nodes before and after a list among which the paragraph is looked for; blanks between tags are nodes."""
_CLIMB: Final = 3
"""Elements around a list alone in which the paragraph beside it is looked for."""
_DENSE: Final = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STOP: Final = re.compile(r"[.!?…。！？]\W{0,3}\Z")
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_COLONS: Final = (":", "\uff1a")
_NAME: Final = re.compile(r"[a-z]+")
_FURNITURE: Final = frozenset(
    (
        *("tag", "tags", "topic", "topics", "keywords", "comment", "comments", "bio", "author", "byline"),
        *(
            "meta",
            "metadata",
            "related",
            "popular",
            "trending",
            "share",
            "social",
            "breadcrumb",
            "breadcrumbs",
        ),
        *("nav", "navigation", "menu", "footer", "widget", "promo", "newsletter", "sidebar", "toolbar"),
    )
)
"""Words of the class or id of what stands about an article and is none of it."""
_BLOCKS: Final = "h1, h2, h3, h4, h5, h6, div, p, li > a:first-child"
_HOLDS: Final = "table, blockquote, ul, ol, dl, pre"
_OUTLINE: Final = "div, ul, ol, nav, h2, h3"
_PARAGRAPHS: Final = ("div", "blockquote", "span", "section")


def show_article(tree: HTMLTree) -> None:
    """Give what is the article's in a page's tree tags that its extractor takes for text.

    Example:
        >>> from resiliparse.parse.html import HTMLTree
        >>> tree = HTMLTree.parse("<p>Rain from <time>2am</time> on.</p><summary>Why?</summary>")
        >>> show_article(tree)
        >>> tree.body.html
        '<body><p>Rain from <span>2am</span> on.</p><div>Why?</div></body>'
    """
    document, body = tree.document, tree.body
    if document is None or body is None:
        return
    work = [_WORK * _letters(body)]
    for header in document.query_selector_all("header").values():
        _show_deck(header)
    for names, belongs, name in _SHOWN:
        for found in document.query_selector_all(names).values():
            if belongs(found):
                _renamed(document, found, name)
    _show_boxes(document, work)
    for quotation in document.query_selector_all("blockquote[class]").values():
        quotation.delattr("class")
    for found in document.query_selector_all("ul, ol, dl").values():
        if _can_read(found, _BLOCKS, work):
            _show_list(document, found)


def _show_boxes(document: DocumentNode, work: list[int]) -> None:
    for found in document.query_selector_all("article aside, main aside").values():
        if _can_read(found, "p, li, div, blockquote", work) and _is_box(found):
            _renamed(document, found, "div")


def _can_read(found: ElementNode, blocks: str, work: list[int]) -> bool:
    """Whether enough of the work that is allowed is left to read an element and its blocks; takes it off."""
    if work[0] <= 0:
        return False
    work[0] -= _letters(found) + sum(map(_letters, found.query_selector_all(blocks).values()))
    return True


def _show_list(document: DocumentNode, found: ElementNode) -> None:
    if _is_menu(found):
        if found.tag == "ol":
            _retold(document, found, "div", "div")
    elif found.tag != "ol" and _beside_prose(found):
        _retold(document, found, "ol", "li")


def _retold(document: DocumentNode, found: ElementNode, name: str, items: str) -> None:
    for item in found.children.values():
        if item.tag != items:
            _renamed(document, item, items)
    _renamed(document, found, name)


def _show_deck(header: ElementNode) -> None:
    """Move the lead out of the article's header, which repeats the title and is left out for it."""
    if header.closest("article, main") is None and header.query_selector("h1") is None:
        return
    for paragraph in reversed(header.query_selector_all("p").values()):
        if _letters(paragraph) >= _DECK and _share(paragraph) < _ASIDE_LINKED:
            paragraph.remove()
            header.after(paragraph)


def _is_menu(found: ElementNode) -> bool:
    """Whether a list leads to other pages: its items are links, or headlines with what stands below them.

    Or it is called so, and what a page tells of its article: its tags, its comments, who wrote it.
    """
    if _share(found) > _LINKED or not _letters(found) or _is_called_furniture(found):
        return True
    return any(_is_headline(block) for block in found.query_selector_all(_BLOCKS).values())


def _is_called_furniture(found: ElementNode) -> bool:
    """Whether the class or id of a list, or of what holds it, is that of a page's furniture."""
    around = (found, found.parent)
    named = [one for one in around if isinstance(one, ElementNode)]
    names = " ".join(f"{one.getattr('class') or ''} {one.getattr('id') or ''}" for one in named)
    return not _FURNITURE.isdisjoint(_NAME.findall(names.lower()))


def _is_headline(block: ElementNode) -> bool:
    if block.tag == "a":
        return block.query_selector("h1, h2, h3, h4, h5, h6, p, div, img") is not None
    return _letters(block) > 0 and (block.tag in _HEADINGS or _share(block) >= _BLOCK_LINKED)


def _beside_prose(found: ElementNode) -> bool:
    """Whether a paragraph stands beside a list or beside what holds it alone."""
    node: Node = found
    for _ in range(_CLIMB):
        if any(_is_prose(one) for one in _siblings(node)):
            return True
        parent = node.parent
        if parent is None or parent.tag in {"body", "html"}:
            return False
        if any(_letters(one) for one in _siblings(node)):
            return False
        node = parent
    return False


def _siblings(node: Node) -> Iterator[Node]:
    """The nodes beside one, the nearest first and no further than what a reader sees with it."""
    before, after = node.prev, node.next
    for _ in range(_BESIDE):
        if before is not None:
            yield before
            before = before.prev
        if after is not None:
            yield after
            after = after.next


def _is_prose(node: Node) -> bool:
    """Whether a node is a paragraph of its own: text that tells something, with no lists or blocks in it."""
    if not isinstance(node, ElementNode) or node.tag == "p":
        return _tells(node)
    return node.tag in _PARAGRAPHS and node.query_selector(_OUTLINE) is None and _tells(node)


def _is_box(aside: ElementNode) -> bool:
    return _share(aside) < _ASIDE_LINKED and any(
        _tells(one) and _STOP.search(one.text or "")
        for one in aside.query_selector_all("p, li, div, blockquote").values()
    )


def _tells(node: Node) -> bool:
    """Whether a node tells something, or leads to what stands below it ("These councillors broke ranks:")."""
    text = node.text or ""
    if text.rstrip().endswith(_COLONS):
        return _share(node) < _MOSTLY
    least = _DENSE_SENTENCE if _DENSE.search(text) else _SENTENCE
    return _letters(node) >= least and _share(node) < _MOSTLY


def _amid_words(time: ElementNode) -> bool:
    """Whether words stand beside a time: it is part of a sentence."""
    beside = [time.prev, time.next]
    return any(one is not None and one.tag == "#text" and _letters(one) > 1 for one in beside)


def _holds_text(figure: ElementNode) -> bool:
    return figure.query_selector(_HOLDS) is not None


def _letters(node: Node) -> int:
    return len("".join((node.text or "").split()))


def _share(node: Node) -> float:
    """The share of a node's letters that stand in links."""
    if not isinstance(node, ElementNode):
        return 0.0
    links = node.query_selector_all("a").values()
    return sum(map(_letters, links)) / max(_letters(node), 1)


def _renamed(document: DocumentNode, node: ElementNode, name: str) -> None:
    """Put an element of another name in a node's place, with its attributes and children."""
    new = document.create_element(name)
    for attribute in node.attribute_names:
        new.setattr(attribute, node.getattr(attribute) or "")
    for child in node.child_nodes.values():
        new.append_child(child)
    node.replace_with(new)


_SHOWN: Final[tuple[tuple[str, Callable[[ElementNode], bool], str], ...]] = (
    ("p time, li time, div time, td time, dd time, blockquote time", _amid_words, "span"),
    ("summary", lambda _: True, "div"),
    ("figure", _holds_text, "div"),
)
"""What is renamed, when, and to what."""
