"""From sketches to pairs of copies: bands, provisional groups, boilerplate, then the pairs that hold.

Linking pairs straight away fails on an archive: footers and templates tie thousands of reports together
(pairwise F1 .08). So provisional groups come first, and a shingle that stands in more than eight of them is
boilerplate and counts for nothing.

Bands alone make these groups: an article of many copies is in several, and a shingle of which one group
has the larger part is spared. (Dropped: a first join of a few texts of each group, boilerplate still counted.
It took a quarter of the time, and with that part at .6 pairwise F1 is no lower without it.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from dedupe_news.matching.bands import star_pairs
from dedupe_news.matching.compare import Comparison, Held, compare, likeness_of
from dedupe_news.matching.incidence import tabulate
from dedupe_news.matching.joining import Columns, joined
from dedupe_news.matching.likeness import alike, resembling
from dedupe_news.matching.order import breaks
from dedupe_news.matching.runs import bounds_of, lengths, openings
from dedupe_news.matching.sampling import ceiling_of
from dedupe_news.threads import in_two

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.incidence import Incidence, Table
    from dedupe_news.matching.likeness import Likeness
    from dedupe_news.matching.shelf import Shelf
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

    def only(self, kept: Mask | Ints) -> Pairs:
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
    """The pairs that share enough to be copies, and what they were compared by."""

    pairs: Pairs
    held: Held


def find_pairs(
    sketches: Sketches, spread: NDArray[np.uint64], thresholds: CopyThresholds, shelf: Shelf
) -> Found:
    """Find the pairs of texts that share enough to be copies.

    Args:
        sketches: distinct texts, numbered by length; their boilerplate is marked.
        spread: an order by which representatives of a group are chosen, unlike that of length.
        thresholds: when two are copies.
        shelf: where long arrays lie.
    """
    table = tabulate(sketches, shelf)
    held = Held(sketches, table.rows(), sketches.sizes)
    stars = _stars(held, table, thresholds)
    firm = stars.pairs[:, stars.firm]
    groups = components(len(sketches), firm)
    kept = _representatives(groups, spread, thresholds.representatives)
    gone, common = _boilerplate(table, groups, sketches, thresholds)
    table = table.changed(lambda part: part.only(~gone[part.places]))
    framed = sketches.count(~sketches.covered(gone)) < thresholds.framed * sketches.sizes
    held = held._replace(sizes=sketches.count(~gone), common=common)
    sketches.mark(gone)
    attached = _confirmed(held, framed, stars.pairs, stars.sure, thresholds)
    alone = ~kept
    alone[attached.shorter] = alone[attached.longer] = False
    kept |= alone  # those that no star holds are joined, too
    near = _candidates(table, kept, held, thresholds)
    met = _confirmed(held, framed, near, np.zeros(near.shape[1], bool), thresholds)
    return Found(attached.also(met), held)


def components(count: int, pairs: Ints) -> Ints:
    """Label each of `count` things by the connected component it is in."""
    graph = sparse.coo_matrix((np.ones(pairs.shape[1], np.int8), (pairs[0], pairs[1])), shape=(count, count))
    labels: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return labels


class _Stars(NamedTuple):
    """Pairs from bands that may be copies: those beyond doubt, and those that make provisional groups."""

    pairs: Ints
    sure: Mask
    firm: Mask


def _stars(held: Held, table: Table, thresholds: CopyThresholds) -> _Stars:
    shorter, longer = star_pairs(held.sketches, table, thresholds.common)
    found = likeness_of(held, shorter, longer)
    firm = resembling(found, thresholds)
    sure = firm & (found.body >= 2 * thresholds.shared_samples)
    sure &= found.body >= thresholds.sure_resemblance * found.union
    some = firm | alike(found, thresholds)
    return _Stars(np.stack([shorter, longer])[:, some], sure[some], firm[some])


def _representatives(groups: Ints, spread: NDArray[np.uint64], most: int) -> Mask:
    """A few of each provisional group."""
    count = len(spread)
    order = np.lexsort((spread, groups))
    opens = openings(groups[order])
    rank = np.arange(count) - np.repeat(opens, lengths(opens, count))
    kept = np.zeros(count, bool)
    kept[order[rank < most]] = True
    return kept


def _candidates(table: Table, kept: Mask, held: Held, thresholds: CopyThresholds) -> Ints:
    """Pairs of representatives that may share enough; tails, uncounted here, can raise but little."""
    most = max(thresholds.common, thresholds.representatives * thresholds.boilerplate_groups)

    def usual(part: Incidence) -> Incidence:
        core = part.only(kept[part.text])
        return core.columns((core.sizes > 1) & (core.sizes <= most))

    columns = Columns.of(in_two(usual, table.each()), table)
    found = [np.zeros((2, 0), np.int64)]
    for shorter, longer, likeness in joined(columns, held.sizes, held.sketches.ceiling, 2):
        good = _near(likeness, thresholds)
        found.append(np.stack([shorter[good], longer[good]]))
    return np.concatenate(found, 1)


def _confirmed(held: Held, framed: Mask, pairs: Ints, sure: Mask, thresholds: CopyThresholds) -> Pairs:
    """The pairs that share enough, all over the shorter text, when boilerplate does not count."""
    found = compare(held, *pairs)
    like, ceiling = found.likeness, held.sketches.ceiling
    least = ceiling_of(np.array([thresholds.report_words], np.int32), thresholds)
    quoting = (ceiling[pairs[0]] <= least) & (like.containment < thresholds.mostly)
    needed = np.where(quoting, thresholds.spread, thresholds.coverage)
    holds = alike(like, thresholds) & _covering(found, needed, thresholds)
    loose = np.flatnonzero(holds & (like.containment < thresholds.loosely))
    turned = breaks(held.sketches, pairs[0][loose], pairs[1][loose]) > thresholds.turns
    holds[loose[turned]] = False
    holds &= ~_of_a_series(found, framed, ceiling, pairs, thresholds)
    return Pairs(pairs[0], pairs[1], like.containment, like.resemblance).only(holds | sure)


def _covering(found: Comparison, needed: NDArray[np.float64], thresholds: CopyThresholds) -> Mask:
    """Whether something is shared in so large a part of the shorter text.

    Boilerplate counts where little is missing without it. In a large collection two fifths of all samples are
    stock phrases by chance, and what is left of a brief does not tell of each of its parts.
    """
    covering: Mask = found.coverage >= needed
    covering |= (found.covered >= needed) & (found.coverage >= thresholds.thinly * needed)
    return covering


def _of_a_series(
    compared: Comparison, framed: Mask, ceiling: NDArray[np.uint32], pairs: Ints, thresholds: CopyThresholds
) -> Mask:
    """Whether pairs are briefs of a frame that many share, of like length, and otherwise hardly alike.

    A market report is a frame with figures and some words of the day; by chance a few days share these too.
    Two of a frame share more of it than of their own words; a copy keeps as much of either. Among a few texts
    no frame shows, and any brief may be of one.
    """
    found = compared.likeness
    briefest = ceiling_of(np.array([thresholds.series_words], np.int32), thresholds)
    series: Mask = ceiling[pairs[0]] > briefest
    if len(framed) >= thresholds.few_texts:
        series &= framed[pairs[0]] | framed[pairs[1]]
        own = found.containment + thresholds.frame_more
        series &= compared.frame_shared >= own * compared.frame
    series &= found.resemblance < thresholds.series_resemblance
    series &= found.union + found.body < (1 + thresholds.series_length) * found.smaller
    return series


def _near(found: Likeness, thresholds: CopyThresholds) -> Mask:
    part = thresholds.candidate_part
    near: Mask = (found.body >= part * thresholds.containment * found.smaller) & (
        found.body >= thresholds.shared_samples
    )
    near |= found.body >= part * thresholds.resemblance * found.union
    return near


def _boilerplate(
    table: Table, groups: Ints, sketches: Sketches, thresholds: CopyThresholds
) -> tuple[Mask, Mask]:
    """The samples that stand in more than a few provisional groups, none of which has most of them.

    Returns:
        which samples of all, and which columns of the table.

    The second part spares an article of very many noisy copies, a few of which are groups of their own.
    """
    known = np.zeros(len(sketches.samples), bool)

    def look(part: Incidence) -> Mask:
        places, found = _repeated(part, groups, thresholds)
        known[places] = True
        return found

    return known, np.concatenate([np.zeros(0, bool), *in_two(look, table.each())])


def _repeated(part: Incidence, groups: Ints, thresholds: CopyThresholds) -> tuple[NDArray[np.uint32], Mask]:
    found = part.sizes > thresholds.boilerplate_groups
    many = part.columns(found)
    ones, bounds = np.ones(len(many.text), np.int32), bounds_of(many.sizes)
    shape = (len(many.sizes), max(1, many.texts))
    counted = sparse.csr_matrix((ones, groups[many.text].astype(np.int32), bounds), shape=shape)
    counted.sum_duplicates()
    different = np.diff(counted.indptr)
    largest = np.maximum.reduceat(counted.data, counted.indptr[:-1]) if len(different) else different
    spread = largest <= thresholds.boilerplate_largest * many.sizes
    repeated = spread & (different > thresholds.boilerplate_groups)
    found[found] = repeated
    return many.places[np.repeat(repeated, many.sizes)], found
