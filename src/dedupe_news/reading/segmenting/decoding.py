"""From log-odds of lines to the borders of a text: the best division with reports of a fewest length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["decode"]


def decode(
    logits: NDArray[np.float64], possible: NDArray[np.bool_], fewest: int, price: float, dump_price: float
) -> list[int]:
    """Give the lines, besides the first, on which reports begin.

    Two questions, each by dynamic programming over all divisions. Is this text a dump at all? Only if the
    borders that are likelier than not bring `dump_price` together, else it is one report: cutting an article
    must be rare. Where then does each report begin? At the borders with the highest sum of `logits - price`;
    in a dump a border that is missed makes false statements, a needless one only costs recall, so that the
    price may be negative.

    Args:
        logits: float64 (n,), log-odds that each line begins a report.
        possible: bool (n,), lines that may.
        fewest: lines of the shortest report.
        price: log-odds that each border of a dump must exceed.
        dump_price: what all borders together must bring.

    Example:
        >>> decode(np.array([0, -3, -3, 4, 3, -3, -0.5, -3]), np.ones(8, bool), 2, -0.7, 3.0)
        [3, 6]
        >>> decode(np.array([0, -3, -3, 2, 1, -3, -0.5, -3]), np.ones(8, bool), 2, -0.7, 3.0)
        []
    """
    total, _ = _best(np.where(possible, logits, -np.inf), fewest)
    if total <= 0 or total < dump_price:
        return []
    return _best(np.where(possible, logits - price, -np.inf), fewest)[1]


def _best(gain: NDArray[np.float64], fewest: int) -> tuple[float, list[int]]:
    """The highest sum of gains of lines that stand `fewest` apart, and those lines."""
    # only a line with a gain of its own can be a border, so the rest are stepped over
    places = np.flatnonzero(gain > 0)
    places = places[(places >= fewest) & (places <= len(gain) - 1)]
    best = np.zeros(len(places))
    parent = np.full(len(places), -1)
    reach = np.searchsorted(places, places - fewest, side="right")
    most, most_at = 0.0, -1
    seen = 0
    for at in range(len(places)):
        while seen < reach[at]:
            if best[seen] > most:
                most, most_at = float(best[seen]), seen
            seen += 1
        best[at] = most + gain[places[at]]
        parent[at] = most_at
    if not len(best):
        return 0.0, []
    at = int(best.argmax())
    total = float(best[at])
    found: list[int] = []
    while at >= 0:
        found.append(int(places[at]))
        at = int(parent[at])
    return total, found[::-1]
