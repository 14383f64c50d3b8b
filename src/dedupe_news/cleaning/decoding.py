"""Label a page as a sequence: the body is one run of lines or a few, so changing sides has a price.

The best labelling of a two-state chain with one price for every change (Viterbi 1967). Only the
difference of the two states' scores matters, and each step bounds it by the price, so a page costs one
addition and two comparisons a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["best_labels", "page_sides"]

_MARGIN: Final = 1e-6
"""What rounding may add to a score's lead, many times over."""


def best_labels(
    scores: list[float], price: float, *, before: bool | None = None, after: bool | None = None
) -> list[bool]:
    """The labelling (True: content) that maximises the sum of signed scores less the price of changes.

    `before` and `after` are the labels of the lines around these, where there are such.

    Example:
        >>> best_labels([2.0, -0.4, 1.0, -3.0, 0.3], price=0.5)
        [True, True, True, False, False]
    """
    ahead = 0.0 if before is None else price if before else -price
    leads: list[float] = []
    for score in scores:
        ahead = max(-price, min(price, ahead)) + score
        leads.append(ahead)
    labels: list[bool] = []
    state = after
    for lead in reversed(leads):
        # the last line follows the lead; earlier ones follow their successor unless the price is earned
        state = lead > 0 if state is None else lead > (-price if state else price)
        labels.append(state)
    labels.reverse()
    return labels


def page_sides(scores: NDArray[np.float64], firsts: NDArray[np.int64], price: float) -> NDArray[np.bool_]:
    """Label each page of a batch as `best_labels` does; `firsts` (pages + 1) is where each begins.

    A score of more than twice the price is followed whatever its neighbours are, so that only the runs of
    lines between such scores are decoded.

    Example:
        >>> page_sides(np.array([2.0, -0.4, 1.5, -3.0, 0.3]), np.array([0, 3, 5]), price=0.5).tolist()
        [True, True, True, False, False]
    """
    sides = scores > 0
    unsure = np.abs(scores) <= 2 * price + _MARGIN
    begins = np.zeros(len(scores) + 1, dtype=np.bool_)
    begins[firsts] = True
    edge = np.flatnonzero(unsure & ~(np.append(False, unsure[:-1]) & ~begins[:-1]))
    close = np.flatnonzero(unsure & ~(np.append(unsure[1:], False) & ~begins[1:])) + 1
    for start, end in zip(edge.tolist(), close.tolist(), strict=True):
        before = None if begins[start] else bool(sides[start - 1])
        after = None if begins[end] else bool(sides[end])
        sides[start:end] = best_labels(scores[start:end].tolist(), price, before=before, after=after)
    return sides
