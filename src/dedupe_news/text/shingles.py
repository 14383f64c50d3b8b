"""Shingles: hashes of every run of k words (Broder 1997), for a batch of texts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.text.words import MIX, ODD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.text.words import Words


def shingle_hashes(words: Words, k: int = 4) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Hash each run of `k` words that stands in one text; a shorter text is one shingle of all its words.

    Returns:
        the hashes and, for each, the place in `words` of its first word.

    Example:
        >>> from dedupe_news.text.words import hash_words
        >>> hashes, first = shingle_hashes(hash_words(["a b c d e", "b c d e", "b c"]))
        >>> first.tolist(), bool(hashes[1] == hashes[2])
        ([0, 1, 5, 9], True)
    """
    runs, whole = shingle_runs(words, k)
    first = np.flatnonzero(whole)
    return runs[first], first


def shingle_runs(words: Words, k: int = 4) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """Hash the run of `k` words from each word on, and tell which of these runs are shingles.

    Returns:
        a hash for each word and whether it counts: as in `shingle_hashes`, which leaves out the others.
    """
    total = len(words.hashes)
    padded = np.concatenate([words.hashes, np.zeros(k - 1, np.uint64)])
    runs = padded[:total].copy()
    for at in range(1, k):
        runs *= ODD
        runs ^= padded[at : at + total]
        runs ^= runs >> np.uint64(31)
    runs *= MIX
    runs ^= runs >> np.uint64(32)
    whole = np.ones(total, bool)
    counts = words.counts
    for short in range(1, k):  # the last k - 1 places of a text begin no run
        whole[(words.bounds[1:] - short)[counts >= short]] = False
    brief = np.flatnonzero((counts > 0) & (counts < k))
    if len(brief):
        whole[words.bounds[brief]] = True
        runs[words.bounds[brief]] = _all_of(words, brief)
    return runs, whole


def _all_of(words: Words, texts: NDArray[np.int64]) -> NDArray[np.uint64]:
    """One hash for all words of each of these short texts."""
    found = np.zeros(len(texts), np.uint64)
    counts = words.counts[texts]
    for at in range(int(counts.max())):
        there = counts > at
        mixed = (found[there] * ODD) ^ words.hashes[words.bounds[texts[there]] + at]
        found[there] = mixed ^ (mixed >> np.uint64(31))
    return found * MIX
