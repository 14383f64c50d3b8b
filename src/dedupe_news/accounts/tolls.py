"""How many were killed, hurt, missing, held or aboard, as a sentence tells it.

Five slots of those that reports are compared by (`slots`). "14 miners" and "12 people" only disagree where a
part would be more than the whole.
"""

# ruff: noqa: RUF001 - marks as each script has them

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.aboard import everyone_aboard, load_in_one, may_tell_load, passengers_of
from dedupe_news.accounts.clashes.numbers import tell_quantity
from dedupe_news.accounts.clauses import clause_of, counts_killer, doubts, of_another_time
from dedupe_news.accounts.facts import Quantity
from dedupe_news.accounts.figure import Figure
from dedupe_news.accounts.marks import FATE, FATES, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

_LEFT, _RIGHT = 9, 5
"""Tokens between a fate and its figure: "two people on board the bus were killed", "killing at least two"."""
_DEAD: Final = "dead"
_KINDS: Final = tuple((fate, f"toll-{fate}") for fate in FATES)
_LIFE: Final = ((_DEAD, "toll-life"),)
"""A life is none of the dead, but where it is lost ("trois personnes ont perdu la vie")."""
_ABOARD: Final = "aboard"
_HELD: Final = "held"
"""Of those held "seven others" are mostly told beside one who is named."""
_STOPS: Final = frozenset(',;:()"“”„«»—–，、；：。（）「」،؛।')
_COUNTERS: Final = "人名명"
"""Behind a figure in Chinese, Japanese and Korean: it counts people."""
_PERSONS: Final = ("人", "명")
"""Counters that have no noun behind them: "3名" counts workers where 工人 follows, "3人" just people."""
_OF_A_KIND: Final = ("事故", "事件", "事案", "ひき逃げ", "率", "사고", " 사고", "사건", " 사건", "률", "율")
"""Behind a fate: a fatal accident is of a kind, and a figure near by counts something else."""
_UNDONE: Final = ("はな", "もな", "はありま", "もありま", "지 않", "지는 않", "지 안", *_OF_A_KIND)
_OTHER_AGE: Final = 1
"""Tokens between two ages of which the second alone is told in years."""
_CLOSE: Final = 3
"""Tokens between two words that tell a death together."""
_UNSPACED: Final = frozenset(("zh", "ja", "ko"))
_SPANS: Final = ("time-unit", "span-unit", "toll-span")
"""Behind a figure: it counts years, of an age as well, or days ("un enfant de 6 ans est mort")."""
_OTHER_UNITS: Final = frozenset({"year-old", "score", "%", "$", "€", "£", "¥", "₹", "₽"})
_NONE: Final[frozenset[str]] = frozenset()


def may_tell_toll(words: Words) -> bool:
    """Whether a sentence holds a word for what befell people."""
    return bool(words.held & FATE) or (
        bool(words.held & NUMBER)
        and words.lexicon.has_any(words.lowers, "aboard-crew", "aboard-passengers", "toll-life")
    )


