"""What the review screen shows of stories, as rich text: rows of its lists and pages of its pane.

Every text of a report goes through the sanitiser and into `rich.text.Text`: nothing scraped is ever read
as markup or reaches the terminal as a control. Nothing is told by colour alone.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from dedupe_news.rendering.differences import KEY, drawn_rows
from dedupe_news.rendering.layout import counted, guessed, plain, summary, view
from dedupe_news.rendering.terminal import indented, render_terminal
from dedupe_news.review.evidence import differences, standing_of, weigh
from dedupe_news.review.keys import KEYS
from dedupe_news.review.queue import MARKS
from dedupe_news.review.recompose import reports_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from rich.console import RenderableType

    from dedupe_news.review.queue import Item
    from dedupe_news.review.recompose import SavedReport
    from dedupe_news.review.storyfile import StoryRecord

LEGEND = "✓ settled, … put off"


def story_row(item: Item) -> Text:
    """Draw a story in the queue: status, doubt, how well it holds together, size, headline."""
    entry = item.entry
    cohesion = "  · " if entry.cohesion is None else f"{entry.cohesion:4.2f}"
    row = Text().append(MARKS[item.status], style="green" if item.status == "settled" else "")
    row.append("~" if entry.borderline else " ", style="yellow")
    row.append("≠" if entry.conflicts else " ", style="yellow")
    row.append(f" {cohesion} {len(item.reports):>3} ", style="dim" if item.status != "open" else "")
    row.append(plain(entry.headline), style="dim" if item.status == "settled" else "")
    return row


def member_row(report: dict[str, object], *, marked: bool, copies: dict[str, object]) -> Text:
    """Draw a report of a story: its number, whether it is marked, where it stands, what it reprints."""
    row = Text().append(f"{'●' if marked else ' '}[{report['n']}] ", style="cyan")
    row.append(plain(str(report["id"])), style="bold" if marked else "")
    date = report.get("date")
    row.append(f"  {plain(str(date))[:10]}" if date else "", style="dim")
    guess = guessed(report)
    row.append(f"  {guess}" if guess else "", style="yellow")
    if report.get("copy_of"):
        alike = report.get("similarity")
        share = f", {alike:.0%} the same" if isinstance(alike, float) else ""
        row.append(f"  copy of [{copies.get(str(report['copy_of']), '?')}]{share}", style="yellow")
    title = report.get("title")
    row.append(f"  {plain(str(title))}" if title else "", style="dim")
    return row


def headline(record: StoryRecord) -> Text:
    """Draw the line over a story."""
    return Text(plain(record["headline"]), style="bold")


def summary_line(item: Item, record: StoryRecord) -> Text:
    """Draw what a story rests on, in one line."""
    text = Text(f"{summary(record)} · {plain(record['id'])}", style="dim")
    if item.entry.weakest is not None:
        text.append(f" · weakest {item.entry.weakest:.2f}")
    if item.status != "open":
        text.append(f" · {'put off' if item.status == 'later' else 'settled'}", style="green")
    return text


def account_page(record: StoryRecord) -> RenderableType:
    """Draw the account as `show` draws it; headline and counts stand over it already."""
    return Group(*islice(render_terminal(view(record)), 2, None))


def pair(record: StoryRecord, under: int, marks: Collection[str]) -> tuple[SavedReport, SavedReport] | None:
    """Choose two reports to compare: those marked, else the one under the cursor and the first other."""
    reports = list(reports_of(record))
    if len(reports) < 2:
        return None
    chosen = reports[min(under, len(reports) - 1)]
    marked = [report for report in reports if report.id in marks]
    if len(marked) == 2:
        return marked[0], marked[1]
    first = next((one for one in marked if one.id != chosen.id), None)
    other = first or next(one for one in reports if one.id != chosen.id)
    both = sorted((other, chosen), key=lambda one: int(one.record["n"]))
    return both[0], both[1]


def diff_page(a: SavedReport, b: SavedReport) -> RenderableType:
    """Draw two reports against each other as `diff` draws them."""
    return Group(*_pair(a, b), Text(KEY, style="dim"), Text(), *drawn_rows(differences(a, b)))


def removed_page(record: StoryRecord) -> RenderableType:
    """Draw the removed lines of each report with the rule that took them."""
    parts: list[RenderableType] = []
    lines = record.get("removed") or []
    for report in record["reports"]:
        own = [line for line in lines if line["report"] == report["n"]]
        if not own:
            continue
        parts.append(Text(f"[{report['n']}] {plain(str(report['id']))}", style="bold"))
        for line in own:
            parts.append(indented(Text(f"{plain(str(line['rule']))} {line['score']:.2f}", style="yellow"), 2))
            parts.append(indented(Text(plain(line["text"])), 4))
    return Group(*parts) if parts else Text("Nothing was removed from these reports.")


def evidence_page(record: StoryRecord, a: SavedReport, b: SavedReport) -> RenderableType:
    """Draw what speaks for and against two reports being one story."""
    found = weigh(record, a, b, differences(a, b))
    return Group(
        Text(standing_of(record)),
        *_one_block(a, b),
        Text(),
        *_pair(a, b),
        *_listed("For", "+", "green", found.speaks_for),
        *_listed("Against", "-", "red", found.against),
    )


def _one_block(a: SavedReport, b: SavedReport) -> Iterable[Text]:
    """Warn of a pair that only guessed, unsure borders hold apart."""
    block = a.record.get("block")
    if block is not None and block == b.record.get("block"):
        yield Text("No sure border stands between A and B: they may be parts of one article.", style="yellow")


def alone_page(record: StoryRecord) -> RenderableType:
    """Say that there is no second report to compare with."""
    return Group(Text(standing_of(record)), Text(), Text("Only one report: nothing to compare it with."))


def help_page() -> RenderableType:
    """Draw the keys."""
    table = Table.grid(padding=(0, 1))
    for key in KEYS:
        table.add_row(Text(key.name, style="bold cyan"), Text(key.label, style="bold"), Text(key.does))
    return Group(
        table,
        Text(f"\nThe queue: status, ~ borderline, ≠ conflicts, cohesion, reports, headline; {LEGEND}."),
        Text("The mouse chooses stories, reports, pages and keys."),
    )


def status_line(shown: int, at: int, counts: dict[str, int], filters: str) -> str:
    """Say where one stands in the queue."""
    parts = [f"{at + 1:,}/{shown:,}" if shown else "nothing shown", f"{counts['open']:,} open"]
    parts += [f"{counts['later']:,} put off"] if counts["later"] else []
    parts += [f"{counts['settled']:,} settled"] if counts["settled"] else []
    parts += [f"only {filters}"] if filters else []
    return " · ".join(parts)


def told(verb: str, reports: Sequence[str], others: Sequence[str]) -> str:
    """Say what was decided."""
    both = counted(len(reports) + len(others), "report")
    if verb == "same":
        return f"same: {both} are one story"
    if verb == "not-same":
        return f"not same: {counted(len(reports), 'report')} apart from {len(others)}"
    return "put off: behind the others"


def _pair(a: SavedReport, b: SavedReport) -> Iterable[Text]:
    for name, report in (("A", a), ("B", b)):
        yield Text(f"{name} ", style="bold").append(
            f"[{report.record['n']}] {plain(report.id)}", style="cyan"
        )


def _listed(title: str, sign: str, colour: str, lines: Sequence[str]) -> Iterable[RenderableType]:
    yield Text(f"\n{title}", style="bold")
    for line in lines or ("nothing found",):
        yield indented(Text(f"{sign} ", style=colour).append(plain(line), style="default"), 2)
