"""What a batch asks of whoever remembers earlier reports: an index, which this floor does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from dedupe_news.matching import Copies, Fingerprints
    from dedupe_news.model import Report

    Ints = NDArray[np.int64]


class Earlier(Protocol):
    """Copies among the archive's reports and earlier ones, which are numbered after them."""

    @property
    def copies(self) -> Copies:
        """The keeper of each of the archive's reports."""

    @property
    def known(self) -> tuple[str, ...]:
        """The ids of the earlier reports, by their numbers."""


class Known(Protocol):
    """Earlier reports.

    `again` is, for each report of the archive, its number among the earlier ones (0: it is new): such a
    report neither votes twice nor is a copy of itself.
    """

    def meet(self, batches: Iterable[Sequence[Report]]) -> NDArray[np.int64]:
        """Give `again` for the reports of all batches."""

    def condemned(self, batches: Iterable[Sequence[Report]], again: Ints) -> NDArray[np.uint64] | None:
        """Give the lines that all reports together condemn, or None where there are too many to hold them.

        Keys are those of `archive.tally`, with whether a line may repeat in the lowest bit.
        """

    def ask(self, keys: NDArray[np.uint64], may: NDArray[np.bool_], again: Ints) -> tuple[Ints, Ints]:
        """Of lines (`archive.tally`): in how many earlier reports each stands, and the votes against it."""

    def copies(self, prints: Fingerprints, ranks: Sequence[int], again: Ints) -> Earlier | None:
        """Find who reprints whom, or None where nothing is known."""

    def keep(self, batches: Iterable[Sequence[Report]]) -> None:
        """Remember the archive's reports."""
