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


class Pairs(NamedTuple):
    """Pairs of texts that share enough to be copies, the shorter first, with how alike they are (0..1)."""

    shorter: Ints
    longer: Ints
    containment: NDArray[np.float64]
    resemblance: NDArray[np.float64]

    def only(self, kept: Mask) -> Pairs:
        """Give some of the pairs."""
        return Pairs(self.shorter[kept], self.longer[kept], self.containment[kept], self.resemblance[kept])

    def also(self, more: Pairs) -> Pairs:
        """Give these pairs and some more."""
        return Pairs(
            np.concatenate([self.shorter, more.shorter]),
            np.concatenate([self.longer, more.longer]),
            np.concatenate([self.containment, more.containment]),
            np.concatenate([self.resemblance, more.resemblance]),
        )


class Found(NamedTuple):
    """The pairs that share enough to be copies, and the sketches less boilerplate."""

    pairs: Pairs
    sketches: Sketches


def find_pairs(sketches: Sketches, spread: NDArray[np.uint64], thresholds: CopyThresholds) -> Found:
    """Find the pairs of texts that share enough to be copies.

    Args:
        sketches: distinct texts, numbered by length.
        spread: an order by which representatives of a group are chosen, unlike that of length.
        thresholds: when two are copies.
    """
    stars = _stars(sketches, thresholds)
    kept = _representatives(stars.firm, spread, thresholds.representatives)
    table = tabulate(sketches)
    core = table.only(kept[table.text])
    first = _provisional(core, sketches, thresholds)
    groups = components(len(sketches), np.concatenate([first, stars.firm], 1))
    repeated = _boilerplate(table, groups, thresholds)
    bare = sketches.without(table.hashes[repeated])
    attached = _confirmed(bare, stars.pairs, stars.sure, thresholds)
    alone = ~kept
    alone[attached.shorter] = alone[attached.longer] = False
    kept |= alone  # those that no star holds are joined, too
    core = table.columns(~repeated)
    near = _candidates(core.only(kept[core.text]), bare, thresholds)
    met = _confirmed(bare, near, np.zeros(near.shape[1], bool), thresholds)
    return Found(attached.also(met), bare)


def components(count: int, pairs: Ints) -> Ints:
    """Label each of `count` things by the connected component it is in."""
    graph = sparse.coo_matrix((np.ones(pairs.shape[1], np.int8), (pairs[0], pairs[1])), shape=(count, count))
    labels: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return labels


class _Stars(NamedTuple):
    """Pairs from bands that may be copies; those beyond doubt; those that make provisional groups."""

    pairs: Ints
    sure: Mask
    firm: Ints


def _stars(sketches: Sketches, thresholds: CopyThresholds) -> _Stars:
    shorter, longer = star_pairs(sketches, thresholds.common)
    found = compare(sketches, shorter, longer).likeness
    firm = resembling(found, thresholds)
    sure = firm & (found.body >= 2 * thresholds.shared_samples)
    sure &= found.body >= thresholds.sure_resemblance * found.union
    some = firm | alike(found, thresholds)
    pairs = np.stack([shorter, longer])
    return _Stars(pairs[:, some], sure[some], pairs[:, firm])


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


def _confirmed(bare: Sketches, pairs: Ints, sure: Mask, thresholds: CopyThresholds) -> Pairs:
    """The pairs that share enough, all over the shorter text, when boilerplate does not count."""
    found = compare(bare, *pairs)
    holds = (alike(found.likeness, thresholds) & (found.coverage >= thresholds.coverage)) | sure
    like = found.likeness
    return Pairs(pairs[0], pairs[1], like.containment, like.resemblance).only(holds)


def _near(found: Likeness, thresholds: CopyThresholds) -> Mask:
    part = thresholds.candidate_part
    near: Mask = (found.body >= part * thresholds.containment * found.smaller) & (
        found.body >= thresholds.shared_samples
    )
    near |= found.body >= part * thresholds.resemblance * found.union
    return near


def _boilerplate(table: Incidence, groups: Ints, thresholds: CopyThresholds) -> Mask:
    """The columns whose texts are of more than a few provisional groups, none of which has most of them.

    The second part spares an article of very many noisy copies, a few of which are groups of their own.
    """
    keys = table.column * max(1, table.texts) + groups[table.text]
    keys.sort()
    opens = openings(keys)
    column = keys[opens] // max(1, table.texts)
    different = np.bincount(column, minlength=len(table.sizes))
    largest = np.zeros(len(table.sizes), np.int64)
    np.maximum.at(largest, column, lengths(opens, len(keys)))
    spread: Mask = largest <= thresholds.boilerplate_largest * table.sizes
    return spread & (different > thresholds.boilerplate_groups)
