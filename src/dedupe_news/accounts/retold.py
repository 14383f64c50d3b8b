"""Sentences that another report tells whole, in words of its own or within a longer sentence.

What keeps two agreeing sentences apart is seldom that no word is the same. Of 170 pairs of four sets read
that were half alike and not folded, most of those that told one thing told it in sentences of unlike length
("A bomb exploded at a bank in Woodburn, killing an officer", the same "… and critically injuring the chief"),
so that their common mass was small. So one sentence is looked for in the other: its words of content must
stand there, in one stretch, as themselves, as one of their family or as a word of the same class
(`lexicon/concepts.txt`: rubble, wreckage). What little is missing must stand in the sentences around the
printed one, but for figures and deeds, which it must tell itself; who comes before whom must be the same,
and nothing be ahead, doubted, asked for, tried, denied or undone in one alone. The longer is printed, so
that next to nothing is lost. Nor may who owns ("the minister's aide resigned") stand for who is told of.

Measured by reading every such fold of 1,000 stories of four sets: of 43 that were seen for the first time,
by two earlier drafts of these rules, 39 were right; what led the others astray (the roles, a year past, a
quotation in few words) is asked for since, and of the 60 that are left three are wrong.
Of 72 look-alikes written by somebody else, each within a longer sentence, 31 folded; that owners are nobody
told of, actors keep their order, and what nearly was, ended or was outlived is told so, leaves five. Of 16
sentences that say the same none was lost for it, of 20 folds in 450 stories one. Tried and dropped: to ask
as much of sentences that join by common mass (MRPC .806 and .790 to .813 and .758, folds written .33 to .29).
Tried and dropped, on the same sets: common mass by the wider classes (right in seven of ten: "charged with
murder", "killed two"), missing deeds told by neighbours (right in four of five), and coarser classes of
vehicles and relatives (a bus is no lorry, a mother no sister).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.held import held_in, other_key
from dedupe_news.accounts.leaning import leans
from dedupe_news.accounts.lexicon.concepts import concepts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.held import Held
    from dedupe_news.accounts.kinds import Kinds
    from dedupe_news.accounts.lexicon.concepts import Concepts
    from dedupe_news.accounts.pairing import Pairing

_FEWEST: Final = 3
"""Words of content that a sentence must have to be looked for."""
_FEW: Final = 5
"""One of fewer must be told whole and close together, be no speech, and say of whom it tells: "He died"."""
_CLOSE: Final = 3
"""Other words of content among those, at most."""
_TELLING: Final = 2
"""Of them so many must be neither name nor figure."""
_WIDER: Final = 2.5
_MORE: Final = 6
"""A stretch that tells a sentence holds at most so many times its words of content, and so many more."""
_BEFORE: Final = 4
"""Tokens before a stretch that may say how it is meant ("could have", "police believe that")."""
_BEHIND: Final = 3
"""The same behind it ("the charge of fraud was dropped")."""
_AROUND: Final = 4
"""Sentences on either side of the printed one that may tell what it leaves out."""
_WHOSE: Final = ("'s", "s'")
_OWNED: Final = 3
"""Words behind an owner among which stands what it owns."""
_BY: Final = "by"
_GERUND: Final = "ing"
"""Ends what was done, not who did it, behind that word: "by stopping"."""
_NEARLY: Final = "nearly"
_DENIED: Final = "denied"
_QUOTED: Final = re.compile("[“”\"«»„]|''|``")


@dataclass(frozen=True, slots=True)
class _Look:
    """One sentence looked for in another: its keys, what stands for them there, and which have nothing.

    `part` is the part of its mass that has, `whole` whether that is as good as all.
    """

    short: Told
    long: Told
    printed: int
    known: Concepts
    matter: frozenset[str]
    met: dict[str, str]
    missing: list[str]
    part: float
    whole: bool


class Retold:
    """Looks for sentences of a story in others of it, each read once."""

    def __init__(self, kinds: Kinds, pairing: Pairing) -> None:
        self._kinds = kinds
        self._pairing = pairing
        self._held: dict[int, Held] = {}

    def pairs(
        self, pairs: Sequence[tuple[float, int, int]], skip: Collection[int], roots: Sequence[int]
    ) -> list[tuple[float, int, int]]:
        """Sentences that others of other reports tell: (part told, folded, printed), surest first.

        Args:
            pairs: pairs of distinct sentences that are alike.
            skip: distinct sentences that are never folded so (captions).
            roots: for each distinct sentence the group it is in so far.
        """
        found: list[tuple[float, int, int]] = []
        held = self._kinds.held
        for _, first, second in pairs:
            if roots[first] == roots[second] or first in skip or second in skip:
                continue
            if not held[first].isdisjoint(held[second]):
                continue  # one report tells both
            for folded, printed in ((first, second), (second, first)):
                told = self.told(folded, printed)
                if told:
                    found.append((told, folded, printed))
        return sorted(found, key=lambda pair: (-round(pair[0], 9), pair[1:]))

    def told(self, folded: int, printed: int) -> float:
        """The part of a sentence that another tells, by mass; 0 where that is not enough to fold it."""
        look = self._look(folded, printed)
        if look is None or self._lacks(look) or (not look.whole and self._little(look)):
            return 0.0
        return look.part if self._in_place(look) else 0.0

    def _look(self, folded: int, printed: int) -> _Look | None:
        """What of a sentence stands in another, None where that is too little to look closer."""
        pairing, limits = self._pairing, self._pairing.thresholds
        short, long = pairing.words[folded], pairing.words[printed]
        known = concepts(short.lexicon.lang)
        matter = short.core - known.saying
        if len(matter) < _FEWEST or not known.of or long.lexicon is not short.lexicon:
            return None
        held = self._read(printed, known)
        shared = matter & held.keys
        mass = self._mass(matter)
        if self._mass(shared) < limits.retold_same * mass:
            return None
        met, missing = _met(matter, shared, held, known)
        part = 1.0 - self._mass(missing) / mass
        if part < (limits.retold_whole if len(matter) < _FEW else limits.retold):
            return None
        whole = part >= limits.retold_whole
        return _Look(
            pairing.told(folded), pairing.told(printed), printed, known, matter, met, missing, part, whole
        )

    def _mass(self, keys: Iterable[str]) -> float:
        return math.fsum(map(self._pairing.weights.of.__getitem__, keys))

    def _lacks(self, look: _Look) -> bool:
        """Whether a sentence tells nothing but names, or of somebody not named, or a figure or deed more."""
        words, named = look.short.words, look.short.named
        if len(look.matter) < _FEW and (_QUOTED.search(words.text) or (not named and leans(words))):
            return True
        if sum(key[0] != "#" and key not in named for key in look.matter) < _TELLING:
            return True
        return any(key[0] == "#" or key in look.known.deeds for key in look.missing) or (
            look.whole and not named.isdisjoint(look.missing)
        )

    def _little(self, look: _Look) -> bool:
        """Whether a sentence of which a part is missing is too little alike, or that is told nowhere near."""
        limits, named = self._pairing.thresholds, look.short.named
        mass, theirs = self._mass(look.matter), self._mass(look.long.words.core - look.known.saying)
        if 2 * look.part * mass < limits.retold_both * (mass + theirs):
            return True
        if not any(key[0] == "#" or key in named for key in look.met):
            return True
        telling = [key for key in look.matter if key[0] != "#" and key not in named | look.known.persons]
        least = limits.retold_speech if _QUOTED.search(look.short.text) else limits.retold_own
        if self._mass(set(telling).intersection(look.missing)) > (1.0 - least) * self._mass(telling):
            return True
        left = self._untold(look)
        return not named.isdisjoint(left) or self._mass(left) > (1.0 - limits.retold_near) * mass

    def _in_place(self, look: _Look) -> bool:
        """Whether what tells a sentence stands together, who before whom as there, and is meant alike."""
        keys, size = look.long.words.keys, len(look.matter)
        stretch = _stretch(keys, frozenset(look.met.values()))
        most = size + _CLOSE if size < _FEW else max(_WIDER * size, size + _MORE)
        if not stretch or sum(map(bool, keys[stretch.start : stretch.stop])) > most:
            return False
        named = look.short.named | look.long.named  # a name that opens one sentence is no name there
        actors = named | look.known.actors
        who = look.matter if size < _FEW else actors - placed(look.short)
        wanted = [look.met[key] for key in look.short.words.keys if key in who and key in look.met]
        if size >= _FEW:
            there = placed(look.long)
            wanted = [key for key in wanted if key not in there]
        return (
            _in_order(wanted, keys[stretch.start : stretch.stop])
            and _by_the_same(look, stretch, actors)
            and not _owns(look.long, stretch, frozenset(look.met.values()))
            and _meant_alike(look.short, look.long, stretch, look.known)
        )

    def _untold(self, look: _Look) -> list[str]:
        """Which of the missing keys the sentences around the printed one do not hold either."""
        left, known = list(look.missing), look.known
        for report, at in self._kinds.places[look.printed]:
            row = self._kinds.rows[report]
            for kind in row[max(0, at - _AROUND) : at + _AROUND + 1]:
                if not left:
                    return left
                held = self._read(kind, known)
                left = [key for key in left if key not in held.keys and not other_key(key, held, known)]
        return left

    def _read(self, kind: int, known: Concepts) -> Held:
        """What may be found in a sentence, worked out once."""
        found = self._held.get(kind)
        if found is None:
            words, weights = self._pairing.words[kind], self._pairing.weights
            found = self._held[kind] = held_in(words, weights, kind, known)
        return found


def _met(
    matter: frozenset[str], shared: frozenset[str], held: Held, known: Concepts
) -> tuple[dict[str, str], list[str]]:
    """For the keys of one sentence those of the other that stand for them, and which have none."""
    met = {key: key for key in sorted(shared)}
    missing = []
    for key in sorted(matter - shared):
        other = other_key(key, held, known)
        if other:
            met[key] = other
        else:
            missing.append(key)
    return met, missing


def _in_order(wanted: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether some keys stand among others one after the other: who shot whom is told by their order.

    Example:
        >>> _in_order(["boy", "brother"], ["brother", "shot", "boy"])
        False
    """
    left = iter(keys)
    return all(key in left for key in wanted)


