"""`python -m dedupe_news` is the command `dedupe-news`, and this is how its process begins and ends."""

from __future__ import annotations

import atexit
import os
import sys

INTERRUPTED = 130


def command() -> None:
    """Run the command line; a process that was interrupted ends with exit code 130, whenever that was."""
    ends: list[object] = []
    # the first to be registered is the last to be called
    atexit.register(_leave, ends)
    try:
        from dedupe_news.cli import main  # noqa: PLC0415 - an interrupt while it loads is one, too

        main()
    except KeyboardInterrupt:
        ends.append(INTERRUPTED)
        sys.exit(INTERRUPTED)
    except SystemExit as end:
        ends.append(end.code)
        raise


def _leave(ends: list[object]) -> None:
    """End an interrupted process here.

    CPython would end it by the signal itself, although the interrupt was handled, if that met the compiling
    of a string, as every dataclass is made by one: who waits for the process would be told -2, not 130.
    """
    if ends == [INTERRUPTED]:
        os._exit(INTERRUPTED)


if __name__ == "__main__":
    command()
