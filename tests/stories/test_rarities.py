"""In small runs names that few reports share hold an event together, and none in common speaks against it."""

from __future__ import annotations

import numpy as np
import pytest
from tests.stories import small_runs
from tests.stories.texts import FIRE, VOTE

from dedupe_news.stories import StoryInput, cluster, explain_story, vectors
from dedupe_news.stories.clustering import columns_of
from dedupe_news.stories.kin import Compared
from dedupe_news.stories.rarities import rare_names
from dedupe_news.thresholds import StoryThresholds

LIMITS = StoryThresholds()
WIRE = (
    "Mine owner Tessaro shut the Bellin pit on Monday after water broke into the lowest gallery. Engineer "
    "Ada Krol said that pumping would take a month, and that all forty men had been brought up unhurt."
)
NEIGHBOUR = (
    "My husband came home at ten with mud to his chest and would not speak, says the widow next door to Ada "
    "Krol in Bellin. Soup was handed out in the chapel until dawn, and nobody has slept in this street since."
)
OTHER = (
    "Mine owner Castel shut the Dorno pit on Monday after water broke into the lowest gallery. Engineer Lia "
    "Ferro said that pumping would take a month, and that all fifty men had been brought up unhurt."
)
ZHEJIANG = "港口大桥因货车起火关闭,警方随即封闭了整座大桥,所有车辆都须绕行,消防员用两小时扑灭了大火。"
ELSEWHERE = "法院周二判处前市长三年徒刑,法官认为他收受了建筑商的贿赂,他的律师表示将会提出上诉。"


def rare(texts: list[str], parts: list[float] | None = None) -> dict[tuple[int, int], float]:
    """How much more of the rare names each pair shares than is usual."""
    columns = columns_of(StoryInput(texts), list(range(len(texts))), texts, LIMITS)
    idf = vectors.weights(columns.counts, columns.known, LIMITS, None, columns.speech)
    left, right = np.triu_indices(len(texts), 1)
    pairs = Compared(len(texts), left, right, np.zeros(len(left)))
    counted = np.array(parts or [1.0] * len(texts))
    found = rare_names(columns.counts, idf, pairs, counted, LIMITS)
    return dict(zip(zip(left.tolist(), right.tolist(), strict=True), found.tolist(), strict=True))


def test_the_wire_and_the_neighbours_tale_share_names_and_two_accidents_of_one_kind_share_none() -> None:
    found = rare([WIRE, NEIGHBOUR, OTHER])
    assert found[0, 1] > 0 > found[0, 2]
    assert found[1, 2] < 0


def test_a_name_that_all_reports_of_a_run_hold_tells_less_than_one_that_two_share() -> None:
    town = [f"{text} The news was first told in Bellin, on the square." for text in (*VOTE, *FIRE)]
    alone, among = rare([WIRE, NEIGHBOUR, *VOTE, *FIRE]), rare([WIRE, NEIGHBOUR, *town])
    assert among[0, 1] < alone[0, 1]


def test_reports_that_tell_one_event_count_as_one_there_by_half() -> None:
    many = [WIRE, NEIGHBOUR, *(f"{word}, Krol told Bellin, and Ada Krol knows." for word in ("Ada", "Yes"))]
    apart, together = rare(many), rare(many, [0.25] * 4)
    assert apart[0, 1] < together[0, 1]


def test_the_more_reports_a_run_has_the_less_it_tells_until_from_forty_on_it_tells_nothing() -> None:
    fillers = [f"{text} It was the {at}th time." for at in range(20) for text in (FIRE[0], VOTE[0])]
    few, more, most = (rare([WIRE, NEIGHBOUR, *fillers[:count]])[0, 1] for count in (4, 37, 38))
    assert few > more > 0
    assert most == 0.0


def test_scripts_without_capitals_are_not_held_against_what_is_usual() -> None:
    assert rare([ZHEJIANG, ELSEWHERE])[0, 1] == 0.0


def test_what_names_add_is_explained_with_the_rest() -> None:
    told = explain_story(StoryInput([WIRE, NEIGHBOUR, OTHER]), 0, 1)
    assert next(one.effect for one in told.features if one.name == "rare names") > 0


@pytest.mark.parametrize(("half", "found", "joined"), [("read", 28, 20), ("unread", 24, 20)])
def test_events_in_own_words_are_found_and_look_alikes_joined_as_often_as_measured(
    half: str, found: int, joined: int
) -> None:
    """Without such names 28 and 19 were found, and 24 and 25 joined."""
    runs = list(small_runs.runs(small_runs.OWN_WORDS).values())
    read = small_runs.OWN_WORDS_READ
    true = false = 0
    for run in runs[:read] if half == "read" else runs[read:]:
        texts, titles, dates = ([row[name] for row in run] for name in ("text", "title", "date"))
        labels = cluster(StoryInput([str(text) for text in texts], titles=titles, dates=dates)).labels
        stories = np.array([row["story"] for row in run])
        one = np.triu(labels[:, None] == labels, 1)
        true += int((one & (stories[:, None] == stories)).sum())
        false += int((one & (stories[:, None] != stories)).sum())
    assert true >= found
    assert false <= joined
