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


def still(tell: Progress) -> Progress:
    """Take a bar off the screen for good: what follows is the result, and it is written there."""
    if not isinstance(tell, _Bar):
        return tell
    tell.close()
    return _nothing


def _nothing(stage: str, done: int, total: int | None) -> None:
    """Tell nothing."""


@dataclass(frozen=True, slots=True)
class _Told:
    """How far one stage is: counts, seconds since the run began, how many a second, seconds left."""

    stage: str
    done: int
    total: int | None
    seconds: float
    rate: float | None
    left: float | None


@dataclass(slots=True)
class _Lines:
    write: Callable[[_Told], str]
    begun: float = field(default_factory=time.monotonic)
    last: float = 0.0
    stage: str = ""
    entered: float = 0.0
    before: int = 0

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        ended = total is not None and done >= total
        if stage != self.stage:
            self.entered, self.before = now, done
        elif not ended and now - self.last < EVERY:
            return
        self.last, self.stage = now, stage
        spent = now - self.entered
        rate = (done - self.before) / spent if spent > 0 and done > self.before else None
        left = (total - done) / rate if rate and total is not None else None
        told = _Told(stage, done, total, now - self.begun, rate, left)
        print(self.write(told), file=sys.stderr, flush=True)  # noqa: T201 - progress


def _as_text(told: _Told) -> str:
    of = f" of {told.total:,}" if told.total is not None else ""
    rate = f", {told.rate:,.0f}/s" if told.rate else ""
    left = f", {in_time(told.left)} left" if told.left else ""
    return f"{told.stage}: {told.done:,}{of}{rate}{left} ({in_time(told.seconds)})"


def in_time(seconds: float) -> str:
    """Seconds as people say them.

    Example:
        >>> in_time(4.25), in_time(75), in_time(7260)
        ('4.2 s', '1:15 min', '2:01 h')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    whole = int(seconds)
    if whole < 3600:
        return f"{whole // 60}:{whole % 60:02d} min"
    return f"{whole // 3600}:{whole // 60 % 60:02d} h"


def _as_json(told: _Told) -> str:
    def rounded(value: float | None) -> float | None:
        return None if value is None else round(value, 2)

    record = {"stage": told.stage, "done": told.done, "total": told.total, "seconds": rounded(told.seconds)}
    return json.dumps({**record, "rate": rounded(told.rate), "left": rounded(told.left)})


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
            ProgressColumn,
            Task,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )
        from rich.text import Text  # noqa: PLC0415 - as above

        from dedupe_news.cli.edge import error_console  # noqa: PLC0415 - as above

        class Rate(ProgressColumn):
            """How many a second."""

            def render(self, task: Task) -> Text:
                return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="progress.data.speed")

        self.bar = Progress(
            TextColumn("{task.description:>14}"),
            BarColumn(),
            MofNCompleteColumn(),
            Rate(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=error_console(),
            transient=True,
        )
        self.bar.start()

    def close(self) -> None:
        """Take the bar off the screen."""
        if self.bar is not None:
            self.bar.stop()
