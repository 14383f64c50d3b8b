"""A disagreement of two sentences, and what every test for one looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.facts import Told
    from dedupe_news.model import ConflictKind

_WIDEST = 4
_HEAD = 4
_NEAR = 5
"""Words on either side of a number or date that tell what it is about."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One disagreement between two sentences: what about, and what either says.

    An uncertain clash keeps the sentences apart without being shown: they may tell of different matters. A
    `plain` one stands in a clause that is the same to the letter, so that the rest need not be alike. `of`
    says more of what it is about where `about` is a bare sign ("$") or measure ("metres").
    """

    kind: ConflictKind
    about: str
    first: str
    second: str
    certain: bool = True
    plain: bool = False
    of: str = ""


@dataclass(frozen=True, slots=True)
class Swap:
    """A stretch of tokens of the first sentence that stands where the second has another."""

    first: range
    second: range


@dataclass(slots=True)
class Pair:
    """Two sentences about the same thing, and how closely they run in parallel.

    `in_step` says that most of their tokens are the same in the same order.
    """

    first: Told
    second: Told
    close: bool
    parallel: bool
    sure: bool
    in_step: bool = False
    _swaps: Sequence[Swap] | None = None

    @property
    def swaps(self) -> Sequence[Swap]:
        """What stands for one another in parallel sentences, worked out when first asked for."""
        if self._swaps is None:
            self._swaps = swaps(self.first, self.second) if self.parallel else ()
        return self._swaps

    def swapped(self, one: int, other: int) -> bool:
        """Whether a token of the first stands where the second has its own."""
        return any(one in swap.first and other in swap.second for swap in self.swaps)


def strangers(first: Told, second: Told) -> bool:
    """Whether either sentence opens with a name that the other does not hold: they may tell of two people."""
    return all(_unknown(*sides) for sides in ((first, second), (second, first)))


def _unknown(told: Told, other: Told) -> bool:
    """Whether the first name of a sentence, tellers and places aside, is missing from the other."""
    if not told.names:
        return False
    lowers, lists = told.words.lowers, told.words.lexicon
    bare = [low.removesuffix("'s") for low in lowers]
    for name in told.names:
        if name[0] not in bare:
            continue
        place = bare.index(name[0])
        around = lowers[max(0, place - _NEAR) : place + len(name) + 2]
        if lists.has_any(around, "says", "teller"):
            continue
        if place and lists.has("before-date", lowers[place - 1]):
            continue
        known = {low.removesuffix("'s")[:_HEAD] for low in other.words.lowers}
        telling = [part for part in name if len(part) >= _HEAD] or name  # "De Klerk" is not "De Kock"
        return all(part[:_HEAD] not in known for part in telling)
    return False


def swaps(first: Told, second: Told) -> tuple[Swap, ...]:
    """Stretches of tokens that stand for one another, at most four words each."""
    found: list[Swap] = []
    begin_left = begin_right = 0
    left, right = first.words.lowers, second.words.lowers
    for block in [*Indel.opcodes(left, right), None]:
        if block is None or block.tag == "equal":
            end_left = len(left) if block is None else block.src_start
            end_right = len(right) if block is None else block.dest_start
            if 0 < end_left - begin_left <= _WIDEST and 0 < end_right - begin_right <= _WIDEST:
                found.append(Swap(range(begin_left, end_left), range(begin_right, end_right)))
            if block is not None:
                begin_left, begin_right = block.src_end, block.dest_end
    return tuple(found)


def same_fate(pair: Pair, one: int, other: int) -> bool:
    """Whether nothing tells apart what befell those counted or dated here and there ("shot", "died")."""
    ours, theirs = _fate(pair.first, one), _fate(pair.second, other)
    return not (ours and theirs) or ours == theirs


def _fate(told: Told, place: int) -> str:
    """The nearest word that tells what befell somebody."""
    keys, lists = told.words.keys, told.words.lexicon
    for away in range(1, _NEAR + 1):
        for at in (place - away, place + away):
            if 0 <= at < len(keys) and lists.has("fate", keys[at]):
                return keys[at]
    return ""


def near(told: Told, place: int, width: int = 1) -> frozenset[str]:
    """The keys of the words of content around a stretch of tokens, numbers and days aside."""
    lists, words = told.words.lexicon, told.words
    around = [
        *range(max(0, place - _NEAR), place),
        *range(place + width, min(len(words.keys), place + width + _NEAR)),
    ]
    return frozenset(
        words.keys[at]
        for at in around
        if words.keys[at]
        and words.keys[at][0] != "#"
        and words.lowers[at] not in lists.weekdays
        and words.lowers[at] not in lists.months
        and not lists.has("time-of-day", words.lowers[at])
    )


def of_two_ages(first: Told, second: Told) -> bool:
    """Whether both sentences tell how old somebody is, and no age is in both: they are of two people.

    Args:
        first: the facts of a sentence.
        second: those of another.
    """
    ours, theirs = (
        {q.value for q in told.quantities if q.unit == "year-old" or q.unit[:1] == "@"}
        for told in (first, second)
    )
    return bool(ours and theirs) and ours.isdisjoint(theirs)
