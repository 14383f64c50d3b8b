"""Which of several copies stands for them, as the commands are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

LEAD = "The bridge over the Aller was closed to lorries on Monday after divers found cracks in two piers."
MORE = " The county will inspect the piers again in spring, and until then buses take the road by Verden."


@pytest.fixture
def wire(pile: Path) -> str:
    """A cut reprint, the whole, and the whole again with an end, dated late, early and last."""
    rows = [
        {"id": "cut", "date": "2024-03-02", "text": LEAD + MORE},
        {"id": "early", "date": "2024-03-01", "text": LEAD + MORE + " Nobody was hurt."},
        {"id": "long", "date": "2024-03-03", "text": LEAD + MORE + " Nobody was hurt, the county said."},
    ]
    path = pile.parent / "wire.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path.name


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ((), "long"),
        (("--keeper", "longest"), "long"),
        (("--keeper", "first"), "cut"),
        (("--keeper", "earliest"), "early"),
        (("--keep", "earliest"), "early"),
    ],
)
def test_the_keeper_is_the_longest_the_first_or_the_earliest(
    call: Call, wire: str, words: tuple[str, ...], kept: str
) -> None:
    rows = [json.loads(line) for line in call("clean", wire, "-f", "jsonl", *words).stdout.splitlines()]
    assert {row["id"]: row["copy_of"] for row in rows} == {
        name: None if name == kept else kept for name in ("cut", "early", "long")
    }
    [story] = [json.loads(line) for line in call("run", wire, "-f", "jsonl", *words).stdout.splitlines()]
    assert [report["id"] for report in story["reports"] if report["copy_of"] is None] == [kept]


def test_a_batch_keeps_the_earliest_when_told(call: Call, wire: str, pile: Path) -> None:
    assert call("clean", wire, "-o", "out/", "--keeper", "earliest").returncode == 0
    assert json.loads((pile.parent / "out" / wire).read_text("utf-8"))["id"] == "early"


def test_a_batch_keeps_the_text_whose_head_has_the_earliest_date(call: Call, tmp_path: Path) -> None:
    (tmp_path / "kin").mkdir()
    for name, day in (("a", 9), ("b", 3)):
        head = f"URL: https://{name}.example/1\nTitle: Bridge closed\nDate: {day} May 2024\n\n"
        (tmp_path / "kin" / f"{name}.txt").write_text(f"{head}{LEAD}\n{MORE.strip()}\n", "utf-8")
    assert call("clean", "kin/", "-o", "kout/", "--keeper", "earliest").returncode == 0
    assert [path.name for path in (tmp_path / "kout").glob("*.txt")] == ["b.txt"]


def test_keep_still_names_rules_and_two_keepers_are_refused(call: Call, wire: str) -> None:
    assert call("clean", wire, "--keep", "byline", "--keep", "first", "-f", "jsonl").returncode == 0
    refused = call("clean", wire, "--keep", "first", "--keeper", "longest")
    assert refused.returncode == 2
    assert b"name one" in refused.stderr
