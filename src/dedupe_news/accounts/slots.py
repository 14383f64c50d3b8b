"""What an event has one figure of, set side by side: one figure a report, two figures a dispute.

Two reports of a crash mostly tell its toll in sentences that share little else ("killing two people and
injuring 11", "three dead and 15 hurt"), and so they do with homes without power, damage or a prison term. So
likeness finds no dispute in them. Here each report's own figure decides: the first it gives for a slot, near
its top and of the day it reports. A report that gives two figures for one slot tells of parts or of another
event, and takes no side. In the spirit of template filling (MUC-4, 1992); `tolls` and `measures` read the
slots.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from dedupe_news.accounts.agents import may_tell_agents, read_agents
from dedupe_news.accounts.ages import may_tell_ages, read_ages
from dedupe_news.accounts.circumstances import may_tell_circumstances, read_circumstances
from dedupe_news.accounts.clashes import Clash
from dedupe_news.accounts.clauses import killed_himself
from dedupe_news.accounts.counts import read_counts
from dedupe_news.accounts.facts.quantities import CURRENCY
from dedupe_news.accounts.injuries import may_tell_injuries, read_injuries
from dedupe_news.accounts.marks import FATES, NUMBER
from dedupe_news.accounts.measures import may_measure, read_measures
from dedupe_news.accounts.offices import may_tell_offices, read_offices
from dedupe_news.accounts.one_thing import knows_of_holder, same_subject
from dedupe_news.accounts.planned import may_tell_plans, read_plans
from dedupe_news.accounts.tolls import may_tell_toll, read_tolls
from dedupe_news.accounts.turns import may_turn, read_turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.figure import Figure
    from dedupe_news.accounts.kinds import Kinds
    from dedupe_news.accounts.pairing import Pairing
    from dedupe_news.thresholds import StatementThresholds

    Figures = dict[int, tuple[Figure, ...]]

_DEAD = "dead"
_PARTS = 10
"""Tokens between two parts of a figure: "killing the two pilots and 157 of the passengers"."""


def with_slots(
    known: Sequence[tuple[int, int, Clash]],
    kinds: Kinds,
    pairing: Pairing,
    figures: Figures,
) -> list[tuple[int, int, Clash]]:
    """Clashes, and with them the pairs of sentences of different reports that give one slot two figures.

    What likeness found already is not told again, but told to be about that slot.

    Args:
        known: pairs of distinct sentences with what they dispute.
        kinds: the distinct sentences of the story's reports.
        pairing: reads the facts of these.
        figures: what `read_figures` found in them.
    """
    known = [clash for clash in known if not _set_aside(clash, figures)]
    found = list(known)
    known_of = _places_of(known)
    told = kinds.rows if len(figures) > 1 else ()
    told_already: set[int] = set()
    set_apart: set[tuple[int, int, str, str]] = set()
    by_slot: dict[str, dict[int, list[Figure]]] = {}
    for kind, own in figures.items():
        for figure in own:
            by_slot.setdefault(figure.slot, {}).setdefault(kind, []).append(figure)
    for slot in sorted(by_slot) if told else ():
        holders = by_slot[slot]
        if len(holders) < 2:
            continue
        top = _top(slot, holders, pairing.thresholds)
        sides = [_side(own, holders, top) for own in told]
        by_kind = {side.kind: side for side in sides if side is not None}
        new: list[tuple[Figure, Figure]] = []
        worded: dict[tuple[float, bool, str], str] = {}
        retold = False
        for pair in sorted(set(_disputed(sides, told, pairing))):
            one, other = (by_kind[kind] for kind in pair)
            again = [at for at in known_of.get(pair, ()) if _retells(known[at][2], one, other)]
            at = again[0] if again else None
            if at is None or one.value is not None:
                told_already.update(again)  # half a result ("2") is told by the whole of it ("2-1")
                new.append((one, other))
            elif known[at][2].kind == "number" and known[at][2].about not in CURRENCY:
                found[at] = (*pair, replace(known[at][2], about=one.named or slot, of=""))
                retold = True
        for one, other in new:
            figures_told = one.kind, other.kind, one.brief, other.brief
            if figures_told in set_apart:
                continue  # "all 157 aboard were killed" gives two slots one figure
            set_apart.add(figures_told)
            about, of = (one.unit, slot) if one.unit in CURRENCY else (one.named or slot, "")
            value, rival = (_worded(figure, worded, brief=retold) for figure in (one, other))
            found.append((one.kind, other.kind, Clash(one.about, about, value, rival, of=of)))
    return [clash for at, clash in enumerate(found) if at not in told_already]


def _worded(figure: Figure, worded: dict[tuple[float, bool, str], str], *, brief: bool) -> str:
    """What a figure says, in the words of the first that says it: "ten dead" and "killed ten" are one side.

    Args:
        figure: one of a slot.
        worded: what the figures of the slot were told as so far, added to.
        brief: whether the figures stand alone.
    """
    told, quantity = figure.told(brief=brief), figure.quantity
    if quantity is None or figure.value is not None:
        return told
    return worded.setdefault((quantity.value, figure.whole, str(quantity.hedge)), told)


def _places_of(known: Sequence[tuple[int, int, Clash]]) -> dict[tuple[int, int], list[int]]:
    """Where the clashes of each pair of sentences stand."""
    found: dict[tuple[int, int], list[int]] = {}
    for at, (first, second, _) in enumerate(known):
        found.setdefault((first, second), []).append(at)
    return found


def _top(slot: str, holders: dict[int, list[Figure]], limits: StatementThresholds) -> int:
    """In how many first sentences a report's own figure stands."""
    if any(figure.named for figures in holders.values() for figure in figures):
        return limits.count_top
    own = slot in FATES or any(figure.whose for figures in holders.values() for figure in figures)
    return limits.toll_top if own else limits.slot_top


