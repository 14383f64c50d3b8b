"""What an event has one figure of, by the words that tell it: the lines of `slots.txt`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure that an event has one of ("jobs cut").

    `roles` are groups of words and keys, of each of which one must be told beside the figure; `counted` is
    what it counts, none where its unit says enough; beside one of `others` it is another figure. `whose` says
    that it is a figure of somebody.
    """

    name: str
    family: str
    roles: tuple[frozenset[str], ...]
    counted: frozenset[str]
    others: frozenset[str]
    whose: bool


def read_slots(lines: Iterable[str], key: Callable[[str], str]) -> tuple[Slot, ...]:
    """The slots of a language.

    Args:
        lines: name, family and words each.
        key: the key under which a word meets its kin.

    Example:
        >>> read_slots(["jobs_cut things cut | job post ! last"], str.upper)[0].counted == {"JOB", "POST"}
        True
    """
    return tuple(_slot(line, key) for line in lines)


def _slot(line: str, key: Callable[[str], str]) -> Slot:
    told, _, others = line.partition("!")
    told, _, counted = told.partition("|")
    name, family, *words = told.split()
    groups = " ".join(words).split("+")
    return Slot(
        name.replace("_", " "),
        family.rstrip("@"),
        tuple(_met(group, key) for group in groups),
        frozenset(map(key, counted.split())),
        _met(others, key),
        family.endswith("@"),
    )


def _met(words: str, key: Callable[[str], str]) -> frozenset[str]:
    """Words and their keys; small words ("below") have no key in a sentence."""
    return frozenset(words.split()).union(map(key, words.split()))
