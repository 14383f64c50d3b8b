"""A measured figure and the words it stands among: "a trial of eleven weeks", "the trial lasted nine weeks".

The slots of `measures` name what news mostly measures. Whatever else is told in a unit of its own (rates,
spans of time, lengths) is known by the words of content nearest to it: two figures of one unit are of one
thing where such a word is in both, rare in the story, and no other figure of that report fits as well.
Tried and dropped: the same of things counted ("eight games", "16 games"), of which untouched reports of four
sets told twelve more, four of them real; of sums (three right and three wrong in pairs kept unread: a cost
and a grant towards it); of dates ("surgery December 10", "on Oct. 19": one real, one not); and the only
figure of a unit in either report, whatever the words (three real of ten).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clashes import Clash
from dedupe_news.accounts.clashes.numbers import reconcilable, tell_quantity
from dedupe_news.accounts.clauses import by_so_much, clause_of, doubts, looks_back
from dedupe_news.accounts.facts.quantities import CURRENCY, MONEY_WORDS
from dedupe_news.accounts.families import SAME_UNITS, unit_of
from dedupe_news.accounts.figure import Figure
from dedupe_news.accounts.likeness import kin
from dedupe_news.accounts.marks import NUMBER
from dedupe_news.accounts.measures import is_whole
from dedupe_news.accounts.one_thing import named_in, same_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.accounts.facts import Quantity, Told
    from dedupe_news.accounts.kinds import Kinds
    from dedupe_news.accounts.pairing import Pairing

    Figures = dict[int, tuple[Figure, ...]]

_HEADS: Final = 3
"""Words of content on either side of a figure that may tell what it measures."""
_FAR: Final = 8
"""Tokens between a figure and such a word, at most."""
_REST: Final = 0.5
"""What a word that both sentences share further away weighs beside one near the figure."""
_CLEARLY: Final = 1.5
"""How far the best of a report's figures must lead the second best."""
_REPORTS: Final = 40
"""Stories of more reports say most things in like words; their pairs of reports are too many."""
_OTHERS: Final = ("slot-doubt", "toll-added", "again", "beyond")
"""Classes of words beside which a figure is sought, foreseen, or of another thing: "other trains"."""
_NAMES: Final = frozenset(SAME_UNITS.values())
_KIN: Final = 0.6
"""Part of the longer of two words that their common beginning makes up, at least."""
_THE: Final = frozenset({"the", "its", "their"})
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Framed:
    """A figure of sentence `kind` with its unit and the keys of the words near it.

    `moved` says that it is by how much something moved, None that the words do not say.
    """

    kind: int
    quantity: Quantity
    unit: str
    moved: bool | None
    heads: frozenset[str]
    clause: range


def framed_clashes(kinds: Kinds, pairing: Pairing, figures: Figures) -> list[tuple[int, int, Clash]]:
    """Pairs of distinct sentences of different reports that measure one thing differently.

    Args:
        kinds: the story's distinct sentences.
        pairing: reads their facts.
        figures: the slots read from them: what fills one is set side by side there.
    """
    if not 2 <= len(kinds.rows) <= _REPORTS:
        return []
    read: dict[int, tuple[Framed, ...]] = {}
    told = [_told(row, pairing, figures, read) for row in kinds.rows]
    found: dict[tuple[int, int, int, int], tuple[int, int, Clash]] = {}
    for first, second in combinations(range(len(told)), 2):
        for pair in _met(told[first], told[second], pairing):
            one, other = sorted(pair, key=lambda framed: framed.kind)
            if _disputes(pair, kinds.rows[first], kinds.rows[second], pairing):
                at = one.kind, other.kind, one.quantity.place, other.quantity.place
                found.setdefault(at, (one.kind, other.kind, _clash(one, other, pairing)))
    return list(found.values())


def _told(
    row: Sequence[int], pairing: Pairing, figures: Figures, read: dict[int, tuple[Framed, ...]]
) -> list[Framed]:
    """The measured figures of a report, those of its first sentences."""
    limits = pairing.thresholds
    found: list[Framed] = []
    for kind in dict.fromkeys(row[: limits.frame_top]):
        words = pairing.words[kind]
        if kind not in read:
            fits = words.held & NUMBER and len(words.tokens) <= limits.slot_words
            read[kind] = tuple(read_frames(kind, pairing.told(kind), figures.get(kind, ()))) if fits else ()
        found.extend(read[kind])
    return found


