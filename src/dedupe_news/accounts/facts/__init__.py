"""The typed facts of a sentence: quantities, dates, weekdays, clock times, names, negations.

Read from the tokens by closed word lists and neighbourhood alone, so any language gets digits and names, and
the languages of `lexicon` get month, weekday, number and negation words too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from dedupe_news.accounts.facts.calendar import When, read_dates, read_weekdays
from dedupe_news.accounts.facts.clocks import Clock, read_clocks
from dedupe_news.accounts.facts.names import read_names
from dedupe_news.accounts.facts.negations import read_negations
from dedupe_news.accounts.facts.quantities import Quantity, read_quantities
from dedupe_news.accounts.marks import ASIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.words import Words

__all__ = ["Clock", "Quantity", "Told", "When", "tell"]


@dataclass(slots=True)
class Remembered:
    """What was worked out of a sentence's clauses, to be asked for again; that changes no answer.

    A sentence is set against dozens of others, and each time it is asked what clause a figure stands in and
    whether that looks back. `bounds` are the first token and the end of the clause of each token, `clauses`
    what `clauses.py` read of those asked for.
    """

    bounds: list[tuple[int, int]] = field(default_factory=list)
    clauses: dict[tuple[int, int], tuple[bool, bool, bool]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence states, in slots that can be compared; places are those of its tokens.

    `weekdays` maps places to days from Monday, 0; `denied` has for each negation the places of the words that
    it denies. `stamped` says that the sentence is (also) a time stamp, whose dates say when a page was made.
    `named` are the keys of the words that stand in names, `matter` those of what the sentence is about,
    whatever the figures and dates.
    """

    words: Words
    starts: tuple[int, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[When, ...]
    weekdays: dict[int, int]
    clocks: tuple[Clock, ...]
    names: tuple[tuple[str, ...], ...]
    named: frozenset[str]
    negations: tuple[int, ...]
    denied: tuple[tuple[int, ...], ...]
    stamped: bool
    matter: frozenset[str]
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.words.text

    @property
    def denies(self) -> bool:
        """Whether it says of something that it is not so; "unhurt" is no such word."""
        return any(self.words.lowers[place] not in self.words.lexicon.denied for place in self.negations)

    def end(self, place: int) -> int:
        """Where a token ends in the text."""
        return self.starts[place] + len(self.words.tokens[place])


def tell(words: Words) -> Told:
    """The facts of one sentence.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> told = tell(Reader().read("On August 4, about 20 soldiers were not injured."))
        >>> told.dates[0].month, told.dates[0].day, told.quantities[0].unit, told.quantities[0].hedge
        (8, 4, '~soldier', 'about')
        >>> len(told.negations)
        1
    """
    starts = words.starts()
    taken: set[int] = set()
    dates = read_dates(words, starts, taken)
    clocks = read_clocks(words, taken)
    lists = words.lexicon
    stamps = lists.cues.get("stamp", _NONE) if dates else _NONE
    stamped = bool(dates) and not (stamps - lists.cues.get("half", _NONE)).isdisjoint(words.lowers)
    weekdays = read_weekdays(words)
    if lists.lang == "vi":
        taken.update(place + 1 for place in weekdays)  # "thứ hai", the second day of the week, is no two
    aside = {words.keys[place] for place in weekdays}
    if lists.lang == "pt":
        aside.update(
            words.keys[place + 1] for place in weekdays if words.lowers[place + 1 : place + 2] == ("feira",)
        )
    if words.held & ASIDE:
        aside.update(key for key, mark in zip(words.keys, words.marks, strict=True) if mark & ASIDE)
    negations = read_negations(words, starts)
    quantities = read_quantities(words, starts, taken)
    names = read_names(words, starts, taken)
    return Told(
        words,
        starts,
        quantities,
        dates,
        weekdays,
        clocks,
        names,
        _keys_of(names, words) if names else _NONE,
        tuple(negations),
        tuple(negations.values()),
        stamped,
        frozenset([key for key in words.core if key[0] != "#" and key not in aside]),
    )


_NONE: frozenset[str] = frozenset()


def _keys_of(names: Sequence[Sequence[str]], words: Words) -> frozenset[str]:
    """The keys of the words that are part of a name, wherever they stand."""
    parts = set(chain.from_iterable(names))
    return frozenset([key for low, key in zip(words.lowers, words.keys, strict=True) if low in parts])
