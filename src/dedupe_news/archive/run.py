"""A batch from end to end: gather, tally, label, decide, write; each stage goes on where it was left.

Only this file knows the order. Everything a stage leaves is a file in the state, so that a run that is
killed anywhere, or finds the disk full, is taken up by the same command; its outputs depend on the sources
and the settings alone, never on how often it was stopped, or by how many workers it was done.
"""

from __future__ import annotations

import errno
import os
import tempfile
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dedupe_news.archive import copies
from dedupe_news.archive.facts import TaskFacts, batch_name, read_facts
from dedupe_news.archive.gathering import GatherTask
from dedupe_news.archive.labelling import REPEATED, LabelTask, label
from dedupe_news.archive.manifest import MANIFEST, outputs, up_to_date
from dedupe_news.archive.names import BOUNDS, unique_names, write_ids
from dedupe_news.archive.places import Places
from dedupe_news.archive.plan import Source, listing_digest, plan, tasks
from dedupe_news.archive.remembering import Remembering
from dedupe_news.archive.rendering import Aside, Gone, Piece, RenderTask, render
from dedupe_news.archive.sharing import PART, gathered
from dedupe_news.archive.state import STATE, Lock, State, begin, clear, outputs_logged
from dedupe_news.archive.tally import condemned_keys
from dedupe_news.archive.writing import DRAFT, Totals, Writer
from dedupe_news.errors import DedupeNewsError, InputError, OutputError, UsageError
from dedupe_news.workers import Crew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dedupe_news.archive.known import Known
    from dedupe_news.archive.settings import ArchiveSettings
    from dedupe_news.model import Problem

TALLY_SHARE = 16
"""A range of line keys may take this part of the memory."""
MEGA = 1_000_000


def _no_progress(stage: str, done: int, total: int | None) -> None:
    """Tell no progress."""


