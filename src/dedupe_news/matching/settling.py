"""From pairs to groups: no chains, and no copy that contradicts the longest text of its group.

A short excerpt that is mostly a quotation may stand in reports that have nothing else in common, and would
chain them; it is tied to those it resembles and to the one that holds most of it. (For texts of any length
the same rule tears apart articles that were edited again and again.) And A may tie B to C although B and C
hold other numbers: a member that contradicts the longest text leaves, and those that leave together form
groups in the same way. So do the parts of a digest (`digests.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dedupe_news.matching.clashes import contradicted
from dedupe_news.matching.digests import Digests, find_digests
from dedupe_news.matching.grouping import components
from dedupe_news.matching.runs import openings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints
    from dedupe_news.matching.grouping import Found, Pairs
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


class Settled(NamedTuple):
    """Of each text the number of its group (its own where it is alone), and whether it is a digest.

    A digest is in the group of its longest part.
    """

    group: Ints
    digest: Mask


def settle(prints: Fingerprints, order: Ints, found: Found, thresholds: CopyThresholds) -> Settled:
    """Put each text into the group of the longest text that it is a copy of.

    Args:
        prints: all fingerprints.
        order: the distinct texts by length, as places in `prints`.
        found: texts that share enough to be copies, as places in `order`.
        thresholds: what resembles, what contradicts, what is a digest.
    """
    count = len(order)
    settled = np.arange(count)
    length = prints.words[order]
    pairs = found.pairs
    pairs = pairs.only(~contradicted(prints, order[pairs.shorter], order[pairs.longer], thresholds))
    digests: list[Digests] = []
    while len(pairs.shorter):
        tied = pairs.only(_ties(pairs, length, thresholds))
        group = components(count, np.stack([tied.shorter, tied.longer]))
        some = np.zeros(count, bool)
        some[tied.shorter] = some[tied.longer] = True
        member = np.flatnonzero(some)
        last = np.zeros(count, np.int64)
        last[group] = np.arange(count)  # of equal groups the last counts
        longest = last[group[member]]
        fits = (member == longest) | ~contradicted(prints, order[member], order[longest], thresholds)
        digests.append(find_digests(found.held, member[fits], longest[fits], length, thresholds))
        part = length[member] <= thresholds.part_length * length[longest]
        fits &= ~(part & np.isin(longest, digests[-1].whole))
        settled[member[fits]] = longest[fits]
        loose = np.zeros(count, bool)
        loose[member[~fits]] = True
        pairs = pairs.only(loose[pairs.shorter] & loose[pairs.longer])
    return _with_digests(settled, digests)


def _with_digests(settled: Ints, digests: list[Digests]) -> Settled:
    """Put digests, and the copies of one, to their longest parts, shorter ones first."""
    digest = np.zeros(len(settled), bool)
    made = [pair for one in digests for pair in zip(one.whole[one.made], one.part[one.made], strict=True)]
    for whole, part in sorted(made):
        copies = settled == whole
        digest |= copies
        settled[copies] = settled[part]
    return Settled(settled, digest)


def _ties(pairs: Pairs, length: NDArray[np.int32], thresholds: CopyThresholds) -> Mask:
    """The pairs that tie: all but those of an excerpt with texts that it hardly resembles, save one."""
    ties: Mask = pairs.resemblance >= thresholds.tied_resemblance
    ties |= length[pairs.shorter] >= thresholds.excerpt_words
    brief = np.flatnonzero(length[pairs.shorter] < thresholds.excerpt_words)
    some = pairs.only(brief)
    best = np.lexsort((-some.longer, -some.resemblance, -some.containment, some.shorter))
    ties[brief[best[openings(some.shorter[best])]]] = True
    return ties
