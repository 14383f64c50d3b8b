"""What is told again, in every format: apart from the main text, under what it retells, with what it adds."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console
from tests.accounts.test_again import AFTER, AGAIN, FIRST, LEAD, RETELLING

import dedupe_news
from dedupe_news.ledger import unaccounted
from dedupe_news.rendering.html import render_html
from dedupe_news.rendering.layout import view
from dedupe_news.rendering.markdown import render_markdown
from dedupe_news.rendering.plain import render_plain
from dedupe_news.rendering.retellings import opening
from dedupe_news.rendering.rows import STORY_COLUMNS, story_rows, to_csv
from dedupe_news.rendering.terminal import render_terminal
from dedupe_news.review.recompose import recompose, reports_of
from dedupe_news.review.shape import is_story

if TYPE_CHECKING:
    from collections.abc import Mapping

OPENING = "“A father and mother were arrested and charged after …”"


@pytest.fixture(scope="module")
def story() -> Mapping[str, Any]:
    """Two records of one event, one of which tells again what the other tells."""
    title = "Parents charged after baby is shot in Orrin apartment"
    rows = [
        {"id": name, "title": title, "date": "2014-11-23", "text": text}
        for name, text in (("one", FIRST), ("two", AGAIN))
    ]
    [found] = dedupe_news.consolidate(rows)
    return found


def test_the_record_says_which_statement_is_told_again_and_what_is_added(story: Mapping[str, Any]) -> None:
    *others, last = story["account"]
    lead = next(one for one in others if one["text"] == LEAD)
    assert last["text"] == RETELLING
    assert last["retells"] == lead["from"]
    assert [part["text"] for part in last["adds"]] == ["jointly"]
    assert [AGAIN[part["start"] : part["end"]] for part in last["adds"]] == ["jointly"]
    assert all("retells" not in one and "adds" not in one for one in others)


def test_nothing_is_lost(story: Mapping[str, Any]) -> None:
    texts = {report["n"]: AGAIN if report["id"] == "two" else FIRST for report in story["reports"]}
    for n, text in texts.items():
        spans = [
            (span["start"], span["end"])
            for one in story["account"]
            for span in (one["from"], *one["also"])
            if span["report"] == n
        ]
        assert unaccounted(text, spans) == []


def test_plain_text_tells_it_at_the_end_of_the_account(story: Mapping[str, Any]) -> None:
    told = render_plain(view(story))
    main, _, apart = told.partition("≈ Told again, in other words\n")
    assert f"{LEAD} [1] (≈ [2])" in main
    assert RETELLING not in main
    assert apart.startswith(f"  {OPENING} [1]\n    {RETELLING} [2] (adds: jointly)\n")
    assert AFTER in main


def test_the_terminal_tells_the_same(story: Mapping[str, Any]) -> None:
    console = Console(width=100, file=io.StringIO(), record=True)
    for part in render_terminal(view(story)):
        console.print(part)
    told = " ".join(console.export_text().split())
    assert f"≈ Told again, in other words {OPENING} [1] {RETELLING} [2] (adds: jointly)" in told


def test_markdown_lists_it(story: Mapping[str, Any]) -> None:
    told = render_markdown(view(story))
    assert "### ≈ Told again, in other words\n\n- “A father" in told
    assert f"  - {RETELLING} \\[2\\] (adds: jointly)" in told


def test_html_links_it_to_what_it_retells(story: Mapping[str, Any]) -> None:
    page = render_html([story], {"one": FIRST, "two": AGAIN}, "Accounts")
    start = next(one["from"]["start"] for one in story["account"] if one["text"] == LEAD)
    assert page.count(f'<span id="s1w1-{start}">') == 1
    assert f'<a class="of" href="#s1w1-{start}"' in page
    assert page.index("≈ Told again") < page.index(RETELLING) < page.index("<h3>Sources</h3>")


def test_csv_names_the_row_that_is_told_again(story: Mapping[str, Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv([STORY_COLUMNS, *story_rows(story)]))))
    again = [row for row in rows if row["retells"]]
    assert [row["text"] for row in again] == [RETELLING]
    assert rows[int(again[0]["retells"]) - 1]["text"] == LEAD


def test_what_two_reports_tell_is_not_in_one_text_only(story: Mapping[str, Any]) -> None:
    assert view(story).only == "2 of 3 statements: 1 in [1], 1 in [2]"


def test_a_saved_story_whose_retelling_names_no_statement_is_none(story: Mapping[str, Any]) -> None:
    saved = json.loads(json.dumps(story))
    saved["account"][-1]["retells"]["start"] += 1
    assert is_story(story)
    assert not is_story(saved)


def test_a_saved_story_is_one_and_recomposed_is_the_same(story: Mapping[str, Any]) -> None:
    saved = json.loads(json.dumps(story))
    assert is_story(saved)
    told = recompose(list(reports_of(saved)))
    assert told["account"] == saved["account"]


def test_a_pointer_to_no_report_is_no_story(story: Mapping[str, Any]) -> None:
    saved = json.loads(json.dumps(story))
    saved["account"][-1]["retells"]["report"] = 9
    assert not is_story(saved)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It rained.", "“It rained.”"),
        ("ORRIN, Kan. (AP) — It rained in the hills.", "“It rained in the hills.”"),
        (
            "US officials said on Monday - the first - it rained.",
            "“US officials said on Monday - the first - …”",
        ),
        (
            "周二清晨一列运粮货车在奥林村附近脱轨，司机受伤，通往海岸的铁路线被堵塞。",
            "“周二清晨一列运粮货车在奥林村附近脱轨，司机受伤， …”",
        ),
    ],
)
def test_a_statement_is_found_by_its_opening(text: str, told: str) -> None:
    assert opening(text) == told
