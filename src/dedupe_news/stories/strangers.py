"""Reports leave a story whose names they do not share.

Look-alike events of one day, shootings in two towns or rates of two central banks, are told in the same
words, and pair by pair nothing shows that they are two. But each is about people, places and companies of its
own. So a story comes apart where no report of one half shares as many names with one of the other as those of
either half have in common, and a report that shares hardly a name with any other one leaves it.

Of halves with other names, in the four sets and samples of them, 2 were two events and 2 one; of lone reports
in pairs 37 and 13, in larger stories 11 and 6; of pairs of scraped pages 24 and 0. Of 33 pairs of look-alike
events written by hand, two reports each, 10 had been one story and 2 still are; of such told once each, all
and 8. Of two reports that name little the one tells another event only where they share nothing.

Tried and dropped: less in common as enough for a lone report of a large story (.15: 13 right, 15 wrong; a
column names others), halves by cosines or by both (the same), and days as names (all of one day share them).
The reverse, rare names as a sign of one event: in large runs of GVA two that share names of hardly any other
report are of one event (42 of 43 unsure pairs with two such names), in NeuS, where all name the same few
politicians, 1 of 28 is; as log-odds GVA +.003, NeuS +.005, DUC 2004 -.008, and two of a hundred reports more
stand beside strangers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.stories.names import in_common
from dedupe_news.stories.parting import FEWEST, parted, within

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from dedupe_news.stories.names import Names
    from dedupe_news.thresholds import StoryThresholds

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Marks = NDArray[np.bool_]

PAIRS = 2_000_000
"""Pairs of members whose names are compared at a time: bounds memory, changes no result."""


@dataclass(frozen=True, slots=True)
class Least:
    """What a report must have in common of its names with another.

    `pair` where the two are all of a story and both name much, `none` where both name a little, and `rest`
    where there are more.
    """

    pair: float
    none: float
    rest: float


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
    few = of_few(len(labels), limits)
    least = Least(
        (limits.names_pair + few) * strict, limits.names_none * strict, (limits.names_rest + few) * strict
    )
    anew, following = labels.copy(), int(labels.max(initial=-1)) + 1
    for members in _of_one_size(labels, limits.halved):
        common, told, some = in_common(found, members), found.told[members], found.some[members]
        for at in np.flatnonzero(_worth_a_look(common, told | some, max(least.pair, least.rest))).tolist():
            for piece in _pieces(common[at], (told[at], some[at]), apart, least)[1:]:
                anew[members[at][piece]] = following
                following += 1
    return anew


def of_few(count: int, limits: StoryThresholds) -> float:
    """Give how much more of their names reports must have in common where a run has so many.

    Example:
        >>> from dedupe_news.thresholds import StoryThresholds
        >>> [round(of_few(count, StoryThresholds()), 3) for count in (2, 18, 1998)]
        [0.1, 0.02, 0.0]
    """
    return limits.names_few * limits.names_few_reports / (limits.names_few_reports + count)


def one_story_from(common: float, found: Names, two: Sequence[int], limits: StoryThresholds) -> float:
    """Give the granularity from which two reports may be one story, for all that their names tell.

    Args:
        common: what they have in common of their names.
        found: the names of every report of the run.
        two: the places of both.
        limits: how much they must have in common where both name much, and where both name a little.
    """
    least = limits.names_none if found.some[list(two)].all() else 0.0
    if found.told[list(two)].all():
        least = max(least, limits.names_pair + of_few(len(found.told), limits))
    return round(0.5 + limits.names_wide * (1.0 - common / least), 6) if common < least else 0.0


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
    common: Floats, named: tuple[Marks, Marks], apart: Callable[[Floats, Marks], bool], least: Least
) -> list[Ints]:
    """Give the places of each part of a story, the first report's part first."""
    pieces = [one for half in parted(common, apart) for one in _alone(common, named, half, least)]
    return sorted(pieces, key=lambda places: int(places[0]))


def _alone(common: Floats, named: tuple[Marks, Marks], half: Ints, least: Least) -> list[Ints]:
    """Take out one report after the other that shares hardly a name with the rest, be that one or several."""
    told, some = named
    alone: list[Ints] = []
    while len(half) > 1:
        inside, two = common[np.ix_(half, half)], len(half) < FEWEST
        at = stranger(inside, told[half], least.pair if two else least.rest)
        if at is None and two:
            at = stranger(inside, some[half], least.none)
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
