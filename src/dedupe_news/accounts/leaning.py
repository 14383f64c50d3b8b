"""Which sentences open with words that mean what the one before told: "He", "However", "Both", "Tous deux".

Apart from that they tell of nobody. They keep behind it in an account, a budget takes neither without it,
and what is told again is not set apart without it. So do the items of a list behind the line that opens it,
"Opponents say:", which by itself or before another report's sentence would say something else.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.captions import ends_whole
from dedupe_news.accounts.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dedupe_news.accounts.words import Words

_OPENER: Final = "opener"
_COLONS: Final = (":", "\uff1a")
_Rests = tuple[tuple[str, ...], ...]


def leans(words: Words) -> bool:
    """Whether a sentence opens with words that lean on the one before.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> texts = "But he left.", "Smith left.", "All three left.", "All flights left."
        >>> [leans(Reader().read(text)) for text in texts]
        [True, False, True, False]
    """
    lowers = words.lowers
    rests = _rests(words.lexicon.lang).get(lowers[0]) if lowers else None
    return rests is not None and any(lowers[1 : 1 + len(rest)] == rest for rest in rests)


def opens_list(text: str) -> bool:
    """Whether a sentence only leads to what stands below it."""
    return text.endswith(_COLONS)


def listed(texts: Sequence[str]) -> list[bool]:
    """For each sentence of a report whether it is an item of a list, or else right behind a colon.

    Items have no end mark, but the first: what ends whole below it may go on with the report.

    Example:
        >>> listed(["Opponents say:", "It costs too much", "It is ugly", "Work starts in June."])
        [False, True, True, False]
    """
    found = [False] * len(texts)
    for place in range(1, len(texts)):
        last = texts[place - 1]
        goes_on = found[place - 1] and not ends_whole(last) and not ends_whole(texts[place])
        found[place] = opens_list(last) or (goes_on and not opens_list(texts[place]))
    return found


@cache
def _rests(lang: str) -> Mapping[str, _Rests]:
    """By its first word what follows in each opening of a language. Constant data."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(lexicon(lang).cues.get(_OPENER, ())):
        first, *rest = phrase.split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(rests) for first, rests in found.items()}
