"""What orders the reports of a stream, taken in batch by batch: their dates, then where they stand.

It is the order of `stripping.rank` in columns: a date, a source and a place would take objects of their own
for each report.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from dedupe_news.archive.batches import Rows

DATE = 32
"""Bytes of a date that are held for each report; the few that are longer are held once each."""


@dataclass(frozen=True, slots=True)
class Order:
    """What orders the reports of one batch: a column each of dates, sources, records and where they start.

    `long` has what the column of dates does not hold whole and `long_of` which of these each report has; the
    first of them, an empty one, stands for all other dates. `source_of` has the place of its source.
    """

    dates: NDArray[np.bytes_]
    long: list[str]
    long_of: NDArray[np.int64]
    sources: list[str]
    source_of: NDArray[np.int64]
    records: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Rows) -> Order:
        """Take it from a batch."""
        dates = [date or "" for _, date in rows.names()]
        long: dict[str, int] = {"": 0}
        long_of = [0 if _is_whole(date) else long.setdefault(date, len(long)) for date in dates]
        sources: dict[str, int] = {}
        places = rows.places()
        source_of = [sources.setdefault(source, len(sources)) for source, _, _ in places]
        return cls(
            np.array([_coded(date or "9999") for date in dates], f"S{DATE}"),
            list(long),
            np.array(long_of, np.int64),
            list(sources),
            np.array(source_of, np.int64),
            np.array([number for _, number, _ in places], np.int64),
            np.array([start for _, _, start in places], np.int64),
        )


@dataclass(slots=True)
class Ranking:
    """Takes in the batches of a stream; knows the place of each report among all of them."""

    _columns: list[tuple[NDArray[Any], ...]] = field(default_factory=list)
    _long: dict[str, int] = field(default_factory=lambda: {"": 0})
    _sources: dict[str, int] = field(default_factory=dict)

    def take(self, order: Order, shift: int = 0) -> None:
        """Take in the next batch, whose records are numbered so much higher than it says."""
        self._columns.append(
            (
                order.dates,
                _numbered(self._long, order.long)[order.long_of],
                _numbered(self._sources, order.sources)[order.source_of],
                order.records + shift,
                order.starts,
            )
        )

    def places(self) -> NDArray[np.int64]:
        """The place of each report, by date and then by where it stands."""
        dates, long_dates, sources, records, starts = (
            np.concatenate(column) for column in zip(*self._columns, strict=True)
        )
        order = np.lexsort(
            (starts, records, _sorted(self._sources)[sources], _sorted(self._long)[long_dates], dates)
        )
        places = np.empty(len(order), np.int64)
        places[order] = np.arange(len(order))
        return places


def _coded(date: str) -> bytes:
    return date.encode("utf-8", "surrogatepass")


def _is_whole(date: str) -> bool:
    """Whether the column of dates holds one whole."""
    return len(_coded(date)) <= DATE and not date.endswith("\0")


def _numbered(numbers: dict[str, int], names: Sequence[str]) -> NDArray[np.int64]:
    """The number of each name; those that were not met before get the next ones."""
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)


def _sorted(names: Iterable[str]) -> NDArray[np.int64]:
    """The place of each of some different names in their order."""
    listed = list(names)
    place_of = {name: place for place, name in enumerate(sorted(listed))}
    return np.array([place_of[name] for name in listed], np.int64)
