"""What is no index is refused, versions are brought up, writers take turns, failures leave the old state."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from tests.index.samples import put, report, seen

from dedupe_news.errors import InputError, OutputError
from dedupe_news.index import check, open_index, schema, statistics
from dedupe_news.index.evidence import content_hash, pack_text

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_named_as_index_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The bridge over the Aller stays closed until Thursday.\n" * 40)
    before = path.read_bytes()
    with pytest.raises(InputError, match="not an SQLite file"):
        put(path, [report(1)])
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["article.txt"]


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(InputError, match="no index of dedupe-news"):
        put(tmp_path / "other.db", [report(1)])


def test_an_index_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "seen.sqlite", [report(1)])
    with closing(sqlite3.connect(tmp_path / "seen.sqlite")) as raw:
        raw.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(InputError, match="newer dedupe-news"):
        put(tmp_path / "seen.sqlite", [report(2)])


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"), open_index(tmp_path, write=True):
        pass
    with pytest.raises(InputError, match="no such index"), open_index(tmp_path / "none.sqlite"):
        pass
    with pytest.raises(OutputError, match="cannot use the index"):
        put(tmp_path / "no" / "folder" / "seen.sqlite", [report(1)])


def _version_1(path: Path, events: range) -> None:
    """An index as version 1 wrote it: reports and texts, nothing else."""
    with closing(sqlite3.connect(path)) as raw:
        for statement in schema.REPORTS.split(";"):
            raw.execute(statement)
        raw.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        raw.execute("PRAGMA user_version = 1")
        for at, event in enumerate(events, start=1):
            one = report(event)
            digest = content_hash(one.text)
            facts = (
                at,
                one.id,
                one.id,
                digest,
                "old.jsonl",
                "record",
                at,
                at,
                digest,
                at,
                at,
                0,
                len(one.text),
            )
            raw.execute(
                "INSERT INTO report VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                (*facts, "record", 1.0, "", None, one.date, None, None),
            )
            raw.execute("INSERT INTO content VALUES (?, ?, NULL)", (at, pack_text(one.text)))
        raw.commit()


def test_an_index_of_version_1_is_read_checked_and_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    _version_1(path, range(6))
    with open_index(path) as store:
        assert (statistics(store).version, statistics(store).reports) == (1, 6)
        assert check(store) == []
    put(path, [report(event, 1) for event in range(6)])
    put(tmp_path / "fresh.sqlite", [report(event) for event in range(6)])
    put(tmp_path / "fresh.sqlite", [report(event, 1) for event in range(6)])
    assert seen(path) == seen(tmp_path / "fresh.sqlite")
    with open_index(path) as store:
        assert store.version == schema.VERSION
        assert check(store) == []


def test_damage_is_found(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [report(event) for event in range(4)])
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM content WHERE at = 2")
        raw.execute("UPDATE block SET data = substr(data, 1, 40) WHERE column = 'samples'")
        raw.commit()
    with open_index(path) as store:
        wrong = " ".join(check(store))
    assert "1 reports without text" in wrong
    assert "samples of other reports" in wrong
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\x07" * 8192
    path.write_bytes(data)
    with pytest.raises(InputError, match="damaged"):
        _check(path)


def _check(path: Path) -> None:
    with open_index(path) as store:
        check(store)


HOLDER = """
import sys, time
from dedupe_news.index import open_index
with open_index(sys.argv[1], write=True) as store:
    store.put_value("held", b"1")
    print("held", flush=True)
    sys.stdin.readline()
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    run = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "held\n"
    return run


def test_a_second_process_waits_for_the_first_or_says_that_it_did(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [report(1)])
    with _holder(path) as run:
        with (
            pytest.raises(OutputError, match=r"another run is writing to this index \(waited 0.2 s\)"),
            open_index(path, write=True, wait=0.2),
        ):
            pass
        with open_index(path) as store:
            assert store.count() == 1, "readers see the state before"
        waiting = subprocess.Popen(
            [sys.executable, "-m", "dedupe_news", "index", "forget", str(path), "paper.jsonl"],
            stderr=subprocess.PIPE,
        )
        time.sleep(0.5)
        assert waiting.poll() is None
        run.communicate("go\n")
        _, told = waiting.communicate(timeout=60)
    assert waiting.returncode == 0, told
    assert b"1 report of paper.jsonl forgotten" in told


class _Killing(sqlite3.Connection):
    """Kills the process after so many steps of SQLite's machine."""

    left = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_progress_handler(self._step, 20)

    @classmethod
    def _step(cls) -> int:
        cls.left -= 1
        if cls.left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0


def _killed_at(step: int, path: Path) -> bool:
    """Add in a child that kills itself at a step; False if it ended before."""
    child = os.fork()
    if child == 0:
        connect = sqlite3.connect
        _Killing.left = step
        sqlite3.connect = lambda *args, **kwargs: connect(*args, **{**kwargs, "factory": _Killing})
        try:
            put(path, [report(event, 1, footer="Read on") for event in range(8)])
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_an_addition_killed_at_any_of_fifty_moments_leaves_the_old_state(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [report(event, footer="Read on") for event in range(5)])
    before = seen(path)
    steps, step = 0, 1
    while _killed_at(step, path):
        assert seen(path) == before
        steps += 1
        step += 2
    assert steps >= 50
    with open_index(path) as store:
        assert check(store) == []
    put(tmp_path / "calm.sqlite", [report(event, footer="Read on") for event in range(5)])
    put(tmp_path / "calm.sqlite", [report(event, 1, footer="Read on") for event in range(8)])
    assert seen(path) == seen(tmp_path / "calm.sqlite")


def test_an_error_in_the_middle_leaves_the_old_state(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [report(1)])
    before = seen(path)
    with pytest.raises(KeyboardInterrupt):
        _interrupted(path)
    assert seen(path) == before
    with open_index(path) as store:
        assert store.value("stamp") != b"half"


def _interrupted(path: Path) -> None:
    with open_index(path, write=True) as store:
        store.put_value("stamp", b"half")
        raise KeyboardInterrupt


def test_a_file_to_which_nothing_was_added_reads_as_an_empty_index(tmp_path: Path) -> None:
    (tmp_path / "seen.sqlite").touch()
    with open_index(tmp_path / "seen.sqlite") as store:
        assert statistics(store).reports == 0
        assert check(store) == []
    put(tmp_path / "seen.sqlite", [report(1)])
    assert set(seen(tmp_path / "seen.sqlite").keepers) == {"e1-0-0"}


def test_a_full_disk_is_told_and_leaves_the_old_state(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [report(1)])
    before = seen(path)
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        try:
            put(path, [report(event, teller) for event in range(40) for teller in range(4)])
        except OutputError as error:
            os._exit(7 if "room" in (error.help or "") else 8)
        finally:
            os._exit(9)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 7
    assert seen(path) == before
    put(path, [report(2)])


def test_an_index_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [report(1)])
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda file, **kwargs: connect(f"file:{file}?mode=ro", uri=True, **kwargs)
    )
    with pytest.raises(OutputError, match="readonly") as told:
        put(path, [report(2)])
    assert "writable" in str(told.value.help)
