"""Names in a sentence: runs of capitalised words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dedupe_news.accounts.marks import NAME

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
    begin = last = end = 0
    for place in [place for place, mark in enumerate(words.marks) if mark & NAME and place not in taken]:
        if run and (place != last + 1 or words.text[end : starts[place]].strip(_JOINS)):
            _keep(found, run, begin, words)
            run = []
        begin = begin if run else place
        run.append(words.lowers[place].removesuffix("'s"))
        last, end = place, starts[place] + len(words.tokens[place])
    if run:
        _keep(found, run, begin, words)
    return tuple(found)


def _keep(found: list[tuple[str, ...]], run: list[str], begin: int, words: Words) -> None:
    """A lone capitalised word tells nothing where a sentence begins or where every noun has a capital."""
    if len(run) > 1 or (begin and words.lexicon.lang not in _NOUNS_IN_CAPITALS):
        found.append(tuple(run))
