"""What is, and is not, one story: events, look-alikes, series, languages, short texts."""

import itertools

import pytest
from tests.stories.texts import EVENTS, FIRE, FIRE_IN_GERMAN, ROUNDUP, STORM, VOTE, weather

from dedupe_news.stories import StoryInput, StorySettings, cluster, explain_story


def stories(texts: list[str], dates: list[str] | None = None, granularity: float = 0.5) -> list[int]:
    found = cluster(StoryInput(texts, dates=dates or ()), StorySettings(granularity=granularity))
    return [int(label) for label in found.labels]


def test_reports_of_one_event_are_one_story_whoever_wrote_them() -> None:
    assert stories([*FIRE, *VOTE, *STORM]) == [0, 0, 0, 1, 1, 1, 2, 2]


def test_no_report_makes_no_story() -> None:
    assert stories([]) == []
    assert len(cluster(StoryInput([])).cohesion) == 0


def test_one_report_is_a_story_that_nothing_holds_together_or_draws_away() -> None:
    found = cluster(StoryInput([FIRE[0]]))
    assert (found.labels.tolist(), found.cohesion.tolist(), found.borderline.tolist()) == (
        [0],
        [1.0],
        [False],
    )


@pytest.mark.parametrize("count", [2, 7])
def test_equal_reports_are_one_story_however_many(count: int) -> None:
    assert stories([FIRE[0]] * count) == [0] * count
    assert stories([*VOTE, *[FIRE[0]] * count]) == [0, 0, 0, *[1] * count]


def test_reports_without_a_word_are_told_from_reports_with_some() -> None:
    assert stories(["", "…", FIRE[0], FIRE[1]]) == [0, 1, 2, 2]


def test_two_events_in_a_run_of_two_are_two_stories() -> None:
    assert stories([FIRE[0], VOTE[0]]) == [0, 1]
    assert stories([FIRE[0], FIRE[1]]) == [0, 0]


def test_headlines_alone_are_enough() -> None:
    heads = [
        "Fire destroys timber warehouse in Ostheim harbour",
        "Ostheim harbour warehouse gutted by fire",
        "Velden parliament passes pension bill by two votes",
        "Pension bill passed in Velden by two votes",
        "Court in Lindau frees banker Emil Kranz",
    ]
    assert stories(heads) == [0, 0, 1, 1, 2]


def test_a_roundup_of_many_events_does_not_chain_their_stories() -> None:
    found = stories([*FIRE, *VOTE, *STORM, ROUNDUP])
    assert found[:8] == [0, 0, 0, 1, 1, 1, 2, 2]


def test_a_report_in_another_language_leaves_the_other_events_alone() -> None:
    found = stories([*FIRE, FIRE_IN_GERMAN, *VOTE])
    assert found[4:] == [found[4]] * 3
    assert found[4] not in found[:4]


def test_a_series_of_weather_reports_over_many_years_is_no_story_of_many_years() -> None:
    texts = [weather(day, day % 7, day % 7 + 8) for day in range(1, 21)]
    found = stories(texts, [f"{1995 + year}-03-07" for year in range(20)])
    assert max(found.count(story) for story in found) <= 2


def test_a_market_report_of_another_year_is_another_story_and_one_of_the_same_day_is_not() -> None:
    market = "Shares in Telag closed {} per cent higher at {} on the Ostheim exchange in light trading."
    texts = [market.format(2, 41), market.format(3, 42)]
    assert stories(texts, ["2013-05-02", "2013-05-02"]) == [0, 0]
    assert stories(texts, ["2013-05-02", "2017-05-02"]) == [0, 1]


def test_a_window_keeps_apart_what_lies_further_apart_than_its_days() -> None:
    given = StoryInput([FIRE[0], FIRE[1]], dates=["2015-03-02", "2015-03-06"])
    assert cluster(given, StorySettings(window=4)).labels.tolist() == [0, 0]
    assert cluster(given, StorySettings(window=3)).labels.tolist() == [0, 1]


def test_dates_that_are_no_dates_count_as_unknown() -> None:
    given = StoryInput([FIRE[0], FIRE[1]], dates=["yesterday", None])
    assert cluster(given, StorySettings(window=0)).labels.tolist() == [0, 0]


def test_texts_without_spaces_are_read_by_groups_of_characters() -> None:
    fire = [
        "周一凌晨奥斯海姆老港口一座木材仓库发生火灾，六十名消防员奋战五小时。",
        "奥斯海姆港口的木材仓库周一凌晨失火，消防员花了五小时扑灭。",
    ]
    vote = [
        "维尔登议会以两票之差通过养老金法案，退休年龄提高到六十七岁。",
        "养老金改革法案以两票优势在维尔登议会获得通过，退休年龄为六十七岁。",
    ]
    assert stories([*fire, *vote]) == [0, 0, 1, 1]


def test_a_finer_cut_only_divides_and_a_wider_one_only_joins() -> None:
    texts = [*FIRE, *VOTE, *STORM, ROUNDUP]
    cuts = [stories(texts, granularity=step / 10) for step in range(11)]
    for fine, wide in itertools.pairwise(cuts):
        assert len({*zip(fine, wide, strict=True)}) == len(set(fine))
    assert len(set(cuts[0])) > len(set(cuts[5])) > len(set(cuts[10]))


def test_borderline_marks_the_story_that_holds_a_stranger_and_not_the_firm_one() -> None:
    found = cluster(StoryInput([*FIRE, *VOTE, *STORM, ROUNDUP]), StorySettings(granularity=0.3))
    assert found.labels[6] == found.labels[8]
    assert not found.borderline[found.labels[0]]
    assert found.borderline[found.labels[8]]


@pytest.mark.parametrize(("granularity", "window"), [(-0.01, None), (1.01, None), (0.5, -1)])
def test_settings_out_of_range_are_refused(granularity: float, window: int | None) -> None:
    with pytest.raises(ValueError, match="must"):
        StorySettings(granularity=granularity, window=window)


def test_columns_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="titles must be empty or as long as texts"):
        StoryInput(["a", "b"], titles=["one"])


@pytest.mark.parametrize(("other", "same"), [(FIRE[1], True), (VOTE[0], False)])
def test_an_explanation_agrees_with_the_clustering(other: str, same: bool) -> None:  # noqa: FBT001 - a case
    run = StoryInput([FIRE[0], other])
    told = explain_story(run, 0, 1)
    assert (told.probability >= told.cut) is same
    assert (stories(list(run.texts)) == [0, 0]) is same
    odds = sum(feature.effect for feature in told.features)
    assert told.probability == pytest.approx(1 / (1 + 2.718281828459045**-odds), abs=1e-6)


def test_an_explanation_tells_from_which_granularity_a_pair_joins() -> None:
    run = StoryInput([*FIRE, ROUNDUP])
    joins = explain_story(run, 0, 3).joins_at
    assert joins is not None
    assert 0 < joins < 1
    for granularity, met in ((joins - 0.01, False), (joins + 0.01, True)):
        told = explain_story(run, 0, 3, StorySettings(granularity=granularity))
        assert (told.probability >= told.cut) is met


def test_stories_are_numbered_by_their_first_report() -> None:
    mixed = [STORM[0], FIRE[0], STORM[1], VOTE[0], FIRE[1]]
    assert stories(mixed) == [0, 1, 0, 2, 1]
    assert sum(map(len, EVENTS)) == 8
