"""How many cores a run may use is told once, and no answer hangs on it."""

from __future__ import annotations

import threading
from contextvars import copy_context

import numpy as np
import pytest
from click.testing import CliRunner

from dedupe_news.cli.main import group
from dedupe_news.matching import find_copies
from dedupe_news.stories import StoryInput, cluster
from dedupe_news.threads import THREADS, allow, in_two

REPORTS = [
    f"The ferry Holm {n % 5} ran aground off Islay at {n % 5} o'clock with {n % 5 + 40} people aboard. "
    f"Lifeboats took all of them ashore, coastguard spokesman number {n} told reporters on Monday morning."
    for n in range(60)
]


def workers(jobs: int) -> set[str]:
    """The names of the threads that do some work."""

    def told() -> set[str]:
        allow(jobs)
        return set(in_two(lambda _: threading.current_thread().name, range(8)))

    return copy_context().run(told)


def test_one_core_is_one_thread_and_two_are_others() -> None:
    here = threading.current_thread().name
    assert workers(1) == {here}
    assert here not in workers(2)


def test_a_worker_process_leaves_the_other_cores_to_other_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.parent_process", lambda: "someone")
    assert workers(2) == {threading.current_thread().name}


def test_copies_and_stories_are_the_same_on_one_core_and_on_two() -> None:
    def found(jobs: int) -> tuple[list[int], list[int], list[float]]:
        allow(jobs)
        copies = find_copies(REPORTS)
        stories = cluster(StoryInput(REPORTS))
        return copies.keeper.tolist(), stories.labels.tolist(), np.asarray(stories.cohesion).tolist()

    assert copy_context().run(found, 1) == copy_context().run(found, 2)


@pytest.mark.parametrize(("asked", "cores"), [("1", 1), ("2", 2), ("0", THREADS)])
def test_a_run_of_one_job_uses_one_core(monkeypatch: pytest.MonkeyPatch, asked: str, cores: int) -> None:
    told: list[int] = []
    monkeypatch.setattr("dedupe_news.threads.allow", told.append)
    done = CliRunner().invoke(group, ["run", "-j", asked, "-"], input=REPORTS[0], standalone_mode=False)
    assert done.exception is None
    assert told == [cores]
