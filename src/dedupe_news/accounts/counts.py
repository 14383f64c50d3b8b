"""How many of what, beside which deed: "recalls 48,000 cribs" and "a recall of 84,000 cribs".

The slots of `measures` are what news mostly has one figure of. What else a story counts is told by the deed
and the thing together: any word of matter beside the figure, and the noun that it counts. One of the two
alone, as was tried first, tells of other things in half of the cases ("12 people" hurt, "20 people" held).
Dropped: the same in other languages, where people and verbs passed for things, and nothing more was told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clauses import clause_of, doubts, of_another_time
from dedupe_news.accounts.facts.quantities import CURRENCY
from dedupe_news.accounts.families import SAME_UNITS
from dedupe_news.accounts.figure import Figure
from dedupe_news.accounts.measures import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.facts import Quantity, Told
    from dedupe_news.thresholds import StatementThresholds

_OTHER_UNITS: Final = frozenset({"year-old", "score", "%", *CURRENCY})
_NOUN: Final = 5
"""Tokens behind a figure among which what it counts stands: "48,000 white wooden baby cribs"."""
_EACH: Final = frozenset({"a", "an", "per", "each", "every"})
_FAR: Final = 6
"""Tokens between a figure and the word that says what was done with the things, at most."""


def read_counts(kind: int, told: Told, limits: StatementThresholds) -> Iterator[Figure]:
    """The figures of a sentence, one for each thing counted and each deed beside it.

    Args:
        kind: the number of the sentence.
        told: its facts.
        limits: how far two figures of one slot may be apart.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> from dedupe_news.thresholds import StatementThresholds
        >>> told = tell(Reader().read("They recall 84,000 cribs."))
        >>> [(figure.slot, figure.shown) for figure in read_counts(0, told, StatementThresholds())]
        [('crib recall', '84,000 cribs')]
    """
    if told.stamped or not told.words.lexicon.cues.get("time-unit"):
        return  # in other languages spans of time would pass for things
    for quantity in told.quantities:
        if not _is_count(told, quantity):
            continue
        clause = clause_of(told, quantity.place)
        if _is_doubted(told, clause) or of_another_time(told, quantity.place):
            continue
        deeds = sorted(_deeds(told, quantity, clause))
        for thing, word, shown in _things(told, quantity):
            for deed in deeds:
                if thing != deed:
                    yield Figure(
                        f"{thing} {deed}",
                        kind,
                        quantity,
                        shown,
                        quantity.written,
                        clause=clause,
                        most=limits.count_apart,
                        named=word,
                    )


def _is_doubted(told: Told, clause: range) -> bool:
    """Whether a clause tells what may be or is needed, or counts what came together over time."""
    lowers, lists = told.words.lowers, told.words.lexicon
    held = lowers[clause.start : clause.stop]
    return bool(list(doubts(told, clause))) or lists.has_any(held, "slot-doubt", "toll-all")


def _things(told: Told, quantity: Quantity) -> Iterator[tuple[str, str, str]]:
    """What a figure may count: its key, its word, and the words from the figure to it."""
    words = told.words
    start = told.starts[quantity.place]
    for place in range(quantity.tokens.stop, min(quantity.tokens.stop + _NOUN, len(words.keys))):
        key = words.keys[place]
        if _is_rate(told, place):
            return
        if key in quantity.near and key not in told.named and not _is_of_people(told, place):
            yield key, words.lowers[place], " ".join(told.text[start : told.end(place)].split())


def _is_count(told: Told, quantity: Quantity) -> bool:
    return (
        quantity.value > 1
        and not quantity.frame
        and quantity.hedge != "at most"
        and bool(quantity.unit)
        and quantity.unit[0] != "@"
        and quantity.unit not in _OTHER_UNITS
        and not is_whole(told, quantity)
        and not _measures(told, quantity)
    )


def _measures(told: Told, quantity: Quantity) -> bool:
    """Whether a figure is one of time or of a measure, which counts no things."""
    lists = told.words.lexicon
    words, end = told.words, quantity.tokens.stop
    behind = {*words.lowers[end : end + 2], *words.keys[end : end + 2]}
    return lists.has_any(behind, "time-unit", "measure") or any(word in SAME_UNITS for word in behind)


def _is_rate(told: Told, place: int) -> bool:
    """Whether it is told how many in how long: "200 cars a day"."""
    lists, behind = told.words.lexicon, told.words.lowers[place + 1 : place + 3]
    return len(behind) > 1 and behind[0] in _EACH and lists.has("time-unit", behind[1])


def _is_of_people(told: Told, place: int) -> bool:
    """Whether people are counted, all or some of them, who are told of by what befell them (`tolls`)."""
    lists, low, key = told.words.lexicon, told.words.lowers[place], told.words.keys[place]
    return lists.has_any((low, key), "person", "part", "toll-person")


def _deeds(told: Told, quantity: Quantity, clause: range) -> frozenset[str]:
    """Keys of the words of matter around a figure that are neither counted nor a name."""
    low, high = quantity.place - _FAR, quantity.tokens.stop + _FAR
    keys = told.words.keys
    near = {keys[at] for at in clause if low <= at < high}
    return frozenset(near & told.matter) - quantity.near - told.named - {""}
