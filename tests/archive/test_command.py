"""`clean ARCHIVE/ -o OUT/` at the command line: when it is a batch, what it says, how it ends."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import click
import pytest
from tests import processes
from tests.archive.samples import FOOTER, SHARE, article, json_lines, records, scraped, tree, write

from dedupe_news.cli.batch import Memory, is_batch

if TYPE_CHECKING:
    from pathlib import Path

Done = subprocess.CompletedProcess[str]


def call(folder: Path, *args: str, stdin: str = "") -> Done:
    """Run `dedupe-news clean` in a folder."""
    done = processes.call(folder, "clean", "--config", "none", *args, stdin=stdin.encode())
    return Done(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an archive `in` of three articles, one of them twice."""
    texts = {f"in/{n}.txt": scraped(n).encode() for n in range(3)}
    return write(tmp_path, {**texts, "in/copy.txt": scraped(1).encode()})


def test_a_batch_says_what_it_did(folder: Path) -> None:
    done = call(folder, "in", "-o", "out/")
    assert (done.returncode, done.stdout) == (0, "")
    assert "4 sources, 4 reports" in done.stderr
    assert "1 copy set aside; 3 files written to out" in done.stderr
    assert (folder / "out/1.txt").read_text("utf-8").startswith(article(1).splitlines()[0])


def test_a_second_batch_has_nothing_to_do(folder: Path) -> None:
    call(folder, "in", "-o", "out/")
    assert "out/ is up to date (4 sources)" in call(folder, "in", "-o", "out/").stderr
    assert call(folder, "in", "-o", "out/", "-q").stderr == ""


@pytest.mark.parametrize("flag", ["--dry-run", "--check"])
def test_asking_first_writes_nothing(folder: Path, flag: str) -> None:
    before = tree(folder)
    done = call(folder, "in", "-o", "out/", flag)
    assert done.returncode == (1 if flag == "--check" else 0)
    assert "1 copy to set aside; nothing was written" in done.stderr
    assert tree(folder) == before


def test_check_is_content_with_clean_texts_and_with_a_tree_that_is_up_to_date(folder: Path) -> None:
    call(folder, "in", "-o", "out/")
    assert call(folder, "in", "-o", "out/", "--check").returncode == 0
    (folder / "out/manifest.jsonl").unlink()
    assert call(folder, "out", "-o", "again/", "--check").returncode == 0
    write(folder, {"in/new.txt": scraped(9).encode()})
    assert call(folder, "in", "-o", "again/", "--check").returncode == 1


def test_what_went_is_shown_with_its_place_and_rule(folder: Path) -> None:
    done = call(folder, "in", "-o", "out/", "--show-removed")
    assert re.search(rf"^in/2\.txt:8: share-bar \(.*\): {SHARE}$", done.stderr, re.MULTILINE)
    assert "in/copy.txt: copy.txt#1: copy of 1.txt#1 (100% the same)" in done.stderr


def test_rules_can_be_kept(folder: Path) -> None:
    call(folder, "in", "-o", "out/", *("--keep=share-bar", "--keep=model", "--keep=repeated"))
    assert SHARE in (folder / "out/2.txt").read_text("utf-8")


def test_bad_input_ends_with_3_and_the_rest_is_written(folder: Path) -> None:
    write(folder, {"in/rows.jsonl": json_lines(records(40, 42)) + b"{oops\n"})
    done = call(folder, "in", "-o", "out/")
    assert done.returncode == 3
    assert "in/rows.jsonl:3: the row is not valid JSON" in done.stderr
    assert (folder / "out/rows.jsonl").exists()
    assert call(folder, "in", "-o", "out/").returncode == 3


def test_strict_stops_at_bad_input(folder: Path) -> None:
    write(folder, {"in/rows.jsonl": b"{oops\n"})
    done = call(folder, "in", "-o", "out/", "--strict")
    assert done.returncode == 2
    assert not (folder / "out/1.txt").exists()


def test_progress_comes_as_lines_or_as_json_or_not_at_all(folder: Path) -> None:
    plain = call(folder, "in", "-o", "a/", "--progress", "plain").stderr
    assert "reading (MB): 1 of 1" in plain
    assert "writing: 4 of 4" in plain
    lines = call(folder, "in", "-o", "b/", "-q", "--progress", "json").stderr.splitlines()
    stages = [json.loads(line) for line in lines]
    assert list(dict.fromkeys(stage["stage"] for stage in stages)) == [
        "reading (MB)", "repeated lines", "cleaning", "copies", "writing",
    ]  # fmt: skip
    assert {*stages[-1]} == {"stage", "done", "total", "seconds", "rate", "left"}
    assert call(folder, "in", "-o", "c/", "-q").stderr == ""


@pytest.mark.parametrize(("null", "sep"), [((), "\n"), (("-0",), "\0")])
def test_names_come_from_a_list(folder: Path, null: tuple[str, ...], sep: str) -> None:
    names = sep.join(["in/0.txt", "in/2.txt"]) + sep
    assert call(folder, "--files-from", "-", *null, "-o", "out/", stdin=names).returncode == 0
    assert set(tree(folder / "out")) == {"0.txt", "2.txt", "manifest.jsonl"}


def test_an_output_inside_the_input_is_a_usage_error(folder: Path) -> None:
    before = tree(folder)
    done = call(folder, "in", "-o", "in/out/")
    assert done.returncode == 2
    assert "the output in/out/ lies in the input in" in done.stderr
    assert "help:" in done.stderr
    assert tree(folder) == before


def test_options_that_make_no_sense_are_told(folder: Path) -> None:
    assert "--report-starts" in call(folder, "in", "-o", "out/", "--report-starts", "3").stderr
    assert "at least 512M" in call(folder, "in", "-o", "out/", "--memory", "5M").stderr
    assert "no size" in call(folder, "in", "-o", "out/", "--memory", "lots").stderr
    assert call(folder, "-", "-o", "out/").returncode == 2


def test_repeated_lines_go_from_a_batch(tmp_path: Path) -> None:
    write(tmp_path, {f"in/{n}.txt": scraped(n).encode() for n in range(12)})
    assert call(tmp_path, "in", "-o", "out").returncode == 0
    assert FOOTER not in (tmp_path / "out/3.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("paths", "output", "batch"),
    [
        (("in",), "out/", True),
        (("in/0.txt",), "out/", True),
        (("in",), "out", True),
        (("in",), "in", True),
        (("in",), "all.jsonl", False),
        (("in",), "-", False),
        (("in",), None, False),
        (("in/0.txt",), "clean.txt", False),
        (("in/0.txt",), "out", False),
        (("-",), "clean.txt", False),
    ],
)
def test_a_batch_is_known_by_its_output(
    folder: Path, monkeypatch: pytest.MonkeyPatch, paths: tuple[str, ...], output: str | None, *, batch: bool
) -> None:
    monkeypatch.chdir(folder)
    assert is_batch(paths, output) == batch


@pytest.mark.parametrize(
    ("text", "size"),
    [("2G", 2 << 30), ("512M", 512 << 20), ("1.5GiB", 3 << 29), ("2", 2 << 30), ("700 mb", 700 << 20)],
)
def test_sizes_are_read_as_people_write_them(text: str, size: int) -> None:
    assert Memory().convert(text, None, None) == size
    with pytest.raises(click.BadParameter):
        Memory().convert("-1G", None, None)
