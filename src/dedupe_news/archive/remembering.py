"""A batch beside earlier reports: whom it asks about lines and copies, and who remembers its own reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.archive.batches import read_batch
from dedupe_news.archive.facts import batch_name
from dedupe_news.archive.names import Ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.archive.copies import Look
    from dedupe_news.archive.known import Known
    from dedupe_news.archive.state import State
    from dedupe_news.archive.tally import Ask, Lines
    from dedupe_news.model import Report

    Place = tuple[int, int]

AGAIN = "again.npy"
MAY = np.uint64(1)


@dataclass(frozen=True, slots=True)
class Remembering:
    """Earlier reports, if any are known, and the batches of this run with how many reports each has."""

    known: Known | None
    state: State
    batches: Sequence[Place]
    sizes: Sequence[int]

    def condemned(self, lines: Sequence[Lines]) -> NDArray[np.uint64] | None:
        """The keys of this run's lines that it and earlier reports together condemn, if few enough to say."""
        if self.known is None:
            return None
        marked = self.known.condemned(self._reports(), self._again(self.known))
        if marked is None:
            return None
        found = [one["key"][np.isin(one["key"] & ~MAY | one["may"], marked)] for one in lines]
        return np.unique(np.concatenate([np.zeros(0, np.uint64), *found]))

    def ask(self) -> tuple[Ask, ...]:
        """Whom to ask about lines (see `tally.condemned_keys`), if anybody."""
        if self.known is None:
            return ()
        known, again = self.known, self._again(self.known)
        return (lambda keys, may: known.ask(keys, may, again),)

    def look(self) -> tuple[Look, ...]:
        """Where to look for copies (see `copies.decide`), if anywhere."""
        if self.known is None:
            return ()
        known, again = self.known, self._again(self.known)
        return (lambda prints, ranks: known.copies(prints, ranks, again),)

    def keep(self) -> None:
        """Have the reports remembered."""
        if self.known is not None:
            self.known.keep(self._reports())

    def _again(self, known: Known) -> NDArray[np.int64]:
        """For each report its number among earlier ones; asked once, so that a run that goes on agrees."""
        if not self.state.has(AGAIN):
            self.state.write_array(AGAIN, known.meet(self._reports()))
        return np.array(self.state.look_into(AGAIN))

    def _reports(self) -> Iterator[list[Report]]:
        """The reports of each batch, under the ids they have in the run."""
        ids = Ids(self.state)
        first = 0
        for place, count in zip(self.batches, self.sizes, strict=True):
            names = [ids.of(at) for at in range(first, first + count)]
            yield read_batch(self.state, batch_name("batch", *place), names).reports
            first += count
