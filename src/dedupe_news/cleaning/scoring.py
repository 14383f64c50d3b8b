"""The trained model: hashed words and n-grams, then two small networks over shape, neighbours and topic.

Weights are plain numbers in `weights.bin`, written byte for byte alike by `tests/benchmarks/train_lines.py`
from pages of WCXB (CC BY 4.0) and AEB (MIT). The first layer of evidence is linear in hashed grams. Over
it stands a network of one hidden layer: linear on the same columns measured .02 lower on unseen sites,
boosted trees .01 higher but twenty times slower. A second one sees its scores too (`second`).
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

__all__ = ["WEIGHTS", "Network", "Weights", "load_weights", "pack_weights", "page_scores", "unpack_weights"]

WEIGHTS: Final = "weights.bin"
_ROWS: Final = 4_000
"""Lines that are scored at a time: what stands between takes 6 MB, however long a page is."""


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer, float32: `hidden` (columns, units), `hidden_bias` and `out` (units,)."""

    hidden: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    out: NDArray[np.float32]
    out_bias: float


@dataclass(frozen=True, slots=True)
class Weights:
    """`grams` float32 (2**18,) with their bias, and the networks of the first and the second look."""

    grams: NDArray[np.float32]
    gram_bias: float
    first: Network
    second: Network


def page_scores(columns: NDArray[np.floating], network: Network) -> NDArray[np.float32]:
    """Log-odds that each line is content, from its columns (shape, grams, context); float32 (lines,).

    A matrix product adds in another order for another number of rows. In double precision, rounded to four
    places, that no longer shows, so a line scores the same whatever else is in its batch. A row a unit takes
    two thirds of the time that a row a line does.
    """
    weights = network.hidden.T.astype(np.float64)
    scores = np.empty(len(columns), dtype=np.float32)
    for low in range(0, len(columns), _ROWS):
        hidden = weights @ columns[low : low + _ROWS].T.astype(np.float64, copy=False)
        hidden += network.hidden_bias[:, None]
        np.maximum(hidden, 0, out=hidden)
        scores[low : low + _ROWS] = np.round(network.out @ hidden + network.out_bias, 4)
    return scores


def pack_weights(weights: Weights) -> bytes:
    """Write a line of JSON, grams as int8, the rest as little-endian float32: the same bytes anywhere."""
    scale = float(np.abs(weights.grams).max() / 127) or 1.0
    networks = (weights.first, weights.second)
    head = {
        "gram_bias": weights.gram_bias,
        "gram_scale": scale,
        "grams": len(weights.grams),
        "networks": [{"out_bias": one.out_bias, "shape": one.hidden.shape} for one in networks],
    }
    whole = np.round(weights.grams / scale).astype(np.int8)
    rest = (part for one in networks for part in (one.hidden, one.hidden_bias, one.out))
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
    count = head["grams"]
    grams = np.frombuffer(data, dtype=np.int8, count=count, offset=end + 1)
    rest = np.frombuffer(data, dtype="<f4", offset=end + 1 + count)
    networks = []
    for one in head["networks"]:
        columns, units = one["shape"]
        size = columns * units
        hidden, bias, out, rest = np.split(rest, (size, size + units, size + 2 * units))
        networks.append(Network(hidden.reshape(columns, units), bias, out, one["out_bias"]))
    return Weights(grams.astype(np.float32) * np.float32(head["gram_scale"]), head["gram_bias"], *networks)


@cache
def load_weights() -> Weights:
    """The packaged weights, read once; they are constant data, so no answer depends on history."""
    return unpack_weights(resources.files("dedupe_news.cleaning").joinpath(WEIGHTS).read_bytes())
