"""What is left of a text once the removed lines are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.model import Line

__all__ = ["clean_text", "join_kept"]

_USUAL: Final = frozenset({"\n", "\n\n", " "})
"""Gaps that stay as they are: nearly every gap there is."""


def clean_text(text: str, labels: Sequence[Line]) -> str:
    r"""Join the kept lines: each on its own line, a blank line where the text had one between them.

    Parts of one line stay on one line, with a blank between them where the text had one or a part went.

    Example:
        >>> from dedupe_news.model import Line
        >>> text = "First.\n\nShare\n\nSecond."
        >>> clean_text(text, [Line(0, 6, None, 0.0), Line(8, 13, "share-bar", 1.0), Line(15, 22, None, 0.0)])
        'First.\n\nSecond.'
    """
    return join_kept(
        text,
        [line.start for line in labels],
        [line.end for line in labels],
        [line.rule for line in labels],
    )


def join_kept(text: str, starts: Sequence[int], ends: Sequence[int], rules: Sequence[str | None]) -> str:
    r"""Do as `clean_text` does, with labels in columns.

    Example:
        >>> join_kept("First.\n\nShare\n\nSecond.", [0, 8, 15], [6, 13, 22], [None, "share-bar", None])
        'First.\n\nSecond.'
    """
    out: list[str] = []
    at = end = -1
    for start, last, rule in zip(starts, ends, rules, strict=True):
        if rule is not None:
            continue
        if end < 0:
            at = start
        elif (start - end) > 2 or text[end:start] not in _USUAL:
            # lines with usual gaps between them leave in one piece
            breaks = _line_breaks(text[end:start])
            out.append(text[at:end])
            out.append("\n" * min(breaks, 2) if breaks else " ")
            at = start
        end = last
    if end >= 0:
        out.append(text[at:end])
    return "".join(out)


def _line_breaks(gap: str) -> int:
    """How many line breaks part two kept lines: two if a blank line stood anywhere between them."""
    rows = gap.splitlines() if not gap.endswith(("\n", "\r")) else [*gap.splitlines(), ""]
    if len(rows) <= 1:
        return 0
    return 2 if any(not row.strip() for row in rows[1:-1]) else 1
