"""WARC records that were cut from their file and are not read yet, so that any process can read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from dedupe_news.model import Problem
    from dedupe_news.reading.settings import ReadSettings

FULL: Final = 1 << 22
"""Bytes of records handed on together: some forty pages of the web, or a second's work of a thousand small
ones."""


class Entry(NamedTuple):
    """One WARC record as it stands in the file, its headers by lower-case name."""

    place: int
    headers: dict[str, str]
    data: bytes


@dataclass(frozen=True, slots=True)
class Pages:
    """Records that follow one another in a file, among them perhaps none that holds an article.

    `nothing` is what is to be told if none of the file's did; it comes with the last ones.
    """

    source: str
    entries: tuple[Entry, ...]
    settings: ReadSettings
    nothing: Problem | None = None
