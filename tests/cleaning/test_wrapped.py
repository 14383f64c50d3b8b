"""Of a paragraph that is wrapped over lines no line is removed out of a sentence."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dedupe_news
from dedupe_news.cleaning import label_lines
from dedupe_news.cleaning import wrapped as wrapping
from dedupe_news.cleaning.wrapped import torn, unwrapped

ARTICLE = """
The army said on Monday that it was once again in firm control of fiscal and administrative functions in the
three northern districts that the rebels had held for more than a year, and that schools would open again.

A spokesman for the governor said that the talks had been long and that nobody in Halden or in Moss had
believed in them. The mayor of Moss, who had asked for them, was among those who thanked the drivers and the
farmers along the river for their help with the boats of the coast guard, which had come too late for many.
Shares in the ferry company fell by five percent in New York.

The ferry was built in 1935.
"""
PARAGRAPHS = tuple(" ".join(part.split()) for part in ARTICLE.split("\n\n"))
NOTICE = """Copyright 2024 The Halden Herald and its licensors. All rights reserved. This material may not be
published, broadcast, rewritten or redistributed without permission."""


def wrapped(width: int, *paragraphs: str) -> str:
    """Paragraphs with a blank line between them, wrapped at a column."""
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)


@pytest.mark.parametrize("width", range(52, 84))
def test_a_wrapped_article_stays_whole_at_every_column(width: int) -> None:
    text = wrapped(width, *PARAGRAPHS)
    assert dedupe_news.clean(text).split() == text.split()


@pytest.mark.parametrize("width", [60, 66, 72, 80])
def test_a_wrapped_notice_goes_with_all_its_lines(width: int) -> None:
    text = wrapped(width, *PARAGRAPHS, NOTICE)
    assert dedupe_news.clean(text).split() == wrapped(width, *PARAGRAPHS).split()


def test_a_call_right_under_a_wrapped_paragraph_takes_nothing_of_it_along() -> None:
    rows = [
        "The council of Halden met on Monday to speak about the old bridge over",
        "the river and the road that leads to it, which rain has washed away",
        "sign up for our newsletter",
        "and ruined, said the mayor after the meeting in the town hall.",
    ]
    assert dedupe_news.clean("\n".join(rows)).splitlines() == [*rows[:2], rows[3]]


def test_every_character_stays_in_exactly_one_line() -> None:
    text = wrapped(70, *PARAGRAPHS, NOTICE)
    told = "".join(text[line.start : line.end] for line in label_lines([text])[0])
    assert "".join(told.split()) == "".join(text.split())


@given(st.text(st.sampled_from("ab A.\n "), max_size=300))
def test_a_text_without_its_wrapping_has_each_character_in_its_place(text: str) -> None:
    joined = unwrapped(text)
    assert len(joined) == len(text)
    assert all(one == other or (one, other) == ("\n", " ") for one, other in zip(text, joined, strict=True))


ROWS = st.sampled_from(
    (
        "the river had risen by two metres overnight and the lower road was shut",
        "The river had risen by two metres overnight and the lower road was shut",
        "and ruined.",
        "Share this",
        "水位一夜之间上升了两米，下游的公路已经封闭，居民转移到学校过夜，没有人受伤，",
        "  set in from the left, and so it begins a paragraph of its own in a wire",
        "A paragraph a line: " + "the town waits and " * 6,
        "",
        "\u2028and so on",
    )
)


@given(st.lists(ROWS, max_size=12), st.data())
def test_a_text_that_is_passed_over_has_no_torn_paragraph(rows: list[str], data: st.DataObject) -> None:
    text = "\n".join(rows)
    start = [at for at, row in zip(_begins(rows), rows, strict=True) if row.strip()]
    rule = [data.draw(st.sampled_from((None, "model"))) for _ in start]
    told = torn([text], [0, len(start)], start, rule)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(wrapping, "_may_wrap", lambda _: True)
        assert told == torn([text], [0, len(start)], start, rule)


def _begins(rows: list[str]) -> list[int]:
    """Where the text of each row begins in the rows joined by breaks."""
    found, at = [], 0
    for row in rows:
        found.append(at + len(row) - len(row.lstrip()))
        at += len(row) + 1
    return found


def test_a_broadcast_written_in_capitals_and_set_in_a_column_is_prose() -> None:
    said = (
        "HERE IS WHAT WE KNOW TONIGHT. THE FIRE CHIEF JUST WALKED US THROUGH HOW IT BEGAN AND AS YOU"
        " SAID IT IS A LONG STORY. WE DO KNOW THAT SOMEONE LEFT A STOVE ON IN THE KITCHEN OF THE HALL"
        " AND THAT IS WHEN THE CURTAINS CAUGHT. YOU HAVE SMOKE IN THE STAIRS AND PEOPLE WHO COULD NOT"
        " GET OUT. RIGHT NOW WE HAVE CONFIRMED THAT FOUR OF THEM WERE TAKEN TO MERCY HOSPITAL. A LOT OF"
        " THEIR FAMILIES ARE ARRIVING THERE AND THEY WANT TO KNOW HOW THEY ARE. THE CHIEF TELLS US HIS"
        " CREWS WILL STAY UNTIL THE MORNING AND THAT THE ROAD WILL BE SHUT."
    )
    rows = textwrap.wrap(said, 72)
    assert [line.rule for line in label_lines(["\n".join(rows)])[0]] == [None] * len(rows)
