"""A run killed anywhere is finished by the same command, to the same bytes as one that was never stopped."""

from __future__ import annotations

import errno
import os
import random
import resource
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests import processes
from tests.archive.samples import everything, headed, json_lines, manifest, records, scraped, tree, write

from dedupe_news.archive import ArchiveSettings, Outcome, clean_archive, settings
from dedupe_news.archive.state import STATE, State
from dedupe_news.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COMMAND = (sys.executable, "-m", "dedupe_news", "clean", "--config", "none")


def clean(source: Path, out: Path, jobs: int = 1) -> Outcome:
    """Clean without a process of its own."""
    return clean_archive([str(source)], str(out), ArchiveSettings(jobs=jobs))


def killed_at(call: int, source: Path, out: Path) -> bool:
    """Clean in a process that kills itself at a call that changes what lies on the disk.

    False if it ended before.
    """
    done = processes.call(out.parent, "clean", "-q", str(source), "-o", f"{out}/", kill=call)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.returncode != 0


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """An archive and the tree of a run over it that nothing stopped."""
    folder = tmp_path_factory.mktemp("whole")
    source = write(folder / "archive", everything())
    clean(source, folder / "out")
    return source, tree(folder / "out")


@pytest.mark.parametrize("call", [1, 3, 7, 11, 14, 19, 26, 35, 44, 60])
def test_a_run_killed_at_any_write_is_finished_by_the_next(
    whole: tuple[Path, dict[str, str]], tmp_path: Path, call: int
) -> None:
    source, expected = whole
    assert killed_at(call, source, tmp_path / "out"), "there are more writes than that"
    assert tree(tmp_path / "out") != expected
    clean(source, tmp_path / "out")
    assert tree(tmp_path / "out") == expected


@pytest.mark.slow
def test_a_run_killed_again_and_again_comes_to_the_same_end(
    whole: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    source, expected = whole
    rng = random.Random(3)  # noqa: S311 - the same places every time
    kills = 0
    # later runs are left a little longer: what is written is put on record a batch at a time
    while killed_at(rng.randrange(3, 9) + 5 * kills, source, tmp_path / "out"):
        kills += 1
        assert kills < 50, "each run gets a little further"
    assert kills >= 8
    assert tree(tmp_path / "out") == expected


@pytest.mark.slow
def test_workers_die_with_a_killed_run_and_leave_what_the_next_can_use(tmp_path: Path) -> None:
    source = write(
        tmp_path / "in", {f"{n}.jsonl": json_lines(records(n * 900, n * 900 + 900)) for n in range(6)}
    )
    clean(source, tmp_path / "expected")
    rng = random.Random(8)  # noqa: S311 - as above
    for signal_ in (signal.SIGKILL, signal.SIGINT, signal.SIGKILL):
        run = subprocess.Popen(
            [*COMMAND, str(source), "-o", f"{tmp_path}/out/", "-j2"], stderr=subprocess.DEVNULL, cwd=tmp_path
        )
        time.sleep(rng.uniform(0.8, 2.5))
        run.send_signal(signal_)
        run.wait(30)
    last = subprocess.run([*COMMAND, str(source), "-o", f"{tmp_path}/out/", "-j2"], check=False, cwd=tmp_path)
    assert last.returncode == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "expected")


def test_an_interrupt_says_how_to_go_on(tmp_path: Path) -> None:
    # so many that a test on a busy machine that looks late still comes before the end
    source = write(tmp_path / "in", {f"{n}.txt": scraped(n).encode() for n in range(3000)})
    run = subprocess.Popen(
        [*COMMAND, str(source), "-o", f"{tmp_path}/out/"], stderr=subprocess.PIPE, cwd=tmp_path
    )
    while not (tmp_path / "out" / STATE / "plan.json").exists():
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=30)
    assert run.returncode == 130
    assert b"stopped while" in told
    assert b"the same command goes on" in told
    assert b"Traceback" not in told


@pytest.mark.parametrize("after", [0.0, 0.1, 0.3])
def test_a_key_that_interrupts_all_processes_at_once_leaves_no_traceback(
    tmp_path: Path, after: float
) -> None:
    rows = [{**row, "noise": "x" * 500} for row in records(0, 4000)]
    source = write(tmp_path / "in", {"all.jsonl": json_lines(rows)})
    run = subprocess.Popen(
        [*COMMAND, str(source), "-o", f"{tmp_path}/out/", "-j2"],
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        start_new_session=True,
    )
    while not (tmp_path / "out" / STATE / "plan.json").exists():
        time.sleep(0.01)
    time.sleep(after)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b"Traceback" not in told, told