def read_frames(kind: int, told: Told, slots: Sequence[Figure] = ()) -> Iterator[Framed]:
    """The figures of a sentence that are told in a unit, each with the words near it.

    A sentence with two figures in one unit tells them of two things, and is not read for that unit.

    Args:
        kind: the number of the sentence.
        told: its facts.
        slots: what fills slots in it.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> told = tell(Reader().read("It took a trial of eleven weeks to convict him."))
        >>> [(framed.unit, sorted(framed.heads)) for framed in read_frames(0, told)]
        [('week', ['~trial'])]
    """
    if told.stamped:
        return
    units = [_unit(told, quantity) for quantity in told.quantities]
    filled = {figure.quantity.place for figure in slots if figure.quantity is not None}
    for quantity, unit in zip(told.quantities, units, strict=True):
        clause = clause_of(told, quantity.place)
        if (
            unit
            and units.count(unit) == 1
            and quantity.place not in filled
            and not is_whole(told, quantity)
            and not _doubted(told, clause)
            and not looks_back(told, quantity.place)
        ):
            heads = frozenset(_heads(told, quantity, unit, clause))
            yield Framed(kind, quantity, unit, _moved(told, quantity), heads, clause)


def _unit(told: Told, quantity: Quantity) -> str:
    """What a figure is measured in, '' of sums, things counted, ages and scores."""
    lists, words, end = told.words.lexicon, told.words, quantity.tokens.stop
    unit = quantity.unit
    if unit == "%":
        return unit + quantity.frame
    if unit in CURRENCY:
        return ""
    if _is_part(told, end):
        return ""
    if not unit or quantity.frame or unit[0] == "@" or unit in {"year-old", "score"}:
        return ""
    if end < len(words.lowers) and lists.has("span-unit", words.lowers[end]):
        return words.keys[end]
    measure = unit_of(told, quantity)
    return measure if measure in _NAMES or measure in lists.cues.get("measure", _NONE) else ""


def _is_part(told: Told, end: int) -> bool:
    """Whether a figure is a part of what it stands before: "12 km of the tunnel"."""
    behind = told.words.lowers[end + 1 : end + 3]
    return len(behind) > 1 and told.words.lexicon.has("toll-part", behind[0]) and behind[1] in _THE


def _doubted(told: Told, clause: range) -> bool:
    """Whether a clause tells what only may be, is sought, or denies."""
    lists, lowers = told.words.lexicon, told.words.lowers
    held = lowers[clause.start : clause.stop]
    return lists.has_any(held, *_OTHERS, "negation", "by-itself") or any(
        lowers[at] != "would" for at in doubts(told, clause)
    )


def _moved(told: Told, quantity: Quantity) -> bool | None:
    """Whether a figure tells by how much something moved, or where it stands."""
    lists, lowers, at = told.words.lexicon, told.words.lowers, quantity.place - 1
    while at > 0 and (lists.has("about", lowers[at]) or lowers[at] in CURRENCY):
        at -= 1
    if at >= 0 and lists.has("moved-to", lowers[at]):
        return False
    return True if by_so_much(told, quantity.place) else None


def _heads(told: Told, quantity: Quantity, unit: str, clause: range) -> Iterator[str]:
    """The keys of the words of content nearest to a figure on either side."""
    words, end = told.words, quantity.tokens.stop
    end += end < len(words.keys) and unit not in CURRENCY and unit != "%"
    for step, start in ((-1, quantity.place - 1), (1, end)):
        near = range(start, start + step * _FAR, step)
        found = [words.keys[at] for at in near if at in clause and _tells(told, at)]
        yield from found[:_HEADS]


def _tells(told: Told, place: int) -> bool:
    """Whether a word may tell what is measured: no figure, sign, day, teller or word of a slot."""
    words, lists = told.words, told.words.lexicon
    key, low = words.keys[place], words.lowers[place]
    return (
        key in told.matter
        and key not in lists.slot_keys
        and key not in CURRENCY
        and low not in MONEY_WORDS
        and low not in lists.says
        and not any(low in sign for sign in lists.cues.get("percent", _NONE))
        and not lists.has("teller", low)
        and not lists.has("span-unit", low)
        and not lists.has("lasting", low)
        and not lists.has("dimension", low)
    )


