"""What LexisNexis, Factiva and ProQuest write around an article names and dates it and is no text of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dedupe_news
from dedupe_news.cleaning import CleaningSettings, label_lines
from dedupe_news.text.exports import DOCUMENT, read_export

FIRST = "A ferry with 212 people on board ran aground off Halden on Thursday morning, the coast guard said."
SECOND = "Nobody was hurt. All of them were taken off by noon."
BODY = f"{FIRST}\n\n{SECOND}"
WRAPPED = (
    "A ferry with 212 people on board ran aground off Halden on Thursday\n"
    "morning, the coast guard said in a statement on its website, adding that\n"
    "the cause was not known.\n\n"
    "Nobody was hurt. All of the passengers were taken off by noon, and the\n"
    "ferry was towed to\n"
    "Fredrikstad."
)

LEXIS = f"""                              The Halden Herald

                             May 3, 2024 Friday
                              Late Edition - Final

Ferry Runs Aground Off Halden;
All 212 on Board Are Safe

BYLINE: By ANN LEE and BJORN HAGEN; Ann Lee reported from Halden, and Bjorn
Hagen from Oslo.

SECTION: Section A; Pg. 1

LENGTH: 187 words

DATELINE: HALDEN, Norway

{WRAPPED}

URL: http://herald.example/2024/05/03/ferry.html

LOAD-DATE: May 3, 2024

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: The ferry off Halden on Thursday. (PHOTOGRAPH BY KARI NESS) (A1)

PUBLICATION-TYPE: Newspaper
"""
NEXIS = f"""Ferry runs aground off Halden
The Halden Herald
May 3, 2024 Friday

Copyright 2024 Herald Media All Rights Reserved

Section: NEWS; Version:1
Length: 187 words
Byline: Ann Lee

Body

{BODY}

Classification

Language: ENGLISH
Subject: FERRIES (94%); COAST GUARDS (90%)
Load-Date: May 3, 2024
"""
CODED = f"""SE News
HD Ferry runs aground off Halden
BY By Ann Lee
WC 187 words
PD 3 May 2024
SN The Halden Herald
LA English
CY (c) 2024 Herald Media

LP
{FIRST}

TD
{SECOND}

CO
herald : Herald Media

AN
"""
TABBED = CODED.replace("LP\n", "LP\t").replace("TD\n", "TD\t").replace("HD ", "HD\t").replace("WC ", "WC\t")
SPACED = TABBED.replace("\t", "   ")
CELLS = CODED.replace("HD ", "HD\n").replace("WC ", "WC\n").replace("PD ", "PD\n").replace("SN ", "SN\n")
COUNTED = f"""News
Ferry runs aground off Halden
Ann Lee
187 words
3 May 2024
The Halden Herald
HALHER
English
(c) 2024 Herald Media

{BODY}

Herald Media AS

Document HALHER0020240503ek530001t
"""
PROQUEST = f"""Ferry runs aground off Halden

Author: Lee, Ann

Publication info: The Halden Herald; Halden [Halden]03 May 2024: 1.

Full text: {BODY}

Subject: Ferries; Coast guards

Location: Norway

Title: Ferry runs aground off Halden

Publication title: The Halden Herald; Halden

Publication date: May 3, 2024

ProQuest document ID: 2190071234

Database: ProQuest Central
"""
EXPORTS = {
    "nexis": NEXIS,
    "coded": CODED,
    "tabbed": TABBED,
    "spaced": SPACED,
    "cells": CELLS,
    "counted": COUNTED,
    "proquest": PROQUEST,
}


def told(text: str) -> list[str]:
    """The lines that are left of a text, blank ones and the mark at an article's end aside."""
    lines = dedupe_news.clean(text).splitlines()
    return [line for line in lines if line.strip() and not DOCUMENT.fullmatch(line)]


