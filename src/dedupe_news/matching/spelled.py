"""Numbers that are spelled out: "seven dead" is another toll than "nine dead", and the same as "7 dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.matching.lexicon import SPELLED
from dedupe_news.text.words import hash_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORDS: Final = {word: number for number, words in SPELLED.items() for word in words.split()}
_HASHES: Final = hash_words(list(_WORDS)).hashes
_ORDER: Final = np.argsort(_HASHES)
_KNOWN: Final = _HASHES[_ORDER]
_NUMBERS: Final = np.array(list(_WORDS.values()), np.int64)[_ORDER]
_LOOK: Final = np.uint64((1 << 13) - 1)
_SEEN: Final = np.isin(np.arange(1 << 13, dtype=np.uint64), _KNOWN & _LOOK)
"""Which low bits a spelled number may have: nearly all words are told by these."""


def spelled_numbers(hashes: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the places of words that spell a number, and the numbers.

    Example:
        >>> places, numbers = spelled_numbers(hash_words(["Seven dead, nine hurt"]).hashes)
        >>> places.tolist(), numbers.tolist()
        ([0, 2], [7, 9])
    """
    some = np.flatnonzero(_SEEN[(hashes & _LOOK).view(np.int64)])
    at = np.minimum(np.searchsorted(_KNOWN, hashes[some]), len(_KNOWN) - 1)
    known = _KNOWN[at] == hashes[some]
    return some[known], _NUMBERS[at[known]]
