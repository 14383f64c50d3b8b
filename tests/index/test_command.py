"""`--index` at the command line: run, clean as a filter and as a batch, and what looks after the file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from tests import processes
from tests.archive.samples import headed, manifest, tree
from tests.archive.samples import write as write_files
from tests.cli.conftest import ALLER, ALLER_TOO, BAKERS
from tests.index.samples import report, seen

from dedupe_news.index import open_index, statistics
from dedupe_news.model import Record

if TYPE_CHECKING:
    from pathlib import Path

FOOTER = "The Aller Courier has told the valley its news since 1921"


class Done(NamedTuple):
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def call(folder: Path, *args: str, kill: int = 0) -> Done:
    """Run the command in a folder."""
    done = processes.call(folder, *args, kill=kill)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def write(path: Path, records: list[Record]) -> Path:
    """Records as JSON Lines."""
    path.parent.mkdir(exist_ok=True)
    rows = [{"id": one.id, "date": one.date, "text": one.text} for one in records]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def story(name: str, text: str) -> Record:
    """A report of Monday, 14 March 2016."""
    return Record("paper.jsonl", text, "record", 1, 1, name, None, "2016-03-14")


def rows(path: Path) -> list[dict[str, Any]]:
    """JSON Lines as they were written."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_todays_dump_only_adds_to_stories(tmp_path: Path) -> None:
    write(tmp_path / "monday.jsonl", [story("a1", ALLER), story("b1", BAKERS)])
    write(tmp_path / "tuesday.jsonl", [story("a2", ALLER_TOO), report(3)])
    assert call(tmp_path, "monday.jsonl", "--index", "seen.sqlite", "-o", "m.jsonl").returncode == 0
    done = call(tmp_path, "tuesday.jsonl", "--index", "seen.sqlite", "-o", "t.jsonl", "--singles")
    assert "2 reports known, 2 new, 2 stories touched" in done.stderr
    stories = {tuple(one["id"] for one in row["reports"]): row for row in rows(tmp_path / "t.jsonl")}
    assert set(stories) == {("a1", "a2"), ("e3-0-0",)}
    one = stories["a1", "a2"]
    assert {cite for line in one["account"] for cite in line["cites"]} == {1, 2}


def test_a_run_that_cannot_write_its_result_has_not_kept_the_reports(tmp_path: Path) -> None:
    write(tmp_path / "monday.jsonl", [report(1), report(2)])
    write(tmp_path / "tuesday.jsonl", [report(3)])
    call(tmp_path, "monday.jsonl", "--index", "seen.sqlite", "-o", "m.jsonl")
    for args in (["tuesday.jsonl"], ["clean", "tuesday.jsonl"]):
        done = call(tmp_path, *args, "--index", "seen.sqlite", "-o", "no/such/folder.jsonl")
        assert "cannot write" in done.stderr
        assert set(seen(tmp_path / "seen.sqlite").keepers) == {"e1-0-0", "e2-0-0"}


def test_an_interrupt_says_that_the_index_is_as_it_was(tmp_path: Path) -> None:
    write(tmp_path / "monday.jsonl", [report(1)])
    call(tmp_path, "monday.jsonl", "--index", "seen.sqlite", "-o", "m.jsonl")
    os.mkfifo(tmp_path / "tuesday.jsonl")
    args = ["run", "tuesday.jsonl", "--index", "seen.sqlite", "-o", "t.jsonl"]
    with (
        subprocess.Popen(
            [sys.executable, "-m", "dedupe_news", *args], cwd=tmp_path, stderr=subprocess.PIPE, text=True
        ) as run,
        (tmp_path / "tuesday.jsonl").open("w"),
    ):
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "seen.sqlite is as it was" in told
    assert set(seen(tmp_path / "seen.sqlite").keepers) == {"e1-0-0"}


def test_a_pipe_that_was_closed_early_has_not_kept_the_reports(tmp_path: Path) -> None:
    write(tmp_path / "monday.jsonl", [report(1)])
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m dedupe_news monday.jsonl --index seen.sqlite | true"],
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0
    assert set(seen(tmp_path / "seen.sqlite").keepers) == set()


def test_a_text_named_as_index_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path / "monday.jsonl", [report(1)])
    (tmp_path / "notes.txt").write_text("The bridge over the Aller stays closed until Thursday.\n" * 30)
    for args in (["monday.jsonl"], ["clean", "monday.jsonl"], ["clean", "monday.jsonl", "-o", "out/"]):
        done = call(tmp_path, *args, "--index", "notes.txt")
        assert done.returncode == 2
        assert "notes.txt: is no index" in done.stderr
        assert done.stdout == ""
    assert not (tmp_path / "out").exists()


