"""What a reader is shown of a story, in order, before any medium decides how it looks.

Takes the record of the contract (from a run or from a saved file) and gives headings, paragraphs,
disagreements and sources as plain strings, already harmless to a terminal. Text, terminal and Markdown
differ only in how they draw this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dedupe_news.rendering.days import day, day_range
from dedupe_news.rendering.retellings import SIGN, opening, retellings, told_once
from dedupe_news.rendering.support import Reports, repeats
from dedupe_news.text.sanitise import for_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dedupe_news.rendering.retellings import Retellings

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
    """One printed sentence with the independent reports that say it, and how often it is only repeated.

    `again` are further reports that tell it in other words, `adds` the words that one of those adds.
    """

    text: str
    cites: tuple[int, ...]
    repeated: str = ""
    again: tuple[int, ...] = ()
    adds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retold:
    """What is told again, in other words, under the beginning of the statement that it retells."""

    of: Quoted
    told: tuple[Quoted, ...]


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
    again: tuple[Retold, ...]
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
    again = retellings(story["account"])
    once = told_once(account)
    head = reports.support(top) if top else None
    return StoryView(
        id=for_terminal(story["id"]),
        headline=plain(story["headline"]),
        headline_cites=head.cites if head else (),
        headline_repeated=repeats(head) if head else "",
        summary=summary(story),
        news=_paragraphs([s for s in once if s["section"] == "news"], reports, again),
        background=_paragraphs([s for s in once if s["section"] == "background"], reports, again),
        again=tuple(
            Retold(
                Quoted(opening(plain(statement["text"])), reports.support(statement).cites),
                tuple(_quoted(other, reports, again) for other in others),
            )
            for statement, others in again.gathered(story["account"])
        ),
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
    """Write what a sentence rests on: `[1] (repeated once: [2])`, `[1] (≈ [3])`, `[3] (adds: 4 p.m.)`."""
    more = beside(quoted)
    return f"{marks(quoted.cites)} ({more})" if more else marks(quoted.cites)


def beside(quoted: Quoted) -> str:
    """Say how often a sentence is repeated, who else tells it in other words, and what it adds to others."""
    again = f"{SIGN} {marks(quoted.again)}" if quoted.again else ""
    adds = f"adds: {', '.join(quoted.adds)}" if quoted.adds else ""
    return "; ".join(filter(None, (quoted.repeated, again, adds)))


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


def _quoted(statement: Mapping[str, Any], reports: Reports, again: Retellings) -> Quoted:
    support = reports.support(statement)
    return Quoted(
        plain(statement["text"]),
        support.cites,
        repeats(support),
        again.again(statement, reports),
        tuple(plain(part["text"]) for part in statement.get("adds", ())),
    )


def _paragraphs(
    statements: Sequence[Mapping[str, Any]], reports: Reports, again: Retellings
) -> tuple[tuple[Quoted, ...], ...]:
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
        paragraphs[-1].append(_quoted(statement, reports, again))
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
    found = alone(story, reports)
    each = ", ".join(
        f"{len(statements)} in {marks(sorted({n for one in statements for n in one['cites']}))}"
        for statements in found
    )
    total = counted(len(told_once(story["account"])), "statement")
    return f"{sum(map(len, found))} of {total}: {each}" if found else ""


def alone(story: Mapping[str, Any], reports: Reports) -> list[list[Mapping[str, Any]]]:
    """Give the statements that rest on one independent text alone, text by text.

    What is only told again is none, nor is what another text tells again; empty when there is just one text.
    """
    account = story["account"]
    if reports.independent() < 2:
        return []
    again = retellings(account)
    found: dict[str | int, list[Mapping[str, Any]]] = {}
    for statement in told_once(account):
        units = {reports.unit(n) for n in statement["cites"]}
        if len(units) == 1 and not again.again(statement, reports):
            found.setdefault(units.pop(), []).append(statement)
    return sorted(found.values(), key=lambda items: min(n for item in items for n in item["cites"]))


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
    alike = "" if report["similarity"] is None else f", {report['similarity']:.0%} of it the same"
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
