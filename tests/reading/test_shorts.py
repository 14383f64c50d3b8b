"""Short reports of different events, one under the other: told apart where nothing of one is in the next."""

# ruff: noqa: E501 - paragraphs as they stand in texts

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.benchmarks.bench_blind import borders, read_blind

from dedupe_news.reading.segmenting import segment
from dedupe_news.reading.segmenting.leads import Judged, find_leads, judge
from dedupe_news.reading.segmenting.openings import goes_on, names_day
from dedupe_news.reading.segmenting.shorts import Lines, load_weighing, short_borders, short_columns
from dedupe_news.reading.segmenting.teasers import teasers
from dedupe_news.reading.segmenting.units import read_units
from dedupe_news.thresholds import SegmentThresholds

if TYPE_CHECKING:
    from numpy.typing import NDArray

LIMITS = SegmentThresholds()
BRIEF = {name: dump for kind in ("dumps_brief", "dumps_brief_aside") for name, dump in read_blind(kind)}
FOUND = 31
"""Of the 59 borders of these dumps, 14 of them between reports of one event; 6 before they were asked for."""

SPANISH = """\
Un tren de mercancías descarriló el martes por la noche cerca de Miranda de Ebro sin causar heridos, informó Adif.
Doce de los veinte vagones se salieron de la vía y cortaron la línea entre Burgos y Vitoria.
La circulación no se restablecerá antes del jueves.
Los técnicos investigan si la rotura de un carril provocó el accidente.
{second}
La oposición votó en contra.
La alcaldesa, Rocío Benítez, destacó el aumento de las ayudas al alquiler.
El portavoz socialista lamentó que no se construyan nuevas viviendas públicas.
La nadadora canaria Lidia Perera ganó este domingo la medalla de oro en los 800 metros libres de los Europeos de Belgrado.
Perera, de 19 años, tocó la pared en 8 minutos y 21 segundos, su mejor marca.
La italiana Chiara Fabbri fue segunda.
Es la primera medalla española en esta prueba desde 2014.
"""
COUNCIL = "El Ayuntamiento de Sevilla aprobó ayer un presupuesto de 1.040 millones de euros para el próximo año, un 3 % más que el actual."


def rows(text: str, settings: SegmentThresholds = LIMITS) -> list[int]:
    """The lines, from 0, on which reports are seen to begin."""
    return [text.count("\n", 0, at) for at, _ in find_leads(text, 0, len(text), settings)]


def lines_of(text: str) -> Lines:
    judged = judge(text, 0, len(text))
    known = {name: judged.values[:, at] for at, name in enumerate(judged.names)}
    return Lines(judged.units, judged.logits, judged.possible, judged.told, known)


def test_three_short_reports_in_spanish_are_told_apart_and_the_cut_says_why() -> None:
    text = SPANISH.format(second=COUNCIL)

    cuts = [piece.cut for piece in segment(text).pieces[1:]]

    assert rows(text) == [4, 8]
    assert all("no word runs on" in cut.rule and 0.5 < cut.score < 0.95 for cut in cuts)


def test_a_report_that_goes_on_from_the_one_above_is_no_other() -> None:
    text = SPANISH.format(second="También " + COUNCIL[0].lower() + COUNCIL[1:])

    assert 4 not in rows(text)


def test_where_names_run_on_it_is_no_border() -> None:
    text = SPANISH.format(second=COUNCIL.replace("Sevilla", "Vitoria"))
    text = text.replace("La oposición votó", "La oposición, Adif y los técnicos del tren votaron")

    assert 4 not in rows(text)
    assert 8 in rows(text)


@pytest.mark.parametrize("name", BRIEF)
def test_of_dumps_of_short_reports_no_wrong_border_is_drawn_for_sure(name: str) -> None:
    dump = BRIEF[name]
    wrong = [score for row, score in borders(dump).items() if row not in dump.starts]

    assert all(score < LIMITS.sure for score in wrong)


def test_half_of_the_borders_of_short_reports_are_found() -> None:
    assert sum(len(set(borders(dump)) & set(dump.starts)) for dump in BRIEF.values()) >= FOUND


def test_a_text_of_more_lines_is_left_to_the_looks() -> None:
    text = SPANISH.format(second=COUNCIL)

    assert rows(text, replace(LIMITS, short_lines=12)) == [4, 8]
    assert rows(text, replace(LIMITS, short_lines=11)) == []


def test_borders_must_bring_enough_together() -> None:
    lines = lines_of(SPANISH.format(second=COUNCIL))
    brought = sum(odds - LIMITS.short_price for _, odds in short_borders(lines, LIMITS))

    assert len(short_borders(lines, replace(LIMITS, short_evidence=brought - 0.01))) == 2
    assert short_borders(lines, replace(LIMITS, short_evidence=brought + 0.01)) == []


