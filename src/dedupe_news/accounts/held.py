"""What a sentence holds that another's words may be met by: its keys, their families and wider classes.

A word meets itself, a word of its family ("militarized", "military") or one of the same wider class
(`lexicon/concepts.txt`: rubble, wreckage). Used where one sentence is looked for in one of another report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.likeness import kin

if TYPE_CHECKING:
    from dedupe_news.accounts.lexicon.concepts import Concepts
    from dedupe_news.accounts.likeness import Weights
    from dedupe_news.accounts.words import Words

_HEAD: Final = 4


@dataclass(frozen=True, slots=True)
class Held:
    """What may be found in a sentence: its keys, and for each wider class a key that stands for it."""

    keys: frozenset[str]
    classes: dict[str, str]
    heads: dict[str, list[str]]


def held_in(words: Words, weights: Weights, kind: int, known: Concepts) -> Held:
    """What may be found in the distinct sentence `kind` of a story, which says `words`."""
    return Held(frozenset(words.keys), _classes(words, known), weights.heads(kind))


def other_key(key: str, held: Held, known: Concepts) -> str:
    """The key in another sentence that stands for one it lacks; '' where none does."""
    names = known.of.get(key)
    for name in sorted(names) if names else ():
        if name in held.classes:
            return held.classes[name]
    alike = held.heads.get(key[:_HEAD])
    return min((other for other in alike if kin(key, other)), default="") if alike else ""


def _classes(words: Words, known: Concepts) -> dict[str, str]:
    """The wider classes of a sentence's words, each with the key of its first."""
    found: dict[str, str] = {}
    of = known.of
    for key in words.keys:
        if key in of:
            for name in of[key]:
                found.setdefault(name, key)
    if not known.pairs.keys().isdisjoint(words.lowers):
        for place, (low, after) in enumerate(zip(words.lowers, words.lowers[1:], strict=False)):
            pair = known.pairs.get(low, {}).get(after)
            if pair:
                found.setdefault(pair, words.keys[place] or words.keys[place + 1])
    return found
