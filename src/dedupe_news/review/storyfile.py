"""A saved run opened for review: what a list shows of each story at once, the rest when it is asked for.

A story's record is some ten kilobytes and a list shows a hundred bytes of it. The head of a record as a run
writes it (all before `"reports"`), its list of reports and its list of conflicts are parsed alone, which
opens 10,000 stories several times faster than parsing them whole; a record written in another way is parsed
whole. A quote inside a JSON string is always escaped, so the marks sought here cannot stand in a text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from dedupe_news.errors import InputError
from dedupe_news.model import Problem
from dedupe_news.review.shape import is_story

if TYPE_CHECKING:
    from collections.abc import Iterator

StoryRecord = dict[str, Any]
HOW_TO_SAVE = "`dedupe-news run ... --singles -o stories.jsonl` writes such a file"
_REPORTS, _ACCOUNT, _CONFLICTS = b',"reports":', b',"account":', b',"conflicts":'


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list shows of a story: `reports` are its reports' ids in order, `keepers` what each reprints."""

    id: str
    headline: str
    reports: tuple[str, ...]
    keepers: tuple[str | None, ...]
    texts: int
    cohesion: float | None
    weakest: float | None
    borderline: bool
    conflicts: int
    first: str | None
    last: str | None

    @property
    def doubt(self) -> tuple[object, ...]:
        """The key that puts the most doubtful first: borderline, weak, in conflict, then by name."""
        weakest = 2.0 if self.weakest is None else self.weakest
        cohesion = 2.0 if self.cohesion is None else self.cohesion
        return (not self.borderline, weakest, cohesion, -self.conflicts, self.id)


def entry_of(record: StoryRecord) -> Entry:
    """Give what a list shows of a whole record."""
    return _entry(record, record["reports"], len(record["conflicts"]))


def _entry(head: StoryRecord, reports: list[dict[str, Any]], conflicts: int) -> Entry:
    return Entry(
        id=str(head["id"]),
        headline=str(head["headline"]),
        reports=tuple(str(report["id"]) for report in reports),
        keepers=tuple(_text(report.get("copy_of")) for report in reports),
        texts=int(head["text_count"]),
        cohesion=_number(head.get("cohesion")),
        weakest=_number(head.get("weakest")),
        borderline=bool(head.get("borderline")),
        conflicts=conflicts,
        first=_text(head.get("first")),
        last=_text(head.get("last")),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int


class StoryFile:
    """The stories of a saved file by place: entries at hand, records parsed when asked for.

    Args:
        raw: the file's bytes (or a memory map of them): JSON Lines or a JSON array.
        source: its name, for the problems.
    """

    def __init__(self, raw: bytes, source: str) -> None:
        self.source = source
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._raw = raw
        self._seen: set[str] = set()
        self._places: list[_Place] = []
        self._whole: dict[int, StoryRecord] = {}
        """Records that do not stand on a line of their own (a JSON array)."""
        if raw[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            self._read_array()
        else:
            self._read_lines()

    def __len__(self) -> int:
        return len(self.entries)

    def record(self, place: int) -> StoryRecord:
        """Parse the whole record of a story.

        Raises:
            InputError: it is broken behind its head.
        """
        found = self._whole.get(place)
        if found is not None:
            return found
        try:
            row = json.loads(self._line(place))
        except (ValueError, RecursionError) as error:
            what = f"story {place + 1} is broken ({error})"
            raise InputError(what, source=self.source, help=HOW_TO_SAVE) from error
        if not is_story(row):
            raise InputError(f"story {place + 1} is broken", source=self.source, help=HOW_TO_SAVE)
        return row

    def records(self) -> Iterator[StoryRecord]:
        """Parse every record, in the order of the file."""
        return (self.record(place) for place in range(len(self)))

    def contains(self, place: int, words: tuple[str, ...]) -> bool:
        """Whether all of the words (casefolded) stand somewhere in the story's record, texts included."""
        found = self._whole.get(place)
        text = (
            json.dumps(found, ensure_ascii=False) if found is not None else self._line(place).decode("utf-8")
        )
        text = text.casefold()
        return all(word in text for word in words)

    def _line(self, place: int) -> bytes:
        where = self._places[place]
        return bytes(self._raw[where.start : where.end])

    def _read_lines(self) -> None:
        start, n, size = 0, 0, len(self._raw)
        while start < size:
            n += 1
            end = self._raw.find(b"\n", start)
            end = size if end < 0 else end
            line = bytes(self._raw[start:end])
            if line.strip(b"\xef\xbb\xbf \t\r"):
                found = (None if end == size else _light(line)) or _parsed(line)
                if self._is_new(found, n):
                    self.entries.append(found)
                    self._places.append(_Place(start + (3 if line.startswith(b"\xef\xbb\xbf") else 0), end))
            start = end + 1

    def _read_array(self) -> None:
        try:
            rows = json.loads(bytes(self._raw).decode("utf-8-sig"))
        except (ValueError, RecursionError):
            self._tell(1)
            return
        for n, row in enumerate(rows, start=1):
            found = _checked(row)
            if self._is_new(found, n):
                self._whole[len(self.entries)] = row
                self.entries.append(found)
                self._places.append(_Place(0, 0))

    def _is_new(self, found: Entry | None, line: int) -> TypeGuard[Entry]:
        """Whether a row is a story whose reports stand in no other story; what is not is told."""
        if found is None:
            self._tell(line)
            return False
        again = next((report for report in found.reports if report in self._seen), None)
        if again is not None:
            what = f"report {again} is in an earlier story too"
            self.problems.append(Problem(self.source, line, what, help="review one run at a time"))
            return False
        self._seen.update(found.reports)
        return True

    def _tell(self, line: int) -> None:
        self.problems.append(Problem(self.source, line, "not a story of dedupe-news", help=HOW_TO_SAVE))


def _light(line: bytes) -> Entry | None:
    """Parse what the list needs and no more; None when the record is not laid out as a run writes it."""
    reports = line.find(_REPORTS)
    account = line.find(_ACCOUNT, reports)
    conflicts = line.find(_CONFLICTS, account)
    if reports < 0 or account < 0 or conflicts < 0 or not line.rstrip().endswith(b"}"):
        return None
    try:
        head = json.loads(line[:reports] + b"}")
        told = json.loads(line[reports + len(_REPORTS) : account])
        if not str(head["schema"]).startswith("dedupe-news/story@") or not told:
            return None
        return _entry(head, told, line.count(b'{"kind":', conflicts))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _parsed(line: bytes) -> Entry | None:
    try:
        return _checked(json.loads(line.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return None


def _checked(row: Any) -> Entry | None:  # noqa: ANN401 - any JSON
    return entry_of(row) if is_story(row) else None
