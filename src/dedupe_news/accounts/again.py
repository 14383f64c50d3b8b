"""Statements that only tell again, in other words, what statements of other reports tell.

The leads of several reports tell one event, each in words of its own and each with a detail more, so that
they do not fold. Such a statement is marked here, to be printed apart from the main text, beside the one that
it retells. What is asked is what the novelty track of TREC asked (Soboroff and Harman, 2005), and the novelty
task of the textual entailment challenge after it (Bentivogli et al., 2010): whether what stands in other
sentences holds what this one tells. It is answered by coverage, as there: how much of its words, by mass, the
others hold (new words find new sentences as well as language models do: Allan, Wade and Bolivar, 2003; words
that stand in a text as evidence that it entails: Glickman, Dagan and Koppel, 2005). One statement, the
*anchor*, must hold much of it, and a few of other reports together most.

What is more than a detail (`weighty.py`) keeps a statement in the main text where none of these tells it
among the same words; so do a disagreement, a quotation, new words in a row, what the next sentence leans on,
and what was refused, may be or has come true where the anchor tells it as done or as what may be.

Of 67 that moved in stories not read before (GVA, DUC 2004, NeuS; `tests/benchmarks/bench_again.py`) 57 were
moved rightly, 7 wrongly, 3 are open; what led astray is mostly a twin ("four people were wounded" elsewhere
that day) or what none of them tells of a cause. Since then names of one word and places must be told, too
(troops on another border went), for which one in eight stays. Of 40 that stayed although another holds half
of their words 12 might have moved.
Tried and dropped: coverage by all that stands in the story, without an anchor (one in three wrong: words of
four sentences make up any fifth); every deed and name in the anchor (half as many move, hardly more of them
rightly); an anchor that holds two fifths (of those that move for it three in ten are wrong; of leads, which
tell what all tell, one in five, so they may); a headline in the text (what it says is mostly of another day).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.held import held_in, other_key
from dedupe_news.accounts.inputs import texts_of
from dedupe_news.accounts.lexicon.concepts import concepts
from dedupe_news.accounts.marks import ASIDE, DAY, FIGURE, NUMBER
from dedupe_news.accounts.movable import Movable
from dedupe_news.accounts.near import partners
from dedupe_news.accounts.retold import placed
from dedupe_news.accounts.weighty import Sort, ages, agrees, dateline, dies, owners, weighty

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.guessed import Guessed
    from dedupe_news.accounts.held import Held
    from dedupe_news.accounts.inputs import ReportInput
    from dedupe_news.accounts.kinds import Kinds, Place
    from dedupe_news.accounts.lexicon.concepts import Concepts
    from dedupe_news.accounts.pairing import Pairing
    from dedupe_news.accounts.weighty import Weighty
    from dedupe_news.accounts.words import Words

_FEWEST: Final = 5
"""Words of substance that a statement must have to be looked for: fewer are met by chance."""
_SHORT: Final = 8
"""One of fewer must be held more nearly whole."""
_TELLING: Final = 2
"""Of them so many must be no names."""
_TOGETHER: Final = 6
"""So many statements at most tell one between them, those that hold most of it."""
_LEAD: Final = 2
"""First sentences of a report, which tell what all of them tell."""
_CLAUSE: Final = 3
"""So many new words in a row are more than a detail."""
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Again:
    """What a statement mostly repeats: its anchor's place among the groups.

    `new` are the places of those tokens of the printed sentence that stand nowhere in the main text.
    """

    of: int
    new: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement that may be told elsewhere, and the keys of what it is about."""

    number: int
    kind: int
    words: Words
    known: Concepts
    substance: frozenset[str]
    mass: float


@dataclass(frozen=True, slots=True)
class _Cover:
    """What another statement holds of one: the part of its mass, and the keys.

    `loosely` are those of them that it holds only by words of a wide class.
    """

    part: float
    number: int
    met: frozenset[str]
    loosely: frozenset[str]


