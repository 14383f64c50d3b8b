"""What another program labelled, or other rules, is labelled anew when it is told, in a large index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.index.samples import LARGE, numbered, put, report, seen

from dedupe_news.cleaning import RULES, CleaningSettings
from dedupe_news.index import check, marks, open_index, statistics
from dedupe_news.index.blocks import RAGGED
from dedupe_news.pipeline import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from dedupe_news.index import Options

FOOTER = "Share on Facebook"
LAX = Settings(cleaning=CleaningSettings(keep=frozenset(rule.name for rule in RULES)))
"""Rules under which all lines stay."""


def yesterday(path: Path, options: Options | None) -> None:
    put(path, numbered([report(event, footer=FOOTER) for event in range(4)]), options, LAX)
    assert not any(seen(path).removed.values())


def removed(path: Path) -> set[str]:
    """The ids of the reports without their share bars."""
    return {name for name, lines in seen(path).removed.items() if FOOTER in lines}


def test_in_a_large_index_what_is_told_is_labelled_by_the_rules_of_today(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    yesterday(path, LARGE)
    put(path, [report(1, 1, footer=FOOTER)], LARGE)
    assert removed(path) == {"e1-0-0", "e1-1-0"}
    with open_index(path) as store:
        assert (statistics(store).stale, statistics(store).due) == (3, 0)
        assert check(store) == []
    put(path, [report(2, 1)], LARGE)
    assert removed(path) == {"e1-0-0", "e1-1-0", "e2-0-0"}
    with open_index(path) as store:
        assert statistics(store).stale == 2


def test_a_small_index_is_labelled_anew_at_once(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    yesterday(path, None)
    put(path, [report(1, 1, footer=FOOTER)])
    assert removed(path) == {"e0-0-0", "e1-0-0", "e1-1-0", "e2-0-0", "e3-0-0"}
    with open_index(path) as store:
        assert statistics(store).stale == 0


def test_an_index_that_has_become_small_catches_up(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    yesterday(path, LARGE)
    put(path, [report(1, 1)], LARGE)
    put(path, [report(7)])
    assert removed(path) == {"e0-0-0", "e1-0-0", "e2-0-0", "e3-0-0"}


def test_a_report_seen_again_is_labelled_by_the_rules_of_today(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    yesterday(path, LARGE)
    again = numbered([report(event, footer=FOOTER) for event in range(4)])[3]
    put(path, [again, report(8)], LARGE)
    assert removed(path) == {"e3-0-0"}


def _columns(path: Path) -> list[bytes]:
    with open_index(path) as store:
        return [data for block in store.blocks(*RAGGED) for data in block.packed().values()]


@pytest.mark.parametrize("fingerprinted_otherwise", [False, True])
def test_an_index_with_one_mark_for_all_is_looked_into(
    tmp_path: Path, *, fingerprinted_otherwise: bool
) -> None:
    path = tmp_path / "seen.sqlite"
    yesterday(path, LARGE)
    before = _columns(path)
    with open_index(path, write=True) as store:
        store.put_value("stamp", b"of all in one")
        store.connection.execute("DELETE FROM meta WHERE name = 'labels'")
        if fingerprinted_otherwise:
            block = store.block(0, *RAGGED)
            facts = block.facts.copy()
            facts["key"] ^= np.uint64(1)
            store.put_columns(0, {"facts": facts.tobytes()})
        assert marks.same_columns(store, Settings()) is not fingerprinted_otherwise
    put(path, [report(1, 1)], LARGE, LAX)
    with open_index(path) as store:
        assert statistics(store).stale == (0 if fingerprinted_otherwise else 3)
        assert check(store) == []
    assert len(_columns(path)) == len(before)
