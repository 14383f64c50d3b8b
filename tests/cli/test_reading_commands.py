"""The commands that read a saved run: `clusters`, `show`, `diff`, `explain`, in a pipe and for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dedupe_news.cli.explain import COMPARED
from dedupe_news.stories.scoring import weights
from dedupe_news.thresholds import StoryThresholds

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


@pytest.fixture
def saved(call: Call, pile: Path) -> list[dict[str, Any]]:
    """A saved run over four articles: one story of three reports, one of one."""
    assert call("pile", "--singles", "-o", "stories.jsonl").returncode == 0
    lines = (pile.parent / "stories.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_clusters_lists_the_largest_story_first(call: Call, saved: list[dict[str, Any]]) -> None:
    done = call("clusters", "stories.jsonl", "-f", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["reports"] for row in rows] == [3, 1]
    assert rows[0]["id"] == saved[0]["id"]
    assert call("clusters", "stories.jsonl", "--min-reports", "2", "-f", "csv").stdout.count(b"\n") == 2


def test_show_prints_what_the_run_printed(call: Call, saved: list[dict[str, Any]]) -> None:
    shown = call("show", "stories.jsonl", saved[0]["id"])
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.decode() in call("pile").stdout.decode()
    assert call("show", saved[0]["id"][:6]).stdout == shown.stdout
    again = call("show", "stories.jsonl", "pile/b.txt#1", "-f", "jsonl").stdout
    assert json.loads(again) == saved[0]


def test_show_names_the_way_to_an_id_that_is_not_there(call: Call, saved: list[dict[str, Any]]) -> None:
    assert saved
    done = call("show", "stories.jsonl", "s-nowhere")
    assert done.returncode == 2
    assert b"clusters" in done.stderr


def test_diff_marks_the_words_and_the_number_that_changed(call: Call, saved: list[dict[str, Any]]) -> None:
    assert saved
    done = call("diff", "stories.jsonl", "pile/a.txt#1", "pile/b.txt#1")
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert "same story" in text
    assert "[-" in text
    assert "{+" in text
    rows = call("diff", "stories.jsonl", "pile/a.txt#1", "pile/b.txt#1", "-f", "jsonl").stdout.splitlines()
    kinds = {json.loads(row)["kind"] for row in rows}
    assert kinds <= {"same", "reworded", "moved", "only_a", "only_b"}
    assert "only_b" in kinds


def test_side_by_side_in_a_pipe_is_two_columns_with_tabs(call: Call, saved: list[dict[str, Any]]) -> None:
    assert saved
    ids = ("pile/a.txt#1", "pile/b.txt#1")
    lines = call("diff", "stories.jsonl", *ids, "--side-by-side").stdout.decode().splitlines()
    rows = [line.split("\t") for line in lines if "\t" in line]
    assert {len(row) for row in rows} == {3}
    by_kind = {row[0]: row for row in rows}
    assert by_kind["-"][2] == ""
    assert by_kind["+"][1] == ""
    assert call("diff", *ids, "--side-by-side", "-f", "jsonl").returncode == 2


def test_a_file_of_stories_without_a_second_id_is_not_taken_for_one(
    call: Call, saved: list[dict[str, Any]]
) -> None:
    assert saved
    done = call("diff", "stories.jsonl", "pile/a.txt#1")
    assert done.returncode == 2
    assert b"give 2 ids" in done.stderr


def test_what_is_no_story_is_told_by_its_line_and_the_rest_is_read(
    call: Call, saved: list[dict[str, Any]], pile: Path
) -> None:
    torn = {**saved[0], "reports": [{"n": 1}]}
    lines = ["\ufeff" + json.dumps(torn), json.dumps(saved[1])]
    (pile.parent / "torn.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    for args in (["clusters", "torn.jsonl"], ["show", "torn.jsonl", saved[1]["id"]]):
        done = call(*args)
        assert done.returncode == 3, done.stderr
        assert b"torn.jsonl:1: not a story" in done.stderr
        assert b"bakery" in done.stdout
    (pile.parent / "deep.json").write_text("[" * 100_000, "utf-8")
    assert call("clusters", "deep.json").returncode == 2


def test_diff_and_explain_answer_no_for_two_stories(call: Call, saved: list[dict[str, Any]]) -> None:
    assert saved
    for command in ("diff", "explain"):
        done = call(command, "stories.jsonl", "pile/a.txt#1", "pile/c.txt#1")
        assert done.returncode == 1, done.stderr
        assert b"not the same story" in done.stdout


def test_explain_tells_terms_comparisons_and_cut(call: Call, saved: list[dict[str, Any]]) -> None:
    assert saved
    done = call("explain", "stories.jsonl", "pile/a.txt#1", "pile/b.txt#1")
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    for told in ("same story", "For", "Against", "Aller", "Langwedel", "cut", "--granularity", "Copy"):
        assert told in text
    record = json.loads(call("explain", "pile/a.txt#1", "pile/b.txt#1", "-f", "jsonl").stdout)
    assert record["same_story"] is True
    assert record["story"]["probability"] >= record["story"]["cut"]
    assert record["copy"]["copy"] is False


def test_explain_says_in_words_what_each_comparison_of_the_score_looks_at() -> None:
    judged = {*weights(StoryThresholds()), "names"}
    assert judged == COMPARED.keys()


def test_explain_names_no_term_whose_weight_is_nought(call: Call, saved: list[dict[str, Any]]) -> None:
    assert saved
    told = call("explain", "stories.jsonl", "pile/a.txt#1", "pile/c.txt#1").stdout.decode()
    listed = [line for line in told.splitlines() if "terms in" in line]
    assert listed
    assert not any(" 0.00" in line for line in listed)


def test_explain_says_that_a_reprint_is_a_copy(call: Call, saved: list[dict[str, Any]]) -> None:
    assert saved
    record = json.loads(call("explain", "pile/a.txt#1", "pile/d.txt#1", "-f", "jsonl").stdout)
    assert record["copy"]["copy"] is True


def test_explain_of_reports_apart_says_what_would_join_them(call: Call, saved: list[dict[str, Any]]) -> None:
    assert saved
    text = call("explain", "stories.jsonl", "pile/a.txt#1", "pile/c.txt#1").stdout.decode()
    assert "no granularity joins this pair" in text or "joins from --granularity" in text
    assert "terms in A only" in text


def test_decisions_hold_in_a_later_run(call: Call, saved: list[dict[str, Any]], pile: Path) -> None:
    assert saved
    decided = {"verb": "not-same", "a": ["pile/b.txt#1"], "b": ["pile/a.txt#1"]}
    (pile.parent / "made.jsonl").write_text(json.dumps(decided) + "\n", "utf-8")
    done = call("pile", "--decisions", "made.jsonl", "--singles", "-f", "jsonl")
    assert done.returncode == 0, done.stderr
    groups = [{report["id"] for report in json.loads(line)["reports"]} for line in done.stdout.splitlines()]
    assert {"pile/b.txt#1"} in groups
    assert {"pile/a.txt#1", "pile/d.txt#1"} in groups


def test_a_decision_that_joins_holds(call: Call, saved: list[dict[str, Any]], pile: Path) -> None:
    assert saved
    decided = {"verb": "same", "a": ["pile/c.txt#1"], "b": ["pile/b.txt#1"]}
    lines = [decided, {"verb": "not-same", "a": ["x"], "b": ["y"]}]
    (pile.parent / "made.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    done = call("pile", "--decisions", "made.jsonl", "-f", "jsonl")
    [story] = [json.loads(line) for line in done.stdout.splitlines()]
    assert story["report_count"] == 4
    assert story["cohesion"] is None
    assert b"decisions name 2 reports not in this run: x, y" in done.stderr
