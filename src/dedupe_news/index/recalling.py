"""Bring back, with their texts, the reports of the stories that today's reports touch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from dedupe_news import pipeline
from dedupe_news.cleaning import clean_text
from dedupe_news.index.evidence import content_hash
from dedupe_news.index.grouping import Measure
from dedupe_news.model import Line, Record
from dedupe_news.pipeline import Cleaned, Grouping, Opened
from dedupe_news.splitting import Dump, marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dedupe_news.index.adding import Added
    from dedupe_news.index.entry import Entry
    from dedupe_news.index.store import Store
    from dedupe_news.model import Report

    Origin = tuple[str, int, bytes]


class Hold(Protocol):
    """A person's decisions: the reports they name, and the regrouping that makes them hold."""

    @property
    def named(self) -> Collection[str]:
        """The ids of the reports that decisions are about."""

    def hold(self, cleaned: Cleaned, grouping: Grouping) -> Grouping:
        """Regroup reports so that the decisions hold (see `pipeline.decide`)."""


_UNKNOWN = Measure(None, None, borderline=False)


def recall(store: Store, added: Added, dump: Dump, decided: Hold | None = None) -> tuple[Recalled, Grouping]:
    """Give the stories in which today's reports stand, with all that was ever seen of them.

    Decisions are made to hold over these stories and those of every report that a decision names, so that a
    chain of decisions holds through reports of other days. They are not written into the index: the next run
    may come without them.

    Args:
        store: the index, with today's reports in it.
        added: what the addition came to.
        dump: today's reports with their records.
        decided: a person's decisions.

    Returns:
        the reports of these stories (and those of today's that are in none), to be read while the store is
        open, and the grouping in places of these.
    """
    numbers = added.found.standing["at"].astype(np.int64)
    story = added.found.standing["story"]
    today = np.unique(np.array(added.today, np.int64))
    named = [] if decided is None else store.ats_of(sorted(decided.named))
    asked = np.union1d(today, np.array(named, np.int64))
    touched = np.unique(story[np.searchsorted(numbers, asked)])
    inside = np.isin(story, touched[touched > 0])
    inside[np.searchsorted(numbers, asked)] = True
    places = np.flatnonzero(inside)
    entries = store.entries(numbers[places].tolist())
    grouping = _grouped(added, entries, places)
    if decided is not None:
        reports = tuple(entry.report for entry in entries)
        grouping = decided.hold(Cleaned(Dump(reports, dump.separators), ((),) * len(reports), ()), grouping)
    return _narrowed(store, entries, grouping, set(today.tolist()), dump)


def _grouped(added: Added, entries: Sequence[Entry], places: np.ndarray) -> Grouping:
    """The stories of some reports (whole ones), in the order of their first reports."""
    rows = added.found.standing[places]
    place = {entry.at: n for n, entry in enumerate(entries)}
    ranks = [pipeline.rank(entry.report) for entry in entries]
    members: dict[int, list[int]] = {}
    for n, story in enumerate(rows["story"].tolist()):
        if story:
            members.setdefault(story, []).append(n)
    measures = [added.found.measures.get(story, _UNKNOWN) for story in members]
    return Grouping(
        keeper=np.array([place.get(at, n) for n, at in enumerate(rows["keeper"].tolist())], np.int64),
        similarity=rows["similarity"].astype(np.float64),
        groups=tuple(tuple(sorted(group, key=ranks.__getitem__)) for group in members.values()),
        cohesion=tuple(measure.cohesion for measure in measures),
        weakest=tuple(measure.weakest for measure in measures),
        borderline=tuple(measure.borderline for measure in measures),
    )


def _narrowed(
    store: Store, entries: Sequence[Entry], whole: Grouping, today: set[int], dump: Dump
) -> tuple[Recalled, Grouping]:
    """Keep the stories that hold a report of today's."""
    mine = {n for n, entry in enumerate(entries) if entry.at in today}
    chosen = [n for n, group in enumerate(whole.groups) if not mine.isdisjoint(group)]
    places = sorted(mine.union(*(whole.groups[n] for n in chosen)))
    now = {place: at for at, place in enumerate(places)}
    keeper = [now.get(int(whole.keeper[place]), at) for at, place in enumerate(places)]
    grouping = Grouping(
        keeper=np.array(keeper, np.int64),
        similarity=whole.similarity[np.array(places, np.int64)],
        groups=tuple(tuple(now[place] for place in whole.groups[n]) for n in chosen),
        cohesion=tuple(whole.cohesion[n] for n in chosen),
        weakest=tuple(whole.weakest[n] for n in chosen),
        borderline=tuple(whole.borderline[n] for n in chosen),
    )
    return _shelved(store, [entries[place] for place in places], dump), grouping


