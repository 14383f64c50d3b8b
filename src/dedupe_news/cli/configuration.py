"""Defaults from a configuration file and the environment: found, checked, and put under the flags.

The nearest `dedupe-news.toml` or `pyproject.toml` with `[tool.dedupe-news]`, from the working folder up,
is the one file in use; the user's own (`~/.config/dedupe-news/config.toml`, or where the platform keeps
such files) is read only where there is none. `DEDUPE_NEWS_<OPTION>` and `DEDUPE_NEWS_<COMMAND>_<OPTION>`
win over the file, flags win over both. Keys are the long names of options:

    format = "jsonl"      # for every command that takes it
    [run]
    window = 14           # for this command
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dedupe_news.cli.words import say
from dedupe_news.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

APP = "dedupe-news"
PREFIX = "DEDUPE_NEWS"
TABLE = ("tool", APP)
IN_USE = "dedupe_news.configuration"
"""Where a context keeps the name of the file in use, for `-v`."""
NOT_KEYS = frozenset({"config", "help", "version"})
Table = dict[str, Any]


def nearest(folder: Path, user: Path) -> Path | None:
    """Find the file in use: the nearest of the project's, else the user's; None where there is none.

    Args:
        folder: where to begin; its parents follow.
        user: the user's own file.
    """
    for place in (folder, *folder.parents):
        own, shared = place / f"{APP}.toml", place / "pyproject.toml"
        if own.is_file():
            return own
        if shared.is_file() and _mentions_us(shared):
            return shared
    return user if user.is_file() else None


def _mentions_us(path: Path) -> bool:
    """Whether a shared file has a table of ours; one that cannot be read is somebody else's trouble."""
    import tomllib  # noqa: PLC0415 - where no file configures, none is needed

    try:
        raw = path.read_bytes()
        return APP.encode() in raw and _inner(tomllib.loads(raw.decode("utf-8"))) is not None
    except (OSError, ValueError):
        return False


def _inner(table: Table) -> Table | None:
    found: Any = table
    for key in TABLE:
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else None


def read_table(path: Path) -> Table:
    """Read a configuration file.

    Raises:
        UsageError: it cannot be read, is not TOML, or is a `pyproject.toml` without our table.
    """
    import tomllib  # noqa: PLC0415 - as above

    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UsageError(
            f"cannot read: {error.strerror}", source=str(path), help="--config none reads none"
        ) from error
    except ValueError as error:
        raise UsageError(
            f"not TOML: {error}", source=str(path), help="--config none passes it over"
        ) from error
    if path.name != "pyproject.toml":
        return table
    inner = _inner(table)
    if inner is None:
        raise UsageError(f"has no table [{'.'.join(TABLE)}]", source=str(path), help="add one")
    return inner


def defaults(table: Table, commands: Mapping[str, click.Command], name: str, source: str) -> Table:
    """Give one command's defaults by parameter name, after checking the whole file.

    A key outside the commands' tables serves every command that takes the option and the value.

    Args:
        table: what the file says.
        commands: all commands by name.
        name: the command to serve.
        source: the file's name, for the errors.

    Raises:
        UsageError: an unknown key or table, or a value no command takes.
    """
    shared: Table = {}
    own: Table = {}
    for key, value in table.items():
        if isinstance(value, dict):
            if key not in commands:
                raise _unknown(f"[{key}]", key, commands, source)
            for inner, held in value.items():
                option = _options(commands[key]).get(_spelled(inner))
                if option is None:
                    raise _unknown(f"[{key}] {inner}", inner, _options(commands[key]), source)
                checked = _checked(option, held, f"[{key}] {inner}", source)
                if key == name:
                    own[str(option.name)] = checked
        else:
            shared |= _shared(key, value, commands, name, source)
    return shared | own


def _shared(key: str, value: object, commands: Mapping[str, click.Command], name: str, source: str) -> Table:
    """Check a key that stands outside the commands' tables; give what it means for one command."""
    takers = {
        command: option
        for command, found in commands.items()
        if (option := _options(found).get(_spelled(key))) is not None
    }
    if not takers:
        known = {word for found in commands.values() for word in _options(found)}
        raise _unknown(key, key, known, source)
    taken: Table = {}
    refused: UsageError | None = None
    for command, option in takers.items():
        try:
            taken[command] = _checked(option, value, key, source)
        except UsageError as error:
            refused = refused or error
    if refused and not taken:
        raise refused
    return {str(takers[name].name): taken[name]} if name in taken else {}


