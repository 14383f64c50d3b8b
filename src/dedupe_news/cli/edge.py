"""Where results leave: standard output or a file written whole or not at all, and a console that fits it."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import click
from click.core import ParameterSource

from dedupe_news.errors import OutputError, UsageError
from dedupe_news.text.sanitise import for_terminal

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

    @property
    def drawn(self) -> bool:
        """Whether the result is drawn with colours: on a terminal, or where they are asked for.

        FORCE_COLOR speaks of standard output; a file gets colours from `--color always` alone.
        """
        if self.on_terminal or self.color == "always":
            return True
        forced = bool(os.environ.get("FORCE_COLOR")) and not os.environ.get("NO_COLOR")
        return self.path is None and self.color == "auto" and forced


def choose(output: str | None, format_: str | None, color: str, offered: tuple[str, ...]) -> Destination:
    """Decide path and format: `-f` wins, then the extension of `-o`, then a configured format, then text.

    Raises:
        UsageError: the extension stands for a format the command does not offer.
    """
    path = None if output in {None, "-"} else Path(str(output))
    if path is not None and not (format_ and typed("format_")):
        format_ = BY_EXTENSION.get(path.suffix.lower(), format_ or "text")
        if format_ not in offered:
            raise UsageError(
                f"{path.name} asks for {format_}, which this command does not write",
                help=f"give -f with one of: {', '.join(offered)}",
            )
    return Destination(path, format_ or "text", color)


def typed(parameter: str) -> bool:
    """Whether a parameter of the running command was typed, not configured in a file or the environment."""
    context = click.get_current_context(silent=True)
    return context is None or context.get_parameter_source(parameter) is ParameterSource.COMMANDLINE


@contextlib.contextmanager
def opened(destination: Destination, *, page: bool = False) -> Iterator[IO[str]]:
    """Open the destination for writing text; a file appears whole, at the end, or not at all.

    Args:
        destination: where to write.
        page: on a terminal, show the result through the pager.

    Raises:
        OutputError: the file cannot be written.
    """
    if destination.path is None:
        with _paged() if destination.on_terminal and page else contextlib.nullcontext(sys.stdout) as out:
            table = destination.on_terminal and destination.format == "csv"
            yield cast("IO[str]", _Harmless(out)) if table else out
        return
    with written_whole(destination.path) as file:
        yield file


class _Harmless(io.TextIOBase):
    """A table on its way to a terminal: cells are text as it came, and a terminal would obey it."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out

    def write(self, text: str) -> int:
        """Write the text with what could act on a terminal made visible."""
        return self._out.write(for_terminal(text, keep="\r\n\t"))


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
    except BrokenPipeError:
        raise
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
    dumb = os.environ.get("TERM") == "dumb"
    if dumb or not command or command == ["cat"] or shutil.which(command[0]) is None:
        yield sys.stdout
        return
    env = {"LESS": "FRX", **os.environ}
    import subprocess  # noqa: PLC0415 - nobody pages what goes to a pipe

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


UNWRAPPED = 1_000_000
"""Columns of what is no terminal: more than any paragraph has, so that nothing wraps."""


def canvas(destination: Destination, out: IO[str]) -> Console:
    """Make a console for a result: as wide as the terminal, and never wrapped where it goes into a pipe."""
    columns = shutil.get_terminal_size().columns if destination.on_terminal else UNWRAPPED
    return _console(destination.color, file=out, width=columns, force_terminal=True)


def error_console() -> Console:
    """Make a console on stderr, for progress."""
    return _console("auto", stderr=True)


def _console(color: str, **given: Any) -> Console:  # noqa: ANN401 - rich's own parameters
    """Make a console that never reads markup and honours --color, NO_COLOR, FORCE_COLOR and TERM=dumb."""
    from rich.console import Console  # noqa: PLC0415 - half of the start-up time; only a terminal needs it

    return Console(
        markup=False,
        emoji=False,
        highlight=False,
        no_color={"never": True, "always": False}.get(color),
        color_system="truecolor" if color == "always" else "auto",
        **given,
    )
