"""How records are numbered that others read: by what seems to stand before them, set right once it is known.

How many records a lot of a stream has is not known before it is read, and the next one is read meanwhile. So
many as it has lines, or pages, are taken for granted, and a batch for which that was wrong is numbered anew.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dedupe_news.archive.batches import Rows
from dedupe_news.archive.facts import batch_name
from dedupe_news.archive.state import State, as_json

if TYPE_CHECKING:
    from dedupe_news.model import Problem


@dataclass(frozen=True, slots=True)
class Held:
    """What a lot was found to hold; its records were numbered on from `before`."""

    before: int
    records: int
    reports: int
    problems: list[Problem]


class Sent(NamedTuple):
    """A lot that was given: its batch, its part, and how many records it seemed to have."""

    number: int
    part: int
    seems: int


@dataclass(slots=True)
class Numbering:
    """The numbers of the records of some parts, each of which is given in lots, one part after the other."""

    wrong: list[tuple[int, int]] = field(default_factory=list)
    """Batches whose records are to be numbered anew, and from where on."""
    _surely: list[int] = field(default_factory=list)
    """How many records each part has in the lots that were taken."""
    _before: int = 0
    """How many the part that is given seems to have so far."""
    _waiting: deque[Sent] = field(default_factory=deque)

    def begin(self) -> None:
        """Go on to the next part."""
        self._surely.append(0)
        self._before = 0

    def met(self) -> None:
        """Count a record of the part that was not given in a lot."""
        self._surely[-1] += 1
        self._before += 1

    def send(self, number: int, seems: int) -> int:
        """Tell how many records seem to stand before a lot of the part, which is given as this batch."""
        before = self._before
        self._before += seems
        self._waiting.append(Sent(number, len(self._surely) - 1, seems))
        return before

    def take(self, held: Held) -> tuple[Sent, int]:
        """Take what the first of the lots held that are waited for; tell what surely stood before it."""
        sent = self._waiting.popleft()
        surely = self._surely[sent.part]
        if held.before != surely and held.records:
            self.wrong.append((sent.number, surely))
        self._surely[sent.part] += held.records
        if sent.part == len(self._surely) - 1:
            self._before += held.records - sent.seems
        return sent, surely

    def surely(self, part: int) -> int:
        """How many records a part has, once all its lots were taken."""
        return self._surely[part]


@dataclass(frozen=True, slots=True)
class Anew:
    """A batch whose records are to be numbered on from so many."""

    folder: str
    task: int
    number: int
    before: int
    lasting: bool = True


def number_anew(work: Anew) -> None:
    """Number the records of a batch anew; as often as you like."""
    state = State(Path(work.folder), lasting=work.lasting)
    place = (work.task, work.number)
    name = batch_name("batch", *place)
    rows = Rows.read(state, name).numbered_from(work.before)
    state.write_together({batch_name("names", *place): as_json(rows.names()), name: rows.as_bytes()})
