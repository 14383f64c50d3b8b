"""Train the weights of `reading/segmenting/shorts.py`: short reports of different events, and articles.

Run:
    OMP_NUM_THREADS=1 DEDUPE_NEWS_EVAL=../shared/eval python -m tests.benchmarks.train_shorts [OUT]

The reports are those of `train_lead.py` (ECB+, AEB and half of the sites of WCXB), cut to their first three
to eleven lines and joined, or one left whole or in part. What the looks say of a line is one of the columns,
so it comes from looks that had not seen the topic. Two texts in five are shown once more, retold in another
script (`foreign.py`): the looks know none of their words then, as in a language they never saw, while the
days that its lines name are those of the English line. Seeded; it takes about seven minutes.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from tests.benchmarks.foreign import Retelling
from tests.benchmarks.joins import (
    Dress,
    Dump,
    Source,
    dumps,
    eval_folder,
    folds,
    joined,
    read_pages,
    read_singles,
    read_sources,
)
from tests.benchmarks.train_lead import (
    FOLDS,
    calibrated,
    columns_and_labels,
    fit,
    fit_words,
    read_examples,
    second_names,
    second_tables,
    unseen_lines,
    with_trees,
)

from dedupe_news.reading.segmenting.leads import judge
from dedupe_news.reading.segmenting.openings import names_day
from dedupe_news.reading.segmenting.rows import read_rows
from dedupe_news.reading.segmenting.shorts import WEIGHTS, Lines, short_columns
from dedupe_news.reading.segmenting.units import read_units
from dedupe_news.thresholds import SegmentThresholds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

    from dedupe_news.reading.segmenting.leads import Weights

SEED: Final = 100
NUMBER: Final = 240
"""Short dumps and single reports of each fifth of ECB+, in equal parts."""
MOST: Final = 5
LANGS: Final = ("de", "ru", "ar", "hi", "zh", "ja")
COLUMNS: Final = (
    *("logit", "usual", "above_beside", "rank", "day", "day_more", "numbers_more", "longer", "longer_below"),
    *(
        "crossing",
        "crossing_share",
        "across",
        "tail",
        "sums_up",
        "common",
        "common_more",
        "blank",
        "headline",
    ),
    *("quote", "cased", "from_start", "to_end"),
)
"""Whether the lines around go on or name a day, the share of names, the number of lines and half a dozen more
have weights near 0."""


def unseen_looks(folder: Path) -> list[Weights]:
    """For each fifth of the reports, looks that were trained on the others."""
    examples, _ = read_examples(folder)
    again = second_tables(examples)
    lines = unseen_lines(examples, again)
    parts, news = folds(read_sources(folder), FOLDS), read_singles(folder, "aeb")
    names = second_names(examples)
    found: list[Weights] = []
    for held in range(FOLDS):
        others = [at for at in range(FOLDS) if at != held]
        rest = [example for at in others for example in examples[at]]
        first = fit(rest[0].table.names, *columns_and_labels(rest, [e.table.values for e in rest]), members=1)
        shown = columns_and_labels(rest, [values for at in others for values in again[at]])
        second, _ = calibrated(with_trees(fit(names, *shown, members=1), *shown), lines)
        words = [source for at in others for source in parts[at]]
        words += [source for at, source in enumerate(news) if at % FOLDS != held]
        found.append(((first, second, second), fit_words(words)))
    return found


def short_dumps(sources: Sequence[Source], pages: Sequence[Source], rng: Generator) -> Iterator[Dump]:
    """Short reports of different events, reports left whole, and pages joined, whole and in part."""
    some = [page for page in pages if len(page.body) >= 3]
    for number, group in ((NUMBER, sources), (NUMBER // 4, some)):
        for _ in range(number):
            most = int(rng.integers(4, 12))
            short = [
                replace(s, body=s.body[: int(rng.integers(3, most + 1))]) for s in group if len(s.body) > 1
            ]
            (dump,) = dumps(short, rng, 1, ("different",), dress=dress(rng), most=MOST)
            yield dump
    for source in sources:
        yield joined(
            [replace(source, body=source.body[: int(rng.integers(5, 41))])], dress(rng), "single", rng
        )
    for page in [*some, *some]:
        yield joined([_part(page, rng)], dress(rng), "single", rng)


def _part(page: Source, rng: Generator) -> Source:
    """So many lines of a page, as a rule its first."""
    number, begin = int(rng.integers(6, 36)), 0
    if len(page.body) > number and rng.random() < 0.4:
        begin = int(rng.integers(len(page.body) - number))
    return replace(page, body=page.body[begin : begin + number])


def dress(rng: Generator) -> Dress:
    """As texts are that somebody pastes: mostly clean, a quarter with captions and notices."""

    def pick(*options: float) -> float:
        return float(rng.choice(options))

    blank = int(rng.random() < 0.4)
    scraped = rng.random() < 0.25
    return Dress(
        sentences=int(pick(1, 1, 2, 3)),
        header=str(rng.choice(("none", "none", "own", "all"))),
        blank=blank,
        between=blank + int(pick(0, 0, 0, 1)),
        furniture=0.5 if scraped else 0.0,
        captions=0.5 if scraped else pick(0, 0, 0, 0.3),
        wrap=False,
        tokenised=rng.random() < 0.1,
        byline=pick(0, 0, 0, 0.5),
        dateline=pick(0, 0, 0.3, 0.9),
        fields=0.0,
        subheads=pick(0, 0, 0, 0.2),
        teasers=pick(0, 0.5) if scraped else 0.0,
        stray_blank=pick(0, 0.1) if scraped else 0.0,
    )


def columns_of(
    dump: Dump, weights: Weights, lang: str = ""
) -> tuple[NDArray[np.float64], NDArray[np.bool_]] | None:
    """The columns of a short dump's lines but the first, retold where a language is given, and its
    borders."""
    units = read_units(dump.text, 0, len(dump.text))
    if not 4 <= len(units) <= SegmentThresholds().short_lines:
        return None
    begun = np.isin(units.starts, read_rows(dump.text).starts[list(dump.starts)])
    text = dump.text
    if lang:
        retelling = Retelling(lang)
        text = "\n".join(retelling.line(line) if line.strip() else line for line in text.split("\n"))
    judged = judge(text, 0, len(text), weights)
    if len(judged.units) != len(units):
        return None
    known = {name: judged.values[:, at] for at, name in enumerate(judged.names)}
    lines = Lines(judged.units, judged.logits, judged.possible, judged.told, known)
    columns = short_columns(lines, names_day(units.heads))
    return np.array([columns[name] for name in COLUMNS]).T[1:], begun[1:]


def shown(folder: Path, looks: Sequence[Weights]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """All lines of all short dumps with what they are, every fifth and its neighbour in another script
    too."""
    parts = folds(read_sources(folder), FOLDS)
    pages, news = read_pages(folder)[0], read_singles(folder, "aeb")
    found = []
    for held, (part, weights) in enumerate(zip(parts, looks, strict=True)):
        rng = np.random.default_rng(SEED + held)
        for at, dump in enumerate(short_dumps(part, pages[held::FOLDS] + news[held::FOLDS], rng)):
            found.append(columns_of(dump, weights))
            if at % 5 < 2:
                found.append(columns_of(dump, weights, LANGS[at // 5 % len(LANGS)]))
    kept = [one for one in found if one is not None]
    return np.concatenate([values for values, _ in kept]), np.concatenate([begun for _, begun in kept])


def fitted(values: NDArray[np.float64], begun: NDArray[np.bool_]) -> dict[str, Any]:
    """The file's content: of each column mean, spread and weight, and the bias."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = values.mean(axis=0), np.maximum(values.std(axis=0), 0.03)
    mean, spread = np.round(mean, 4), np.round(spread, 4)
    model = LogisticRegression(C=0.1, max_iter=2000).fit(np.clip((values - mean) / spread, -4, 4), begun)
    table = zip(mean.tolist(), spread.tolist(), np.round(model.coef_[0], 3).tolist(), strict=True)
    columns = {name: list(three) for name, three in zip(COLUMNS, table, strict=True)}
    return {"columns": columns, "bias": round(float(model.intercept_[0]), 3)}


def main() -> int:
    """Train, and write the weights."""
    folder = eval_folder()
    if folder is None:
        print("no labelled data: set DEDUPE_NEWS_EVAL to their folder")
        return 0
    values, begun = shown(folder, unseen_looks(folder))
    default = Path(__file__).resolve().parents[2] / "src" / "dedupe_news" / "reading" / "segmenting" / WEIGHTS
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    held = fitted(values, begun)
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(three)}" for name, three in held["columns"].items())
    out.write_text(f'{{"columns": {{\n{rows}\n}},\n"bias": {held["bias"]}}}\n', "utf-8")
    print(f"{len(begun)} lines, {int(begun.sum())} begin reports, {len(COLUMNS)} columns in {out.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
