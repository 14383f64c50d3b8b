"""What the log-odds of all lines together say of a text: is it a dump of several reports, or one?

The sum of what the likely borders bring makes one teaser within an article weigh as much as four leads that
stand out a little. A dump has lines that stand well above all its others, so the highest lines, the drop
after them and the level of the rest are given to a look of their own. What the parts have in common (names
and words that run on across a border, likeness within and across, topics of a latent space) was tried beside
these: the second look has weighed it line by line, and nothing was gained.

Nor by choosing among the 24 best divisions of a text, by boosted trees or logistic regression on 58 columns
of each (likeness of first lines, stems that one part alone has, names given in full again or leaned on,
numbers told again, how early parts tell what all tell, order of what is told, lines whose likest line is in
another part, lengths), learned on two of GVA, DUC 2004 and NeuS and measured on the third. The right one is
nearly always among them (Pk of joins of one event .05), but where a text is cut the log-odds alone choose as
well (Pk .115 for .114, .105 for .108, .067 for .060), and whether it is a dump those columns tell no better
than this look at as many articles cut (trees: Pk .192 for .172 on DUC 2004, .286 for .246 on NeuS, .174 for
.183 on GVA).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting.decoding import best_borders

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Figures = dict[str, float]

__all__ = ["whole"]

_PRICES: Final = (0.0, -1.5, -3.0, -4.5)
"""Log-odds from which lines are added up."""
_PEAKS: Final = 8
"""Highest lines that are looked at, none beside another."""
_DROPS: Final = 6
"""Of these, after how many the deepest drop is sought."""
_LOWEST: Final = -12.0
_NOTHING: Final = -10.0
_USUAL: Final = -8.0


def whole(
    logits: NDArray[np.float64], possible: NDArray[np.bool_], told: NDArray[np.bool_], fewest: int
) -> Figures:
    """Give the figures of one text by name.

    Args:
        logits: float64 (n,), log-odds that each line begins a report.
        possible: bool (n,), lines that may.
        told: bool (n,), lines that say something (`decoding.py`).
        fewest: lines of the shortest report.

    Example:
        >>> every = np.ones(8, bool)
        >>> found = whole(np.array([0, -6, -7, 2, -6, 1, -7, -6.0]), every, every, 2)
        >>> round(found["peak1"], 1), round(found["drop"], 1), round(found["usual"], 1)
        (2.0, 7.0, -6.0)
    """
    later = logits[1:][possible[1:]]
    if len(later) < 2:
        later = np.full(2, _USUAL)
    usual, quarter, tenth = np.quantile(later, (0.5, 0.75, 0.9)).tolist()
    peaks = _peaks(logits, possible)
    drops = peaks[:-1] - peaks[1:]
    at = int(np.argmax(drops[:_DROPS]))
    return {
        **_sums(logits, possible, told, fewest),
        **{f"peak{place + 1}": float(peaks[place]) for place in range(4)},
        "drop": float(drops[at]),
        "one_peak": float(at == 0),
        "before_drop": float(peaks[at]),
        "after_drop": float(peaks[at + 1]),
        "lines": float(np.log(max(len(logits), 1))),
        "usual": usual,
        "quarter": quarter,
        "tenth": tenth,
        "spread": float(later.std()),
        "peak1_above": float(peaks[0]) - usual,
        "peak2_above": float(peaks[1]) - usual,
        "raised": float(np.maximum(later + 3, 0).sum() / np.sqrt(max(len(logits), 1))),
    }


def _sums(
    logits: NDArray[np.float64], possible: NDArray[np.bool_], told: NDArray[np.bool_], fewest: int
) -> Figures:
    """What the best division brings above each price, and how many borders it has."""
    found: Figures = {}
    for price in _PRICES:
        total, borders = best_borders(logits, possible, told, price, fewest)
        found[f"sum{-price:g}"] = float(np.log1p(total))
        found[f"borders{-price:g}"] = float(np.log1p(len(borders)))
    return found


def _peaks(logits: NDArray[np.float64], possible: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The highest lines, falling, none beside another; one more place than are looked at."""
    left = np.where(possible, logits, _LOWEST)
    left[:1] = _LOWEST
    peaks = np.full(_PEAKS + 1, _NOTHING)
    for place in range(min(_PEAKS, len(left))):
        at = int(left.argmax())
        if left[at] <= _LOWEST:
            break
        peaks[place] = left[at]
        left[max(0, at - 1) : at + 2] = _LOWEST
    return peaks
