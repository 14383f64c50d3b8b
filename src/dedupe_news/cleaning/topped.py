"""The first line of a text that came clean: its headline, whatever words it has.

"Photographer wins case against agency over credit" is made of words of pictures and agencies, "WATCH: how a
village saved its shop" looks like a link. Where all that stands below are sentences, and no rule removes any
of them, nothing was scraped with the article, and what stands above it belongs to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dedupe_news.cleaning.shapes import SHAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["spare_headlines"]

_STOP, _WORDS, _DENSE, _ADDRESS = (SHAPES.index(name) for name in ("ends_stop", "words", "dense", "address"))
_SENTENCES: Final = 3
_FOUR: Final = float(np.log1p(3.5) / 5)
_MOSTLY: Final = 0.5
_DOUBTED: Final = frozenset(("model", "read-more", "consent-button", "page-tool"))
"""Rules that take headlines for something else; bylines, share bars and credits are what they are."""


def spare_headlines(
    rules: dict[int, str], shapes: NDArray[np.float32], place: NDArray[np.int64], firsts: NDArray[np.int64]
) -> None:
    """Take the rule from the first line of texts whose other lines are sentences that stay (in place).

    Args:
        rules: the rule of each line that has one.
        shapes: of distinct lines.
        place: which distinct line each line is.
        firsts: where each text begins (texts + 1).
    """
    removed = np.fromiter(rules, dtype=np.int64, count=len(rules))
    counts = np.bincount(np.searchsorted(firsts, removed, side="right") - 1, minlength=len(firsts) - 1)
    several = np.diff(firsts) > _SENTENCES
    for at in firsts[:-1][several & (counts == 1)].tolist():
        if rules.get(at) not in _DOUBTED:
            continue
        headline = shapes[place[at]]
        below = shapes[place[at + 1 : firsts[np.searchsorted(firsts, at, side="right")]], _STOP]
        long = headline[_WORDS] > _FOUR or headline[_DENSE] > _MOSTLY
        # "Get the newsletter in your inbox" speaks to its reader
        if long and headline[_ADDRESS] == 0 and below.all():
            del rules[at]
