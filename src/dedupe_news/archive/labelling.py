"""The second pass: every batch is cleaned by what the whole archive condemned, and fingerprinted."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.archive.batches import Rows, read_batch
from dedupe_news.archive.facts import batch_name
from dedupe_news.archive.state import State, as_arrays, as_texts
from dedupe_news.archive.tally import Counted
from dedupe_news.cleaning import label_texts
from dedupe_news.matching import fingerprint
from dedupe_news.model import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.archive.batches import Batch
    from dedupe_news.archive.settings import ArchiveSettings
    from dedupe_news.model import Report

REPEATED = "repeated.npy"


@dataclass(frozen=True, slots=True)
class LabelTask:
    """One batch to label."""

    folder: str
    task: int
    batch: int
    settings: ArchiveSettings
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class LabelledBatch:
    """A batch with the removed lines of its reports and what is left of each (see `filtering.Labelled`).

    Kept lines are not written down: nothing that is printed asks for them.
    """

    batch: Batch
    lines: list[tuple[Line, ...]]
    bodies: list[str]

    @property
    def reports(self) -> Sequence[Report]:
        """The reports, those of one record together."""
        return self.batch.reports


def label(task: LabelTask) -> int:
    """Label one batch, unless that is done already; give how many reports it has."""
    state = State(Path(task.folder), lasting=task.lasting)
    name = batch_name("labels", task.task, task.batch)
    rows = Rows.read(state, batch_name("batch", task.task, task.batch))
    if state.has(name):
        return len(rows.reports)
    texts = rows.report_texts()
    counted = _counted(state, task)
    labels = label_texts(
        texts,
        task.settings.cleaning,
        rows.kinds(),
        repeated=counted.repeated(texts, np.load(state.path(REPEATED))) if counted else frozenset(),
        cuts=counted.cuts if counted else None,
    )
    bodies = labels.bodies(texts)
    files = {}
    if task.settings.copies != "keep":
        prints = fingerprint(bodies, task.settings.matching.thresholds)
        arrays = {one.name: getattr(prints, one.name) for one in fields(prints)}
        files[batch_name("prints", task.task, task.batch)] = as_arrays(arrays)
    files[name] = labels_as_bytes(texts, labels.removed(), bodies)
    state.write_together(files)
    return len(rows.reports)


def _counted(state: State, task: LabelTask) -> Counted | None:
    """The lines of a batch as the first pass left them, where it looked for repeated ones."""
    if not task.settings.cleaning.applies("repeated", by_default=True):
        return None
    return Counted.of(state.read_arrays(batch_name("cuts", task.task, task.batch)))


def labels_as_bytes(texts: Sequence[str], removed: Sequence[Sequence[Line]], bodies: Sequence[str]) -> bytes:
    """What went of each report, and what is left where that is not the report as it was."""
    gone = [[(line.start, line.end, line.rule, line.score) for line in own] for own in removed]
    changed = [at for at, (body, text) in enumerate(zip(bodies, texts, strict=True)) if body != text]
    return as_texts([gone, changed], [bodies[at] for at in changed])


def read_labelled(state: State, task: int, number: int, ids: Sequence[str] | None = None) -> LabelledBatch:
    """A batch with its labels; removed lines come in offsets of their record's text."""
    batch = read_batch(state, batch_name("batch", task, number), ids)
    (gone, changed), left = state.read_texts(batch_name("labels", task, number))
    lines = [
        tuple(Line(start + report.start, end + report.start, rule, score) for start, end, rule, score in own)
        for report, own in zip(batch.reports, gone, strict=True)
    ]
    bodies = [report.text for report in batch.reports]
    for at, body in zip(changed, left, strict=True):
        bodies[at] = body
    return LabelledBatch(batch, lines, bodies)