def read_tolls(kind: int, told: Told) -> Iterator[Figure]:
    """The fates of a sentence with their figures.

    Args:
        kind: the number of the sentence.
        told: its facts.
    """
    lowers, lists = told.words.lowers, told.words.lexicon
    if doubts(told, range(len(lowers))):
        return
    fates = {
        place: fate
        for place, mark in enumerate(told.words.marks)
        for fate, kind_of in (_KINDS if mark & FATE else _LIFE)
        if lists.has(kind_of, lowers[place])
        and not (place and lists.has("toll-to", lowers[place - 1]))
        and _befell(told, place)
    }
    before: Quantity | None = None
    claimed: set[int] = set()
    for place, fate in fates.items():
        quantity = (
            _nobody(told, place, before)
            or _ahead(told, place)
            or _behind(told, place, fates)
            or _single(told, place)
        )
        before = quantity
        if (
            quantity is None
            or (quantity.value and quantity.place in claimed)
            or not _counts_people(told, quantity, beside=_beside_another_fate(quantity, fate, fates))
            or _is_range(told, quantity)
            or of_another_time(told, quantity.place)
            or (fate == _HELD and quantity.frame)
        ):
            continue
        if not (quantity.place and lists.has("toll-all", lowers[quantity.place - 1])):
            claimed.add(quantity.place)  # "killing all 157 on board" tells two
        everyone = None
        if fate == _ABOARD:
            everyone = everyone_aboard(told, quantity) or load_in_one(told, quantity)
        if everyone is not None:
            whole, shown = everyone
            yield Figure(fate, kind, whole, shown, shown, clause=clause_of(told, place))
            claimed.update(whole.tokens)  # neither part is one of its own
            continue
        yield Figure(
            fate,
            kind,
            quantity,
            _shown(told, quantity, place),
            tell_quantity(quantity, told),
            whole=_is_whole(told, quantity, fate, place),
            clause=clause_of(told, place),
            partial=fate == _DEAD and (counts_killer(told) or _beside_others(told, quantity, fates)),
        )
    yield from _loads(kind, told, claimed)


def _loads(kind: int, told: Told, claimed: set[int]) -> Iterator[Figure]:
    """Passengers and crew counted in one, wherever nothing befell them in the sentence."""
    if not may_tell_load(told.words):
        return
    for quantity in told.quantities:
        if quantity.place in claimed:
            continue
        everyone = load_in_one(told, quantity) or everyone_aboard(told, quantity)
        if everyone is not None and not of_another_time(told, quantity.place):
            whole, shown = everyone
            claimed.update(whole.tokens)
            yield Figure(_ABOARD, kind, whole, shown, shown, clause=clause_of(told, quantity.place))
        elif (shown := passengers_of(told, quantity)) and not of_another_time(told, quantity.place):
            clause = clause_of(told, quantity.place)
            yield Figure(_ABOARD, kind, quantity, shown, shown, whole=False, clause=clause)


def _beside_others(told: Told, quantity: Quantity, fates: dict[int, str]) -> bool:
    """Whether a figure counts the dead beside one told of before it: "killed her and three other people"."""
    before = told.words.lowers[max(0, quantity.place - 1) : quantity.place]
    clause = clause_of(told, quantity.place)
    return (
        quantity.frame != ""
        and told.words.lexicon.has_any(before, "aboard-and")
        and any(fate == _DEAD and clause.start <= at < quantity.place for at, fate in fates.items())
    )


def _befell(told: Told, place: int) -> bool:
    """Whether a word is a fate where it stands: lives are lost, but so are homes; nobody was hurt.

    "Lost" and "life" tell a death together only, and in Japanese and Korean "not" stands behind.
    """
    lists, lowers = told.words.lexicon, told.words.lowers
    if told.text.startswith(_UNDONE, told.end(place)):
        return False
    if not lists.has("toll-life", lowers[place]):
        return True
    near = lowers[max(0, place - _CLOSE) : place] + lowers[place + 1 : place + 1 + _CLOSE]
    return any(lists.has("toll-lost", low) for low in near)


def _nobody(told: Told, place: int, before: Quantity | None) -> Quantity | None:
    """The figure nought, where nobody met a fate: "nobody was hurt", "no one was killed or injured"."""
    lowers, lists = told.words.lowers, told.words.lexicon
    if before is not None and not before.value and place and lists.has("toll-or", lowers[place - 1]):
        return before
    for at in range(place - 1, max(-1, place - 5), -1):
        low = lowers[at]
        if not _runs_on(told, at, at + 1):
            return None
        if lists.has("toll-none", low) or lists.has("toll-no", low):
            if any(lists.has("extra", other) or lists.has("toll-added", other) for other in lowers[at:place]):
                return None
            return Quantity(0.0, "", _NONE, "", at, told.words.tokens[at], 1, scaled=False)
        if not (
            lists.has("be", low)
            or lists.has("toll-or", low)
            or lists.has("toll-filler", low)
            or lists.has("person", told.words.keys[at])
            or (told.words.marks[at] & FATE and any(lists.has(kind_of, low) for _, kind_of in _KINDS))
        ):
            return None
    return None


