"""From what the user named to the sources of a batch: where each lies, where it goes, what is refused.

The tree under a single folder is mirrored as it is; of several inputs each gets a folder (or a file) of its
own name. OUT may neither lie in an input nor hold one: inputs are never touched.
"""

# ruff: noqa: PTH100, PTH116, PTH119, PTH206 - names are kept as the system gives them, bytes and all

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dedupe_news.errors import UsageError
from dedupe_news.reading import SourceFile, expand
from dedupe_news.reading.sources import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dedupe_news.model import Problem

TASKS = 32
"""So many tasks an archive is to have at least, so that workers come to their end together."""
TASK_FILES = 50, 400
TASK_BYTES = 2 << 20, 16 << 20
"""Sources read in one go by one worker, at the least and at the most; a larger source is a task of its own.

What a task has at the least is half a second of work or a batch, many times what it costs to begin one.
"""


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its file, named by its place in the tree, that place as the system spells it, and its size.

    `shown` is its name as the user would say it; `stamp` changes when the file does.
    """

    file: SourceFile
    place: str
    shown: str
    size: int
    stamp: int

    def is_unchanged(self) -> bool:
        """Whether the file is as it was when the run was planned, as far as the system tells."""
        return _stamped(self.file.path) == (self.size, self.stamp)

    def as_shown(self, problem: Problem) -> Problem:
        """The problem with the source named as the user would."""
        return replace(problem, source=self.shown + problem.source[len(self.file.name) :])


def plan(paths: Sequence[str], out: str) -> tuple[list[Source], list[Problem]]:
    """The sources behind the given paths, sorted by their places, and what could not be found.

    Raises:
        UsageError: standard input is named, OUT and an input overlap, or two inputs go to one place.
    """
    if STDIN in paths:
        raise UsageError(
            "an archive cannot be read from standard input", help="name its folder, or leave out -o OUT/"
        )
    named = sorted({path.rstrip(os.sep) or os.sep for path in paths})
    for path in named:
        refuse_overlap(path, out)
    files, problems = expand(named)
    heads = _heads(named, files)
    sources = sorted((_source(file, heads) for file in files), key=lambda source: source.file.name)
    for one, two in pairwise(sources):
        if one.file.name == two.file.name:
            raise UsageError(
                f"{one.shown} and {two.shown} would be written to the same place",
                help="clean them one after the other, into folders of their own",
            )
    return sources, problems


def refuse_overlap(path: str, out: str) -> None:
    """Let nothing be written into an input, and nothing be read that is written.

    Raises:
        UsageError: one of the two lies in the other.
    """
    source, target = os.path.realpath(path), os.path.realpath(out)
    if target == source or target.startswith(source.rstrip(os.sep) + os.sep):
        raise UsageError(
            f"the output {out} lies in the input {path}", help="name a folder outside of it: -o CLEANED/"
        )
    if source.startswith(target.rstrip(os.sep) + os.sep):
        raise UsageError(
            f"the output {out} holds the input {path}", help="name a folder of its own: -o CLEANED/"
        )


def _heads(named: Sequence[str], files: Sequence[SourceFile]) -> dict[str | None, str]:
    """What stands before the place of a source, by the folder it was found in."""
    folders = {file.folder for file in files if file.folder is not None}
    if len(named) == 1 and folders:
        return dict.fromkeys(folders, "")
    return {folder: os.path.basename(os.path.abspath(folder)) + "/" for folder in folders}


def _source(file: SourceFile, heads: dict[str | None, str]) -> Source:
    head = heads.get(file.folder, "")
    # the same steps of the path, but as the system spells them: `relative` shows odd bytes as escapes
    steps = file.relative.count("/") + 1
    place = head + "/".join(file.path.split(os.sep)[-steps:])
    size, stamp = _stamped(file.path)
    return Source(replace(file, name=head + file.relative), place, file.name, size, stamp)


def _stamped(path: str) -> tuple[int, int]:
    """A file's size and when it was last written, in nanoseconds."""
    try:
        facts = os.stat(path)
    except OSError:
        return 0, 0  # the reader tells of it in its place
    return facts.st_size, facts.st_mtime_ns


def tasks(sources: Sequence[Source]) -> Iterator[list[Source]]:
    """Runs of sources that one worker reads in one go; they depend on the sources alone."""
    files = _share(len(sources), *TASK_FILES)
    most = _share(sum(source.size for source in sources), *TASK_BYTES)
    task: list[Source] = []
    size = 0
    for source in sources:
        if task and (len(task) >= files or size + source.size > most):
            yield task
            task, size = [], 0
        task.append(source)
        size += source.size
    if task:
        yield task


def _share(whole: int, least: int, most: int) -> int:
    """A task's share of all there is, within bounds."""
    return min(max(whole // TASKS, least), most)


def listing_digest(dealt: Iterable[Sequence[Source]]) -> str:
    """What changes when a source comes, goes, grows or is written again, or goes to another task."""
    digest = hashlib.sha256()
    for sources in dealt:
        digest.update(b"task\n")
        for source in sources:
            told = f"{source.file.name}\0{source.file.path}\0{source.size}\0{source.stamp}\n"
            digest.update(os.fsencode(told))
    return digest.hexdigest()[:16]
