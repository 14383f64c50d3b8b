"""What words a line is made of: the lexicon in about forty languages, counted for a whole batch at once.

A whole word is looked up by its hash; stems, and entries of several words, by the hash of their characters at
word starts, one pass for each length of entry. So rules reach words nobody listed in full
(`Cookie-Einstellungen`, `ciasteczkami`) and their cost does not grow with the number of languages. The first
three characters of a word, then five, tell which lengths are worth a look: most words need none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.codes import DIGIT, LOWER, Batch, read_batch

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["CLASSES", "Wording", "class_bits", "count_wording"]

CLASSES: Final = "FCPUSWHNRMAGVBDYKZTQ"
"""One letter a class, as in the files of `wording/`; F is function words."""
_FILTER_BITS: Final = 17
_REACH_BITS: Final = 18
_OPENING: Final = 3
"""Characters by which the lengths worth a look are chosen; entries shorter than this are tried everywhere."""
_DEEP: Final = 5
"""Characters by which those of longer entries are chosen once more."""
_SHORT_STEM: Final = 4  # a shorter entry of an alphabet is a whole word: "ver" must not cover "very"
_LAST_SPACED: Final = 0x0600  # Semitic and dense scripts say as much in two letters


@dataclass(frozen=True, slots=True)
class _Table:
    """Entries of one length: sorted hashes, their class bits, and whether they must end a word."""

    length: int
    keys: NDArray[np.uint64]
    bits: NDArray[np.uint32]
    whole: NDArray[np.bool_]
    filter: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a batch's lines are.

    Over all words: `mask` uint32, a bit a class. Over words of any class alone: `known` uint32 is their
    mask, `length` float32 in letters, `line` int64. Over lines: `total` letters and `count` words, float32.
    """

    mask: NDArray[np.uint32]
    known: NDArray[np.uint32]
    length: NDArray[np.float32]
    line: NDArray[np.int64]
    total: NDArray[np.float32]
    count: NDArray[np.float32]

    def words(self, names: str) -> NDArray[np.float32]:
        """How many words of each line are of any of these classes."""
        hit = np.flatnonzero(self.known & class_bits(names))
        return np.bincount(self.line[hit], minlength=len(self.total)).astype(np.float32)

    def cover(self, names: str) -> NDArray[np.float32]:
        """Which share of each line's letters stands in words of any of these classes, 0..1."""
        hit = np.flatnonzero(self.known & class_bits(names))
        letters = np.bincount(self.line[hit], weights=self.length[hit], minlength=len(self.total))
        return (letters / np.maximum(self.total, 1)).astype(np.float32)


def class_bits(names: str) -> np.uint32:
    """The bits of these classes in a mask."""
    return np.uint32(sum(1 << CLASSES.index(name) for name in names))


def count_wording(batch: Batch) -> Wording:
    """Look every word of the batch up.

    Example:
        >>> from dedupe_news.cleaning.codes import read_batch
        >>> found = count_wording(read_batch(["Alle Cookies ablehnen", "Der Minister trat zurück"]))
        >>> (found.cover("FCPUSW") > 0.9).tolist(), found.words("C").tolist()
        ([True, False], [1.0, 0.0])
    """
    mask = np.zeros(len(batch.word_start), dtype=np.uint32)
    lexicon = _lexicon()
    hashes = batch.hashes(batch.word_start, batch.word_end)
    near = np.flatnonzero(lexicon.words.filter[hashes >> np.uint64(64 - _FILTER_BITS)])
    at, found = _look_up(lexicon.words, hashes[near])
    mask[near[found]] = lexicon.words.bits[at[found]]
    room = (batch.starts[1:][batch.word_line] - batch.word_start).astype(np.int32)
    before = batch.prefix[batch.word_start]
    inverse = batch.inverse[batch.word_start]

    def hashed(place: NDArray[np.int64], length: int) -> NDArray[np.uint64]:
        return (batch.prefix[batch.word_start[place] + length] - before[place]) * inverse[place]

    long = np.flatnonzero(room > _OPENING)
    reach = lexicon.reach[hashed(long, _OPENING) >> np.uint64(64 - _REACH_BITS)]
    some = np.flatnonzero(reach)
    long, reach = long[some], reach[some]
    # of long entries more characters are known to have to fit
    deep = np.flatnonzero(((reach & lexicon.deep) > 0) & (room[long] > _DEEP))
    more = lexicon.further[hashed(long[deep], _DEEP) >> np.uint64(64 - _REACH_BITS)]
    reach[deep] &= more | ~lexicon.deep
    for nth, table in enumerate(lexicon.tables):
        place = np.arange(len(room)) if table.length < _OPENING else long[(reach & np.uint64(1 << nth)) > 0]
        place = place[room[place] > table.length]
        if len(place):
            _mark(batch, table, place, hashed(place, table.length), mask)
    length = (batch.word_end - batch.word_start).astype(np.float32)
    total = np.bincount(batch.word_line, weights=length, minlength=len(batch))
    count = np.bincount(batch.word_line, minlength=len(batch))
    hit = np.flatnonzero(mask)
    return Wording(
        mask,
        mask[hit],
        length[hit],
        batch.word_line[hit],
        total.astype(np.float32),
        count.astype(np.float32),
    )


