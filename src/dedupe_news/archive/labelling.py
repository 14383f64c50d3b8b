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
CHANCE = 10_000
"""Scores are rounded to four places by the cleaner, so they fit two bytes without loss."""


@dataclass(frozen=True, slots=True)
class LabelTask:
    """One batch to label."""

    folder: str
    task: int
    batch: int
    settings: ArchiveSettings


@dataclass(frozen=True, slots=True)
class LabelledBatch:
    """A batch with the labels of its reports' lines and what is left of each (see `filtering.Labelled`)."""

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
    cleaning = task.settings.cleaning
    texts = [report.text for report in batch.reports]
    kinds = [report.record.kind for report in batch.reports]
    repeated: frozenset[str] = frozenset()
    if cleaning.applies("repeated", by_default=True):
        condemned = np.load(state.path(REPEATED))
        repeated = repeated_in(texts, condemned, cleaning.thresholds)
    lines = label_run(texts, cleaning, kinds, repeated=repeated)
    if task.settings.copies != "keep":
        prints = fingerprint([clean_text(text, own) for text, own in zip(texts, lines, strict=True)])
        arrays = {one.name: getattr(prints, one.name) for one in fields(prints)}
        state.write_arrays(batch_name("prints", task.task, task.batch), arrays)
    write_labels(state, name, lines)
    return len(batch.reports)


def write_labels(state: State, name: str, labels: Sequence[Sequence[Line]]) -> None:
    """Write labels as arrays, some ten bytes a line."""
    lines = [line for one in labels for line in one]
    rules = sorted({line.rule for line in lines if line.rule is not None})
    place = {rule: at for at, rule in enumerate(rules, 1)}
    state.write_arrays(
        name,
        {
            "count": np.fromiter(map(len, labels), np.uint32, len(labels)),
            "start": np.array([line.start for line in lines], np.uint32),
            "end": np.array([line.end for line in lines], np.uint32),
            "rule": np.array([place[line.rule] if line.rule else 0 for line in lines], np.uint8),
            "score": np.array([round(line.score * CHANCE) for line in lines], np.uint16),
            "rules": np.array(rules, np.str_),
        },
    )


def read_labelled(state: State, task: int, number: int, ids: Sequence[str] | None = None) -> LabelledBatch:
    """A batch with its labels; lines come in offsets of their record's text."""
    batch = read_batch(state, batch_name("batch", task, number), ids)
    raw = state.read_arrays(batch_name("labels", task, number))
    rules: list[str | None] = [None, *raw["rules"].tolist()]
    columns = (raw[name].tolist() for name in ("start", "end", "rule", "score"))
    own = [
        Line(start, end, rules[rule], score / CHANCE)
        for start, end, rule, score in zip(*columns, strict=True)
    ]
    lines: list[tuple[Line, ...]] = []
    bodies: list[str] = []
    at = 0
    for report, count in zip(batch.reports, raw["count"].tolist(), strict=True):
        labels = own[at : at + count]
        at += count
        bodies.append(clean_text(report.text, labels))
        by = report.start
        lines.append(
            tuple(Line(one.start + by, one.end + by, one.rule, one.score) for one in labels)
            if by
            else tuple(labels)
        )
    return LabelledBatch(batch, lines, bodies)
