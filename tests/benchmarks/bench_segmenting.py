"""How well reports are found in dumps without marks: joins with known borders, and articles left whole.

Run:
    DEDUPE_NEWS_EVAL=../shared/eval python -m tests.benchmarks segmenting

The weights that ship were trained on ECB+ and half of WCXB's sites, so these are measured elsewhere: GVA, DUC
2004 and NeuS are joined here and nowhere in training, articles left whole are those of sites held apart. Run
`python -m tests.benchmarks.bench_segmenting --held 0` for joins of ECB+ with a fifth of its topics held apart
(it trains anew, a few minutes).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from tests.benchmarks.joins import (
    BARE,
    PLAIN,
    Dump,
    Source,
    dumps,
    eval_folder,
    folds,
    joined,
    pk,
    read_news,
    read_pages,
    read_singles,
    read_sources,
    shortened,
)

from dedupe_news.reading.segmenting import guessed
from dedupe_news.reading.segmenting.leads import find_leads
from dedupe_news.reading.segmenting.rows import read_rows
from dedupe_news.thresholds import SegmentThresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dedupe_news.reading.segmenting.leads import Weights

    Cutter = Callable[[str], list[tuple[int, float]]]

SEED: Final = 20140212
JOINS: Final = 60
"""Dumps of each kind and dress."""
KINDS: Final = ("same", "different", "mixed")
SETS: Final = ("gva_2013_2015", "duc2004", "neus_val")
SURE: Final = (0.5, 0.8, 0.9, 0.98)
BANDS: Final = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.98, 1.01)

SETTINGS: Final = SegmentThresholds()


@dataclass(slots=True)
class Tally:
    """Counts over dumps of one kind."""

    dumps: int = 0
    cut: int = 0
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
        self.cut += bool(guess)
        self.pk += pk(dump.starts, [0, *guess], len(rows))
        self.none += pk(dump.starts, [0], len(rows))
        self.right += len(true & set(guess))
        self.drawn += len(guess)
        self.true += len(true)
        self.scores += [(score, row in true) for row, (_, score) in zip(guess, found, strict=True)]

    def line(self) -> str:
        """Pk, Pk without cuts, boundary precision, recall and F1, and the share of dumps that are cut."""
        precision, recall = self.right / max(self.drawn, 1), self.right / max(self.true, 1)
        f1 = 2 * self.right / max(self.drawn + self.true, 1)
        return (
            f"{self.dumps:>6}{self.pk / max(self.dumps, 1):>8.3f}{self.none / max(self.dumps, 1):>8.3f}"
            f"{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}{self.cut / max(self.dumps, 1):>8.3f}"
        )


HEADING: Final = f"{'joins':<34}{'dumps':>6}{'Pk':>8}{'no cut':>8}{'P':>8}{'R':>8}{'F1':>8}{'cut':>8}"


def cut(text: str, weights: Weights | None = None) -> list[tuple[int, float]]:
    """The borders that are guessed, at feet of pages too, with their scores; other weights see leads alone.

    To measure leads alone hid that borders at feet, in every second dressed join, were a line or two off.
    Rules that stand within articles of GVA are marks to `segment`, and no guess.
    """
    if weights is None:
        rows = read_rows(text)
        found = guessed(text, rows, 0, len(rows), SETTINGS)
    else:
        found = find_leads(text, 0, len(text), SETTINGS, weights)
    return [(at, why.score) for at, why in found]


def make_shorts(folder: Path, number: int = JOINS) -> tuple[dict[str, list[Dump]], dict[str, list[Dump]]]:
    """Short dumps, two to seven reports cut to their first 4 to 12 lines, and articles of 8 to 40 lines."""
    made: dict[str, list[Dump]] = {}
    whole: dict[str, list[Dump]] = {}
    for name in SETS[:2]:
        sources = read_news(folder, name)
        for kind in KINDS:
            for dress_name, dress in (("clean", PLAIN), ("bare", BARE), ("dressed", None)):
                rng = np.random.default_rng(SEED)
                some = [s for s in shortened(sources, rng, 4, 12) if len(s.body) > 2]
                every = dumps(some, rng, 3 * number, (kind,), dress=dress)
                few = [dump for dump in every if len(dump.starts) <= 7]
                made[f"{name} {kind} short {dress_name}"] = few[:number]
        for dress_name, dress in (("clean", PLAIN), ("bare", BARE), ("dressed", None)):
            rng = np.random.default_rng(SEED)
            some = [s for s in shortened(sources, rng, 8, 40) if len(s.body) > 7]
            whole[f"{name}, short {dress_name}"] = dumps(some, rng, 200, ("single",), dress=dress)
    rng = np.random.default_rng(SEED)
    pages = shortened(read_pages(folder)[1] + read_singles(folder, "l3s_gn1"), rng, 8, 40)
    whole["wcxb and l3s, short"] = [joined([p], PLAIN, "single", rng) for p in pages if len(p.body) > 7]
    return made, whole


def make_joins(folder: Path, number: int = JOINS) -> dict[str, list[Dump]]:
    """Dumps of the sets that are never trained on, by set, kind and dress, the same in every run."""
    made: dict[str, list[Dump]] = {}
    for name in SETS:
        made |= joins_of(name.split("_", maxsplit=1)[0], read_news(folder, name), KINDS, number)
    return made


def make_lines(folder: Path, number: int = JOINS) -> dict[str, list[Dump]]:
    """Dumps of reports of one line each, their first three to twelve lines put together."""
    made: dict[str, list[Dump]] = {}
    for name in SETS[:2]:
        whole = shortened(read_news(folder, name), np.random.default_rng(SEED), 3, 12)
        lines = [replace(s, body=(" ".join(s.body),)) for s in whole if len(s.body) > 2]
        for kind in KINDS[:2]:
            rng = np.random.default_rng(SEED)
            made[f"{name} {kind}, a line each"] = dumps(lines, rng, number, (kind,), dress=PLAIN, fixed=True)
    return made


def joins_of(
    name: str, sources: Sequence[Source], kinds: Sequence[str], number: int = JOINS
) -> dict[str, list[Dump]]:
    """Dumps of one set by kind and dress: three reports of one event, five of different ones, or any."""
    made: dict[str, list[Dump]] = {}
    for kind in kinds:
        for dress_name, dress in (("plain", PLAIN), ("bare", BARE), ("dressed", None)):
            fixed = kind in ("same", "different") and dress is not None
            rng = np.random.default_rng(SEED)
            made[f"{name} {kind} {dress_name}"] = dumps(
                sources, rng, number, (kind,), dress=dress, fixed=fixed
            )
    return made


def make_singles(folder: Path) -> dict[str, list[Dump]]:
    """Articles left whole, by set: any cut is wrong."""
    rng = np.random.default_rng(SEED)
    made = {
        "wcxb, sites held apart": [joined([page], PLAIN, "single", rng) for page in read_pages(folder)[1]]
    }
    for name in SETS:
        sources = read_news(folder, name)
        made[name] = [
            joined([source], PLAIN, "single", rng) for source in sources[:: max(1, len(sources) // 300)]
        ]
        made[f"{name}, bare"] = dumps(sources, rng, 200, ("single",), dress=BARE)
        made[f"{name}, dressed"] = dumps(sources, rng, 200, ("single",))
    for name in ("l3s_gn1", "trafilatura_snippets"):
        made[name] = [joined([page], PLAIN, "single", rng) for page in read_singles(folder, name)]
    return made


def show_joins(made: dict[str, list[Dump]], cutter: Cutter = cut) -> list[tuple[float, bool]]:
    """Print a line for each kind of join; give the scores of borders drawn, and which are right."""
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


def show_meant(scores: Sequence[tuple[float, bool]]) -> None:
    """Print what borders of about a score turn out to be: a score should be their share that is right."""
    print(f"{'score':<34}{'drawn':>8}{'mean':>8}{'right':>8}")
    for low, high in pairwise(BANDS):
        some = [(score, right) for score, right in scores if low <= score < high]
        score, right = np.mean(some, axis=0) if some else (0.0, 0.0)
        print(f"{f'{low} to {min(high, 1.0)}':<34}{len(some):>8}{score:>8.3f}{right:>8.3f}")


def measure_held(folder: Path, held: int) -> None:
    """Train without one fifth of ECB+'s topics, and measure on joins of that fifth."""
    from tests.benchmarks.train_lead import FOLDS, fit_all, fit_words, read_examples, second_tables

    examples, _ = read_examples(folder)
    again = second_tables(examples)
    del examples[held], again[held]
    parts = folds(read_sources(folder), FOLDS)
    words = fit_words([s for at, part in enumerate(parts) if at != held for s in part])
    weights = (fit_all(examples, again), words)
    made = joins_of(f"ecb+ part {held}", parts[held], (*KINDS, "topic", "single"))
    show_sure(show_joins(made, lambda text: cut(text, weights)))


def main() -> int:
    """Measure the shipped weights, or with `--held N` such as never saw that fifth of ECB+, on that fifth."""
    folder = eval_folder()
    if folder is None:
        print("no labelled data: set DEDUPE_NEWS_EVAL to their folder")
        return 0
    if "--held" in sys.argv:
        measure_held(folder, int(sys.argv[sys.argv.index("--held") + 1]))
        return 0
    shorts, articles = make_shorts(folder)
    scores = show_joins(make_joins(folder) | shorts | make_lines(folder))
    show_sure(scores)
    show_meant(scores)
    show_singles(make_singles(folder) | articles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
