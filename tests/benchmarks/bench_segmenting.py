"""How well reports are found in dumps without marks: joined reports with known borders, and articles left whole.

Run:
    DEDUPE_NEWS_EVAL=../shared/eval python -m tests.benchmarks segmenting

The weights that ship were trained on ECB+ and half of WCXB's sites, so these are measured elsewhere: GVA, DUC
2004 and NeuS are joined here and nowhere in training, articles left whole are those of sites held apart. Run
`python tests/benchmarks/bench_segmenting.py --folds` for ECB+ with topics held apart (it trains five times).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
from tests.benchmarks.joins import (
    BARE,
    PLAIN,
    Dump,
    dumps,
    eval_folder,
    joined,
    pk,
    read_news,
    read_pages,
    read_singles,
)

from dedupe_news.reading.segmenting.leads import find_leads
from dedupe_news.reading.segmenting.rows import read_rows
from dedupe_news.thresholds import SegmentThresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SEED: Final = 20140212
JOINS: Final = 60
"""Dumps of each kind and dress."""
KINDS: Final = ("same", "different", "mixed")
SETS: Final = ("gva_2013_2015", "duc2004", "neus_val")
SURE: Final = (0.5, 0.8, 0.9, 0.98)

Cutter = "Callable[[str], list[tuple[int, float]]]"


@dataclass(slots=True)
class Tally:
    """Counts over dumps of one kind."""

    dumps: int = 0
    pk: float = 0.0
    none: float = 0.0
    right: int = 0
    drawn: int = 0
    true: int = 0
    scores: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, dump: Dump, found: Sequence[tuple[int, float]]) -> None:
        """Count one dump; `found` holds offsets of borders with their scores."""
        rows = read_rows(dump.text)
        guess = [int(row) for row in np.searchsorted(rows.starts, [at for at, _ in found])]
        true = set(dump.starts) - {0}
        self.dumps += 1
        self.pk += pk(dump.starts, [0, *guess], len(rows))
        self.none += pk(dump.starts, [0], len(rows))
        self.right += len(true & set(guess))
        self.drawn += len(guess)
        self.true += len(true)
        self.scores += [(score, row in true) for row, (_, score) in zip(guess, found, strict=True)]

    def line(self) -> str:
        """Pk, Pk without cuts, and boundary precision, recall and F1."""
        precision, recall = self.right / max(self.drawn, 1), self.right / max(self.true, 1)
        f1 = 2 * self.right / max(self.drawn + self.true, 1)
        return (
            f"{self.dumps:>6}{self.pk / max(self.dumps, 1):>8.3f}{self.none / max(self.dumps, 1):>8.3f}"
            f"{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}"
        )


HEADING: Final = f"{'joins':<34}{'dumps':>6}{'Pk':>8}{'no cut':>8}{'P':>8}{'R':>8}{'F1':>8}"


def cut(text: str) -> list[tuple[int, float]]:
    """The borders that the shipped detector draws, with their scores."""
    return [(at, why.score or 0.0) for at, why in find_leads(text, 0, len(text), SegmentThresholds())]


def make_joins(folder: Path, number: int = JOINS) -> dict[str, list[Dump]]:
    """Dumps by set, kind and dress, the same in every run."""
    made: dict[str, list[Dump]] = {}
    for name in SETS:
        sources = read_news(folder, name)
        for kind in KINDS:
            for dress_name, dress in (("plain", PLAIN), ("bare", BARE), ("dressed", None)):
                rng = np.random.default_rng(SEED)
                key = f"{name.split('_', maxsplit=1)[0]} {kind} {dress_name}"
                fixed = kind != "mixed" and dress is not None
                made[key] = dumps(sources, rng, number, (kind,), dress=dress, fixed=fixed)
    return made


def make_singles(folder: Path) -> dict[str, list[Dump]]:
    """Articles left whole, by set: any cut is wrong."""
    rng = np.random.default_rng(SEED)
    made = {"wcxb, sites held apart": [joined([page], PLAIN, "single", rng) for page in read_pages(folder)[1]]}
    for name in SETS:
        sources = read_news(folder, name)
        made[name] = [joined([source], PLAIN, "single", rng) for source in sources[:: max(1, len(sources) // 300)]]
        made[f"{name}, bare"] = dumps(sources, rng, 200, ("single",), dress=BARE)
        made[f"{name}, dressed"] = dumps(sources, rng, 200, ("single",))
    for name in ("l3s_gn1", "trafilatura_snippets"):
        made[name] = [joined([page], PLAIN, "single", rng) for page in read_singles(folder, name)]
    return made


def show_joins(made: dict[str, list[Dump]], cutter: Cutter = cut) -> list[tuple[float, bool]]:
    """Print a line for each kind of join and give the scores of all borders drawn, with whether they are right."""
    print(HEADING)
    scores: list[tuple[float, bool]] = []
    for name, some in made.items():
        tally = Tally()
        for dump in some:
            tally.add(dump, cutter(dump.text))
        scores += tally.scores
        print(f"{name:<34}{tally.line()}")
    return scores


def show_sure(scores: Sequence[tuple[float, bool]]) -> None:
    """Print how often borders of a score are right."""
    print(f"{'score at least':<34}{'drawn':>8}{'right':>8}")
    for least in SURE:
        some = [right for score, right in scores if score >= least]
        print(f"{least:<34}{len(some):>8}{sum(some) / max(len(some), 1):>8.3f}")


def show_singles(made: dict[str, list[Dump]], cutter: Cutter = cut) -> None:
    """Print how many articles are cut."""
    print(f"{'articles left whole':<34}{'texts':>8}{'cut':>8}{'share':>8}")
    for name, some in made.items():
        wrong = sum(bool(cutter(dump.text)) for dump in some)
        print(f"{name:<34}{len(some):>8}{wrong:>8}{wrong / max(len(some), 1):>8.3f}")


def main() -> int:
    """Measure the shipped weights."""
    folder = eval_folder()
    if folder is None:
        print("no labelled data: set DEDUPE_NEWS_EVAL to their folder")
        return 0
    show_sure(show_joins(make_joins(folder)))
    show_singles(make_singles(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