def from_environment(command: click.Command, name: str, environ: Mapping[str, str]) -> Table:
    """Give a command's defaults from `DEDUPE_NEWS_…` by parameter name; the command's own name wins.

    Raises:
        UsageError: a value the option does not take.
    """
    found: Table = {}
    for key, option in _options(command).items():
        tail = key.replace("-", "_").upper()
        for variable in (f"{PREFIX}_{name.upper()}_{tail}", f"{PREFIX}_{tail}"):
            if environ.get(variable):
                text = environ[variable]
                value = option.type.split_envvar_value(text) if option.multiple else text
                found[str(option.name)] = _converted(option, value, variable, None)
                break
    return found


def _options(command: click.Command) -> dict[str, click.Option]:
    """Give a command's options by the longest of their names, without dashes."""
    named = {
        max(option.opts, key=len).lstrip("-"): option
        for option in command.params
        if isinstance(option, click.Option)
    }
    return {key: option for key, option in named.items() if key not in NOT_KEYS}


def _spelled(key: str) -> str:
    return key.replace("_", "-")


def _unknown(place: str, word: str, known: Mapping[str, object] | set[str], source: str) -> UsageError:
    near = difflib.get_close_matches(_spelled(word), sorted(known), 1)
    way_out = f"did you mean {near[0]}?" if near else "keys are the long names of options: see --help"
    return UsageError(f"unknown key {place}", source=source, help=way_out)


def _checked(option: click.Option, value: object, place: str, source: str) -> object:
    """Check a TOML value against an option: first its kind, then what the option itself says of it."""
    if option.multiple:
        if not isinstance(value, list):
            raise _wrong(place, "a list", value, source)
        for one in value:
            _check_kind(option, one, place, source)
    else:
        _check_kind(option, value, place, source)
    return _converted(option, value, place, source)


def _check_kind(option: click.Option, value: object, place: str, source: str) -> None:
    if option.is_flag:
        wanted: tuple[type, ...] = (bool,)
        told = "true or false"
    elif isinstance(option.type, click.types.IntParamType):
        wanted, told = (int,), "a whole number"
    elif isinstance(option.type, click.types.FloatParamType):
        wanted, told = (int, float), "a number"
    else:
        wanted, told = (str,), "a string"
    if not isinstance(value, wanted) or (isinstance(value, bool) and bool not in wanted):
        raise _wrong(place, told, value, source)


def _wrong(place: str, wanted: str, value: object, source: str) -> UsageError:
    return UsageError(
        f"{place} must be {wanted}, not {value!r}", source=source, help="see --help for what it takes"
    )


def _converted(option: click.Option, value: object, place: str, source: str | None) -> object:
    """Let the option's own type speak; its refusal is told with the place the value stands in."""
    for one in value if isinstance(value, list) else [value]:
        try:
            option.type.convert(one, None, None)
        except click.BadParameter as error:
            what = f"{place}: {error.message}"
            raise UsageError(what, source=source, help="see --help for what it takes") from error
    return value


def configure(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Put file and environment under the flags of the command being called (the callback of `--config`).

    Raises:
        UsageError: a file that cannot be read, an unknown key, or a wrong value.
    """
    if context.resilient_parsing:
        return
    name = context.info_name or ""
    path = _chosen(value)
    table: Table = {}
    if path is not None:
        context.meta[IN_USE] = str(path)
        table = defaults(read_table(path), dict(_commands(context)), name, str(path))
    table |= from_environment(context.command, name, os.environ)
    if table:
        context.default_map = {**(context.default_map or {}), **table}


def _chosen(value: str | None) -> Path | None:
    if value == "none":
        return None
    if value:
        return Path(value)
    try:
        folder = Path.cwd()
    except OSError:  # the working folder is gone
        return None
    return nearest(folder, Path(click.get_app_dir(APP)) / "config.toml")


def _commands(context: click.Context) -> Iterator[tuple[str, click.Command]]:
    group = context.parent.command if context.parent else None
    if context.parent is None or not isinstance(group, click.Group):
        yield context.info_name or "", context.command
        return
    for name in group.list_commands(context.parent):
        command = group.get_command(context.parent, name)
        if command is not None:
            yield name, command


def name_the_file(context: click.Context, _parameter: click.Parameter, value: bool) -> bool:  # noqa: FBT001 - click's signature
    """Say on stderr which configuration file is in use (the callback of `-v`)."""
    if value and not context.resilient_parsing and IN_USE in context.meta:
        say(f"dedupe-news: configuration from {context.meta[IN_USE]}")
    return value
