"""In which order two texts tell what they share: a copy keeps its original's, a rewriting makes its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.matching.runs import members
from dedupe_news.matching.shelf import Shelf
from dedupe_news.matching.sketches import COMMON
from dedupe_news.threads import in_two

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.matching.sketches import Sketches

    Ints = NDArray[np.int64]

_PAIRS: Final = 1 << 13
"""Pairs looked at at a time in each of two threads."""
_SPREAD: Final = np.uint32(0x9E3779B1)
"""2³² over the golden ratio, odd: tells pairs apart."""


def breaks(sketches: Sketches, shorter: Ints, longer: Ints) -> Ints:
    """Count, for pairs of texts, how often the longer one goes back while the shorter one goes on.

    Args:
        sketches: the samples that count, in the order of their texts.
        shorter: one text of each pair.
        longer: the other.

    Returns:
        for each pair the number of neighbours among the shared samples, in the shorter text's order, of which
        the second stands before the first in the longer text: none in an excerpt, one where a block was
        moved.
    """
    pieces = (slice(low, low + _PAIRS) for low in range(0, len(shorter), _PAIRS))
    counted = in_two(lambda part: _count(sketches, shorter[part], longer[part]), pieces)
    return np.concatenate([np.zeros(0, np.int64), *counted])


def _count(sketches: Sketches, shorter: Ints, longer: Ints) -> Ints:
    bounds, samples = sketches.bounds, sketches.samples
    own, pair = members(bounds[shorter], bounds[shorter + 1] - bounds[shorter])
    other, partner = members(bounds[longer], bounds[longer + 1] - bounds[longer])
    rare, of_other = (np.flatnonzero((sketches.marks[at] & COMMON) == 0) for at in (own, other))
    own, pair, other, partner = own[rare], pair[rare], other[of_other], partner[of_other]
    known, wanted = samples[other], samples[own]
    boxes = 8 << len(wanted).bit_length()
    own_box, other_box = _boxes(wanted, pair, boxes), _boxes(known, partner, boxes)
    some = _met(other_box, own_box, boxes)
    known = (partner[some].astype(np.uint64) << np.uint64(32)) | known[some]
    some = _met(own_box, other_box[some], boxes)
    pair = pair[some]
    wanted = (pair.astype(np.uint64) << np.uint64(32)) | wanted[some]
    order = np.argsort(known)
    place = np.searchsorted(known[order], wanted)
    place[place == len(known)] = 0
    met = order[place]
    shared = known[met] == wanted
    met, pair = met[shared], pair[shared]
    back = (met[1:] < met[:-1]) & (pair[1:] == pair[:-1])
    Shelf.rest(samples, sketches.marks)
    return np.bincount(pair[1:][back], minlength=len(shorter))


def _boxes(samples: NDArray[np.uint32], pair: Ints, boxes: int) -> Ints:
    """Put samples into boxes, those of one pair and hash into the same."""
    spread = samples ^ (pair.astype(np.uint32) * _SPREAD)
    return (spread & np.uint32(boxes - 1)).astype(np.int64)


def _met(some: Ints, others: Ints, boxes: int) -> Ints:
    """Which of some are in a box with one of the others: few that are not shared have to be sorted.

    (To sort all samples of the longer texts took twice as long.)
    """
    filled = np.zeros(boxes, bool)
    filled[others] = True
    return np.flatnonzero(filled[some])
