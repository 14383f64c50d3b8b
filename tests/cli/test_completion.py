"""A shell is offered commands, their options, and, for a bare call, what `run` takes."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from click.shell_completion import BashComplete

from dedupe_news.cli import main
from dedupe_news.cli.main import group

if TYPE_CHECKING:
    from pathlib import Path


def completed(args: list[str], incomplete: str) -> list[Any]:
    return BashComplete(group, {}, "dedupe-news", "_X").get_completions(args, incomplete)


def offered(args: list[str], incomplete: str) -> list[str]:
    return [item.value for item in completed(args, incomplete) if item.type == "plain"]


def test_the_beginning_of_a_command_offers_the_commands() -> None:
    found = offered([], "cl")
    assert found[:2] == ["clean", "clusters"]
    assert "show" not in found


def test_a_bare_call_offers_files_too() -> None:
    assert "file" in {item.type for item in completed([], "cl")}


def test_files_come_before_words_since_bash_forgets_what_came_before_a_file() -> None:
    kinds = [item.type for item in completed([], "cl")]
    assert kinds == sorted(kinds)
    assert kinds[-2:] == ["plain", "plain"]


def test_a_bare_call_offers_the_options_of_run_once_each() -> None:
    found = offered([], "--")
    assert {"--singles", "--window", "--help", "--version"} <= set(found)
    assert len(found) == len(set(found))


def test_a_command_offers_its_own_options() -> None:
    found = offered(["clusters", "stories.jsonl"], "--")
    assert {"--sort", "--borderline", "--min-reports"} <= set(found)
    assert "--window" not in found


def test_after_a_file_the_call_is_a_run() -> None:
    assert "--singles" in offered(["a.txt"], "--s")


def test_an_option_offers_its_values() -> None:
    assert offered(["clusters", "--sort"], "d") == ["doubt", "date"]
    assert offered(["-f"], "j") == ["jsonl", "json"]


@pytest.mark.parametrize(
    "args",
    [
        ["clusters"],
        ["show"],
        ["diff", "s.jsonl"],
        ["explain"],
        ["eval", "p"],
        ["review"],
        ["-o"],
        ["--config"],
    ],
    ids=" ".join,
)
def test_where_a_file_may_stand_files_are_offered(args: list[str]) -> None:
    assert "file" in {item.type for item in completed(args, "stor")}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_it_can_parse(
    shell: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["completion", shell])
    assert left.value.code == 0
    script = capsys.readouterr().out
    assert "_DEDUPE_NEWS_COMPLETE" in script
    if shutil.which(shell):
        path = tmp_path / "script"
        path.write_text(script, encoding="utf-8")
        done = subprocess.run([shell, "-n", str(path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_another_shell_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["completion", "tcsh"])
    assert left.value.code == 2
    assert "tcsh" in capsys.readouterr().err
