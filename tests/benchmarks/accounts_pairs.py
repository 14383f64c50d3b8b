"""Pairs of sentences that people judged to say the same or not: MRPC, and headlines of STS-B.

Each pair stands in two reports among sentences of other pairs, so that words weigh as they do in a story.
The last third of either file is measured; thresholds were chosen on the rest. Many of MRPC's "not equivalent"
pairs contain one another, and most of its "equivalent" ones that are not joined differ in a figure.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from tests.benchmarks.bench_sentences import rows

from dedupe_news.accounts import ReportInput, compose
from dedupe_news.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_AMONG = 12
"""Sentences of other pairs in either report."""
_MOST = 700
_EQUIVALENT = 3.0
"""STS-B's score from which two headlines are roughly equivalent."""


def _report(number: int, texts: Sequence[str]) -> ReportInput:
    sentences = tuple(Sentence(number, at, at + 1, text) for at, text in enumerate(texts))
    return ReportInput(sentences, lang="en")


def joined(first: str, second: str, others: Sequence[str]) -> bool:
    """Whether an account of two reports puts two sentences into one statement."""
    half = len(others) // 2
    account = compose([_report(0, [first, *others[:half]]), _report(1, [second, *others[half:]])])
    return any(
        {(s.report, s.start) for s in (statement.printed, *statement.also)} >= {(0, 0), (1, 0)}
        for statement in account.statements
    )


def _same(row: dict[str, Any]) -> bool:
    return bool(row["label"] == 1 if "label" in row else row["score"] >= _EQUIVALENT)


def report(folder: Path) -> None:
    print(f"\n{'pairs':<18}{'judged':>8}{'the same':>10}{'precision':>11}{'recall':>8}")
    for name in ("mrpc_train", "stsb_headlines"):
        path = folder / f"{name}.jsonl"
        if not path.is_file():
            print(f"{name:<18} absent")
            continue
        known = rows(path)
        cut = 2 * len(known) // 3
        others = [row["text_a"] for row in known[:cut]]
        dice = random.Random(1)  # noqa: S311 - picks company, guards nothing
        judged = known[cut:][:_MOST]
        found = [
            (joined(r["text_a"], r["text_b"], dice.sample(others, 2 * _AMONG)), _same(r)) for r in judged
        ]
        right = sum(mine and gold for mine, gold in found)
        mine, gold = sum(pair[0] for pair in found), sum(pair[1] for pair in found)
        print(f"{name:<18}{len(found):>8}{gold:>10}{right / max(1, mine):>11.3f}{right / max(1, gold):>8.3f}")
