"""The decision log on disk: one line a decision, written through to the disk before the next key is read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dedupe_news.decisions import load_decisions
from dedupe_news.errors import InputError, OutputError
from dedupe_news.rendering.records import to_json

if TYPE_CHECKING:
    from pathlib import Path

    from dedupe_news.decisions import Decision
    from dedupe_news.model import Problem


def beside(stories: Path) -> Path:
    """Name the decisions file of a saved run.

    Example:
        >>> from pathlib import Path
        >>> beside(Path("out/stories.jsonl")).as_posix()
        'out/stories.decisions.jsonl'
    """
    return stories.with_name(f"{stories.stem}.decisions.jsonl")


def read_decisions(path: Path) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Read the decisions of a file; a file that is not there holds none.

    Raises:
        InputError: it is there and cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        help_ = "check that it is a file you may read"
        raise InputError(f"cannot read: {error.strerror}", source=str(path), help=help_) from error
    return load_decisions(text.split("\n"), str(path))


class DecisionLog:
    """A decisions file open for appending; nothing is ever rewritten, an undo is a line like any other.

    A last line that a crash left torn was never confirmed to anyone: the first append after it cuts it off,
    as write-ahead logs do, so that it cannot spoil the line that follows.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, decision: Decision) -> None:
        """Write one decision through to the disk: after this returns, no crash loses it.

        Raises:
            OutputError: it could not be written; nothing was decided.
        """
        line = (to_json(decision.as_record()) + "\n").encode("utf-8")
        try:
            handle = os.open(
                self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666
            )
            try:
                _mend(handle)
                _write_all(handle, line)
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            raise OutputError(
                f"the decision could not be saved: {error.strerror or error}",
                source=str(self.path),
                help="check that the folder is writable and has room",
            ) from error


def _write_all(handle: int, line: bytes) -> None:
    while line:
        line = line[os.write(handle, line) :]


def _mend(handle: int) -> None:
    """Make the file end in a whole line: a torn one is cut off, a whole one without its break gets it."""
    size = os.lseek(handle, 0, os.SEEK_END)
    tail = b""
    start = size
    while start > 0 and b"\n" not in tail:
        step = min(4096, start)
        start -= step
        os.lseek(handle, start, os.SEEK_SET)
        tail = os.read(handle, step) + tail
    last = tail[tail.rfind(b"\n") + 1 :]
    if not last:
        return
    decisions, _ = load_decisions([last.decode("utf-8", "replace")])
    if decisions:
        _write_all(handle, b"\n")
    else:
        os.truncate(handle, size - len(last))
