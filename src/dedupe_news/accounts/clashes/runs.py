"""How far two sentences run word for word around the places where they differ.

Short or otherwise different sentences may share a clause to the letter but for one value ("takes office as
mayor of Bonn on Monday", "Peña (no) felicitó a su adversaria"): it is about one thing whatever stands around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

DENIED, VALUED = 3, 4
"""Words of content that must be the same right before and after a negation, and a number or date: with three,
half of the conflicts told of untouched reports for a number are false ("two counts of attempted murder")."""


def same_clause(first: Told, one: range, second: Told, other: range, least: int = VALUED) -> bool:
    """Whether so many words are the same right before and after two stretches of tokens, which may be empty.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> texts = "She takes office as mayor of Bonn Monday.", "She takes office as mayor of Bonn Friday."
        >>> one, other = (tell(Reader().read(text)) for text in texts)
        >>> same_clause(one, range(7, 8), other, range(7, 8))
        True
    """
    ours, theirs = first.words, second.words
    before = _run(ours, one.start - 1, theirs, other.start - 1, -1)
    after = _run(ours, one.stop, theirs, other.stop, 1)
    return len(before | after) >= least


def word_for_word(first: Words, second: Words, least: float) -> bool:
    """Whether so much of two sentences is the same tokens in the same order.

    Of a short sentence one other word is a large part by mass; yet all else may run in step.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> texts = "The Senate passed the farm bill.", "The House passed the farm bill.", "Acme sold it."
        >>> one, other, third = (Reader().read(text) for text in texts)
        >>> word_for_word(one, other, 0.8), word_for_word(one, third, 0.8)
        (True, False)
    """
    ours, theirs = first.lowers, second.lowers
    if 2 * min(len(ours), len(theirs)) < least * (len(ours) + len(theirs)):
        return False  # as most
    return Indel.normalized_similarity(ours, theirs, score_cutoff=least) > 0


def _run(ours: Words, place: int, theirs: Words, other: int, step: int) -> frozenset[str]:
    """The keys of the words that are the same from two places on, numbers aside."""
    keys = set()
    while 0 <= place < len(ours.lowers) and 0 <= other < len(theirs.lowers):
        if ours.lowers[place] != theirs.lowers[other]:
            break
        key = ours.keys[place]
        if key and key[0] != "#":
            keys.add(key)
        place, other = place + step, other + step
    return frozenset(keys)
