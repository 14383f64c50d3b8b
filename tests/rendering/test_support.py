"""What a reader is told a statement rests on: independent reports, or repeats in parts of one text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_news.model import (
    Account,
    Conflict,
    ConflictValue,
    Cut,
    Record,
    Report,
    Sentence,
    Statement,
    Story,
    StoryMember,
)
from dedupe_news.rendering.html import render_html
from dedupe_news.rendering.layout import CAUTION, summary, view
from dedupe_news.rendering.markdown import render_markdown
from dedupe_news.rendering.plain import render_plain
from dedupe_news.rendering.records import story_record
from dedupe_news.rendering.rows import STORY_COLUMNS, story_rows
from dedupe_news.rendering.support import Reports
from dedupe_news.splitting import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DUMP = Record("dump.txt", "Three were hurt.\nRain fell.\nThree people were hurt.\nSix were hurt.\n")
WIRE = Record("wire.jsonl", "Three hurt, police say.", "record")


def _dump(score: float) -> list[Report]:
    cuts = [(0, 28, Cut("file")), (28, 52, Cut("lead", score, "opens like a report"))]
    return marked(
        [Report(f"dump.txt#{n}", DUMP, a, b, (n, n), cut) for n, (a, b, cut) in enumerate(cuts, start=1)]
    )


def _wire() -> Report:
    return Report("w1", WIRE, 0, 23, (1, 1), Cut("record"))


def _sentence(report: int, start: int = 0) -> Sentence:
    return Sentence(report, start, start + 16, "Three were hurt.")


def _story(
    reports: list[Report], places: list[tuple[int, int]], copies: dict[int, int] | None = None
) -> dict[str, Any]:
    sentences = [_sentence(*place) for place in places]
    cites = tuple(sorted({one.report for one in sentences} - set(copies or {})))
    statement = Statement(sentences[0], tuple(sentences[1:]), "news", cites)
    sides = tuple(ConflictValue(str(n), (n,)) for n in range(len(reports)))
    conflicts = (Conflict("number", "hurt", sides),) if len(sides) > 1 else ()
    members = tuple(
        StoryMember(n, (copies or {}).get(n), 0.9 if n in (copies or {}) else None)
        for n in range(len(reports))
    )
    account = Account("Three were hurt.", 0, (statement,), conflicts)
    return story_record(Story("s-1", members, 0.5, 0.5, borderline=False, account=account), reports)


def test_what_two_parts_of_one_dump_say_is_repeated_once_and_cites_one() -> None:
    story = _story(_dump(0.79), [(0, 0), (1, 28)])
    assert summary(story) == "2 parts of dump.txt (borders guessed)"
    text = render_plain(view(story))
    assert "Three were hurt. [1] (repeated once: [2])" in text
    assert "[1][2]" not in text
    assert "2 reports" not in text
    assert "beginning guessed 0.79" in text
    assert "What several of them say is repeated, not confirmed." in text
    assert r"\[1\] (repeated once: \[2\])" in render_markdown(view(story))


def test_from_the_limit_on_a_guessed_border_is_a_border() -> None:
    story = _story(_dump(0.8), [(0, 0), (1, 28)])
    assert summary(story) == "2 reports · 2 texts"
    text = render_plain(view(story))
    assert "Three were hurt. [1][2]" in text
    assert "repeated" not in text
    assert "guessed" not in text


def test_a_report_from_elsewhere_confirms_what_a_dump_repeats() -> None:
    story = _story([*_dump(0.5), _wire()], [(0, 0), (0, 10), (1, 28), (2, 0)])
    assert summary(story) == "1 report · 2 parts of dump.txt (borders guessed)"
    assert "Three were hurt. [1][3] (repeated once: [2])" in render_plain(view(story))
    assert story["independent_count"] == 2
    assert (story["report_count"], story["text_count"]) == (3, 3)


def test_the_record_says_how_each_report_was_cut_and_what_confirms_a_statement() -> None:
    story = _story(_dump(0.6), [(0, 0), (1, 28)])
    first, second = story["reports"]
    assert first["cut"] == {"by": "file", "score": 1.0}
    assert second["cut"] == {"by": "lead", "score": 0.6, "rule": "opens like a report"}
    assert first["sure"] == second["sure"] == 0.6
    assert first["block"] == second["block"] == "dump.txt#1"
    [statement] = story["account"]
    assert statement["cites"] == [1, 2]
    assert (statement["independent"], statement["repeated"]) == ([1], 1)
    assert story["conflicts"][0]["unsure"] is True
    assert next(iter(story_rows(story)))[STORY_COLUMNS.index("repeated")] == 1


def test_a_dump_that_differs_with_itself_is_not_two_reports_that_differ() -> None:
    unsure, sure = (render_plain(view(_story(_dump(score), [(0, 0)]))) for score in (0.6, 0.9))
    assert "Parts of one text differ" in unsure
    assert "hurt: “0” [1] / “1” [2] (parts of one text, borders guessed)" in unsure
    assert "Reports differ" in sure
    assert "parts of one text" not in sure


def test_what_is_in_one_text_only_counts_a_block_as_one_text() -> None:
    story = _story([*_dump(0.5), _wire()], [(0, 0), (1, 28)])
    assert "1 of 1 statement: 1 in [1][2]" in render_plain(view(story))
    assert "In one text only" not in render_plain(view(_story(_dump(0.5), [(0, 0), (1, 28)])))


def _text(story: Mapping[str, Any]) -> str:
    return render_plain(view(story))


def _markdown(story: Mapping[str, Any]) -> str:
    return render_markdown(view(story))


def _page(story: Mapping[str, Any]) -> str:
    return render_html([story], {report["id"]: DUMP.text for report in story["reports"]}, "Accounts")


@pytest.mark.parametrize("render", [_text, _markdown, _page])
@pytest.mark.parametrize(
    "reports",
    [[Report("dump.txt#1", DUMP, 0, 68, (1, 4), Cut("file"))], [_wire()], _dump(0.5), _dump(0.9)],
    ids=["a text", "a record", "a part", "a report"],
)
def test_what_one_report_says_twice_is_told_once_without_a_word(
    reports: list[Report], render: Callable[[Mapping[str, Any]], str]
) -> None:
    story = _story(reports, [(0, 0), (0, 7)])
    assert "repeated" not in render(story).replace(CAUTION, "")
    assert story["account"][0]["repeated"] == 0
    assert next(iter(story_rows(story)))[STORY_COLUMNS.index("repeated")] == 0


def test_a_copy_is_no_repeat() -> None:
    story = _story([*_dump(0.5), _wire()], [(0, 0), (2, 0)], {2: 0})
    assert "Three were hurt. [1]\n" in render_plain(view(story))
    assert "also: [3]" in render_plain(view(story))


def test_a_run_saved_without_borders_is_taken_at_its_word() -> None:
    story = _story(_dump(0.5), [(0, 0), (1, 28)])
    for report in story["reports"]:
        for key in ("cut", "sure", "block"):
            del report[key]
    assert summary(story) == "2 reports · 2 texts"
    assert "Three were hurt. [1][2]\n" in render_plain(view(story))


def test_html_links_each_repeat_to_its_sentence() -> None:
    story = _story(_dump(0.5), [(0, 0), (1, 28)])
    page = render_html([story], {f"dump.txt#{n}": DUMP.text for n in (1, 2)}, "Accounts")
    assert '<sup><a href="#s1r1c0">1</a></sup><small class="again"> (repeated&nbsp;once: ' in page
    assert '<a href="#s1r2c28">2</a>)</small>' in page
    assert "Parts of one text differ" in page


@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=5),
    st.lists(st.integers(0, 4), min_size=1, max_size=12),
)
def test_citations_and_repeats_name_every_report_and_no_block_twice(
    blocks: list[int], places: list[int]
) -> None:
    reports = Reports(
        [
            {"n": n, "id": f"{n}", "copy_of": None, "cut": {"by": "lead"}, "block": f"b{b}" if b else None}
            for n, b in enumerate(blocks, start=1)
        ]
    )
    spans = [{"report": 1 + place % len(blocks)} for place in places]
    cites = sorted({span["report"] for span in spans})
    support = reports.support({"cites": cites, "from": spans[0], "also": spans[1:]})
    units = [reports.unit(n) for n in support.cites]
    assert sorted((*support.cites, *support.where)) == cites
    assert len(set(units)) == len(units) == len({reports.unit(n) for n in cites})
    assert support.repeated == len(support.where)
