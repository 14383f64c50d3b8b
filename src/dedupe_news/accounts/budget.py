"""Which statements a budget prints: what covers most of what several texts tell, leads first, nothing twice.

What a story tells is taken as its words and pairs of neighbouring words that at least two independent
texts hold, each worth more the more texts hold it and the earlier they tell it (bigrams by document frequency
as in Gillick and Favre, 2009). Statements are taken best first: by the worth of what they add per word, by
how early a report tells them and by how near they are to the whole story; what is covered counts for less
from then on.

Measured on 50 news clusters (DUC 2004, 100 words, ROUGE-1 and -2 recall, `tests/benchmarks/bench_rouge.py`):
whole sentences 39.2 and 10.0; leads of the reports in turn 34.7 and 7.8, the first report alone 31.1 and 6.4.
So as not to tune to these, choices were also made on 259 leads of a report that was held out of its story
(ECB+, GVA, DUC 2004): where a text tells a word, how near a sentence is to the story and how rare a word is
are worth .9 and 1.1 there, .5 and .3 on DUC's summaries. Tried and dropped on both, none better by more than
chance: exchanges after the greedy choice, the best or the most typical of several greedy choices, words
counted as often as reports use them, support, quotations and pronouns at a discount, other bounds of length.
Of 281 random settings of all these numbers, small words counted too, the best on half of DUC's clusters were
no better on the other half (39.5 and 38.7 where these give 39.8 and 39.3).
"""

from __future__ import annotations

import math
from collections import defaultdict
from heapq import heapify, heappop, heapreplace
from itertools import pairwise
from typing import TYPE_CHECKING

from dedupe_news.accounts.likeness import candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.inputs import AccountSettings
    from dedupe_news.accounts.statements import Grouping
    from dedupe_news.accounts.words import Words

Concept = str | tuple[str, str]

_HOLDERS = 2
"""Texts that must hold a word before it counts as what the story tells."""
_GROWTH = 2.0
"""How the worth of a word grows with the texts that hold it."""
_FOOT, _FADING = 0.3, 12
"""A text's first telling of a word counts 1 in its lead, and falls towards .3 (by e in 12 sentences)."""
_RARITY = 0.5
"""How far the weight of a single word counts against it: what a story says often is what it is about."""
_CENTRAL = 0.8
"""How much it counts how near a sentence is to the whole story."""
_LENGTH = 0.8
"""How far a statement's length counts against it: 0 favours long ones, 1 short ones."""
_AGAIN = 0.1
"""What is left of a word's worth each time it is printed."""
_SHORT, _LONG = 8, 45
_UNUSUAL = 1e-6
"""Sentences of fewer or more words are printed only when nothing else is left."""


def within_budget(grouping: Grouping, texts: Sequence[int], settings: AccountSettings) -> set[int]:
    """The numbers of the groups to print.

    Args:
        grouping: the story's statements.
        texts: for each report the independent text it goes back to.
        settings: how many statements or words are allowed.
    """
    most = settings.budget
    if (most is None or most >= len(grouping.groups)) and settings.words is None:
        return set(range(len(grouping.groups)))
    return set(choices(grouping, texts, settings))


def choices(grouping: Grouping, texts: Sequence[int], settings: AccountSettings) -> list[int]:
    """The numbers of the groups that a budget takes, in the order in which it takes them.

    Args:
        grouping: the story's statements.
        texts: for each report the independent text it goes back to.
        settings: how many statements or words are allowed.
    """
    groups = grouping.groups
    printed = [grouping.kinds.of[group[0]] for group in groups]
    said = [grouping.kinds.words[kind] for kind in printed]
    sizes = [len(words.text.split()) for words in said]
    told = [_concepts(words) for words in said]
    worth = _worth(grouping, texts)
    near = _nearness(grouping, texts)
    early = [
        (1.0 + 1.0 / (1 + min(place for _, place in group))) * near[kind]
        for kind, group in zip(printed, groups, strict=True)
    ]

    choice = _Choice(told, sizes, early, worth, [words.text for words in said])
    alike = _alike(grouping, settings.thresholds.redundant)
    chosen: list[int] = []
    shown: set[int] = set()
    again: list[int] = []
    used = 0
    most = settings.budget if settings.budget is not None else len(groups)
    while (choice.open or again) and len(chosen) < most:
        fresh = bool(choice.open)  # before it is taken out: the last one may say something again too
        best = choice.best() if fresh else again.pop(0)
        if fresh and not alike[printed[best]].isdisjoint(shown):
            again.append(best)
            continue
        if settings.words is not None and used + sizes[best] > settings.words and chosen:
            continue
        chosen.append(best)
        shown.add(printed[best])
        choice.cover(best)
        used += sizes[best]
    return chosen


