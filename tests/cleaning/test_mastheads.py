"""Names of papers above short reports: they go, and the headline below them stays."""

from __future__ import annotations

import pytest

from dedupe_news.cleaning import label_lines

PAGES = {
    "de": (
        "Weser-Bote",
        "Traktor kippt um: Straße drei Stunden gesperrt",
        "Ein Traktor ist am Montag auf der L 331 bei Thedinghausen umgekippt.",
        "Die Straße war drei Stunden gesperrt.",
        "Verletzt wurde niemand.",
    ),
    "ru": (
        "Волжская газета",
        "В Сызрани сгорел склад пиломатериалов",
        "В Сызрани во вторник утром сгорел склад пиломатериалов.",
        "Пожар тушили четыре часа.",
        "Никто не пострадал.",
    ),
    "zh": (
        "南江晚报",
        "南江一辆货车侧翻 交通中断两小时",
        "12日清晨，一辆货车在南江大桥侧翻。",
        "桥面交通中断约两小时。",
        "事故无人受伤。",
    ),
    "pt": (
        "Folha do Vale",
        "Caminhão tomba e fecha a BR-116 em Registro",
        "Um caminhão tombou na manhã de terça-feira na BR-116, em Registro.",
        "A pista ficou fechada por duas horas.",
        "Ninguém se feriu.",
    ),
}


def kept(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return [text[line.start : line.end] for line in label_lines([text])[0] if line.rule is None]


@pytest.mark.parametrize("lang", sorted(PAGES))
def test_the_name_of_a_paper_above_a_headline_goes(lang: str) -> None:
    name, *report = PAGES[lang]
    assert kept("Start > Region", name, *report) == report
    assert kept(name, *report, "Share on Facebook") == report


@pytest.mark.parametrize("lang", sorted(PAGES))
def test_without_a_name_the_headline_stays(lang: str) -> None:
    assert kept(*PAGES[lang][1:]) == list(PAGES[lang][1:])


def test_a_short_headline_that_names_what_the_report_names_stays_above_its_second_line() -> None:
    report = (
        "Storm Boris",
        "Thousands leave their homes along the Nysa as Boris moves on",
        "Storm Boris has driven 4,000 people from their homes along the Nysa.",
        "The dam at Halden held on Sunday night.",
    )
    assert kept(*report) == list(report)


@pytest.mark.parametrize(
    "report",
    [
        (
            "Land unter",
            "Hochwasser sperrt die Innenstadt von Celle zum dritten Mal",
            "Das Hochwasser der Aller hat die Innenstadt von Celle überflutet.",
            "Niemand wurde verletzt.",
        ),
        (
            "Off the rails",
            "Train to Hastings derails near Rye and blocks the line",
            "A train to Hastings derailed near Rye on Monday.",
            "Nobody was hurt.",
        ),
    ],
)
def test_a_short_headline_that_shares_no_word_with_its_report_stays_where_nothing_tells_of_a_page(
    report: tuple[str, ...],
) -> None:
    assert kept(*report) == list(report)


def test_a_short_headline_alone_stays() -> None:
    report = ("Nine hours in the dark", "The town of Halden was without power on Monday.", "Nobody was hurt.")
    assert kept(*report) == list(report)


CRASH = (
    "A train to Hastings derailed near Rye on Monday.",
    "Nobody was hurt.",
    "Divers and cranes are on their way to the line.",
)


@pytest.mark.parametrize("name", ["Ardle Gazette", "The Kentish Post", "Ardler Zeitung", "La Voz"])
@pytest.mark.parametrize("signed", ["September 3, 2025", "Wednesday, September 3, 2025", "By Ann Roe"])
def test_the_name_of_a_paper_between_a_headline_and_a_date_or_a_byline_goes(name: str, signed: str) -> None:
    title = "Train to Hastings derails near Rye and blocks the line"
    assert kept(title, name, signed, *CRASH) == [title, *CRASH]


@pytest.mark.parametrize(
    "second",
    [
        "Service to resume at dawn",  # words that open small
        "Hastings Line Shut",  # the report speaks of it
    ],
)
def test_a_second_headline_between_a_headline_and_a_date_stays(second: str) -> None:
    title = "Train to Hastings derails near Rye and blocks the line"
    assert kept(title, second, "September 3, 2025", *CRASH) == [title, second, *CRASH]


def test_a_short_second_headline_without_a_date_below_it_stays() -> None:
    title = "Train to Hastings derails near Rye and blocks the line"
    assert kept(title, "Ardle Gazette", *CRASH) == [title, "Ardle Gazette", *CRASH]
