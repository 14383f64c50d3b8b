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
    """Entries: sorted keys, their class bits, and whether they must end a word.

    `filter` holds by a key's upper bits whether there is an entry, `slot` int32 where the first stands;
    `run` is how many have the same upper bits at most.
    """

    keys: NDArray[np.uint64]
    bits: NDArray[np.uint32]
    whole: NDArray[np.bool_]
    filter: NDArray[np.bool_]
    slot: NDArray[np.int32]
    run: int


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a batch's lines are.

    `mask` uint32, over all words, has a bit a class. `masks` uint32 are the distinct ones of words that are
    of any class; `times` and `letters` float32 (masks, lines) count the words of each line that have them,
    and their letters: whole numbers, so that sums are exact. Over lines: `total` letters and `count` words,
    float32.
    """

    mask: NDArray[np.uint32]
    masks: NDArray[np.uint32]
    times: NDArray[np.float32]
    letters: NDArray[np.float32]
    total: NDArray[np.float32]
    count: NDArray[np.float32]

    def words(self, *names: str) -> NDArray[np.float32]:
        """How many words of each line are of any of these classes, a row for each of `names`."""
        return np.asarray(self._among(names) @ self.times)

    def cover(self, *names: str) -> NDArray[np.float32]:
        """Which share of each line's letters stands in words of any of these classes, 0..1, rows as there."""
        among = self._among(names) @ self.letters
        return np.asarray(among / np.maximum(self.total, 1))

    def _among(self, names: tuple[str, ...]) -> NDArray[np.float32]:
        bits = np.array([class_bits(name) for name in names])
        among: NDArray[np.bool_] = (self.masks & bits[:, None]) > 0
        return among.astype(np.float32)


def class_bits(names: str) -> np.uint32:
    """The bits of these classes in a mask."""
    return np.uint32(sum(1 << CLASSES.index(name) for name in names))


def count_wording(batch: Batch) -> Wording:
    """Look every word of the batch up.

    Example:
        >>> from dedupe_news.cleaning.codes import read_batch
        >>> found = count_wording(read_batch(["Alle Cookies ablehnen", "Der Minister trat zurück"]))
        >>> (found.cover("FCPUSW") > 0.9).tolist(), found.words("C", "F").tolist()
        ([[True, False]], [[1.0, 0.0], [1.0, 1.0]])
    """
    lexicon = _lexicon()
    mask = np.zeros(len(batch.word_start), dtype=np.uint32)
    place, at = _look_up(lexicon.words, batch.word_hash)
    mask[place] = lexicon.words.bits[at]
    _mark(batch, lexicon, mask)
    length = batch.word_end - batch.word_start
    total = np.bincount(batch.word_line, weights=length, minlength=len(batch))
    count = np.bincount(batch.word_line, minlength=len(batch))
    hit = np.flatnonzero(mask != 0)
    known = mask[hit]
    masks = np.sort(known)
    masks = masks[np.append(True, masks[1:] != masks[:-1])[: len(masks)]]
    times, letters = (np.zeros((len(masks), len(batch)), dtype=np.float32) for _ in range(2))
    if len(hit):
        # most lines have few of the masks: to sort what there is takes a third of counting all there may be
        cell = np.searchsorted(masks, known) * len(batch) + batch.word_line[hit]
        bits = int(length.max()).bit_length()
        cell = np.sort((cell << bits) | length[hit])
        long, cell = cell & ((1 << bits) - 1), cell >> bits
        first = np.flatnonzero(np.append(True, cell[1:] != cell[:-1]))
        times.ravel()[cell[first]] = np.diff(np.append(first, len(cell)))
        letters.ravel()[cell[first]] = np.add.reduceat(long, first)
    return Wording(mask, masks, times, letters, total.astype(np.float32), count.astype(np.float32))


