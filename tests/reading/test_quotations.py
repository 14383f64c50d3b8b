"""Lines within a quotation, by whatever marks a language opens and closes it."""

from __future__ import annotations

import pytest

from dedupe_news.reading.segmenting.forms import END_MARK
from dedupe_news.reading.segmenting.quotations import running
from dedupe_news.reading.segmenting.units import read_units


def inside(*lines: str) -> list[bool]:
    text = "\n".join(lines)
    return [bool(line) for line in running(read_units(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ("“I saw it.", "It fell,” she said."),
        ('"I saw it.', 'It fell," she said.'),
        ("„Ich sah es.", "Es fiel“, sagte sie."),
        ("„Widziałam to.", "Upadł” – powiedziała."),
        ("»Ich sah es.", "Es fiel«, sagte sie."),
        ("Sie sagte: »Ich sah es.", "Es fiel.«"),
        ("« Je l'ai vu.", "Il est tombé », a-t-elle dit."),
        ("«Lo vi.", "Cayó», dijo."),
        ("「見た。", "落ちた」と彼女は言った。"),
    ],
)
def test_a_quotation_runs_on_until_it_is_closed(opened: str, closed: str) -> None:
    assert inside(opened, "…", closed, "…") == [False, True, True, False]


@pytest.mark.parametrize(
    "line",
    [
        "Die »Baltic Star«, die unter der Flagge Maltas fährt, hatte Weizen geladen.",
        "»Damit ist Schluss«, sagte er.",
        "Er sprach von »heiklen Verhältnissen«.",
        "„Damit ist Schluss“, sagte er.",
        "Das „Kabeljaugesetz“ gilt ab Juli, das „Heringsgesetz“ nicht.",
        "« Une justice de classe », a réagi son avocat.",
        "“It fell.” and “It rose,” they said.",
    ],
)
def test_what_a_line_opens_and_closes_holds_no_other_line(line: str) -> None:
    assert inside(line, line, "Taucher kamen.", line) == [False] * 4


@pytest.mark.parametrize("end", [".“", ".«", "!“", ".”", ". »", "。」", "?)", ".’"])
def test_a_sentence_ends_with_the_mark_that_closes_its_quotation(end: str) -> None:
    assert END_MARK.search(f"Es fiel{end}")
    assert not END_MARK.search(f"Es fiel{end[1:]}")
