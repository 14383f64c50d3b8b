"""What is left of a text once the removed lines are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.model import Line

__all__ = ["clean_text"]


def clean_text(text: str, labels: Sequence[Line]) -> str:
    r"""Join the kept lines: each on its own line, a blank line where the text had one between them.

    Parts of one line stay on one line, with a blank between them where the text had one or a part went.

    Example:
        >>> from dedupe_news.model import Line
        >>> text = "First.\n\nShare\n\nSecond."
        >>> clean_text(text, [Line(0, 6, None, 0.0), Line(8, 13, "share-bar", 1.0), Line(15, 22, None, 0.0)])
        'First.\n\nSecond.'
    """
    out: list[str] = []
    end = 0
    for line in labels:
        if line.rule is not None:
            continue
        if out:
            gap = text[end : line.start]
            breaks = _line_breaks(gap)
            out.append("\n" * min(breaks, 2) if breaks else " ")
        out.append(text[line.start : line.end])
        end = line.end
    return "".join(out)


def _line_breaks(gap: str) -> int:
    """How many line breaks part two kept lines: two if a blank line stood anywhere between them."""
    if gap in {"\n", "\n\n"}:  # nearly every gap there is
        return len(gap)
    rows = gap.splitlines() if not gap.endswith(("\n", "\r")) else [*gap.splitlines(), ""]
    if len(rows) <= 1:
        return 0
    return 2 if any(not row.strip() for row in rows[1:-1]) else 1