def _mark(batch: Batch, lexicon: _Lexicon, mask: NDArray[np.uint32]) -> None:
    """Mark the words that begin with a stem or with an entry of several words (in place)."""
    begin = batch.word_start
    room = batch.starts[1:][batch.word_line] - begin
    before = batch.prefix[begin]
    inverse = batch.inverse[begin]

    def hashed(place: NDArray[np.int64], length: int | NDArray[np.int64]) -> NDArray[np.uint64]:
        stretch: NDArray[np.uint64] = batch.prefix[begin[place] + length] - before[place]
        return stretch * inverse[place]

    long = np.flatnonzero(room > _OPENING)
    reach = lexicon.reach[hashed(long, _OPENING) >> np.uint64(64 - _REACH_BITS)]
    some = np.flatnonzero(reach != 0)
    long, reach = long[some], reach[some]
    # of long entries more characters are known to have to fit
    deep = np.flatnonzero(((reach & lexicon.deep) > 0) & (room[long] > _DEEP))
    more = lexicon.further[hashed(long[deep], _DEEP) >> np.uint64(64 - _REACH_BITS)]
    reach[deep] &= more | ~lexicon.deep
    some = np.flatnonzero(reach != 0)
    # every word with every length that an entry may have there
    each = np.unpackbits(reach[some].astype("<u8").view(np.uint8), bitorder="little")
    pairs = np.flatnonzero(each.view(np.bool_))
    place, length = long[some[pairs >> 6]], lexicon.lengths[pairs & 63]
    brief = np.flatnonzero(batch.codes[begin] >= lexicon.brief_from)
    for size in lexicon.lengths[lexicon.lengths < _OPENING].tolist() if len(brief) else ():
        place = np.concatenate((place, brief))
        length = np.concatenate((length, np.full(len(brief), size)))
    fits = np.flatnonzero(room[place] > length)
    place, length = place[fits], length[fits]
    found, at = _look_up(lexicon.stems, hashed(place, length) ^ _salt(length))
    place, stop = place[found], begin[place[found]] + length[found]
    last = np.searchsorted(begin, stop - 1, side="right") - 1
    fits = np.flatnonzero(~lexicon.stems.whole[at] | (batch.word_end[last] == stop))
    place, last, bits = place[fits], last[fits], lexicon.stems.bits[at[fits]]
    span = last - place
    for step in range(int(span.max(initial=-1)) + 1):
        on = np.flatnonzero(span >= step)
        np.bitwise_or.at(mask, place[on] + step, bits[on])


def _salt(length: NDArray[np.int64]) -> NDArray[np.uint64]:
    """What keeps keys of stretches of different lengths apart."""
    return length.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)


def _look_up(table: _Table, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of keys that the table holds, and where each stands in it."""
    upper = keys >> np.uint64(64 - _FILTER_BITS)
    near = np.flatnonzero(table.filter[upper])
    keys, at = keys[near], table.slot[upper[near]].astype(np.int64)
    # the few entries with the same upper bits one after the other: searching took four times as long
    fits = table.keys[at] == keys
    for step in range(1, table.run):
        rest = np.flatnonzero(~fits)
        there = np.minimum(at[rest] + step, len(table.keys) - 1)
        same = table.keys[there] == keys[rest]
        at[rest[same]] = there[same]
        fits[rest] = same
    found = np.flatnonzero(fits)
    return near[found], at[found]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """`words` are entries that are one whole word, which is most; `stems` the others, salted by length.

    `reach` uint64, by hashed opening: bit n says that an entry may be `lengths[n]` long. `further` says the
    same by a longer opening, of the lengths in the mask `deep` alone. Entries shorter than an opening begin
    with a code point from `brief_from` on.
    """

    words: _Table
    stems: _Table
    lengths: NDArray[np.int64]
    reach: NDArray[np.uint64]
    further: NDArray[np.uint64]
    deep: np.uint64
    brief_from: int


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

    def table(rows: NDArray[np.int64], keys: NDArray[np.uint64]) -> _Table:
        order = np.argsort(keys)
        rows, keys = rows[order], keys[order]
        upper = (keys >> np.uint64(64 - _FILTER_BITS)).view(np.int64)
        counts = np.bincount(upper, minlength=1 << _FILTER_BITS)
        slot = (np.cumsum(counts) - counts).astype(np.int32)
        return _Table(keys, masks[rows], must_end[rows], counts > 0, slot, int(counts.max()))

    rest = np.flatnonzero(~alone)
    start, size = start[rest], size[rest]
    lengths = np.flatnonzero(np.bincount(size))
    nth = np.searchsorted(lengths, size).astype(np.uint64)
    reach, further = (np.zeros(1 << _REACH_BITS, dtype=np.uint64) for _ in range(2))
    for known, many in ((reach, _OPENING), (further, _DEEP)):
        on = np.flatnonzero(size >= many)
        opening = listed.hashes(start[on], start[on] + many) >> np.uint64(64 - _REACH_BITS)
        np.bitwise_or.at(known, opening, np.uint64(1) << nth[on])
    deep = sum(1 << place for place, length in enumerate(lengths.tolist()) if length >= _DEEP)
    words = np.flatnonzero(alone)
    return _Lexicon(
        table(words, keys[words]),
        table(rest, keys[rest] ^ _salt(size)),
        lengths,
        reach,
        further,
        np.uint64(deep),
        int(listed.codes[start[size < _OPENING]].min()),
    )


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
