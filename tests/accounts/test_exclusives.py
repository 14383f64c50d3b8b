"""One word where all else is in step: another land, party, deed or measure is another statement."""

from __future__ import annotations

import pytest
from tests.accounts.texts import story

from dedupe_news.accounts import compose

UNLIKE = [
    ("en", "Iran", "Iraq", "{} will send two ships to the strait."),
    ("en", "French", "Belgian", "{} police arrested five smugglers near Lille."),
    ("en", "Senate", "House", "The {} passed the farm bill on Tuesday."),
    ("en", "The Greens", "Labour", "{} won the by-election in Stroud."),
    ("en", "miles", "kilometres", "The walkers were found 12 {} from the car."),
    ("en", "accused", "convicted", "The banker was {} of stealing from clients in Bath."),
    ("en", "sell", "renovate", "Councillors in Denby voted to {} the old swimming pool."),
    ("fr", "français", "italien", "Un alpiniste {} est mort lundi dans le massif du Cervin."),
    ("fr", "socialiste", "centriste", "Le candidat {} a remporté les municipales à Brive."),
    ("de", "italienischer", "polnischer", "Ein {} Bergsteiger ist am Montag am Eiger verunglückt."),
    ("es", "aprobó", "rechazó", "El pleno de Lugo {} el lunes la nueva estación."),
]


@pytest.mark.parametrize(("lang", "one", "other", "frame"), UNLIKE)
def test_another_word_of_a_class_is_kept_apart_and_told(lang: str, one: str, other: str, frame: str) -> None:
    account = compose(story(frame.format(one), frame.format(other), lang=lang))
    assert len(account.statements) == 2
    assert len(account.conflicts) == 1


def test_a_land_and_a_town_that_may_be_in_it_are_not_told() -> None:
    frame = "An earthquake killed nine people in {} on Sunday."
    assert not compose(story(frame.format("Kathmandu"), frame.format("Nepal"))).conflicts
    assert compose(story(frame.format("Kathmandu"), frame.format("Multan"))).conflicts


def test_a_figure_in_another_measure_is_no_dispute_of_measures() -> None:
    first, second = "The walkers went 8 miles in the snow.", "The walkers went 13 kilometres in the snow."
    assert all(conflict.about != "length" for conflict in compose(story(first, second)).conflicts)


def test_the_name_in_capitals_is_no_small_word() -> None:
    first, second = "The deal helps the US and France.", "The deal helps us and France."
    assert not compose(story(first, second)).conflicts


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (
            "The dairy at Frome employs 140 people.",
            "The Frome dairy, which has a workforce of 170, is for sale.",
            {"140 people", "170"},
        ),
        (
            "Seven of the nine judges backed the ban.",
            "Six of nine judges backed the ban.",
            {"Seven", "Six"},
        ),
    ],
)
def test_those_employed_and_those_of_a_whole_are_told(first: str, second: str, values: set[str]) -> None:
    (conflict,) = compose(story(first, second)).conflicts
    assert {side.value for side in conflict.values} == values
    assert conflict.about


def test_two_causes_in_sentences_in_step_are_kept_apart_untold() -> None:
    frame = "The outage on Monday was caused by a {}."
    account = compose(story(frame.format("squirrel"), frame.format("digger")))
    assert len(account.statements) == 2
    assert not account.conflicts
