"""Pairs that look alike at first sight: texts that share a band of minima (Broder 1997).

One-permutation MinHash (Li, Owen and Zhang 2012) over the samples: sixteen bins, eight bands of two. All
texts that share a band are paired with one of them only, so that 20,000 copies of one article give 20,000
pairs a band.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.matching.runs import lengths, openings
from dedupe_news.matching.sketches import TAIL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.sketches import Sketches

    Ints = NDArray[np.int64]

BINS: Final = 16
_EMPTY: Final = np.uint32(0xFFFFFFFF)
_STEP: Final = 1 << 16
"""Texts binned at a time."""


def star_pairs(sketches: Sketches) -> tuple[Ints, Ints]:
    """Pair each text with the last of those that share a band with it: the longest, as texts are numbered."""
    minima = _minima(sketches)
    found = [np.zeros(0, np.uint64)]
    for first in range(0, BINS, 2):
        whole = np.flatnonzero((minima[:, first] != _EMPTY) & (minima[:, first + 1] != _EMPTY))
        band = (minima[whole, first].astype(np.uint64) << np.uint64(32)) | minima[whole, first + 1]
        order = np.argsort(band, kind="stable")
        band, text = band[order], whole[order]
        opens = openings(band)
        sizes = lengths(opens, len(band))
        hub = np.repeat(text[opens + sizes - 1], sizes)
        pairs = (text.astype(np.uint64) << np.uint64(32)) | hub.astype(np.uint64)
        found.append(pairs[hub != text])
    pairs = np.concatenate(found)
    pairs.sort()
    pairs = pairs[openings(pairs)]
    return (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _minima(sketches: Sketches) -> NDArray[np.uint32]:
    """The least sample of each text in each bin; the last paragraph does not count."""
    minima = np.full((len(sketches), BINS), _EMPTY, np.uint32)
    for low in range(0, len(sketches), _STEP):
        high = min(low + _STEP, len(sketches))
        here = slice(sketches.bounds[low], sketches.bounds[high])
        text = np.repeat(np.arange(low, high), sketches.sizes[low:high])
        body = np.flatnonzero((sketches.marks[here] & TAIL) == 0)
        samples = sketches.samples[here][body]
        np.minimum.at(minima.reshape(-1), text[body] * BINS + (samples & np.uint32(BINS - 1)), samples)
    return minima
