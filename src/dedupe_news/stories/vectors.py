"""Weigh terms by TF-IDF: one sparse matrix of unit rows for each kind of term.

Scikit-learn's semantics with integer counts: sublinear term frequency `1 + ln(count)`, smoothed inverse
document frequency `ln((1 + N) / (1 + df)) + 1`, rows of length 1 (Salton and Buckley 1988). N and df are
those of the run and of the shipped background added up, so that ten reports are weighed as sensibly as ten
thousand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from dedupe_news.stories import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.stories.background import Background

WORDS, LEAD, NAMES, NUMBERS, PAIRS, STEMS = "words", "lead", "names", "numbers", "pairs", "stems"
KINDS = (WORDS, LEAD, NAMES, NUMBERS, PAIRS, STEMS)
BATCH = 500
"""Texts cut at a time: bounds memory, changes no result."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each text holds each term of one kind: CSR of int32 over the columns' 32-bit hashes."""

    matrix: sparse.csr_matrix
    hashes: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Counted:
    """All kinds of terms of a list of texts, with the number of words of each text."""

    counts: dict[str, Counts]
    words: NDArray[np.int64]


def count_terms(texts: Sequence[str], longest: int, lead: int) -> Counted:
    """Count the terms of each text.

    Args:
        texts: title and body of each report.
        longest: words looked at in each text; the rest of a long read adds noise and cost.
        lead: words of the lead.
    """
    table = terms.alphabet()
    parts: dict[str, list[sparse.csr_matrix]] = {kind: [] for kind in KINDS}
    names: dict[str, list[NDArray[np.uint32]]] = {kind: [] for kind in KINDS}
    words = [np.zeros(0, np.int64)]
    for low in range(0, len(texts), BATCH):
        batch = texts[low : low + BATCH]
        found = terms.tokens(batch, table)
        words.append(np.bincount(found.of, minlength=len(batch)).astype(np.int64))
        for kind, (of, hashes) in _kinds(found, longest, lead).items():
            matrix, columns = _counts(of, hashes, len(batch))
            parts[kind].append(matrix)
            names[kind].append(columns)
    return Counted({kind: _stack(parts[kind], names[kind]) for kind in KINDS}, np.concatenate(words))


def _kinds(
    found: terms.Tokens, longest: int, lead: int
) -> dict[str, tuple[NDArray[np.int64], NDArray[np.uint32]]]:
    kept = found.at < longest
    at, paired = terms.pairs(found)
    near = kept[1:][found.of[1:] == found.of[:-1]]
    first, name, number = found.at < lead, kept & found.name, kept & found.number
    return {
        WORDS: (found.of[kept], found.word[kept]),
        LEAD: (found.of[first], found.word[first]),
        NAMES: (found.of[name], found.word[name]),
        NUMBERS: (found.of[number], found.word[number]),
        PAIRS: (at[near], paired[near]),
        STEMS: (found.of[kept], found.stem[kept]),
    }


def _counts(
    of: NDArray[np.int64], hashes: NDArray[np.uint32], rows: int
) -> tuple[sparse.csr_matrix, NDArray[np.uint32]]:
    keys, count = np.unique((of.astype(np.uint64) << np.uint64(32)) | hashes, return_counts=True)
    term = (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    starts = np.searchsorted(keys, np.arange(rows + 1, dtype=np.uint64) << np.uint64(32))
    columns, place = np.unique(term, return_inverse=True)
    matrix = sparse.csr_matrix(
        (count.astype(np.int32), place.astype(np.int32), starts), shape=(rows, len(columns))
    )
    return matrix, columns


def _stack(parts: list[sparse.csr_matrix], names: list[NDArray[np.uint32]]) -> Counts:
    """Put batches under one another over the union of their columns."""
    hashes = np.unique(np.concatenate([np.zeros(0, np.uint32), *names]))
    indices = [np.searchsorted(hashes, name)[part.indices] for part, name in zip(parts, names, strict=True)]
    lengths = [np.diff(part.indptr) for part in parts]
    data = np.concatenate([np.zeros(0, np.int32), *[part.data for part in parts]])
    starts = np.concatenate([[0], np.cumsum(np.concatenate([np.zeros(0, np.int64), *lengths]))]).astype(
        np.int64
    )
    columns = np.concatenate([np.zeros(0, np.int64), *indices]).astype(np.int32)
    rows = len(starts) - 1
    return Counts(sparse.csr_matrix((data, columns, starts), shape=(rows, len(hashes))), hashes)


def weights(counts: Counts, kind: str, background: Background) -> NDArray[np.float64]:
    """Give the inverse document frequency of each column, of run and background together."""
    rows = counts.matrix.shape[0]
    here = np.bincount(counts.matrix.indices, minlength=len(counts.hashes))
    there = background.document_frequency(kind, counts.hashes)
    idf: NDArray[np.float64] = np.log((1.0 + rows + background.texts) / (1.0 + here + there)) + 1.0
    return idf


def weigh(counts: Counts, idf: NDArray[np.float64]) -> sparse.csr_matrix:
    """Turn counts into unit rows of float32 TF-IDF weights; an empty row stays empty."""
    matrix = counts.matrix
    data = (1.0 + np.log(matrix.data)) * idf[matrix.indices]
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    norm = np.sqrt(np.bincount(rows, weights=data * data, minlength=matrix.shape[0]))
    norm[norm == 0] = 1.0
    unit = (data / norm[rows]).astype(np.float32)
    return sparse.csr_matrix((unit, matrix.indices, matrix.indptr), shape=matrix.shape)
