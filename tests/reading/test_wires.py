"""News items in the forms of agencies and of newspapers' archives: each is a record, and told as it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reading.samples import RAIN, SNOW, read_bytes

if TYPE_CHECKING:
    from dedupe_news.model import Problem, Record

LEAD = "The mayor&apos;s office closed two bridges &amp; a tunnel."
NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/specification/dtd/nitf-3-3.dtd">
<nitf version="-//IPTC//DTD NITF 3.3//EN"><head><title>Rain, in short</title>
<docdata><doc-id id-string="1815"/><date.issue norm="20240311T000000"/></docdata>
<pubdata date.publication="20240312T000000" ex-ref="http://news.example/rain" name="The Herald"/></head>
<body><body.head><hedline><hl1>Rain
 stops <em>Bergen</em></hl1></hedline><byline>By JANE ROE</byline></body.head>
<body.content><block class="lead_paragraph"><p>{LEAD}</p></block>
<block class="full_text"><p>{LEAD}</p><p>{RAIN}</p></block></body.content></body></nitf>"""
REUTERS = f"""<?xml version="1.0" encoding="iso-8859-1" ?>
<newsitem itemid="2286" id="root" date="1996-08-20" xml:lang="en"><title>NORWAY: Rain.</title>
<headline>Rain.</headline><dateline>BERGEN</dateline><text>
<p>{LEAD}</p>
<p>{RAIN}</p>
</text><copyright>(c) Wire 1996</copyright></newsitem>"""


def g2(number: int, text: str, kind: str = "inlineXML") -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:{number}" xml:lang="nb">'
        "<itemMeta><versionCreated>2024-03-12T08:15:00Z</versionCreated></itemMeta>"
        f"<contentMeta><headline>Item {number}</headline></contentMeta>\n"
        f"<contentSet><{kind}>{text}</{kind}></contentSet></newsItem>\n"
    )


def read(text: str) -> tuple[list[Record], list[Problem]]:
    return read_bytes(text.encode())


def test_an_item_of_nitf_is_its_full_text_with_headline_day_and_address() -> None:
    ((item,), problems) = read(NITF)
    assert not problems
    assert item.text == f"The mayor's office closed two bridges & a tunnel.\n\n{RAIN.strip()}"
    assert (item.id, item.title, item.url) == ("1815", "Rain stops Bergen", "http://news.example/rain")
    assert (item.date or "")[:10] == "2024-03-12"
    assert (item.kind, item.line) == ("record", 3)


def test_an_item_of_reuters_corpus_is_its_text_without_its_rights_and_codes() -> None:
    ((item,), problems) = read(REUTERS)
    assert not problems
    assert item.text == f"The mayor's office closed two bridges & a tunnel.\n\n{RAIN.strip()}"
    assert (item.id, item.title, item.date, item.lang) == ("2286", "Rain.", "1996-08-20", "en")


@pytest.mark.parametrize("outer", ["newsMessage", "packed"])
def test_items_of_one_file_are_read_one_by_one(outer: str) -> None:
    page = f"<html><head><title>x</title></head><body><p>{RAIN}</p></body></html>"
    items = g2(1, page) + g2(2, f"{SNOW}", "inlineData")
    if outer == "newsMessage":
        items = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'
    (first, second), problems = read('<?xml version="1.0"?>\n' + items)
    assert not problems
    assert (first.text, second.text) == (RAIN.strip(), SNOW.strip())
    assert (first.id, first.title, first.lang) == ("urn:1", "Item 1", "nb")
    assert [item.line for item in (first, second)] == [2, 5]
    assert (second.date or "").startswith("2024-03-12")


def test_older_newsml_holds_nitf() -> None:
    inner = NITF[NITF.index("<nitf") :]
    head = "<NewsML><NewsItem><NewsManagement><FirstCreated>20240312T081500Z</FirstCreated></NewsManagement>"
    ((item,), problems) = read(
        f"{head}<ContentItem><DataContent>{inner}</DataContent></ContentItem></NewsItem></NewsML>"
    )
    assert not problems
    assert item.text.endswith(RAIN.strip())
    assert item.title == "Rain stops Bergen"


def test_an_item_without_text_is_a_problem_with_its_line_and_the_rest_is_read() -> None:
    empty, whole = g2(1, ""), g2(2, f"<p>{SNOW}</p>")
    (item,), (problem,) = read(empty + whole)
    assert item.id == "urn:2"
    assert (problem.line, "empty" in problem.what) == (1, True)


def test_an_item_that_breaks_off_is_told_as_far_as_it_goes_and_swallows_no_other() -> None:
    broken = g2(1, f"<p>{RAIN}</p>").replace("</newsItem>", "")
    (first, second), problems = read(broken + g2(2, f"<p>{SNOW}</p>"))
    assert not problems
    assert (first.text, second.text) == (RAIN.strip(), SNOW.strip())


def test_prose_that_speaks_of_news_items_stays_prose() -> None:
    ((item,), _) = read(f"The <newsitem> tag came first.\n{RAIN}")
    assert item.kind != "record"


@pytest.mark.parametrize(
    "tag",
    [
        "<text>a",
        "<text ",
        "<body.content>",
        "<inlineXML><body>x</body>",
        "<block class='full_text'>",
        "<hl1>a",
        "<title><![CDATA[",
        "<text><![CDATA[",
        "<",
    ],
)
def test_thousands_of_elements_left_open_are_gone_through_or_this_would_not_end(tag: str) -> None:
    items, problems = read(f'<newsitem itemid="1">{tag * 50_000}</newsitem>{REUTERS}')
    assert [item.id for item in items][-1] == "2286"
    assert len(items) + len(problems) == 2


def test_thousands_of_items_left_open_are_gone_through_or_this_would_not_end() -> None:
    items, problems = read("<newsitem >" * 50_000 + REUTERS)
    assert [item.id for item in items] == ["2286"]
    assert len(problems) == 50_000