def _mark(
    batch: Batch,
    table: _Table,
    place: NDArray[np.int64],
    hashes: NDArray[np.uint64],
    mask: NDArray[np.uint32],
) -> None:
    """Mark the words that begin with an entry of this table's length (in place)."""
    near = np.flatnonzero(table.filter[hashes >> np.uint64(64 - _FILTER_BITS)])
    if not len(near):
        return
    place, hashes = place[near], hashes[near]
    at, found = _look_up(table, hashes)
    place, at = place[found], at[found]
    stop = batch.word_start[place] + table.length
    last = batch.word_of[stop - 1]
    fits = ~table.whole[at] | (batch.word_end[last] == stop)
    place, last, bits = place[fits], last[fits], table.bits[at[fits]]
    span = last - place
    for step in range(int(span.max(initial=-1)) + 1):
        on = span >= step
        mask[place[on] + step] |= bits[on]


def _look_up(table: _Table, hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Where each hash stands among the keys of a table, and whether it does."""
    at = np.minimum(np.searchsorted(table.keys, hashes), len(table.keys) - 1)
    return at, table.keys[at] == hashes


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """`words` are entries that are one whole word, which is most; `tables` the others by length.

    `reach` uint64, by hashed opening: bit n says table n may hold it. `further` says the same by a longer
    opening, of the tables in the mask `deep` alone.
    """

    words: _Table
    tables: tuple[_Table, ...]
    reach: NDArray[np.uint64]
    further: NDArray[np.uint64]
    deep: np.uint64


@cache
def _lexicon() -> _Lexicon:
    """The lexicon, read from the package once; it is constant data, so no answer depends on history.

    All entries are read, hashed and merged as arrays: one by one they took a fifth of the time in which the
    command starts.
    """
    names, bits = _entries()
    listed = read_batch([name.lstrip("=").replace("_", " ") for name in names])
    start, size = listed.starts[:-1], np.diff(listed.starts) - 1
    whole = (bits == class_bits("F")) | np.array([name[0] == "=" for name in names])
    # an entry too short to stand for longer words, in scripts that write spaces
    letter = (listed.kinds[start] >= LOWER) & (listed.kinds[start] <= DIGIT)
    whole |= letter & (size < _SHORT_STEM) & (listed.codes[start] < _LAST_SPACED)
    keys = listed.hashes(start, start + size)
    order = np.argsort(keys)
    keys = keys[order]
    first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    keys, place = keys[first], order[first]
    masks = np.bitwise_or.reduceat(bits[order], first)
    # the same letters as a stem and as a whole word: the stem's reach wins
    must_end = np.logical_and.reduceat(whole[order], first)
    start, size = start[place], size[place]
    word = np.minimum(np.searchsorted(listed.word_start, start), len(listed.word_start) - 1)
    alone = must_end & (listed.word_start[word] == start) & (listed.word_end[word] == start + size)

    def table(length: int, rows: NDArray[np.int64]) -> _Table:
        quick = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
        quick[keys[rows] >> np.uint64(64 - _FILTER_BITS)] = True
        return _Table(length, keys[rows], masks[rows], must_end[rows], quick)

    reach, further = (np.zeros(1 << _REACH_BITS, dtype=np.uint64) for _ in range(2))
    deep = 0
    tables = []
    lengths = np.flatnonzero(np.bincount(size[~alone])).tolist()
    for nth, length in enumerate(lengths):
        rows = np.flatnonzero(~alone & (size == length))
        tables.append(table(length, rows))
        for known, many in ((reach, _OPENING), (further, _DEEP)):
            if length >= many:
                opening = listed.hashes(start[rows], start[rows] + many)
                known[opening >> np.uint64(64 - _REACH_BITS)] |= np.uint64(1 << nth)
        deep |= (length >= _DEEP) << nth
    return _Lexicon(table(0, np.flatnonzero(alone)), tuple(tables), reach, further, np.uint64(deep))


def _entries() -> tuple[list[str], NDArray[np.uint32]]:
    """The entries of all files as they are written there, and the bit of each one's class."""
    names: list[str] = []
    counts, bits = [], []
    for name in ("function", "consent", "page", "voice", "calls"):
        text = resources.files("dedupe_news.cleaning").joinpath(f"wording/{name}.txt").read_text("utf-8")
        for line in text.splitlines():
            if line.startswith("#"):
                continue
            fields = line.split()
            head = 1 if name == "function" else 2
            names += fields[head:]
            counts.append(len(fields) - head)
            bits.append(1 << CLASSES.index("F" if head == 1 else fields[1]))
    return names, np.repeat(np.array(bits, dtype=np.uint32), counts)