def read_figures(kinds: Kinds, pairing: Pairing) -> Figures:
    """The figures of the distinct sentences that have any.

    Args:
        kinds: the story's distinct sentences.
        pairing: reads the facts of these.
    """
    found = {}
    for kind, words in enumerate(kinds.words):
        if len(words.tokens) > pairing.thresholds.slot_words:
            continue
        figures = tuple(read_tolls(kind, pairing.told(kind))) if may_tell_toll(words) else ()
        if may_measure(words):
            figures += tuple(read_measures(kind, pairing.told(kind), pairing.thresholds))
        early = min(place for _, place in kinds.places[kind]) < pairing.thresholds.slot_top
        if early and len(kinds.rows) > 1 and words.held & NUMBER:
            figures += tuple(read_counts(kind, pairing.told(kind), pairing.thresholds))
        if early and len(kinds.rows) > 1:
            figures += tuple(_told_early(kind, kinds, pairing))
        if may_tell_circumstances(words):
            figures += tuple(read_circumstances(kind, pairing.told(kind), pairing.thresholds))
        if may_turn(words):
            figures += tuple(read_turns(kind, pairing.told(kind)))
        if figures:
            found[kind] = figures
    return found


def _told_early(kind: int, kinds: Kinds, pairing: Pairing) -> Iterator[Figure]:
    """What a sentence near the top tells of who did it, of ages, of plans and of who holds an office."""
    words = pairing.words[kind]
    if words.held & NUMBER and may_tell_ages(words):
        yield from read_ages(kind, pairing.told(kind), pairing.thresholds, _before(kind, kinds, pairing))
    if may_tell_injuries(words):
        yield from read_injuries(kind, pairing.told(kind), _before(kind, kinds, pairing))
    if may_tell_agents(words):
        yield from read_agents(kind, pairing.told(kind))
    if may_tell_plans(words):
        yield from read_plans(kind, pairing.told(kind))
    if may_tell_offices(words):
        yield from read_offices(kind, pairing.told(kind))


