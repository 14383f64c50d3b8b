"""Leads that name others than another report knows of part look-alikes of small runs."""

from __future__ import annotations

import numpy as np
import pytest
from tests.stories import small_runs
from tests.stories.texts import FIRE, VOTE

from dedupe_news.stories import StoryInput, cluster, explain_story
from dedupe_news.stories.kin import Compared
from dedupe_news.stories.leads import lead_names, name_key, strange_leads
from dedupe_news.thresholds import StoryThresholds

LIMITS = StoryThresholds()
JOINED = 36
TILBURY = "A paint works burnt down in Tilbury on Monday. Nobody was hurt, fire chief Ada Krol said."
GRAYS = "A paper yard burnt down in Grays on Monday. Nobody was hurt, fire chief Lea Fitch said."
WORKERS = (
    "Drums popped like fireworks. Shift leader Dev Patel counted them out; then Tilbury held its breath."
)
WIDOW = "It came through the floor, says Pathak next door. There was no light, and no way out of the back."


def strange(*texts: str) -> float:
    """How strange the first two reports of a run are to each other."""
    pairs = Compared(len(texts), np.array([0]), np.array([1]), np.zeros(1))
    return float(strange_leads(texts, pairs, LIMITS)[0])


def names(text: str) -> list[str]:
    return sorted(lead_names(text, LIMITS).names)


def places(text: str) -> list[str]:
    return sorted(lead_names(text, LIMITS).places)


def test_two_fires_of_one_evening_that_name_nothing_in_common_are_strange_to_each_other() -> None:
    assert strange(TILBURY, GRAYS) < -0.8


def test_a_report_that_holds_a_name_of_the_others_lead_anywhere_is_no_stranger() -> None:
    assert strange(TILBURY, WORKERS) == 0.0
    assert (
        strange(TILBURY, f"{GRAYS} {'Crews came from all over the county. ' * 30} They know it from Tilbury.")
        == 0.0
    )


def test_one_name_without_a_place_is_too_little_to_go_by() -> None:
    assert names(WIDOW) == ["patha"]
    assert strange(TILBURY, WIDOW) == 0.0
    assert strange(TILBURY, WIDOW.replace("Pathak", "Ravi Pathak")) < -0.8


def test_reports_of_one_chief_in_two_places_are_somewhat_strange() -> None:
    assert strange(TILBURY, GRAYS.replace("Lea Fitch", "Ada Krol")) == pytest.approx(
        LIMITS.strange_places * strange(TILBURY, GRAYS)
    )


def test_it_tells_less_the_more_reports_a_run_has_and_nothing_from_forty_on() -> None:
    few, more, many = (strange(TILBURY, GRAYS, *[""] * count) for count in (0, 18, 38))
    assert few < more < 0
    assert many == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [("Омск", "Омске"), ("Пермь", "Перми"), ("Brno", "Brně"), ("Roma", "Rome"), ("Κάρυστος", "Κάρυστο")],
)
def test_a_name_is_known_whatever_its_ending(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("Mali", "Male"), ("Laos", "Lao")])
def test_short_names_that_differ_within_are_two(one: str, other: str) -> None:
    assert (name_key(one) == name_key(other)) is (one == "Mali")


def test_a_title_in_capitals_names_nobody() -> None:
    body = "It took all night to put out the fire in Tilbury, crews said."
    assert names(f"Blaze Destroys Paint Works In Essex Town\n{body}") == ["tilbu"]
    assert names(f"Blaze destroys paint works in Essex town\n{body}") == ["essex", "tilbu"]


def test_where_nouns_have_capitals_only_places_and_what_follows_a_name_count() -> None:
    text = (
        "Die Feuerwehr rettete am Morgen drei Kinder aus einem brennenden Haus in Bremerhaven. Nach Worten "
        "von Einsatzleiter Jens Holm hatte der Vater die Tür verriegelt, weil ein Nachbar mit einem Messer "
        "im Flur stand; die Polizei nahm den Mann fest."
    )
    assert names(text) == ["breme", "holm", "jens"]


def test_acronyms_are_no_places() -> None:
    text = "Пожар начался во вторник в Омске, сообщили в МЧС."
    assert (places(text), names(text)) == (["омск"], ["мчс", "омск"])


def test_a_word_that_is_also_written_small_is_no_name() -> None:
    assert names("It was seen by the Council of Orme. The council met at noon.") == ["orm"]


def test_names_after_the_lead_are_not_of_the_lead() -> None:
    text = f"A mill burnt down in Orme. {'It took long. ' * 20}They came from Skell."
    assert names(text) == ["orm"]


def test_scripts_without_capitals_and_empty_reports_tell_nothing() -> None:
    assert strange("港口大桥因货车起火关闭,警方随即封闭了整座大桥。", "法院周二判处前市长三年徒刑。") == 0.0
    assert strange("", TILBURY) == 0.0


def test_what_leads_take_away_is_explained_with_the_rest() -> None:
    told = explain_story(StoryInput([TILBURY, GRAYS, FIRE[0], VOTE[0]]), 0, 1)
    assert next(one.effect for one in told.features if one.name == "strange leads") < 0


@pytest.mark.parametrize(("told", "joined"), [((1, 1), 5), ((2, 1), 6), ((1, 2), 6)])
def test_look_alikes_of_one_day_are_joined_no_more_often_than_measured(
    told: tuple[int, int], joined: int
) -> None:
    found = 0
    for run in small_runs.runs(small_runs.TWINS).values():
        events: dict[str | None, list[small_runs.Row]] = {}
        for row in run:
            events.setdefault(row["story"], []).append(row)
        rows = [row for some, many in zip(events.values(), told, strict=True) for row in some[:many]]
        given = StoryInput(
            [row["text"] or "" for row in rows],
            titles=[row["title"] for row in rows],
            dates=[row["date"] for row in rows],
        )
        labels = cluster(given).labels.tolist()
        found += not set(labels[: told[0]]).isdisjoint(labels[told[0] :])
    assert found <= joined


def test_short_look_alikes_in_many_languages_are_joined_no_more_often_than_measured() -> None:
    joined = 0
    for run in small_runs.runs(small_runs.TWIN_BRIEFS).values():
        for rows in (run, small_runs.undated(run)):
            given = StoryInput(
                [row["text"] or "" for row in rows],
                titles=[row["title"] for row in rows],
                dates=[row["date"] for row in rows],
            )
            labels = cluster(given).labels.tolist()
            told = [row["story"] for row in rows]
            joined += len(set(zip(labels, told, strict=True))) - len(set(labels))
    assert joined <= JOINED
