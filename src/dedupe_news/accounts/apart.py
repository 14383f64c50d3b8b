"""Which statements an account prints and which of them apart, as told again; and what each of these adds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.budget import choices, within_budget
from dedupe_news.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    """What to print of a story's statements: within a budget what is told again comes after all that is not.

    Args:
        grouping: the story's statements.
        texts: for each report the independent text it goes back to.
        settings: how many statements or words are allowed.
    """
    if settings.budget is None and settings.words is None:
        return Chosen(frozenset(range(len(grouping.groups))), grouping.again)
    main = [number for number in range(len(grouping.groups)) if number not in grouping.again]
    once = replace(grouping, groups=tuple(grouping.groups[number] for number in main))
    found = {main[place] for place in within_budget(once, texts, settings)}
    most = len(grouping.groups) if settings.budget is None else settings.budget
    if len(found) == len(main) and len(main) < most and grouping.again:
        whole = choices(grouping, texts, replace(settings, budget=None, words=None))
        left = [number for number in whole if number in grouping.again]
        found.update(left[: most - len(main)] if settings.words is None else ())
    kept = {number: again for number, again in grouping.again.items() if number in found}
    return Chosen(frozenset(found), kept)


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
