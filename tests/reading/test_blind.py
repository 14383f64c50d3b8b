"""Texts that the detector was not made for: what is cut there must be a border."""

from __future__ import annotations

import pytest
from tests.benchmarks.bench_blind import KINDS, borders, read_blind

from dedupe_news.thresholds import SegmentThresholds

ARTICLES = {name: dump for kind in KINDS if "articles" in kind for name, dump in read_blind(kind)}
DUMPS = dict(read_blind("dumps"))
MORE = {name: dump for kind in KINDS if "dumps_" in kind for name, dump in read_blind(kind)}
FOUND = 15
"""Of 34 borders, 8 before short reports were asked for by themselves; more is welcome."""
FOUND_BY_WIRES = 19
"""Of 23 borders, 8 before agencies' datelines and bylines of more languages were known."""
CUT = {"pl-podtytuly": 2}
"""Articles that are cut, at subheadings that say nothing of what stands above or below."""
FOUND_BY_BARS = 50
"""Of 72 borders, 10 before share bars, headlines and articles of one line each were asked for."""
WRONG = {
    "culture-local": 1,
    "many-short": 2,
    "hi": 1,
    "en-merger-short": 1,
    "en-storm-five": 1,
    "ru-tri": 1,
    "ru-tri-raznyh": 1,
}
"""Borders that stand where none is, most of them one line beside a true one: what short reports cost."""
SURE_AND_WRONG = {"en-storm-five"}
"""Dumps where the looks were sure of a line too late before short reports of one event were asked for."""


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_that_tempts_a_splitter_stays_whole(name: str) -> None:
    assert len(borders(ARTICLES[name])) == CUT.get(name, 0)


@pytest.mark.parametrize("name", [*DUMPS, *MORE])
def test_in_a_dump_nothing_but_true_borders_is_drawn(name: str) -> None:
    dump = (DUMPS | MORE)[name]
    wrong = {row: score for row, score in borders(dump).items() if row not in dump.starts}

    assert len(wrong) <= WRONG.get(name, 0)
    assert all(score < SegmentThresholds().sure for score in wrong.values()) or name in SURE_AND_WRONG


def test_no_border_that_was_found_is_lost() -> None:
    found = sum(len(set(borders(dump)) & set(dump.starts)) for dump in DUMPS.values())

    assert found >= FOUND


def test_reports_are_told_apart_by_what_agencies_and_papers_put_above_them() -> None:
    drawn = [(borders(dump), dump) for _, dump in read_blind("dumps_wires")]

    assert sum(len(set(found) & set(dump.starts)) for found, dump in drawn) >= FOUND_BY_WIRES
    assert all(score >= SegmentThresholds().sure for found, _ in drawn for score in found.values())


def test_reports_are_told_apart_by_share_bars_and_headlines_in_any_language() -> None:
    dumps = [dump for kind in KINDS if kind.startswith("dumps_bars") for _, dump in read_blind(kind)]

    assert sum(len(set(borders(dump)) & set(dump.starts)) for dump in dumps) >= FOUND_BY_BARS
