"""What a reader is shown of a story, in order, before any medium decides how it looks.

Takes the record of the contract (from a run or from a saved file) and gives headings, paragraphs,
disagreements and sources as plain strings, already harmless to a terminal. Text, terminal and Markdown
differ only in how they draw this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dedupe_news.rendering.support import Reports, repeats
from dedupe_news.text.sanitise import for_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PARAGRAPH = 5
"""Sentences after which a paragraph ends even when it stays in one report: what a screen shows at ease."""
QUOTATION = 4
"""A paragraph goes on for so many sentences more where it would end within a quotation."""
_OPENS, _CLOSES = "“«„", "”»"
_ENDS = ".!?…。！？؟।۔:;\"'”’»“)]"
"""What a sentence or its closing quotation ends with; a line without it is a heading or a cut-off line."""
WORDED = "Folded, with other words"
_SIGNS = "✕✖×•·|*>»-–— "
CAUTION = "Borders guessed: parts may be of one article. What several of them say is repeated, not confirmed."
ONE_TEXT = "parts of one text, borders guessed"
DISPUTED = {
    "polarity": "said and denied",
    "verb": "opposite words",
    "weekday": "day",
    "year-old": "age",
    "%": "percentage",
    **{sign: f"sum in {sign}" for sign in "$€£¥₹₽"},
}
"""What a disagreement is about, as a reader calls it."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One printed sentence with the independent reports that say it, and how often it is only repeated."""

    text: str
    cites: tuple[int, ...]
    repeated: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One numbered source: where it stands and which copies reprint it."""

    n: int
    where: str
    what: str
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as a reader meets it; `headline_cites` cite a headline that is a sentence of the account.

    `differ_title` heads the disagreements; `worded` are words of the account and what others have for them;
    `caution` says what parts with guessed borders do not prove.
    """

    id: str
    headline: str
    headline_cites: tuple[int, ...]
    summary: str
    news: tuple[tuple[Quoted, ...], ...]
    background: tuple[tuple[Quoted, ...], ...]
    differ: tuple[str, ...]
    worded: tuple[str, ...]
    only: str
    left_out: str
    sources: tuple[SourceLine, ...]
    headline_repeated: str = ""
    differ_title: str = "Reports differ"
    caution: str = ""


def view(story: Mapping[str, Any]) -> StoryView:
    """Lay out one story record."""
    top, account = body(story)
    reports = Reports(story["reports"])
    head = reports.support(top) if top else None
    return StoryView(
        id=for_terminal(story["id"]),
        headline=plain(story["headline"]),
        headline_cites=head.cites if head else (),
        headline_repeated=repeats(head) if head else "",
        summary=summary(story),
        news=_paragraphs([s for s in account if s["section"] == "news"], reports),
        background=_paragraphs([s for s in account if s["section"] == "background"], reports),
        differ=tuple(_difference(conflict, reports) for conflict in story["conflicts"]),
        worded=tuple(_sides(wording, reports) for wording in story.get("worded", ())),
        differ_title=differ_title(story["conflicts"], reports),
        only=_only(story, reports),
        left_out=_left_out(story.get("left_out", ())),
        sources=_sources(story["reports"]),
        caution=CAUTION if reports.one_block_of() else "",
    )


def body(story: Mapping[str, Any]) -> tuple[Mapping[str, Any] | None, list[Mapping[str, Any]]]:
    """Part the account into the heading that the headline already shows, if it holds one, and the rest."""
    headline = _bare(story["headline"])
    top = next((s for s in story["account"] if _bare(s["text"]) == headline and _is_heading(headline)), None)
    return top, [statement for statement in story["account"] if statement is not top]


def _bare(text: str) -> str:
    """A heading without the signs of buttons and lists before it ("× Four hurt in crash")."""
    return plain(text).lstrip(_SIGNS)


def _is_heading(text: str) -> bool:
    return bool(text) and not text.endswith(tuple(_ENDS))


def plain(text: str) -> str:
    """Make a scraped text one harmless line: breaks and runs of blanks inside it become single spaces."""
    return for_terminal(" ".join(text.split()))


def summed(story: StoryView) -> str:
    """Give the line under the headline; it cites a headline that is a sentence of the account."""
    if not story.headline_cites:
        return story.summary
    again = f" ({story.headline_repeated})" if story.headline_repeated else ""
    return f"{story.summary} · headline {marks(story.headline_cites)}{again}"


def cited(quoted: Quoted) -> str:
    """Give a sentence with its citations: `It rained. [1][3]`, `It rained. [1] (repeated once: [2])`."""
    return f"{quoted.text} {support_of(quoted)}"


