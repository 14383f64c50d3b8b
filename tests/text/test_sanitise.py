"""What scraped text may not do to a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_news.text.sanitise import for_terminal

ORDINARY = [
    "“Don’t,” she said – it’s 5 €…",
    "👩‍👩‍👧 family and 🏳️‍🌈 flag",
    "cafe\u0301 and résumé",
    "می‌خواهم",
    "क्‍ष हिन्दी",
    "مرحبا \u200fبالعالم",
    "中文、日本語。",
    "soft\u00adhyphen and a no-break\u00a0space",
]
HOSTILE = [
    "\x1b]0;owned\x07",
    "\x1b[2J",
    "\x9b31m",
    "a\rb",
    "user\u202egpj.exe",
    "\u2066isolate\u2069",
    "line\u2028separator",
    "\x00\x08\x7f",
    "zero\u200bwidth\ufeff",
    "\ud800",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_of_any_script_is_left_alone(text: str) -> None:
    assert for_terminal(text) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_acts_is_only_shown(text: str) -> None:
    shown = for_terminal(text)
    assert shown != text
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in shown)
    assert not any(
        unicodedata.bidirectional(letter) in {"LRO", "RLO", "LRE", "RLE", "LRI", "RLI"} for letter in shown
    )


def test_an_escape_is_seen_as_its_picture() -> None:
    assert for_terminal("\x1b[31mred") == "␛[31mred"
    assert for_terminal("a\u202eb") == "a<202E>b"


def test_line_breaks_and_tabs_stay_where_asked() -> None:
    assert for_terminal("a\n\tb\x1b", keep="\n\t") == "a\n\tb␛"


def test_a_line_break_of_windows_is_a_line_break_and_a_lone_return_is_seen() -> None:
    assert for_terminal("Rain.\r\nSun.\r", keep="\n") == "Rain.\nSun.␍"
    assert for_terminal("id,text\r\n", keep="\r\n") == "id,text\r\n"


@given(st.text(st.characters(exclude_categories=[]), max_size=80))
def test_twice_is_once(text: str) -> None:
    once = for_terminal(text)
    assert for_terminal(once) == once
    once.encode()


@given(st.text(st.characters(exclude_categories=[]), max_size=80))
def test_no_control_character_gets_through(text: str) -> None:
    shown = for_terminal(text, keep="\n")
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} and letter != "\n" for letter in shown)
