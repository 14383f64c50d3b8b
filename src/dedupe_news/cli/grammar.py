"""The grammar of the command line: a word is a command only where the contract says so.

`dedupe-news [OPTIONS] [FILE|FOLDER|-]...` with no command name is `run`. A word is a command only if it is
exactly a command name and comes first after shared options; `./clean`, `run clean` and `-- clean` are
always the file. The ready-made default-group packages get `-q clean a.txt` and `-- clean` wrong, so the
rule stands here, as one pure function over the arguments.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from click.shell_completion import CompletionItem

DEFAULT = "run"

SHARED_FLAGS = frozenset({"-q", "--quiet", "-v", "--verbose", "--strict", "-0", "--null"})
SHARED_VALUES = frozenset(
    {
        "-f",
        "--format",
        "-o",
        "--output",
        "--from",
        "--text-field",
        "--encoding",
        "--segment",
        "-j",
        "--jobs",
        "--config",
        "--color",
        "--progress",
        "--files-from",
    },
)
ANSWERED_BY_THE_GROUP = frozenset({"-h", "--help", "--version"})


def _short_cluster(word: str) -> int | None:
    """How many further words a cluster of short options takes (0 or 1); None when one is not shared."""
    for at, letter in enumerate(word[1:], start=1):
        option = f"-{letter}"
        if option in SHARED_VALUES:
            return 0 if at + 1 < len(word) else 1
        if option not in SHARED_FLAGS:
            return None
    return 0


def _words_taken(word: str) -> int | None:
    """How many further words a shared option takes; None when the word is no shared option."""
    if word.startswith("--"):
        name, has_value, _ = word.partition("=")
        if name in SHARED_VALUES:
            return 0 if has_value else 1
        return 0 if name in SHARED_FLAGS else None
    return _short_cluster(word)


def find_command(args: Sequence[str], commands: frozenset[str]) -> tuple[str, list[str]]:
    """Say which command the arguments call, and with what.

    Example:
        >>> find_command(["-q", "clean", "a.txt"], frozenset({"run", "clean"}))
        ('clean', ['-q', 'a.txt'])
        >>> find_command(["a.txt", "clean"], frozenset({"run", "clean"}))
        ('run', ['a.txt', 'clean'])
        >>> find_command(["--", "clean"], frozenset({"run", "clean"}))
        ('run', ['--', 'clean'])
    """
    at = 0
    while at < len(args):
        word = args[at]
        if word in {"--", "-"} or word in ANSWERED_BY_THE_GROUP:
            break
        if not word.startswith("-"):
            if word in commands:
                return word, [*args[:at], *args[at + 1 :]]
            break
        taken = _words_taken(word)
        if taken is None:
            break
        at += 1 + taken
    return DEFAULT, list(args)


class ReaderGoneError(Exception):
    """The reader of standard output has closed it: click ends with exit 1, the contract says 141."""


class CommandGroup(click.Group):
    """A group whose default command is `run` and whose commands are imported only when called."""

    def __init__(self, *args: Any, lazy: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self._lazy = dict(lazy)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:  # noqa: ANN401 - click's own
        """Read the arguments; `--help` and `--version` write here, so a closed pipe is met here, too.

        Raises:
            ReaderGoneError: nobody reads standard output any more.
        """
        try:
            return super().make_context(*args, **kwargs)
        except BrokenPipeError as gone:
            raise ReaderGoneError from gone

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own
        """Run the command; a closed pipe gets a name of its own before click makes it an exit code.

        Raises:
            ReaderGoneError: nobody reads standard output any more.
        """
        try:
            return super().invoke(ctx)
        except BrokenPipeError as gone:
            raise ReaderGoneError from gone

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands in the order of the walk, as the contract tells them."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and give one command; None for a word that is none."""
        where = self._lazy.get(cmd_name)
        if where is None:
            return None
        module, _, name = where.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        # docstrings are raw, as the style has it; click knows its mark "leave these lines" by the character
        command.help = (command.help or "").replace(r"\b", "\b")
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer commands and, since a bare call is the default command, what that command takes."""
        offered = super().shell_complete(ctx, incomplete)
        command = self.get_command(ctx, DEFAULT)
        if command is None:
            return offered
        with command.make_context(DEFAULT, [], parent=ctx, resilient_parsing=True) as inner:
            further = command.shell_complete(inner, incomplete)
            for parameter in command.params:
                if isinstance(parameter, click.Argument) and not incomplete.startswith("-"):
                    further = [*further, *parameter.shell_complete(inner, incomplete)]
        known = {item.value for item in offered}
        found = offered + [item for item in further if item.value not in known]
        # click's script for bash forgets at the word "file" what came before it: files come first
        return sorted(found, key=lambda item: item.type == "plain")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command's name first, so that click finds it, by the grammar's rule."""
        if any(word in ANSWERED_BY_THE_GROUP for word in args[:1]):
            return super().parse_args(ctx, args)
        command, rest = find_command(args, frozenset(self._lazy))
        if not ctx.resilient_parsing or args:
            args = [command, *rest]
        return super().parse_args(ctx, args)
