"""Two sentences of a story side by side: how alike, what they dispute, what one would lose in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.captions import ends_whole
from dedupe_news.accounts.certainty import Sureness, of_other_certainty, only_possible, sureness_of
from dedupe_news.accounts.clashes import Clash, can_clash, disputes, may_be_plain, says_when_told
from dedupe_news.accounts.clashes.roles import role_clashes
from dedupe_news.accounts.facts import Told, tell
from dedupe_news.accounts.leaning import leans
from dedupe_news.accounts.lexicon.concepts import concepts
from dedupe_news.accounts.likeness import Weights, compare, compare_keys
from dedupe_news.accounts.one_more import opens_with_count, opens_with_one_more
from dedupe_news.accounts.one_word import LONGEST, of_two_words
from dedupe_news.accounts.stances import of_other_stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.facts import Clock
    from dedupe_news.accounts.lexicon.concepts import Concepts
    from dedupe_news.accounts.words import Words
    from dedupe_news.thresholds import StatementThresholds

_DEEDS = {
    **{
        deed: deed
        for deed in ("once-resignation", "once-arrest", "once-sentence", "once-verdict", "dismissal")
    },
    **dict.fromkeys(("once-death", "toll-dead"), "death"),
    "toll-hurt": "hurt",
}
"""What befalls somebody once, by the class of its words."""
_DIE = "*die"
"""The class of words for a death (`lexicon/concepts.txt`): killed, murder, deadly, shot dead."""
_NONE: frozenset[str] = frozenset()
_SEXES = ("female", "male")
"""Classes of words for women, and for men, relatives among them."""
_HEAD = 4
"""A name whose first letters are known is known ("Korean", "Korea")."""
_BEFORE, _AFTER = 6, 5
"""A name so close to a word of telling only says who told it."""
_OPENER = 9
"""A speaker with name and office takes so many tokens at most, the word of telling among them."""
_WHOLE = 4
"""A sentence of so many words of content that stands in another to the letter says nothing of its own."""
_FRAGMENT, _DANGLING = 0.5, 0.8
"""What a fragment or caption, and a sentence that leans on another, is worth of its mass."""


class Pairing:
    """Compares the distinct sentences of a story pair by pair, each pair at most once."""

    def __init__(self, words: Sequence[Words], thresholds: StatementThresholds) -> None:
        self.words = words
        self.weights = Weights(words)
        self.thresholds = thresholds
        self._told: dict[int, Told] = {}
        self._clashes: dict[tuple[int, int], tuple[Clash, ...]] = {}
        self._deeds: dict[int, frozenset[str]] = {}
        self._deadly: dict[int, bool] = {}
        self._said: dict[int, frozenset[str]] = {}
        self._denying: dict[int, bool] = {}
        self._sure: dict[int, Sureness] = {}
        self._likeness: dict[tuple[int, int], float] = {}

    def told(self, kind: int) -> Told:
        """A sentence with its facts, read when first needed."""
        known = self._told.get(kind)
        if known is None:
            known = self._told[kind] = tell(self.words[kind])
        return known

    def likeness(self, first: int, second: int) -> float:
        """The common mass of two sentences, in 0..1."""
        pair = (first, second) if first < second else (second, first)
        known = self._likeness.get(pair)
        if known is None:
            known = self._likeness[pair] = compare(self.weights, *pair).both
        return known

    def clashes(self, first: int, second: int) -> tuple[Clash, ...]:
        """What two sentences dispute, the smaller number's side first."""
        pair = (first, second) if first < second else (second, first)
        known = self._clashes.get(pair)
        if known is None:
            known = self._clashes[pair] = self._disputes(*pair)
        return known

    def _disputes(self, first: int, second: int) -> tuple[Clash, ...]:
        if not can_clash(self.words[first], self.words[second]):
            return ()
        return disputes(self.weights, self.told(first), self.told(second), self.thresholds)

    def may_be_plain(self, first: int, second: int) -> bool:
        """Whether what two sentences dispute may be plain (see `Clash`); most that are half alike cannot."""
        if not can_clash(self.words[first], self.words[second]):
            return False
        return may_be_plain(self.told(first), self.told(second))

    def of_other_deeds(self, first: int, second: int) -> bool:
        """Whether each tells of what befalls somebody once, and no such thing is in both.

        "The mayor resigned on Friday" and "The mayor was arrested on Friday" are alike but for all they tell.
        """
        ours, theirs = self._deeds_of(first), self._deeds_of(second)
        return bool(ours and theirs) and not ours & theirs

    def _deeds_of(self, kind: int) -> frozenset[str]:
        known = self._deeds.get(kind)
        if known is None:
            lists, lowers = self.words[kind].lexicon, self.words[kind].lowers
            known = frozenset(deed for words, deed in _DEEDS.items() if lists.has_any(lowers, words))
            self._deeds[kind] = known
        return known

    def of_two_sexes(self, first: int, second: int) -> bool:
        """Whether one tells of men or boys alone and the other of women or girls alone.

        "A man was shot dead outside a club" and "A woman shot outside the club has died" are of two people,
        and so are a baby boy and a baby daughter.
        """
        ours, theirs = _sexes(self.words[first]), _sexes(self.words[second])
        return bool(ours and theirs) and ours.isdisjoint(theirs)

    def of_other_relatives(self, first: int, second: int) -> bool:
        """Whether each tells of relatives of whom the other does not: the parents wept, an uncle did."""
        one, other = self.words[first], self.words[second]
        ours, theirs = _relatives(one) - frozenset(other.keys), _relatives(other) - frozenset(one.keys)
        if not (ours and theirs):
            return False
        known = concepts(one.lexicon.lang)
        ours, theirs = (_widened(keys, known) for keys in (ours, theirs))
        return ours.isdisjoint(theirs)

    def of_one_more(self, first: int, second: int) -> bool:
        """Whether one opens with one more of a kind and the other with how many there were.

        "A third miner has died" is no part of "Two miners were killed".
        """
        one, other = self.words[first], self.words[second]
        more = opens_with_one_more(one), opens_with_one_more(other)
        if more[0] is more[1]:
            return False
        return opens_with_count(self.told(second if more[0] else first))

    def _is_deadly(self, kind: int) -> bool:
        """Whether a sentence tells of a death by whatever word, worked out once."""
        known = self._deadly.get(kind)
        if known is None:
            known = self._deadly[kind] = _tells_death(self.words[kind])
        return known

    def of_other_sayings(self, first: int, second: int) -> bool:
        """Whether both open with who speaks, and of what is said no word is in both.

        "The director, Ada Moor, said the loss was a disaster" and "Ada Moor, the director, said she had wept"
        are alike but for all they tell.
        """
        ours, theirs = self._said_in(first), self._said_in(second)
        return bool(ours and theirs) and ours.isdisjoint(theirs)

    def _said_in(self, kind: int) -> frozenset[str]:
        """How the words begin that a named speaker is told to have said, worked out once."""
        known = self._said.get(kind)
        if known is None:
            known = self._said[kind] = frozenset(key[:_HEAD] for key in _saying(self.told(kind)))
        return known

    def of_two_words(self, first: int, second: int) -> bool:
        """Whether two short sentences are the same but for a word."""
        if max(len(self.words[kind].core) for kind in (first, second)) > LONGEST:
            return False
        return of_two_words(self.told(first), self.told(second))

    def of_other_mood(self, first: int, second: int) -> bool:
        """Whether one alone denies, refuses or fails, and names are most of what they share.

        "The coach, Pete Lang, refused to blame the referee" and "Pete Lang, the coach, said the referee had
        cost his team the match" share who speaks and of whom, and say the opposite.
        """
        if self.denies(first) is self.denies(second):
            return False
        one, other = self.told(first), self.told(second)
        ours, theirs = one.matter - one.named, other.matter - other.named
        return compare_keys(self.weights, ours, theirs).both < self.thresholds.aligned

    def of_other_stance(self, first: int, second: int) -> bool:
        """Whether one is against what the other is for, or leaves open what the other states."""
        return of_other_stance(self.told(first), self.told(second))

    def of_swapped_roles(self, first: int, second: int) -> bool:
        """Whether who did it and to whom it was done are each in the other's place."""
        if self.likeness(first, second) < self.thresholds.parallel:
            return False
        one, other = self.told(first), self.told(second)
        if one.names and other.names:
            return False  # asked for where they dispute
        return bool(role_clashes(one, other))

    def of_other_certainty(self, first: int, second: int) -> bool:
        """Whether one tells as sure or done what the other tells as possible or ahead."""
        ours, theirs = self._sureness(first), self._sureness(second)
        return of_other_certainty(self.told(first), ours, self.told(second), theirs)

    def tells_surer(self, first: int, second: int) -> bool:
        """Whether one tells a deed as possible that the other tells with no doubt, wherever in it."""
        return only_possible(
            self._sureness(first), self.told(second), self._sureness(second)
        ) or only_possible(self._sureness(second), self.told(first), self._sureness(first))

    def _sureness(self, kind: int) -> Sureness:
        """What a sentence tells as possible, ahead or done, worked out once."""
        known = self._sure.get(kind)
        if known is None:
            known = self._sure[kind] = sureness_of(self.told(kind))
        return known

    def denies(self, kind: int) -> bool:
        """Whether a sentence denies or tells of what somebody refused, failed at or put off."""
        known = self._denying.get(kind)
        if known is None:
            told = self.told(kind)
            known = told.denies or told.words.lexicon.has_any(told.words.lowers, "undone")
            self._denying[kind] = known
        return known

    def adds(self, printed: int, folded: int) -> bool:
        """Whether the folded one tells a death, number, date, time or names that the printed one lacks."""
        if _kills(self.words[folded]) and not self._is_deadly(printed):
            return True
        one, other = self.told(printed), self.told(folded)
        keys = self.weights.sets[printed]
        values = {quantity.value for quantity in one.quantities}
        for quantity in other.quantities:
            if quantity.value not in values and f"#{quantity.value:g}" not in keys:
                return True
        for date in other.dates:
            if not any(
                date.agrees(ours) and (date.day is None or ours.day is not None) for ours in one.dates
            ):
                return True
        if _new_day(one, other) or _new_time(one, other):
            return True
        if self.likeness(printed, folded) >= self.thresholds.sure:
            return False
        return _new_names(one, other) > self.thresholds.new_names

    def vouched(self, first: int, second: int) -> bool:
        """Whether they share a figure, a date or a name, and neither names whom the other does not."""
        one, other = self.told(first), self.told(second)
        named, too = ({part for name in told.names for part in name} for told in (one, other))
        figures, as_well = ({figure.value for figure in told.quantities} for told in (one, other))
        dated = any(ours.agrees(theirs) for ours in one.dates for theirs in other.dates)
        shared = bool(named & too or figures & as_well or dated)
        return shared and not (_new_names(one, other) and _new_names(other, one))

    def contained(self, first: int, second: int) -> tuple[int, int]:
        """The sentence that stands word for word in the other, which denies nothing more, and that other.

        Both are the same where neither does.
        """
        apart = first, first
        if len(self.words[first].lowers) > len(self.words[second].lowers):
            first, second = second, first
        short, long = self.words[first], self.words[second]
        if len(short.core) < _WHOLE or not short.core <= long.core:
            return apart
        if f" {' '.join(short.lowers)} " not in f" {' '.join(long.lowers)} ":
            return apart
        denied = long.lexicon.implicit & (frozenset(long.opposable) - frozenset(short.opposable))
        same = not denied and len(self.told(first).negations) == len(self.told(second).negations)
        return (first, second) if same else apart

    def informative(self, kind: int, *, caption: bool) -> float:
        """How much a sentence tells: weighted mass, less for a fragment, a caption or a dangling opener."""
        words = self.words[kind]
        mass = self.weights.mass[kind]
        if caption or not ends_whole(words.text):
            mass *= _FRAGMENT
        if leans(words):
            mass *= _DANGLING
        if words.text.count("“") != words.text.count("”") or words.text.count('"') % 2:
            mass *= _DANGLING
        return mass