def _ahead(told: Told, place: int) -> Quantity | None:
    """The figure a fate leads to: "killing two people", "murieron 12 personas"."""
    for quantity in told.quantities:
        if place < quantity.place <= place + _RIGHT:
            between = told.words.lowers[place + 1 : quantity.place]
            lists = told.words.lexicon
            if all(
                lists.has("about", low)
                or lists.has("toll-lead", low)
                or lists.has("toll-all", low)
                or (lists.has("toll-object", low) and lists.has("toll-act", told.words.lowers[place]))
                or low in _HEDGES
                for low in between
            ) and _runs_on(told, place, quantity.place):
                return quantity
            return None
    return None


_HEDGES: Final = frozenset({"at", "least", "most", "more", "than", "up", "to", "over", "some", "as", "many"})


def _behind(told: Told, place: int, fates: dict[int, str]) -> Quantity | None:
    """The figure that leads to a fate: "two people were killed", "three dead"."""
    lowers, lists = told.words.lowers, told.words.lexicon
    for at in range(place - 1, max(-1, place - 1 - _LEFT), -1):
        if not _runs_on(told, at, at + 1) or at in fates:
            return None
        low = lowers[at]
        if lists.has("negation", low) or lists.has("toll-part", low) or lists.has("toll-or", low):
            return None
        for quantity in told.quantities:
            if at in quantity.tokens:
                return quantity
    return None


def _single(told: Told, place: int) -> Quantity | None:
    """One, where a single person met a fate: "one person was killed"; "one" alone is no figure elsewhere.

    "One child" may be one of several people.
    """
    lowers, lists = told.words.lowers, told.words.lexicon
    for at in range(max(0, place - 4), place - 1):
        if not lists.has("toll-one", lowers[at]) or not _runs_on(told, at, place):
            continue
        whole, part = (lists.has(kind, lowers[at + 1]) for kind in ("toll-person", "toll-single"))
        if whole or part:
            unit = "" if whole else told.words.keys[at + 1]
            return Quantity(1.0, unit, _NONE, "", at, told.words.tokens[at], 1, scaled=False)
    return None


def _runs_on(told: Told, first: int, last: int) -> bool:
    """Whether no mark parts two tokens."""
    gap = told.text[told.end(first) : told.starts[last]]
    return _STOPS.isdisjoint(gap) and ". " not in gap


def _is_range(told: Told, quantity: Quantity) -> bool:
    """Whether a figure is the end of a range ("between 10 and 15 people")."""
    lists, lowers = told.words.lexicon, told.words.lowers
    return any(
        lists.has("between", low) for low in lowers[max(0, quantity.place - 5) : quantity.place]
    ) and any(other.place in range(quantity.place - 3, quantity.place) for other in told.quantities)


def _beside_another_fate(quantity: Quantity, fate: str, fates: dict[int, str]) -> bool:
    """Whether another fate is told before a figure: "un mort et cinq autres blessés" are five hurt."""
    before = [at for at in fates if at < quantity.place]
    return bool(before) and fates[max(before)] != fate


def _counts_people(told: Told, quantity: Quantity, *, beside: bool) -> bool:
    """Whether a figure may count people: no age, price, measure or span of time.

    Nor those added to others of one fate; `beside` says that the others met another.
    """
    lists, unit = told.words.lexicon, quantity.unit
    if unit in _OTHER_UNITS or unit[:1] == "@" or unit in lists.cues["measure"] or quantity.value % 1:
        return False
    end = quantity.tokens.stop
    around = told.words.lowers[max(0, quantity.place - 1) : quantity.place] + told.words.lowers[end : end + 1]
    if not beside and any(lists.has("toll-added", low) for low in around):
        return False
    ends = {end, *(other.tokens.stop for other in told.quantities if end < other.place <= end + _OTHER_AGE)}
    if any(lists.has_any(told.words.lowers[at : at + 1], *_SPANS, "measure-word") for at in ends):
        return False  # "Die Toten waren 20 und 30 Jahre alt"
    return not _is_age(told, quantity.place) and _among(told, quantity)


