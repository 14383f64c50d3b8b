"""Work shared among processes is done whatever process asks for it."""

from __future__ import annotations

import gc
import os
import pickle
import sys

import pytest

from dedupe_news.model import Sentence, Statement
from dedupe_news.workers import ordered_map, uncollected


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


def test_a_statement_comes_back_from_a_worker_as_it_was() -> None:
    printed = Sentence(2, 10, 29, "The bridge is shut.")
    folded = Sentence(0, 0, 20, "The bridge was shut.", caption=True)
    statement = Statement(printed, (folded,), "background", (0, 2))
    assert pickle.loads(pickle.dumps(statement)) == statement  # noqa: S301 - our own


def test_garbage_is_looked_for_again_after_work_that_failed() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="invalid literal"), uncollected():
        int("torn")
    assert gc.isenabled()


def test_work_inside_other_work_leaves_the_search_for_garbage_as_it_was() -> None:
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
