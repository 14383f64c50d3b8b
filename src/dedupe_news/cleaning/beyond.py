"""What stands beyond a short article: headlines with a sentence each, under "Read also".

A text that is nearly all prose is spared what the networks think of it, and a page of a dozen lines with two
teasers below is such a text. A heading of other articles or of comments behind which no two sentences follow
one another closes the article, if more than one other line stands there: a sentence alone may be its last.
Pages of today have a box below every other paragraph, and no two sentences follow one another: what stands
right below a call or an advertisement is spared. Of 30 such pages in 20 languages, written for this, twelve
of 144 lines were lost, and five are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.shapes import SHAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["after_article", "box_calls"]

_LISTED: Final = [SHAPES.index(name) for name in ("more", "comment")]
_CALLS: Final = [SHAPES.index(name) for name in ("consent", "share", "letter", "advert")]
_CALLED: Final = 0.25
"""Letters of a line in words of calls, from which it is one."""
_MOSTLY: Final = 0.5


def box_calls(
    shapes: NDArray[np.float32], certain: NDArray[np.bool_], links: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell what boxes within an article say: calls, and what rules know, headings of lists aside."""
    listed = links | (shapes[:, _LISTED].sum(axis=1) >= _MOSTLY)
    return np.asarray((certain | (shapes[:, _CALLS].sum(axis=1) >= _CALLED)) & ~listed)


def after_article(  # noqa: PLR0913, PLR0917 - columns of one table
    told: NDArray[np.bool_],
    certain: NDArray[np.bool_],
    heads: NDArray[np.bool_],
    calls: NDArray[np.bool_],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> NDArray[np.bool_]:
    """Tell the lines of a batch of pages that stand beyond their article.

    Args:
        told: whether each line is a sentence.
        certain: whether a named rule removes it.
        heads: whether it heads what is no article.
        calls: whether it is a call, or what else stands in boxes within an article.
        firsts: where each page begins (pages + 1).
        limits: how many other lines stand there.

    Example:
        >>> from dedupe_news.thresholds import CleaningThresholds
        >>> told = np.array([1, 1, 0, 0, 1, 0, 1], dtype=bool)
        >>> heads = np.array([0, 0, 1, 0, 0, 0, 0], dtype=bool)
        >>> calls = np.zeros(7, dtype=bool)
        >>> limits = CleaningThresholds()
        >>> after_article(told, heads, heads, calls, np.array([0, 7]), limits).nonzero()[0].tolist()
        [2, 3, 4, 5, 6]
        >>> few = told[:5], heads[:5], heads[:5], calls[:5]
        >>> bool(after_article(*few, np.array([0, 5]), limits).any())
        False
    """
    count = len(told)
    page = np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
    says = told & ~certain
    pairs = np.zeros(count, dtype=np.bool_)
    pairs[1:] = says[1:] & says[:-1] & (page[1:] == page[:-1])
    last = np.full(len(firsts) - 1, -1, dtype=np.int64)
    at = np.flatnonzero(pairs)
    last[page[at]] = at
    # where no two sentences follow one another nobody knows where the article ends
    shut = np.full(len(firsts) - 1, count, dtype=np.int64)
    at = np.flatnonzero(heads & (last[page] >= 0) & (np.arange(count) > last[page]))[::-1]
    shut[page[at]] = at
    beyond = np.arange(count) >= shut[page]
    others = np.bincount(page[beyond & ~says & ~certain & ~heads], minlength=len(firsts) - 1)
    # right below a call or an advertisement the article goes on: a teaser has its headline above it
    goes_on = np.zeros(count, dtype=np.bool_)
    goes_on[1:] = says[1:] & calls[:-1]
    return np.asarray(beyond & (others >= limits.beyond_lines)[page] & ~goes_on)
