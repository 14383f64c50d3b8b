"""Every format gives its records, each found by content; one bad row is a problem and the rest goes on."""

from __future__ import annotations

import gzip
import json
import sys
from typing import TYPE_CHECKING

import pytest
from tests.reading.samples import RAIN, SNOW, read_all, read_bytes, tarred, texts, told

from dedupe_news.reading import ReadLimits, SourceFile
from dedupe_news.reading.faults import ReadFault
from dedupe_news.reading.fields import record_of
from dedupe_news.reading.parts import Part
from dedupe_news.reading.reader import read_parts
from dedupe_news.reading.sniffing import sniff

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def rows(*values: object) -> bytes:
    """Values as JSON Lines."""
    return "".join(json.dumps(value) + "\n" for value in values).encode()


# JSON


def test_rows_carry_what_is_known_of_them() -> None:
    row = {
        "id": 7,
        "headline": "Rain",
        "date_publish": "2015-11-20",
        "link": "http://x",
        "body": RAIN,
        "views": 3,
    }
    [record] = read_bytes(rows(row, row))[0][1:]
    assert (record.id, record.title, record.date, record.url) == ("7", "Rain", "2015-11-20", "http://x")
    assert (record.text, record.kind, record.number, record.line) == (RAIN, "record", 2, 2)
    assert record.extra == row


def test_a_row_whose_text_is_held_back_is_read_by_its_summary() -> None:
    row = {"title": "Rain", "description": RAIN, "content": None}
    (records, problems) = read_bytes(rows(row, {**row, "content": SNOW}, {"summary": RAIN}))
    assert [record.text for record in records] == [RAIN, SNOW]
    assert [problem.line for problem in problems] == [3]


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (b'{"text": "cut o', "not valid JSON"),
        (b"[1, 2]", "is a list"),
        (b"null", "is null"),
        (b'{"title": "Rain"}', "no field 'text'"),
        (b'{"text": ""}', "is empty"),
        (b'{"text": 7}', "is a number"),
        (b"{" + b'"a":{' * 100_000 + b"}", "nested too deeply"),
    ],
)
def test_a_bad_row_is_told_by_its_line(bad: bytes, what: str) -> None:
    records, problems = read_bytes(rows({"text": RAIN}) + bad + b"\n" + rows({"text": SNOW}))
    assert [record.text for record in records] == [RAIN, SNOW]
    assert problems[0].line == 2
    assert what in problems[0].what
    assert problems[0].help


def test_blank_rows_and_a_missing_last_line_end_are_nothing() -> None:
    found = read_bytes(b"\n \r\n" + rows({"text": RAIN}) + b"\n" + rows({"text": SNOW})[:-1])
    assert (texts(found), told(found)) == ([RAIN, SNOW], [])
    assert [record.line for record in found[0]] == [3, 5]


def test_half_an_emoji_is_mended_and_told() -> None:
    records, problems = read_bytes(b'{"text": "Rain \\ud83d again"}\n{"text": "Snow \\ud83d\\ude00"}\n')
    assert [record.text for record in records] == ["Rain \ufffd again", "Snow 😀"]
    assert [problem.fatal for problem in problems] == [False]


def test_a_row_over_the_bound_is_passed_over() -> None:
    limits = ReadLimits(record_bytes=1000)
    records, problems = read_bytes(rows({"text": "x" * 5000}, {"text": SNOW}), limits=limits)
    assert [record.text for record in records] == [SNOW]
    assert "longer than" in problems[0].what


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_lists_and_wrapped_lists_are_taken_apart(indent: int | None) -> None:
    listed = [{"text": RAIN}, {"text": SNOW}]
    for value in (listed, {"status": "ok", "articles": listed}):
        assert texts(read_bytes(json.dumps(value, indent=indent).encode())) == [RAIN, SNOW]


def test_a_pretty_object_is_one_record() -> None:
    assert texts(read_bytes(json.dumps({"text": RAIN, "tags": ["a"]}, indent=2).encode())) == [RAIN]


def test_a_mistake_in_a_list_costs_one_object() -> None:
    data = b'[\n{"text": "Rain."},\n{"text": "broken" oops},\n{"text": "Snow."}\n]'
    records, problems = read_bytes(data)
    assert [record.text for record in records] == ["Rain.", "Snow."]
    assert problems[0].line == 3


