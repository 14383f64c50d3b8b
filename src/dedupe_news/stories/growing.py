"""Known stories grow: reports join them, and stories join each other, but none comes apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from dedupe_news.stories import linkage
from dedupe_news.stories.clustering import UNIT, describe

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.stories.inputs import Clustering


def grow(found: Clustering, known: NDArray[np.int64]) -> Clustering:
    """Group reports by the same probabilities and average linkage, starting from stories known before.

    Args:
        found: a clustering of known and new reports together.
        known: for each report the number of the story it is in, -1 for one that is in none yet.

    Example:
        >>> from dedupe_news.stories import StoryInput, cluster
        >>> fire = "Fire destroyed the old harbour warehouse in Ostheim on Monday, officials said."
        >>> vote = "Parliament in Velden passed the pension bill by two votes after a night of debate."
        >>> more = "The old harbour warehouse in Ostheim was destroyed by fire on Monday."
        >>> grow(cluster(StoryInput([fire, vote, more])), np.array([7, 7, -1])).labels.tolist()
        [0, 0, 1]
    """
    start = linkage.by_first(np.where(known >= 0, known, known.max(initial=0) + 1 + np.arange(len(known))))
    count = int(start.max(initial=-1)) + 1
    left, right = start[found.pairs.left], start[found.pairs.right]
    across = left != right
    left, right = left[across], right[across]
    fixed = np.rint(found.pairs.probability[across] * UNIT).astype(np.int64)
    sums = sparse.csr_matrix(
        (np.concatenate([fixed, fixed]), (np.concatenate([left, right]), np.concatenate([right, left]))),
        shape=(count, count),
    )
    merged = linkage.average_linkage(sums, np.bincount(start, minlength=count), found.cut * UNIT)
    return describe(linkage.by_first(merged[start]), found.pairs, found.cut)
