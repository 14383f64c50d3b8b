"""Who did it, how old they were and when it is to be: slots filled in words of each report's own."""

from __future__ import annotations

import pytest
from tests.accounts.texts import disputed

REST = "The road is closed."
MORE = "Nobody else was near."


def told(one: str, other: str, lang: str = "en") -> list[tuple[str, tuple[str, ...]]]:
    return disputed(f"{one}\n{REST}", f"{other}\n{MORE}", lang=lang)


def test_ages_of_one_without_a_name_are_set_side_by_side_where_the_deed_is_the_same() -> None:
    fell = "A 14-year-old boy fell to his death from the roof of a school in Ashby."
    assert told(fell, "A boy of 16 died when he fell from the roof of Ashby school.") == [
        ("number", ("14-year-old boy", "boy of 16"))
    ]
    assert told(fell, "A boy of 16 was held by detectives after a fire in a barn.") == []


def test_a_boy_and_a_man_are_two() -> None:
    fell = "A 14-year-old boy fell to his death from the roof of a school in Ashby."
    assert told(fell, "A man of 16 died when he fell from the roof of Ashby school.") == []


@pytest.mark.parametrize(("age", "apart"), [(26, True), (27, False)])
def test_ages_more_than_ten_years_apart_are_of_two(age: int, *, apart: bool) -> None:
    one = "A 16-year-old cyclist was hit by a van on the harbour road near Lowick."
    other = f"A cyclist, {age}, was struck by a van on the harbour road at Lowick."
    assert bool(told(one, other)) is apart


def test_the_age_of_somebodys_son_is_no_age_of_a_child() -> None:
    one = "A 5-year-old girl was hurt by a swing in the garden of a house in Lowick."
    other = "A swing in a garden in Lowick hurt the sister of a 9-year-old schoolboy's friend."
    assert told(one, other) == []


@pytest.mark.parametrize(
    ("lang", "one", "other", "values"),
    [
        (
            "de",
            "Ein 45-jähriger Mann ist am Montag beim Baden im Ammersee ertrunken.",
            "Ein 54-Jähriger ist im Ammersee ertrunken.",
            ("45-jähriger Mann", "54-Jähriger"),
        ),
        (
            "fr",
            "Un homme de 45 ans s'est noyé lundi dans le lac de Vassivière.",
            "Le corps d'un homme de 54 ans, noyé dans le lac de Vassivière, a été retrouvé.",
            ("homme de 45 ans", "homme de 54 ans"),
        ),
        (
            "es",
            "Un hombre de 45 años se ahogó el lunes en el pantano de Ribera.",
            "Muere ahogado un hombre de 54 años en el pantano de Ribera.",
            ("hombre de 45 años", "hombre de 54 años"),
        ),
    ],
)
def test_ages_in_other_languages(lang: str, one: str, other: str, values: tuple[str, str]) -> None:
    assert ("number", values) in told(one, other, lang)


def test_who_did_it_behind_by_is_set_side_by_side() -> None:
    assert told(
        "The two walkers were found by a shepherd on Sunday.",
        "Cold but unhurt, the walkers were found by a police helicopter.",
    ) == [("name", ("shepherd", "police helicopter"))]


def test_who_did_it_to_something_else_and_one_in_other_words_are_no_dispute() -> None:
    found = "The two walkers were found by a shepherd on Sunday."
    assert told(found, "The burnt-out car was found by a police helicopter.") == []
    assert told(found, "The walkers were found by an old shepherd with his dog.") == []
    assert told(found, "The walkers were not found by a police helicopter.") == []


def test_how_many_robbed_is_one_figure_whatever_they_are_called() -> None:
    assert told(
        "Two masked men held up a post office in Wendle and made off with cash.",
        "Three robbers in masks raided the Wendle post office.",
    ) == [("number", ("Two masked men", "Three robbers"))]


def test_what_lies_ahead_has_one_day() -> None:
    assert told(
        "The Harwell biscuit factory will close in March next year.",
        "Workers at the Harwell factory learned that it is to shut in September.",
    ) == [("date", ("close in March", "shut in September"))]
    assert (
        told(
            "The Harwell biscuit factory will close in March next year.",
            "Workers at the Harwell factory learned that it is to shut in March 2027.",
        )
        == []
    )


def test_what_closed_in_the_past_and_what_is_told_of_another_thing_is_no_plan() -> None:
    will = "The Harwell biscuit factory will close in March next year."
    assert told(will, "The Harwell factory closed in September for a week.") == []
    assert told(will, "The ferry office is to shut in September.") == []


@pytest.mark.parametrize(
    ("day", "disputes"), [("Thursday", False), ("Friday", False), ("Saturday", True), ("Monday", True)]
)
def test_what_is_shut_until_a_day_opens_then_or_on_the_next(day: str, *, disputes: bool) -> None:
    shut = "The bridge over the Tarrow will stay closed until Thursday, the council said."
    assert bool(told(shut, f"The Tarrow bridge will not reopen before {day}.")) is disputes


