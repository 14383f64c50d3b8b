"""Polarity and verbs that disagree: negated here and plain there, "rose" here and "fell" there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes.clash import Clash, strangers
from dedupe_news.accounts.clashes.runs import DENIED, same_clause
from dedupe_news.accounts.clashes.subjects import one_subject
from dedupe_news.accounts.clauses import clause_of
from dedupe_news.accounts.facts.negations import no_more
from dedupe_news.accounts.marks import OPPOSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

_NEGATIVE = ("un", "in", "non", "im", "dis")
_INFLECTED = 3
"""Letters by which two forms of one word differ at most: "develop" and "its development" are two words."""


def polarity_clashes(pair: Pair) -> list[Clash]:
    """A word negated in one sentence and plain in the other, where no other word carries the negation.

    What both deny is set aside first.
    """
    if not (pair.first.negations or pair.second.negations):
        return []
    ours, theirs = _alone(pair.first, pair.second), _alone(pair.second, pair.first)
    if ours == theirs or (pair.first.denies and pair.second.denies and not pair.sure):
        return []
    return _negated_here(pair, swapped=ours < theirs)


def _alone(told: Told, rival: Told) -> int:
    """How many negations of a sentence deny something that the other does not deny as well."""
    return (_denied(told) - _denied(rival)).total() + sum(not denied for denied in told.denied)


def _denied(told: Told) -> Counter[str]:
    """The keys that a sentence denies, and how often: "not unhurt" denies twice what "unhurt" does."""
    return Counter(told.words.keys[at] for denied in told.denied for at in denied[:1])


def _negated_here(pair: Pair, *, swapped: bool) -> list[Clash]:
    """A word negated in the first sentence (the second if swapped) and plain in the other."""
    told, rival = (pair.second, pair.first) if swapped else (pair.first, pair.second)
    own, others = frozenset(told.words.keys), frozenset(rival.words.keys)
    lists = told.words.lexicon
    if (frozenset(rival.words.opposable) - frozenset(told.words.opposable)) & lists.implicit:
        return []
    if any(frozenset((one, other)) in lists.opposites for one in own - others for other in others - own):
        return []
    plain, told_denied = _denied(rival), _denied(told)
    unmet: list[int] = []
    for place, denied in zip(told.negations, told.denied, strict=True):
        for at in denied:
            key = told.words.keys[at]
            if 0 < told_denied[key] <= plain[key] or any(
                word.startswith(_NEGATIVE) and word.endswith(key[-4:]) for word in others - own
            ):
                continue
            if key not in rival.words.keys:
                if told.words.lowers[place] not in lists.denied:  # "an unarmed man", beside "a man"
                    unmet.append(place)
                continue
            there = rival.words.keys.index(key)
            if _says_both(told, at, rival, there):
                continue
            sides = (_around(told, place, at), _around(rival, there))
            # "without power", "power failed"; "must not develop missiles", "must constrain its development"
            plainly = not lists.has("privative", told.words.lowers[place])
            plainly = plainly and _one_word(told, at, rival, there)
            # "De Klerk has not applied", "De Kock has applied"
            plainly = plainly and (pair.sure or not strangers(told, rival))
            plainly = plainly and not no_more(told.words, place)  # it has ended, and was
            gap = there - max(0, at - place - 1)
            clause = plainly and same_clause(told, range(place, place + 1), rival, range(gap, gap), DENIED)
            sides = sides[::-1] if swapped else sides
            return [Clash("polarity", "polarity", *sides, certain=plainly, plain=clause)]
    return _unmet(told, rival, unmet, swapped=swapped, certain=pair.sure)


def _one_word(told: Told, at: int, rival: Told, there: int) -> bool:
    """Whether two words of one stem are forms of one word, or mean the same ("uninjured", "hurt")."""
    one, other = told.words.lowers[at], rival.words.lowers[there]
    return one[0] != other[0] or abs(len(one) - len(other)) <= _INFLECTED


def _says_both(told: Told, denied: int, rival: Told, there: int) -> bool:
    """Whether a sentence also has what it denies as its rival has it ("not leave; told to leave")."""
    words, others = told.words, rival.words
    return others.keys.count(words.keys[denied]) == 1 and any(
        at != denied and words.lowers[at - 1 : at + 2] == others.lowers[there - 1 : there + 2]
        for at in range(1, len(words.keys))
        if there and words.keys[at] == words.keys[denied]
    )


def _unmet(told: Told, rival: Told, unmet: Sequence[int], *, swapped: bool, certain: bool) -> list[Clash]:
    """A clash that only keeps apart: what is negated has no word of its own on the other side.

    Told where the rest is nearly the same, unless the other has nothing of the clause, such as what was said
    ("said he didn't think so"), or no word of its own: who leaves "and have no comment" out denies nothing.
    An aside that the other leaves out ("whom police did not name") is no clash.
    """
    for place in unmet:
        clause = clause_of(told, place)
        apart = rival.matter.isdisjoint(told.words.keys[clause.start : clause.stop])
        if apart and told.words.lexicon.has("relative", told.words.lowers[clause.start]):
            continue
        own = rival.matter - told.matter
        there = next((at for at, key in enumerate(rival.words.keys) if key in own), 0)
        sides = (_around(told, place), _around(rival, there))
        sides = sides[::-1] if swapped else sides
        return [Clash("polarity", "polarity", *sides, certain=certain and not apart and bool(own))]
    return []


def _around(told: Told, place: int, to: int = 0) -> str:
    """What is told of a word: two words before it, and those to `to` and one more, two at the least."""
    begin, end = max(0, place - 2), min(len(told.words.tokens), max(place + 3, to + 2))
    return told.text[told.starts[begin] : told.end(end - 1)]


def verb_clashes(pair: Pair) -> list[Clash]:
    """A word whose opposite the other sentence has, told where one stands in the place of the other.

    Sentences that open with one subject and go on with the opposites need not be alike ("Shares of Acme rose
    after …", "Acme shares fell as …"), unless they tell of two days.
    """
    first, second = pair.first.words, pair.second.words
    if not first.held & second.held & OPPOSED:
        return []
    ours, theirs = _own(first, second), _own(second, first)
    if not (ours and theirs):
        return []
    opposites = first.lexicon.opposites
    found = []
    for left, one in ours.items():
        for right, other in theirs.items():
            if frozenset((left, right)) not in opposites:
                continue
            swapped = pair.swapped(one, other)
            if swapped or (denies_alone(first, one) and denies_alone(second, other)):
                plain = not swapped and one_subject(pair.first, one, pair.second, other)
                sides = first.tokens[one], second.tokens[other]
                found.append(Clash("verb", "verb", *sides, certain=swapped or plain, plain=plain))
    return [clash for clash in found if clash.certain] or found[:1]


def denies_alone(words: Words, place: int) -> bool:
    """Whether a word denies its opposite wherever it stands: not "up" and "before", nor "won" and "lost"."""
    return bool(words.keys[place]) and not words.lexicon.has("converse", words.lowers[place])


def _own(words: Words, others: Words) -> dict[str, int]:
    """The words with an opposite that only one of two sentences has, and where each stands first."""
    found: dict[str, int] = {}
    for place, stem in enumerate(words.opposable):
        if stem and stem not in others.opposable:
            found.setdefault(stem, place)
    return found
