"""What goes on with an article: sentences below a box in it, and the items of a list under a colon.

"Read more" and three headlines stand in the middle of short articles.

What comes after a page's body has to be surer of itself than the body, for comments and teasers are prose
too. A box looks like the body's end. What stands below it is the article again where whole sentences follow
one another: in rows of teasers a headline stands above each, among comments names and days.

"Here is what we know so far:" opens a list of news whose items end in no mark, as links do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["beside", "continued", "listed"]


def continued(  # noqa: PLR0913, PLR0917 - columns of one table
    told: NDArray[np.bool_],
    known: NDArray[np.bool_],
    closed: NDArray[np.bool_],
    ends: NDArray[np.int64],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
    single: NDArray[np.bool_] | None = None,
) -> NDArray[np.bool_]:
    """Which lines go on with the body of their page after a box, or after several.

    A sentence by itself in a box is a teaser, unless something shows that it is none. What follows below such
    a box has to speak of what the body does.

    Args:
        told: whether each line is a sentence that no named rule removes.
        known: whether it has a word of the body.
        closed: whether it opens what follows an article, as the heading of its comments does.
        ends: where the body of each page ends.
        firsts: where each page begins (pages + 1).
        limits: how long a box may be, and how many sentences have to follow.
        single: whether each sentence goes on although no other follows (see `amid`).

    Example:
        >>> from dedupe_news.thresholds import CleaningThresholds
        >>> told = np.array([True, True, False, False, True, True, False, True])
        >>> ends, firsts = np.array([2]), np.array([0, 8])
        >>> none, limits = np.zeros(8, dtype=bool), CleaningThresholds()
        >>> continued(told, none, none, ends, firsts, limits).nonzero()[0].tolist()
        [4, 5]
    """
    found = np.zeros(len(told), dtype=np.bool_)
    says, knows, shuts = told.tolist(), known.tolist(), closed.tolist()
    alone = [False] * len(says) if single is None else single.tolist()
    for low, high, end in zip(firsts[:-1].tolist(), firsts[1:].tolist(), ends.tolist(), strict=True):
        at = body = end if end > low else high
        teased = False
        while at < high and at - body <= limits.box_lines and not shuts[at]:
            if not says[at]:
                at += 1
                continue
            first = at
            while at < high and says[at]:
                at += 1
            fits = at - first >= limits.box_sentences and (not teased or any(knows[first:at]))
            if first > body and not fits and not any(alone[first:at]):
                teased = True
                continue
            found[first:at] = True
            body, teased = at, False
    return found


def listed(
    opens: NDArray[np.bool_], items: NDArray[np.bool_], firsts: NDArray[np.int64], limits: CleaningThresholds
) -> NDArray[np.bool_]:
    """Which lines are items of a list that a line of the article opens.

    Args:
        opens: whether each line is of the article and ends in a colon.
        items: whether it begins with a mark, as an item does.
        firsts: where each page begins (pages + 1).
        limits: how many items a list has at the least.

    Example:
        >>> from dedupe_news.thresholds import CleaningThresholds
        >>> opens, items = np.array([1, 0, 0, 0, 0], dtype=bool), np.array([0, 1, 1, 0, 1], dtype=bool)
        >>> listed(opens, items, np.array([0, 5]), CleaningThresholds()).nonzero()[0].tolist()
        [1, 2]
    """
    found = np.zeros(len(opens), dtype=np.bool_)
    if not opens.any():
        return found
    begins = items.copy()
    begins[1:] &= ~items[:-1]
    begins[firsts[:-1][firsts[:-1] < len(items)]] = False
    others = np.append(np.flatnonzero(~items), len(items))
    for first in np.flatnonzero(begins & np.append(False, opens[:-1])).tolist():
        last = int(others[np.searchsorted(others, first)])
        stop = min(last, int(firsts[np.searchsorted(firsts, first, side="right")]))
        found[first:stop] = stop - first >= limits.list_items
    return found


def beside(  # noqa: PLR0913, PLR0917 - columns of one table
    scores: NDArray[np.float32],
    told: NDArray[np.bool_],
    stays: NDArray[np.bool_],
    certain: NDArray[np.bool_],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> NDArray[np.float32]:
    """Scores with sentences kept that belong to the sentences beside them.

    Such a sentence is not quite sure to go and stands between two that stay, with nothing but lines of named
    rules in between; or it stands right below one that stays and above such a line: the short last sentence
    above "Read also".

    Args:
        scores: log-odds that each line stays.
        told: whether it is a sentence that no named rule removes.
        stays: whether it is one of the body that stays.
        certain: whether a named rule removes it.
        firsts: where each page begins (pages + 1).
        limits: how far away the others may be, and how sure it may be to go.

    Example:
        >>> from dedupe_news.thresholds import CleaningThresholds
        >>> told = np.array([True, False, True, True, True, False, True])
        >>> scores = np.array([9, -9, -1, 9, -4, -9, -1], dtype=np.float32)
        >>> stays, firsts = told & (scores > 0), np.array([0, 7])
        >>> beside(scores, told, stays, ~told, firsts, CleaningThresholds()).tolist()
        [9.0, -9.0, 1.0, 9.0, 1.0, -9.0, -1.0]
    """
    count = len(told)
    at, page = np.arange(count), np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
    before = np.append(-1, np.maximum.accumulate(np.where(certain, -1, at))[:-1])[:count]
    after = np.append(np.minimum.accumulate(np.where(certain, count, at)[::-1])[::-1][1:], count)[:count]
    there = np.minimum(after, count - 1)
    upper = (before >= 0) & (at - before <= limits.beside_lines) & stays[before] & (page[before] == page)
    lower = (after < count) & (after - at <= limits.beside_lines) & stays[there] & (page[there] == page)
    lower &= scores > limits.beside_score
    last = np.append(certain[1:] & (page[1:] == page[:-1]), False)[:count] & (at - before == 1)
    joined = told & (scores <= 0) & upper & (lower | last)
    return np.where(joined, np.float32(limits.headline_score), scores)
