"""Which statements an account prints and which of them apart, as told again; and what each of these adds."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.budget import choices, within_budget
from dedupe_news.model import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dedupe_news.accounts.again import Again
    from dedupe_news.accounts.inputs import AccountSettings
    from dedupe_news.accounts.statements import Grouping
    from dedupe_news.accounts.words import Words
    from dedupe_news.model import Sentence

_BRIDGE: Final = 2
"""So many small words at most stand within what is added: "the corner of Elm and Main"."""
_PARTS: Final = frozenset(',;:.!?()[]"“”«»—–')
"""Marks that end what is added."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The numbers of the groups to print, and those of them that are printed apart, with what they repeat."""

    printed: frozenset[int]
    apart: Mapping[int, Again]


def chosen(grouping: Grouping, texts: Sequence[int], settings: AccountSettings) -> Chosen:
    """What to print of a story's statements: a budget takes what tells a chosen one again when all else is.

    What tells one again that is not chosen stands for it: without those, ROUGE-2 of a hundred words fell from
    10.0 to 9.9 on DUC 2004.

    Args:
        grouping: the story's statements.
        texts: for each report the independent text it goes back to.
        settings: how many statements or words are allowed.
    """
    everyone = frozenset(range(len(grouping.groups)))
    if settings.budget is None and settings.words is None:
        return Chosen(everyone, grouping.again)
    last: set[int] = set()
    found = _within(grouping, everyone, texts, settings)
    while again := {n for n in found if n in grouping.again and grouping.again[n].of in found}:
        last |= again
        found = _within(grouping, everyone - last, texts, settings)
    if last:
        found.update(_room_for(grouping, found, last, texts, settings))
    kept = {n: again for n, again in grouping.again.items() if n in found and again.of in found}
    return Chosen(frozenset(found), kept)


def _within(
    grouping: Grouping, allowed: Collection[int], texts: Sequence[int], settings: AccountSettings
) -> set[int]:
    """What a budget takes of some of a story's statements."""
    numbers = sorted(allowed)
    some = replace(grouping, groups=tuple(grouping.groups[number] for number in numbers))
    return {numbers[place] for place in within_budget(some, texts, settings)}


def _room_for(
    grouping: Grouping,
    found: Collection[int],
    some: Collection[int],
    texts: Sequence[int],
    settings: AccountSettings,
) -> list[int]:
    """Those of some statements, the best first by what they add to the story, for which there is room."""

    def size(number: int) -> int:
        return len(grouping.kinds.words[grouping.kinds.of[grouping.groups[number][0]]].text.split())

    left = len(grouping.groups) if settings.budget is None else settings.budget - len(found)
    words = math.inf if settings.words is None else settings.words - sum(map(size, found))
    more: list[int] = []
    for number in choices(grouping, texts, replace(settings, budget=None, words=None)):
        if number in some and len(more) < left and size(number) <= words:
            more.append(number)
            words -= size(number)
    return more


def added(sentence: Sentence, words: Words, new: Sequence[int]) -> tuple[Span, ...]:
    """The stretches of a printed sentence that hold new words, in offsets of its source.

    Args:
        sentence: the sentence as it is printed.
        words: its words.
        new: the places of those that are new.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> from dedupe_news.model import Sentence
        >>> text = "He was held near the corner of Elm and Main on Monday."
        >>> [text[s.start : s.end] for s in added(Sentence(0, 0, 54, text), Reader().read(text), (5, 7, 9))]
        ['corner of Elm and Main']
    """
    starts = words.starts()
    found: list[tuple[int, int]] = []
    last = -1
    for place in new:
        begin, end = starts[place], starts[place] + len(words.tokens[place])
        between = words.keys[last + 1 : place]
        near = found and len(between) <= _BRIDGE and not any(between)
        if near and _PARTS.isdisjoint(sentence.text[found[-1][1] : begin]):
            found[-1] = found[-1][0], end
        else:
            found.append((begin, end))
        last = place
    return tuple(Span(sentence.start + begin, sentence.start + end) for begin, end in found)
