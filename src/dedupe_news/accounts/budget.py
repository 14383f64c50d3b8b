"""Which statements a budget prints: what covers most of what several texts tell, leads first, nothing twice.

What a story tells is taken as its words and pairs of neighbouring words that at least two independent
texts hold, each worth more the more texts hold it and the earlier they tell it (bigrams by document frequency
as in Gillick and Favre, 2009). Statements are taken best first: by the worth of what they add per word, by
how early a report tells them and by how near they are to the whole story; what is covered counts for less
from then on. A sentence that leans on another ("But he denied it") is taken once that is, and halves of
sentences last. Where words are counted, not statements, sets are weighed that fill them (`packing.py`).

Measured on 50 news clusters (DUC 2004, 100 words, ROUGE-1 and -2 recall, `tests/benchmarks/bench_rouge.py`):
whole sentences 39.8 and 9.9, taken one by one 39.1 and 10.0; leads of the reports in turn 34.7 and 7.8, the
first report alone 31.1 and 6.4. So as not to tune to these, choices were also made on leads of a report that
was held out of its story (ECB+, GVA, DUC 2004, NeuS). There packed words are no better than those taken one
by one (36.4 and 12.2, 36.2 and 13.1 on 155), nor are packed statements, there or on DUC 2004; read, those
were worse: short sentences that say little. So where statements are counted they stay taken one by one.

Tried and dropped on both, none better by more than chance: exchanges after the greedy choice, the best or the
most typical of several greedy choices, words counted as often as reports use them, support, other bounds of
length. Of 281 random settings of the numbers here, the best on half of DUC's clusters were no better on the
other half (39.5 and 38.7 where these give 39.8 and 39.3); so it is with 101 of those of `worth.py`, of which
the mean is 39.5 and 9.7. What four people's summaries hold, learnt from 15 features of each word on four
fifths of the clusters, gives 40.7 and 10.0 on the rest, but has to be learnt.
"""

from __future__ import annotations

import math
from collections import defaultdict
from heapq import heapify, heappop, heappush, heapreplace
from itertools import pairwise
from typing import TYPE_CHECKING

from dedupe_news.accounts.leaning import opens_list
from dedupe_news.accounts.likeness import candidates
from dedupe_news.accounts.packing import packed
from dedupe_news.accounts.standing import is_whole, leaders
from dedupe_news.accounts.worth import nearness

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
"""Sentences of fewer or more words, and halves, are printed only when nothing else is left."""
_LEANING = 1e-3
"""So are, before those, sentences that lean on one that is not printed."""
_PACKED = 300
"""Up to so many words statements are packed (`packing.py`)."""


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
    near = nearness(grouping, texts)
    early = [
        (1.0 + 1.0 / (1 + min(place for _, place in group))) * near[kind] ** _CENTRAL
        for kind, group in zip(printed, groups, strict=True)
    ]
    before = leaders(groups, grouping.kinds)
    alike = _alike(grouping, settings.thresholds.redundant)
    chosen: list[int] = []
    if settings.words is not None and settings.words <= _PACKED:
        chosen += packed(grouping, texts, (settings.budget, settings.words), before, alike)
    usual = [
        _SHORT <= size <= _LONG and is_whole(words.text) for size, words in zip(sizes, said, strict=True)
    ]
    scale = [
        (1.0 if plain else _UNUSUAL) * first / math.pow(max(size, 1), _LENGTH)
        for size, first, plain in zip(sizes, early, usual, strict=True)
    ]
    ranks = [(-first, words.text) for first, words in zip(early, said, strict=True)]
    choice = _Choice(told, scale, ranks, worth, before)
    for number in chosen:
        choice.cover(number)
    shown = {printed[number] for number in chosen}
    used = sum(sizes[number] for number in chosen)
    again: list[int] = []
    full = False
    most = settings.budget if settings.budget is not None else len(groups)
    while (choice.open or again) and len(chosen) < most:
        fresh = bool(choice.open)  # before it is taken out: the last one may say something again too
        best = choice.best() if fresh else again.pop(0)
        if fresh and not alike[printed[best]].isdisjoint(shown):
            again.append(best)
            continue
        if settings.words is not None and chosen:
            # a gap of a few words stays one: "RECOVERY." fills it and tells nothing
            full = full or (usual[best] and used + sizes[best] > settings.words)
            if used + sizes[best] > settings.words or (full and not usual[best]):
                continue
        chosen.append(best)
        shown.add(printed[best])
        choice.cover(best)
        used += sizes[best]
    return _without_torn_lists(chosen, before, [opens_list(words.text) for words in said])


def _without_torn_lists(chosen: list[int], before: Sequence[int], opens: Sequence[bool]) -> list[int]:
    """Leave out items without the line that opens their list, and such a line without an item."""
    heads = {number: _head(number, before, opens) for number in chosen}
    whole = [number for number in chosen if heads[number] < 0 or heads[number] in heads]
    led = {heads[number] for number in whole}
    kept = [number for number in whole if number in led or not opens[number]]
    return kept or chosen


def _head(number: int, before: Sequence[int], opens: Sequence[bool]) -> int:
    """The line that opens the list which a statement is an item of, or -1."""
    seen = {number}
    while (number := before[number]) >= 0 and number not in seen:
        if opens[number]:
            return number
        seen.add(number)
    return -1


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
    the top after a fresh look adds most: of a long story few statements are looked at twice. Only what leans
    on a statement rises, once that is taken, and then stands in the heap anew.
    """

    def __init__(
        self,
        told: Sequence[frozenset[Concept]],
        scale: Sequence[float],
        ranks: Sequence[tuple[float, str]],
        worth: dict[Concept, float],
        before: Sequence[int],
    ) -> None:
        self._told = told
        self._ranks = ranks
        self._scale = [
            first * (1.0 if leader < 0 else _LEANING) for first, leader in zip(scale, before, strict=True)
        ]
        self._followers: defaultdict[int, list[int]] = defaultdict(list)
        for number, leader in enumerate(before):
            if leader >= 0:
                self._followers[leader].append(number)
        self._worth = worth
        self._taken: set[int] = set()
        self._heap = [self._entry(number) for number in range(len(told))]
        heapify(self._heap)

    @property
    def open(self) -> bool:
        """Whether anything is left."""
        while self._heap and self._heap[0][-1] in self._taken:
            heappop(self._heap)
        return bool(self._heap)

    def _entry(self, number: int) -> tuple[float, float, str, int]:
        worth = self._worth
        adds = math.fsum(worth[c] for c in self._told[number] if c in worth) * self._scale[number]
        return -round(adds, 9), *self._ranks[number], number

    def best(self) -> int:
        """Take out what adds most."""
        while self.open:
            number = self._heap[0][-1]
            fresh = self._entry(number)
            if fresh == self._heap[0]:
                self._taken.add(number)
                return number
            heapreplace(self._heap, fresh)
        raise IndexError

    def cover(self, number: int) -> None:
        """Count what a statement tells for less from now on, and let in what leans on it."""
        self._taken.add(number)
        for concept in self._told[number]:
            if concept in self._worth:
                self._worth[concept] *= _AGAIN
        for follower in self._followers.pop(number, ()):
            self._scale[follower] /= _LEANING
            heappush(self._heap, self._entry(follower))


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
