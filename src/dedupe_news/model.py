"""The words of the house: what every room calls things, with no behaviour beyond arithmetic on spans.

The terms are those of the field. A *report* is one news article (the topic-detection-and-tracking
literature calls it a story; here a *story* is always a group of reports). Resemblance, containment and
shingles are Broder's (1997). Offsets are code points of the decoded, otherwise untouched source text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

CutBy = Literal["separator", "lead", "file", "record", "given"]
RecordKind = Literal["text", "record", "page"]
Section = Literal["news", "background"]
ConflictKind = Literal["number", "date", "weekday", "name", "polarity", "verb"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` in code points of one source text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Bad input, as data: where it is, what it is, what was done about it and the way out."""

    source: str
    line: int | None
    what: str
    done: str = "left out"
    help: str = ""
    fatal: bool = True
    """True when a record was left out (exit code 3); False when it was read with a repair."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a source yields before it is split: one text with what is known of it.

    `source` names the stream as the user named it (`dump.txt`, `news.jsonl`, `a.zip!inner/b.txt`, `stdin`).
    `kind` tells plain text that may hold many reports (`text`) from one article (`record`) and from text
    taken out of one HTML page (`page`). `number` counts records of one source from 1, `line` is the line of
    the source on which the record begins. All spans of a record's report refer to `text`.
    """

    source: str
    text: str
    kind: RecordKind = "text"
    number: int = 1
    line: int = 1
    id: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    lang: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Cut:
    """Why a report begins where it begins: the rule and, for a detected lead, its probability."""

    by: CutBy
    score: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One report's place in a text, as the segmenter found it."""

    start: int
    end: int
    cut: Cut


@dataclass(frozen=True, slots=True)
class Separator:
    """A stretch of text that only divides reports (a rule line, an article mark) and belongs to none."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A text divided: pieces and separators, in order, covering every non-blank character once."""

    pieces: tuple[Piece, ...]
    separators: tuple[Separator, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One news article: a stretch of one record's text.

    `lines` are 1-based and inclusive, counted in the record's text from the record's own first line. `sure`
    is how sure both its borders are (0..1): less than 1 where one of them was guessed. Reports of one `block`
    were cut out of one text at borders so unsure that they may be parts of one article: the block bears the
    id of its first report; None where both borders are sure.
    """

    id: str
    record: Record = field(repr=False)
    start: int
    end: int
    lines: tuple[int, int]
    cut: Cut
    title: str | None = None
    date: str | None = None
    url: str | None = None
    lang: str | None = None
    sure: float = 1.0
    block: str | None = None

    @property
    def source(self) -> str:
        """The name of the stream the report came from."""
        return self.record.source

    @property
    def text(self) -> str:
        """The report as scraped, untouched."""
        return self.record.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or glued part of a line) of a text, kept or removed as boilerplate.

    `rule` names what removed it (`cookie-notice`, `model`, `repeated`); it is None for a kept line.
    `score` is the probability that it is boilerplate.
    """

    start: int
    end: int
    rule: str | None
    score: float

    @property
    def kept(self) -> bool:
        """Whether the line stays in the cleaned text."""
        return self.rule is None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of kept text of one report; `report` is the report's place in its list, from 0."""

    report: int
    start: int
    end: int
    text: str
    caption: bool = False

    def __reduce__(self) -> tuple[object, ...]:
        """What to pickle: workers send accounts back sentence by sentence.

        The way of frozen dataclasses, field by field in Python, takes twice the time.
        """
        return Sentence, (self.report, self.start, self.end, self.text, self.caption)


@dataclass(frozen=True, slots=True)
class Statement:
    """Sentences of one story that say the same: one is printed, all are cited.

    `cites` are the places (from 0) of the independent texts that say it, sorted. `retells` is the printed
    sentence of the statement that this one mostly tells again, in other words; `adds` are then the spans of
    its words that stand in none of those.
    """

    printed: Sentence
    also: tuple[Sentence, ...]
    section: Section
    cites: tuple[int, ...]
    retells: Sentence | None = None
    adds: tuple[Span, ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        """What to pickle, as `Sentence.__reduce__`."""
        return Statement, (self.printed, self.also, self.section, self.cites, self.retells, self.adds)


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One side of a disagreement, with the sentences that say it and the reports they stand in (from 0)."""

    value: str
    cites: tuple[int, ...]
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements of one story that differ in a number, date, weekday, name, polarity or verb."""

    kind: ConflictKind
    about: str
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The ordered statements of a story, with its conflicts and what a budget left out.

    Those that only retell others come last, next to one another where they retell the same.

    `worded` are words of printed sentences and, beside each, what a sentence folded into it has instead.
    """

    headline: str
    headline_from: int
    statements: tuple[Statement, ...]
    conflicts: tuple[Conflict, ...] = ()
    left_out: tuple[Statement, ...] = ()
    worded: tuple[tuple[ConflictValue, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class CopyLink:
    """One report that reprints another: its keeper (place in the list), how, and how similar (0..1)."""

    report: int
    keeper: int
    how: Literal["exact", "near", "contained", "digest"]
    similarity: float


@dataclass(frozen=True, slots=True)
class StoryMember:
    """A report inside a story: its place in the run's list and, for a copy, its keeper's place."""

    report: int
    copy_of: int | None = None
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of the same event.

    `cohesion` is the mean match of its independent texts in 0..1, `weakest` the weakest link that holds it
    together, `borderline` whether either side of the cut is close; all None or False for a single text.
    """

    id: str
    members: tuple[StoryMember, ...]
    cohesion: float | None
    weakest: float | None
    borderline: bool
    account: Account
