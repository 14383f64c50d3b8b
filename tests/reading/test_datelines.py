"""Datelines that name an agency: reports begin there, in any language."""

from __future__ import annotations

import numpy as np
import pytest

from dedupe_news.reading.segmenting import segment
from dedupe_news.reading.segmenting.datelines import datelines, opens_with_agency
from dedupe_news.thresholds import SegmentThresholds

LIMITS = SegmentThresholds()
HANNOVER = [
    "Hannover (dpa) - Bei einem Brand in einem Pflegeheim in Celle sind am Dienstag drei Bewohner gestorben.",
    "Elf weitere Menschen wurden nach Angaben der Feuerwehr verletzt, zwei davon lebensgefährlich.",
    "Die Brandursache ist bislang unklar.",
]
CELLE = [
    "Celle (AFP) - Drei Tote und elf Verletzte hat ein Feuer in einem Altenheim in Niedersachsen gefordert.",
    "Die Flammen griffen in der Nacht auf das obere Stockwerk über, wie die Polizei mitteilte.",
    "Rund 120 Einsatzkräfte waren vor Ort.",
]


def begun(lines: list[str]) -> list[int]:
    every = np.ones(len(lines), dtype=np.bool_)
    return datelines(lines, every, every, LIMITS)


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("Celle (dpa) - ", True),
        ("Celle (dpa/lni) – ", True),
        ("Zürich (awp/sda) - ", True),
        ("PARIS (AFP) - ", True),
        ("RABAT, 4 mars (Reuters) - ", True),
        ("MADRID, 12 Mar. (EUROPA PRESS) - ", True),
        ("Getafe (Madrid), 12 mar (EFE).- ", True),
        ("GETAFE.- ", False),
        ("PREGUNTA.- ", False),  # of an interview
        ("LONDON (PA) — ", True),
        ("MADRID, 12 Mar. (EP) - ", True),
        ("TORONTO, Ont. (CP) — ", True),
        ("Bob Casey (D-PA) – ", False),
        ("Arvind Kejriwal (AAP) - ", False),
        ("Cold Harbour (EP) – ", False),
        ("(ANSA) - ROMA, 9 FEB - ", True),
        ("SÃO PAULO (Reuters) - ", True),
        ("SAN'A, Yemen (AP) -- ", True),
        ("BANGKOK, Thailand (AP) _ ", True),
        ("LOUISVILLE, Ky. (WHAS11) – ", True),
        ("МОСКВА, 4 марта. /ТАСС/. ", True),
        ("МОСКВА, 4 мар - РИА Новости. ", True),
        ("القاهرة (رويترز) - ", True),
        ("新华社北京3月4日电", True),
        ("MEMPHIS, TN (WMC) - ", True),
        ("الرياض (أ ف ب) - ", True),
        ("محمد صلاح (ليفربول) - ", False),
        ("World Health Organization (WHO) – ", False),
        ("WORLD HEALTH ORGANIZATION (WHO) — ", False),
        ("Robert Habeck (Grüne) - ", False),
        ("Private (in person): ", False),
        ("Diatomaceous Earth (DE) – ", False),
        ("The agency (AP) said - ", False),
        ("Celle - ", False),
        ("He said (AFP) - ", False),
        ("CELLE. ", False),
    ],
)
def test_an_opening_names_an_agency(opening: str, names: object) -> None:
    rest = "Fire broke out in an old people's home on Monday and killed three."
    assert opens_with_agency(opening + rest) is names
    assert not opens_with_agency(opening + rest[:15])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（中央社記者王小明台北4日電）台北市一處倉庫今天清晨失火，造成三人死亡。", True),
        ("[東京 4日 ロイター] - 日銀は金融政策決定会合で政策金利を据え置いた。", True),
        ("【3月4日 AFP】ノルウェーの首都オスロで大雪が降り、道路が閉鎖された。", True),
        ("【速報】ノルウェーの首都オスロで大雪が降り、道路が閉鎖された。", False),
        ("(서울=연합뉴스) 김철수 기자 = 4일 새벽 서울 종로구의 한 창고에서 불이 나 세 명이 숨졌다.", True),
        ("(서울=종로구) 4일 새벽 서울 종로구의 한 창고에서 불이 나 세 명이 숨졌다.", False),
        ("नयी दिल्ली, चार मार्च (भाषा) दिल्ली के एक गोदाम में सोमवार तड़के आग लगने से तीन लोगों की मौत हो गई।", False),
        ("नयी दिल्ली, 4 मार्च (भाषा) दिल्ली के एक गोदाम में सोमवार तड़के आग लगने से तीन लोगों की मौत हो गई।", True),
        ("新华社3月4日电", False),
    ],
)
def test_an_opening_names_an_agency_in_scripts_of_asia(line: str, names: object) -> None:
    assert opens_with_agency(line) is names


