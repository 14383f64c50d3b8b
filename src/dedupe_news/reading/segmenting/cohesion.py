"""How lines hang together: likeness to the first line, to what follows and to what stands before.

Likeness is the cosine of tf-idf vectors within the text. Depth follows TextTiling (Hearst 1997), the change
point score the within-minus-across sums of divisive clustering (C99, Choi 2000; Reynar 1998); all look at
windows of a few lines, so that the cost grows with the text's length alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting.products import product

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.products import Matrix
    from dedupe_news.reading.segmenting.units import Units

__all__ = ["Likeness", "cohesion", "likeness"]

BAND: Final = 64
"""Lines back and forth that a line is compared with."""
_CHUNK: Final = 256
_WINDOWS: Final = (3, 6, 12)
"""Lines on either side that a change of words is seen in."""
_SIDES: Final = (4, 8)
"""Lines above or below that a line is compared with."""
Columns = dict[str, "NDArray[np.float64]"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """`vectors` (n, stems), rows of length 1; `idf` float64 (stems,)."""

    vectors: Matrix
    idf: NDArray[np.float64]


def likeness(units: Units) -> Likeness:
    """Weigh each stem by how few lines have it."""
    terms = units.terms
    frequency = np.bincount(terms.column, minlength=terms.shape[1])
    idf = np.log((len(units) + 2.0) / (frequency + 0.5))
    weight = idf[terms.column]
    length = np.sqrt(np.bincount(terms.row, weight**2, minlength=len(units)))
    scaled = weight / np.maximum(length, 1e-6)[terms.row]
    return Likeness(terms.weighing(scaled.astype(np.float32)).matrix(), idf)


def cohesion(like: Likeness) -> tuple[Columns, NDArray[np.float32]]:
    """Give the cohesion features of every line, and the band of likenesses to the lines before.

    Returns:
        Columns (n,) by name, and float32 (n, BAND + 1): likeness of line i to line i - d at [i, d].
    """
    vectors = like.vectors
    count = vectors.shape[0]
    parts: list[Columns] = []
    band = np.zeros((count, BAND + 1), dtype=np.float32)
    for begin in range(0, count, _CHUNK):
        stop = min(begin + _CHUNK, count)
        low, high = max(0, begin - BAND), min(count, stop + BAND)
        square = product(vectors[low:high], vectors[low:high])
        rows = np.arange(begin - low, stop - low)
        parts.append(_square_features(square, rows))
        back = rows[:, None] - np.arange(BAND + 1)[None, :]
        band[begin:stop] = np.where(back >= 0, square[rows[:, None], np.maximum(back, 0)], 0)
    if len(parts) == 1:
        return parts[0], band
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}, band


def _square_features(square: NDArray[np.float32], rows: NDArray[np.int64]) -> Columns:
    size = len(square)
    total = np.zeros((size + 1, size + 1))
    np.cumsum(np.cumsum(square, axis=0, dtype=np.float64), axis=1, out=total[1:, 1:])

    def block(
        a: NDArray[np.int64], b: NDArray[np.int64], c: NDArray[np.int64], d: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        return np.asarray(total[b, d] - total[a, d] - total[b, c] + total[a, c])

    columns: Columns = {}
    diagonal = np.concatenate(([0.0], np.cumsum(np.diagonal(square), dtype=np.float64)))
    # all widths at once, one a row: most texts are so short that the number of steps is what counts
    width = np.array(_WINDOWS)[:, None]
    before, after = np.maximum(rows - width, 0), np.minimum(rows + width, size)
    across = block(before, rows, rows, after)
    left, right = block(before, rows, before, rows), block(rows, after, rows, after)
    depth = 1 - across / np.sqrt(np.maximum(left * right, 1e-9))
    inner_left, inner_right = (
        left - (diagonal[rows] - diagonal[before]),
        right - (diagonal[after] - diagonal[rows]),
    )
    m, k = rows - before, after - rows
    within = (inner_left + inner_right) / np.maximum(m * (m - 1) + k * (k - 1), 1)
    change = within - across / np.maximum(m * k, 1)
    for at, name in enumerate(_WINDOWS):
        columns[f"depth{name}"], columns[f"change{name}"] = depth[at], change[at]
    width = np.array(_SIDES)[:, None]
    before, after = np.maximum(rows - width, 0), np.minimum(rows + 1 + width, size)
    ahead = block(rows, rows + 1, rows + 1, after) / np.maximum(after - rows - 1, 1)
    behind = block(rows, rows + 1, before, rows) / np.maximum(rows - before, 1)
    for at, name in enumerate(_SIDES):
        columns[f"ahead{name}"], columns[f"behind{name}"] = ahead[at], behind[at]
    columns.update(_retelling(square, rows))
    return columns


def _retelling(square: NDArray[np.float32], rows: NDArray[np.int64]) -> Columns:
    """Whether the next lines tell again what stands far above, rather than what stands right above."""
    size = len(square)
    distance = np.subtract.outer(np.arange(size), np.arange(size))
    near, far = _likest(square, distance)
    gap = np.abs(distance)
    wide = (gap > 4) & (gap <= BAND)
    columns: Columns = {"far": far[rows].astype(np.float64), "near": near[rows].astype(np.float64)}
    sums = np.where(wide, square, 0).sum(axis=1, dtype=np.float64)
    columns["central_wide"] = (sums / np.maximum(wide.sum(axis=1), 1))[rows]
    # of each of the next lines: likest line before this one, from the last four or from further up
    step = np.arange(3)[:, None]
    at = np.minimum(rows + step, size - 1)
    near, far = _likest(square[at], distance[at] - step[:, :, None])
    columns["far3"] = far.sum(axis=0, dtype=np.float64) / 3
    columns["near3"] = near.sum(axis=0, dtype=np.float64) / 3
    return columns


def _likest(
    square: NDArray[np.float32], above: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The highest likeness to a line one to four lines above, and to one further up within the band."""
    near = np.where((above > 0) & (above <= 4), square, 0).max(axis=-1)
    return near, np.where((above > 4) & (above <= BAND), square, 0).max(axis=-1)
