"""Every threshold of the product, a table a room, each number with where it came from.

One default serves all inputs; a number without a source does not belong here. Rooms take their class as
an argument with these defaults, so a caller can change one without touching the others.
"""

from __future__ import annotations

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
