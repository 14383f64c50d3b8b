"""`eval`: any labelled file against any other, with an answer for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dedupe_news.cli.labels import read_labels
from dedupe_news.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

GOLD = {"a": "fire", "b": "fire", "c": "fire", "d": "vote"}


def _write(path: Path, form: str) -> None:
    rows = [{"id": name, "story": story} for name, story in GOLD.items()]
    by_story = {"fire": ["a", "b", "c"], "vote": ["d"]}
    text = {
        "jsonl": "".join(json.dumps(row) + "\n" for row in rows),
        "array": json.dumps(rows),
        "csv": "id,story\n" + "".join(f"{name},{story}\n" for name, story in GOLD.items()),
        "tsv": "doc_id\tcluster\n" + "".join(f"{name}\t{story}\n" for name, story in GOLD.items()),
        "stories": json.dumps({"about": "made by hand", "stories": by_story}),
        "lists": json.dumps(by_story),
        "ids": json.dumps(GOLD),
    }[form]
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("form", ["jsonl", "array", "csv", "tsv", "stories", "lists", "ids"])
def test_every_form_of_labels_is_read(call: Call, tmp_path: Path, form: str) -> None:
    _write(tmp_path / "gold", form)
    _write(tmp_path / "pred", "jsonl")
    done = call("eval", "pred", "gold", "-f", "jsonl")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["b_cubed_f1"] == 1.0


def test_a_split_story_is_listed_with_the_reason(call: Call, tmp_path: Path) -> None:
    _write(tmp_path / "gold.json", "ids")
    (tmp_path / "pred.csv").write_text("id,story\na,1\nb,1\nc,2\nd,2\n", "utf-8")
    text = call("eval", "pred.csv", "gold.json").stdout.decode()
    assert "fire: 3 reports lie in 2 stories (2 + 1), together with 1 report of other stories" in text


def test_under_the_wanted_figure_the_answer_is_no(call: Call, tmp_path: Path) -> None:
    _write(tmp_path / "gold.json", "ids")
    (tmp_path / "pred.csv").write_text("id,story\na,1\nb,1\nc,2\nd,3\n", "utf-8")
    assert call("eval", "pred.csv", "gold.json", "--min-f1", "0.79").returncode == 0
    done = call("eval", "pred.csv", "gold.json", "--min-f1", "0.99")
    assert done.returncode == 1
    assert b"is under 0.99" in done.stderr


def test_a_report_that_was_not_saved_counts_as_a_story_of_its_own(call: Call, tmp_path: Path) -> None:
    _write(tmp_path / "gold.json", "ids")
    (tmp_path / "pred.csv").write_text("id,story\na,1\nb,1\nc,1\nx,9\n", "utf-8")
    done = call("eval", "pred.csv", "gold.json")
    assert b"1 report of gold not in PRED" in done.stderr
    assert b"1 report of PRED not in gold" in done.stderr
    assert b"1.0000" in done.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", b"holds no labels"),
        ("[1]", b"without an id"),
        ("a,1\nb,1\n", b"without an id"),
        ("{oops", b"not JSON"),
    ],
)
def test_a_file_without_labels_is_told_with_the_forms(
    call: Call, tmp_path: Path, text: str, told: bytes
) -> None:
    _write(tmp_path / "gold.json", "ids")
    (tmp_path / "pred").write_text(text, "utf-8")
    done = call("eval", "pred", "gold.json")
    assert done.returncode == 2
    assert told in done.stderr
    assert b"help:" in done.stderr


def test_one_report_in_two_stories_is_refused(call: Call, tmp_path: Path) -> None:
    _write(tmp_path / "gold.json", "ids")
    (tmp_path / "pred.csv").write_text("id,story\na,1\na,2\n", "utf-8")
    assert b"pred.csv:3: report a is in two stories" in call("eval", "pred.csv", "gold.json").stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"id": "s-1", "reports": [{"n": 1}]}\n', "a report without an id"),
        ('{"reports": [1]}\n', "a row without an id and a story"),
        (f'id,story\n"{"a" * 140_000},1\nb,1\n', "not CSV"),
        ('{"stories": {"fire": [["a"]]}}', "neither a story nor a list of ids"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_labels_that_cannot_be_read_are_told_with_the_forms_there_are(
    text: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "labels").write_text(text, "utf-8")
    with pytest.raises(InputError, match=told) as refused:
        read_labels(str(tmp_path / "labels"))
    assert "JSON Lines or CSV" in refused.value.help


def test_standard_input_cannot_be_both(call: Call) -> None:
    assert call("eval", "-", "-", stdin=b"id,story\na,1\n").returncode == 2
