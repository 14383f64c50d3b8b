"""What figure it is: whether words of their clauses say that two figures are of two things.

Sentences in like words are often of two things all the same: food inflation and core inflation, sales and
sales in Asia, the new stadium and the old, what was hoped for and what came, the third quarter and the first
half. A reader who is told that such a pair differs trusts the next one less. So any of these keeps it untold:
the noun measured has a word of its own on one side alone, a word stands where the other has its rival, each
names a place of its own, or one tells of a wish, an offer, an earlier count or another part of the year.
Lists of rivals and of measured nouns stand in `lexicon/cues.txt`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clauses import clause_of
from dedupe_news.accounts.facts.quantities import CURRENCY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.accounts.facts import Quantity, Told

_BUNCHED: Final = CURRENCY | {"%"}
"""Told of many things side by side, so that a noun with a word of its own is another thing."""
_WISHES: Final = ("wished", "asked-for", "offered")
_LED: Final = 8
"""Tokens between a figure and a word of wishing, at most: "asking if anyone saw them and can call 911"."""
_WIDE: Final = 2
"""Words behind the preposition after a measured noun that may narrow it; before it there is one: of two, one
is a verb as often ("the council put rents up")."""
_EARLY: Final = 4
"""Tokens between a figure and the word that says it was the count at first, at most."""
_DECADE: Final = re.compile(r"\b(?:1[89]|20)\d0s\b")
_WITH_ARTICLES: Final = frozenset({"en", "de", "nl", "fr", "es", "pt", "it"})
_HEAD: Final = 4
"""First letters by which a name is known ("Korean", "Korea")."""
_PAST: Final = "ed"
"""Ends what was done to the noun behind it: "the landlord raised rents"."""
_NOUN_FIRST: Final = frozenset({"fr", "es", "pt", "it"})
_PERIODS: Final = ("quarter", "half-year", "whole-year")
_NONE: Final[frozenset[str]] = frozenset()


def of_two_things(
    first: Told,
    one: Quantity,
    second: Told,
    other: Quantity,
    reports: tuple[frozenset[str], frozenset[str]] | None = None,
) -> bool:
    """Whether the clauses of two figures say that they are of two things.

    Args:
        first: the facts of a sentence.
        one: a figure of it.
        second: those of another sentence.
        other: the figure there.
        reports: keys of the words of either report where both figures fill one slot: what both know narrows
            nothing, and what is offered or asked for has slots of its own.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> def apart(*texts):
        ...     first, second = (tell(Reader().read(text)) for text in texts)
        ...     return of_two_things(first, first.quantities[0], second, second.quantities[0])
        >>> apart("Food inflation rose to 6 percent.", "Core inflation rose to 3 percent.")
        True
        >>> apart("Inflation rose to 6 percent.", "Inflation rose to 3 percent in May.")
        False
    """
    sides = (first, one), (second, other)
    ours, theirs = (clause_of(told, quantity.place) for told, quantity in sides)
    known = reports or (_NONE, _NONE)
    keys = [frozenset(told.words.keys) | more for (told, _), more in zip(sides, known, strict=True)]
    return (
        (reports is None and _wishes(first, one) != _wishes(second, other))
        or _at_first(first, one) is not _at_first(second, other)
        or _of_a_decade(first, ours) is not _of_a_decade(second, theirs)
        or _two_periods(_periods(first, ours), _periods(second, theirs))
        or _rivals(first, ours, second, theirs)
        or _ranks_apart(first, ours, second, theirs)
        or _two_subjects(first, one, second, other)
        or _in_two_places(first, ours, second, theirs, known)
        or _counted_elsewhere(sides, keys)
        or (one.unit in _BUNCHED and _narrowed(sides, (ours, theirs), keys))
    )


def _wishes(told: Told, quantity: Quantity) -> frozenset[str]:
    """Whether what leads to a figure tells of what is hoped for, asked for or offered."""
    first = max(clause_of(told, quantity.place).start, quantity.place - _LED)
    lowers, lists = told.words.lowers[first : quantity.place], told.words.lexicon
    return frozenset(kind for kind in _WISHES if lists.has_any(lowers, kind))


def _at_first(told: Told, quantity: Quantity) -> bool:
    """Whether a figure is told to have been the count before: "had been 12", "first put at nine"."""
    words, lists = told.words, told.words.lexicon
    low = max(0, quantity.place - _EARLY)
    if lists.has_any(words.lowers[low : quantity.place], "at-first"):
        return True
    if any(
        lists.has("first", words.lowers[at]) and words.lowers[at + 1] in lists.says
        for at in range(low, quantity.place)
    ):
        return True
    at = quantity.place - 1
    while at > 0 and lists.has("about", words.lowers[at]):
        at -= 1
    return " ".join(words.lowers[max(0, at - 1) : at + 1]) in lists.cues.get("had-been", _NONE)


def _periods(told: Told, clause: range) -> frozenset[str]:
    """The parts of a year that a clause names: which quarter, which half, or the year as a whole."""
    words, lists = told.words, told.words.lexicon
    found = set()
    for at in clause:
        for kind in _PERIODS:
            if lists.has(kind, words.lowers[at]) and words.lowers[at + 1 : at + 2] != ("of",):
                place = lists.ordinals.get(words.lowers[at - 1]) if at else None
                found.add(f"{kind} {place:g}" if place is not None else kind)
    return frozenset(found)


def _two_periods(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _rivals(first: Told, ours: range, second: Told, theirs: range) -> bool:
    """Whether beside one noun the clauses have words of which one thing has but one: "new", "old"."""
    for group in first.words.lexicon.cues.get("rivals", _NONE):
        words = frozenset(group.split("/"))
        one, other = _beside(first, ours, words), _beside(second, theirs, words)
        if any(one[noun].isdisjoint(other[noun]) for noun in one.keys() & other.keys()):
            return True
    return False


def _ranks_apart(first: Told, ours: range, second: Told, theirs: range) -> bool:
    """Whether one noun has another place in a row in either clause: "the first stage", "the second stage"."""
    one, other = _ranks(first, ours), _ranks(second, theirs)
    return any(one[noun].isdisjoint(other[noun]) for noun in one.keys() & other.keys())


def _ranks(told: Told, clause: range) -> dict[str, set[float]]:
    """The nouns right behind ordinals, each with its places in a row."""
    words, found = told.words, dict[str, set[float]]()
    for at in clause:
        value = words.lexicon.ordinals.get(words.lowers[at])
        if value is not None and at not in told.weekdays and at + 1 in clause and words.keys[at + 1]:
            found.setdefault(words.keys[at + 1], set()).add(value)
    return found


def _of_a_decade(told: Told, clause: range) -> bool:
    """Whether a clause names a decade: what was in the 1970s is not what is told today."""
    return _DECADE.search(told.text, told.starts[clause.start], told.end(clause.stop - 1)) is not None


def _two_subjects(first: Told, one: Quantity, second: Told, other: Quantity) -> bool:
    """Whether names that open both sentences, before one word, are two: "Japan pledged", "Peru pledged"."""
    names = [_opening_name(first, one), _opening_name(second, other)]
    if not (names[0] and names[1]) or names[0][-1] != names[1][-1]:
        return False
    heads = [{part[:_HEAD] for part in name[:-1]} for name in names]
    return all(
        heads[at].isdisjoint(low[:_HEAD] for low in told.words.lowers)
        for at, told in ((0, second), (1, first))
    )


def _opening_name(told: Told, quantity: Quantity) -> tuple[str, ...]:
    """The words of the name that opens a sentence, and the key of the word of content right behind it.

    Without an article a singular that opens a sentence is a name mostly; nothing is known where nouns have no
    articles or capitals tell nothing.
    """
    words, lists = told.words, told.words.lexicon
    if lists.lang not in _WITH_ARTICLES:
        return ()
    first = int(words.lowers[0] == "the" and len(words.tokens) > 1 and words.tokens[1][0].isupper())
    end = first
    while end < quantity.place and words.tokens[end][0].isupper() and words.keys[end] and _joined(told, end):
        end += 1
    name = words.lowers[first:end]
    while end < quantity.place and not words.keys[end] and words.tokens[end].islower():
        end += 1
    if not name or end >= quantity.place or not words.keys[end]:
        return ()
    plural = lists.lang == "en" and name[-1][-1] == "s" and len(name) == 1
    common = name[0] in lists.function or words.keys[first][0] in "~#" or lists.has("teller", name[0])
    return () if plural or common else (*name, words.keys[end])


def _beside(told: Told, clause: range, words: frozenset[str]) -> dict[str, set[str]]:
    """The keys right before and behind some words of a clause, each with the words it stands by."""
    found: dict[str, set[str]] = {}
    for at in clause:
        if told.words.lowers[at] in words:
            for near in (at - 1, at + 1):
                if near in clause and told.words.keys[near]:
                    found.setdefault(told.words.keys[near], set()).add(told.words.lowers[at])
    return found


def _in_two_places(
    first: Told, ours: range, second: Told, theirs: range, reports: Sequence[frozenset[str]]
) -> bool:
    """Whether behind one word of place ("in") each names a place that the other sentence or report has not.

    "Near Port Fourchon" and "in Louisiana" may be one.
    """
    here, there = _places(first, ours), _places(second, theirs)
    if not (here and there):
        return False
    known, rivals = _known(first, reports[0]), _known(second, reports[1])
    before = {place for place, name in here if name.isdisjoint(rivals)}
    return any(place in before and name.isdisjoint(known) for place, name in there)


def _places(told: Told, clause: range) -> list[tuple[str, set[str]]]:
    """The words of place of a clause, each with how the words of the name right behind it begin."""
    words, lists = told.words, told.words.lexicon
    found: list[tuple[str, set[str]]] = []
    runs = False
    for at in clause:
        low, before = words.lowers[at], words.lowers[at - 1] if at else ""
        named = words.tokens[at][0].isupper() and low not in lists.months
        if named and lists.has_any((before,), "place-before", "place-too"):
            found.append((before, {low[:_HEAD]}))
            runs = True
        elif named and runs:
            found[-1][1].add(low[:_HEAD])
        else:
            runs = False
    return found


def _known(told: Told, report: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_HEAD] for words in (told.words.lowers, report) for word in words)


def _narrowed(
    sides: Sequence[tuple[Told, Quantity]], clauses: Sequence[range], keys: Sequence[frozenset[str]]
) -> bool:
    """Whether a noun that both measure has a word of its own on one side ("sales", "sales in Asia")."""
    heads = [_measured(*side, clause) for side, clause in zip(sides, clauses, strict=True)]
    return any(
        sides[at][0].words.keys[place] not in keys[1 - at]
        and not _adjective_of(sides[at][0], place, sides[1 - at][0])
        for at in (0, 1)
        for key in sorted(heads[0].keys() & heads[1].keys())
        for place in _narrowing(sides[at][0], heads[at][key])
    )


def _adjective_of(told: Told, place: int, other: Told) -> bool:
    """Whether a word and one of another sentence are a land and its adjective: "in Turkey", "Turkish".

    One of them has a capital that is not that of a sentence's first word ("Foreign sales", "the forecast").
    """
    head = told.words.lowers[place][:_HEAD]
    sure = _capital(told, place)
    return any(
        low[:_HEAD] == head and (sure or _capital(other, at)) for at, low in enumerate(other.words.lowers)
    )


def _capital(told: Told, place: int) -> bool:
    return place > 0 and told.words.tokens[place][0].isupper()


def _counted_elsewhere(sides: Sequence[tuple[Told, Quantity]], keys: Sequence[frozenset[str]]) -> bool:
    """Whether right behind what is counted another part is told on either side ("homes on the island")."""
    parts = [frozenset(_part_behind(*side)) for side in sides]
    return all(part and part.isdisjoint(keys[1 - at]) for at, part in enumerate(parts))


def _part_behind(told: Told, quantity: Quantity) -> Iterator[str]:
    """The keys of the words behind the word of place that follows the things a figure counts."""
    words, lists, end = told.words, told.words.lexicon, quantity.tokens.stop
    noun = end if words.keys[end : end + 1] == (quantity.unit,) else end + 1
    behind = words.lowers[noun + 1 : noun + 2]
    counts = words.keys[noun : noun + 1] == (quantity.unit,) and not lists.has_any(
        (quantity.unit, words.lowers[noun]), "measure", "time-unit", "span-unit"
    )
    if not counts or not lists.has_any(behind, "place-before", "place-too"):
        return
    for at in range(noun + 2, min(noun + 5, len(words.keys))):
        dated = words.lowers[at] in lists.months or words.keys[at][:1] == "#"
        if not _joined(told, at - 1) or dated or lists.has("time-unit", words.lowers[at]):
            return
        if words.keys[at]:
            yield words.keys[at]


def _measured(told: Told, quantity: Quantity, clause: range) -> dict[str, int]:
    """The measured nouns of a clause by key, the nearest to the figure of each."""
    words, lists = told.words, told.words.lexicon
    found: dict[str, int] = {}
    for at in sorted(clause, key=lambda at: (-abs(at - quantity.place), at)):
        if lists.has("measured", words.lowers[at]):
            found[words.keys[at]] = at
    return found


def _narrowing(told: Told, place: int) -> Iterator[int]:
    """The places of the words that narrow a noun: right before it, and behind "of" or "in" right after it."""
    words, lists = told.words, told.words.lexicon
    yield from _modifiers(told, place)
    if place + 1 < len(words.lowers) and lists.has("narrowing", words.lowers[place + 1]):
        for at in range(place + 2, min(place + 2 + _WIDE, len(words.lowers))):
            low = words.lowers[at]
            if not _joined(told, at - 1) or low in lists.months or words.keys[at][:1] == "#":
                break
            if words.keys[at] and not (
                lists.has("widening", low) or lists.has("before-date", low) or lists.has("period-word", low)
            ):
                yield at
                break


def _modifiers(told: Told, place: int) -> list[int]:
    """The places of the words between an article, a preposition or the begin of a clause and a noun."""
    words, lists = told.words, told.words.lexicon
    found: list[int] = []
    for at in range(place - 1, -1, -1):
        low, key = words.lowers[at], words.keys[at]
        if not _joined(told, at):
            break
        if not key:
            return found if lists.has_any((low,), "article", "the", "before-date") else []
        told_of = key in told.named or key[0] == "#" or lists.has("widening", low)  # "Acme sales"
        verb = low in lists.says or words.opposable[at] in lists.opposable or low.endswith(_PAST)
        if told_of or verb or found or lists.lang in _NOUN_FIRST:
            return []
        found.append(at)
    return found


def _joined(told: Told, place: int) -> bool:
    """Whether no mark stands between a token and the next."""
    return place + 1 < len(told.starts) and not told.text[told.end(place) : told.starts[place + 1]].strip()
