"""From log-odds of lines to the borders of a text: the best division with reports of a fewest length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["best_borders"]


def best_borders(
    logits: NDArray[np.float64],
    possible: NDArray[np.bool_],
    told: NDArray[np.bool_],
    price: float,
    fewest: int,
) -> tuple[float, list[int]]:
    """Give the highest sum of `logits - price` that borders can bring, and the lines on which reports begin.

    Dynamic programming over all divisions.

    Args:
        logits: float64 (n,), log-odds that each line begins a report.
        possible: bool (n,), lines that may.
        told: bool (n,), lines that say something; a report has one at least, or a headline and a byline that
            a share bar parts from their article would be one.
        price: log-odds that each border must exceed.
        fewest: lines of the shortest report.

    Example:
        >>> every = np.ones(8, bool)
        >>> best_borders(np.array([0, -3, -3, 4, 3, -3, -0.5, -3]), every, every, -0.5, 2)
        (4.5, [3])
        >>> best_borders(np.array([0, -3, -3, 4, 3, -3, -0.5, -3]), every, every, -1.0, 2)
        (5.5, [3, 6])
    """
    gain = np.where(possible, logits - price, -np.inf)
    said = np.concatenate(([0], np.cumsum(told)))
    # only a line with a gain of its own can be a border, so the rest are stepped over
    places = np.flatnonzero(gain > 0)
    places = places[(places >= fewest) & (said[places] > 0) & (said[-1] > said[places])]
    if not len(places):
        return 0.0, []
    best = np.zeros(len(places))
    parent = np.full(len(places), -1)
    reach = np.minimum(
        np.searchsorted(places, places - fewest, side="right"), np.searchsorted(said[places], said[places])
    )
    most, most_at = 0.0, -1
    seen = 0
    for at in range(len(places)):
        while seen < reach[at]:
            if best[seen] > most:
                most, most_at = float(best[seen]), seen
            seen += 1
        best[at] = most + gain[places[at]]
        parent[at] = most_at
    at = int(best.argmax())
    total = float(best[at])
    found: list[int] = []
    while at >= 0:
        found.append(int(places[at]))
        at = int(parent[at])
    return total, found[::-1]
