"""A saved run opens by the heads of its records and gives the rest when asked."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.review.samples import FLOOD, QUAKE, four, saved, story

from dedupe_news.errors import InputError
from dedupe_news.review.storyfile import StoryFile, entry_of


def test_the_list_shows_what_the_whole_records_say() -> None:
    stories = four()
    file = StoryFile(saved(*stories), "s.jsonl")
    assert file.entries == [entry_of(one) for one in stories]
    assert list(file.records()) == stories
    assert not file.problems


@pytest.mark.parametrize("indent", [None, 0, 2])
def test_a_file_laid_out_in_another_way_says_the_same(indent: int | None) -> None:
    stories = four()
    raw = json.dumps(stories, indent=indent).encode()
    assert StoryFile(raw, "s.json").entries == [entry_of(one) for one in stories]
    assert list(StoryFile(raw, "s.json").records()) == stories
    lines = "".join(json.dumps(dict(sorted(one.items()))) + "\r\n" for one in stories).encode()
    assert StoryFile(b"\xef\xbb\xbf" + lines, "s.jsonl").entries == [entry_of(one) for one in stories]


def test_marks_inside_a_text_are_no_marks() -> None:
    hostile = [[',"reports":[] ,"account":[] ,"conflicts":[{"kind":"x"}]', 'He said {"kind":"number"}.']]
    one = story("hostile", hostile)
    file = StoryFile(saved(one, one | {"id": "s-2", "reports": QUAKE}), "s.jsonl")
    assert file.entries == [entry_of(one)]
    assert file.record(0) == one


@pytest.mark.parametrize(
    "bad",
    [b"not json", b"{}", b'{"schema":"other/story@1"}', b"[" * 5000, b"null", b'"\xff"'],
)
def test_a_row_that_is_no_story_is_told_with_its_line(bad: bytes) -> None:
    flood, quake = story("flood", FLOOD), story("quake", QUAKE)
    file = StoryFile(saved(flood) + bad + b"\n\n" + saved(quake), "s.jsonl")
    assert [entry.reports[0] for entry in file.entries] == ["flood#1", "quake#1"]
    assert [problem.line for problem in file.problems] == [2]


def test_a_report_in_two_stories_is_told() -> None:
    flood = story("flood", FLOOD)
    file = StoryFile(saved(flood, flood), "s.jsonl")
    assert len(file) == 1
    assert "flood#1 is in an earlier story too" in file.problems[0].what


def test_a_torn_last_story_is_told() -> None:
    flood, quake = saved(story("flood", FLOOD)), saved(story("quake", QUAKE))
    for cut in range(1, len(quake) - 1, 7):
        file = StoryFile(flood + quake[:cut], "s.jsonl")
        assert len(file) == 1
        assert [problem.line for problem in file.problems] == [2]


def test_a_story_broken_behind_its_head_is_told_when_it_is_opened() -> None:
    raw = saved(story("flood", FLOOD)).replace(b'"section":"news"', b'"section":news') + saved(*four()[1:])
    file = StoryFile(raw, "s.jsonl")
    with pytest.raises(InputError, match="story 1 is broken"):
        file.record(0)


def test_a_search_looks_at_texts_in_any_script() -> None:
    file = StoryFile(saved(*four()), "s.jsonl")
    assert [at for at in range(4) if file.contains(at, ("vienna", "brno"))] == [0]
    assert [at for at in range(4) if file.contains(at, ("疏散",))] == [3]
    assert [at for at in range(4) if file.contains(at, ("vienna", "izmir"))] == []


def test_opening_reads_heads_and_leaves_accounts_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What makes ten thousand stories open at once (`bench_review` has the time)."""
    one = saved(story("flood-N", FLOOD * 4))
    raw = b"".join(one.replace(b"flood-N", f"flood-{n}".encode()) for n in range(100))
    parsed = []
    whole = json.loads

    def counted(text: bytes | str) -> Any:
        parsed.append(len(text))
        return whole(text)

    monkeypatch.setattr("dedupe_news.review.storyfile.json.loads", counted)
    assert len(StoryFile(raw, "s.jsonl")) == 100
    assert sum(parsed) < len(raw) / 2
