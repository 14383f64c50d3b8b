"""What a run saved (`-o stories.jsonl`), read back: stories, their reports and each report's sentences."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dedupe_news.cli.words import explain_problem
from dedupe_news.errors import InputError, UsageError
from dedupe_news.model import Problem
from dedupe_news.review.recompose import SavedReport, reports_of
from dedupe_news.review.shape import is_story
from dedupe_news.review.storyfile import HOW_TO_SAVE, StoryRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that was asked for, with the story it was saved in."""

    story: StoryRecord
    report: SavedReport

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @property
    def text(self) -> str:
        """The report's kept text, one sentence a line."""
        return "\n".join(sentence.text for sentence in self.report.sentences)


def spans_of(statement: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Give every sentence of a saved statement: its span and its text."""
    yield statement["from"], statement["text"]
    for also in statement["also"]:
        yield also, also.get("text", "")


def load(path: str) -> tuple[list[StoryRecord], int]:
    """Read the stories of a saved file (JSON Lines or a JSON array); say how many rows were left out.

    Raises:
        InputError: the file cannot be read or holds no story.
    """
    stories: list[StoryRecord] = []
    others: list[int] = []
    for line, row in _rows(path):
        if is_story(row):
            stories.append(row)
        else:
            others.append(line)
    if others and not stories:  # another file was meant: nobody reads a complaint about each of its lines
        raise InputError("holds no story", source=path, help=HOW_TO_SAVE)
    for line in others:
        explain_problem(Problem(path, line, "not a story of dedupe-news", help=HOW_TO_SAVE))
    return stories, len(others)


def _rows(path: str) -> Iterator[tuple[int, Any]]:
    raw = _bytes(path).decode("utf-8-sig", "replace")
    if raw.lstrip().startswith("["):
        try:
            rows = json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise InputError(f"not JSON ({error})", source=path, help=HOW_TO_SAVE) from error
        yield from ((1, row) for row in rows)
        return
    for n, line in enumerate(raw.split("\n"), start=1):
        if line.strip():
            yield n, _parsed(line)


def _parsed(line: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _bytes(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read: {error.strerror}", source=path, help=HOW_TO_SAVE) from error


def find_story(stories: Sequence[StoryRecord], wanted: str) -> StoryRecord:
    """Find a story by its id or by the beginning of it, or by the id of one of its reports.

    Raises:
        UsageError: none or several.
    """
    exact = [story for story in stories if story["id"] == wanted]
    if exact:
        return exact[0]
    holding = [story for story in stories if any(report["id"] == wanted for report in story["reports"])]
    begun = [
        story for story in stories if story["id"].removeprefix("s-").startswith(wanted.removeprefix("s-"))
    ]
    found = holding or begun
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(story["id"] for story in found[:5])
        raise UsageError(f"{wanted} fits {len(found)} stories: {names}", help="give more of the id")
    raise UsageError(f"no story is called {wanted}", help="`dedupe-news clusters FILE` lists their ids")


def find_report(stories: Sequence[StoryRecord], wanted: str) -> FoundReport:
    """Find a report by its id, or by story and number as in `s-1a2b:2`.

    Raises:
        UsageError: there is none of that name.
    """
    for story in stories:
        if any(record["id"] == wanted for record in story["reports"]):
            return next(
                FoundReport(story, report) for report in reports_of(story) if report.record["id"] == wanted
            )
    name, colon, n = wanted.rpartition(":")
    if colon and n.isdecimal():
        story = find_story(stories, name)
        for report in reports_of(story):
            if report.record["n"] == int(n):
                return FoundReport(story, report)
        raise UsageError(f"{story['id']} has no report {n}", help=f"it has {story['report_count']}")
    raise UsageError(
        f"no report is called {wanted}",
        help="`dedupe-news show FILE STORY` lists report ids; single reports are saved only with --singles",
    )
