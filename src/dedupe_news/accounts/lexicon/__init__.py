"""The closed word lists of a language: small words, dates, numbers, negations, openers, synonyms, phrases.

All lists are closed classes of a language or everyday newspaper synonyms written down by hand; none was taken
from a corpus. They stand in text files beside this one, each language by itself, because a word of one is
often another word in its neighbour: Portuguese `no` is "in the", French `sept` seven, German `die` "the".
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING

from dedupe_news.accounts.lexicon.compounds import compounds
from dedupe_news.accounts.lexicon.slots import Slot, read_slots
from dedupe_news.accounts.lexicon.stems import STEMMERS, english, shorten
from dedupe_news.accounts.marks import MONTH_WORD, listed_marks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_FILES = (
    "function",
    "calendar",
    "numbers",
    "cues",
    "tolls",
    "sections",
    "synonyms",
    "antonyms",
    "denials",
    "slots",
    "exclusive",
    "lands",
)
_FALLBACK = "en"
_ANY = "*"
_NAMES_IN_CAPITALS = frozenset({"us", "un", "who", "it", "is", "am", "mit"})


@dataclass(frozen=True, slots=True)
class Phrases:
    """The fixed phrases that begin with one word.

    `alone` is the class of the word by itself, if it has one. `after` gives, for a second word, the rest of
    each phrase (a set of alternatives for each further word, empty for any) and its class, longest first;
    under `*` those where any second word will do.
    """

    alone: str | None
    after: Mapping[str, tuple[tuple[tuple[frozenset[str], ...], str], ...]]

    def kind(self, lowers: Sequence[str], place: int) -> str | None:
        """The class of the longest phrase that stands at a place, None where none does."""
        if not self.after or place + 1 == len(lowers):
            return self.alone
        for rest, kind in self.after.get(lowers[place + 1], ()) + self.after.get(_ANY, ()):
            if place + 2 + len(rest) <= len(lowers) and all(
                not slot or lowers[at] in slot for at, slot in enumerate(rest, place + 2)
            ):
                return kind
        return self.alone


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The closed word lists of one language, all in lower case with straight apostrophes.

    Attributes:
        lang: the two- or three-letter code; `en` where a language has no lists of its own.
        function: words that carry no weight.
        months: month words with their numbers from 1; `loose_months` are those that are other words too.
        weekdays: weekday words with their numbers from Monday, 0.
        numbers: number words with their values.
        scales: words that multiply the number before them.
        ordinals: words for a place in a row, with that place.
        cues: other classes by name (`negation`, `about`, `title` …).
        phrases: section phrases by their first word.
        opposites: pairs of stems that deny one another.
        classes: stems of everyday synonyms with the name of their class.
        endings: endings of inflection, longest first; `implicit` stems that negate by themselves.
        triggers: words at which a section phrase, a month or a weekday may begin.
        opposable: stems of words that have an opposite or negate by themselves.
        says: verbs that report speech.
        denied: words that deny another by themselves ("unhurt"), with the word they deny.
        slots: what an event has one figure of; `slot_keys` the words that tell one and their keys, and
            `slot_counted` the keys of what slots count.
        exclusive: words of which one at most is true of a thing, with their class and what they stand for.
        marks: what words of these lists may be part of (see `accounts/marks.py`); other words in letters
            alone are part of nothing.
    """

    lang: str
    function: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    cues: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]
    opposites: frozenset[frozenset[str]]
    classes: Mapping[str, str]
    endings: tuple[str, ...] = ()
    implicit: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()
    opposable: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()
    denied: Mapping[str, str] = field(default_factory=dict)
    ordinals: Mapping[str, float] = field(default_factory=dict)
    slots: tuple[Slot, ...] = ()
    slot_keys: frozenset[str] = frozenset()
    slot_counted: frozenset[str] = frozenset()
    exclusive: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    marks: Mapping[str, int] = field(default_factory=dict)

    def has(self, kind: str, word: str) -> bool:
        """Whether a lower-case word is in a class.

        Example:
            >>> lexicon("de").has("negation", "kein"), lexicon("pt").has("negation", "no")
            (True, False)
        """
        return word in self.cues.get(kind, _NONE)

    def has_any(self, words: Collection[str], *kinds: str) -> bool:
        """Whether any of some lower-case words is in one of these classes; many times as fast as one by one.

        Example:
            >>> lexicon("en").has_any(("he", "did", "not"), "negation"), lexicon("en").has_any((), "negation")
            (True, False)
        """
        for kind in kinds:  # without a generator, which takes longer than what it asks
            listed = self.cues.get(kind)
            if listed is not None and not listed.isdisjoint(words):
                return True
        return False

    def stem(self, word: str) -> str:
        """The stem of a lower-case word.

        Example:
            >>> lexicon("en").stem("talks"), lexicon("de").stem("soldaten"), lexicon("zh").stem("会谈")
            ('talk', 'soldat', '会谈')
        """
        return STEMMERS[self.lang](word) if self.lang in STEMMERS else shorten(word, self.endings)

    def is_capital_name(self, token: str) -> bool:
        """Whether a function word in capitals is a name ("US", "UN")."""
        return token.isupper() and token.lower() in _NAMES_IN_CAPITALS


_NONE: frozenset[str] = frozenset()


