"""Why two reports are or are not copies: measures in full, what is shared, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz

from dedupe_news.matching.copies import HOW, find_copies
from dedupe_news.matching.settings import CopySettings
from dedupe_news.matching.slots import NAME, VALUE_BITS, placed_slots
from dedupe_news.text.shingles import shingle_hashes
from dedupe_news.text.words import hash_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.text.words import Words
    from dedupe_news.thresholds import CopyThresholds


@dataclass(frozen=True, slots=True)
class CopyEvidence:
    """What speaks for and against one report's being a copy of the other.

    Measures are over all shingles: `resemblance` is their Jaccard coefficient, `a_in_b` the part of A's
    shingles that B has. `runs` are A's words that B repeats, longest first; `numbers` and `names` the pairs
    that stand among the same words and differ. `token_set` is RapidFuzz's token set ratio over 100.
    """

    copy: bool
    how: str
    verdict: str
    resemblance: float
    a_in_b: float
    b_in_a: float
    token_set: float
    runs: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]


def explain_copy(a: str, b: str, settings: CopySettings | None = None) -> CopyEvidence:
    """Compare two reports in full and say whether one would be set aside as a copy of the other.

    The verdict is that of `find_copies` on these two alone; in a large run boilerplate is known better.

    Example:
        >>> found = explain_copy("Road 1506 is closed from noon.", "Road 1507 is closed from noon.")
        >>> found.copy, found.numbers
        (False, (('1506', '1507'),))
    """
    chosen = settings or CopySettings()
    words = hash_words([a, b])
    hashes, first = shingle_hashes(words, chosen.thresholds.shingle_words)
    of_b = first >= words.bounds[1]
    left, right = np.unique(hashes[~of_b]), np.unique(hashes[of_b])
    both = len(np.intersect1d(left, right, assume_unique=True))
    numbers, names = _differences(words, chosen.thresholds)
    found = find_copies([a, b], chosen)
    how = HOW[int(found.how.max())]
    return CopyEvidence(
        copy=how != "none",
        how=how,
        verdict=_verdict(how, numbers, names),
        resemblance=_part(both, len(left) + len(right) - both),
        a_in_b=_part(both, len(left)),
        b_in_a=_part(both, len(right)),
        token_set=fuzz.token_set_ratio(a, b, processor=str.lower) / 100,
        runs=_runs(words, first[~of_b][np.isin(hashes[~of_b], right)], chosen.thresholds.shingle_words),
        numbers=numbers,
        names=names,
    )


def _part(some: int, of: int) -> float:
    return some / of if of else 0.0


def _verdict(how: str, numbers: tuple[tuple[str, str], ...], names: tuple[tuple[str, str], ...]) -> str:
    if how == "exact":
        return "copy: the same words in the same order"
    if how == "near":
        return "copy: alike all over"
    if how == "contained":
        return "copy: one is contained in the other"
    if numbers:
        return "no copy: other numbers among the same words"
    if names:
        return "no copy: other names among the same words"
    return "no copy: too little in common"


def _runs(words: Words, shared: NDArray[np.int64], width: int) -> tuple[str, ...]:
    """The first text's stretches that shared shingles cover, as it prints them, longest first."""
    if not len(shared):
        return ()
    breaks = np.flatnonzero(np.diff(shared) > width)
    opens = shared[np.concatenate([[0], breaks + 1])]
    limit = int(words.bounds[1])
    closes = np.minimum(shared[np.append(breaks, len(shared) - 1)] + width, limit)
    order = np.lexsort((opens, opens - closes))
    return tuple(_text(words, int(opens[at]), int(closes[at]) - 1) for at in order)


def _text(words: Words, first: int, last: int) -> str:
    stretch = words.raw[words.starts[first] : words.ends[first : last + 1].max()].tobytes()
    return " ".join(stretch.decode("utf-8", "replace").split())


def _differences(
    words: Words, thresholds: CopyThresholds
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Numbers and names that stand among the same words and differ."""
    first, last, slots, _ = placed_slots(words, thresholds)
    of_b = first >= words.bounds[1]
    there: dict[int, list[int]] = {}
    for at in np.flatnonzero(of_b).tolist():
        there.setdefault(int(slots[at]) >> VALUE_BITS, []).append(at)
    numbers: dict[tuple[str, str], None] = {}
    names: dict[tuple[str, str], None] = {}
    for at in np.flatnonzero(~of_b).tolist():
        others = there.get(int(slots[at]) >> VALUE_BITS, [])
        name = bool(slots[at] & NAME)
        gaps = [int(slots[at]) ^ int(slots[other]) for other in others]
        if not gaps or any(gap.bit_count() <= (thresholds.typo_letters if name else 0) for gap in gaps):
            continue
        pair = (
            _text(words, int(first[at]), int(last[at])),
            _text(words, int(first[others[0]]), int(last[others[0]])),
        )
        (names if name else numbers)[pair] = None
    return tuple(numbers), tuple(names)