def test_a_report_has_its_fewest_lines_at_the_end_too() -> None:
    text = SPANISH.format(second=COUNCIL)
    cut = "\n".join(text.split("\n")[:9]) + "\n"

    assert 8 not in rows(cut)


def test_the_columns_are_those_that_weights_were_learned_for_and_finite() -> None:
    for text in ("Es brennt.\n", "Es brennt.\nEs regnet.\n", SPANISH.format(second=COUNCIL)):
        lines = lines_of(text)
        columns = short_columns(lines, names_day(lines.units.heads))

        assert set(load_weighing().names) == set(columns)
        assert all(
            np.isfinite(column).all() and len(column) == len(lines.units) for column in columns.values()
        )


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("“They left at dawn,” she said.", True),
        ("Theft of copper halts trams in Gera.", False),
        ("Zudem fehlt das Geld.", True),
        ("Zug rast in Schafherde.", False),
        ("Su abogado recurrirá.", True),
        ("Suiza vota el domingo.", False),
        ("Кроме того, ремонт подорожал.", True),
        ("Кромка льда отступила.", False),
        ("وأضاف أن التحقيق مستمر.", True),
        ("وزير الخارجية يزور عمان.", False),
        ("उन्होंने कहा कि जांच जारी है।", True),
        ("उन्नाव में बस पलटी।", False),
        ("该厂已停产。", True),
        ("临江市发生爆炸。", False),
        ("現場は住宅街。", True),
        ("東京で雪が降った。", False),
    ],
)
def test_a_line_that_opens_with_what_was_said_goes_on(line: str, *, on: bool) -> None:
    assert goes_on([line]).tolist() == [on]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Der Rat tagt am Donnerstagabend.", True),
        ("Der Donner war weit zu hören.", False),
        ("Le maire a démissionné mardi.", True),
        ("La marine a mené l'opération.", False),
        ("В среду рубль подорожал.", True),
        ("Средний рост составил два процента.", False),
        ("15日未明に火事があった。", True),
        ("日本の選手が優勝した。", False),
    ],
)
def test_a_line_names_its_day(line: str, *, day: bool) -> None:
    assert names_day([line]).tolist() == [day]


def test_a_word_of_devanagari_is_one_word_with_its_vowel_signs() -> None:
    text = "हिन्दी में समाचार पढ़िए।"
    units = read_units(text, 0, len(text))

    assert "हिन्दी" in units.surfaces
    assert len(units.of) == 5


TEASERS = """\
Eleven-year-old hurt in shooting on Nautilus Street
Two great white sharks are pinging off the coast of South Carolina and Georgia, according to researchers.
Two great white sharks are pinging off the coast of South Carolina and Georgia, according to researchers.
{verdict}
{teaser}
An 11-year-old boy was accidentally shot by his 19-year-old brother Monday afternoon, the sheriff's office said.
The victim and his brother were playing with a handgun on Nautilus Street, the sheriff's office said.
The older brother had removed the magazine from the gun but did not remove a bullet that was chambered.
The boy was treated at an area hospital and will be home by the weekend, a spokeswoman said.
Deputies said that no charges had been filed against the brother.
"""


VERDICT = "A jury has found Robert Kronsberg guilty for the murder of Tasha Lucia after an hour and a half on Friday."


def test_teasers_that_say_each_headline_twice_are_no_reports() -> None:
    assert rows(TEASERS.format(verdict=VERDICT, teaser=VERDICT)) == []


def sentences(judged: Judged) -> NDArray[np.bool_]:
    return np.asarray(judged.values[:, judged.names.index("sentence")] > 0)


def test_of_one_teaser_told_twice_nothing_follows() -> None:
    text = TEASERS.format(verdict=VERDICT, teaser="Weather: sun.")
    judged = judge(text, 0, len(text))

    assert teasers(judged.units, sentences(judged)).tolist() == [0, *2 * [1], *7 * [0]]
    # below the first lines one pair may be a standfirst
    judged = judge(text := "Weather: sun.\n" + text, 0, len(text))
    assert not teasers(judged.units, sentences(judged)).any()
    judged = judge(text := TEASERS.format(verdict=VERDICT, teaser=VERDICT), 0, len(text))
    assert teasers(judged.units, sentences(judged)).tolist() == [0, *4 * [1], *5 * [0]]


def test_between_the_feet_of_pages_short_reports_are_not_asked_for() -> None:
    text = SPANISH.format(second=COUNCIL)
    foot = "Copyright 2024 Diario del Norte. All rights reserved.\n"
    pages = text + foot + text.replace("Miranda", "Aranda") + foot

    assert [text.count("\n", 0, piece.start) for piece in segment(text).pieces] == [0, 4, 8]
    assert [pages.count("\n", 0, piece.start) for piece in segment(pages).pieces] == [0, 13]
