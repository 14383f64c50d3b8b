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


def _bucket(hashes: NDArray[np.uint64], kind: int) -> NDArray[np.int64]:
    mixed = (hashes ^ np.uint64(kind * 0x9E3779B9)) * np.uint64(_SCRAMBLE)
    mixed ^= mixed >> np.uint64(32)
    return ((mixed * np.uint64(_SCRAMBLE)) >> np.uint64(64 - BITS)).astype(np.int64)


def grams(batch: Batch) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield `(bucket, line)` arrays: one pair for words, one for each size of n-gram."""
    hashes = batch.hashes(batch.word_start, batch.word_end)
    yield _bucket(hashes, 0), batch.word_line
    line_of = np.repeat(np.arange(len(batch)), np.diff(batch.starts))
    ends = batch.starts[1:][line_of]
    place = np.arange(len(batch.codes))
    for size in _SIZES:
        start = np.flatnonzero(place + size < ends)
        yield _bucket(batch.hashes(start, start + size), size), line_of[start]


def gram_scores(batch: Batch, weights: NDArray[np.float32], bias: float) -> NDArray[np.float32]:
    """The linear score of each line: summed weights over the root of their number, plus the bias."""
    total = np.zeros(len(batch), dtype=np.float64)
    number = np.zeros(len(batch), dtype=np.float64)
    for bucket, line in grams(batch):
        total += np.bincount(line, weights=weights[bucket], minlength=len(batch))
        number += np.bincount(line, minlength=len(batch))
    return (total / np.sqrt(np.maximum(number, 1)) + bias).astype(np.float32)
