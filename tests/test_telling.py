"""A story is the same whether its record is printed here or where it is told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dedupe_news import pipeline
from dedupe_news.model import Cut, Record, Report
from dedupe_news.pipeline import CHUNK, Cleaned, Grouping, Settings
from dedupe_news.rendering.printing import SHAPES
from dedupe_news.rendering.records import story_record
from dedupe_news.telling import Columns

FIRE = (
    "Fire destroyed the old harbour warehouse in Ostheim on Monday, the fire brigade said.\n"
    "Two people were hurt.\n"
)
LATER = (
    "The harbour warehouse in Ostheim burnt down on Monday, and three people were hurt.\n"
    "This website uses cookies. Accept all cookies\n"
    "The fire brigade needed six hours to put the fire out.\n"
)
VOTE = "Parliament in Velden passed the pension bill by two votes after a night of debate.\n"


def grouped() -> tuple[Cleaned, Grouping]:
    """Two stories: one of a dump's two reports, a copy and a titled report, one of a report alone."""
    records = [
        Record("dump.txt", f"{FIRE}---\n{LATER}"),
        Record("a.jsonl", FIRE, "record", 1, 1, "a", None, "2024-03-12"),
        Record("a.jsonl", LATER + "Share on Facebook\n", "record", 2, 2, "b", "Fire", "2024-03-13"),
        Record("a.jsonl", VOTE, "record", 3, 3, "c"),
    ]
    settings = Settings()
    cleaned = pipeline.clean(pipeline.split(records, settings), settings)
    return cleaned, pipeline.group(cleaned, settings)


WRAPPED = """The Halden Herald

Three people were injured when a ferry hit rocks near Port Ellen on
Thursday morning, and lifeboats took off all the passengers before nine.

The coastguard said that it was called after the ferry ran aground in
poor visibility, and that a helicopter was sent from Prestwick to look
for passengers in the water.

---

The ferry that ran aground off Port Ellen on Thursday was refloated on
Friday, and its passengers have been told to wait.
"""


def test_sentences_of_a_short_report_are_whole_where_its_file_is_wrapped() -> None:
    settings = Settings()
    dump = pipeline.split([Record("export.txt", WRAPPED)], settings)
    sentences = [" ".join(sentence.text.split()) for _, sentence in pipeline.sentences(dump, settings)]
    last = (
        "The ferry that ran aground off Port Ellen on Thursday was refloated on Friday, and its passengers "
    )
    last += "have been told to wait."
    assert sentences[-1] == last
    cleaned = pipeline.clean(dump, settings)
    grouping = pipeline.group(cleaned, settings)
    wanted = pipeline.shown_order(grouping, singles=True)
    printed = list(pipeline.told(cleaned, grouping, settings, SHAPES["text"], wanted))
    assert any(last in " ".join(story.split()) for story in printed)


@pytest.mark.parametrize("name", sorted(SHAPES))
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_story_is_printed_alike_here_and_where_it_is_told(name: str, jobs: int) -> None:
    cleaned, grouping = grouped()
    wanted = pipeline.shown_order(grouping, singles=True)
    told = pipeline.tell(cleaned, grouping, Settings(), wanted)
    here = [story_record(story, cleaned.reports, cleaned.removed()) for story in told]
    assert len(here) == 2
    assert any(story["removed"] for story in here)
    assert any(report["copy_of"] for report in here[0]["reports"])  # type: ignore[attr-defined]
    shape = SHAPES[name]
    there = pipeline.told(cleaned, grouping, Settings(jobs=jobs), shape, wanted)
    assert list(there) == [shape(story) for story in here]


def test_a_copy_of_a_report_outside_its_story_names_that_report() -> None:
    cleaned, grouping = grouped()
    fire = next(group for group in grouping.groups if len(group) > 1)
    vote = next(group for group in grouping.groups if len(group) == 1)
    keeper = grouping.keeper.copy()
    keeper[fire[-1]] = vote[0]
    odd = replace(grouping, keeper=keeper, similarity=np.full(len(keeper), 0.9))
    wanted = range(len(odd.groups))
    here = [
        SHAPES["jsonl"](story_record(story, cleaned.reports, cleaned.removed()))
        for story in pipeline.tell(cleaned, odd, Settings(), wanted)
    ]
    assert '"copy_of":"c"' in "".join(here)
    assert list(pipeline.told(cleaned, odd, Settings(), SHAPES["jsonl"], wanted)) == here


@pytest.mark.parametrize("jobs", [1, 2, 7])
@pytest.mark.parametrize(
    "sizes", [[], [1], [CHUNK - 1], [CHUNK], [3 * CHUNK, 1, 1], [CHUNK // 5] * 40, [0, 0, 0]]
)
def test_shares_of_work_hold_every_story_once_and_in_order(sizes: list[int], jobs: int) -> None:
    shares = list(pipeline._shares(sizes, jobs))  # noqa: SLF001 - how work is cut shows in no result
    assert [at for low, high in shares for at in range(low, high)] == list(range(len(sizes)))
    assert all(low < high for low, high in shares)
    assert all(sum(sizes[low : high - 1]) < CHUNK for low, high in shares)


def test_work_of_one_share_at_most_starts_no_process() -> None:
    assert len(list(pipeline._shares([CHUNK // 5] * 5, 2))) == 1  # noqa: SLF001 - as above
    assert len(list(pipeline._shares([CHUNK // 5] * 6, 2))) > 1  # noqa: SLF001 - as above


def test_the_column_of_a_file_is_told_of_each_of_its_reports_and_of_no_other_file() -> None:
    wrapped = (
        "The ferry that ran aground off Islay was refloated\n"
        "on Friday by two tugs that had come from Oban, and\n"
        "then sank.\n"
    )
    columns = Columns()
    for n in range(50):
        # records that go at once, so that the next one may stand in the same place in memory
        text = wrapped if n % 2 else wrapped.replace("\n", " ")
        report = Report(f"dump.txt#{n}", Record("dump.txt", text), 51, 101, (2, 2), Cut("lead", 0.9))
        assert columns.of(report, 1) == (50 if n % 2 else 0)
