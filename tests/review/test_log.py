"""A decision is on the disk before the next key, whatever happens to the process or to the last line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dedupe_news.decisions import Decision
from dedupe_news.errors import InputError, OutputError
from dedupe_news.review.log import DecisionLog, beside, read_decisions

SAME = Decision("same", ("a.txt#1",), ("b.txt#2",), "eve", "2024-03-12T10:00:00Z")
APART = Decision("not-same", ("記事\u202e",), ("b",))


def test_the_file_stands_beside_the_stories() -> None:
    assert beside(Path("a/stories.jsonl")) == Path("a/stories.decisions.jsonl")
    assert beside(Path("run.1.jsonl")) == Path("run.1.decisions.jsonl")
    assert beside(Path("stories")) == Path("stories.decisions.jsonl")


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    assert read_decisions(path) == ((), ())
    for decision in (SAME, APART):
        DecisionLog(path).append(decision)
    assert read_decisions(path) == ((SAME, APART), ())
    assert path.read_text("utf-8").count("\n") == 2
    assert "\u202e" not in path.read_text("utf-8")


def test_a_torn_last_line_is_cut_off_by_the_next_decision(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    log = DecisionLog(path)
    log.append(SAME)
    whole = path.read_bytes()
    for cut in range(1, len(whole) - 1):
        path.write_bytes(whole + whole[:cut])
        assert read_decisions(path)[0] == (SAME,)
        assert [problem.fatal for problem in read_decisions(path)[1]] == [False]
        log.append(APART)
        assert read_decisions(path) == ((SAME, APART), ())


def test_a_whole_last_line_without_its_break_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    log = DecisionLog(path)
    log.append(SAME)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    log.append(APART)
    assert read_decisions(path) == ((SAME, APART), ())


def test_a_torn_line_longer_than_one_look_back_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    log = DecisionLog(path)
    log.append(SAME)
    path.write_bytes(path.read_bytes() + b'{"verb":"same","a":["' + b"x" * 9000)
    log.append(APART)
    assert read_decisions(path) == ((SAME, APART), ())


def test_a_log_that_cannot_be_written_or_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="could not be saved"):
        DecisionLog(tmp_path / "no" / "d.jsonl").append(SAME)
    with pytest.raises(InputError, match="cannot read"):
        read_decisions(tmp_path)


def test_a_killed_process_loses_no_decision(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    program = (
        "import sys, itertools\n"
        "from pathlib import Path\n"
        "from dedupe_news.decisions import Decision\n"
        "from dedupe_news.review.log import DecisionLog\n"
        "log = DecisionLog(Path(sys.argv[1]))\n"
        "for n in itertools.count():\n"
        "    log.append(Decision('later', (f'r{n}',)))\n"
        "    print(n, flush=True)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = [int(child.stdout.readline()) for _ in range(20)]
    os.kill(child.pid, signal.SIGKILL)
    told += [int(line) for line in child.stdout.read().split()]
    child.wait()
    child.stdout.close()
    decisions, _ = read_decisions(path)
    assert [decision.a for decision in decisions][: len(told)] == [(f"r{n}",) for n in told]
