"""Topic coherence: does a line speak of what the body of its page speaks of?

Teasers of other articles are whole sentences in a paper's own style; what gives them away is that their
names and rare words are strangers to the body. For each line: which share of its telling words stands in
another line of the body.

A headline has few words, and in Polish, Finnish or Turkish none of them may stand below in the form that it
has above: there a word is known again by how it begins (`stemmed`). Arabic puts its article before, and
half of the words of Korean have two letters, with a particle behind them. Tried and dropped: words known by
five letters for the looks as well, trained anew (line F1 of L3S .948 for .949, of English and other
snippets .854 and .858 for .857 and .854).
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

__all__ = ["PageWords", "Telling", "page_words", "telling_words", "topic_shares"]

_PHRASES: Final = class_bits("TQ")
"""Words of a phrase are ordinary by themselves."""
_LEAST: Final = 4
"""Shorter words of an alphabet tell little."""
_STEM: Final = 5
"""Letters by which a word is known again."""
_HANGUL: Final = (0xAC00, 0xD7A4)
_SYLLABLES: Final = 2
_ARABIC: Final = (0x0620, 0x0700)
_ROOT: Final = 3
"""Letters of an Arabic word at the least; it is known again by one more."""
_ALEF, _LAM = 0x0627, 0x0644
_JOINED: Final = frozenset((0x0648, 0x0628, 0x0641, 0x0643))
"""Letters that are written in one with the article behind them: and, by, so, as."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Telling words of distinct lines: `key` uint64 over words, `first` (lines + 1) where each begin."""

    key: NDArray[np.uint64]
    first: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PageWords:
    """Telling words of a batch of pages, those of one page and key together, a line's beside each other.

    `count` int64 (lines,) is how many telling words each line has. Of words that several lines hold:
    `owner` int64 is the line, `new_line` whether the word has another line than the one before,
    `first` int64 where each distinct word begins.
    """

    count: NDArray[np.int64]
    owner: NDArray[np.int64]
    new_line: NDArray[np.bool_]
    first: NDArray[np.int64]


def telling_words(batch: Batch, wording: Wording, *, stemmed: bool = False) -> Telling:
    """Find words that tell a topic: long, of no class of the lexicon; pairs of dense characters.

    With `stemmed` a word's key is that of its stem.
    """
    dense = batch.kinds[batch.word_start] == DENSE
    start, end, least = _stems(batch) if stemmed else (batch.word_start, batch.word_end, _LEAST)
    keys = batch.hashes(start, end) if stemmed else batch.word_hash.copy()
    told = (wording.mask & ~_PHRASES == 0) & (batch.word_end - start >= least)
    pairs = np.flatnonzero(dense)
    if len(pairs):
        start = batch.word_start[pairs]
        stop = np.minimum(start + 2, batch.starts[1:][batch.word_line[pairs]] - 1)
        told[pairs] |= stop - start == 2
        keys[pairs] = batch.hashes(start, stop)
    keep = np.flatnonzero(told)
    first = np.searchsorted(batch.word_line[keep], np.arange(len(batch) + 1))
    return Telling(keys[keep], first)


def _stems(batch: Batch) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Where the stem of each word begins and ends, and how many letters a word has that tells something."""
    start = batch.word_start
    opens = batch.codes[start]
    most, least = np.full(len(start), _STEM), np.full(len(start), _LEAST)
    if int(opens.max(initial=0)) >= _ARABIC[0]:
        hangul = (opens >= _HANGUL[0]) & (opens < _HANGUL[1])
        most[hangul] = least[hangul] = _SYLLABLES
        arabic = (opens >= _ARABIC[0]) & (opens < _ARABIC[1])
        most[arabic], least[arabic] = _ROOT + 1, _ROOT
        start = start + _article(batch, np.flatnonzero(arabic))
    return start, np.minimum(batch.word_end, start + most), least


def _article(batch: Batch, words: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many letters of each word are the article and what is joined to it, where enough is left behind."""
    first = batch.word_start[words]
    size = batch.word_end[words] - first
    # every line ends in a break, so that there are letters to look at behind any word but the last
    after, third = (np.minimum(first + step, len(batch.codes) - 1) for step in (1, 2))
    bare = (batch.codes[first] == _ALEF) & (batch.codes[after] == _LAM) & (size >= _ROOT + 2)
    joined = np.isin(batch.codes[first], list(_JOINED)) & (size >= _ROOT + 3)
    joined &= (batch.codes[after] == _ALEF) & (batch.codes[third] == _LAM)
    length = np.zeros(len(batch.word_start), dtype=np.int64)
    length[words] = np.where(joined, 3, np.where(bare, 2, 0))
    return length


def page_words(telling: Telling, place: NDArray[np.int64], page: NDArray[np.int64]) -> PageWords:
    """Bring together, page by page, the telling words that more than one line of the page holds.

    `place` is each line's distinct line, `page` its page, both (lines,).
    """
    count = (telling.first[1:] - telling.first[:-1])[place]
    owner = np.repeat(np.arange(len(place)), count)
    offset = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    words = telling.key[telling.first[place][owner] + offset]
    # one key for a word on a page; the page is mixed in so that pages stay apart
    keyed = words ^ (page[owner].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    order = _order(keyed)
    keyed, owner = keyed[order], owner[order]
    new_word = np.append(True, keyed[1:] != keyed[:-1])[: len(keyed)]
    new_line = new_word.copy()
    new_line[1:] |= owner[1:] != owner[:-1]
    starts = np.flatnonzero(new_word)
    if len(starts):
        # a word of one line is shared with none, whatever the core is; half of them are such
        sizes = np.diff(np.append(starts, len(keyed)))
        several = np.repeat(np.add.reduceat(new_line, starts, dtype=np.int64) > 1, sizes)
        owner, new_word, new_line = owner[several], new_word[several], new_line[several]
    return PageWords(count, owner, new_line, np.flatnonzero(new_word))


def _order(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The stable order of random keys: their upper bits are sorted with the place as the lower ones.

    Sorting numbers takes a third of the time that sorting places by them takes. Two keys that differ in
    their lower bits alone, met once in thousands of batches, would come out in the order of their places.
    """
    bits = np.uint64(len(keys).bit_length())
    low = (np.uint64(1) << bits) - np.uint64(1)
    packed = (keys & ~low) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    order = (packed & low).view(np.int64)
    sorted_ = keys[order]
    alike = (packed[1:] ^ packed[:-1]) <= low
    if (sorted_[1:] != sorted_[:-1])[alike].any():
        return np.argsort(keys, kind="stable")
    return order


def topic_shares(
    words: PageWords, core: NDArray[np.bool_]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Share and number of each line's telling words that stand in another line of its page's core.

    `core` (lines,) tells whether each line is in the body.
    """
    shared: NDArray[np.floating] = np.zeros(len(words.count))
    if len(words.first):
        inside = core[words.owner]
        sizes = np.diff(np.append(words.first, len(inside)))
        lines_with = np.add.reduceat(inside & words.new_line, words.first, dtype=np.int64)
        others = np.repeat(lines_with, sizes) - inside
        shared = np.bincount(words.owner[others > 0], minlength=len(words.count)).astype(np.float64)
    return (shared / np.maximum(words.count, 1)).astype(np.float32), shared.astype(np.float32)