def _met(
    ours: Sequence[Framed], theirs: Sequence[Framed], pairing: Pairing
) -> Iterator[tuple[Framed, Framed]]:
    """Figures of two reports that measure one thing, each clearly the best match of the other."""
    scores = {
        (at, there): score
        for at, one in enumerate(ours)
        for there, other in enumerate(theirs)
        if one.unit == other.unit and (score := _nearness(one, other, pairing))
    }
    for (at, there), score in scores.items():
        rivals = (more for (a, b), more in scores.items() if (a == at) != (b == there))
        if score >= pairing.thresholds.framed and score >= _CLEARLY * max(rivals, default=0.0):
            yield ours[at], theirs[there]


def _nearness(one: Framed, other: Framed, pairing: Pairing) -> float:
    """How rare the words are that both figures stand among, 1 for one word of just these two sentences."""
    ours, theirs = _shared(one.heads, other.heads), _shared(other.heads, one.heads)
    if not ours:
        return 0.0
    of, first, second = pairing.weights.of, pairing.told(one.kind), pairing.told(other.kind)
    rest = (first.matter & second.matter) - ours - theirs
    near = math.fsum(of.get(key, 0.0) for key in (*sorted(ours), *sorted(theirs))) / 2
    far = math.fsum(of.get(key, 0.0) for key in sorted(rest))
    return (near + _REST * far) / math.log((len(pairing.words) + 3.0) / 2.5)


def _shared(keys: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The keys that are among others, or of one family with one of them."""
    return frozenset(key for key in keys if key in others or any(kin(key, other) >= _KIN for other in others))


def _disputes(
    pair: tuple[Framed, Framed], ours: Sequence[int], theirs: Sequence[int], pairing: Pairing
) -> bool:
    """Whether two figures of one thing cannot both be right."""
    one, other = pair
    first, second = pairing.told(one.kind), pairing.told(other.kind)
    low, high = sorted((one.quantity.value, other.quantity.value))
    if one.kind == other.kind or first.words.lexicon.lang != second.words.lexicon.lang:
        return False
    if high > pairing.thresholds.frame_apart * low or None is not one.moved is not other.moved is not None:
        return False
    if reconcilable(one.quantity, other.quantity, exact=False):
        return False
    named, rivals = named_in(first, one.clause), named_in(second, other.clause)
    if named and rivals and not named & rivals:
        return False  # "traffic to India", "traffic between Europe and Egypt"
    if _known(one.quantity, theirs, pairing) or _known(other.quantity, ours, pairing):
        return False
    ours_told, theirs_told = (Figure("", of.kind, of.quantity, "", "", clause=of.clause) for of in pair)
    return same_subject(ours_told, theirs_told, ours, theirs, pairing)


def _known(quantity: Quantity, report: Sequence[int], pairing: Pairing) -> bool:
    """Whether a report has a figure of another as well, wherever."""
    return any(
        other.value == quantity.value and other.unit == quantity.unit
        for kind in report
        if pairing.words[kind].held & NUMBER
        for other in pairing.told(kind).quantities
    )


def _clash(one: Framed, other: Framed, pairing: Pairing) -> Clash:
    """Both figures side by side, named by the word that both stand among and the first is nearest to."""
    told = pairing.told(one.kind)
    heads = _shared(one.heads, other.heads)
    shared = [at for at in one.clause if told.words.keys[at] in heads]
    place = min(shared, key=lambda at: (abs(at - one.quantity.place), at))
    value, rival = (tell_quantity(framed.quantity, pairing.told(framed.kind)) for framed in (one, other))
    return Clash("number", _label(told, place, pairing.told(other.kind)), value, rival)


def _label(told: Told, place: int, other: Told) -> str:
    """A word, with the one behind it where that names a slot and stands in both: "main rate", not "main"."""
    words, after = told.words, place + 1
    named = after < len(words.keys) and words.keys[after] in words.lexicon.slot_keys
    if not named or words.keys[after] not in other.words.keys or words.keys[after] in CURRENCY:
        return words.lowers[place]
    return f"{words.lowers[place]} {words.lowers[after]}"
