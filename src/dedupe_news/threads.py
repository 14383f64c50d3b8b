"""Work on arrays in two threads, where a run may use two cores.

A room that works on arrays knows nothing of `-j`, and its answers do not hang on it; so what the run may use
is told once, where it begins. `-j 1` is one core: whoever asks for that shares the machine with others.
"""

from __future__ import annotations

from collections import deque
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

THREADS: Final = 2
"""numpy and scipy let go of the interpreter for most of the work; a third thread would wait."""
_allowed: ContextVar[int] = ContextVar("threads", default=THREADS)


def allow(cores: int) -> None:
    """Say how many cores the run may use; two if nobody does.

    Example:
        >>> from contextvars import copy_context
        >>> copy_context().run(lambda: (allow(1), list(in_two(len, ["a", "bc"])))[1])
        [1, 2]
    """
    _allowed.set(cores)


def in_two(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Do some work on each item in two threads; results come in order, and few items wait at a time.

    The calling thread does it all where the run may use one core, and in a worker process: there the cores
    are busy with other workers.

    Example:
        >>> list(in_two(len, ["a", "bc", "def"]))
        [1, 2, 3]
    """
    if _allowed.get() < THREADS or _in_worker():
        yield from map(work, items)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - a command that works on nothing needs none

    with ThreadPoolExecutor(THREADS) as pool:
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > THREADS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _in_worker() -> bool:
    from multiprocessing import parent_process  # noqa: PLC0415 - a short text is worked on without

    return parent_process() is not None


def all_in_two(work: Callable[[Item], object], items: Iterable[Item]) -> None:
    """Do some work on each item in two threads, for what it writes: each item's to a place of its own.

    Example:
        >>> squares = [0, 0, 0]
        >>> all_in_two(lambda at: squares.__setitem__(at, at * at), range(3))
        >>> squares
        [0, 1, 4]
    """
    deque(in_two(work, items), maxlen=0)
