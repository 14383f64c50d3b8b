"""The day beneath a headline dates a report; days that may be of something else do not."""

from __future__ import annotations

import pytest

from dedupe_news.text.stamps import read_stamp

HEADLINE = "Harbour bridge closed after lorry fire"
PROSE = "A lorry of timber caught fire on the harbour bridge on Monday, and police closed it to all cars."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Posted 2024-02-05", "2024-02-05"),
        ("Published on February 5, 2024 at 2:20 pm", "2024-02-05T14:20"),
        ("By Ann Moor | Published 5 Feb 2024, 14:20", "2024-02-05T14:20"),
        ("February 5, 2024 | 2:20 PM", "2024-02-05T14:20"),
        ("Veröffentlicht am 5. Februar 2024, 14:20 Uhr", "2024-02-05T14:20"),
        ("Publié le 5 février 2024", "2024-02-05"),
        ("Опубликовано: 5 февраля 2024", "2024-02-05"),
        ("Monday, 5 February 2024", "2024-02-05"),
        ("2024年2月5日", "2024-02-05"),
        ("Posted February 5, 2024, updated February 7, 2024", "2024-02-05"),
        ("Updated 7 February 2024", "2024-02-07"),
        ("Publié le 05/02/2024 à 14h20, mis à jour le 07/02/2024 à 10h02", "2024-02-05T14:20"),
        ("Publicado: 5/2/2024 (actualizado 7/2/2024)", "2024-02-05"),
        ("Date: 5/2/2024", None),
        ("Berlin, 5. Februar 2024", "2024-02-05"),
        ("Stand: 05.02.2024", "2024-02-05"),
        ("By Ann Moor. CREATED Feb 5, 2024 - UPDATED: Feb 7, 2024", "2024-02-05"),
    ],
)
def test_a_day_beneath_the_headline_dates_the_report(line: str, day: str | None) -> None:
    assert read_stamp(f"{HEADLINE}\n{line}\n{PROSE}") == day
    assert read_stamp(f"{HEADLINE}\nAnn Moor\n\n{line}\n\n{PROSE}\n{PROSE}\nPosted 2019-01-01\n") == day


def test_a_share_bar_may_stand_between_the_day_and_the_text() -> None:
    bar = "Share:\nFacebook\nX\nEmail"
    assert read_stamp(f"{HEADLINE}\nTuesday, March 12, 2024 8:15AM\n{bar}\n{PROSE}") == "2024-03-12T08:15"


def test_the_day_of_publication_goes_before_that_of_a_change_wherever_they_stand() -> None:
    assert read_stamp(f"{HEADLINE}\nUpdated 7 May 2024\nPublished 5 May 2024\n{PROSE}") == "2024-05-05"


@pytest.mark.parametrize(
    "text",
    [
        f"The Harbour Herald\nMonday, 5 February 2024\nHome\nSport\n{HEADLINE}\n{PROSE}",  # it was fetched
        f"The Harbour Herald\n5 February 2024\nHome\nSport\nWeather\n{HEADLINE}\n{PROSE}",
        f"5 February 2024\n{PROSE}",  # nothing stands above it
        f"{HEADLINE}\n{PROSE}\nThe bridge opened on 5 February 2024.",
        f"{HEADLINE}\n2024-02-05 Lorry burns out on the bridge\n{PROSE}",  # a chronology
        f"{HEADLINE}\nPosted 3/4/2024\n{PROSE}",  # April or March
        f"{HEADLINE}\nPosted on Monday\n{PROSE}",
        f"{HEADLINE}\n" + f"{PROSE}\n" * 10 + "Posted 5 February 2024",  # beneath a text: a comment's
    ],
)
def test_a_day_of_something_else_dates_nothing(text: str) -> None:
    assert read_stamp(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "Born 5 May 1996",
        "Died 5 May 2023",
        "Date of birth: 5 May 1996",
        "Released 5 May 2024",
        "Release date: 5 May 2024",
        "Opening 5 May 2024",
        "Deadline: 5 May 2024",
        "Until 5 May 2024",
        "Copyright 5 May 2024",
        "Photo: Ann Lee | 9 May 2020",
        "5 May 2024 – 9 May 2024",  # a festival lasts so long
        "6 June 1944",  # on this day in history
        "Posted January 1, 1970",  # no day is known
    ],
)
def test_the_day_of_a_birth_a_film_or_a_deadline_is_not_that_of_the_report(line: str) -> None:
    assert read_stamp(f"{HEADLINE}\n{line}\n{PROSE}") is None


def test_days_that_head_what_happened_on_them_date_nothing() -> None:
    first, second = f"{HEADLINE}\n12 March 2019\n{PROSE}\n", "4 May 2021\nWork began at last.\n"
    third = "3 February 2024\nThe bridge opened.\n"
    assert read_stamp(first + second + third) is None
    assert read_stamp(first + second) == "2019-03-12"
    assert read_stamp(first + f"Tom Wall\n{second}Ann Lee\n{third}") == "2019-03-12"  # comments


def test_only_the_report_itself_is_looked_at() -> None:
    other = f"{HEADLINE}\nPosted 5 February 2024\n{PROSE}\n"
    text = other + "Ferry fares rise again\n" + PROSE
    assert read_stamp(text, len(other)) is None
    assert read_stamp(text, 0, len(other)) == "2024-02-05"
    assert read_stamp(text, 0, len(HEADLINE)) is None
