"""Pairs that look alike at first sight: reports that share a band of minima (Broder 1997).

One-permutation MinHash (Li, Owen and Zhang 2012) over the samples: sixteen bins, eight bands
of two. All reports that share a band are paired with one of them only, so that 20,000 copies of one article
give 20,000 pairs a band.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.matching.runs import lengths, members, openings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.fingerprints import Fingerprints

    Ints = NDArray[np.int64]

BINS: Final = 16
_EMPTY: Final = np.uint32(0xFFFFFFFF)


def star_pairs(prints: Fingerprints, order: Ints) -> tuple[Ints, Ints]:
    """Pair each report with the first of those that share a band with it (first in the order given)."""
    minima = _minima(prints, order)
    found = [np.zeros(0, np.uint64)]
    for bin_ in range(0, BINS, 2):
        whole = np.flatnonzero((minima[:, bin_] != _EMPTY) & (minima[:, bin_ + 1] != _EMPTY))
        band = (minima[whole, bin_].astype(np.uint64) << np.uint64(32)) | minima[whole, bin_ + 1]
        by_band = np.argsort(band, kind="stable")
        band, report = band[by_band], whole[by_band]
        opens = openings(band)
        hub = np.repeat(report[opens], lengths(opens, len(band)))
        pairs = (hub.astype(np.uint64) << np.uint64(32)) | report.astype(np.uint64)
        found.append(pairs[hub != report])
    pairs = np.unique(np.concatenate(found))
    return (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _minima(prints: Fingerprints, order: Ints, step: int = 1 << 16) -> NDArray[np.uint32]:
    """The least sample of each report in each bin; the last paragraph does not count."""
    minima = np.full((len(order), BINS), _EMPTY, np.uint32)
    for begin in range(0, len(order), step):
        chosen = order[begin : begin + step]
        counts = (prints.sample_bounds[chosen + 1] - prints.sample_bounds[chosen]) - prints.tail[chosen]
        at, owner = members(prints.sample_bounds[chosen], counts)
        samples = prints.samples[at]
        bins = (owner + begin) * BINS + (samples & np.uint32(BINS - 1))
        np.minimum.at(minima.reshape(-1), bins, samples)
    return minima
