"""Light stems: endings of inflection off, nothing else, so that a word meets its plural and participle."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SHORTEST = 4


def english(word: str) -> str:
    """A light stem of a lower-case English word: plural, participle and possessive endings off.

    Example:
        >>> [english(word) for word in ("talks", "agreed", "agreement", "families", "bass")]
        ['talk', 'agre', 'agre', 'family', 'bass']
    """
    if "'" in word:
        head, _, tail = word.rpartition("'")
        word = head if tail in {"s", ""} else tail if len(head) <= 2 else word
    size = len(word)
    if size > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if size > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if size > 5 and word.endswith(("xes", "ches", "shes", "sses")) else word[:-1]
    for ending in ("ement", "ing", "ed") if word[-1:] in {"t", "g", "d"} else ():
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsezo":
                word = word[:-1]
            if ending == "ement" and not word.endswith("e"):
                word += "e"
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def shorten(word: str, endings: Sequence[str]) -> str:
    """A word without an elided article and without the first ending that leaves at least four letters.

    Example:
        >>> shorten("soldaten", ("en", "n")), shorten("l'accord", ("s",)), shorten("rose", ("e",))
        ('soldat', 'accord', 'rose')
    """
    if "'" in word:
        head, _, tail = word.partition("'")
        word = (
            tail if len(head) <= 2 or head in {"qu", "dell", "nell", "all", "sull", "dall", "quell"} else head
        )
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


STEMMERS: Mapping[str, Callable[[str], str]] = {"en": english}
