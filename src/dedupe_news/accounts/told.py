"""A sentence with all that a comparison needs, what it may dispute, and where words stand for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from dedupe_news.accounts.facts import Facts
    from dedupe_news.accounts.words import Words
    from dedupe_news.model import ConflictKind


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with all that a comparison needs."""

    text: str
    words: Words
    facts: Facts


@dataclass(frozen=True, slots=True)
class Clash:
    """One disagreement between two sentences: what about, and what either says."""

    kind: ConflictKind
    about: str
    first: str
    second: str


Swap = tuple[int, int, int, int]


def swaps_of(first: Told, second: Told) -> tuple[Swap, ...]:
    """Stretches of tokens of the first that stand where the second has others, at most four words each."""
    left = [token.lower().replace("’", "'") for token in first.words.tokens]
    right = [token.lower().replace("’", "'") for token in second.words.tokens]
    found: list[Swap] = []
    begin_left = begin_right = 0
    for block in [*Indel.opcodes(left, right), None]:
        if block is None or block.tag == "equal":
            end_left = len(left) if block is None else block.src_start
            end_right = len(right) if block is None else block.dest_start
            if 0 < end_left - begin_left <= 4 and 0 < end_right - begin_right <= 4:
                found.append((begin_left, end_left, begin_right, end_right))
            if block is not None:
                begin_left, begin_right = block.src_end, block.dest_end
    return tuple(found)
