"""What a sentence gives for a slot, something an event has one of: a figure, an hour, a cause, a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

from dedupe_news.accounts.clashes.numbers import reconcilable

if TYPE_CHECKING:
    from dedupe_news.accounts.facts import Clock, Quantity
    from dedupe_news.model import ConflictKind


class Value(Protocol):
    """What fills a slot, where it is more than one figure."""

    def agrees(self, other: Self, /) -> bool:
        """Whether both may be right."""
        ...

    def apart(self, other: Self, /) -> bool:
        """Whether both are so far apart that they are of two things."""
        ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """Words of which two values must share one: names of who claims an attack, classes of causes.

    Example:
        >>> OneOf(frozenset({"red", "dawn"})).agrees(OneOf(frozenset({"dawn"})))
        True
    """

    words: frozenset[str]

    def agrees(self, other: Self) -> bool:
        """Whether any word is in both."""
        return bool(self.words & other.words)

    def apart(self, _other: Self) -> bool:
        """Never: other words tell nothing of how far."""
        return False


@dataclass(frozen=True, slots=True)
class Result:
    """Both figures of a vote or match, the larger first: it does not matter who tells it."""

    high: float
    low: float

    def agrees(self, other: Self) -> bool:
        """Whether both are the same."""
        return self == other

    def apart(self, _other: Self) -> bool:
        """Never: any two results are of one match or vote."""
        return False


@dataclass(frozen=True, slots=True)
class Weekday:
    """The day of the week on which something happened, 0 is Monday."""

    day: int

    def agrees(self, other: Self) -> bool:
        """Whether both are the same."""
        return self == other

    def apart(self, _other: Self) -> bool:
        """Never: what happens once has one day."""
        return False


@dataclass(frozen=True, slots=True)
class Hour:
    """The hour at which something happened; others more than `most` minutes away are of something else.

    `moments` are the classes of what happened ("moment-fire"), none where the words do not say.
    """

    clock: Clock
    most: int
    moments: frozenset[str] = frozenset()

    def agrees(self, other: Self) -> bool:
        """Whether both may be one moment, as far as their hedges allow, or are of a fire and a collapse."""
        two = self.moments and other.moments and not self.moments & other.moments
        return bool(two) or self.clock.agrees(other.clock)

    def apart(self, other: Self) -> bool:
        """Whether something else may have happened in between."""
        return abs(self.clock.later(other.clock)) > self.most


@dataclass(frozen=True, slots=True)
class Figure:
    """What sentence `kind` gives for a slot: `shown` and, the value alone, `brief` as worded.

    `quantity` is the figure, None where `value` tells all. `whole` says that it counts just people or things,
    not some of them. Figures more than `most` times as large are of two things, if it is given. `clause` says
    where its words stand, `unit` what it is told in, `rate` that it is a rate of something, `whose` that it
    is one of somebody, `partial` that it
    counts those added, so that no other of the slot is the whole, `named` what readers are told the slot is.
    """

    slot: str
    kind: int
    quantity: Quantity | None
    shown: str
    brief: str
    whole: bool = True
    most: float = 0.0
    value: Value | None = None
    unit: str = ""
    clause: range = range(0)
    partial: bool = False
    rate: bool = False
    whose: bool = False
    about: ConflictKind = "number"
    named: str = ""

    @property
    def plain(self) -> bool:
        """Whether it is the whole, and told without a hedge."""
        return self.whole and not (self.quantity and self.quantity.hedge)

    @property
    def nought(self) -> bool:
        """Whether it says that there is none."""
        return self.quantity is not None and not self.quantity.value

    def told(self, *, brief: bool) -> str:
        """The figure with what tells its slot, or alone where others of the dispute are told so."""
        return self.brief if brief else self.shown

    def agrees(self, other: Figure) -> bool:
        """Whether a report may give both for one slot."""
        if self.partial or other.partial or self.unit != other.unit:
            return False
        if self.value is not None and other.value is not None:
            return self.value.agrees(other.value)
        if self.quantity is None or other.quantity is None:
            return False
        return reconcilable(self.quantity, other.quantity, exact=False)

    def disputes(self, other: Figure) -> bool:
        """Whether two reports that give these disagree."""
        if self.unit != other.unit or self.agrees(other):
            return False
        if self.value is not None and other.value is not None:
            return not self.value.apart(other.value)
        if self.quantity is None or other.quantity is None:
            return False
        if self.most and self.whole == other.whole:
            low, high = sorted((self.quantity.value, other.quantity.value))
            return high <= self.most * low
        if self.whole == other.whole:
            return self.whole or self.quantity.unit == other.quantity.unit
        whole, part = (self.quantity, other.quantity) if self.whole else (other.quantity, self.quantity)
        return part.value > whole.value and not whole.hedge
