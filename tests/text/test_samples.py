"""The labels of `samples/` agree with its files, so that what is measured against them means something."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dedupe_news.text.languages import guess

ROOT = Path(__file__).parents[2]
GOLD: dict[str, Any] = json.loads((ROOT / "samples/.gold.json").read_text("utf-8"))
DUMP = (ROOT / "samples/dump.txt").read_text("utf-8").split("\n")
LINES = (ROOT / "samples/articles.jsonl").read_text("utf-8").splitlines()


def rows() -> dict[str, dict[str, Any]]:
    bad = GOLD["problems"][0]["line"]
    return {row["id"]: row for row in (json.loads(line) for n, line in enumerate(LINES, 1) if n != bad)}


def test_the_dump_has_no_mark_between_its_reports() -> None:
    starts = GOLD["report_starts"]["samples/dump.txt"]
    assert len(starts) == 6
    assert all(DUMP[start - 2].strip() and DUMP[start - 1][0].isupper() for start in starts[1:])


def test_every_report_stands_in_one_story() -> None:
    told = [report for reports in GOLD["stories"].values() for report in reports]
    assert len(told) == len(set(told)) == 14
    named = {name for name in told if not name.startswith("samples/")}
    assert named == set(rows())


def test_boilerplate_and_captions_are_other_lines() -> None:
    removed = [DUMP[n - 1] for n in GOLD["boilerplate_lines"]["samples/dump.txt"]]
    captions = [DUMP[n - 1] for n in GOLD["caption_lines"]["samples/dump.txt"]]
    assert "[youtube kQ7vN2hXw4E]" in removed
    assert any("cookies" in line for line in removed)
    assert not any(line.endswith(".") for line in captions)
    assert not set(removed) & set(captions)


def test_sentences_said_to_be_the_same_are_in_the_files() -> None:
    everything = "\n".join(
        [
            *DUMP,
            *(row["text"] for row in rows().values()),
            (ROOT / "samples/files/valley-post.html").read_text("utf-8"),
        ],
    )
    for group in GOLD["same"] + GOLD["not_same"]:
        assert all(sentence in everything for sentence in group["sentences"])


def test_the_hazards_are_there() -> None:
    tram = rows()["lessing-echo-118"]["text"]
    assert all(mark in tram for mark in ("\x1b[1m", "\u202e", "[sic]"))
    latin = (ROOT / "samples/files/aldren-courier-latin1.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        latin.decode("utf-8")
    assert "Noël Peña" in latin.decode("latin-1")
    with pytest.raises(json.JSONDecodeError):
        json.loads(LINES[GOLD["problems"][0]["line"] - 1])


@pytest.mark.parametrize(("name", "lang"), [("oberlauener-bote", "de"), ("gazette-de-malvy", "fr")])
def test_a_single_report_is_in_its_language_and_so_is_its_banner(name: str, lang: str) -> None:
    text = (ROOT / f"samples/files/{name}.txt").read_text("utf-8")
    lines = text.splitlines()
    banner = next(
        line
        for n in GOLD["boilerplate_lines"][f"samples/files/{name}.txt"]
        if "ookies" in (line := lines[n - 1])
    )
    assert guess(text) == guess(banner) == lang
