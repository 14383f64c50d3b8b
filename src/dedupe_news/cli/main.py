"""The entry point: the commands by name, and how a run ends (exit codes, never a traceback).

0 done · 1 the question was answered "no" · 2 usage error or no usable input · 3 finished, but some records
were left out · 70 internal bug · 130 interrupted · 141 closed pipe.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from typing import TYPE_CHECKING

import click

from dedupe_news.cli.grammar import CommandGroup, ReaderGoneError
from dedupe_news.cli.words import explain_bug, explain_error
from dedupe_news.errors import DedupeNewsError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    name: f"dedupe_news.cli.{name}:command"
    for name in (
        "run",
        "clean",
        "reports",
        "sentences",
        "clusters",
        "show",
        "diff",
        "explain",
        "eval",
        "rules",
        "demo",
        "review",
        "index",
        "completion",
    )
}

USAGE, BUG, INTERRUPTED, CLOSED_PIPE = 2, 70, 130, 141
UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the disk under standard output may answer; a file named by -o tells it by its own name."""

HELP = """Turn a pile of scraped news into one consolidated account per story.

With no COMMAND name it is `run`: articles in, accounts out. FILE is text, HTML, JSON Lines, CSV, Parquet,
WARC, a feed, mails or an archive of these, a folder, or - for standard input.

\b
Examples:
  dedupe-news dump.txt                      accounts on the terminal
  cat dump.txt | dedupe-news -              the same from a pipe
  dedupe-news news.jsonl -o stories.jsonl   save them, then:
  dedupe-news clusters stories.jsonl        list them
  dedupe-news demo                          see it work with no file at hand
"""


COLLECT = (50_000, 20, 50)
"""New objects between two searches for garbage, which finds next to none here.

An archive of 20,000 articles took 48 s as Python has it (700, 10, 10), 43 s so and 45 s without any search.
"""


@click.group(
    cls=CommandGroup,
    lazy=COMMANDS,
    help=HELP,
    no_args_is_help=False,
    options_metavar="[OPTIONS]",
    subcommand_metavar="[COMMAND] [FILE|FOLDER|-]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Options of the main job: `dedupe-news run --help`. Every command has its own --help.",
)
@click.version_option(package_name="dedupe-news")
def group() -> None:
    """Turn a pile of scraped news into one consolidated account per story."""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with the contract's exit code."""
    _open_closed_streams()
    _unbreak_streams()
    gc.set_threshold(*COLLECT)
    code = _run(list(sys.argv[1:] if args is None else args))
    sys.exit(_flushed(code))


def _run(args: list[str]) -> int:
    try:
        result = group.main(args=args, prog_name="dedupe-news", standalone_mode=False)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        return _usage(error)
    except click.ClickException as error:
        explain_error(error.format_message())
        return USAGE
    except DedupeNewsError as error:
        explain_error(str(error), error.help)
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except ReaderGoneError:
        return _close_pipe()
    except Exception as bug:  # noqa: BLE001 - the last edge: a bug is told as one, with exit 70 and no traceback
        return _untold(bug)
    return result if isinstance(result, int) else 0


def _usage(error: click.UsageError) -> int:
    where = error.ctx.command_path if error.ctx else "dedupe-news"
    explain_error(" ".join(error.format_message().split()), f"`{where} --help` lists what it takes")
    return USAGE


def _open_closed_streams() -> None:
    """Put nothing where the caller closed a stream (`2>&-`): what is written there is lost, as asked."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - lasts as long as the process


def _unbreak_streams() -> None:
    """Write UTF-8 whatever the locale says; the same input gives the same bytes everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _close_pipe()
    except OSError as error:
        return _unwritable(error)
    return code


def _close_pipe() -> int:
    """Leave quietly when the reader has gone."""
    _silence_stdout()
    return CLOSED_PIPE


def _untold(bug: Exception) -> int:
    """Tell what no room has told: a full disk under standard output, or a bug."""
    if isinstance(bug, OSError) and bug.errno in UNWRITABLE:
        return _unwritable(bug)
    explain_bug(bug)
    return BUG


def _unwritable(error: OSError) -> int:
    _silence_stdout()
    where = error.filename or "standard output"
    explain_error(f"{where}: cannot write: {error.strerror}", "make room there, or write elsewhere with -o")
    return USAGE


def _silence_stdout() -> None:
    """Point stdout nowhere, so that nothing complains at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
