"""Single paragraphs that boxes cut off from their article: what gives them away without a second one.

On pages of today a box stands below every other paragraph: "Read more" and two headlines, a newsletter, a
channel, an advertisement. Two sentences that follow one another go on with the article (`continuing`); one
alone may be what a teaser says below its headline. Three things tell them apart on labelled pages of short
articles with boxes: above a teaser stands its own headline and above that something else, while a box closes
with several headlines, one right below another (36 of 42 paragraphs below such are the article's); where no
headline stands above, two words of the body or more do (30 of 32); and one will do where the next box's
heading follows, which a named rule knows. Those are of L3S pages shown again with boxes; of snippets it is 12
of 23. A headline, a sentence, a headline, a sentence is a row of teasers, whatever they speak of.

Of 23 pages that keep other lines (L3S, AEB) nearly all keep the deck below their headline. Tried and dropped:
a third look with the scores of the second (line F1 of the pages with boxes .801 for .802), sentences that end
in a colon (of snippets one line for three others).

A lead may be set apart, too, above the byline, the day and the share bar: a paragraph near above the body
that shares words with it. Of 190 such on the same pages 181 are leads, of 46 on snippets 41.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.shapes import SHAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["leads_apart", "single_paragraphs"]

_WIDTH, _STOP, _DENSE = map(SHAPES.index, ("width", "ends_stop", "dense"))
_CALLS: Final = [SHAPES.index(name) for name in ("consent", "share", "letter", "comment", "rights")]
_CALLED: Final = 0.1
"""Letters in words of calls and notices, at most: "Get the monthly delivered through your letterbox"."""
_MOSTLY: Final = 0.5
_DENSE_PAIRS: Final = 3
"""Pairs of characters that tell as much as a word of an alphabet."""
_TITLE: Final = float(np.log1p(25) / 6)
"""Width of the shortest headline in a box."""


def single_paragraphs(  # noqa: PLR0913, PLR0917 - columns of one table
    shapes: NDArray[np.float32],
    prose: NDArray[np.bool_],
    told: NDArray[np.bool_],
    certain: NDArray[np.bool_],
    scores: NDArray[np.float32],
    shared: NDArray[np.float32],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> NDArray[np.bool_]:
    """Tell the paragraphs that may go on with an article although no other follows.

    Args:
        shapes: of all lines.
        prose: whether each is a paragraph (`context.is_prose`).
        told: whether each line is a sentence that no named rule removes.
        certain: whether a named rule removes it.
        scores: log-odds that it is content.
        shared: how many of its telling words stand in the body.
        firsts: where each page begins (pages + 1).
        limits: how likely it is content at the least, and what it shares.
    """
    count = len(told)
    page = np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
    title = ~told & ~certain & (shapes[:, _WIDTH] > _TITLE) & (shapes[:, _STOP] == 0)
    other = ~told & ~certain
    one, two, ruled, row = np.zeros((4, count), dtype=np.bool_)
    one[1:] = title[:-1] & (page[1:] == page[:-1])
    two[2:] = one[2:] & title[:-2] & (page[2:] == page[:-2])
    ruled[:-1] = certain[1:] & (page[1:] == page[:-1])
    # a headline, a sentence, a headline, a sentence: teasers, whatever they speak of
    row[2:] = other[1:-1] & told[:-2] & (page[2:] == page[:-2])
    row[:-2] |= other[1:-1] & told[2:] & (page[2:] == page[:-2])
    known = _words(shapes, shared)
    below = ~one & ~row & ((known >= limits.amid_words) | (ruled & (known >= 1)))
    fits = (two | below) & (scores >= limits.amid_score)
    fits |= one & ~row & ruled & (known >= limits.amid_words) & (scores >= limits.amid_sure)
    return np.asarray(fits & told & _plain(shapes, prose))


def _plain(shapes: NDArray[np.float32], prose: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell paragraphs that call nobody to do anything."""
    return np.asarray(prose & (shapes[:, _CALLS].sum(axis=1) < _CALLED))


def _words(shapes: NDArray[np.float32], shared: NDArray[np.float32]) -> NDArray[np.float32]:
    """How many words a line shares, where pairs of characters are less than words."""
    return np.where(shapes[:, _DENSE] > _MOSTLY, shared / _DENSE_PAIRS, shared)


def leads_apart(  # noqa: PLR0913, PLR0917 - columns of one table
    shapes: NDArray[np.float32],
    prose: NDArray[np.bool_],
    told: NDArray[np.bool_],
    scores: NDArray[np.float32],
    shared: NDArray[np.float32],
    starts: NDArray[np.int64],
    firsts: NDArray[np.int64],
    limits: CleaningThresholds,
) -> NDArray[np.bool_]:
    """Tell the paragraphs near above the body that speak of what it speaks of.

    `starts` is where the body of each page begins; the others are as for `single_paragraphs`.
    """
    above = np.repeat(starts, np.diff(firsts)) - np.arange(len(told))
    near = (above > 0) & (above <= limits.lead_reach) & told & _plain(shapes, prose)
    known = _words(shapes, shared)
    one = (known >= 1) & (scores >= limits.amid_score)
    return np.asarray(near & (one | ((known >= limits.amid_words) & (scores >= limits.lead_score))))
