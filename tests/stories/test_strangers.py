"""Events told in the same words are told apart by their names, and shared names hold an event together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse
from tests.stories import small_runs

from dedupe_news.evaluation import evaluate
from dedupe_news.stories import StoryInput, StorySettings, cluster, explain_story, grow
from dedupe_news.stories.counts import count_terms
from dedupe_news.stories.names import Names, in_common, names
from dedupe_news.stories.strangers import stranger, without_strangers
from dedupe_news.thresholds import StoryThresholds

LIMITS = StoryThresholds()
TWINS = small_runs.runs(small_runs.TWINS)
FIRE = (
    "Fire broke out on Friday in the kitchen of the hotel at {place} and spread to the roof within minutes. "
    "Some sixty guests ran into the street in their night clothes, and nobody was badly hurt. {chief}, chief "
    "of the brigade, said that {owner} had let the alarm be switched off. Damage is put at two million, and "
    "the house will be closed until spring at the least. An inquiry has been opened, and guests are asked to "
    "come forward with what they saw. The owner promised that everybody would be paid back in full."
)
PELHAM = FIRE.format(place="Pelham", chief="Anna Brock", owner="Victor Lane")
TOLLER = FIRE.format(place="Toller", chief="Oscar Reyes", owner="Judith Crane")


def run_of(rows: list[small_runs.Row]) -> StoryInput:
    titles, dates = ([row[name] for row in rows] for name in ("title", "date"))
    return StoryInput([str(row["text"]) for row in rows], titles=titles, dates=dates)


def labels(rows: list[small_runs.Row], granularity: float = 0.5) -> list[int]:
    found: list[int] = cluster(run_of(rows), StorySettings(granularity=granularity)).labels.tolist()
    return found


def called(*texts: str) -> list[set[int]]:
    """The names of each text, as hashes."""
    counts = count_terms(texts, LIMITS)
    rows = np.repeat(np.arange(len(texts)), np.diff(counts.matrix.indptr))
    hashes = counts.hashes[counts.matrix.indices]
    return [set(hashes[counts.name & (rows == at)].tolist()) for at in range(len(texts))]


def test_shootings_in_two_towns_on_one_evening_are_two_stories() -> None:
    assert labels(TWINS["shooting-towns"]) == [0, 0, 1, 1]


def test_fires_told_in_the_same_words_about_other_people_and_places_are_two_stories() -> None:
    assert cluster(StoryInput([PELHAM, TOLLER])).labels.tolist() == [0, 1]


def test_the_same_fires_are_one_story_where_the_names_are_the_same() -> None:
    shorter = PELHAM.replace("An inquiry has been opened, and guests", "Guests").replace("some sixty", "all")
    assert cluster(StoryInput([PELHAM, shorter])).labels.tolist() == [0, 0]


def test_reports_in_small_letters_name_nobody_and_stay() -> None:
    assert cluster(StoryInput([PELHAM.lower(), TOLLER.lower()])).labels.tolist() == [0, 0]


def test_who_asks_for_wide_stories_is_given_both_events_as_one() -> None:
    found = cluster(StoryInput([PELHAM, TOLLER]), StorySettings(granularity=0.9))
    assert found.labels.tolist() == [0, 0]


def test_strangers_do_not_grow_together_again_and_no_more_than_a_doubt_is_left() -> None:
    found = cluster(StoryInput([PELHAM, TOLLER]))
    assert found.pairs.probability.max() <= LIMITS.parted
    assert grow(found, np.array([4, -1])).labels.tolist() == [0, 1]


def test_explained_as_a_pair_strangers_are_under_the_cut_for_their_names_until_stories_are_wide() -> None:
    run = StoryInput([PELHAM, TOLLER])
    unframed = replace(LIMITS, framed_reports=1)
    told = explain_story(run, 0, 1, StorySettings(thresholds=unframed))
    assert told.probability == LIMITS.parted < told.cut
    assert next(one for one in told.features if one.name == "names").value < LIMITS.names_pair
    odds = np.log(told.probability / (1 - told.probability))
    assert sum(one.effect for one in told.features) == pytest.approx(odds)
    assert told.joins_at is not None
    for granularity, stories in ((told.joins_at - 0.02, 2), (told.joins_at + 0.02, 1)):
        found = cluster(run, StorySettings(granularity=granularity, thresholds=unframed))
        assert len(found.cohesion) == stories


def test_few_pairs_of_look_alike_events_are_one_story_and_no_event_comes_apart() -> None:
    each = [labels(rows) for rows in TWINS.values()]
    assert sum(found[0] == found[2] for found in each) <= 3
    assert all(found[0] == found[1] and found[2] == found[3] for found in each)


def test_most_look_alike_events_told_once_each_are_two_stories() -> None:
    each = [labels([rows[0], rows[2]]) for rows in TWINS.values()]
    assert sum(found[0] == found[1] for found in each) <= len(TWINS) // 4


def test_look_alike_events_are_told_apart_in_one_large_run() -> None:
    rows = [row for run in TWINS.values() for row in run]
    found = evaluate([row["story"] for row in rows], labels(rows), 0).b_cubed
    assert found.precision >= 0.95
    assert found.recall == 1.0


def test_an_event_told_in_two_ways_stays_one_story() -> None:
    (rows,) = small_runs.runs(small_runs.TOLD_APART).values()
    found = evaluate([row["story"] for row in rows], labels(rows), 0).b_cubed
    assert found.precision == 1.0
    assert found.recall >= 0.9


def test_a_name_is_always_written_with_a_capital_and_not_only_where_a_sentence_begins() -> None:
    (rose,) = called("Police say Rose Hill rose early. Early birds met Rose Hill, and Hill sang.")
    (hill,) = called("they saw Hill there")
    assert rose == hill


@pytest.mark.parametrize("day", ["Friday", "October", "Donnerstag", "Oct", "Παρασκευή"])
def test_days_and_months_name_nobody(day: str) -> None:
    assert called(f"they met on {day} again") == [set()]


def named(
    common: float,
    told: tuple[bool, ...] = (True, True, True),
    some: tuple[bool, ...] = (False, False, False),
    beside: int = 0,
) -> Names:
    """Three reports: the first shares such a part of its names with the others, which share all of theirs.

    Reports of no names may stand beside them.
    """
    weights = np.array([[common, 1 - common, 0.0], [common, 0.0, 1 - common], [common, 0.0, 1 - common]])
    weights = np.concatenate([weights, np.zeros((beside, 3))])
    rows, none = sparse.csr_matrix(weights), np.zeros(beside, bool)
    held = sparse.csr_matrix((weights > 0).astype(np.float64))
    marks = [np.concatenate([np.array(which), none]) for which in (told, some)]
    return Names(rows, np.ones(3 + beside), held, *marks)


@pytest.mark.parametrize(
    ("common", "beside", "last"), [(0.22, 0, 2), (0.24, 0, 0), (0.149, 2000, 2), (0.151, 2000, 0)]
)
def test_two_reports_part_that_share_few_of_their_names_a_quarter_in_a_small_run_a_seventh_in_a_large_one(
    common: float, beside: int, last: int
) -> None:
    labels = np.concatenate([[0, 1, 0], np.arange(2, 2 + beside)])
    found = without_strangers(labels, named(common, beside=beside), LIMITS)
    assert (found[0] == found[2]) == (last == 0)


@pytest.mark.parametrize(
    ("common", "some", "parts"),
    [
        (0.04, (True, True, True), 2),
        (0.06, (True, True, True), 1),
        (0.0, (True, True, False), 1),
        (0.0, (False, False, False), 1),
    ],
)
def test_two_reports_of_few_names_part_only_where_they_share_none(
    common: float, some: tuple[bool, ...], parts: int
) -> None:
    found = without_strangers(np.array([0, 1, 0]), named(common, (False,) * 3, some), LIMITS)
    assert len({found[0], found[2]}) == parts


def test_two_earthquakes_of_one_night_told_once_each_in_briefs_that_name_two_places_are_two_stories() -> None:
    (one, _, other, _) = TWINS["quakes"]
    assert labels([one, other]) == [0, 1]


def test_explained_as_a_pair_they_are_under_the_cut_for_their_names() -> None:
    (one, _, other, _) = TWINS["quakes"]
    told = explain_story(run_of([one, other]), 0, 1)
    assert told.probability <= LIMITS.parted
    assert told.joins_at == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("common", "beside", "parts"), [(0.17, 0, 2), (0.19, 0, 1), (0.099, 2000, 2), (0.101, 2000, 1)]
)
def test_one_of_three_leaves_that_shares_hardly_a_sixth_in_a_small_run_and_a_tenth_in_a_large_one(
    common: float, beside: int, parts: int
) -> None:
    labels = np.concatenate([np.zeros(3, np.int64), np.arange(1, 1 + beside)])
    found = without_strangers(labels, named(common, beside=beside), LIMITS)
    assert len(set(found[:3].tolist())) == parts


@pytest.mark.parametrize("told", [(False, True, True), (True, False, False)])
def test_a_report_of_few_names_is_no_stranger_and_nobody_is_one_to_such(told: tuple[bool, ...]) -> None:
    assert len(set(without_strangers(np.zeros(3, np.int64), named(0.0, told), LIMITS).tolist())) == 1


def test_the_one_that_has_least_in_common_leaves_first() -> None:
    common = np.array([[1.0, 0.06, 0.05], [0.06, 1.0, 0.05], [0.05, 0.05, 1.0]])
    assert stranger(common, np.ones(3, bool), 0.1) == 2


@pytest.mark.parametrize(("across", "parts"), [(0.29, 2), (0.31, 1)])
def test_halves_part_whose_best_across_is_under_three_fifths_of_what_either_shares(
    across: float, parts: int
) -> None:
    shared, own = across, 0.5 - across
    rows = np.zeros((4, 7))
    rows[:, 0] = shared
    rows[:2, 1], rows[2:, 2] = own, own
    rows[np.arange(4), 3 + np.arange(4)] = 0.5
    held = sparse.csr_matrix((rows > 0).astype(np.float64))
    found = Names(sparse.csr_matrix(rows), np.ones(4), held, np.ones(4, bool), np.ones(4, bool))
    assert len(set(without_strangers(np.zeros(4, np.int64), found, LIMITS).tolist())) == parts


@pytest.mark.parametrize(("figure", "held"), [("943", True), ("94", False)])
def test_a_long_number_that_both_hold_makes_up_for_names(figure: str, held: bool) -> None:  # noqa: FBT001 - a case
    texts = [
        f"The bureau said in Washington that payrolls rose by {figure} thousand in the month.",
        f"Economists led by Maria Stone had hoped for more than the {figure} thousand new jobs.",
    ]
    counts = count_terms(texts, LIMITS)
    unit = counts.matrix.astype(np.float64)
    common = in_common(names(counts, unit, LIMITS), np.array([[0, 1]]))[0, 0, 1]
    assert (common > 0) == held