def _sexes(words: Words) -> frozenset[str]:
    """Whether a sentence has words for women or girls, and for men or boys."""
    return frozenset(sex for sex in _SEXES if words.lexicon.has_any(words.lowers, sex))


def _relatives(words: Words) -> frozenset[str]:
    """The keys of words for relatives in a sentence."""
    listed = words.lexicon.cues.get("family", _NONE)
    if listed.isdisjoint(words.lowers):
        return _NONE
    return frozenset(key for low, key in zip(words.lowers, words.keys, strict=True) if low in listed)


def _widened(keys: frozenset[str], known: Concepts) -> frozenset[str]:
    """Keys with their wider classes: "parents" meets a father."""
    return keys.union(*(known.of.get(key, _NONE) | known.loose.get(key, _NONE) for key in keys))


def _kills(words: Words) -> bool:
    """Whether a sentence says that somebody died: not one of "the deadly shooting", "a charge of murder"."""
    return words.lexicon.has_any(words.lowers, "dies")


def _tells_death(words: Words) -> bool:
    """Whether a word or two in a row may tell of a death: "fatal", "shot dead", "a charge of murder"."""
    if words.lexicon.has_any(words.lowers, "dies", "toll-dead"):
        return True
    known = concepts(words.lexicon.lang)
    if any(_DIE in known.of.get(key, ()) for key in words.keys):
        return True
    rows = zip(words.lowers, words.lowers[1:], strict=False)
    return any(known.pairs.get(low, {}).get(after) == _DIE for low, after in rows)


