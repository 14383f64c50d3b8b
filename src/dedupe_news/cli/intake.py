"""What comes in: the named files or standard input, read into records, with every problem told at once."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dedupe_news.cli.options import read_settings
from dedupe_news.cli.words import explain_problem, say
from dedupe_news.errors import InputError, UsageError
from dedupe_news.model import Problem, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dedupe_news.pipeline import Progress
    from dedupe_news.reading import Cutting, Sources
    from dedupe_news.reading.reader import Found
    from dedupe_news.reading.settings import ReadSettings

NO_INPUT = "nothing to read: name a file or a folder, or pipe text in"
SHORT_HELP = (
    "Usage: dedupe-news [OPTIONS] [COMMAND] [FILE|FOLDER|-]...",
    "  dedupe-news dump.txt            one account per story of a dump",
    "  cat dump.txt | dedupe-news      the same from a pipe",
    "  dedupe-news demo                see it work with no file at hand",
)
SEE = "see the lines above; `dedupe-news demo` shows a run that works"


@dataclass(slots=True)
class Intake:
    """Reads once; afterwards knows how many records were left out."""

    paths: tuple[str, ...]
    settings: ReadSettings
    strict: bool = False
    quiet: bool = False
    left_out: int = 0
    problems: list[Problem] = field(default_factory=list)
    sources: Sources = field(init=False)
    """What the paths name, once it is read."""

    def lots(self, cutting: Cutting | None = None) -> Iterator[Found]:
        """Give what is read, long streams of JSON Lines and pages in lots, each with its file's folder."""
        from dedupe_news.reading import Cutting, Sources  # noqa: PLC0415 - `--help` reads nothing

        self.sources = Sources(self.paths)
        return self.sources.lots(self.settings, cutting or Cutting(), sys.stdin.buffer)

    def records(
        self, progress: Progress | None = None, begun: Iterable[Found] | None = None
    ) -> Iterator[Record]:
        """Give the records; tell each problem on stderr as it comes.

        Args:
            progress: whom to tell how many there are so far.
            begun: all that `lots` gave, where it was held.

        Raises:
            InputError: under `strict`, at the first problem; or when nothing usable was read.
        """
        from dedupe_news.reading import read_here  # noqa: PLC0415 - as above

        telling = self.telling(progress)
        for folder, item in read_here(self.lots() if begun is None else begun):
            if isinstance(item, Problem):
                telling.met(folder, item)
            else:
                telling.usable(folder, 1)
                yield item
        telling.ended()

    def telling(self, progress: Progress | None = None) -> Telling:
        """Give who tells of what `lots` gave while somebody else reads it."""
        return Telling(self, progress)

    def meet(self, problem: Problem) -> None:
        """Tell a problem.

        Raises:
            InputError: under `strict`.
        """
        if self.strict:
            raise InputError(problem.what, source=problem.source, line=problem.line, help=problem.help)
        if problem.fatal and problem.source == self.paths[0] and (meant := _meant(self.paths)):
            problem = replace(problem, help=meant)
        self.problems.append(problem)
        self.left_out += problem.fatal
        if problem.fatal or not self.quiet:
            explain_problem(problem)

    @property
    def code(self) -> int:
        """The exit code that the reading asks for: 3 when records were left out."""
        return 3 if self.left_out else 0


@dataclass(slots=True)
class Telling:
    """Tells, in the order of the input, how much was read and what is wrong with it; `count` is of records.

    `folder` is that of the file, if it was found in one: one in which nothing was read is told of at the end.
    """

    intake: Intake
    progress: Progress | None = None
    count: int = 0

    def usable(self, folder: str | None, count: int) -> None:
        """Take in that so many more records were read."""
        self.count += count
        self.intake.sources.met(folder, count)
        if self.progress is not None and count:
            self.progress("reading", self.count, None)

    def met(self, folder: str | None, problem: Problem) -> None:
        """Tell a problem.

        Raises:
            InputError: under `--strict`.
        """
        self.intake.sources.met(folder, int(problem.fatal))
        self.intake.meet(problem)

    def ended(self) -> None:
        """Tell what is wrong with all of it.

        Raises:
            InputError: nothing usable was read; or as `met` does.
        """
        for problem in self.intake.sources.without_text():
            self.intake.meet(problem)
        if not self.count:
            raise InputError("no usable input", help=_meant(self.intake.paths) or SEE)


def take_in(names: Sequence[str], given: Mapping[str, Any]) -> Intake:
    """Make ready to read the named sources by the options of reading (`options.input_options`)."""
    settings = read_settings(given["from_"], given["text_field"], given["encoding"], given["extractor"])
    return Intake(tuple(names), settings, strict=given["strict"], quiet=given["quiet"])


def named(files: Sequence[str], files_from: str | None, *, null: bool) -> tuple[str, ...]:
    """Give the names to read: the arguments, those in `--files-from`, or `-` when text is piped in.

    Raises:
        UsageError: nothing is named and standard input is a terminal, or is asked for twice.
    """
    names = [*files, *(_listed(files_from, null=null) if files_from else ())]
    if files_from == "-" and "-" in files:
        what = "standard input cannot be both the list of files and a file"
        raise UsageError(what, help="save the list in a file")
    if names or files_from:
        return tuple(names)
    if sys.stdin is None or sys.stdin.isatty():
        for line in SHORT_HELP:
            say(line)
        raise UsageError(NO_INPUT, help="`dedupe-news --help` lists commands, `run --help` the options")
    return ("-",)


def spare(names: Sequence[str], output: Path | None, option: str = "-o") -> None:
    """Refuse to write a result over what it is read from.

    What lies in a folder that is read may be an article or what the same command wrote before. Neither is
    told from the other by its name, and the second would be read as an article.

    Raises:
        UsageError: the output, which the option names, is one of the named files, or in a named folder.
    """
    if output is None or not output.is_file():
        return
    for name in names:
        if Path(name).is_file() and output.samefile(name):
            what = f"{output} is read; the result would take its place"
            raise UsageError(what, help=f"give another name to {option}: inputs are never touched")
        if Path(name).is_dir() and output.resolve().is_relative_to(Path(name).resolve()):
            what = f"{output} lies in {name}, which is read; the result would take its place"
            help_ = f"name a file outside of that folder, or one that is not there yet, for {option}"
            raise UsageError(what, help=help_)


def _meant(paths: Sequence[str]) -> str:
    """Guess the command that a word which is no file was meant to be; empty where there is none."""
    import difflib  # noqa: PLC0415 - only for the slip of a finger

    root = click.get_current_context().find_root()
    commands = root.command.list_commands(root) if isinstance(root.command, click.Group) else []
    near = difflib.get_close_matches(paths[0], commands, 1) if paths and not Path(paths[0]).exists() else []
    return f"did you mean the command {near[0]}? `dedupe-news {near[0]} --help` tells of it" if near else ""


def _listed(files_from: str, *, null: bool) -> list[str]:
    try:
        raw = sys.stdin.buffer.read() if files_from == "-" else Path(files_from).read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot read the list of files: {error.strerror}", source=files_from, help="check the name"
        ) from error
    from dedupe_news.reading.sources import read_list  # noqa: PLC0415 - as `read` above

    return read_list(raw, null_separated=null)
