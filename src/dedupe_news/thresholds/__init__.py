"""Every threshold of the product, a table a room, each number with where it came from.

One default serves all inputs; a number without a source does not belong here. Rooms take their class as
an argument with these defaults, so a caller can change one without touching the others. Tables load on first
use: to make all of them is a twentieth of what `clean` takes for a line.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dedupe_news.thresholds.accounts import StatementThresholds
    from dedupe_news.thresholds.cleaning import CleaningThresholds
    from dedupe_news.thresholds.index import IndexThresholds
    from dedupe_news.thresholds.matching import CopyThresholds
    from dedupe_news.thresholds.splitting import SegmentThresholds
    from dedupe_news.thresholds.stories import StoryThresholds

__all__ = [
    "CleaningThresholds",
    "CopyThresholds",
    "IndexThresholds",
    "SegmentThresholds",
    "StatementThresholds",
    "StoryThresholds",
]

_PLACES = {
    "CleaningThresholds": "cleaning",
    "CopyThresholds": "matching",
    "IndexThresholds": "index",
    "SegmentThresholds": "splitting",
    "StatementThresholds": "accounts",
    "StoryThresholds": "stories",
}


def __getattr__(name: str) -> object:
    """Load a table on first use (PEP 562)."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_PLACES[name]}"), name)
