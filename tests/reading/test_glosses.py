"""Common words of a few languages are read as their English ones; all others, and English, as they stand."""

from __future__ import annotations

from importlib import resources

import pytest
from tests.benchmarks.unglossed import unglossed

from dedupe_news.reading.segmenting import units as bits
from dedupe_news.reading.segmenting.forms import shapes
from dedupe_news.reading.segmenting.glosses import GLOSSES, glossed
from dedupe_news.reading.segmenting.units import read_units

OPENINGS = {
    "fr": "Il a dit lundi que la halle serait fermée, selon le maire de la ville et les pompiers.",
    "es": "Él dijo el lunes que la plaza sería cerrada, según el alcalde de la ciudad y los bomberos.",
    "pt": "Ele disse na segunda-feira que a praça não seria aberta, segundo o prefeito da cidade.",
    "it": "Lui ha detto lunedì che la piazza sarebbe chiusa, secondo il sindaco della città e i pompieri.",
    "de": "Er sagte am Montag, dass der Platz gesperrt werde, und das habe der Bürgermeister auch gesagt.",
    "sv": "Han sade på måndag att torget var stängt, enligt borgmästaren i staden och polisen.",
    "da": "Han sagde på mandag at pladsen blev lukket efter en ulykke, og det har borgmesteren ikke sagt.",
    "pl": "On powiedział w poniedziałek, że plac został zamknięty, jak i burmistrz miasta oraz policja.",
    "ru": "Он сказал в понедельник, что площадь была закрыта, и мэр города тоже это сказал.",
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

    assert glossed(text) == (text, {})
    assert set(units.surfaces) <= set(text.replace(",", " ,").replace(".", " .").split())


def test_an_article_joined_to_its_noun_leaves_the_noun_one_stem() -> None:
    text = "L'incendie a été maîtrisé par les pompiers.\nUn incendie est une chose rare dans la ville."
    units = read_units(text, 0, len(text))
    held = [set(units.terms.held(row).tolist()) for row in range(2)]

    assert len(held[0] & held[1]) == 1


def test_a_word_of_today_is_not_parted_and_neither_is_an_english_name() -> None:
    text = "Aujourd'hui, O'Brien a vu qu'un homme de l’Yonne est arrivé dans la ville avec les pompiers."

    assert glossed(text)[0].startswith("Aujourd'hui, O'Brien a vu qu un homme de l Yonne est")
    assert glossed("O'Brien's men said that the hall was closed.")[0].startswith("O'Brien's")


def test_in_arabic_article_and_small_words_part_from_the_noun() -> None:
    text = "وقال الوزير إن اللقاحات متوفرة في كل المراكز.\nوزير الصحة في المدينة."
    units = read_units(text, 0, len(text))
    held = [set(units.terms.held(row).tolist()) for row in range(2)]

    assert glossed(text)[0].startswith("و قال ال وزير")
    assert len(held[0] & held[1]) == 1


def test_chinese_and_japanese_words_are_put_in_english() -> None:
    assert glossed("昨天，警方在北京逮捕了他。")[0] == " yesterday ， police 在北京 arrested 了 he 。"
    assert (
        glossed("県警は5日、男を逮捕したと発表した。")[0]
        == " police は monday 、 man を arrested と announced 。"
    )


def test_the_day_of_a_first_sentence_is_no_this_of_one_that_goes_on() -> None:
    text = "El Gobierno anunció este lunes que la plaza no será cerrada y que los bomberos llegaron."

    assert "anunció sobre lunes" in glossed(text)[0]


def test_no_word_of_a_language_stands_for_two_english_ones() -> None:
    rows = resources.files("dedupe_news.reading.segmenting").joinpath(GLOSSES).read_text("utf-8").splitlines()
    columns = zip(*(row.split("\t") for row in rows[1:]), strict=True)

    for cells in list(columns)[1:]:
        words = " ".join(cells).split()
        assert sorted(set(words)) == sorted(words)


def test_the_looks_are_trained_on_texts_as_they_stand() -> None:
    text = "\n".join((OPENINGS["sv"], "Kommentarer (12)"))

    def seen() -> tuple[bool, bool]:
        units = read_units(text, 0, len(text))
        return "monday" in units.surfaces, bool(shapes(units)["furniture"][1])

    with unglossed():
        assert seen() == (False, False)
    assert seen() == (True, True)
