"""WARC records that were cut from their file and are not read yet, so that any process can read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dedupe_news.model import Problem
    from dedupe_news.reading.settings import ReadSettings


class Entry(NamedTuple):
    """One WARC record as it stands in the file, its headers by lower-case name."""

    place: int
    headers: dict[str, str]
    data: bytes


@dataclass(frozen=True, slots=True)
class Pages:
    """Records that follow one another in a file, among them perhaps none that holds an article."""

    source: str
    entries: tuple[Entry, ...]
    settings: ReadSettings
    alone: bool = False
    """The file holds nothing else."""

    @property
    def lines(self) -> int:
        """How many records there may be at most."""
        return len(self.entries)

    @property
    def size(self) -> int:
        """How many bytes they are."""
        return sum(len(entry.data) for entry in self.entries)

    def sent(self) -> Pages:
        """The same: what was unpacked from a file, or cut from it, is not found there again."""
        return self


class Blank(NamedTuple):
    """What is to be told of a stream if no record came before this."""

    problem: Problem
