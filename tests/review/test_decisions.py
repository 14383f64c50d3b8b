"""Decisions are data that hold across chains, contradict each other audibly and regroup reports."""

from __future__ import annotations

import json
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_news.decisions import Decision, apply, load_decisions, resolve, standing

IDS = "abcdefgh"


def same(*reports: str) -> Decision:
    return Decision("same", reports[:1], reports[1:])


def apart(left: str, right: str) -> Decision:
    return Decision("not-same", tuple(left), tuple(right))


@st.composite
def partitions(draw: st.DrawFn) -> list[list[str]]:
    labels = draw(st.lists(st.integers(0, 3), min_size=len(IDS), max_size=len(IDS)))
    groups: dict[int, list[str]] = {}
    for report, label in zip(IDS, labels, strict=True):
        groups.setdefault(label, []).append(report)
    return list(groups.values())


REPORTS = st.sampled_from([*IDS, "absent"])
DECISIONS = st.lists(
    st.one_of(
        st.lists(REPORTS, min_size=2, max_size=4, unique=True).map(lambda ids: same(*ids)),
        st.lists(REPORTS, min_size=2, max_size=4, unique=True).map(
            lambda ids: Decision("not-same", tuple(ids[:1]), tuple(ids[1:])),
        ),
        REPORTS.map(lambda one: Decision("later", (one,))),
        st.just(Decision("undo")),
    ),
    max_size=10,
)


def test_same_holds_across_a_whole_chain() -> None:
    decided = resolve([same("a", "b"), same("c", "d"), same("b", "c")])
    assert all(decided.same(one, other) for one, other in combinations("abcd", 2))
    assert apply([["a", "x"], ["b"], ["c", "y"], ["d"]], decided) == [["a", "b", "c", "d", "x", "y"]]


def test_not_same_holds_for_all_that_hangs_on_either_report() -> None:
    decided = resolve([same("a", "b"), same("c", "d"), apart("a", "c")])
    assert all(decided.not_same(one, other) for one, other in product("ab", "cd"))
    assert apply([["a", "b", "c", "d"]], decided) == [["a", "b"], ["c", "d"]]


def test_a_chain_holds_through_a_report_that_is_not_in_this_run() -> None:
    decided = resolve([same("a", "gone"), same("gone", "b")])
    assert apply([["a"], ["b"]], decided) == [["a", "b"]]


def test_a_parting_against_a_chain_is_told_and_the_later_one_wins() -> None:
    decided = resolve([same("a", "b"), same("b", "c"), apart("a", "c")])
    assert decided.not_same("a", "c")
    assert decided.same("b", "c")
    assert not decided.same("a", "b")
    (found,) = decided.contradictions
    assert (found.set_aside, found.by) == (0, (1, 2))


def test_a_later_chain_overrules_an_earlier_parting_and_names_its_links() -> None:
    decided = resolve([apart("a", "c"), same("a", "b"), same("b", "c")])
    assert decided.same("a", "c")
    assert not decided.apart
    (found,) = decided.contradictions
    assert (found.set_aside, found.by, {found.a, found.b}) == (0, (1, 2), {"a", "c"})


def test_taking_one_report_out_of_a_merged_story_keeps_the_rest_merged() -> None:
    decided = resolve([same("a", "b", "c", "d", "e"), apart("a", "bcde")])
    assert apply([["a", "b", "c"], ["d", "e"]], decided) == [["a"], ["b", "c", "d", "e"]]


def test_a_report_moves_to_the_story_it_belongs_to() -> None:
    decided = resolve([apart("r", "ab"), same("r", "x", "y")])
    assert apply([["a", "b", "r"], ["x", "y", "z"]], decided) == [["a", "b"], ["r", "x", "y", "z"]]


def test_what_nothing_was_decided_about_stays_with_the_larger_part() -> None:
    decided = resolve([apart("a", "bc")])
    assert apply([["a", "b", "c", "new"]], decided) == [["a"], ["b", "c", "new"]]


def test_a_copy_follows_the_report_it_reprints() -> None:
    decided = resolve([apart("a", "bc")])
    groups = [["a", "b", "c", "copy"]]
    assert apply(groups, decided, {"copy": "a"}) == [["a", "copy"], ["b", "c"]]
    assert apply(groups, decided, {"copy": "b"}) == [["a"], ["b", "c", "copy"]]


