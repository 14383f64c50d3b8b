"""Label every line of a batch of texts kept or removed, with the rule or score that says so.

Rules come first and are certain. The model then reads each text as a page: log-odds for each line, a
shift that spares text which is nearly all prose (an article that was cleaned before), and the best
labelling of the whole sequence. Repetition across a run is added on top of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.context import CONTEXT, is_prose, line_context
from dedupe_news.cleaning.decoding import best_labels
from dedupe_news.cleaning.evidence import read_lines
from dedupe_news.cleaning.notices import NOTICES
from dedupe_news.cleaning.patterns import form_rule
from dedupe_news.cleaning.pieces import cut_pieces
from dedupe_news.cleaning.repetition import line_counts, repeated_lines
from dedupe_news.cleaning.rules import CERTAINTY
from dedupe_news.cleaning.scoring import load_weights, page_scores
from dedupe_news.cleaning.settings import CleaningSettings
from dedupe_news.cleaning.shapes import SHAPES
from dedupe_news.model import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dedupe_news.cleaning.evidence import Evidence
    from dedupe_news.cleaning.scoring import Weights

__all__ = ["label_lines", "label_run", "line_counts"]

_DEFAULT: Final = CleaningSettings()
_CHUNK: Final = 2_000_000
"""Characters of text labelled at a time, so that memory does not grow with the run."""
_DATE, _FURNITURE, _STOP, _LOWER = (SHAPES.index(name) for name in ("date", "furniture", "ends_stop", "starts_lower"))
_IN_BLOCK, _IS_PROSE = CONTEXT.index("in_block"), CONTEXT.index("is_prose")
_LINE_WIDTH: Final = float(np.log1p(30) / 6)
"""Width of thirty letters: half a column of wrapped text at the least."""
_Piece = tuple[int, int, "str | None", int]


def label_lines(
    texts: Sequence[str], settings: CleaningSettings = _DEFAULT, kinds: Sequence[str] | None = None
) -> list[tuple[Line, ...]]:
    """Label the lines of each text kept or removed.

    `kinds` (`text`, `record` or `page`, one a text) is a hint: what a text is shows in its own proportion
    of prose, and one default serves all; only the mercy for text that is nearly all prose is less for a page.

    Returns one tuple of `Line` a text, in order; every non-blank character of the text is in exactly one
    line, and a part glued to a line (a shortcode, a row of buttons) is a line of its own.

    Example:
        >>> text = "The bridge reopened on Monday.\\nShare on Facebook"
        >>> [(text[line.start : line.end], line.rule) for line in label_lines([text])[0]]
        [('The bridge reopened on Monday.', None), ('Share on Facebook', 'share-bar')]
    """
    return label_run(texts, settings, kinds)


def label_run(
    texts: Sequence[str],
    settings: CleaningSettings = _DEFAULT,
    kinds: Sequence[str] | None = None,
    seen: Mapping[int, int] | None = None,
    weights: Weights | None = None,
) -> list[tuple[Line, ...]]:
    """`label_lines`, with the evidence of lines that repeat across the reports of a run.

    `seen` maps line keys to the number of reports of earlier runs they stood in (`line_counts`);
    `weights` stand in for the packaged ones where a benchmark holds sites out.
    """
    weights = load_weights() if weights is None else weights
    keys = repeated_lines(texts, settings.thresholds, seen) if len(texts) > 1 or seen else frozenset()
    out: list[tuple[Line, ...]] = []
    start = 0
    while start < len(texts):
        end, size = start, 0
        while end < len(texts) and (size < _CHUNK or end == start):
            size += len(texts[end])
            end += 1
        part = None if kinds is None else kinds[start:end]
        out.extend(_label_chunk(texts[start:end], settings, part, keys, weights))
        start = end
    return out


def _label_chunk(
    texts: Sequence[str], settings: CleaningSettings, kinds: Sequence[str] | None, keys: frozenset[str], weights: Weights
) -> list[tuple[Line, ...]]:
    distinct: dict[str, int] = {}
    pages: list[list[_Piece]] = [
        [(start, end, rule, distinct.setdefault(text[start:end], len(distinct))) for start, end, rule in cut_pieces(text)]
        for text in texts
    ]
    lines = list(distinct)
    evidence = read_lines(lines, weights.grams, weights.gram_bias, settings.thresholds)
    named = _named(lines, evidence, settings)
    repeated = [line in keys for line in lines] if keys else None
    scores = _scores(pages, evidence, settings, kinds, weights)
    return [_lines_of(page, named, repeated, given, settings) for page, given in zip(pages, scores, strict=True)]


def _named(lines: list[str], evidence: Evidence, settings: CleaningSettings) -> list[str | None]:
    """The named rule that removes each distinct line, or None."""
    names: list[str | None] = [
        form_rule(line) or (NOTICES[place] if place >= 0 else None)
        for line, place in zip(lines, evidence.notices.tolist(), strict=True)
    ]
    return [name if name is not None and settings.applies(name, by_default=True) else None for name in names]


def _scores(
    pages: Sequence[Sequence[_Piece]],
    evidence: Evidence,
    settings: CleaningSettings,
    kinds: Sequence[str] | None,
    weights: Weights,
) -> list[list[float]]:
    """Log-odds that each piece is content, a list a page, shifted by how much of the page is prose."""
    place = np.array([piece[3] for page in pages for piece in page], dtype=np.int64)
    firsts = np.concatenate(([0], np.cumsum([len(page) for page in pages]))).astype(np.int64)
    if not len(place):
        return [[] for _ in pages]
    limits = settings.thresholds
    grams = (np.clip(evidence.grams, -limits.gram_limit, limits.gram_limit) / limits.gram_scale)[place].astype(np.float32)
    context = line_context(evidence.shapes, grams, place, firsts, evidence.telling)
    shapes = evidence.shapes[place]
    scores = page_scores(np.concatenate((shapes, grams[:, None], context), axis=1), weights)
    scores += limits.block_bonus * context[:, _IN_BLOCK] * context[:, _IS_PROSE]
    scores += _mercy(shapes, firsts, kinds, settings)
    values = scores.tolist()
    return [values[first:last] for first, last in zip(firsts[:-1].tolist(), firsts[1:].tolist(), strict=True)]


def _mercy(
    shapes: NDArray[np.float32], firsts: NDArray[np.int64], kinds: Sequence[str] | None, settings: CleaningSettings
) -> NDArray[np.float32]:
    """What is added for lines of a text that is nearly all prose: it was cleaned before, less so a page's."""
    limits = settings.thresholds
    pages = len(firsts) - 1
    page = np.repeat(np.arange(pages), np.diff(firsts))
    prose = is_prose(shapes)
    share = np.bincount(page, weights=prose | _wrapped(shapes, page), minlength=pages) / np.maximum(np.diff(firsts), 1)
    rise = np.clip((share - limits.prose_from) / (limits.prose_full - limits.prose_from), 0, 1)[page]
    given = np.array([kind == "page" for kind in kinds] if kinds else [False] * (len(firsts) - 1))[page]
    # the first lines of an article are its headline and its lead, unless they are dates or links
    top = np.arange(len(page)) - firsts[:-1][page] < limits.headline_lines
    top &= (shapes[:, _DATE] == 0) & (shapes[:, _FURNITURE] < limits.headline_furniture)
    spared = np.where((prose | top) & ~given, limits.prose_mercy, limits.short_mercy)
    return np.asarray(rise * spared, dtype=np.float32)


