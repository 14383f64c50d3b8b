"""What a spelling may be part of, a bit each: a sentence that holds none of a kind is not searched for it.

Most sentences have no date, no time of day and no title, and finding that out word by word, fact by fact, was
a third of the work of reading them. A bit may be set where the closer look then finds nothing, never the
other way round.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dedupe_news.accounts.lexicon import Lexicon

FIGURE: Final = 1
"""Begins with a digit."""
NUMBER: Final = 2
"""Has a value, in figures or in words."""
DATE: Final = 4
"""A month, a sign or word for one, or a figure."""
DAY: Final = 8
"""A weekday, or the first of two words for one."""
CLOCK: Final = 16
"""A figure, or noon."""
ASIDE: Final = 32
"""A month or a word of time stamps: tells when, not what."""
DENIAL: Final = 64
"""A negation, or a word that denies another by itself."""
TITLE: Final = 128
"""A title or office."""
OPPOSED: Final = 256
"""Has an opposite, or negates by itself."""
CUE: Final = 512
"""May begin a phrase that tells news from background, or be a year."""
NAME: Final = 1024
"""Has a capital and is neither a small word nor a weekday."""
FATE: Final = 2048
"""Tells that somebody was killed, hurt, missing, held or aboard."""
ORDINAL: Final = 4096
"""Tells a place in a row, in words."""

EXCLUSIVE: Final = 8192
"""Is true of a thing only where others of its class are not ("white", "black")."""

FATES: Final = ("dead", "hurt", "missing", "held", "aboard")
CIRCUMSTANCE: Final = 16384
"""A word by which an hour, a cause or a claim is told."""
TURN: Final = 32768
"""Tells what happens once, on one day."""
REFUTAL: Final = 65536
"""Tells that somebody denies something."""

CIRCUMSTANCES: Final = ("onset", "causing", "claiming")
"""Classes of words beside which an hour, a cause or who claims it is told (see `circumstances`)."""
ONCE: Final = (
    "once-resignation",
    "once-death",
    "once-crash",
    "once-arrest",
    "once-sentence",
    "once-verdict",
    "once-ruling",
    "once-shooting",
    "once-collapse",
    "once-explosion",
    "once-launch",
    "once-departure",
    "once-event",
)
"""Classes of words for what happens once: a weekday behind one is that of the event."""
DISPUTED: Final = NUMBER | DATE | DAY | CLOCK | TITLE | OPPOSED | ORDINAL | NAME | EXCLUSIVE
"""Two sentences can clash over what both hold of these; over a denial also where one alone has it."""

_OF_CLASSES: Final = (
    (FATE, tuple(f"toll-{fate}" for fate in FATES)),
    (CIRCUMSTANCE, CIRCUMSTANCES),
    (TURN, ONCE),
    (REFUTAL, ("refuting", "rejecting")),
)
MONTH_SIGNS: Final = ("月", "월")
MONTH_WORD: Final = "tháng"
_TWO_WORDS: Final = frozenset({"pt", "gl", "vi"})
"""Languages with weekdays of two words ("terça-feira", "thứ ba")."""
_YEAR: Final = 4
_NONE: Final[frozenset[str]] = frozenset()


def marks_of(token: str, lower: str, key: str, words: Lexicon) -> int:
    """The bits of a spelling.

    Args:
        token: as written.
        lower: in lower case, with straight apostrophes.
        key: its key (see `words`).
        words: the lists of its language.

    Example:
        >>> from dedupe_news.accounts.lexicon import lexicon
        >>> marks_of("Monday", "monday", "monday", lexicon("en")) == DAY | CUE
        True
    """
    first = lower[0]
    if lower.isalpha() and first not in MONTH_SIGNS and not two_words(words.lang):
        found = words.marks.get(lower, 0)  # in the lists themselves, or an everyday word
    else:
        found = listed_marks(lower, words)
    if first.isdigit():
        found |= FIGURE | DATE | CLOCK
    if key[:1] == "#":
        found |= NUMBER
    if token[0].isupper() and lower not in words.function and lower.removesuffix("'s") not in words.weekdays:
        found |= NAME
    return found


def listed_marks(lower: str, words: Lexicon) -> int:
    """The bits that a word has by the lists of its language."""
    cues = words.cues
    plain, bare = lower.removesuffix("'s"), lower.rstrip(".")
    found = 0
    if month_of(lower) in words.months or lower[0] in MONTH_SIGNS or lower == MONTH_WORD:
        found |= DATE
    if plain in words.weekdays or _opens_day(lower, words):
        found |= DAY
    if lower in cues.get("noon", _NONE) or lower in cues.get("midnight", _NONE):
        found |= CLOCK
    if bare in words.months or bare in cues.get("stamp", _NONE):
        found |= ASIDE
    if lower in cues.get("negation", _NONE) or lower in words.denied or lower.endswith("n't"):
        found |= DENIAL
    if bare in cues.get("title", _NONE):
        found |= TITLE
    if lower in words.triggers or (len(lower) == _YEAR and lower.isdigit()):
        found |= CUE
    for bit, kinds in _OF_CLASSES:
        if any(lower in cues.get(kind, _NONE) for kind in kinds):
            found |= bit
    return (
        found | (ORDINAL if lower in words.ordinals else 0) | (EXCLUSIVE if lower in words.exclusive else 0)
    )


def two_words(lang: str) -> bool:
    """Whether a language has weekdays of two words."""
    return lang in _TWO_WORDS


def _opens_day(lower: str, words: Lexicon) -> bool:
    return two_words(words.lang) and any(day.startswith((f"{lower} ", f"{lower}-")) for day in words.weekdays)


def month_of(lower: str) -> str:
    """A month word without an ending behind an apostrophe (Turkish)."""
    return lower.partition("'")[0]


def together(marks: Iterable[int]) -> int:
    """The bits that any of some spellings has.

    Example:
        >>> together((FIGURE, 0, FIGURE, DAY)) == FIGURE | DAY
        True
    """
    return reduce(or_, set(marks), 0)
