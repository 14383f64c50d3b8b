"""What the command line says on stderr: one clear line, where it was, and a `help:` line with the way out."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

from dedupe_news.text.sanitise import for_terminal

if TYPE_CHECKING:
    from dedupe_news.model import Problem

DEBUG = "DEDUPE_NEWS_TRACEBACK"


def say(line: str) -> None:
    """Write one line to stderr, harmless to a terminal."""
    print(for_terminal(line), file=sys.stderr)  # noqa: T201 - this is the edge that prints


def explain_error(what: str, way_out: str = "") -> None:
    """Tell an error the user can mend."""
    say(f"dedupe-news: error: {what}")
    if way_out:
        say(f"  help: {way_out}")


def explain_problem(problem: Problem) -> None:
    """Tell bad input: source, line, what it is and what was done about it."""
    where = problem.source if problem.line is None else f"{problem.source}:{problem.line}"
    say(f"dedupe-news: {where}: {problem.what} ({problem.done})")
    if problem.help:
        say(f"  help: {problem.help}")


def explain_bug(bug: BaseException) -> None:
    """Tell an internal bug without a traceback, and how to get one for a report."""
    last = traceback.extract_tb(bug.__traceback__)[-1]
    place = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119 - a name, no file is touched
    say(f"dedupe-news: internal bug: {type(bug).__name__}: {bug} (at {place})")
    say(f"  help: please report it; {DEBUG}=1 shows the whole traceback")
    if os.environ.get(DEBUG):
        traceback.print_exception(bug, file=sys.stderr)
