"""Rows of an index to reports and back: the only place that speaks SQL about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dedupe_news.cleaning import clean_text
from dedupe_news.index import blocks
from dedupe_news.index.blocks import RAGGED, SIZE, STANDING, Block
from dedupe_news.index.entry import Entry
from dedupe_news.index.evidence import BATCH, unpack_labels, unpack_text
from dedupe_news.model import Cut, Record, Report

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dedupe_news.model import Line
    from dedupe_news.pipeline import Rank

    Standing = NDArray[np.void]

_COLUMNS: Final = (
    "at, id, name, hash, source, kind, number, line, record, first_line, last_line, begins, ends, "
    "cut_by, cut_score, cut_rule, title, date, url, lang"
)
_MARKS: Final = ", ".join("?" * len(_COLUMNS.split(",")))


@dataclass(frozen=True, slots=True)
class Store:
    """The rows of an open index."""

    connection: sqlite3.Connection
    version: int

    def entries(self, ats: Sequence[int]) -> list[Entry]:
        """The reports of these numbers, in the given order."""
        found = {row[0]: _entry(row) for row in self._rows(_COLUMNS, "report", ats)}
        return [found[at] for at in ats]

    def present(self, ats: Sequence[int]) -> list[Entry]:
        """Those of these reports that are in the index, by number."""
        found = {row[0]: _entry(row) for row in self._rows(_COLUMNS, "report", ats)}
        return [found[at] for at in sorted(found)]

    def ranks(self, ats: Sequence[int]) -> list[Rank]:
        """Where each of these reports stands by date and place (`pipeline.rank`): all there is to be read."""
        rows = self._rows("at, date, source, number, begins", "report", ats)
        found = {at: (day or "9999", source, number, begins) for at, day, source, number, begins in rows}
        return [found[at] for at in ats]

    def of_record(self, source: str, number: int, record: bytes) -> list[Entry]:
        """The reports of one record, in the order of its text."""
        rows = self.connection.execute(
            f"SELECT {_COLUMNS} FROM report WHERE source = ? AND number = ? AND record = ?",  # noqa: S608 - ours
            (source, number, record),
        )
        return sorted(map(_entry, rows), key=lambda entry: (entry.report.start, entry.at))

    def numbers(self) -> NDArray[np.int64]:
        """The numbers of all reports, ascending."""
        found = self.connection.execute("SELECT at FROM report ORDER BY at")
        return np.fromiter((at for (at,) in found), np.int64)

    def count(self) -> int:
        """How many reports there are."""
        (count,) = self.connection.execute("SELECT count(*) FROM report").fetchone()
        return int(count)

    def highest(self) -> int:
        """The highest number of a report, 0 where there is none."""
        (highest,) = self.connection.execute("SELECT max(at) FROM report").fetchone()
        return int(highest or 0)

    def met(self, name: str, digest: bytes) -> Entry | None:
        """The report of this name and content."""
        row = self.connection.execute(
            f"SELECT {_COLUMNS} FROM report WHERE name = ? AND hash = ?",  # noqa: S608 - a constant
            (name, digest),
        ).fetchone()
        return None if row is None else _entry(row)

    def taken(self, id_: str) -> bool:
        """Whether a report bears this id."""
        return self.connection.execute("SELECT 1 FROM report WHERE id = ?", (id_,)).fetchone() is not None

    def ats_of(self, ids: Iterable[str]) -> list[int]:
        """The numbers of the reports of these ids, as far as there are any."""
        found = (self.connection.execute("SELECT at FROM report WHERE id = ?", (i,)).fetchone() for i in ids)
        return sorted(row[0] for row in found if row is not None)

    def texts(self, ats: Sequence[int]) -> Iterator[str]:
        """The texts of these reports, in the given order."""
        for text, _ in self._contents(ats):
            yield unpack_text(text)

    def labelled(self, ats: Sequence[int]) -> Iterator[tuple[str, tuple[Line, ...]]]:
        """The text of each of these reports and its labelled lines, in offsets of that text."""
        for text, lines in self._contents(ats):
            yield unpack_text(text), unpack_labels(lines)

    def bodies(self, ats: Sequence[int]) -> list[str]:
        """The cleaned text of each of these reports."""
        return [clean_text(text, labels) for text, labels in self.labelled(ats)]

    def _contents(self, ats: Sequence[int]) -> Iterator[tuple[bytes, bytes]]:
        for low in range(0, len(ats), BATCH):
            part = ats[low : low + BATCH]
            rows = {at: (text, lines) for at, text, lines in self._rows("at, text, lines", "content", part)}
            yield from (rows[at] for at in part)

    def _rows(self, columns: str, table: str, ats: Sequence[int]) -> Iterator[Sequence[Any]]:
        for low in range(0, len(ats), BATCH):
            part = ats[low : low + BATCH]
            marks = ", ".join("?" * len(part))
            yield from self.connection.execute(
                f"SELECT {columns} FROM {table} WHERE at IN ({marks})",  # noqa: S608 - names of ours
                list(part),
            )

    def put_entries(self, entries: Iterable[Entry]) -> None:
        """Write reports, new ones or in place of what was known of them."""
        self.connection.executemany(
            f"INSERT OR REPLACE INTO report ({_COLUMNS}) VALUES ({_MARKS})",  # noqa: S608 - constants
            map(_row, entries),
        )

    def put_contents(self, contents: Iterable[tuple[int, bytes, bytes]]) -> None:
        """Write texts with their labels, both packed (`evidence.pack_text`, `evidence.pack_labels`)."""
        self.connection.executemany(
            "INSERT OR REPLACE INTO content (at, text, lines) VALUES (?, ?, ?)", contents
        )

    def blocks(self, *columns: str) -> Iterator[Block]:
        """All blocks in order, with these ragged columns."""
        for number in self.block_numbers():
            yield self.block(number, *columns)

    def block_numbers(self) -> list[int]:
        """The numbers of the blocks that hold reports."""
        found = self.connection.execute("SELECT number FROM block WHERE column = 'facts' ORDER BY number")
        return [number for (number,) in found]

    def block(self, number: int, *columns: str) -> Block:
        """One block with these ragged columns; without reports where there is none."""
        found: dict[str, bytes] = {"facts": b""}
        for name in ("facts", *columns):
            row = self.connection.execute(
                "SELECT data FROM block WHERE number = ? AND column = ?", (number, name)
            ).fetchone()
            if row is not None:
                found[name] = row[0]
        return blocks.unpack(found)

    def put_block(self, number: int, block: Block) -> None:
        """Write a block in place of what was there."""
        self.put_columns(number, block.packed())

    def put_columns(self, number: int, columns: dict[str, bytes]) -> None:
        """Write some columns of a block; without reports it goes."""
        for name, data in columns.items():
            if data or name in RAGGED:
                self.connection.execute("INSERT OR REPLACE INTO block VALUES (?, ?, ?)", (number, name, data))
            else:
                self.connection.execute("DELETE FROM block WHERE number = ?", (number,))
                return

    def merge(self, new: Block) -> None:
        """Add reports to the blocks, in place of what is known of them."""
        number = new.at // SIZE
        for one in np.unique(number).tolist():
            part = new.only(np.flatnonzero(number == one))
            self.put_block(one, blocks.merged(self.block(one, *RAGGED), part))

    def of(self, ats: NDArray[np.int64], *columns: str) -> Block:
        """The reports of these numbers (ascending), with these ragged columns."""
        found = []
        for number in np.unique(ats // SIZE).tolist():
            block = self.block(number, *columns)
            found.append(block.only(np.flatnonzero(np.isin(block.at, ats))))
        return blocks.join(found)

    def standing(self) -> Standing:
        """How all reports stand to each other, by ascending number."""
        rows = self.connection.execute("SELECT data FROM block WHERE column = 'standing' ORDER BY number")
        return np.frombuffer(b"".join(data for (data,) in rows), STANDING)

    def put_standing(self, standing: Standing) -> None:
        """Write it, as far as it changed."""
        number = standing["at"].astype(np.int64) // SIZE
        for one in np.unique(number).tolist():
            data = standing[number == one].tobytes()
            row = self.connection.execute(
                "SELECT data FROM block WHERE number = ? AND column = 'standing'", (one,)
            ).fetchone()
            if row is None or row[0] != data:
                self.put_columns(one, {"standing": data})

    def value(self, name: str) -> bytes | None:
        """A single value, None where it was never put."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else bytes(row[0])

    def put_value(self, name: str, value: bytes) -> None:
        """Write a single value."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def number(self, name: str) -> int:
        """A counter; 0 at first."""
        return int(self.value(name) or b"0")

    def condemned(self) -> NDArray[np.uint64]:
        """The keys of the lines that repetition condemned when last worked out, sorted."""
        return np.frombuffer(self.value("condemned") or b"", "<u8")


def _entry(row: Sequence[Any]) -> Entry:
    at, id_, name, digest, source, kind, number, line, record, first, last, begins, ends, *rest = row
    cut_by, cut_score, cut_rule, title, date, url, lang = rest
    return Entry(
        at,
        name,
        digest,
        record,
        Report(
            id=id_,
            record=Record(source, "", kind, number, line, None, title, date, url, lang),
            start=begins,
            end=ends,
            lines=(first, last),
            cut=Cut(cut_by, cut_score, cut_rule),
            title=title,
            date=date,
            url=url,
            lang=lang,
        ),
    )


def _row(entry: Entry) -> tuple[object, ...]:
    report = entry.report
    record, cut = report.record, report.cut
    return (
        *(entry.at, report.id, entry.name, entry.hash),
        *(record.source, record.kind, record.number, record.line, entry.record),
        *(*report.lines, report.start, report.end),
        *(cut.by, cut.score, cut.rule),
        *(report.title, report.date, report.url, report.lang),
    )
