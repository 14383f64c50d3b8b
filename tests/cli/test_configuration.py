"""Defaults come from the nearest file and the environment, flags win, and slips are told with a way out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest

from dedupe_news.cli import main, options
from dedupe_news.cli.configuration import defaults, from_environment, nearest, read_table
from dedupe_news.cli.grammar import CommandGroup
from dedupe_news.errors import UsageError


@click.command("run")
@options.output_options("text", "jsonl", "md")
@click.option("--window", type=click.IntRange(min=0))
@click.option("--singles", is_flag=True)
@click.option("--keep", multiple=True)
@click.option("--min-f1", type=float)
@options.quiet_options
def run(**given: Any) -> None:
    """Say what was given."""
    click.echo(" ".join(f"{key}={given[key]!r}" for key in sorted(given)))


@click.command("clean")
@options.output_options("text", "csv")
@click.option("--keep", multiple=True)
def clean(**given: Any) -> None:
    """Say what was given."""
    click.echo(" ".join(f"{key}={given[key]!r}" for key in sorted(given)))


COMMANDS = {"run": run, "clean": clean}
LAZY = {name: f"{__name__}:{name}" for name in COMMANDS}


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Call the two commands in a folder of their own, as the real group would."""
    home, work = tmp_path / "home", tmp_path / "work" / "deep"
    home.mkdir()
    work.mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(work)
    group = CommandGroup("dedupe-news", lazy=LAZY)
    monkeypatch.setattr(CommandGroup, "get_command", lambda _self, _context, name: COMMANDS.get(name))

    def called(*args: str) -> str:
        group.main(list(args), "dedupe-news", standalone_mode=False)
        return capsys.readouterr().out

    return called


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_the_nearest_file_is_the_one_in_use(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    user = tmp_path / "user.toml"
    assert nearest(deep, user) is None
    write(user, "")
    assert nearest(deep, user) == user
    write(tmp_path / "pyproject.toml", "[tool.dedupe-news]\n")
    assert nearest(deep, user) == tmp_path / "pyproject.toml"
    write(tmp_path / "a" / "pyproject.toml", "[tool.other]\n")
    assert nearest(deep, user) == tmp_path / "pyproject.toml"
    write(tmp_path / "a" / "dedupe-news.toml", "")
    assert nearest(deep, user) == tmp_path / "a" / "dedupe-news.toml"


@pytest.mark.parametrize("text", ["[tool.dedupe-news", "[tool]\ndedupe-news = 3", "# dedupe-news\n"])
def test_a_pyproject_that_is_not_ours_or_broken_is_passed_over(tmp_path: Path, text: str) -> None:
    write(tmp_path / "pyproject.toml", text)
    assert nearest(tmp_path, tmp_path / "none.toml") is None


def test_file_environment_and_flags_stand_one_above_the_other(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "work" / "dedupe-news.toml", 'format = "md"\n[run]\nwindow = 14\nkeep = ["byline"]\n')
    assert "format_='md'" in call("run")
    assert "keep=('byline',)" in call()
    assert "window=14" in call()
    monkeypatch.setenv("DEDUPE_NEWS_WINDOW", "7")
    assert "window=7" in call("run")
    monkeypatch.setenv("DEDUPE_NEWS_RUN_WINDOW", "5")
    assert "window=5" in call("run")
    assert "window=3" in call("--window", "3")


def test_a_table_of_one_command_says_nothing_to_another(call: Any, tmp_path: Path) -> None:
    write(tmp_path / "work" / "dedupe-news.toml", '[clean]\nkeep = ["byline"]\n')
    assert "keep=()" in call("run")
    assert "keep=('byline',)" in call("clean")


def test_a_shared_key_serves_the_commands_that_take_the_value(call: Any, tmp_path: Path) -> None:
    write(tmp_path / "work" / "dedupe-news.toml", 'format = "csv"\n')
    assert "format_=None" in call("run")
    assert "format_='csv'" in call("clean")


def test_the_user_file_serves_where_no_project_has_one(call: Any, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "dedupe-news"
    folder.mkdir()
    write(folder / "config.toml", "singles = true\n")
    if Path(click.get_app_dir("dedupe-news")) == folder:
        assert "singles=True" in call()
    write(tmp_path / "work" / "dedupe-news.toml", "window = 2\n")
    assert "singles=False" in call()


def test_config_names_another_file_or_none(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "work" / "dedupe-news.toml", "window = 14\n")
    write(tmp_path / "other.toml", "window = 9\n")
    assert "window=9" in call("--config", str(tmp_path / "other.toml"))
    assert "window=None" in call("--config", "none")
    assert "window=None" in call("--config=none", "run")
    monkeypatch.setenv("DEDUPE_NEWS_CONFIG", "none")
    assert "window=None" in call()


def test_verbose_names_the_file_in_use(call: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "work" / "dedupe-news.toml"
    write(path, "window = 14\n")
    call("run", "-v")
    call("run")
    capsys.readouterr()
    run.main(["-v"], "run", standalone_mode=False)
    assert capsys.readouterr().err == f"dedupe-news: configuration from {path}\n"


def test_an_environment_list_is_split_at_blanks_and_an_empty_variable_says_nothing() -> None:
    assert from_environment(run, "run", {"DEDUPE_NEWS_KEEP": "a b"}) == {"keep": ["a", "b"]}
    assert from_environment(run, "run", {"DEDUPE_NEWS_WINDOW": "", "DEDUPE_NEWS_OTHER": "1"}) == {}
    with pytest.raises(UsageError, match="DEDUPE_NEWS_WINDOW: 'x' is not a valid integer"):
        from_environment(run, "run", {"DEDUPE_NEWS_WINDOW": "x"})


@pytest.mark.parametrize(
    ("text", "what", "way_out"),
    [
        ("windw = 3", "unknown key windw", "did you mean window?"),
        ("[run]\nsingle = true", "unknown key [run] single", "did you mean singles?"),
        ("[rum]\nwindow = 3", "unknown key [rum]", "did you mean run?"),
        ("[clean]\nwindow = 3", "unknown key [clean] window", ""),
        ("zzz = 3", "unknown key zzz", "--help"),
        ('config = "x"', "unknown key config", ""),
        ('window = "3"', "window must be a whole number, not '3'", ""),
        ("window = true", "window must be a whole number, not True", ""),
        ("window = 1.5", "window must be a whole number, not 1.5", ""),
        ("window = -1", "window: -1 is not in the range", ""),
        ("singles = 1", "singles must be true or false, not 1", ""),
        ('keep = "byline"', "keep must be a list, not 'byline'", ""),
        ("keep = [1]", "keep must be a string, not 1", ""),
        ("format = 3", "format must be a string, not 3", ""),
        ('format = "pdf"', "format: 'pdf' is not one of", ""),
        ('[run]\nformat = "csv"', "[run] format: 'csv' is not one of", ""),
        ("[clean]\nkeep = 3", "[clean] keep must be a list, not 3", ""),
    ],
)
def test_a_slip_is_told_with_file_key_and_way_out(tmp_path: Path, text: str, what: str, way_out: str) -> None:
    path = tmp_path / "dedupe-news.toml"
    write(path, text)
    with pytest.raises(UsageError) as caught:
        defaults(read_table(path), COMMANDS, "run", str(path))
    assert str(caught.value).startswith(f"{path}: {what}")
    assert way_out in caught.value.help
    assert caught.value.help


def test_keys_may_be_written_with_dashes_or_underscores(tmp_path: Path) -> None:
    path = tmp_path / "dedupe-news.toml"
    write(path, "min_f1 = 1\n[run]\nmin-f1 = 0.5\n")
    assert defaults(read_table(path), COMMANDS, "run", "x") == {"min_f1": 0.5}


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.toml", "window = ", "not TOML"),
        ("a.toml", "\udcff", "not TOML"),
        ("pyproject.toml", "[tool.other]\n", "has no table [tool.dedupe-news]"),
        ("missing.toml", None, "cannot read"),
    ],
)
def test_a_named_file_that_is_no_use_is_an_error(
    tmp_path: Path, name: str, text: str | None, what: str
) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError) as caught:
        read_table(path)
    assert what in str(caught.value)
    assert str(path) in str(caught.value)


def test_the_real_commands_end_with_exit_code_2_on_a_bad_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "dedupe-news.toml", "singels = true\n")
    write(tmp_path / "a.txt", "It rained.\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        main(["a.txt"])
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert "dedupe-news.toml: unknown key singels" in told
    assert "did you mean singles?" in told
