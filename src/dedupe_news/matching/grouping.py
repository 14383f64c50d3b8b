"""From sketches to pairs of copies: bands, provisional groups, boilerplate, then the pairs that hold.

Linking pairs straight away fails on an archive: footers and templates tie thousands of reports together
(pairwise F1 .08). So provisional groups come first, and a shingle that stands in more than eight of them is
boilerplate and counts for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from dedupe_news.matching.bands import star_pairs
from dedupe_news.matching.compare import alike, compare, resembling
from dedupe_news.matching.incidence import joined, tabulate
from dedupe_news.matching.runs import lengths, openings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.compare import Likeness
    from dedupe_news.matching.incidence import Incidence
    from dedupe_news.matching.sketches import Sketches
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


class Found(NamedTuple):
    """The pairs that share enough to be copies, shorter text first, and the sketches less boilerplate."""

    pairs: Ints
    sketches: Sketches


def find_pairs(sketches: Sketches, spread: NDArray[np.uint64], thresholds: CopyThresholds) -> Found:
    """Find the pairs of texts that share enough to be copies.

    Args:
        sketches: distinct texts, numbered by length.
        spread: an order by which representatives of a group are chosen, unlike that of length.
        thresholds: when two are copies.
    """
    stars, sure = _stars(sketches, thresholds)
    kept = _representatives(stars, spread, thresholds.representatives)
    table = tabulate(sketches)
    core = table.only(kept[table.text])
    first = _provisional(core, sketches, thresholds)
    groups = components(len(sketches), np.concatenate([first, stars], 1))
    repeated = _boilerplate(core, groups, thresholds.boilerplate_groups)
    bare = sketches.without(core.hashes[repeated])
    beside = ~kept[stars[0]] | ~kept[stars[1]]
    attached = _confirmed(bare, stars[:, beside], sure[beside], thresholds)
    kept[np.setdiff1d(np.flatnonzero(~kept), attached)] = True  # those that no star holds are joined, too
    core = table.columns(~repeated)
    second = _candidates(core.only(kept[core.text]), bare, thresholds)
    second = _confirmed(bare, second, np.zeros(second.shape[1], bool), thresholds)
    return Found(np.concatenate([second, attached], 1), bare)


def components(count: int, pairs: Ints) -> Ints:
    """Label each of `count` things by the connected component it is in."""
    graph = sparse.coo_matrix((np.ones(pairs.shape[1], np.int8), (pairs[0], pairs[1])), shape=(count, count))
    labels: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return labels


def _stars(sketches: Sketches, thresholds: CopyThresholds) -> tuple[Ints, Mask]:
    """Pairs from bands that resemble one another, and which of them beyond doubt."""
    shorter, longer = star_pairs(sketches)
    found = compare(sketches, shorter, longer).likeness
    some = resembling(found, thresholds)
    sure = some & (found.body >= 2 * thresholds.shared_samples)
    sure &= found.body >= thresholds.sure_resemblance * found.union
    return np.stack([shorter[some], longer[some]]), sure[some]


def _representatives(stars: Ints, spread: NDArray[np.uint64], most: int) -> Mask:
    """A few of each provisional group."""
    count = len(spread)
    group = components(count, stars)
    order = np.lexsort((spread, group))
    opens = openings(group[order])
    rank = np.arange(count) - np.repeat(opens, lengths(opens, count))
    kept = np.zeros(count, bool)
    kept[order[rank < most]] = True
    return kept


def _provisional(core: Incidence, sketches: Sketches, thresholds: CopyThresholds) -> Ints:
    """Pairs of representatives that resemble one another in shingles that are not too common."""
    usual = core.columns((core.sizes > 1) & (core.sizes <= thresholds.common))
    common = core.columns(core.sizes > thresholds.common)
    sizes = sketches.sizes - np.bincount(common.text, minlength=len(sketches))
    found = [np.zeros((2, 0), np.int64)]
    for shorter, longer, likeness in joined(usual, sizes, sketches.ceiling, thresholds.shared_samples):
        good = resembling(likeness, thresholds)
        found.append(np.stack([shorter[good], longer[good]]))
    return np.concatenate(found, 1)


def _candidates(table: Incidence, sketches: Sketches, thresholds: CopyThresholds) -> Ints:
    """Pairs of representatives that may share enough; tails, uncounted here, can raise but little."""
    most = max(thresholds.common, thresholds.representatives * thresholds.boilerplate_groups)
    table = table.columns((table.sizes > 1) & (table.sizes <= most))
    found = [np.zeros((2, 0), np.int64)]
    for shorter, longer, likeness in joined(table, sketches.sizes, sketches.ceiling, 2):
        good = _near(likeness, thresholds)
        found.append(np.stack([shorter[good], longer[good]]))
    return np.concatenate(found, 1)


def _confirmed(bare: Sketches, pairs: Ints, sure: Mask, thresholds: CopyThresholds) -> Ints:
    """The pairs that share enough, all over the shorter text, when boilerplate does not count."""
    found = compare(bare, *pairs)
    holds = alike(found.likeness, thresholds) & (found.coverage >= thresholds.coverage)
    return pairs[:, holds | sure]


def _near(found: Likeness, thresholds: CopyThresholds) -> Mask:
    part = thresholds.candidate_part
    near: Mask = (found.body >= part * thresholds.containment * found.smaller) & (
        found.body >= thresholds.shared_samples
    )
    near |= found.body >= part * thresholds.resemblance * found.union
    return near


def _boilerplate(table: Incidence, groups: Ints, most: int) -> Mask:
    """The columns whose texts are of more than a few provisional groups."""
    keys = table.column * table.texts + groups[table.text]
    keys.sort()
    different = np.bincount(keys[openings(keys)] // max(1, table.texts), minlength=len(table.sizes))
    return different > most
