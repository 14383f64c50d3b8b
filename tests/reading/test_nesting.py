"""News interfaces and exports wrap their articles, each in its own way; all of them are read."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.samples import RAIN, SNOW, read_bytes, told

if TYPE_CHECKING:
    from collections.abc import Iterator

WRAPPED = {
    "newsapi": {"status": "ok", "totalResults": 2, "articles": [{"content": RAIN}, {"content": SNOW}]},
    "guardian": {
        "response": {
            "status": "ok",
            "results": [
                {"webTitle": "Rain", "webUrl": "https://g.example/1", "fields": {"bodyText": RAIN}},
                {"webTitle": "Snow", "webUrl": "https://g.example/2", "fields": {"bodyText": SNOW}},
            ],
        }
    },
    "times": {
        "response": {
            "docs": [
                {
                    "headline": {"main": "Rain", "kicker": None},
                    "keywords": [{"value": "x"}],
                    "lead_paragraph": RAIN,
                },
                {"headline": {"main": "Snow"}, "lead_paragraph": SNOW},
            ]
        }
    },
    "telegram": {
        "name": "News",
        "messages": [
            {"id": 1, "text": [RAIN[:5], {"type": "bold", "text": RAIN[5:]}]},
            {"id": 2, "text": SNOW},
        ],
    },
    "by address": {"https://a.example/1": {"text": RAIN}, "https://a.example/2": {"text": SNOW}},
    "columns": {"title": {"0": "Rain", "1": "Snow"}, "text": {"0": RAIN, "1": SNOW}},
    "reddit": {
        "kind": "Listing",
        "data": {"children": [{"kind": "t3", "data": {"title": n, "selftext": n}} for n in (RAIN, SNOW)]},
    },
    "a list for each outlet": {
        "one": [{"title": "Rain", "text": RAIN}],
        "two": [{"title": "Snow", "text": SNOW}],
    },
    "a text under each name": {"one.txt": RAIN, "two.txt": SNOW},
    "texts alone": [RAIN, SNOW],
    "links first": {"links": [{"href": "https://a.example"}], "items": [{"text": RAIN}, {"text": SNOW}]},
    "in German": {"artikel": [{"Titel": "Rain", "Inhalt": RAIN}, {"Titel": "Snow", "Volltext": SNOW}]},
    "in Spanish": [{"Título": "Rain", "Texto": RAIN}, {"titular": "Snow", "cuerpo": SNOW}],
    "named as HTML": {
        "data": {"items": [{"headline": n, "bodyHtml": t} for n, t in (("Rain", RAIN), ("Snow", SNOW))]}
    },
    "capitals": [{"Title": "Rain", "TEXT": RAIN}, {"Title": "Snow", "Content": SNOW}],
}


@pytest.mark.parametrize("name", WRAPPED)
@pytest.mark.parametrize("indent", [None, 2])
def test_the_articles_are_found_in_what_is_around_them(name: str, indent: int | None) -> None:
    records, problems = read_bytes(json.dumps(WRAPPED[name], indent=indent).encode())
    assert [record.text for record in records] == [RAIN, SNOW]
    assert not problems


@pytest.mark.parametrize(
    "name", ["guardian", "times", "columns", "capitals", "in German", "in Spanish", "named as HTML"]
)
def test_their_headlines_are_found_too(name: str) -> None:
    records, _ = read_bytes(json.dumps(WRAPPED[name]).encode())
    assert [record.title for record in records] == ["Rain", "Snow"]


def test_articles_under_an_address_have_it() -> None:
    records, _ = read_bytes(json.dumps(WRAPPED["by address"]).encode())
    assert [record.url for record in records] == ["https://a.example/1", "https://a.example/2"]


def test_the_field_that_is_named_is_looked_for_as_deep() -> None:
    value = {"data": {"hits": [{"story": {"words": RAIN}}]}}
    [record] = read_bytes(json.dumps(value).encode(), text_field="words")[0]
    assert record.text == RAIN


def test_an_article_with_lists_of_its_own_is_one_article() -> None:
    value = {"text": RAIN, "comments": [{"text": SNOW}], "fields": {"body": SNOW}}
    [record] = read_bytes(json.dumps(value).encode())[0]
    assert record.text == RAIN


@pytest.mark.parametrize(
    "value",
    [
        {"webTitle": "Rain", "fields": {"bodyText": RAIN}, "tags": [{"webTitle": "Weather"}]},
        {"title": "Rain", "fields": {"body": RAIN}, "comments": [{"text": SNOW}]},
        {"Title": "Rain", "Text": RAIN, "Links": [{"href": "https://a.example"}]},
    ],
)
def test_a_text_a_level_deeper_or_in_capitals_is_not_passed_over_for_a_list(value: object) -> None:
    [record] = read_bytes(json.dumps(value, indent=1).encode())[0]
    assert (record.title, record.text) == ("Rain", RAIN)


def test_articles_under_addresses_keep_their_lists_to_themselves() -> None:
    value = {
        f"https://a.example/{n}": {"text": text, "tags": [{"text": "x"}]}
        for n, text in enumerate([RAIN, SNOW])
    }
    assert [record.text for record in read_bytes(json.dumps(value).encode())[0]] == [RAIN, SNOW]


def test_a_list_under_the_name_of_a_text_is_one_of_articles_where_they_have_titles() -> None:
    rain, snow = RAIN.strip(), SNOW.strip()
    titled = {"content": [{"title": "Rain", "text": rain}, {"title": "Snow", "text": snow}]}
    blocks = {"content": [{"type": "p", "text": rain}, {"type": "p", "text": snow}]}
    assert [record.text for record in read_bytes(json.dumps(titled).encode())[0]] == [rain, snow]
    assert [record.text for record in read_bytes(json.dumps(blocks).encode())[0]] == [f"{rain}\n{snow}"]


def test_a_headline_with_its_paragraphs_is_one_article() -> None:
    rain, snow = RAIN.strip(), SNOW.strip()
    value = {"title": "Weather", "paragraphs": [{"type": "p", "text": rain}, {"type": "img"}, {"text": snow}]}
    for around in (value, [value], {"articles": [value]}):
        [record] = read_bytes(json.dumps(around).encode())[0]
        assert (record.title, record.text) == ("Weather", f"{rain}\n{snow}")


def test_sections_with_headlines_and_texts_are_articles_of_their_own_only_without_a_headline_above() -> None:
    sections = [{"title": "Rain", "text": RAIN.strip()}, {"title": "Snow", "text": SNOW.strip()}]
    one, _ = read_bytes(json.dumps({"title": "Weather", "sections": sections}).encode())
    two, _ = read_bytes(json.dumps({"name": "Courier", "sections": sections}).encode())
    assert [record.title for record in one] == ["Weather"]
    assert one[0].text == f"Rain\n{RAIN.strip()}\nSnow\n{SNOW.strip()}"
    assert [record.title for record in two] == ["Rain", "Snow"]


@pytest.mark.parametrize(
    "summary",
    [
        {"name": "Rain", "description": RAIN, "datePublished": "2024-05-02"},
        {"headline": "Rain", "abstract": RAIN, "publication_date": "2 May 2024"},
    ],
)
def test_a_headline_with_a_day_is_told_by_its_summary(summary: dict[str, str]) -> None:
    [record] = read_bytes(json.dumps({"value": [summary]}).encode())[0]
    assert (record.title, record.text, record.date) == ("Rain", RAIN, "2024-05-02")


def test_an_outlet_with_a_description_is_no_article() -> None:
    value = {"sources": [{"name": "Courier", "description": RAIN, "url": "https://c.example"}]}
    records, problems = read_bytes(json.dumps(value).encode())
    assert not records
    assert problems[0].help == "name the field that holds the text: --text-field description"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            {"_id": {"$oid": "65f0"}, "date": {"$date": "2024-05-02T10:00:00Z"}},
            ("65f0", "2024-05-02T10:00:00Z"),
        ),
        ({"ID": 7, "created_utc": 1714644000.0}, ("7", "2024-05-02T10:00:00+00:00")),
        ({"id": "a", "timestamp": 1714644000000}, ("a", "2024-05-02T10:00:00+00:00")),
        ({"id": "a", "date": 20240502}, ("a", "2024-05-02")),
        ({"id": "a", "date": 3}, ("a", None)),
    ],
)
def test_ids_and_days_are_read_as_databases_write_them(row: dict[str, object], told: tuple[str, str]) -> None:
    [record] = read_bytes(json.dumps([{**row, "text": RAIN}]).encode())[0]
    assert (record.id, record.date) == told


def test_rows_that_wrap_articles_are_read_in_json_lines_too() -> None:
    page = {"status": "ok", "articles": [{"text": RAIN}, {"id": 9}, {"text": SNOW}]}
    data = "\n".join(json.dumps(row) for row in (page, {"text": RAIN}, {"status": "error"}))
    records, problems = read_bytes(data.encode())
    assert [(record.text, record.number, record.line) for record in records] == [
        (RAIN, 1, 1),
        (SNOW, 2, 1),
        (RAIN, 3, 2),
    ]
    assert [problem.line for problem in problems] == [1, 3]


@pytest.mark.parametrize("rows", ["%s", '{"text": "It hailed."}\n%s\n'])
def test_the_channel_of_a_feed_is_no_article_though_it_has_a_title_a_summary_and_a_day(rows: str) -> None:
    items = [{"title": name, "description": name, "pubDate": "2 May 2024"} for name in (RAIN, SNOW)]
    channel = {"title": "Courier", "description": "News of the day", "pubDate": "3 May 2024"}
    for around in ({**channel, "item": items}, {"rss": {"channel": {**channel, "item": items}}}):
        records, _ = read_bytes(rows.replace("%s", json.dumps(around)).encode())
        assert [record.text for record in records[-2:]] == [RAIN, SNOW]
        assert "News of the day" not in {record.text for record in records}
    one, _ = read_bytes(json.dumps({**channel, "related": items}).encode())
    assert [record.text for record in one] == ["News of the day"]


def test_a_page_with_a_title_and_a_first_article_keeps_the_list_below_it() -> None:
    page = {"title": "Courier", "top": {"title": "Rain", "text": RAIN}, "articles": [{"text": SNOW}]}
    assert [record.text for record in read_bytes(json.dumps(page).encode())[0]] == [RAIN, SNOW]


def test_one_of_articles_under_addresses_whose_text_is_empty_is_told_and_the_others_keep_theirs() -> None:
    value = {
        "https://a.example/1": {"title": "Rain", "text": RAIN},
        "https://a.example/2": {"title": "Snow", "text": ""},
        "https://a.example/3": {"title": "Hail"},
    }
    for around in (value, {"articles": value}):
        records, problems = read_bytes(json.dumps(around).encode())
        assert [record.url for record in records] == ["https://a.example/1"]
        assert len(problems) == 2
    headed = {"feed": {"title": "Courier"}, "article": {"title": "Rain", "text": RAIN}}
    assert not read_bytes(json.dumps(headed).encode())[1]


@pytest.mark.parametrize("names", [("https://a.example/1", "https://a.example/2"), ("1", "2"), ("a", "b")])
def test_articles_under_a_name_each_are_all_read_whatever_is_around_them(names: tuple[str, str]) -> None:
    two = {name: {"title": text[:4], "text": text} for name, text in zip(names, (RAIN, SNOW), strict=True)}
    for around in ({"status": "ok", "articles": two}, {"Courier": two, "Herald": two}):
        records, problems = read_bytes(json.dumps(around).encode())
        assert not problems
        assert [record.text for record in records] == [RAIN, SNOW] * (1 + ("Herald" in around))


def test_columns_that_are_lists_are_rows_where_titles_or_ids_are_as_many() -> None:
    columns = {"title": ["Rain", "Snow"], "text": [RAIN, SNOW], "source": "Courier"}
    for around in (columns, {"data": columns}):
        records, _ = read_bytes(json.dumps(around).encode())
        assert [(record.title, record.text) for record in records] == [("Rain", RAIN), ("Snow", SNOW)]
    paragraphs = {"title": "Weather", "tags": ["a", "b"], "text": [RAIN.strip(), SNOW.strip()]}
    [record] = read_bytes(json.dumps(paragraphs).encode())[0]
    assert record.text == RAIN + SNOW.strip()


@pytest.mark.parametrize("name", WRAPPED)
def test_a_row_of_json_lines_holds_the_articles_that_it_holds_alone(name: str) -> None:
    if isinstance(WRAPPED[name], dict):
        records, _ = read_bytes(f'{{"text": "It hailed."}}\n{json.dumps(WRAPPED[name])}\n'.encode())
        assert [record.text for record in records] == ["It hailed.", RAIN, SNOW]


def test_a_row_of_json_lines_under_the_name_of_a_text_is_cut_into_its_articles_too() -> None:
    titled = {"text": "", "content": [{"title": "Rain", "text": RAIN}, {"title": "Snow", "text": SNOW}]}
    records, _ = read_bytes(f'{{"text": "It hailed."}}\n{json.dumps(titled)}\n'.encode())
    assert [record.text for record in records] == ["It hailed.", RAIN, SNOW]


def test_a_day_of_hundreds_of_digits_is_none() -> None:
    [record] = read_bytes(json.dumps({"text": RAIN, "date": 10**400}).encode())[0]
    assert record.date is None


def test_comments_beside_an_article_are_no_articles() -> None:
    value = {"article": {"title": "Rain", "body": RAIN}, "comments": [{"text": "No!"}]}
    [record] = read_bytes(json.dumps(value).encode())[0]
    assert (record.title, record.text) == ("Rain", RAIN)


def test_a_list_of_links_in_brackets_is_no_json() -> None:
    records, _ = read_bytes(b'["Rain" fell], said the weather service of Bergen, and it did.')
    assert records[0].kind == "text"


@pytest.mark.parametrize("around", ["%s", "[%s]", "%s\n%s"])
def test_half_a_character_in_a_deep_value_is_told(around: str) -> None:
    deep = '{"text": "\\ud83d x", "a": ' + '{"a": ' * 900 + "1" + "}" * 901
    data = around.replace("%s", deep).encode()
    assert any("nested too deeply" in problem.what for problem in read_bytes(data)[1])


@pytest.mark.parametrize(
    "value", [{"a": {"b": 1}, "c": {"words": RAIN}}, {"text": {"0": 7}}, {"status": "error"}, {}]
)
def test_what_holds_no_article_is_told(value: object) -> None:
    records, problems = read_bytes(json.dumps(value).encode())
    assert not records
    assert problems


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n...", rb"{\rtf1\ansi Rain fell.}", b"\xd0\xcf\x11\xe0" + bytes(50)]
)
def test_a_document_is_told_as_such_and_is_no_mere_picture(data: bytes) -> None:
    result = read_bytes(data)
    assert "document" in told(result)[0]
    assert result[1][0].fatal


NAMES = st.sampled_from(
    ["text", "Text", "fields", "bodyText", "headline", "main", "0", "1", "articles", "id", "date"]
)
VALUES = st.recursive(
    st.sampled_from([RAIN, "", None, 7, 1.5, True, "2024-05-02"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_whatever_the_value_it_gives_records_or_problems_and_never_fails(value: object) -> None:
    records, problems = read_bytes(json.dumps(value).encode())
    assert all(record.text.strip() for record in records)
    assert records or problems or not isinstance(value, (dict, list))


def article(number: int, held: str) -> dict[str, object]:
    text = f"Report {number} tells that rain fell on the town for hours."
    own: dict[str, dict[str, object]] = {
        "text": {"text": text},
        "fields": {"fields": {"bodyText": text}},
        "rendered": {"content": {"rendered": text}},
        "summary": {"description": text, "publishedAt": "2024-05-02"},
    }
    return {"title": f"Rain {number}", **own[held]}


HELD = st.sampled_from(["text", "fields", "rendered", "summary"])
HOLDERS = st.recursive(
    st.tuples(st.sampled_from(["list", "address", "number", "name"]), st.lists(HELD, min_size=2, max_size=3)),
    lambda inner: st.tuples(st.sampled_from(["wrapped", "outlets"]), st.lists(inner, min_size=1, max_size=2)),
    max_leaves=3,
)


def held_in(holder: tuple[str, list[Any]], numbers: Iterator[int]) -> object:
    """A value with articles in lists and under names, and objects around them."""
    kind, parts = holder
    if kind in {"wrapped", "outlets"}:
        if kind == "wrapped":
            return {"status": "ok", "data": held_in(parts[0], numbers)}
        return {f"Outlet {n}": held_in(part, numbers) for n, part in enumerate(parts)}
    articles = [article(next(numbers), held) for held in parts]
    names = {"address": "https://a.example/{}", "number": "{}", "name": "piece-{}"}
    return articles if kind == "list" else {names[kind].format(n): one for n, one in enumerate(articles)}


def depth(holder: tuple[str, list[Any]]) -> int:
    return 1 + max(map(depth, holder[1])) if holder[0] in {"wrapped", "outlets"} else 1


@given(HOLDERS.filter(lambda holder: depth(holder) <= 3))
def test_of_articles_in_objects_around_objects_none_is_passed_over(holder: tuple[str, list[Any]]) -> None:
    numbers = count()
    value = {"articles": held_in(holder, numbers)}
    records, problems = read_bytes(json.dumps(value).encode())
    assert not problems
    assert [int(record.text.split()[1]) for record in records] == list(range(next(numbers)))
