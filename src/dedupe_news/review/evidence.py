"""What speaks for and against two reports being the same story, from what a run saved of them.

Only what a person can check against the texts is told: sentences both say, names and numbers both give or
only one gives, days between them, disagreements. The run's own measures of the story stand beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dedupe_news.rendering.differences import Difference, Words
from dedupe_news.rendering.layout import counted
from dedupe_news.text.days import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dedupe_news.review.recompose import SavedReport
    from dedupe_news.review.storyfile import StoryRecord

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<=[a-zà-öø-ÿа-яё0-9,;:)] )[A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]+(?: [A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]+)*")
"""Capitalised words inside a sentence: a name, in the scripts that have capitals."""
SHOWN = 8
"""Names and numbers told of each kind; a line on a screen holds about so many."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against, as sentences to read."""

    speaks_for: tuple[str, ...]
    against: tuple[str, ...]


def differences(a: SavedReport, b: SavedReport) -> list[Difference]:
    """Set two saved reports against each other, a row a sentence."""
    from dedupe_news.accounts import align  # noqa: PLC0415 - the list aligns nothing

    ours = [sentence.text for sentence in a.sentences]
    theirs = [sentence.text for sentence in b.sentences]
    rows = []
    for row in align(ours, theirs):
        if row.i is None and row.j is not None:
            words: tuple[Words, ...] = (Words("", theirs[row.j], same=False),)
        elif row.j is None and row.i is not None:
            words = (Words(ours[row.i], "", same=False),)
        else:
            words = tuple(Words(op.a, op.b, same=op.tag == "equal") for op in row.ops)
        rows.append(Difference(row.kind, words, row.numbers))
    return rows


def weigh(story: StoryRecord, a: SavedReport, b: SavedReport, rows: Iterable[Difference]) -> Evidence:
    """Gather what speaks for and against two reports of a story.

    Args:
        story: the story they are in, or that the two would make.
        a: the first report.
        b: the second.
        rows: their `differences`.
    """
    kinds = [row.kind for row in rows]
    shared = sum(kind in {"same", "moved", "reworded"} for kind in kinds)
    reworded = kinds.count("reworded")
    speaks: list[str] = []
    against: list[str] = []
    if b.record.get("copy_of") == a.id or a.record.get("copy_of") == b.id:
        similarity = b.record.get("similarity") or a.record.get("similarity")
        speaks.append("one reprints the other" + (f", {similarity:.0%} of it the same" if similarity else ""))
    told = counted(shared, "sentence") + " in both" + (f", {reworded} reworded" if reworded else "")
    (speaks if shared else against).append(told if shared else "no sentence in both")
    against.extend(
        f"{counted(count, 'sentence')} in {side} only"
        for side, count in (("A", kinds.count("only_a")), ("B", kinds.count("only_b")))
        if count
    )
    for what, pattern in (("names", _NAME), ("numbers", _NUMBER)):
        _compare(what, _found(pattern, a), _found(pattern, b), speaks, against)
    _days(a.record.get("date"), b.record.get("date"), speaks, against)
    against.extend(_disputes(story, a, b))
    return Evidence(tuple(speaks), tuple(against))


def _found(pattern: re.Pattern[str], report: SavedReport) -> list[str]:
    return list(dict.fromkeys(match for one in report.sentences for match in pattern.findall(one.text)))


def _compare(what: str, a: list[str], b: list[str], speaks: list[str], against: list[str]) -> None:
    common = [one for one in a if one in set(b)]
    if common:
        speaks.append(f"{what} in both: {_some(common)}")
    elif a and b:
        against.append(f"no {what} in both: A has {_some(a)}; B has {_some(b)}")


def _some(words: list[str]) -> str:
    return ", ".join(words[:SHOWN]) + (f" and {len(words) - SHOWN} more" if len(words) > SHOWN else "")


def _days(a: object, b: object, speaks: list[str], against: list[str]) -> None:
    one, other = day_of(str(a)), day_of(str(b))
    if one is None or other is None:
        return
    apart = abs((one - other).days)
    told = "dated the same day" if apart == 0 else f"dated {counted(apart, 'day')} apart"
    (speaks if apart <= 1 else against).append(told)


def _disputes(story: StoryRecord, a: SavedReport, b: SavedReport) -> Iterator[str]:
    """Tell the conflicts of the story that stand between the two; each story numbers its reports anew."""
    numbers = {report["id"]: report["n"] for report in story["reports"]}
    one, other = numbers[a.id], numbers[b.id]
    for conflict in story["conflicts"]:
        sides: dict[int, set[str]] = {one: set(), other: set()}
        for value in conflict["values"]:
            for n in {*value["cites"], *(span["report"] for span in value.get("spans", ()))} & sides.keys():
                sides[n].add(str(value["value"]))
        if sides[one] and sides[other] and not sides[one] & sides[other]:
            about = conflict.get("about") or conflict["kind"]
            yield f"{about}: A “{' / '.join(sorted(sides[one]))}”, B “{' / '.join(sorted(sides[other]))}”"


def standing_of(story: dict[str, Any]) -> str:
    """Say what the run measured of the story as a whole."""
    if story.get("decided"):
        return "told anew after your decisions; a rerun with --decisions measures it again"
    if story.get("cohesion") is None:
        return "one text: nothing to hold together"
    weakest = story.get("weakest")
    parts = [f"cohesion {story['cohesion']:.2f}"]
    parts += [f"weakest link {weakest:.2f}"] if weakest is not None else []
    parts += ["borderline: it nearly fell apart or nearly grew"] if story.get("borderline") else []
    return " · ".join(parts)
