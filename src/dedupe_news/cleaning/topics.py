"""Topic coherence: does a line speak of what the body of its page speaks of?

Teasers of other articles are whole sentences in a paper's own style; what gives them away is that their
names and rare words are strangers to the body. For each line: which share of its telling words stands in
another line of the body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.codes import DENSE
from dedupe_news.cleaning.wording import class_bits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.cleaning.codes import Batch
    from dedupe_news.cleaning.wording import Wording

__all__ = ["Telling", "telling_words", "topic_shares"]

_PHRASES: Final = class_bits("TQ")
"""Words of a phrase are ordinary by themselves."""
_LEAST: Final = 4
"""Shorter words of an alphabet tell little."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Telling words of distinct lines: `key` uint64 over words, `first` (lines + 1) where each begin."""

    key: NDArray[np.uint64]
    first: NDArray[np.int64]


def telling_words(batch: Batch, wording: Wording) -> Telling:
    """Find words that tell a topic: long, of no class of the lexicon; pairs of dense characters."""
    length = batch.word_end - batch.word_start
    dense = batch.kinds[batch.word_start] == DENSE
    ends = batch.starts[1:][batch.word_line] - 1
    stop = np.where(dense, np.minimum(batch.word_start + 2, ends), batch.word_end)
    keep = np.flatnonzero(
        ((wording.mask & ~_PHRASES == 0) & (length >= _LEAST)) | (dense & (stop - batch.word_start == 2))
    )
    line = batch.word_line[keep]
    first = np.searchsorted(line, np.arange(len(batch) + 1))
    return Telling(batch.hashes(batch.word_start[keep], stop[keep]), first)


def topic_shares(
    telling: Telling, place: NDArray[np.int64], page: NDArray[np.int64], core: NDArray[np.bool_]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Share and number of each line's telling words that stand in another line of its page's core.

    `place` is each line's distinct line, `page` its page, `core` whether it is in the body; all (lines,).
    """
    count = (telling.first[1:] - telling.first[:-1])[place]
    owner = np.repeat(np.arange(len(place)), count)
    offset = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    words = telling.key[telling.first[place][owner] + offset]
    # one key for a word on a page; the page is mixed in so that pages stay apart
    keyed = words ^ (page[owner].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    _, group = np.unique(keyed, return_inverse=True)
    # distinct lines of the core that hold the word
    pair = np.unique(group[core[owner]].astype(np.int64) * (len(place) + 1) + owner[core[owner]])
    lines_with = np.bincount(pair // (len(place) + 1), minlength=int(group.max(initial=-1)) + 1)
    others = lines_with[group] - core[owner]
    shared = np.bincount(owner, weights=others > 0, minlength=len(place))
    return (shared / np.maximum(count, 1)).astype(np.float32), shared.astype(np.float32)