@dataclass(frozen=True, slots=True)
class Recalled:
    """Known reports that are read when they are told, a share at a time: see `stripping.Shelf`.

    `reports` of a record that several of them are from have its text at once, as today's have theirs: what is
    laid out of it hangs on which of them are there. The others have none before they are `opened`.
    """

    store: Store
    entries: Sequence[Entry]
    dump: Dump
    reports: tuple[Report, ...]

    def opened(self, places: Iterable[int]) -> Opened:
        """Read these reports."""
        chosen = list(places)
        reports: dict[int, Report] = {}
        lines: dict[int, tuple[Line, ...]] = {}
        contents = self.store.labelled([self.entries[at].at for at in chosen])
        for at, (text, labels) in zip(chosen, contents, strict=True):
            report = self.reports[at]
            if not report.record.text:
                record = replace(report.record, text=_laid_out([(report.start, text)]))
                report = replace(report, record=record)
            reports[at], lines[at] = report, _moved(labels, report.start)
        return Opened(reports, lines)

    def whole(self) -> Cleaned:
        """Read all of them."""
        return read_back(self.store, self.entries, self.dump)


def _shelved(store: Store, entries: Sequence[Entry], dump: Dump) -> Recalled:
    """Put reports on the shelf, read where several are from one record."""
    origins = Counter(map(_origin, entries))
    several = [entry for entry in entries if origins[_origin(entry)] > 1]
    records = _records(several, [text for text, _ in store.labelled([entry.at for entry in several])], dump)
    borders = _borders(store, entries)
    reports = tuple(
        replace(
            entry.report,
            record=records.get(_origin(entry), entry.report.record),
            **borders.get(entry.at, {}),
        )
        for entry in entries
    )
    return Recalled(store, entries, dump, reports)


def read_back(store: Store, entries: Sequence[Entry], dump: Dump) -> Cleaned:
    """Give reports with their texts, lines and what is left of them; today's in their own records."""
    contents = list(store.labelled([entry.at for entry in entries]))
    records = _records(entries, [text for text, _ in contents], dump)
    borders = _borders(store, entries)
    reports = tuple(
        replace(entry.report, record=records[_origin(entry)], **borders.get(entry.at, {}))
        for entry in entries
    )
    lines = tuple(
        _moved(labels, entry.report.start) for entry, (_, labels) in zip(entries, contents, strict=True)
    )
    bodies = tuple(clean_text(text, labels) for text, labels in contents)
    return Cleaned(Dump(reports, dump.separators), lines, bodies)


def _moved(labels: tuple[Line, ...], by: int) -> tuple[Line, ...]:
    """Lines in offsets of a record, from those of a report that begins so far in it; most begin with it."""
    if not by:
        return labels
    return tuple(Line(line.start + by, line.end + by, line.rule, line.score) for line in labels)


def _borders(store: Store, entries: Sequence[Entry]) -> dict[int, dict[str, Any]]:
    """How sure the borders of reports of texts are, and of which block each is, by number."""
    found: dict[int, dict[str, Any]] = {}
    for origin in {_origin(entry): None for entry in entries if entry.report.cut.by in {"file", "lead"}}:
        siblings = store.of_record(*origin)
        for entry, report in zip(siblings, marked([one.report for one in siblings]), strict=True):
            found[entry.at] = {"sure": report.sure, "block": report.block}
    return found


def _origin(entry: Entry) -> Origin:
    return entry.report.source, entry.report.record.number, entry.record


def _records(entries: Sequence[Entry], texts: Sequence[str], dump: Dump) -> dict[Origin, Record]:
    """The records of these reports: today's own, or their texts and blanks between them.

    So `source_text[start:end]` is the text of every span, as in the source once read.
    """
    records: dict[Origin, Record] = {}
    for record in {id(report.record): report.record for report in dump.reports}.values():
        records[record.source, record.number, content_hash(record.text)] = record
    parts: dict[Origin, list[tuple[int, str, Record]]] = {}
    for entry, text in zip(entries, texts, strict=True):
        if _origin(entry) not in records:
            parts.setdefault(_origin(entry), []).append((entry.report.start, text, entry.report.record))
    for origin, found in parts.items():
        records[origin] = replace(found[0][2], text=_laid_out([(start, text) for start, text, _ in found]))
    return records


def _laid_out(parts: list[tuple[int, str]]) -> str:
    """Put texts at their offsets, with blanks in between.

    Example:
        >>> _laid_out([(6, "cd"), (1, "ab")])
        ' ab   cd'
    """
    out: list[str] = []
    at = 0
    for start, text in sorted(parts):
        out.extend((" " * (start - at), text))
        at = start + len(text)
    return "".join(out)
