"""Names that few reports of a small run share speak for one event, and none of them against it.

In a run of four to twenty reports little else tells. Two reports of one event that were written apart, the
wire and the neighbour's tale, share the place and who was there, and hardly another word; two fires of one
month share the words and no name. What a name tells hangs on how many hold it: one that all hold is that of
the town they come from, so a name counts by the square of two over their number. Reports that tell one event
count as one there, by half: a story of twelve reports must not come apart because all of them name it.

Regressed on pairs of runs of 4 to 14 reports beside the odds of the pair, drawn at random or from stories
that are alike, such names have a positive weight in each of the four sets, dated or not, and in every run
written by hand (of the logarithm of how rare they are, added up: GVA .13 to .24, ECB+ .04 to .14, NeuS .11
to .22, DUC 2004 .01 to .02, by hand .2 to .5). In large runs the sign turns (`strangers.py`), so it fades
with the run and is nought from 40 reports on: whole sets and archives are as they were, at no cost.

Tried and dropped: the same before it is asked how much company a run has (runs of one report an event
believe that they have some: strangers of DUC 2004 .13 to .26 of the reports, .20 without, .16 as it is);
reports of one event counted as one altogether (samples of 20 gain .01, look-alikes lose as much), or not at
all (ECB+ samples of 20 .91 to .87). How far two reports are each other's nearest by plain cosine, beyond the
next: it orders pairs in NeuS and in scattered runs, and no story changes for it. Days that both name
("12 March"): in GVA and ECB+ 94 of 94 unsure pairs with one are of one event, in DUC 2004 28 of 37, but few
pairs have one, and others' days, six or more apart in both leads, are as frequent in one event (ECB+ 43 of
45, GVA and NeuS 6 of 20).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from dedupe_news.stories.candidates import products

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.stories.counts import Counts
    from dedupe_news.stories.kin import Compared
    from dedupe_news.thresholds import StoryThresholds

TWO = 2.0
"""Reports that hold a name which only a pair shares."""


def rare_names(
    counts: Counts,
    idf: NDArray[np.float64],
    pairs: Compared,
    parts: NDArray[np.float64],
    limits: StoryThresholds,
) -> NDArray[np.float64]:
    """Give how much more each pair shares of the run's rare names than is usual: 0 in runs of many reports.

    A name that one report writes in small letters somewhere counts if the other writes it as a name. A pair
    of which one names nobody, or writes in a script without capitals, is not held against what is usual.

    Args:
        counts: the terms of each report, and which are names there.
        idf: how rare each term is.
        pairs: the compared pairs.
        parts: of each report how much of an event it counts as (1 where it tells one alone).
        limits: what is usual, how many names a report must have, and up to how many reports it tells.
    """
    fades = max(0.0, 1.0 - pairs.count / limits.rare_reports)
    if not fades:
        return np.zeros(len(pairs.left))
    matrix = counts.matrix
    weight = np.where(counts.name, (idf * _rarity(counts, parts))[matrix.indices], 0.0)
    named = sparse.csr_matrix((weight, matrix.indices, matrix.indptr), shape=matrix.shape)
    held = sparse.csr_matrix((np.ones(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape)
    roots = sparse.csr_matrix((np.sqrt(weight), matrix.indices, matrix.indptr), shape=matrix.shape)
    left, right = pairs.left, pairs.right
    either = products(named, held, left, right) + products(held, named, left, right)
    shared = np.sqrt(np.maximum(either - products(roots, roots, left, right), 0.0))
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    told = np.minimum(np.bincount(rows[counts.name], minlength=matrix.shape[0]) / limits.names_fewest, 1.0)
    found: NDArray[np.float64] = fades * (shared - limits.rare_usual * np.minimum(told[left], told[right]))
    return found


def _rarity(counts: Counts, parts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give what is left of each term where more reports or events than a pair's hold it; 0 where one does."""
    indices, terms = counts.matrix.indices, counts.matrix.shape[1]
    reports = np.bincount(indices, minlength=terms)
    events = np.bincount(indices, np.repeat(parts, np.diff(counts.matrix.indptr)), minlength=terms)
    many = np.maximum((reports + events) / 2.0, TWO)
    rarity: NDArray[np.float64] = np.where(reports > 1, (TWO / many) ** 2, 0.0)
    return rarity