class Repeats:
    """Looks for statements of a story that others of other reports tell, each read once."""

    def __init__(
        self,
        reports: Sequence[ReportInput],
        kinds: Kinds,
        pairing: Pairing,
        groups: Sequence[Sequence[Place]],
    ) -> None:
        self._reports, self._pairing, self._groups = reports, pairing, groups
        self._limits = pairing.thresholds
        self._weigh = pairing.weights.weigh
        self._printed = [kinds.of[group[0]] for group in groups]
        self._at = {group[0]: number for number, group in enumerate(groups)}
        self._held: dict[int, Held] = {}
        self._classes: dict[int, frozenset[str]] = {}
        self._movable = Movable(reports, kinds)
        self._named = _NONE

    def find(self, disputed: Collection[int], guessed: Guessed) -> dict[int, Again]:
        """For each statement that is only told again what it repeats.

        Args:
            disputed: statements that stay where they are, whatever they repeat.
            guessed: tells which of them stand in parts of one text that no sure border parts.
        """
        looked = self._candidates(disputed, guessed)
        if not looked:
            return {}
        self._named = _NONE.union(*(self._pairing.told(one.kind).named for one, _ in looked))
        words = self._pairing.words
        holders = Counter(chain.from_iterable(set(words[kind].keys) for kind in self._printed))
        found: dict[int, int] = {}
        met: dict[int, frozenset[str]] = {}
        anchors: set[int] = set()
        for statement, covers in looked:
            left = [cover for cover in covers if cover.number not in found]
            anchor = None if statement.number in anchors else self._anchor(statement, left, holders)
            if anchor is not None:
                found[statement.number] = anchor
                met[statement.number] = _together(left)
                anchors.add(anchor)
                holders.subtract(set(words[statement.kind].keys))
        self._settle(found)
        main = (kind for number, kind in enumerate(self._printed) if number not in found)
        told = _NONE.union(*(words[kind].keys for kind in main)) if found else _NONE
        return {
            number: Again(anchor, self._new(number, told | met[number]))
            for number, anchor in sorted(found.items())
        }

    def _candidates(
        self, disputed: Collection[int], guessed: Guessed
    ) -> list[tuple[_Statement, list[_Cover]]]:
        """Statements that others may tell, with what tells them, in the order in which they are set aside.

        First what fewer texts tell, then what is told more nearly whole, then what tells less: so the fullest
        and the best supported stay. Which report comes first does not matter.
        """
        texts = texts_of(self._reports)
        if len(set(texts)) == 1:
            return []
        within = [frozenset(texts[report] for report, _ in group) for group in self._groups]
        limits = self._limits
        near = partners(
            self._pairing.weights, self._printed, within, limits.again_shared, limits.again_shared_best
        )
        found = []
        for number, others in enumerate(near):
            kind = self._printed[number]
            alike = [other for other in others if self._may_tell(self._printed[other], kind, guessed)]
            statement = self._read(number) if alike and number not in disputed else None
            if statement is None or self._movable.is_cut(self._groups[number][0]):
                continue
            covers = [self._cover(statement, other) for other in alike]
            covers.sort(key=lambda cover: (-round(cover.part, 9), self._printed[cover.number]))
            if covers[0].part >= self._limits.again_anchor - self._limits.again_lead:
                whole = self._part(statement, covers[:_TOGETHER])
                rank = len(within[number]), -round(whole, 1), round(statement.mass, 9), kind
                found.append((rank, statement, covers))
        found.sort(key=lambda one: one[0])
        return [(statement, covers) for _, statement, covers in found]

    def _may_tell(self, other: int, kind: int, guessed: Guessed) -> bool:
        """Whether a sentence is of another's language, and no unsure border is all that parts them."""
        words = self._pairing.words
        return words[other].lexicon is words[kind].lexicon and not guessed.unsure(kind, other)

    def _read(self, number: int) -> _Statement | None:
        """A statement with what it is about; None where that is too little."""
        kind = self._printed[number]
        words = self._pairing.words[kind]
        known = concepts(words.lexicon.lang)
        substance = words.core - known.saying - known.light - _figures_and_days(words) - dateline(words)
        if len(substance) < _FEWEST:
            return None
        return _Statement(number, kind, words, known, substance, self._weigh(substance))

    def _cover(self, statement: _Statement, other: int) -> _Cover:
        """What a statement holds of another."""
        known, kind = statement.known, self._printed[other]
        held, there = self._hold(kind, known), self._loose(kind, known)
        met = statement.substance & held.keys
        met |= {key for key in statement.substance - met if other_key(key, held, known)}
        loosely = {
            key
            for key in statement.substance - met
            if key in known.loose and not there.isdisjoint(known.loose[key])
        }
        return _Cover(
            self._weigh(met | loosely) / statement.mass, other, frozenset(met | loosely), frozenset(loosely)
        )

    def _hold(self, kind: int, known: Concepts) -> Held:
        found = self._held.get(kind)
        if found is None:
            words, weights = self._pairing.words[kind], self._pairing.weights
            found = self._held[kind] = held_in(words, weights, kind, known)
        return found

    def _loose(self, kind: int, known: Concepts) -> frozenset[str]:
        """The widest classes of a sentence's words."""
        found = self._classes.get(kind)
        if found is None:
            keys = self._hold(kind, known).keys.intersection(known.loose)
            found = self._classes[kind] = _NONE.union(*map(known.loose.__getitem__, keys))
        return found

    def _part(self, statement: _Statement, covers: Sequence[_Cover]) -> float:
        return self._weigh(_together(covers)) / statement.mass

    def _anchor(self, one: _Statement, left: Sequence[_Cover], holders: Counter[str]) -> int | None:
        """The statement that one mostly repeats; None where it tells more than others but for a detail."""
        limits, short = self._limits, len(one.substance) < _SHORT
        least = limits.again_anchor_short if short else limits.again_anchor
        anchors = [cover for cover in left if cover.part >= least - self._allowed(one)]
        if not anchors:
            return None
        met = _together(left[:_TOGETHER])
        if self._weigh(met) < one.mass * (limits.again_whole_short if short else limits.again_whole):
            return None
        nowhere = [key for key in one.substance - met if holders[key] < 2]
        if self._weigh(nowhere) > limits.again_new * one.mass:
            return None
        told = self._pairing.told(one.kind)
        telling = one.substance - told.named
        untold = telling - met
        if len(telling) < _TELLING or self._weigh(untold) > limits.again_untold * self._weigh(telling):
            return None
        if _new_clause(one, untold) or any(holders[key] < 2 for key in ages(told)):
            return None
        things = [thing for thing in weighty(told, one.known, one.substance) if self._counts(thing)]
        anchor = next((cover.number for cover in anchors if self._tells(one, telling, things, cover)), None)
        if anchor is None or not all(self._told_so(one, thing, left) for thing in things):
            return None
        return anchor

    def _counts(self, thing: Weighty) -> bool:
        """Whether something is more than a detail: a first word only where it is a name elsewhere."""
        return thing.sort is not Sort.FIRST or not thing.keys.isdisjoint(self._named)

    def _allowed(self, one: _Statement) -> float:
        """By how much less is enough for a statement: leads tell what others tell."""
        return self._limits.again_lead if self._groups[one.number][0][1] < _LEAD else 0.0

    def _tells(
        self, one: _Statement, telling: frozenset[str], things: Sequence[Weighty], cover: _Cover
    ) -> bool:
        """Whether a statement tells much of what of one is no name, of the same, and does not object."""
        pairing = self._pairing
        least = self._limits.again_telling - self._allowed(one)
        if self._weigh(telling & cover.met) < least * self._weigh(telling):
            return False
        if any(thing.sort is Sort.DEED and not thing.keys <= cover.met for thing in things):
            return False
        other = self._printed[cover.number]
        return _of_the_same(things, pairing.told(other)) and not (
            pairing.clashes(one.kind, other)
            or pairing.of_two_sexes(one.kind, other)
            or pairing.of_other_relatives(one.kind, other)
            or pairing.of_two_words(one.kind, other)
            or pairing.of_other_sayings(one.kind, other)
            or (pairing.denies(one.kind) and not pairing.denies(other))
            or pairing.tells_surer(one.kind, other)
        )

    def _told_so(self, one: _Statement, thing: Weighty, covers: Sequence[_Cover]) -> bool:
        """Whether some statement tells what is more than a detail, among the same words."""
        least = self._limits.again_setting * self._weigh(thing.setting)
        return any(
            (
                self._weigh(thing.setting & cover.met) >= least
                or (thing.sort is not Sort.NAME and cover.part >= self._limits.again_anchor)
            )
            and self._holds(one, thing, cover)
            for cover in covers
        )

    def _holds(self, one: _Statement, thing: Weighty, cover: _Cover) -> bool:
        """Whether a statement tells what is more than a detail, among whatever words."""
        told = self._pairing.told(self._printed[cover.number])
        keys = self._hold(self._printed[cover.number], one.known).keys
        match thing.sort:
            case Sort.DEED:
                return thing.keys <= cover.met - cover.loosely
            case Sort.FIGURE:
                return not thing.keys.isdisjoint(keys | {f"#{each.value:g}" for each in told.quantities})
            case Sort.CLOCK:
                return agrees(thing, told)
            case Sort.DEATH:
                return dies(told)
            case Sort.KIN | Sort.PLACE:
                return thing.keys <= cover.met
            case Sort.DENIAL:
                return thing.keys <= cover.met and bool(told.negations)
        return not thing.keys.isdisjoint(keys - owners(told))

    def _settle(self, found: dict[int, int]) -> None:
        """Put back what leans on a sentence that stays, and what one that stays leans on."""
        left = sorted(found)
        while left:
            number = left.pop()
            if number in found and self._is_held(number, found):
                del found[number]
                report, place = self._groups[number][0]
                left += [self._at[at] for at in ((report, place - 1), (report, place + 1)) if at in self._at]

    def _is_held(self, number: int, found: Collection[int]) -> bool:
        """Whether a statement leans on one that stays, or one that stays leans on it."""
        report, place = self._groups[number][0]
        if place and self._movable.leans(report, place) and self._at.get((report, place - 1)) not in found:
            return True
        behind = self._at.get((report, place + 1))
        return behind is not None and behind not in found and self._movable.leans(report, place + 1)

    def _new(self, number: int, told: Collection[str]) -> tuple[int, ...]:
        """The places of a statement's words of weight, its dateline aside, told nowhere in the main text."""
        words = self._pairing.words[self._printed[number]]
        known = concepts(words.lexicon.lang)
        fresh = words.core.difference(told, known.saying, known.light, dateline(words))
        small = words.lexicon.cues.get("small", _NONE)
        return tuple(
            place for place, key in enumerate(words.keys) if key in fresh and words.lowers[place] not in small
        )


