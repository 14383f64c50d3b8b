"""All that is known of every line, as one table with named columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.reading.segmenting.captions import captions
from dedupe_news.reading.segmenting.cohesion import cohesion, likeness
from dedupe_news.reading.segmenting.forms import forms, shapes
from dedupe_news.reading.segmenting.people import people
from dedupe_news.reading.segmenting.quotations import running
from dedupe_news.reading.segmenting.reuse import reuse

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.reading.segmenting.units import Units

__all__ = ["Table", "tabulate"]


@dataclass(frozen=True, slots=True)
class Table:
    """`names` of the columns, `values` float64 (n, columns), `never` bool (n,): lines that begin no report.

    `band` float32 (n, reach + 1): likeness of line i to line i - d at [i, d].
    """

    names: tuple[str, ...]
    values: NDArray[np.float64]
    never: NDArray[np.bool_]
    band: NDArray[np.float32]


def tabulate(units: Units) -> Table:
    """Compute every column for every unit."""
    like = likeness(units)
    shape = shapes(units.heads)
    connected, band = cohesion(like)
    quoted = running(units)
    caption = captions(units, like, shape["end_mark"])
    columns = {
        **forms(units, shape),
        **people(units),
        **reuse(units.terms, like.idf),
        **connected,
        **_first(units, like.vectors),
        **_blanks(units),
        "quoted": quoted.astype(float),
        "after_caption": np.concatenate(([0.0], caption[:-1].astype(float))),
    }
    columns["central"] = columns["ahead4"] - columns["behind4"]
    columns["central8"] = columns["ahead8"] - columns["behind8"]
    columns["peak"] = _peak(columns["ahead4"])
    columns["peak_depth"] = _peak(columns["depth6"])
    columns["retell"] = columns["far3"] - columns["near3"]
    columns["headline_rare"] = columns["headline"] * max(0.0, 1 - 3 * float(columns["headline"].mean()))
    columns["headlines"] = np.full(len(units), float(columns["headline"].mean()))
    columns["short_text"] = np.full(len(units), 1.0 / np.sqrt(len(units)))
    never = caption | quoted | shape["furniture"] | shape["closing"]
    names = tuple(columns)
    return Table(names, np.stack([columns[name] for name in names], axis=1), never, band)


def _first(units: Units, vectors: sparse.csr_matrix) -> dict[str, NDArray[np.float64]]:
    """Likeness to the first line that says something, and to the first three together."""
    length = np.diff(units.terms.indptr)
    telling = np.flatnonzero(length >= 4)
    at = int(telling[0]) if len(telling) else 0
    first = np.asarray((vectors @ vectors[at].T).todense()).ravel().astype(np.float64)
    first[: at + 1] = 0
    place = np.arange(len(units))
    return {
        "like_first": first,
        "from_start": np.minimum(place, 10) / 10,
        "to_end": np.minimum(len(units) - place, 6) / 6,
    }


def _blanks(units: Units) -> dict[str, NDArray[np.float64]]:
    """Blank lines before each line, against what is usual in this text."""
    text, count = units.text, len(units)
    gaps = [
        text.count("\n", end, start) - 1
        for end, start in zip(units.ends[:-1].tolist(), units.starts[1:].tolist(), strict=True)
    ]
    blank = np.concatenate(([0], np.maximum(np.array(gaps, dtype=np.int64), 0)))[:count]
    usual = float(np.median(blank[1:])) if count > 1 else 0.0
    share = float((blank[1:] > usual).mean()) if count > 1 else 0.0
    more = blank > usual
    return {
        "blank": np.minimum(blank, 3) / 3,
        "more_blank": more.astype(float),
        "rare_blank": more * max(0.0, 1 - 3 * share),
        "no_blank": ((blank == 0) & (usual > 0)).astype(float),
    }


def _peak(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each value stands above the mean of the six on either side, in units of their spread."""
    padded = np.concatenate(([0.0], np.cumsum(values)))
    squares = np.concatenate(([0.0], np.cumsum(values * values)))
    at = np.arange(len(values))
    low, high = np.maximum(at - 6, 0), np.minimum(at + 7, len(values))
    size = high - low
    mean = (padded[high] - padded[low]) / size
    spread = np.sqrt(np.maximum((squares[high] - squares[low]) / size - mean * mean, 1e-6))
    return np.asarray(np.clip((values - mean) / np.maximum(spread, 0.02), -2, 3))
