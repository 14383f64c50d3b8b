"""The records of the contract, and what they never let through."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

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
from dedupe_news.rendering.records import report_record, story_record, to_json

TEXT = "Two people were hurt in the crash. Police closed the road."
FIRST = Sentence(0, 0, 34, TEXT[:34])
SECOND = Sentence(0, 35, 58, TEXT[35:])


def _report(name: str, date: str | None = None) -> Report:
    return Report(name, Record("dump.txt", TEXT), 0, 58, (1, 1), Cut("file"), date=date)


def _story() -> Story:
    account = Account(
        headline=FIRST.text,
        headline_from=0,
        statements=(
            Statement(FIRST, (Sentence(1, 0, 34, FIRST.text),), "news", (0,)),
            Statement(SECOND, (), "background", (0,)),
        ),
        conflicts=(Conflict("number", "people", (ConflictValue("two", (0,), (FIRST,)),)),),
    )
    members = (StoryMember(0), StoryMember(1, copy_of=0, similarity=0.98765))
    return Story("s-0123456789", members, None, None, borderline=False, account=account)


def test_a_story_is_told_with_the_keys_of_the_contract() -> None:
    record = story_record(
        _story(), [_report("dump.txt#1", "2015-11-26"), _report("dump.txt#2", "2015-11-20")]
    )
    assert list(record)[:11] == [
        "schema",
        "id",
        "headline",
        "headline_from",
        "first",
        "last",
        "report_count",
        "text_count",
        "cohesion",
        "weakest",
        "borderline",
    ]
    assert (record["first"], record["last"]) == ("2015-11-20", "2015-11-26")
    assert (record["report_count"], record["text_count"]) == (2, 1)


def test_what_is_no_date_is_no_end_of_a_range_of_days() -> None:
    reports = [_report("a", "2015-11-26"), _report("b", "yesterday")]
    record: dict[str, Any] = story_record(_story(), reports)
    assert (record["first"], record["last"]) == ("2015-11-26", "2015-11-26")
    assert [report["date"] for report in record["reports"]] == ["2015-11-26", "yesterday"]


def test_every_span_of_a_record_gives_its_text_back() -> None:
    record = json.loads(to_json(story_record(_story(), [_report("a"), _report("b")])))
    for statement in record["account"]:
        at = statement["from"]
        assert TEXT[at["start"] : at["end"]] == statement["text"]
        for also in statement["also"]:
            assert TEXT[also["start"] : also["end"]] == also["text"]


def test_a_copy_names_its_keeper_by_id() -> None:
    record = json.loads(to_json(story_record(_story(), [_report("a"), _report("b")])))
    assert [report["copy_of"] for report in record["reports"]] == [None, "a"]
    assert record["reports"][1]["similarity"] == 0.9876 or record["reports"][1]["similarity"] == 0.9877


def test_a_report_says_why_it_begins_where_it_does() -> None:
    assert report_record(_report("a"))["cut"] == {"by": "file", "score": 1.0}


def test_a_character_that_acts_on_a_terminal_is_escaped_in_a_line_of_ascii_too() -> None:
    assert to_json({"text": "rain\x7f"}) == '{"text":"rain\\u007f"}'
    assert to_json({"text": 'rain\x1b"'}) == '{"text":"rain\\u001b\\""}'


@given(st.text())
def test_json_gives_every_text_back_and_is_one_harmless_line(text: str) -> None:
    line = to_json({"text": text})
    assert "\n" not in line
    assert not any(0x7F <= ord(letter) <= 0x9F or letter in "\x1b\u202e\u2066\u2028" for letter in line)
    assert json.loads(line)["text"] == text


def test_other_words_of_a_folded_sentence_are_told_where_there_are_any() -> None:
    reports = [_report("dump.txt#1"), _report("dump.txt#2")]
    assert "worded" not in story_record(_story(), reports)
    told = (ConflictValue("sell it", (0,), (FIRST,)), ConflictValue("keep it", (1,), (SECOND,)))
    story = replace(_story(), account=replace(_story().account, worded=(told,)))
    record: dict[str, Any] = story_record(story, reports)
    (wording,) = record["worded"]
    assert [(side["value"], side["cites"]) for side in wording["values"]] == [
        ("sell it", [1]),
        ("keep it", [2]),
    ]
    assert wording["values"][0]["spans"] == [{"report": 1, "start": FIRST.start, "end": FIRST.end}]
