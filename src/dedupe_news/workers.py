"""Work shared among processes, with results in the order of the work whatever the number of workers.

A chunk's result may not depend on which worker did it or on what the worker did before; the callers pass
pure functions of one chunk, so `-j` changes the time and nothing else.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

Work = TypeVar("Work")
Done = TypeVar("Done")

POSIX = os.name == "posix"
AHEAD = 2
"""Chunks in flight per worker: one being done and one waiting keeps every worker busy and memory bounded."""


def cores() -> int:
    """Count the cores this process may use (affinity counts, not the machine)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


CHUNK = 400_000
"""Characters in a chunk of texts: some hundred milliseconds of work, many times what sending it costs."""


def in_chunks(items: Iterable[Work], size: Callable[[Work], int], most: int = 0) -> Iterator[list[Work]]:
    """Gather items into lists whose sizes add up to about `most`, or to `CHUNK`.

    Example:
        >>> list(in_chunks(["aaa", "b", "c", "d"], len, most=3))
        [['aaa'], ['b', 'c', 'd']]
    """
    chunk: list[Work] = []
    held = 0
    for item in items:
        chunk.append(item)
        held += size(item)
        if held >= (most or CHUNK):
            yield chunk
            chunk, held = [], 0
    if chunk:
        yield chunk


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
    chunks = iter(chunks)
    begun = list(islice(chunks, 2 if jobs > 1 else 0))
    # one chunk is done sooner than a process starts
    with Crew(jobs if len(begun) > 1 else 1, (function.__module__,)) as crew:
        yield from crew.map(function, chain(begun, chunks))


def prepare(modules: Sequence[str]) -> bool:
    """Have the server that forks workers load modules, while this process does something else.

    A server that runs already stays as it is; one that is not needed after all ends with this process. False
    where there can be none: a process forked from one that had a server cannot reach it, nor begin its own.
    """
    # workers share the cores: numpy's own threads would only fight them for these, and nobody may fork
    # beside them
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if not POSIX:
        return True
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 - not on Windows

    forkserver.set_forkserver_preload(list(modules))
    resource_tracker.ensure_running()  # the server would begin it, and it lets signals through again
    # Ctrl-C goes to all processes of a terminal; the server would tell of it in a traceback while it loads
    try:
        with _held_back("SIGINT"):
            forkserver.ensure_running()
    except ChildProcessError:
        return False
    return True


@contextmanager
def _held_back(*names: str) -> Iterator[None]:
    """Let signals wait for the end of this, also in processes that are begun meanwhile."""
    if not POSIX:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {getattr(signal, name) for name in names})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no circles of garbage meanwhile: for work that makes many objects and no circles of them.

    To look at the hundred thousand objects of a story's sentences again and again was a tenth of the time it
    takes to tell it. What circles there are go when the block has ended.

    Example:
        >>> with uncollected():
        ...     gc.isenabled()
        False
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


class Crew:
    """Processes that stay for several rounds of work, so that their start is paid for once.

    Args:
        jobs: how many; 1 or less does the work here, and so does a process that can have none.
        modules: what all of them will need. On POSIX a server loads it once, and its forks have it and share
            its memory: a worker starts in .01 s, where to load numpy and scipy takes it .5 s and 60 MB.

    Example:
        >>> with Crew(1) as crew:
        ...     list(crew.map(len, ["a", "bc"]))
        [1, 2]
    """

    def __init__(self, jobs: int, modules: Sequence[str] = ()) -> None:
        self._jobs = jobs
        self._modules = modules
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self._jobs > 1 and prepare(self._modules):
            import multiprocessing  # noqa: PLC0415 - a short text needs no second process
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above

            # forkserver: the progress display runs a thread here, and forking beside a thread can deadlock.
            context = multiprocessing.get_context("forkserver" if POSIX else "spawn")
            self._pool = ProcessPoolExecutor(
                self._jobs, mp_context=context, initializer=_begin_work, initargs=(gc.get_threshold(),)
            )
        return self

    def map(self, function: Callable[[Work], Done], chunks: Iterable[Work]) -> Iterator[Done]:
        """Do as `ordered_map` does."""
        if self._pool is None:
            yield from map(function, chunks)
            return
        waiting: deque[Future[Done]] = deque()
        try:
            for chunk in chunks:
                # a worker that is half begun is known to nobody who could end it
                with _held_back("SIGINT", "SIGTERM", "SIGHUP"):
                    waiting.append(self._pool.submit(function, chunk))
                if len(waiting) >= AHEAD * self._jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool is None:
            return
        if kind is not None:
            # somebody waits for the prompt; what a worker is in the middle of is not wanted any more
            for process in list((getattr(self._pool, "_processes", None) or {}).values()):
                process.terminate()
        self._pool.shutdown(cancel_futures=True)


def _begin_work(collect: tuple[int, int, int]) -> None:
    """Leave interrupts to the parent, and end with it: a killed parent tells its workers nothing.

    Garbage is collected as seldom as the parent does.
    """
    gc.set_threshold(*collect)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing  # noqa: PLC0415 - as above

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
