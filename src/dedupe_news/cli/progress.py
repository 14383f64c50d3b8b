"""Progress on stderr: a bar on a terminal after half a second, plain or JSON lines when asked for."""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dedupe_news.pipeline import Progress

PATIENCE = 0.5
"""Seconds of work before a bar appears: a run that ends sooner needs none (the contract)."""
EVERY = 2.0
"""Seconds between plain or JSON lines, so that a log stays readable."""


@contextmanager
def progress(how: str, *, quiet: bool) -> Iterator[Progress]:
    """Give a function of (stage, done, total) that tells progress as `--progress` says."""
    if how == "auto":
        how = "bar" if sys.stderr.isatty() and not quiet else "none"
    if how == "none":
        yield _nothing
    elif how == "bar":
        bar = _Bar()
        try:
            yield bar
        finally:
            bar.close()
    else:
        yield _Lines(_as_json if how == "json" else _as_text)


def _nothing(stage: str, done: int, total: int | None) -> None:
    """Tell nothing."""


@dataclass(slots=True)
class _Lines:
    write: Callable[[str, int, int | None, float], str]
    begun: float = field(default_factory=time.monotonic)
    last: float = 0.0
    stage: str = ""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        ended = total is not None and done >= total
        if stage == self.stage and not ended and now - self.last < EVERY:
            return
        self.last, self.stage = now, stage
        print(self.write(stage, done, total, now - self.begun), file=sys.stderr, flush=True)  # noqa: T201 - progress


def _as_text(stage: str, done: int, total: int | None, seconds: float) -> str:
    return f"{stage}: {done:,}" + (f" of {total:,}" if total is not None else "") + f" ({seconds:.1f} s)"


def _as_json(stage: str, done: int, total: int | None, seconds: float) -> str:
    return json.dumps({"stage": stage, "done": done, "total": total, "seconds": round(seconds, 2)})


class _Bar:
    """A rich progress bar that appears only when the work lasts."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.bar: Any = None
        self.task: Any = None
        self.stage = ""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        if self.bar is None:
            if time.monotonic() - self.begun < PATIENCE:
                return
            self._open()
        if stage != self.stage:
            if self.task is not None:
                self.bar.remove_task(self.task)
            self.task = self.bar.add_task(stage, total=total)
            self.stage = stage
        self.bar.update(self.task, completed=done, total=total)

    def _open(self) -> None:
        from rich.progress import (  # noqa: PLC0415 - only a long run on a terminal draws
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        from dedupe_news.cli.edge import console  # noqa: PLC0415 - as above

        self.bar = Progress(
            TextColumn("{task.description:>10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console(stderr=True),
            transient=True,
        )
        self.bar.start()

    def close(self) -> None:
        """Take the bar off the screen."""
        if self.bar is not None:
            self.bar.stop()
