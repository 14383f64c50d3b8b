"""Where two sentences that are otherwise about the same thing disagree: number, date, weekday, name, polarity, verb.

A clash keeps two sentences apart whatever their likeness; whether it is also shown as a conflict is decided by
how alike the sentences are without the disputed words. Every test looks for a slot filled on both sides, or,
in sentences that run in parallel, for one word standing where the other sentence has its rival.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from dedupe_news.accounts.lexicon import ANTONYMS, ATTRIBUTION, FUNCTION_WORDS, MONTHS, NEGATIONS, WEEKDAYS
from dedupe_news.accounts.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.facts import Facts, Quantity, When
    from dedupe_news.accounts.words import Words
    from dedupe_news.model import ConflictKind

_OPPOSITE = frozenset(frozenset((stem(first), stem(second))) for first, second in ANTONYMS)
_IMPLICIT = frozenset(
    stem(word)
    for word in "declined decline refused refuse failed fail denied deny unable unlikely lack lacked lacking without "
    "rejected reject dismissed barely hardly un illegal impossible absent ruled prevented stop stopped avoid "
    "little few unclear unknown unchanged yet only".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with all that a comparison needs."""

    text: str
    words: Words
    facts: Facts


@dataclass(frozen=True, slots=True)
class Clash:
    """One disagreement between two sentences: what about, and what either says."""

    kind: ConflictKind
    about: str
    first: str
    second: str


def clashes(first: Told, second: Told, rest: float, parallel_from: float) -> tuple[Clash, ...]:
    """The disagreements of two sentences whose other words share `rest` of their mass.

    Sentences from `parallel_from` on count as running in parallel: there, a word that stands in the place of
    another is set against it even without a slot to name it.
    """
    found: list[Clash] = []
    parallel = rest >= parallel_from
    swaps = _swaps(first, second) if parallel else ()
    found.extend(_number_clashes(first, second, swaps))
    found.extend(_date_clashes(first, second))
    found.extend(_weekday_clashes(first, second, swaps))
    if parallel:
        found.extend(_name_clashes(first, second, swaps))
        found.extend(_polarity_clashes(first, second))
        found.extend(_verb_clashes(first, second, swaps))
    return tuple(found)


Swap = tuple[int, int, int, int]


def _swaps(first: Told, second: Told) -> tuple[Swap, ...]:
    """Stretches of tokens of the first that stand where the second has others, at most four words each."""
    left = [token.lower() for token in first.words.tokens]
    right = [token.lower() for token in second.words.tokens]
    found: list[Swap] = []
    begin_left = begin_right = 0
    for block in [*Indel.opcodes(left, right), None]:
        if block is None or block.tag == "equal":
            end_left = len(left) if block is None else block.src_start
            end_right = len(right) if block is None else block.dest_start
            if 0 < end_left - begin_left <= 4 and 0 < end_right - begin_right <= 4:
                found.append((begin_left, end_left, begin_right, end_right))
            if block is not None:
                begin_left, begin_right = block.src_end, block.dest_end
    return tuple(found)


