"""Clauses that only a folded sentence tells: "on Wednesday, citing stubborn inflation", printed without.

A sentence that says the same in fewer or other words folds even where it adds an aside. What the aside tells
stands nowhere else in the account then, so that it is told below it like other words (`wordings.py`), after
the words it follows. Asides of one word, of who told it, and what another sentence of the story holds are
not. In 396 stories of ECB+, GVA, DUC 2004 and NeuS nine are, each of something the account lacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dedupe_news.accounts.clauses import clause_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dedupe_news.accounts.facts import Told
    from dedupe_news.accounts.likeness import Weights

_FEWEST: Final = 2
"""Words of a clause that no other sentence has, at least."""
_PART: Final = 0.5
"""Part of its words of content that these are, at least."""
_LONGEST: Final = 14
"""Tokens of an aside at most; a longer one is a statement of its own."""
_ANCHOR: Final = 3
"""Tokens before a clause that are told with it."""


def asides(printed: Told, folded: Told, known: Collection[str], others: Weights) -> Iterator[tuple[str, str]]:
    """What a printed sentence says and a folded one goes on with in a clause of its own.

    Args:
        printed: the facts of the printed sentence.
        folded: those of one folded into it.
        known: the keys of the reports that hold the printed sentence.
        others: the words of the story's sentences.
    """
    words = folded.words
    start = clause_of(folded, 0).stop
    while start < len(words.keys):
        clause = clause_of(folded, start)
        start = max(clause.stop, start + 1)
        matter = [at for at in clause if words.keys[at] in folded.matter]
        own = [at for at in matter if words.keys[at] not in known and words.lowers[at].isalpha()]
        if len(clause) > _LONGEST or len(own) < _FEWEST or len(own) < _PART * len(matter):
            continue
        if words.lexicon.has_any(words.lowers[clause.start : clause.stop], "says", "teller"):
            continue
        if any(others.counts[words.keys[at]] > 1 for at in own):
            continue
        anchor = _anchor(printed, folded, clause.start)
        if anchor is not None:
            yield anchor[0], _text(folded, anchor[1], clause.stop - 1)


def _anchor(printed: Told, folded: Told, end: int) -> tuple[str, int] | None:
    """The words of a printed sentence that a clause of another follows, and where they begin in that one."""
    keys, theirs = printed.words.keys, folded.words.keys
    last = next((at for at in range(end - 1, -1, -1) if theirs[at] and theirs[at] in keys), -1)
    if last < 0:
        return None
    place = len(keys) - 1 - keys[::-1].index(theirs[last])
    return _text(printed, max(0, place - _ANCHOR + 1), place), max(0, last - _ANCHOR + 1)


def _text(told: Told, first: int, last: int) -> str:
    return " ".join(told.text[told.starts[first] : told.end(last)].split())
