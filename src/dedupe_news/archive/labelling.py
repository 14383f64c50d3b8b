"""The second pass: every batch is cleaned by what the whole archive condemned, and fingerprinted."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.archive.batches import read_batch
from dedupe_news.archive.facts import batch_name
from dedupe_news.archive.state import State
from dedupe_news.archive.tally import repeated_in
from dedupe_news.cleaning import clean_text, label_run
from dedupe_news.matching import fingerprint
from dedupe_news.model import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.archive.batches import Batch
    from dedupe_news.archive.settings import ArchiveSettings

REPEATED = "repeated.npy"


@dataclass(frozen=True, slots=True)
class LabelTask:
    """One batch to label."""

    folder: str
    task: int
    batch: int
    settings: ArchiveSettings


@dataclass(frozen=True, slots=True)
class LabelledBatch:
    """A batch with the removed lines of its reports and what is left of each (see `filtering.Labelled`).

    Kept lines are not written down: nothing that is printed asks for them.
    """

    batch: Batch
    lines: list[tuple[Line, ...]]
    bodies: list[str]


def label(task: LabelTask) -> int:
    """Label one batch, unless that is done already; give how many reports it has."""
    state = State(Path(task.folder))
    name = batch_name("labels", task.task, task.batch)
    batch = read_batch(state, batch_name("batch", task.task, task.batch))
    if state.has(name):
        return len(batch.reports)
    texts = [report.text for report in batch.reports]
    lines = label_run(
        texts,
        task.settings.cleaning,
        [report.record.kind for report in batch.reports],
        repeated=_repeated(state, task, texts),
    )
    bodies = [clean_text(text, own) for text, own in zip(texts, lines, strict=True)]
    if task.settings.copies != "keep":
        prints = fingerprint(bodies, task.settings.matching.thresholds)
        arrays = {one.name: getattr(prints, one.name) for one in fields(prints)}
        state.write_arrays(batch_name("prints", task.task, task.batch), arrays)
    write_labels(state, name, texts, lines, bodies)
    return len(batch.reports)


def _repeated(state: State, task: LabelTask, texts: Sequence[str]) -> frozenset[str]:
    """The lines of a batch that the archive condemned; only reports that have one are looked through."""
    cleaning = task.settings.cleaning
    if not cleaning.applies("repeated", by_default=True):
        return frozenset()
    condemned = np.load(state.path(REPEATED))
    lines = state.look_into(batch_name("tally", task.task, task.batch))
    hit = np.unique(lines["report"][np.isin(lines["key"], condemned)]).tolist()
    return repeated_in([texts[at] for at in hit], condemned, cleaning.thresholds)


def write_labels(
    state: State,
    name: str,
    texts: Sequence[str],
    labels: Sequence[Sequence[Line]],
    bodies: Sequence[str],
) -> None:
    """Write what went of each report, and what is left where that is not the report as it was."""
    gone = [
        [(line.start, line.end, line.rule, line.score) for line in own if line.rule is not None]
        for own in labels
    ]
    left = [None if body == text else body for body, text in zip(bodies, texts, strict=True)]
    state.write_json(name, {"gone": gone, "left": left})


def read_labelled(state: State, task: int, number: int, ids: Sequence[str] | None = None) -> LabelledBatch:
    """A batch with its labels; removed lines come in offsets of their record's text."""
    batch = read_batch(state, batch_name("batch", task, number), ids)
    raw = state.read_json(batch_name("labels", task, number))
    lines = [
        tuple(Line(start + report.start, end + report.start, rule, score) for start, end, rule, score in own)
        for report, own in zip(batch.reports, raw["gone"], strict=True)
    ]
    bodies = [
        report.text if left is None else left for report, left in zip(batch.reports, raw["left"], strict=True)
    ]
    return LabelledBatch(batch, lines, bodies)