def test_a_long_list_is_read_in_little_memory() -> None:
    import tracemalloc

    data = json.dumps([{"text": f"Report {n}. " + RAIN * 20} for n in range(6000)]).encode()
    assert len(data) > 9 << 20
    tracemalloc.start()
    count = len([None for _ in iter_records(data)])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 6000
    assert peak < 6 << 20


def iter_records(data: bytes) -> Iterator[object]:
    """Records of standard input, one at a time."""
    import io

    from dedupe_news.reading import read

    return read(["-"], stdin=io.BytesIO(data))


# Tables


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_is_found_by_its_header_and_its_delimiter(delimiter: str) -> None:
    table = (
        delimiter.join(["id", "title", "text"])
        + "\n"
        + delimiter.join(["1", "Rain", '"It rained,\nsaid Kari; twice|over."'])
        + "\n"
    )
    records, problems = read_bytes(table.encode())
    assert problems == []
    assert [(record.id, record.title) for record in records] == [("1", "Rain")]
    assert records[0].text == "It rained,\nsaid Kari; twice|over."


def test_a_table_without_a_text_column_says_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nr,prose\n1,It rained on Bergen.\n")
    _, problems = read_all(tmp_path / "a.csv")
    assert "no column 'text' (it has 'nr', 'prose')" in problems[0].what
    assert "--text-field" in problems[0].help
    assert texts(read_all(tmp_path / "a.csv", text_field="prose")) == ["It rained on Bergen."]


def test_a_table_whose_first_row_is_an_article_is_told_to_lack_names_not_a_column(tmp_path: Path) -> None:
    longest = "It rained on Bergen for the ninetieth day in a row, and no end is in sight (NTB)"
    for cell, what in ((longest, "has no column 'text'"), (longest + ".", "has no row of names")):
        (tmp_path / "a.csv").write_text(f"Rain,{cell.replace(',', '')}x\nSnow,It snowed on Voss.\n")
        _, problems = read_all(tmp_path / "a.csv")
        assert what in problems[0].what


def test_a_quote_that_is_never_closed_costs_one_row() -> None:
    lines = [f'{n},"Report {n} of the flood."\n' for n in range(50)]
    lines[20] = '20,"Report 20 of the flood.\n'
    records, problems = read_bytes(("id,text\n" + "".join(lines)).encode())
    assert [record.id for record in records] == [str(n) for n in range(50) if n != 20]
    assert problems[0].line == 22
    assert "never closed" in problems[0].what


def test_a_sloppy_quote_inside_a_cell_is_read_as_well_as_can_be() -> None:
    table = 'id,text\n1,"He said "rain" today,\nand it came."\n2,Snow in Oslo.\n'
    assert [record.id for record in read_bytes(table.encode())[0]] == ["1", "2"]


def test_prose_with_commas_is_no_table() -> None:
    text = "Rain, snow, fog\nand text, said Kari, fell on Bergen.\n"
    assert texts(read_bytes(text.encode())) == [text]


# HTML


PAGE = """<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Regn – Avisen</title>
<meta property="article:published_time" content="2015-11-20T10:00:00Z">
<link rel="canonical" href="https://avisen.example/regn"></head>
<body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article><h1>Regn</h1>
<p>It rained on Bergen for the ninetieth day in a row, said the weather service.</p>
<p>Schools stayed open, and the trams ran.</p></article><script>track()</script></body></html>"""


def test_a_page_gives_its_text_and_what_its_head_says() -> None:
    [record], problems = read_bytes(PAGE.encode())
    assert problems == []
    assert "ninetieth day" in record.text
    assert "track()" not in record.text
    assert (record.kind, record.lang, record.date) == ("page", "nb", "2015-11-20T10:00:00Z")
    assert record.url == "https://avisen.example/regn"
    assert record.title is not None
    assert record.title.startswith("Regn")


def test_a_page_in_the_encoding_its_head_names() -> None:
    page = PAGE.replace("utf-8", "windows-1252").replace("Bergen", "Ål i Hallingdal")
    assert "Ål i Hallingdal" in texts(read_bytes(page.encode("cp1252")))[0]


def test_a_page_without_text_is_told() -> None:
    assert told(read_bytes(b"<!doctype html><html><body><script>x()</script></body></html>")) == [
        "the page holds no text"
    ]


