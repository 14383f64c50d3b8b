"""Dates as the web writes them become one form, or stay what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_news.text.days import is_date, iso_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-05-02", "2024-05-02"),
        ("2026-03-16T05:10:00Z", "2026-03-16T05:10:00Z"),
        ("Thu, 02 May 2024 23:30:00 -0500", "2024-05-02T23:30:00-05:00"),
        ("May 2, 2024", "2024-05-02"),
        ("Sept. 3, 2021", "2021-09-03"),
        ("Monday 3rd of June 2024, 14:05", "2024-06-03T14:05"),
        ("14 August 2024 09:12 BST", "2024-08-14T09:12"),
        ("le 2 mai 2024 à 10:15", "2024-05-02"),
        ("1er juillet 2023", "2023-07-01"),
        ("2 de mayo de 2024", "2024-05-02"),
        ("2. Mai 2024", "2024-05-02"),
        ("2 мая 2024", "2024-05-02"),
        ("3 września 2024", "2024-09-03"),
        ("15. června 2024", "2024-06-15"),
        ("15. července 2024", "2024-07-15"),
        ("5. marraskuuta 2024", "2024-11-05"),
        ("2024年5月2日", "2024-05-02"),
        ("2024년 5월 2일", "2024-05-02"),
        ("2 tháng 5, 2024", "2024-05-02"),
        ("2024/5/2 9:05", "2024-05-02T09:05"),
        ("02.05.2024", "2024-05-02"),
        ("20240502T101500", "2024-05-02"),
        ("1714646400", "2024-05-02T10:40:00+00:00"),
        ("1714646400000", "2024-05-02T10:40:00+00:00"),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_read(written: str, meant: str) -> None:
    assert iso_date(written) == meant
    assert is_date(written)


def test_an_hour_of_twelve_is_not_taken_for_one_of_twenty_four() -> None:
    assert iso_date("3 June 2024 4:05 pm") == "2024-06-03"
    assert iso_date("3 Jun 2024 4:05 p.m.") == "2024-06-03"


def test_day_and_month_in_figures_are_told_apart_only_where_one_is_no_month() -> None:
    assert iso_date("12/25/2024") == iso_date("25/12/2024") == "2024-12-25"
    assert iso_date("5/5/2024") == "2024-05-05"
    assert iso_date("12/11/2024") == "12/11/2024"


@pytest.mark.parametrize(
    "written",
    [
        "yesterday",
        "Monday",
        "",
        "99/99/2024",
        "31 February 2024",
        "7 listopada 2024",
        "2024-05",
        "12:30",
        "4" * 10,
    ],
)
def test_what_is_no_date_or_two_stays_as_it_is(written: str) -> None:
    assert iso_date(written) == written


@given(st.text(max_size=70))
def test_any_text_is_answered_and_an_answer_is_not_changed_again(text: str) -> None:
    assert iso_date(iso_date(text)) == iso_date(text)
