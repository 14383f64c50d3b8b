"""What story clustering takes and gives: reports as parallel columns in, a partition with its reasons out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dedupe_news.thresholds import StoryThresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class StoryInput:
    """Reports to group, as columns of one length: cleaned bodies, one independent text of each copy group.

    `titles` and `dates` may be empty (nothing known) or hold None where a report has none. Dates are ISO-like
    and count by their first ten characters. `sure` tells of each how sure its borders are, in 0..1: less than
    1 where it was cut out of a longer text by guess; empty means that all are.
    """

    texts: Sequence[str]
    titles: Sequence[str | None] = ()
    dates: Sequence[str | None] = ()
    sure: Sequence[float] = ()

    def __post_init__(self) -> None:
        for name in ("titles", "dates", "sure"):
            if len(getattr(self, name)) not in {0, len(self.texts)}:
                raise ValueError(f"{name} must be empty or as long as texts ({len(self.texts)})")


@dataclass(frozen=True, slots=True)
class StorySettings:
    """How stories are cut.

    `granularity` is the one dial a person turns: 0.5 is an event ("the talks of 26 November"); towards 0 only
    reports of the very same moment stay together, towards 1 episodes and topics ("the talks of that autumn",
    "inter-Korean relations") grow. `window` is the most days between two reports of one story; None sets no
    limit beyond what dates tell anyway.
    """

    granularity: float = 0.5
    window: int | None = None
    thresholds: StoryThresholds = field(default_factory=StoryThresholds)

    def __post_init__(self) -> None:
        if not 0.0 <= self.granularity <= 1.0:
            raise ValueError(f"granularity must lie in 0..1, not {self.granularity}")
        if self.window is not None and self.window < 0:
            raise ValueError(f"window must be 0 days or more, not {self.window}")


@dataclass(frozen=True, slots=True)
class PairScores:
    """The pairs that were compared: places `left < right`, and the probability that both tell one event."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    probability: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Clustering:
    """A partition of the reports into stories, numbered by first appearance.

    `labels[i]` is the story of report i. For each story: `cohesion`, the mean probability of its compared
    pairs (1 for a single report); `weakest`, the mean link of its loosest report to the rest (1 for a
    single report); `nearest`, the mean probability towards the closest other story; `borderline`, whether a
    granularity moved by a tenth would loosen a report from it or join it to that other. In `weakest` and
    `nearest` a pair that was not compared counts as 0.
    """

    labels: NDArray[np.int64]
    cohesion: NDArray[np.float64]
    weakest: NDArray[np.float64]
    nearest: NDArray[np.float64]
    borderline: NDArray[np.bool_]
    pairs: PairScores
    cut: float


@dataclass(frozen=True, slots=True)
class TermWeight:
    """A term as it is written in a report, and how much it weighs there."""

    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class Feature:
    """One comparison of two reports: its value, and what it adds to the log-odds of one event."""

    name: str
    value: float
    effect: float


@dataclass(frozen=True, slots=True)
class StoryEvidence:
    """Why two reports are, or are not, of one event.

    `shared` terms are weighed by what they add to the cosine, `only_a` and `only_b` by their own TF-IDF; each
    list begins with the heaviest. `days_apart` is None when a date is unknown. `joins_at` is the granularity
    from which the two alone would be one story, None when none does. `fuzzy` is RapidFuzz's token set ratio
    of titles and leads, in 0..1.
    """

    probability: float
    cut: float
    shared: tuple[TermWeight, ...]
    only_a: tuple[TermWeight, ...]
    only_b: tuple[TermWeight, ...]
    features: tuple[Feature, ...]
    days_apart: float | None
    joins_at: float | None
    fuzzy: float
