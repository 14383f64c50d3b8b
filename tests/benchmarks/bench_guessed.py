"""What guessed borders cost and save: parts called independent that are one article, folds across events.

Run:
    DEDUPE_NEWS_EVAL=../shared/eval python -m tests.benchmarks guessed

First, dumps of known articles are split by guess, and for two parts the share of sentence pairs is counted
that stand in one article after all, by the best border between the parts. Then the reports of two events that
look alike are told as one story, as a dump with a missed border would be: once with sure borders, once as one
block of unsure parts. A fold across the events is nearly always a false statement, one within an event nearly
always a true one.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from tests.benchmarks.bench_segmenting import cut, make_joins, make_singles
from tests.benchmarks.joins import detokenised, eval_folder

from dedupe_news.accounts import ReportInput, compose
from dedupe_news.accounts.words import Reader
from dedupe_news.model import Sentence
from dedupe_news.reading.segmenting.rows import read_rows
from dedupe_news.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.benchmarks.joins import Dump

JOINS: Final = 24
SINGLES: Final = 120
LIMITS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
SETS: Final = {"ecbplus_train_dev": 40, "gva_2013_2015": 40, "duc2004": 40, "neus_val": 40}
"""Pairs of look-alike stories of each set."""
REPORTS: Final = 3
SENTENCES: Final = 60

Claim = tuple[float, float]
"""The best border between two parts, and the share of their lines' pairs that stand in one article."""


def claims(dumps: Iterable[Dump]) -> list[Claim]:
    """For every two parts of a dump how sure it is that they are two, and how often they are not."""
    found = []
    for dump in dumps:
        rows, leads = read_rows(dump.text), cut(dump.text)
        borders = [0, *np.searchsorted(rows.starts, [at for at, _ in leads]).tolist(), len(rows)]
        article = np.searchsorted(np.array(sorted(dump.starts)), np.arange(len(rows)), "right")
        parts = [article[low:high] for low, high in pairwise(borders)]
        for first in range(len(parts)):
            for second in range(first + 1, len(parts)):
                best = max(score for _, score in leads[first:second])
                found.append((best, float((parts[first][:, None] == parts[second]).mean())))
    return found


def show_claims(name: str, found: list[Claim]) -> None:
    """Print the share by score."""
    scores, same = np.array(found).T
    for low, high in pairwise(LIMITS):
        within, above = (scores >= low) & (scores < high), scores >= low
        print(
            f"{name:<26}{low:>6.2f}{int(within.sum()):>8}{same[within].mean() if within.any() else 0:>8.3f}"
            f"{int(above.sum()):>8}{same[above].mean():>8.3f}"
        )


def look_alikes(folder: Path, name: str, most: int) -> list[tuple[list[Any], list[Any]]]:
    """Pairs of stories of a set, the most alike first, each story in one pair at most."""
    stories: dict[str, list[Any]] = defaultdict(list)
    for line in (folder / "stories" / f"{name}.jsonl").read_text("utf-8").strip("\n").split("\n"):
        row = json.loads(line)
        stories[row["story"]].append(row)
    several = [rows for rows in stories.values() if len(rows) > 1]
    texts = [" ".join(row["text"][:3000] for row in rows[: REPORTS + 1]) for rows in several]
    terms = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    alike = np.triu((terms @ terms.T).toarray(), 1)
    pairs: list[tuple[list[Any], list[Any]]] = []
    taken: set[int] = set()
    for at in np.argsort(-alike, axis=None, kind="stable").tolist():
        first, second = divmod(at, len(several))
        if first < second and not {first, second} & taken and len(pairs) < most:
            pairs.append((several[first][:REPORTS], several[second][:REPORTS]))
            taken |= {first, second}
    return pairs


def folds(pairs: Iterable[tuple[list[Any], list[Any]]], block: int, reader: Reader) -> tuple[int, int, int]:
    """Folds of sentences that differ, within an event and across, and of the same sentence across."""
    within = across = same = 0
    for first, second in pairs:
        rows = [*first, *second]
        reports = [_report(row, number, block) for number, row in enumerate(rows)]
        for statement in compose(reports, reader=reader).statements:
            for other in statement.also:
                apart = (statement.printed.report < len(first)) != (other.report < len(first))
                if reader.read(statement.printed.text, "en").lowers == reader.read(other.text, "en").lowers:
                    same += apart
                else:
                    within, across = within + (not apart), across + apart
    return within, across, same


def _report(row: Any, number: int, block: int) -> ReportInput:
    text = "\n".join(map(detokenised, row["text"].split("\n")))
    spans = list(sentence_spans(text, row.get("lang") or "en"))[:SENTENCES]
    return ReportInput(tuple(Sentence(number, a, b, text[a:b]) for a, b in spans), block=block)


def main() -> int:
    """Print both tables."""
    folder = eval_folder()
    if folder is None:
        print("no labelled data: set DEDUPE_NEWS_EVAL to their folder")
        return 0
    print(f"{'two parts, best border':<26}{'from':>6}{'pairs':>8}{'one':>8}{'above':>8}{'one':>8}")
    joins = make_joins(folder, JOINS)
    show_claims("joins", claims(dump for some in joins.values() for dump in some))
    show_claims(
        "of one event", claims(dump for name, some in joins.items() if " same " in name for dump in some)
    )
    singles = [dump for some in make_singles(folder).values() for dump in some[:SINGLES]]
    show_claims("with articles left whole", claims([*singles, *(d for some in joins.values() for d in some)]))
    print(f"{'look-alike events as one story':<34}{'within':>8}{'across':>8}{'same across':>12}")
    reader = Reader()
    for name, most in SETS.items():
        pairs = look_alikes(folder, name, most)
        for what, block in (("sure", -1), ("guessed", 0)):
            within, across, same = folds(pairs, block, reader)
            print(f"{name + ', ' + what:<34}{within:>8}{across:>8}{same:>12}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
