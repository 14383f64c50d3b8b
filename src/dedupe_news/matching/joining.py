"""The pairs of texts that share samples, counted by a sparse product of the table with itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.matching.incidence import matrix_of
from dedupe_news.matching.likeness import Likeness
from dedupe_news.matching.runs import bounds_of
from dedupe_news.matching.sketches import TAIL
from dedupe_news.threads import in_two

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import DTypeLike, NDArray
    from scipy import sparse

    from dedupe_news.matching.incidence import Incidence, Table

    Ints = NDArray[np.int64]

ROWS: Final = 1 << 12
"""Texts for which the longer ones are picked at a time, at least."""
CHUNKS: Final = 8
"""More chunks waste fewer pairs of a text with shorter ones (a sixteenth of all now), but each goes through
the table once."""
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

    def product(factors: tuple[int, int, sparse.csr_matrix, sparse.csr_matrix]) -> tuple[Ints, Ints, Ints]:
        first, base, rows, longer = factors
        found = rows @ longer
        some = np.flatnonzero(found.data >= fewest)
        left = first + np.searchsorted(found.indptr, some, side="right") - 1
        right = base + found.indices[some].astype(np.int64)
        once = left < right
        return left[once], right[once], found.data[some[once]].astype(np.int64)

    kind = np.min_scalar_type(sizes.max(initial=0))  # what is shared is no more
    for left, right, body in in_two(product, _factors(columns, kind)):
        yield left, right, _likeness((sizes[left], sizes[right]), (ceiling[left], ceiling[right]), body)


def _factors(
    columns: Columns, kind: DTypeLike
) -> Iterator[tuple[int, int, sparse.csr_matrix, sparse.csr_matrix]]:
    """Some rows at a time, and all texts that may be longer as columns by texts, bodies only.

    Each comes with the number of its first text.
    """
    sizes, texts = columns.sizes, columns.texts

    def rows_of_texts() -> sparse.csr_matrix:
        return matrix_of(np.ones(len(columns.text), kind), columns.text, sizes, texts).T.tocsr()

    def bodies() -> sparse.csr_matrix:
        found = matrix_of((~columns.tail).astype(kind), columns.text.copy(), sizes, texts)
        found.eliminate_zeros()  # in place, hence the copy
        return found

    entries, longer = in_two(lambda make: make(), (rows_of_texts, bodies))
    step = max(ROWS, -(-texts // CHUNKS))
    for low in range(0, texts, step):
        if low:
            longer = longer[:, step:]
        rows = entries[low : low + step]
        work = bounds_of(np.diff(longer.indptr)[rows.indices])[rows.indptr]
        ends = np.unique(np.searchsorted(work[1:], np.arange(WORK, work[-1], WORK), side="right"))
        for first, end in zip([0, *ends], [*ends, rows.shape[0]], strict=True):
            if end > first:
                yield low + int(first), low, rows[first:end], longer


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
