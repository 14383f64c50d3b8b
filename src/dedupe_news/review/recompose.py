"""The account of a story as decisions leave it, told anew from the sentences a run saved.

A saved record carries every kept sentence of its reports (printed, folded or left out) and every removed
line, each with its span, so reports can move between stories without their sources at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dedupe_news.model import Cut, Record, Report, Sentence, Story, StoryMember

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dedupe_news.review.storyfile import StoryRecord


@dataclass(frozen=True, slots=True)
class SavedReport:
    """One report as a run saved it: its record, its kept sentences in reading order, its removed lines.

    `place` of a sentence is not known before its story is; it stands at 0. `budget` is how many statements
    its story printed where a budget left some out, else None.
    """

    record: dict[str, Any]
    sentences: tuple[Sentence, ...]
    removed: tuple[dict[str, Any], ...]
    budget: int | None = None

    @property
    def id(self) -> str:
        """The report's id."""
        return str(self.record["id"])

    @property
    def rank(self) -> tuple[str, str, tuple[int, ...], int, str]:
        """The order of reports in a story: by date where there is one, then by where they stand."""
        lines = tuple(int(line) for line in self.record.get("lines") or ())
        start = int(self.record.get("start") or 0)
        return (self.record.get("date") or "9999", str(self.record.get("source")), lines, start, self.id)


def reports_of(story: StoryRecord) -> Iterator[SavedReport]:
    """Take a saved story apart into its reports."""
    left_out = story.get("left_out", ())
    sentences: dict[int, list[Sentence]] = {}
    for statement in (*story["account"], *left_out):
        for span in ({**statement["from"], "text": statement["text"]}, *statement["also"]):
            if span.get("text"):
                found = Sentence(0, span["start"], span["end"], span["text"])
                sentences.setdefault(span["report"], []).append(found)
    removed: dict[int, list[dict[str, Any]]] = {}
    for line in story.get("removed", ()):
        removed.setdefault(line["report"], []).append(line)
    for record in story["reports"]:
        n = record["n"]
        yield SavedReport(
            record=record,
            sentences=tuple(sorted(sentences.get(n, ()), key=lambda one: (one.start, one.end))),
            removed=tuple(removed.get(n, ())),
            budget=len(story["account"]) if left_out else None,
        )


def recompose(reports: Sequence[SavedReport]) -> StoryRecord:
    """Tell reports as one story; the same for any order of them.

    What only a run can measure (cohesion, weakest link, whether it was borderline) is not carried over: a
    person has decided. The record says so with `"decided": true`.

    Example:
        >>> record = {"n": 1, "id": "a", "source": "a", "lines": [1, 1], "start": 0, "end": 10}
        >>> record |= {"title": None, "date": None, "url": None, "copy_of": None, "similarity": None}
        >>> told = recompose([SavedReport(record, (Sentence(0, 0, 10, "It rained."),), ())])
        >>> told["headline"], told["report_count"], told["decided"]
        ('It rained.', 1, True)
    """
    from dedupe_news.accounts import AccountSettings, ReportInput, compose  # noqa: PLC0415 - a list composes nothing
    from dedupe_news.rendering.records import story_record  # noqa: PLC0415 - as above
    from dedupe_news.telling import story_id  # noqa: PLC0415 - as above

    ordered = sorted(reports, key=lambda report: report.rank)
    keepers = _keepers(ordered)
    blocks: dict[str, int] = {}
    inputs = [
        ReportInput(
            sentences=tuple(Sentence(n, one.start, one.end, one.text) for one in report.sentences),
            title=report.record.get("title"),
            date=report.record.get("date"),
            keeper=n if keepers[n] is None else int(keepers[n] or 0),
            block=_block(report, blocks, n),
        )
        for n, report in enumerate(ordered)
    ]
    budgets = [report.budget for report in ordered if report.budget is not None]
    account = compose(inputs, AccountSettings(budget=max(budgets, default=None)))
    story = Story(
        id=story_id(report.id for report in ordered),
        members=tuple(
            StoryMember(
                n, keepers[n], None if keepers[n] is None else _similarity(report, ordered, keepers[n])
            )
            for n, report in enumerate(ordered)
        ),
        cohesion=None,
        weakest=None,
        borderline=False,
        account=account,
    )
    told: StoryRecord = story_record(story, [_report(one.record) for one in ordered])
    told["removed"] = [
        {**line, "report": n} for n, report in enumerate(ordered, start=1) for line in report.removed
    ]
    return {**told, "decided": True}


def _keepers(reports: Sequence[SavedReport]) -> list[int | None]:
    """Give for each copy the place of its keeper; None for an independent text.

    Where the keeper is in another story now, the first of its copies here keeps for the others.
    """
    place = {report.id: n for n, report in enumerate(reports)}
    heirs: dict[str, int] = {}
    found: list[int | None] = []
    for n, report in enumerate(reports):
        keeper = report.record.get("copy_of")
        at = None if keeper is None else place.get(keeper, heirs.setdefault(keeper, n))
        found.append(None if at == n else at)
    return found


def _block(report: SavedReport, blocks: dict[str, int], n: int) -> int:
    """Give the place of the first report of the same block of guessed borders, -1 where borders are sure."""
    name = report.record.get("block")
    return -1 if name is None else blocks.setdefault(name, n)


def _similarity(report: SavedReport, reports: Sequence[SavedReport], keeper: int | None) -> float | None:
    """Give what was measured, where it was measured against this keeper."""
    measured = keeper is not None and report.record.get("copy_of") == reports[keeper].id
    similarity: float | None = report.record.get("similarity") if measured else None
    return similarity


def _report(record: dict[str, Any]) -> Report:
    first, last = record.get("lines") or (1, 1)
    cut = record.get("cut") or {"by": "record", "score": 1.0}  # runs once saved no cuts: as one article
    return Report(
        id=str(record["id"]),
        record=Record(str(record.get("source")), ""),
        start=record.get("start") or 0,
        end=record.get("end") or 0,
        lines=(first, last),
        cut=Cut(cut["by"], cut["score"], cut.get("rule", "")),
        title=record.get("title"),
        date=record.get("date"),
        url=record.get("url"),
        sure=record.get("sure", 1.0),
        block=record.get("block"),
    )