def _alike(grouping: Grouping, least: float) -> defaultdict[int, set[int]]:
    """For each distinct sentence those that are alike to `least`: of them a budget prints one first."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for _, one, other in candidates(grouping.weights, least):
        found[one].add(other)
        found[other].add(one)
    return found


class _Choice:
    """A greedy choice under way: what is open, what it was last seen to add, and what is not covered yet.

    `open` is a heap by gain, then earliness, wording and number. Gains only fall, so that what is still at
    the top after a fresh look adds most: of a long story few statements are looked at twice.
    """

    def __init__(
        self,
        told: Sequence[frozenset[Concept]],
        sizes: Sequence[int],
        early: Sequence[float],
        worth: dict[Concept, float],
        texts: Sequence[str],
    ) -> None:
        self._told = told
        self._scale = [
            (1.0 if _SHORT <= size <= _LONG and whole_speech(text) else _UNUSUAL)
            * first
            / math.pow(max(size, 1), _LENGTH)
            for size, first, text in zip(sizes, early, texts, strict=True)
        ]
        self._worth = worth
        self.open = [(-self._gain(number), -early[number], text, number) for number, text in enumerate(texts)]
        heapify(self.open)

    def _gain(self, number: int) -> float:
        worth = self._worth
        return round(math.fsum(worth[c] for c in self._told[number] if c in worth) * self._scale[number], 9)

    def best(self) -> int:
        """Take out what adds most."""
        while True:
            _, early, text, number = self.open[0]
            fresh = (-self._gain(number), early, text, number)
            if fresh == self.open[0]:
                return heappop(self.open)[-1]
            heapreplace(self.open, fresh)

    def cover(self, number: int) -> None:
        """Count what a statement tells for less from now on."""
        for concept in self._told[number]:
            if concept in self._worth:
                self._worth[concept] *= _AGAIN


def whole_speech(text: str) -> bool:
    """Whether every quotation that a sentence opens or closes begins and ends in it.

    Example:
        >>> whole_speech("“No,” she said."), whole_speech("Not today,” she said.")
        (True, False)
    """
    if text.isascii():
        return not text.count('"') % 2
    first, second = text.count("“"), text.count("”")
    low = text.count("„")
    paired = low == first + second if low else first == second or not (first or second % 2)
    return paired and text.count("«") == text.count("»") and not text.count('"') % 2


def _concepts(words: Words) -> frozenset[Concept]:
    """The words of content of a sentence, and all its pairs of neighbours."""
    full = [key or low for key, low in zip(words.keys, words.lowers, strict=True)]
    return frozenset(pairwise(full)) | (frozenset(words.keys) - {""})


def _worth(grouping: Grouping, texts: Sequence[int]) -> dict[Concept, float]:
    """What each concept that several independent texts hold is worth."""
    kinds, rarity = grouping.kinds, grouping.weights.of
    holders: dict[Concept, dict[int, float]] = {}
    for words, places in zip(kinds.words, kinds.places, strict=True):
        held: dict[int, float] = {}
        for report, place in places:
            told = _FOOT + (1.0 - _FOOT) * math.exp(-place / _FADING)
            held[texts[report]] = max(told, held.get(texts[report], 0.0))
        for concept in _concepts(words):
            known = holders.setdefault(concept, {})
            for text, told in held.items():
                known[text] = max(told, known.get(text, 0.0))
    return {
        concept: math.fsum(held.values()) ** _GROWTH / rarity.get(concept, 1.0) ** _RARITY
        if isinstance(concept, str)
        else math.fsum(held.values()) ** _GROWTH
        for concept, held in holders.items()
        if len(held) >= _HOLDERS
    }


def _nearness(grouping: Grouping, texts: Sequence[int]) -> list[float]:
    """How near each distinct sentence is to all of the story's together: their cosine, to a power."""
    kinds, weights = grouping.kinds, grouping.weights
    whole: dict[str, float] = {}
    for keys, places in zip(weights.sets, kinds.places, strict=True):
        told = len({texts[report] for report, _ in places})
        for key in keys:
            whole[key] = whole.get(key, 0.0) + told * weights.of[key]
    length = math.sqrt(math.fsum(value * value for value in whole.values()))
    found = []
    for keys in weights.sets:
        own = math.sqrt(math.fsum(weights.of[key] ** 2 for key in keys))
        common = math.fsum(weights.of[key] * whole[key] for key in keys)
        found.append((common / (own * length)) ** _CENTRAL if own else 0.0)
    return found
