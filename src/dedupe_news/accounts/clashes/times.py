"""Dates, weekdays and times of day that disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes.clash import Clash, near, of_two_ages, same_fate, strangers
from dedupe_news.accounts.clashes.runs import same_clause
from dedupe_news.accounts.clauses import clause_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Told, When
    from dedupe_news.accounts.lexicon import Lexicon

_AROUND = 3
"""Words of content on either side of a weekday among which one must be the same."""
_DEEDS = {
    **{kind: kind for kind in ("once-resignation", "once-arrest", "once-sentence", "once-verdict")},
    **dict.fromkeys(("once-death", "toll-dead"), "death"),
    "toll-hurt": "hurt",
    "toll-held": "once-arrest",
}
"""What befalls somebody, by the class of its words."""
_STATES = frozenset({"deed", "standing", "state"})
"""Classes of `lexicon/exclusive.txt` whose words tell what is done."""
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
        if len(ours) == len(theirs) == 1 and not (
            _is_today(pair.first, ours[0]) and _is_today(pair.second, theirs[0])
        ):
            certain = _same_matter(pair, ours[0].place, theirs[0].place)
            certain = certain and (pair.sure or not strangers(pair.first, pair.second))
            plain = same_clause(pair.first, ours[0].tokens, pair.second, theirs[0].tokens)
            plain = plain and not strangers(pair.first, pair.second)
            found.append(
                Clash("date", "date", ours[0].written, theirs[0].written, certain or plain, plain=plain)
            )
    return found


def _is_today(told: Told, date: When) -> bool:
    """Whether a date says on which day a report was written: "announced today (14 October 2011)"."""
    before = told.words.lowers[max(0, date.place - 1) : date.place]
    return told.words.lexicon.has_any(before, "today")


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
    if all(told) and _tellers_apart(pair, one, other):
        return []  # "…, the coast guard said on Tuesday", "…, officials said on Wednesday"
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
    certain = certain and (any(told) or _of_one_deed(pair, one, other))
    plain = same_clause(pair.first, range(one, one + 1), pair.second, range(other, other + 1))
    plain = plain and not strangers(pair.first, pair.second)
    days = _written(pair.first, one), _written(pair.second, other)
    return [Clash("weekday", "weekday", *days, certain or plain, plain=plain)]


def _of_one_deed(pair: Pair, one: int, other: int) -> bool:
    """Whether two weekdays may be those of one deed: "closed on Monday", but "reopens on Thursday".

    One stands where the other does, with no other word, or a word near one is near the other as well; and
    nobody is hurt here who dies there.
    """
    ours, theirs = _deed(pair.first, one), _deed(pair.second, other)
    if (ours and theirs and ours != theirs) or of_two_ages(pair.first, pair.second):
        return False
    if any(
        one in swap.first
        and other in swap.second
        and _days_alone(pair.first, swap.first)
        and _days_alone(pair.second, swap.second)
        for swap in pair.swaps
    ):
        return True
    names = pair.first.named & pair.second.named
    left, right = _around(pair.first, one, names)
    rival_left, rival_right = _around(pair.second, other, names)
    if not (left or right) or not (rival_left or rival_right):
        return True
    if left and rival_left:
        return not (left.isdisjoint(rival_left) and right.isdisjoint(rival_right))
    return not (left | right).isdisjoint(rival_left | rival_right)


def _around(told: Told, place: int, names: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the words of content nearest to a weekday in its clause, before it and behind it."""
    clause, keys = clause_of(told, place), told.words.keys
    before = range(place - 1, clause.start - 1, -1)
    behind = range(_end_of_day(told, place) + 1, clause.stop)
    aside = names.union(keys[at] for at in told.weekdays)
    sides = (
        [keys[at] for at in places if keys[at] and keys[at][0] != "#" and keys[at] not in aside][:_AROUND]
        for places in (before, behind)
    )
    before_it, behind_it = map(frozenset, sides)
    return before_it, behind_it


def _days_alone(told: Told, places: range) -> bool:
    """Whether a stretch of tokens has no word of content but of days and times."""
    words, days = told.words, {*told.weekdays, *(_end_of_day(told, at) for at in told.weekdays)}
    return all(
        at in days or not words.keys[at] or words.lexicon.has("time-of-day", words.lowers[at])
        for at in places
    )


def _deed(told: Told, place: int) -> str:
    """What befell somebody in the clause of a weekday, by the nearest word for it; '' if nothing did."""
    lists, lowers = told.words.lexicon, told.words.lowers
    found = sorted(
        (abs(at - place), deed) for at in clause_of(told, place) for deed in _deeds_of(lists, lowers[at])
    )
    return found[0][1] if found else ""


def _deeds_of(lists: Lexicon, low: str) -> Iterator[str]:
    """The deeds that a word tells of: "died" of a death, "closed" of a state."""
    if not lists.has("once-with", low):  # "stepped off a plane" is no resignation
        yield from (deed for kind, deed in _DEEDS.items() if lists.has(kind, low))
    kind, deed = lists.exclusive.get(low, ("", ""))
    if kind in _STATES:
        yield deed


def _end_of_day(told: Told, place: int) -> int:
    """The last token of a weekday, of which some have two words ("thứ hai")."""
    return place + (told.words.lowers[place].removesuffix("'s") not in told.words.lexicon.weekdays)


def _written(told: Told, place: int) -> str:
    """A weekday as its sentence writes it, both words of "thứ hai"."""
    last = _end_of_day(told, place)
    return told.text[told.starts[place] : told.end(last)]


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


def _tellers_apart(pair: Pair, one: int, other: int) -> bool:
    """Whether each weekday stands in a clause that only says who told it, and these tell of two."""
    sides = (pair.first, one), (pair.second, other)
    if not all(_in_attribution(told, place) for told, place in sides):
        return False
    ours, theirs = (_teller(told, place) for told, place in sides)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _teller(told: Told, place: int) -> frozenset[str]:
    """The keys of a clause that says who told something, its weekday aside."""
    keys = told.words.keys
    return frozenset(keys[at] for at in clause_of(told, place) if keys[at] and at not in told.weekdays)


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
