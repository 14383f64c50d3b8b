"""What somebody is for and another against, and what one leaves open: "voted for", "would not say whether".

Both stand in small words, which no measure of likeness weighs: "Republicans voted for the bill" has every
word of content of "Republicans voted against the bill", and "she said a cut was likely" all that "she would
not say whether a cut was likely" leaves open. Such sentences are no one statement, and no dispute either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clashes.clash import swaps

if TYPE_CHECKING:
    from dedupe_news.accounts.facts import Told

_FEWEST: Final = 2
"""Words of content that must be left open."""
_MOST: Final = 0.75
"""Part of them that the other sentence must state."""


def of_other_stance(first: Told, second: Told) -> bool:
    """Whether one is against what the other is for, or leaves open what the other states.

    Example:
        >>> from dedupe_news.accounts.facts import tell
        >>> from dedupe_news.accounts.words import Reader
        >>> texts = "They voted for the bill.", "They voted against the bill.", "They voted for the new bill."
        >>> told = [tell(Reader().read(text)) for text in texts]
        >>> of_other_stance(told[0], told[1]), of_other_stance(told[0], told[2])
        (True, False)
        >>> texts = "A cut in June was likely.", "She would not say whether a cut in June was likely."
        >>> of_other_stance(*(tell(Reader().read(text)) for text in texts))
        True
    """
    return _faces(first, second) or _leaves_open(first, second) or _leaves_open(second, first)


def _faces(first: Told, second: Told) -> bool:
    """Whether one is for where the other is against."""
    if _has(first, "against") is _has(second, "against"):
        return False
    told, rival = (first, second) if _has(first, "against") else (second, first)
    lists = told.words.lexicon
    return any(
        lists.has_any([told.words.lowers[at] for at in swap.first], "against")
        and lists.has_any([rival.words.lowers[at] for at in swap.second], "in-favour")
        for swap in swaps(told, rival)
    )


def _leaves_open(told: Told, rival: Told) -> bool:
    """Whether a sentence only asks what another states."""
    if not _has(told, "whether") or _has(rival, "whether"):
        return False
    lists, words = told.words.lexicon, told.words
    at = next(place for place, low in enumerate(words.lowers) if lists.has("whether", low))
    asked = {key for key in words.keys[at + 1 :] if key and not lists.has("whether", key)}
    return len(asked) >= _FEWEST and len(asked & set(rival.words.keys)) >= _MOST * len(asked)


def _has(told: Told, kind: str) -> bool:
    return told.words.lexicon.has_any(told.words.lowers, kind)
