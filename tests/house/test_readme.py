"""The README's blocks run: what a reader copies works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text("utf-8")
SHELL = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
PYTHON = re.findall(r"^```python\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
SET_UP = [block for block in SHELL if "python3 -m venv" in block]


def test_the_readme_holds_exactly_two_set_up_commands() -> None:
    assert len(SET_UP) == 2
    assert all(len(block.strip().splitlines()) == 1 for block in SET_UP)


@pytest.mark.slow
def test_every_shell_block_runs_in_the_order_of_the_page(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for block in SHELL:
        if block in SET_UP:
            continue
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", block],
            cwd=tmp_path,
            env={**os.environ, "PATH": path, "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
        assert done.stdout or "-o " in block


def test_every_python_block_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert PYTHON
    for block in PYTHON:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - the page's own code
    assert "cracks" in capsys.readouterr().out
