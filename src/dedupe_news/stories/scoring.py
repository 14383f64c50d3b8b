"""How likely two reports tell the same event: a logistic model over a few comparisons of the pair.

It is asked twice: with the likeness of the reports themselves, and then with that of the reports seen
together with those that the first answer calls their kin (see `kin.py`). A chance likeness is the more
probable the more reports there are, so the odds fall with their number as in any search (the E-value of
Altschul and others, 1990), up to some thousands: beyond, reports of other times and fields do not compete for
a story.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from dedupe_news.stories.candidates import candidates, products
from dedupe_news.stories.kin import Compared, blended
from dedupe_news.stories.unrelated import Unrelated, choose_crowd, unrelated, without_related

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dedupe_news.thresholds import StoryThresholds

Features = dict[str, "NDArray[np.float64]"]


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
    features: Features
    probability: NDArray[np.float64]


def score(
    columns: Columns,
    texts: Sequence[str],
    limits: StoryThresholds,
    wanted: tuple[int, int] | None = None,
) -> Scored:
    """Compare all candidate pairs, and the wanted one (two places) if it is none of them."""
    pairs = _compared(columns.unit, limits, wanted)
    crowd = choose_crowd(texts, limits.crowd)
    known = _of_reports(columns, pairs, limits)
    scale = unrelated(columns.unit, crowd, limits)
    first = _odds(_judged(pairs, pairs.cosine, scale, limits) | known, first_weights(limits))
    near = first > limits.related
    scale = without_related(columns.unit, crowd, _marked(pairs, near), scale, limits)
    first = _odds(_judged(pairs, pairs.cosine, scale, limits) | known, first_weights(limits))
    features = _judged(pairs, blended(pairs, _chance(first), scale, limits), scale, limits) | known
    return Scored(pairs, features, _chance(_odds(features, weights(limits))))


def weights(limits: StoryThresholds) -> dict[str, float]:
    """Give the weight of each comparison in the log-odds."""
    return {
        "likeness": limits.weight_likeness,
        "spread": limits.weight_spread,
        "reports": limits.weight_reports,
        "length": limits.weight_length,
        "days": limits.weight_days,
        "month": limits.weight_month,
        "year": limits.weight_year,
        "constant": limits.constant,
    }


def first_weights(limits: StoryThresholds) -> dict[str, float]:
    """Give the same for reports that are not yet seen together with their kin."""
    return weights(limits) | {"likeness": limits.first_likeness, "constant": limits.first_constant}


def _compared(unit: sparse.csr_matrix, limits: StoryThresholds, wanted: tuple[int, int] | None) -> Compared:
    count = unit.shape[0]
    left, right = candidates(unit, limits)
    if wanted is not None and wanted[0] != wanted[1]:
        keys = np.union1d(left * count + right, [min(wanted) * count + max(wanted)])
        left, right = keys // count, keys % count
    return Compared(count, left, right, products(unit, unit, left, right))


def _judged(
    pairs: Compared, cosine: NDArray[np.float64], scale: Unrelated, limits: StoryThresholds
) -> Features:
    """Set likeness against that of unrelated reports: its square root over theirs, and how theirs varies."""
    usual = np.sqrt(scale.usual[pairs.left] * scale.usual[pairs.right])
    varies = np.log(np.maximum(scale.spread / limits.usual_spread, limits.least_spread))
    return {
        "likeness": np.sqrt(np.maximum((cosine - usual) / (1.0 - usual), 0.0)),
        "spread": (varies[pairs.left] + varies[pairs.right]) / 2,
    }


def _of_reports(columns: Columns, pairs: Compared, limits: StoryThresholds) -> Features:
    """Give what does not hang on likeness."""
    length = np.log(np.maximum(np.diff(columns.unit.indptr), 1))
    apart = np.abs(columns.days[pairs.left] - columns.days[pairs.right])
    competing = limits.least_competing + pairs.count / (1.0 + pairs.count / limits.most_competing)
    return {
        "reports": np.full(len(apart), np.log(competing / limits.competing)),
        "length": (length[pairs.left] + length[pairs.right]) / 2 - 5.0,
        "days": _near(apart, limits.days),
        "month": _near(apart, limits.month),
        "year": _near(apart, limits.year) - np.where(np.isnan(apart), 0.0, 0.5),
        "constant": np.ones(len(apart)),
    }


def _near(apart: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """Give .5 for the same day, -.5 for far apart, 0 where a date is unknown."""
    return np.where(np.isnan(apart), 0.0, np.exp(-(apart**2) / (2 * deviation**2)) - 0.5)


def _odds(features: Features, model: Mapping[str, float]) -> NDArray[np.float64]:
    found = np.zeros(len(features["likeness"]))
    for name, values in features.items():
        found += model[name] * values
    return found


def _chance(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-odds))
    return found


def _marked(pairs: Compared, near: NDArray[np.bool_]) -> sparse.csr_matrix:
    """Give the square matrix in which the near pairs stand, both ways."""
    rows = np.concatenate([pairs.left[near], pairs.right[near]])
    columns = np.concatenate([pairs.right[near], pairs.left[near]])
    ones = np.ones(len(rows), np.int8)
    return sparse.csr_matrix((ones, (rows, columns)), shape=(pairs.count, pairs.count))
