"""Pipes and terminals tell the same; closed and full streams end as the contract says."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import BAKERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Call, Screen

COLOUR = re.compile(rb"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("args", [["--help"], ["run", "--help"], ["completion", "zsh"]])
def test_whoever_writes_to_a_closed_pipe_ends_quietly_with_141(tmp_path: Path, args: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "dedupe_news", *args],
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(("closing", "code"), [("2>&-", 0), ("<&-", 0), (">&-", 0)])
def test_a_stream_the_caller_closed_is_no_bug(pile: Path, closing: str, code: int) -> None:
    if os.name != "posix":
        pytest.skip("a shell closes streams")
    shell = f'exec "$0" -m dedupe_news -q pile/a.txt {closing}'
    done = subprocess.run(
        ["sh", "-c", shell, sys.executable], capture_output=True, cwd=pile.parent, check=False
    )
    assert done.returncode == code, done.stderr
    assert done.stderr == b""


def test_a_full_disk_under_standard_output_is_told(pile: Path) -> None:
    if not os.path.exists("/dev/full"):  # noqa: PTH110 - a device
        pytest.skip("no device that is always full")
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "dedupe_news", "pile"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=pile.parent,
            check=False,
        )
    assert done.returncode == 2
    assert b"standard output: cannot write: No space left" in done.stderr
    assert b"help:" in done.stderr


def test_forced_colours_change_nothing_but_the_colours(call: Call, pile: Path) -> None:
    assert call("pile", "--singles", "-o", "s.jsonl").returncode == 0
    assert pile.exists()
    for args in (["pile"], ["clusters", "s.jsonl"], ["diff", "s.jsonl", "pile/a.txt#1", "pile/b.txt#1"]):
        plain = call(*args)
        forced = call(*args, FORCE_COLOR="1", NO_COLOR="", TERM="xterm-256color")
        assert COLOUR.search(forced.stdout)
        lines = [line.rstrip() for line in COLOUR.sub(b"", forced.stdout).splitlines()]
        assert [line for line in lines if line] == [line for line in plain.stdout.splitlines() if line]


def test_colours_forced_on_standard_output_stay_out_of_a_file(call: Call, pile: Path) -> None:
    forced = {"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "xterm-256color"}
    assert call("pile", "-o", "out.txt", **forced).returncode == 0
    assert not COLOUR.search((pile.parent / "out.txt").read_bytes())
    assert call("pile", "-o", "out.txt", "--color", "always", **forced).returncode == 0
    assert COLOUR.search((pile.parent / "out.txt").read_bytes())


def test_a_terminal_shows_what_a_pipe_gets(
    call: Call, pile: Path, on_terminal: Callable[..., Screen]
) -> None:
    piped = re.sub(r"[\s─]+", "", call("pile").stdout.decode())
    shown = on_terminal("pile", "-q")
    assert shown.code == 0
    assert shown.words == piped
    assert "≠" in piped
    assert pile.exists()


def test_the_bar_is_gone_before_the_result_comes(pile: Path, on_terminal: Callable[..., Screen]) -> None:
    program = (
        "import dedupe_news.cli.progress as p; p.PATIENCE = 0.0\nfrom dedupe_news.cli import main; main()"
    )
    raw = on_terminal("pile", program=program).raw.decode()
    assert pile.exists()
    bar, result, after = raw.partition("4 reports · 3 texts · 2 stories")
    assert "━" in bar
    assert bar.endswith(("\x1b[2K", "\x1b[?25h", "\x1b[2m"))
    assert result
    assert "━" not in after


@pytest.mark.parametrize("args", [[], ["clean", "-q"]])
def test_without_input_a_terminal_gets_short_help(
    args: list[str], on_terminal: Callable[..., Screen]
) -> None:
    shown = on_terminal(*args)
    assert shown.code == 2
    text = shown.raw.decode()
    for told in ("Usage: dedupe-news", "cat dump.txt | dedupe-news", "nothing to read", "help:"):
        assert told in text


def test_a_dumb_terminal_gets_plain_text_and_no_pager(
    call: Call, pile: Path, on_terminal: Callable[..., Screen]
) -> None:
    assert call("pile", "--singles", "-o", "stories.jsonl").returncode == 0
    shown = on_terminal("clusters", "stories.jsonl", TERM="dumb", PAGER="false")
    assert pile.exists()
    assert shown.code == 0
    assert b"\x1b" not in shown.raw
    assert b"weakest" in shown.raw


@pytest.mark.parametrize(("columns", "before"), [("60", "    "), ("120", "s-")])
def test_a_headline_is_readable_on_a_narrow_terminal(
    call: Call, pile: Path, on_terminal: Callable[..., Screen], columns: str, before: str
) -> None:
    assert call("pile", "--singles", "-o", "stories.jsonl").returncode == 0
    headline = json.loads((pile.parent / "stories.jsonl").read_text("utf-8").splitlines()[0])["headline"]
    shown = on_terminal("clusters", "stories.jsonl", COLUMNS=columns, LINES="30", NO_COLOR="1").raw.decode()
    line = next(line for line in shown.splitlines() if headline[:25] in line)
    assert line.startswith(before)
    assert max(map(len, shown.splitlines())) <= int(columns)


def test_a_table_on_a_terminal_is_harmless_and_in_a_pipe_as_it_came(
    call: Call, tmp_path: Path, on_terminal: Callable[..., Screen]
) -> None:
    (tmp_path / "a.txt").write_text(BAKERS + "He wrote \x1b[31mred\x1b[0m.\n", "utf-8")
    assert b"\x1b[31m" in call("sentences", "a.txt", "-f", "csv").stdout
    shown = on_terminal("sentences", "a.txt", "-f", "csv")
    assert b"\x1b" not in shown.raw
    assert "␛[31mred".encode() in shown.raw


def test_the_first_line_of_a_report_is_whole_in_a_pipe_and_short_on_a_terminal(
    call: Call, tmp_path: Path, on_terminal: Callable[..., Screen]
) -> None:
    (tmp_path / "a.txt").write_text(BAKERS, "utf-8")
    first = BAKERS.splitlines()[0]
    assert len(first) > 72
    assert first in call("reports", "a.txt").stdout.decode()
    shown = on_terminal("reports", "a.txt").raw.decode()
    assert f"{first[:75]}…" in shown
    assert first not in shown


def test_a_table_of_cleaned_records_carries_their_other_keys(call: Call, tmp_path: Path) -> None:
    rows = [
        {"id": "n-1", "text": BAKERS, "desk": "local", "tags": ["bread", "village"]},
        {"id": "n-2", "text": "The river at Verden rose by two metres on Monday.", "words": 9},
    ]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = call("clean", "news.jsonl", "-f", "csv")
    found = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert [(row["id"], row["desk"], row["tags"], row["words"]) for row in found] == [
        ("n-1", "local", '["bread","village"]', ""),
        ("n-2", "", "", "9"),
    ]


def test_a_word_that_is_nearly_a_command_is_told_so(call: Call) -> None:
    done = call("clena")
    assert done.returncode == 2
    assert b"did you mean the command clean?" in done.stderr


def test_an_extension_wins_over_a_configured_format_and_a_flag_over_both(call: Call, pile: Path) -> None:
    folder = pile.parent
    (folder / "dedupe-news.toml").write_text('format = "jsonl"\n', "utf-8")
    assert call("pile").stdout.startswith(b"{")
    assert call("pile", "-o", "out.md").returncode == 0
    assert (folder / "out.md").read_text("utf-8").startswith("4 reports")
    assert call("pile", "-o", "out.none").returncode == 0
    assert (folder / "out.none").read_text("utf-8").startswith("{")


def test_a_configured_format_does_not_keep_the_review_from_opening(call: Call, pile: Path) -> None:
    assert call("pile", "--singles", "-o", "stories.jsonl").returncode == 0
    (pile.parent / "dedupe-news.toml").write_text('format = "md"\n', "utf-8")
    assert b"review needs a terminal" in call("review", "stories.jsonl").stderr
    assert call("review", "stories.jsonl", "--list").stdout.startswith(b"  story")
