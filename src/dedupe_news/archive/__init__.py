"""Batch runs over folders of any size: resumable, bounded in memory, never touching their inputs."""

from __future__ import annotations

from dedupe_news.archive.run import Hooks, Outcome, clean_archive
from dedupe_news.archive.settings import ArchiveSettings

__all__ = ["ArchiveSettings", "Hooks", "Outcome", "clean_archive"]
