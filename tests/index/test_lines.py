"""Repeated lines are judged as a run over all texts judges them, however the reports came."""

from __future__ import annotations

from itertools import chain

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_news.cleaning import cut_pieces
from dedupe_news.cleaning.repetition import repeated_lines
from dedupe_news.index.blocks import FACTS, Block
from dedupe_news.index.lines import ask, holders, judge, line_key, lines_of
from dedupe_news.pipeline import Settings

LINES = (
    "Most read", "Aller Courier, Market Street 4", "The bridge at Verden stays closed until Thursday.",
    "Photo: Karin Vogt", "A lorry struck the old pillar on Monday morning, the police said.", "Read on",
    "Nobody was hurt when the bakery of Ostheim shut its doors after ninety-one years.", "Weather",
)  # fmt: skip
TEXTS = st.lists(st.lists(st.sampled_from(LINES), min_size=1, max_size=5).map("\n".join), max_size=12)


def _packed(texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    rows = [lines_of(text, Settings()) for text in texts]
    return np.concatenate([rows[0][:0], *rows]) if rows else lines_of("", Settings()), np.array(
        [len(row) for row in rows], np.int64
    )


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_verdict_is_that_of_one_run(texts: list[str]) -> None:
    limits = Settings().cleaning.thresholds
    lines = sorted({text[a:b] for text in texts for a, b, _ in cut_pieces(text)})
    places = [[lines.index(text[a:b]) for a, b, _ in cut_pieces(text)] for text in texts]
    first = np.cumsum([0, *map(len, places)])
    expected = {
        lines[at] for at in repeated_lines(lines, np.array([*chain(*places)], np.int64), first, limits)
    }
    found = judge(*_packed(texts), limits.repeats)
    assert set(found.condemned.tolist()) == {line_key(line, may=True) for line in expected}


def _block(texts: list[str], votes: list[bool]) -> Block:
    lines, sizes = _packed(texts)
    facts = np.zeros(len(texts), FACTS)
    facts["at"] = np.arange(1, len(texts) + 1)
    facts["vote"], facts["lines"] = votes, sizes
    nothing = np.zeros(0, np.uint32)
    return Block(facts, nothing, nothing, lines, nothing)


def test_known_reports_count_and_vote_but_for_those_that_are_asked_about() -> None:
    block = _block(["Most read\nRead on", "Most read", "Most read\nWeather"], [True, False, True])
    asked = ("Most read", "Weather", "Photo: Karin Vogt")
    keys = np.array(sorted(line_key(line, may=True) for line in asked), np.uint64)
    known = ask([block], keys, np.array([3]))
    told = dict(zip(keys.tolist(), zip(known.held.tolist(), known.votes.tolist(), strict=True), strict=True))
    assert told[line_key("Most read", may=True)] == (2, 1)
    assert told[line_key("Weather", may=True)] == (0, 0)
    assert told[line_key("Photo: Karin Vogt", may=True)] == (0, 0)


def test_the_holders_of_a_line_are_found() -> None:
    block = _block(["Most read\nRead on", "Weather", "Read on"], [True, True, True])
    assert holders([block], np.array([line_key("Read on", may=True)], np.uint64)) == [1, 3]
    assert holders([block], np.zeros(0, np.uint64)) == []
