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
        ("March 15, 2024 Friday 7:02 PM GMT", "2024-03-15T19:02"),
        ("15. März 2024 Freitag 10:10 Uhr", "2024-03-15T10:10"),
        ("le 2 mai 2024 à 10:15", "2024-05-02T10:15"),
        ("12 मार्च 2025, 10:20 बजे", "2025-03-12T10:20"),
        ("الاثنين 3 مارس 2025", "2025-03-03"),
        ("2025. március 3. 10:12", "2025-03-03T10:12"),
        ("2025年4月8日 11時05分", "2025-04-08T11:05"),
        ("7 de mayo de 2025 a las 10:20", "2025-05-07T10:20"),
        ("5.2.2025 klo 14.10", "2025-02-05T14:10"),
        ("Saint-Malo, le 3 mars 2025", "2025-03-03"),
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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3 June 2024 4:05 pm", "2024-06-03T16:05"),
        ("3 Jun 2024 4:05 p.m.", "2024-06-03T16:05"),
        ("May 2, 2024 3:45 PM", "2024-05-02T15:45"),
        ("May 2, 2024 10:30:15 pm", "2024-05-02T22:30:15"),
        ("02 May 2024 10:00:00 PM", "2024-05-02T22:00:00"),
        ("2024/05/02 12:30AM", "2024-05-02T00:30"),
        ("2024/05/02 9:12:05", "2024-05-02T09:12:05"),
        ("02.05.2024 - 10.30 Uhr", "2024-05-02T10:30"),
        ("May 2, 2024 - 10:30", "2024-05-02T10:30"),
    ],
)
def test_a_time_behind_a_day_is_read_by_the_clock_it_is_told_by(written: str, meant: str) -> None:
    assert iso_date(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "2/5/2024 - 3/5/2024",
        "25/12/2023 - 11/05",
        "12024/05/02",
        "2024/05/02 10:00:75",
        "May 2, 2024 13:30 pm and 4 more",
        "two were killed on 2 May 2024, the police say",
        "2024年5月2日下午三时，一辆公共汽车在桥上翻车，造成两人死亡",
    ],
)
def test_what_holds_more_than_a_date_is_none(written: str) -> None:
    assert iso_date(written) == written
    assert not is_date(written)


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
