"""Stories, reports and sentences as the JSON records of the contract.

Every other rendering is made from these records, so that what a person reads from a saved file is what
the run printed. Keys are only ever added. JSON is UTF-8 with one object per line; characters that could
act on a terminal (C1 controls, bidi overrides, line separators) are written as escapes, which every JSON
reader turns back.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from dedupe_news.rendering.support import Reports

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dedupe_news.model import (
        Conflict,
        ConflictValue,
        Line,
        Report,
        Sentence,
        Statement,
        Story,
        StoryMember,
    )

SCHEMA = "dedupe-news/story@1"
_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def to_json(record: object) -> str:
    r"""Write one record as one line of JSON.

    Example:
        >>> to_json({"text": "é\u202e"})
        '{"text":"é\\u202e"}'
    """
    line = _LINE.encode(record)
    if (line.isascii() and "\x7f" not in line) or line.isprintable():
        return line  # nothing in it can act: to replace what does takes as long as to write them all
    return _ACTIVE.sub(lambda found: f"\\u{ord(found.group()):04x}", line)


def story_record(
    story: Story,
    reports: Sequence[Report],
    removed: Mapping[int, Sequence[Line]] | None = None,
    text_of: Callable[[int, Line], str] | None = None,
) -> dict[str, object]:
    """Tell a story as the record `run -f jsonl` prints.

    `report_count`, `text_count` and a statement's `cites` count every report as it was cut. How far that may
    be trusted stands beside them: a report's `cut` (why it begins there), `sure` (how sure both its borders
    are) and `block` (shared by parts of one text that no sure border parts, else null); a story's
    `independent_count`, a statement's `independent` (of its `cites`, one of each block) and `repeated` (how
    many others of its `cites` say it again), and whether a conflict is `unsure` (within a block). A statement
    that only tells another again, in other words, comes after all that do not: `retells` is the `from` of it,
    `adds` are the words of its own.

    Args:
        story: the story; its members point into `reports`.
        reports: all reports of the run.
        removed: the removed lines of a report by its place, in offsets of its record's text.
        text_of: gives the text of one, of the place of its report; else it is taken from the record.
    """
    members = [reports[member.report] for member in story.members]
    told = [_report(n, member, reports) for n, member in enumerate(story.members, start=1)]
    rests = Reports(told)
    # "yesterday" is told of its report as it came, but is no end of a range of days
    dates = sorted(report.date for report in members if report.date and report.date[:4].isdecimal())
    return {
        "schema": SCHEMA,
        "id": story.id,
        "headline": story.account.headline,
        "headline_from": story.account.headline_from + 1,
        "first": dates[0][:10] if dates else None,
        "last": dates[-1][:10] if dates else None,
        "report_count": len(members),
        "text_count": sum(member.copy_of is None for member in story.members),
        "cohesion": _rounded(story.cohesion),
        "weakest": _rounded(story.weakest),
        "borderline": story.borderline,
        "independent_count": rests.independent(),
        "reports": told,
        "account": [_statement(statement, rests) for statement in story.account.statements],
        "conflicts": [_conflict(conflict, rests) for conflict in story.account.conflicts],
        **({"worded": [_wording(sides) for sides in worded]} if (worded := story.account.worded) else {}),
        "left_out": [_statement(statement, rests) for statement in story.account.left_out],
        "removed": _removed(story, removed or {}, text_of or _text_in(reports)),
    }


def _report(n: int, member: StoryMember, reports: Sequence[Report]) -> dict[str, object]:
    report = reports[member.report]
    return {
        "n": n,
        **_place_of(report),
        "title": report.title,
        "date": report.date,
        "url": report.url,
        "copy_of": None if member.copy_of is None else reports[member.copy_of].id,
        "similarity": _rounded(member.similarity),
        "cut": _cut(report),
        "sure": round(report.sure, 4),
        "block": report.block,
    }


def report_record(report: Report) -> dict[str, object]:
    """Tell a report's place and why it begins there, as `reports -f jsonl` prints it."""
    return {**_place_of(report), "cut": _cut(report), "sure": round(report.sure, 4), "block": report.block}


def _cut(report: Report) -> dict[str, object]:
    cut: dict[str, object] = {"by": report.cut.by, "score": round(report.cut.score, 4)}
    return {**cut, "rule": report.cut.rule} if report.cut.rule else cut


def _place_of(report: Report) -> dict[str, object]:
    return {
        "id": report.id,
        "source": report.source,
        "lines": list(report.lines),
        "start": report.start,
        "end": report.end,
    }


def _statement(statement: Statement, rests: Reports) -> dict[str, object]:
    told: dict[str, Any] = {
        "text": statement.printed.text,
        "section": statement.section,
        "cites": [cite + 1 for cite in statement.cites],
        "from": _span(statement.printed),
        "also": [
            {
                "report": sentence.report + 1,
                "start": sentence.start,
                "end": sentence.end,
                "text": sentence.text,
            }
            for sentence in statement.also
        ],
    }
    support = rests.support(told)
    told = {**told, "independent": list(support.cites), "repeated": support.repeated}
    return {**told, **_retelling(statement, statement.retells)} if statement.retells else told


def _retelling(statement: Statement, retold: Sentence) -> dict[str, object]:
    """Tell of which statement one is told again, and which words it adds."""
    printed = statement.printed
    return {
        "retells": _span(retold),
        "adds": [
            {
                "start": span.start,
                "end": span.end,
                "text": printed.text[span.start - printed.start : span.end - printed.start],
            }
            for span in statement.adds
        ],
    }


def _span(sentence: Sentence) -> dict[str, object]:
    return {"report": sentence.report + 1, "start": sentence.start, "end": sentence.end}


def _conflict(conflict: Conflict, rests: Reports) -> dict[str, object]:
    return {
        "kind": conflict.kind,
        "about": conflict.about,
        "values": [_value(value) for value in conflict.values],
        "unsure": rests.one_block([cite + 1 for value in conflict.values for cite in value.cites]),
    }


def _value(value: ConflictValue) -> dict[str, object]:
    return {
        "value": value.value,
        "cites": [cite + 1 for cite in value.cites],
        "spans": [_span(sentence) for sentence in value.sentences],
    }


def _wording(sides: Sequence[ConflictValue]) -> dict[str, object]:
    """Tell the words of a printed sentence first, then those of the folded one."""
    return {"values": [_value(side) for side in sides]}


def _removed(
    story: Story,
    removed: Mapping[int, Sequence[Line]],
    text_of: Callable[[int, Line], str],
) -> list[dict[str, object]]:
    return [
        {
            "report": n,
            "start": line.start,
            "end": line.end,
            "rule": line.rule,
            "score": round(line.score, 2),
            "text": text_of(member.report, line),
        }
        for n, member in enumerate(story.members, start=1)
        for line in removed.get(member.report, ())
    ]


def _text_in(reports: Sequence[Report]) -> Callable[[int, Line], str]:
    return lambda place, line: reports[place].record.text[line.start : line.end]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)
