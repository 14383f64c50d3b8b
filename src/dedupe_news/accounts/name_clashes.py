"""Where two sentences give different names to the holder of one title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from dedupe_news.accounts.lexicon import FUNCTION_WORDS, MONTHS, TITLES, WEEKDAYS
from dedupe_news.accounts.told import Clash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.told import Swap, Told


def name_clashes(first: Told, second: Told, swaps: Sequence[Swap]) -> list[Clash]:
    """Different names behind the same title ("Mayor Anna Ray", "Mayor Ben Cole")."""
    found: list[Clash] = []
    left_all = {_bare(token) for token in first.words.tokens}
    right_all = {_bare(token) for token in second.words.tokens}
    for begin, end, start, stop in swaps:
        ours, theirs = first.words.tokens[begin:end], second.words.tokens[start:stop]
        if len(ours) > 3 or len(theirs) > 3 or not (_is_name(ours) and _is_name(theirs)):
            continue
        if {_bare(token) for token in ours} & right_all or {_bare(token) for token in theirs} & left_all:
            continue
        role = _role(first, begin, end)
        if role and role == _role(second, start, stop) and not _variants(ours, theirs):
            found.append(Clash("name", role, " ".join(ours), " ".join(theirs)))
    return found


def _bare(token: str) -> str:
    return token.lower().replace("’", "'").removesuffix("'s")


def _role(told: Told, begin: int, end: int) -> str:
    """The title before a name, at most one given name away, or in apposition right after it."""
    lowers = [token.lower().rstrip(".") for token in told.words.tokens]
    for place in range(begin - 1, max(-1, begin - 3), -1):
        if lowers[place] in TITLES:
            return lowers[place]
        if not told.words.tokens[place][:1].isupper():
            break
    after = told.words.starts[end - 1] + len(told.words.tokens[end - 1])
    if told.text[after : after + 1] == ",":
        for place in range(end, min(end + 5, len(lowers))):
            if lowers[place] in TITLES:
                return lowers[place]
    return ""


def _is_name(tokens: Sequence[str]) -> bool:
    return all(
        token[:1].isupper()
        and token.lower() not in FUNCTION_WORDS
        and token.lower() not in WEEKDAYS
        and token.lower() not in MONTHS
        for token in tokens
    )


def _variants(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names may be spellings, adjectives or initials of one another."""
    for one in ours:
        for other in theirs:
            if one[:3].lower() == other[:3].lower() or one.endswith(".") or other.endswith("."):
                return True
            if fuzz.ratio(one.lower(), other.lower()) >= 70:
                return True
    short, long = sorted((ours, theirs), key=len)
    initials = "".join(token[:1] for token in long).lower()
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "").lower() == initials
