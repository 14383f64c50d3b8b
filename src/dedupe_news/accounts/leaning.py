"""Which sentences open with words that mean what the one before told: "He", "However", "Both", "Tous deux".

Apart from that they tell of nobody. They keep behind it in an account, a budget takes neither without it,
and what is told again is not set apart without it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dedupe_news.accounts.words import Words

_OPENER: Final = "opener"
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


@cache
def _rests(lang: str) -> Mapping[str, _Rests]:
    """By its first word what follows in each opening of a language. Constant data."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(lexicon(lang).cues.get(_OPENER, ())):
        first, *rest = phrase.split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(rests) for first, rests in found.items()}
