"""A digest is no copy of the reports it holds: they would be copies of one keeper and share nothing.

Two parts of an article overlap, since papers cut from the end. So a text that holds two others, either
almost whole, that have nothing in common was put together of them: the page of a feed, a morning briefing,
two reports between which no border was found. It leaves the group, and its parts are groups of their own.
Where they make up most of it, it is set aside with the longest part, and keeps nobody: as a report of its
own it would be the second voice for every word of theirs, and a bridge between their events.

Tried and dropped: taking out the part that has nothing in common with the longest one (the digest stays and
tells both), and asking the same of texts that only share something with the longest (articles that were
edited again and again come apart, 25 of 323 groups of an archive).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dedupe_news.matching.compare import Held, likeness_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


class Digests(NamedTuple):
    """Texts that hold others which have nothing in common, ascending, and the longest of these.

    `made` are those that consist of them.
    """

    whole: Ints
    part: Ints
    made: Mask


def find_digests(
    held: Held, member: Ints, longest: Ints, length: NDArray[np.int32], thresholds: CopyThresholds
) -> Digests:
    """Find the groups of copies whose longest text is a digest.

    Args:
        held: what texts are compared by.
        member: texts that are in a group, ascending; texts are numbered by length.
        longest: of each the longest text of its group.
        length: of every text the number of its words.
        thresholds: what a part is, and what is nothing.
    """
    shorter = length[member] <= thresholds.part_length * length[longest]
    part, whole = member[shorter], longest[shorter]
    longest_part = np.zeros(len(length), np.int64)
    longest_part[whole] = part  # of equal places the last counts
    first = longest_part[whole]
    beside = (part != first) & (length[part] + length[first] <= length[whole] / thresholds.part_length)
    part, whole, first = part[beside], whole[beside], first[beside]
    inside = _share(held, part, whole) >= thresholds.part_held
    part, whole, first = part[inside], whole[inside], first[inside]
    inside = _share(held, first, whole) >= thresholds.part_held
    part, whole, first = part[inside], whole[inside], first[inside]
    strange = _share(held, part, first) < thresholds.nothing
    part, whole, first = part[strange], whole[strange], first[strange]
    wholes, opens = np.unique(whole, return_index=True)
    made = [
        _made_of(held, one, np.append(part[whole == one], longest_part[one])) >= thresholds.digest
        for one in wholes.tolist()
    ]
    return Digests(wholes, first[opens], np.array(made, bool))


def _share(held: Held, shorter: Ints, longer: Ints) -> NDArray[np.float64]:
    """Give the part of the shorter text that the longer has, nothing where too little is known of it."""
    found = likeness_of(held, np.minimum(shorter, longer), np.maximum(shorter, longer))
    return np.where(found.smaller + found.tails > 0, found.containment, 0.0)


def _made_of(held: Held, whole: int, parts: Ints) -> float:
    """Give the part of a text that some others have together."""
    own = held.rows[[whole]].indices
    return float(np.isin(own, held.rows[parts].indices).sum()) / max(int(held.sketches.sizes[whole]), 1)
