"""Paraphrases with hardly a shared word, found by place: both follow the same statement in their reports.

Two reports that have just told the same thing often go on with the same next thing (the idea of Barzilay and
Elhadad, 2003). Each sentence of the short stretch after a shared statement is compared with those of the
other report's stretch; a pair in which each is clearly the other's best match needs less likeness than
elsewhere, and less again when both open with the same clause of time ("after the talks") and name the same
actors.
Measured by reading 120 such pairs of three sets: right in four of five from .4 on; under .3 without the
opening in two of five, so nothing is folded there.
"""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.kinds import Kinds, Place
    from dedupe_news.accounts.pairing import Pairing

_AHEAD = 5
"""So many sentences after a shared statement are looked at."""
_CLEARLY = 1.3
"""How far a best match must lead the second best."""
_REPORTS = 40
"""Stories of more reports have enough plain repetition; their pairs of reports are too many."""


def aligned_pairs(
    reports: Sequence[ReportInput],
    kinds: Kinds,
    group_of: Sequence[int],
    skip: Collection[int],
    pairing: Pairing,
) -> list[tuple[float, int, int]]:
    """Pairs of kinds that their places make the same, most alike first.

    Args:
        reports: the story's reports.
        kinds: its distinct sentences.
        group_of: for each distinct sentence the group it is in so far.
        skip: distinct sentences that never pair (captions).
        pairing: compares them.
    """
    if not 2 <= len(reports) <= _REPORTS:
        return []
    spots: dict[int, list[Place]] = {}
    holders: dict[int, set[int]] = {}
    for number, row in enumerate(kinds.rows):
        for at, kind in enumerate(row):
            group = group_of[kind]
            spots.setdefault(group, []).append((number, at))
            holders.setdefault(group, set()).add(number)

    def stretch(place: Place, other: int) -> tuple[int, ...]:
        """The kinds after a place, up to the next that the other report also tells."""
        report, start = place
        ahead = []
        for kind in kinds.rows[report][start + 1 : start + 1 + _AHEAD]:
            if other in holders[group_of[kind]]:
                break
            if kind not in skip:
                ahead.append(kind)
        return tuple(ahead)

    found: dict[tuple[int, int], float] = {}
    compared: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    for first, second in chain.from_iterable(combinations(places, 2) for places in spots.values()):
        left = stretch(first, second[0]) if first[0] != second[0] else ()
        right = stretch(second, first[0]) if left else ()
        if right and (left, right) not in compared:  # copies go on with the same sentences
            compared.add((left, right))
            found.update(_best(left, right, pairing))
    return sorted(
        ((score, *pair) for pair, score in found.items()), key=lambda pair: (-round(pair[0], 9), pair[1:])
    )


def _best(left: Sequence[int], right: Sequence[int], pairing: Pairing) -> dict[tuple[int, int], float]:
    """Pairs in which each is the other's best match, far enough ahead or with the same opening."""
    limits = pairing.thresholds
    table = {(one, other): pairing.likeness(one, other) for one in left for other in right}
    found: dict[tuple[int, int], float] = {}
    for (one, other), score in table.items():
        if score < limits.aligned_opening:
            continue
        rivals = [more for (a, b), more in table.items() if (a == one) != (b == other)]
        best = max(rivals, default=0.0)
        clear = score >= limits.aligned and score >= _CLEARLY * best
        if clear or same_opening(pairing.told(one), pairing.told(other)):
            found[min(one, other), max(one, other)] = score
    return found


def same_opening(first: Told, second: Told) -> bool:
    """Whether both open with the same clause of time and one names all actors of the other."""
    word, keys = _opening(first)
    other, others = _opening(second)
    if not word or word != other or not keys & others:
        return False
    ours = {part for name in first.names for part in name}
    theirs = {part for name in second.names for part in name}
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _opening(told: Told) -> tuple[str, frozenset[str]]:
    """The word that opens a clause of time at a sentence's beginning, and the keys of that clause."""
    words, lists = told.words, told.words.lexicon
    place = 0
    while place < len(words.lowers) and lists.has("opener", words.lowers[place]):
        place += 1
    if place >= len(words.lowers) or not lists.has("time-opener", words.lowers[place]):
        return "", frozenset()
    comma = told.text.find(",", told.starts[place])
    end = comma if comma >= 0 else told.starts[min(place + 6, len(told.starts) - 1)]
    keys = {key for key, start in zip(words.keys, told.starts, strict=True) if key and start < end}
    return words.lowers[place], frozenset(keys)
