"""Short texts whose parts all begin anew and stand by themselves are several reports."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.benchmarks.bench_blind import borders, read_blind

from dedupe_news.reading.segmenting import segment
from dedupe_news.reading.segmenting.restarts import Parts, begin_anew, leaning, parts_of
from dedupe_news.reading.segmenting.shorts import Lines
from dedupe_news.reading.segmenting.units import read_units
from dedupe_news.thresholds import SegmentThresholds

LIMITS = SegmentThresholds()
THREE = Parts(20, (7, 13), (1.0, -0.5), -2.0, 0, 1.0, alike=True, onward=False)
"""Two borders that bring 5.5 and stand 1.5 above the rest; 2.9 is asked of a text of twenty lines."""
DIVER = """\
Divers have found the wreck of a fishing boat that sank off the coast of Lund with four men on board.
The boat lies upright at a depth of forty metres.
Two bodies were brought ashore on Monday.
"We owe it to the families to go on," said the harbour master, Erik Brandt.
The search will resume at dawn.
"""
CHILD = """\
The daughter of a fisherman who drowned off Lund on Saturday has asked for an inquiry.
Anna Kroll said the pumps had been out of order since March.
Her father wrote to the owner about them twice.
{who} said the port had never been told.
A service for the dead men will be held on Sunday.
"""


def test_parts_that_stand_by_themselves_are_several_reports() -> None:
    assert begin_anew(THREE, LIMITS)


@pytest.mark.parametrize(
    "flaw",
    [
        {"leaning": 1},
        {"onward": True},
        {"alike": False},
        {"ended": 0.89},
        {"rest": -1.99},
        {"rest": -9.0, "odds": (-0.7, -1.41)},
        {"lines": 73},
        {"rows": (7,), "odds": (1.69,)},
        {"abroad": True, "rest": -1.69},
        {"abroad": True, "rows": (7,), "odds": (-0.11,), "rest": -9.0},
        {"abroad": True, "rows": (7,), "odds": (1.0,), "rest": -2.49},
        {"rows": (), "odds": ()},
    ],
)
def test_one_flaw_makes_them_one(flaw: dict[str, object]) -> None:
    assert not begin_anew(replace(THREE, **flaw), LIMITS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "same",
    [
        {"ended": 0.9},
        {"rest": -2.0},
        {"rest": -9.0, "odds": (-0.7, -1.39)},
        {"lines": 71},
        {"rows": (7,), "odds": (1.71,)},
        {"abroad": True, "rest": -1.71},
        {"abroad": True, "rows": (7,), "odds": (-0.09,), "rest": -9.0},
        {"abroad": True, "rows": (7,), "odds": (1.0,), "rest": -2.51},
    ],
)
def test_what_is_just_enough_is_enough(same: dict[str, object]) -> None:
    assert begin_anew(replace(THREE, **same), LIMITS)  # type: ignore[arg-type]


def test_a_headline_may_name_by_surname_whom_its_report_names_in_full() -> None:
    text = "Mayor Ida Storm has quit.\nShe was ill.\nStorm leaves town hall\nIda Storm quit on Friday."
    units = read_units(text, 0, len(text))

    assert leaning(units, [2], np.array([True, True, False, True])) == 0
    assert leaning(units, [2], np.ones(4, dtype=bool)) == 1


def test_a_surname_alone_leans_on_the_part_that_gives_the_full_name() -> None:
    bare, full = (DIVER + CHILD.format(who=who) for who in ("Brandt", "The harbour master, Erik Brandt,"))

    for text, expected in ((bare, 1), (full, 0)):
        units = read_units(text, 0, len(text))
        assert leaning(units, [5], np.ones(len(units), dtype=bool)) == expected


def test_a_noun_behind_an_article_is_no_surname() -> None:
    """Nouns have capitals in German: `Tonnen Weizen` reads as a name in full."""
    ship = "Das Schiff hatte am Montag 3000 Tonnen Weizen geladen.\nVerletzt wurde niemand.\n"
    units, bare = (
        read_units(text, 0, len(text))
        for text in (ship + "Der Weizen wird umgeladen.\nEs regnet.", ship + "Man lud Weizen um.\nEs regnet.")
    )

    assert leaning(units, [2], np.ones(4, dtype=bool)) == 0
    assert leaning(bare, [2], np.ones(4, dtype=bool)) == 1


def test_parts_have_lines_enough_at_both_ends() -> None:
    text = "\n".join(f"Line {word} says something of its own." for word in "abcdefghij")
    units = read_units(text, 0, len(text))
    every = np.ones(10, dtype=bool)
    logits = np.full(10, -6.0)
    logits[[1, 4, 8]] = 2.0
    parts = parts_of(Lines(units, logits, every, every, {}), LIMITS)

    assert parts.rows == (4,)
    assert parts.alike
    assert parts.ended == 1.0


def test_borders_of_such_a_text_are_printed_as_unsure_with_what_speaks_for_them() -> None:
    dump = dict(read_blind("dumps"))["long-paragraphs"]
    pieces = segment(dump.text).pieces

    assert set(borders(dump)) == set(dump.starts) - {0}
    assert {piece.cut.score for piece in pieces[1:]} == {LIMITS.restart_score}
    assert {piece.cut.rule for piece in pieces[1:]} == {"begins anew and leans on nothing above"}
    assert LIMITS.restart_score < LIMITS.sure


def test_a_report_under_a_headline_that_leans_on_the_one_above_goes_with_it() -> None:
    text = dict(read_blind("dumps_same"))["en-shooting-heads"].text
    firsts = ["Ohio mall attack: suspect was", "'We lay on the floor and prayed'\nSurvivors"]
    # the chief of police is named in full in both reports; by surname alone the second leans on the first
    leans = text.replace("colleagues, Ridgeway police chief Laura Mendez told", "colleagues, Mendez told")

    assert [piece.start for piece in segment(text).pieces[1:]] == [text.index(first) for first in firsts]
    assert {piece.cut.rule for piece in segment(text).pieces[1:]} == {"a headline as every other"}
    assert len(segment(leans).pieces) == 1
