"""The day beneath a headline dates a report; days that may be of something else do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dedupe_news.text.stamps import read_stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        ("By Ann Moor, 14/03/2024", "2024-03-14"),
        ("By ANN MOOR - 14/03/2024", "2024-03-14"),
        ("By Ann Moor and Tom Lee, Thursday, March 14, 2024", "2024-03-14"),
        ("Von Ann van der Moor, 14.03.2024", "2024-03-14"),
        ("Published at 14:00 on 14 March 2024", "2024-03-14T14:00"),
        ("POSTED: 2:15 pm EST March 14, 2024", "2024-03-14T14:15"),
        ("08:30, Mar 14 2024", "2024-03-14T08:30"),
        ("Gepubliceerd op 9-11-2023", "2023-11-09"),
        ("9-11-2023", None),  # in English November or September
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
        "By Friday, 14 March 2024",
        "By noon on Friday, 14 March 2024",
        "By May 14, 2024",
        "7:30 pm, 14 March 2024",  # a concert begins
        "Doors at 19:00 on 14 March 2024",
        "Directed by Ann Moor, 14 March 2024",
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


DUTCH = (
    "Havenbrug dicht na brand in vrachtwagen",
    "Een vrachtwagen met hout vloog maandag op de havenbrug in brand en de politie sloot de brug af.",
)
VIETNAMESE = (
    "Cầu cảng đóng cửa sau vụ cháy xe tải",
    "Một xe tải chở gỗ đã bốc cháy trên cầu cảng vào sáng thứ hai và cảnh sát đã cấm tất cả các xe qua cầu.",
)


@pytest.mark.parametrize(
    ("told", "line", "day"),
    [
        (DUTCH, "9-11-2023", "2023-11-09"),
        (DUTCH, "Door Ann Moor, 9-11-2023 14:20", "2023-11-09T14:20"),
        (VIETNAMESE, "Thứ năm, 9/11/2023, 08:30 (GMT+7)", "2023-11-09T08:30"),
        (VIETNAMESE, "Cập nhật 9/11/2023", "2023-11-09"),
        (DUTCH, "11/14/2023", "2023-11-14"),  # there is no fourteenth month
        (VIETNAMESE, "Hạn chót 9/11/2023", None),  # a deadline
        ((HEADLINE, PROSE), "9/11/2023", None),
    ],
)
def test_figures_are_a_day_where_the_language_of_the_text_reads_them_in_one_way(
    told: tuple[str, str], line: str, day: str | None
) -> None:
    headline, prose = told
    assert read_stamp(f"{headline}\n{line}\n{prose}\n{prose}") == day


CHINESE = "港口大桥因货车起火关闭"
CHINESE_PROSE = "周一上午，一辆装满木材的货车在港口大桥上起火燃烧，警方随即封闭了整座大桥，所有车辆都须绕行。"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024年3月14日 08:30 来源：港口日报", "2024-03-14T08:30"),
        ("2024年03月14日08:30 来源：港口日报 作者：王明", "2024-03-14T08:30"),
        ("来源：港口日报 2024年3月14日", "2024-03-14"),
        ("發布日期：2024年3月14日", "2024-03-14"),
        ("2024年3月14日 星期四", "2024-03-14"),
        ("2024年3月14日星期四", "2024-03-14"),
        ("2024年3月14日上映", None),  # a film
        ("生于2024年3月14日", None),
        ("截止日期：2024年3月14日", None),
        ("2024年3月14日至16日", None),
    ],
)
def test_a_day_between_a_chinese_headline_and_its_text_dates_it(line: str, day: str | None) -> None:
    assert read_stamp(f"{CHINESE}\n{line}\n{CHINESE_PROSE}") == day


def test_a_day_above_a_chinese_headline_is_that_on_which_the_page_was_fetched() -> None:
    page = f"人民港口日报海外版\n2024年3月14日\n首页\n新闻\n{CHINESE}\n{CHINESE_PROSE}"
    assert read_stamp(page) is None


DIALOG = (
    "We and our 842 partners store and access information on a device, such as unique IDs in cookies.",
    "You may accept or manage your choices, including your right to object, in the privacy policy.",
    "Use precise geolocation data. Personalised advertising and content, measurement, audience research.",
)


def own(lines: Sequence[str]) -> list[bool]:
    """Whether lines are the dialog's, for this test."""
    return [line in {*DIALOG, "Share", "Save"} for line in lines]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 3 March 2025", "2025-03-03"),
        ("3 March 2025", "2025-03-03"),
        ("Le 3 mars 2025 à 09h12, modifié le 4 mars 2025 à 11h40", "2025-03-03T09:12"),
    ],
)
def test_a_consent_dialog_above_the_headline_is_looked_past(*, line: str, day: str) -> None:
    text = "\n".join((*DIALOG, "Accept all", HEADLINE, line, "Share", "Save", "Ann Moor", PROSE, PROSE))
    assert read_stamp(text, notices=own) == day
    # who cannot tell a dialog from a report reads none below it
    assert read_stamp(text) is None


def test_a_day_below_the_report_itself_still_dates_nothing() -> None:
    text = "\n".join((*DIALOG, HEADLINE, PROSE, PROSE, "Published 3 March 2025", PROSE))
    assert read_stamp(text, notices=own) is None


def test_tools_and_a_caption_may_stand_between_a_day_and_what_its_headline_tells() -> None:
    between = ("Add us as preferred source", "A lorry on the quay, file picture")
    assert read_stamp("\n".join((HEADLINE, "9 June 2025", *between, PROSE))) == "2025-06-09"
    # below a headline that tells of something else it may be a menu's
    other = "Seals die on northern beach"
    assert read_stamp("\n".join((other, "9 June 2025", *between, PROSE))) is None


def test_a_place_and_a_small_word_may_stand_before_the_day() -> None:
    assert read_stamp(f"{HEADLINE}\nSaint-Malo, le 3 mars 2025\n{PROSE}") == "2025-03-03"
