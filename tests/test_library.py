"""The library's face: the same functions the commands call."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dedupe_news
from dedupe_news.errors import InputError

BRIDGE = "The bridge over the Aller was closed on Monday after cracks were found in a pillar."
DETOUR = "Buses will run by way of Langwedel until Friday."
COOKIES = "This website uses cookies to improve your experience. Accept all cookies"


def test_consolidate_folds_what_two_articles_both_say() -> None:
    [story] = dedupe_news.consolidate([BRIDGE, {"id": "b", "text": f"{BRIDGE} {DETOUR}"}])
    printed = [statement["text"] for statement in story["account"]]
    assert printed.count(BRIDGE) == 1
    assert DETOUR in printed
    assert story["report_count"] == 2


def test_consolidate_of_nothing_is_nothing() -> None:
    assert dedupe_news.consolidate([]) == []


def test_an_article_without_a_text_is_refused_by_its_number() -> None:
    with pytest.raises(InputError, match="articles:2"):
        dedupe_news.consolidate([BRIDGE, {"id": "x"}])


def test_clean_leaves_everything_but_the_boilerplate() -> None:
    assert dedupe_news.clean(f"{BRIDGE}\n\n{DETOUR}\n{COOKIES}\n") == f"{BRIDGE}\n\n{DETOUR}\n"


def test_split_reports_cuts_at_marks_and_says_why() -> None:
    reports = dedupe_news.split_reports(f"{BRIDGE}\n---\n{DETOUR}\n")
    assert [report.text for report in reports] == [BRIDGE, DETOUR]
    assert reports[1].cut.by == "separator"
    assert reports[1].lines == (3, 3)


def test_split_sentences_gives_spans_of_the_text_itself() -> None:
    text = f"  {BRIDGE}  {DETOUR}\n"
    sentences = dedupe_news.split_sentences(text)
    assert [text[s.start : s.end] for s in sentences] == [BRIDGE, DETOUR]


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "{'numpy', 'sklearn', 'scipy', 'rich'}"
    program = f"import sys, dedupe_news; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = dedupe_news.nonsense
