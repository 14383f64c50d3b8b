"""The shipped background: in how many of some 1,700 news texts each term occurs.

It lets a run of two reports be weighed as one of two thousand, and keeps answers from hanging on what else is
in the run. Built by `tests/benchmarks/train_stories.py` from texts whose licences allow it (WCXB articles,
CC BY 4.0; article-extraction-benchmark, MIT; ECB+, CC BY 3.0); it holds hashes and counts, no text.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "background.npz"
_SAME = {"lead": "words", "names": "words", "numbers": "words"}
"""Kinds whose terms are words: one table serves them."""


@dataclass(frozen=True, slots=True)
class Background:
    """Document frequencies of terms in `texts` news texts: sorted hashes and counts for each kind."""

    texts: int
    hashes: dict[str, NDArray[np.uint32]]
    counts: dict[str, NDArray[np.uint16]]

    def document_frequency(self, kind: str, wanted: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Give the background texts that hold each wanted term (0 for an unknown one)."""
        kind = _SAME.get(kind, kind)
        known = self.hashes[kind]
        if not len(known):
            return np.zeros(len(wanted), np.int64)
        place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        return np.where(known[place] == wanted, self.counts[kind][place], 0).astype(np.int64)


def load() -> Background:
    """Read the packaged background (some 10 ms).

    Example:
        >>> load().texts > 1000
        True
    """
    raw = resources.files("dedupe_news.stories").joinpath(FILE).read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as table:
        kinds = ("words", "pairs", "stems")
        return Background(
            texts=int(table["texts"]),
            hashes={kind: table[f"{kind}_hashes"] for kind in kinds},
            counts={kind: table[f"{kind}_counts"] for kind in kinds},
        )
