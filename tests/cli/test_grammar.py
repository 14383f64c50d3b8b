"""A word is a command only where the contract says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dedupe_news.cli.grammar import find_command
from dedupe_news.cli.main import COMMANDS as OFFERED

if TYPE_CHECKING:
    from tests.cli.conftest import Call

COMMANDS = frozenset({"run", "clean", "show", "reports"})


@pytest.mark.parametrize(
    ("args", "command", "rest"),
    [
        ([], "run", []),
        (["a.txt"], "run", ["a.txt"]),
        (["-"], "run", ["-"]),
        (["clean"], "clean", []),
        (["clean", "a.txt"], "clean", ["a.txt"]),
        (["run", "clean"], "run", ["clean"]),
        (["./clean"], "run", ["./clean"]),
        (["--", "clean"], "run", ["--", "clean"]),
        (["-q", "--", "clean"], "run", ["-q", "--", "clean"]),
        (["a.txt", "clean"], "run", ["a.txt", "clean"]),
        (["-", "clean"], "run", ["-", "clean"]),
        (["-q", "clean", "a.txt"], "clean", ["-q", "a.txt"]),
        (["-qv", "clean"], "clean", ["-qv"]),
        (["-f", "jsonl", "clean", "x"], "clean", ["-f", "jsonl", "x"]),
        (["-fjsonl", "clean", "x"], "clean", ["-fjsonl", "x"]),
        (["-qf", "jsonl", "clean"], "clean", ["-qf", "jsonl"]),
        (["--format=jsonl", "clean"], "clean", ["--format=jsonl"]),
        (["--format", "clean", "clean"], "clean", ["--format", "clean"]),
        (["-o", "clean", "a.txt"], "run", ["-o", "clean", "a.txt"]),
        (["-j4", "--strict", "reports", "a"], "reports", ["-j4", "--strict", "a"]),
        (["--singles", "clean"], "run", ["--singles", "clean"]),
        (["--unknown", "clean"], "run", ["--unknown", "clean"]),
        (["Clean"], "run", ["Clean"]),
        (["clean.txt"], "run", ["clean.txt"]),
        (["show", "run"], "show", ["run"]),
        (["--from", "jsonl", "show", "--", "clean"], "show", ["--from", "jsonl", "--", "clean"]),
    ],
)
def test_the_grammar_finds_the_command(args: list[str], command: str, rest: list[str]) -> None:
    assert find_command(args, COMMANDS) == (command, rest)


def test_a_value_left_open_at_the_end_is_left_for_the_command_to_refuse() -> None:
    assert find_command(["-f"], COMMANDS) == ("run", ["-f"])


@pytest.mark.parametrize("name", list(OFFERED))
def test_every_command_shows_an_example_in_its_help(call: Call, name: str) -> None:
    done = call(name, "--help")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.decode().splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() in {"Example:", "Examples:"})
    assert "dedupe-news" in lines[at + 1]
    assert "\\b" not in done.stdout.decode()
