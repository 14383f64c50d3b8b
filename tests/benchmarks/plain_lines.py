"""The texts of JSON Lines found by a scan of their bytes, a block at a time; unusual lines are parsed.

A line of one object whose strings have no escapes but \\n and \\" is as plain as archives have them: its text
is what stands between two quotes, less the backslashes. That takes half the time of the standard library's
parser, and numpy lets another thread go on meanwhile.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bytes = NDArray[np.uint8]

BLOCK = 1 << 20
"""Bytes scanned at a time."""
QUOTE, BACKSLASH, BRACE, LINE = b'"\\{\n'


def texts_of(path: Path, begin: int = 0, end: int | None = None) -> Iterator[str]:
    """The texts of an archive, one at a time: those whose lines begin within a stretch of bytes."""
    with path.open("rb") as file:
        if begin:
            file.seek(begin - 1)
            file.readline()
        at = file.tell()
        while end is None or at < end:
            room = BLOCK if end is None else min(BLOCK, end - at)
            block = file.read(room)
            if not block:
                return
            if not block.endswith(b"\n"):
                block += file.readline()
            at += len(block)
            yield from texts_in(block)


def texts_in(block: bytes) -> list[str]:
    """The text of each of some whole lines."""
    raw = np.frombuffer(block if block.endswith(b"\n") else block + b"\n", np.uint8)
    told = np.flatnonzero((raw == QUOTE) | (raw == BACKSLASH) | (raw == LINE) | (raw == BRACE))
    mark = raw[told]
    ends, escapes, braces = told[mark == LINE], told[mark == BACKSLASH], told[mark == BRACE]
    starts = np.concatenate([[0], ends[:-1] + 1])
    low, high, found = _values(raw, ends, told[mark == QUOTE])
    plain = found == 1
    odd = (raw[escapes + 1] != QUOTE) & (raw[escapes + 1] != ord("n"))
    plain[np.searchsorted(ends, escapes[odd])] = False
    plain &= np.bincount(np.searchsorted(ends, braces), minlength=len(ends)) == 1
    written = raw.copy()
    written[escapes + 1] = np.where(raw[escapes + 1] == ord("n"), LINE, raw[escapes + 1])
    bare = written.tobytes().replace(b"\\", b"")
    low -= np.searchsorted(escapes, low)
    high -= np.searchsorted(escapes, high)
    bounds = zip(plain.tolist(), low.tolist(), high.tolist(), starts.tolist(), ends.tolist(), strict=True)
    return [
        bare[first:last].decode() if easy else json.loads(block[start:end])["text"]
        for easy, first, last, start, end in bounds
    ]


def _values(raw: Bytes, ends: Ints, quoted: Ints) -> tuple[Ints, Ints, Ints]:
    """For each line where its text begins and ends, and how many it has."""
    quotes = quoted[raw[quoted - 1] != BACKSLASH]
    key = np.flatnonzero(raw[quotes[:-3] + 1] == ord("t"))
    opens, closes = quotes[key], quotes[key + 1]
    key = key[(closes == opens + 5) & (raw[opens + 2] == ord("e")) & (raw[opens + 3] == ord("x"))]
    opens, value = quotes[key], quotes[key + 2]
    named = (raw[opens + 4] == ord("t")) & (raw[opens + 6] == ord(":"))
    named &= (value == opens + 7) | ((value == opens + 8) & (raw[opens + 7] == ord(" ")))
    low, high = value[named] + 1, quotes[key[named] + 3]
    line = np.searchsorted(ends, low)
    first, last = np.zeros(len(ends), np.int64), np.zeros(len(ends), np.int64)
    first[line], last[line] = low, high
    whole = high < ends[np.minimum(line, len(ends) - 1)]
    return first, last, np.bincount(line[whole], minlength=len(ends))
