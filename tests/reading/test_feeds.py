"""Feeds: an item a record; what a feed gets wrong costs no more than it must."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reading.samples import RAIN, SNOW, read_bytes

if TYPE_CHECKING:
    from dedupe_news.model import Problem, Record

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Example News</title><link>https://news.example</link><language>en-GB</language>
<item><title>Rain &amp;amp; wind</title><link>https://news.example/1</link><guid>tag:1</guid>
<pubDate>Mon, 11 Mar 2024 08:30:00 +0100</pubDate>
<description>&lt;p&gt;Rain&lt;/p&gt;</description>
<media:content url="x.jpg"><media:title>A picture of rain</media:title></media:content>
<content:encoded><![CDATA[<p>{RAIN}</p><p>The mayor &amp; the council met.</p>]]></content:encoded></item>
<item><title>Snow</title><dc:date>2024-03-12</dc:date><description>{SNOW}</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb"><title>Eksempel</title>
<entry><id>urn:7</id><title type="html">Rain</title><updated>2024-03-11T09:00:00Z</updated>
<link rel="self" href="https://news.example/feed"/><link href="https://news.example/7"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{RAIN}</p><p>5 &lt; 7.</p></div></content>
</entry></feed>"""


def read(text: str) -> tuple[list[Record], list[Problem]]:
    return read_bytes(text.encode())


def test_an_item_of_rss_is_a_record_with_what_the_feed_says_of_it() -> None:
    (rain, snow), problems = read(RSS)
    assert not problems
    assert (rain.title, rain.url, rain.id, rain.lang) == (
        "Rain & wind",
        "https://news.example/1",
        "tag:1",
        "en-GB",
    )
    assert rain.text == f"{RAIN.strip()}\n\nThe mayor & the council met."
    assert [(record.date or "")[:10] for record in (rain, snow)] == ["2024-03-11", "2024-03-12"]
    assert (snow.title, snow.text, snow.number, snow.kind) == ("Snow", SNOW.strip(), 2, "record")
    assert [record.line for record in (rain, snow)] == [5, 11]


def test_an_entry_of_atom_is_a_record_and_its_markup_is_read_as_a_browser_would() -> None:
    ((entry,), problems) = read(ATOM)
    assert not problems
    assert entry.text == f"{RAIN.strip()}\n\n5 < 7."
    assert (entry.id, entry.url, entry.lang) == ("urn:7", "https://news.example/7", "nb")
    assert (entry.date or "").startswith("2024-03-11")


def test_what_browsers_forgive_is_forgiven() -> None:
    (records, problems) = read(RSS.replace("Snow<", "Snow&nbsp;&ndash;&nbsp;ice\x07<"))
    assert [record.title for record in records] == ["Rain & wind", "Snow – ice"]
    assert not problems


def test_a_bare_ampersand_is_one_and_cdata_is_left_as_it_is() -> None:
    loose = (
        f"<title>Rain & wind&#3; at AT&T</title><link>https://news.example/2?a=1&copy=2&#x26;b</link>{SNOW}"
    )
    item = f"<item>{loose}<description><![CDATA[<b>5 &lt; 7</b> & {RAIN}]]></description></item>"
    ((record,), problems) = read(f"<rss><!-- Q&A --><channel>{item}</channel></rss>")
    assert not problems
    assert (record.title, record.url) == ("Rain & wind at AT&T", "https://news.example/2?a=1&copy=2&b")
    assert record.text == f"5 < 7 & {RAIN.strip()}"


@pytest.mark.parametrize("above", ["\n\n", " ", "\ufeff"])
def test_what_stands_above_the_declaration_of_a_feed_costs_nothing(above: str) -> None:
    (records, problems) = read(above + RSS.replace('version="1.0"', 'version="1.1"'))
    assert not problems
    assert [record.line for record in records] == [5 + above.count("\n"), 11 + above.count("\n")]


def test_a_prefix_that_is_never_declared_costs_nothing_and_a_picture_keeps_its_title() -> None:
    bare = RSS.replace(' xmlns:content="http://purl.org/rss/1.0/modules/content/"', "")
    bare = bare.replace(' xmlns:media="http://search.yahoo.com/mrss/"', "").replace("<title>Rain", "<x>", 1)
    (records, problems) = read(bare.replace("</title><link>https://news.example/1", "</x><link>https://n/1"))
    assert not problems
    assert [record.title for record in records] == [None, "Snow"]
    assert records[0].text.startswith(RAIN.strip())


def test_a_quotation_mark_in_an_address_ends_no_attribute() -> None:
    ((entry,), problems) = read(ATOM.replace("example/7", "example/7?q=&#34;rain&#34;"))
    assert not problems
    assert entry.url == 'https://news.example/7?q="rain"'


def test_an_entry_of_atom_keeps_its_own_name_where_it_tells_of_the_feed_it_is_from() -> None:
    origin = (
        "<source><id>urn:feed</id><title>Other News</title><updated>2001-01-01T00:00:00Z</updated></source>"
    )
    ((entry,), problems) = read(ATOM.replace("<entry>", f"<entry>{origin}"))
    assert not problems
    assert (entry.id, entry.title, (entry.date or "")[:4]) == ("urn:7", "Rain", "2024")


def test_a_feed_that_breaks_off_gives_the_items_before_the_break() -> None:
    (records, problems) = read(RSS[: RSS.index("<title>Snow")])
    assert len(records) == 1
    assert [(problem.line, problem.fatal) for problem in problems] == [(11, True)]
    assert "not well-formed" in problems[0].what


def test_an_item_without_a_text_is_told_and_the_rest_goes_on() -> None:
    (records, problems) = read(
        RSS.replace("<item><title>Snow", "<item><title>Fog</title></item><item><title>Snow")
    )
    assert len(records) == 2
    assert [problem.line for problem in problems] == [11]


def test_entities_that_could_swell_are_refused() -> None:
    swelling = '<!DOCTYPE rss [<!ENTITY a "rain"><!ENTITY b "&a;&a;&a;&a;">]>'
    (records, problems) = read(RSS.replace("<rss", f"{swelling}\n<rss", 1))
    assert not records
    assert "entities" in problems[0].what


@pytest.mark.parametrize("text", ["<rss>The village\n of Rss has rain.", "<feed> is a word in brackets."])
def test_what_only_begins_like_a_feed_is_told_or_read_as_text(text: str) -> None:
    (records, problems) = read(text)
    assert len(records) + len(problems) == 1
