"""Lines that stand in several reports: evidence of boilerplate across a run or an index.

A line seen in three otherwise different reports is boilerplate with precision .96-.98 and recall about a
third. It is evidence only: syndicated bodies repeat too. So reports that share most of their lines count
once, and repetition alone never removes a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.cleaning.codes import read_batch, splitmix
from dedupe_news.cleaning.pieces import cut_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

__all__ = ["line_counts", "line_keys"]


def line_keys(lines: Sequence[str]) -> NDArray[np.int64]:
    """A stable 63-bit key of each line, its case and the kind of its blanks aside.

    Example:
        >>> a, b, c = line_keys(["Most Read", "most read", "Most read today"]).tolist()
        >>> a == b, a == c, a >= 0
        (True, False, True)
    """
    if not lines:
        return np.zeros(0, dtype=np.int64)
    batch = read_batch(lines)
    hashes = batch.hashes(batch.starts[:-1], batch.starts[1:] - 1)
    return (splitmix(hashes) >> np.uint64(1)).astype(np.int64)


def line_counts(texts: Iterable[str]) -> dict[int, int]:
    """For each line the number of texts it stands in, by its key: what an index stores.

    Example:
        >>> sorted(line_counts(["Most read\\nRain fell.", "Most read\\nMost read"]).values())
        [1, 2]
    """
    counts: dict[int, int] = {}
    for text in texts:
        for key in set(line_keys([text[start:end] for start, end, _ in cut_pieces(text)]).tolist()):
            counts[key] = counts.get(key, 0) + 1
    return counts
