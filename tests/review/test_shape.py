"""Whatever is done to a saved story, it is either told as none or read without a missing key."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review.samples import four

from dedupe_news.rendering.layout import view
from dedupe_news.rendering.records import to_json
from dedupe_news.rendering.rows import story_rows
from dedupe_news.review.pages import account_page, member_row, removed_page
from dedupe_news.review.recompose import recompose, reports_of
from dedupe_news.review.shape import is_story
from dedupe_news.review.storyfile import StoryFile, entry_of

ODD: list[Any] = [None, "x", 5, -1, 1.5, True, [], {}, [None], {"report": 99, "start": 0, "end": 1}]


def paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a record."""
    found = [at] if at else []
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        found += paths(one, (*at, key))
    return found


STORIES = four()
PLACES = [(n, path) for n, story in enumerate(STORIES) for path in paths(story)]


def spoiled(place: tuple[int, tuple[Any, ...]], value: Any) -> dict[str, Any]:
    n, path = place
    story = copy.deepcopy(STORIES[n])
    holder: Any = story
    for key in path[:-1]:
        holder = holder[key]
    if value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return story


def read(story: dict[str, Any]) -> None:
    """Read a story in all the ways the commands do."""
    view(story)
    list(story_rows(story))
    account_page(story)
    removed_page(story)
    numbers: dict[str, object] = {report["id"]: report["n"] for report in story["reports"]}
    for report in story["reports"]:
        member_row(report, marked=False, copies=numbers)
    assert entry_of(story).reports
    to_json(recompose(list(reports_of(story))))


@settings(deadline=None)  # the first account told loads what tells it
@given(place=st.sampled_from(PLACES), value=st.sampled_from([..., *ODD]))
def test_a_spoiled_story_is_told_as_none_or_can_be_read(
    place: tuple[int, tuple[Any, ...]], value: Any
) -> None:
    story = spoiled(place, value)
    if is_story(story):
        read(story)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["id"])
def test_a_story_as_a_run_writes_it_is_one_and_may_hold_keys_of_later_versions(story: dict[str, Any]) -> None:
    assert is_story(story)
    assert is_story({**story, "mood": {"later": 1}})
    read(story)


def test_a_story_broken_behind_its_head_is_told_when_it_is_opened() -> None:
    story = spoiled((0, ("account", 0, "from", "report")), 99)
    file = StoryFile((json.dumps(story, separators=(",", ":")) + "\n").encode(), "s.jsonl")
    with pytest.raises(Exception, match=r"s.jsonl: story 1 is broken"):
        file.record(0)
