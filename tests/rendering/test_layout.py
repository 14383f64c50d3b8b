"""What a reader sees of a story: text, Markdown and terminal draw the same view."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from dedupe_news.rendering.days import day_range
from dedupe_news.rendering.layout import StoryView, counted, view
from dedupe_news.rendering.markdown import escape, render_markdown
from dedupe_news.rendering.plain import render_plain
from dedupe_news.rendering.rows import STORY_COLUMNS, story_rows, to_csv
from dedupe_news.rendering.terminal import render_terminal

HOSTILE = "He said \x1b[31mred\x1b[0m [sic] and [/bold] \u202egnp.exe <script>alert(1)</script>."


def _span(report: int, start: int, end: int) -> dict[str, int]:
    return {"report": report, "start": start, "end": end}


def _report(n: int, **known: Any) -> dict[str, Any]:
    empty = {"title": None, "date": None, "url": None, "copy_of": None, "similarity": None}
    return {"n": n, "id": f"dump.txt#{n}", "source": "dump.txt", "lines": [n, n + 4], **empty, **known}


def _statement(text: str, report: int, cites: list[int], section: str = "news") -> dict[str, Any]:
    return {"text": text, "section": section, "cites": cites, "from": _span(report, 0, len(text)), "also": []}


@pytest.fixture
def story() -> dict[str, Any]:
    return {
        "id": "s-0123456789",
        "headline": "Two hurt in crash near Aller",
        "first": "2024-03-12",
        "last": "2024-03-13",
        "report_count": 3,
        "text_count": 2,
        "reports": [
            _report(1, date="2024-03-12"),
            _report(2),
            _report(3, copy_of="dump.txt#1", similarity=0.98),
        ],
        "account": [
            _statement("Two people were hurt.", 1, [1, 2]),
            _statement(HOSTILE, 2, [2]),
            _statement("The bridge opened in 1931.", 1, [1], "background"),
        ],
        "conflicts": [
            {
                "kind": "number",
                "about": "hurt",
                "values": [{"value": "two", "cites": [1]}, {"value": "three", "cites": [2]}],
            },
        ],
        "left_out": [],
    }


def _drawn(story: StoryView, width: int) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, markup=False, emoji=False, highlight=False, color_system=None)
    for part in render_terminal(story):
        console.print(part)
    return out.getvalue()


def test_plain_text_tells_the_whole_story_in_order(story: dict[str, Any]) -> None:
    text = render_plain(view(story))
    parts = [
        "Two hurt in crash near Aller",
        "3 reports · 2 texts · 12–13 Mar 2024",
        "Two people were hurt. [1][2]",
        "Background",
        "Reports differ",
        "hurt: “two” [1] / “three” [2]",
        "In one text only",
        "Sources",
        "also: [3] dump.txt",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [60, 160])
def test_the_terminal_shows_every_word_of_the_plain_text(story: dict[str, Any], width: int) -> None:
    drawn = _drawn(view(story), width)
    assert max(len(line) for line in drawn.splitlines()) <= width
    words = set(render_plain(view(story)).split())
    assert words <= set(drawn.split())


def test_nothing_scraped_acts_on_the_terminal(story: dict[str, Any]) -> None:
    for text in (render_plain(view(story)), render_markdown(view(story)), _drawn(view(story), 80)):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "[sic]" in render_plain(view(story))
    assert "[/bold]" in _drawn(view(story), 200)


def test_markdown_never_reads_scraped_text_as_markup(story: dict[str, Any]) -> None:
    text = render_markdown(view(story))
    assert r"\[sic\]" in text
    assert r"\<script\>" in text
    assert "<script>" not in text


@pytest.mark.parametrize(
    ("raw", "escaped"),
    [
        ("- not a list", r"\- not a list"),
        ("1. not a list", r"1\. not a list"),
        ("2.5 m", "2.5 m"),
        ("a_b", r"a\_b"),
    ],
)
def test_escape_covers_line_starts(raw: str, escaped: str) -> None:
    assert escape(raw) == escaped


def test_csv_has_one_statement_a_row_and_disarms_formulas(story: dict[str, Any]) -> None:
    story["account"][0]["text"] = "=HYPERLINK(1)"
    rows = list(story_rows(story))
    assert len(rows) == 3
    assert all(len(row) == len(STORY_COLUMNS) for row in rows)
    assert "'=HYPERLINK(1)" in to_csv(rows)


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (None, None, ""),
        ("2024-03-12", "2024-03-12", "12 Mar 2024"),
        ("2024-03-12", "2024-03-13", "12–13 Mar 2024"),
        ("2024-03-30", "2024-04-02", "30 Mar – 2 Apr 2024"),
        ("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
        ("yesterday", "yesterday", "yesterday"),
    ],
)
def test_days_are_written_as_a_person_would(first: str | None, last: str | None, written: str) -> None:
    assert day_range(first, last) == written


def test_counting_knows_the_plural() -> None:
    assert counted(1, "story", "stories") == "1 story"
    assert counted(1204, "story", "stories") == "1,204 stories"


def test_a_heading_without_an_end_mark_stands_alone(story: dict[str, Any]) -> None:
    story["account"] = [
        _statement("Two hurt in crash near Aller", 1, [1]),
        _statement("Two people were hurt.", 1, [1]),
        _statement("A van hit a tree.", 1, [1]),
    ]
    story["headline"] = "Crash near Aller"
    shown = view(story).news
    assert [len(paragraph) for paragraph in shown] == [1, 2]


def test_a_heading_that_is_the_headline_is_printed_once_and_cited_below_it(story: dict[str, Any]) -> None:
    story["account"].insert(0, _statement("Two hurt in crash near Aller", 1, [1, 2]))
    text = render_plain(view(story))
    assert text.count("Two hurt in crash near Aller") == 1
    assert text.splitlines()[1].startswith("3 reports · 2 texts · 12–13 Mar 2024 · headline [1][2]")


def test_a_paragraph_does_not_end_within_a_quotation(story: dict[str, Any]) -> None:
    texts = [
        "One.",
        "Two.",
        "Three.",
        "“Nobody screamed.",
        "It was quiet.",
        "Then they came,” he said.",
        "Seven.",
    ]
    story["account"] = [_statement(text, 1, [1]) for text in texts]
    assert [len(paragraph) for paragraph in view(story).news] == [6, 1]


def test_an_endless_quotation_still_ends_its_paragraph(story: dict[str, Any]) -> None:
    story["account"] = [_statement("“Words without end.", 1, [1]) for _ in range(30)]
    assert max(len(paragraph) for paragraph in view(story).news) < 10


def test_disagreements_are_named_in_a_readers_words(story: dict[str, Any]) -> None:
    sides = [{"value": "Monday", "cites": [1]}, {"value": "Tuesday", "cites": [2]}]
    named = {"weekday": "day", "polarity": "said and denied", "verb": "opposite words", "year-old": "age"}
    story["conflicts"] = [{"kind": "number", "about": about, "values": sides} for about in named]
    assert [line.partition(":")[0] for line in view(story).differ] == list(named.values())


def test_a_source_shows_its_day_without_the_clock(story: dict[str, Any]) -> None:
    story["reports"][0]["date"] = "2024-03-12T05:10:00Z"
    assert view(story).sources[0].what == "2024-03-12"


def test_a_quotation_goes_on_in_its_paragraph_after_its_speaker_is_named(story: dict[str, Any]) -> None:
    said = "“We can settle this in an afternoon,” he said."
    told = [f"Sentence {n}." for n in range(4)]
    for last, paragraphs in (("“Ask me again at eight.”", 1), ("The talks go on.", 2)):
        story["account"] = [_statement(text, 1, [1]) for text in (*told, said, last)]
        assert len(view(story).news) == paragraphs


def test_what_is_folded_with_other_words_is_told_in_every_medium(story: dict[str, Any]) -> None:
    assert "Folded, with other words" not in render_plain(view(story))
    sides = [{"value": "sell *it*", "cites": [1]}, {"value": "keep *it*", "cites": [2]}]
    seen = view({**story, "worded": [{"values": sides}]})
    line = "“sell *it*” [1] / “keep *it*” [2]"
    assert f"Folded, with other words\n  ~ {line}\n" in render_plain(seen)
    assert line in _drawn(seen, 100)
    assert "### Folded, with other words\n\n- “sell \\*it\\*”" in render_markdown(seen)


@pytest.mark.parametrize("sign", ["× ", "• ", "- "])
def test_a_heading_behind_the_sign_of_a_button_is_the_headline(story: dict[str, Any], sign: str) -> None:
    story["account"].insert(0, _statement(f"{sign}{story['headline']}", 2, [2]))
    seen = view(story)
    assert seen.headline_cites == (2,)
    assert seen.news[0][0].text == "Two people were hurt."