def test_a_sum_a_year_is_no_other_sum_over_five_years() -> None:
    one = "The company will invest 500 million dollars in the plant over five years."
    assert told(one, "The company is to put 100 million dollars a year into the plant.") == []
    assert told(one, "The company will invest 100 million dollars in the plant.") != []


def test_a_toll_that_counts_the_killer_is_no_other_toll() -> None:
    three = "The gunman was shot by police after he had killed three people in the shop."
    assert told(three, "Four people died in the shop shooting, among them the gunman.") == []
    assert told(three, "Four people died in the shop shooting, among them the owner.") != []


def test_midnight_is_an_hour() -> None:
    one = "The dam burst at about 2 a.m. and a wave swept through the valley."
    assert told(one, "It was just before midnight when the dam gave way.") != []
    assert told("The dam burst at 11.50 p.m. above the valley.", "At midnight the dam burst.") != []
    assert told("The dam burst at 11.50 p.m. above the valley.", "Just before midnight the dam burst.") == []


def test_per_cent_in_two_words_is_told_whole() -> None:
    assert told(
        "Sales at the retailer Marlow rose 3 per cent over Christmas.",
        "The retailer Marlow reported a 5 per cent increase in sales over Christmas.",
    ) == [("number", ("3 per cent", "5 per cent"))]


def test_who_holds_an_office_is_set_side_by_side_however_it_is_told() -> None:
    ray = "The ferry to Skell will not be stopped, Mayor Anna Ray said on Monday."
    assert told(ray, "Ben Cole, the town's new mayor, promised money for the ferry to Skell.") == [
        ("name", ("Anna Ray", "Ben Cole"))
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Ms Ray, the town's new mayor, promised money for the ferry to Skell.",
        "Ben Cole, the town's former mayor, promised money for the ferry to Skell.",
        "Ben Cole, the mayor of Skell, and his colleague Ray promised money for the ferry.",
        "The new mayor, who had promised money for the ferry, was pleased.",
    ],
)
def test_one_holder_under_part_of_the_name_a_former_one_and_one_that_knows_the_other(other: str) -> None:
    assert told("The ferry to Skell will not be stopped, Mayor Anna Ray said on Monday.", other) == []


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("en", "Former Skell Mayor Anna Ray promised money.", "Mayor Ben Cole promised money."),
        ("en", "Acting Mayor Anna Ray promised money.", "Mayor Ben Cole promised money."),
        ("en", "Mayor Anna Ray promised money.", "Ben Cole, who is running for mayor, promised money."),
        ("en", "Mayor Anna Ray promised money.", "In New Skell, the mayor promised money."),
        ("en", "Skell Mayor Anna Ray promised money.", "Bonn Mayor Ben Cole promised money."),
        ("en", "Anna Ray, mayor of Skell, promised money.", "Ben Cole, the mayor of Bonn, promised money."),
        ("de", "Bürgermeister Hans Roth gab Geld.", "Der frühere Bürgermeister Karl Weber gab Geld."),
        ("de", "Bürgermeister Hans Roth gab Geld.", "Karl Weber, stellvertretender Bürgermeister, gab Geld."),
        (
            "fr",
            "Le maire, Anne Petit, a promis de l'argent.",
            "Jean Roux, adjoint au maire, a promis de l'argent.",
        ),
        ("es", "El alcalde, Luis Gil, dio dinero.", "El teniente de alcalde, Juan Ruiz, dio dinero."),
    ],
)
def test_a_former_or_acting_mayor_a_candidate_a_deputy_and_that_of_another_town_are_no_other_mayor(
    lang: str, one: str, other: str
) -> None:
    assert told(one, other, lang) == []


def test_mayors_of_one_town_are_set_side_by_side() -> None:
    assert told("Skell Mayor Anna Ray promised money.", "Ben Cole, the mayor of Skell, promised money.") == [
        ("name", ("Anna Ray", "Ben Cole"))
    ]


def test_heads_of_two_firms_are_no_dispute() -> None:
    assert told("CEO Anna Ray praised the merger.", "Ben Cole, the CEO, praised the merger.") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The walkers were found by a shepherd.", "The walkers were found by Ivan Petrov."),
        ("The cyclist was hit by a lorry in York.", "The cyclist was hit by a truck in York."),
        ("The plan was praised by unions.", "The plan was praised by employers."),
        ("The bill was passed by the Senate.", "The bill was passed by 52 votes to 48."),
        ("A man was shot dead by a gunman in a bar.", "The man was shot dead by Tom Hill in a bar."),
    ],
)
def test_one_by_name_and_what_several_may_do_are_no_dispute(one: str, other: str) -> None:
    assert told(one, other) == []