@pytest.mark.parametrize("name", EXPORTS)
def test_title_and_day_are_read_and_only_the_article_is_left(name: str) -> None:
    found = read_export(EXPORTS[name])
    assert found is not None
    assert (found.title, found.date) == ("Ferry runs aground off Halden", "2024-05-03")
    assert told(EXPORTS[name]) == [FIRST, SECOND]


@pytest.mark.parametrize("more", [" 10:15 AM GMT", " Late Edition - Final", ""])
def test_a_day_may_stand_before_its_weekday_and_an_hour(more: str) -> None:
    found = read_export(NEXIS.replace("May 3, 2024 Friday", f"May 3, 2024 Friday{more}"))
    assert found is not None
    assert (found.date or "")[:10] == "2024-05-03"


def test_a_wrapped_headline_is_one_and_a_wrapped_article_keeps_its_short_last_line() -> None:
    found = read_export(LEXIS)
    assert found is not None
    assert found.title == "Ferry Runs Aground Off Halden; All 212 on Board Are Safe"
    assert found.date == "2024-05-03"
    assert told(LEXIS) == [line for line in WRAPPED.splitlines() if line]


def test_a_file_of_several_is_split_and_told_without_what_the_database_knows() -> None:
    other = COUNTED.replace("212", "214").replace("Ann Lee", "Bjorn Hagen").replace("0001t", "0002t")
    text = f"{COUNTED}\n{other}"
    reports = [text[report.start : report.end] for report in dedupe_news.split_reports(text)]
    stories = list(dedupe_news.consolidate(reports))
    assert [story["report_count"] for story in stories] == [2]
    said = " ".join(statement["text"] for statement in stories[0]["account"])
    assert "words" not in said
    assert "Herald" not in said
    assert {report["title"] for report in stories[0]["reports"]} == {"Ferry runs aground off Halden"}


@pytest.mark.parametrize(
    ("body", "loaded", "end"),
    [
        ("Hauptteil", "Update: 3. Mai 2024", "Ende des Dokuments"),
        ("Corps", "Date de chargement: 3 mai 2024", "Fin du document"),
    ],
)
def test_nexis_uni_is_read_in_german_and_french(body: str, loaded: str, end: str) -> None:
    other = NEXIS.replace("Body\n", f"{body}\n").replace("Load-Date: May 3, 2024", loaded)
    text = f"{other}\n{end}\n\n{other.replace('212', '214')}\n{end}\n"
    reports = [text[report.start : report.end] for report in dedupe_news.split_reports(text)]
    assert [told(report) for report in reports] == [[FIRST, SECOND], [FIRST.replace("212", "214"), SECOND]]


@pytest.mark.parametrize("between", [" ", "\t", "  "])
def test_coded_articles_are_told_apart_by_the_number_that_ends_each(between: str) -> None:
    one = TABBED.replace("AN\n", f"AN{between}Document HALHER0020240503ek530001t\n")
    text = f"{one}\n{one.replace('212', '214').replace('0001t', '0002t')}"
    assert [report.title for report in dedupe_news.split_reports(text)] == [
        "Ferry runs aground off Halden"
    ] * 2


