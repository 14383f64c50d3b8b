"""Packed columns: what the index keeps of every report besides its text, a few thousand reports to a row.

A million reports are read in some 250 rows of bytes, which numpy takes as they are; no Python object is made
for a report that nobody looks at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dedupe_news.matching import Fingerprints
from dedupe_news.matching.runs import bounds_of, members

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

SIZE: Final = 4096
"""Numbers of reports (`at`) to a block."""
RAGGED: Final = ("samples", "slots", "lines", "terms")
FACTS: Final = np.dtype(
    [
        ("at", "<u4"),
        ("dump", "<u4"),
        ("day", "<i4"),
        ("told", "?"),
        ("vote", "?"),
        ("key", "<u8"),
        ("words", "<i4"),
        ("tail", "<i4"),
        *((name, "<u4") for name in RAGGED),
    ]
)
"""Of each report: its number, that of the dump that brought it, its day (0: unknown), whether anything is
left of it once cleaned, whether it has a vote on repeated lines, the heads of its fingerprint, and how many
samples, slots, lines and terms it has."""
LINE: Final = np.dtype([("key", "<u8"), ("length", "<u4")])
"""A line of a report: 63 bits of BLAKE2b and, lowest, whether repetition may condemn it; its characters."""
STANDING: Final = np.dtype(
    [
        ("at", "<u4"),
        ("keeper", "<u4"),
        ("story", "<u4"),
        ("how", "u1"),
        ("due", "u1"),
        ("similarity", "<f8"),
    ]
)
"""Of each report: its number, its keeper's, its story's (0 where it is in none), how and how much it is a
copy, and what is due."""
GROUP, DERIVE, STALE = 1, 2, 4
"""What is due: to be grouped, and before that to be labelled and fingerprinted again; or, in a large index,
to be labelled as this program does it, once a story with the report is told."""
DUE = GROUP | DERIVE
"""What the next run does, whatever it adds."""
_TYPES: Final[Mapping[str, Any]] = {"samples": "<u4", "slots": "<u4", "lines": LINE, "terms": "<u4"}
FINGERPRINT: Final = 24
"""Bytes of a fingerprint besides its samples and slots: key, words, tail and two counts."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some reports by ascending number: a row of `facts` each, and their ragged columns end to end.

    A column that was not asked for (`Store.block`) is empty.
    """

    facts: NDArray[Any]
    samples: NDArray[np.uint32]
    slots: NDArray[np.uint32]
    lines: NDArray[Any]
    terms: NDArray[np.uint32]

    def __len__(self) -> int:
        """The number of reports."""
        return len(self.facts)

    @property
    def at(self) -> Ints:
        """The numbers of the reports."""
        return self.facts["at"].astype(np.int64)

    def owner(self, name: str) -> Ints:
        """The place of the report of each entry of a ragged column."""
        return np.repeat(np.arange(len(self)), self.facts[name])

    def only(self, places: Ints) -> Block:
        """Give the reports in these places, in that order."""
        if len(places) == len(self) and np.array_equal(places, np.arange(len(self))):
            return self  # most blocks are wanted whole, and there are 250 of a million reports
        ragged = {}
        for name in RAGGED:
            counts = self.facts[name].astype(np.int64)
            column = getattr(self, name)
            if len(column):
                column = column[members(bounds_of(counts)[:-1][places], counts[places])[0]]
            ragged[name] = column
        return Block(self.facts[places], **ragged)

    def prints(self) -> Fingerprints:
        """The fingerprints of the reports."""
        return Fingerprints(
            key=self.facts["key"].astype(np.uint64),
            words=self.facts["words"].astype(np.int32),
            tail=self.facts["tail"].astype(np.int32),
            samples=self.samples,
            sample_bounds=bounds_of(self.facts["samples"]),
            slots=self.slots,
            slot_bounds=bounds_of(self.facts["slots"]),
        )

    def packed(self) -> dict[str, bytes]:
        """The columns as bytes."""
        return {name: getattr(self, name).tobytes() for name in ("facts", *RAGGED)}


def unpack(columns: Mapping[str, bytes]) -> Block:
    """Give the block that was packed; columns that are not given are empty."""
    ragged = {name: np.frombuffer(columns.get(name, b""), _TYPES[name]) for name in RAGGED}
    return Block(np.frombuffer(columns["facts"], FACTS), **ragged)


def empty() -> Block:
    """A block of no reports."""
    return unpack({"facts": b""})


def join(blocks: Sequence[Block]) -> Block:
    """Put blocks one after the other."""
    parts = [empty(), *blocks]
    return Block(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("facts", *RAGGED)))


def merged(old: Block, new: Block) -> Block:
    """Give the reports of both by ascending number; the new one where both have it."""
    kept = np.flatnonzero(~np.isin(old.facts["at"], new.facts["at"]))
    both = join([old.only(kept), new])
    return both.only(np.argsort(both.at, kind="stable"))


def without(block: Block, gone: Ints) -> Block:
    """Leave out the reports of these numbers."""
    return block.only(np.flatnonzero(~np.isin(block.at, gone)))


def voted(block: Block, votes: NDArray[np.bool_]) -> Block:
    """Give the block with these votes."""
    facts = block.facts.copy()
    facts["vote"] = votes
    return replace(block, facts=facts)
