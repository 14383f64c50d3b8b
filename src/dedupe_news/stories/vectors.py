"""Weigh terms by TF-IDF: one sparse matrix of unit rows, a row for each report.

Scikit-learn's semantics with integer counts: sublinear term frequency `1 + ln(count)` and smoothed inverse
document frequency `ln((1 + N) / (1 + df))`, rows of length 1 (Salton and Buckley 1988). Its `+ 1` is left
out: with it, words that stand in every text still count, and the best cut differs more between languages and
collections. N and df are those of the run and of the shipped background added up, as far as the background
knows the reports' language (see `background.py`). Words of the title and lead count twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from dedupe_news.stories.tongues import UNTOLD, Spoken, fellows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.stories.background import Background
    from dedupe_news.stories.counts import Counts
    from dedupe_news.thresholds import StoryThresholds


LEAST = 1e-9
"""Keeps a division from nought."""
LEAST_AGAIN = 0.05
"""Added to the part that a report repeats: a brief of one sentence repeats nothing."""


def weights(
    counts: Counts,
    known: Background,
    limits: StoryThresholds,
    parts: NDArray[np.float64] | None = None,
    speech: Spoken | None = None,
) -> NDArray[np.float64]:
    """Give each term's inverse document frequency, of run and background together; numbers weigh more.

    Reports of one event are not independent: a word that ten of them share is a word of one event, not a
    common one. `parts` is how much of a text each report counts as (1 where nothing is known).

    The background counts for a term by the share of the run's reports holding it that are in its language.
    The others' N is that of the reports in the languages of those that hold it (`speech`, by default all
    are in one). What else is not known of a term is made up by a few imagined texts that hold it as often as
    a term of its length is usually held, or as a small word; they matter in small runs only.
    """
    parts = np.ones(counts.matrix.shape[0]) if parts is None else parts
    if speech is None:
        speech = Spoken(known.covers(counts), np.full(len(parts), UNTOLD))
    each = np.diff(counts.matrix.indptr)
    here = np.bincount(counts.matrix.indices, weights=np.repeat(parts, each), minlength=len(counts.hashes))
    there = known.document_frequency(counts.hashes)
    covered = speech.english * parts
    of = np.repeat(covered, each)
    share = np.bincount(counts.matrix.indices, weights=of, minlength=len(here)) / np.maximum(here, LEAST)
    rest = parts - covered
    beside = np.bincount(
        counts.matrix.indices,
        weights=np.repeat(rest * fellows(speech.tongue, rest), each),
        minlength=len(here),
    )
    texts = share * (covered.sum() + limits.background) + beside / np.maximum(here, LEAST)
    usual = known.usual(counts)
    texts += (1.0 - share) * limits.imagined
    part = limits.background / known.texts
    held = here + share * part * there + (1.0 - share) * limits.imagined * usual
    idf: NDArray[np.float64] = np.maximum(np.log((1.0 + texts) / (1.0 + held)), 0.0)
    return np.where(counts.number, idf * limits.number, idf)


def weigh(counts: Counts, idf: NDArray[np.float64]) -> sparse.csr_matrix:
    """Turn counts into unit rows of float32 TF-IDF weights; a row without weight stays empty."""
    matrix = counts.matrix
    data = (1.0 + np.log(matrix.data)) * idf[matrix.indices]
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    norm = np.sqrt(np.bincount(rows, weights=data * data, minlength=matrix.shape[0]))
    norm[norm == 0] = 1.0
    unit = (data / norm[rows]).astype(np.float32)
    return sparse.csr_matrix((unit, matrix.indices, matrix.indptr), shape=matrix.shape)


def repeats(counts: Counts, unit: sparse.csr_matrix) -> NDArray[np.float64]:
    """Give the part of each report's (squared) weight in terms that both of its halves hold.

    It is about the cosine of the halves: how alike a report is to another that tells the same in its
    language, script, style and length.
    """
    rows = np.repeat(np.arange(unit.shape[0]), np.diff(unit.indptr))
    squares = np.where(counts.again, unit.data.astype(np.float64) ** 2, 0.0)
    return np.bincount(rows, weights=squares, minlength=unit.shape[0]).astype(np.float64)
