"""The ids of a batch's reports: a name that meets twice gets `~2`, `~3`, as in any run, in bounded memory.

All names are read as keys; only names that meet twice, and those that look like numbered ones, are then
gone through one by one in the order of the sources.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.archive.tally import line_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.archive.state import State

NUMBERED = re.compile(r"~\d+\Z")
BYTES, BOUNDS = "ids.bytes", "ids.npy"


def unique_names(batches: Callable[[], Iterable[Sequence[str]]]) -> Iterator[list[str]]:
    """The names of each batch, no two alike in all of them.

    Args:
        batches: gives the names of each batch in order; it is asked twice.

    Example:
        >>> list(unique_names(lambda: [["a", "b"], ["a"]]))
        [['a', 'b'], ['a~2']]
    """
    keys = [line_keys(names) for names in batches()]
    ordered = np.sort(np.concatenate([np.zeros(0, np.uint64), *keys]))
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    seen: dict[str, int] = {}
    for names, own in zip(batches(), keys, strict=True):
        doubtful = np.isin(own, twice).tolist()
        yield [
            _unique(name, seen) if doubt or NUMBERED.search(name) else name
            for name, doubt in zip(names, doubtful, strict=True)
        ]


def _unique(name: str, seen: dict[str, int]) -> str:
    """As `splitting` does it."""
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else _unique(f"{name}~{seen[name]}", seen)


def write_ids(state: State, batches: Iterable[Sequence[str]]) -> None:
    """Write all ids so that any can be looked up without holding the others."""
    bounds = [np.zeros(1, np.int64)]
    end = 0
    with state.path(BYTES + ".part").open("wb") as file:
        for names in batches:
            coded = [name.encode("utf-8", "surrogatepass") for name in names]
            file.write(b"".join(coded))
            ends = end + np.cumsum(np.fromiter(map(len, coded), np.int64, len(coded)))
            end = int(ends[-1]) if len(ends) else end
            bounds.append(ends)
    state.path(BYTES + ".part").replace(state.path(BYTES))
    state.write_array(BOUNDS, np.concatenate(bounds))


class Ids:
    """The ids of all reports, on disk."""

    def __init__(self, state: State) -> None:
        self._bounds: NDArray[np.int64] = state.look_into(BOUNDS)
        size = int(self._bounds[-1])
        self._bytes = np.memmap(state.path(BYTES), np.uint8, "r") if size else np.zeros(0, np.uint8)

    def __len__(self) -> int:
        """How many reports there are."""
        return len(self._bounds) - 1

    def of(self, report: int) -> str:
        """The id of the report in this place of the run."""
        start, end = int(self._bounds[report]), int(self._bounds[report + 1])
        return bytes(self._bytes[start:end]).decode("utf-8", "surrogatepass")
