"""What is known of a task once it is read: its sources, their parts and problems, and how it was batched."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from dedupe_news.model import Problem
from dedupe_news.reading import Part

if TYPE_CHECKING:
    from dedupe_news.archive.state import State


@dataclass(slots=True)
class PartFacts:
    """One part of a source; its reports are `[first, end)` in the order of the task."""

    part: Part
    first: int = 0
    end: int = 0
    schemas: list[str] = field(default_factory=list)
    """Of a Parquet part, the types met in each batch, as pyarrow writes them, in hexadecimal."""


@dataclass(slots=True)
class SourceFacts:
    """One source: names as in `plan.Source`, the digest of its bytes.

    None stands for bytes that cannot be read, or that changed while they were.
    """

    name: str
    place: str
    shown: str
    hash: str | None
    parts: list[PartFacts] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class TaskFacts:
    """One task: its sources in order, and how many reports each of its batches has."""

    sources: list[SourceFacts] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)

    @property
    def reports(self) -> int:
        """How many reports the task has."""
        return sum(self.batches)


def facts_name(task: int) -> str:
    """Where the facts of a task lie in the state."""
    return f"read/{task:06d}.json"


def batch_name(folder: str, task: int, batch: int) -> str:
    """Where something of a batch lies in the state.

    Example:
        >>> batch_name("labels", 3, 12)
        'labels/000003-000012'
    """
    return f"{folder}/{task:06d}-{batch:06d}"


def write_facts(state: State, task: int, facts: TaskFacts) -> None:
    """Write a task's facts; once they are there, the task is read."""
    state.write_json(facts_name(task), asdict(facts))


def read_facts(state: State, task: int) -> TaskFacts:
    """The facts of a task that is read."""
    raw = state.read_json(facts_name(task))
    return TaskFacts([_source(one) for one in raw["sources"]], raw["batches"])


def _source(raw: dict[str, Any]) -> SourceFacts:
    parts = [PartFacts(_part(one["part"]), one["first"], one["end"], one["schemas"]) for one in raw["parts"]]
    problems = [Problem(**one) for one in raw["problems"]]
    return SourceFacts(raw["name"], raw["place"], raw["shown"], raw["hash"], parts, problems)


def _part(raw: dict[str, Any]) -> Part:
    return Part(**{**raw, "outer": tuple(raw["outer"]), "columns": tuple(raw["columns"])})
