"""Numbers in Han characters: what counts is a number, what only looks like one stays a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dedupe_news
from dedupe_news.accounts.han import COUNTED, han_value
from dedupe_news.accounts.words import Reader

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("三十五", 35),
        ("一百零八", 108),
        ("一万二千", 12_000),
        ("三亿", 3e8),
    ],
)
def test_numerals_have_their_value(token: str, value: float) -> None:
    assert han_value(token) == value


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
def test_hundreds_tens_and_ones_add_up(hundreds: int, tens: int, ones: int) -> None:
    written = f"{DIGITS[hundreds]}百{DIGITS[tens]}十{DIGITS[ones]}"
    assert han_value(written) == 100 * hundreds + 10 * tens + ones


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("造成三人死亡", ["三"]),
        ("二十名士兵受伤", ["二十"]),
        ("一人死亡", ["一"]),
        ("一辆卡车", []),
        ("第三人称", []),
        ("数十人受伤", []),
        ("周三人民日报报道", []),
        ("三十六计", []),
    ],
)
def test_only_what_counts_is_a_number(text: str, counted: list[str]) -> None:
    assert [found.group() for found in COUNTED.finditer(text)] == counted


def test_every_token_stands_where_it_is_said_to() -> None:
    words = Reader().read("警方说,两名士兵和35名平民受伤,一万二千人撤离。", "zh")
    assert [
        words.text[at : at + len(token)] for token, at in zip(words.tokens, words.starts(), strict=True)
    ] == [*words.tokens]
    assert {"#2", "#35", "#12000"} <= set(words.keys)


def conflicts(first: str, second: str) -> list[str]:
    tail = "约六十户居民被疏散到学校。"
    rows = [
        {"id": n, "text": f"警方周一表示，山火已蔓延至三个村庄，{dead}人死亡。{tail}"}
        for n, dead in (("a", first), ("b", second))
    ]
    (story,) = dedupe_news.consolidate(rows)
    return [value["value"] for conflict in story["conflicts"] for value in conflict["values"]]


def test_two_dead_and_three_dead_are_told_side_by_side() -> None:
    assert conflicts("两", "三") == ["两人死", "三人死"]
    assert conflicts("二十", "三十") == ["二十人死", "三十人死"]


def test_the_same_number_in_figures_is_no_disagreement() -> None:
    assert conflicts("三", "3") == []
