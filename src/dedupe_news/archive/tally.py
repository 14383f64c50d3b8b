"""Which lines a whole archive condemns by repetition, told without ever holding its lines in memory.

Each batch leaves its lines as sorted 64-bit keys. A range of keys of all batches at a time is brought
together, twice: first for the lines that stand in one report alone, which give each report its own letters
and with them its vote; then for the votes of each line. The answer is that of `cleaning.repetition` over all
texts at once, whatever the batches (a test compares them).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from dedupe_news.cleaning import Cuts, cut_texts, longest_repeated, may_repeat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from dedupe_news.thresholds import CleaningThresholds

    Lines = NDArray[np.void]
    Ints = NDArray[np.int64]
    Ask = Callable[[NDArray[np.uint64], NDArray[np.bool_]], tuple[Ints, Ints]]

LINE = np.dtype([("key", "<u8"), ("report", "<u4"), ("length", "<u4"), ("may", "?")])
"""A line of a report: its key, the report's place in its batch, characters, and whether it may repeat."""
KEY = 8
"""Bytes of a key."""
ROW = 64
"""Bytes a line takes while a range is sorted: itself, its order and the columns apart."""


def line_key(line: str) -> int:
    """The key of a line: 64 bits of BLAKE2b, which no day's hash seed changes.

    Example:
        >>> line_key("Most read") == line_key("Most read"), line_key("Most read") == line_key("Most red")
        (True, False)
    """
    return int(line_keys([line])[0])


def line_keys(lines: Iterable[str]) -> NDArray[np.uint64]:
    """The key of each line."""
    hashed = hashlib.blake2b
    digests = [hashed(line.encode("utf-8", "surrogatepass"), digest_size=KEY).digest() for line in lines]
    return np.frombuffer(b"".join(digests), "<u8").astype(np.uint64)


def _may_repeat(lines: Sequence[str], lengths: Ints, limits: CleaningThresholds) -> NDArray[np.bool_]:
    """Which lines may repeat; most are too long, which their lengths tell."""
    may = np.zeros(len(lines), np.bool_)
    for at in np.flatnonzero(lengths <= longest_repeated(limits)).tolist():
        may[at] = may_repeat(lines[at], limits)
    return may


@dataclass(frozen=True, slots=True)
class Counted:
    """The lines of a batch as the second pass wants them: not cut and hashed once more.

    `cuts` are the pieces of its texts; of distinct ones, in the order in which they are met, `key` uint64 is
    the key and `at` int64 the place of the first such piece.
    """

    cuts: Cuts
    key: NDArray[np.uint64]
    at: NDArray[np.int64]

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Give it as named arrays."""
        own = {one.name: getattr(self.cuts, one.name) for one in fields(self.cuts)}
        small = {name: own[name].astype(np.uint32) for name in ("start", "end")}
        return {**own, **small, "key": self.key, "at": self.at}

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Counted:
        """Take it from named arrays."""
        wide = {name: arrays[name].astype(np.int64) for name in ("start", "end")}
        return cls(
            Cuts(arrays["first"], wide["start"], wide["end"], arrays["rule"], arrays["may"]),
            arrays["key"],
            arrays["at"],
        )

    def repeated(self, texts: Sequence[str], condemned: NDArray[np.uint64]) -> frozenset[str]:
        """The lines of the batch's texts that the archive condemned."""
        places = self.at[np.isin(self.key, condemned)]
        owners = np.searchsorted(self.cuts.first, places, side="right") - 1
        starts, ends = self.cuts.start[places].tolist(), self.cuts.end[places].tolist()
        return frozenset(
            texts[owner][start:end] for owner, start, end in zip(owners.tolist(), starts, ends, strict=True)
        )


def tally(texts: Sequence[str], limits: CleaningThresholds) -> tuple[Lines, Counted]:
    """The lines of a batch, each once a text, as `LINE`s sorted by key; and what the second pass wants."""
    cuts = cut_texts(texts)
    every = cuts.lines(texts)
    distinct = {line: at for at, line in enumerate(dict.fromkeys(every))}
    count = len(distinct)
    keys = line_keys(distinct)
    lengths = np.fromiter(map(len, distinct), np.int64, count)
    may = _may_repeat(list(distinct), lengths, limits)
    place = np.fromiter(map(distinct.__getitem__, every), np.int64, len(every))
    known = np.maximum.accumulate(np.append(-1, place))
    counted = Counted(cuts, keys, np.flatnonzero(place > known[:-1]))
    text = np.repeat(np.arange(len(texts)), np.diff(cuts.first))
    text, place = np.divmod(np.unique(text * max(count, 1) + place), max(count, 1))
    found = np.zeros(len(place), LINE)
    found["key"], found["report"] = keys[place], text
    found["length"], found["may"] = lengths[place], may[place]
    return found[np.argsort(found["key"], kind="stable")], counted


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
    # one range that holds them all is sorted once, of several only one has room
    whole = list(_ranges(batches, reports, ranges)) if ranges == 1 else None
    for part in _ranges(batches, reports, ranges) if whole is None else whole:
        single = part.first & np.append(part.first[1:], True)
        starts = np.flatnonzero(part.first)
        single[starts] &= ask(part.key[starts], part.may[starts])[0] == 0
        letters += np.bincount(part.report, part.length, total)
        own += np.bincount(part.report[single], part.length[single], total)
    votes = (own * 2 >= letters).astype(np.int64)
    found = [np.zeros(0, np.uint64)]
    for part in _ranges(batches, reports, ranges) if whole is None else whole:
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
