"""Accounts: what says the same, what disagrees, in which order, and how good each is with no reference."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from tests.benchmarks import accounts_pairs, accounts_plants, accounts_scorer, accounts_seed
from tests.benchmarks.bench_sentences import eval_folder, rows

from dedupe_news.accounts import AccountSettings, compose

if TYPE_CHECKING:
    from collections.abc import Sequence

SETS = ("ecbplus_train_dev", "gva_2013_2015", "duc2004", "neus_val")
STORIES, SCORED = 300, 60
BUDGETS = (None, 10, 5)


def scores(name: str, stories: Sequence[Sequence[dict[str, Any]]]) -> None:
    """The five figures of whole and of budgeted accounts, side by side."""
    print(f"\nwith no reference: {name}, {len(stories)} stories\n{'statements':<12}{accounts_scorer.HEADER}")
    for budget in BUDGETS:
        figures = []
        for members in stories:
            reports = accounts_plants.inputs(members)
            account = compose(reports, AccountSettings(budget=budget))
            figures.append(accounts_scorer.score(account, reports, [row["text"] for row in members]))
        print(f"{budget or 'all':<12}{accounts_scorer.mean(figures).row()}")


def main() -> int:
    show = "--show" in sys.argv
    seed = eval_folder().parent / "seed"
    if seed.is_dir():
        print("\nthe seed's stories")
        accounts_seed.report(seed, show=show)
    accounts_pairs.report(eval_folder() / "pairs")
    folder = eval_folder() / "stories"
    for name in SETS:
        if (folder / f"{name}.jsonl").is_file():
            stories = accounts_plants.gather(rows(folder / f"{name}.jsonl"), STORIES)
            accounts_plants.report(name, [accounts_plants.inputs(members) for members in stories], show=show)
            scores(name, stories[:SCORED])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
