"""All that is known of each distinct line of a call, read in batches of bounded size.

A third of the lines of an archive repeat (menus, footers, wire copy), so what depends on a line alone is
measured once for each distinct line and looked up by place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.codes import read_batch
from dedupe_news.cleaning.grams import gram_scores
from dedupe_news.cleaning.notices import notice_rules
from dedupe_news.cleaning.shapes import HEAD, SHAPES, TAIL, head_and_tail, line_shapes
from dedupe_news.cleaning.standing import standing_rules
from dedupe_news.cleaning.topics import Telling, telling_words
from dedupe_news.cleaning.wording import count_wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dedupe_news.thresholds import CleaningThresholds

__all__ = ["Evidence", "read_lines"]

_BATCH: Final = 120_000
"""Characters of a batch: its arrays then take about 10 MB; half as many take a twentieth more time."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of distinct lines: `shapes` float32 (lines, SHAPES), `grams` float32, `notices` int8, telling words.

    `stems` are the telling words, known by their stems.
    """

    shapes: NDArray[np.float32]
    grams: NDArray[np.float32]
    notices: NDArray[np.int8]
    telling: Telling
    stems: Telling


def read_lines(
    lines: Sequence[str], gram_weights: NDArray[np.float32], gram_bias: float, limits: CleaningThresholds
) -> Evidence:
    """Measure distinct lines; none may hold a newline."""
    shapes, grams, notices = [], [], []
    words: tuple[list[Telling], list[Telling]] = [], []
    length = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    size = np.cumsum(np.minimum(length, HEAD + TAIL + 1) + 1)
    start = 0
    while start < len(lines):
        end = int(np.searchsorted(size, (size[start - 1] if start else 0) + _BATCH)) + 1
        lengths = length[start:end]
        batch = read_batch(
            [
                head_and_tail(line) if long else line
                for line, long in zip(lines[start:end], (lengths > HEAD + TAIL).tolist(), strict=True)
            ]
        )
        wording = count_wording(batch)
        shape = line_shapes(batch, wording, lengths)
        shapes.append(shape)
        grams.append(gram_scores(batch, gram_weights, gram_bias))
        standing = standing_rules(batch, lengths)
        notices.append(np.where(standing >= 0, standing, notice_rules(wording, shape, lengths, limits)))
        for told, stemmed in zip(words, (False, True), strict=True):
            told.append(telling_words(batch, wording, stemmed=stemmed))
        start = end
    if not lines:
        empty = np.zeros((0, len(SHAPES)), dtype=np.float32)
        return Evidence(empty, empty[:, 0], np.zeros(0, dtype=np.int8), *map(_together, words))
    return Evidence(
        np.concatenate(shapes), np.concatenate(grams), np.concatenate(notices), *map(_together, words)
    )


def _together(parts: list[Telling]) -> Telling:
    """The telling words of several batches as those of one."""
    first = [np.zeros(1, dtype=np.int64), *(np.diff(part.first) for part in parts)]
    keys = [np.zeros(0, dtype=np.uint64), *(part.key for part in parts)]
    return Telling(np.concatenate(keys), np.cumsum(np.concatenate(first)))
