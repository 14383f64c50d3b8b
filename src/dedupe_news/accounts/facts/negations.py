"""What a sentence denies: its negations, "unhurt" and its like among them, and the words each governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.marks import DENIAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.words import Words

_LEADS_ON = " -“”„«\"'`‘’"
_SCOPE = 10
_NO_MORE = 2
"""Words behind a negation, at most, among which "no longer" ends ("nie jest już")."""
_FORWARD, _BACK = 7, 4
"""How far a negation's word is sought after it and, failing that, before it."""


def read_negations(words: Words, starts: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The places of negations, each with those of the words it denies; "No. 2" is a number sign.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> words = Reader().read("They were not severely hurt.")
        >>> read_negations(words, words.starts())
        {2: (3, 4)}
    """
    if not words.held & DENIAL:
        return {}
    lowers = words.lowers
    return {
        place: tuple(_governed(words, starts, place))
        for place, mark in enumerate(words.marks)
        if mark & DENIAL
        and not (lowers[place] == "no" and place + 1 < len(lowers) and lowers[place + 1][:1].isdigit())
    }


def _governed(words: Words, starts: Sequence[int], place: int) -> list[int]:
    """The content words a negation governs: the next of the clause, else the one before (German).

    An adverb is passed over as well ("not severely disrupted"); "not … until" and "not one, but many" deny
    nothing. What "unhurt" denies is in the word itself.
    """
    if words.lowers[place] in words.lexicon.denied:
        return [place]
    end = starts[place] + len(words.tokens[place])
    if words.text[end : end + 1] == "-" or (place and words.lowers[place - 1] == "or"):
        return []  # "non-", "whether or not"
    if _taken_back(words, starts, place):
        return []
    found = _ahead(words, starts, place)
    if found is not None:
        return found
    for before in range(place - 1, max(-1, place - _BACK), -1):
        key = words.keys[before]
        if key and key[0] != "#":
            return [before]
    return []


def no_more(words: Words, place: int) -> bool:
    """Whether a negation says that something has ended: "já não é presidente" tells that he resigned."""
    around = (*words.lowers[max(0, place - 1) : place], *words.lowers[place + 1 : place + 1 + _NO_MORE])
    return words.lexicon.has_any(around, "no-more")


def _ahead(words: Words, starts: Sequence[int], place: int) -> list[int] | None:
    """The first content word after a negation with adverbs before it, none if harmless; None at an end."""
    end = starts[place] + len(words.tokens[place])
    found: list[int] = []
    of_all = words.lexicon.has_any(words.lowers[place + 1 : place + 2], "toll-part")
    for after in range(place + 1, min(place + _FORWARD, len(words.tokens))):
        if words.text[end : starts[after]].strip(_LEADS_ON):
            break
        end = starts[after] + len(words.tokens[after])
        if words.lexicon.has("harmless", words.lowers[after]):
            return []
        key = words.keys[after]
        if key and key[0] != "#":
            if of_all:  # "none of the victims was hurt" denies no victims
                of_all = False
                continue
            found.append(after)
            if not (words.lexicon.lang == "en" and words.lowers[after].endswith("ly")):
                break
    return found or None


def _taken_back(words: Words, starts: Sequence[int], place: int) -> bool:
    """Whether a negation only leads up to "until", or denies one thing for another ("not one, but many")."""
    lowers, lists = words.lowers, words.lexicon
    first = lowers[place + 1] if place + 1 < len(lowers) else ""
    thing = lists.has("single", first) or words.keys[place + 1 : place + 2] == ("",)
    for at in range(place + 1, min(place + _SCOPE, len(lowers))):
        if lists.has("until", lowers[at]):
            return True
        parted = "," in words.text[starts[at - 1] + len(words.tokens[at - 1]) : starts[at]]
        if parted and thing and lists.has("but", lowers[at]):
            return True
    return False
