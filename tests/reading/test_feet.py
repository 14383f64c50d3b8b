"""Feet of pages: where one scraped page ends and the next begins."""

from __future__ import annotations

import pytest

from dedupe_news.reading.segmenting import segment
from dedupe_news.reading.segmenting.feet import page_feet
from dedupe_news.reading.segmenting.rows import read_rows
from dedupe_news.thresholds import SegmentThresholds

STRIKE = [
    "Drivers' strike halts trams in Graz",
    "Tram drivers in Graz walked out on Monday morning over pay and rest times.",
    "The union said nine in ten drivers had joined the first strike in eleven years.",
    "Buses were running every twenty minutes on the busiest lines, the operator said.",
]
MUSEUM = [
    "Skip to content",
    "Home",
    "Culture",
    "Museum of glass reopens after flood",
    "The museum of glass in Passau opened its doors again on Tuesday after two years.",
    "Most of the pieces damaged by the flood have been restored, its director said.",
    "Admission is free until the end of the month, and on Sundays all year round.",
]


def starts(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    return [text[piece.start : piece.end].split("\n", maxsplit=1)[0] for piece in segment(text).pieces]


@pytest.mark.parametrize(
    "foot",
    [
        ["© 2024 Kleine Zeitung"],
        ["Copyright (c) 2019 Example Herald Ltd."],
        ["All rights reserved."],
        ["Alle Rechte vorbehalten"],
        ["Todos los derechos reservados"],
        ["Все права защищены"],
        ["Tüm hakları saklıdır"],
        ["Giữ bản quyền"],
        ["版权所有 新华网"],
        ["جميع الحقوق محفوظة"],
        ["Terms of use", "Privacy policy"],
        ["Impressum", "Datenschutz"],
        ["Contact us", "Advertise with us", "© 2024 Kleine Zeitung"],
        ["Política de privacidad", "Aviso legal"],
        ["Política de privacidade", "Termos de uso"],
        ["プライバシーポリシー", "利用規約"],
        ["©RIPRODUZIONE RISERVATA"],
        ["Riproduzione © riservata"],
        ["Prohibida su reproducción total o parcial"],
        ["Nachdruck nur mit Genehmigung"],
        ["© dpa-infocom, dpa:240304-99-208154/2"],
        ["Quelle: ntv.de, mba/dpa"],
        ["mba/dpa/AFP"],
    ],
)
def test_below_the_foot_of_a_page_another_begins(foot: list[str]) -> None:
    first, second = starts([*STRIKE, *foot, *MUSEUM])
    assert first == STRIKE[0]
    assert second in MUSEUM[:4]


@pytest.mark.parametrize("line", ["Foto: Mba/dpa", "Quelle: Statistisches Bundesamt", "and/or"])
def test_who_took_a_picture_is_no_foot(line: str) -> None:
    rows = read_rows("\n".join([*STRIKE, line, *MUSEUM[3:]]))
    assert page_feet(rows, 0, len(rows), SegmentThresholds()) == []
    rows = read_rows("\n".join([*STRIKE, "mba/dpa", *MUSEUM[3:]]))
    assert page_feet(rows, 0, len(rows), SegmentThresholds()) == [5]


def test_the_border_says_why_it_is_there() -> None:
    text = "\n".join([*STRIKE, "© 2024 Kleine Zeitung", *MUSEUM])
    cut = segment(text).pieces[1].cut
    assert (cut.by, cut.rule) == ("lead", "the foot of a page above")
    assert 0.9 < cut.score < 1


@pytest.mark.parametrize(
    "lines",
    [
        [*STRIKE, "© 2024 Kleine Zeitung", "Home", "Sport", "Culture"],
        [*STRIKE, "© 2024 Kleine Zeitung", *MUSEUM[:-1]],
        [*STRIKE[:3], "© 2024 Kleine Zeitung", *MUSEUM],
        [*STRIKE, "Contact us", *MUSEUM],
        [
            *STRIKE,
            "Editing by hand takes days, the head of the museum's archive said on Monday.",
            *MUSEUM[3:],
        ],
        [*STRIKE, "The union holds the copyright of 2024 to its song, the drivers' choir said.", *MUSEUM[3:]],
    ],
    ids=[
        "nothing below",
        "two sentences below",
        "two sentences above",
        "one link alone",
        "editing",
        "a sentence",
    ],
)
def test_what_is_no_foot_or_has_too_little_on_a_side_is_no_border(lines: list[str]) -> None:
    assert not [piece for piece in segment("\n".join(lines)).pieces if "foot" in piece.cut.rule]


@pytest.mark.parametrize(
    "rest",
    [
        ["Tags: tram, strike, pay"],
        ["Sign up for our newsletter and never miss a story.", "Follow us on Twitter"],
        ["Get the latest headlines delivered to your inbox every day. Subscribe now.", "Most read"],
    ],
)
def test_what_a_page_has_below_its_foot_is_no_part_of_the_next(rest: list[str]) -> None:
    assert starts([*STRIKE, "© 2024 Kleine Zeitung", *rest, *MUSEUM[3:]]) == [STRIKE[0], MUSEUM[3]]


def test_without_a_headline_the_next_page_begins_with_its_first_sentence() -> None:
    lines = [*STRIKE, "All rights reserved.", "Privacy & Cookies Policy", *MUSEUM[4:]]
    assert starts(lines) == [STRIKE[0], MUSEUM[4]]


def test_explicit_cuts_alone_know_no_feet() -> None:
    text = "\n".join([*STRIKE, "© 2024 Kleine Zeitung", *MUSEUM])
    assert len(segment(text, "explicit").pieces) == 1


@pytest.mark.parametrize(
    "credit",
    [
        "(Reporting by Tom Wall; editing by Ann Lee)",
        "Reporting by Tom Wall in Graz and Ida Brandt in Vienna; Editing by Ann Lee and Karl Menz",
        "(Bericht von Tom Wall, redigiert von Ann Lee)",
        "(Reportage Tom Wall, édité par Ann Lee)",
        "(Reporte de Tom Wall; editado por Ann Lee)",
        "(Reportagem de Tom Wall; edição de Ann Lee)",
    ],
)
def test_an_agencys_credit_ends_its_report(credit: str) -> None:
    first, second = starts([*STRIKE, credit, *MUSEUM])
    assert first == STRIKE[0]
    assert second in MUSEUM[:4]
