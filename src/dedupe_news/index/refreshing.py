"""Bring what is stored of reports up to date: votes, labels and fingerprints, where something is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dedupe_news.index import evidence, lines, marks
from dedupe_news.index.blocks import DERIVE, FACTS, GROUP, LINE, STALE, voted
from dedupe_news.index.evidence import BATCH
from dedupe_news.matching.runs import bounds_of
from dedupe_news.workers import ordered_map

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from dedupe_news.index.store import Store
    from dedupe_news.pipeline import Progress, Settings

    Ints = NDArray[np.int64]


_MANY = 50_000
"""Reports whose lines take longer to read than one waits without a word."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be brought up to date.

    `standing` says what is due and is told what is done; `texts` are those at hand, by number; `whole` says
    whether every vote is taken again.
    """

    store: Store
    standing: NDArray[np.void]
    texts: Mapping[int, str]
    settings: Settings
    progress: Progress
    whole: bool

    @property
    def numbers(self) -> Ints:
        """The numbers of all reports."""
        return self.standing["at"].astype(np.int64)


class _Due(NamedTuple):
    """Reports to be worked out: their numbers, and their lines end to end."""

    at: Ints
    lines: NDArray[np.void]
    sizes: Ints


class _Hand(NamedTuple):
    """What was read of some reports already: their numbers, ascending, their lines and their votes."""

    at: Ints
    lines: NDArray[np.void]
    bounds: Ints
    votes: NDArray[np.bool_]

    def of(self, at: int) -> tuple[NDArray[np.void] | None, bool]:
        """The lines of a report and its vote, None where it was not read."""
        place = int(np.searchsorted(self.at, at))
        if place == len(self.at) or self.at[place] != at:
            return None, False
        return self.lines[self.bounds[place] : self.bounds[place + 1]], bool(self.votes[place])


def refresh(work: Work) -> None:
    """Work out what is due, and label again what holds a line that is judged otherwise than before."""
    store, settings = work.store, work.settings
    columns, labels = marks.of_columns(settings), marks.of_labels(settings)
    same = marks.same_columns(store, settings)
    if not marks.same_labels(store, settings):
        # a large index is labelled anew where it is told: see `relabel`
        known = work.standing["due"] & DERIVE == 0
        work.standing["due"][known] |= STALE
    if work.whole:
        work.standing["due"][work.standing["due"] & STALE > 0] |= DERIVE
    due = _due(work, work.numbers[_wanted(work)] if same else work.numbers)
    verdict = _judged(work, due)
    known_lines = store.condemned()
    condemned = verdict.condemned if work.whole or not same else np.union1d(known_lines, verdict.condemned)
    moved = np.setxor1d(condemned, known_lines)
    held = lines.holders(store.blocks("lines"), moved)
    hand = _Hand(due.at, due.lines, bounds_of(due.sizes), verdict.votes)
    _work_out(work, np.union1d(due.at, np.array(held, np.int64)), hand, condemned)
    if len(moved):
        store.put_value("condemned", condemned.tobytes())
    for name, mark in (("stamp", columns), ("labels", labels)):
        if store.value(name) != mark:
            store.put_value(name, mark)


def relabel(work: Work, told: Ints) -> None:
    """Label reports that are told by what this program knows, where another one did it.

    They are fingerprinted again as well, which tells in the next run: what is one story was decided before.

    Args:
        work: an index in which what is due is done.
        told: numbers of reports.
    """
    stale = work.numbers[(work.standing["due"] & STALE) > 0]
    none = np.zeros(0, np.int64)
    hand = _Hand(none, np.zeros(0, LINE), bounds_of(none), np.zeros(0, np.bool_))
    if len(wanted := np.intersect1d(stale, told)):
        _work_out(work, wanted, hand, work.store.condemned())


def _wanted(work: Work) -> NDArray[np.bool_]:
    """What is worked out now: what is due, and of what is stale today's own."""
    due = work.standing["due"]
    stale = (due & STALE > 0) & np.isin(work.standing["at"], np.fromiter(work.texts, np.int64))
    found: NDArray[np.bool_] = (due & DERIVE > 0) | stale
    return found


def _work_out(work: Work, wanted: Ints, hand: _Hand, condemned: NDArray[np.uint64]) -> None:
    """Label and fingerprint reports, and write that down."""
    parts = list(_batches(wanted.tolist()))
    chunks = (_chunk(work, part, hand, condemned) for part in parts)
    work.progress("cleaning", 0, len(wanted))
    done = 0
    for part, found in zip(parts, ordered_map(evidence.derive, chunks, work.settings.jobs), strict=True):
        _keep(work, part, found)
        done += len(part)
        work.progress("cleaning", done, len(wanted))
    rows = np.searchsorted(work.standing["at"], wanted)
    work.standing["due"][rows] &= np.uint8(0xFF ^ (DERIVE | STALE))


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for low in range(0, len(numbers), BATCH):
        yield numbers[low : low + BATCH]


