"""Which lines a whole archive condemns by repetition, told without ever holding its lines in memory.

Each batch leaves its lines as sorted 64-bit keys. A range of keys of all batches at a time is brought
together, twice: first for the lines that stand in one report alone, which give each report its own letters
and with them its vote; then for the votes of each line. The answer is that of `cleaning.repetition` over all
texts at once, whatever the batches (a test compares them).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.cleaning import cut_pieces, may_repeat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.thresholds import CleaningThresholds

    Lines = NDArray[np.void]
    Ints = NDArray[np.int64]
    Ask = Callable[[NDArray[np.uint64], NDArray[np.bool_]], tuple[Ints, Ints]]

LINE = np.dtype([("key", "<u8"), ("report", "<u4"), ("length", "<u4"), ("may", "?")])
"""A line of a report: its key, the report's place in its batch, characters, and whether it may repeat."""
ROW = 64
"""Bytes a line takes while a range is sorted: itself, its order and the columns apart."""


def line_key(line: str) -> int:
    """The key of a line: 64 bits of BLAKE2b, which no day's hash seed changes.

    Example:
        >>> line_key("Most read") == line_key("Most read"), line_key("Most read") == line_key("Most red")
        (True, False)
    """
    digest = hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def tally(texts: Sequence[str], limits: CleaningThresholds) -> Lines:
    """The lines of a batch, each once a text, as `LINE`s sorted by key."""
    keys: list[int] = []
    lengths: list[int] = []
    may: list[bool] = []
    counts: list[int] = []
    for text in texts:
        lines = {text[start:end] for start, end, _ in cut_pieces(text)}
        counts.append(len(lines))
        keys.extend(map(line_key, lines))
        lengths.extend(map(len, lines))
        may.extend(may_repeat(line, limits) for line in lines)
    found = np.zeros(len(keys), LINE)
    found["key"] = np.array(keys, np.uint64)
    found["report"] = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
    found["length"] = lengths
    found["may"] = may
    return found[np.argsort(found["key"], kind="stable")]


def _nobody(keys: NDArray[np.uint64], may: NDArray[np.bool_]) -> tuple[Ints, Ints]:  # noqa: ARG001 - one signature
    """No report came earlier."""
    none = np.zeros(len(keys), np.int64)
    return none, none


def condemned_keys(
    batches: Sequence[Lines], reports: Sequence[int], repeats: int, room: int, ask: Ask = _nobody
) -> NDArray[np.uint64]:
    """The keys, sorted, of the lines that stand in enough otherwise different reports of an archive.

    Args:
        batches: the tally of each batch, best as arrays on disk that are only looked into.
        reports: how many reports each batch has.
        repeats: the votes that condemn a line.
        room: bytes that a range of keys may take.
        ask: of distinct lines (keys, and which may repeat), how many earlier reports hold and condemn each.
    """
    total = sum(reports)
    letters = np.zeros(total)
    own = np.zeros(total)
    ranges = 1 << (sum(map(len, batches)) * ROW // max(room, 1)).bit_length()
    for part in _ranges(batches, reports, ranges):
        single = part.first & np.append(part.first[1:], True)
        starts = np.flatnonzero(part.first)
        single[starts] &= ask(part.key[starts], part.may[starts])[0] == 0
        letters += np.bincount(part.report, part.length, total)
        own += np.bincount(part.report[single], part.length[single], total)
    votes = (own * 2 >= letters).astype(np.int64)
    found = [np.zeros(0, np.uint64)]
    for part in _ranges(batches, reports, ranges):
        starts = np.flatnonzero(part.first)
        if len(starts):
            sums = np.add.reduceat(votes[part.report], starts)
            sums += ask(part.key[starts], part.may[starts])[1]
            found.append(part.key[starts[(sums >= repeats) & part.may[starts]]])
    return np.concatenate(found)


class _Range:
    """The lines of all batches in one range of keys, sorted by key."""

    def __init__(self, lines: Lines, report: NDArray[np.int64]) -> None:
        order = np.argsort(lines["key"], kind="stable")
        self.key = lines["key"][order]
        self.report = report[order]
        self.length = lines["length"][order]
        self.may = lines["may"][order]
        self.first = np.append(True, self.key[1:] != self.key[:-1])[: len(order)]


def _ranges(batches: Sequence[Lines], reports: Sequence[int], ranges: int) -> Iterator[_Range]:
    before = np.cumsum([0, *reports])
    step = (1 << 64) // ranges
    edges = np.arange(ranges, dtype=np.uint64) * np.uint64(step % (1 << 64))
    cuts = [np.append(np.searchsorted(one["key"], edges), len(one)) for one in batches]
    for at in range(ranges if batches else 0):
        chosen = [np.array(one[cut[at] : cut[at + 1]]) for one, cut in zip(batches, cuts, strict=True)]
        sizes = [len(one) for one in chosen]
        lines = np.concatenate(chosen)
        yield _Range(lines, lines["report"] + np.repeat(before[:-1], sizes))


def repeated_in(
    texts: Iterable[str], condemned: NDArray[np.uint64], limits: CleaningThresholds
) -> frozenset[str]:
    """The lines of these texts that the archive condemned."""
    if not len(condemned):
        return frozenset()
    lines = {
        text[start:end]
        for text in texts
        for start, end, _ in cut_pieces(text)
        if may_repeat(text[start:end], limits)
    }
    ordered = sorted(lines)
    keys = np.fromiter(map(line_key, ordered), np.uint64, len(ordered))
    hits = np.isin(keys, condemned).tolist()
    return frozenset(line for line, hit in zip(ordered, hits, strict=True) if hit)
