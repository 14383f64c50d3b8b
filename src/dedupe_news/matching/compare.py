"""Two texts held against each other, sample by sample: what they share, and over how much of the shorter.

Texts sampled at different rates are compared at the lower one, which is the longer one's. What stands in the
longer one's last paragraph is counted apart: a footer makes no copy. So is boilerplate, which says nothing of
how alike two texts are, and yet where: the larger the collection, the more stock phrases stand in many groups
of texts (a quarter of all samples at 100,000 articles, two fifths at a million), and the parts of a brief in
which none but these were shared made it seem no copy.

Rows of a sparse matrix are merged in ascending order of their columns. (Sorting the samples of both texts of
each pair together took ten times as long.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dedupe_news.matching.likeness import Likeness
from dedupe_news.matching.runs import marked
from dedupe_news.matching.shelf import Shelf
from dedupe_news.matching.sketches import COMMON, PARTS, TAIL
from dedupe_news.threads import in_two

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.matching.sketches import Sketches

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_PAIRS: Final = 1 << 13
"""Pairs compared at a time in each of two threads: about half a million samples."""
_BITS: Final = np.array([code.bit_count() for code in range(1 << PARTS)], np.uint8)
_WITHIN: Final = TAIL >> np.uint8(1)
"""By so many bits, 4, a part of the shorter text, 1 to 8, is shifted where the longer one has the sample in
its last paragraph. (To look up and to divide only those that are took a twelfth of matching.)"""


class Held(NamedTuple):
    """What pairs are compared by: the samples of texts, ordered by length, and those that several have.

    `rows` are texts by samples (see `Table.rows`), `common` says which of its columns are boilerplate (none
    as long as that is unknown), and `sizes` how many samples of each text are not.
    """

    sketches: Sketches
    rows: sparse.csr_matrix
    sizes: Ints
    common: Mask | None = None


class Comparison(NamedTuple):
    """The likeness of pairs, the part of the shorter text in which something is shared (0..1), and its frame.

    `covered` is that part when boilerplate counts as well. `frame` is the number of samples of the shorter
    text that are boilerplate, `frame_shared` how many of them the longer one has.
    """

    likeness: Likeness
    coverage: NDArray[np.float64]
    covered: NDArray[np.float64]
    frame: Ints
    frame_shared: Ints


def compare(held: Held, shorter: Ints, longer: Ints) -> Comparison:
    """Compare pairs of texts.

    Args:
        held: the texts.
        shorter: one text of each pair, the one of the lower number.
        longer: the other.
    """
    pieces = (slice(low, low + _PAIRS) for low in range(0, len(shorter), _PAIRS))
    whole = held.sketches.matrix()
    found = list(in_two(lambda part: _compare(held, whole, shorter[part], longer[part]), pieces))
    found = found or [_compare(held, whole, shorter, longer)]
    likeness = (np.concatenate(own) for own in zip(*(one.likeness for one in found), strict=True))
    others = (np.concatenate(own) for own in zip(*(one[1:] for one in found), strict=True))
    return Comparison(Likeness(*likeness), *others)


def _compare(held: Held, whole: sparse.csr_matrix, shorter: Ints, longer: Ints) -> Comparison:
    own, tails, met, every, every_met, size, seen, every_size, every_seen = _tally(
        held, whole, shorter, longer
    )
    of_longer = held.sizes[longer]
    likeness = Likeness(
        body=own - tails,
        tails=tails,
        smaller=np.minimum(size, of_longer) - tails,
        union=size + of_longer - own - tails,
        rate=held.sketches.ceiling[longer] / 0xFFFFFFFF,
    )
    coverage, covered = met / np.maximum(seen, 1), every_met / np.maximum(every_seen, 1)
    return Comparison(likeness, coverage, covered, every_size - size, every - own)


def _tally(held: Held, whole: sparse.csr_matrix, shorter: Ints, longer: Ints) -> tuple[Ints, ...]:
    """Count for some pairs: shared, in a last paragraph, in parts; shared and in parts with boilerplate.

    Then, the same twice, the shorter one's samples within the longer one's rate, and in how many parts.
    """
    sketches, rows = held.sketches, held.rows
    parts, tails = rows[shorter], rows[longer]
    parts.data = ((parts.data - 1) & np.uint8(PARTS - 1)) + np.uint8(1)
    tails.data = np.uint8(1) << (((tails.data - 1) & TAIL) >> np.uint8(1))
    shared = parts.multiply(tails)
    samples = whole[shorter]
    Shelf.rest(rows.indices, rows.data, sketches.samples, sketches.marks)
    in_tail = shared.data > PARTS
    met = (shared.data >> _WITHIN) | (shared.data & np.uint8(2 * PARTS - 1))  # one of them is nought
    bits = np.left_shift(np.uint8(1), met - np.uint8(1))
    every = np.diff(shared.indptr), _spread(bits, shared.indptr)
    within = samples.indices.view(np.uint32) <= np.repeat(sketches.ceiling[longer], np.diff(samples.indptr))
    every_seen = _seen(samples, within)
    if held.common is None:
        own, seen = (every[0], marked(in_tail, shared.indptr), every[1]), every_seen
    else:
        rare = ~held.common[shared.indices]
        bounds = shared.indptr
        own = marked(rare, bounds), marked(in_tail & rare, bounds), _spread(bits * rare, bounds)
        seen = _seen(samples, within & ((samples.data & COMMON) == 0))
    return *own, *every, *seen, *every_seen


def _seen(samples: sparse.csr_matrix, kept: Mask) -> tuple[Ints, Ints]:
    """How many samples of each row are kept, and in how many parts of the text they stand."""
    bits = np.left_shift(kept.view(np.uint8), samples.data & np.uint8(PARTS - 1))
    return marked(kept, samples.indptr), _spread(bits, samples.indptr)


def _spread(bits: NDArray[np.uint8], bounds: NDArray[np.int32]) -> Ints:
    """How many different bits the entries of each row have."""
    found = np.zeros(len(bounds) - 1, np.int64)
    filled = np.flatnonzero(np.diff(bounds))
    if len(filled):
        found[filled] = _BITS[np.bitwise_or.reduceat(bits, bounds[filled])]
    return found
