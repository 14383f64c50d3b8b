"""The pairs of texts that share samples, counted by a sparse product of the table with itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.matching.incidence import matrix_of
from dedupe_news.matching.likeness import Likeness
from dedupe_news.matching.runs import bounds_of, in_two
from dedupe_news.matching.sketches import TAIL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.matching.incidence import Incidence, Table

    Ints = NDArray[np.int64]

_ROWS: Final = 1 << 12
"""Texts for which the longer ones are picked at a time, at least."""
_CHUNKS: Final = 32
"""More chunks waste fewer pairs of a text with shorter ones, but each goes through the table once."""
WORK: Final = 1 << 22
"""Products of entries at a time in each of two threads: pairs take eight bytes each."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the product needs of some columns: each entry's text, whether in a tail, and columns' sizes."""

    text: NDArray[np.int32]
    tail: NDArray[np.bool_]
    sizes: NDArray[np.int32]
    texts: int

    @classmethod
    def of(cls, parts: Iterable[Incidence], table: Table) -> Columns:
        """Put the columns of parts of a table one after the other."""
        shelf, found = table.shelf, []
        for part in parts:
            kept = shelf.keep(part.text), shelf.keep((part.marks & TAIL) > 0)
            found.append((*kept, part.sizes))
        size = sum(len(one[0]) for one in found)
        text, tail = shelf.empty(size, np.int32), shelf.empty(size, bool)
        end = 0
        for own, in_tail, _ in found:
            text[end : end + len(own)], tail[end : end + len(own)] = own, in_tail
            end += len(own)
            shelf.rest(own, in_tail, text, tail)
        sizes = np.concatenate([np.zeros(0, np.int32), *(one[2] for one in found)])
        return cls(text, tail, sizes, table.texts)


def joined(
    columns: Columns, sizes: Ints, ceiling: NDArray[np.uint32], fewest: int
) -> Iterator[tuple[Ints, Ints, Likeness]]:
    """Give the pairs of texts that share some samples, with their likeness, the shorter text first.

    Texts are numbered by length. Shared is what stands anywhere in the shorter and in the longer's body, so
    that the product of all entries with those of the body counts it. Texts before a chunk's first are no
    longer in the second factor, which halves the work.

    Args:
        columns: the samples that count.
        sizes: how many samples of each text count, those that no other text has included.
        ceiling: up to which hash each text was sampled.
        fewest: pairs that share fewer are left out.
    """

    def product(factors: tuple[int, sparse.csr_matrix, sparse.csr_matrix]) -> tuple[Ints, Ints, Ints]:
        first, rows, longer = factors
        found = rows @ longer
        some = np.flatnonzero(found.data >= fewest)
        left = first + np.searchsorted(found.indptr, some, side="right") - 1
        right = found.indices[some].astype(np.int64)
        once = left < right
        return left[once], right[once], found.data[some[once]].astype(np.int64)

    for left, right, body in in_two(product, _factors(columns)):
        yield left, right, _likeness((sizes[left], sizes[right]), (ceiling[left], ceiling[right]), body)


def _factors(columns: Columns) -> Iterator[tuple[int, sparse.csr_matrix, sparse.csr_matrix]]:
    """Some rows at a time, the number of the first, and all longer texts' bodies as columns by texts."""
    text, body, sizes, body_sizes = columns.text, ~columns.tail, columns.sizes, columns.sizes
    longer_text = text[body]
    body_sizes = np.diff(bounds_of(body)[bounds_of(sizes)])
    ones = np.ones(len(text), np.int32)
    step = max(_ROWS, -(-columns.texts // _CHUNKS))
    for low in range(0, columns.texts, step):
        if low:
            later = longer_text >= low
            body_sizes = np.diff(bounds_of(later)[bounds_of(body_sizes)])
            longer_text = longer_text[later]
        inside = np.flatnonzero((text >= low) & (text < low + step))
        if not len(inside):
            continue
        column = np.searchsorted(bounds_of(sizes), inside, side="right") - 1
        some = np.bincount(column, minlength=len(sizes))
        width = min(step, columns.texts - low)
        chosen = text[inside] - np.int32(low)
        rows = matrix_of(ones[: len(inside)], chosen, some, width).T.tocsr()
        longer = matrix_of(ones[: len(longer_text)], longer_text, body_sizes, columns.texts)
        work = np.bincount(chosen, body_sizes[column], width)
        ends = np.unique(np.searchsorted(np.cumsum(work), np.arange(WORK, work.sum(), WORK), side="right"))
        for first, end in zip([0, *ends], [*ends, width], strict=True):
            if end > first:
                yield low + int(first), rows[first:end], longer


def _likeness(sizes: tuple[Ints, Ints], ceilings: tuple[NDArray[np.uint32], ...], body: Ints) -> Likeness:
    """Set what pairs share against their sizes, as they would be at the pair's rate of sampling.

    Shared last paragraphs stay uncounted here.
    """
    lower = np.minimum(*ceilings)
    thinned = [np.maximum(size * (lower / own), body) for size, own in zip(sizes, ceilings, strict=True)]
    return Likeness(
        body=body,
        tails=np.zeros(len(body), np.int64),
        smaller=np.minimum(*thinned).astype(np.int64),
        union=(thinned[0] + thinned[1] - body).astype(np.int64),
        rate=lower / 0xFFFFFFFF,
    )
