"""The text of a value that is no string: paragraphs in a list, `rendered`, or the tree an editor keeps.

Content systems hold a text as a tree of nodes: Portable Text (`children`), ProseMirror and Contentful
(`content`), Draft.js and Editor.js (`blocks`, `data`), Telegram (strings among objects). All have the same
shape: leaves hold a string, branches hold nodes; blocks stand on lines of their own, marked words in them do
not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["tree_text"]

_LEAVES: Final = ("rendered", "text", "value", "plain", "plaintext")
"""Where a node keeps a string of the text."""
_BRANCHES: Final = ("content", "children", "blocks", "paragraphs", "data", "body", "elements", "document")
"""Where a node keeps nodes."""
_HEADS: Final = ("heading", "title", "headline", "subheading", "crosshead")
"""Where a section keeps the line above it."""
_KINDS: Final = ("type", "nodeType", "_type")
_DRESSING: Final = frozenset(
    (
        *("text", "span", "bold", "italic", "strong", "em", "b", "i", "u", "s", "underline", "strikethrough"),
        *(
            "code",
            "mark",
            "spoiler",
            "custom_emoji",
            "link",
            "text_link",
            "hyperlink",
            "url",
            "email",
            "phone",
        ),
        *("mention", "text_mention", "hashtag", "cashtag", "bot_command"),
        *("entity-hyperlink", "asset-hyperlink", "entry-hyperlink"),
    )
)
"""Kinds of nodes that are words in a line and no line."""
_DEEPEST: Final = 24
"""Nodes within nodes that are followed; an editor's list in a list in a quotation has some ten."""


def tree_text(value: object, deep: int = _DEEPEST) -> str | None:
    r"""The text that a value holds; None where it holds none.

    Example:
        >>> tree_text(["Rain fell.", "It stopped."]), tree_text({"rendered": "<p>Rain.</p>"}), tree_text(7)
        ('Rain fell.\nIt stopped.', '<p>Rain.</p>', None)
        >>> tree_text(["Rain fell ", {"type": "bold", "text": "hard"}, "."])
        'Rain fell hard.'
        >>> line = {"type": "paragraph", "content": [{"type": "text", "text": "Rain "}, {"text": "fell."}]}
        >>> tree_text({"type": "doc", "content": [line, {"type": "image"}, line]})
        'Rain fell.\nRain fell.'
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return _of_list(value, deep, inner=False)
    return _of_node(value, deep) if isinstance(value, dict) else None


def _of_node(node: Mapping[str, object], deep: int) -> str | None:
    if deep <= 0:
        return None
    for name in _LEAVES:
        if isinstance(node.get(name), str):
            return _under_head(node, str(node[name]))
    for name in _BRANCHES:
        branch = node.get(name)
        found = (
            _of_list(branch, deep - 1, inner=True)
            if isinstance(branch, list)
            else _of_node(branch, deep - 1)
            if isinstance(branch, dict)
            else branch
            if isinstance(branch, str)
            else None
        )
        if found is not None:
            return _under_head(node, found)
    return None


def _under_head(node: Mapping[str, object], text: str) -> str:
    head = next((node[name] for name in _HEADS if isinstance(node.get(name), str)), None)
    return f"{head}\n{text}" if head and text.strip() else text


def _of_list(parts: list[object], deep: int, *, inner: bool) -> str | None:
    """Parts run together; None where one is neither text nor a node, or none holds text."""
    if not parts or not all(isinstance(part, (str, dict)) for part in parts):
        return None
    if all(isinstance(part, str) for part in parts):
        return "\n".join(str(part) for part in parts)
    texts = [(part, tree_text(part, deep - 1)) for part in parts]
    held = [(_is_block(part, inner=inner), text) for part, text in texts if text is not None]
    if not held:
        return None
    spaced = any(text[:1].isspace() or text[-1:].isspace() for _, text in held)
    lines = [held[0][1]]
    for (block, text), (before, _) in zip(held[1:], held, strict=False):
        lines.append("\n" if (block or before) and not (spaced and not inner and _is_flat(parts)) else "")
        lines.append(text)
    return "".join(lines)


def _is_flat(parts: list[object]) -> bool:
    """Whether the nodes of a list hold strings and no nodes: their blanks may be in them."""
    return all(not isinstance(part, dict) or not any(name in part for name in _BRANCHES) for part in parts)


def _is_block(part: object, *, inner: bool) -> bool:
    if not isinstance(part, dict):
        return False
    kind = next(
        (part[name] for name in ("type", "nodeType", "_type") if isinstance(part.get(name), str)), None
    )
    return not inner if kind is None else str(kind).lower() not in _DRESSING