def support_of(quoted: Quoted) -> str:
    """Write what a sentence rests on."""
    return f"{marks(quoted.cites)} ({quoted.repeated})" if quoted.repeated else marks(quoted.cites)


def marks(cites: Sequence[int]) -> str:
    """Write citations as `[1][3]`."""
    return "".join(f"[{n}]" for n in cites)


def summary(story: Mapping[str, Any]) -> str:
    """Count what a story rests on: `5 reports · 3 texts · 12-13 Mar 2024`.

    Parts of a text with guessed borders are no reports: `2 parts of dump.txt (borders guessed)`.
    """
    blocks: dict[str, list[Mapping[str, Any]]] = {}
    for report in story["reports"]:
        if report.get("block"):
            blocks.setdefault(report["block"], []).append(report)
    unsure = [report for parts in blocks.values() for report in parts]
    reports = story["report_count"] - len(unsure)
    told = [counted(reports, "report")] if reports else []
    if reports > 1:
        told.append(counted(story["text_count"] - sum(one["copy_of"] is None for one in unsure), "text"))
    told += [_parts(parts) for parts in blocks.values()]
    days = day_range(story["first"], story["last"])
    return " · ".join([*told, days] if days else told)


def _parts(parts: Sequence[Mapping[str, Any]]) -> str:
    copies = sum(part["copy_of"] is not None for part in parts)
    again = f", {counted(copies, 'copy', 'copies')}" if copies else ""
    source = plain(parts[0]["source"]).rstrip("/").rpartition("/")[2]  # the sources name its folder, too
    return f"{counted(len(parts), 'part')} of {source} (borders guessed{again})"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Count a thing: `1 report`, `2 reports`, `1,204 reports`.

    Example:
        >>> counted(2, "story", "stories")
        '2 stories'
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day_range(first: str | None, last: str | None) -> str:
    """Write a range of ISO days the way a person would.

    Example:
        >>> day_range("2024-03-12", "2024-03-13"), day_range("2024-03-30", "2024-04-02")
        ('12–13 Mar 2024', '30 Mar – 2 Apr 2024')
    """
    if first is None or last is None:
        return ""
    begin, end = _day(first), _day(last)
    if begin is None or end is None:
        return plain(first) if first == last else f"{plain(first)} – {plain(last)}"
    if begin == end:
        return _written(end)
    if begin[:2] == end[:2]:
        return f"{begin[2]}–{_written(end)}"
    if begin[0] == end[0]:
        return f"{begin[2]} {MONTHS[begin[1] - 1]} – {_written(end)}"
    return f"{_written(begin)} – {_written(end)}"


def _day(text: str) -> tuple[int, int, int] | None:
    parts = text[:10].split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    year, month, day = (int(part) for part in parts)
    return (year, month, day) if 1 <= month <= 12 else None


def day(date: str | None) -> str:
    """Give the day of a date and time; what is no ISO date stays as it is.

    Example:
        >>> day("2026-03-16T05:10:00Z"), day("March 16"), day(None)
        ('2026-03-16', 'March 16', '')
    """
    return "" if date is None else date[:10] if _day(date) is not None else date


def _written(day: tuple[int, int, int]) -> str:
    return f"{day[2]} {MONTHS[day[1] - 1]} {day[0]}"


def _paragraphs(statements: Sequence[Mapping[str, Any]], reports: Reports) -> tuple[tuple[Quoted, ...], ...]:
    """Break the account where it leaves one report for another, and at the latest every few sentences.

    A heading or cut-off line, which no mark ends, stands by itself; a quotation is not broken while it lasts,
    nor where its speaker is named in between (“No,” she said. “Not today.”).
    """
    paragraphs: list[list[Quoted]] = []
    report, quoting, alone, before = None, False, False, ""
    for statement in statements:
        text = plain(statement["text"])
        heading = _is_heading(text)
        most = PARAGRAPH + QUOTATION * (quoting or _goes_on(before, text))
        if statement["from"]["report"] != report or heading or alone or len(paragraphs[-1]) >= most:
            paragraphs.append([])
        report, alone = statement["from"]["report"], heading
        quoting, before = _stays_open(text, quoting), text
        support = reports.support(statement)
        paragraphs[-1].append(Quoted(text, support.cites, repeats(support)))
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def _goes_on(before: str, text: str) -> bool:
    """Whether a sentence opens with a quotation and the one before it held one."""
    return text.startswith((*_OPENS, '"')) and any(mark in before for mark in (*_OPENS, *_CLOSES, '"'))


def _stays_open(text: str, was_open: bool) -> bool:  # noqa: FBT001 - a state, not a switch
    """Whether a quotation goes on after a sentence."""
    opened = max(text.rfind(mark) for mark in _OPENS)
    closed = max(text.rfind(mark) for mark in _CLOSES)
    if text.count('"') % 2:
        return not was_open
    return was_open if opened < 0 and closed < 0 else opened > closed


