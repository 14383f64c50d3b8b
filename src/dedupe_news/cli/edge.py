"""Where results leave: standard output or a file written whole or not at all, and a console that fits it."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dedupe_news.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

FORMATS = ("text", "jsonl", "json", "md", "html", "csv")
BY_EXTENSION = {
    ".txt": "text",
    ".text": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
}


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the result goes and in which format; `path` None is standard output."""

    path: Path | None
    format: str
    color: str = "auto"

    @property
    def on_terminal(self) -> bool:
        """Whether a person will read this on a screen."""
        return self.path is None and sys.stdout.isatty()


def choose(output: str | None, format_: str | None, color: str, offered: tuple[str, ...]) -> Destination:
    """Decide path and format: `-f` wins, then the extension of `-o`, then text.

    Raises:
        UsageError: the extension stands for a format the command does not offer.
    """
    path = None if output in {None, "-"} else Path(str(output))
    if format_ is None and path is not None:
        format_ = BY_EXTENSION.get(path.suffix.lower(), "text")
        if format_ not in offered:
            raise UsageError(
                f"{path.name} asks for {format_}, which this command does not write",
                help=f"give -f with one of: {', '.join(offered)}",
            )
    return Destination(path, format_ or "text", color)


@contextlib.contextmanager
def opened(destination: Destination, *, page: bool = False) -> Iterator[IO[str]]:
    """Open the destination for writing text; a file appears whole, at the end, or not at all.

    Args:
        destination: where to write.
        page: on a terminal, show the result through the pager.

    Raises:
        OutputError: the file cannot be written.
    """
    if destination.on_terminal and page:
        with _paged() as screen:
            yield screen
        return
    if destination.path is None:
        yield sys.stdout
        return
    with written_whole(destination.path) as file:
        yield file


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[IO[str]]:
    """Write a text file through a temporary one beside it: fsync, then rename over the old.

    A device or a pipe (`/dev/stdout`, `>(...)`) cannot be renamed over and is written straight.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="\n") as file:
                yield file
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _cannot_write(path, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _as_if_created(name, path)
        os.replace(name, path)  # noqa: PTH105 - name is a str from mkstemp
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)  # noqa: PTH108 - as above


@contextlib.contextmanager
def _paged() -> Iterator[IO[str]]:
    """Show what is written through PAGER, `less` by default; straight through where there is none.

    LESS=FRX, as git has it: quit if it fits one screen, keep our colours, leave the text on the screen.
    """
    command = shlex.split(os.environ.get("DEDUPE_NEWS_PAGER", os.environ.get("PAGER", "less")))
    if not command or command == ["cat"] or shutil.which(command[0]) is None:
        yield sys.stdout
        return
    env = {"LESS": "FRX", **os.environ}
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=env, encoding="utf-8") as pager:  # noqa: S603 - the user's own pager
        assert pager.stdin is not None  # noqa: S101 - PIPE was asked for
        # Leaving the pager early closes the pipe; that is the reader's choice, not an error.
        with contextlib.suppress(BrokenPipeError):
            yield pager.stdin
        with contextlib.suppress(BrokenPipeError):
            pager.stdin.close()


def _as_if_created(name: str, path: Path) -> None:
    """Give the new file the mode the old one had, or the one the user's umask gives."""
    if path.exists():
        mode = path.stat().st_mode & 0o777
    else:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    os.chmod(name, mode)  # noqa: PTH101 - as above


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"cannot write: {error.strerror or error}",
        source=str(path),
        help="check that the folder exists, is writable and has room",
    )


def console(color: str = "auto", *, stderr: bool = False, file: IO[str] | None = None) -> Console:
    """Make a console that never reads markup and honours --color, NO_COLOR, FORCE_COLOR and TERM=dumb."""
    from rich.console import Console  # noqa: PLC0415 - half of the start-up time; only a terminal needs it

    behind_pager = file is not None and file is not sys.stdout and sys.stdout.isatty()
    return Console(
        stderr=stderr,
        file=file,
        width=shutil.get_terminal_size().columns if behind_pager else None,
        markup=False,
        emoji=False,
        highlight=False,
        no_color=True if color == "never" else None,
        color_system="truecolor" if color == "always" else "auto",
        force_terminal=True if color == "always" or behind_pager else None,
        soft_wrap=False,
    )


def wants_color(color: str) -> bool:
    """Whether a pipe should be drawn like a terminal: asked for by --color always or FORCE_COLOR."""
    if color != "auto":
        return color == "always"
    return bool(os.environ.get("FORCE_COLOR")) and not os.environ.get("NO_COLOR")
