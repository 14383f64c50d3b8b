"""Which words a line brings in that the next lines use again, and which words end with the line before.

These are lexical chains (Morris and Hirst 1991) cut to windows: an entry is one stem in one line, its
neighbours the same stem's last and next line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.products import Entries

__all__ = ["neighbours", "reuse"]

_FAR = 1 << 30


def neighbours(terms: Entries) -> tuple[NDArray[np.int64], ...]:
    """Give line, stem, the line before and the line after with that stem, of every entry by stem and line.

    A line before that is missing is far below 0, one after it far above the last.
    """
    order = np.argsort(terms.column, kind="stable")
    line, stem = terms.row[order], terms.column[order]
    same = np.zeros(len(line) + 1, dtype=np.bool_)
    same[1:-1] = stem[1:] == stem[:-1]
    before = np.where(same[:-1], np.concatenate(([0], line[:-1])), -_FAR)
    after = np.where(same[1:], np.concatenate((line[1:], [0])), _FAR)
    return line, stem, before, after


def reuse(terms: Entries, idf: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Give the features of every line from the words it begins, continues and leaves behind."""
    count = terms.shape[0]
    line, stem, before, after = neighbours(terms)
    weight = idf[stem]

    def per_line(chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.asarray(np.bincount(line, weight * chosen, minlength=count), dtype=np.float64)

    total = np.maximum(per_line(np.ones(len(line), dtype=np.bool_)), 1e-6)
    fresh = line - before > 3
    soon = after - line <= 4
    number = np.bincount(line[fresh & soon], minlength=count).astype(np.float64)
    columns = {
        "brought": np.sqrt(number),
        "brought_share": per_line(fresh & soon) / total,
        "known_share": per_line(line - before <= 3) / total,
        "first_share": per_line((before < 0) & (after < _FAR)) / total,
        "back_share": per_line((line - before > 6) & (before >= 0)) / total,
    }
    # a word used twice within six lines and not within the next eight has ended with its line
    ended = (line - before <= 6) & (after - line > 8)
    begun = (after - line <= 6) & (line - before > 8)
    over = np.minimum(line + 1, count)
    ends = np.bincount(over[ended], weight[ended], minlength=count + 1)[:count].astype(np.float64)
    begins = np.bincount(line[begun], weight[begun], minlength=count).astype(np.float64)
    running = _window(ends, 3, 0) + _window(begins, 0, 3)
    around = _window(total, 4, 4)
    columns["turnover"] = running / np.maximum(around, 1e-6)
    columns["begun"] = begins / total
    return columns


def _window(values: NDArray[np.float64], back: int, ahead: int) -> NDArray[np.float64]:
    """Sums over `[i - back, i + ahead]`."""
    total = np.zeros(len(values) + 1)
    np.cumsum(values, out=total[1:])
    at = np.arange(len(values))
    return np.asarray(total[np.minimum(at + ahead + 1, len(values))] - total[np.maximum(at - back, 0)])
