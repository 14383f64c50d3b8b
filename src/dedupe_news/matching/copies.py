"""Copies: who reprints whom in a collection, exact, near or contained, whatever the order of the input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dedupe_news.matching.compare import likeness_of
from dedupe_news.matching.fingerprints import fingerprint, join
from dedupe_news.matching.grouping import find_pairs
from dedupe_news.matching.runs import keep_freed, order_of
from dedupe_news.matching.settings import CopySettings
from dedupe_news.matching.settling import settle
from dedupe_news.matching.shelf import Shelf
from dedupe_news.matching.sketches import sketch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.matching.compare import Held
    from dedupe_news.matching.fingerprints import Fingerprints
    from dedupe_news.matching.settling import Settled
    from dedupe_news.thresholds import CopyThresholds

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

NONE, EXACT, NEAR, CONTAINED, DIGEST = range(5)
CONTAINED_UNDER: Final = 0.75
"""A copy of fewer of its keeper's words, or the other way round, is called contained; else near."""
HOW: Final = ("none", "exact", "near", "contained", "digest")
"""Names of the codes in `Copies.how`; a digest holds its keeper and other reports (`digests.py`)."""


@dataclass(frozen=True, slots=True)
class Copies:
    """For each report its keeper (itself when independent), the part of it that the keeper has, and how.

    That part, 0..1, is one where both are the same or the keeper holds all of the report, and the keeper may
    say more. `how` holds codes, named by `HOW`.
    """

    keeper: NDArray[np.int64]
    similarity: NDArray[np.float64]
    how: NDArray[np.uint8]

    def __len__(self) -> int:
        """The number of reports."""
        return len(self.keeper)


def find_copies(
    texts: Sequence[str],
    settings: CopySettings | None = None,
    ranks: Sequence[Any] | None = None,
) -> Copies:
    """Find which texts reprint which.

    Args:
        texts: reports, boilerplate removed as far as known; a text without words copies nothing.
        settings: which copy is kept and the thresholds.
        ranks: anything sortable, one a text: date and place, say. Equal choices go to the lower rank.

    Example:
        >>> found = find_copies(["Rain in Porto today.", "Snow in Oslo.", "RAIN IN PORTO TODAY"])
        >>> found.keeper.tolist(), HOW[found.how[2]]
        ([0, 1, 0], 'exact')
    """
    chosen = settings or CopySettings()
    return match(fingerprint(texts, chosen.thresholds), chosen, ranks)


def match_fingerprints(
    old: Fingerprints,
    new: Fingerprints,
    settings: CopySettings | None = None,
    ranks: Sequence[Any] | None = None,
) -> Copies:
    """Find copies among known and new reports together: the answer of one run over all their texts.

    Nothing is carried over but fingerprints, so that it makes no difference in how many parts reports come;
    the price is work in proportion to all reports, though none of their texts is read again.

    Args:
        old: what was seen before.
        new: what comes now; places count on from the old ones.
        settings: as in `find_copies`.
        ranks: one for each old report, then one for each new one.
    """
    return match(join([old, new]), settings, ranks)


def match(
    prints: Fingerprints,
    settings: CopySettings | None = None,
    ranks: Sequence[Any] | None = None,
    shelf: Shelf | None = None,
) -> Copies:
    """Find copies among fingerprinted reports (see `find_copies`).

    Args:
        prints: the fingerprints; their samples and slots may be files that are looked into (`numpy.memmap`).
        settings: as in `find_copies`.
        ranks: as in `find_copies`.
        shelf: where long arrays lie; in memory if none is given.
    """
    keep_freed()
    chosen = settings or CopySettings()
    thresholds = chosen.thresholds
    count = len(prints)
    preference = _preference(prints, chosen, ranks)
    distinct, order = _distinct(prints)
    shelf = shelf or Shelf()
    found = find_pairs(sketch(prints, order, thresholds, shelf), prints.key[order], thresholds, shelf)
    settled = settle(prints, order, found, thresholds)
    whole = found.held.whole()
    told = np.flatnonzero(distinct >= 0)
    preferred = np.full(len(order), count, np.int64)
    np.minimum.at(preferred, distinct[told], preference[told])
    keeping = _keepers(whole, settled, preferred, thresholds)
    keeper = np.arange(count)
    keeper[told] = np.argsort(preference)[preferred[keeping[distinct[told]]]]
    return _measured(prints, whole, distinct, keeper, settled.digest)


