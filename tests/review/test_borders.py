"""What review shows of parts with guessed borders, and what a saved record may say of borders."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console
from tests.review.samples import QUAKE, story

from dedupe_news.review.borders import Borders, borders_of
from dedupe_news.review.pages import evidence_page, member_row
from dedupe_news.review.recompose import reports_of
from dedupe_news.review.shape import is_story


def parts(*scores: float, block: str | None = "dump.txt#1") -> dict[str, Any]:
    """A story of two parts of a dump, saved with borders of these scores; the first begins the dump."""
    record = story("dump.txt", QUAKE)
    at = 0
    for report, score in zip(record["reports"], scores, strict=True):
        size = report["end"] - report["start"]
        report |= {"source": "dump.txt", "start": at, "end": at + size}
        report |= {"cut": {"by": "lead", "score": score}, "sure": min(scores), "block": block}
        at += size + 1
    record["reports"][0]["cut"] = {"by": "file", "score": 1.0}
    return record


def drawn(record: dict[str, Any]) -> str:
    out = io.StringIO()
    Console(file=out, width=100).print(evidence_page(record, *reports_of(record)))
    return out.getvalue()


def test_a_part_says_that_its_beginning_was_guessed_the_first_of_a_block_does_not() -> None:
    rows = [member_row(one, marked=False, copies={}).plain for one in parts(1.0, 0.6)["reports"]]
    assert "guessed" not in rows[0]
    assert "beginning guessed 0.60" in rows[1]


def test_the_evidence_warns_of_two_parts_with_no_sure_border_between_them() -> None:
    assert "they may be parts of one article" in drawn(parts(1.0, 0.6))
    assert "one article" not in drawn(parts(1.0, 0.9, block=None))


def test_the_best_border_between_two_reports_counts() -> None:
    first, second = parts(1.0, 0.6)["reports"]
    third = {**second, "start": 500, "end": 600, "cut": {"by": "lead", "score": 0.7}}
    assert borders_of(first, third, [first, second, third]) == Borders(0.6, 0.6, 0.7, one_block=True)
    assert borders_of(third, second, [first, second, third]) == Borders(0.6, 0.6, 0.7, one_block=True)
    assert borders_of(first, {**second, "source": "other.txt"}, [first, second]) is None
    assert borders_of(first, {**second, "cut": {"by": "record", "score": 1.0}}, [first, second]) is None


def test_between_empty_reports_of_one_place_is_no_border() -> None:
    first, second = ({**one, "start": 0, "end": 0} for one in parts(1.0, 0.6)["reports"])
    assert borders_of(first, second, [first, second]) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [("cut", {"by": 1, "score": 0.5}), ("cut", {"by": "lead"}), ("block", 3), ("sure", "")],
)
def test_borders_of_another_shape_are_no_story_of_ours(key: str, value: object) -> None:
    record = parts(1.0, 0.6)
    assert is_story(record)
    record["reports"][1][key] = value
    assert not is_story(record)
