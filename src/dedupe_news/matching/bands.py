"""Pairs that look alike at first sight: texts that share a band of minima (Broder 1997).

One-permutation MinHash (Li, Owen and Zhang 2012) over the samples: sixteen bins, eight bands of two. All
texts that share a band are paired with one of them only, so that 20,000 copies of one article give 20,000
pairs a band.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dedupe_news.matching.runs import lengths, openings, order_of
from dedupe_news.matching.sketches import TAIL
from dedupe_news.threads import all_in_two, in_two

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.incidence import Incidence, Table
    from dedupe_news.matching.sketches import Sketches

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

BINS: Final = 16
_RANGES: Final = 8
"""Ranges of texts whose pairs are sorted at a time."""
_EMPTY: Final = np.uint32(0xFFFFFFFF)


def star_pairs(sketches: Sketches, table: Table, crowd: int) -> tuple[Ints, Ints]:
    """Pair each text with one of those that share a band of two minima with it, the shorter text first.

    That one is the text whose minima are the most common: the clean original in a crowd of noisy copies. In
    a crowd a single minimum is enough, for noise leaves few pairs of minima alone.
    """
    minima = _minima(sketches, table)
    popular = np.zeros(len(sketches), np.int64)
    crowded: list[Ints] = []
    for text, size in in_two(lambda at: _bucket(minima[at]), range(BINS)):
        popular[text] += size
        crowded.append(text[size > crowd])

    def band(first: int) -> NDArray[np.uint64]:
        whole = np.flatnonzero((minima[first] != _EMPTY) & (minima[first + 1] != _EMPTY))
        one, other = minima[first, whole], minima[first + 1, whole]
        order = order_of(other)
        order = order[order_of(one[order])]
        keys = (one[order].astype(np.uint64) << np.uint64(32)) | other[order]
        return _stars(whole[order], keys, popular)

    found = [np.zeros(0, np.uint64), *in_two(band, range(0, BINS, 2))]
    found += [_stars(text, minima[at, text], popular) for at, text in enumerate(crowded)]
    pairs = _in_order(np.concatenate(found), len(sketches))
    return (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _in_order(pairs: NDArray[np.uint64], texts: int) -> NDArray[np.uint64]:
    """Sort pairs, each once: some ranges of first texts at a time, in two threads."""
    step = np.uint64(max(1, -(-texts // _RANGES)) << 32)

    def sort(low: np.uint64) -> NDArray[np.uint64]:
        own = pairs[(pairs >= low) & (pairs < low + step)]
        own.sort()
        return own[openings(own)]

    return np.concatenate(list(in_two(sort, step * np.arange(_RANGES, dtype=np.uint64))))


def _bucket(minimum: NDArray[np.uint32]) -> tuple[Ints, Ints]:
    """The texts that have a minimum, ordered by it, and how many share each one's."""
    whole = np.flatnonzero(minimum != _EMPTY)
    ordered = whole[order_of(minimum[whole])]
    opens = openings(minimum[ordered])
    sizes = lengths(opens, len(ordered))
    return ordered, np.repeat(sizes, sizes)


def _stars(texts: Ints, keys: NDArray[Any], popular: Ints) -> NDArray[np.uint64]:
    """Pair the texts of each key, ordered by it, with the most popular one, packed into one integer."""
    opens = openings(keys)
    if not len(opens):
        return np.zeros(0, np.uint64)
    named = (popular[texts].astype(np.uint64) << np.uint64(32)) | texts.astype(np.uint64)
    hub = np.repeat(np.maximum.reduceat(named, opens) & np.uint64(0xFFFFFFFF), lengths(opens, len(keys)))
    text = named & np.uint64(0xFFFFFFFF)
    other = np.flatnonzero(text != hub)
    text, hub = text[other], hub[other]
    packed: NDArray[np.uint64] = (np.minimum(text, hub) << np.uint64(32)) | np.maximum(text, hub)
    return packed


def _minima(sketches: Sketches, table: Table) -> NDArray[np.uint32]:
    """The least sample of each text in each bin, empty where no other text has it.

    The last paragraph does not count.
    """
    shared = np.zeros(len(sketches.samples), bool)

    def tell(part: Incidence) -> None:
        shared[part.places] = True

    all_in_two(tell, table.each())
    minima = np.full((BINS, len(sketches)), _EMPTY, np.uint32)
    sizes = sketches.sizes

    def look(block: tuple[slice, slice]) -> None:
        texts, here = block
        count = texts.stop - texts.start
        text = np.repeat(np.arange(count), sizes[texts])
        body = np.flatnonzero((sketches.marks[here] & TAIL) == 0)
        own, text = sketches.samples[here][body], text[body]
        minima[:, texts] = _least(own, text, shared[here][body], count)
        table.shelf.rest(sketches.samples, sketches.marks)

    all_in_two(look, sketches.blocks())
    return minima


def _least(samples: NDArray[np.uint32], text: Ints, shared: Mask, count: int) -> NDArray[np.uint32]:
    """The least sample of each bin where another text has it, bins by texts."""
    at = (samples & np.uint32(BINS - 1)).astype(np.int64) * count + text
    least = np.full(BINS * count, _EMPTY, np.uint32)
    np.minimum.at(least, at, samples)
    met = np.flatnonzero(shared & (least[at] == samples))
    minima = np.full(BINS * count, _EMPTY, np.uint32)
    minima[at[met]] = samples[met]
    return minima.reshape(BINS, count)
