"""Work shared among processes, with results in the order of the work whatever the number of workers.

A chunk's result may not depend on which worker did it or on what the worker did before; the callers pass
pure functions of one chunk, so `-j` changes the time and nothing else.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Work = TypeVar("Work")
Done = TypeVar("Done")

AHEAD = 2
"""Chunks in flight per worker: one being done and one waiting keeps every worker busy and memory bounded."""


def cores() -> int:
    """Count the cores this process may use (affinity counts, not the machine)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ordered_map(function: Callable[[Work], Done], chunks: Iterable[Work], jobs: int) -> Iterator[Done]:
    """Apply a picklable function to every chunk and give the results in order.

    Args:
        function: a pure function of one chunk, importable by name.
        chunks: the work; it is drawn only a little ahead of the results.
        jobs: processes; 1 or less does the work here.

    Example:
        >>> list(ordered_map(len, ["a", "bc"], jobs=1))
        [1, 2]
    """
    if jobs <= 1:
        yield from map(function, chunks)
        return
    # forkserver: the progress display runs a thread here, and forking beside a thread can deadlock.
    context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts_to_the_parent) as pool:
        waiting: deque[Future[Done]] = deque()
        try:
            for chunk in chunks:
                waiting.append(pool.submit(function, chunk))
                if len(waiting) >= AHEAD * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
