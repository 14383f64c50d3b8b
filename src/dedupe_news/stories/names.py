"""How many of their names two reports have in common: who, where and which, not what kind of event.

Reports of two shootings of one evening share most of their words, as reports of one do, and none of their
names. A name is a term that a report always writes with a capital, also within a sentence. Scripts that have
none tell nothing here, nor does a report without names: it counts as having all of the other's.

Tried and dropped: names as a comparison of the pair model, as log-odds that fall where two reports of some
length share less than a fifth of them. Of 33 pairs of look-alikes told once each 31 are still one story, and
where stories are large a report without the others' names is a member like any (NeuS .869 to .860 B-cubed,
DUC 2004 .914 to .894). Names of the leads alone: too few in briefs (of ECB+ pairs without a lead's name in
common eight in ten are of one event).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from dedupe_news.stories.candidates import products

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.stories.counts import Counts
    from dedupe_news.thresholds import StoryThresholds

DIGITS = 3
"""Digits of a number that names something: 943,000 does, 12 does not."""


@dataclass(frozen=True, slots=True)
class Names:
    """What each report names.

    `weights` are the squared ones of its names and long numbers, `own` those of its names added up, `held`
    has a one for every term of it. `told` marks the reports that have names enough, and room enough to name
    what another does; `some` those that have a few, which tell only where another has none of them.
    """

    weights: sparse.csr_matrix
    own: NDArray[np.float64]
    held: sparse.csr_matrix
    told: NDArray[np.bool_]
    some: NDArray[np.bool_]


def names(counts: Counts, unit: sparse.csr_matrix, limits: StoryThresholds) -> Names:
    """Set apart the names of each report, weighed by its unit row of terms."""
    squares = unit.data.astype(np.float64) ** 2
    number = (counts.number & (counts.letters >= DIGITS))[unit.indices]
    rows = np.repeat(np.arange(unit.shape[0]), np.diff(unit.indptr))
    named = counts.name & (squares > 0)
    words = np.asarray(counts.matrix.sum(axis=1)).ravel()
    many = np.bincount(rows[named], minlength=unit.shape[0])

    def matrix(data: NDArray[np.float64]) -> sparse.csr_matrix:
        return sparse.csr_matrix((data, unit.indices, unit.indptr), shape=unit.shape)

    return Names(
        weights=matrix(np.where(named | number, squares, 0.0)),
        own=np.bincount(rows[named], weights=squares[named], minlength=unit.shape[0]).astype(np.float64),
        held=matrix(np.ones(len(squares))),
        told=(many >= limits.names_fewest) & (words >= limits.names_words),
        some=(many >= limits.names_some) & (words >= limits.names_some_words),
    )


def in_common(found: Names, members: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give for each two members of each story the part of either's names that the other holds.

    It is the geometric mean of both parts. A long number that both hold makes up for names: payrolls of
    943,000 are those of one month, whoever is named. One that only one holds counts for nothing, since
    reports of one event round and add.

    Args:
        found: the names of every report.
        members: (stories, size) of reports.

    Returns:
        (stories, size, size), ones on the diagonals.
    """
    stories, size = members.shape
    row, column = np.triu_indices(size, 1)
    left, right = members[:, row].ravel(), members[:, column].ravel()
    part = np.sqrt(_part(found, left, right) * _part(found, right, left)).reshape(stories, len(row))
    common = np.ones((stories, size, size))
    common[:, row, column] = common[:, column, row] = part
    return common


def _part(found: Names, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float64]:
    shared, own = products(found.weights, found.held, one, other), found.own[one]
    part: NDArray[np.float64] = np.where(own > 0, np.minimum(shared / np.where(own > 0, own, 1.0), 1.0), 1.0)
    return part
