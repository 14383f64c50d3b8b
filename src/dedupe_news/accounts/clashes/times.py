"""Dates, weekdays and times of day that disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes.clash import Clash, near, same_fate, strangers
from dedupe_news.accounts.clashes.runs import same_clause
from dedupe_news.accounts.clauses import clause_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Told, When

_ACTOR = 3
_OPENS = 1
_TELLS = 5
"""A weekday so close to a word of telling may say when something was said."""
_SAID = 3
"""Right behind it and at the end of a sentence it does: "police said late Tuesday night"."""


def date_clashes(pair: Pair) -> list[Clash]:
    """Dates that cannot be the same day, one on either side, about the same words."""
    if not (pair.first.dates and pair.second.dates) or pair.first.stamped or pair.second.stamped:
        return []
    left = [date for date in pair.first.dates if not _agreed(date, pair.second.dates)]
    right = [date for date in pair.second.dates if not _agreed(date, pair.first.dates)]
    found: list[Clash] = []
    for to_month in (True, False):
        ours = _distinct([date for date in left if (date.month is not None) is to_month])
        theirs = _distinct([date for date in right if (date.month is not None) is to_month])
        if len(ours) == len(theirs) == 1:
            certain = _same_matter(pair, ours[0].place, theirs[0].place)
            certain = certain and (pair.sure or not strangers(pair.first, pair.second))
            plain = same_clause(pair.first, ours[0].tokens, pair.second, theirs[0].tokens)
            plain = plain and not strangers(pair.first, pair.second)
            found.append(
                Clash("date", "date", ours[0].written, theirs[0].written, certain or plain, plain=plain)
            )
    return found


def _same_matter(pair: Pair, one: int, other: int) -> bool:
    """Whether two places of time say when the same thing was."""
    if pair.sure or pair.swapped(one, other):
        return True
    return same_fate(pair, one, other) and bool(near(pair.first, one, 3) & near(pair.second, other, 3))


def _agreed(date: When, others: Sequence[When]) -> bool:
    return any(date.agrees(other) for other in others)


def _distinct(dates: Sequence[When]) -> list[When]:
    found: list[When] = []
    for date in dates:
        if not _agreed(date, found):
            found.append(date)
    return found


def weekday_clashes(pair: Pair) -> list[Clash]:
    """One weekday on either side that the other sentence does not name."""
    if not (pair.first.weekdays and pair.second.weekdays) or pair.first.stamped or pair.second.stamped:
        return []
    left = {at: day for at, day in pair.first.weekdays.items() if day not in pair.second.weekdays.values()}
    right = {at: day for at, day in pair.second.weekdays.items() if day not in pair.first.weekdays.values()}
    if len(set(left.values())) != 1 or len(set(right.values())) != 1:
        return []
    one, other = min(left), min(right)
    told = says_when_told(pair.first, one), says_when_told(pair.second, other)
    credited = _in_attribution(pair.first, one) is not _in_attribution(pair.second, other)
    if credited and told[0] is not told[1]:
        return []  # "in Vallejo on Monday night", "in Vallejo, police said Tuesday"
    swapped = told[0] is told[1] and (
        pair.swapped(one, other) or (pair.parallel and _same_neighbour(pair, one, other))
    )
    named = "'s" in pair.first.words.lowers[one] or "'s" in pair.second.words.lowers[other]  # "Sunday's game"
    swapped = swapped or (pair.close and not named and _same_opening(pair.first, pair.second))
    if any(told) and not (swapped or (pair.sure and all(told))):
        return []
    if not swapped and (len(pair.first.weekdays) > 1 or len(pair.second.weekdays) > 1):
        return []
    certain = pair.sure or not strangers(pair.first, pair.second)
    certain = certain and (swapped or _same_matter(pair, one, other))
    plain = same_clause(pair.first, range(one, one + 1), pair.second, range(other, other + 1))
    plain = plain and not strangers(pair.first, pair.second)
    days = _written(pair.first, one), _written(pair.second, other)
    return [Clash("weekday", "weekday", *days, certain or plain, plain=plain)]


def _written(told: Told, place: int) -> str:
    """A weekday as its sentence writes it, both words of "thứ hai"."""
    alone = told.words.lowers[place].removesuffix("'s") in told.words.lexicon.weekdays
    return told.words.tokens[place] if alone else told.text[told.starts[place] : told.end(place + 1)]


def _same_opening(first: Told, second: Told) -> bool:
    """Whether one actor opens both sentences ("The ministry said on Monday", "The ministry on Sunday …")."""
    sides = []
    for told in (first, second):
        keys = [
            key
            for place, key in enumerate(told.words.keys)
            if key and place not in told.weekdays and told.words.tokens[place][0].isupper()
        ]
        sides.append(frozenset(keys[:_ACTOR]))
    return bool(sides[0] & sides[1])


def _same_neighbour(pair: Pair, one: int, other: int) -> bool:
    """Whether two words of time follow the same word ("resigned Monday", "resigned on Tuesday")."""
    before = _last_key(pair.first, one)
    return bool(before) and before == _last_key(pair.second, other)


def _last_key(told: Told, place: int) -> str:
    keys = told.words.keys
    return next((keys[at] for at in range(place - 1, max(-1, place - 4), -1) if keys[at]), "")


def says_when_told(told: Told, place: int) -> bool:
    """Whether a weekday tells when something was said rather than when it happened."""
    lists, lowers = told.words.lexicon, told.words.lowers
    for step in (-1, 1):
        for at in range(place + step, place + step * _TELLS, step):
            if not 0 <= at < len(lowers):
                break
            left = min(at, at - step)
            opens = step > 0 and place <= _OPENS  # "On Friday, police said …"
            if not opens and "," in told.text[told.end(left) : told.starts[left + 1]]:
                break
            if lists.has("says", lowers[at]) or lists.has("teller", lowers[at]):
                return True
    return False


def _in_attribution(told: Told, place: int) -> bool:
    """Whether a weekday ends a sentence in a clause that only says who told it ("…, police said Tuesday")."""
    clause, lowers = clause_of(told, place), told.words.lowers
    near = lowers[max(clause.start, place - _SAID) : place]
    return clause.start > 0 and place + _SAID > len(lowers) and told.words.lexicon.has_any(near, "says")


def clock_clashes(pair: Pair) -> list[Clash]:
    """Times of day standing for one another in parallel sentences, that no hedge reconciles."""
    if not (pair.first.clocks and pair.second.clocks) or pair.first.stamped or pair.second.stamped:
        return []
    ours = [clock for clock in pair.first.clocks if not any(map(clock.agrees, pair.second.clocks))]
    theirs = [clock for clock in pair.second.clocks if not any(map(clock.agrees, pair.first.clocks))]
    if len(ours) != 1 or len(theirs) != 1:
        return []
    if not any(pair.swapped(ours[0].place + at, theirs[0].place + at) for at in (0, 1)):  # "3 a.m.", "3 p.m."
        return []
    return [Clash("number", "time", ours[0].written, theirs[0].written)]
