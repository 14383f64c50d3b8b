"""Share bars that close articles, headlines above each, teasers above one, and articles of a line each."""

# ruff: noqa: E501 - paragraphs as they stand in texts

from __future__ import annotations

import numpy as np
import pytest

from dedupe_news.reading.segmenting import segment
from dedupe_news.reading.segmenting.closes import share_bars
from dedupe_news.reading.segmenting.forms import sentences_in
from dedupe_news.reading.segmenting.leads import judge
from dedupe_news.reading.segmenting.notices import links, notice
from dedupe_news.reading.segmenting.teasers import teasers

TRAM = """\
Tramvaj srazila chodce na Letné
Na zastávce Korunovační v Praze srazila v úterý ráno tramvaj osmdesátiletého muže. Skončil v nemocnici.
Provoz stál přes hodinu. Policie hledá svědky nehody.
Dopravní podnik chce na místo umístit zábradlí. Obyvatelé o něj žádali už loni.
"""
OWL = """\
Sova pálená zahnízdila v Hranicích
V kostelní věži v Hranicích po čtyřiceti letech zahnízdila sova pálená. Mláďat je pět.
Farář nechal okno do věže otevřené. Ornitologové sovu sledují kamerou.
Myši v okolí letos nechybějí. Mladé sovy vylétnou v červenci.
"""
BAR = "Facebook\nSdílet\n"
CRAB = """\
Crab boat skipper fined for dumping bait
A crab boat skipper was fined $9,000 on Tuesday for dumping two tons of spoiled bait in Yaquina Bay.
A warden saw the slick from the bridge. The judge called it an insult to the harbor.
The skipper has until June to pay. He lost his license in 2019.
"""
MURAL = """\
Mural of lighthouse keeper goes up in Newport
A mural of the lighthouse keeper Ida Grann was unveiled in Newport on Saturday.
It is forty feet high. The painter worked from a single photograph.
The city paid half of the bill. The rest came from schools.
"""


def starts(text: str) -> list[int]:
    return [text.count("\n", 0, piece.start) for piece in segment(text).pieces[1:]]


def test_a_headline_below_a_share_bar_begins_a_report_where_another_bar_closes_it() -> None:
    assert starts(TRAM + BAR + OWL + BAR) == [6]
    assert starts(TRAM + OWL.replace("Sova pálená zahnízdila v Hranicích\n", "") + BAR) == []


def test_a_line_below_a_share_bar_is_one_where_it_stands_below_another() -> None:
    """`Sdílet` is no word that is known."""
    assert not notice("Sdílet")
    assert segment(TRAM + BAR + OWL + BAR).pieces[1].start == len(TRAM + BAR)


@pytest.mark.parametrize(
    ("line", "bar"),
    [("Auf Facebook teilen", True), ("Facebook", True), ("Regulator fines Facebook in Ireland again", False)],
)
def test_a_line_of_a_few_words_with_a_network_is_a_share_bar(line: str, *, bar: bool) -> None:
    assert share_bars([line], np.zeros(1, np.bool_)) == [bar]


def test_a_share_bar_above_a_sentence_stands_within_an_article() -> None:
    body = "Řidič tramvaje dechovou zkoušku absolvoval s negativním výsledkem. Muže neviděl.\n"

    assert starts(TRAM + BAR + body + BAR + OWL + BAR) == []


def test_entries_of_a_live_blog_have_a_bar_each_and_one_paragraph() -> None:
    entries = [
        "Fuel duty frozen\nFuel duty is frozen for a year. Drivers cheered. Greens did not at all.\nShare\n",
        "Beer to cost more\nBeer will cost two cents more. Brewers were angry. Pubs shrugged it off.\nShare\n",
        "Pound edges up\nThe pound rose a little. Bonds were flat. Traders had expected most of it.\nShare\n",
    ]

    assert starts("".join(entries)) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [("Auf X teilen", True), ("Tweetnij", True), ("Stampa", True), ("La stampa estera", False)],
)
def test_a_line_asks_to_share(line: str, *, told: bool) -> None:
    assert notice(line) is told


def test_a_heading_of_links_is_no_share_bar() -> None:
    assert links("Te puede interesar")
    assert not links("Compartir")


def test_where_all_lines_are_sentences_or_headlines_each_headline_begins_a_report() -> None:
    assert starts(CRAB + MURAL) == [4]


@pytest.mark.parametrize(
    "change",
    [
        ("Mural of lighthouse keeper goes up in Newport\n", "What nobody had ever seen before\n"),
        ("A mural of the lighthouse keeper Ida Grann was", "He saw a mural of the lighthouse keeper"),
        ("It is forty feet high.", "Photo gallery and map\nIt is forty feet high."),
    ],
)
def test_a_heading_that_is_not_told_or_goes_on_or_another_line_makes_it_one(change: tuple[str, str]) -> None:
    text = CRAB + MURAL
    rules = {piece.cut.rule for piece in segment(text.replace(*change)).pieces}

    assert text != text.replace(*change)
    assert "a headline as every other" not in rules


LINES = """\
A 61-year-old bus driver was stabbed to death at a stop in Malmo on Friday night, the police said. A man of 30 was arrested nearby. He is believed to be mentally ill.
Portugal's parliament voted on Thursday to lower the voting age to 16 years. The Socialists and the Greens were in favour. The law is to take effect next year.
{third}
"""
PLANT = "Chipmaker Arvenda announced on {day} that it would build a $4 billion plant near Albany, New York. It will employ 1,800 people. Work begins in the spring."


def test_where_each_line_holds_a_report_each_begins_one() -> None:
    text = LINES.format(third=PLANT.format(day="Tuesday"))

    assert starts(text) == [1, 2]
    assert {piece.cut.rule for piece in segment(text).pieces[1:]} == {"a report as every line"}


@pytest.mark.parametrize(
    "third",
    [
        PLANT.replace("Chipmaker Arvenda", "It also").format(day="Tuesday"),
        PLANT.replace(" It will employ 1,800 people.", "").format(day="Tuesday"),
    ],
)
def test_a_line_that_goes_on_or_holds_less_makes_them_one(third: str) -> None:
    assert starts(LINES.format(third=third)) == []


def test_sentences_of_a_paragraph_are_counted() -> None:
    counted = sentences_in(["It rained. It cleared. All is calm.", "Dr. Lee left.", "雨が降った。晴れた。"])

    assert counted.tolist() == [3, 1, 2]


TEASER = "Two great white sharks are pinging off the coast of South Carolina, according to researchers."
STORY = """\
A man was shot on Corley Drive on Sunday night, police said, and died at a hospital an hour later.
Officers found him on the porch of a house with wounds to his chest and arms.
Nobody had been arrested by Monday morning, and the police have asked for witnesses.
"""


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (f"{TEASER}\n{TEASER}\n{STORY}", [1, 1, 0, 0, 0]),
        (f"{TEASER}\n(WXYZ) - {TEASER} They were\n{STORY}", [1, 1, 0, 0, 0]),
        (f"{TEASER[:-1]}\n{TEASER[:-12]}\n{STORY}", [0, 0, 0, 0, 0]),
        (f"{STORY}{TEASER}\n{TEASER}\n", [0, 0, 0, 0, 0]),
    ],
)
def test_a_teaser_says_its_heading_again_at_the_top_of_a_text(text: str, listed: list[int]) -> None:
    judged = judge(text, 0, len(text))
    sentence = np.asarray(judged.values[:, judged.names.index("sentence")] > 0)

    assert teasers(judged.units, sentence).tolist() == listed
