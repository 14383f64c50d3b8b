"""Repeated lines of an index: who has a vote, what is condemned, and what today's reports add to that."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dedupe_news.cleaning import cut_texts, may_repeat
from dedupe_news.index.blocks import LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from dedupe_news.index.blocks import Block
    from dedupe_news.pipeline import Settings

    Keys = NDArray[np.uint64]
    Lines = NDArray[np.void]

MAY = np.uint64(1)


class Verdict(NamedTuple):
    """The keys condemned, sorted, and of each report whether it has a vote."""

    condemned: Keys
    votes: NDArray[np.bool_]


class Known(NamedTuple):
    """What an index knows of some lines: for each of their keys, the reports that hold it and the votes."""

    held: NDArray[np.int64]
    votes: NDArray[np.int64]


def lines_of(text: str, settings: Settings) -> Lines:
    """The distinct lines of a report as `LINE`s, sorted by key."""
    return lines_of_each([text], settings)[0]


def lines_of_each(texts: Sequence[str], settings: Settings) -> list[Lines]:
    r"""The lines of many reports: cut together, which takes a tenth of the time of one by one.

    Example:
        >>> from dedupe_news.pipeline import Settings
        >>> [len(lines) for lines in lines_of_each(["Most read\nMost read", "", "Rain."], Settings())]
        [1, 0, 1]
    """
    limits = settings.cleaning.thresholds
    cuts = cut_texts(texts)
    lines = cuts.lines(texts)
    rows = {line: (line_key(line, may=may_repeat(line, limits)), len(line)) for line in dict.fromkeys(lines)}
    return [
        np.array(sorted(rows[line] for line in set(lines[low:high])), LINE)
        for low, high in pairwise(cuts.first.tolist())
    ]


def line_key(line: str, *, may: bool) -> int:
    """The key of a line (see `LINE`)."""
    digest = hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") & ~1 | may


def judge(lines: Lines, sizes: NDArray[np.int64], repeats: int, known: Known | None = None) -> Verdict:
    """Find the lines that stand in enough otherwise different reports.

    Of all reports of an index at once the answer is that of `cleaning.repetition` (a test compares them): a
    report has a vote if at least half of its letters stand in no other report.

    Args:
        lines: the lines of some reports, report by report.
        sizes: how many each report has.
        repeats: the votes that condemn a line.
        known: for the distinct keys of these lines, sorted, what other reports have of them.
    """
    count = len(sizes)
    report = np.repeat(np.arange(count), sizes)
    keys, place, total = np.unique(lines["key"], return_inverse=True, return_counts=True)
    held = total if known is None else total + known.held
    length = lines["length"].astype(np.float64)
    letters = np.bincount(report, length, count)
    own = np.bincount(report, length * (held[place] == 1), count)
    votes = own * 2 >= letters
    ballots = np.bincount(place[votes[report]], minlength=len(keys))
    if known is not None:
        ballots += known.votes
    return Verdict(keys[(ballots >= repeats) & (keys & MAY == MAY)], votes)


def ask(blocks: Iterable[Block], keys: Keys, leave_out: NDArray[np.int64]) -> Known:
    """Count in how many reports of some blocks, and in how many with a vote, each key (sorted) stands.

    Args:
        blocks: blocks with their lines.
        keys: what is asked about.
        leave_out: numbers of reports that do not count: those whose lines are asked about.
    """
    held, votes = np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
    for block in blocks:
        found = _found(block.lines["key"], keys)
        owner = block.owner("lines")[found]
        counts = ~np.isin(block.at, leave_out)[owner]
        found, owner = found[counts], owner[counts]
        place = np.searchsorted(keys, block.lines["key"][found])
        held += np.bincount(place, minlength=len(keys))
        votes += np.bincount(place[block.facts["vote"][owner]], minlength=len(keys))
    return Known(held, votes)


def holders(blocks: Iterable[Block], keys: Keys) -> list[int]:
    """The numbers of the reports that hold any of these lines (sorted keys)."""
    if not len(keys):
        return []
    return [
        int(at)
        for block in blocks
        for at in block.at[np.unique(block.owner("lines")[_found(block.lines["key"], keys)])]
    ]


def _found(keys: Keys, wanted: Keys) -> NDArray[np.int64]:
    """The places of keys that are wanted (sorted). Most are not: a table of bits asks first."""
    if not len(wanted):
        return np.zeros(0, np.int64)
    table = np.zeros(1 << 22, np.bool_)
    table[_slot(wanted)] = True
    maybe = np.flatnonzero(table.take(_slot(keys)))
    near = np.minimum(np.searchsorted(wanted, keys[maybe]), len(wanted) - 1)
    found: NDArray[np.int64] = maybe[wanted[near] == keys[maybe]]
    return found


def _slot(keys: Keys) -> NDArray[np.int64]:
    return (keys >> np.uint64(42)).astype(np.int64)


def repeated_in(texts: Sequence[str], condemned: Keys, settings: Settings) -> frozenset[str]:
    """The lines of these texts that are condemned (sorted keys)."""
    if not len(condemned):
        return frozenset()
    limits = settings.cleaning.thresholds
    lines = dict.fromkeys(cut_texts(texts).lines(texts))
    ordered = sorted(line for line in lines if may_repeat(line, limits))
    keys = np.array([line_key(line, may=True) for line in ordered], np.uint64)
    return frozenset(ordered[at] for at in np.flatnonzero(np.isin(keys, condemned)).tolist())
