"""On what scale likeness is judged: what a report repeats, events that count once, and each report's best."""

import numpy as np
from tests.stories.texts import FIRE, ROUNDUP, VOTE

from dedupe_news.stories import StoryInput, background, explain_story, scoring, unrelated, vectors, waiting
from dedupe_news.stories.counts import Counts, count_terms
from dedupe_news.thresholds import StoryThresholds

LIMITS = StoryThresholds()


def repeated(text: str) -> float:
    counts = count_terms([text, *VOTE], LIMITS)
    unit = vectors.weigh(counts, vectors.weights(counts, background.load(), LIMITS))
    return float(vectors.repeats(counts, unit)[0])


def idf_of_first(counts: Counts, parts: list[float]) -> np.ndarray:
    found = vectors.weights(counts, background.load(), LIMITS, np.array(parts))
    return found[counts.matrix[0].indices]


def test_a_report_whose_halves_say_the_same_repeats_itself_and_one_of_single_words_does_not() -> None:
    eight = "Quay Street stays closed after the harbour fire."
    assert repeated(f"{eight} {eight}") > 0.99
    assert repeated(eight) == 0.0


def test_words_of_an_event_weigh_more_when_its_reports_count_as_one() -> None:
    counts = count_terms([*FIRE, *VOTE], LIMITS)
    apart = idf_of_first(counts, [1.0] * 6)
    folded = idf_of_first(counts, [1 / 3] * 3 + [1.0] * 3)
    shared = counts.matrix[0].indices
    often = np.bincount(counts.matrix[:3].indices, minlength=len(counts.hashes))[shared] == 3
    alone = np.bincount(counts.matrix.indices, minlength=len(counts.hashes))[shared] == 1
    gain = folded - apart
    assert gain[often & (apart > 0)].mean() > gain[alone].mean()


def test_a_pair_is_held_against_the_best_that_each_of_the_two_has() -> None:
    run = StoryInput([FIRE[0], FIRE[1], ROUNDUP, *VOTE])

    def contrast(a: int, b: int) -> float:
        return next(one.value for one in explain_story(run, a, b).features if one.name == "contrast")

    assert contrast(0, 1) == 0.0
    assert contrast(0, 2) < contrast(0, 1)


def spoken(apart: str | None, name: str) -> float:
    run = StoryInput([FIRE[0], FIRE[1]], dates=["2015-03-02", apart])
    return next(one.value for one in explain_story(run, 0, 1).features if one.name == name)


def test_the_sooner_a_report_follows_the_more_it_speaks_for_one_event_until_months_have_gone() -> None:
    day, later = spoken("2015-03-02", "days"), spoken("2015-03-03", "days")
    assert day > later > 0 > spoken("2015-04-10", "days")
    assert spoken("2015-04-01", "days") == 0.0
    assert spoken("2015-04-30", "days") > spoken("2015-05-01", "days")
    assert spoken("2015-05-01", "days") == spoken("2015-09-02", "days")
    assert spoken(None, "days") == spoken(None, "year") == 0.0


def test_which_of_two_reports_came_first_does_not_matter() -> None:
    before, after, unknown = scoring.sooner(np.array([-3.0, 3.0, np.nan]), LIMITS).tolist()
    assert before == after > 0
    assert unknown == 0.0


def waits(days: list[float], tongue: list[int] | None = None) -> list[float]:
    languages = np.array(tongue or [0] * len(days))
    usual = np.expm1(waiting.usual_waits(np.array(days), languages, LIMITS))
    return [float(wait) for wait in usual.round(6)]


def test_in_a_dump_of_one_week_it_tells_less_to_be_of_one_day_than_in_an_archive_of_years() -> None:
    week, years = [float(at % 7) for at in range(140)], [float(at * 9) for at in range(140)]
    assert waits(years) == [30.0] * 140
    assert all(3 < usual < 6 for usual in waits(week))


def test_few_dates_or_none_leave_it_at_thirty_days() -> None:
    assert waits([float("nan"), float("nan"), 5.0]) == [30.0] * 3
    assert waits([]) == []
    assert 2 < waits([1.0, 1.0, 1.0, 1.0])[0] < waits([1.0, 1.0])[0] < 30


def test_the_usual_wait_is_that_of_a_reports_own_language() -> None:
    german_week, english_years = [float(at % 7) for at in range(60)], [float(at * 30) for at in range(60)]
    usual = waits(german_week + english_years, [0] * 60 + [1] * 60)
    assert max(usual[:60]) < 6
    assert min(usual[60:]) == 30.0


def test_of_unrelated_reports_long_ones_and_such_as_repeat_themselves_are_expected_to_share_more() -> None:
    brief, long, drumming = unrelated.expected(np.array([40, 300, 300]), np.array([0.1, 0.1, 0.5]), LIMITS)
    assert 0.02 < brief < long < drumming < 0.25


def test_reports_of_other_years_speak_against_one_event_the_more_years_lie_between() -> None:
    assert spoken("2015-03-02", "year") == 0.0
    assert 0 > spoken("2016-03-02", "year") > -0.2
    assert -0.5 > spoken("2017-05-02", "year") > spoken("2019-03-02", "year") > -1.0


def test_two_reports_alone_are_each_others_best() -> None:
    told = explain_story(StoryInput([FIRE[0], VOTE[0]]), 0, 1)
    assert {one.name: one.value for one in told.features}["contrast"] == 0.0
    assert told.probability < told.cut
