"""A run's stories as one HTML page: accounts whose every citation leads to the sentence in its source.

The page is a single file that runs no script and fetches nothing (its own content security policy forbids
both), reads in light and dark, at any width and on paper. All scraped text is escaped, controls and
bidirectional overrides are shown instead of obeyed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from dedupe_news.rendering.days import day
from dedupe_news.rendering.html_source import anchor, inline, source_text
from dedupe_news.rendering.html_style import STYLE
from dedupe_news.rendering.layout import (
    ONE_TEXT,
    WORDED,
    alone,
    body,
    counted,
    disputed,
    plain,
    view,
    within_one,
)
from dedupe_news.rendering.retellings import SIGN, TITLE, opening, place_of, retellings, told_once
from dedupe_news.rendering.support import Reports, times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dedupe_news.rendering.layout import Quoted, SourceLine, StoryView

FOOT = (
    "Every sentence is quoted as its source has it. A number leads to the sentence; "
    "struck-through lines were set aside as boilerplate."
)
NO_BREAK, JOINER = "&nbsp;", "&#8288;"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render_html(stories: Sequence[Mapping[str, Any]], texts: Mapping[str, str], title: str) -> str:
    """Write the stories as one page.

    Args:
        stories: story records, as `run -f jsonl` prints them.
        texts: the text of the record that each report id comes from, which spans refer to; a report that is
            missing is listed without its text.
        title: the page's title.

    Returns:
        A whole HTML document, the same bytes for the same input.

    Example:
        >>> "default-src 'none'" in render_html([], {}, "Accounts")
        True
    """
    shown = [_Page(n, story, texts) for n, story in enumerate(stories, start=1)]
    counts = f"{counted(len(shown), 'story', 'stories')} from {_counted(stories)}"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{inline(title)}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body>",
            f'<header class="top"><h1>{inline(title)}</h1><p class="small">{counts}</p></header>',
            *_contents(shown),
            "<main>",
            *(part for page in shown for part in page.parts()),
            "</main>",
            f"<footer>{FOOT}</footer>",
            "</body>",
            "</html>",
            "",
        ],
    )


def _counted(stories: Sequence[Mapping[str, Any]]) -> str:
    parts = sum(bool(report.get("block")) for story in stories for report in story["reports"])
    reports = sum(story["report_count"] for story in stories) - parts
    told = [counted(reports, "report")] if reports or not parts else []
    return " and ".join([*told, f"{counted(parts, 'part')} (borders guessed)"] if parts else told)


def _contents(pages: Sequence[_Page]) -> Iterator[str]:
    if len(pages) < 2:
        return
    yield '<nav aria-label="Stories"><ol>'
    for page in pages:
        head = inline(page.seen.headline)
        yield f'<li><a href="#s{page.n}" dir="auto">{head}</a><span>{inline(page.seen.summary)}</span></li>'
    yield "</ol></nav>"


class _Page:
    """One story on the page: its words, its links and the source texts they lead to."""

    def __init__(self, n: int, story: Mapping[str, Any], texts: Mapping[str, str]) -> None:
        self.n = n
        self.story = story
        self.seen: StoryView = view(story)
        self.top, self.told = body(story)
        self.reports = {report["n"]: report for report in story["reports"]}
        self.rests = Reports(story["reports"])
        self.again = retellings(story["account"])
        self.texts: dict[int, str] = {}
        anchors: set[str] = set()
        for report in story["reports"]:
            if report["id"] in texts:
                markup, found = self._source(report, texts[report["id"]])
                self.texts[report["n"]] = markup
                anchors |= found
        self.anchors = frozenset(anchors)

    def parts(self) -> Iterator[str]:
        """Give the story's markup, block by block."""
        yield f'<article id="s{self.n}">'
        cites = self._support(self.top) if self.top else ""
        yield f'<h2 dir="auto">{inline(self.seen.headline)}{cites}</h2>'
        yield f'<p class="small">{inline(self.seen.summary)}</p>'
        yield from self._account("news", self.seen.news)
        if self.seen.background:
            yield "<h3>Background</h3>"
        yield from self._account("background", self.seen.background)
        yield from self._again()
        if self.seen.left_out:
            yield f'<p class="small">{inline(self.seen.left_out)}</p>'
        yield from self._differ()
        yield from self._worded()
        yield from self._only()
        yield "<h3>Sources</h3>"
        if self.seen.caution:
            yield f'<p class="small">{self.seen.caution}</p>'
        for source in self.seen.sources:
            yield from self._source_block(source)
        yield "</article>"

    def _account(self, section: str, paragraphs: Iterable[Sequence[Quoted]]) -> Iterator[str]:
        statements = (item for item in told_once(self.told) if item["section"] == section)
        for paragraph in paragraphs:
            sentences = (self._sentence(next(statements)) for _ in paragraph)
            yield f'<p dir="auto">{" ".join(sentences)}</p>'

    def _sentence(self, statement: Mapping[str, Any]) -> str:
        text = statement["text"].rstrip()
        # a browser would break before the citation after a Chinese full stop
        joiner = JOINER if text and east_asian_width(text[-1]) in {"W", "F"} else ""
        told = f"{inline(text)}{joiner}{self._support(statement)}{self._beside(statement)}"
        place = place_of(statement["from"])
        return f'<span id="{self._name(place)}">{told}</span>' if place in self.again.of else told

    def _name(self, place: tuple[int, int]) -> str:
        """Name a statement of the main text that is told again, for links that lead back to it."""
        return f"s{self.n}w{place[0]}-{place[1]}"

    def _beside(self, statement: Mapping[str, Any]) -> str:
        """Link the reports that tell it again in other words, and say what one of those adds."""
        others = self.again.of.get(place_of(statement["from"]), ())
        again = self.again.again(statement, self.rests)
        links = self._links(again, [span for other in others for span in _spans(other)])
        adds = ", ".join(
            f'<span dir="auto">{inline(part["text"])}</span>' for part in statement.get("adds", ())
        )
        return "".join(
            f'<small class="again"> ({told})</small>'
            for told in ([f"{SIGN}{NO_BREAK}{links}"] if again else []) + ([f"adds: {adds}"] if adds else [])
        )

    def _again(self) -> Iterator[str]:
        """Give what is told again, under the beginning of what it retells, which leads there."""
        if not self.again.of:
            return
        yield f'<h3>{SIGN} {TITLE}</h3><ul class="retold">'
        for statement, others in self.again.gathered(self.story["account"]):
            head, name = inline(opening(plain(statement["text"]))), self._name(place_of(statement["from"]))
            of = f'<a class="of" href="#{name}" dir="auto">{head}</a>{self._support(statement)}'
            told = "".join(f'<li dir="auto">{self._sentence(other)}</li>' for other in others)
            yield f"<li>{of}<ul>{told}</ul></li>"
        yield "</ul>"

    def _support(self, statement: Mapping[str, Any]) -> str:
        """Link the independent reports that say it, and say how often it is only repeated, and where."""
        support, spans = self.rests.support(statement), _spans(statement)
        links = self._cites(support.cites, spans)
        if not support.where:
            return links
        told = times(support).replace(" ", NO_BREAK)
        return f'{links}<small class="again"> ({told}: {self._links(support.where, spans)})</small>'

    def _cites(self, cites: Iterable[int], spans: Sequence[Mapping[str, Any]]) -> str:
        """Link each cited report to its sentence, or to the report where no sentence of it is shown."""
        return f"<sup>{self._links(cites, spans)}</sup>"

    def _links(self, cites: Iterable[int], spans: Sequence[Mapping[str, Any]]) -> str:
        return " ".join(f'<a href="#{self._target(n, spans)}">{n}</a>' for n in cites)

    def _target(self, n: int, spans: Sequence[Mapping[str, Any]]) -> str:
        for span in spans:
            name = anchor(self.n, span["report"], span["start"])
            if span["report"] == n and name in self.anchors:
                return name
        return f"s{self.n}r{n}"

    def _differ(self) -> Iterator[str]:
        if not self.story["conflicts"]:
            return
        yield f'<h3>{self.seen.differ_title}</h3><ul class="differ">'
        for conflict in self.story["conflicts"]:
            about = disputed(conflict)
            about += f" ({ONE_TEXT})" if within_one(conflict, self.rests) else ""
            sides = "".join(self._side(value) for value in conflict["values"])
            yield f'<li><span class="kind">{inline(about)}</span><ul class="sides">{sides}</ul></li>'
        yield "</ul>"

    def _worded(self) -> Iterator[str]:
        if not self.seen.worded:
            return
        yield f'<h3>{WORDED}</h3><ul class="differ">'
        for wording in self.story["worded"]:
            sides = "".join(self._side(value) for value in wording["values"])
            again = f'<span class="kind">{ONE_TEXT}</span>' if within_one(wording, self.rests) else ""
            yield f'<li>{again}<ul class="sides">{sides}</ul></li>'
        yield "</ul>"

    def _side(self, value: Mapping[str, Any]) -> str:
        cites = self._cites(value["cites"], value.get("spans", ()))
        return f'<li dir="auto">“{inline(value["value"])}”{cites}</li>'

    def _only(self) -> Iterator[str]:
        if not self.seen.only:
            return
        yield "<h3>In one text only</h3>"
        yield f'<details class="only"><summary>{inline(self.seen.only)}</summary>'
        for found in alone(self.story, self.rests):
            items = "".join(f'<li dir="auto">{self._sentence(item)}</li>' for item in found)
            yield f"<ul>{items}</ul>"
        yield "</details>"

    def _source_block(self, source: SourceLine) -> Iterator[str]:
        report = self.reports[source.n]
        yield f'<section class="source" id="s{self.n}r{source.n}">'
        yield f'<h4 dir="auto">[{source.n}] {inline(report["title"] or source.where)}</h4>'
        yield f'<p class="where">{" · ".join(_facts(report, source))}</p>'
        yield from self._text(source.n)
        copies = [other for other in self.story["reports"] if other["copy_of"] == report["id"]]
        for copy, told in zip(copies, source.copies, strict=True):
            yield f'<details class="copy" id="s{self.n}r{copy["n"]}"><summary>also: {inline(told)}</summary>'
            yield from self._text(copy["n"])
            yield "</details>"
        yield "</section>"

    def _text(self, n: int) -> Iterator[str]:
        if n in self.texts:
            yield f'<div class="text" dir="auto">{self.texts[n]}</div>'

    def _source(self, report: Mapping[str, Any], text: str) -> tuple[str, frozenset[str]]:
        n = report["n"]
        quoted = [
            (span["start"], span["end"])
            for statement in (*self.story["account"], *self.story.get("left_out", ()))
            for span in _spans(statement)
            if span["report"] == n
        ]
        removed = [
            (line["start"], line["end"], line["rule"])
            for line in self.story.get("removed", ())
            if line["report"] == n
        ]
        return source_text(self.n, report, text, quoted, removed)


def _spans(statement: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [statement["from"], *statement["also"]]


def _facts(report: Mapping[str, Any], source: SourceLine) -> Iterator[str]:
    """Give what is known of a report; its address is a link only where it is one of the web."""
    if report["title"]:
        yield inline(source.where)
    if report["date"]:
        yield inline(day(report["date"]))
    url = report["url"]
    if url:
        shown = inline(url)
        web = url.lower().startswith(("https://", "http://"))
        yield f'<a href="{shown}" rel="noopener noreferrer nofollow">{shown}</a>' if web else shown
