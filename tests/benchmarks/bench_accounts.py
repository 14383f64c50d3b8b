"""Accounts: what says the same, what disagrees, in which order, and within which budget."""

from __future__ import annotations

import sys

from tests.benchmarks import accounts_plants, accounts_seed
from tests.benchmarks.bench_sentences import eval_folder, rows


def main() -> int:
    show = "--show" in sys.argv
    seed = eval_folder().parent / "seed"
    if seed.is_dir():
        print("\nthe seed's stories")
        accounts_seed.report(seed, show=show)
    folder = eval_folder() / "stories"
    for name in ("ecbplus_train_dev", "gva_2013_2015", "duc2004", "neus_val"):
        if (folder / f"{name}.jsonl").is_file():
            accounts_plants.report(name, accounts_plants.read(rows(folder / f"{name}.jsonl"), 300), show=show)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
