"""The shipped background: in how many of some 5,000 passages of English news each term occurs.

It lets a run of two reports be weighed as one of two thousand, and keeps answers from hanging on what else is
in the run. Built by `tests/benchmarks/train_stories.py` from texts whose licences allow it (WCXB articles,
CC BY 4.0; article-extraction-benchmark, MIT), cut into passages of the length of a report; it holds hashes
and counts, no text. Reports in other languages are told by how few of their words are common in it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.stories import terms
from dedupe_news.text.small_words import ARABIC, CYRILLIC, DEVANAGARI, LATIN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.stories.counts import Counts

FILE = "background.npz"
COMMON = 0.15
"""Share of passages from which a term is common English: 61 stems."""
FOREIGN, ENGLISH = 0.15, 0.3
"""Share of common terms among a text's words up to which it is not English, and from which it is: nineteen of
twenty English reports have over .28, ciphered and syllabic ones under .05."""
SMALL = 0.5
"""Share of texts that hold a given small word of their language."""


@dataclass(frozen=True, slots=True)
class Background:
    """Document frequencies of terms in `texts` passages: sorted hashes and counts.

    `rates[n]` is the usual share of texts that hold a term of n letters, `small` are the sorted hashes of
    small words of many languages.
    """

    texts: int
    hashes: NDArray[np.uint32]
    counts: NDArray[np.uint16]
    rates: NDArray[np.float64]
    small: NDArray[np.uint32]

    def document_frequency(self, wanted: NDArray[np.uint32]) -> NDArray[np.float64]:
        """Give the background's passages that hold each wanted term (0 for an unknown one)."""
        place = np.minimum(np.searchsorted(self.hashes, wanted), len(self.hashes) - 1)
        return np.where(self.hashes[place] == wanted, self.counts[place], 0).astype(np.float64)

    def covers(self, counts: Counts) -> NDArray[np.float64]:
        """Give how surely each report is in the background's language, 0..1."""
        common = self.document_frequency(counts.hashes) > COMMON * self.texts
        words = np.asarray(counts.matrix.sum(axis=1)).ravel()
        share = (counts.matrix @ common.astype(np.float64)) / np.maximum(words, 1)
        sure: NDArray[np.float64] = np.clip((share - FOREIGN) / (ENGLISH - FOREIGN), 0.0, 1.0)
        return sure

    def usual(self, counts: Counts) -> NDArray[np.float64]:
        """Give the share of texts that hold such a term in a language of which nothing is known."""
        place = np.minimum(np.searchsorted(self.small, counts.hashes), len(self.small) - 1)
        small = self.small[place] == counts.hashes
        return np.where(small, SMALL, self.rates[np.minimum(counts.letters, terms.STEM)])


def load() -> Background:
    """Read the packaged background (some 10 ms).

    Example:
        >>> load().texts > 1000
        True
    """
    raw = resources.files("dedupe_news.stories").joinpath(FILE).read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as table:
        return Background(
            texts=int(table["texts"]),
            hashes=table["hashes"],
            counts=table["counts"],
            rates=table["rates"],
            small=table["small"],
        )


def small_words() -> str:
    """Give the small words of every language that has some."""
    languages = [words for table in (LATIN, CYRILLIC, ARABIC, DEVANAGARI) for words in table.values()]
    return " ".join(languages)
