"""Where two sentences that are otherwise about the same thing disagree.

They may dispute a number, date, weekday, name, polarity or verb. A clash keeps two sentences apart whatever
their likeness; whether it is also shown as a conflict is decided by how alike the sentences are without the
disputed words. Every test looks for a slot filled on both sides, or, in sentences that run in parallel, for
one word standing where the other sentence has its rival.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.lexicon import ATTRIBUTION, MONTHS, TIME_STAMPS, WEEKDAYS
from dedupe_news.accounts.likeness import Weights, compare_keys
from dedupe_news.accounts.name_clashes import name_clashes
from dedupe_news.accounts.number_clashes import number_clashes, reconcilable
from dedupe_news.accounts.polarity_clashes import polarity_clashes, verb_clashes
from dedupe_news.accounts.told import Clash, Told, swaps_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.facts import When
    from dedupe_news.accounts.told import Swap
    from dedupe_news.thresholds import StatementThresholds

__all__ = ["Clash", "Told", "disputes", "reconcilable"]


def disputes(
    weights: Weights, first: Told, second: Told, thresholds: StatementThresholds
) -> tuple[Clash, ...]:
    """The disagreements of two sentences, none unless they are otherwise about the same thing.

    Example:
        >>> from dedupe_news.accounts.facts import read_facts
        >>> from dedupe_news.accounts.words import Reader
        >>> from dedupe_news.thresholds import StatementThresholds
        >>> texts = ["The blast in Oslo hurt two people.", "The blast in Oslo hurt three people."]
        >>> words = [Reader().read(text) for text in texts]
        >>> told = [Told(text, word, read_facts(text, word)) for text, word in zip(texts, words)]
        >>> [(c.kind, c.first, c.second) for c in disputes(Weights(words), *told, StatementThresholds())]
        [('number', 'two people', 'three people')]
    """
    ours, theirs = _undisputed(first), _undisputed(second)
    common = len(ours & theirs)
    if common < 2 or common < min(thresholds.shared_words, len(ours), len(theirs)):
        return ()
    rest = compare_keys(weights, ours, theirs).both
    if rest < thresholds.disputed:
        return ()
    return _clashes(first, second, parallel=rest >= thresholds.parallel, sure=rest >= thresholds.sure)


def _undisputed(told: Told) -> frozenset[str]:
    """A sentence's keys without numbers, dates and time stamps: what it is about, whatever the figures."""
    skip = {
        key
        for token, key in zip(told.words.tokens, told.words.keys, strict=True)
        if (lower := token.lower().rstrip(".")) in WEEKDAYS or lower in MONTHS or lower in TIME_STAMPS
    }
    return frozenset(key for key in told.words.core if key[0] != "#" and key not in skip)


def _clashes(first: Told, second: Told, *, parallel: bool, sure: bool) -> tuple[Clash, ...]:
    found: list[Clash] = []
    swaps = swaps_of(first, second) if parallel else ()
    found.extend(number_clashes(first, second, swaps))
    found.extend(_date_clashes(first, second))
    found.extend(_weekday_clashes(first, second, swaps))
    if parallel:
        found.extend(name_clashes(first, second, swaps))
        found.extend(polarity_clashes(first, second, sure=sure))
        found.extend(verb_clashes(first, second, swaps))
    return tuple(found)


def _date_clashes(first: Told, second: Told) -> list[Clash]:
    left = [date for date in first.facts.dates if not _agreed(date, second.facts.dates)]
    right = [date for date in second.facts.dates if not _agreed(date, first.facts.dates)]
    found: list[Clash] = []
    for grade in (True, False):
        ours = _distinct([date for date in left if (date.month is not None) is grade])
        theirs = _distinct([date for date in right if (date.month is not None) is grade])
        if len(ours) == 1 and len(theirs) == 1:
            found.append(Clash("date", "date", ours[0].written, theirs[0].written))
    return found


def _agreed(date: When, others: Sequence[When]) -> bool:
    return any(date.agrees(other) for other in others)


def _distinct(dates: Sequence[When]) -> list[When]:
    found: list[When] = []
    for date in dates:
        if not _agreed(date, found):
            found.append(date)
    return found


def _weekday_clashes(first: Told, second: Told, swaps: Sequence[Swap]) -> list[Clash]:
    left, right = first.facts.weekdays - second.facts.weekdays, second.facts.weekdays - first.facts.weekdays
    if len(left) != 1 or len(right) != 1:
        return []
    one, other = _weekday_place(first, left), _weekday_place(second, right)
    swapped = any(a <= one < b and c <= other < d for a, b, c, d in swaps)
    if not swapped and (_attributed(first, one) or _attributed(second, other)):
        return []
    if not swapped and (len(first.facts.weekdays) > 1 or len(second.facts.weekdays) > 1):
        return []
    return [Clash("weekday", "weekday", first.words.tokens[one], second.words.tokens[other])]


def _weekday_place(told: Told, days: frozenset[int]) -> int:
    return next(place for place, token in enumerate(told.words.tokens) if WEEKDAYS.get(token.lower()) in days)


def _attributed(told: Told, place: int) -> bool:
    """Whether a weekday tells when something was said rather than when it happened."""
    near = told.words.tokens[max(0, place - 3) : place + 4]
    return any(token.lower() in ATTRIBUTION for token in near)
