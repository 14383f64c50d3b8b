"""How good an account is by itself, with no reference: five figures that only mean something together.

Printing everything covers perfectly and repeats a lot; printing one sentence repeats nothing and covers
little. So `faithful`, `conserved`, `covered`, `redundant` and `ordered` are always told side by side. Nothing
of the account's own machinery is used here: sentences are compared by their plain words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts import ReportInput
    from dedupe_news.model import Account, Sentence

_WORD = re.compile(r"\w+")
_SMALL = 3
"""Shorter words are left aside when a sentence is looked for in another, unless they hold a digit."""
_COVERED = 0.6
"""A sentence is covered when one printed sentence holds so much of its longer words."""
_DEEP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Figures:
    """What an account is worth, each in 0..1.

    Attributes:
        faithful: share of printed sentences and of the headline that stand so in a source.
        conserved: share of the reports' sentences that are told exactly once: printed, folded or left out.
        covered: share of the reports' distinct sentences whose words a printed sentence holds.
        redundant: likeness of the two most alike printed sentences; the less the better.
        ordered: share of pairs that follow one another as in the reports, less those turned round (Kendall).
        printed: share of the reports' words that are printed: what the five cost.
    """

    faithful: float
    conserved: float
    covered: float
    redundant: float
    ordered: float
    printed: float

    def row(self) -> str:
        told = (self.faithful, self.conserved, self.covered, self.redundant, self.ordered, self.printed)
        return "".join(f"{figure:>11.3f}" for figure in told)


HEADER = "".join(f"{name:>11}" for name in Figures.__slots__)


def score(account: Account, reports: Sequence[ReportInput], sources: Sequence[str]) -> Figures:
    """The figures of one account.

    Args:
        account: the account.
        reports: what it was made from.
        sources: for each report the source text its sentences are spans of.
    """
    printed = [statement.printed for statement in account.statements]
    own = [sentence for report in reports for sentence in report.sentences]
    return Figures(
        faithful=_faithful(account, reports, sources),
        conserved=_conserved(account, own),
        covered=_covered([sentence.text for sentence in printed], [sentence.text for sentence in own]),
        redundant=_redundant([sentence.text for sentence in printed]),
        ordered=_ordered(account),
        printed=sum(len(s.text.split()) for s in printed) / max(1, sum(len(s.text.split()) for s in own)),
    )


def mean(figures: Sequence[Figures]) -> Figures:
    """The mean of each figure over several accounts."""
    return Figures(*(sum(getattr(f, name) for f in figures) / len(figures) for name in Figures.__slots__))


def _faithful(account: Account, reports: Sequence[ReportInput], sources: Sequence[str]) -> float:
    right = [
        sources[s.report][s.start : s.end] == s.text for s in (each.printed for each in account.statements)
    ]
    if account.headline:
        title = reports[account.headline_from].title or ""
        known = _plain(f"{title}\n{sources[account.headline_from]}")
        right.append(_plain(account.headline) in known)
    return sum(right) / len(right) if right else 1.0


def _plain(text: str) -> str:
    return _DEEP.sub(" ", text)


def _conserved(account: Account, own: Sequence[Sentence]) -> float:
    told: Counter[tuple[int, int, int]] = Counter()
    for statement in (*account.statements, *account.left_out):
        told.update((s.report, s.start, s.end) for s in (statement.printed, *statement.also))
    wanted = {(s.report, s.start, s.end) for s in own}
    whole = wanted | told.keys()
    return sum(told[place] == 1 for place in wanted) / len(whole) if whole else 1.0


def _words(text: str) -> frozenset[str]:
    return frozenset(
        word
        for word in _WORD.findall(text.lower())
        if len(word) > _SMALL or any(letter.isdigit() for letter in word)
    )


def _covered(printed: Sequence[str], own: Sequence[str]) -> float:
    shown = [_words(text) for text in printed]
    wanted = {words for text in own if (words := _words(text))}
    held = sum(any(len(words & other) >= _COVERED * len(words) for other in shown) for words in wanted)
    return held / len(wanted) if wanted else 1.0


def _redundant(printed: Sequence[str]) -> float:
    if len(printed) < 2:
        return 0.0
    table = process.cdist(printed, printed, scorer=fuzz.token_sort_ratio, dtype=np.float32)
    np.fill_diagonal(table, 0.0)
    return float(table.max()) / 100


def _ordered(account: Account) -> float:
    """Kendall's tau of the statements against the order of each report that tells two of them.

    A statement stands where its printed sentence does, in other reports where they first say it. (Where they
    first say it in all: the report's own headline, folded into its fourth sentence, turns round three pairs
    that a reader sees in their order.)
    """
    places: dict[int, list[int]] = {}
    for statement in account.statements:
        firsts = {statement.printed.report: statement.printed.start}
        for sentence in statement.also:
            if sentence.report != statement.printed.report:
                firsts[sentence.report] = min(sentence.start, firsts.get(sentence.report, sentence.start))
        for report, start in firsts.items():
            places.setdefault(report, []).append(start)
    pairs = [one < other for starts in places.values() for one, other in combinations(starts, 2)]
    return 2.0 * sum(pairs) / len(pairs) - 1.0 if pairs else 1.0