def test_clean_drops_what_came_before_even_where_it_is_longer_now(tmp_path: Path) -> None:
    write(tmp_path / "monday.jsonl", [report(1, copy=1), *(report(n, footer=FOOTER) for n in (2, 5))])
    write(tmp_path / "tuesday.jsonl", [report(1, footer=FOOTER), report(3, footer=FOOTER)])
    for _ in range(2):
        # the second time every report is known, and the answer is the same
        call(tmp_path, "clean", "monday.jsonl", "--index", "seen.sqlite", "-o", "m.jsonl", "--copies", "drop")
        assert [row["id"] for row in rows(tmp_path / "m.jsonl")] == ["e1-0-1", "e2-0-0", "e5-0-0"]
        call(tmp_path, "clean", "tuesday.jsonl", "--index", "seen.sqlite", "-o", "t.jsonl")
        one, other = rows(tmp_path / "t.jsonl")
        assert (one["copy_of"], other["copy_of"]) == ("e1-0-1", None)
        assert FOOTER not in one["text"], "its third report condemns the line"


def test_clean_that_only_tries_makes_no_index_and_keeps_nothing(tmp_path: Path) -> None:
    write(tmp_path / "monday.jsonl", [report(1)])
    write(tmp_path / "tuesday.jsonl", [report(1, copy=1)])
    call(tmp_path, "clean", "monday.jsonl", "--index", "seen.sqlite", "--dry-run")
    assert not (tmp_path / "seen.sqlite").exists()
    call(tmp_path, "clean", "monday.jsonl", "--index", "seen.sqlite", "-o", "m.txt")
    done = call(tmp_path, "clean", "tuesday.jsonl", "--index", "seen.sqlite", "--check")
    assert done.returncode == 1
    assert "1 copy to drop" in done.stderr
    assert set(seen(tmp_path / "seen.sqlite").keepers) == {"e1-0-0"}


def test_a_batch_knows_the_batches_before_it(tmp_path: Path) -> None:
    write(tmp_path / "monday" / "a.jsonl", [report(1), *(report(n, footer=FOOTER) for n in (2, 5))])
    write(tmp_path / "tuesday" / "b.jsonl", [report(1, copy=1), report(3, footer=FOOTER), report(4)])
    assert call(tmp_path, "clean", "monday", "-o", "m/", "--index", "seen.sqlite").returncode == 0
    done = call(tmp_path, "clean", "tuesday", "-o", "t/", "--index", "seen.sqlite")
    assert done.returncode == 0, done.stderr
    kept = rows(tmp_path / "t" / "b.jsonl")
    assert [row["id"] for row in kept] == ["e3-0-0", "e4-0-0"]
    assert FOOTER not in kept[0]["text"]
    assert [row["copy_of"] for row in manifest(tmp_path / "t") if row["report"]] == ["e1-0-0"]
    assert "up to date" in call(tmp_path, "clean", "tuesday", "-o", "t/", "--index", "seen.sqlite").stderr
    call(tmp_path, "clean", "tuesday", "-o", "again/", "--index", "seen.sqlite")
    assert tree(tmp_path / "again") == tree(tmp_path / "t")
    call(tmp_path, "run", "monday/a.jsonl", "--index", "seen.sqlite", "-o", "stories.jsonl")
    with open_index(tmp_path / "seen.sqlite") as store:
        assert (statistics(store).reports, statistics(store).due) == (6, 0)


def test_the_index_knows_the_heads_of_a_batch_as_those_of_a_run(tmp_path: Path) -> None:
    texts = {"a.txt": headed(1, 9), "b.txt": headed(2, 3)}
    write_files(tmp_path / "kin", {name: text.encode() for name, text in texts.items()})
    whole = ("--segment", "none")  # no two sentences of these articles are of one thing
    assert call(tmp_path, "clean", "kin", "-o", "kout/", "--index", "batch.sqlite", *whole).returncode == 0
    told = call(tmp_path / "kin", "a.txt", "b.txt", "--index", "../run.sqlite", "-o", "../s.jsonl", *whole)
    assert told.returncode == 0
    batch, run = (call(tmp_path, "index", "export", f"{name}.sqlite").stdout for name in ("batch", "run"))
    assert batch == run
    assert [(row["title"], row["date"], row["url"]) for row in map(json.loads, batch.splitlines())] == [
        ("Report 1", "2024-05-09", "https://bote.example/1/9"),
        ("Report 2", "2024-05-03", "https://bote.example/2/3"),
    ]


