"""Names in a sentence: runs of capitalised words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts.words import Words

_JOINS = " -–.’'"
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital: there only runs of two and more are names."""


def read_names(words: Words, starts: Sequence[int], taken: set[int]) -> tuple[tuple[str, ...], ...]:
    """Runs of capitalised words, in lower case, that are not merely a sentence's first word.

    Example:
        >>> from dedupe_news.accounts.words import Reader
        >>> words = Reader().read("Talks with Kim Ki-woong began on Monday in Seoul.")
        >>> read_names(words, words.starts(), set())
        (('kim', 'ki'), ('seoul',))
    """
    found: list[tuple[str, ...]] = []
    run: list[str] = []
    begin = end = 0
    lists = words.lexicon
    for place, token in enumerate(words.tokens):
        low = words.lowers[place]
        capital = (
            token[0].isupper()
            and low not in lists.function
            and low.removesuffix("'s") not in lists.weekdays
            and place not in taken
        )
        if run and (not capital or words.text[end : starts[place]].strip(_JOINS)):
            _keep(found, run, begin, words)
            run = []
        if capital:
            begin = begin if run else place
            run.append(low.removesuffix("'s"))
        end = starts[place] + len(token)
    if run:
        _keep(found, run, begin, words)
    return tuple(found)


def _keep(found: list[tuple[str, ...]], run: list[str], begin: int, words: Words) -> None:
    """A lone capitalised word tells nothing where a sentence begins or where every noun has a capital."""
    if len(run) > 1 or (begin and words.lexicon.lang not in _NOUNS_IN_CAPITALS):
        found.append(tuple(run))
