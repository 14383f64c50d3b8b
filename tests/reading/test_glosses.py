"""Common words of a few languages are read as their English ones; all others, and English, as they stand."""

from __future__ import annotations

from importlib import resources

import pytest

from dedupe_news.reading.segmenting import units as bits
from dedupe_news.reading.segmenting.glosses import GLOSSES, glosses, parted
from dedupe_news.reading.segmenting.units import read_units

OPENINGS = {
    "fr": "Il a dit lundi que la halle serait fermée, selon le maire de la ville et les pompiers.",
    "es": "Él dijo el lunes que la plaza sería cerrada, según el alcalde de la ciudad y los bomberos.",
    "pt": "Ele disse na segunda-feira que a praça não seria aberta, segundo o prefeito da cidade.",
    "it": "Lui ha detto lunedì che la piazza sarebbe chiusa, secondo il sindaco della città e i pompieri.",
    "de": "Er sagte am Montag, dass der Platz gesperrt werde, und das habe der Bürgermeister auch gesagt.",
    "nl": "Hij zei maandag dat het plein zou worden gesloten, volgens de burgemeester van de stad.",
}


@pytest.mark.parametrize("lang", OPENINGS)
def test_a_line_of_a_known_language_opens_with_a_pronoun_and_names_a_weekday(lang: str) -> None:
    text = OPENINGS[lang]
    units = read_units(text, 0, len(text))

    assert units.kind[0] & bits.PRONOUN
    assert units.count(units.has(bits.WEEKDAY)).tolist() == [1.0]
    assert units.count(units.has(bits.TITLE)).tolist() == [1.0]
    assert "monday" in {word.lower() for word in units.surfaces}


def test_an_english_text_is_read_as_it_stands() -> None:
    text = "The mayor of San Luis said on Monday that a den was found, and the men were hurt."
    units = read_units(text, 0, len(text))

    assert glosses(text) == {}
    assert set(units.surfaces) <= set(text.replace(",", " ,").replace(".", " .").split())


def test_an_article_joined_to_its_noun_leaves_the_noun_one_stem() -> None:
    text = "L'incendie a été maîtrisé par les pompiers.\nUn incendie est une chose rare dans la ville."
    units = read_units(text, 0, len(text))
    held = [set(units.terms.held(row).tolist()) for row in range(2)]

    assert len(held[0] & held[1]) == 1


def test_a_word_of_today_is_not_parted_and_neither_is_an_english_name() -> None:
    assert parted("Aujourd'hui") == "Aujourd'hui"
    assert parted("O'Brien") == "O'Brien"
    assert parted("Qu'un homme de l’Yonne") == "Qu un homme de l Yonne"


def test_no_word_of_a_language_stands_for_two_english_ones() -> None:
    rows = resources.files("dedupe_news.reading.segmenting").joinpath(GLOSSES).read_text("utf-8").splitlines()
    columns = zip(*(row.split("\t") for row in rows[1:]), strict=True)

    for cells in list(columns)[1:]:
        words = " ".join(cells).split()
        assert sorted(set(words)) == sorted(words)
