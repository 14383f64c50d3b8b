"""The laws of the house: what may import what, and who may touch files, clocks and the terminal."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "src" / "dedupe_news"
MODULES = sorted(HOUSE.rglob("*.py"))
EDGES = ("cli/", "reading/sources", "reading/streams", "reading/", "index", "archive", "review/")
CLOCKS_AND_FILES = {
    "open": "files",
    "print": "the terminal",
    "input": "the terminal",
}
EDGE_MODULES = {"time", "tempfile", "shutil", "socket", "subprocess", "tty", "termios", "glob"}


def _name(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_the_edges_touch_files_clocks_and_the_terminal(path: Path) -> None:
    if _name(path).startswith(EDGES):
        return
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in CLOCKS_AND_FILES
        ):
            found.append(f"line {node.lineno}: {node.func.id}() touches {CLOCKS_AND_FILES[node.func.id]}")
        if isinstance(node, ast.Import):
            found.extend(
                f"line {node.lineno}: imports {a.name}" for a in node.names if a.name in EDGE_MODULES
            )
        if isinstance(node, ast.ImportFrom) and node.module in EDGE_MODULES:
            found.append(f"line {node.lineno}: imports from {node.module}")
    assert not found


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_every_file_tells_its_one_idea_in_its_first_line(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring
    assert docstring.split("\n")[0].rstrip().endswith((".", "?"))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_file_is_a_drawer_and_none_is_long(path: Path) -> None:
    assert path.name not in {"utils.py", "helpers.py", "common.py", "misc.py"}
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_answer_depends_on_history(path: Path) -> None:
    """A cache that outlives a call makes results depend on what ran before; `hash` on the seed of the day."""
    text = path.read_text("utf-8")
    assert "lru_cache" not in text
    calls = [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "hash"
    ]
    assert not calls


@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["run", "--help"],
        ["demo", "--help"],
        ["clusters", "--help"],
        ["show", "--help"],
        ["diff", "--help"],
    ],
    ids=" ".join,
)
def test_help_never_imports_the_heavy_libraries(args: list[str]) -> None:
    assert _heavy_after(args) == set()


def _heavy_after(args: list[str]) -> set[str]:
    """Run the command line in a fresh interpreter and name the heavy libraries it imported."""
    program = (
        "import sys\n"
        "from dedupe_news.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'sklearn', 'pandas', 'scipy', 'py3langid', 'textual'}\n"
        "print('\\nHEAVY', *sorted(heavy & {name.split('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *args],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return set(done.stdout.rsplit("HEAVY", 1)[1].split())