def disputed(conflict: Mapping[str, Any]) -> str:
    """Say what a disagreement is about: `people`, `age`, `day`.

    Example:
        >>> disputed({"kind": "number", "about": "people"}), disputed({"kind": "weekday", "about": "weekday"})
        ('people', 'day')
        >>> disputed({"kind": "number", "about": "$ damage"}), disputed({"kind": "number", "about": "$"})
        ('$ damage', 'sum in $')
    """
    about = plain(conflict.get("about") or "") or conflict["kind"]
    return DISPUTED.get(about, about)


def _difference(conflict: Mapping[str, Any], reports: Reports) -> str:
    return f"{disputed(conflict)}: {_sides(conflict, reports)}"


def _sides(conflict: Mapping[str, Any], reports: Reports) -> str:
    sides = " / ".join(f"“{plain(value['value'])}” {marks(value['cites'])}" for value in conflict["values"])
    return f"{sides}{_same_text(conflict, reports)}"


def _same_text(conflict: Mapping[str, Any], reports: Reports) -> str:
    """Warn of a disagreement between parts that may be one article."""
    return f" ({ONE_TEXT})" if within_one(conflict, reports) else ""


def within_one(conflict: Mapping[str, Any], reports: Reports) -> bool:
    """Whether all sides of a disagreement stand in parts of one text that may be one article."""
    return reports.one_block([cite for value in conflict["values"] for cite in value["cites"]])


def differ_title(conflicts: Sequence[Mapping[str, Any]], reports: Reports) -> str:
    """Head the disagreements: reports differ only where some of them certainly are two."""
    unsure = bool(conflicts) and all(within_one(conflict, reports) for conflict in conflicts)
    return "Parts of one text differ" if unsure else "Reports differ"


def _only(story: Mapping[str, Any], reports: Reports) -> str:
    """Say how much rests on one independent text alone; empty when there is just one text."""
    account = story["account"]
    if reports.independent() < 2 or not account:
        return ""
    single: dict[str | int, int] = {}
    members: dict[str | int, set[int]] = {}
    for statement in account:
        units = {reports.unit(n) for n in statement["cites"]}
        if len(units) == 1:
            unit = units.pop()
            single[unit] = single.get(unit, 0) + 1
            members.setdefault(unit, set()).update(statement["cites"])
    if not single:
        return ""
    each = ", ".join(
        f"{single[unit]} in {marks(sorted(members[unit]))}"
        for unit in sorted(single, key=lambda unit: min(members[unit]))
    )
    return f"{sum(single.values())} of {counted(len(account), 'statement')}: {each}"


def _left_out(left_out: Sequence[object]) -> str:
    if not left_out:
        return ""
    return f"{counted(len(left_out), 'statement')} left out by the budget"


def _sources(reports: Sequence[Mapping[str, Any]]) -> tuple[SourceLine, ...]:
    copies: dict[str, list[str]] = {}
    for report in reports:
        if report["copy_of"] is not None:
            copies.setdefault(report["copy_of"], []).append(_copy(report))
    return tuple(
        SourceLine(
            n=report["n"],
            where=_where(report),
            what=" · ".join(
                plain(told) for told in (report["title"], day(report["date"]), report["url"]) if told
            ),
            copies=tuple(copies.get(report["id"], ())),
        )
        for report in reports
        if report["copy_of"] is None
    )


def _copy(report: Mapping[str, Any]) -> str:
    alike = "" if report["similarity"] is None else f", {report['similarity']:.0%} the same"
    return f"[{report['n']}] {_where(report)}{alike}"


def _where(report: Mapping[str, Any]) -> str:
    """Name a source and its lines; a record that carries an id of its own is named by it.

    A part that begins at an unsure border says so, with the score.
    """
    source, name = plain(report["source"]), plain(report["id"])
    first, last = report["lines"]
    lines = f"line {first}" if first == last else f"lines {first}–{last}"
    own = "" if name.startswith(source) else f" ({name})"
    guess = guessed(report)
    return f"{source}{own}, {lines}, {guess}" if guess else f"{source}{own}, {lines}"


def guessed(report: Mapping[str, Any]) -> str:
    """Say of a part that begins at a guessed, unsure border how sure that is; empty for others.

    Example:
        >>> guessed({"id": "a#2", "block": "a#1", "cut": {"by": "lead", "score": 0.667}}), guessed({})
        ('beginning guessed 0.67', '')
    """
    block, cut = report.get("block"), report.get("cut")
    # a block bears the id of its first report, of which only the end is unsure
    return f"beginning guessed {cut['score']:.2f}" if block and cut and block != report["id"] else ""
