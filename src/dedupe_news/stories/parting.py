"""Reports cut out of one text by guess are parted where their parts are more alike within than between.

A dump without marks often tells one affair over months or years: every report of it is like every other, and
as pairs they all pass for one event. Nothing else in such a run shows how alike two events of the affair are.
So a story whose reports' borders were unsure is taken apart from the top of its average linkage of plain
cosines, as long as reports of two parts are clearly less alike than reports of one. That parts reports of one
event, too (two of three outlets are often closer to each other); where borders are unsure this is the better
mistake: a story too few costs false statements, a story too many repeats true ones.

Tried and dropped: the same for reports that came as records or between marks. It wins look-alikes (NeuS .859
to .870 B-cubed) and loses more elsewhere (ECB+ .944 to .929, DUC 2004 .909 to .867).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.cluster.hierarchy import average, fcluster
from scipy.spatial.distance import squareform

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.thresholds import StoryThresholds

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

FEWEST = 3
"""Reports of a story that can come apart: two have nothing to be compared with."""


def part(labels: Ints, unit: sparse.csr_matrix, sure: Floats, limits: StoryThresholds) -> Ints:
    """Give the stories anew, those of unsure reports taken apart.

    Args:
        labels: of each report its story.
        unit: of each report its unit row of terms.
        sure: of each report how sure its borders are (0..1).
        limits: how sure borders must be, and how much more alike parts must be within than between.
    """
    stories = int(labels.max(initial=-1)) + 1
    size = np.bincount(labels, minlength=stories)
    mean = np.bincount(labels, weights=sure, minlength=stories) / np.maximum(size, 1)
    found = labels.copy()
    for story in np.flatnonzero((size >= FEWEST) & (mean < limits.sure)).tolist():
        members = np.flatnonzero(labels == story)
        rows = unit[members]
        for piece in _parted((rows @ rows.T).toarray().astype(np.float64), limits.between)[1:]:
            found[members[piece]] = found.max() + 1
    return found


def _parted(cosine: Floats, between: float) -> list[Ints]:
    """Give the places of each part, the first report's part first."""
    waiting, done = [np.arange(len(cosine))], []
    while waiting:
        places = waiting.pop()
        halves = _halves(cosine[np.ix_(places, places)], between)
        if halves is None:
            done.append(places)
        else:
            waiting.extend((places[halves], places[~halves]))
    return sorted(done, key=lambda places: int(places[0]))


def _halves(cosine: Floats, between: float) -> NDArray[np.bool_] | None:
    """Tell the last two parts of average linkage apart, None when they are about as alike as each is."""
    if len(cosine) < FEWEST:
        return None
    apart = np.maximum(1.0 - (cosine + cosine.T) / 2, 0.0)
    np.fill_diagonal(apart, 0.0)
    first = fcluster(average(squareform(apart, checks=False)), 2, "maxclust") == 1
    inside = [_within(cosine[np.ix_(half, half)]) for half in (first, ~first) if half.sum() > 1]
    across = float(cosine[np.ix_(first, ~first)].mean())
    return first if across <= between * float(np.mean(inside)) else None


def _within(cosine: Floats) -> float:
    count = len(cosine)
    return float((cosine.sum() - np.trace(cosine)) / (count * (count - 1)))
