"""The command as a process, the way a user calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Done = subprocess.CompletedProcess[bytes]
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

    def run(*args: str, stdin: bytes | None = None, **env: str) -> Done:
        home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "none")}
        return subprocess.run(
            [sys.executable, "-m", "dedupe_news", *args],
            input=b"" if stdin is None else stdin,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "NO_COLOR": "1", **home, **env},
            timeout=120,
        )

    return run


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder of four articles: two of one event, one that stands alone, one that is a copy."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in {"a": ALLER, "b": ALLER_TOO, "c": BAKERS, "d": ALLER + COOKIES}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder
