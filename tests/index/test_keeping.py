"""What is forgotten leaves no trace, what is exported reads again, and statistics count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.index.samples import LARGE, numbered, put, report, seen

from dedupe_news import pipeline
from dedupe_news.errors import InputError
from dedupe_news.index import add, check, export, forget, open_index, statistics, vacuum
from dedupe_news.model import Record
from dedupe_news.pipeline import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from dedupe_news.index import Options

FOOTER = "The Aller Courier has told the valley its news since 1921"


def _secret(event: int, teller: int = 5) -> Record:
    one = report(event, teller, footer=FOOTER)
    return Record("secret.jsonl", one.text, "record", 1, 1, f"secret-{event}", "Hush", one.date)


def _forget(path: Path, source: str) -> int:
    with open_index(path, write=True) as store:
        return forget(store, source)


@pytest.mark.parametrize("options", [None, LARGE], ids=["small", "large"])
def test_after_a_source_is_forgotten_the_index_is_as_if_it_had_never_come(
    tmp_path: Path, options: Options | None
) -> None:
    old = [
        report(event, teller, footer=FOOTER if event < 2 else "") for event in range(5) for teller in (0, 1)
    ]
    today = [report(event, 2) for event in range(6)]
    put(tmp_path / "with", old[:6], options)
    put(tmp_path / "with", [*map(_secret, range(4)), *old[6:]], options)
    assert _forget(tmp_path / "with", "secret.jsonl") == 4
    put(tmp_path / "with", today, options)
    put(tmp_path / "without", old, options)
    put(tmp_path / "without", today, options)
    with_, without = seen(tmp_path / "with"), seen(tmp_path / "without")
    assert with_.keepers == without.keepers
    assert with_.removed == without.removed
    if options is None:
        assert with_.stories == without.stories
    with open_index(tmp_path / "with") as store:
        assert check(store) == []


def test_no_byte_of_a_forgotten_report_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [report(1)])
    put(path, [_secret(3)])
    with open_index(path) as store:
        [packed] = store.connection.execute("SELECT text FROM content WHERE at = 2").fetchone()
    assert packed in _bytes(path)
    assert _forget(path, "secret.jsonl") == 1
    for trace in (packed, b"secret.jsonl", b"secret-3", b"Hush"):
        assert trace not in _bytes(path)


def _bytes(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(path.parent.iterdir()))


def test_an_unknown_source_is_named_beside_those_that_are_known(tmp_path: Path) -> None:
    put(tmp_path / "seen.sqlite", [report(1)])
    with pytest.raises(InputError, match=r"no source 'papr.jsonl'") as told:
        _forget(tmp_path / "seen.sqlite", "papr.jsonl")
    assert "paper.jsonl" in str(told.value.help)


def test_what_is_exported_makes_the_same_index_again(tmp_path: Path) -> None:
    put(tmp_path / "a", [report(event, teller) for event in range(4) for teller in (0, 1)])
    with open_index(tmp_path / "a") as store:
        rows: list[dict[str, Any]] = list(export(store))
    put(
        tmp_path / "b",
        [
            Record(r["source"], r["text"], "record", 1, 1, r["id"], r.get("title"), r.get("date"))
            for r in rows
        ],
    )
    assert seen(tmp_path / "a") == seen(tmp_path / "b")


def test_statistics_count_and_fingerprints_stay_under_400_bytes(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [report(event, sentences) for event in range(30) for sentences in (0, 1)])
    put(path, [report(3, copy=1)])
    with open_index(path) as store:
        found = statistics(store)
    assert (found.reports, found.sources, found.due) == (61, 1, 0)
    assert found.texts == len(set(seen(path).keepers.values()))
    assert found.stories == len(seen(path).stories)
    assert (found.first, found.last) == ("2015-11-01", "2015-11-28")
    assert 100 < found.fingerprint_bytes <= 400
    assert found.term_bytes <= 128


def test_vacuum_gives_back_the_room_of_what_was_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite"
    put(path, [report(1)])
    dump = pipeline.split(
        [
            Record("big.jsonl", one.text, "record", n, n, one.id)
            for n, one in enumerate(numbered([report(e) for e in range(2, 90)]))
        ],
        Settings(),
    )
    with open_index(path, write=True) as store:
        add(store, dump, Settings())
    _forget(path, "big.jsonl")
    before = path.stat().st_size
    with open_index(path) as store:
        vacuum(store)
    assert path.stat().st_size < before / 2
    assert set(seen(path).keepers) == {"e1-0-0"}
