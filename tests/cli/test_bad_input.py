"""Bad input is a problem that is told, never a traceback; the rest of the run goes on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import ALLER, BAKERS, Call

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    BAKERS + "He wrote \x1b[31mred\x1b[0m and \x1b]0;title\x07 and \u202egnp.exe\u202c and [sic] and [/x].\n"
)


def test_a_missing_file_is_named_with_a_way_out(call: Call) -> None:
    done = call("nowhere.txt")
    assert done.returncode == 2
    assert b"nowhere.txt" in done.stderr
    assert b"help:" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_rest_of_the_run_goes_on_and_exit_code_3_says_so(call: Call, pile: Path) -> None:
    done = call("pile", "nowhere.txt")
    assert done.returncode == 3
    assert b"nowhere.txt" in done.stderr
    assert done.stdout == call("pile").stdout
    assert pile.exists()


@pytest.mark.parametrize("content", [b"", b"  \n \n"])
def test_empty_input_is_no_usable_input(call: Call, content: bytes) -> None:
    done = call("-", stdin=content)
    assert done.returncode == 2
    assert b"help:" in done.stderr


def test_a_folder_without_text_is_told(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = call("empty")
    assert done.returncode == 2
    assert b"empty" in done.stderr


def test_a_broken_row_is_told_by_its_line_and_the_others_are_read(call: Call, tmp_path: Path) -> None:
    good = json.dumps({"text": BAKERS})
    rows = [good, '{"text": "cut o', json.dumps({"text": ALLER})]
    (tmp_path / "news.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    done = call("news.jsonl", "-f", "jsonl", "--singles")
    assert done.returncode == 3
    assert b"news.jsonl:2" in done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_strict_stops_at_the_first_bad_row(call: Call, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(json.dumps({"text": BAKERS}) + "\nbroken\n", "utf-8")
    done = call("--strict", "news.jsonl")
    assert done.returncode == 2
    assert done.stdout == b""


@pytest.mark.parametrize("command", ["run", "clean", "sentences", "reports"])
def test_hostile_text_never_reaches_the_terminal_raw(call: Call, command: str) -> None:
    done = call(command, "-", stdin=HOSTILE.encode())
    assert done.returncode == 0, done.stderr
    for raw in (b"\x1b", b"\x07", "\u202e".encode()):
        assert raw not in done.stdout
    if command != "reports":
        assert b"[sic]" in done.stdout
        assert b"[/x]" in done.stdout


def test_hostile_file_names_are_harmless_in_messages(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m[bold].txt").write_text(BAKERS, "utf-8")
    done = call(".", "gone\x1b[2J.txt")
    assert done.returncode == 3
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"[bold]" in done.stdout


def test_nul_bytes_and_invalid_utf_8_never_end_in_a_traceback(call: Call, tmp_path: Path) -> None:
    (tmp_path / "nul.txt").write_bytes(b"\x00\x01\x02" * 400)
    (tmp_path / "bad.txt").write_bytes(BAKERS.encode() + b"\xff\xfe broken bytes \xc3\x28 here.\n")
    latin = "Das Café in Köln schloss am Samstag für immer. " * 3
    (tmp_path / "latin.txt").write_bytes(latin.encode("latin-1"))
    done = call("nul.txt", "bad.txt", "latin.txt", "-f", "text")
    assert done.returncode in {0, 3}
    assert b"Traceback" not in done.stderr
    assert "Café in Köln" in done.stdout.decode()


@pytest.mark.slow
def test_a_line_of_twenty_megabytes_is_survived(call: Call) -> None:
    done = call("run", "-", stdin=(BAKERS.replace("\n", " ").encode() * 70_000)[:20_000_000])
    assert done.returncode in {0, 2, 3}
    assert b"Traceback" not in done.stderr


def test_no_input_on_a_terminal_is_a_usage_error(call: Call) -> None:
    assert call("run", "--nonsense").returncode == 2
    assert b"help:" in call("run", "--nonsense").stderr


def test_an_unwritable_output_is_told(call: Call, pile: Path) -> None:
    done = call("pile", "-o", "no/such/folder/out.jsonl")
    assert done.returncode == 2
    assert b"cannot write" in done.stderr
    assert pile.exists()
