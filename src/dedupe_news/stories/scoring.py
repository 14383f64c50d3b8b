"""How likely two reports tell the same event: a logistic model over a few comparisons of the pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.stories.candidates import candidates, products
from dedupe_news.stories.kin import Compared, blended
from dedupe_news.stories.unrelated import Unrelated, unrelated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.thresholds import StoryThresholds


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of each report: its unit row of terms (with their hashes) and its day number or NaN."""

    unit: sparse.csr_matrix
    hashes: NDArray[np.uint32]
    days: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scored:
    """The compared pairs with what goes into the model, by name, and the probability of one event."""

    pairs: Compared
    scale: Unrelated
    features: dict[str, NDArray[np.float64]]
    probability: NDArray[np.float64]


def score(
    columns: Columns,
    texts: Sequence[str],
    limits: StoryThresholds,
    wanted: tuple[int, int] | None = None,
) -> Scored:
    """Compare all candidate pairs, and the wanted one (two places) if it is none of them."""
    count = columns.unit.shape[0]
    left, right = candidates(columns.unit, limits)
    if wanted is not None and wanted[0] != wanted[1]:
        keys = np.union1d(left * count + right, [min(wanted) * count + max(wanted)])
        left, right = keys // count, keys % count
    pairs = Compared(count, left, right, products(columns.unit, columns.unit, left, right))
    scale = unrelated(columns.unit, texts, limits)
    features = _features(columns, pairs, scale, limits)
    odds = np.full(len(left), limits.constant)
    for name, values in features.items():
        odds += weights(limits)[name] * values
    return Scored(pairs, scale, features, 1.0 / (1.0 + np.exp(-odds)))


def weights(limits: StoryThresholds) -> dict[str, float]:
    """Give the weight of each comparison in the log-odds."""
    return {
        "likeness": limits.weight_likeness,
        "length": limits.weight_length,
        "days": limits.weight_days,
        "month": limits.weight_month,
    }


def _features(
    columns: Columns, pairs: Compared, scale: Unrelated, limits: StoryThresholds
) -> dict[str, NDArray[np.float64]]:
    length = np.log(np.maximum(np.diff(columns.unit.indptr), 1))
    apart = np.abs(columns.days[pairs.left] - columns.days[pairs.right])
    return {
        "likeness": np.sqrt(blended(pairs, scale, limits)),
        "length": (length[pairs.left] + length[pairs.right]) / 2 - 5.0,
        "days": _near(apart, limits.days),
        "month": _near(apart, limits.month),
    }


def _near(apart: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """Give .5 for the same day, -.5 for far apart, 0 where a date is unknown."""
    return np.where(np.isnan(apart), 0.0, np.exp(-(apart**2) / (2 * deviation**2)) - 0.5)
