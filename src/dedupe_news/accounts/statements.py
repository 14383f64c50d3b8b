"""Sentences that say the same, grouped into statements: fold when alike, never across a clash.

Identical sentences always fold. The rest join best pair first, each time under the check that the two groups'
centres are alike too, so that a chain of half-alike sentences cannot grow. A sentence that would bring a
number or several names which the printed one lacks stays apart: folding it would lose them for the reader.
Last, what another report tells whole within a longer sentence folds into that (`retold.py`).
The groups do not depend on the order of the reports.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dedupe_news.accounts.again import Again, Repeats
from dedupe_news.accounts.aligned import aligned_pairs
from dedupe_news.accounts.attributes import attribute_clashes
from dedupe_news.accounts.captions import ends_whole, find_captions
from dedupe_news.accounts.frames import framed_clashes
from dedupe_news.accounts.guessed import Guessed
from dedupe_news.accounts.kinds import Kinds, distinct, finish
from dedupe_news.accounts.leaning import listed
from dedupe_news.accounts.likeness import candidates
from dedupe_news.accounts.marks import REFUTAL
from dedupe_news.accounts.opposites import opposite_clashes
from dedupe_news.accounts.pairing import Pairing
from dedupe_news.accounts.retold import Retold
from dedupe_news.accounts.slots import at_odds, read_figures, with_slots
from dedupe_news.accounts.wordings import other_wordings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dedupe_news.accounts.clashes import Clash
    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.kinds import Place
    from dedupe_news.accounts.likeness import Weights
    from dedupe_news.accounts.slots import Figures
    from dedupe_news.accounts.wordings import Wording
    from dedupe_news.accounts.words import Reader
    from dedupe_news.thresholds import StatementThresholds

_LOOKED_AT = 12
"""So many members of a group are compared with a new centre, and with those of the other group."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of a story's sentences and what came up on the way.

    `groups` lists places of sentences, the printed one first; `clashes` are pairs of kinds with a dispute;
    `wordings` are for each group what its folded sentences say otherwise than the printed one; `again` are
    those that only tell again what others do.
    """

    groups: tuple[tuple[Place, ...], ...]
    clashes: tuple[tuple[int, int, Clash], ...]
    weights: Weights
    kinds: Kinds
    wordings: tuple[tuple[Wording, ...], ...] = ()
    again: Mapping[int, Again] = field(default_factory=dict)


def group(reports: Sequence[ReportInput], thresholds: StatementThresholds, reader: Reader) -> Grouping:
    """The statements of a story as groups of places; every sentence is in exactly one."""
    kinds = distinct(reports, reader)
    pairing = Pairing(kinds.words, thresholds)
    captions = _captions(reports, kinds, pairing.weights, thresholds)
    alike = candidates(pairing.weights, thresholds.clause, thresholds.retold_shared)
    alike.sort(key=lambda pair: (-round(pair[0], 9), pair[1], pair[2]))
    pairs = [pair for pair in alike if pair[0] >= thresholds.clause]
    figures = read_figures(kinds, pairing) if len(reports) > 1 else {}
    items = _items(kinds)
    joining = _Joining(pairing, captions, figures, items)
    guessed = Guessed(reports, kinds)
    for score, first, second in pairs:
        apart = guessed.keeps_apart(first, second, pairing) if score >= thresholds.same else True
        if not apart and first not in captions and second not in captions:
            joining.join(first, second, thresholds.centre)
    if joining.joined or any(len(held) > 1 for held in kinds.held):
        for _, first, second in aligned_pairs(reports, kinds, joining.roots(), captions, pairing):
            if not guessed.misplaced(first, second, pairing):
                joining.join(first, second, thresholds.aligned_opening)
    if len(reports) > 1:
        _fold_retold(alike, captions, joining, guessed, Retold(kinds, pairing))
    near = [pair for pair in pairs if pair[0] < thresholds.same and items.isdisjoint(pair[1:])]
    _fold_contained(near, joining, pairing)
    for caption, target in sorted(captions.items()):
        joining.attach(caption, target)
    grouped = joining.groups()
    placed = tuple(_places(reports, kinds, members) for members in grouped)
    worded = tuple(
        tuple(other_wordings(members, kinds, pairing)) if len(members) > 1 else () for members in grouped
    )
    found = _disputes(reports, pairing, kinds, joining, alike) if len(reports) > 1 else ()
    group_of = {kind: number for number, members in enumerate(grouped) for kind in members}
    disputed = {group_of[kind] for first, second, _ in found for kind in (first, second)}
    again = Repeats(reports, kinds, pairing, placed).find(disputed, guessed) if len(reports) > 1 else {}
    return Grouping(placed, found, pairing.weights, kinds, worded, again)


def _fold_retold(
    alike: Sequence[tuple[float, int, int]],
    captions: dict[int, int],
    joining: _Joining,
    guessed: Guessed,
    retold: Retold,
) -> None:
    """Fold sentences that others of other reports tell whole."""
    for _, folded, printed in retold.pairs(alike, captions, joining.roots()):
        centre = joining.centre(printed)
        if not guessed.unsure(folded, centre) and (centre == printed or retold.told(folded, centre)):
            joining.absorb(folded, centre)


def _fold_contained(pairs: Sequence[tuple[float, int, int]], joining: _Joining, pairing: Pairing) -> None:
    """Fold sentences that stand in others to the letter."""
    for _, first, second in pairs:
        if joining.alone(first, second):
            short, whole = pairing.contained(first, second)
            if short != whole and joining.alone(short, short) and not at_odds(joining.figures, short, whole):
                joining.attach(short, whole)


def _items(kinds: Kinds) -> set[int]:
    """The items of lists: folded elsewhere they would leave "Opponents say:" with nothing below it."""
    found: set[int] = set()
    for row in kinds.rows:
        texts = [kinds.words[kind].text for kind in row]
        told = zip(row, listed(texts), texts, strict=True)
        found.update(kind for kind, item, text in told if item and not ends_whole(text))
    return found


def _captions(
    reports: Sequence[ReportInput], kinds: Kinds, weights: Weights, thresholds: StatementThresholds
) -> dict[int, int]:
    """Kinds that stand as captions, with the kind each repeats."""
    found: dict[int, int] = {}
    for number, report in enumerate(reports):
        own = kinds.rows[number]
        for place, target in find_captions(report, own, kinds.words, weights, thresholds).items():
            if own[place] != own[target]:
                found[own[place]] = min(own[target], found.get(own[place], own[target]))
    return {caption: target for caption, target in found.items() if target not in found}


class _Joining:
    """Groups that grow by joining: the centre of each is the sentence to print."""

    def __init__(
        self, pairing: Pairing, captions: dict[int, int], figures: Figures, items: Collection[int]
    ) -> None:
        count = len(pairing.words)
        self._items = items
        self.joined = 0
        self._captions = captions
        self._root = list(range(count))
        self._members = [[kind] for kind in range(count)]
        self._centre = list(range(count))
        self._pairing = pairing
        self.figures = figures
        self._worth: dict[int, float] = {}

    def root(self, kind: int) -> int:
        """The name of the group a sentence is in."""
        return self._root[kind]

    def roots(self) -> list[int]:
        """For each sentence the name of its group."""
        return list(self._root)

    def centre(self, kind: int) -> int:
        """The sentence to print of the group that one is in."""
        return self._centre[self._root[kind]]

    def groups(self) -> list[list[int]]:
        """The members of each group, the one to print first."""
        found = []
        for root, members in enumerate(self._members):
            if len(members) == 1:
                found.append(members)
            elif members:
                centre = self._centre[root]
                found.append([centre, *sorted(member for member in members if member != centre)])
        return found

    def alone(self, first: int, second: int) -> bool:
        """Whether either of two sentences is the only one of its group."""
        return min(len(self._members[self._root[first]]), len(self._members[self._root[second]])) == 1

    def attach(self, caption: int, target: int) -> None:
        """Put a caption with the sentence it repeats, whatever else is there."""
        if self._root[caption] != self._root[target]:
            self._unite(self._root[caption], self._root[target], self._centre[self._root[target]])

    def absorb(self, folded: int, centre: int) -> None:
        """Put the printed one of a group, and what says the same, with that of another, which tells it.

        Against it speaks what does in `join`, but how alike they are; what more others of the group tell.
        """
        one, other = self._root[folded], self._root[centre]
        if one == other or self._centre[one] != folded:
            return
        ours, theirs = self._members[one][:_LOOKED_AT], self._members[other][:_LOOKED_AT]
        if any(self._pairing.adds(centre, member) for member in ours if member != folded):
            return
        if not any(self._rivals(mine, rival) for mine in ours for rival in theirs):
            self._unite(one, other, centre)

    def _rivals(self, mine: int, rival: int) -> bool:
        """Whether two sentences cannot be one statement, however alike they are."""
        pairing = self._pairing
        return bool(
            mine in self._items
            or rival in self._items
            or at_odds(self.figures, mine, rival)
            or pairing.clashes(mine, rival)
            or pairing.of_other_deeds(mine, rival)
            or pairing.of_two_sexes(mine, rival)
            or pairing.of_other_relatives(mine, rival)
            or pairing.of_one_more(mine, rival)
            or pairing.of_two_words(mine, rival)
            or pairing.of_other_sayings(mine, rival)
            or pairing.of_other_mood(mine, rival)
            or pairing.of_other_stance(mine, rival)
            or pairing.of_swapped_roles(mine, rival)
            or pairing.of_other_certainty(mine, rival)
        )

    def join(self, first: int, second: int, near: float) -> None:
        """Join the groups of two sentences that say the same, if nothing speaks against it.

        Against it speak a clash, a member less like the new centre than `near`, and words that would be lost.
        """
        pairing, limits = self._pairing, self._pairing.thresholds
        one, other = self._root[first], self._root[second]
        if one == other:
            return
        best, least = self._centre[one], self._centre[other]
        if (self._told(least), -least) > (self._told(best), -best):
            best, least = least, best
        if min(len(pairing.weights.sets[best]), len(pairing.weights.sets[least])) < limits.fewest:
            return
        if pairing.clashes(first, second) or pairing.clashes(best, least):
            return
        if pairing.adds(best, least):
            best, least = least, best
            if pairing.adds(best, least):
                return
        ours, theirs = self._members[one][:_LOOKED_AT], self._members[other][:_LOOKED_AT]
        if any(self._rivals(mine, rival) for mine in ours for rival in theirs):
            return
        everyone = self._members[one] + self._members[other]
        if all(pairing.likeness(best, member) >= near for member in everyone[:_LOOKED_AT] if member != best):
            self._unite(one, other, best)
            self.joined += 1

    def _told(self, kind: int) -> float:
        """How much a sentence tells, worked out once."""
        known = self._worth.get(kind)
        if known is None:
            known = self._worth[kind] = self._pairing.informative(kind, caption=kind in self._captions)
        return known

    def _unite(self, one: int, other: int, centre: int) -> None:
        root, gone = min(one, other), max(one, other)
        for member in self._members[gone]:
            self._root[member] = root
        self._members[root] = self._members[one] + self._members[other]
        self._members[gone] = []
        self._centre[root] = centre


def _places(reports: Sequence[ReportInput], kinds: Kinds, members: Sequence[int]) -> tuple[Place, ...]:
    """All places of a group's sentences, those of the printed one first, independent texts before copies."""
    finished: dict[str, tuple[bool, bool, str]] = {}

    def independent_first(place: Place) -> tuple[bool, tuple[bool, bool, str], Place]:
        number, at = place
        text = reports[number].sentences[at].text
        known = finished.get(text)
        if known is None:
            known = finished[text] = finish(text)
        return reports[number].keeper not in {-1, number}, known, place

    found: list[Place] = []
    for kind in members:
        places = kinds.places[kind]
        found.extend(places if len(places) == 1 else sorted(places, key=independent_first))
    return tuple(found)


