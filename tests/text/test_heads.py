"""What stands above a report in a dump names and dates it and is no text of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dedupe_news
from dedupe_news.text.heads import _OTHER, _TITLE, _URL, DATE_NAMES, Head, read_head

STORY = "A ferry with 212 people on board ran aground off Halden on Thursday morning."


def test_title_day_and_address_are_read_from_a_head() -> None:
    text = f"URL: https://news.example/a?b=1\nTitle: Ferry runs aground\nDate: May 2, 2024\n\n{STORY}"
    head = read_head(text)
    assert (head.title, head.date, head.url) == (
        "Ferry runs aground",
        "2024-05-02",
        "https://news.example/a?b=1",
    )
    assert text[head.spans[-1][1] :].strip() == STORY


def test_a_mail_is_named_by_its_subject() -> None:
    text = (
        "From: Alerts <a@b.example>\nTo: d@e.example\nSubject: Ferry runs aground\n"
        f"Date: Thu, 2 May 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain\n\n{STORY}"
    )
    head = read_head(text)
    assert (head.title, head.date) == ("Ferry runs aground", "2024-05-02T10:00:00+00:00")
    assert text[head.spans[-1][1] :].strip() == STORY


@pytest.mark.parametrize(
    "head",
    [
        "标题：渡轮搁浅\n来源：新华社\n日期：2024年5月2日",
        "**Titel:** Fähre läuft auf Grund\n**Datum:** 2. Mai 2024",
        "Заголовок: Паром сел на мель\nДата: 2 мая 2024",
        "- title: Ferry\n- published: 2024-05-02T10:00:00Z\n- author: Ann Lee",
    ],
)
def test_fields_have_their_names_in_many_languages(head: str) -> None:
    found = read_head(f"{head}\n{STORY}")
    assert found.title
    assert found.date is not None
    assert found.date.startswith("2024-05-02")
    assert len(found.spans) == head.count("\n") + 1


def test_the_longest_name_of_a_field_is_found_with_all_that_may_stand_around_it() -> None:
    longest = max(
        (name for names in (_TITLE, DATE_NAMES, _URL, _OTHER) for name in names.split("|")), key=len
    )
    head = f"- *{longest}** : 2 May 2024\n> *URL* : https://news.example/a\n"
    assert len(read_head(f"{head}{STORY}").spans) == 2


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"Source: the captain, who did not give his name.\n{STORY}",
        f"By: Ann Lee\n{STORY}",
        f"Date: to be announced\n{STORY}",
        f"Link: unknown\n{STORY}",
        f"{STORY}\n{STORY}\nDate: 2024-05-02\n{STORY}",
        "Title: nothing below",
        f"时间：2024年5月2日下午三时，一辆公共汽车在桥上翻车，造成两人死亡。\n{STORY}",
        f"Posted: two were killed on 2 May 2024, the police say.\n{STORY}",
    ],
)
def test_a_line_with_a_colon_is_no_head_by_itself(text: str) -> None:
    assert read_head(text) == Head()


def test_a_headline_may_stand_above_the_fields_and_stays() -> None:
    text = f"Ferry runs aground\nDate: 2024-05-02\nBy: Ann Lee\n{STORY}"
    head = read_head(text)
    assert head.date == "2024-05-02"
    assert [text[first:last] for first, last in head.spans] == ["Date: 2024-05-02", "By: Ann Lee"]


def test_a_sentence_below_a_field_is_text_whatever_it_opens_with() -> None:
    text = f"Date: 2 May 2024\nLocation: the bridge fell; two people were killed there on Monday.\n{STORY}"
    assert [text[first:last] for first, last in read_head(text).spans] == ["Date: 2 May 2024"]


def test_a_head_ends_where_its_line_does_whatever_breaks_it() -> None:
    text = f"Title: Rain\x1c{STORY}\n{STORY}"
    assert [text[first:last] for first, last in read_head(text).spans] == ["Title: Rain"]


def test_a_head_of_a_stretch_has_offsets_of_the_whole_text() -> None:
    before = f"{STORY}\n\n"
    text = f"{before}Title: Rain\nDate: 2024-05-02\nRain fell.\nTitle: Wind\nWind blew."
    head = read_head(text, len(before), text.index("Title: Wind"))
    assert [text[first:last] for first, last in head.spans] == ["Title: Rain", "Date: 2024-05-02"]


@given(
    st.lists(st.sampled_from(["Title: Rain", "Date: 2024-05-02", "URL: https://a.example", "", " ", STORY]))
)
def test_spans_are_whole_lines_in_order_above_some_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = read_head(text).spans
    assert list(spans) == sorted(spans)
    assert all(text[first:last] in lines for first, last in spans)
    assert not spans or text[spans[-1][1] :].strip()


def test_heads_name_and_date_the_reports_of_a_run() -> None:
    rows = [
        f"Title: Ferry {day}\nDate: {day} May 2024\nURL: https://news.example/{day}\n{STORY}\n{more}"
        for day, more in ((2, "Tugs pulled it free at high tide."), (3, "The captain was questioned."))
    ]
    (story,) = dedupe_news.consolidate(rows)
    assert [report["title"] for report in story["reports"]] == ["Ferry 2", "Ferry 3"]
    assert (story["first"], story["last"]) == ("2024-05-02", "2024-05-03")
    assert "news.example" not in json.dumps(story["account"])


def test_what_a_reader_service_writes_above_a_page_names_and_dates_it() -> None:
    text = (
        "Title: Tram derails in Graz\n\nURL Source: https://a.example/tram\n\n"
        "Published Time: 2024-03-11T08:30:00+01:00\n\nMarkdown Content:\nTwo people were injured."
    )
    head = read_head(text)
    assert (head.title, head.url) == ("Tram derails in Graz", "https://a.example/tram")
    assert (head.date or "").startswith("2024-03-11")
    assert text[head.spans[-1][1] :].strip() == "Two people were injured."
