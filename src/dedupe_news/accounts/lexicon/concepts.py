"""Wider classes of words, by which one sentence is looked for in another of another report.

They stand in `concepts.txt`, written down by hand like all lists of this folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from dedupe_news.accounts.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dedupe_news.accounts.lexicon import Lexicon

_SAYING = "say"
_MANNER = "!"
_DEED = "*"
_LIGHT = "."
_LOOSE = "+"
_MINOR = ".minor"
_PERSONS = frozenset({"people", "man", "woman", "child", "teen", "boy", "girl"})
_ACTORS = _PERSONS | frozenset(
    (
        *("police", "sheriff", "trooper", "soldier", "rebel", "fireman", "firemen", "doctor", "patient"),
        *("worker", "union", "fan", "customer", "family", "lawyer", "jury", "court", "official"),
        *("minister", "leader", "congressman", "senator", "team", "firm"),
    )
)


@dataclass(frozen=True, slots=True)
class Concepts:
    """The wider classes of one language.

    Attributes:
        of: the classes of a word's key.
        pairs: the classes of two words in a row ("called off"), by the first and then the second.
        saying: the keys of words of saying, which are no matter.
        persons: the keys of words for people as such.
        actors: those, and of words for people by what they are: who does it to whom is told by their order.
        deeds: the keys of words for what somebody does or suffers.
        light: the keys of words that tell hardly anything by themselves ("happen", "incident", "inside").
        loose: still wider classes, of people and of what is told along: "parents" meets a father.
        weighty: the keys of those words for deeds that are never a detail.
        manner: for words that say that something is ahead, doubted, charged, asked for, tried or denied,
            nearly so, ended or outlived, or by whom it was done, which of these.
    """

    of: Mapping[str, frozenset[str]]
    pairs: Mapping[str, Mapping[str, str]]
    saying: frozenset[str]
    persons: frozenset[str]
    actors: frozenset[str]
    deeds: frozenset[str]
    light: frozenset[str]
    loose: Mapping[str, frozenset[str]]
    weighty: frozenset[str]
    manner: Mapping[str, str]


@cache
def concepts(lang: str) -> Concepts:
    """The wider classes of a language, empty where it has none. Built once from constant data.

    Example:
        >>> found = concepts("en")
        >>> found.of["rubbl"] == found.of["wreckag"], found.pairs["called"]["off"], found.manner["could"]
        (True, '*cancel', 'doubt')
    """
    of: dict[str, set[str]] = {}
    pairs: dict[str, dict[str, str]] = {}
    manner: dict[str, str] = {}
    light: set[str] = set()
    minor: set[str] = set()
    loose: dict[str, set[str]] = {}
    lists = lexicon(lang)
    for name, *words in _rows(lang):
        if name[0] == _MANNER:
            manner.update(dict.fromkeys(words, name[1:]))
            continue
        if name[0] == _LIGHT:
            (minor if name == _MINOR else light).update(words)
            continue
        if name[0] == _LOOSE:
            for word in words:
                loose.setdefault(_key(word, lists), set()).add(name)
            continue
        for word in words:
            first, _, second = word.partition("_")
            if second:
                pairs.setdefault(first, {})[second] = name
            else:
                of.setdefault(_key(word, lists), set()).add(name)
    lesser = set().union(*(of.get(_key(word, lists), ()) for word in minor))
    return Concepts(
        {key: frozenset(names) for key, names in of.items()},
        pairs,
        frozenset(key for key, names in of.items() if _SAYING in names),
        frozenset(key for key, names in of.items() if not _PERSONS.isdisjoint(names)),
        frozenset(key for key, names in of.items() if not _ACTORS.isdisjoint(names)),
        frozenset(key for key, names in of.items() if any(name[0] == _DEED for name in names)),
        frozenset(_key(word, lists) for word in light),
        {key: frozenset(names) for key, names in loose.items()},
        frozenset(
            key
            for key, names in (*of.items(), *loose.items())
            if any(_DEED in name[:2] and name not in lesser for name in names)
        ),
        manner,
    )


def _key(word: str, lists: Lexicon) -> str:
    """The key of a listed word; of a class of synonyms its own name."""
    stem = lists.stem(word)
    return word if word[0] == "~" else lists.classes.get(stem, stem)


def _rows(lang: str) -> list[list[str]]:
    lines = resources.files(__package__).joinpath("concepts.txt").read_text("utf-8").splitlines()
    return [line.split()[1:] for line in lines if line.startswith(f"{lang} ")]
