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

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import numpy as np

from dedupe_news.matching.likeness import Likeness
from dedupe_news.matching.runs import marked
from dedupe_news.matching.shelf import Shelf
from dedupe_news.matching.sketches import COMMON, PARTS, TAIL
from dedupe_news.threads import in_two

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.matching.sketches import Sketches

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

Result = TypeVar("Result")

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

    def whole(self) -> Held:
        """Give the same with boilerplate counted, as it is in what a person reads."""
        return self._replace(sizes=self.sketches.sizes, common=None)


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
    whole = held.sketches.matrix()
    found = _in_pieces(lambda *pairs: _compare(held, whole, *pairs), shorter, longer)
    likeness = (np.concatenate(own) for own in zip(*(one.likeness for one in found), strict=True))
    others = (np.concatenate(own) for own in zip(*(one[1:] for one in found), strict=True))
    return Comparison(Likeness(*likeness), *others)


def likeness_of(held: Held, shorter: Ints, longer: Ints) -> Likeness:
    """Compare pairs of texts as `compare` does, and tell their likeness alone, for a third less work."""
    whole = held.sketches.matrix()
    found = _in_pieces(lambda *pairs: _alike(held, whole, *pairs), shorter, longer)
    return Likeness(*(np.concatenate(own) for own in zip(*found, strict=True)))


def _in_pieces(work: Callable[[Ints, Ints], Result], shorter: Ints, longer: Ints) -> list[Result]:
    """Do some work on a few pairs at a time in two threads; on none at once where there are none."""
    pieces = (slice(low, low + _PAIRS) for low in range(0, max(1, len(shorter)), _PAIRS))
    return list(in_two(lambda part: work(shorter[part], longer[part]), pieces))


def _alike(held: Held, whole: sparse.csr_matrix, shorter: Ints, longer: Ints) -> Likeness:
    shared = _shared(held, shorter, longer)
    in_tail, bounds = shared.data > PARTS, shared.indptr
    samples, kept = _sampled(held, whole, shorter, longer)
    if held.common is None:
        own, tails = np.diff(bounds), marked(in_tail, bounds)
    else:
        rare = ~held.common[shared.indices]
        own, tails = marked(rare, bounds), marked(in_tail & rare, bounds)
        kept &= (samples.data & COMMON) == 0
    return _likeness(held, longer, own, tails, marked(kept, samples.indptr))


def _compare(held: Held, whole: sparse.csr_matrix, shorter: Ints, longer: Ints) -> Comparison:
    shared = _shared(held, shorter, longer)
    in_tail, bounds = shared.data > PARTS, shared.indptr
    met = (shared.data >> _WITHIN) | (shared.data & np.uint8(2 * PARTS - 1))  # one of them is nought
    bits = np.left_shift(np.uint8(1), met - np.uint8(1))
    every, every_met = np.diff(bounds), _spread(bits, bounds)
    samples, within = _sampled(held, whole, shorter, longer)
    size, seen = every_size, every_seen = _seen(samples, within)
    own, own_met, tails = every, every_met, marked(in_tail, bounds)
    if held.common is not None:
        rare = ~held.common[shared.indices]
        own, own_met, tails = (
            marked(rare, bounds),
            _spread(bits * rare, bounds),
            marked(in_tail & rare, bounds),
        )
        size, seen = _seen(samples, within & ((samples.data & COMMON) == 0))
    likeness = _likeness(held, longer, own, tails, size)
    coverage, covered = own_met / np.maximum(seen, 1), every_met / np.maximum(every_seen, 1)
    return Comparison(likeness, coverage, covered, every_size - size, every - own)


def _likeness(held: Held, longer: Ints, own: Ints, tails: Ints, size: Ints) -> Likeness:
    of_longer = held.sizes[longer]
    return Likeness(
        body=own - tails,
        tails=tails,
        smaller=np.minimum(size, of_longer) - tails,
        union=size + of_longer - own - tails,
        rate=held.sketches.ceiling[longer] / 0xFFFFFFFF,
    )


def _shared(held: Held, shorter: Ints, longer: Ints) -> sparse.csr_matrix:
    """What pairs share: the part of the shorter one, 1 to 8, shifted where it is in the longer one's tail."""
    parts, tails = held.rows[shorter], held.rows[longer]
    parts.data = ((parts.data - 1) & np.uint8(PARTS - 1)) + np.uint8(1)
    tails.data = np.uint8(1) << (((tails.data - 1) & TAIL) >> np.uint8(1))
    Shelf.rest(held.rows.indices, held.rows.data)
    shared: sparse.csr_matrix = parts.multiply(tails)
    return shared


def _sampled(
    held: Held, whole: sparse.csr_matrix, shorter: Ints, longer: Ints
) -> tuple[sparse.csr_matrix, Mask]:
    """The shorter ones' samples, and which of them are within the longer one's rate."""
    samples = whole[shorter]
    Shelf.rest(held.sketches.samples, held.sketches.marks)
    highest = np.repeat(held.sketches.ceiling[longer], np.diff(samples.indptr))
    return samples, samples.indices.view(np.uint32) <= highest


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
