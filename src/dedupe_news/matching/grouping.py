"""From fingerprints to pairs of copies: bands, provisional groups, boilerplate, then the pairs that hold.

Linking pairs straight away fails on an archive: footers and templates tie thousands of reports together
(pairwise F1 .08). So provisional groups come first, and a shingle that stands in more than eight of them is
boilerplate and counts for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from dedupe_news.matching.bands import star_pairs
from dedupe_news.matching.fingerprints import level_of
from dedupe_news.matching.incidence import PARTS, Incidence, covered, joined, shared, tabulate
from dedupe_news.matching.measures import Sizes, alike, likeness, sizes_of
from dedupe_news.matching.runs import lengths, openings
from dedupe_news.matching.slots import clashes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of distinct texts once pairs are found: the table, sizes, boilerplate aside."""

    order: Ints
    table: Incidence
    sizes: Sizes
    pairs: Ints


def find_pairs(prints: Fingerprints, order: Ints, thresholds: CopyThresholds) -> Evidence:
    """Find the pairs of copies among distinct texts.

    Args:
        prints: all fingerprints.
        order: the distinct texts, in an order that depends on their content alone.
        thresholds: when two are copies.
    """
    table = tabulate(prints, order)
    sizes = sizes_of(prints, order, level_of(prints.words[order], thresholds), thresholds.deepest_level)
    stars, sure = _stars(prints, order, table, sizes, thresholds)
    kept = _representatives(len(order), stars, thresholds.representatives)
    core = table.only(kept[table.report])
    usual = core.columns((core.sizes > 1) & (core.sizes <= thresholds.common))
    rare = sizes.without(core, core.sizes > thresholds.common)
    first = _join(usual, rare, thresholds)
    groups = components(len(order), np.concatenate([first, stars], 1))
    boilerplate = _boilerplate(core, groups, thresholds.boilerplate_groups)
    sizes = sizes.without(table, boilerplate)
    most = max(thresholds.common, thresholds.representatives * thresholds.boilerplate_groups)
    second = _join(core.columns(~boilerplate & (core.sizes > 1) & (core.sizes <= most)), sizes, thresholds)
    table = table.columns(~boilerplate)
    beside = ~kept[stars[0]] | ~kept[stars[1]]
    attached = _confirmed(table, sizes, stars[:, beside], sure[beside], thresholds)
    pairs = np.concatenate([second, attached], 1)
    pairs = pairs[:, _holds(prints, order, table, pairs, thresholds)]
    return Evidence(order, table, sizes, pairs)


def components(count: int, pairs: Ints) -> Ints:
    """Label each of `count` things by the connected component it is in."""
    graph = sparse.coo_matrix((np.ones(pairs.shape[1], np.int8), (pairs[0], pairs[1])), shape=(count, count))
    labels: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return labels


def _stars(
    prints: Fingerprints, order: Ints, table: Incidence, sizes: Sizes, thresholds: CopyThresholds
) -> tuple[Ints, Mask]:
    """Pairs from bands that resemble one another, and which of them beyond doubt."""
    left, right = star_pairs(prints, order)
    met = shared(table.counting().T.tocsr(), left, right)
    found = likeness(sizes, left, right, met)
    some = (found.body >= thresholds.shared_samples) & (
        found.body >= thresholds.pregroup_resemblance * found.union
    )
    sure = (found.body >= 2 * thresholds.shared_samples) & (
        found.body >= thresholds.sure_resemblance * found.union
    )
    return np.stack([left[some], right[some]]), sure[some]


def _representatives(count: int, stars: Ints, most: int) -> Mask:
    """The first few of each provisional group."""
    group = components(count, stars)
    by_group = np.argsort(group, kind="stable")
    labels = group[by_group]
    opens = openings(labels)
    rank = np.arange(count) - np.repeat(opens, lengths(opens, count))
    kept = np.zeros(count, bool)
    kept[by_group[rank < most]] = True
    return kept


def _join(table: Incidence, sizes: Sizes, thresholds: CopyThresholds) -> Ints:
    """All pairs in a table that share enough."""
    found = [np.zeros((2, 0), np.int64)]
    for left, right, met in joined(table):
        enough = alike(likeness(sizes, left, right, met), thresholds)
        found.append(np.stack([left[enough], right[enough]]))
    return np.concatenate(found, 1)


def _boilerplate(table: Incidence, groups: Ints, most: int) -> Mask:
    """The columns whose reports are of more than a few provisional groups."""
    keys = table.column * table.reports + groups[table.report]
    keys = np.unique(keys)
    different = np.bincount(keys // max(1, table.reports), minlength=len(table.sizes))
    return different > most


def _confirmed(table: Incidence, sizes: Sizes, pairs: Ints, sure: Mask, thresholds: CopyThresholds) -> Ints:
    """The star pairs of reports that were not joined, as far as they hold without boilerplate."""
    met = shared(table.counting().T.tocsr(), pairs[0], pairs[1])
    enough = alike(likeness(sizes, pairs[0], pairs[1], met), thresholds)
    return pairs[:, enough | sure]


def _holds(
    prints: Fingerprints, order: Ints, table: Incidence, pairs: Ints, thresholds: CopyThresholds
) -> Mask:
    """Whether pairs that share enough are alike all over and contradict each other nowhere."""
    length = prints.words[order]
    swap = length[pairs[0]] > length[pairs[1]]
    small, large = np.where(swap, pairs[::-1], pairs)
    spread: Mask = covered(table, small, large) >= thresholds.coverage * PARTS
    return spread & ~contradicted(prints, order[small], order[large], thresholds)


def contradicted(prints: Fingerprints, left: Ints, right: Ints, thresholds: CopyThresholds) -> Mask:
    """Whether pairs of reports hold other numbers or other names among the same words."""
    found = clashes(prints, left, right, thresholds.typo_letters)
    names = (found.names_differ >= thresholds.names_differ) & (
        found.names_differ >= thresholds.names_differ_share * (found.names_differ + found.names_agree)
    )
    against: Mask = (found.numbers_differ > 0) | names
    return against
