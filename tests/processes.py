"""The command in a process of its own that begins warm: a fork of this one, in which all is loaded already.

A new interpreter takes a second to load what the command needs, and tests call it hundreds of times. A fork
has its own folder, environment and three streams, and ends with an exit code, as any process. What the
environment says to the interpreter itself, and workers, want a new one (`fresh`).
"""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from typing import TYPE_CHECKING, Any

from dedupe_news.cli.main import COMMANDS, main

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Done = subprocess.CompletedProcess[bytes]

_LOADED_LATE = (
    *("rich.console", "rich.progress", "rich.text", "sklearn.feature_extraction.text", "subprocess", "json"),
    *("dedupe_news.pipeline", "dedupe_news.archive", "dedupe_news.index", "dedupe_news.reading.formats.html"),
)
"""What a command loads while it runs, as far as most of them need it."""
_PATIENCE = 120
"""Seconds that a command may take."""
_WRITES = ("replace", "fsync", "unlink", "rmdir")
_FOR_THE_INTERPRETER = ("PYTHON", "LC_", "LANG")


def call(folder: Path, *args: str, stdin: bytes = b"", kill: int = 0, **env: str) -> Done:
    """Run `dedupe-news` in a folder.

    Args:
        folder: where it runs.
        args: what stands behind its name.
        stdin: what is piped in.
        kill: the process kills itself at that call that changes what lies on the disk; 0 for never.
        env: what its environment has besides this one's.
    """
    new = any(name.startswith(_FOR_THE_INTERPRETER) for name in env) or _has_workers(args)
    if new or not hasattr(os, "fork"):
        assert not kill
        return fresh(folder, *args, stdin=stdin, **env)
    return _forked(folder, args, stdin, kill, env)


def fresh(folder: Path, *args: str, stdin: bytes = b"", **env: str) -> Done:
    """Do the same in a new interpreter."""
    return subprocess.run(
        [sys.executable, "-m", "dedupe_news", *args],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, **_environment(folder, env)},
        timeout=_PATIENCE,
    )


def _environment(folder: Path, env: dict[str, str]) -> dict[str, str]:
    """An environment with no configuration of the machine's user."""
    return {"NO_COLOR": "1", "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "none"), **env}


def _has_workers(args: Sequence[str]) -> bool:
    """Whether workers are asked for: a fork of a process that had some can have none of its own."""
    return any(arg.startswith(("-j", "--jobs")) for arg in args)


@cache
def _load() -> None:
    for name in (*(command.partition(":")[0] for command in COMMANDS.values()), *_LOADED_LATE):
        importlib.import_module(name)


def _forked(folder: Path, args: Sequence[str], stdin: bytes, kill: int, env: dict[str, str]) -> Done:
    _load()
    reading, writing = os.pipe()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as told:
        child = os.fork()
        if child == 0:
            os.close(writing)
            for fd, stream in enumerate((reading, out.fileno(), told.fileno())):
                os.dup2(stream, fd)
            signal.alarm(_PATIENCE)
            os._exit(_exit_code(folder, args, kill, env))
        os.close(reading)
        with contextlib.suppress(BrokenPipeError), os.fdopen(writing, "wb") as pipe:
            pipe.write(stdin)
        _, status = os.waitpid(child, 0)
        out.seek(0)
        told.seek(0)
        return Done(["dedupe-news", *args], os.waitstatus_to_exitcode(status), out.read(), told.read())


def _exit_code(folder: Path, args: Sequence[str], kill: int, env: dict[str, str]) -> int:
    """Run the command in this process, whose streams are those of the caller."""
    code = 1
    try:
        os.chdir(folder)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
        os.environ.update(_environment(folder, env))
        left = [kill]
        for name in _WRITES if kill else ():
            setattr(os, name, _counted(getattr(os, name), left))
        main(list(args))
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:  # noqa: BLE001 - as an interpreter would end
        traceback.print_exc()
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    return code


def _counted(function: Callable[..., Any], left: list[int]) -> Callable[..., Any]:
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)

    return wrapped