def _no_problem(problem: Problem) -> None:
    """Tell no problem."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a run tells while it works: how far it is, bad input, what went; and who knows earlier reports."""

    progress: Callable[[str, int, int | None], None] = _no_progress
    problem: Callable[[Problem], None] = _no_problem
    gone: Callable[[str, Gone], None] | None = None
    aside: Callable[[str, Aside], None] | None = None
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended; `left_out` counts records and sources that could not be read."""

    totals: Totals = field(default_factory=Totals)
    left_out: int = 0
    up_to_date: bool = False

    @property
    def changes(self) -> bool:
        """Whether a line was removed or a copy found, or would be."""
        return not self.up_to_date and bool(self.totals.removed or self.totals.copies)


def clean_archive(
    paths: Sequence[str],
    out: str,
    settings: ArchiveSettings,
    hooks: Hooks | None = None,
    *,
    dry: bool = False,
) -> Outcome:
    """Clean every report of an archive into a tree that mirrors it, or only find out what that would do.

    Args:
        paths: files and folders, which are only read.
        out: the folder to write; it is made if need be. It must be empty, or have been written by this.
        settings: how to decide, and what may be used.
        hooks: whom to tell.
        dry: write nothing to `out`.

    Raises:
        UsageError: the paths and `out` cannot go together.
        InputError: nothing usable was found.
        OutputError: something could not be written; the same call goes on where it stopped.
    """
    told = hooks or Hooks()
    sources, missing = plan(paths, out)
    for problem in missing:
        told.problem(problem)
    left_out = sum(problem.fatal for problem in missing)
    if not sources:
        raise InputError("no usable input", help="see the lines above, or name another folder")
    folder = Path(out)
    done = _finished(folder, sources, settings)
    if done is not None:
        if not dry:
            clear(State(folder / STATE))
        return replace(done, left_out=done.left_out + left_out)
    with _told(folder), _state(folder, dry=dry) as state:
        outcome = _Run(state, folder, sources, settings, told, dry).run()
        return replace(outcome, left_out=outcome.left_out + left_out)


def _finished(out: Path, sources: Sequence[Source], settings: ArchiveSettings) -> Outcome | None:
    """The outcome of the run that OUT shows, if running again would change nothing."""
    rows = up_to_date(out, sources, settings.digest())
    if rows is None:
        return None
    totals = Totals(sources=len(rows), kept=sum(row["kept"] for row in rows))
    return Outcome(totals, sum(one["fatal"] for row in rows for one in row["problems"]), up_to_date=True)


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """Turn what the system refuses into one clear line."""
    again = "the same command goes on where it stopped"
    try:
        yield
    except OSError as error:
        where = error.filename or out  # a write that fails does not say where
        ours = os.path.realpath(out), tempfile.gettempdir()
        if isinstance(error, BrokenPipeError) or not os.path.realpath(where).startswith(ours):
            raise
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        way_out = f"make room there; {again}" if full else f"check that you may write there; {again}"
        raise OutputError(
            f"cannot write: {error.strerror or error}", source=str(where), help=way_out
        ) from error
    except BrokenProcessPool as error:
        raise DedupeNewsError(
            "a worker process was killed, perhaps for want of memory",
            help=f"give fewer workers (-j 1) or less --memory; {again}",
        ) from error


@contextmanager
def _state(out: Path, *, dry: bool) -> Iterator[State]:
    if dry:
        with tempfile.TemporaryDirectory(prefix="dedupe-news-") as folder:
            yield State(Path(folder))
        return
    state = State(out / STATE)
    if out.is_dir() and not state.folder.exists() and not (out / MANIFEST).exists():
        strangers = [entry.name for entry in os.scandir(out) if not entry.name.startswith(".")]
        if strangers and strangers != ["lost+found"]:
            raise UsageError(
                f"{out} holds files that this command did not write", help="name a new or an empty folder"
            )
    state.folder.mkdir(parents=True, exist_ok=True)
    with Lock(state.path("lock")):
        yield state


@dataclass(slots=True)
class _Run:
    """One run over one state."""

    state: State
    out: Path
    sources: Sequence[Source]
    settings: ArchiveSettings
    hooks: Hooks
    dry: bool
    counts: list[list[int]] = field(default_factory=list)
    """How many reports each batch of each task has."""
    left_out: int = 0
    tasks: list[list[Source]] = field(default_factory=list)
    taken: copies.Taken = field(default_factory=copies.Taken)

    def run(self) -> Outcome:
        self.tasks = list(tasks(self.sources))
        begin(self.state, f"{self.settings.digest()} {listing_digest(self.tasks)}")
        with self._crew() as crew:
            self._gather(crew)
            if self.hooks.known is not None:
                self._name()  # who knows earlier reports is asked by names
            self._tally()
            self._label(crew)
        self._name()
        self._decide()
        with self._crew() as crew:
            totals = self._write(crew)
        return Outcome(totals, self.left_out)

    @property
    def _workers(self) -> int:
        small = sum(source.size for source in self.sources) < 2 * MEGA
        return 1 if small else self.settings.workers

    def _crew(self) -> Crew:
        return Crew(self._workers, (__name__,))

    @property
    def _batches(self) -> list[tuple[int, int]]:
        return [(task, batch) for task, counts in enumerate(self.counts) for batch in range(len(counts))]

    @property
    def _sizes(self) -> list[int]:
        return [count for counts in self.counts for count in counts]

    def _gather(self, crew: Crew) -> None:
        total = sum(source.size for source in self.sources)
        done = 0
        work = (
            GatherTask(number, tuple(sources), str(self.state.folder), self.settings)
            for number, sources in enumerate(self.tasks)
        )
        self.hooks.progress("reading (MB)", 0, -(-total // MEGA))
        large = total // 2 if self._workers > 1 else total * PART
        for number in gathered(work, crew, large):
            facts = read_facts(self.state, number)
            self._tell(facts)
            self.counts.append(facts.batches)
            done += sum(source.size for source in self.tasks[number])
            self.hooks.progress("reading (MB)", -(-done // MEGA), -(-total // MEGA))
        if not sum(self._sizes):
            clear(self.state)
            raise InputError(
                "no usable input", help="see the lines above; `dedupe-news demo` shows a run that works"
            )

    def _tell(self, facts: TaskFacts) -> None:
        for source in facts.sources:
            for problem in source.problems:
                self.left_out += problem.fatal
                shown = source.shown + problem.source[len(source.name) :]
                self.hooks.problem(replace(problem, source=shown))

    def _name(self) -> None:
        if self.state.has(BOUNDS):
            return

        def names() -> Iterator[list[str]]:
            for place in self._batches:
                yield [name for name, _ in self.state.read_json(batch_name("names", *place))]

        write_ids(self.state, unique_names(names))

    def _tally(self) -> None:
        cleaning = self.settings.cleaning
        if self.state.has(REPEATED) or not cleaning.applies("repeated", by_default=True):
            return
        self.hooks.progress("repeated lines", 0, 1)
        lines = [self.state.look_into(batch_name("tally", *place)) for place in self._batches]
        room = self.settings.memory // TALLY_SHARE
        found = self._earlier.condemned(lines)
        if found is None:
            repeats = cleaning.thresholds.repeats
            found = condemned_keys(lines, self._sizes, repeats, room, *self._earlier.ask())
        self.state.write_array(REPEATED, found)
        self.hooks.progress("repeated lines", 1, 1)

    @property
    def _earlier(self) -> Remembering:
        return Remembering(self.hooks.known, self.state, self._batches, self._sizes)

    def _label(self, crew: Crew) -> None:
        total, done = sum(self._sizes), 0
        work = (LabelTask(str(self.state.folder), *place, self.settings) for place in self._batches)
        self.hooks.progress("cleaning", 0, total)
        for place, count in zip(self._batches, crew.map(label, work), strict=True):
            if self._workers > 1:
                self._name()  # the workers are busy; nobody else has to wait for it then
            if self.settings.copies != "keep":
                self.taken.take(self.state, place)
                if self._workers > 1:
                    copies.write_ranks(self.state, self._batches)
            done += count
            self.hooks.progress("cleaning", done, total)

    def _decide(self) -> None:
        total = sum(self._sizes)
        self.hooks.progress("copies", 0, total)
        look = self._earlier.look()
        copies.decide(self.state, self._batches, self.settings, *look, taken=self.taken)
        self.hooks.progress("copies", total, total)

    def _write(self, crew: Crew) -> Totals:
        places = Places([source.place for source in self.sources], self.settings.form)
        writer = Writer(self.state, self.out, self.settings, places, dry=self.dry)
        try:
            self._write_all(crew, writer)
            if not self.dry:
                # before the manifest says that all is done: a run killed here does it again, to no effect
                self._earlier.keep()
                self._clear_stale()
                writer.finish()
        finally:
            writer.close()
        if not self.dry:
            clear(self.state)
        return writer.totals

    def _write_all(self, crew: Crew, writer: Writer) -> None:
        total, done = sum(self._sizes), 0
        written = writer.totals.sources
        results = crew.map(render, self._render_tasks(written))
        before = 0
        self.hooks.progress("writing", 0, total)
        for number, counts in enumerate(self.counts):
            facts = read_facts(self.state, number)
            first = 0
            for count in counts:
                if self._wanted(facts, first + count, before, written):
                    pieces = next(results)
                    self._tell_pieces(facts, pieces, written - before)
                    writer.take(facts, before, pieces)
                    writer.record()
                first += count
                done += count
                self.hooks.progress("writing", done, total)
            writer.end_task(facts, before)
            before += len(facts.sources)
        writer.record()

    def _render_tasks(self, written: int) -> Iterator[RenderTask]:
        sources = reports = 0
        show = self.hooks.gone is not None
        for number, counts in enumerate(self.counts):
            facts = read_facts(self.state, number)
            first = 0
            for batch, count in enumerate(counts):
                if self._wanted(facts, first + count, sources, written):
                    yield RenderTask(
                        str(self.state.folder),
                        number,
                        batch,
                        reports,
                        first,
                        self.settings,
                        not self.dry,
                        show,
                    )
                first += count
            sources += len(facts.sources)
            reports += first

    @staticmethod
    def _wanted(facts: TaskFacts, end: int, before: int, written: int) -> bool:
        """Whether a batch that ends there has reports of a source that is not written yet."""
        open_ = facts.sources[max(0, written - before) :]
        starts = [part.first for source in open_ for part in source.parts if part.first < part.end]
        return bool(starts) and min(starts) < end

    def _tell_pieces(self, facts: TaskFacts, pieces: Sequence[Piece], written: int) -> None:
        for piece in pieces:
            if piece.source < written:
                continue
            shown = facts.sources[piece.source].shown
            for gone in piece.gone:
                if self.hooks.gone is not None:
                    self.hooks.gone(shown, gone)
            for aside in piece.copies:
                if self.hooks.aside is not None:
                    self.hooks.aside(shown, aside)

    def _clear_stale(self) -> None:
        """Remove what an earlier or abandoned run wrote for sources that are no more."""
        stale = {*outputs_logged(self.state), *outputs(self.out / MANIFEST)}
        stale.difference_update(outputs(self.state.path(DRAFT)))
        root = os.path.realpath(self.out)
        for place in sorted(stale):
            path = self.out / place
            inside = os.path.realpath(path.parent).startswith(root)
            if not inside or ".." in path.parts or path.is_dir():
                continue
            path.unlink(missing_ok=True)
            for parent in path.parents:
                if parent == self.out or (parent.exists() and any(parent.iterdir())):
                    break
                if parent.exists():  # a run may be killed after it has said where it will write
                    parent.rmdir()
