"""Reports of one text marked by how sure their borders are, and which of them may be one article."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dedupe_news.model import Cut, Record, Report
from dedupe_news.splitting import marked, sureness
from dedupe_news.thresholds import SegmentThresholds

TEXT = Record("dump.txt", "x" * 100)
LIMIT = SegmentThresholds().sure


def _reports(*scores: float | None) -> list[Report]:
    """Reports that begin at guessed borders of these scores, at a separator for None; the first at none."""
    cuts = [Cut("file"), *(Cut("separator") if one is None else Cut("lead", one) for one in scores)]
    return [Report(f"dump.txt#{n}", TEXT, n, n + 1, (n, n), cut) for n, cut in enumerate(cuts, start=1)]


def _blocks(*scores: float | None) -> list[str | None]:
    return [report.block and report.block[-1] for report in marked(_reports(*scores))]


def test_reports_on_both_sides_of_an_unsure_border_are_one_block() -> None:
    assert _blocks(LIMIT - 0.001, LIMIT) == ["1", "1", None]


def test_a_sure_border_divides_blocks_and_so_does_a_separator() -> None:
    assert _blocks(0.5, 0.9, 0.5) == ["1", "1", "3", "3"]
    assert _blocks(0.5, None, 0.5) == ["1", "1", "3", "3"]


def test_a_text_of_sure_borders_has_no_block() -> None:
    assert _blocks() == [None]
    assert _blocks(None, 0.95) == [None, None, None]


@given(st.lists(st.one_of(st.none(), st.floats(0.3, 1.0)), max_size=8))
def test_a_report_is_in_a_block_exactly_where_one_of_its_borders_is_under_the_limit(
    scores: list[float | None],
) -> None:
    reports = _reports(*scores)
    found = marked(reports)
    assert [report.sure for report in found] == sureness(reports).tolist()
    assert [report.block is not None for report in found] == [report.sure < LIMIT for report in found]
    for before, after in pairwise(found):
        same = after.cut.by == "lead" and after.cut.score < LIMIT
        assert same == (after.block is not None and before.block == after.block)