def _texts(work: Work, part: Sequence[int]) -> list[str]:
    """The texts of some reports: today's are at hand, the others are read."""
    far = [at for at in part if at not in work.texts]
    read = dict(zip(far, work.store.texts(far), strict=True))
    return [work.texts[at] if at in work.texts else read[at] for at in part]


def _due(work: Work, numbers: Ints) -> _Due:
    found: list[NDArray[np.void]] = []
    for part in _batches(numbers.tolist()):
        found += lines.lines_of_each(_texts(work, part), work.settings)
        if len(numbers) > _MANY:
            work.progress("repeated lines", len(found), len(numbers))
    sizes = np.fromiter(map(len, found), np.int64, len(found))
    return _Due(numbers, np.concatenate([np.zeros(0, LINE), *found]), sizes)


def _judged(work: Work, due: _Due) -> lines.Verdict:
    """Find what repetition condemns, and the votes of what is due; write others' votes that changed."""
    repeats = work.settings.cleaning.thresholds.repeats
    if not work.whole:
        keys = np.unique(due.lines["key"])
        known = lines.ask(work.store.blocks("lines"), keys, due.at)
        return lines.judge(due.lines, due.sizes, repeats, known)
    rest = [block.only(np.flatnonzero(~np.isin(block.at, due.at))) for block in work.store.blocks("lines")]
    sizes = np.concatenate([due.sizes, *(block.facts["lines"].astype(np.int64) for block in rest)])
    found = lines.judge(np.concatenate([due.lines, *(block.lines for block in rest)]), sizes, repeats)
    at = np.concatenate([due.at, *(block.at for block in rest)])
    _vote(work.store, at[len(due.at) :], found.votes[len(due.at) :])
    return lines.Verdict(found.condemned, found.votes[: len(due.at)])


def _vote(store: Store, at: Ints, votes: NDArray[np.bool_]) -> None:
    """Write the votes of known reports where they changed."""
    order = np.argsort(at)
    at, votes = at[order], votes[order]
    for number in store.block_numbers():
        block = store.block(number)
        place = np.minimum(np.searchsorted(at, block.at), max(len(at) - 1, 0))
        known = at[place] == block.at if len(at) else np.zeros(len(block), np.bool_)
        now = np.where(known, votes[place] if len(at) else False, block.facts["vote"])
        if (now != block.facts["vote"]).any():
            store.put_columns(number, {"facts": voted(block, now).facts.tobytes()})


def _chunk(work: Work, part: Sequence[int], hand: _Hand, condemned: NDArray[np.uint64]) -> evidence.Chunk:
    """What a worker needs to work out some reports."""
    store = work.store
    before = store.of(np.array(part, np.int64)).facts
    known = {at: (dump, vote) for at, dump, vote in before[["at", "dump", "vote"]].tolist()}
    fresh = store.number("dump")
    reports = [entry.report for entry in store.entries(part)]
    read = [hand.of(at) for at in part]
    facts = np.zeros(len(part), FACTS)
    for row, (at, report, (own, vote)) in enumerate(zip(part, reports, read, strict=True)):
        dump, stored = known.get(at, (fresh if at in work.texts else 0, False))
        day = evidence.day_of(report.date)
        facts[["at", "dump", "day", "vote"]][row] = (at, dump, day, stored if own is None else vote)
    return evidence.Chunk(
        texts=_texts(work, part),
        kinds=[report.record.kind for report in reports],
        titles=[report.title for report in reports],
        facts=facts,
        lines=[own for own, _ in read],
        condemned=condemned,
        settings=work.settings,
    )


def _keep(work: Work, part: Sequence[int], found: evidence.Derived) -> None:
    """Write what was worked out; where nothing is left any more, or is again, the story is due."""
    store = work.store
    ats = np.array(part, np.int64)
    before = dict(store.of(ats).facts[["at", "told"]].tolist())
    store.put_contents(zip(part, found.texts, found.labels, strict=True))
    store.merge(found.block)
    told = found.block.facts["told"].tolist()
    turned = [before.get(at, now) != now for at, now in zip(part, told, strict=True)]
    rows = np.searchsorted(work.standing["at"], ats[np.array(turned, np.bool_)])
    work.standing["due"][rows] |= GROUP
