"""Lines that cannot begin a report: those within a running quotation, and captions of what was told."""

# ruff: noqa: RUF001 - quotation marks as they stand in text

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.cohesion import Likeness
    from dedupe_news.reading.segmenting.units import Units

__all__ = ["captions", "running"]

_LONGEST: Final = 8
"""Lines for which a quotation that is never closed is believed to go on."""
_REACH: Final = 12
_MOSTLY: Final = 0.75
_FEWEST: Final = 4


def running(units: Units) -> NDArray[np.bool_]:
    """Which lines stand inside a quotation that began on a line before.

    Curly and angled marks are counted; straight ones, which open and close alike, are taken by turns. A
    paragraph that opens with a mark of its own goes on with the quotation of the one before.
    """
    found = np.zeros(len(units), dtype=np.bool_)
    open_since = -1
    for at, (start, end) in enumerate(zip(units.starts.tolist(), units.ends.tolist(), strict=True)):
        text = units.text[start:end] if end - start < 20_000 else units.heads[at]
        if open_since >= 0 and at - open_since <= _LONGEST:
            found[at] = True
        else:
            open_since = -1
        curly = text.count("“") - text.count("”") + text.count("«") - text.count("»")
        if open_since >= 0 and text[:1] in "“«\"":
            curly -= text[0] != '"'
            straight = text.count('"') - (text[0] == '"')
        else:
            straight = text.count('"')
        if open_since < 0:
            open_since = at if curly > 0 or straight % 2 else -1
        elif curly < 0 or straight % 2:
            open_since = -1
    return found


def captions(units: Units, like: Likeness, ends: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which lines without an end mark are mostly contained in two of the dozen lines before them."""
    terms = units.terms
    weight = terms @ sparse.diags(like.idf.astype(np.float32))
    total = np.asarray(weight.sum(axis=1)).ravel()
    number = np.diff(terms.indptr)
    found = np.zeros(len(units), dtype=np.bool_)
    for at in np.flatnonzero(~ends & (number >= _FEWEST) & (number <= 40)).tolist():
        low = max(0, at - _REACH)
        if low == at:
            continue
        mine = terms.indices[terms.indptr[at] : terms.indptr[at + 1]]
        shared = terms[low:at][:, mine].toarray().astype(bool)
        covered = shared @ like.idf[mine]
        best = np.argsort(-covered, kind="stable")[:2]
        union = shared[best].any(axis=0) @ like.idf[mine]
        found[at] = union >= _MOSTLY * total[at]
    return found
