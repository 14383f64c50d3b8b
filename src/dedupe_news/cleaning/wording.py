"""What words a line is made of: the lexicon in about forty languages, counted for a whole batch at once.

An entry is looked up by the hash of its characters at word starts, one pass for each length of entry. So
rules reach words nobody listed in full (`Cookie-Einstellungen`, `ciasteczkami`) and their cost does not grow
with the number of languages. The first three characters of a word tell which lengths are worth a look: two
words in three need none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.codes import Batch, fold_code, read_batch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

__all__ = ["CLASSES", "Wording", "class_bits", "count_wording"]

CLASSES: Final = "FCPUSWHNRMAGVBDYKZTQ"
"""One letter a class, as in the files of `wording/`; F is function words."""
_FILTER_BITS: Final = 16
_REACH_BITS: Final = 18
_OPENING: Final = 3
"""Characters by which the lengths worth a look are chosen; entries shorter than this are tried everywhere."""
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
    room = (batch.starts[1:][batch.word_line] - batch.word_start).astype(np.int32)
    before = batch.prefix[batch.word_start]
    inverse = batch.inverse[batch.word_start]
    lexicon = _lexicon()
    long = np.flatnonzero(room > _OPENING)
    opening = (batch.prefix[batch.word_start[long] + _OPENING] - before[long]) * inverse[long]
    reach = lexicon.reach[opening >> np.uint64(64 - _REACH_BITS)]
    some = np.flatnonzero(reach)
    long, reach = long[some], reach[some]
    for nth, table in enumerate(lexicon.tables):
        place = np.arange(len(room)) if table.length < _OPENING else long[(reach & np.uint64(1 << nth)) > 0]
        place = place[room[place] > table.length]
        if len(place):
            hashes = (batch.prefix[batch.word_start[place] + table.length] - before[place]) * inverse[place]
            _mark(batch, table, place, hashes, mask)
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
    stop = batch.word_start[place] + table.length
    at = np.minimum(np.searchsorted(table.keys, hashes), len(table.keys) - 1)
    last = batch.word_of[stop - 1]
    found = (table.keys[at] == hashes) & (~table.whole[at] | (batch.word_end[last] == stop))
    place, last, bits = place[found], last[found], table.bits[at[found]]
    span = last - place
    for step in range(int(span.max(initial=-1)) + 1):
        on = span >= step
        mask[place[on] + step] |= bits[on]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Tables by length of entry; `reach` uint64, by hashed opening: bit n says table n may hold it."""

    tables: tuple[_Table, ...]
    reach: NDArray[np.uint64]


@cache
def _lexicon() -> _Lexicon:
    """The lexicon, read from the package once; it is constant data, so no answer depends on history."""
    entries: dict[tuple[str, bool], int] = {}
    for name in ("function", "consent", "page", "voice", "calls"):
        for entry, whole, bit in _entries(name):
            key = (entry, whole)
            entries[key] = entries.get(key, 0) | bit
    by_length: dict[int, list[tuple[str, bool, int]]] = {}
    for (entry, whole), bits in sorted(entries.items()):
        by_length.setdefault(len(entry), []).append((entry, whole, bits))
    reach = np.zeros(1 << _REACH_BITS, dtype=np.uint64)
    for nth, (length, rows) in enumerate(sorted(by_length.items())):
        if length >= _OPENING:
            batch = read_batch([entry[:_OPENING] for entry, _, _ in rows])
            starts = batch.starts[:-1]
            opening = batch.hashes(starts, starts + _OPENING) >> np.uint64(64 - _REACH_BITS)
            reach[opening] |= np.uint64(1 << nth)
    return _Lexicon(tuple(_build(length, rows) for length, rows in sorted(by_length.items())), reach)


def _build(length: int, rows: list[tuple[str, bool, int]]) -> _Table:
    merged: dict[str, tuple[bool, int]] = {}
    for entry, must_end, more in rows:
        # the same letters as a stem and as a whole word: the stem's reach wins
        known = merged.get(entry, (True, 0))
        merged[entry] = (known[0] and must_end, known[1] | more)
    batch = read_batch(list(merged))
    starts = batch.starts[:-1]
    keys = batch.hashes(starts, starts + length)
    order = np.argsort(keys)
    bits = np.array([more for _, more in merged.values()], dtype=np.uint32)
    whole = np.array([must_end for must_end, _ in merged.values()], dtype=np.bool_)
    quick = np.zeros(1 << _FILTER_BITS, dtype=np.bool_)
    quick[keys >> np.uint64(64 - _FILTER_BITS)] = True
    return _Table(length, keys[order], bits[order], whole[order], quick)


def _entries(name: str) -> Iterator[tuple[str, bool, int]]:
    text = resources.files("dedupe_news.cleaning").joinpath(f"wording/{name}.txt").read_text("utf-8")
    fold = {ord(char): fold_code(ord(char)) for char in set(text)}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        fields = line.split()
        if name == "function":
            yield from ((word.translate(fold), True, 1) for word in fields[1:])
            continue
        bit = 1 << CLASSES.index(fields[1])
        for field in fields[2:]:
            word = field.lstrip("=").replace("_", " ").strip().translate(fold)
            if word:
                yield word, field.startswith("=") or _too_short(word), bit


def _too_short(word: str) -> bool:
    """Whether an entry is too short to stand for longer words (in scripts that write spaces)."""
    return len(word) < _SHORT_STEM and ord(word[0]) < _LAST_SPACED and word[0].isalnum()
