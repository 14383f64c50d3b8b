"""Look-alike events come apart where even their most alike reports are less so than those of either."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse
from tests.stories import look_alikes

from dedupe_news.evaluation import evaluate
from dedupe_news.model import Cut, Record, Report
from dedupe_news.splitting import sureness
from dedupe_news.stories import StoryInput, StorySettings, cluster, grow
from dedupe_news.stories.parting import doubted, part
from dedupe_news.thresholds import StoryThresholds

LIMITS = StoryThresholds()
NO_NAMES = replace(LIMITS, weight_rare=0.0)
"""Names would tell most look-alikes of a small run apart before their stories are looked at."""
STRIKES = look_alikes.run_of([row for row in look_alikes.reports() if row["story"].endswith("-strike")])
BORDER = (
    "Officials of Norland and Sudland met at the border village of Tarn for talks on easing tension. ",
    "The two countries have been divided since the war of 1951 and have no relations. ",
)
MINES = (
    "The talks follow a stand-off in August that began when landmines maimed two Sudland soldiers. ",
    "Loudspeakers along the frontier fell silent again after the August deal on the landmines. ",
    "Sudland had resumed its loudspeaker broadcasts over the landmines; Norland put its artillery on alert. ",
)
FAMILIES = (
    "Reunions of families parted by the war are planned for February, the Red Cross said. ",
    "Norland has threatened to call the reunions off because of joint exercises in February. ",
    "Some 70,000 elderly people have asked to take part in the reunions of families. ",
)
AUGUST = ["".join((*BORDER, *MINES[:2])), "".join((*reversed(BORDER), *MINES[1:]))]
FEBRUARY = ["".join((*BORDER, *FAMILIES[:2])), "".join((*reversed(BORDER), *FAMILIES[1:]))]


def labels(sure: float) -> list[int]:
    texts = [*AUGUST, *FEBRUARY]
    return [int(label) for label in cluster(StoryInput(texts, sure=[sure] * len(texts))).labels]


def test_two_rounds_of_talks_cut_out_by_guess_are_two_stories() -> None:
    assert labels(0.5) == [0, 0, 1, 1]


def test_two_rounds_of_talks_are_two_stories_between_marks_too() -> None:
    assert labels(1.0) == labels(StoryThresholds().sure) == [0, 0, 1, 1]


def test_strikes_of_two_unions_at_one_railway_are_two_stories_and_no_more_than_a_doubt_is_left() -> None:
    assert cluster(STRIKES).labels.tolist() == [0, 0, 0, 1, 1, 1]
    found = cluster(STRIKES, StorySettings(thresholds=NO_NAMES))
    assert found.labels.tolist() == [0, 0, 0, 1, 1, 1]
    across = found.labels[found.pairs.left] != found.labels[found.pairs.right]
    assert found.pairs.probability[across].max() == LIMITS.parted
    assert found.pairs.probability[~across].min() > LIMITS.parted


def test_stories_that_came_apart_do_not_grow_together_again() -> None:
    found = cluster(STRIKES, StorySettings(thresholds=NO_NAMES))
    assert grow(found, np.array([7, 7, -1, 4, -1, 4])).labels.tolist() == [0, 0, 0, 1, 1, 1]


def test_who_asks_for_wide_stories_is_given_both_strikes_as_one() -> None:
    assert cluster(STRIKES, StorySettings(granularity=0.9)).labels.tolist() == [0] * 6


def test_most_pairs_of_look_alike_events_come_apart_and_hardly_an_event_does() -> None:
    rows = look_alikes.reports()
    found = evaluate([row["story"] for row in rows], cluster(look_alikes.run_of(rows)).labels.tolist(), 0)
    assert found.b_cubed.precision >= 0.9
    assert found.b_cubed.recall >= 0.98


@pytest.mark.parametrize("dated", [True, False])
def test_look_alike_events_that_no_threshold_was_chosen_on_come_apart(dated: bool) -> None:  # noqa: FBT001 - a case
    rows = look_alikes.reports()[-look_alikes.UNSEEN :]
    run = look_alikes.run_of(rows)
    found = cluster(run if dated else replace(run, dates=())).labels.tolist()
    assert [found.index(story) for story in found] == [at // 3 * 3 for at in range(look_alikes.UNSEEN)]


def rows_of(parts: list[int], across: float, within: float = 0.5) -> sparse.csr_matrix:
    """Unit rows whose cosines are `within` in each part, `across` between them."""
    of = np.repeat(np.arange(len(parts)), parts)
    cosine = np.where(of[:, None] == of, within, across)
    np.fill_diagonal(cosine, 1.0)
    return sparse.csr_matrix(np.linalg.cholesky(cosine))


def parted(rows: sparse.csr_matrix, sure: float = 1.0, granularity: float = 0.5) -> list[int]:
    count = rows.shape[0]
    found: list[int] = part(
        np.zeros(count, np.int64), rows, np.full(count, sure), LIMITS, granularity
    ).tolist()
    return found


@pytest.mark.parametrize(("across", "parts"), [(0.40, 2), (0.42, 1)])
def test_firm_reports_come_apart_where_the_best_across_is_clearly_under_those_within(
    across: float, parts: int
) -> None:
    assert len(set(parted(rows_of([2, 3], across)))) == parts


def test_one_pair_across_that_is_as_alike_as_those_within_holds_a_story_together() -> None:
    cosine = np.full((6, 6), 0.2)
    cosine[:3, :3] = cosine[3:, 3:] = 0.5
    cosine[0, 5] = cosine[5, 0] = 0.45
    np.fill_diagonal(cosine, 1.0)
    assert parted(sparse.csr_matrix(np.linalg.cholesky(cosine))) == [0] * 6


def test_the_weaker_of_two_halves_is_what_the_best_across_is_held_against() -> None:
    cosine = np.full((5, 5), 0.2)
    cosine[:2, :2], cosine[2:, 2:] = 0.8, 0.28
    np.fill_diagonal(cosine, 1.0)
    assert parted(sparse.csr_matrix(np.linalg.cholesky(cosine))) == [0] * 5


def test_a_single_report_unlike_the_others_stays() -> None:
    assert parted(rows_of([4, 1], 0.1)) == [0] * 5


def test_three_look_alike_events_are_three_stories() -> None:
    found = parted(rows_of([3, 2, 2], 0.2))
    assert [found.index(story) for story in found] == [0, 0, 0, 3, 3, 5, 5]


@pytest.mark.parametrize(("count", "parts"), [(150, 2), (151, 1)])
def test_stories_of_more_than_three_hundred_reports_are_not_halved(count: int, parts: int) -> None:
    assert len(set(parted(rows_of([count, count], 0.2)))) == parts


@pytest.mark.parametrize("granularity", [0.0, 0.3, 0.5])
def test_narrower_stories_than_events_bridge_no_narrower_gap(granularity: float) -> None:
    assert len(set(parted(rows_of([3, 3], 0.42), granularity=granularity))) == 1


def test_only_pairs_of_one_story_that_came_apart_are_doubted_and_the_doubtful_stay_as_they_are() -> None:
    pairs = np.array([0, 0, 1, 2]), np.array([1, 2, 2, 3])
    before, after = np.array([0, 0, 0, 1]), np.array([0, 2, 2, 1])
    chance = np.array([0.9, 0.1, 0.8, 0.7])
    assert doubted(chance, pairs, (before, after), LIMITS).tolist() == [0.3, 0.1, 0.8, 0.7]


@pytest.mark.parametrize(("granularity", "parts"), [(0.2, 2), (0.69, 2), (0.72, 1)])
def test_the_wider_stories_are_meant_to_be_the_wider_a_gap_they_bridge(
    granularity: float, parts: int
) -> None:
    assert len(set(parted(rows_of([3, 3], 0.2), granularity=granularity))) == parts


@pytest.mark.parametrize(("sure", "parts"), [(0.79, 2), (0.8, 1)])
def test_reports_of_unsure_borders_come_apart_where_firm_ones_stay(sure: float, parts: int) -> None:
    assert len(set(parted(rows_of([2, 2], 0.325, 0.4), sure))) == parts


@pytest.mark.parametrize(("across", "parts"), [(0.40, 2), (0.42, 1)])
def test_parts_are_told_apart_from_a_fifth_less_alike_than_within(across: float, parts: int) -> None:
    assert len(set(parted(rows_of([2, 2], across), sure=0.5))) == parts


def test_two_reports_have_nothing_to_be_compared_with_and_stay() -> None:
    assert cluster(StoryInput(AUGUST, sure=[0.3, 0.3])).labels.tolist() == [0, 0]


def test_a_report_is_as_sure_as_its_less_sure_border_and_other_texts_do_not_count() -> None:
    text, other = Record("a.txt", "x" * 30, "text", 1, 1), Record("b.txt", "y" * 10, "text", 1, 1)
    cuts = [
        (text, Cut("file")),
        (text, Cut("lead", 0.6)),
        (text, Cut("separator")),
        (other, Cut("lead", 0.7)),
    ]
    reports = [Report(f"{n}", record, n, n + 1, (1, 1), cut) for n, (record, cut) in enumerate(cuts)]
    assert sureness(reports).tolist() == [0.6, 0.6, 1.0, 0.7]
