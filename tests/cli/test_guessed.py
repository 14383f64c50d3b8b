"""A dump cut by guess, from the run to what is read back of it: parts, repeats, and what the borders did."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dedupe_news import pipeline
from dedupe_news.cli import reports
from dedupe_news.model import Cut, Record
from dedupe_news.rendering.records import story_record, to_json
from dedupe_news.review.recompose import recompose, reports_of
from dedupe_news.splitting import Dump, marked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

SAID = "Norland and Sudland are holding talks at the border village of Tarn."
REPORTS = (
    (
        SAID,
        "The stand-off over the landmines in August had brought both armies to the brink of war.",
        "Two Sudland soldiers were maimed by landmines on a patrol in August, for which Norland was blamed.",
    ),
    (
        "Loudspeakers along the frontier fell silent after the August deal on the landmines.",
        SAID,
        "Sudland had aimed its loudspeakers at Norland in August after landmines maimed two of its soldiers.",
    ),
    (
        SAID,
        "Reunions of families parted by the war are planned for February, the Red Cross said.",
        "Norland has threatened to call the family reunions off because of exercises in February.",
    ),
    (
        "Some 70,000 elderly people have asked the Red Cross to take part in the reunions of families.",
        SAID,
        "The exercises in February, Norland says, must be called off before families can meet for reunions.",
    ),
)
BORDERS = (Cut("file"), *(Cut("lead", score, "opens like a report") for score in (0.6, 0.5, 0.7)))


def cut(borders: tuple[Cut, ...]) -> Dump:
    """A dump of two rounds of talks, told in two reports each, cut at these borders."""
    text = "\n".join(line for report in REPORTS for line in report) + "\n"
    dump = pipeline.split([Record("dump.txt", text)], pipeline.Settings(starts=(1, 4, 7, 10)))
    reports = marked([replace(one, cut=cut) for one, cut in zip(dump.reports, borders, strict=True)])
    return Dump(tuple(reports), ())


def run(borders: tuple[Cut, ...]) -> list[dict[str, Any]]:
    """The stories of the dump."""
    settings = pipeline.Settings()
    cleaned = pipeline.clean(cut(borders), settings)
    told = pipeline.tell(cleaned, pipeline.group(cleaned, settings), settings)
    return [story_record(story, cleaned.reports, cleaned.removed()) for story in told]


@pytest.fixture
def guessed(tmp_path: Path) -> list[dict[str, Any]]:
    """A saved run of the dump, cut by guess."""
    return _saved(tmp_path, run(BORDERS))


def _saved(folder: Path, stories: list[dict[str, Any]]) -> list[dict[str, Any]]:
    (folder / "stories.jsonl").write_text("".join(to_json(story) + "\n" for story in stories), "utf-8")
    return stories


def test_explain_says_what_guessed_borders_have_to_do_with_two_stories_that_are_clearly_apart(
    call: Call, guessed: list[dict[str, Any]]
) -> None:
    assert [len(story["reports"]) for story in guessed] == [2, 2]
    done = call("explain", "dump.txt#1", "dump.txt#3")
    assert done.returncode == 1
    text = done.stdout.decode()
    assert "their guessed borders held them apart" not in text
    assert "those of A are sure to 0.60, of B to 0.50, the best between them to 0.60" in text
    assert "were all of them sure, the two would still be two stories" in text
    assert "no border between them reaches 0.80: they may be parts of one article" in text
    borders = json.loads(call("explain", "dump.txt#1", "dump.txt#3", "-f", "jsonl").stdout)["borders"]
    assert borders == {"a": 0.6, "b": 0.5, "between": 0.6, "one_block": True, "held_apart": False}


def test_explain_says_of_two_parts_of_one_story_how_unsure_their_border_is(
    call: Call, guessed: list[dict[str, Any]]
) -> None:
    done = call("explain", "dump.txt#3", "dump.txt#4")
    assert done.returncode == 0
    assert b"those of A are sure to 0.50, of B to 0.70, the best between them to 0.70" in done.stdout
    assert b"held them apart" not in done.stdout


def test_explain_does_not_blame_borders_that_are_sure(call: Call, tmp_path: Path) -> None:
    stories = _saved(tmp_path, run((Cut("file"), *[Cut("separator", rule="form feed")] * 3)))
    assert [len(story["reports"]) for story in stories] == [2, 2]
    text = call("explain", "dump.txt#1", "dump.txt#3").stdout.decode()
    assert "guess" not in text
    assert "one article" not in text


def test_a_run_saved_before_borders_were_is_read_as_it_was(
    call: Call, tmp_path: Path, guessed: list[dict[str, Any]]
) -> None:
    for story in guessed:
        del story["independent_count"]
        for report in story["reports"]:
            for key in ("cut", "sure", "block"):
                del report[key]
        for statement in (*story["account"], *story["left_out"]):
            del statement["independent"], statement["repeated"]
    _saved(tmp_path, guessed)
    shown = call("show", guessed[0]["id"]).stdout.decode()
    assert "2 reports · 2 texts" in shown
    text = call("explain", "dump.txt#1", "dump.txt#3").stdout.decode()
    assert "or they were cut out of one text by guess" in text
    assert b" 2 " in call("clusters", "stories.jsonl").stdout


def test_show_and_clusters_tell_parts_of_a_saved_run(call: Call, guessed: list[dict[str, Any]]) -> None:
    shown = call("show", guessed[0]["id"]).stdout.decode()
    assert "2 parts of dump.txt (borders guessed)" in shown
    assert "(repeated once: [2])" in shown
    assert "2 reports" not in shown
    assert "2 parts" in call("clusters", "stories.jsonl").stdout.decode()
    rows = [json.loads(row) for row in call("clusters", "stories.jsonl", "-f", "jsonl").stdout.splitlines()]
    assert [(row["reports"], row["texts"], row["independent"]) for row in rows] == [(2, 2, 1)] * 2


def test_decisions_keep_what_is_known_of_borders(guessed: list[dict[str, Any]]) -> None:
    joined = recompose([report for story in guessed for report in reports_of(story)])
    assert joined["independent_count"] == 1
    before = {report["id"]: report for story in guessed for report in story["reports"]}
    for report in joined["reports"]:
        for key in ("cut", "sure", "block"):
            assert report[key] == before[report["id"]][key]
    assert max(statement["repeated"] for statement in joined["account"]) == 3


def test_a_headline_that_folds_into_its_own_lead_is_no_repeat(call: Call, tmp_path: Path) -> None:
    headline = "Ferry with 212 people aboard runs aground off Brittany"
    lead = "A ferry with 212 people aboard ran aground off the coast of Brittany on Monday morning."
    rest = "All of them were taken to Brest by lifeboats, and nobody was hurt, the coastguard said."
    (tmp_path / "dump.txt").write_text(f"{headline}\n\n{lead}\n{rest}\n", "utf-8")
    story = json.loads(call("dump.txt", "-f", "jsonl", "--singles").stdout)
    told = [
        (one["text"], [also["text"] for also in one["also"]], one["repeated"]) for one in story["account"]
    ]
    assert told == [(lead, [headline], 0), (rest, [], 0)]
    assert f"{lead} [1] {rest} [1]\n" in call("dump.txt").stdout.decode()


def test_reports_says_in_words_which_borders_are_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    dump = cut((*BORDERS[:3], Cut("lead", 0.8, "dateline")))
    monkeypatch.setattr(pipeline, "split", lambda *_: dump)
    done = CliRunner().invoke(reports.command, ["-"], input="x")
    told = [line.split("\t")[2] for line in done.stdout.splitlines()]
    assert told == [
        "file 1.00",
        "lead (opens like a report) 0.60 unsure",
        "lead (opens like a report) 0.50 unsure",
        "lead (dateline) 0.80",
    ]
    rows = CliRunner().invoke(reports.command, ["-", "-f", "csv"], input="x").stdout.splitlines()
    assert rows[0].endswith("by,score,rule,sure,block")
    assert rows[1].endswith("file,1.0,,0.6,dump.txt#1")
    assert rows[4].endswith("lead,0.8,dateline,0.8,")
