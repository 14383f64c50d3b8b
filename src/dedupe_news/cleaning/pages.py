"""Score the lines of each text as of a page: the network's log-odds, then what the whole page says.

A page's best run of prose raises its paragraphs; text that is nearly all prose was cleaned before and is
spared. Then the best labelling of the sequence is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.context import CONTEXT, is_prose, line_context
from dedupe_news.cleaning.decoding import best_labels
from dedupe_news.cleaning.scoring import page_scores
from dedupe_news.cleaning.shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.cleaning.evidence import Evidence
    from dedupe_news.cleaning.scoring import Weights
    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["page_labels"]

_GROUP: Final = 20_000
"""Lines whose columns are held at a time: about 15 MB."""
_DATE, _FURNITURE, _STOP, _LOWER, _WIDTH = (
    SHAPES.index(name) for name in ("date", "furniture", "ends_stop", "starts_lower", "width")
)
_IN_BLOCK, _IS_PROSE = CONTEXT.index("in_block"), CONTEXT.index("is_prose")
_LINE_WIDTH: Final = float(np.log1p(30) / 6)
"""Width of thirty letters: half a column of wrapped text at the least."""


def page_labels(  # noqa: PLR0913, PLR0917 - the batch, what is known of it, and how to judge it
    places: Sequence[NDArray[np.int64]],
    evidence: Evidence,
    weights: Weights,
    limits: CleaningThresholds,
    kinds: Sequence[str] | None,
    certain: NDArray[np.bool_],
) -> Iterator[tuple[NDArray[np.float32], list[bool]]]:
    """Yield, a text at a time, log-odds that its lines are content (float32) and whether they are kept.

    `places` holds, for each text, the places of its lines among the distinct lines of `evidence`; `certain`
    tells which distinct lines a named rule removes: what is left decides whether a text is an article already.
    """
    start = 0
    while start < len(places):
        end, size = start, 0
        while end < len(places) and (size < _GROUP or end == start):
            size += len(places[end])
            end += 1
        sizes = [len(place) for place in places[start:end]]
        firsts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        whole = np.array([kinds is not None and kinds[at] == "page" for at in range(start, end)])
        scores = _scores(np.concatenate(places[start:end]), firsts, whole, evidence, weights, limits, certain)
        for first, last in zip(firsts[:-1].tolist(), firsts[1:].tolist(), strict=True):
            yield scores[first:last], best_labels(scores[first:last].tolist(), limits.change_price)
        start = end


def _scores(  # noqa: PLR0913, PLR0917 - the batch, what is known of it, and how to judge it
    place: NDArray[np.int64],
    firsts: NDArray[np.int64],
    whole: NDArray[np.bool_],
    evidence: Evidence,
    weights: Weights,
    limits: CleaningThresholds,
    certain: NDArray[np.bool_],
) -> NDArray[np.float32]:
    if not len(place):
        return np.zeros(0, dtype=np.float32)
    grams = (np.clip(evidence.grams, -limits.gram_limit, limits.gram_limit) / limits.gram_scale)[place]
    context = line_context(evidence.shapes, grams, place, firsts, evidence.telling)
    shapes = evidence.shapes[place]
    scores = page_scores(np.concatenate((shapes, grams[:, None], context), axis=1), weights)
    scores += np.float32(limits.block_bonus) * context[:, _IN_BLOCK] * context[:, _IS_PROSE]
    return scores + _mercy(shapes, firsts, whole, certain[place], limits)


def _mercy(
    shapes: NDArray[np.float32],
    firsts: NDArray[np.int64],
    whole: NDArray[np.bool_],
    certain: NDArray[np.bool_],
    limits: CleaningThresholds,
) -> NDArray[np.float32]:
    """Log-odds added where a text is nearly all prose: it was cleaned before. Less for a `whole` page."""
    pages = len(firsts) - 1
    page = np.repeat(np.arange(pages), np.diff(firsts))
    prose = is_prose(shapes)
    sentence = (shapes[:, _STOP] > 0) & (shapes[:, _WIDTH] > _LINE_WIDTH)
    told = np.bincount(page, weights=(prose | sentence | _wrapped(shapes, page)) & ~certain, minlength=pages)
    share = told / np.maximum(np.bincount(page, weights=~certain, minlength=pages), 1)
    rise = np.clip((share - limits.prose_from) / (limits.prose_full - limits.prose_from), 0, 1)[page]
    # the first lines of an article are its headline and its lead, unless they are dates or links
    top = np.arange(len(page)) - firsts[:-1][page] < limits.headline_lines
    top &= (shapes[:, _DATE] == 0) & (shapes[:, _FURNITURE] < limits.headline_furniture)
    spared = np.where((prose | sentence | top) & ~whole[page], limits.prose_mercy, limits.short_mercy)
    return np.asarray(rise * spared, dtype=np.float32)


def _wrapped(shapes: NDArray[np.float32], page: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell lines of hard-wrapped prose: one ends without a stop and the next goes on in lower case."""
    flows = np.zeros(len(page), dtype=np.bool_)
    flows[:-1] = (shapes[:-1, _STOP] == 0) & (shapes[1:, _LOWER] > 0) & (page[:-1] == page[1:])
    flows[:-1] &= shapes[:-1, _WIDTH] > _LINE_WIDTH
    flows[1:] |= flows[:-1].copy()
    return flows
