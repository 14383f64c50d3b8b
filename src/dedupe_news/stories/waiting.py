"""How long reports of a run usually wait for each other: beside that it counts how soon one follows.

In an archive of years two reports of one day are probably of one event; in a dump of one day all are of that
day, and it tells nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.stories.tongues import UNTOLD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import StoryThresholds


def usual_waits(
    days: NDArray[np.float64], tongue: NDArray[np.int64], limits: StoryThresholds
) -> NDArray[np.float64]:
    """Give for each report the wait that tells nothing either way, among reports that may be in its language.

    Args:
        days: the day number of each report, NaN where unknown.
        tongue: the number of its language, `UNTOLD` where unknown.
        limits: what is usual at most, and how it is drawn towards that.

    Returns:
        logarithms of days (and one).
    """
    found = np.full(len(days), usual_wait(days, limits))
    for one in np.unique(tongue[tongue != UNTOLD]).tolist():
        found[tongue == one] = usual_wait(days[(tongue == one) | (tongue == UNTOLD)], limits)
    return found


def usual_wait(days: NDArray[np.float64], limits: StoryThresholds) -> float:
    """Give the wait, a logarithm, up to which three of four pairs follow each other; 30 days at most.

    Of many reports evenly chosen ones are looked at.
    """
    usual = float(np.log1p(limits.usual_days))
    known = np.sort(days[~np.isnan(days)])
    chosen = known[:: len(known) // limits.crowd + 1]
    if len(chosen) < 2:
        return usual
    left, right = np.triu_indices(len(chosen), 1)
    waits = np.minimum(chosen[right] - chosen[left], limits.affair)
    here = float(np.log1p(np.quantile(waits, limits.wait_part)))
    trust = len(chosen) / (len(chosen) + limits.wait_weight)
    return min(trust * here + (1.0 - trust) * usual, usual)
