"""Opposites that two sentences say of one subject on one day, however else they go on.

"Shares of Acme rose after …", "Acme shares fell as …": see `clashes.subjects`.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes import Clash
from dedupe_news.accounts.clashes.subjects import LONGEST, same_day, subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedupe_news.accounts.kinds import Kinds
    from dedupe_news.accounts.pairing import Pairing


def opposite_clashes(kinds: Kinds, pairing: Pairing) -> Iterator[tuple[int, int, Clash]]:
    """Pairs of distinct sentences that say opposites of one subject on the same day, however they go on.

    Args:
        kinds: the story's distinct sentences.
        pairing: reads their facts.
    """
    by_subject: dict[frozenset[str], list[tuple[int, int]]] = {}
    for kind, words in enumerate(kinds.words):
        place = next((at for at, stem in enumerate(words.opposable[: LONGEST + 1]) if stem), 0)
        if place and words.keys[place - 1] and not words.lexicon.has("converse", words.lowers[place]):
            about = subject(words, words.starts(), place)
            if about:
                by_subject.setdefault(about, []).append((kind, place))
    for found in by_subject.values():
        for (kind, place), (other, there) in combinations(found, 2):
            words, rival = kinds.words[kind], kinds.words[other]
            stems = frozenset((words.opposable[place], rival.opposable[there]))
            if stems in words.lexicon.opposites and same_day(pairing.told(kind), pairing.told(other)):
                yield kind, other, Clash("verb", "verb", words.tokens[place], rival.tokens[there])
