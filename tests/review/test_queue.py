"""The queue, its decisions and its undo, without a screen."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review.samples import FIRE, FLOOD, QUAKE, STRIKE, four, saved, story

from dedupe_news.decisions import Decision, apply, resolve
from dedupe_news.errors import OutputError, UsageError
from dedupe_news.review.queue import Filters, Queue
from dedupe_news.review.storyfile import StoryFile


def queue(*stories: dict[str, Any], decisions: tuple[Decision, ...] = (), **kwargs: Any) -> Queue:
    return Queue(StoryFile(saved(*(stories or four())), "s.jsonl"), decisions, **kwargs)


def names(found: Queue) -> list[str]:
    return [item.reports[0].split("#")[0] for item in found.items]


def groups(found: Queue) -> list[list[str]]:
    return sorted(sorted(record["id"] for record in one["reports"]) for one in found.records())


def texts(record: dict[str, Any]) -> list[str]:
    told = [*record["account"], *record["left_out"]]
    return sorted([one["text"] for one in told] + [also["text"] for one in told for also in one["also"]])


def stand_on(found: Queue, name: str) -> None:
    place = found.find(f"{name}#1")
    assert place is not None
    found.go(place)


def test_the_most_doubtful_story_comes_first() -> None:
    assert names(queue()) == ["fire", "flood", "quake", "strike"]


def test_confirming_goes_on_to_the_next_story_and_settles() -> None:
    found = queue()
    decision = found.same()
    assert (decision.verb, set(decision.a + decision.b)) == ("same", {"fire#1", "fire#2"})
    assert found.current is not None
    assert found.current.key == "flood#1"
    assert [item.status for item in found.items] == ["settled", "open", "open", "open"]
    assert found.record(found.items[0]) == four()[3]


def test_one_goes_on_where_one_left_off() -> None:
    first = queue()
    first.same()
    first.later()
    again = queue(decisions=tuple(first.decisions))
    assert again.current is not None
    assert again.current.key == "quake#1"
    assert names(again) == ["fire", "quake", "strike", "flood"]


def test_taking_a_report_out_makes_two_stories_told_anew() -> None:
    found = queue()
    stand_on(found, "flood")
    found.take_out("flood#2")
    assert ["flood#1", "flood#3"] in groups(found)
    assert ["flood#2"] in groups(found)
    rest = found.current
    assert rest is not None
    record = found.record(rest)
    assert [report["id"] for report in record["reports"]] == ["flood#1", "flood#3"]
    assert [report["n"] for report in record["reports"]] == [1, 2]
    assert texts(record) == sorted(FLOOD[0] + FLOOD[2])
    assert record["conflicts"] == []
    assert record["decided"] is True
    assert [line["text"] for line in record["removed"]] == ["We use cookies. Accept all"]
    assert found.items[found.position].entry.conflicts == 0


def test_a_copy_goes_with_the_report_it_reprints() -> None:
    found = queue(story("flood", [FLOOD[0], FLOOD[1], FLOOD[0]], weakest=0.3, copies={3: 1}))
    found.take_out("flood#1")
    assert groups(found) == [["flood#1", "flood#3"], ["flood#2"]]
    one = next(one for one in found.records() if one["report_count"] == 2)
    assert [report["copy_of"] for report in one["reports"]] == [None, "flood#1"]
    assert one["text_count"] == 1
    assert one["reports"][1]["similarity"] == 0.97


def test_a_copy_parted_from_its_keeper_stands_on_its_own() -> None:
    found = queue(story("flood", [FLOOD[0], FLOOD[1], FLOOD[0], FLOOD[0]], weakest=0.3, copies={3: 1, 4: 1}))
    found.split({"flood#3", "flood#4"})
    copies = next(one for one in found.records() if one["reports"][0]["id"] == "flood#3")
    assert [report["copy_of"] for report in copies["reports"]] == [None, "flood#3"]
    assert [report["similarity"] for report in copies["reports"]] == [None, None]


def test_a_decision_about_a_keeper_alone_takes_its_copies_along() -> None:
    flood = story("flood", [FLOOD[0], FLOOD[1], FLOOD[0]], weakest=0.3, copies={3: 1})
    found = queue(flood, decisions=(Decision("not-same", ("flood#1",), ("flood#2",)),))
    assert groups(found) == [["flood#1", "flood#3"], ["flood#2"]]


def test_merging_makes_one_story_of_two() -> None:
    found = queue()
    stand_on(found, "flood")
    strike = next(item for item in found.items if item.key == "strike#1")
    found.merge_into(strike)
    assert found.current is not None
    record = found.record(found.current)
    assert record["report_count"] == 4
    assert texts(record) == sorted(text for report in FLOOD + STRIKE for text in report)
    assert len(found) == 3


def test_merge_then_take_out_moves_a_report_and_tells_what_it_overrules() -> None:
    found = queue()
    stand_on(found, "flood")
    found.split({"flood#3"})
    stand_on(found, "flood")
    flood3 = next(item for item in found.items if item.reports == ("flood#3",))
    found.merge_into(flood3)
    assert groups(found)[1] == ["flood#1", "flood#2", "flood#3"]
    assert [told.set_aside for told in found.contradictions] == [0]
    assert found.contradictions[0].by == (1,)


def test_undo_goes_all_the_way_through_earlier_sessions_too() -> None:
    before = queue()
    start = groups(before)
    before.take_out("fire#1")
    found = queue(decisions=tuple(before.decisions))
    stand_on(found, "quake")
    found.same()
    found.later()
    taken = [one.verb for one in iter(found.undo, None)]
    assert taken == ["later", "same", "not-same"]
    assert groups(found) == start
    assert {item.status for item in found.items} == {"open"}
    assert found.undo() is None
    assert len(found.decisions) == 6


def test_undo_stands_on_the_story_it_gave_back() -> None:
    found = queue()
    stand_on(found, "quake")
    found.split({"quake#1"})
    found.go(0)
    found.undo()
    assert found.current is not None
    assert found.current.key == "quake#1"


def test_putting_off_moves_a_story_behind_the_others() -> None:
    found = queue()
    found.later()
    assert names(found) == ["flood", "quake", "strike", "fire"]
    assert found.current is not None
    assert found.current.key == "flood#1"


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        (Filters(borderline=True), ["fire"]),
        (Filters(conflicts=True), ["flood"]),
        (Filters(min_reports=3), ["flood"]),
        (Filters(min_reports=2), ["fire", "flood", "quake"]),
        (Filters(text="VIENNA"), ["flood"]),
        (Filters(text="tuesday izmir"), ["quake"]),
        (Filters(text="警方"), ["fire"]),
        (Filters(text="nowhere"), []),
        (Filters(conflicts=True, borderline=True), []),
    ],
)
def test_filters_show_what_they_say(filters: Filters, shown: list[str]) -> None:
    found = queue()
    found.show(filters)
    assert names(found) == shown
    assert (found.current is None) == (not shown)
    found.show(Filters())
    assert len(found.items) == 4


def test_with_the_open_filter_a_settled_story_leaves_the_list() -> None:
    found = queue()
    found.show(Filters(open=True))
    found.same()
    assert names(found) == ["flood", "quake", "strike"]
    assert found.position == 0
    found.undo()
    assert names(found) == ["fire", "flood", "quake", "strike"]


def test_what_cannot_be_decided_is_said_and_changes_nothing() -> None:
    found = queue()
    stand_on(found, "strike")
    with pytest.raises(UsageError, match="nothing to confirm"):
        found.same()
    with pytest.raises(UsageError, match="leave no story"):
        found.take_out("strike#1")
    stand_on(found, "quake")
    with pytest.raises(UsageError, match="leave no story"):
        found.split({"quake#1", "quake#2"})
    with pytest.raises(UsageError, match="the same story"):
        found.merge_into(found.items[found.position])
    found.show(Filters(text="nowhere"))
    with pytest.raises(UsageError, match="no story is shown"):
        found.later()
    assert not found.decisions


def test_a_decision_that_cannot_be_saved_does_not_count() -> None:
    def full(_: Decision) -> None:
        raise OutputError("disk full")

    found = queue(save=full)
    before = groups(found)
    with pytest.raises(OutputError):
        found.split({"fire#1"})
    assert groups(found) == before
    assert not found.decisions


def test_a_decision_is_saved_with_its_stamp_before_it_shows() -> None:
    log: list[Decision] = []
    found = queue(
        save=log.append, stamp=lambda one: Decision(one.verb, one.a, one.b, "eve", "2024-03-12T09:00:00Z")
    )
    found.same()
    found.undo()
    assert [(one.verb, one.by) for one in log] == [("same", "eve"), ("undo", "eve")]


def test_stories_with_rare_words_in_common_are_offered_first_for_a_merge() -> None:
    found = queue(
        *four(),
        story("flood2", [["Brno flood: a second flood swept through."]]),
        story("x", [["On Monday."]]),
    )
    stand_on(found, "flood")
    here = found.current
    assert here is not None
    assert found.likely(here)[0].key == "flood2#1"
    assert [item.key for item in found.likely(here, "earth izmir")] == ["quake#1"]
    assert here not in found.likely(here)
    assert found.likely(here, "nowhere") == []


def test_a_budgeted_story_keeps_its_budget_and_loses_no_sentence() -> None:
    flood = story("flood", FLOOD, weakest=0.3)
    flood["left_out"] = flood["account"][2:]
    flood["account"] = flood["account"][:2]
    found = queue(flood)
    found.split({"flood#3"})
    record = next(one for one in found.records() if one["report_count"] == 2)
    assert len(record["account"]) == 2
    assert texts(record) == sorted(FLOOD[0] + FLOOD[1])


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["same", "split", "merge", "later", "undo"]), st.integers(0, 9), st.integers(0, 9)
    ),
    max_size=8,
)


def act(found: Queue, verb: str, where: int, what: int) -> None:
    found.go(where % len(found.items))
    item = found.items[found.position]
    if verb == "same" and len(item.reports) > 1:
        found.same()
    elif verb == "split" and len(item.reports) > 1:
        found.split({item.reports[what % len(item.reports)]})
    elif verb == "merge" and found.items[what % len(found.items)].key != item.key:
        found.merge_into(found.items[what % len(found.items)])
    elif verb == "later":
        found.later()
    elif verb == "undo":
        found.undo()


@settings(deadline=None, max_examples=40)
@given(ACTIONS)
def test_any_session_replayed_from_its_log_gives_the_same_stories(
    actions: list[tuple[str, int, int]],
) -> None:
    found = queue()
    for action in actions:
        act(found, *action)
    again = queue(decisions=tuple(found.decisions))
    assert list(again.records()) == list(found.records())
    everything = sorted(text for one in four() for text in texts(one))
    assert sorted(text for one in again.records() for text in texts(one)) == everything
    rerun = apply([[one["id"] for one in told["reports"]] for told in four()], resolve(found.decisions))
    assert groups(found) == sorted(sorted(group) for group in rerun)


@settings(deadline=None, max_examples=40)
@given(ACTIONS)
def test_undoing_everything_gives_back_the_file(actions: list[tuple[str, int, int]]) -> None:
    found = queue()
    for action in actions:
        act(found, *action)
    while found.undo():
        pass
    assert list(found.records()) == four()
    assert names(found) == ["fire", "flood", "quake", "strike"]


def test_a_decision_among_ten_thousand_stories_reads_no_other_story(monkeypatch: pytest.MonkeyPatch) -> None:
    one = saved(story("q-N", QUAKE, weakest=0.5))
    file = StoryFile(b"".join(one.replace(b"q-N", f"q-{n}".encode()) for n in range(10_000)), "s")
    found = Queue(file)
    read = Mock(side_effect=file.record)
    monkeypatch.setattr(file, "record", read)
    for _ in range(5):
        found.same()
        found.go(found.position + 1)
    found.undo()
    assert read.call_count < 20


def test_records_are_json_and_keep_every_key_of_the_contract() -> None:
    found = queue(story("fire", FIRE, weakest=0.2, borderline=True))
    found.split({"fire#2"})
    for record in found.records():
        assert json.loads(json.dumps(record)) == record
        assert set(four()[0]) <= set(record)
