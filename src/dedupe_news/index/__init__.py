"""The index: every report seen so far, in one SQLite file, so that today's dump only adds to stories.

What is stored of a report is its text with the lines kept and removed, and packed columns: its fingerprint,
lines, heaviest terms, keeper and story. `adding` says what is worked out again from these, and when.
"""

from dedupe_news.index.adding import Added, Options, add
from dedupe_news.index.earlier import Earlier, earlier_of
from dedupe_news.index.keeping import IndexStats, check, export, forget, statistics, vacuum
from dedupe_news.index.knowing import Known
from dedupe_news.index.opening import WAIT, open_index, probe
from dedupe_news.index.recalling import read_back, recall
from dedupe_news.index.schema import VERSION
from dedupe_news.index.store import Store

__all__ = [
    "VERSION",
    "WAIT",
    "Added",
    "Earlier",
    "IndexStats",
    "Known",
    "Options",
    "Store",
    "add",
    "check",
    "earlier_of",
    "export",
    "forget",
    "open_index",
    "probe",
    "read_back",
    "recall",
    "statistics",
    "vacuum",
]
