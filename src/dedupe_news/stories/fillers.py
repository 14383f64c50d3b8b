"""Two reports that fill one frame with other names tell two events, however alike they are.

An agency tells two bus crashes of one week in the same sentences: fell into a ravine in, on, killing, near,
the chief of police, said. Word by word such reports are more alike than two papers on one crash, and what
differs stands in the same places: who, where, when, how many. So both are laid side by side, and where words
that differ stand between words that are the same, they are held against each other: names that the other
report does not know at all, weekdays, numbers.

An update of a toll has the same names in the frame, and two papers in their own words have no frame, so that
neither is doubted. Of 1,711 pairs of reports of one event that had passed for one, in small runs drawn from
the four sets, whole and cut to 40 words, and in all runs written by hand, 8 have another name in the frame
and nothing else, none has more; of 700 such pairs of two events 13 have that and 43 have more (a name
and a figure, or two names). Where more than two such differ, the two are kept apart whatever else joins them:
a third report that is near to both, or one that tells of both crashes.

Leads that tell of other places, and of other days or figures, are no such sign (4 pairs of one event and 19
of two): the two stay together, and their story is marked as borderline.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Indel

from dedupe_news.stories.leads import Word, name_key, named, read_words
from dedupe_news.text.stamps import weekdays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.stories.inputs import StorySettings
    from dedupe_news.stories.kin import Compared
    from dedupe_news.thresholds import StoryThresholds

WORDS = 140
"""Words that are laid side by side: an agency's brief, and the lead of anything longer."""
GAP = 6
"""Words that may stand in one place of the frame, in either report."""
BESIDE, NEXT = 3, 2
"""Words of the frame that must stand beside such a place, one at least on either side, and how many words
there may be in the next place, beyond which the frame goes on: "on Monday, killing six people"."""
SPELLED = 0.7
"""Likeness of letters from which two names may be one name in two spellings."""
WEEKDAY = 5
"""Letters of a weekday: shorter ones are words of other languages."""


@dataclass(frozen=True, slots=True)
class Told:
    """The first words of a report by their keys, the names among them, and every word of it.

    `places`, `days` and `figures` are those of its lead.
    """

    keys: tuple[str, ...]
    names: frozenset[str]
    every: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Swapped:
    """How many names, numbers and days fill the same places otherwise, and what part is frame."""

    names: int
    others: int
    frame: float


def told(text: str, limits: StoryThresholds) -> Told:
    """Read a report, its title and body."""
    words, line = read_words(text[: limits.longest])
    every = _keys(words, text)
    lead = every[: limits.lead_names]
    names, _ = named(words, line, WORDS)
    in_lead, places = named(words, line, limits.lead_names)
    return Told(
        keys=tuple(every[:WORDS]),
        names=names,
        every=frozenset(every),
        places=in_lead & places,
        days=week().intersection(lead),
        figures=frozenset(filter(_is_number, lead)),
    )


def _keys(words: Sequence[Word], text: str) -> list[str]:
    """Give the keys of words, the parts of a number (2.50, 8,412) as one."""
    found: list[str] = []
    end = -1
    for one in words:
        if (
            found
            and one.start == end + 1
            and text[end] in ".,:"
            and one.key.isdigit()
            and found[-1][0].isdigit()
        ):
            found[-1] += text[end] + one.word
        else:
            found.append(one.word if one.key.isdigit() else one.key)
        end = one.start + len(one.word)
    return found


def swapped(one: Told, other: Told) -> Swapped:
    """Lay two reports side by side and count what differs in the same places.

    Example:
        >>> from dedupe_news.thresholds import StoryThresholds
        >>> brief = "A bus fell into a ravine near {} on {}, killing {} people, mayor {} said."
        >>> fill = (("Arlow", "Monday", 9, "Ann Breen"), ("Tesk", "Friday", 5, "Joe Daly"))
        >>> swapped(*(told(brief.format(*values), StoryThresholds()) for values in fill))
        Swapped(names=2, others=2, frame=0.706)
    """
    names: list[frozenset[str]] = []
    numbers: list[frozenset[str]] = []
    days: list[frozenset[str]] = []
    frame = 0
    for a, b in _places(one, other):
        if b is None:
            frame += a.stop - a.start
            continue
        left, right = one.keys[a], other.keys[b]
        mine, yours = _own(left, one.names, other), _own(right, other.names, one)
        if Indel.normalized_similarity(" ".join(mine), " ".join(yours)) < SPELLED:
            _note(names, mine, yours)
        _note(
            numbers, _own(left, filter(_is_number, left), other), _own(right, filter(_is_number, right), one)
        )
        _note(days, _own(left, week(), other), _own(right, week(), one))
    shorter = max(min(len(one.keys), len(other.keys)), 1)
    return Swapped(len(names), len(numbers) + bool(days), round(frame / shorter, 3))


