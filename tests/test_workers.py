"""Work shared among processes is done whatever process asks for it."""

from __future__ import annotations

import os
import sys

import pytest

from dedupe_news.workers import ordered_map


@pytest.mark.skipif(sys.platform == "win32", reason="no process is forked there")
def test_a_fork_of_a_process_that_has_workers_does_its_work_itself() -> None:
    assert list(ordered_map(len, ["a", "bc", "def"], 2)) == [1, 2, 3]
    child = os.fork()
    if child == 0:
        done = False
        try:
            done = list(ordered_map(len, ["a", "bc", "def"], 2)) == [1, 2, 3]
        finally:
            os._exit(0 if done else 1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
