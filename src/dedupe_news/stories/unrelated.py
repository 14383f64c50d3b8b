"""How alike a report is to reports it has nothing to do with: the scale on which likeness is judged.

A raw cosine is not comparable between languages, lengths and collections: in one all reports share words (a
year of shootings), in another few do. The share of the run whose likeness to a report exceeds s falls about
as exp(-s / scale); level and scale are read off at the fifth and the thirtieth part of the run, where a
report's own story plays no part. The field calls this local scaling (Zelnik-Manor and Perona 2004).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.thresholds import StoryThresholds

FIFTH, THIRTIETH = 0.8, 0.97
ROWS = 2000
"""Reports held against the crowd at a time: bounds memory, changes no result."""


@dataclass(frozen=True, slots=True)
class Unrelated:
    """For each report: the mean likeness to the run, the level one in five exceeds, and the scale above."""

    mean: NDArray[np.float64]
    level: NDArray[np.float64]
    scale: NDArray[np.float64]


def unrelated(unit: sparse.csr_matrix, texts: Sequence[str], limits: StoryThresholds) -> Unrelated:
    """Measure each report against the run, or in a large one against a crowd chosen by content."""
    count = unit.shape[0]
    crowd = _crowd(texts, limits.crowd)
    turned = unit[crowd].T.tocsc()
    mean, level, scale = np.zeros(count), np.zeros(count), np.zeros(count)
    spread = np.log((1 - FIFTH) / (1 - THIRTIETH))
    for low in range(0, count, ROWS):
        block = (unit[low : low + ROWS] @ turned).toarray().astype(np.float64)
        rows = np.arange(low, low + len(block))
        place = np.searchsorted(crowd, rows)
        self_in = (place < len(crowd)) & (crowd[np.minimum(place, len(crowd) - 1)] == rows)
        block[np.flatnonzero(self_in), place[self_in]] = np.nan
        others = len(crowd) - self_in
        mean[rows] = np.nansum(block, axis=1) / np.maximum(others, 1)
        if len(crowd) > 1:
            fifth, thirtieth = np.nanquantile(block, (FIFTH, THIRTIETH), axis=1)
            level[rows], scale[rows] = fifth, (thirtieth - fifth) / spread
    trust = (count - 1) / (count - 1 + limits.unrelated_weight)
    return Unrelated(
        mean=trust * mean + (1 - trust) * limits.unrelated / 2,
        level=trust * level + (1 - trust) * limits.unrelated,
        scale=trust * scale + (1 - trust) * limits.unrelated_scale,
    )


def _crowd(texts: Sequence[str], most: int) -> NDArray[np.int64]:
    """Choose up to `most` reports by a checksum of their content: order and neighbours do not matter."""
    if len(texts) <= most:
        return np.arange(len(texts))
    sums = np.fromiter((zlib.crc32(text.encode("utf-8", "replace")) for text in texts), np.int64, len(texts))
    return np.sort(np.argsort(sums, kind="stable")[:most])
