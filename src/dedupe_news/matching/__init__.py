"""Find the reports that reprint one another."""

from __future__ import annotations

from dedupe_news.matching.copies import HOW, Copies, find_copies, match, match_fingerprints
from dedupe_news.matching.explain import CopyEvidence, explain_copy
from dedupe_news.matching.fingerprints import Fingerprints, fingerprint, join
from dedupe_news.matching.settings import CopySettings
from dedupe_news.matching.shelf import Shelf

__all__ = [
    "HOW",
    "Copies",
    "CopyEvidence",
    "CopySettings",
    "Fingerprints",
    "Shelf",
    "explain_copy",
    "find_copies",
    "fingerprint",
    "join",
    "match",
    "match_fingerprints",
]
