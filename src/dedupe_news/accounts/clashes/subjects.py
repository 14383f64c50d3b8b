"""What a sentence opens with, and whether two sentences say opposite things of it.

"Shares of Acme rose after …" and "Acme shares fell as …" may share but their subject, so that likeness
finds no dispute in them. What rose on one day falls on the next: alike sentences must not name two days, and
those that are hardly alike must name the same one.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes.clash import Clash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.kinds import Kinds
    from dedupe_news.accounts.pairing import Pairing
    from dedupe_news.accounts.words import Words

_LONGEST = 7
"""Tokens of a subject at most."""
_SURE = 2
"""A subject of one word ("Shares") may be of two things, where no common day is named."""
_PARTS = frozenset(',;:()“”"')


def one_subject(first: Told, one: int, second: Told, other: int) -> bool:
    """Whether both sentences open with the same words of content, right before two places, on no two days."""
    ours = subject(first.words, first.starts, one)
    if not ours or ours != subject(second.words, second.starts, other):
        return False
    same = same_day(first, second)
    return same if same is not None else len(ours) >= _SURE


def subject(words: Words, starts: Sequence[int], place: int) -> frozenset[str]:
    """The words of content that open a sentence and end right before a place; none behind a mark.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> words = Reader().read("Shares of Acme rose.")
        >>> sorted(subject(words, words.starts(), 3)), subject(words, words.starts(), 0)
        (['acme', 'shar'], frozenset())
    """
    if not 0 < place <= _LONGEST or not words.keys[place - 1]:
        return frozenset()
    if not _PARTS.isdisjoint(words.text[: starts[place]]):
        return frozenset()
    return frozenset(key for key in words.keys[:place] if key)


def same_day(first: Told, second: Told) -> bool | None:
    """Whether the days that two sentences name agree; None where one of them names none."""
    days, others = set(first.weekdays.values()), set(second.weekdays.values())
    if days and others:
        return not days.isdisjoint(others)
    if first.dates and second.dates:
        return any(date.agrees(rival) for date in first.dates for rival in second.dates)
    return None


def opposite_clashes(kinds: Kinds, pairing: Pairing) -> Iterator[tuple[int, int, Clash]]:
    """Pairs of distinct sentences that say opposites of one subject on the same day, however they go on.

    Args:
        kinds: the story's distinct sentences.
        pairing: reads their facts.
    """
    by_subject: dict[frozenset[str], list[tuple[int, int]]] = {}
    for kind, words in enumerate(kinds.words):
        place = next((at for at, stem in enumerate(words.opposable[: _LONGEST + 1]) if stem), 0)
        if place and not words.lexicon.has("converse", words.lowers[place]):
            about = subject(words, words.starts(), place)
            if about:
                by_subject.setdefault(about, []).append((kind, place))
    for found in by_subject.values():
        for (kind, place), (other, there) in combinations(found, 2):
            words, rival = kinds.words[kind], kinds.words[other]
            stems = frozenset((words.opposable[place], rival.opposable[there]))
            if stems in words.lexicon.opposites and same_day(pairing.told(kind), pairing.told(other)):
                yield kind, other, Clash("verb", "verb", words.tokens[place], rival.tokens[there])
