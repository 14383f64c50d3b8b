"""Reports leave a story whose names they do not share.

Look-alike events of one day, shootings in two towns or rates of two central banks, are told in the same
words, and pair by pair nothing shows that they are two. But each is about people, places and companies of its
own. So a story comes apart where no report of one half shares as many names with one of the other as those of
either half have in common, and a report that shares hardly a name with any other one leaves it.

Of halves with other names, in the four sets and samples of them, 2 were two events and 2 one; of lone reports
in pairs 37 and 13, in larger stories 11 and 6; of pairs of scraped pages 24 and 0. Of 33 pairs of look-alike
events written by hand, two reports each, 10 had been one story and 2 still are.

Tried and dropped: less in common as enough for a lone report of a large story (.15: 13 right, 15 wrong; a
column names others), halves by cosines or by both (the same), and days as names (all of one day share them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.stories.names import in_common
from dedupe_news.stories.parting import FEWEST, parted, within

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from dedupe_news.stories.names import Names
    from dedupe_news.thresholds import StoryThresholds

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Marks = NDArray[np.bool_]

PAIRS = 2_000_000
"""Pairs of members whose names are compared at a time: bounds memory, changes no result."""


def without_strangers(labels: Ints, found: Names, limits: StoryThresholds, granularity: float = 0.5) -> Ints:
    """Give the stories anew, those taken apart whose parts have other names.

    Args:
        labels: of each report its story.
        found: the names of each report.
        limits: how few of the names two halves, or one report and the rest, may have in common.
        granularity: how wide stories are meant to be; the wider than an event, the fewer names hold them.
    """
    strict = max(1.0 - max(granularity - 0.5, 0.0) / limits.names_wide, 0.0)
    apart = _other_names(limits.names_between * strict)
    most = limits.names_pair * strict, limits.names_rest * strict
    anew, following = labels.copy(), int(labels.max(initial=-1)) + 1
    for members in _of_one_size(labels, limits.halved):
        common, told = in_common(found, members), found.told[members]
        for at in np.flatnonzero(_worth_a_look(common, told, max(most))).tolist():
            for piece in _pieces(common[at], told[at], apart, most)[1:]:
                anew[members[at][piece]] = following
                following += 1
    return anew


def one_story_from(common: float, limits: StoryThresholds) -> float:
    """Give the granularity from which two reports with so much in common of their names may be one story.

    Example:
        >>> from dedupe_news.thresholds import StoryThresholds
        >>> [one_story_from(common, StoryThresholds()) for common in (0.0, 0.075, 0.15)]
        [0.9, 0.7, 0.0]
    """
    if common >= limits.names_pair:
        return 0.0
    return round(0.5 + limits.names_wide * (1.0 - common / limits.names_pair), 6)


def _of_one_size(labels: Ints, most: int) -> list[Ints]:
    """Give the members of all stories of 2 to `most` reports: (stories, size) for each size, in portions."""
    size = np.bincount(labels)
    order = np.argsort(labels, kind="stable")
    first = np.cumsum(size) - size
    found = []
    for count in np.unique(size[(size > 1) & (size <= most)]).tolist():
        members = order[first[size == count][:, None] + np.arange(count)]
        portion = max(PAIRS // count**2, 1)
        found += [members[low : low + portion] for low in range(0, len(members), portion)]
    return found


def _worth_a_look(common: Floats, told: Marks, most: float) -> Marks:
    """Mark the stories that have two halves or a report that may be a stranger."""
    size = common.shape[1]
    best = np.where(np.eye(size, dtype=bool), 0.0, common).max(axis=2)
    worth: Marks = (told & (best < most)).any(axis=1) | (size > FEWEST)
    return worth


def _pieces(
    common: Floats, told: Marks, apart: Callable[[Floats, Marks], bool], most: tuple[float, float]
) -> list[Ints]:
    """Give the places of each part of a story, the first report's part first."""
    pieces = [one for half in parted(common, apart) for one in _alone(common, told, half, most)]
    return sorted(pieces, key=lambda places: int(places[0]))


def _alone(common: Floats, told: Marks, half: Ints, most: tuple[float, float]) -> list[Ints]:
    """Take out one report after the other that shares hardly a name with the rest, be that one or several."""
    alone: list[Ints] = []
    while len(half) > 1:
        at = stranger(common[np.ix_(half, half)], told[half], most[len(half) > FEWEST - 1])
        if at is None:
            break
        alone.append(half[[at]])
        half = np.delete(half, at)
    return [half, *alone]


def stranger(common: Floats, told: Marks, most: float) -> int | None:
    """Give the place of the report that shares under `most` of its names with every other one, or None.

    Args:
        common: what each two reports have in common.
        told: which reports have names enough; the one, and one of the others, must.
        most: of several such reports the first of those that have least is given.
    """
    others = common.copy()
    np.fill_diagonal(others, 0.0)
    best = np.where(told, others.max(axis=1), 1.0)
    at = int(np.argmin(best))
    return at if best[at] < most and int(told.sum()) > 1 else None


def _other_names(between: float) -> Callable[[Floats, Marks], bool]:
    """Whether no two reports across share more than such a part of what the halves' own share on average."""

    def apart(common: Floats, first: Marks) -> bool:
        if min(int(first.sum()), int((~first).sum())) < FEWEST - 1:
            return False
        inside = min(within(common[np.ix_(half, half)]) for half in (first, ~first))
        return float(common[np.ix_(first, ~first)].max()) < between * inside

    return apart
