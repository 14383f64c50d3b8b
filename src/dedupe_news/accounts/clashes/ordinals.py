"""Places in a row that disagree: the third victim here, the fourth there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes.clash import Clash, strangers
from dedupe_news.accounts.marks import FIGURE, ORDINAL

if TYPE_CHECKING:
    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Told

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_IN_A_ROW = FIGURE | ORDINAL
"""What a sentence holds that names a place in a row: a word for it, or a figure before a suffix."""


def ordinal_clashes(pair: Pair) -> list[Clash]:
    """Nouns to which the sentences give other places in a row.

    Told only where the sentences run in parallel; elsewhere it keeps them apart, since the third and the
    fourth of a kind may each have a report of their own.
    """
    if not (pair.first.words.held & _IN_A_ROW and pair.second.words.held & _IN_A_ROW):
        return []  # as most
    ours, theirs = _places(pair.first), _places(pair.second)
    certain = pair.parallel and not strangers(pair.first, pair.second)
    return [
        Clash(
            "number",
            noun,
            _written(pair.first, next(iter(ours[noun].values()))),
            _written(pair.second, next(iter(theirs[noun].values()))),
            certain=certain,
        )
        for noun in ours
        if noun in theirs and ours[noun].keys().isdisjoint(theirs[noun])
    ]


def _places(told: Told) -> dict[str, dict[float, range]]:
    """For each noun right behind an ordinal the places in a row, with the tokens from one to the other."""
    words, found = told.words, dict[str, dict[float, range]]()
    lists, lowers = words.lexicon, words.lowers
    for place in [place for place, mark in enumerate(words.marks) if mark & _IN_A_ROW]:
        low, after = lowers[place], place + 1
        value = lists.ordinals.get(low)
        if value is None and low.isdecimal() and lowers[after : after + 1] and lowers[after] in _SUFFIXES:
            value, after = float(low), after + 1
        before = lowers[place - 1] if place else ""
        if place in told.weekdays:
            continue  # "segunda-feira" is a Monday
        if value is None or after >= len(lowers) or before in lists.numbers or before in lists.months:
            continue
        named = words.keys[after] and words.keys[after][0] != "#" and lowers[after] not in lists.months
        if named and told.text[told.end(after - 1) : told.starts[after]].strip("- ") == "":
            found.setdefault(lowers[after], {})[value] = range(place, after + 1)
    return found


def _written(told: Told, tokens: range) -> str:
    return " ".join(told.text[told.starts[tokens.start] : told.end(tokens.stop - 1)].split())