def test_a_batch_killed_around_the_index_comes_to_the_same_end(tmp_path: Path) -> None:
    write(tmp_path / "old" / "a.jsonl", [report(1, footer=FOOTER), report(2, footer=FOOTER)])
    write(tmp_path / "in" / "b.jsonl", [report(1, copy=1), report(3, footer=FOOTER)])
    call(tmp_path, "clean", "old", "-o", "o/", "--index", "seen.sqlite")
    before = (tmp_path / "seen.sqlite").read_bytes()
    call(tmp_path, "clean", "in", "-o", "calm/", "--index", "seen.sqlite")
    expected = tree(tmp_path / "calm")
    killed = 0
    for step in (9, 17, 23, 25, 27):
        (tmp_path / "seen.sqlite").write_bytes(before)
        args = ["clean", "-q", "in", "-o", f"out{step}/", "--index", "seen.sqlite"]
        killed += call(tmp_path, *args, kill=step).returncode == -signal.SIGKILL
        assert call(tmp_path, *args).returncode == 0
        assert tree(tmp_path / f"out{step}") == expected
        assert set(seen(tmp_path / "seen.sqlite").keepers) == {"e1-0-0", "e2-0-0", "e1-0-1", "e3-0-0"}
    assert killed == 5


def test_decisions_hold_through_reports_of_other_days(tmp_path: Path) -> None:
    write(tmp_path / "monday.jsonl", [report(1), report(2)])
    write(tmp_path / "tuesday.jsonl", [report(3)])
    decided = [
        {"verb": "same", "a": ["e3-0-0"], "b": ["e2-0-0"]},
        {"verb": "same", "a": ["e2-0-0"], "b": ["e1-0-0"]},
    ]
    (tmp_path / "d.jsonl").write_text("".join(json.dumps(row) + "\n" for row in decided))
    call(tmp_path, "monday.jsonl", "--index", "seen.sqlite", "-o", "m.jsonl")
    args = ("tuesday.jsonl", "--index", "seen.sqlite", "--decisions", "d.jsonl", "-o", "t.jsonl")
    done = call(tmp_path, *args)
    assert done.returncode == 0, done.stderr
    [story] = rows(tmp_path / "t.jsonl")
    assert sorted(one["id"] for one in story["reports"]) == ["e1-0-0", "e2-0-0", "e3-0-0"]


@pytest.mark.parametrize("batch", ["", "batch"], ids=["filter", "batch"])
def test_clean_keeps_a_copy_that_was_decided_to_be_another_story(tmp_path: Path, batch: str) -> None:
    copies = [report(1), report(1, copy=1), report(1, copy=2), report(2)]
    write(tmp_path / "in" / "a.jsonl", copies)
    decided = [
        {"verb": "not-same", "a": ["e1-0-0"], "b": ["e1-0-1"]},
        {"verb": "same", "a": ["e1-0-1"], "b": ["e1-0-2"]},
    ]
    (tmp_path / "d.jsonl").write_text("".join(json.dumps(row) + "\n" for row in decided))
    args = ["clean", "in/a.jsonl", "--copies", "mark", "-o", "out/" if batch else "out.jsonl"]
    plain = call(tmp_path, *args)
    assert plain.returncode == 0, plain.stderr
    path = tmp_path / ("out/a.jsonl" if batch else "out.jsonl")
    assert [row["copy_of"] for row in rows(path)] == [None, "e1-0-0", "e1-0-0", None]
    done = call(tmp_path, *args, "--decisions", "d.jsonl")
    assert done.returncode == 0, done.stderr
    assert [row["copy_of"] for row in rows(path)] == [None, None, "e1-0-1", None]


def test_conflicts_between_decisions_are_told_by_clean_too(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [report(1), report(2)])
    decided = [{"verb": verb, "a": ["e1-0-0"], "b": ["e2-0-0"]} for verb in ("same", "not-same")]
    (tmp_path / "d.jsonl").write_text("".join(json.dumps(row) + "\n" for row in decided))
    done = call(tmp_path, "clean", "a.jsonl", "--decisions", "d.jsonl", "-o", "out.jsonl")
    assert "decision 1 (same) does not hold" in done.stderr


def test_an_index_is_looked_after(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [report(1), report(1, 1)])
    write(tmp_path / "b.jsonl", [report(2)])
    for name in ("a.jsonl", "b.jsonl"):
        call(tmp_path, name, "--index", "seen.sqlite", "-o", "out.jsonl")
    told = call(tmp_path, "index", "stats", "seen.sqlite").stdout
    assert "3 reports of 2 sources, 2015-11-02 to 2015-11-03" in told
    assert json.loads(call(tmp_path, "index", "stats", "seen.sqlite", "-f", "jsonl").stdout)["stories"] == 2
    assert call(tmp_path, "index", "check", "seen.sqlite").stdout == "sound\n"
    out = call(tmp_path, "index", "export", "seen.sqlite").stdout
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["e1-0-0", "e1-1-0", "e2-0-0"]
    assert (
        "2 reports of a.jsonl forgotten" in call(tmp_path, "index", "forget", "seen.sqlite", "a.jsonl").stderr
    )
    assert call(tmp_path, "index", "vacuum", "seen.sqlite").returncode == 0
    assert set(seen(tmp_path / "seen.sqlite").keepers) == {"e2-0-0"}
    missing = call(tmp_path, "index", "stats", "none.sqlite")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "help:" in missing.stderr
