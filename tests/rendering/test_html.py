"""The HTML report: nothing scraped is obeyed, every citation leads somewhere, and a browser shows it."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_news.rendering.html import render_html
from dedupe_news.text.sanitise import for_terminal

FIRST = "Two people were hurt on Tuesday. The line was shut.\nShare this page\nIt reopened at noon."
SECOND = "Three people were hurt on Wednesday.\r\nThe line was closed for hours."
TITLES = ("Tram hits lorry", None)


def report(n: int, text: str, **more: Any) -> dict[str, Any]:
    known = {"id": f"r{n}", "source": f"file{n}.txt", "lines": [1, 3], "start": 0, "end": len(text)}
    rest = {"title": None, "date": None, "url": None, "copy_of": None, "similarity": None}
    return {"n": n, **known, **rest, **more}


def span(n: int, text: str, part: str) -> dict[str, Any]:
    return {"report": n, "start": text.index(part), "end": text.index(part) + len(part)}


def statement(n: int, text: str, part: str, cites: list[int], *also: dict[str, Any]) -> dict[str, Any]:
    return {"text": part, "section": "news", "cites": cites, "from": span(n, text, part), "also": list(also)}


def story(**more: Any) -> dict[str, Any]:
    shut = statement(
        1, FIRST, "The line was shut.", [1, 2], span(2, SECOND, "The line was closed for hours.")
    )
    two, three = "Two people were hurt on Tuesday.", "Three people were hurt on Wednesday."
    return {
        "id": "s-0123456789",
        "headline": "Tram hits lorry",
        "headline_from": 1,
        "first": "2026-02-24",
        "last": "2026-02-25",
        "report_count": 3,
        "text_count": 2,
        "cohesion": 0.5,
        "reports": [
            report(1, FIRST, title="Tram hits lorry", url="https://echo.example/1"),
            report(2, SECOND, date="2026-02-25"),
            report(3, FIRST, copy_of="r1", similarity=0.97),
        ],
        "account": [
            statement(1, FIRST, two, [1]),
            statement(2, SECOND, three, [2]),
            shut,
            {**statement(1, FIRST, "It reopened at noon.", [1]), "section": "background"},
        ],
        "conflicts": [
            {
                "kind": "number",
                "about": "people hurt",
                "values": [
                    {"value": "two", "cites": [1], "spans": [span(1, FIRST, two)]},
                    {"value": "three", "cites": [2]},
                ],
            },
        ],
        "left_out": [],
        "removed": [{**span(1, FIRST, "Share this page"), "rule": "share-bar"}],
        **more,
    }


TEXTS = {"r1": FIRST, "r2": SECOND, "r3": FIRST}


class Page(HTMLParser):
    """Tags, ids, links and text of a page, as an HTML parser reads them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def test_each_citation_leads_to_the_sentence_in_its_source() -> None:
    markup = render_html([story()], TEXTS, "Accounts")
    page = Page(markup)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    start = FIRST.index("The line was shut.")
    other = SECOND.index("The line was closed")
    assert (
        f'The line was shut.<sup><a href="#s1r1c{start}">1</a> <a href="#s1r2c{other}">2</a></sup>' in markup
    )
    assert f'<span id="s1r2c{other}">The line was closed for hours.</span>' in markup


def test_headings_counts_and_copies_are_told() -> None:
    text = Page(render_html([story()], TEXTS, "Accounts")).text
    for words in (
        "3 reports · 2 texts · 24–25 Feb 2026",
        "Reports differ",
        "In one text only",
        "Background",
        "also: [3] file3.txt",
    ):
        assert words in text


def test_other_words_of_a_folded_sentence_link_to_it() -> None:
    assert "Folded, with other words" not in render_html([story()], TEXTS, "Accounts")
    shut, closed = "The line was shut.", "The line was closed for hours."
    sides = [
        {"value": "<shut>", "cites": [1], "spans": [span(1, FIRST, shut)]},
        {"value": "closed", "cites": [2], "spans": [span(2, SECOND, closed)]},
    ]
    markup = render_html([story(worded=[{"values": sides}])], TEXTS, "Accounts")
    assert "<h3>Folded, with other words</h3>" in markup
    assert f'“&lt;shut&gt;”<sup><a href="#s1r1c{FIRST.index(shut)}">1</a></sup>' in markup
    assert f'“closed”<sup><a href="#s1r2c{SECOND.index(closed)}">2</a></sup>' in markup


