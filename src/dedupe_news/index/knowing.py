"""What an archive's batch asks of an index and leaves in it: repeated lines, earlier copies, its reports."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.index import lines
from dedupe_news.index.adding import Options, add
from dedupe_news.index.earlier import arriving, earlier
from dedupe_news.index.evidence import content_hash
from dedupe_news.index.opening import open_index
from dedupe_news.index.schema import VERSION
from dedupe_news.splitting import Dump
from dedupe_news.thresholds import IndexThresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.index.earlier import Earlier
    from dedupe_news.index.store import Store
    from dedupe_news.matching import Fingerprints
    from dedupe_news.model import Report
    from dedupe_news.pipeline import Settings


@dataclass(frozen=True, slots=True)
class Known:
    """An index as `archive.Known` wants it; it is read as it stands, and written in one go at the end.

    `again` is, for each report of the archive, its number in the index (0: new), as `meet` gives it: so a
    batch that is run again is not taken for its own predecessor.
    """

    path: str
    settings: Settings

    def meet(self, batches: Iterable[Sequence[Report]]) -> NDArray[np.int64]:
        """For each report of the archive its number in the index, 0 for a new one."""
        found: list[int] = []
        with self._open() as store:
            for reports in batches:
                if store is None:
                    found.extend([0] * len(reports))
                    continue
                met = (store.met(report.id, content_hash(report.text)) for report in reports)
                found.extend(0 if entry is None else entry.at for entry in met)
        return np.array(found, np.int64)

    def condemned(
        self, batches: Iterable[Sequence[Report]], again: NDArray[np.int64]
    ) -> NDArray[np.uint64] | None:
        """The keys of the lines that the archive and the index together condemn; None for many reports."""
        with self._open() as store:
            if store is None or store.count() + int((again == 0).sum()) > IndexThresholds().exact:
                return None
            place = iter(again.tolist())
            new = [
                each
                for reports in batches
                for each in lines.lines_of_each(
                    [report.text for report in reports if not next(place)], self.settings
                )
            ]
            old = list(store.blocks("lines"))
        sizes = [np.array(list(map(len, new)), np.int64), *(block.facts["lines"] for block in old)]
        repeats = self.settings.cleaning.thresholds.repeats
        every = np.concatenate([*new, *(block.lines for block in old)])
        return lines.judge(every, np.concatenate(sizes).astype(np.int64), repeats).condemned

    def ask(
        self, keys: NDArray[np.uint64], may: NDArray[np.bool_], again: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Of distinct lines, by their 64-bit keys, in how many known reports they stand, and the votes."""
        marked = (keys & ~np.uint64(1)) | may.astype(np.uint64)
        with self._open() as store:
            if store is None:
                return np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
            asked, place = np.unique(marked, return_inverse=True)
            known = lines.ask(store.blocks("lines"), asked, again)
        return known.held[place], known.votes[place]

    def copies(self, prints: Fingerprints, ranks: Sequence[int], again: NDArray[np.int64]) -> Earlier | None:
        """Find who reprints whom in the archive and the index; None when nothing is known yet."""
        with self._open() as store:
            if store is None or not store.count():
                return None
            dumps = np.full(len(prints), store.number("dump") + 1, np.int64)
            met = np.flatnonzero(again)
            order = np.argsort(again[met])
            dumps[met[order]] = store.of(again[met[order]]).facts["dump"]
            top = store.highest()
            numbers = np.where(again > 0, again, top + 1 + np.arange(len(prints)))
            return earlier(store, arriving(prints, numbers, dumps), ranks, self.settings.copies)

    def keep(self, batches: Iterable[Sequence[Report]]) -> None:
        """Add all reports of the archive, as one dump; they are grouped by the next `run`."""
        with open_index(self.path, write=True) as store:
            options = Options(copies=False, dump=store.number("dump") + 1)
            for reports in batches:
                add(store, Dump(tuple(reports), ()), self.settings, options=options)

    @contextmanager
    def _open(self) -> Iterator[Store | None]:
        if not Path(self.path).exists():
            yield None
            return
        with open_index(self.path) as store:
            # an index of an older version has neither lines nor fingerprints before something is added
            yield store if store.version >= VERSION else None
