"""Texts that the detector was not made for: what is cut there must be a border."""

from __future__ import annotations

import pytest
from tests.benchmarks.bench_blind import KINDS, borders, read_blind

ARTICLES = {name: dump for kind in KINDS if "articles" in kind for name, dump in read_blind(kind)}
DUMPS = dict(read_blind("dumps"))
MORE = {name: dump for kind in KINDS if "dumps_" in kind for name, dump in read_blind(kind)}
FOUND = 8
"""Of 34 borders, before anything was changed with these texts at hand; more is welcome."""


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_that_tempts_a_splitter_stays_whole(name: str) -> None:
    assert borders(ARTICLES[name]) == {}


@pytest.mark.parametrize("name", [*DUMPS, *MORE])
def test_in_a_dump_nothing_but_true_borders_is_drawn(name: str) -> None:
    dump = (DUMPS | MORE)[name]

    assert set(borders(dump)) <= set(dump.starts)


def test_no_border_that_was_found_is_lost() -> None:
    found = sum(len(set(borders(dump)) & set(dump.starts)) for dump in DUMPS.values())

    assert found >= FOUND
