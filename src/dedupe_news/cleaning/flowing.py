"""Which lines flow into one another: prose that is hard-wrapped, or set in a column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.shapes import SHAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["flowing"]

_WIDTH, _STOP, _LOWER, _UNCASED, _DENSE, _CAPITALS = map(
    SHAPES.index, ("width", "ends_stop", "starts_lower", "uncased", "dense", "capitals")
)
_COLUMN: Final = 130.0
"""Letters of the longest line of text that is set in a column."""
_FULL: Final = 0.75
"""Part of the longest line's letters from which a line fills its column."""
_MOSTLY: Final = 0.5
_FEW: Final = 3
_LINE_LETTERS: Final = 30.0
_LINE_WIDTH: Final = float(np.log1p(30) / 6)
"""Width of thirty letters: half a column of wrapped text at the least."""


def flowing(shapes: NDArray[np.float32], page: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell lines of hard-wrapped prose: one ends without a stop and the next goes on in lower case."""
    flows = np.zeros(len(page), dtype=np.bool_)
    flows[:-1] = (shapes[:-1, _STOP] == 0) & (shapes[1:, _LOWER] > 0) & (page[:-1] == page[1:])
    flows[:-1] &= shapes[:-1, _WIDTH] > _LINE_WIDTH
    flows[1:] |= flows[:-1].copy()
    return flows | _columned(shapes, page)


def _columned(shapes: NDArray[np.float32], page: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell text set in a column, without cases or all in capitals: most lines are as long as the longest."""
    letters = np.expm1(shapes[:, _WIDTH].astype(np.float64) * 6)
    pages = int(page[-1]) + 1
    widest = np.zeros(pages)
    np.maximum.at(widest, page, letters)
    full = letters >= _FULL * widest[page]
    uncased = (shapes[:, _UNCASED] + shapes[:, _DENSE] > _MOSTLY) | (shapes[:, _CAPITALS] == 1)
    lines = np.maximum(np.bincount(page, minlength=pages), 1)
    filled = np.bincount(page, weights=full & uncased, minlength=pages) >= _MOSTLY * lines
    column = filled & (widest <= _COLUMN) & (lines > _FEW)
    return np.asarray(column[page] & (letters > _LINE_LETTERS))
