"""Which lines are a site's own, told without the model: by named rules, or made of a consent dialog's words.

Where the day of publication is looked for, a dialog of four paragraphs must not pass for the report's first
sentences. More goes there than cleaning removes ("Personalised ads and content, measurement of audiences"):
nothing is lost by a line that is looked past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.codes import read_batch
from dedupe_news.cleaning.notices import notice_rules
from dedupe_news.cleaning.patterns import form_rule
from dedupe_news.cleaning.shapes import HEAD, TAIL, head_and_tail, line_shapes
from dedupe_news.cleaning.standing import standing_rules
from dedupe_news.cleaning.wording import count_wording
from dedupe_news.thresholds import CleaningThresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["owned_lines"]

_SOME: Final = 0.5
"""Letters in words of dialogs and small words from which a line that names cookies or data is of a dialog."""


def owned_lines(lines: Sequence[str]) -> list[bool]:
    """Whether each line is a site's own; none may be blank or hold a newline.

    Example:
        >>> owned_lines(["We and our 842 partners store information on a device.", "Rain fell on Monday."])
        [True, False]
        >>> owned_lines(["Read more: Floods", "Bridge closed after floods"])
        [True, False]
    """
    if not lines:
        return []
    lengths = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    batch = read_batch([head_and_tail(line) if len(line) > HEAD + TAIL else line for line in lines])
    wording = count_wording(batch)
    shapes = line_shapes(batch, wording, lengths)
    listed = standing_rules(batch, lengths) >= 0
    noticed = notice_rules(wording, shapes, lengths, CleaningThresholds()) >= 0
    strong = wording.words("CP").sum(axis=0) > 0
    own = listed | noticed | (strong & (wording.cover("FCPUSWY")[0] >= _SOME))
    told = zip(lines, own.tolist(), strict=True)
    return [mine or form_rule(line) is not None for line, mine in told]