def _saying(told: Told) -> frozenset[str]:
    """The keys of what is said behind a named speaker and the word of telling; empty where none opens it."""
    words, lists = told.words, told.words.lexicon
    named = {part for name in told.names for part in name}
    for place, low in enumerate(words.lowers[:_OPENER]):
        if low in lists.says:
            speaker = any(before.removesuffix("'s") in named for before in words.lowers[:place])
            return frozenset(filter(None, words.keys[place + 1 :])) if speaker else frozenset()
    return frozenset()


def _new_day(printed: Told, folded: Told) -> bool:
    """Whether the folded sentence says on which weekday it happened and the printed one does not."""
    known = set(printed.weekdays.values())
    return any(
        day not in known and not says_when_told(folded, place) for place, day in folded.weekdays.items()
    )


def _new_time(printed: Told, folded: Told) -> bool:
    """Whether the folded sentence tells a time of day that the printed one lacks or hedges more."""

    def told(clock: Clock) -> bool:
        return any(
            not ours.later(clock) or (clock.hedge and not ours.hedge and ours.agrees(clock))
            for ours in printed.clocks
        )

    return not all(map(told, folded.clocks))


def _new_names(printed: Told, folded: Told) -> int:
    """How many names the folded sentence holds that the printed one lacks, tellers aside."""
    known = {low.removesuffix("'s") for low in printed.words.lowers}
    heads = {low[:_HEAD] for low in known}
    new = 0
    for name in folded.names:
        fresh = any(part not in known and part[:_HEAD] not in heads for part in name)
        new += fresh and not _credited(folded, name)
    return new


def _credited(told: Told, name: tuple[str, ...]) -> bool:
    """Whether a name only says who told it."""
    lists = told.words.lexicon
    lowers = [low.removesuffix("'s") for low in told.words.lowers]
    if name[0] not in lowers:
        return True
    place = lowers.index(name[0])
    near = told.words.lowers[max(0, place - _BEFORE) : place + len(name) + _AFTER]
    return lists.has_any(near, "says", "teller")