def test_undo_goes_back_all_the_way_and_no_further() -> None:
    undo = Decision("undo")
    assert standing([same("a", "b"), apart("a", "c"), undo]) == (0,)
    assert standing([same("a", "b"), undo, undo, undo, apart("a", "c")]) == (4,)
    assert resolve([same("a", "b"), undo]).class_of == {}


def test_a_torn_last_line_is_passed_over_and_told() -> None:
    whole = json.dumps(same("a", "b").as_record())
    for cut in range(1, len(whole)):
        decisions, problems = load_decisions([whole, whole[:cut]], "d.jsonl")
        assert decisions == (same("a", "b"),)
        assert [(problem.line, problem.fatal) for problem in problems] == [(2, False)]
    assert load_decisions([whole, whole])[1] == ()


@pytest.mark.parametrize(
    "line",
    [
        '{"verb":"sme","a":["x"],"b":["y"]}',
        '{"verb":"same","a":["x"],"b":["x"]}',
        '{"verb":"same","a":["x"]}',
        '{"verb":"not-same","a":["x"],"b":["x","y"]}',
        '{"verb":"not-same","a":["x"],"b":[]}',
        '{"verb":"later"}',
        '{"verb":"same","a":[1],"b":["y"]}',
        '{"verb":["same"],"a":["x"],"b":["y"]}',
        "[1]",
        "null",
        '{"verb":',
    ],
)
def test_a_line_that_is_no_decision_is_named_with_its_place(line: str) -> None:
    good = '{"verb":"later","a":"x"}'
    decisions, problems = load_decisions([good, "", line, good], "d.jsonl")
    assert decisions == (Decision("later", ("x",)),) * 2
    assert [(problem.source, problem.line, problem.fatal) for problem in problems] == [("d.jsonl", 3, True)]


@given(DECISIONS)
def test_a_decision_is_read_back_as_it_was_written(decisions: list[Decision]) -> None:
    assert load_decisions(json.dumps(one.as_record()) for one in decisions) == (tuple(decisions), ())


@given(partitions(), DECISIONS)
def test_every_report_is_in_one_group_and_every_constraint_holds(
    groups: list[list[str]], decisions: list[Decision]
) -> None:
    decided = resolve(decisions)
    found = apply(groups, decided)
    home = {report: n for n, group in enumerate(found) for report in group}
    assert sorted(report for group in found for report in group) == sorted(IDS)
    for one, other in combinations(IDS, 2):
        if decided.same(one, other):
            assert home[one] == home[other]
        if decided.not_same(one, other):
            assert home[one] != home[other]


@given(partitions(), DECISIONS, st.randoms(use_true_random=False))
def test_the_groups_do_not_depend_on_any_order(
    groups: list[list[str]], decisions: list[Decision], random: object
) -> None:
    decided = resolve(decisions)
    shuffled = [list(group) for group in groups]
    for group in (*shuffled, shuffled):
        random.shuffle(group)  # type: ignore[attr-defined]
    assert [sorted(group) for group in apply(shuffled, decided)] == [
        sorted(group) for group in apply(groups, decided)
    ]


@given(partitions(), DECISIONS)
def test_deciding_twice_changes_nothing_more(groups: list[list[str]], decisions: list[Decision]) -> None:
    decided = resolve(decisions)
    once = apply(groups, decided)
    assert [sorted(group) for group in apply(once, decided)] == [sorted(group) for group in once]


@given(DECISIONS)
def test_the_latest_decision_always_holds(decisions: list[Decision]) -> None:
    decided = resolve(decisions)
    places = [place for place in standing(decisions) if decisions[place].verb != "later"]
    if not places:
        assert not decided.contradictions
        return
    latest = decisions[places[-1]]
    if latest.verb == "same":
        assert all(decided.same(one, other) for one, other in combinations((*latest.a, *latest.b), 2))
    else:
        assert all(decided.not_same(one, other) for one, other in product(latest.a, latest.b))


@given(DECISIONS)
def test_a_decision_that_does_not_hold_is_told_with_later_ones_that_overrule_it(
    decisions: list[Decision],
) -> None:
    decided = resolve(decisions)
    told = {found.set_aside for found in decided.contradictions}
    for found in decided.contradictions:
        assert found.by
        assert min(found.by) > found.set_aside
    for place in standing(decisions):
        one = decisions[place]
        if one.verb == "same":
            holds = all(decided.same(a, b) for a, b in combinations((*one.a, *one.b), 2))
        elif one.verb == "not-same":
            holds = all(decided.not_same(a, b) for a, b in product(one.a, one.b))
        else:
            holds = True
        assert holds == (place not in told)
