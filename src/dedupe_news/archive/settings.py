"""How a batch decides and what it may use: one frozen value, with a digest of all that shapes its result."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields, is_dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal

from dedupe_news.cleaning import CleaningSettings
from dedupe_news.errors import UsageError
from dedupe_news.matching import CopySettings
from dedupe_news.reading.settings import MIB, ReadSettings

if TYPE_CHECKING:
    from dedupe_news.decisions import Constraints
    from dedupe_news.filtering import CopyPolicy
    from dedupe_news.splitting import SegmentMode

Form = Literal["text", "jsonl", "json", "csv"]

LAYOUT = 5
"""Number of the state's and the manifest's layout; a state of another number is begun anew, and an OUT that a
run of another number finished is written again. (3: reports have the title, date and address of their head;
until then the keeper and the rows of texts were without them. 4: a batch's texts lie behind its rows. 5: the
pages of a WARC file are batches as they were cut.)"""
WHOLE_SHARE = 16
"""A text that has to be held whole may be this part of the memory: as bytes, as characters and in pieces it
takes about eight times its size."""
LEAST_MEMORY = 512 * MIB
"""An interpreter with its libraries takes 150 MiB, a worker at work as much again."""
WORKER = 300 * MIB
"""What one worker takes at most while it cleans a batch (measured with `bench_archive.py`)."""


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """The choices of `clean ARCHIVE/ -o OUT/`.

    Args:
        read: how sources are read.
        segment: how texts are split; None splits texts and takes records and pages whole.
        cleaning: which rules remove lines.
        copies: what becomes of copies.
        matching: when two reports are copies, and which one is kept.
        form: the format of every output, or None for each source's own.
        jobs: worker processes; the result is the same for any number.
        memory: bytes that all processes together may use.
        index: where earlier reports are remembered, if they are.
        constraints: what a person decided: what is not the same story is no copy.

    Raises:
        UsageError: less memory than any run needs.
    """

    read: ReadSettings = field(default_factory=ReadSettings)
    segment: SegmentMode | None = None
    cleaning: CleaningSettings = field(default_factory=CleaningSettings)
    copies: CopyPolicy = "drop"
    matching: CopySettings = field(default_factory=CopySettings)
    form: Form | None = None
    jobs: int = 1
    memory: int = 2048 * MIB
    index: str | None = None
    constraints: Constraints | None = None

    def __post_init__(self) -> None:
        """Refuse a bound that no run can keep."""
        if self.memory < LEAST_MEMORY:
            raise UsageError(f"--memory must be at least {LEAST_MEMORY // MIB}M", help="2G is the default")

    @property
    def reading(self) -> ReadSettings:
        """The reader's settings, with nothing held whole that the memory has no room for."""
        limits = self.read.limits
        whole = min(limits.whole_bytes, self.memory // WHOLE_SHARE)
        return replace(self.read, limits=replace(limits, whole_bytes=whole))

    @property
    def workers(self) -> int:
        """As many processes as were asked for and the memory has room for."""
        return max(1, min(self.jobs, (self.memory - WORKER) // WORKER))

    def digest(self) -> str:
        """What tells two runs apart that could end in different bytes; `jobs` is no part of it."""
        shaping = (self.reading, self.segment, self.cleaning, self.copies, self.matching, self.form)
        told = f"{LAYOUT} {version('dedupe-news')} {_told(shaping)}"
        for more in (self.index, self.constraints):
            told += "" if more is None else f" {_told(more)}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def _told(value: object) -> str:
    """A value in words that no hash seed changes."""
    if is_dataclass(value) and not isinstance(value, type):
        return "(" + " ".join(f"{one.name}={_told(getattr(value, one.name))}" for one in fields(value)) + ")"
    if isinstance(value, (set, frozenset)):
        return "{" + " ".join(sorted(map(_told, value))) + "}"
    if isinstance(value, (tuple, list)):
        return "[" + " ".join(map(_told, value)) + "]"
    return repr(value)