def _is_age(told: Told, place: int) -> bool:
    """Whether a figure is how old one person is: "a boy of six", "een man van 34", not "a family of six"."""
    lists, lowers = told.words.lexicon, told.words.lowers
    before = place > 1 and lists.has("age-of", lowers[place - 1])
    return before and lists.has("person-of", lowers[place - 2])


def _among(told: Told, quantity: Quantity) -> bool:
    """Whether a word for people stands by a figure, where a language is known by few of its words.

    Of other languages most of what is counted is known as something else (a measure, money, a span of time);
    in Turkish 200 shops that burned beside three people who died were 200 dead.
    """
    words, end = told.words, quantity.tokens.stop
    if words.lexicon.lang in _UNSPACED:
        after = told.text[told.end(end - 1) :].lstrip()[:1]
        return after != "" and after in _COUNTERS
    among = words.lexicon.cues.get("toll-among", _NONE)
    around = words.lowers[max(0, quantity.place - 2) : quantity.place] + words.lowers[end : end + 2]
    return not among or not among.isdisjoint(around)


def _is_whole(told: Told, quantity: Quantity, fate: str, place: int) -> bool:
    """Whether a figure counts just people, not some of them ("14 miners", "two seriously hurt")."""
    lists, end = told.words.lexicon, quantity.tokens.stop
    first, last = sorted((quantity.place, place))
    if any(lists.has("toll-degree", low) for low in told.words.lowers[first : last + 2]):
        return False
    if not quantity.unit:
        return True
    if told.words.lexicon.lang in _UNSPACED:
        return told.text.startswith(_PERSONS, told.end(end - 1))
    counted = [
        low
        for low, key in zip(told.words.lowers[end : end + 4], told.words.keys[end : end + 4], strict=True)
        if key == quantity.unit
        or (
            key in quantity.near
            and any(lists.has(all_of, low) for all_of in (f"toll-{fate}-whole", "toll-person"))
        )
    ]
    return any(
        lists.has("toll-person", low)
        or lists.has("toll-added", low)  # "fünf weitere", beside another fate
        or lists.has(f"toll-{fate}-whole", low)
        or any(lists.has(f"toll-{fate}", low) for fate in FATES)
        for low in counted
    )


def _shown(told: Told, quantity: Quantity, fate: int) -> str:
    """The words from a figure to its fate, or from a fate to what its figure counts."""
    first, last = min(quantity.place, fate), max(quantity.tokens.stop - 1, fate)
    lowers, lists = told.words.lowers, told.words.lexicon
    while (
        first <= quantity.place
        and first
        and (lowers[first - 1] in _HEDGES or lists.has("about", lowers[first - 1]))
    ):
        first -= 1
    if fate < quantity.place:
        last = next(
            (at for at in range(last + 1, min(last + 4, len(lowers))) if _is_counted(told, quantity, at)),
            last,
        )
    return " ".join(told.text[told.starts[first] : told.end(last)].split())


def _is_counted(told: Told, quantity: Quantity, place: int) -> bool:
    """Whether a word is the noun that a figure before it counts ("220 passengers hit rocks")."""
    words = told.words
    if not (quantity.unit and _runs_on(told, quantity.place, place)):
        return False
    plural = words.lexicon.lang == "en" and words.lowers[place].endswith("s")
    return (
        plural or words.keys[place] == quantity.unit or words.lexicon.has("toll-person", words.lowers[place])
    )