def _before(kind: int, kinds: Kinds, pairing: Pairing) -> Told | None:
    """The sentence before one; of several the first of the distinct ones, whichever report is the first."""
    led = min((kinds.rows[report][place - 1] for report, place in kinds.places[kind] if place), default=-1)
    return pairing.told(led) if led >= 0 else None


def at_odds(figures: Figures, first: int, second: int) -> bool:
    """Whether two sentences fill one slot differently ("won 2-1", "a 3-1 defeat"), however alike their words.

    Args:
        figures: what `read_figures` found.
        first: a distinct sentence.
        second: another.
    """
    return any(
        one.slot == other.slot and one.disputes(other)
        for one in figures.get(first, ())
        for other in figures.get(second, ())
    )


def _retells(clash: Clash, one: Figure, other: Figure) -> bool:
    """Whether a clash of two sentences is about their figures, or about whether there is any."""
    return (
        clash.kind in {"number", one.about} and _same(clash.first, one) and _same(clash.second, other)
    ) or (clash.kind == "polarity" and (one.nought or other.nought))


def _set_aside(known: tuple[int, int, Clash], figures: Figures) -> bool:
    """Whether both figures of a clash fill slots, and these are two, or one in which they agree.

    "The union wants 8 per cent more" and "the union was offered 4 per cent more" are no dispute, nor are "96
    passengers and crew" and "90 passengers and six crew".
    """
    first, second, clash = known
    if clash.kind != "number":
        return False
    ours, theirs = (
        [figure for figure in figures.get(kind, ()) if not figure.named and _same(value, figure)]
        for kind, value in ((first, clash.first), (second, clash.second))
    )
    if not ours or not theirs:
        return False
    met = [(one, other) for one in ours for other in theirs if one.slot == other.slot]
    return all(one.agrees(other) for one, other in met)


def _same(value: str, figure: Figure) -> bool:
    """Whether a value told is that of a figure, in more or fewer words."""
    return value in figure.brief or figure.brief in value


def _side(own: Sequence[int], holders: dict[int, list[Figure]], most: int) -> Figure | None:
    """The figure that a report of these sentences gives in the first `most` of them, unless it gives two."""
    told = [figure for kind in own for figure in holders.get(kind, ())]
    top = set(own[:most])
    first = next((figure for figure in told if figure.kind in top), None)
    if first is None or not all(first.agrees(figure) for figure in told):
        return None
    # the plainest of those that agree stands for the report
    return next((fig for fig in told if fig.kind in top and fig.plain), first)


def _disputed(
    sides: Sequence[Figure | None], told: Sequence[Sequence[int]], pairing: Pairing
) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(sides):
        for there, other in enumerate(sides[at + 1 :], at + 1):
            if one is None or other is None or one.kind == other.kind or not one.disputes(other):
                continue
            first, second = pairing.words[one.kind], pairing.words[other.kind]
            if one.slot not in FATES and first.lexicon.lang != second.lexicon.lang:
                continue
            if _holds(pairing.told(one.kind), other) or _holds(pairing.told(other.kind), one):
                continue
            if knows_of_holder(other, told[at], pairing) or knows_of_holder(one, told[there], pairing):
                continue
            if not same_subject(one, other, told[at], told[there], pairing):
                continue
            yield min(one.kind, other.kind), max(one.kind, other.kind)


def _holds(told: Told, figure: Figure) -> bool:
    """Whether a sentence has another's figure too, or two near by that add up to it: parts, then and now."""
    if figure.quantity is None or figure.value is not None:
        return False
    values = {quantity.value for quantity in told.quantities}
    sums = {
        one.value + other.value
        for one, other in combinations(told.quantities, 2)
        if abs(one.place - other.place) <= _PARTS
    }
    if figure.slot == _DEAD and killed_himself(told):
        sums |= {value + aside for value in values for aside in (-1, 1)}  # "killed three and then himself"
    return figure.quantity.value in sums | values
