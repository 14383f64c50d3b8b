"""A run that is told to end (SIGTERM, SIGHUP) leaves nothing behind: it closes what it opened on its way."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REQUESTS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Windows knows no SIGHUP."""
ENDED = 128
"""What a shell adds to a signal's number in the exit code of who ended by it."""


@contextmanager
def unwinding() -> Iterator[None]:
    """While this lasts, a request to end unwinds the stack, where it would end the process at once.

    Further requests are not listened to meanwhile: `timeout` sends two. A signal that somebody else handles
    or ignores (`nohup`) stays as it is, and so does everything outside of the main thread.

    Raises:
        SystemExit: with the exit code a shell gives for the signal (143 for SIGTERM).
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ours = [number for number in REQUESTS if signal.getsignal(number) is signal.SIG_DFL]

    def end(number: int, _: object) -> None:
        for one in ours:
            signal.signal(one, signal.SIG_IGN)
        raise SystemExit(ENDED + number)

    for number in ours:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
