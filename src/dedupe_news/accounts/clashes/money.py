"""What a disputed sum or measured figure is for, in a word of its sentence: "damage", "settlement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes.clash import near
from dedupe_news.accounts.facts.quantities import CURRENCY, MONEY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Quantity, Told

_NEAR = 5
_MONEY = CURRENCY.union(MONEY_WORDS)
_JOINS = frozenset({"in", "of", "de", "di", "d", "en", "an", "von", "van", "worth"})
"""Between a sum and what it counts: "$2 million in damage"; what stands behind "for" is bought with it."""
_PARTS = frozenset(',;:()“”"')
"""Marks behind which another thing is told."""
_MEASURES = (
    *("measure", "measure-word", "time-unit", "span-unit", "percent"),
    *("period-word", "quarter", "half-year"),
)
"""Classes of words that say in what something is measured, or over what part of a year."""


def money_for(pair: Pair, one: Quantity, other: Quantity) -> str:
    """The word beside a sum, in its clause, that the other sentence has beside its own; '' if none.

    What the sum counts comes first ("$2 million in damage"), then the nearest word before it
    ("offered"), then one behind it. Names are places mostly.
    """
    shared = near(pair.first, one.place, one.width) & near(pair.second, other.place, other.width)
    told = pair.first
    after = list(_clause(told, range(one.tokens.stop, one.tokens.stop + _NEAR)))
    before = list(_clause(told, range(one.place - 1, one.place - 1 - _NEAR, -1)))
    if one.unit not in CURRENCY:  # its measure is no word for what it measures
        after = [at for at in after if told.words.keys[at] != one.unit]
    counted = next((n for n, at in enumerate(after) if told.words.lowers[at] not in _JOINS | _MONEY), 0)
    for places in (after[: counted + 1], before, after):
        for at in places:
            if told.words.keys[at] in shared and _common(told, at):
                return told.words.tokens[at]
    return ""


def _clause(told: Told, places: range) -> Iterator[int]:
    """The places of a stretch up to the first mark."""
    for at in places:
        edge = at - 1 if places.step > 0 else at
        if not 0 <= at < len(told.starts) or not _PARTS.isdisjoint(
            told.text[told.end(edge) : told.starts[edge + 1]]
        ):
            return
        yield at


def _common(told: Told, at: int) -> bool:
    """Whether a word is no name, no money and no word of telling."""
    low, lists = told.words.lowers[at].removeprefix("d'"), told.words.lexicon
    named = told.words.tokens[at][0].isupper() and at > 0 and lists.lang != "de"
    measured = lists.has_any((low, told.words.keys[at]), *_MEASURES)
    return not (named or measured) and low not in _MONEY and not lists.has("says", low)
