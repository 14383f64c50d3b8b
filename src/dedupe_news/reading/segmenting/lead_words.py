"""Words that first sentences of reports have more often than later ones, whatever the report is about.

`has been`, `after`, `Monday` against `had`, `also`, `we`: learned from words that occur in many topics, by a
logistic regression over which of them a line's first words hold (`tests/benchmarks/train_lead.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting import units as bits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.units import Units

__all__ = ["READ", "lead_words", "plain_words"]

READ: Final = 40
"""Words of a line that are read: about its first sentence."""


def plain_words(units: Units) -> NDArray[np.bool_]:
    """Which tokens are words near the start of their line."""
    place = np.arange(len(units.of)) - units.first[units.of]
    return np.asarray(units.has(bits.WORD) & (place < READ))


def lead_words(units: Units, weights: Mapping[str, float]) -> NDArray[np.float64]:
    """Sum the weights of the distinct words at each line's start; float64 (n,)."""
    of_surface = np.array([weights.get(surface.lower(), 0.0) for surface in units.surfaces])
    chosen = plain_words(units)
    chosen[chosen] = of_surface[units.word[chosen]] != 0
    key = np.unique(units.of[chosen] * max(len(of_surface), 1) + units.word[chosen])
    line, word = key // max(len(of_surface), 1), key % max(len(of_surface), 1)
    return np.bincount(line, of_surface[word], minlength=len(units)).astype(np.float64)
