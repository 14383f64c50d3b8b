"""What in a sentence is more than a detail: deeds, figures, times of day, names, deaths and denials.

Each with the words around it: "two soldiers were hurt" is told where two stands beside soldiers or hurt, not
where another sentence counts two days. A name that only says who tells is none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.marks import ORDINAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from dedupe_news.accounts.facts import Clock, Told
    from dedupe_news.accounts.lexicon.concepts import Concepts
    from dedupe_news.accounts.words import Words

_AROUND: Final = 3
"""Words of content on either side that make up the setting."""
_SAID: Final = 2
"""A word of telling stands so close to who tells."""
_SOURCES: Final = frozenset({"according", "told", "laut", "selon", "según", "secondo", "segundo", "volgens"})
"""Words behind which who tells stands."""
_DEAD: Final = ("dies", "toll-dead")
_AGE: Final = ("@", "year-old")
_WHOSE: Final = ("'s", "s'")
_DATELINE: Final = (" — ", " – ", " -- ", " - ", ")—", " | ", ": ")
_HOUR: Final = 60
_HEADING: Final = 60
"""A dateline ends within so many letters."""
_NONE: Final[frozenset[str]] = frozenset()


class Sort(Enum):
    """What kind of thing it is; `FIRST` is a first word with a capital, which may be a name or not."""

    DEED = 1
    FIGURE = 2
    CLOCK = 3
    NAME = 4
    FIRST = 5
    DEATH = 6
    DENIAL = 7
    KIN = 8
    PLACE = 9


@dataclass(frozen=True, slots=True)
class Weighty:
    """One such thing, told by any of some keys, and the keys of the words it stands among."""

    sort: Sort
    keys: frozenset[str]
    setting: frozenset[str]
    clock: Clock | None = None


class _Sentence:
    """A sentence's words of content in order, to tell what stands around one."""

    def __init__(self, told: Told, substance: frozenset[str]) -> None:
        self.told = told
        self.substance = substance
        self.content = [
            (place, key) for place, key in enumerate(told.words.keys) if key in substance or key[:1] == "#"
        ]

    def weighty(self, sort: Sort, place: int, keys: Collection[str]) -> Weighty:
        """Something at a place, with its setting."""
        before = [key for at, key in self.content if at < place][-_AROUND:]
        behind = [key for at, key in self.content if at > place][:_AROUND]
        around = self.substance.intersection((*before, *behind)).difference(keys)
        return Weighty(sort, frozenset(keys), around)


def weighty(told: Told, known: Concepts, substance: frozenset[str]) -> tuple[Weighty, ...]:
    """What in a sentence is more than a detail.

    Args:
        told: the sentence with its facts.
        known: the wider classes of its language, among them those of deeds that are no detail.
        substance: the keys of what it is about.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.lexicon.concepts import concepts
        >>> from dedupe_news.accounts.words import Reader
        >>> told = tell(Reader().read("Two soldiers were hurt near Aller, the ministry said."))
        >>> [found.sort.name for found in weighty(told, concepts("en"), told.matter)]
        ['DEED', 'FIGURE', 'NAME']
    """
    sentence = _Sentence(told, substance)
    found = _deeds(sentence, known), _figures(sentence), _names(sentence), _denials(sentence)
    return tuple(chain(*found, _kin(sentence), _places(sentence)))


def _deeds(sentence: _Sentence, known: Concepts) -> Iterator[Weighty]:
    words = sentence.told.words
    for place, key in sentence.content:
        if key in known.weighty:
            yield sentence.weighty(Sort.DEED, place, (key,))
    if died := _died(sentence.told):
        yield sentence.weighty(Sort.DEATH, words.lowers.index(died), ())


def _figures(sentence: _Sentence) -> Iterator[Weighty]:
    told = sentence.told
    for place, key in sentence.content:
        if told.words.marks[place] & ORDINAL:
            yield sentence.weighty(Sort.FIGURE, place, (key,))
    for figure in told.quantities:
        if not figure.unit.startswith(_AGE):
            yield sentence.weighty(Sort.FIGURE, figure.place, (f"#{figure.value:g}",))
    for clock in told.clocks:
        yield replace(sentence.weighty(Sort.CLOCK, clock.place, ()), clock=clock)


