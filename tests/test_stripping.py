"""Lines are labelled the same by one process and by several that have a part of the run each."""

from __future__ import annotations

import numpy as np
import pytest
from tests.archive.samples import scraped

from dedupe_news import stripping
from dedupe_news.cleaning import CleaningSettings, Cuts, cut_texts
from dedupe_news.model import Record
from dedupe_news.splitting import split

TEXTS = [
    f"Aller Courier number {n}\n{scraped(n)}" + ("Aller Courier online since 1998\n" if n % 7 == 3 else "")
    for n in range(40)
]


@pytest.mark.parametrize("keep", [(), ("repeated",)])
def test_workers_label_as_one_process_does(monkeypatch: pytest.MonkeyPatch, keep: tuple[str, ...]) -> None:
    dump = split([Record(f"{n}.jsonl", text, "record") for n, text in enumerate(TEXTS)])
    settings = CleaningSettings(keep=frozenset(keep))
    alone = stripping.strip(dump, settings)
    monkeypatch.setattr(stripping, "SHARED", 0)
    monkeypatch.setattr(stripping, "BATCH", 3000)
    shared = stripping.strip(dump, settings, jobs=2)
    assert shared.lines == alone.lines
    assert shared.bodies == alone.bodies
    rules = {line.rule for own in alone.lines for line in own}
    assert ("repeated" in rules) is (not keep)


def test_pieces_of_parts_are_those_of_the_whole() -> None:
    parts = [TEXTS[:3], ["", "Rain."], TEXTS[3:9], [""]]
    found = Cuts.joined([cut_texts(part) for part in parts])
    whole = cut_texts([text for part in parts for text in part])
    for name in ("first", "start", "end", "rule", "may"):
        assert np.array_equal(getattr(found, name), getattr(whole, name)), name