def _figures_and_days(words: Words) -> frozenset[str]:
    """The keys of a sentence that are figures, or tell a day or month."""
    aside = ASIDE | DAY
    if not words.held & (aside | NUMBER | FIGURE):
        return _NONE
    return frozenset(
        key
        for key, mark in zip(words.keys, words.marks, strict=True)
        if key and (key[0] == "#" or mark & aside)
    )


def _of_the_same(things: Sequence[Weighty], other: Told) -> bool:
    """Whether a statement names somebody that another names, or either nobody."""
    persons = [
        thing.keys
        for thing in things
        if thing.sort is Sort.FIRST or (thing.sort is Sort.NAME and len(thing.keys) > 1)
    ]
    if not persons or not other.named - placed(other) - dateline(other.words):
        return True
    there = frozenset(other.words.keys) - owners(other)
    return any(not keys.isdisjoint(there) for keys in persons)


def _together(covers: Sequence[_Cover]) -> frozenset[str]:
    """What some statements hold of one between them."""
    return _NONE.union(*(cover.met for cover in covers))


def _new_clause(one: _Statement, untold: frozenset[str]) -> bool:
    """Whether so many words in a row are told nowhere that they tell something of their own."""
    run = 0
    for key in one.words.keys:
        if key in untold:
            run += 1
            if run == _CLAUSE:
                return True
        elif key in one.substance:
            run = 0
    return False