@cache
def week() -> frozenset[str]:
    """Constant data: weekdays as they stand among the keys."""
    return frozenset(name_key(day) for day in weekdays() if len(day) >= WEEKDAY)


def filled_otherwise(
    texts: Sequence[str], pairs: Compared, likely: NDArray[np.bool_], limits: StoryThresholds
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Give -1 for pairs that fill one frame with other names, a part of that where less differs, else 0.

    And which pairs are to be marked: their leads tell of other places, and of other days or figures.

    Args:
        texts: of each report its title and body.
        pairs: the compared pairs.
        likely: which of them are looked at.
        limits: what a frame is, how much less tells, and up to how many reports this is asked.
    """
    found, marked = np.zeros(len(pairs.left)), np.zeros(len(pairs.left), bool)
    fades = min(1.0, max(0.0, 2.0 - 2.0 * pairs.count / limits.framed_reports))
    read: dict[int, Told] = {}
    for at in np.flatnonzero(likely & (fades > 0)).tolist():
        two = int(pairs.left[at]), int(pairs.right[at])
        read |= {place: told(texts[place], limits) for place in two if place not in read}
        one, other = (read[place] for place in two)
        found[at] = _doubt(swapped(one, other), limits)
        marked[at] = elsewhere(one, other)
    return -fades * found, marked


def elsewhere(one: Told, other: Told) -> bool:
    """Whether the leads of two reports tell of other places, and of other weekdays or figures.

    Example:
        >>> from dedupe_news.thresholds import StoryThresholds
        >>> texts = "A mill in Omsk burnt on Monday.", "On Friday flames ate a barn in Tver."
        >>> elsewhere(*(told(text, StoryThresholds()) for text in texts))
        True
    """
    if not _strangers(one.places, other.every) or not _strangers(other.places, one.every):
        return False
    return _strangers(one.days, other.days) or _strangers(one.figures, other.figures)


def _strangers(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether there are some and others and none is both."""
    return bool(some and others) and some.isdisjoint(others)


def keeps_apart(settings: StorySettings) -> bool:
    """Whether other names in one frame hold two reports apart: not where stories are as wide as affairs."""
    return settings.granularity < 0.5 + settings.thresholds.names_wide


def _doubt(found: Swapped, limits: StoryThresholds) -> float:
    if found.frame < limits.frame_part or not found.names:
        return 0.0
    if found.names + found.others > 2 and (found.names > 1 or found.others > 1):
        return 1.0
    return limits.framed_few if found.names + found.others > 1 else 0.0


def _places(one: Told, other: Told) -> Iterator[tuple[slice, slice | None]]:
    """Give what both say alike (the second None), and what stands otherwise in one place of that frame."""
    runs: list[tuple[bool, slice, slice]] = []
    for tag, left, left_end, right, right_end in Indel.opcodes(one.keys, other.keys).as_list():
        a, b = slice(left, left_end), slice(right, right_end)
        if runs and tag != "equal" and not runs[-1][0]:
            _, first, second = runs.pop()
            a, b = slice(first.start, left_end), slice(second.start, right_end)
        runs.append((tag == "equal", a, b))
    for at, (same, a, b) in enumerate(runs):
        if same:
            yield a, None
        elif min(_long(a), _long(b)) > 0 and max(_long(a), _long(b)) <= GAP:
            before, after = _frame(runs[:at][::-1]), _frame(runs[at + 1 :])
            if min(before, after) > 0 and before + after >= BESIDE:
                yield a, b


def _frame(runs: Sequence[tuple[bool, slice, slice]]) -> int:
    """Count the words of the frame on one side of a place, over one more place of a word or two."""
    if not runs:
        return 1
    found = _long(runs[0][1])
    if len(runs) > 2 and max(_long(runs[1][1]), _long(runs[1][2])) <= NEXT:
        found += _long(runs[2][1])
    return found


def _long(one: slice) -> int:
    return int(one.stop - one.start)


def _is_number(key: str) -> bool:
    return key[0].isdigit()


def _own(keys: Sequence[str], kind: Iterable[str], other: Told) -> list[str]:
    """Give the words of a kind that stand in a place, none if the other report knows one of them."""
    kinds = frozenset(kind)
    found = [key for key in keys if key in kinds]
    return [] if any(key in other.every for key in found) else found


def _note(found: list[frozenset[str]], one: list[str], other: list[str]) -> None:
    """Note what one report has in a place, once, if the other has something of that kind there."""
    if one and other and not any(known.intersection(one) for known in found):
        found.append(frozenset(one))
