"""The options that several commands share, each declared once, and what they parse into."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dedupe_news.cli.configuration import configure, name_the_file
from dedupe_news.cli.edge import FORMATS

if TYPE_CHECKING:
    from dedupe_news.matching import CopySettings
    from dedupe_news.matching.settings import Keep
    from dedupe_news.reading.settings import Extractor, FromFormat, ReadSettings

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]

SOURCES = ("auto", "text", "html", "jsonl", "csv", "parquet", "warc")


def _stacked(*decorators: Callable[[Any], Any]) -> Callable[[Command], Command]:
    def apply(command: Command) -> Command:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return apply


def output_options(*formats: str) -> Callable[[Command], Command]:
    """Give `-f`, `-o` and `--color`."""
    offered = formats or FORMATS
    return _stacked(
        click.option(
            "-f",
            "--format",
            "format_",
            type=click.Choice(offered),
            help="How to write the result; text by default, or as the extension of -o says.",
        ),
        click.option(
            "-o",
            "--output",
            metavar="PATH",
            type=click.Path(),
            help="Write here instead of standard output; the file appears whole or not at all.",
        ),
        color_option,
        config_option,
    )


config_option = click.option(
    "--config",
    metavar="PATH|none",
    type=click.Path(),
    envvar="DEDUPE_NEWS_CONFIG",
    is_eager=True,
    expose_value=False,
    callback=configure,
    help="Take defaults from this file, or from none; by default the nearest dedupe-news.toml.",
)

color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour the terminal; NO_COLOR and FORCE_COLOR are honoured.",
)

quiet_options = _stacked(
    click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors."),
    click.option("-v", "--verbose", is_flag=True, callback=name_the_file, help="Say more on stderr."),
)

input_options = _stacked(
    click.option(
        "--from",
        "from_",
        type=click.Choice(SOURCES),
        default="auto",
        help="What the input is; found by its content by default.",
    ),
    click.option(
        "--text-field",
        metavar="NAME",
        help="The field or column that holds the article.  [default: text]",
    ),
    click.option("--encoding", metavar="NAME", help="The input's encoding; detected by default."),
    click.option(
        "--extractor",
        type=click.Choice(["resiliparse", "trafilatura"]),
        default="resiliparse",
        help="What takes the text out of HTML; trafilatura needs dedupe-news[html].",
    ),
    click.option(
        "--files-from",
        metavar="FILE",
        type=click.Path(),
        help="Read the names of input files from FILE, one a line (- for standard input).",
    ),
    click.option("-0", "--null", is_flag=True, help="Names in --files-from end in NUL, not in a line break."),
    click.option(
        "--strict", is_flag=True, help="Stop at the first bad input instead of going on without it."
    ),
)

segment_options = _stacked(
    click.option(
        "--segment",
        type=click.Choice(["auto", "explicit", "none"]),
        help="How texts are split into reports: by marks and leads (auto), by marks alone, or not at all.",
    ),
    click.option(
        "--report-starts",
        metavar="LINES",
        help="Split where you say: line numbers at which reports begin, as in 11,22,33.",
    ),
)

KEEPERS = ("longest", "first", "earliest")


def keeper_option(*names: str) -> Callable[[Command], Command]:
    """Give `--keeper`, under more names where these are free."""
    return click.option(
        "--keeper",
        *names,
        "keeper",
        type=click.Choice(KEEPERS),
        help="Which of several copies stands for them: the one of most words, the first as read, or the one"
        " of the earliest date.  [default: longest]",
    )


def copy_settings(keeper: Keep | None) -> CopySettings:
    """Build the settings of matching."""
    from dedupe_news.matching import CopySettings  # noqa: PLC0415 - `--help` matches nothing

    return CopySettings(keep=keeper) if keeper else CopySettings()


def _allow(_context: click.Context, _parameter: click.Parameter, jobs: int) -> int:
    """Let arrays be worked on in one thread where one process is asked for: `-j 1` is one core."""
    from dedupe_news.threads import THREADS, allow  # noqa: PLC0415 - `--help` works on nothing

    allow(jobs or THREADS)
    return jobs


jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    callback=_allow,
    help="Worker processes, one a core; 0 uses the cores there are.  The result is the same for any N.",
)

progress_option = click.option(
    "--progress",
    type=click.Choice(["auto", "plain", "json", "none"]),
    default="auto",
    help="How progress is told on stderr; auto draws a bar, and only on a terminal.",
)

files_argument = click.argument("files", nargs=-1, metavar="[FILE|FOLDER|-]...", type=click.Path())


def read_settings(
    from_: FromFormat,
    text_field: str | None,
    encoding: str | None,
    extractor: Extractor,
) -> ReadSettings:
    """Build the reader's settings from the parsed options."""
    from dedupe_news.reading.settings import ReadSettings  # noqa: PLC0415 - reading commands never need it

    return ReadSettings(from_=from_, text_field=text_field, encoding=encoding, extractor=extractor)


def parse_starts(text: str | None) -> tuple[int, ...] | None:
    """Read `11,22,33` as line numbers.

    Raises:
        click.BadParameter: a part is no line number.

    Example:
        >>> parse_starts("11, 22")
        (11, 22)
    """
    if text is None:
        return None
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts or not all(part.isdecimal() and len(part) < 16 and int(part) > 0 for part in parts):
        raise click.BadParameter("give line numbers like 11,22,33", param_hint="--report-starts")
    return tuple(sorted({int(part) for part in parts}))
