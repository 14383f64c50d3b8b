"""Paragraphs on a terminal: no line too wide, none broken where a reader would stumble."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dedupe_news.rendering.wrapping import LEAST, Wrapped, breaks

WORDS = st.lists(st.text(alphabet="ab 山火。「」（é\u0301ーゃ.-", min_size=1, max_size=12), max_size=20).map(
    " ".join
)


def lines(text: str, width: int) -> list[str]:
    places = [0, *breaks(text, width), len(text)]
    return [text[low:high].rstrip() for low, high in pairwise(places)]


def drawn(body: str, width: int, by: int = 0, mark: str = "") -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(Wrapped(Text(body), by, Text(mark)))
    return out.getvalue().splitlines()


@given(WORDS, st.integers(LEAST, 40))
@example("a山.。。。", 8)
def test_no_line_is_wider_than_asked_and_no_sign_is_lost(text: str, width: int) -> None:
    found = lines(text, width)
    assert all(cell_len(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(st.lists(st.text(alphabet="abcdefg", min_size=1, max_size=8), min_size=1), st.integers(LEAST, 40))
def test_words_that_fit_stay_whole(words: list[str], width: int) -> None:
    assert " ".join(lines(" ".join(words), width)).split() == words


def test_chinese_fills_a_line_and_no_line_begins_with_a_full_stop() -> None:
    text = "警方周一表示，山火已蔓延至三个村庄。两人死亡，数百人疏散到附近的学校。"
    found = lines(text, 20)
    assert not any(line.startswith(("。", "，")) for line in found)
    assert all(cell_len(line) >= 16 for line in found[:-1])


@pytest.mark.parametrize(("width", "count"), [(8, 2), (9, 2), (10, 1)])
def test_a_line_ends_before_an_opening_bracket_not_after(width: int, count: int) -> None:
    found = lines("山火「村」", width)
    assert len(found) == count
    assert not any(line.endswith("「") for line in found)


def test_lines_after_the_first_stand_under_its_text_not_under_its_mark() -> None:
    found = drawn("the mayor said that the bridge would stay closed", 24, 6, "  [1] ")
    assert found[0].startswith("  [1] the")
    assert all(line.startswith(" " * 6) and line[6] != " " for line in found[1:])
    assert len(found) > 1
    assert max(map(len, found)) <= 24


def test_an_empty_first_line_stays() -> None:
    assert drawn("\nIt rained.", 40) == ["", "It rained."]


def test_a_citation_stays_with_the_word_before_it() -> None:
    assert lines("Police closed the bridge. [1][2]", 26) == ["Police closed the", "bridge. [1][2]"]
    assert lines("两人死亡，数百人疏散。 [1]", 22) == ["两人死亡，数百人疏", "散。 [1]"]
