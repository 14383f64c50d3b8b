"""How good a clustering is against gold: B-cubed, pairwise, ARI, NMI, and the stories that went worst.

Every measure comes from one sparse contingency table (gold story by predicted story), so a million reports
cost a sort. B-cubed is Bagga and Baldwin's (1998; Amigó and others 2009 show why it is the one to trust), the
adjusted Rand index Hubert and Arabie's (1985), V-measure Rosenberg and Hirschberg's (2007), which equals the
normalised mutual information with arithmetic mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall and their harmonic mean, each in 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 when both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class WorstStory:
    """One gold story that went wrong: where its reports lie and what else lies there.

    `parts` counts its reports in each predicted story, largest first; `strangers` are reports of other
    stories in those predicted stories. `f1` is the mean B-cubed F1 of its reports; `lost` is how many
    reports' worth of it is missing, by which the list is ranked.
    """

    story: str
    reports: int
    parts: tuple[int, ...]
    strangers: int
    f1: float
    lost: float

    @property
    def why(self) -> str:
        """The fault as a sentence.

        Example:
            >>> WorstStory("fire", 5, (3, 2), 0, 0.7, 1.5).why
            '5 reports lie in 2 stories (3 + 2)'
        """
        kept = " + ".join(str(part) for part in self.parts[:6]) + (" + …" if len(self.parts) > 6 else "")
        split = f"lie in {len(self.parts)} stories ({kept})" if len(self.parts) > 1 else "lie in one story"
        mixed = (
            f", together with {_count(self.strangers, 'report')} of other stories" if self.strangers else ""
        )
        return f"{_count(self.reports, 'report')} {split}{mixed}".replace("1 report lie", "1 report lies")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All measures of one predicted clustering against gold."""

    reports: int
    gold_stories: int
    predicted_stories: int
    b_cubed: Measure
    pairwise: Measure
    ari: float
    homogeneity: float
    completeness: float
    v_measure: float
    worst: tuple[WorstStory, ...]

    def as_record(self) -> dict[str, object]:
        """Give the measures as a JSON-ready mapping."""
        return {
            "reports": self.reports,
            "gold_stories": self.gold_stories,
            "predicted_stories": self.predicted_stories,
            **{
                f"{name}_{part}": getattr(measure, part)
                for name, measure in (("b_cubed", self.b_cubed), ("pairwise", self.pairwise))
                for part in ("precision", "recall", "f1")
            },
            "ari": self.ari,
            "nmi": self.v_measure,
            "homogeneity": self.homogeneity,
            "completeness": self.completeness,
            "v_measure": self.v_measure,
            "worst": [
                {"story": one.story, "reports": one.reports, "f1": one.f1, "why": one.why}
                for one in self.worst
            ],
        }


@dataclass(frozen=True, slots=True)
class _Table:
    """Contingency in sparse form: `both[k]` reports lie in gold story `gold[k]` and predicted `pred[k]`."""

    gold: NDArray[np.int64]
    pred: NDArray[np.int64]
    both: NDArray[np.float64]
    in_gold: NDArray[np.float64]
    in_pred: NDArray[np.float64]

    @property
    def total(self) -> float:
        return float(self.both.sum())


def evaluate(gold: Sequence[Hashable], predicted: Sequence[Hashable], worst: int = 10) -> Evaluation:
    """Measure a predicted clustering against gold.

    Args:
        gold: the true story of each report, any labels.
        predicted: the predicted story of each report, in the same order.
        worst: how many of the stories that went worst to list.

    Raises:
        ValueError: the two differ in length.

    Example:
        >>> found = evaluate(["a", "a", "b"], [1, 1, 1])
        >>> round(found.b_cubed.precision, 3), found.b_cubed.recall
        (0.556, 1.0)
    """
    if len(gold) != len(predicted):
        raise ValueError(f"gold has {len(gold)} labels, predicted has {len(predicted)}")
    names, true = _codes(gold)
    table = _table(true, _codes(predicted)[1])
    homogeneity, completeness = _entropies(table)
    both = homogeneity + completeness
    return Evaluation(
        reports=len(gold),
        gold_stories=len(table.in_gold),
        predicted_stories=len(table.in_pred),
        b_cubed=_b_cubed(table),
        pairwise=_pairwise(table),
        ari=_ari(table),
        homogeneity=homogeneity,
        completeness=completeness,
        v_measure=2 * homogeneity * completeness / both if both else 0.0,
        worst=_worst(table, names, worst),
    )


