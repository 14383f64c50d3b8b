"""Sentences about cookies and data in a report on such things, which in words alone are consent notices.

"Nobody had consented to the processing of the data" speaks to nobody, and it follows a sentence of a report
that speaks of such things itself: below a dialog's own sentences nothing is spared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dedupe_news.cleaning.shapes import SHAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["on_subject", "spare_subject"]

_STOP, _ADDRESS, _CONSENT = (SHAPES.index(name) for name in ("ends_stop", "address", "consent"))


def spare_subject(
    rules: dict[int, str], shapes: NDArray[np.float32], place: NDArray[np.int64], firsts: NDArray[np.int64]
) -> None:
    """Take the rule from notices that are sentences of a report on such things (in place).

    Args:
        rules: the rule of each line that has one.
        shapes: of distinct lines.
        place: which distinct line each line is.
        firsts: where each text begins (texts + 1).
    """
    notices = np.array([at for at, rule in rules.items() if rule == "cookie-notice"], dtype=np.int64)
    if not len(notices):
        return
    closed = (shapes[:, _STOP] > 0)[place]
    vague, left = np.zeros(len(place), dtype=np.bool_), np.ones(len(place), dtype=np.bool_)
    left[list(rules)] = False
    vague[notices] = closed[notices] & (shapes[place[notices], _ADDRESS] == 0)
    speaks = left & (shapes[:, _CONSENT] > 0)[place]
    for at in np.flatnonzero(on_subject(vague, left & closed, speaks, firsts)).tolist():
        del rules[at]


def on_subject(
    vague: NDArray[np.bool_], told: NDArray[np.bool_], speaks: NDArray[np.bool_], firsts: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell the notices of a batch of texts that are sentences of a report on cookies, consent or data.

    Args:
        vague: whether a line is a notice that speaks to nobody.
        told: whether it is a sentence that stays.
        speaks: whether a line that stays has words of consent.
        firsts: where each text begins (texts + 1).

    Example:
        >>> vague = np.array([0, 1, 1, 0, 1], dtype=bool)
        >>> told = np.array([1, 0, 0, 0, 0], dtype=bool)
        >>> on_subject(vague, told, told, np.array([0, 5])).nonzero()[0].tolist()
        [1, 2]
        >>> bool(on_subject(vague, told, ~told & False, np.array([0, 5])).any())
        False
    """
    lines = np.arange(len(vague))
    page = np.repeat(np.arange(len(firsts) - 1), np.diff(firsts))
    about = np.bincount(page[speaks], minlength=len(firsts) - 1) > 0
    above = np.maximum.accumulate(np.where(vague, -1, lines))
    inside = above >= firsts[:-1][page]
    return np.asarray(vague & about[page] & inside & told[np.maximum(above, 0)])
