"""Two events told in one frame part by what fills it; one event told again, or further on, stays one."""

from __future__ import annotations

import numpy as np
import pytest
from tests.stories import small_runs
from tests.stories.texts import VOTE

from dedupe_news.stories import StoryInput, StorySettings, cluster, explain_story
from dedupe_news.stories.fillers import Told, elsewhere, filled_otherwise, swapped, told
from dedupe_news.stories.kin import Compared
from dedupe_news.thresholds import StoryThresholds

LIMITS = StoryThresholds()
RUNS = small_runs.runs(small_runs.FILLERS)
FRAME = (
    "A van with {} aboard went off the pass road near {place} in Peru on {day}, killing {dead} people, police"
    " said. The driver, {driver}, had missed a turn in the fog. {more}"
)
ARLOW = FRAME.format(
    "cooks", place="Arlow", day="Monday", dead="six", driver="Ann Breen", more="It is closed."
)
TESK = FRAME.format("nuns", place="Tesk", day="Friday", dead="two", driver="Joe Daly", more="It is closed.")
LATER = FRAME.format(
    "cooks", place="Arlow", day="Monday", dead="9", driver="Ann Breen", more="Two died later."
)
BOTH = (
    "For the second time in a week a van has gone off a pass road in the fog: Joe Daly missed a turn near "
    "Tesk on Friday, as Ann Breen had near Arlow on Monday, police said."
)


def read(*texts: str) -> tuple[Told, ...]:
    return tuple(told(text, LIMITS) for text in texts)


def doubt(one: str, other: str, count: int = 2) -> float:
    pairs = Compared(count, np.array([0]), np.array([1]), np.zeros(1))
    return float(filled_otherwise([one, other], pairs, np.ones(1, bool), LIMITS)[0][0])


def labels(*texts: str, granularity: float = 0.5) -> list[int]:
    found: list[int] = cluster(StoryInput(texts), StorySettings(granularity=granularity)).labels.tolist()
    return found


def test_two_crashes_told_in_one_frame_are_two_stories() -> None:
    assert doubt(ARLOW, TESK) == -1.0
    assert labels(ARLOW, TESK) == [0, 1]


def test_a_later_toll_in_the_same_frame_is_the_same_story() -> None:
    assert doubt(ARLOW, LATER) == 0.0
    assert labels(ARLOW, LATER) == [0, 0]


def test_a_report_of_both_crashes_joins_one_of_them_and_does_not_join_them_to_each_other() -> None:
    found = labels(ARLOW, TESK, BOTH, VOTE[0])
    assert found[0] != found[1]


def test_who_asks_for_affairs_is_given_both_as_one() -> None:
    assert labels(ARLOW, TESK, granularity=0.95) == [0, 0]


def test_explained_as_a_pair_they_are_no_story_until_stories_are_wide() -> None:
    found = explain_story(StoryInput([ARLOW, TESK]), 0, 1)
    assert found.probability <= LIMITS.parted
    assert next(one.effect for one in found.features if one.name == "other fillers") < -1
    assert found.joins_at is not None
    assert found.joins_at >= 0.5 + LIMITS.names_wide


@pytest.mark.parametrize(
    ("place", "driver", "day", "expected"),
    [
        ("Tesk", "Ann Breen", "Monday", 0.0),
        ("Tesk", "Ann Breen", "Friday", -0.75),
        ("Tesk", "Joe Daly", "Monday", -0.75),
        ("Tesk", "Joe Daly", "Friday", -1.0),
        ("Arlow", "Ann Breen", "Friday", 0.0),
        ("Arlow", "Anne Breen", "Friday", 0.0),
    ],
)
def test_one_name_may_differ_and_two_signs_are_less_than_three(
    place: str, driver: str, day: str, expected: float
) -> None:
    other = FRAME.format("cooks", place=place, day=day, dead="six", driver=driver, more="It is closed.")
    assert doubt(ARLOW, other) == expected


def test_a_name_that_the_other_report_knows_elsewhere_is_no_other_name() -> None:
    assert doubt(ARLOW + " Both Joe Daly and Tesk were named, and Friday.", TESK) == 0.0


def test_reports_in_words_of_their_own_have_no_frame() -> None:
    own = "Six cooks will not come home. Fog hid the bend from their van, said Lea Fitch."
    assert swapped(*read(ARLOW, own)).frame < LIMITS.frame_part
    assert doubt(ARLOW, own) == 0.0


def test_a_number_is_one_with_its_parts() -> None:
    rates = "Its bank left the rate at {} percent in May, and {} members of the board wanted less."
    assert swapped(*read(rates.format("3.75", "2"), rates.format("3.25", "3"))).others == 2
    assert swapped(*read(rates.format("3.75", "2"), rates.format("3.75", "2"))).others == 0


@pytest.mark.parametrize(("count", "expected"), [(300, -1.0), (450, -0.5), (600, 0.0)])
def test_it_fades_between_three_hundred_reports_and_six_hundred(count: int, expected: float) -> None:
    assert doubt(ARLOW, TESK, count) == expected


@pytest.mark.parametrize(
    ("other", "marked"),
    [
        ("Ten people drowned in Velm on Tuesday when a raft turned over.", True),
        ("Ten people drowned in Velm on Monday when a raft turned over.", False),
        ("Ten people drowned in Orme on Tuesday when a raft turned over.", False),
    ],
)
def test_leads_of_other_places_and_other_days_mark_a_story_as_borderline(other: str, *, marked: bool) -> None:
    assert elsewhere(*read("A raft turned over in Orme on Monday and ten people drowned.", other)) == marked


def test_scripts_without_capitals_and_empty_reports_tell_nothing() -> None:
    assert (
        doubt(
            "港口大桥因货车起火关闭,警方随即封闭了整座大桥。",
            "港口大桥因客车起火关闭,警方随即封闭了整座大桥。",
        )
        == 0.0
    )
    assert doubt("", ARLOW) == 0.0


def test_of_events_told_in_one_frame_none_are_joined_and_of_those_told_again_most_are_found() -> None:
    joined = found = events = 0
    for rows in RUNS.values():
        texts, titles = [str(row["text"]) for row in rows], [row["title"] for row in rows]
        run = StoryInput(texts, titles=titles, dates=[row["date"] for row in rows])
        got, gold = cluster(run).labels.tolist(), [row["story"] for row in rows]
        if len(set(gold)) > 1:
            joined += got[0] == got[1]
        else:
            found, events = found + (got[0] == got[1]), events + 1
    assert (joined, events) == (0, 19)
    assert found >= 14
