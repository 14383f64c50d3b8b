"""Two reports of one event that say the same in other words: what folds, and what folds wrongly.

Run:
    python -m tests.benchmarks folds

Forty-five pairs of short reports written before paraphrases were asked for (`blind/folds`), in six languages;
`open` was looked at while that went on, `aside` was not. Sentences with one letter in both
reports say the same. Those with `-` are look-alikes and what only one report tells: another victim, arrest or
match, what is planned and what is done, the day before and the day after.
Most that is missed has hardly a word in common ("called off because of downpours", "heavy rain forced
organisers to cancel"): `accounts/retold.py` finds two more of `open` and none of `aside`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dedupe_news.accounts import ReportInput, compose
from dedupe_news.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = Path(__file__).resolve().parent / "blind" / "folds"
SETS: Final = ("open", "aside")


class Pair(NamedTuple):
    """Two reports as (letter, sentence), and what the pair is called."""

    name: str
    lang: str
    reports: tuple[tuple[tuple[str, str], ...], ...]


def pairs(path: Path) -> Iterator[Pair]:
    for block in path.read_text("utf-8").split("== ")[1:]:
        head, _, rest = block.partition("\n")
        lang, _, name = head.partition(" ")
        reports = tuple(
            tuple((line[0], line[2:]) for line in part.strip().splitlines()) for part in rest.split("%%")
        )
        yield Pair(name, lang, reports)


def folded(pair: Pair) -> set[tuple[int, int]]:
    """Pairs of places, in either report, that one statement holds."""
    reports = [
        ReportInput(
            tuple(Sentence(number, at, at + 1, text) for at, (_, text) in enumerate(report)), lang=pair.lang
        )
        for number, report in enumerate(pair.reports)
    ]
    found = set()
    for statement in compose(reports).statements:
        held = [(s.report, s.start) for s in (statement.printed, *statement.also)]
        found |= {(a, b) for n, a in held for m, b in held if n == 0 and m == 1}
    return found


def main(names: tuple[str, ...] = SETS, *, show: bool = False) -> int:
    print(f"{'folds':<10}{'the same':>9}{'folded':>8}{'wrong':>7}{'recall':>8}")
    for name in names:
        same = right = wrong = 0
        for pair in pairs(FOLDER / f"{name}.txt"):
            one, other = pair.reports
            gold = {
                (i, j)
                for i, (mine, _) in enumerate(one)
                for j, (theirs, _) in enumerate(other)
                if mine == theirs != "-"
            }
            found = folded(pair)
            same, right, wrong = same + len(gold), right + len(gold & found), wrong + len(found - gold)
            if show:
                for i, j in sorted(gold ^ found):
                    mark = "missed" if (i, j) in gold else "WRONG"
                    print(f"  {mark} [{pair.name}] {one[i][1]}\n         | {other[j][1]}")
        print(f"{name:<10}{same:>9}{right + wrong:>8}{wrong:>7}{right / same:>8.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(show="--show" in sys.argv))