def _places_known(
    clash: Clash, ours: frozenset[int], theirs: frozenset[int], reports: Sequence[ReportInput]
) -> bool:
    """Whether a report names the other's place as well: a town and its county are no dispute."""
    return any(
        name in sentence.text
        for name, others in ((clash.first, theirs), (clash.second, ours))
        for number in others
        for sentence in reports[number].sentences
    )


def _disputes(
    reports: Sequence[ReportInput],
    pairing: Pairing,
    kinds: Kinds,
    joining: _Joining,
    pairs: Sequence[tuple[float, int, int]],
) -> tuple[tuple[int, int, Clash], ...]:
    """Clashes between sentences of different reports."""
    found: list[tuple[int, int, Clash]] = []
    held = kinds.held
    for score, first, second in pairs:
        if joining.root(first) == joining.root(second) or not held[first].isdisjoint(held[second]):
            continue  # they say the same, or one report says both and so tells two things
        denied = (kinds.words[first].held | kinds.words[second].held) & REFUTAL
        if score < pairing.thresholds.clause and not denied:
            continue  # a denial may be one clause of a long sentence
        if score < pairing.thresholds.disputed and not pairing.may_be_plain(first, second):
            continue  # of pairs so little alike only plain clashes are told
        found.extend(
            (first, second, clash)
            for clash in pairing.clashes(first, second)
            if clash.certain
            and (clash.plain or score >= pairing.thresholds.disputed)
            and not (clash.about == "place" and _places_known(clash, held[first], held[second], reports))
        )
    found += [*attribute_clashes(kinds, pairing), *opposite_clashes(kinds, pairing)]
    found += framed_clashes(kinds, pairing, joining.figures)
    return tuple(
        (first, second, clash)
        for first, second, clash in with_slots(found, kinds, pairing, joining.figures)
        if joining.root(first) != joining.root(second) and held[first].isdisjoint(held[second])
    )