def placed(told: Told) -> frozenset[str]:
    """The keys of words right behind a word of place: where it was may be told first or last."""
    words, lists = told.words, told.words.lexicon
    return frozenset(
        key
        for before, key in zip(words.lowers, words.keys[1:], strict=False)
        if lists.has_any((before,), "place-before", "place-too")
    )


def _by_the_same(look: _Look, stretch: range, actors: frozenset[str]) -> bool:
    """Whether both sentences, or neither, say by whom it was done."""
    ours = frozenset(actors.intersection(look.met))
    theirs = frozenset(map(look.met.__getitem__, ours))
    whole = range(len(look.short.words.keys))
    return _done_by(look.short, whole, ours, look.known) is _done_by(look.long, stretch, theirs, look.known)


def _owns(told: Told, stretch: range, met: frozenset[str]) -> bool:
    """Whether one who is told of only owns there what else does it: "the minister's aide resigned"."""
    words = told.words
    for at in stretch:
        if words.keys[at] in met and words.lowers[at].endswith(_WHOSE):
            owned = next((key for key in words.keys[at + 1 : at + 1 + _OWNED] if key), "")
            if owned not in met:
                return True
    return False


def _done_by(told: Told, places: range, who: frozenset[str], known: Concepts) -> bool:
    """Whether between the first and the last of those told of stands the word for by whom it was done.

    Told as "Ann was shot by Ben" and as "Ann shot Ben" both are in one order.
    """
    words = told.words
    at = [place for place in places if words.keys[place] in who]
    return len(at) > 1 and any(
        known.manner.get(words.lowers[place]) == _BY and not words.lowers[place + 1].endswith(_GERUND)
        for place in range(at[0] + 1, at[-1])
    )


