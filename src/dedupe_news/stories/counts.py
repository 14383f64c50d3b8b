"""Count terms: one sparse matrix, a row for each report; words of the title and lead count twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from dedupe_news.stories import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.thresholds import StoryThresholds

BATCH = 400
"""Texts cut at a time: bounds memory, changes no result."""
STRETCH = 8
"""Words of a stretch; the even and the odd stretches of a text are its two halves."""
BOTH = 3
"""Halves are bits: a term of both."""
WITHIN, SMALL = np.uint8(1), np.uint8(2)
"""Ways in which a report writes a term, as bits: with a capital within a sentence, in small letters."""
SHORTEST = 3
"""Letters of a name: shorter ones are initials and "I"."""
CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug
sep sept oct nov dec montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner
februar märz mai juni juli oktober dezember maandag dinsdag woensdag donderdag vrydag saterdag sondag senin
selasa rabu kamis jumat sabtu minggu ahad isnin khamis januari februari maret mac ogos agustus desember
δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου
ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
"""
"""Weekdays and months, where they are written with a capital: no one's names, shared by all of one day."""
_LOW = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each report holds each term.

    `matrix` is CSR of int32 (reports, terms), in which a word of the lead counts twice. For each term there
    are its hash, how many letters it has and whether it is a number; for each entry of the matrix, in its
    order, whether both halves of the report hold the term, and whether it is a name there: always written
    with a capital, also within a sentence, and no day or month.
    """

    matrix: sparse.csr_matrix
    hashes: NDArray[np.uint32]
    letters: NDArray[np.int64]
    number: NDArray[np.bool_]
    again: NDArray[np.bool_]
    name: NDArray[np.bool_]


def count_terms(texts: Sequence[str], limits: StoryThresholds) -> Counts:
    """Count the terms of each text (title and body)."""
    table = terms.alphabet()
    days = np.unique(terms.tokens([CALENDAR], table).stem)
    parts = [
        _counts(
            terms.tokens([text[: limits.longest] for text in texts[low : low + BATCH]], table),
            min(BATCH, len(texts) - low),
            limits.lead,
            days,
        )
        for low in range(0, len(texts), BATCH)
    ]
    return _stack(parts)


def _counts(found: terms.Tokens, rows: int, lead: int, days: NDArray[np.uint32]) -> Counts:
    keys = (found.of.astype(np.uint64) << np.uint64(32)) | found.stem
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else np.zeros(0, np.int64)
    times = 1 + (found.at[order] < lead).astype(np.int32)
    half = np.uint8(1) << (found.at[order] // STRETCH % 2).astype(np.uint8)
    count = np.add.reduceat(times, first) if len(first) else np.zeros(0, np.int32)
    halves = np.bitwise_or.reduceat(half, first) if len(first) else np.zeros(0, np.uint8)
    small = np.where(found.within, WITHIN, np.uint8(0)) | np.where(found.capital, np.uint8(0), SMALL)
    spelled = np.bitwise_or.reduceat(small[order], first) if len(first) else np.zeros(0, np.uint8)
    one = keys[first]
    hashes, shown, place = np.unique((one & _LOW).astype(np.uint32), return_index=True, return_inverse=True)
    starts = np.searchsorted(one, np.arange(rows + 1, dtype=np.uint64) << np.uint64(32))
    matrix = sparse.csr_matrix(
        (count.astype(np.int32), place.astype(np.int32), starts), shape=(rows, len(hashes))
    )
    token = order[first[shown]] if len(first) else np.zeros(0, np.int64)
    letters = found.letters[token]
    named = (letters >= SHORTEST) & ~np.isin(hashes, days)
    name = (spelled == WITHIN) & named[place]
    return Counts(matrix, hashes, letters, found.number[token], halves == BOTH, name)


def _stack(parts: list[Counts]) -> Counts:
    """Put batches under one another over the union of their terms."""
    hashes = np.unique(np.concatenate([np.zeros(0, np.uint32), *[part.hashes for part in parts]]))
    letters = np.zeros(len(hashes), np.int64)
    number = np.zeros(len(hashes), np.bool_)
    indices = [np.zeros(0, np.int32)]
    for part in parts:
        place = np.searchsorted(hashes, part.hashes).astype(np.int32)
        letters[place], number[place] = part.letters, part.number
        indices.append(place[part.matrix.indices])
    data = np.concatenate([np.zeros(0, np.int32), *[part.matrix.data for part in parts]])
    lengths = np.concatenate([np.zeros(1, np.int64), *[np.diff(part.matrix.indptr) for part in parts]])
    matrix = sparse.csr_matrix(
        (data, np.concatenate(indices), np.cumsum(lengths)), shape=(len(lengths) - 1, len(hashes))
    )
    again, name = (
        np.concatenate([np.zeros(0, np.bool_), *[getattr(part, which) for part in parts]])
        for which in ("again", "name")
    )
    return Counts(matrix, hashes, letters, number, again, name)
