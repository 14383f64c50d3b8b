"""Paraphrases with hardly a shared word, found by their place: both follow the same statement.

Two reports that have just told the same thing often go on with the same next thing (the idea of Barzilay and
Elhadad, 2003). Each sentence of the short stretch after a shared statement is compared with those of the
other report's stretch; a pair in which each is clearly the other's best match needs less likeness than
elsewhere, and less again when both open with the same clause of time ("after the talks") and name the same
actors. Measured by reading 120 such pairs of three sets: right in four of five from .4 on; under .3 without
the opening in two of five, so nothing is folded there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.lexicon import DANGLING, TIME_OPENERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dedupe_news.accounts.clashes import Told
    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.thresholds import StatementThresholds

_AHEAD = 5
"""So many sentences after a shared statement are looked at."""
_CLEARLY = 1.3
"""How far a best match must lead the second best."""
_REPORTS = 40
"""Stories of more reports have enough plain repetition; their pairs of reports are too many."""


def aligned_pairs(  # noqa: PLR0913, PLR0917 - what a comparison of places needs
    reports: Sequence[ReportInput],
    kind_of: dict[tuple[int, int], int],
    group_of: Sequence[int],
    skip: frozenset[int],
    likeness: Callable[[int, int], float],
    told: Callable[[int], Told],
    thresholds: StatementThresholds,
) -> list[tuple[float, int, int]]:
    """Pairs of kinds that their places make the same, most alike first.

    Args:
        reports: the story's reports.
        kind_of: the distinct sentence at each place.
        group_of: for each distinct sentence the group it is in so far.
        skip: distinct sentences that never pair (captions).
        likeness: common mass of two distinct sentences.
        told: a distinct sentence with its facts.
        thresholds: the limits.
    """
    if not 2 <= len(reports) <= _REPORTS:
        return []
    spots: dict[int, list[tuple[int, int]]] = {}
    holders: dict[int, set[int]] = {}
    for place, kind in sorted(kind_of.items()):
        group = group_of[kind]
        spots.setdefault(group, []).append(place)
        holders.setdefault(group, set()).add(place[0])
    found: dict[tuple[int, int], float] = {}

    def stretch(place: tuple[int, int], other: int) -> list[int]:
        """The kinds after a place, up to the next that the other report also tells."""
        report, start = place
        kinds = []
        for at in range(start + 1, min(start + 1 + _AHEAD, len(reports[report].sentences))):
            kind = kind_of[report, at]
            if other in holders[group_of[kind]]:
                break
            if kind not in skip:
                kinds.append(kind)
        return kinds

    for places in spots.values():
        for first, second in _across(places):
            left, right = stretch(first, second[0]), stretch(second, first[0])
            if left and right:
                found.update(_best(left, right, likeness, told, thresholds))
    return sorted(
        ((score, *pair) for pair, score in found.items()), key=lambda pair: (-round(pair[0], 9), pair[1:])
    )


def _across(places: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for number, first in enumerate(places):
        for second in places[number + 1 :]:
            if first[0] != second[0]:
                yield first, second


def _best(
    left: Sequence[int],
    right: Sequence[int],
    likeness: Callable[[int, int], float],
    told: Callable[[int], Told],
    thresholds: StatementThresholds,
) -> dict[tuple[int, int], float]:
    """Pairs in which each is the other's best match, far enough ahead or with the same opening."""
    table = {(one, other): likeness(min(one, other), max(one, other)) for one in left for other in right}
    found: dict[tuple[int, int], float] = {}
    for (one, other), score in table.items():
        if score < thresholds.aligned_opening:
            continue
        rivals = [more for (a, b), more in table.items() if (a == one) != (b == other)]
        best = max(rivals, default=0.0)
        if score < best:
            continue
        clear = score >= thresholds.aligned and score >= _CLEARLY * best
        if clear or _same_opening(told(one), told(other)):
            found[min(one, other), max(one, other)] = score
    return found


def _same_opening(first: Told, second: Told) -> bool:
    """Whether both open with the same clause of time and one names all actors of the other."""
    word, keys = _opening(first)
    other, others = _opening(second)
    if not word or word != other or not keys & others:
        return False
    ours = {part for name in first.facts.names for part in name}
    theirs = {part for name in second.facts.names for part in name}
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _opening(told: Told) -> tuple[str, frozenset[str]]:
    """The word that opens a clause of time at a sentence's beginning, and the keys of that clause."""
    words = told.words
    place = 0
    while place < len(words.tokens) and words.tokens[place].lower() in DANGLING:
        place += 1
    if place >= len(words.tokens) or words.tokens[place].lower() not in TIME_OPENERS:
        return "", frozenset()
    comma = told.text.find(",", words.starts[place])
    end = comma if comma >= 0 else words.starts[min(place + 6, len(words.starts) - 1)]
    keys = {key for key, start in zip(words.keys, words.starts, strict=True) if key and start < end}
    return words.tokens[place].lower(), frozenset(keys)
