"""All that is known of every line, as one table with named columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting.captions import captions
from dedupe_news.reading.segmenting.cohesion import cohesion, likeness
from dedupe_news.reading.segmenting.forms import forms, shapes
from dedupe_news.reading.segmenting.lead_words import LeadWords, lead_words
from dedupe_news.reading.segmenting.people import people
from dedupe_news.reading.segmenting.phrases import alike, phrases
from dedupe_news.reading.segmenting.products import product
from dedupe_news.reading.segmenting.quotations import running
from dedupe_news.reading.segmenting.reuse import reuse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.products import Matrix
    from dedupe_news.reading.segmenting.units import Units

__all__ = ["Table", "tabulate"]


@dataclass(frozen=True, slots=True)
class Table:
    """`names` of the columns, `values` float64 (n, columns), `never` bool (n,): lines that begin no report.

    `columns` the same values by name; `band` float32 (n, reach + 1): likeness of line i to line i - d at
    [i, d]; `vectors` (n, stems), rows of length 1; `phrases` the same of word pairs.
    """

    names: tuple[str, ...]
    values: NDArray[np.float64]
    columns: dict[str, NDArray[np.float64]]
    never: NDArray[np.bool_]
    band: NDArray[np.float32]
    vectors: Matrix
    phrases: Matrix


def tabulate(units: Units, words: LeadWords) -> Table:
    """Compute every column for every unit; `words` are the weights of `lead_words`."""
    like = likeness(units)
    shape = shapes(units)
    connected, band = cohesion(like)
    quoted = running(units)
    caption, captioned = captions(units, like, shape["end_mark"])
    # a caption opens like the line it says again, and that is no second opening
    pairs = phrases(units)
    phrase = pairs.weighing(np.where(caption[pairs.row], np.float32(0), pairs.weight)).matrix()
    columns = {
        **forms(units, shape),
        **people(units),
        **reuse(units.terms, like.idf),
        **connected,
        **_first(units, like.vectors),
        **_blanks(units),
        **alike(phrase),
        "lead_words": lead_words(units, words),
        "quoted": quoted.astype(float),
        "after_caption": np.concatenate(([0.0], caption[:-1].astype(float))),
    }
    columns["central"] = columns["ahead4"] - columns["behind4"]
    columns["central8"] = columns["ahead8"] - columns["behind8"]
    peaks = _peak(np.array([columns[name] for name in _PEAKED]))
    columns["peak"], columns["peak_depth"] = peaks[:2]
    others = _above_others(np.array((columns["like_first"], columns["lead_words"])))
    columns["first_peak"] = others[0]
    columns["wide_peak"], columns["phrase_peak"], columns["words_peak"] = peaks[2:]
    columns["words_above"] = others[1]
    for width in (3, 8):
        columns[f"rise{width}"] = _rise(columns["far"], width)
    columns["retell"] = columns["far3"] - columns["near3"]
    columns["headline_rare"] = columns["headline"] * max(0.0, 1 - 3 * float(columns["headline"].mean()))
    columns["headlines"] = np.full(len(units), float(columns["headline"].mean()))
    columns.update(_beside(columns))
    # a headline that repeats the one before it reads as a caption: what stands around it tells them apart
    headed = (columns["header_after"] + columns["field"] + (columns["rare_blank"] > 0.5)) > 0
    columns["caption"], columns["captioned"] = caption.astype(float), captioned.astype(float)
    never = (caption & ~headed) | quoted | shape["furniture"] | shape["closing"]
    names = tuple(columns)
    values = np.ascontiguousarray(np.array(list(columns.values())).T)
    return Table(names, values, columns, never, band, like.vectors, phrase)


_PEAKED: Final = ("ahead4", "depth6", "central_wide", "phrase_many", "lead_words")
_BESIDE: Final = (
    "headline",
    "header",
    "sentence",
    "length",
    "quote",
    "dateline",
    "furniture",
    "lower",
    "numeral",
    "question",
    "opens_pronoun",
    "opens_connective",
    "opens_a",
    "opens_the",
    "opens_name",
    "opens_bare",
    "opens_the_known",
    "bare_known",
    "the_known",
    "full_names",
    "introduced",
    "reintroduced",
    "known_share",
    "brought_share",
    "speech",
    "weekdays",
    "near",
    "far",
    "like_first",
    "lead_words",
    "more_blank",
)
_BESIDE_NAMES: Final = {
    step: tuple(f"{name}_{side}" for name in _BESIDE)
    for step, side in ((-1, "above"), (1, "below"), (2, "below2"))
}


def _beside(columns: dict[str, NDArray[np.float64]]) -> dict[str, NDArray[np.float64]]:
    """What is known of the line above and of the two below."""
    values = np.array([columns[name] for name in _BESIDE])
    found: dict[str, NDArray[np.float64]] = {}
    for step, names in _BESIDE_NAMES.items():
        shifted = np.zeros_like(values)
        if step < 0:
            shifted[:, 1:] = values[:, :-1]
        else:
            shifted[:, :-step] = values[:, step:]
        found.update(zip(names, shifted, strict=True))
    return found


def _first(units: Units, vectors: Matrix) -> dict[str, NDArray[np.float64]]:
    """Likeness to the first line that says something, and to the first three together."""
    length = units.terms.counts()
    telling = np.flatnonzero(length >= 4)
    at = int(telling[0]) if len(telling) else 0
    first = product(vectors, vectors[at : at + 1])[:, 0].astype(np.float64)
    first[: at + 1] = 0
    start = np.asarray(vectors[at : at + 3].sum(axis=0)).ravel()
    near = np.asarray(vectors @ start, dtype=np.float64) / max(float(np.linalg.norm(start)), 1e-6)
    near[: at + 3] = 0
    place = np.arange(len(units))
    opening = near.copy()
    opening[:-1] += near[1:]
    opening[:-2] += near[2:]
    return {
        "like_first": first,
        "like_start": near,
        "open_start": opening / 3,
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
    usual = float(np.sort(blank[1:])[[(count - 2) // 2, (count - 1) // 2]].mean()) if count > 1 else 0.0
    share = float((blank[1:] > usual).mean()) if count > 1 else 0.0
    more = blank > usual
    return {
        "blank": np.minimum(blank, 3) / 3,
        "more_blank": more.astype(float),
        "rare_blank": more * max(0.0, 1 - 3 * share),
        "no_blank": ((blank == 0) & (usual > 0)).astype(float),
    }


def _rise(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Mean of this and the next values less the mean of those before."""
    total = np.zeros(len(values) + 1)
    np.cumsum(values, out=total[1:])
    at = np.arange(len(values))
    low, high = np.maximum(at - width, 0), np.minimum(at + width, len(values))
    after = (total[high] - total[at]) / np.maximum(high - at, 1)
    return np.asarray(after - (total[at] - total[low]) / np.maximum(at - low, 1))


def _above_others(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each value stands above the highest of the five on either side; each row by itself."""
    others = np.full(values.shape, -1.0)
    for step in range(1, min(6, values.shape[1])):
        others[:, step:] = np.maximum(others[:, step:], values[:, :-step])
        others[:, :-step] = np.maximum(others[:, :-step], values[:, step:])
    return np.asarray(np.where(others < 0, 0.0, values - others))


def _peak(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each value stands above the mean of the six on either side, in units of their spread.

    `values` float64 (columns, n), each column by itself.
    """
    count = values.shape[1]
    sums = np.zeros((2, len(values), count + 1))
    np.cumsum((values, values * values), axis=2, out=sums[:, :, 1:])
    at = np.arange(count)
    low, high = np.maximum(at - 6, 0), np.minimum(at + 7, count)
    mean, square = (sums[:, :, high] - sums[:, :, low]) / (high - low)
    spread = np.sqrt(np.maximum(square - mean * mean, 1e-6))
    return np.asarray(np.clip((values - mean) / np.maximum(spread, 0.02), -2, 3))
