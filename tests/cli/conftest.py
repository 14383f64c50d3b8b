"""The command as a process, the way a user calls it, and on a terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests import processes
from tests.processes import Done

if TYPE_CHECKING:
    from pathlib import Path

Call = Callable[..., Done]

ALLER = """\
Two people were injured when a lorry struck the bridge over the Aller at Verden on Monday morning.
Police closed the bridge in both directions while engineers looked for cracks in the pillars.
The driver, a 43-year-old man from Bremen, was taken to hospital with a broken arm.
A spokeswoman for the town said the bridge would stay closed until Thursday at the earliest.
"""
ALLER_TOO = """\
A lorry hit the Aller bridge in Verden on Monday, injuring three people, police in Lower Saxony said.
The bridge was closed in both directions while engineers searched the pillars for cracks.
Traffic is being sent round by Langwedel, where long queues formed in the afternoon.
The bridge will stay closed until Thursday at the earliest, the town said.
"""
BAKERS = """\
The last bakery in the village of Ostheim shut its doors on Saturday after ninety-one years.
Karin Vogt, whose grandfather lit the oven in 1934, said no one could be found to take over.
Neighbours queued round the corner for a final loaf of the dark rye the shop was known for.
"""
COOKIES = "This website uses cookies to improve your experience. AcceptRejectRead More\n"


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """Run `dedupe-news` in an empty folder, with no configuration of the machine's user."""
    return partial(processes.call, tmp_path)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder of four articles: two of one event, one that stands alone, one that is a copy."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in {"a": ALLER, "b": ALLER_TOO, "c": BAKERS, "d": ALLER + COOKIES}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


class Screen:
    """What the command wrote to a terminal of 80 by 24, and how it ended."""

    def __init__(self, code: int, raw: bytes) -> None:
        self.code = code
        self.raw = raw

    @property
    def words(self) -> str:
        """The text without colours, wrapping and blanks."""
        return re.sub(r"[\s─]+", "", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.raw.decode()))


ALL_BUT_COLOUR = ("NO_COLOR", "FORCE_COLOR", "PAGER", "COLUMNS")


@pytest.fixture
def on_terminal(tmp_path: Path) -> Callable[..., Screen]:
    """Run `dedupe-news` with its three streams on a pseudo-terminal, the pager left out."""
    pty = pytest.importorskip("pty", reason="pseudo-terminals are a Unix thing")

    def run(*args: str, program: str = "from dedupe_news.cli import main; main()", **env: str) -> Screen:
        kept = {key: value for key, value in os.environ.items() if key not in ALL_BUT_COLOUR}
        kept |= {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "none")}
        pid, handle = pty.fork()
        if pid == 0:
            os.chdir(tmp_path)
            whole = kept | {"TERM": "xterm-256color", "PAGER": "cat"} | env
            os.execve(sys.executable, [sys.executable, "-c", program, *args], whole)  # noqa: S606 - our own command
        raw = b""
        while True:
            try:
                data = os.read(handle, 65536)
            except OSError:  # the other end has closed
                break
            if not data:
                break
            raw += data
        os.close(handle)
        return Screen(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), raw)

    return run
