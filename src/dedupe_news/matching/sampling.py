"""Which shingles of a report are kept: those under a hash that falls with its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import CopyThresholds


def ceiling_of(words: NDArray[np.int32], thresholds: CopyThresholds) -> NDArray[np.uint32]:
    """Give the greatest hash that is kept of reports of so many words.

    All of a brief's shingles are kept, about `samples` of a longer report's, and never less than one part in
    eight: a fixed number would miss the paragraph that an excerpt took from a long report.
    """
    rate = np.clip(thresholds.samples / np.maximum(words, 1), thresholds.least_rate, 1.0)
    return (rate * 0xFFFFFFFF).astype(np.uint32)
