"""What a sentence opens with, and whether two sentences are of one subject and day.

"Shares of Acme rose after …" and "Acme shares fell as …" may share but their subject, so that likeness
finds no dispute in them. What rose on one day falls on the next: alike sentences must not name two days, and
those that are hardly alike must name the same one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

LONGEST = 7
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
    if not 0 < place <= LONGEST or not words.keys[place - 1]:
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
