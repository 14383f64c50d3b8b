"""Lists and tables of a page go the way of the line that opens them."""

from __future__ import annotations

import pytest

from dedupe_news.cleaning import CleaningSettings, label_run

LEAD = "Police on Sunday named the nine miners killed when a gallery of the Calder pit collapsed on Friday."
OPENS = "The victims are:"
NAMES = "  Alan Fenwick, 52\n\n  David Okafor, 29\n\n  Peter Lumb, 47"
TABLE = "Vessel\t\tRescued\nKintarra lifeboat\t\t104\nBoy Callum\t\t14"
LAST = "A book of condolence has been opened at St Anne's church, the vicar said."
MENU = "  Front page\n\n  Weather\n\n  Sign in"


def cleaned(*parts: str, kind: str = "page", settings: CleaningSettings | None = None) -> list[str]:
    """The lines that are left of a text."""
    text = "\n\n".join(parts)
    told = label_run([text], settings or CleaningSettings(), [kind])[0]
    return [text[line.start : line.end] for line in told if line.rule is None]


def listed(block: str) -> list[str]:
    """The lines of a list or a table."""
    return [line.strip() for line in block.split("\n") if line.strip()]


@pytest.mark.parametrize("block", [NAMES, TABLE])
def test_a_list_between_an_article_s_lines_stays_whole(block: str) -> None:
    assert cleaned(LEAD, OPENS, block, LAST) == [LEAD, OPENS, *listed(block), LAST]


def test_a_list_at_the_end_stays_below_a_colon_only() -> None:
    assert cleaned(LEAD, LAST, OPENS, NAMES) == [LEAD, LAST, OPENS, *listed(NAMES)]
    assert cleaned(LEAD, LAST, NAMES) == [LEAD, LAST]


def test_a_list_below_what_goes_goes_with_it() -> None:
    assert "Weather" not in cleaned(LEAD, LAST, "Most read", MENU, "© 2025 Calder Echo. All rights reserved.")


def test_an_item_that_a_rule_removes_is_removed_in_the_list() -> None:
    shared = "  Alan Fenwick, 52\n\n  Share on Facebook\n\n  Peter Lumb, 47"
    assert cleaned(LEAD, OPENS, shared, LAST) == [LEAD, OPENS, "Alan Fenwick, 52", "Peter Lumb, 47", LAST]


def test_what_stands_below_a_table_is_the_article_as_if_there_were_none() -> None:
    assert LAST in cleaned(LEAD, TABLE, LAST)


def test_a_text_that_is_no_page_has_no_lists_by_its_blanks() -> None:
    # who wrote the text indented what he liked
    assert "David Okafor, 29" not in cleaned(LEAD, OPENS, NAMES, LAST, kind="record")


def test_every_character_is_in_one_line() -> None:
    text = f"{MENU}\n\n{LEAD}\n\n{OPENS}\n\n{NAMES}\n\n{TABLE}\n\n{LAST}\n\n{MENU}"
    lines = label_run([text], kinds=["page"])[0]
    assert "".join("".join(text[line.start : line.end].split()) for line in lines) == "".join(text.split())


def test_without_the_model_all_lists_stay() -> None:
    settings = CleaningSettings(keep=frozenset({"model", "repeated"}))
    assert cleaned(LEAD, NAMES, settings=settings) == [LEAD, *listed(NAMES)]