def test_removed_lines_are_shown_struck_through_with_their_rule() -> None:
    assert '<del title="removed: share-bar">Share this page</del>' in render_html([story()], TEXTS, "x")


def test_a_report_without_its_text_is_still_listed_and_linked() -> None:
    page = Page(render_html([story()], {}, "Accounts"))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert "file2.txt" in page.text


def test_spans_of_an_edited_file_do_not_break_the_page() -> None:
    saved = story()
    saved["account"][0]["from"] = {"report": 1, "start": 5, "end": 40}
    saved["account"][1]["from"] = {"report": 2, "start": 900, "end": 990}
    page = Page(render_html([saved], TEXTS, "Accounts"))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_the_page_forbids_scripts_and_the_network_and_asks_for_neither() -> None:
    markup = render_html([story()], TEXTS, "Accounts")
    assert "default-src 'none'; style-src 'unsafe-inline'" in markup
    page = Page(markup)
    assert not page.tags & {"script", "img", "link", "iframe", "object", "form", "base", "svg"}
    assert not any(name.startswith("on") or name in {"src", "srcset", "style"} for name, _ in page.attributes)
    assert "url(" not in markup
    assert "@import" not in markup


HOSTILE = [
    "</span></div><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "<img src=x onerror=alert(1)>",
    "&lt;script&gt; &amp; &#60;",
    "</title></style><b>",
    "\x1b[31m\u202egnp.exe\u2066 \x00",
    "[sic] {{7*7}} ${x} `x`",
    "<!-- --> <![CDATA[ ]]>",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_read_and_not_obeyed(words: str) -> None:
    text = f"{words} came. Then it rained."
    hostile = story(
        headline=words,
        reports=[
            report(1, text, title=words, url=f"https://x.example/{words}", date=words, source=words, id=words)
        ],
        account=[statement(1, text, f"{words} came.", [1])],
        conflicts=[{"kind": "name", "about": words, "values": [{"value": words, "cites": [1]}]}],
        removed=[{"report": 1, "start": len(text) - 3, "end": len(text), "rule": words}],
        text_count=1,
    )
    markup = render_html([hostile], {words: text}, words)
    calm = Page(render_html([story()], TEXTS, "x"))
    page = Page(markup)
    assert page.tags <= calm.tags
    assert {name for name, _ in page.attributes} <= {name for name, _ in calm.attributes}
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", markup)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "file:///etc", "//x"]
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    page = Page(
        render_html(
            [story(reports=[report(1, FIRST, url=url), report(2, SECOND), report(3, FIRST)])], TEXTS, "x"
        )
    )
    assert all(link.startswith("#") for link in page.links)
    assert url in page.text


@settings(max_examples=60)
@given(st.text(st.characters(exclude_characters="\r"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_source_is_shown_to_the_letter_but_for_controls(text: str, start: int, end: int) -> None:
    quoted = {"text": text, "section": "news", "cites": [1], "also": []}
    saved = story(
        reports=[report(1, text)],
        account=[{**quoted, "from": {"report": 1, "start": start, "end": end}}],
        conflicts=[],
        removed=[],
        headline="h",
    )
    page = Page(render_html([saved], {"r1": text}, "x"))
    assert for_terminal(text, keep="\n\t").strip() in page.text


def chromium() -> str | None:
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))),
        None,
    )


@pytest.mark.slow
@pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")
def test_a_real_browser_shows_the_page_without_a_complaint() -> None:
    browser = chromium()
    assert browser is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_text(render_html([story(headline=HOSTILE[0])], TEXTS, "Accounts"), "utf-8")
        picture = Path(folder, "page.png")
        done = subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--window-size=390,900",
                f"--user-data-dir={folder}/profile",
                f"--screenshot={picture}",
                path.as_uri(),
            ],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        assert picture.stat().st_size > 10_000
        assert "CONSOLE" not in done.stderr