def test_a_finished_run_has_nothing_more_to_do(whole: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    source, expected = whole
    clean(source, tmp_path / "out")
    before = (tmp_path / "out/rows.jsonl").stat().st_mtime_ns
    assert clean(source, tmp_path / "out").up_to_date
    assert (tmp_path / "out/rows.jsonl").stat().st_mtime_ns == before
    assert tree(tmp_path / "out") == expected


def test_an_output_that_was_changed_is_written_again(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"a.txt": scraped(1).encode(), "b.txt": scraped(2).encode()})
    clean(source, tmp_path / "out")
    expected = tree(tmp_path / "out")
    (tmp_path / "out/a.txt").write_text("scribbled over")
    (tmp_path / "out/b.txt").unlink()
    assert not clean(source, tmp_path / "out").up_to_date
    assert tree(tmp_path / "out") == expected


def test_a_changed_archive_gives_the_tree_of_a_fresh_run(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"x/a.txt": scraped(1).encode(), "b.txt": scraped(2).encode()})
    clean(source, tmp_path / "out")
    (source / "x/a.txt").unlink()
    write(source, {"c.txt": scraped(3).encode()})
    clean(source, tmp_path / "out")
    clean(source, tmp_path / "fresh")
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_what_an_abandoned_run_wrote_is_cleared_away(tmp_path: Path) -> None:
    source = write(tmp_path / "in", everything())
    for call in range(60, 300, 10):
        killed_at(call, source, tmp_path / "out")
        if (tmp_path / "out/deep").exists():
            break
    assert (tmp_path / "out/deep").exists()
    for path in (source / "deep").rglob("*.*"):
        path.unlink()
    clean(source, tmp_path / "out")
    clean(source, tmp_path / "fresh")
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


def test_other_settings_begin_anew(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"a.jsonl": json_lines(records(0, 10))})
    killed_at(12, source, tmp_path / "out")
    clean_archive([str(source)], str(tmp_path / "out"), ArchiveSettings(copies="keep"))
    assert len((tmp_path / "out/a.jsonl").read_bytes().splitlines()) == 10


def test_a_state_and_a_finished_run_of_another_layout_are_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "in", {"a.txt": headed(1, 9).encode(), "b.txt": headed(1, 3).encode()})
    assert killed_at(20, source, tmp_path / "killed")
    left = list((tmp_path / "killed" / STATE / "batch").iterdir())
    assert left
    for path in left:
        path.write_bytes(b"rows as they were in another layout")
    clean(source, tmp_path / "done")
    monkeypatch.setattr(settings, "LAYOUT", settings.LAYOUT + 1)
    clean(source, tmp_path / "fresh")
    for out in ("killed", "done"):
        assert not clean(source, tmp_path / out).up_to_date
        assert tree(tmp_path / out) == tree(tmp_path / "fresh")


def test_two_runs_at_once_are_kept_apart(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"a.txt": scraped(1).encode()})
    from dedupe_news.archive.state import Lock

    (tmp_path / "out" / STATE).mkdir(parents=True)
    with Lock(tmp_path / "out" / STATE / "lock"), pytest.raises(OutputError, match="another run"):
        clean(source, tmp_path / "out")
    clean(source, tmp_path / "out")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("write_", [1, 5, 9])
def test_a_write_that_fails_is_told_once_and_the_next_run_goes_on(
    whole: tuple[Path, dict[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    write_: int,
) -> None:
    source, expected = whole
    writes = 0
    real = State.write_together

    def full(self: State, files: Mapping[str, bytes]) -> None:
        nonlocal writes
        writes += 1
        if writes == write_:
            raise OSError(number, os.strerror(number), str(self.path(next(iter(files)))))
        real(self, files)

    monkeypatch.setattr(State, "write_together", full)
    with pytest.raises(OutputError, match="cannot write") as failed:
        clean(source, tmp_path / "out")
    assert "the same command goes on" in failed.value.help
    monkeypatch.undo()
    clean(source, tmp_path / "out")
    assert tree(tmp_path / "out") == expected


def test_a_disk_without_room_ends_with_one_clear_message(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {"a.jsonl": json_lines(records(0, 400))})

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    done = subprocess.run(
        [*COMMAND, str(source), "-o", f"{tmp_path}/out/"],
        check=False,
        capture_output=True,
        cwd=tmp_path,
        preexec_fn=little_room,
    )
    assert done.returncode == 2
    assert b"cannot write" in done.stderr
    assert b"help:" in done.stderr
    assert done.stderr.count(b"error") == 1
    assert b"Traceback" not in done.stderr
    clean(source, tmp_path / "out")
    clean(source, tmp_path / "fresh")
    assert tree(tmp_path / "out") == tree(tmp_path / "fresh")


@pytest.mark.slow
def test_a_manifest_is_never_half_there(tmp_path: Path) -> None:
    source = write(tmp_path / "in", {f"{n}.txt": scraped(n).encode() for n in range(3)})
    for call in range(1, 90, 4):
        if not killed_at(call, source, tmp_path / "out"):
            break
        if (tmp_path / "out/manifest.jsonl").exists():
            assert len([row for row in manifest(tmp_path / "out") if row["report"] is None]) == 3
