"""From pairs to groups: each copy is held against the longest text of its group and leaves if it does not fit.

Links chain: one short text that is mostly footer may tie two articles together, and A may tie B to C although
B and C hold other numbers. A member that shares next to nothing with the longest text, or contradicts it,
leaves; those that leave together and are tied to each other form groups of their own in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.matching.compare import compare
from dedupe_news.matching.fingerprints import level_of
from dedupe_news.matching.grouping import components, contradicted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints
    from dedupe_news.matching.grouping import Found
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]


def settle(prints: Fingerprints, order: Ints, found: Found, thresholds: CopyThresholds) -> Ints:
    """Give each distinct text the place of the longest text of its group (its own where it is alone)."""
    count = len(order)
    level = level_of(prints.words, thresholds)
    longest = np.lexsort((np.arange(count), -prints.words[order]))
    standing = np.empty(count, np.int64)
    standing[longest] = np.arange(count)
    settled = np.arange(count)
    pairs = found.pairs
    while pairs.shape[1]:
        member = np.unique(pairs)
        group = components(count, pairs)[member]
        first = np.full(count, count, np.int64)
        np.minimum.at(first, group, standing[member])
        hub = longest[first[group]]
        met = compare(prints, level, order[member], order[hub], found.boilerplate).likeness
        fits = met.containment >= thresholds.hub_containment
        fits &= ~contradicted(prints, order[member], order[hub], thresholds)
        fits |= member == hub
        settled[member[fits]] = hub[fits]
        loose = np.zeros(count, bool)
        loose[member[~fits]] = True
        pairs = pairs[:, loose[pairs[0]] & loose[pairs[1]]]
    return settled