def _wrapped(shapes: NDArray[np.float32], page: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Lines of hard-wrapped prose: one ends without a stop and the next goes on in lower case."""
    flows = np.zeros(len(page), dtype=np.bool_)
    flows[:-1] = (shapes[:-1, _STOP] == 0) & (shapes[1:, _LOWER] > 0) & (page[:-1] == page[1:]) & (shapes[:-1, 0] > _LINE_WIDTH)
    flows[1:] |= flows[:-1]
    return flows


def _lines_of(
    page: Sequence[_Piece],
    named: Sequence[str | None],
    repeated: Sequence[bool] | None,
    scores: list[float],
    settings: CleaningSettings,
) -> tuple[Line, ...]:
    use_model = settings.applies("model", by_default=True)
    kept = best_labels(scores, settings.thresholds.change_price)
    lines = []
    for (start, end, forced, place), score, keep in zip(page, scores, kept, strict=True):
        rule = named[place] if forced is None else forced if settings.applies(forced, by_default=True) else None
        if rule is not None:
            lines.append(Line(start, end, rule, CERTAINTY[rule]))
            continue
        chance = 1 / (1 + np.exp(min(score, 40.0))) if score > -40 else 1.0
        if repeated is not None and repeated[place] and settings.applies("repeated", by_default=True):
            lines.append(Line(start, end, "repeated", max(chance, CERTAINTY["repeated"])))
        else:
            lines.append(Line(start, end, "model" if use_model and not keep else None, round(float(chance), 4)))
    return tuple(lines)
