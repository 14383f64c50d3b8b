"""From fingerprints to pairs of copies: bands, provisional groups, boilerplate, then the pairs that hold.

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
from dedupe_news.matching.fingerprints import level_of
from dedupe_news.matching.incidence import joined, sizes_of, tabulate
from dedupe_news.matching.runs import lengths, openings
from dedupe_news.matching.slots import clashes

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from dedupe_news.matching.compare import Likeness
    from dedupe_news.matching.fingerprints import Fingerprints
    from dedupe_news.matching.incidence import Incidence, Sizes
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]
    Rule = Callable[[Likeness, CopyThresholds], Mask]

_NO_BOILERPLATE = np.zeros(0, np.uint32)


class Found(NamedTuple):
    """The pairs of copies, as places in the order given, and the samples that proved to be boilerplate."""

    pairs: Ints
    boilerplate: NDArray[np.uint32]


def find_pairs(prints: Fingerprints, order: Ints, thresholds: CopyThresholds) -> Found:
    """Find the pairs of copies among distinct texts.

    Args:
        prints: all fingerprints.
        order: the distinct texts, in an order that depends on their content alone.
        thresholds: when two are copies.
    """
    level = level_of(prints.words, thresholds)
    stars, sure = _stars(prints, order, level, thresholds)
    kept = _representatives(len(order), stars, thresholds.representatives)
    table = tabulate(prints, order)
    sizes = sizes_of(prints, order, level[order], thresholds.deepest_level)
    core = table.only(kept[table.report])
    first = _provisional(core, sizes, thresholds)
    groups = components(len(order), np.concatenate([first, stars], 1))
    repeated = _boilerplate(core, groups, thresholds.boilerplate_groups)
    sizes = sizes.without(table, repeated)
    most = max(thresholds.common, thresholds.representatives * thresholds.boilerplate_groups)
    second = _join(
        core.columns(~repeated & (core.sizes > 1) & (core.sizes <= most)), sizes, alike, thresholds
    )
    boilerplate = table.hashes[repeated]
    beside = ~kept[stars[0]] | ~kept[stars[1]]
    pairs = np.concatenate([second, stars[:, beside]], 1)
    sure = np.concatenate([np.zeros(second.shape[1], bool), sure[beside]])
    found = compare(prints, level, order[pairs[0]], order[pairs[1]], boilerplate)
    holds = (alike(found.likeness, thresholds) & (found.coverage >= thresholds.coverage)) | sure
    pairs = pairs[:, holds]
    return Found(pairs[:, ~contradicted(prints, order[pairs[0]], order[pairs[1]], thresholds)], boilerplate)


def components(count: int, pairs: Ints) -> Ints:
    """Label each of `count` things by the connected component it is in."""
    graph = sparse.coo_matrix((np.ones(pairs.shape[1], np.int8), (pairs[0], pairs[1])), shape=(count, count))
    labels: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return labels


def _stars(prints: Fingerprints, order: Ints, level: Ints, thresholds: CopyThresholds) -> tuple[Ints, Mask]:
    """Pairs from bands that resemble one another, and which of them beyond doubt."""
    left, right = star_pairs(prints, order)
    found = compare(prints, level, order[left], order[right], _NO_BOILERPLATE).likeness
    some = resembling(found, thresholds)
    sure = some & (found.body >= 2 * thresholds.shared_samples)
    sure &= found.body >= thresholds.sure_resemblance * found.union
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


def _provisional(core: Incidence, sizes: Sizes, thresholds: CopyThresholds) -> Ints:
    """Pairs of representatives that resemble one another in shingles that are not too common."""
    common = core.sizes > thresholds.common
    usual = core.columns((core.sizes > 1) & ~common)
    return _join(usual, sizes.without(core, common), resembling, thresholds)


def _join(table: Incidence, sizes: Sizes, rule: Rule, thresholds: CopyThresholds) -> Ints:
    """All pairs in a table for which a rule holds."""
    found = [np.zeros((2, 0), np.int64)]
    for left, right, likeness in joined(table, sizes):
        good = rule(likeness, thresholds)
        found.append(np.stack([left[good], right[good]]))
    return np.concatenate(found, 1)


def _boilerplate(table: Incidence, groups: Ints, most: int) -> Mask:
    """The columns whose reports are of more than a few provisional groups."""
    keys = table.column * table.reports + groups[table.report]
    keys.sort()
    different = np.bincount(keys[openings(keys)] // max(1, table.reports), minlength=len(table.sizes))
    return different > most


def contradicted(prints: Fingerprints, left: Ints, right: Ints, thresholds: CopyThresholds) -> Mask:
    """Whether pairs of reports hold other numbers or other names among the same words."""
    found = clashes(prints, left, right, thresholds.typo_letters)
    names = (found.names_differ >= thresholds.names_differ) & (
        found.names_differ >= thresholds.names_differ_share * (found.names_differ + found.names_agree)
    )
    against: Mask = (found.numbers_differ > 0) | names
    return against
