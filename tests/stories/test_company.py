"""A run whose reports tell events of their own is not told as stories; one whose events have several is."""

import numpy as np
import pytest
from tests.stories import look_alikes, small_runs

from dedupe_news.stories import StoryInput, StorySettings, cluster
from dedupe_news.stories.kin import Compared
from dedupe_news.stories.scoring import company
from dedupe_news.thresholds import StoryThresholds

LIMITS = StoryThresholds()
RUNS = small_runs.runs()
ENGLISH = [row for name in RUNS if name.endswith("-en") for row in RUNS[name]] + [
    dict(row) for row in look_alikes.reports()
]
WITHOUT = StorySettings(thresholds=StoryThresholds(weight_company=0.0, kin_company=0.0))


def alone(seed: int) -> list[small_runs.Row]:
    """One report of each event, all of one week, and a second one of the first event."""
    events = list(dict.fromkeys(row["story"] for row in ENGLISH))[::2]  # not both of two that look alike
    chance = np.random.default_rng(seed)
    told = [[row for row in ENGLISH if row["story"] == event] for event in events]
    drawn = [rows[int(chance.integers(len(rows)))] for rows in told]
    second = next(row for row in told[0] if row is not drawn[0])
    return [row | {"date": f"2024-03-{chance.integers(11, 16):02}"} for row in drawn] + [
        second | {"date": None}
    ]


def beside_strangers(rows: list[small_runs.Row], settings: StorySettings | None = None) -> float:
    """The part of the reports that are in one story with a report of another event."""
    labels = cluster(
        StoryInput(
            [row["text"] or "" for row in rows],
            titles=[row["title"] for row in rows],
            dates=[row["date"] for row in rows],
        ),
        settings,
    ).labels
    events = np.array([row["story"] for row in rows])
    return float(
        np.mean(
            [(events[labels == label] != event).any() for label, event in zip(labels, events, strict=True)]
        )
    )


def test_reports_that_have_no_company_do_not_become_stories_of_strangers() -> None:
    runs = [alone(seed) for seed in range(5)]
    assert np.mean([beside_strangers(run) for run in runs]) < 0.05
    assert np.mean([beside_strangers(run, WITHOUT) for run in runs]) > 0.2


def shift(*first: float) -> float:
    """What counts against every pair where each report is in one, with such first log-odds."""
    count = 2 * len(first)
    here = np.arange(0, count, 2)
    pairs = Compared(count, here, here + 1, np.zeros(len(first)))
    return float(company(pairs, np.array(first), LIMITS)[0])


def test_a_run_where_most_reports_have_company_is_judged_as_ever() -> None:
    assert shift(*[3.0] * 30, *[-3.0] * 20) == 0.0
    assert shift(*[3.0] * 20, *[-3.0] * 30) < 0.0


def test_the_fewer_have_company_the_more_counts_against_a_pair_but_not_without_end() -> None:
    many, some, none = (shift(*[3.0] * told, *[-3.0] * (300 - told)) for told in (150, 90, 0))
    assert 0.0 > many > some > none == -LIMITS.company_most


@pytest.mark.parametrize("count", [1, 2])
def test_of_a_handful_of_reports_too_little_is_known_to_doubt_them(count: int) -> None:
    assert shift(*[-3.0] * count) > -0.3
