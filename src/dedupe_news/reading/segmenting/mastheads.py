"""Headlines over a byline, a date or a dateline, and an article below that: where a report begins for sure.

What scrapers keep above an article ("Council votes on bridge", "By Jane Roe", "12 March 2024") stands above
another article in a dump, too, and so does a headline over a dateline. The lead detector weighs such lines
one by one, and asks of the whole text first whether it is a dump at all; lines that follow one another so
need no such question. Measured on whole pages below each other (`tests/benchmarks/bench_pages.py`) and on
single articles of GVA, DUC 2004, NeuS and ECB+: two in three borders between pages of L3S-GN1 have one, and
it cuts one article in three hundred, most of them lists and round-ups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.thresholds import SegmentThresholds

__all__ = ["mastheads"]

_HEADERS: Final = ("byline", "date")


def mastheads(
    names: Sequence[str],
    values: NDArray[np.float64],
    possible: NDArray[np.bool_],
    told: NDArray[np.bool_],
    settings: SegmentThresholds,
) -> list[int]:
    """Give the lines that are such headlines, with sentences enough above them and below.

    Args:
        names: what the columns of `values` hold.
        values: float64 (n, columns), the lines of a text as `columns.tabulate` gives them.
        possible: bool (n,), lines that may begin a report.
        told: bool (n,), lines that are sentences.
        settings: thresholds.

    Example:
        >>> from dedupe_news.thresholds import SegmentThresholds
        >>> told = np.array([1, 1, 1, 0, 0, 1, 1, 1], bool)
        >>> values = np.array([[0, 0], [0, 0], [0, 0], [1, 0], [0, 1], [0, 0], [0, 0], [0, 0]], float)
        >>> mastheads(("headline", "byline"), values, ~told, told, SegmentThresholds())
        [3]
    """
    header = np.zeros(len(told), dtype=np.bool_)
    for name in _HEADERS:
        if name in names:
            header |= values[:, names.index(name)] > 0
    rows = np.flatnonzero((values[:, names.index("headline")] > 0) & possible & ~told & ~header)
    if not len(rows):
        return []
    sentences = np.concatenate(([0], np.cumsum(told)))
    headers = np.concatenate(([0], np.cumsum(header)))
    # the first sentence after each line, where there is one near
    after = np.searchsorted(sentences, sentences[rows + 1] + 1) - 1
    near = after - rows <= settings.masthead_lines
    named = headers[np.minimum(after, len(told))] > headers[rows + 1]
    if "dateline" in names:
        named |= values[np.minimum(after, len(told) - 1), names.index("dateline")] > 0
    body = sentences[np.minimum(after + 3, len(told))] - sentences[np.minimum(after, len(told))] > 1
    found: list[int] = []
    border = 0
    for row in rows[near & named & body].tolist():
        above, below = sentences[row] - sentences[border], sentences[-1] - sentences[row]
        if min(above, below) >= settings.foot_sentences:
            found.append(row)
            border = row
    return found
