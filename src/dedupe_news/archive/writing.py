"""Outputs as they are written: each beside its place, to the disk, renamed into it, then put on record.

One process writes all of them, in the order of the sources, so that what is done is always a first part of
them; workers only shape and pack. The record is put forward after a batch that ended a source: what was
renamed since is written again by a run that goes on, to the same bytes.
"""

# ruff: noqa: PTH105 - calls that say what the system does

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from dedupe_news.archive.columnar import TableWriter
from dedupe_news.archive.landing import Landing
from dedupe_news.archive.manifest import MANIFEST, rows, to_lines
from dedupe_news.archive.packing import sink
from dedupe_news.archive.places import Places, output_member
from dedupe_news.archive.shapes import form_of

if TYPE_CHECKING:
    from pathlib import Path

    from dedupe_news.archive.facts import PartFacts, SourceFacts, TaskFacts
    from dedupe_news.archive.packing import Sink
    from dedupe_news.archive.rendering import Aside, Piece
    from dedupe_news.archive.settings import ArchiveSettings
    from dedupe_news.archive.state import State

STEP = 1 << 20
MARK_COLUMNS = {"copy_of": "string", "similarity": "double"}
WRITTEN = "written.json"
DRAFT = "manifest.part"


@dataclass(slots=True)
class Totals:
    """How far a run has come, and what it has found so far."""

    sources: int = 0
    manifest: int = 0
    outputs: int = 0
    reports: int = 0
    kept: int = 0
    removed: int = 0
    copies: int = 0


@dataclass(slots=True)
class _Open:
    """The source that is being written."""

    facts: SourceFacts
    counts: dict[str, int] = field(default_factory=lambda: {"reports": 0, "kept": 0, "removed": 0})
    copies: list[Aside] = field(default_factory=list)
    file: Any = None
    sink: Sink | None = None
    table: TableWriter | None = None
    part: int = -1
    members: set[str] = field(default_factory=set)


class Writer:
    """Takes pieces in the order of the sources; leaves outputs, a manifest and a record of how far it is."""

    def __init__(
        self, state: State, out: Path, settings: ArchiveSettings, places: Places, *, dry: bool
    ) -> None:
        self._state = state
        self._out = out
        self._landing = Landing(state, out)
        self._settings = settings
        self._digest = settings.digest()
        self._places = places
        self._dry = dry
        self._open: _Open | None = None
        self.totals = Totals(**json.loads(state.read(WRITTEN))) if state.has(WRITTEN) else Totals()
        self._recorded = self.totals.sources
        self._draft = state.path(DRAFT).open("ab")
        self._draft.truncate(self.totals.manifest)
        self._draft.seek(self.totals.manifest)

    def take(self, facts: TaskFacts, before: int, pieces: list[Piece]) -> None:
        """Write the pieces of a batch; `before` sources stand before its task; done ones are passed over."""
        for piece in pieces:
            if before + piece.source < self.totals.sources:
                continue
            self._close_before(facts, before, piece.source)
            self._add(facts.sources[piece.source], piece)

    def end_task(self, facts: TaskFacts, before: int) -> None:
        """Close every source of a task that is not closed yet, those with nothing in them too."""
        self._close_before(facts, before, len(facts.sources))

    def _close_before(self, facts: TaskFacts, before: int, place: int) -> None:
        while self.totals.sources < before + place:
            source = facts.sources[self.totals.sources - before]
            self._close(self._open or _Open(source))
            self._open = None
        if self._open is None and place < len(facts.sources):
            self._open = _Open(facts.sources[place])

    def _add(self, source: SourceFacts, piece: Piece) -> None:
        open_ = self._open or _Open(source)
        open_.counts["reports"] += piece.reports
        open_.counts["kept"] += piece.kept
        open_.counts["removed"] += piece.removed
        open_.copies.extend(piece.copies)
        ends = piece.closes and open_.part == piece.part
        if (piece.kept or ends) and not self._dry:
            self._write(open_, source.parts[piece.part], piece)

    def _write(self, open_: _Open, part: PartFacts, piece: Piece) -> None:
        if open_.sink is None:
            open_.file = self._landing.next().open("wb+")
            open_.sink = sink(open_.file, part.part.outer)
        if open_.part != piece.part:
            self._end_part(open_)
            open_.part = piece.part
            name = output_member(part.part, self._settings.form, open_.members)
            open_.sink.begin(name)
        if form_of(part.part, self._settings.form) == "parquet":
            if open_.table is None:
                more = (
                    {"copy_of": "string", "similarity": "double"} if self._settings.copies == "mark" else {}
                )
                open_.table = TableWriter(self._beside("table"), part.schemas, more)
            open_.table.write(piece.rows)
        else:
            open_.sink.write(piece.data)

    def _end_part(self, open_: _Open) -> None:
        if open_.part < 0 or open_.sink is None:
            return
        if open_.table is not None:
            open_.table.close()
            open_.table = None
            with self._beside("table").open("rb") as table:
                while data := table.read(STEP):
                    open_.sink.write(data)
        open_.sink.end()

    def _beside(self, name: str) -> Path:
        return self._state.path(f"tmp/{name}")

    def _close(self, open_: _Open) -> None:
        output = None
        if open_.sink is not None:
            self._end_part(open_)
            open_.sink.close()
            digest = open_.sink.digest() or self._digest_of(open_.file)
            open_.file.close()
            output = self._places.of(open_.facts), "sha256:" + digest
            self._landing.take(output[0])
        self._draft.write(to_lines(rows(open_.facts, open_.counts, output, open_.copies, self._digest)))
        totals = self.totals
        totals.sources += 1
        totals.outputs += output is not None
        totals.reports += open_.counts["reports"]
        totals.kept += open_.counts["kept"]
        totals.removed += open_.counts["removed"]
        totals.copies += len(open_.copies)

    @staticmethod
    def _digest_of(file: Any) -> str:  # noqa: ANN401 - a binary file that can be read
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()

    def record(self) -> None:
        """Put on record how far the run is, where it is further than the record says."""
        self._landing.land()
        if self._recorded == self.totals.sources:
            return
        self._draft.flush()
        os.fsync(self._draft.fileno())
        self.totals.manifest = self._draft.tell()
        self._state.write(WRITTEN, json.dumps(asdict(self.totals)).encode())
        self._recorded = self.totals.sources

    def finish(self) -> None:
        """Put the manifest in its place."""
        self.record()
        self._draft.close()
        os.replace(self._state.path(DRAFT), self._out / MANIFEST)

    def close(self) -> None:
        """Let go of what is open."""
        self._landing.close()
        for file in (self._draft, self._open.file if self._open else None):
            if file is not None:
                file.close()