def test_trafilatura_reads_a_page_when_it_is_asked_for() -> None:
    (text,) = texts(read_bytes(PAGE.encode(), extractor="trafilatura"))
    assert "ninetieth day in a row" in text
    assert "Sport" not in text


def test_trafilatura_without_its_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    _, problems = read_bytes(PAGE.encode(), extractor="trafilatura")
    assert "trafilatura cannot be loaded" in problems[0].what
    assert "dedupe-news[html]" in (problems[0].help or "")


def test_a_hundred_thousand_nested_boxes_neither_hang_nor_crash() -> None:
    # extracted by descent this overflows the stack, box by box it takes hours
    page = b"<html><body>" + b"<div>" * 100_000 + RAIN.encode() + b"</div>" * 100_000
    [record], _ = read_bytes(page)
    assert "ninetieth" in record.text


# WARC


def warc(*entries: tuple[str, bytes, str]) -> bytes:
    """Records of a crawl: address, body, media type."""
    out = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nabc\n\r\n\r\n"
    for n, (url, body, kind) in enumerate(entries):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2015-11-20T10:00:0{n}Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out += head.encode() + http + b"\r\n\r\n"
    return out


def test_the_day_printed_on_a_page_goes_before_that_on_which_it_was_fetched() -> None:
    prose = "A lorry of timber caught fire on the harbour bridge on Monday, and police closed it to all cars."
    days = "Posted 5 May 2015", "By Ann Moor"
    pages = (f"<article><h1>Harbour bridge closed</h1><p>{day}</p><p>{prose}</p></article>" for day in days)
    data = warc(*((f"http://a/{n}", page.encode(), "text/html") for n, page in enumerate(pages)))
    records, _ = read_bytes(data)
    assert [record.date for record in records] == ["2015-05-05", "2015-11-20T10:00:01Z"]


def test_a_crawl_gives_its_pages_and_texts_and_no_pictures() -> None:
    data = warc(
        ("http://a/1", PAGE.encode(), "text/html; charset=utf-8"),
        ("http://a/2", b"\x89PNG\r\n", "image/png"),
        ("http://a/3", RAIN.encode(), "text/plain"),
    )
    records, problems = read_bytes(data)
    assert problems == []
    assert [(record.url, record.number) for record in records] == [("http://a/1", 1), ("http://a/3", 2)]
    assert records[1].date == "2015-11-20T10:00:02Z"


def test_a_crawl_of_gzip_members_is_read_through() -> None:
    data = b"".join(gzip.compress(warc((f"http://a/{n}", RAIN.encode(), "text/plain"))) for n in range(4))
    assert len(texts(read_bytes(data))) == 4


@pytest.mark.parametrize("wrong", [b"Content-Length: 9999999", b"Content-Length: 7", b"Content-Length: many"])
def test_a_wrong_length_costs_one_record_of_a_crawl(wrong: bytes) -> None:
    data = warc(*((f"http://a/{n}", RAIN.encode() * 4, "text/plain") for n in range(3)))
    parts = data.split(b"Content-Length: ")
    length = parts[3].split(b"\r\n", 1)[0]
    broken = data.replace(b"Content-Length: " + length, wrong, 2).replace(
        wrong, b"Content-Length: " + length, 1
    )
    records, problems = read_bytes(broken)
    assert {record.url for record in records} >= {"http://a/0", "http://a/2"}
    assert problems


# Parquet


def test_parquet_without_its_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    _, problems = read_bytes(b"PAR1" + bytes(100))
    assert "pip install 'dedupe-news[parquet]'" in problems[0].help


