"""Sentences that say the same, grouped into statements: fold when alike, never across a clash.

Identical sentences always fold. The rest join best pair first, each time under the check that the two groups'
centres are alike too, so that a chain of half-alike sentences cannot grow. A sentence that would bring a
number or several names which the printed one lacks stays apart: folding it would lose them for the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dedupe_news.accounts.aligned import aligned_pairs
from dedupe_news.accounts.captions import ends_whole, find_captions
from dedupe_news.accounts.clashes import Clash, Told, disputes
from dedupe_news.accounts.facts import read_facts
from dedupe_news.accounts.lexicon import ATTRIBUTION, DANGLING
from dedupe_news.accounts.likeness import Likeness, Weights, candidates, compare
from dedupe_news.accounts.words import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.model import Sentence
    from dedupe_news.thresholds import StatementThresholds

_LOOKED_AT = 12
"""A new centre is compared with so many members of its group."""

Place = tuple[int, int]
"""A sentence's place: report, place in the report."""


@dataclass(slots=True)
class Kind:
    """Sentences with the same words: the places where they stand and what they tell."""

    told: Told
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of a story's sentences and what came up on the way.

    `groups` lists places of sentences, the printed one first; `clashes` pairs of places with their dispute.
    """

    groups: tuple[tuple[Place, ...], ...]
    clashes: tuple[tuple[Place, Place, Clash], ...]
    weights: Weights
    number: dict[Place, int]


class Pairing:
    """Compares the distinct sentences of a story pair by pair, each pair at most once."""

    def __init__(self, told: Sequence[str], reader: Reader, thresholds: StatementThresholds) -> None:
        self._texts = told
        self.words = [reader.read(text) for text in told]
        self.weights = Weights(self.words)
        self._thresholds = thresholds
        self._told: dict[int, Told] = {}
        self._clashes: dict[tuple[int, int], tuple[Clash, ...]] = {}
        self._likeness: dict[tuple[int, int], Likeness] = {}

    def told(self, place: int) -> Told:
        """A sentence with its facts, read when first needed."""
        known = self._told.get(place)
        if known is None:
            text = self._texts[place]
            known = self._told[place] = Told(text, self.words[place], read_facts(text, self.words[place]))
        return known

    def likeness(self, first: int, second: int) -> Likeness:
        """How alike two sentences are."""
        pair = (first, second)
        known = self._likeness.get(pair)
        if known is None:
            known = self._likeness[pair] = compare(self.weights, first, second)
        return known

    def clashes(self, first: int, second: int) -> tuple[Clash, ...]:
        """What two sentences dispute, provided they are otherwise about the same thing."""
        pair = (first, second)
        known = self._clashes.get(pair)
        if known is None:
            one, other = self.told(first), self.told(second)
            known = self._clashes[pair] = disputes(self.weights, one, other, self._thresholds)
        return known

    def adds(self, printed: int, folded: int) -> bool:
        """Whether the folded sentence holds a number or names that the printed one lacks."""
        one, other = self.told(printed), self.told(folded)
        keys = self.weights.sets[printed]
        values = {quantity.value for quantity in one.facts.quantities}
        for quantity in other.facts.quantities:
            if quantity.value not in values and f"#{quantity.value:g}" not in keys:
                return True
        for date in other.facts.dates:
            if not any(
                date.agrees(ours) and (date.day is None or ours.day is not None) for ours in one.facts.dates
            ):
                return True
        if self.likeness(min(printed, folded), max(printed, folded)).both >= self._thresholds.sure:
            return False
        known = {token.lower().removesuffix("’s").removesuffix("'s") for token in one.words.tokens}
        new = 0
        for name in other.facts.names:
            fresh = [
                part for part in name if part not in known and not any(part[:4] == word[:4] for word in known)
            ]
            new += bool(fresh) and not _credited(other, name)
        return new > self._thresholds.new_names


def _credited(told: Told, name: tuple[str, ...]) -> bool:
    """Whether a name only says who told it."""
    lowers = [token.lower() for token in told.words.tokens]
    try:
        place = lowers.index(name[0])
    except ValueError:
        return True
    near = lowers[max(0, place - 6) : place + len(name) + 5]
    return any(word in ATTRIBUTION for word in near)


def informative(pairing: Pairing, place: int, text: str, *, caption: bool) -> float:
    """How much a sentence tells: weighted mass, less for a fragment, a caption or a dangling opener."""
    mass = pairing.weights.mass[place]
    if caption or not ends_whole(text):
        mass *= 0.5
    opener = pairing.words[place].tokens[:1]
    if opener and opener[0].lower() in DANGLING:
        mass *= 0.8
    if text.count("“") != text.count("”") or text.count('"') % 2:
        mass *= 0.8
    return mass


def group(reports: Sequence[ReportInput], thresholds: StatementThresholds) -> Grouping:
    """The statements of a story as groups of places; every sentence is in exactly one."""
    reader = Reader()
    kinds, kind_of = _kinds(reports, reader)
    pairing = Pairing([kind for kind, _ in kinds], reader, thresholds)
    captions = _captions(reports, kind_of, pairing, thresholds)
    alone = len(reports) == 1
    pairs = _scored(pairing, captions, thresholds)
    worth = (
        [
            informative(pairing, place, text, caption=place in captions)
            for place, (text, _) in enumerate(kinds)
        ]
        if pairs or len(reports) > 1
        else []
    )
    joining = _Joining(pairing, worth, thresholds)
    for score, first, second in pairs:
        if score >= thresholds.same:
            joining.join(first, second, thresholds.centre)
    if joining.joined or any(len({report for report, _ in places}) > 1 for _, places in kinds):
        roots = [joining.root(place) for place in range(len(kinds))]
        near = aligned_pairs(
            reports,
            kind_of,
            roots,
            frozenset(captions),
            lambda a, b: pairing.likeness(a, b).both,
            pairing.told,
            thresholds,
        )
        for _, first, second in near:
            joining.join(first, second, thresholds.aligned_opening)
    parents, centre = joining.parents, joining.centre
    for caption, target in sorted(captions.items()):
        if _root(parents, caption) == caption and _root(parents, target) != caption:
            parents[caption] = _root(parents, target)
    groups: dict[int, list[int]] = {}
    for place in range(len(kinds)):
        groups.setdefault(_root(parents, place), []).append(place)
    listed = []
    for root, joined in groups.items():
        whole = [member for member in joined if member not in captions] or joined
        printed = centre[root] if centre[root] in whole else whole[0]
        ordered = [printed, *[member for member in joined if member != printed]]
        listed.append(
            tuple(place for member in ordered for place in _keepers_first(reports, kinds[member][1]))
        )
    found = () if alone else _disputes(pairing, kinds, pairs)
    number = {place: kind for kind, (_, places) in enumerate(kinds) for place in places}
    return Grouping(tuple(listed), found, pairing.weights, number)


def _kinds(
    reports: Sequence[ReportInput], reader: Reader
) -> tuple[list[tuple[str, list[Place]]], dict[Place, int]]:
    """Distinct sentences, by their words in order, with the places where each stands."""
    kinds: list[tuple[str, list[Place]]] = []
    seen: dict[str, int] = {}
    kind_of: dict[Place, int] = {}
    for number, report in enumerate(reports):
        for place, sentence in enumerate(report.sentences):
            key = " ".join(reader.read(sentence.text).tokens).casefold().replace("’", "'") or sentence.text
            kind = seen.setdefault(key, len(kinds))
            if kind == len(kinds):
                kinds.append((sentence.text, []))
            kinds[kind][1].append((number, place))
            kind_of[number, place] = kind
    return kinds, kind_of


def _captions(
    reports: Sequence[ReportInput],
    kind_of: dict[Place, int],
    pairing: Pairing,
    thresholds: StatementThresholds,
) -> dict[int, int]:
    """Kinds that stand as captions everywhere, with the kind each repeats."""
    found: dict[int, int] = {}
    for number, report in enumerate(reports):
        kinds = [kind_of[number, place] for place in range(len(report.sentences))]
        for place, target in find_captions(report, kinds, pairing.weights, thresholds).items():
            if kinds[place] != kinds[target]:
                found.setdefault(kinds[place], kinds[target])
    return {caption: target for caption, target in found.items() if target not in found}


def _scored(
    pairing: Pairing,
    captions: dict[int, int],
    thresholds: StatementThresholds,
) -> list[tuple[float, int, int]]:
    """Pairs of kinds worth a look, most alike first, captions aside."""
    found = []
    for _, first, second in candidates(pairing.weights, thresholds.candidate):
        if first in captions or second in captions:
            continue
        both = pairing.likeness(first, second).both
        if both >= thresholds.disputed:
            found.append((both, first, second))
    found.sort(key=lambda pair: (-round(pair[0], 9), pair[1], pair[2]))
    return found


def _root(parents: list[int], place: int) -> int:
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = parents[place]
    return place


class _Joining:
    """Groups that grow by joining: the centre of each is the sentence to print."""

    def __init__(self, pairing: Pairing, worth: Sequence[float], thresholds: StatementThresholds) -> None:
        self.parents = list(range(len(pairing.words)))
        self.centre = list(range(len(pairing.words)))
        self.joined = 0
        self._members = [[place] for place in range(len(pairing.words))]
        self._pairing = pairing
        self._worth = worth
        self._thresholds = thresholds

    def root(self, place: int) -> int:
        """The name of the group a sentence is in."""
        return _root(self.parents, place)

    def join(self, first: int, second: int, near: float) -> None:
        """Join the groups of two sentences that say the same, if nothing speaks against it.

        Against it speak a clash, a member less like the new centre than `near`, and words that would be lost.
        """
        pairing, worth = self._pairing, self._worth
        one, other = self.root(first), self.root(second)
        if one == other:
            return
        best, least = self.centre[one], self.centre[other]
        if (worth[least], -least) > (worth[best], -best):
            best, least = least, best
        if min(len(pairing.weights.sets[best]), len(pairing.weights.sets[least])) < self._thresholds.fewest:
            return
        if pairing.clashes(first, second) or pairing.clashes(min(best, least), max(best, least)):
            return
        if pairing.adds(best, least):
            best, least = least, best
            if pairing.adds(best, least):
                return
        everyone = self._members[one] + self._members[other]
        for member in everyone[:_LOOKED_AT]:
            if member != best and pairing.likeness(min(best, member), max(best, member)).both < near:
                return
        root = min(one, other)
        self.parents[max(one, other)] = root
        self._members[root] = everyone
        self.centre[root] = best
        self.joined += 1


def _keepers_first(reports: Sequence[ReportInput], places: list[Place]) -> list[Place]:
    return sorted(places, key=lambda place: (reports[place[0]].keeper not in {-1, place[0]}, place))


def _disputes(
    pairing: Pairing, kinds: Sequence[tuple[str, list[Place]]], pairs: Sequence[tuple[float, int, int]]
) -> tuple[tuple[Place, Place, Clash], ...]:
    """Clashes between sentences of different reports."""
    found: list[tuple[Place, Place, Clash]] = []
    for _, first, second in pairs:
        if {report for report, _ in kinds[first][1]} & {report for report, _ in kinds[second][1]}:
            continue  # a report that says both tells two things
        found.extend(
            (kinds[first][1][0], kinds[second][1][0], clash) for clash in pairing.clashes(first, second)
        )
    return tuple(found)


def sentence_at(reports: Sequence[ReportInput], place: Place) -> Sentence:
    """The sentence at a place."""
    return reports[place[0]].sentences[place[1]]
