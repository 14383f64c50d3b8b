"""Every benchmark of quality in one command: `python -m tests.benchmarks [NAME]...`.

Names are those of the files without `bench_`. Labelled data is looked for in the folder named by
DEDUPE_NEWS_EVAL, else beside the checkout; a benchmark whose data is absent says so and counts as done.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def main(wanted: list[str]) -> int:
    unknown = sorted(set(wanted) - set(names()))
    if unknown:
        print(
            f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(names())}", file=sys.stderr
        )
        return 2
    worst = 0
    for name in wanted or names():
        print(f"== {name}", flush=True)
        worst = max(worst, importlib.import_module(f"tests.benchmarks.bench_{name}").main())
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
