"""Tags in plain text: markup at the ends of lines, the text's own within them."""

from __future__ import annotations

import pytest

from dedupe_news.text.heads import read_head
from dedupe_news.text.markup import markup_spans

GIGAWORD = """<DOCNO> APW19980601.0003 </DOCNO>
<HEADLINE>
Vietnam frees officers of
Saigon army
</HEADLINE>
<DATELINE>
BANGKOK, Thailand (AP)
</DATELINE>
<TEXT>
<P>
Vietnam said Friday it had freed more than 150 officers.
</P>
</TEXT>"""

REUTERS = """<DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>cocoa</D></TOPICS>
<TEXT>&#2;
<TITLE>BAHIA COCOA REVIEW</TITLE>
<DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>Showers continued throughout the week."""


def left(line: str) -> str:
    for start, end in reversed(markup_spans(line)):
        line = line[:start] + line[end:]
    return line


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("<P>", ""),
        ("</TEXT> </BODY>", ""),
        ("<TEXT>&#2;", ""),
        ('<!DOCTYPE lewis SYSTEM "lewis.dtd">', ""),
        ("<p>Rain fell.</p>", "Rain fell."),
        ("<p>Rain fell.</p><p>It stopped.</p>", "Rain fell.It stopped."),
        ("Rain fell.<br/>", "Rain fell."),
        ("# Rain in Bergen", " Rain in Bergen"),
        ("###### Ähnliche Fälle", " Ähnliche Fälle"),
        ("> > We are looking into it.", " We are looking into it."),
        ('<p class="lead">He wrote <b>no</b>.</p>', "He wrote <b>no</b>."),
    ],
)
def test_tags_at_the_ends_of_a_line_are_markup(line: str, text: str) -> None:
    assert left(line) == text


@pytest.mark.parametrize(
    "line",
    [
        "The tag <p> begins a paragraph, the lecturer said.",
        "<b>BERGEN</b> Rain fell.",
        "Temperatures of < 5 degrees and > 30 were measured.",
        "<3 to all who helped, she wrote.",
        "He got <5 votes>",
        "Plc &lt;BP>",
        "# 1 in the charts for ten weeks",
        "#rain fell all day in Bergen",
        "> 40 mm of rain fell.",
        '<a href="http://ads.example/7"><b>Buy</b></a>',
    ],
)
def test_what_only_looks_like_tags_or_stands_in_prose_stays(line: str) -> None:
    assert markup_spans(line) == []


def test_a_line_of_a_hundred_thousand_brackets_is_read_in_no_time() -> None:
    assert markup_spans("<p" * 100_000 + ">") == [(199_998, 200_001)]
    assert markup_spans("<p>" + "<" * 100_000 + "x>")[0] == (0, 3)


def test_the_elements_above_a_gigaword_report_name_it() -> None:
    head = read_head(GIGAWORD)
    assert head.title == "Vietnam frees officers of Saigon army"
    assert [GIGAWORD[start:end].split(">", maxsplit=1)[0] for start, end in head.spans] == [
        "<DOCNO",
        "<HEADLINE",
        "<DATELINE",
    ]


def test_the_elements_above_a_reuters_report_name_and_date_it() -> None:
    head = read_head(REUTERS)
    assert (head.title, head.date) == ("BAHIA COCOA REVIEW", "1987-02-26T15:01:01")
    assert REUTERS[head.spans[-1][1] :].startswith("<BODY>Showers")


def test_a_report_of_nothing_but_elements_has_no_head_and_keeps_its_text() -> None:
    assert read_head("<TITLE>BAHIA COCOA REVIEW</TITLE>").spans == ()
