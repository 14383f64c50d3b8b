"""From log-odds of lines to the borders of a text: the best division with reports of a fewest length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import SegmentThresholds

__all__ = ["decode"]


def decode(
    logits: NDArray[np.float64],
    possible: NDArray[np.bool_],
    told: NDArray[np.bool_],
    settings: SegmentThresholds,
) -> list[int]:
    """Give the lines, besides the first, on which reports begin.

    Two questions, each by dynamic programming over all divisions. Is this text a dump at all? Only if the
    best division's sum of `logits - evidence_price` reaches `dump_price`, else it is one report: cutting
    an article must be rare. Where then does each report begin? At the borders with the highest sum of
    `logits - border_price`.

    Args:
        logits: float64 (n,), log-odds that each line begins a report.
        possible: bool (n,), lines that may.
        told: bool (n,), lines that say something; a report has one at least, or a headline and a byline that
            a share bar parts from their article would be one.
        settings: fewest lines of a report, and the prices.

    Example:
        >>> from dedupe_news.thresholds import SegmentThresholds
        >>> settings = SegmentThresholds(2, border_price=-0.7, evidence_price=0.0, dump_price=3.0)
        >>> every = np.ones(8, bool)
        >>> decode(np.array([0, -3, -3, 4, 3, -3, -0.5, -3]), every, every, settings)
        [3, 6]
        >>> decode(np.array([0, -3, -3, 2, 1, -3, -0.5, -3]), every, every, settings)
        []
    """
    said = np.concatenate(([0], np.cumsum(told)))
    total, _ = _best(
        np.where(possible, logits - settings.evidence_price, -np.inf), said, settings.fewest_lines
    )
    if total <= 0 or total < settings.dump_price:
        return []
    return _best(np.where(possible, logits - settings.border_price, -np.inf), said, settings.fewest_lines)[1]


def _best(gain: NDArray[np.float64], said: NDArray[np.int64], fewest: int) -> tuple[float, list[int]]:
    """The highest sum of gains of lines `fewest` apart with something said between, and those lines."""
    # only a line with a gain of its own can be a border, so the rest are stepped over
    places = np.flatnonzero(gain > 0)
    places = places[(places >= fewest) & (said[places] > 0) & (said[-1] > said[places])]
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
    if not len(best):
        return 0.0, []
    at = int(best.argmax())
    total = float(best[at])
    found: list[int] = []
    while at >= 0:
        found.append(int(places[at]))
        at = int(parent[at])
    return total, found[::-1]
