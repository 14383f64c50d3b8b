"""Explicit marks between reports: each kind divides where it is meant to, and nowhere else."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_news.reading.segmenting import segment

RAIN = (
    "It rained on Bergen for the ninetieth day in a row, said the weather service.\nThe streets were empty."
)
SNOW = "Snow closed the mountain road between Røldal and Haukeli early on Sunday.\nForty cars turned back."
FERRY = "The night ferry to Hirtshals lay at the quay until noon because of the wind.\nNobody was hurt."


def cuts(text: str, mode: str = "explicit") -> list[tuple[str, str | None]]:
    """The first line of each report, and the rule that cut it off."""
    return [
        (text[piece.start : piece.end].split("\n", maxsplit=1)[0], piece.cut.rule)
        for piece in segment(text, mode).pieces  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    ("mark", "rule"),
    [
        ("---", "rule-line"),
        ("***", "rule-line"),
        ("* * *", "rule-line"),
        ("=====", "rule-line"),
        ("───────", "rule-line"),
        ("-=-=-=-", "rule-line"),
        ("⁂", "rule-line"),
        ("=== Article 2 ===", "numbered-mark"),
        ("--- Artikel 2 von 7 ---", "numbered-mark"),
        ("Article 2 of 7", "numbered-mark"),
        ("[Document 2]", "numbered-mark"),
        ("2 of 7 DOCUMENTS", "numbered-mark"),
        ("==> second.txt <==", "file-mark"),
        ("<DOC>", "article-tag"),
        ('<article id="2">', "article-tag"),
    ],
)
def test_a_mark_of_each_kind_divides_and_names_its_rule(mark: str, rule: str) -> None:
    text = f"{RAIN}\n{mark}\n{SNOW}\n"

    assert cuts(text) == [(RAIN.split("\n", maxsplit=1)[0], ""), (SNOW.split("\n", maxsplit=1)[0], rule)]


def test_a_form_feed_divides_although_it_takes_no_line() -> None:
    text = f"{RAIN}\n\f{SNOW}\n\f\n{FERRY}\n"

    assert [rule for _, rule in cuts(text)] == ["", "form-feed", "form-feed"]


def test_what_stands_around_a_report_is_of_its_mark_but_a_headline_over_several_lines_is_its_own() -> None:
    head = "<DOCNO> 7 </DOCNO>\n<HEADLINE>\nSnow closes\nmountain road\n</HEADLINE>\n<TEXT>"
    text = f"<DOC>\n<TEXT>\n{RAIN}\n</TEXT>\n</DOC>\n<DOC>\n{head}\n{SNOW}\n</TEXT>\n</DOC>\n"

    assert [first for first, _ in cuts(text)] == [RAIN.split("\n", maxsplit=1)[0], "<HEADLINE>"]


def test_headings_of_markdown_divide_and_open_the_report_below() -> None:
    text = f"# Rain\n\n{RAIN}\n\n## In the west\n\n{FERRY}\n\n# Snow\n\n{SNOW}\n"

    assert cuts(text) == [("# Rain", "heading"), ("# Snow", "heading")]


@pytest.mark.parametrize(
    "text",
    [
        f"# Rain\n\n{RAIN}\n\n## Snow\n\n{SNOW}\n",
        f"# Rain\n# Snow\n\n{RAIN}\n",
        f"{RAIN}\n\n# Snow\n\n{SNOW}\n\n# Ferry\n\n{FERRY}\n",
        f"# Rain\n\n{RAIN}\n\n#snow\n\n{SNOW}\n",
    ],
)
def test_headings_that_do_not_each_open_a_report_do_not_divide(text: str) -> None:
    assert len(cuts(text)) == 1


def test_numbers_that_name_no_article_divide_only_as_a_series_from_one_on() -> None:
    series = f"Story 1\n{RAIN}\nStory 2\n{SNOW}\nStory 3\n{FERRY}\n"
    loose = f"{RAIN}\nStory 7\n{SNOW}\nStory 3\n{FERRY}\n"

    assert [line for line, _ in cuts(series)] == [one.split("\n")[0] for one in (RAIN, SNOW, FERRY)]
    assert len(cuts(loose)) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"Rain in the west\n----------------\n{RAIN}\n{SNOW}\n",
        f"{RAIN}\nday | mm\n--- | ---\nMon | 40\n{SNOW}\n",
        f"{RAIN}\n{SNOW}\n---\n© 2024 Evening Post. All rights reserved.\n",
        f"{RAIN}\n1. Bring boots.\n2. Bring a coat.\n{SNOW}\n",
        f"{RAIN}\nArticle 2 passed with 40 votes against 12 on Tuesday.\n{SNOW}\n",
        f"{RAIN}\n- 2 -\n{SNOW}\n",
        f"{RAIN}\n-- Anna Berg\n{SNOW}\n",
    ],
    ids=["underline", "table", "copyright", "list", "law", "page number", "signature"],
)
def test_what_only_looks_like_a_mark_does_not_divide(text: str) -> None:
    assert len(cuts(text)) == 1


@pytest.mark.parametrize("bar", ["Udostępnij   Tweetnij   Skomentuj", "Facebook | WhatsApp | Email"])
def test_a_share_bar_a_blank_line_above_a_rule_is_no_row_of_a_table(bar: str) -> None:
    assert len(cuts(f"{RAIN}\n{bar}\n\n---\n{SNOW}\n")) == 2
    assert len(cuts(f"{RAIN}\n{bar}\n---\n{SNOW}\n")) == 1


def test_a_headline_between_two_rules_opens_what_follows() -> None:
    text = f"{RAIN}\n=====\nSnow in the mountains\n=====\n{SNOW}\n"

    assert [line for line, _ in cuts(text)][1:] == ["Snow in the mountains"]


def test_a_dump_divided_by_marks_is_not_searched_for_more_borders() -> None:
    text = f"{RAIN}\n{SNOW}\n***\n{FERRY}\n"

    assert cuts(text, "auto") == cuts(text, "explicit")


def test_marks_are_left_alone_where_nothing_is_to_be_divided() -> None:
    assert len(cuts(f"{RAIN}\n***\n{SNOW}\n", "none")) == 1


CREDIT = "Associated Press writer Joan Petrie in Columbus contributed to this report."
LINE = st.sampled_from(
    (
        "The mayor of Aldren opened the new bridge on Monday.",
        "“We waited nine years,” she said.",
        "Bridge opens",
        "",
        "  ",
        "---",
        "* * *",
        "=== Article 2 ===",
        "Article 3 of 7",
        "<DOC>",
        "</DOC>",
        "\f",
        "==> a.txt <==",
        "-30-",
        "© 2024 Evening Post",
        "第2篇",
        "市長は月曜日に新しい橋を開通させた。",
    )
)


@pytest.mark.parametrize(("below", "count"), [("Subscribe to our newsletter", 2), (CREDIT, 1)])
def test_who_helped_with_a_report_stands_below_its_rule_and_begins_no_other(below: str, count: int) -> None:
    above = "An explosion tore through a plant in the town of Dunmore on Wednesday, killing two workers."
    after = "Three workers were killed when a factory in western Ohio blew up on Wednesday, officials said."
    assert len(segment(f"{above}\n___\n{below}\n{after}", "explicit").pieces) == count


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE, max_size=30).map("\n".join), st.sampled_from(("auto", "explicit", "none")))
def test_every_character_but_blanks_is_in_one_report_or_one_separator(text: str, mode: str) -> None:
    found = segment(text, mode)  # type: ignore[arg-type]
    spans = sorted(
        [(piece.start, piece.end) for piece in found.pieces] + [(s.start, s.end) for s in found.separators]
    )
    covered = "".join(text[start:end] for start, end in spans)

    assert all(before <= after for (_, before), (after, _) in itertools.pairwise(spans))
    assert "".join(covered.split()) == "".join(text.split())
    assert all(text[piece.start : piece.end].strip() for piece in found.pieces)
