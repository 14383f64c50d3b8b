"""A short account begins with what its reports tell first, and keeps each report's own order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dedupe_news.accounts.shortened import shortened

NEWS = dict.fromkeys(range(6), False)


def test_the_lead_of_one_report_comes_before_the_ninth_sentence_of_another() -> None:
    groups = [[(0, 0)], [(0, 9)], [(1, 0)], [(1, 1)], [(1, 2)], [(1, 3)]]
    assert shortened(range(6), {1, 2}, groups, NEWS)[:2] == [2, 1]


def test_what_stands_side_by_side_in_one_report_is_not_torn() -> None:
    groups = [[(0, 1)], [(0, 2)], [(0, 3)], [(1, 2)], [(1, 8)], [(1, 9)]]
    assert shortened(range(6), {0, 1, 3}, groups, NEWS)[:3] == [0, 1, 3]


def test_background_stays_behind_news() -> None:
    groups = [[(0, 4)], [(0, 5)], [(1, 1)], [(1, 2)], [(1, 3)], [(1, 4)]]
    assert shortened(range(6), {0, 2}, groups, {**NEWS, 2: True})[:2] == [0, 2]


def test_more_than_half_keeps_the_order_of_the_whole() -> None:
    groups = [[(0, 8)], [(0, 9)], [(1, 0)], [(1, 1)], [(1, 2)], [(1, 3)]]
    assert shortened(range(6), {0, 2, 3}, groups, NEWS)[:3] == [2, 3, 0]
    assert shortened(range(6), {0, 2, 3, 4}, groups, NEWS) == list(range(6))


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=30), st.sets(st.integers(0, 29)))
def test_nothing_is_lost_and_a_report_keeps_its_order(drawn: list[tuple[int, bool]], some: set[int]) -> None:
    at = [0] * 4
    groups = []
    for report, _ in drawn:
        groups.append([(report, at[report])])
        at[report] += 1
    behind = {number: flag for number, (_, flag) in enumerate(drawn)}
    found = shortened(range(len(groups)), some, groups, behind)
    assert sorted(found) == list(range(len(groups)))
    for flag in (False, True):
        for report in range(4):
            told = [n for n in found if groups[n][0][0] == report and behind[n] is flag and n in some]
            assert told == sorted(told)
