"""Lines that stand within an article, however like a first line they look."""

from __future__ import annotations

import pytest

from dedupe_news.reading.segmenting.within import within


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        ("UPDATE @ 7 a.m.: The sheriff has named the two boys.", True),
        ("UPDATE 1-Grain prices rise 4 percent after the drought", False),
        ("Updated at 12:44 p.m. on Friday", False),
        ("Saturday 9:26 a.m. UPDATE", True),
        ("Tuesday 9:26 a.m. updates of the river's level will follow", False),
        ("FIRST REPORT: A barn burned down overnight.", True),
        ("First reports said that a barn had burned down.", False),
        ("12.40: Two bodies have been found.", True),
        ("12.40 euros is what a loaf costs now.", False),
        ("(AP Photo/Jane Roe). A man carries a door.", True),
        ("(Not) the end of the road for the tram", False),
        ("In this Monday, Dec. 3, 2012 photo, a man waits.", True),
        ("In this town of photo shops, nobody smiles.", False),
        ("Video (01:15): The lake at dawn", True),
        ("Video of the lake at dawn has been seen by millions.", False),
        ("Elsewhere in the county, a bridge was closed.", True),
        ("In a separate case, a clerk was fined.", True),
        ("In a separatist stronghold, a clerk was shot.", False),
        ("Farmers, meanwhile, ask for rain.", True),
        ("Farmers in the valley of the Tarn who have waited since May, meanwhile, ask for rain.", False),
        ("About Halloran Furniture Inc.", True),
        ("About 200 people marched on Friday", False),
        ("PREVIOUS STORY: A barn burned down on Monday.", True),
        ("Previous storms have cost the town its pier.", False),
        ("The pier is gone. pic.twitter.com/Ab12", True),
        ("Our pier is gone — Ann Roe (@annroe) April 24, 2013", True),
        ("Our pier is gone, wrote Ann Roe (@annroe) in April 2013.", False),
        ("Image 3 of 12 A man carries a door.", True),
        ("Images of 12 men with doors were shown on Monday.", False),
        ("Loss: Ann Roe, 14, pictured, died on Monday", True),
        ("Ann Roe, 14, pictured on Saturday at a fair, died on Monday.", False),
        ("Jane Roe/for the Evening Post A man carries a door.", True),
        ("Police/fire services in Tarn have a new chief.", False),
        ("The pier as it stood in March. (Jane Roe/AP)", True),
        ("The pier is gone. (Photo: Jane Roe)", False),
        ("The pier is owned by the town (and/or the county).", False),
        ("Police ask who saw the boy, WXYZ's Jane Roe reports.", True),
        ("Police ask who saw the boy, Jane Roe reports.", False),
        ("Update (Feb. 18):", True),
        ("***POSTED at 11:33 A.M. on Tuesday, August 25th***", True),
        ("Posted at 11:33 A.M. on Tuesday, August 25th", False),
    ],
)
def test_a_line_is_inside_for_what_it_opens_with(line: str, inside: object) -> None:
    assert within([line]).tolist() == [inside]


def test_the_line_below_a_bare_mark_of_an_update_is_inside_too() -> None:
    lines = ["UPDATE @ 2:35 p.m.", "The sheriff has named the two boys.", "They lived in Tarn."]

    assert within(lines).tolist() == [True, True, False]


def test_the_line_below_a_notice_of_an_earlier_story_is_inside_too() -> None:
    lines = ["This is a story update. The previous story is below.", "Two boys were shot.", "They live."]

    assert within(lines).tolist() == [True, True, False]
    assert not within(["The previous story was told in a single line.", *lines[1:]]).any()


def test_what_stands_below_a_time_of_day_is_inside_where_there_are_two_of_them() -> None:
    lines = ["1:20 p.m.", "The jury is out.", "It rains.", "11:15 a.m.", "The trial has begun."]

    assert within(lines).tolist() == [True, True, False, True, True]
    assert not within(lines[:3]).any()


def test_a_film_under_a_headline_is_inside_and_one_that_opens_a_page_is_not() -> None:
    film = "Two men were hurt in a park. Ann Roe reports. (Published Sunday, May 31, 2015)"

    assert within(["Two Hurt in Park", film]).tolist() == [True, True]
    assert within([film, "Two men were hurt in a park."]).tolist() == [False, False]
    assert within(["Two men were hurt in a park.", film]).tolist() == [False, False]


@pytest.mark.parametrize(
    "line",
    [
        "About " + "A" * 1190 + "!",
        "About " + "A " * 590 + "!",
        "(" * 1200,
        "(" + "photo " * 190,
        "a, " * 400,
        "1:00 " * 240,
        "in this " + "photo " * 190,
        "Aa " * 400,
        "A" * 1199 + "/",
        "(a/" * 400,
        "A's " * 300,
        "*" * 1200,
        "x" * 1200,
    ],
)
def test_an_odd_line_is_gone_through_once_and_says_nothing(line: str) -> None:
    # a form that tried such a line anew from every word took minutes, and this test would not end
    assert not within([line, line]).any()


def test_the_heads_of_a_list_begin_no_report_and_two_of_them_are_no_list() -> None:
    books = ["The Long Tide by Ann Roe (May 6th)", "Salt by Tom B. Hale", "A House of Wrens by Mia Lund"]

    assert within(books).tolist() == [True, True, True]
    assert within(books[:2]).tolist() == [False, False]
    assert within(["Best Brush: Acme One", "Best Rinse: Acme Mint", "Best Floss: Acme Line"]).all()
