"""`dedupe-news` end to end: articles in, accounts out, every character accounted for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.conftest import ALLER, ALLER_TOO, BAKERS, COOKIES, Call

from dedupe_news.cli import seen
from dedupe_news.ledger import unaccounted

if TYPE_CHECKING:
    from pathlib import Path


def _stories(stdout: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stdout.splitlines()]


def test_reports_of_one_event_become_one_account(call: Call, pile: Path) -> None:
    done = call("pile", "-f", "jsonl")
    assert done.returncode == 0, done.stderr
    [story] = _stories(done.stdout)
    assert story["schema"] == "dedupe-news/story@1"
    assert (story["report_count"], story["text_count"]) == (3, 2)
    assert [report["source"] for report in story["reports"]] == ["pile/a.txt", "pile/b.txt", "pile/d.txt"]
    assert [report["copy_of"] for report in story["reports"]].count(None) == 2


def test_every_printed_sentence_is_verbatim_and_printed_once(call: Call, pile: Path) -> None:
    for story in _stories(call("pile", "-f", "jsonl", "--singles").stdout):
        paths = {report["n"]: pile.parent / report["source"] for report in story["reports"]}
        texts = {n: path.read_text("utf-8") for n, path in paths.items()}
        printed = [statement["text"] for statement in story["account"]]
        assert len(printed) == len(set(printed))
        for statement in story["account"]:
            at = statement["from"]
            assert texts[at["report"]][at["start"] : at["end"]] == statement["text"]


def test_two_and_three_injured_are_lifted_out_as_a_conflict(call: Call, pile: Path) -> None:
    [story] = _stories(call("pile", "-f", "jsonl").stdout)
    numbers = [conflict for conflict in story["conflicts"] if conflict["kind"] == "number"]
    assert any({"two", "three"} <= _words(conflict) for conflict in numbers)


def _words(conflict: dict[str, Any]) -> set[str]:
    return {word for value in conflict["values"] for word in value["value"].lower().split()}


def test_single_stories_are_counted_and_written_when_asked_for(call: Call, pile: Path) -> None:
    assert b"1 story of one report not written" in call("pile", "-f", "jsonl").stderr
    assert len(_stories(call("pile", "-f", "jsonl", "--singles").stdout)) == 2
    assert "bakery" in call("pile").stdout.decode()


def test_the_ledger_accounts_for_every_character(call: Call, pile: Path) -> None:
    (pile / "e.txt").write_text(f"{BAKERS}---\n{ALLER_TOO}\n{COOKIES}", "utf-8")
    done = call("pile", "--ledger", "ledger.jsonl", "-q")
    assert done.returncode == 0, done.stderr
    spans: dict[str, list[tuple[int, int]]] = {}
    kinds = set()
    for line in (pile.parent / "ledger.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        spans.setdefault(entry["source"], []).append((entry["start"], entry["end"]))
        kinds.add(entry["kind"])
    assert kinds == {"printed", "folded", "removed", "separator"}
    for path in sorted(pile.iterdir()):
        assert unaccounted(path.read_text("utf-8"), spans[f"pile/{path.name}"]) == []


def test_standard_input_is_read_when_text_is_piped_in(call: Call) -> None:
    done = call("-f", "jsonl", "--singles", stdin=BAKERS.encode())
    [story] = _stories(done.stdout)
    assert story["reports"][0]["id"] == "stdin#1"


def test_the_order_of_the_files_changes_nothing(call: Call, pile: Path) -> None:
    names = [f"pile/{name}.txt" for name in "abcd"]
    assert call(*names, "-f", "jsonl").stdout == call(*reversed(names), "-f", "jsonl").stdout


@pytest.mark.parametrize("seed", ["0", "1", "31337"])
def test_the_seed_of_hashing_and_the_locale_change_nothing(call: Call, pile: Path, seed: str) -> None:
    plain = call("pile", "-j", "1").stdout
    assert plain == call("pile", "-j", "2", PYTHONHASHSEED=seed, LC_ALL="C", LANG="C").stdout


def test_records_keep_their_ids_titles_and_dates(call: Call, tmp_path: Path) -> None:
    rows = [
        {"id": "n-1", "title": "Lorry hits bridge", "date": "2024-03-12", "text": ALLER},
        {"id": "n-2", "title": "Bridge closed", "date": "2024-03-13", "text": ALLER_TOO},
    ]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    [story] = _stories(call("--from", "jsonl", "news.jsonl", "-f", "jsonl").stdout)
    assert [report["id"] for report in story["reports"]] == ["n-1", "n-2"]
    assert (story["first"], story["last"]) == ("2024-03-12", "2024-03-13")
    assert story["headline"] in {"Lorry hits bridge", "Bridge closed"}


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.jsonl", '{"schema"'),
        ("x.json", "["),
        ("x.md", "4 reports"),
        ("x.html", "<!doctype html"),
        ("x.csv", "story,"),
    ],
)
def test_the_extension_chooses_the_format(call: Call, pile: Path, name: str, begins: str) -> None:
    assert pile.exists()
    done = call("pile", "-o", name)
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    assert (pile.parent / name).read_text("utf-8").lower().startswith(begins)


def test_a_budget_says_how_much_it_left_out(call: Call, pile: Path) -> None:
    text = call("pile", "--sentences", "3").stdout.decode()
    assert "left out by the budget" in text
    [story] = _stories(call("pile", "--sentences", "3", "-f", "jsonl").stdout)
    assert len(story["account"]) == 3
    assert story["left_out"]


def test_a_budget_of_words_prints_whole_statements_and_no_more_words(call: Call, pile: Path) -> None:
    assert pile.exists()
    [whole] = _stories(call("pile", "-f", "jsonl").stdout)
    words = [len(statement["text"].split()) for statement in whole["account"]]
    [story] = _stories(call("pile", "--words", str(sum(words) - 1), "-f", "jsonl").stdout)
    told = {statement["text"] for statement in story["account"]}
    assert told < {statement["text"] for statement in whole["account"]}
    assert sum(len(text.split()) for text in told) < sum(words)
    assert story["left_out"]
    [all_of_it] = _stories(call("pile", "--words", str(sum(words)), "-f", "jsonl").stdout)
    assert all_of_it["account"] == whole["account"]


def test_a_closed_pipe_ends_quietly(tmp_path: Path, pile: Path) -> None:
    import os
    import subprocess
    import sys

    assert pile.exists()
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "dedupe_news", "pile"],
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        check=False,
    )
    os.close(writer)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.parametrize(("jobs", "size", "asked"), [(2, 100, True), (1, 100, False), (2, 101, False)])
def test_workers_are_asked_for_early_beside_a_large_index_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, jobs: int, size: int, asked: bool
) -> None:
    index = tmp_path / "seen.sqlite"
    index.write_bytes(b"x" * 100)
    told: list[tuple[str, ...]] = []
    monkeypatch.setattr("dedupe_news.workers.prepare", told.append)
    monkeypatch.setattr(seen, "LARGE", size)
    seen.prepare_workers(str(index), jobs, tell=True)
    assert told == ([("dedupe_news.index.evidence", "dedupe_news.telling")] if asked else [])
    seen.prepare_workers(str(tmp_path / "none.sqlite"), jobs, tell=True)
    seen.prepare_workers(None, jobs, tell=True)
    assert len(told) == asked


def test_a_report_of_which_nothing_is_left_is_named(call: Call, pile: Path) -> None:
    (pile / "e.txt").write_text(COOKIES, "utf-8")
    done = call("pile")
    assert b"pile/e.txt#1: nothing is left, every line was taken for page furniture" in done.stderr
    assert done.returncode == 0
    assert b"nothing is left" not in call("pile", "-q").stderr
    (pile / "f.txt").write_text(COOKIES, "utf-8")
    assert b"pile/e.txt#1 and 1 more: nothing is left" in call("pile").stderr
    (pile / "e.txt").write_text(f"{BAKERS}\n{COOKIES}", "utf-8")
    (pile / "f.txt").unlink()
    assert b"nothing is left" not in call("pile").stderr
