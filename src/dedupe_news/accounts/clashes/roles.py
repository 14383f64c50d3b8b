"""Who did it to whom: "Acme sued Bolt" and "Bolt sued Acme" are of the same words and say the opposite.

Around a word that both sentences have, what stands right before it in one stands right behind it in the
other, and the reverse. A word behind "by" is the one who did it: "Bolt was sued by Acme" is the first again,
"Acme was sued by Bolt" the second. Whoever meets, marries or draws with somebody is met, married and drawn
with. Where a verb may have its object first (German "Den Vertrag unterschrieb Bolt") only names are actors.
Where endings tell who does it ("Ukrainu obvinila Rossija") the same forms in another order are no dispute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dedupe_news.accounts.clashes.clash import Clash
from dedupe_news.accounts.likeness import kin

if TYPE_CHECKING:
    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.words import Words

_OBJECT_FIRST: Final = frozenset({"de", "nl", "sv", "da", "no"})
_CASED: Final = frozenset(
    {"be", "bs", "cs", "et", "fi", "hr", "hu", "lt", "lv", "pl", "ru", "sh", "sk", "sl", "sr", "uk"}
)
_SKIPPED: Final = 4
"""Small words and days between a verb and who it is done to, at most: "beat on Saturday the"."""
_HELPERS: Final = 2
"""Small words between who does it and a verb: "has been"."""
_LONGEST: Final = 4
"""Words of an actor."""
_NEAR: Final = _SKIPPED + _LONGEST
_LIKE: Final = 0.7
"""Part of the words of both that the other has too, from which they are looked at."""
_SAME: Final = 0.9
"""The same, from which the two are told as a dispute."""


class _Deed(NamedTuple):
    """The keys of the words right before and right behind a verb.

    `by` says that the latter did it, `plain` that the former did, with no helper before the verb.
    """

    before: frozenset[str]
    behind: frozenset[str]
    by: bool
    plain: bool
    span: range


def role_clashes(first: Told, second: Told) -> list[Clash]:
    """The clash of two sentences that say of one deed that its actors were each in the other's place.

    Told where next to all other words are the same.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> def clashes(*texts):
        ...     told = [tell(Reader().read(text)) for text in texts]
        ...     return [(clash.first, clash.second) for clash in role_clashes(*told)]
        >>> clashes("Acme sued Bolt.", "Bolt sued Acme.")
        [('Acme sued Bolt', 'Bolt sued Acme')]
        >>> clashes("Acme sued Bolt.", "Bolt was sued by Acme."), clashes("Ann met Ben.", "Ben met Ann.")
        ([], [])
    """
    ours, theirs = first.words, second.words
    lists = ours.lexicon
    if (
        lists.lang != theirs.lexicon.lang
        or not _may_turn(ours, theirs)
        or lists.has_any(ours.lowers, "mutual")
    ):
        return []
    found: list[Clash] = []
    for key in _crossed(first, second):
        one, other = _deed(first, key), _deed(second, key)
        if one is None or other is None:
            continue
        same = _alike(one.before, other.before) and _alike(one.behind, other.behind)
        crossed = _alike(one.before, other.behind) and _alike(one.behind, other.before)
        if same is crossed:
            continue
        turned = one.by is not other.by
        if turned and not (one.plain or other.plain):
            continue  # "was held by police", "was held early on Monday"
        if same and not turned:
            continue  # no verb: "the burning van near Ayr"
        if crossed is turned:
            return []  # both say who did it to whom, and say the same
        matter, rival = frozenset(ours.keys), frozenset(theirs.keys)
        certain = len(matter & rival) >= _SAME * max(len(matter), len(rival))
        certain = certain and not (
            lists.lang in _CASED and _forms(ours, one.span) == _forms(theirs, other.span)
        )
        sides = _written(first, one.span), _written(second, other.span)
        found.append(Clash("verb", "verb", *sides, certain=certain, plain=certain))
    return found


def _may_turn(ours: Words, theirs: Words) -> bool:
    """Whether words of both stand in another order, or one alone says by whom it was done; few do."""
    one, other = dict.fromkeys(ours.keys), dict.fromkeys(theirs.keys)
    shared = [key for key in one if key in other]
    if len(shared) < _LIKE * max(len(one), len(other)):
        return False
    if shared != [key for key in other if key in one]:
        return True
    return _says_by(ours) is not _says_by(theirs)


def _says_by(words: Words) -> bool:
    return words.lexicon.has_any(words.lowers, "done-by")


def _crossed(first: Told, second: Told) -> list[str]:
    """The words of both around which others may have changed sides; all where one alone says by whom."""
    pivots = sorted(_pivots(first) & _pivots(second))
    if not pivots or _says_by(first.words) is not _says_by(second.words):
        return pivots
    ours, theirs = _places(first.words), _places(second.words)
    moved = _moved(ours, theirs)
    found = []
    for pivot in moved.intersection(pivots):
        at, there = ours[pivot], theirs[pivot]
        sides = [(ours[key] - at, theirs[key] - there) for key in moved]
        over = any(-_NEAR <= one < 0 < other <= _NEAR for one, other in sides)
        if over and any(-_NEAR <= other < 0 < one <= _NEAR for one, other in sides):
            found.append(pivot)
    return sorted(found)


def _moved(ours: dict[str, int], theirs: dict[str, int]) -> frozenset[str]:
    """The words of both from the first to the last that stands in another order."""
    one = sorted(ours.keys() & theirs.keys(), key=ours.__getitem__)
    other = sorted(one, key=theirs.__getitem__)
    first = next((at for at, key in enumerate(one) if key != other[at]), len(one))
    last = next((at for at in range(len(one), first, -1) if one[at - 1] != other[at - 1]), first)
    return frozenset(one[first:last])


def _places(words: Words) -> dict[str, int]:
    """Where each word of content stands last, by its key; helpers as they are."""
    return {key or low: at for at, (key, low) in enumerate(zip(words.keys, words.lowers, strict=True))}


def _pivots(told: Told) -> frozenset[str]:
    """The keys of the words around which actors may stand; helpers of some languages as they are."""
    words, lists = told.words, told.words.lexicon
    return frozenset(
        words.keys[at] or low
        for at, low in enumerate(words.lowers)
        if 0 < at < len(words.lowers) - 1
        and words.tokens[at][0].islower()
        and (words.keys[at] or lists.has("role-helper", low))
    )


def _deed(told: Told, pivot: str) -> _Deed | None:
    """What stands around the only word of a sentence with a key, None where actors do not."""
    words = told.words
    at = [n for n, key in enumerate(words.keys) if (key or words.lowers[n]) == pivot]
    if len(at) != 1:
        return None
    place = at[0]
    before, behind = _before(told, place), _behind(told, place)
    if not (before and behind):
        return None
    if not _plain_case(told, range(max(0, before.start - 1), before.start), range(place, behind.start)):
        return None
    by = any(
        words.lexicon.has_any((words.lowers[n],), "by", "done-by") for n in range(place + 1, behind.start)
    )
    plain = before.stop == place
    return _Deed(_keys(told, before), _keys(told, behind), by, plain, range(before.start, behind.stop))


def _plain_case(told: Told, ahead: range, between: range) -> bool:
    """Whether articles tell who does it, where the object may be first: one at least is of a plain case."""
    words, lists = told.words, told.words.lexicon
    ours, theirs = ([words.lowers[at] for at in places] for places in (ahead, between))
    if lists.lang not in _OBJECT_FIRST or not lists.has_any((*ours, *theirs), "role-either"):
        return True
    return lists.has_any(ours, "role-subject") or lists.has_any(theirs, "role-object")


def _before(told: Told, place: int) -> range:
    """The words of the one before a verb, with no preposition before them."""
    words, lists = told.words, told.words.lexicon
    end = place
    while end > max(0, place - _HELPERS) and not words.keys[end - 1] and _joined(told, end - 1):
        if lists.has_any((words.lowers[end - 1],), "determiner", "by", "done-by"):
            return range(0)
        end -= 1
    start = end
    while start > max(0, end - _LONGEST) and _is_actor(told, start - 1) and _joined(told, start - 1):
        start -= 1
    if start == end or (start and _joined(told, start - 1) and not _opens(told, start - 1)):
        return range(0)
    return range(start, end)


def _opens(told: Told, place: int) -> bool:
    """Whether a word may stand before one who does it: an article, or what opens a clause."""
    words, lists = told.words, told.words.lexicon
    article = lists.has("determiner", words.lowers[place])
    if lists.lang in _OBJECT_FIRST and article:
        return lists.has_any((words.lowers[place],), "role-subject", "role-either")
    return article or lists.has_any((words.lowers[place],), "clause-opener", "says")


def _behind(told: Told, place: int) -> range:
    """The words of the one behind a verb."""
    words, lists = told.words, told.words.lexicon
    start = place + 1
    while start < min(len(words.keys), place + 1 + _SKIPPED) and _joined(told, start - 1):
        low = words.lowers[start]
        dated = start in told.weekdays or (start + 1 in told.weekdays and lists.has("before-date", low))
        small = lists.has_any((low,), "determiner", "done-by", "role-to") and not (
            lists.has_any((low,), "place-before", "place-too")
        )
        article = lists.lang in _OBJECT_FIRST and lists.has("determiner", low)
        if article and not lists.has_any((low,), "role-object", "role-either"):
            return range(0)
        if not (dated or small):
            break
        start += 1
    end = start
    while end < min(len(words.keys), start + _LONGEST) and _is_actor(told, end) and _joined(told, end - 1):
        end += 1
    return range(start, end)


def _is_actor(told: Told, place: int) -> bool:
    """Whether a word may be part of an actor: a word of content, in some languages only with a capital."""
    words = told.words
    if not words.keys[place] or words.keys[place][0] == "#" or place in told.weekdays:
        return False
    return words.lexicon.lang not in _OBJECT_FIRST or words.tokens[place][0].isupper()


def _joined(told: Told, place: int) -> bool:
    """Whether no mark but a hyphen stands between a token and the next."""
    gap = told.text[told.end(place) : told.starts[place + 1]] if place + 1 < len(told.starts) else "."
    return not gap.strip(" -\u00a0")


def _keys(told: Told, places: range) -> frozenset[str]:
    return frozenset(told.words.keys[at] for at in places)


def _forms(words: Words, places: range) -> list[str]:
    """The words of content there as they are written, in whatever order."""
    return sorted(words.lowers[at] for at in places if words.keys[at])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one.isdisjoint(other) or any(kin(key, rival) > 0 for key in one for rival in other)


def _written(told: Told, places: range) -> str:
    return " ".join(told.text[told.starts[places.start] : told.end(places.stop - 1)].split())
