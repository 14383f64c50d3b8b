"""Bring what is stored of reports up to date: votes, labels and fingerprints, where something is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dedupe_news.index import evidence, lines
from dedupe_news.index.blocks import DERIVE, GROUP, LINE, voted
from dedupe_news.index.evidence import BATCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from dedupe_news.index.store import Store
    from dedupe_news.pipeline import Progress, Settings

    Ints = NDArray[np.int64]


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


def refresh(work: Work) -> None:
    """Work out what is due, and label again what holds a line that is judged otherwise than before."""
    store, settings = work.store, work.settings
    mark = evidence.stamp(settings)
    same = store.value("stamp") == mark
    due = _due(work, work.numbers[(work.standing["due"] & DERIVE) > 0] if same else work.numbers)
    verdict = _judged(work, due)
    known = store.condemned()
    condemned = verdict.condemned if work.whole or not same else np.union1d(known, verdict.condemned)
    moved = np.setxor1d(condemned, known)
    held = lines.holders(store.blocks("lines"), moved)
    wanted = np.union1d(due.at, np.array(held, np.int64))
    votes = dict(zip(due.at.tolist(), verdict.votes.tolist(), strict=True))
    done = 0
    work.progress("cleaning", done, len(wanted))
    for part in _batches(wanted.tolist()):
        _derive(work, part, condemned, votes)
        done += len(part)
        work.progress("cleaning", done, len(wanted))
    if len(moved):
        store.put_value("condemned", condemned.tobytes())
    if not same:
        store.put_value("stamp", mark)
    rows = np.searchsorted(work.standing["at"], wanted)
    work.standing["due"][rows] &= np.uint8(0xFF ^ DERIVE)


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for low in range(0, len(numbers), BATCH):
        yield numbers[low : low + BATCH]


def _texts(work: Work, part: Sequence[int]) -> list[str]:
    """The texts of some reports: today's are at hand, the others are read."""
    far = [at for at in part if at not in work.texts]
    read = dict(zip(far, work.store.texts(far), strict=True))
    return [work.texts[at] if at in work.texts else read[at] for at in part]


def _due(work: Work, numbers: Ints) -> _Due:
    found = [
        each
        for part in _batches(numbers.tolist())
        for each in lines.lines_of_each(_texts(work, part), work.settings)
    ]
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


def _derive(
    work: Work, part: Sequence[int], condemned: NDArray[np.uint64], votes: Mapping[int, bool]
) -> None:
    """Label and fingerprint some reports; where nothing is left any more, or is again, the story is due."""
    store = work.store
    ats = np.array(part, np.int64)
    before = {int(row["at"]): row for row in store.of(ats).facts}
    fresh = store.number("dump")
    texts = _texts(work, part)
    dumps = [int(before[at]["dump"]) if at in before else fresh if at in work.texts else 0 for at in part]
    found = evidence.derive(texts, store.entries(part), dumps, condemned, work.settings)
    cast = [votes.get(at, bool(before[at]["vote"]) if at in before else False) for at in part]
    block = voted(found.block, np.array(cast, np.bool_))
    store.put_contents(zip(part, texts, found.labels, strict=True))
    store.merge(block)
    turned = [
        at in before and bool(before[at]["told"]) != told
        for at, told in zip(part, block.facts["told"].tolist(), strict=True)
    ]
    rows = np.searchsorted(work.standing["at"], ats[np.array(turned, np.bool_)])
    work.standing["due"][rows] |= GROUP
