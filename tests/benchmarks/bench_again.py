"""What accounts print apart because it only tells again what others tell: how much, and what to read.

Run:
    python -m tests.benchmarks again            how many statements of each set move, and of how many stories
    python -m tests.benchmarks again --show N   every Nth of them with what it retells, to be read

No set says which sentences only tell another again, so precision is what a reader finds: `right` where the
main text loses nothing of weight without it. Stories are cut to their first six reports.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.benchmarks import accounts_plants
from tests.benchmarks.bench_accounts import SETS
from tests.benchmarks.bench_sentences import eval_folder, rows

from dedupe_news.accounts import compose
from dedupe_news.accounts.words import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.accounts import ReportInput
    from dedupe_news.model import Statement

ALL: Final = 1_000_000


class Moved(NamedTuple):
    """Of how many statements and words of a set's stories which are printed apart."""

    stories: int
    touched: int
    statements: int
    words: int
    apart: list[Statement]

    def row(self, name: str) -> str:
        words = sum(len(one.printed.text.split()) for one in self.apart)
        part = words / self.words if self.words else 0.0
        counts = f"{self.stories:>8}{self.touched:>9}{self.statements:>12}{len(self.apart):>8}"
        return f"{name:<20}{counts}{part:>8.1%}"


def measure(stories: Sequence[Sequence[ReportInput]]) -> Moved:
    """Make the accounts of some stories; words are those of stories of which something is printed apart."""
    reader = Reader()
    touched = statements = words = 0
    apart: list[Statement] = []
    for reports in stories:
        account = compose(reports, None, reader)
        found = [statement for statement in account.statements if statement.retells]
        statements += len(account.statements)
        if found:
            touched += 1
            words += sum(len(one.printed.text.split()) for one in account.statements)
            apart += found
    return Moved(len(stories), touched, statements, words, apart)


def main() -> int:
    show = int(sys.argv[sys.argv.index("--show") + 1]) if "--show" in sys.argv else 0
    print(f"{'told again':<20}{'stories':>8}{'of which':>9}{'statements':>12}{'apart':>8}{'words':>8}")
    for name in SETS:
        path = eval_folder() / "stories" / f"{name}.jsonl"
        if not path.is_file():
            continue
        for least in (2, 3):
            told = [one for one in accounts_plants.gather(rows(path), ALL) if len(one) >= least]
            found = measure([accounts_plants.inputs(one) for one in told])
            print(found.row(f"{name} {least}+"))
        for statement in found.apart[::show] if show else ():
            print(f"  {statement.printed.text}\n    < {statement.retells.text if statement.retells else ''}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