def reconcilable(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers can both be right: equal, within a hedge, or one the other rounded.

    Example:
        >>> from dedupe_news.accounts.facts import read_facts
        >>> from dedupe_news.accounts.words import Reader
        >>> def number(text):
        ...     return read_facts(text, Reader().read(text)).quantities[0]
        >>> reconcilable(number("about 50 men"), number("48 men")), reconcilable(number("2 men"), number("3 men"))
        (True, False)
    """
    if first.value == second.value:
        return True
    for one, other in ((first, second), (second, first)):
        if one.hedge == "about" and abs(one.value - other.value) <= 0.1 * max(one.value, other.value):
            return True
        if one.hedge == "at least" and other.value >= one.value:
            return other.value <= 2 * one.value or bool(other.hedge)
        if one.hedge == "at most" and other.value <= one.value:
            return True
    coarse, fine = sorted((first, second), key=lambda quantity: quantity.digits)
    big = max(first.value, second.value)
    if coarse.digits == fine.digits or not (big >= 1000 or fine.value % 1):
        return False
    return float(f"{fine.value:.{max(coarse.digits, 1)}g}") == coarse.value


def _number_clashes(first: Told, second: Told, swaps: Sequence[Swap]) -> list[Clash]:
    left = _lone(first.facts.quantities, second.facts.quantities)
    right = _lone(second.facts.quantities, first.facts.quantities)
    if not left or not right:
        return []
    found: list[Clash] = []
    used: set[int] = set()
    for quantity in left:
        rivals = [
            other
            for other in right
            if other.place not in used and _rivals(first, quantity, second, other, swaps)
        ]
        if len(rivals) == 1 and not reconcilable(quantity, rivals[0]):
            used.add(rivals[0].place)
            found.append(
                Clash("number", _about(quantity, first), _tell(quantity, first), _tell(rivals[0], second))
            )
    return found


def _lone(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Quantities that the other sentence does not also hold."""
    return [quantity for quantity in own if not any(reconcilable(quantity, other) for other in others)]


def _rivals(first: Told, one: Quantity, second: Told, other: Quantity, swaps: Sequence[Swap]) -> bool:
    for begin, end, start, stop in swaps:
        if begin <= one.place < end and start <= other.place < stop:
            return True
    if one.unit in {"$", "%"} or other.unit in {"$", "%"}:
        return (
            one.unit == other.unit
            and len([q for q in first.facts.quantities if q.unit == one.unit]) == 1
            and len([q for q in second.facts.quantities if q.unit == one.unit]) == 1
            and _before(first, one) == _before(second, other)
        )
    if one.unit and other.unit:
        return one.unit == other.unit
    return bool(_before(first, one)) and _before(first, one) == _before(second, other)


def _before(told: Told, quantity: Quantity) -> str:
    """The key of the last content word before a number."""
    for place in range(quantity.place - 1, max(-1, quantity.place - 5), -1):
        key = told.words.keys[place]
        if key and key[0] != "#" and told.words.tokens[place] not in "$€£¥₹":
            return key
    return ""


def _about(quantity: Quantity, told: Told) -> str:
    if quantity.unit in {"$", "%", ""}:
        return quantity.unit or _before(told, quantity).lstrip("~#")
    for place in range(quantity.place + 1, min(quantity.place + 7, len(told.words.keys))):
        if told.words.keys[place] == quantity.unit:
            return told.words.tokens[place].lower()
    return quantity.unit.lstrip("~")


def _tell(quantity: Quantity, told: Told) -> str:
    """A number as its sentence words it, with what it counts."""
    words = told.words
    start = words.starts[quantity.place]
    if quantity.place and words.tokens[quantity.place - 1] in "$€£¥₹":
        start = words.starts[quantity.place - 1]
    end = words.starts[quantity.place] + len(quantity.written)
    for place in range(quantity.place + 1, min(quantity.place + 7, len(words.keys))):
        if quantity.unit and words.keys[place] == quantity.unit:
            end = words.starts[place] + len(words.tokens[place])
            break
    if quantity.unit == "%" and told.text[end : end + 1] == "%":
        end += 1
    return " ".join(told.text[start:end].split())


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


def _name_clashes(first: Told, second: Told, swaps: Sequence[Swap]) -> list[Clash]:
    found: list[Clash] = []
    left_all = {token.lower() for token in first.words.tokens}
    right_all = {token.lower() for token in second.words.tokens}
    for begin, end, start, stop in swaps:
        ours, theirs = first.words.tokens[begin:end], second.words.tokens[start:stop]
        if (
            not begin
            or not start
            or len(ours) > 3
            or len(theirs) > 3
            or not (_is_name(ours) and _is_name(theirs))
        ):
            continue
        if {token.lower() for token in ours} & right_all or {token.lower() for token in theirs} & left_all:
            continue
        if _variants(ours, theirs):
            continue
        role, other_role = first.words.keys[begin - 1], second.words.keys[start - 1]
        if role and role == other_role and role[0] != "#":
            found.append(
                Clash("name", first.words.tokens[begin - 1].lower(), " ".join(ours), " ".join(theirs))
            )
    return found


def _is_name(tokens: Sequence[str]) -> bool:
    return all(
        token[:1].isupper()
        and token.lower() not in FUNCTION_WORDS
        and token.lower() not in WEEKDAYS
        and token.lower() not in MONTHS
        for token in tokens
    )


def _variants(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names may be spellings, adjectives or initials of one another."""
    for one in ours:
        for other in theirs:
            if one[:3].lower() == other[:3].lower() or one.endswith(".") or other.endswith("."):
                return True
    short, long = sorted((ours, theirs), key=len)
    initials = "".join(token[:1] for token in long).lower()
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "").lower() == initials


def _polarity_clashes(first: Told, second: Told) -> list[Clash]:
    """One negated, the other not, and no other word that could carry the negation."""
    ours, theirs = first.facts.negations, second.facts.negations
    if (len(ours) + len(theirs)) % 2 == 0 or abs(len(ours) - len(theirs)) > 1:
        return []
    left = frozenset(key for key in first.words.keys if key)
    right = frozenset(key for key in second.words.keys if key)
    plain_extra = (right - left) if len(ours) > len(theirs) else (left - right)
    if plain_extra & _IMPLICIT or any(
        frozenset((a, b)) in _OPPOSITE for a in left - right for b in right - left
    ):
        return []
    if any(key.startswith(("un", "in", "non", "im", "dis")) and len(key) > 5 for key in plain_extra):
        return []
    told, places = (first, ours) if len(ours) > len(theirs) else (second, theirs)
    rival = second if told is first else first
    kept = {token.lower() for token in rival.words.tokens}
    place = next((p for p in places if told.words.tokens[p].lower() not in kept), places[-1])
    after = [token.lower() for token in told.words.tokens[place + 1 : place + 2]]
    if after and after[0] in {
        "only",
        "just",
        "nur",
        "seulement",
        "solo",
        "more",
        "less",
        "later",
        "longer",
        "doubt",
    }:
        return []
    negative = _around(told, place)
    positive = _matching(rival, told, place)
    pair = (negative, positive) if told is first else (positive, negative)
    return [Clash("polarity", "polarity", *pair)]


def _around(told: Told, place: int) -> str:
    words = told.words
    begin, end = max(0, place - 2), min(len(words.tokens), place + 3)
    return told.text[words.starts[begin] : words.starts[end - 1] + len(words.tokens[end - 1])]


def _matching(rival: Told, told: Told, place: int) -> str:
    """The words of the plain sentence that stand where the other one is negated."""
    lowers = [token.lower() for token in rival.words.tokens]
    near = [*told.words.tokens[place + 1 : place + 3], *told.words.tokens[max(0, place - 2) : place]]
    for token in near:
        if token.lower() in lowers and token.lower() not in NEGATIONS:
            return _around(rival, lowers.index(token.lower()))
    return rival.text


def _verb_clashes(first: Told, second: Told, swaps: Sequence[Swap]) -> list[Clash]:
    found: list[Clash] = []
    left_all = {stem(token.lower()) for token in first.words.tokens}
    right_all = {stem(token.lower()) for token in second.words.tokens}
    for begin, end, start, stop in swaps:
        for one in first.words.tokens[begin:end]:
            for other in second.words.tokens[start:stop]:
                ours, theirs = stem(one.lower()), stem(other.lower())
                if (
                    frozenset((ours, theirs)) in _OPPOSITE
                    and ours not in right_all
                    and theirs not in left_all
                ):
                    found.append(Clash("verb", "verb", one, other))
    return found
