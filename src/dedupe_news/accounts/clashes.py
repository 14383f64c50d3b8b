"""Where two sentences that are otherwise about the same thing disagree: number, date, weekday, name, polarity, verb.

A clash keeps two sentences apart whatever their likeness; whether it is also shown as a conflict is decided by
how alike the sentences are without the disputed words. Every test looks for a slot filled on both sides, or,
in sentences that run in parallel, for one word standing where the other sentence has its rival.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from dedupe_news.accounts.lexicon import (
    ANTONYMS,
    ATTRIBUTION,
    FUNCTION_WORDS,
    MEASURES,
    MONTHS,
    TIME_STAMPS,
    WEEKDAYS,
)
from dedupe_news.accounts.likeness import Weights, compare_keys
from dedupe_news.accounts.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.facts import Facts, Quantity, When
    from dedupe_news.accounts.words import Words
    from dedupe_news.model import ConflictKind
    from dedupe_news.thresholds import StatementThresholds

_OPPOSITE = frozenset(frozenset((stem(first), stem(second))) for first, second in ANTONYMS)
_IMPLICIT = frozenset(
    stem(word)
    for word in "disagree disagreed short dont doesnt didnt isnt wasnt cant wont failure refusal denial declined decline refused refuse failed fail denied deny unable unlikely lack lacked lacking without "
    "rejected reject dismissed barely hardly un illegal impossible absent ruled prevented stop stopped avoid "
    "little few unclear unknown unchanged yet only".split()
)


_HARMLESS = frozenset(
    "only just merely necessarily nur lediglich seulement solo soltanto solamente apenas more less doubt".split()
)
"""After a negation these turn it into something else ("not only")."""
_MONEY = frozenset("%$€£¥₹")
_BUNCHED = _MONEY | {"year-old", "score"}
_PERCENT_AFTER = re.compile(r"\s*(?:%|\w+)")
_TITLES = frozenset(
    "president minister premier chancellor spokesman spokeswoman spokesperson chief director mayor governor senator "
    "congressman congresswoman representative judge justice coach manager captain lieutenant sergeant colonel general "
    "major commander officer detective sheriff constable inspector superintendent commissioner secretary ambassador "
    "envoy chairman chairwoman chair ceo executive leader lawyer attorney prosecutor king queen prince princess pope "
    "bishop archbishop cardinal professor dr doctor mr mrs ms miss sir lord lady negotiator suspect victim gunman driver "
    "präsident minister kanzler kanzlerin sprecher sprecherin bürgermeister richter chef président ministre maire juge "
    "presidente ministro ministra alcalde portavoz juez sindaco giudice portavoce prefeito juiz burgemeester woordvoerder "
    "президент министр мэр".split()
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
    swaps = _swaps(first, second) if parallel else ()
    found.extend(_number_clashes(first, second, swaps))
    found.extend(_date_clashes(first, second))
    found.extend(_weekday_clashes(first, second, swaps))
    if parallel:
        found.extend(_name_clashes(first, second, swaps))
        found.extend(_polarity_clashes(first, second, sure=sure))
        found.extend(_verb_clashes(first, second, swaps))
    return tuple(found)


Swap = tuple[int, int, int, int]


def _swaps(first: Told, second: Told) -> tuple[Swap, ...]:
    """Stretches of tokens of the first that stand where the second has others, at most four words each."""
    left = [token.lower().replace("’", "'") for token in first.words.tokens]
    right = [token.lower().replace("’", "'") for token in second.words.tokens]
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
    """Whether two numbers fill the same slot."""
    if one.unit in _BUNCHED or other.unit in _BUNCHED:
        # prices, rates, ages and scores come in bunches: only one standing exactly where the other does counts
        return one.unit == other.unit and _swapped(one, other, swaps)
    if one.unit and other.unit:
        return one.unit == other.unit
    if one.unit in MEASURES or other.unit in MEASURES:
        return False
    if _swapped(one, other, swaps):
        return bool(one.unit or other.unit or (_before(first, one) and _before(second, other)))
    if one.unit or other.unit:
        return False
    return bool(_before(first, one)) and _before(first, one) == _before(second, other)


def _swapped(one: Quantity, other: Quantity, swaps: Sequence[Swap]) -> bool:
    return any(begin <= one.place < end and start <= other.place < stop for begin, end, start, stop in swaps)


def _before(told: Told, quantity: Quantity) -> str:
    """The key of the last content word before a number."""
    place = _before_place(told, quantity)
    return told.words.keys[place] if place >= 0 else ""


def _before_place(told: Told, quantity: Quantity) -> int:
    for place in range(quantity.place - 1, max(-1, quantity.place - 5), -1):
        key = told.words.keys[place]
        if key and key[0] != "#" and told.words.tokens[place] not in _MONEY:
            return place
    return -1


def _about(quantity: Quantity, told: Told) -> str:
    """What a number is about, as its sentence words it."""
    if quantity.unit in _BUNCHED:
        return quantity.unit
    for place in range(quantity.place + 1, min(quantity.place + 7, len(told.words.keys))):
        if quantity.unit and told.words.keys[place] == quantity.unit:
            return told.words.tokens[place].lower()
    place = _before_place(told, quantity)
    return told.words.tokens[place].lower() if place >= 0 else quantity.unit.lstrip("~")


def _tell(quantity: Quantity, told: Told) -> str:
    """A number as its sentence words it, with what it counts."""
    words = told.words
    start = words.starts[quantity.place]
    if quantity.place and words.tokens[quantity.place - 1] in "$€£¥₹":
        start = words.starts[quantity.place - 1]
    end = words.starts[quantity.place] + len(quantity.written)
    for place in range(quantity.place + 1, min(quantity.place + 7, len(words.keys))):
        if quantity.unit and quantity.unit not in _BUNCHED and words.keys[place] == quantity.unit:
            end = words.starts[place] + len(words.tokens[place])
            break
    if quantity.unit == "%":
        after = _PERCENT_AFTER.match(told.text, end)
        end = after.end() if after else end
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
    """Different names behind the same title ("Mayor Anna Ray", "Mayor Ben Cole")."""
    found: list[Clash] = []
    left_all = {_bare(token) for token in first.words.tokens}
    right_all = {_bare(token) for token in second.words.tokens}
    for begin, end, start, stop in swaps:
        ours, theirs = first.words.tokens[begin:end], second.words.tokens[start:stop]
        if len(ours) > 3 or len(theirs) > 3 or not (_is_name(ours) and _is_name(theirs)):
            continue
        if {_bare(token) for token in ours} & right_all or {_bare(token) for token in theirs} & left_all:
            continue
        role = _role(first, begin, end)
        if role and role == _role(second, start, stop) and not _variants(ours, theirs):
            found.append(Clash("name", role, " ".join(ours), " ".join(theirs)))
    return found


def _bare(token: str) -> str:
    return token.lower().replace("’", "'").removesuffix("'s")


def _role(told: Told, begin: int, end: int) -> str:
    """The title before a name, at most one given name away, or in apposition right after it."""
    lowers = [token.lower().rstrip(".") for token in told.words.tokens]
    for place in range(begin - 1, max(-1, begin - 3), -1):
        if lowers[place] in _TITLES:
            return lowers[place]
        if not told.words.tokens[place][:1].isupper():
            break
    after = told.words.starts[end - 1] + len(told.words.tokens[end - 1])
    if told.text[after : after + 1] == ",":
        for place in range(end, min(end + 5, len(lowers))):
            if lowers[place] in _TITLES:
                return lowers[place]
    return ""


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
            if fuzz.ratio(one.lower(), other.lower()) >= 70:
                return True
    short, long = sorted((ours, theirs), key=len)
    initials = "".join(token[:1] for token in long).lower()
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "").lower() == initials


def _polarity_clashes(first: Told, second: Told, *, sure: bool) -> list[Clash]:
    """A word negated in one sentence and plain in the other, with no other word that could carry the negation."""
    ours, theirs = first.facts.negations, second.facts.negations
    if len(ours) == len(theirs) or (ours and theirs and not sure):
        return []
    told, rival, places = (first, second, ours) if len(ours) > len(theirs) else (second, first, theirs)
    own, others = frozenset(told.words.keys), frozenset(rival.words.keys)
    if (_stems(rival) - _stems(told)) & _IMPLICIT:
        return []
    if any(frozenset((a, b)) in _OPPOSITE for a in own - others for b in others - own):
        return []
    plain = {rival.words.keys[place] for p in rival.facts.negations for place in _negated(rival, p)}
    for place in places:
        at = next(iter(_negated(told, place)), None)
        if at is None or told.words.keys[at] in plain:
            continue
        key = told.words.keys[at]
        if any(
            word.startswith(("un", "in", "non", "im", "dis")) and word.endswith(key[-4:])
            for word in others - own
        ):
            continue
        if key in rival.words.keys:
            pair = (_around(told, place), _around(rival, rival.words.keys.index(key)))
            return [Clash("polarity", "polarity", *(pair if told is first else pair[::-1]))]
    return []


def _stems(told: Told) -> frozenset[str]:
    return frozenset(stem(token.lower()) for token in told.words.tokens)


def _negated(told: Told, place: int) -> list[int]:
    """The place of the content word that a negation governs: the next of the clause, else the one before (German)."""
    words = told.words
    end = words.starts[place] + len(words.tokens[place])
    if told.text[end : end + 1] == "-":
        return []
    for after in range(place + 1, min(place + 5, len(words.tokens))):
        if told.text[end : words.starts[after]].strip(" -"):
            break
        end = words.starts[after] + len(words.tokens[after])
        if words.tokens[after].lower() in _HARMLESS:
            return []
        key = words.keys[after]
        if key and key[0] != "#":
            return [after]
    for before in range(place - 1, max(-1, place - 4), -1):
        key = words.keys[before]
        if key and key[0] != "#":
            return [before]
    return []


def _around(told: Told, place: int) -> str:
    words = told.words
    begin, end = max(0, place - 2), min(len(words.tokens), place + 3)
    return told.text[words.starts[begin] : words.starts[end - 1] + len(words.tokens[end - 1])]


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
