"""Hashed words and character 3- to 5-grams of lines, and the linear score they give.

The hashing trick (Weinberger et al. 2009) with 2**18 buckets: unseen words fall back on their n-grams,
which is what carries from one language to its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dedupe_news.cleaning.codes import Batch

__all__ = ["BITS", "gram_scores", "grams"]

BITS: Final = 18
_SIZES: Final = (3, 4, 5)
_SCRAMBLE: Final = 0xD6E8FEB86659FD93
_ALL: Final = (1 << 64) - 1


def _buckets(hashes: NDArray[np.uint64], kind: int) -> NDArray[np.int64]:
    """The bucket of each hash (overwritten): its highest bits, other ones for each kind of gram.

    Powers with the factor in them save a product, but are one more table a size to be read: no gain.
    """
    hashes *= np.uint64((_SCRAMBLE * (2 * kind + 1)) & _ALL)
    hashes >>= np.uint64(64 - BITS)
    return hashes.view(np.int64)


def grams(batch: Batch) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield `(bucket, line)` arrays: one pair for words, one for each size of n-gram."""
    yield _buckets(batch.word_hash.copy(), 0), batch.word_line
    left = _left(batch)
    for size in _SIZES:
        start = np.flatnonzero(left > size)
        yield _buckets(batch.hashes(start, start + size), size), batch.line_of[start]


def _left(batch: Batch) -> NDArray[np.int64]:
    """How many characters of its line, the newline with them, stand from each character on."""
    return np.repeat(batch.starts[1:], np.diff(batch.starts)) - np.arange(len(batch.codes))


def gram_scores(batch: Batch, weights: NDArray[np.float32], bias: float) -> NDArray[np.float32]:
    """The linear score of each line: summed weights over the root of their number, plus the bias."""
    starts = batch.starts[:-1]
    words = _buckets(batch.word_hash.copy(), 0)
    total = np.bincount(batch.word_line, weights=weights[words], minlength=len(batch)).astype(np.float64)
    number = np.bincount(batch.word_line, minlength=len(batch)).astype(np.float64)
    given = np.zeros(len(batch.codes), dtype=np.float32)
    for size in _SIZES:
        # every stretch of this size, then those across a line's end struck out: cheaper than choosing first
        many = max(len(batch.prefix) - size, 0)
        hashes = batch.prefix[size:] - batch.prefix[:many]
        hashes *= batch.inverse[:many]
        np.take(weights, _buckets(hashes, size), out=given[:many], mode="clip")
        given[many:] = 0
        for before in range(1, size + 1):
            over = batch.starts[1:] - before
            given[over[over >= 0]] = 0
        total += np.add.reduceat(given, starts)
        number += np.maximum(np.diff(batch.starts) - size, 0)
    return (total / np.sqrt(np.maximum(number, 1)) + bias).astype(np.float32)