def _names(sentence: _Sentence) -> Iterator[Weighty]:
    """Names of whatever length: with those of one word left out as places, troops on another border went."""
    told = sentence.told
    words = told.words
    head = dateline(words)
    for name in chain.from_iterable(_parts(name, told) for name in told.names):
        keys = frozenset(_keys_of(name, told)) - head
        place = next((at for at, key in enumerate(words.keys) if key in keys), -1)
        if keys and place >= 0 and not _tells(told, place, len(name)):
            yield sentence.weighty(Sort.NAME, place, keys)
    if words.keys[0] in sentence.substance:
        yield sentence.weighty(Sort.FIRST, 0, words.keys[:1])


def _parts(name: tuple[str, ...], told: Told) -> Iterator[tuple[str, ...]]:
    """The names that a hyphen joins: of "the Turkish-Syrian border" both are to be told."""
    begin = 0
    for at in range(1, len(name)):
        if f"{name[at - 1]}-{name[at]}" in told.text.lower():
            yield name[begin:at]
            begin = at
    yield name[begin:]


def _kin(sentence: _Sentence) -> Iterator[Weighty]:
    """Relatives: whose parents wept is not told where an uncle does."""
    words = sentence.told.words
    for place, key in sentence.content:
        if key in sentence.substance and words.lexicon.has("family", words.lowers[place]):
            yield sentence.weighty(Sort.KIN, place, (key,))


def _places(sentence: _Sentence) -> Iterator[Weighty]:
    """What stands right behind a word of place and is no name: "at school" is not at home."""
    words = sentence.told.words
    for place, key in sentence.content:
        before = words.lowers[place - 1 : place] if place else ()
        if key in sentence.substance - sentence.told.named and words.lexicon.has_any(
            before, "place-before", "place-too"
        ):
            yield sentence.weighty(Sort.PLACE, place, (key,))


def _denials(sentence: _Sentence) -> Iterator[Weighty]:
    told = sentence.told
    for place, denied in zip(told.negations, told.denied, strict=True):
        keys = {told.words.keys[at] for at in (place, *denied)}
        yield sentence.weighty(Sort.DENIAL, place, sentence.substance & keys)


def agrees(thing: Weighty, told: Told) -> bool:
    """Whether a sentence tells about the same time of day; reports seldom agree to the minute."""
    clock = thing.clock
    return clock is not None and any(abs(clock.later(other)) <= _HOUR for other in told.clocks)


def ages(told: Told) -> frozenset[str]:
    """The keys of the ages of people in a sentence."""
    return frozenset(f"#{each.value:g}" for each in told.quantities if each.unit.startswith(_AGE))


def dies(told: Told) -> bool:
    """Whether a sentence tells that somebody died."""
    return bool(_died(told))


def _died(told: Told) -> str:
    """The first word of a sentence by which it tells that somebody died."""
    lists = told.words.lexicon
    return next((low for low in told.words.lowers if lists.has_any((low,), *_DEAD)), "")


def owners(told: Told) -> frozenset[str]:
    """The keys of those named only as owners: "Ann Lee's brother" tells nothing of what she does."""
    words = told.words
    held: dict[bool, set[str]] = {True: set(), False: set()}
    for low, key in zip(words.lowers, words.keys, strict=True):
        held[low.endswith(_WHOSE)].add(key)
    return told.named & (held[True] - held[False])


def dateline(words: Words) -> frozenset[str]:
    """The keys of a dateline ("PITTSBURGH (KDKA) — ") that stand nowhere else in its sentence."""
    text = words.text[:_HEADING]
    end = max(map(text.find, _DATELINE)) if text[:2].isupper() else -1
    if end < 0:
        return _NONE
    before = sum(start < end for start in words.starts())
    return frozenset(words.keys[:before]) - frozenset(words.keys[before:])


def _tells(told: Told, place: int, size: int) -> bool:
    """Whether a name only says who tells: "Ann Lee said", "according to Ann Lee"."""
    words = told.words
    before, behind = words.lowers[max(0, place - _SAID) : place], words.lowers[place + size :][:_SAID]
    return not (words.lexicon.says.isdisjoint(behind) and _SOURCES.isdisjoint(before))


def _keys_of(name: Sequence[str], told: Told) -> Iterator[str]:
    """The keys of the words of a name."""
    lists = told.words.lexicon
    for part in name:
        stem = lists.stem(part)
        yield lists.classes.get(stem, stem)
