"""The trained model: hashed words and n-grams, then a small network over shape, neighbours and topic.

Weights are plain numbers in `weights.bin`, written byte for byte alike by `tests/benchmarks/train_lines.py`
from pages of WCXB (CC BY 4.0) and AEB (MIT). The first layer of evidence is linear in hashed grams. Over
it stands one hidden layer: linear on the same columns measured .02 lower on unseen sites, boosted trees
.01 higher but twenty times slower.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["WEIGHTS", "Weights", "load_weights", "pack_weights", "page_scores", "unpack_weights"]

WEIGHTS: Final = "weights.bin"


@dataclass(frozen=True, slots=True)
class Weights:
    """Arrays of float32: `grams` (2**18,), `hidden` (columns, units), `hidden_bias` and `out` (units,)."""

    grams: NDArray[np.float32]
    gram_bias: float
    hidden: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float32]
    out_bias: float


def page_scores(columns: NDArray[np.float32], weights: Weights) -> NDArray[np.float32]:
    """Log-odds that each line is content, from its columns (shape, grams, context); float32 (lines,).

    A matrix product adds in another order for another number of rows. In double precision, rounded to four
    places, that no longer shows, so a line scores the same whatever else is in its batch.
    """
    hidden = np.maximum(columns.astype(np.float64) @ weights.hidden + weights.hidden_bias, 0)
    return np.round(hidden @ weights.out + weights.out_bias, 4).astype(np.float32)


def pack_weights(weights: Weights) -> bytes:
    """Write a line of JSON, grams as int8, the rest as little-endian float32: the same bytes anywhere."""
    scale = float(np.abs(weights.grams).max() / 127) or 1.0
    head = {
        "gram_bias": weights.gram_bias,
        "gram_scale": scale,
        "grams": len(weights.grams),
        "out_bias": weights.out_bias,
        "columns": weights.hidden.shape[0],
        "units": weights.hidden.shape[1],
    }
    whole = np.round(weights.grams / scale).astype(np.int8)
    rest = (weights.hidden, weights.hidden_bias, weights.out)
    return b"".join(
        (
            json.dumps(head, sort_keys=True).encode(),
            b"\n",
            whole.tobytes(),
            *(part.astype("<f4").tobytes() for part in rest),
        )
    )


def unpack_weights(data: bytes) -> Weights:
    """What `pack_weights` wrote."""
    end = data.index(b"\n")
    head = json.loads(data[:end])
    count, columns, units = head["grams"], head["columns"], head["units"]
    grams = np.frombuffer(data, dtype=np.int8, count=count, offset=end + 1)
    rest = np.frombuffer(data, dtype="<f4", offset=end + 1 + count)
    hidden, hidden_bias, out = np.split(rest, (columns * units, columns * units + units))
    return Weights(
        grams.astype(np.float32) * np.float32(head["gram_scale"]),
        head["gram_bias"],
        hidden.reshape(columns, units),
        hidden_bias,
        out,
        head["out_bias"],
    )


@cache
def load_weights() -> Weights:
    """The packaged weights, read once; they are constant data, so no answer depends on history."""
    return unpack_weights(resources.files("dedupe_news.cleaning").joinpath(WEIGHTS).read_bytes())
