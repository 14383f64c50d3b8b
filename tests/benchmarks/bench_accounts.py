"""Accounts: what says the same, what disagrees, in which order, and within which budget."""

from __future__ import annotations

import sys

from tests.benchmarks import accounts_seed
from tests.benchmarks.bench_sentences import eval_folder


def main() -> int:
    show = "--show" in sys.argv
    seed = eval_folder().parent / "seed"
    if seed.is_dir():
        print("\nthe seed's stories")
        accounts_seed.report(seed, show=show)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
