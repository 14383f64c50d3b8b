"""The review screen in a real pseudo-terminal: keys in, bytes out, decisions on the disk."""

from __future__ import annotations

import os
import select
import signal
import struct
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.review.samples import four, saved

from dedupe_news.review.log import read_decisions

pty = pytest.importorskip("pty", reason="pseudo-terminals are a Unix thing")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = 20.0


class Terminal:
    """The command in a pseudo-terminal of 80 by 24."""

    def __init__(self, path: Path, **environ: str) -> None:
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            kept = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "CI"}}
            program = "from dedupe_news.cli import main; main()"
            args = [sys.executable, "-c", program, "review", str(path), "--config", "none"]
            os.execve(  # noqa: S606 - the project's own command
                sys.executable,
                args,
                kept | {"TERM": "xterm-256color"} | environ,
            )
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.seen = b""

    def read_until(self, wanted: str) -> bytes:
        """Read until a text has come; fails after the time limit."""
        end = time.monotonic() + LIMIT
        start = len(self.seen)
        while wanted.encode() not in self.seen[start:]:
            left = end - time.monotonic()
            assert left > 0, f"{wanted!r} did not come: {self.seen[-2000:]!r}"
            if select.select([self.handle], [], [], min(left, 0.5))[0]:
                try:
                    data = os.read(self.handle, 65536)
                except OSError:  # the other end has closed
                    data = b""
                assert data, f"closed before {wanted!r} came: {self.seen[-2000:]!r}"
                self.seen += data
        return self.seen[start:]

    def until_quiet(self) -> bytes:
        """Read until nothing has come for a second; fails when that never happens."""
        end = time.monotonic() + LIMIT
        came = b""
        while select.select([self.handle], [], [], 1.0)[0]:
            assert time.monotonic() < end, f"the screen does not rest: {came[-2000:]!r}"
            came += os.read(self.handle, 65536)
        return came

    def answer_to(self, keys: str) -> bytes:
        """Type, and read what comes of it."""
        self.press(keys)
        assert select.select([self.handle], [], [], LIMIT)[0], f"nothing came of {keys!r}"
        return self.until_quiet()

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.handle, keys.encode())

    def ends(self) -> int:
        """Wait for the end, reading what is left; give the exit code."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            if select.select([self.handle], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self.handle, 65536)
                except OSError:
                    break
        else:
            raise AssertionError(f"it does not end: {self.seen[-2000:]!r}")
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def close(self) -> None:
        """Leave no process behind."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.handle)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    path = tmp_path / "stories.jsonl"
    path.write_bytes(saved(*four()))
    opened = Terminal(path)
    yield opened
    opened.close()


def test_a_session_from_the_first_key_to_the_last(terminal: Terminal, tmp_path: Path) -> None:
    terminal.read_until("1/4 · 4 open")
    terminal.press("s")
    terminal.read_until("same: 2 reports are one story")
    terminal.press("u")
    terminal.read_until("undone")
    terminal.press("q")
    assert terminal.ends() == 0
    assert "2 decisions saved in" in terminal.seen.decode()
    assert b"\x1b[?1049l" in terminal.seen, "the screen that was there before is given back"
    decisions, problems = read_decisions(tmp_path / "stories.decisions.jsonl")
    assert [one.verb for one in decisions] == ["same", "undo"]
    assert not problems


def test_a_kill_between_two_keys_loses_nothing(terminal: Terminal, tmp_path: Path) -> None:
    terminal.read_until("1/4 · 4 open")
    terminal.press("s")
    terminal.read_until("same: 2 reports are one story")
    os.kill(terminal.pid, signal.SIGKILL)
    decisions, problems = read_decisions(tmp_path / "stories.decisions.jsonl")
    assert [one.verb for one in decisions] == ["same"]
    assert not problems


def test_the_screen_is_silent_when_nothing_happens_and_a_move_costs_little(terminal: Terminal) -> None:
    terminal.read_until("1/4 · 4 open")
    terminal.until_quiet()
    moved = terminal.answer_to("j")
    assert 0 < len(moved) < 4000, "a slow link carries about ten kilobytes a second"
    for keys, least in (("?", 500), ("\x1b", 500), ("s", 100), ("u", 100), ("z", 500)):
        assert least < len(terminal.answer_to(keys)) < 8000, keys
    terminal.press("\x0c")
    assert len(terminal.until_quiet()) > 2500, "ctrl-l draws everything"


def test_words_typed_ahead_of_the_search_field_decide_nothing(terminal: Terminal, tmp_path: Path) -> None:
    terminal.read_until("1/4 · 4 open")
    terminal.until_quiet()
    terminal.press("/strtlux\r")  # one packet of a slow link
    terminal.read_until("only “strtlux”")
    terminal.answer_to("\x1b")
    terminal.press("q")
    assert terminal.ends() == 0
    assert not (tmp_path / "stories.decisions.jsonl").exists()


def test_no_color_means_none(tmp_path: Path) -> None:
    path = tmp_path / "stories.jsonl"
    path.write_bytes(saved(*four()))
    opened = Terminal(path, NO_COLOR="1")
    try:
        opened.read_until("1/4 · 4 open")
        seen = opened.seen + opened.answer_to("jd")
        colours = {
            code
            for part in seen.split(b"\x1b[")[1:]
            if (ended := part.find(b"m")) >= 0 and set(part[:ended]) <= set(b"0123456789;")
            for code in part[:ended].split(b";")
        }
        coloured = {
            b"%d" % code for code in (*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108))
        }
        assert not colours & coloured
    finally:
        opened.close()
