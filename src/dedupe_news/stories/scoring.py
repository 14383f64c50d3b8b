"""How likely two reports tell the same event: a logistic model over a few comparisons of the pair.

A raw cosine is not comparable between languages, lengths and collections, so it is set against what the two
reports share with any other text (their background similarity); dates count only where both exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.thresholds import StoryThresholds

CHUNK = 100_000
"""Pairs compared at a time: bounds memory, changes no result."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of each report: unit rows for each kind of term, background likeness, day numbers."""

    unit: dict[str, sparse.csr_matrix]
    hashes: NDArray[np.uint32]
    likeness: NDArray[np.float64]
    days: NDArray[np.float64]


def cosines(
    unit: sparse.csr_matrix, left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Give the cosine of each pair of rows."""
    found = np.zeros(len(left))
    for low in range(0, len(left), CHUNK):
        a, b = unit[left[low : low + CHUNK]], unit[right[low : low + CHUNK]]
        found[low : low + CHUNK] = np.asarray(a.multiply(b).sum(axis=1)).ravel()
    return found


def features(
    columns: Columns, left: NDArray[np.int64], right: NDArray[np.int64], limits: StoryThresholds
) -> dict[str, NDArray[np.float64]]:
    """Compare each pair: what goes into the model, by name."""
    cosine = cosines(columns.unit["words"], left, right)
    expected = np.sqrt(columns.likeness[left] * columns.likeness[right])
    apart = np.abs(columns.days[left] - columns.days[right])
    near = np.where(np.isnan(apart), 0.0, np.exp(-(apart**2) / (2 * limits.days**2)) - 0.5)
    return {
        "cosine": np.sqrt(np.maximum(cosine, 0)),
        "lift": np.log((cosine + 0.005) / (expected + 0.005)),
        "days": near,
    }


WEIGHTS = {"cosine": 5.4, "lift": 5.2, "days": 1.5}
CONSTANT = -11.5


def probabilities(found: dict[str, NDArray[np.float64]]) -> NDArray[np.float64]:
    """Give the probability of one event for compared pairs."""
    score = CONSTANT + sum(WEIGHTS[name] * values for name, values in found.items())
    return 1.0 / (1.0 + np.exp(-score))