def _preference(prints: Fingerprints, settings: CopySettings, ranks: Sequence[Any] | None) -> Ints:
    """The place of each report in the order in which reports are preferred as keepers."""
    count = len(prints)
    order = np.arange(count)
    if ranks is not None and settings.keep != "first":
        order = np.array(sorted(range(count), key=lambda at: ranks[at]), np.int64)
    if settings.keep == "longest":
        order = order[np.argsort(-prints.words[order], kind="stable")]
    preference = np.empty(count, np.int64)
    preference[order] = np.arange(count)
    return preference


def _distinct(prints: Fingerprints) -> tuple[Ints, Ints]:
    """Fold reports of the same words.

    Returns:
        the number of each report's distinct text (-1 without words), and one report of each distinct text,
        shorter ones first. Which one, and the order, depend on content alone.
    """
    told = np.flatnonzero(prints.words > 0)
    by_content = told[order_of(prints.tail[told].astype(np.uint32))]
    by_content = by_content[np.argsort(prints.key[by_content], kind="stable")]
    by_content = by_content[order_of(prints.words[by_content].astype(np.uint32))]
    key, words = prints.key[by_content], prints.words[by_content]
    opens = np.ones(len(by_content), bool)
    opens[1:] = (key[1:] != key[:-1]) | (words[1:] != words[:-1])
    distinct = np.full(len(prints), -1, np.int64)
    distinct[by_content] = np.cumsum(opens) - 1
    return distinct, by_content[opens]


def _keepers(held: Held, settled: Settled, preferred: Ints, thresholds: CopyThresholds) -> Ints:
    """Choose the text that is kept of each group, and give it for each text.

    A digest is kept only where its group has no other text. Who shares nothing with the text that is kept
    leaves, and of those that leave one is kept in the same way: edited again and again, the last of a group
    may have nothing of the first.
    """
    count = len(preferred)
    rank = np.argsort(np.lexsort((preferred, settled.digest)))
    ranked = np.argsort(rank)
    keeping, left = np.arange(count), np.arange(count)
    while len(left):
        best = np.full(count, count, np.int64)
        np.minimum.at(best, settled.group[left], rank[left])
        chosen = ranked[best[settled.group[left]]]
        keeping[left] = chosen
        left, chosen = left[left != chosen], chosen[left != chosen]
        alike = likeness_of(held, np.minimum(left, chosen), np.maximum(left, chosen))
        left = left[alike.containment < thresholds.nothing]
    return keeping


def _measured(prints: Fingerprints, held: Held, distinct: Ints, keeper: Ints, digest: Mask) -> Copies:
    """Measure each copy against its keeper: the part of its own that the keeper has."""
    similarity = np.ones(len(prints), np.float64)
    how = np.zeros(len(prints), np.uint8)
    aside = np.flatnonzero(keeper != np.arange(len(prints)))
    same = distinct[aside] == distinct[keeper[aside]]
    how[aside[same]] = EXACT
    aside = aside[~same]
    own, other = distinct[aside], distinct[keeper[aside]]
    alike = likeness_of(held, np.minimum(own, other), np.maximum(own, other))
    similarity[aside] = np.where(own < other, alike.containment, alike.containment_of_longer)
    words = prints.words.astype(np.int64)
    shorter = np.minimum(words[aside], words[keeper[aside]])
    longer = np.maximum(words[aside], words[keeper[aside]])
    how[aside] = np.where(shorter < CONTAINED_UNDER * longer, CONTAINED, NEAR)
    how[aside[digest[own]]] = DIGEST
    return Copies(keeper, similarity, how)
