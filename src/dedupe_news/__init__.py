"""Turn a pile of scraped news into one consolidated, cited account per story.

The names below load on first use, so that `import dedupe_news` and the command line start at once.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dedupe_news.library import clean, consolidate, split_reports, split_sentences
    from dedupe_news.pipeline import Settings
    from dedupe_news.stories.estimator import StoryClusterer

__all__ = ["Settings", "StoryClusterer", "clean", "consolidate", "split_reports", "split_sentences"]

_PLACES = {
    "Settings": "dedupe_news.pipeline",
    "StoryClusterer": "dedupe_news.stories.estimator",
    "clean": "dedupe_news.library",
    "consolidate": "dedupe_news.library",
    "split_reports": "dedupe_news.library",
    "split_sentences": "dedupe_news.library",
}


def __getattr__(name: str) -> object:
    """Load a public name on first use (PEP 562)."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