@cache
def _rows() -> dict[str, tuple[tuple[str, str], ...]]:
    """The lists as they stand in the package: by file, (language, rest of the line). Constant data."""
    folder = resources.files("dedupe_news.accounts.lexicon")
    found = {}
    for name in _FILES:
        lines = folder.joinpath(f"{name}.txt").read_text("utf-8").splitlines()
        found[name] = tuple(
            (lang, rest)
            for line in lines
            if line[:1] not in {"", "#"}
            for lang, _, rest in [line.partition(" ")]
        )
    return found


@cache
def languages() -> frozenset[str]:
    """The languages that have lists."""
    return frozenset(lang for rows in _rows().values() for lang, _ in rows) - {_ANY}


@cache
def lexicon(lang: str | None) -> Lexicon:
    """The lists of a language; of English where it is unknown. Built once from constant data.

    Args:
        lang: a primary subtag in lower case (`en`), or None.
    """
    code = lang or _FALLBACK
    cues: dict[str, frozenset[str]] = {}
    endings: tuple[str, ...] = ()
    for kind, words in (*_kinds("cues", code), *_kinds("tolls", code)):
        if kind == "ending":
            endings = tuple(words)
        else:
            cues[kind] = cues.get(kind, _NONE) | frozenset(word.replace("_", " ") for word in words)
    bare = Lexicon(code, _NONE, {}, {}, {}, {}, {}, {}, frozenset(), {}, endings)
    function = frozenset(word for rest in _of("function", code) for word in rest.split())
    calendar = {kind: _alternatives(enumerate(words)) for kind, words in _kinds("calendar", code)}
    numbers: dict[str, dict[str, float]] = {"number": {}, "scale": {}, "ordinal": {}}
    for kind, words in _kinds("numbers", code):
        pairs = (word.split("=") for word in words)
        numbers[kind].update(_alternatives((float(value), spellings) for value, spellings in pairs))
    numbers["number"] = compounds(code, numbers["number"]) | numbers["number"]
    classes: dict[str, str] = {}
    for rest in _of("synonyms", code):
        words = rest.split()
        for word in words:
            classes.setdefault(bare.stem(word), "~" + words[0])
    slots = read_slots(_of("slots", code), lambda word: classes.get(base := bare.stem(word), base))
    months = {word: int(place) + 1 for word, place in calendar.get("month", {}).items()}
    weekdays = {word.replace("_", " "): int(place) for word, place in calendar.get("weekday", {}).items()}
    phrases = _phrases(code)
    opposites = frozenset(frozenset(map(bare.stem, rest.split())) for rest in _of("antonyms", code))
    implicit = frozenset(map(bare.stem, cues.get("implicit", _NONE)))
    lists = Lexicon(
        lang=code,
        function=function,
        months=months,
        weekdays=weekdays,
        numbers=numbers["number"],
        scales=numbers["scale"],
        cues=cues,
        phrases=phrases,
        opposites=opposites,
        classes=classes,
        endings=endings,
        implicit=implicit,
        triggers=frozenset((*months, *weekdays, *phrases)),
        opposable=implicit.union(*opposites),
        says=cues.get("says", _NONE),
        denied={word: base for base, words in _kinds("denials", code) for word in words},
        ordinals=numbers["ordinal"],
        exclusive={
            word: (kind, words.partition("/")[0])
            for kind, rows in (*_kinds("lands", code), *_kinds("exclusive", code))
            for words in rows
            for word in words.split("/")
        },
        slots=slots,
        slot_keys=frozenset().union(*(slot.roles[0] for slot in slots)),
        slot_counted=frozenset().union(*(slot.counted for slot in slots)),
    )
    listed = {
        MONTH_WORD,
        *lists.triggers,
        *lists.denied,
        *lists.ordinals,
        *lists.exclusive,
        *chain.from_iterable(cues.values()),
    }
    return replace(lists, marks={word: found for word in listed if (found := listed_marks(word, lists))})


def _of(name: str, lang: str) -> Iterator[str]:
    return (rest for code, rest in _rows()[name] if code in {lang, _ANY})


def _kinds(name: str, lang: str) -> Iterator[tuple[str, list[str]]]:
    for rest in _of(name, lang):
        kind, *words = rest.split()
        yield kind, words


def _alternatives(pairs: Iterator[tuple[float, str]] | enumerate[str]) -> dict[str, float]:
    return {word: value for value, spellings in pairs for word in spellings.split("/")}


def _phrases(lang: str) -> dict[str, Phrases]:
    """Section phrases by first word."""
    alone: dict[str, str] = {}
    after: dict[str, dict[str, list[tuple[tuple[frozenset[str], ...], str]]]] = {}
    for kind, phrases in _kinds("sections", lang):
        for phrase in phrases:
            slots = [frozenset(slot.split("/")) - {_ANY} for slot in phrase.split("_")]
            first, *rest = slots if slots[0] else slots[1:]
            for word in first:
                if not rest:
                    alone.setdefault(word, kind)
                for second in (rest[0] or {_ANY}) if rest else ():
                    after.setdefault(word, {}).setdefault(second, []).append((tuple(rest[1:]), kind))
    return {
        word: Phrases(
            alone.get(word),
            {
                second: tuple(sorted(rests, key=lambda found: -len(found[0])))
                for second, rests in after.get(word, {}).items()
            },
        )
        for word in {*alone, *after}
    }


__all__ = ["Lexicon", "Phrases", "english", "languages", "lexicon"]
