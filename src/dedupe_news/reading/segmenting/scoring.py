"""The trained part of the lead detector: three small models over named columns, and what speaks for a line.

Weights are plain numbers in `leads.bin`, written by `tests/benchmarks/train_lead.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.reading.segmenting.lead_words import LeadWords
from dedupe_news.reading.segmenting.trees import Trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64] | NDArray[np.float32]

__all__ = ["WEIGHTS", "Look", "load_looks", "pack_looks", "reasons", "unpack_looks"]

WEIGHTS: Final = "leads.bin"
_BOUND: Final = 4.0
"""Columns are bounded at so many spreads from their mean: no line outvotes all evidence with one oddity."""


@dataclass(frozen=True, slots=True)
class Look:
    """One hidden layer over named columns, and trees over the same where there are any.

    `mean` and `spread` float32 (columns,); `hidden` float32 (columns, units), `bias` and `out` (units,).
    """

    names: tuple[str, ...]
    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    hidden: NDArray[np.float32]
    bias: NDArray[np.float32]
    out: NDArray[np.float32]
    out_bias: float
    trees: Trees | None = None

    def logits(self, names: Sequence[str], values: Floats) -> NDArray[np.float64]:
        """Log-odds that each line begins a report; `values` (lines, columns), named in order by `names`."""
        # as a rule they are the very columns that the look was trained on, in that order
        if tuple(names) != self.names:
            place = {name: at for at, name in enumerate(names)}
            values = values[:, [place[name] for name in self.names]]
        return self._through(self.scaled(values))

    def scaled(self, values: Floats) -> NDArray[np.float32]:
        """Columns in spreads from their mean, bounded."""
        spreads = (values - self.mean) / self.spread
        return np.minimum(np.maximum(spreads, -_BOUND), _BOUND).astype(np.float32)

    def _through(self, scaled: NDArray[np.float32]) -> NDArray[np.float64]:
        layer = np.maximum(scaled @ self.hidden + self.bias, 0)
        found = np.asarray(layer @ self.out + self.out_bias, dtype=np.float64)
        return found if self.trees is None else found + self.trees.sums(scaled)

    def without(self, row: NDArray[np.float64], groups: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        """Log-odds of one line with each group of columns put at its mean in turn."""
        scaled = np.repeat(self.scaled(row[None, :]), len(groups), axis=0)
        for at, group in enumerate(groups):
            scaled[at, list(group)] = 0
        return self._through(scaled)


REASONS: Final[dict[str, tuple[str, ...]]] = {
    "headline": (
        "headline",
        "title_case",
        "headline_then_header",
        "headline_then_sentence",
        "headline_rare",
        "headline_before",
        "very_short",
    ),
    "dateline": ("dateline",),
    "byline, date or field": (
        "header",
        "header_before",
        "header_after",
        "field",
        "fields_ahead",
        "byline",
        "date",
    ),
    "blank lines": ("blank", "more_blank", "rare_blank", "no_blank"),
    "a caption says it again": ("captioned",),
    "closing line above": ("after_closing", "after_furniture", "after_caption"),
    "new words that are used again": (
        "brought",
        "brought_share",
        "known_share",
        "first_share",
        "back_share",
        "turnover",
        "begun",
    ),
    "change of words": (
        *(f"{name}{width}" for name in ("depth", "change") for width in (3, 6, 12)),
        "peak_depth",
        "near",
        "near3",
        "behind4",
        "behind8",
        "parted",
        "contrast",
        "with_before",
    ),
    "like an earlier first line": (
        "like_first",
        "like_lead",
        "like_later",
        "open_lead",
        "retold",
        "retold_soon",
        "retold_gain",
        "early",
        "early_before",
        "early_rise",
        "like_start",
        "open_start",
        "phrase_first",
        "phrase_before",
        "phrase_after",
        "phrase_many",
        "phrase_peak",
        "phrase_lead",
        "phrase_later",
        "phrase_lead_best",
        "rise3",
        "rise8",
        "open_later",
        "like_lead_best",
        "open_lead_best",
        "first_peak",
        "far",
        "far3",
        "retell",
    ),
    "sums up what follows": (
        "ahead4",
        "ahead8",
        "central",
        "central8",
        "peak",
        "with_after",
        "worst_after",
        "central_wide",
        "wide_peak",
    ),
    "full names": ("full_names", "introduced", "reintroduced", "titled", "age", "names_share"),
    "opens like a report": (
        "lead_words",
        "words_peak",
        "words_above",
        "opens_a",
        "opens_name",
        "opens_number",
        "weekdays",
        "months",
        "a_known",
    ),
    "dressed like other first lines": ("dressed",),
    "length": ("length", "longer", "sentence"),
}
"""What is said of a cut, and the columns it sums up."""


def reasons(look: Look, row: NDArray[np.float64], most: int = 3) -> tuple[tuple[str, float], ...]:
    """Name what speaks most for a line, with the log-odds it adds; strongest first.

    Each reason is weighed by putting its columns at their mean: what the line's log-odds lose thereby.
    """
    place = {name: at for at, name in enumerate(look.names)}
    named = list(REASONS)
    groups = [[place[name] for name in REASONS[reason] if name in place] for reason in named]
    gains = look.logits(look.names, row[None, :])[0] - look.without(row, groups)
    order = sorted(range(len(named)), key=lambda at: (-gains[at], at))
    return tuple((named[at], float(gains[at])) for at in order[:most] if gains[at] > 0.25)


def pack_looks(looks: Sequence[Look], words: LeadWords) -> bytes:
    """Write a line of JSON, then little-endian float32 and uint32: the same bytes anywhere."""
    head = {
        "looks": [
            {
                "names": look.names,
                "units": len(look.out),
                "out_bias": look.out_bias,
                "trees": [0, 0, 0] if look.trees is None else [*look.trees.limit.shape, look.trees.depth],
            }
            for look in looks
        ],
        "words": len(words.keys),
    }
    parts = [
        np.ascontiguousarray(part, dtype="<f4").tobytes()
        for look in looks
        for part in (look.mean, look.spread, look.hidden, look.bias, look.out, *_tables(look.trees))
    ]
    parts += [words.weights.astype("<f4").tobytes(), words.keys.astype("<u4").tobytes()]
    return json.dumps(head, ensure_ascii=False).encode() + b"\n" + b"".join(parts)


def _tables(trees: Trees | None) -> list[NDArray[np.float32]]:
    """The tables of trees in the order of their names; whole numbers so small are exact in float32."""
    if trees is None:
        return []
    return [np.asarray(getattr(trees, part.name), np.float32) for part in fields(trees)[:-1]]


def _trees(tables: Sequence[NDArray[np.float32]], depth: int) -> Trees:
    column, limit, left, right, value = tables
    return Trees(column.astype(int), limit, left.astype(int), right.astype(int), value, depth)


def unpack_looks(data: bytes) -> tuple[tuple[Look, ...], LeadWords]:
    """Read what `pack_looks` wrote."""
    end = data.index(b"\n")
    values = np.frombuffer(data, dtype="<f4", offset=end + 1).astype(np.float32)
    looks: list[Look] = []
    at = 0
    header = json.loads(data[:end])
    for head in header["looks"]:
        columns, units = len(head["names"]), head["units"]
        count, nodes, depth = head["trees"]
        sizes = (columns, columns, columns * units, units, units, *[count * nodes] * (5 if count else 0))
        parts = []
        for size in sizes:
            parts.append(values[at : at + size])
            at += size
        mean, spread, hidden, bias, out, *tables = parts
        looks.append(
            Look(
                tuple(head["names"]),
                mean,
                spread,
                hidden.reshape(columns, units),
                bias,
                out,
                float(head["out_bias"]),
                _trees([table.reshape(count, nodes) for table in tables], depth) if tables else None,
            )
        )
    count = header["words"]
    keys = np.frombuffer(data, dtype="<u4", offset=end + 1 + 4 * (at + count)).astype(np.uint32)
    return tuple(looks), LeadWords(keys, values[at : at + count])


@cache
def load_looks() -> tuple[tuple[Look, ...], LeadWords]:
    """Read the weights that came with the package; a constant, read once."""
    return unpack_looks(resources.files(__package__).joinpath(WEIGHTS).read_bytes())
