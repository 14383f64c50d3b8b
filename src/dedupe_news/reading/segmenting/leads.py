"""The first lines of new reports where nothing marks them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dedupe_news.model import Cut

if TYPE_CHECKING:
    from dedupe_news.reading.segmenting.rows import Rows
    from dedupe_news.thresholds import SegmentThresholds

__all__ = ["find_leads"]

_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")  # noqa: RUF001


def find_leads(rows: Rows, first: int, last: int, settings: SegmentThresholds) -> list[tuple[int, Cut]]:  # noqa: ARG001
    """Give the rows of `[first, last)` that begin another report, each with why."""
    words = [frozenset(_stems(rows.line(row))) for row in range(first, last)]
    found: list[tuple[int, Cut]] = []
    begun = 0
    for at in range(4, len(words) - 3):
        line = rows.line(first + at)
        if at - begun < 4 or not words[at] or not _END.search(line) or line[0] in "“\"'‘«":
            continue
        like = len(words[at] & words[0]) / (len(words[at]) * len(words[0])) ** 0.5 if words[0] else 0.0
        if like >= 0.45 and not any(
            len(words[at] & words[b]) > 0.75 * len(words[at]) for b in range(at - 3, at)
        ):
            found.append((first + at, Cut("lead", round(like, 3), "like-first-line")))
            begun = at
    return found


def _stems(line: str) -> list[str]:
    return [word[:6] for word in _WORD.findall(line[:1000].lower()) if len(word) > 3 or word.isdigit()]
