"""Which statements of other reports hold most of each statement's words: a short list for each."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dedupe_news.accounts.likeness import Weights

    _Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
    _Ints = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

_COMMON: Final = 250
"""Words that stand in more statements than this bring no two together: work grows with a story's length."""
_BLOCK: Final = 1000
"""Statements taken at a time."""
_DENSE: Final = 400
"""Up to so many statements the table of them and their words is a plain array."""
_LOOKED_AT: Final = 48
"""Of each so many are looked at for being of another report."""
_MOST: Final = 10
"""A statement's likeliest partners; what those hold of it that share less is hardly told by them."""


def partners(
    weights: Weights,
    kinds: Sequence[int],
    within: Sequence[frozenset[int]],
    least: float,
    best: float,
) -> list[list[int]]:
    """For each statement the places of those of other reports that hold at least so much of its mass.

    Args:
        weights: those of the story's words.
        kinds: the distinct sentence that each statement prints.
        within: for each statement the reports that hold it.
        least: part of a statement's mass that the same words must make up.
        best: the same of one of them; of a statement that none shares so much of none is given.
    """
    found: list[list[int]] = [[] for _ in kinds]
    keys, held = weights.shared()
    columns = [held[kind] for kind in kinds]
    sizes = np.fromiter(map(len, columns), np.int64, len(columns))
    if not sizes.any():
        return found
    flat = np.fromiter(chain.from_iterable(columns), np.int64, int(sizes.sum()))
    rows = np.repeat(np.arange(len(kinds)), sizes)
    of = np.array([weights.of[key] for key in keys])
    mass = np.array([weights.mass[kind] or 1.0 for kind in kinds])
    for firsts, seconds, shared in _shared(rows, flat, of, len(kinds)):
        part = np.round(shared / mass[firsts], 9)
        keep = (part >= least) & (firsts != seconds)
        told = np.zeros(len(kinds), bool)
        told[firsts[keep & (part >= best)]] = True
        keep &= told[firsts]
        _keep(found, firsts[keep], seconds[keep], part[keep], within)
    return found


def _shared(rows: _Ints, columns: _Ints, of: _Floats, count: int) -> Collection[tuple[_Ints, _Ints, _Floats]]:
    """Pairs of statements with the mass of the words they share, some rows at a time."""
    if count <= _DENSE:
        held = np.zeros((count, len(of)))
        held[rows, columns] = 1.0
        both = (held * of) @ held.T
        firsts, seconds = np.nonzero(both)
        return ((firsts, seconds, both[firsts, seconds]),)
    table = sparse.csr_array((np.ones(len(columns)), (rows, columns)), shape=(count, len(of)))
    rare = np.where(np.bincount(columns, minlength=len(of)) > _COMMON, 0.0, of)
    turned = (table * rare).T.tocsr()
    blocks = []
    for begin in range(0, count, _BLOCK):
        block = (table[begin : begin + _BLOCK] @ turned).tocoo()
        blocks.append((block.row.astype(np.int64) + begin, block.col.astype(np.int64), block.data))
    return blocks


def _keep(
    found: list[list[int]], firsts: _Ints, seconds: _Ints, part: _Floats, within: Sequence[frozenset[int]]
) -> None:
    """Note the likeliest partners of each statement that are of other reports."""
    order = np.lexsort((seconds, -part, firsts))
    rank = np.arange(len(order)) - np.searchsorted(firsts[order], firsts[order])
    order = order[rank < _LOOKED_AT]
    for first, second in zip(firsts[order].tolist(), seconds[order].tolist(), strict=True):
        if len(found[first]) < _MOST and within[first].isdisjoint(within[second]):
            found[first].append(second)
