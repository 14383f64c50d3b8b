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


@pytest.mark.parametrize("command", ["run", "clean", "reports", "sentences"])
@pytest.mark.parametrize("output", ["news.txt", "./news.txt", "same.txt"])
def test_a_result_never_takes_the_place_of_what_it_is_read_from(
    call: Call, tmp_path: Path, command: str, output: str
) -> None:
    (tmp_path / "news.txt").write_text(ALLER, "utf-8")
    (tmp_path / "same.txt").symlink_to("news.txt")
    done = call(command, "news.txt", "-o", output)
    assert done.returncode == 2
    assert b"is read; the result would take its place" in done.stderr
    assert (tmp_path / "news.txt").read_text("utf-8") == ALLER
    assert call(command, "news.txt", "-o", "other.txt").returncode == 0


@pytest.mark.parametrize("command", ["run", "clean", "reports", "sentences"])
def test_a_result_never_takes_the_place_of_a_file_in_the_folder_that_is_read(
    call: Call, tmp_path: Path, command: str
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/harbour.txt").write_text(ALLER, "utf-8")
    assert call(command, "news", "-o", "news/result.txt").returncode == 0
    before = (tmp_path / "news/result.txt").read_bytes()
    for output in ("news/harbour.txt", "news/result.txt"):  # the second would be read as an article, too
        done = call(command, "news", "-o", output)
        assert done.returncode == 2
        assert b"lies in news, which is read" in done.stderr
    assert (tmp_path / "news/harbour.txt").read_text("utf-8") == ALLER
    assert (tmp_path / "news/result.txt").read_bytes() == before


def test_a_ledger_never_takes_the_place_of_what_it_tells_of(call: Call, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(ALLER, "utf-8")
    done = call("run", "news.txt", "--ledger", "./news.txt")
    assert done.returncode == 2
    assert b"give another name to --ledger" in done.stderr
    assert (tmp_path / "news.txt").read_text("utf-8") == ALLER
    assert call("run", "news.txt", "--ledger", "ledger.jsonl").returncode == 0


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_saved_stories_beside_their_articles_are_no_articles(call: Call, tmp_path: Path, form: str) -> None:
    (tmp_path / "news.txt").write_text(ALLER, "utf-8")
    before = call("news.txt")
    assert call("news.txt", "--singles", "-o", f"stories.{form}").returncode == 0
    done = call("news.txt", f"stories.{form}")
    assert done.returncode == 3
    assert done.stdout == before.stdout
    assert b":1: the row is a story that a run saved" in done.stderr or form == "json"
    assert b"`dedupe-news show`" in done.stderr


def test_a_misspelt_command_is_guessed_even_where_other_names_are_files(call: Call, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(ALLER, "utf-8")
    assert b"did you mean the command explain?" in call("explian", "news.txt").stderr
    assert b"did you mean" not in call("news.txt", "explian").stderr
    assert b"did you mean" not in call("bakeries", "news.txt").stderr


def test_a_file_without_stories_is_told_once_not_line_by_line(call: Call, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(ALLER, "utf-8")
    done = call("clusters", "news.txt")
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 2
    assert b"news.txt: holds no story" in done.stderr


def test_one_line_that_is_no_story_is_told_by_its_number(call: Call, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(ALLER, "utf-8")
    call("news.txt", "--singles", "-o", "stories.jsonl")
    with (tmp_path / "stories.jsonl").open("a", encoding="utf-8") as file:
        file.write("torn\n")
    done = call("clusters", "stories.jsonl")
    assert done.returncode == 3
    assert b"stories.jsonl:2: not a story" in done.stderr


def test_an_error_of_usage_is_one_line(call: Call) -> None:
    done = call("index")
    assert done.returncode == 2
    assert "␊".encode() not in done.stderr
    assert b"stats, check, forget" in done.stderr
