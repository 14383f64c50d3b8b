"""What is done, and what is refused, stopped or only threatened: "returned", "refused to return".

Such a verb denies the deed behind it as "not" does. It is not shown as a dispute: the sentences are kept
apart. Tried and dropped: keeping apart any two plans ("to fence the pool", "to rename the pool"; those of
`lexicon/exclusive.txt` are). In parallel sentences two verbs behind one "to" mostly tell one deed
(MRPC: "interrogate" and "question"; six of seven pairs were of one meaning), and so are two deeds of unlike
wider classes in one place (ten of thirteen: "charged" and "arrested", "raid" and "clash").
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dedupe_news.accounts.clashes.clash import Clash

if TYPE_CHECKING:
    from dedupe_news.accounts.clashes.clash import Pair
    from dedupe_news.accounts.facts import Told


def deed_clashes(pair: Pair) -> list[Clash]:
    """A deed that one sentence tells as done and the other as refused, stopped, threatened or failed at."""
    if not pair.parallel:
        return []
    sides = (pair.first, pair.second), (pair.second, pair.first)
    one, other = (_undone(told, beside) for told, beside in sides)
    return [Clash("verb", "verb", one, other, certain=False)] if bool(one) != bool(other) else []


def _undone(told: Told, other: Told) -> str:
    """The word that undoes a deed which the other sentence tells without one; '' where there is none."""
    words, lists = told.words, told.words.lexicon
    if not lists.has_any(words.lowers, "undone"):
        return ""  # as most
    if other.negations or lists.has_any(other.words.lowers, "undone"):
        return ""  # "failed to reach", "could not reach"
    for at, (low, after) in enumerate(pairwise(words.lowers)):
        if lists.has("undone", low) and (after == "to" or after.endswith("ing")):
            deed = words.keys[at + 2] if after == "to" and at + 2 < len(words.keys) else words.keys[at + 1]
            if deed and deed in other.words.keys:
                return low
    return ""
