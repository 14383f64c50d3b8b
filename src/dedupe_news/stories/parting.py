"""Stories come apart where their parts are clearly more alike within than between.

Nothing that two reports have shows whether what they share is their event or its affair: two strikes of one
week, by other unions of one railway, pass for one event pair by pair, since all reports of both are alike.
Their story shows it. It is halved by average linkage of plain cosines, and comes apart where no report of
one half has a likeness to one of the other as high as the reports of either half have on average, with some
room. The halves are looked at in the same way. Both must be of two reports or more: one report that is
unlike the others is a column or a roundup as often as another event.

Reports cut out of one text by guess are parted sooner. A dump without marks often tells one affair over
months or years, and nothing else in such a run shows how alike two events of the affair are. So a story
whose reports' borders were unsure is taken apart as long as reports of two parts are clearly less alike
than reports of one. That parts reports of one event, too (two of three outlets are often closer to each
other); where borders are unsure this is the better mistake: a story too few costs false statements, a story
too many repeats true ones.

Tried and dropped: the second way for reports that came as records or between marks. It wins look-alikes
(NeuS .859 to .870 B-cubed) and loses more elsewhere (ECB+ .944 to .929, DUC 2004 .909 to .867). The same by
the part of the likeness that is left between (.45 to .65 of that within): wires of one affair over weeks
have such parts as often as look-alikes do. In the model of pairs, the greatest drop in the likeness of each
report's neighbours, and its likeness to those that its neighbours are of: neither gains on a set that it is
not fitted to. Halves by days, of two days or less each and six or more between: such stories are two events
in GVA (14 of 18 in small runs) and one in DUC 2004 (30 of 32), whatever likeness is left between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.cluster.hierarchy import average, fcluster
from scipy.spatial.distance import squareform

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from scipy import sparse

    from dedupe_news.thresholds import StoryThresholds

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Halves = NDArray[np.bool_]

FEWEST = 3
"""Reports of a story that can come apart: two have nothing to be compared with."""


def part(
    labels: Ints, unit: sparse.csr_matrix, sure: Floats, limits: StoryThresholds, granularity: float = 0.5
) -> Ints:
    """Give the stories anew, those with clear parts or of unsure reports taken apart.

    Args:
        labels: of each report its story.
        unit: of each report its unit row of terms.
        sure: of each report how sure its borders are (0..1).
        limits: how sure borders must be, and how much more alike parts must be within than between.
        granularity: how wide stories are meant to be; the wider than an event, the wider a gap they bridge.
    """
    gap = limits.gap + max(granularity - 0.5, 0.0)
    stories = int(labels.max(initial=-1)) + 1
    size = np.bincount(labels, minlength=stories)
    mean = np.bincount(labels, weights=sure, minlength=stories) / np.maximum(size, 1)
    guessed = (size >= FEWEST) & (mean < limits.sure)
    firm = (size > FEWEST) & ~guessed & (size <= limits.halved)
    found = labels.copy()
    order = np.argsort(labels, kind="stable")
    first = np.concatenate([[0], np.cumsum(size)])
    for story in np.flatnonzero(guessed | firm).tolist():
        members = order[first[story] : first[story + 1]]
        rows = unit[members]
        apart = _less_alike(limits.between) if guessed[story] else _clearly_apart(gap)
        for piece in parted((rows @ rows.T).toarray().astype(np.float64), apart)[1:]:
            found[members[piece]] = found.max() + 1
    return found


def doubted(
    chance: Floats, pairs: tuple[Ints, Ints], stories: tuple[Ints, Ints], limits: StoryThresholds
) -> Floats:
    """Give the pairs' chances anew: of such as were one story and came apart, no more than a doubt is left.

    Args:
        chance: of each pair how likely both tell one event.
        pairs: the places of the first and of the second report of each pair.
        stories: of each report its story, before and after parting.
        limits: what is left.
    """
    before, after = stories
    left, right = pairs
    apart = (before[left] == before[right]) & (after[left] != after[right])
    return np.where(apart, np.minimum(chance, limits.parted), chance)


def parted(cosine: Floats, apart: Callable[[Floats, Halves], bool]) -> list[Ints]:
    """Halve reports as long as the halves are apart: the places of each part, the first report's part first.

    Args:
        cosine: how alike each two reports are, whether by all terms or by names.
        apart: whether two halves are, of likenesses and the marks of the first half.
    """
    waiting, done = [np.arange(len(cosine))], []
    while waiting:
        places = waiting.pop()
        inside = cosine[np.ix_(places, places)]
        half = _half(inside)
        if half is None or not apart(inside, half):
            done.append(places)
        else:
            waiting.extend((places[half], places[~half]))
    return sorted(done, key=lambda places: int(places[0]))


def _half(cosine: Floats) -> Halves | None:
    """Mark one of the last two parts of average linkage, None where there are too few reports."""
    if len(cosine) < FEWEST:
        return None
    distance = np.maximum(1.0 - (cosine + cosine.T) / 2, 0.0)
    np.fill_diagonal(distance, 0.0)
    half: Halves = fcluster(average(squareform(distance, checks=False)), 2, "maxclust") == 1
    return half


def _less_alike(between: float) -> Callable[[Floats, Halves], bool]:
    """Whether halves are on average at most such a part as alike as each of them is."""

    def apart(cosine: Floats, first: Halves) -> bool:
        inside = [within(cosine[np.ix_(half, half)]) for half in (first, ~first) if half.sum() > 1]
        across = float(cosine[np.ix_(first, ~first)].mean())
        return across <= between * float(np.mean(inside))

    return apart


def _clearly_apart(gap: float) -> Callable[[Floats, Halves], bool]:
    """Whether the best likeness across is under that of the weaker half's reports on average, by the gap."""

    def apart(cosine: Floats, first: Halves) -> bool:
        if min(int(first.sum()), int((~first).sum())) < FEWEST - 1:
            return False
        inside = min(within(cosine[np.ix_(half, half)]) for half in (first, ~first))
        return inside - float(cosine[np.ix_(first, ~first)].max()) >= gap

    return apart


def within(cosine: Floats) -> float:
    """Give the mean of all that is not on the diagonal."""
    count = len(cosine)
    return float((cosine.sum() - np.trace(cosine)) / (count * (count - 1)))
