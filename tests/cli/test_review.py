"""`review` without a terminal: the queue told, decisions applied, and errors with a way out."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.review.samples import four, saved, story

from dedupe_news.cli import main
from dedupe_news.decisions import Decision
from dedupe_news.review.log import DecisionLog

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    path = tmp_path / "stories.jsonl"
    path.write_bytes(saved(*four()))
    return path


def called(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["review", *map(str, args), "--config", "none"])
    told = capsys.readouterr()
    return int(left.value.code or 0), told.out, told.err


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_list_is_the_queue_most_doubtful_first(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = called(capsys, stories, "--list")
    assert (code, err) == (0, "")
    head, *lines = out.splitlines()
    assert head.split() == ["story", "reports", "texts", "cohesion", "weakest", "!", "days,", "headline"]
    assert [line.split()[0] for line in lines] == [four()[at]["id"] for at in (3, 0, 2, 1)]
    assert "0.60     0.50 ~  11–12 Mar 2024  警方周一表示" in lines[0]
    assert " ≠ " in lines[1]


def test_the_list_as_records(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, stories, "--list", "-f", "jsonl")
    assert code == 0
    first = rows(out)[0]
    assert first["report_ids"] == ["fire#1", "fire#2"]
    assert (first["status"], first["borderline"], first["weakest"], first["reports"]) == (
        "open",
        True,
        0.5,
        2,
    )


def test_the_list_shows_the_decisions_kept_beside_the_file(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = DecisionLog(stories.with_name("stories.decisions.jsonl"))
    log.append(Decision("not-same", ("flood#2",), ("flood#1", "flood#3")))
    log.append(Decision("later", ("fire#1", "fire#2")))
    _, out, _ = called(capsys, stories, "--list", "-f", "jsonl")
    found = rows(out)
    assert [row["status"] for row in found] == ["settled", "settled", "open", "open", "later"]
    assert found[1]["report_ids"] == ["flood#2"]
    assert found[1]["headline"] == "A flood swept through Brno on Monday."
    assert found[1]["id"] != found[0]["id"]


def test_apply_writes_the_stories_as_decided(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decisions = tmp_path / "d.jsonl"
    decisions.write_text(
        '{"verb":"not-same","a":"flood#2","b":["flood#1","flood#3"]}\n'
        '{"verb":"same","a":"flood#2","b":"strike#1"}\n',
    )
    target = tmp_path / "decided.jsonl"
    code, out, err = called(capsys, stories, "--apply", decisions, "-o", target)
    assert (code, out, err) == (0, "", "")
    found = [[one["id"] for one in row["reports"]] for row in rows(target.read_text("utf-8"))]
    assert found == [
        ["flood#1", "flood#3"],
        ["strike#1", "flood#2"],
        ["quake#1", "quake#2"],
        ["fire#1", "fire#2"],
    ]
    assert rows(target.read_text("utf-8"))[2] == four()[2]
    code, out, _ = called(capsys, target, "--list")
    assert (code, len(out.splitlines())) == (0, 5)


def test_apply_ignores_the_decisions_beside_the_file_and_reads_standard_input(
    stories: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    DecisionLog(stories.with_name("stories.decisions.jsonl")).append(
        Decision("same", ("fire#1",), ("quake#1",))
    )
    piped = io.TextIOWrapper(io.BytesIO(b'{"verb":"same","a":"fire#1","b":"strike#1"}\n'))
    monkeypatch.setattr(sys, "stdin", piped)
    code, out, _ = called(capsys, stories, "--apply", "-", "-f", "jsonl")
    assert code == 0
    assert sorted(row["report_count"] for row in rows(out)) == [2, 3, 3]


def test_contradictions_and_strangers_are_told(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decisions = tmp_path / "d.jsonl"
    decisions.write_text(
        '{"verb":"same","a":"fire#1","b":"quake#1"}\n'
        '{"verb":"not-same","a":"fire#1","b":"quake#1"}\n'
        '{"verb":"same","a":"gone\\u001b[31m","b":"fire#1"}\n'
        '{"verb":"sa',
    )
    code, _, err = called(capsys, stories, "--apply", decisions, "-f", "jsonl")
    assert code == 0
    assert "decision 1 (same) does not hold for fire#1 and quake#1: overruled by 1 later decision (2)" in err
    assert "decisions name 1 report not in this file: gone" in err
    assert "\x1b" not in err
    assert "d.jsonl:4: the last line is torn (passed over)" in err
    assert called(capsys, stories, "--apply", decisions, "-f", "jsonl", "-q")[2] == ""


def test_rows_that_were_left_out_end_with_exit_code_3(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decisions = tmp_path / "d.jsonl"
    decisions.write_text('{"verb":"sme"}\n{"verb":"later","a":"fire#1"}\n')
    code, out, err = called(capsys, stories, "--apply", decisions, "-f", "jsonl", "-q")
    assert code == 3
    assert len(rows(out)) == 4
    assert f"{decisions}:1: not a decision" in err
    stories.write_bytes(b"{}\n" + stories.read_bytes())
    code, out, err = called(capsys, stories, "--list", "-f", "jsonl")
    assert (code, len(rows(out))) == (3, 4)
    assert f"{stories}:1: not a story" in err


@pytest.mark.parametrize("format_", ["text", "md", "json", "csv"])
def test_apply_writes_every_format_it_offers(
    stories: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    decisions = tmp_path / "d.jsonl"
    decisions.write_text('{"verb":"same","a":"fire#1","b":"quake#1"}\n')
    code, out, _ = called(capsys, stories, "--apply", decisions, "-f", format_)
    assert code == 0
    assert "Trains to Vienna were stopped." in out
    assert "三人死亡" in out


@pytest.mark.parametrize(
    ("args", "what", "way_out"),
    [
        (["S"], "review needs a terminal", "--list"),
        (["S", "--list", "--apply", "x"], "two questions", "one at a time"),
        (["S", "-o", "x.jsonl"], "the screen writes no result", "--list or --apply"),
        (["-", "--apply", "-"], "standard input cannot be both", "name the file"),
        (["missing.jsonl", "--list"], "missing.jsonl: cannot read", "--singles -o stories.jsonl"),
        (["S", "--apply", "missing.jsonl"], "missing.jsonl: no such file", "decisions"),
        (["S", "--list", "-f", "md"], "--list does not write md", "jsonl"),
        (["EMPTY", "--list"], "holds no story", "-o stories.jsonl"),
    ],
)
def test_what_cannot_be_answered_ends_with_exit_code_2_and_a_way_out(
    stories: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    args: list[str],
    what: str,
    way_out: str,
) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b"")
    named = {"S": str(stories), "EMPTY": str(empty)}
    code, out, err = called(capsys, *(named.get(word, word) for word in args))
    assert (code, out) == (2, "")
    assert what in err
    assert way_out in err


def test_stories_may_come_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(saved(story("x", [["It rained."]])))))
    code, out, _ = called(capsys, "-", "--list", "-f", "jsonl")
    assert code == 0
    assert rows(out)[0]["headline"] == "It rained."


@pytest.mark.parametrize(
    "args", [["--help"], ["S", "--list"], ["S", "--apply", "D", "-f", "jsonl"]], ids=" ".join
)
def test_without_a_screen_neither_textual_nor_learning_is_imported(stories: Path, args: list[str]) -> None:
    decisions = stories.with_name("d.jsonl")
    decisions.write_text('{"verb":"same","a":"fire#1","b":"quake#1"}\n')
    named = {"S": str(stories), "D": str(decisions)}
    program = (
        "import sys\n"
        "from dedupe_news.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit as left:\n    assert not left.code\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'textual', 'sklearn', 'pandas', 'resiliparse'}, loaded\n"
    )
    words = [named.get(word, word) for word in args]
    done = subprocess.run(
        [sys.executable, "-c", program, "review", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
