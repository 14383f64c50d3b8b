"""From a story's kept lines to its account, and on to what is printed: the work of one worker.

A story is sent as slices of its reports and comes back as an account, or as the text it is printed in: a line
of JSON takes a fraction of the time to send that the objects of its account take, and so it is made where
there is more than one core.

A day added to a large index tells some 20,000 reports again, at 2 to 3 ms each. Of a hundred parts of this 12
go into sentences, 16 into their words, 18 into figures, 26 into setting pairs side by side, 7 into finding
them, 7 into the order and 3 into the headline. To keep words and facts of known reports in the index would
save a third of it, at 4.6 KB a report where all else that is kept of one takes 2.6; to keep where sentences
end a tenth, and `clean`, which tells nothing, would pay for it. Neither is done.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dedupe_news.accounts import AccountSettings, Reader, ReportInput, compose
from dedupe_news.model import Account, Line, Sentence, Story
from dedupe_news.rendering.records import story_record
from dedupe_news.text.paragraphs import wrap_column
from dedupe_news.text.sentences import Splitter, sentence_spans
from dedupe_news.workers import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dedupe_news.model import Record, Report, StoryMember

    Shape = Callable[[dict[str, Any]], str]
    Unsplit = tuple[int, list[tuple[int, str]], str | None, int]


@dataclass(frozen=True, slots=True)
class Member:
    """What a worker needs of one report: its kept stretches with their offsets, and what is known of it."""

    stretches: tuple[tuple[int, str], ...]
    keeper: int
    title: str | None
    date: str | None
    lang: str | None
    block: int = -1
    """Place of the first report of the story in the same block of guessed borders, -1 where they are sure."""
    column: int = 0
    """Where the text that the report is taken from is hard-wrapped, 0 where it is not."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One story to write, on its way to a worker."""

    place: int
    members: tuple[Member, ...]
    settings: AccountSettings


@dataclass(frozen=True, slots=True)
class Sheet:
    """One story to write and to print, on its way to a worker.

    `reports` are its reports, of whose texts only the removed lines are sent, each report's in `removed`;
    `members` point into them.
    """

    telling: Telling
    name: str
    reports: tuple[Report, ...]
    members: tuple[StoryMember, ...]
    removed: tuple[tuple[tuple[Line, str], ...], ...]
    cohesion: float | None
    weakest: float | None
    borderline: bool


@dataclass(frozen=True, slots=True)
class Sheets:
    """Several stories to print, in order, and the function that prints the record of one."""

    shape: Shape
    sheets: list[Sheet]


def stretches(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Give the runs of kept lines with nothing removed in between, each with its offset.

    Sentences are sought inside a run, so a sentence may cross a hard-wrapped line but never a removed one.
    """
    run: tuple[int, int] | None = None
    for line in lines:
        if not line.kept:
            if run is not None:
                yield run[0], text[run[0] : run[1]]
            run = None
        else:
            run = (line.start if run is None else run[0], line.end)
    if run is not None:
        yield run[0], text[run[0] : run[1]]


class Columns:
    r"""Where the records' texts are hard-wrapped, each looked at once.

    A file shows it and an article out of it may not, nor a stretch between two lines that are removed. What
    is told of a record never changes; those that several reports may be from are remembered, and kept.

    Example:
        >>> from dedupe_news.model import Cut, Record, Report
        >>> lines = ["The ferry that ran aground off Islay was refloated"]
        >>> lines += ["on Friday by two tugs that had come from Oban, and", "then sank."]
        >>> record = Record("dump.txt", "\n".join(lines))
        >>> Columns().of(Report("dump.txt#2", record, 51, 112, (2, 3), Cut("lead", 0.9)), 1)
        50
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Record, int]] = {}

    def of(self, report: Report, runs: int) -> int:
        """The column of a report of so many kept stretches; 0 where its one stretch shows all there is."""
        record = report.record
        if not report.start and report.end == len(record.text):
            return wrap_column(record.text) if runs > 1 else 0
        known = self._known.get(id(record))
        if known is None:
            # the record is kept with it: another that comes to stand in its place in memory is not the same
            known = self._known[id(record)] = record, wrap_column(record.text)
        return known[1]


