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

    The division with the highest sum of `logits - price` over its borders is found by dynamic programming. It
    is taken only if that sum reaches `dump_price`, else the text is one report: that a text is a dump at all
    must be sure, once it is, further borders need less.

    Args:
        logits: float64 (n,), log-odds that each line begins a report.
        possible: bool (n,), lines that may.
        fewest: lines of the shortest report.
        price: log-odds that each border costs.
        dump_price: what all borders together must bring.

    Example:
        >>> decode(np.array([0, -3, -3, 4, 3, -3]), np.ones(6, bool), 2, 0.0, 3.0)
        [3]
    """
    gain = np.where(possible, logits - price, -np.inf)
    # only a line with a gain of its own can be a border, so the rest are stepped over
    places = np.flatnonzero(gain > 0)
    places = places[(places >= fewest) & (places <= len(logits) - 1)]
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
    if not len(best) or best.max() < dump_price:
        return []
    at = int(best.argmax())
    found: list[int] = []
    while at >= 0:
        found.append(int(places[at]))
        at = int(parent[at])
    return found[::-1]