def _meant_alike(short: Told, long: Told, stretch: range, known: Concepts) -> bool:
    """Whether a stretch of a sentence tells another as that tells it: as done, ahead, doubted, long ago."""
    near = range(max(0, stretch.start - _BEFORE), min(stretch.stop + _BEHIND, len(long.starts)))
    if not short.dates and any(date.year is not None and date.place in near for date in long.dates):
        return False
    ours, theirs = _manner(short, range(len(short.words.lowers)), known), _manner(long, near, known)
    return theirs <= ours <= _manner(long, range(len(long.words.lowers)), known)


def _stretch(keys: Sequence[str], wanted: frozenset[str]) -> range:
    """The shortest run of tokens that holds every one of some keys, empty where there is none."""
    last: dict[str, int] = {}
    best = range(0)
    for place, key in enumerate(keys):
        if key in wanted:
            last[key] = place
            if len(last) == len(wanted):
                begin = min(last.values())
                if not best or place + 1 - begin < len(best):
                    best = range(begin, place + 1)
    return best


def _manner(told: Told, places: range, known: Concepts) -> set[str]:
    """How what some words of a sentence tell is meant: as ahead, doubted, asked for, tried, denied."""
    lowers, found = told.words.lowers, set()
    for at in places:
        kind = known.manner.get(lowers[at])
        if kind and kind != _BY and not (kind == _NEARLY and _counted(told, at + 1)):
            found.add(kind)
    if any(place in places for place in told.negations):
        found.add(_DENIED)
    return found


def _counted(told: Told, place: int) -> bool:
    """Whether a figure stands there: "almost 200 people drowned", and those did."""
    return any(key[:1] == "#" for key in told.words.keys[place : place + 1])
