"""Figures of which an event or a person has one are compared however their sentences are worded."""

from __future__ import annotations

import pytest
from tests.accounts.texts import disputed


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (
            "A magnitude 6.4 earthquake struck the province of Taluk early on Monday.",
            "The agency said the quake had a magnitude of 6.3.",
            ("6.4", "6.3"),
        ),
        (
            "The crowd of 14,210 was the biggest of the season for Rovers.",
            "The attendance was 14,120.",
            ("14,210", "14,120"),
        ),
        (
            "Turnout was 61 percent, six points lower than four years ago.",
            "Officials in the capital put turnout at 63 percent.",
            ("61 percent", "63 percent"),
        ),
        (
            "Raymond Tull, 58, stood with his hands clasped and showed no emotion.",
            "Tull, 59, wept as the foreman read out the verdict.",
            ("58", "59"),
        ),
        (
            "Police arrested 18-year-old Kemontay Cullins in Shreveport.",
            "The suspects are Oshlushla Smith, 20, and Kemontay Cullins, 19.",
            ("18-year-old", "19"),
        ),
    ],
)
def test_a_figure_told_twice_in_other_words_is_a_dispute(
    first: str, second: str, values: tuple[str, str]
) -> None:
    assert disputed(first, second) == [("number", values)]


@pytest.mark.parametrize(
    ("why", "first", "second"),
    [
        (
            "an aftershock",
            "A magnitude 6.4 earthquake struck the province of Taluk.",
            "It was followed by a tremor of magnitude 4.9 before noon.",
        ),
        (
            "another time",
            "Turnout was 61 percent, the commission said.",
            "Four years ago turnout was 67 percent.",
        ),
        (
            "a usual figure",
            "The crowd of 14,210 watched in the rain.",
            "Rovers have an average crowd of 13,900.",
        ),
        (
            "rounded",
            "A crowd of about 14,000 watched in the rain.",
            "The attendance was 14,120.",
        ),
        (
            "namesakes",
            "John Jenkin, 23, was arrested on Saturday morning.",
            "The body of Kathryn Jenkin, 20, was found in the house.",
        ),
        (
            "father and son",
            "Joseph Horn, 48, was found dead in his garage.",
            "The youngest victim was Jo Horn, 5, of Cleveland.",
        ),
        (
            "one report tells both",
            "Quakes of magnitude 6.4 hit Taluk.\nA second one had a magnitude of 6.0.",
            "The agency said the quake had a magnitude of 6.0.",
        ),
    ],
)
def test_figures_of_two_things_are_no_dispute(why: str, first: str, second: str) -> None:
    assert disputed(first, second) == [], why


def test_a_nought_behind_the_point_is_as_exact_as_another_figure() -> None:
    point = "The agency said the quake near Taluk had a magnitude of {}."
    assert disputed(point.format("6.4"), point.format("6.0")) != []
    assert disputed(point.format("6.4"), point.format("6")) == []


def test_values_up_to_a_fifth_apart_are_of_one_thing_and_further_apart_of_two() -> None:
    text = "The attendance was {}, the club said after the match."
    crowd = "A crowd of 20,100 saw the final in the rain."
    assert disputed(crowd, text.format("16,300")) != []
    assert disputed(crowd, text.format("15,900")) == []


@pytest.mark.parametrize(
    ("lang", "first", "second", "values"),
    [
        (
            "es",
            "La participación fue del 61 %, seis puntos menos que hace cuatro años.",
            "La participación fue del 63 %.",
            ("61 %", "63 %"),
        ),
        (
            "de",
            "Ein Beben der Stärke 6,4 hat am Montag die Provinz Taluk erschüttert.",
            "Der Erdbebendienst gab die Stärke mit 6,3 an.",
            ("6,4", "6,3"),
        ),
        (
            "ru",
            "Землетрясение магнитудой 6,4 произошло в понедельник.",
            "Магнитуда составила 6,3.",
            ("6,4", "6,3"),
        ),
    ],
)
def test_figures_in_other_languages(lang: str, first: str, second: str, values: tuple[str, str]) -> None:
    assert disputed(first, second, lang=lang) == [("number", values)]
