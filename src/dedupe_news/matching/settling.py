"""From pairs to groups: every copy is held against the longest text of its group.

Links chain: A may tie B to C although B and C hold other numbers. A member that contradicts the longest text
leaves; those that leave together and are tied to each other form groups of their own in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.matching.clashes import contradicted
from dedupe_news.matching.grouping import components

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]


def settle(prints: Fingerprints, order: Ints, pairs: Ints, thresholds: CopyThresholds) -> Ints:
    """Give each text the number of the longest text of its group (its own where it is alone).

    Args:
        prints: all fingerprints.
        order: the distinct texts by length, as places in `prints`.
        pairs: texts that share enough to be copies, as places in `order`.
        thresholds: what contradicts.
    """
    count = len(order)
    settled = np.arange(count)
    pairs = pairs[:, ~contradicted(prints, order[pairs[0]], order[pairs[1]], thresholds)]
    while pairs.shape[1]:
        member = np.unique(pairs)
        group = components(count, pairs)[member]
        last = np.zeros(count, np.int64)
        np.maximum.at(last, group, member)
        longest = last[group]
        fits = (member == longest) | ~contradicted(prints, order[member], order[longest], thresholds)
        settled[member[fits]] = longest[fits]
        loose = np.zeros(count, bool)
        loose[member[~fits]] = True
        pairs = pairs[:, loose[pairs[0]] & loose[pairs[1]]]
    return settled
