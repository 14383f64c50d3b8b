"""Names that disagree: two people in the same office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from dedupe_news.accounts.clashes.clash import Clash
from dedupe_news.accounts.marks import NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Told

_LONGEST = 3
_CLASSED = ("~", "")
"""How the keys of everyday words with synonyms, and of small words, begin."""
_LAND = "land"
"""The class of lands in `lexicon/lands.txt`."""
_SPELLING = 70
"""RapidFuzz ratio from which two names may be spellings of one."""


def name_clashes(pair: Pair) -> list[Clash]:
    """Different names in one place: behind a title ("Mayor Anna Ray", "Mayor Ben Cole"), or any other."""
    found: list[Clash] = []
    first, second = pair.first, pair.second
    for swap in pair.swaps:
        if len(swap.first) > _LONGEST or len(swap.second) > _LONGEST:
            continue
        if not (_is_name(first, swap.first) and _is_name(second, swap.second)):
            continue
        if _is_number(first, swap.first) or _is_number(second, swap.second):
            continue  # "Two", "Three" at the head of a sentence
        ours = [first.words.tokens[place] for place in swap.first]
        theirs = [second.words.tokens[place] for place in swap.second]
        if _mentions(second, ours) or _mentions(first, theirs):
            continue
        if _surname_follows(first, swap.first.stop) and _surname_follows(second, swap.second.stop):
            continue
        if _variants(ours, theirs):
            continue
        role = _role(first, swap.first)
        if role and role == _role(second, swap.second):
            found.append(Clash("name", role, " ".join(ours), " ".join(theirs)))
        elif not (role or _role(second, swap.second)) and _certainly(first, swap.first, second, swap.second):
            # told as a place only, and only where neither report names the other's (`statements`): elsewhere
            # three in four are two names for one ("DA", "prosecutors"), yet none of them says the same
            placed = _placed(first, swap.first) and _placed(second, swap.second)
            about = "place" if placed else "name"
            told = placed and _is_land(first, swap.first) is _is_land(second, swap.second)
            found.append(Clash("name", about, " ".join(ours), " ".join(theirs), certain=told))
    return found


def _placed(told: Told, name: range) -> bool:
    """Whether a name stands behind a word of place."""
    return name.start > 0 and told.words.lexicon.has("place-before", told.words.lowers[name.start - 1])


def _is_land(told: Told, name: range) -> bool:
    """Whether a name is that of a land, in which a town may be: "in Kathmandu", "in Nepal"."""
    known = told.words.lexicon.exclusive
    return any(known.get(told.words.lowers[at], ("", ""))[0] == _LAND for at in name)


def _certainly(first: Told, ours: range, second: Told, theirs: range) -> bool:
    """Whether both are names: no headline in capitals, no common noun that merely opens a sentence."""
    return all(
        not _in_capitals(told)
        and not any(told.words.keys[at][:1] in _CLASSED for at in name)
        and not (name.start == 0 and told.words.lexicon.has("teller", told.words.lowers[0]))
        for told, name in ((first, ours), (second, theirs))
    )


def _in_capitals(told: Told) -> bool:
    """Whether most words of content of a sentence have a capital, as in many headlines."""
    words = [
        token
        for token, key in zip(told.words.tokens, told.words.keys, strict=True)
        if key.lstrip("~")[:1].isalpha()
    ]
    return 2 * sum(token[0].isupper() for token in words) > len(words) + 1


def _mentions(told: Told, name: Sequence[str]) -> bool:
    """Whether a sentence holds part of a name anywhere."""
    known = {low.removesuffix("'s") for low in told.words.lowers}
    return any(token.lower().replace("’", "'").removesuffix("'s") in known for token in name)


def _surname_follows(told: Told, place: int) -> bool:
    """Whether only the given name was swapped ("Joe Riley", "Joseph P. Riley")."""
    if place >= len(told.words.tokens):
        return False
    gap = told.text[told.end(place - 1) : told.starts[place]]
    return told.words.tokens[place][0].isupper() and gap.strip(".") == " "


def _role(told: Told, name: range) -> str:
    """The title before a name, at most one given name away, in apposition right after it, or given to it."""
    lists, lowers = told.words.lexicon, [low.rstrip(".") for low in told.words.lowers]
    for place in range(name.start - 1, max(-1, name.start - 3), -1):
        if lists.has("title", lowers[place]):
            return lowers[place]
        if not told.words.tokens[place][0].isupper():
            break
    if name.start and lists.has("appoints", lowers[name.start - 1]):
        for place in range(name.stop, min(name.stop + 5, len(lowers))):
            if lists.has("title", lowers[place]):  # "appointed Ann Ray as finance minister"
                office = lowers[name.stop + lists.has("as", lowers[name.stop]) : place + 1]
                return " ".join(office)
    after = told.end(name.stop - 1)
    if told.text[after : after + 1] == ",":
        for place in range(name.stop, min(name.stop + 5, len(lowers))):
            if lists.has("title", lowers[place]):
                return lowers[place]
    return ""


def _is_number(told: Told, places: range) -> bool:
    """Whether a word of a stretch is a number."""
    return any(told.words.marks[place] & NUMBER for place in places)


def _is_name(told: Told, places: range) -> bool:
    lists = told.words.lexicon
    for place in places:
        low = told.words.lowers[place]
        if not told.words.tokens[place][0].isupper() or low in lists.function or low in lists.weekdays:
            return False
        if low in lists.months or lists.has("title", low.rstrip(".")):
            return False
    return True


def _variants(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names may be spellings, adjectives or initials of one another."""
    for one in ours:
        for other in theirs:
            if one[:3].lower() == other[:3].lower() or one.endswith(".") or other.endswith("."):
                return True
            if fuzz.ratio(one.lower(), other.lower()) >= _SPELLING:
                return True
    short, long = sorted((ours, theirs), key=len)
    initials = "".join(token[:1] for token in long).lower()
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "").lower() == initials