def evaluate_by_id(
    gold: Mapping[str, Hashable], predicted: Mapping[str, Hashable], worst: int = 10
) -> Evaluation:
    """Measure over the reports that gold names; one that is not predicted counts as a story of its own.

    Example:
        >>> evaluate_by_id({"a": 1, "b": 1}, {"a": 0}).b_cubed.recall
        0.5
    """
    ids = sorted(gold)
    found = [(0, predicted[at]) if at in predicted else (1, at) for at in ids]
    return evaluate([gold[at] for at in ids], found, worst)


def _codes(labels: Sequence[Hashable]) -> tuple[list[Hashable], NDArray[np.int64]]:
    """Number labels by first appearance."""
    known: dict[Hashable, int] = {}
    codes = np.fromiter((known.setdefault(label, len(known)) for label in labels), np.int64, len(labels))
    return list(known), codes


def _table(gold: NDArray[np.int64], pred: NDArray[np.int64]) -> _Table:
    width = int(pred.max()) + 1 if len(pred) else 1
    keys, both = np.unique(gold * width + pred, return_counts=True)
    return _Table(
        gold=keys // width,
        pred=keys % width,
        both=both.astype(np.float64),
        in_gold=np.bincount(gold).astype(np.float64),
        in_pred=np.bincount(pred).astype(np.float64),
    )


def _b_cubed(table: _Table) -> Measure:
    if not table.total:
        return Measure(1.0, 1.0)
    square = table.both**2
    return Measure(
        float((square / table.in_pred[table.pred]).sum() / table.total),
        float((square / table.in_gold[table.gold]).sum() / table.total),
    )


def _choose2(counts: NDArray[np.float64]) -> float:
    return float((counts * (counts - 1) / 2).sum())


def _pairwise(table: _Table) -> Measure:
    """Measure pairs in one story; with no such pair on a side nothing can be wrong there, so it is 1."""
    hits, found, true = _choose2(table.both), _choose2(table.in_pred), _choose2(table.in_gold)
    return Measure(hits / found if found else 1.0, hits / true if true else 1.0)


def _ari(table: _Table) -> float:
    hits, found, true = _choose2(table.both), _choose2(table.in_pred), _choose2(table.in_gold)
    pairs = table.total * (table.total - 1) / 2
    expected = found * true / pairs if pairs else 0.0
    spread = (found + true) / 2 - expected
    return (hits - expected) / spread if spread else 1.0


def _entropies(table: _Table) -> tuple[float, float]:
    """Give homogeneity and completeness; a side without entropy cannot be missed, so it is 1."""
    if not table.total:
        return 1.0, 1.0
    gold, pred = table.in_gold / table.total, table.in_pred / table.total
    joint = table.both / table.total
    shared = float((joint * np.log(joint / (gold[table.gold] * pred[table.pred]))).sum())
    in_gold, in_pred = float(-(gold * np.log(gold)).sum()), float(-(pred * np.log(pred)).sum())
    return (shared / in_gold if in_gold > 0 else 1.0), (shared / in_pred if in_pred > 0 else 1.0)


def _worst(table: _Table, names: list[Hashable], most: int) -> tuple[WorstStory, ...]:
    """Rank gold stories by how many reports' worth of B-cubed F1 they lose."""
    precision = table.both / table.in_pred[table.pred]
    recall = table.both / table.in_gold[table.gold]
    f1 = 2 * precision * recall / (precision + recall)
    lost = np.bincount(table.gold, weights=table.both * (1 - f1), minlength=len(names))
    order = np.lexsort((np.arange(len(names)), -lost))[:most]
    return tuple(_one_worst(table, names[at], int(at), float(lost[at])) for at in order if lost[at] > 1e-12)


def _one_worst(table: _Table, name: Hashable, at: int, lost: float) -> WorstStory:
    rows = np.flatnonzero(table.gold == at)
    parts = np.sort(table.both[rows])[::-1].astype(np.int64)
    reports = int(table.in_gold[at])
    strangers = int((table.in_pred[table.pred[rows]] - table.both[rows]).sum())
    return WorstStory(
        story=str(name),
        reports=reports,
        parts=tuple(int(part) for part in parts),
        strangers=strangers,
        f1=1 - lost / reports,
        lost=lost,
    )
