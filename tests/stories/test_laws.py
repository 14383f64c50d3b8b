"""Laws of story clustering: order, repetition and what else is asked for change nothing."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from tests.stories.texts import EVENTS, ROUNDUP, weather

from dedupe_news.stories import StoryInput, StorySettings, cluster
from dedupe_news.stories.linkage import average_linkage
from dedupe_news.thresholds import StoryThresholds

POOL = [*(report for event in EVENTS for report in event), ROUNDUP, weather(3, 1, 9), weather(4, 2, 8), ""]
DATES = [None, "2015-03-02", "2015-03-04", "2016-01-20"]
RUNS = st.lists(st.tuples(st.sampled_from(POOL), st.sampled_from(DATES)), min_size=1, max_size=12)
FEW = settings(max_examples=12, deadline=None)
Run = list[tuple[str, str | None]]


def given_as(run: Run) -> StoryInput:
    return StoryInput([text for text, _ in run], dates=[day for _, day in run])


def partition(labels: list[int], names: list[int]) -> set[frozenset[int]]:
    return {
        frozenset(name for name, label in zip(names, labels, strict=True) if label == story)
        for story in labels
    }


@FEW
@given(RUNS, st.randoms(use_true_random=False))
def test_the_order_of_the_reports_does_not_change_the_partition(run: Run, chance: object) -> None:
    names = list(range(len(run)))
    shuffled = sorted(names, key=lambda _: chance.random())  # type: ignore[attr-defined]
    before = cluster(given_as(run)).labels.tolist()
    after = cluster(given_as([run[name] for name in shuffled])).labels.tolist()
    assert partition(after, shuffled) == partition(before, names)


@FEW
@given(RUNS)
def test_the_same_run_gives_the_same_figures_to_the_last_bit(run: Run) -> None:
    first, second = cluster(given_as(run)), cluster(given_as(run))
    for name in ("labels", "cohesion", "weakest", "nearest", "borderline"):
        assert getattr(first, name).tobytes() == getattr(second, name).tobytes()


@FEW
@given(RUNS)
def test_a_report_that_comes_again_stays_with_its_like_and_moves_nobody(run: Run) -> None:
    before = cluster(given_as(run)).labels.tolist()
    after = cluster(given_as([*run, run[0]])).labels.tolist()
    assert after[:-1] == before
    assert after[-1] == before[0]


@FEW
@given(RUNS)
def test_stories_are_numbered_by_first_appearance_without_gaps(run: Run) -> None:
    labels = cluster(given_as(run)).labels.tolist()
    firsts = list(dict.fromkeys(labels))
    assert firsts == list(range(len(firsts)))


@FEW
@given(RUNS, st.integers(0, 10), st.integers(0, 10))
def test_a_wider_cut_never_divides_what_a_finer_one_joins(run: Run, one: int, other: int) -> None:
    # but for parting, which looks at what a cut has joined: of mixed runs of these reports 1 to 3 in 100
    # have two reports that a finer cut joins and parting divides at a wider one
    whole = replace(StoryThresholds(), halved=0)
    fine, wide = (
        cluster(given_as(run), StorySettings(granularity=step / 10, thresholds=whole)).labels.tolist()
        for step in sorted((one, other))
    )
    assert len(set(zip(fine, wide, strict=True))) == len(set(fine))


@FEW
@given(st.permutations([0, 1, 2]))
def test_a_story_stays_when_reports_of_other_events_come_or_go(order: list[int]) -> None:
    alone = [cluster(StoryInput(EVENTS[at])).labels.tolist() for at in order]
    assert all(set(labels) == {0} for labels in alone)
    together = cluster(StoryInput([report for at in order for report in EVENTS[at]])).labels.tolist()
    sizes = [len(EVENTS[at]) for at in order]
    assert together == [story for story, size in enumerate(sizes) for _ in range(size)]


@FEW
@given(RUNS)
def test_every_figure_of_a_story_lies_between_nought_and_one(run: Run) -> None:
    found = cluster(given_as(run))
    for values in (found.cohesion, found.weakest, found.nearest, found.pairs.probability):
        assert np.all((values >= 0) & (values <= 1))
    assert np.all(found.pairs.left < found.pairs.right)


def slow_average_linkage(sums: np.ndarray, cut: float) -> list[set[int]]:
    """The best pair merged again and again, lowest places first."""
    clusters = [{at} for at in range(len(sums))]
    while len(clusters) > 1:
        mean, one, other = max(
            (
                (sums[np.ix_(sorted(a), sorted(b))].mean(), -i, -j)
                for i, a in enumerate(clusters)
                for j, b in enumerate(clusters)
                if i < j
            ),
        )
        if mean < cut:
            break
        clusters[-one] |= clusters.pop(-other)
    return clusters


@given(st.integers(0, 2**32 - 1), st.integers(2, 9))
def test_rounds_of_merging_give_what_one_merge_at_a_time_gives(seed: int, count: int) -> None:
    # values without ties: with ties several dendrograms are right
    values = np.triu(np.random.default_rng(seed).choice(10**6, (count, count), replace=False) + 1, 1)
    sums = values + values.T
    labels = average_linkage(sparse.csr_matrix(sums), np.ones(count, np.int64), 4e5).tolist()
    slow = slow_average_linkage(sums, 4e5)
    assert partition(labels, list(range(count))) == {frozenset(one) for one in slow}


def test_a_chain_is_not_one_story() -> None:
    chain = sparse.csr_matrix(np.diag([9] * 9, 1) + np.diag([9] * 9, -1))
    labels = average_linkage(chain, np.ones(10, np.int64), 5)
    assert np.bincount(labels).max() == 2


@pytest.mark.parametrize("many", [3, 40])
def test_a_run_larger_than_the_crowd_is_measured_by_part_of_it(many: int) -> None:
    small = replace(StoryThresholds(), crowd=5)
    texts = [
        *EVENTS[0],
        *EVENTS[1],
        *(f"Item {at}: {'abcdefghij'[at % 10] * 6} meets." for at in range(many)),
    ]
    labels = cluster(StoryInput(texts), StorySettings(thresholds=small)).labels.tolist()
    assert labels[:6] == [0, 0, 0, 1, 1, 1]