def test_the_hour_after_a_weekday_hides_no_day() -> None:
    found = read_export(LEXIS.replace("May 3, 2024 Friday", "May 3, 2024 Friday 7:02 AM GMT"))
    assert found is not None
    assert found.date == "2024-05-03T07:02"


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_in_a_longer_text_has_its_spans_there(name: str) -> None:
    whole = EXPORTS[name]
    before = "An article before it.\n\n"
    alone, found = read_export(whole), read_export(before + whole + "after", len(before), len(before + whole))
    assert alone is not None
    assert found is not None
    assert found.spans == tuple((a + len(before), b + len(before)) for a, b in alone.spans)


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n\nHe wrote 300 words on Monday.",
        f"300 words\n\n{BODY}",  # no day, no copyright line
        f"Ferry runs aground\nAnn Lee\n187 words\n\n{BODY}",
        f"Full text: {BODY}",
        f"The full text: \n\n{BODY}\n\nTitle: no field of a database",
        f"WC 187 words\n\n{BODY}",
        f"HD television came to Halden\n\n{BODY}\n\nTD Bank paid for it in 300 words.",
    ],
)
def test_an_article_that_only_looks_a_little_like_one_is_none(text: str) -> None:
    assert read_export(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"Soup\nTime: 30 minutes\nLength: 300 words\n\n{BODY}",
        f"Letters\nLength: 300 words\n\n{BODY}\nUpdate: the bridge stays.\n\nSir, it is bad.",
        f"Minister resigns\nFull text: the speech in Halden\nLast updated: 24 May 2019\n\n{BODY}",
        f"Rain in Halden\n300 words\nMay 2, 2024\n{FIRST}\n© 2024 The Herald\nMore stories",
        "SE News\nWC 300 words\nLP Rain fell.\nHD",
        f"Pioggia\n\nLunghezza: 300 words\n\n{BODY}",
    ],
)
def test_an_article_that_asks_for_words_or_prints_a_full_text_is_none(text: str) -> None:
    assert read_export(text) is None


@pytest.mark.parametrize(
    ("name", "added"),
    [
        ("nexis", "Update: two of them were hurt after all.\n\nA ship of the coast guard is there."),
        ("nexis", "Name: nobody knows it.\n\nA ship of the coast guard is there."),
        ("coded", "IN LONDON the owner said nothing.\n\nA ship of the coast guard is there."),
        ("proquest", "Last updated: 3 May 2024\n\nA ship of the coast guard is there."),
    ],
)
def test_a_line_of_the_article_that_looks_like_a_field_does_not_end_it(name: str, added: str) -> None:
    found = read_export(EXPORTS[name].replace(SECOND, f"{SECOND}\n\n{added}"))
    assert found is not None
    text = EXPORTS[name].replace(SECOND, f"{SECOND}\n\n{added}")
    apart = "\n".join(text[start:end] for start, end in found.spans)
    assert not any(line in apart for line in added.split("\n\n"))
    assert "herald : Herald Media" in apart or "Load-Date" in apart or "ProQuest Central" in apart


def test_without_blank_lines_an_article_is_not_the_rest_of_the_field_above_it() -> None:
    bare = "\n".join(line for line in LEXIS.splitlines() if line.strip())
    long = bare.replace("HALDEN, Norway", "HALDEN, Norway, on the coast of the Skagerrak south of Oslo")
    found = read_export(long)
    assert found is not None
    apart = "\n".join(long[start:end] for start, end in found.spans)
    assert not any(line in apart for line in WRAPPED.splitlines() if line)
    assert "BJORN HAGEN; Ann Lee" in apart
    assert "LOAD-DATE" in apart


def test_a_headline_that_promises_a_full_text_is_left_as_it_is() -> None:
    headline = "Full text: the minister's letter to the king"
    assert headline in dedupe_news.clean(f"{headline}\n\n{BODY}")


def test_who_keeps_fields_has_them_all() -> None:
    settings = CleaningSettings(keep=frozenset({"field-line"}))
    lines = label_lines([NEXIS], settings)[0]
    assert [NEXIS[line.start : line.end] for line in lines if line.rule is not None] == []


@given(
    st.lists(
        st.sampled_from(
            [*f"{LEXIS}\n{NEXIS}\n{CODED}\n{TABBED}\n{COUNTED}\n{PROQUEST}".splitlines(), "", "\f", "  x "]
        ),
        max_size=60,
    )
)
def test_whatever_is_mixed_of_exports_spans_are_whole_lines_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = read_export(text)
    at = 0
    for start, end in () if found is None else found.spans:
        assert at <= start < end
        assert text[start:end] == text[start:end].strip()
        assert not text[at:start].strip("\n") or at == 0 or "\n" in text[at:start] or "\f" in text[at:start]
        at = end
