"""Whom today's reports are held against in a large index: look-alikes by samples, kin by heavy terms.

One pass over all fingerprints and terms, a block at a time. It only chooses; what is a copy and what is one
story is decided by the same rules as in any run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from dedupe_news.index.terms import Lookup
from dedupe_news.stories.scoring import sooner
from dedupe_news.threads import in_two

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from dedupe_news.index.blocks import Block
    from dedupe_news.thresholds import CopyThresholds, IndexThresholds, StoryThresholds

    Ints = NDArray[np.int64]
    Looked = tuple[Ints, tuple[Ints, Ints, NDArray[np.float64]]]

_TABLE = 1 << 22


class Nearby(NamedTuple):
    """Known reports (numbers) that may be copies of today's; and the nearest kin, the nearest first."""

    alike: Ints
    kin: Ints


class Samples:
    """Today's samples, ready to be held against those of blocks."""

    def __init__(self, today: Block, limits: CopyThresholds) -> None:
        names, spread = np.unique(today.samples, return_counts=True)
        usable = spread <= limits.common
        self._names = names[usable]
        self._table = np.zeros(_TABLE, np.bool_)
        self._table[self._names & np.uint32(_TABLE - 1)] = True
        self._limits = limits
        self._today = today
        self._rows, _ = self._matrix(today)

    def _matrix(self, block: Block) -> tuple[sparse.csr_matrix, Ints]:
        maybe = np.flatnonzero(self._table.take(block.samples & np.uint32(_TABLE - 1)))
        samples = block.samples[maybe]
        near = np.minimum(np.searchsorted(self._names, samples), max(len(self._names) - 1, 0))
        met = np.flatnonzero(self._names[near] == samples) if len(self._names) else maybe[:0]
        shape = (len(block), len(self._names))
        owner = block.owner("samples")[maybe[met]]
        matrix = sparse.csr_matrix((np.ones(len(met), np.int32), (owner, near[met])), shape=shape)
        return matrix, np.unique(owner)

    def alike(self, block: Block) -> NDArray[np.bool_]:
        """Which reports of a block share enough with one of today's to be looked at."""
        found = np.isin(block.facts["key"], self._today.facts["key"]) & (block.facts["words"] > 0)
        matrix, busy = self._matrix(block)
        product = (self._rows @ matrix[busy].T.tocsr()).tocoo()
        some = product.data >= self._limits.shared_samples
        left, right, shared = product.row[some], busy[product.col[some]], product.data[some]
        smaller = np.minimum(*self._thinned(block, left, right))
        part = self._limits.candidate_part * self._limits.containment
        found[right[shared >= part * smaller]] = True
        return found

    def _thinned(self, block: Block, left: Ints, right: Ints) -> tuple[NDArray[np.float64], ...]:
        """The sizes of pairs of reports in samples, as if both were sampled at the lower rate."""
        sizes, rates = [], []
        for facts, places in ((self._today.facts, left), (block.facts, right)):
            sizes.append(facts["samples"][places].astype(np.float64))
            words = np.maximum(facts["words"][places], 1)
            rates.append(np.clip(self._limits.samples / words, self._limits.least_rate, 1.0))
        lower = np.minimum(*rates)
        return tuple(size * lower / rate for size, rate in zip(sizes, rates, strict=True))


def survey(
    blocks: Iterable[Block],
    today: Block,
    texts: Ints,
    limits: tuple[CopyThresholds, StoryThresholds, IndexThresholds],
) -> Nearby:
    """Look through all blocks for the neighbours of today's reports.

    Args:
        blocks: blocks with samples and terms.
        today: the reports to look up, with the same.
        texts: numbers, ascending, of the known reports that may be kin: each a text of a story.
        limits: when two may be copies, how likely two tell one event, and how many kin are wanted.
    """
    samples = Samples(today, limits[0])
    lookup = Lookup(today, limits[2])
    alike, parts = [np.zeros(0, np.int64)], []
    may_be_kin = np.zeros(int(texts.max(initial=0)) + 1, np.bool_)
    may_be_kin[texts] = True

    def look(block: Block) -> Looked:
        old = block.only(np.flatnonzero(~np.isin(block.at, today.at)))
        wanted = may_be_kin[np.minimum(old.at, len(may_be_kin) - 1)] & (old.at < len(may_be_kin))
        return old.at[samples.alike(old)], _kin(lookup, today, old, wanted, limits)

    for near, kin in in_two(look, blocks):
        alike.append(near)
        parts.append(kin)
    row, at, score = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    kept = _best(row, at, score, limits[2].neighbours)
    order = kept[np.lexsort((at[kept], -score[kept]))]
    return Nearby(np.concatenate(alike), _distinct(at[order]))


def _kin(
    lookup: Lookup,
    today: Block,
    block: Block,
    wanted: NDArray[np.bool_],
    limits: tuple[CopyThresholds, StoryThresholds, IndexThresholds],
) -> tuple[Ints, Ints, NDArray[np.float64]]:
    """Give pairs of today's (places) and known reports (numbers) with what speaks for one event."""
    row, column, cosine = lookup.likeness(block, wanted)
    one, other = today.facts["day"][row], block.facts["day"][column]
    apart = np.where((one > 0) & (other > 0), (one - other).astype(np.float64), np.nan)
    score = limits[1].weight_likeness * np.sqrt(cosine)
    score += limits[1].weight_days * sooner(apart, limits[1])
    at = block.at[column]
    kept = _best(row, at, score, limits[2].neighbours)
    return row[kept], at[kept], score[kept]


def _best(row: Ints, at: Ints, score: NDArray[np.float64], most: int) -> Ints:
    """The places of each row's best pairs."""
    order = np.lexsort((at, -score, row))
    row = row[order]
    first = np.searchsorted(row, row)
    return order[np.arange(len(row)) - first < most]


def _distinct(at: Ints) -> Ints:
    """Each number once, where it first stands."""
    _, first = np.unique(at, return_index=True)
    return at[np.sort(first)]