def test_reports_of_one_event_are_told_apart_by_their_agencies() -> None:
    text = "\n".join([*HANNOVER, *CELLE])
    first, second = segment(text).pieces
    assert text[second.start :].startswith("Celle (AFP)")
    assert (second.cut.by, second.cut.rule) == ("lead", "an agency's dateline")
    assert LIMITS.sure <= (second.cut.score or 0) < 1
    assert first.start == 0


def test_without_the_agencies_these_two_are_left_whole() -> None:
    text = "\n".join([*HANNOVER, *CELLE]).replace("Hannover (dpa) - ", "").replace("Celle (AFP) - ", "")
    assert len(segment(text).pieces) == 1


def test_one_dateline_alone_is_no_border() -> None:
    assert begun([*HANNOVER, *CELLE]) == [3]
    assert begun([*HANNOVER[1:], *CELLE]) == []


def test_a_place_alone_begins_a_report_among_datelines_of_agencies() -> None:
    alone = ["GETAFE.- Los vecinos desalojados por el fuego han podido volver a sus casas.", *HANNOVER[1:]]
    assert begun([*HANNOVER, *alone]) == [3]
    assert begun([*alone, *HANNOVER[1:], *alone]) == []
    # the questions of an interview
    asked = [alone[0].replace("GETAFE", "PREGUNTA"), *HANNOVER[1:]]
    assert begun([*HANNOVER, *asked, *asked]) == []
    assert begun([*alone, *asked]) == []


def test_items_of_a_list_follow_one_another() -> None:
    assert begun([*HANNOVER, CELLE[0], CELLE[0].replace("AFP", "epd"), *CELLE[1:]]) == []


def test_what_stands_above_it_and_is_no_sentence_begins_its_report_instead() -> None:
    assert begun([*HANNOVER, "Drei Tote bei Brand in Altenheim", *CELLE]) == []
    assert begun([*HANNOVER, "Drei Tote bei Brand in Altenheim.", *CELLE]) == [4]


def test_minutes_of_a_live_page_are_no_reports_of_their_own() -> None:
    lines = ["Storm Hilda: latest updates", "1:35 p.m."]
    lines += ["ABERDEEN (AP) - A woman has died after a tree fell on her car near Stonehaven, police say."]
    lines += ["The 52-year-old was pronounced dead at the scene on Monday afternoon.", "12:20 p.m."]
    lines += ["EDINBURGH (Reuters) - Scotland's first minister has called a meeting of the committee."]
    lines += ["She urged people to stay at home and not to travel by train or by car."]
    assert len(segment("\n".join(lines)).pieces) == 1


def test_an_item_has_two_sentences() -> None:
    assert begun([*HANNOVER[:2], *CELLE[:2]]) == [2]
    assert begun([*HANNOVER[:2], *CELLE[:1]]) == []
    assert begun([HANNOVER[0], *CELLE]) == []


def test_a_line_that_begins_no_report_is_passed_over() -> None:
    every = np.ones(6, dtype=np.bool_)
    assert datelines([*HANNOVER, *CELLE], every, np.arange(6) != 3, LIMITS) == []


@pytest.mark.parametrize(
    "line", ["A" * 1200, "A " * 600, "A'. " * 300, "(" * 1200, "A (AP) " * 200, "A, " * 400]
)
def test_an_odd_line_is_gone_through_once(line: str) -> None:
    # a form that tried such a line anew from every word would not end
    assert not opens_with_agency(line)


ITEMS = [
    [
        "Berlin (dpa) - Der Bundestag hat am Donnerstag das Rentengesetz beschlossen.",
        "Die Opposition stimmte dagegen.",
        "Es soll im Januar in Kraft treten.",
    ],
    [
        "München (dpa) - Bei einem Brand in einer Halle ist ein Feuerwehrmann verletzt worden.",
        "Die Ursache ist unklar.",
        "Der Schaden liegt bei einer Million Euro.",
    ],
    [
        "Madrid (AFP) - Spaniens Regierung will die Mieten in großen Städten begrenzen.",
        "Die Vermieter kritisierten den Plan.",
        "Er soll im März beschlossen werden.",
    ],
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_items_of_one_paragraph_each_are_reports(between: str) -> None:
    paragraphs = [" ".join(item) for item in ITEMS]
    text = between.join(paragraphs)
    assert [text[piece.start : piece.end] for piece in segment(text, "auto").pieces] == paragraphs


def test_a_list_of_one_sentence_each_is_one_report() -> None:
    text = "\n".join(item[0] for item in ITEMS * 2)
    assert len(segment(text, "auto").pieces) == 1