def test_parquet_rows_are_records(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    import datetime as dt

    table = pa.Table.from_pylist(
        [{"text": RAIN, "date": dt.date(2015, 11, 20)}, {"text": None, "date": None}]
    )
    pq.write_table(table, tmp_path / "a.parquet")
    records, problems = read_all(tmp_path / "a.parquet")
    assert [(record.text, record.date) for record in records] == [(RAIN, "2015-11-20")]
    assert problems[0].line == 2
    packed = gzip.compress((tmp_path / "a.parquet").read_bytes())
    assert texts(read_bytes(packed)) == [RAIN]
    assert "damaged" in told(read_bytes((tmp_path / "a.parquet").read_bytes()[:-20]))[0]


# All


@pytest.mark.parametrize("name", ["news", "news.txt", "news.csv", "news.html", "news.png"])
def test_content_decides_and_the_name_does_not(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(rows({"text": RAIN}, {"text": SNOW}))
    assert texts(read_all(tmp_path / name)) == [RAIN, SNOW]


@pytest.mark.parametrize(
    ("start", "kind"),
    [("<html><p>Rain</p></html>", "html"), ("<rss><channel>", "feed"), ("<rain> & snow", "text")],
)
def test_hundreds_of_comments_before_the_first_tag_are_passed_over(start: str, kind: str) -> None:
    assert sniff(("<!-- ad -->\n" * 500 + start).encode(), "page") == kind


def test_a_forced_format_wins_over_content() -> None:
    data = rows({"text": RAIN})
    assert texts(read_bytes(data, from_="text")) == [data.decode()]


def test_other_peoples_formats_are_told_as_such() -> None:
    for data in (
        b"\x7fELF" + bytes(50),
        b"Rar!\x1a\x07" + bytes(50),
        b"SQLite format 3\0" + bytes(50),
    ):
        assert "no text that can be read" in told(read_bytes(data))[0]


# Parts


def parts_of(path: Path) -> list[Part]:
    """The parts of a file."""
    return [item for item in read_parts(SourceFile("x", str(path), "x")) if isinstance(item, Part)]


def test_a_file_tells_its_form_and_its_packing(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(gzip.compress(b"id;text\n1;It rained on Bergen.\n"))
    assert parts_of(tmp_path / "x") == [
        Part("x", "csv", outer=("gz",), delimiter=";", columns=("id", "text"))
    ]


def test_members_tell_theirs(tmp_path: Path) -> None:
    packed = gzip.compress(json.dumps({"text": RAIN}).encode())
    (tmp_path / "x").write_bytes(gzip.compress(tarred(("a/one.json.gz", packed), ("b.txt", SNOW.encode()))))
    one, two = parts_of(tmp_path / "x")
    assert one == Part("x!a/one.json.gz", "json", "a/one.json.gz", ("gz", "tar"), "gz", single=True)
    assert two == Part("x!b.txt", "text", "b.txt", ("gz", "tar"))


@pytest.mark.parametrize(
    "row",
    [
        {"text": "<p>The Aller <em>rose</em> &amp; fell.</p>\n<p>Nobody drowned.</p>"},
        {"content": {"rendered": "<p>The Aller rose &amp; fell.</p><p>Nobody drowned.</p>"}},
        {"body": ["The Aller rose & fell.", "Nobody drowned."]},
        {"text": "The Aller rose &amp; fell.<br><br />Nobody drowned."},
    ],
)
def test_a_field_may_hold_markup_or_paragraphs_and_gives_what_a_reader_sees(row: dict[str, object]) -> None:
    record = record_of(row, "a.jsonl", number=1, line=1)
    assert [line for line in record.text.splitlines() if line] == [
        "The Aller rose & fell.",
        "Nobody drowned.",
    ]
    assert list(record.extra.values()) == [record.text]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote <b>no</b>, and <script>alert(1)</script> was in it.",
        "A tag such as <p> opens a paragraph.",
        "x < y and y > z; AT&amp;T rose.",
        "Use <br> and <br> to break lines; a List<String> is none.",
        "The Aller rose.\nShare on Facebook\nNobody drowned.\n<br><br>\nIt fell again.",
    ],
)
def test_tags_that_only_dress_or_are_quoted_make_no_markup_of_a_text(text: str) -> None:
    assert record_of({"text": text}, "a.jsonl", number=1, line=1).text == text


@pytest.mark.parametrize("value", [["a", 1], [], {"raw": "x"}, "<p></p><p> </p>"])
def test_a_field_without_text_is_refused_whatever_it_holds(value: object) -> None:
    with pytest.raises(ReadFault):
        record_of({"text": value}, "a.jsonl", number=1, line=1)


def test_a_title_that_is_rendered_is_told_as_it_is_read() -> None:
    row = {"title": {"rendered": "The Aller&#8217;s <em>rise</em>"}, "text": "The Aller rose."}
    assert record_of(row, "a.jsonl", number=1, line=1).title == "The Aller’s rise"
