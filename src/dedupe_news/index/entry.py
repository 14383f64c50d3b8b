"""A report as the index knows it: all but its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dedupe_news.model import Report


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as the index knows it, by its number `at`.

    `report` bears no text. `name` is the id that its own run gave it: the same but for reports of other
    content that came under a name already taken. `record` is the hash of the record's whole text: reports of
    one record stand in one text again.
    """

    at: int
    name: str
    hash: bytes
    record: bytes
    report: Report