def sentences_of(
    place: int, runs: Iterable[tuple[int, str]], lang: str | None, column: int = 0
) -> Iterator[Sentence]:
    """Split kept runs into sentences with spans in the record's text."""
    for offset, run in runs:
        for start, end in sentence_spans(run, lang, column):
            yield Sentence(place, offset + start, offset + end, run[start:end])


def to_split(at: int, report: Report, lines: Sequence[Line] | None, columns: Columns) -> Unsplit:
    """What `sentence_chunk` needs of a report: all of its text, or what is kept of it."""
    whole = [(report.start, report.text)]
    runs = whole if lines is None else list(stretches(report.record.text, lines))
    return at, runs, report.lang, columns.of(report, len(runs))


def sentence_chunk(work: Iterable[Unsplit]) -> list[Sentence]:
    """Split several reports into sentences: each report's place, its runs, its language and its column."""
    return [sentence for at, runs, lang, column in work for sentence in sentences_of(at, runs, lang, column)]


def compose_chunk(work: Sequence[Telling]) -> list[tuple[int, Account]]:
    """Compose several stories: their places and accounts, in order."""
    reader = Reader()  # stories of one chunk share most of their words
    return [(telling.place, _compose(telling, reader)) for telling in work]


def print_chunk(work: Sheets) -> list[str]:
    """Compose several stories and print each, in order."""
    reader = Reader()
    return [_print(sheet, work.shape, reader) for sheet in work.sheets]


def _print(sheet: Sheet, shape: Shape, reader: Reader) -> str:
    with uncollected():
        return _printed(sheet, shape, reader)  # what it made is gone by now: nothing is left to look at


def _printed(sheet: Sheet, shape: Shape, reader: Reader) -> str:
    story = Story(
        id=sheet.name,
        members=sheet.members,
        cohesion=sheet.cohesion,
        weakest=sheet.weakest,
        borderline=sheet.borderline,
        account=_composed(sheet.telling, reader),
    )
    texts = {(place, line): text for place, own in enumerate(sheet.removed) for line, text in own}
    removed = {place: [line for line, _ in own] for place, own in enumerate(sheet.removed)}
    return shape(story_record(story, sheet.reports, removed, lambda *at: texts[at]))


def bare(report: Report) -> Report:
    """A report without any text."""
    return replace(report, record=replace(report.record, text="", extra={}))


def _compose(telling: Telling, reader: Reader) -> Account:
    with uncollected():
        return _composed(telling, reader)


def _composed(telling: Telling, reader: Reader) -> Account:
    inputs = []
    splitter = Splitter()
    for place, member in enumerate(telling.members):
        sentences: list[Sentence] = []
        breaks: list[bool] = []
        for offset, run in member.stretches:
            for start, end in splitter.spans(run, member.lang, member.column):
                sentences.append(Sentence(place, offset + start, offset + end, run[start:end]))
                breaks.append(begins_line(run, start))
        inputs.append(
            ReportInput(
                sentences=tuple(sentences),
                breaks=tuple(breaks),
                title=member.title,
                date=member.date,
                keeper=member.keeper,
                lang=member.lang,
                block=member.block,
            ),
        )
    return compose(inputs, telling.settings, reader)


def begins_line(run: str, at: int) -> bool:
    r"""Say whether nothing but white space stands before a place in its line.

    Example:
        >>> begins_line("Yes.\n  No. Or", 7), begins_line("Yes.\n  No. Or", 11)
        (True, False)
    """
    while at and run[at - 1] != "\n" and run[at - 1].isspace():
        at -= 1
    return not at or run[at - 1] == "\n"


def story_id(report_ids: Iterable[str]) -> str:
    """Name a story by its first report's id, so that it keeps its name when later reports join.

    Example:
        >>> story_id(["b", "a"]) == story_id(["a"])
        True
    """
    return "s-" + hashlib.blake2b(min(report_ids).encode("utf-8", "replace"), digest_size=5).hexdigest()
