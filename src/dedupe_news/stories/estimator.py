"""`StoryClusterer`: story clustering in scikit-learn's conventions.

This module imports scikit-learn (0.8 s), so the room's face does not import it: ask for it by its own name or
as `dedupe_news.StoryClusterer`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sklearn.base import BaseEstimator, ClusterMixin

from dedupe_news.stories.clustering import cluster
from dedupe_news.stories.inputs import StoryInput, StorySettings

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray


class StoryClusterer(ClusterMixin, BaseEstimator):  # type: ignore[misc] # scikit-learn ships no types
    """Group texts that tell the same event.

    Args:
        granularity: 0..1, how wide a story is; 0.5 is an event (see `StorySettings`).
        window: the most days between two reports of one story, or None.

    Attributes:
        labels_: int64 array, the story of each text, numbered by first appearance.
        clustering_: the whole `Clustering`, with cohesion, weakest links and compared pairs.
        n_clusters_: number of stories.

    Example:
        >>> fire = "Fire destroyed the old harbour warehouse in Ostheim on Monday, officials said."
        >>> vote = "Parliament in Velden passed the pension bill by two votes after a night of debate."
        >>> StoryClusterer().fit_predict([fire, vote, fire]).tolist()
        [0, 1, 0]
    """

    def __init__(self, granularity: float = 0.5, window: int | None = None) -> None:
        self.granularity = granularity
        self.window = window

    def fit(self, X: Iterable[object], y: object = None) -> StoryClusterer:  # noqa: ARG002, N803 - scikit-learn's signature
        """Cluster texts: strings, or mappings with `text` and optionally `title`, `date`, `lang`, `source`.

        Raises:
            TypeError: `X` is one string, or an entry is neither text nor a mapping with `text`.
        """
        reports = _input(X)
        settings = StorySettings(granularity=self.granularity, window=self.window)
        self.clustering_ = cluster(reports, settings)
        self.labels_: NDArray[np.int64] = self.clustering_.labels
        self.n_clusters_ = len(self.clustering_.cohesion)
        return self

    def fit_predict(self, X: Iterable[object], y: object = None, **_: object) -> NDArray[np.int64]:  # noqa: N803 - scikit-learn's signature
        """Cluster texts and give the story of each (see `fit`)."""
        return self.fit(X, y).labels_


def _input(given: Iterable[object]) -> StoryInput:
    if isinstance(given, str | bytes):
        raise TypeError("StoryClusterer takes a list of texts, not one text")
    rows = [_row(entry, at) for at, entry in enumerate(given)]
    columns = {name: [_text(row.get(name)) for row in rows] for name in ("title", "date")}
    return StoryInput(
        texts=[str(row["text"]) for row in rows],
        titles=columns["title"],
        dates=columns["date"],
    )


def _row(entry: object, at: int) -> Mapping[str, object]:
    if isinstance(entry, str):
        return {"text": entry}
    if isinstance(entry, Mapping) and isinstance(entry.get("text"), str):
        return entry
    raise TypeError(f"entry {at} is neither a text nor a mapping with a string under 'text'")


def _text(value: object) -> str | None:
    return None if value is None else str(value)
