"""The labelled sets as a run takes them, what a run of them is grouped into, and how good that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.benchmarks.bench_sentences import rows

from dedupe_news import pipeline
from dedupe_news.evaluation import Measure, evaluate
from dedupe_news.model import Record
from dedupe_news.stories import Clustering, StoryInput, StorySettings, cluster

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SETS = ("gva_2013_2015", "ecbplus_train_dev", "neus_val", "duc2004")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Set:
    """A labelled set: its rows as given, and the independent texts that a run makes of them."""

    name: str
    given: list[Row]
    texts: list[Row]
    follows: list[int | None]

    def labels(self, found: Sequence[int]) -> list[int]:
        """The story of every given row; one that the run left out is a story of its own."""
        alone = max(found, default=-1) + 1
        return [alone + at if text is None else int(found[text]) for at, text in enumerate(self.follows)]


def load(path: Path) -> Set:
    given = rows(path)
    settings = pipeline.Settings()
    records = [
        Record(path.name, row["text"], "record", n, n, id=row["id"], title=row["title"], date=row["date"])
        for n, row in enumerate(given, 1)
    ]
    cleaned = pipeline.clean(pipeline.split(records, settings), settings)
    copies = pipeline.copies(cleaned, settings)
    by_id = {row["id"]: row for row in given}
    place: dict[int, int] = {}
    texts: list[Row] = []
    for at, keeper in enumerate(copies.keeper.tolist()):
        if at == keeper and cleaned.bodies[at].strip():
            place[at] = len(texts)
            texts.append(by_id[cleaned.reports[at].id] | {"text": cleaned.bodies[at]})
    keeper_of = {report.id: int(copies.keeper[at]) for at, report in enumerate(cleaned.reports)}
    follows = [place.get(keeper_of.get(row["id"], -1)) for row in given]
    return Set(path.stem, given, texts, follows)


def grouped(texts: list[Row], granularity: float = 0.5) -> Clustering:
    given = StoryInput(
        [row["text"] for row in texts],
        titles=[row.get("title") for row in texts],
        dates=[row.get("date") for row in texts],
    )
    return cluster(given, StorySettings(granularity=granularity))


def clustered(texts: list[Row], granularity: float = 0.5) -> list[int]:
    labels: list[int] = grouped(texts, granularity).labels.tolist()
    return labels


def measure(texts: list[Row], granularity: float = 0.5) -> Measure:
    return evaluate([row["story"] for row in texts], clustered(texts, granularity), 0).b_cubed


def undated(texts: list[Row]) -> list[Row]:
    return [row | {"date": None} for row in texts]
