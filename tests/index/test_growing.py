"""An index that grew in parts holds what one run finds; a large one only adds to what it knows."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.index.samples import LARGE, numbered, put, report, seen, told

from dedupe_news import pipeline
from dedupe_news.index import Options, add, open_index, recall, refreshing
from dedupe_news.model import Cut, Record
from dedupe_news.pipeline import Settings
from dedupe_news.splitting import Dump
from dedupe_news.thresholds import IndexThresholds

FOOTER = "The Aller Courier has told the valley its news since 1921"

RECORDS = st.lists(
    st.builds(
        report,
        event=st.integers(0, 5),
        teller=st.integers(0, 3),
        footer=st.sampled_from(["", FOOTER, "More from the region"]),
        copy=st.integers(0, 2),
    ),
    min_size=1,
    max_size=24,
    unique_by=lambda record: record.id,
)
CUTS = st.lists(st.integers(0, 24), min_size=4, max_size=4)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RECORDS, CUTS)
def test_adding_in_five_parts_gives_what_one_run_gives(records: list[Record], cuts: list[int]) -> None:
    records = numbered(records)
    edges = [0, *sorted(cuts), 24]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "seen.sqlite")
        for low, high in pairwise(edges):
            dump = pipeline.split(records[low:high], Settings())
            with open_index(path, write=True) as store:
                add(store, dump, Settings())
        grown = seen(path)
    dump = pipeline.split(records, Settings())
    cleaned = pipeline.clean(dump, Settings())
    found = pipeline.group(cleaned, Settings())
    ids = [one.id for one in dump.reports]
    assert grown.stories == {frozenset(ids[at] for at in group) for group in found.groups}
    assert grown.keepers == {ids[at]: ids[keeper] for at, keeper in enumerate(found.keeper.tolist())}
    assert grown.similarity == dict(zip(ids, found.similarity.tolist(), strict=True))
    gone = {at: [line for line in lines if not line.kept] for at, lines in enumerate(cleaned.lines)}
    assert grown.removed == {
        ids[at]: [dump.reports[at].record.text[line.start : line.end] for line in lines]
        for at, lines in gone.items()
    }


def test_the_last_part_tells_the_stories_of_one_run_with_their_measures(tmp_path: Path) -> None:
    records = numbered([report(event, teller) for teller in range(4) for event in range(6)])
    whole = pipeline.split(records, Settings())
    cleaned = pipeline.clean(whole, Settings())
    found = pipeline.group(cleaned, Settings())
    for part in (records[:9], records[9:15], records[15:]):
        dump = pipeline.split(part, Settings())
        with open_index(tmp_path / "seen.sqlite", write=True) as store:
            back, grouping = recall(store, add(store, dump, Settings()), dump)
    ids = [one.id for one in whole.reports]
    expected = {
        tuple(ids[at] for at in group): (found.cohesion[n], found.weakest[n], found.borderline[n])
        for n, group in enumerate(found.groups)
    }
    told = {
        tuple(back.reports[at].id for at in group): (
            grouping.cohesion[n],
            grouping.weakest[n],
            grouping.borderline[n],
        )
        for n, group in enumerate(grouping.groups)
    }
    assert told == expected


def test_every_span_of_an_old_report_stands_in_its_source_again(tmp_path: Path) -> None:
    put(tmp_path / "seen.sqlite", [report(1, 0, footer="Share on Facebook"), report(2, 0)])
    today = pipeline.split(numbered([report(1, 1)]), Settings())
    with open_index(tmp_path / "seen.sqlite", write=True) as store:
        shelf, grouping = recall(store, add(store, today, Settings()), today)
        back = shelf.whole()
    assert sorted(one.id for one in back.reports) == ["e1-0-0", "e1-1-0"]
    assert len(grouping.groups) == 1
    for one, lines in zip(back.reports, back.lines, strict=True):
        for line in lines:
            assert one.record.text[line.start : line.end].strip()


def test_reports_opened_one_by_one_read_as_they_do_all_at_once(tmp_path: Path) -> None:
    text = "".join(told(1, teller, 3) for teller in (0, 1, 2))
    old = [*numbered([report(1, 3, footer="Share on Facebook")]), Record("dump.txt", text)]
    settings = Settings(starts=(1, 4, 7))
    today = pipeline.split(numbered([report(1, 4)]), Settings())
    with open_index(tmp_path / "seen.sqlite", write=True) as store:
        add(store, pipeline.split(old, settings), Settings())
        shelf, _ = recall(store, add(store, today, Settings()), today)
        whole = shelf.whole()
        assert len(whole.reports) == 5
        for at, (one, lines) in enumerate(zip(whole.reports, whole.lines, strict=True)):
            opened = shelf.opened([at])
            assert opened.reports[at] == one
            assert opened.lines[at] == lines


def test_a_report_seen_again_is_not_added_again(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    first = put(path, [report(1), report(2)])
    again = put(path, [report(2), report(3)])
    assert (first.before, first.new, first.again) == (0, 2, 0)
    assert (again.before, again.new, again.again) == (2, 1, 1)


def test_another_text_under_a_known_id_gets_an_id_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [Record("a.jsonl", report(1).text, "record", 1, 1, "front-page")])
    put(path, [Record("b.jsonl", report(2).text, "record", 1, 1, "front-page")])
    assert set(seen(path).keepers) == {"front-page", "front-page~2"}


def test_a_line_condemned_by_its_third_report_goes_from_the_first_two(tmp_path: Path) -> None:
    for name, options in (("small", None), ("large", LARGE)):
        path = tmp_path / f"{name}.sqlite"
        put(path, [report(1, footer=FOOTER)], options)
        put(path, [report(2, footer=FOOTER)], options)
        assert not any(seen(path).removed.values())
        put(path, [report(3, footer=FOOTER)], options)
        assert seen(path).removed == {f"e{event}-0-0": [FOOTER] for event in (1, 2, 3)}


def test_a_large_index_finds_copies_of_old_reports(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [report(event) for event in range(20)], LARGE)
    put(path, [report(7, copy=1), report(30)], LARGE)
    assert seen(path).keepers["e7-0-1"] == "e7-0-0"
    assert seen(path).keepers["e30-0-0"] == "e30-0-0"


def test_in_a_large_index_a_longer_reprint_takes_the_story_over(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [report(event, teller) for event in range(12) for teller in (1, 2)], LARGE)
    put(path, [report(4, 0, copy=1)], LARGE)
    put(path, [report(4, 0)], LARGE)
    now = seen(path)
    assert now.keepers["e4-0-1"] == "e4-0-0"
    [story] = [story for story in now.stories if "e4-0-0" in story]
    assert "e4-0-1" in story


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RECORDS, CUTS)
def test_stories_that_are_not_wholly_in_sight_only_grow(records: list[Record], cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), 24]
    known: set[frozenset[str]] = set()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "seen.sqlite")
        for low, high in pairwise(edges):
            if not records[low:high]:
                continue
            put(path, records[low:high], Options(limits=IndexThresholds(exact=0, of_story=1)))
            now = seen(path).stories
            owner = {one: story for story in now for one in story}
            for story in known:
                kept = {owner[one] for one in story if one in owner}
                assert len(kept) <= 1 or _recopied(path, story)
            known = now


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RECORDS, CUTS)
def test_in_a_large_index_every_told_report_is_in_one_story_with_its_keeper(
    records: list[Record], cuts: list[int]
) -> None:
    edges = [0, *sorted(cuts), 24]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "seen.sqlite")
        for low, high in pairwise(edges):
            if records[low:high]:
                put(path, records[low:high], LARGE)
        now = seen(path)
    owner = {one: story for story in now.stories for one in story}
    assert sum(map(len, now.stories)) == len(owner) == len(records)
    assert all(owner[one] == owner[keeper] for one, keeper in now.keepers.items())


def _recopied(path: Path, story: frozenset[str]) -> bool:
    """Whether copies moved between stories with a new keeper: only they may leave one."""
    keepers = seen(path).keepers
    return any(keepers[one] not in story for one in story)


def test_a_dump_that_comes_again_to_a_large_index_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    records = [report(event, teller) for event in range(4) for teller in (0, 1)]
    put(path, records, LARGE)
    before = seen(path)
    again = put(path, records, LARGE)
    assert (again.new, again.again) == (0, len(records))
    assert seen(path) == before


def test_the_order_of_todays_reports_does_not_matter(tmp_path: Path) -> None:
    old = [report(event, teller) for event in range(6) for teller in (0, 1)]
    today = [report(event, 2) for event in range(8)]
    for name, part in (("as-is", today), ("turned", today[::-1])):
        put(tmp_path / name, old, LARGE)
        put(tmp_path / name, part, LARGE)
    assert seen(tmp_path / "as-is").stories == seen(tmp_path / "turned").stories


def test_parts_of_an_older_dump_are_still_one_block(tmp_path: Path) -> None:
    text = "".join(told(1, teller, 3) for teller in (0, 1, 2))
    cuts = (Cut("file"), Cut("lead", 0.6), Cut("lead", 0.9))
    dumps = []
    for day in (text, text.replace("said", "told us")):
        dump = pipeline.split([Record("dump.txt", day)], Settings(starts=(1, 4, 7)))
        dumps.append(
            Dump(tuple(replace(one, cut=cut) for one, cut in zip(dump.reports, cuts, strict=True)), ())
        )
    with open_index(tmp_path / "seen.sqlite", write=True) as store:
        add(store, dumps[0], Settings())
        cleaned, _ = recall(store, add(store, dumps[1], Settings()), dumps[1])
    found = {report.id: (report.block, report.sure) for report in cleaned.reports}
    assert found == {
        "dump.txt#1": ("dump.txt#1", 0.6),
        "dump.txt#2": ("dump.txt#1", 0.6),
        "dump.txt#3": (None, 0.9),
        "dump.txt#1~2": ("dump.txt#1~2", 0.6),
        "dump.txt#2~2": ("dump.txt#1~2", 0.6),
        "dump.txt#3~2": (None, 0.9),
    }


@pytest.mark.parametrize("options", [None, LARGE], ids=["one run", "large"])
def test_workers_change_no_byte_of_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: Options | None
) -> None:
    monkeypatch.setattr(refreshing, "BATCH", 3)
    yesterday = [report(event, footer=FOOTER if event < 2 else "") for event in range(8)]
    today = [
        report(9, footer=FOOTER),
        *(report(event, copy=1) for event in range(4)),
        *(report(event, 1, footer=FOOTER) for event in range(8)),
    ]
    dumps = []
    for jobs in (1, 2):
        path = tmp_path / f"{jobs}.sqlite"
        for part in (yesterday, today):
            put(path, part, options, Settings(jobs=jobs))
        with open_index(path) as store:
            dumps.append(list(store.connection.iterdump()))
    assert any(FOOTER in removed for removed in seen(tmp_path / "2.sqlite").removed.values())
    assert dumps[0] == dumps[1]


def test_reports_stand_in_the_index_where_they_stand_in_a_run(tmp_path: Path) -> None:
    records = numbered([report(1), report(2), replace(report(3), date=None)])
    dump = pipeline.split(records, Settings())
    with open_index(tmp_path / "seen.sqlite", write=True) as store:
        add(store, dump, Settings())
        assert store.ranks([3, 1, 2]) == [pipeline.rank(dump.reports[at]) for at in (2, 0, 1)]
