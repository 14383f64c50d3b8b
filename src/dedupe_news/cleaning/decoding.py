"""Label a page as a sequence: the body is one run of lines or a few, so changing sides has a price.

The best labelling of a two-state chain with one price for every change (Viterbi 1967). Only the
difference of the two states' scores matters, and each step bounds it by the price, so a page costs one
addition and two comparisons a line.
"""

from __future__ import annotations

__all__ = ["best_labels"]


def best_labels(scores: list[float], price: float) -> list[bool]:
    """The labelling (True: content) that maximises the sum of signed scores less the price of changes.

    Example:
        >>> best_labels([2.0, -0.4, 1.0, -3.0, 0.3], price=0.5)
        [True, True, True, False, False]
    """
    ahead = 0.0
    leads: list[float] = []
    for score in scores:
        ahead = max(-price, min(price, ahead)) + score
        leads.append(ahead)
    labels: list[bool] = []
    state = False
    for place in range(len(leads) - 1, -1, -1):
        lead = leads[place]
        # the last line follows the lead; earlier ones follow their successor unless the price is earned
        state = lead > 0 if not labels else lead > (-price if state else price)
        labels.append(state)
    labels.reverse()
    return labels
