"""Disagreements that reports word each in its own way, and figures that differ without any disagreement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dedupe_news.accounts import ReportInput, compose
from dedupe_news.accounts.clauses import clause_of
from dedupe_news.accounts.facts import tell
from dedupe_news.accounts.words import Reader
from dedupe_news.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dedupe_news.model import Conflict

HERE = Path(__file__).parent
ROAD = "The road stayed closed for hours, the county said."


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return [[part.strip() for part in line.split(" ~ ")] for line in lines if line[:1] not in {"", "#"}]


def _told(name: str) -> list[list[str]]:
    return [row for row in _rows(name) if row[0][0] != "?"]


def _conflicts(lang: str, *texts: str) -> tuple[Conflict, ...]:
    reports = [
        ReportInput(
            tuple(Sentence(n, at, at + 1, text) for at, text in enumerate(report.split("|"))), lang=lang
        )
        for n, report in enumerate(texts)
    ]
    return compose(reports).conflicts


def _values(*texts: str, lang: str = "en") -> list[tuple[str, list[str]]]:
    return [(one.about, [side.value for side in one.values]) for one in _conflicts(lang, *texts)]


@pytest.mark.parametrize("row", _told("disagreements"), ids=lambda row: f"{row[0]}: {row[3]}, {row[4]}")
def test_reports_that_disagree_in_words_of_their_own_are_set_side_by_side(row: Sequence[str]) -> None:
    lang, one, other, ours, theirs = row
    told = [[side.value.lower() for side in conflict.values] for conflict in _conflicts(lang, one, other)]
    assert any(
        any(ours.lower() in value for value in values) and any(theirs.lower() in value for value in values)
        for values in told
    )


@pytest.mark.parametrize("row", _told("agreements"), ids=lambda row: f"{row[0]}: {row[1][:40]}")
def test_figures_of_parts_of_other_days_and_of_other_things_are_no_disagreement(row: Sequence[str]) -> None:
    lang, one, other = row
    assert _values(one, other, lang=lang) == []


def test_hardly_any_disagreement_is_still_untold_and_hardly_any_told_wrongly() -> None:
    for name, most in (("disagreements", 0.18), ("agreements", 0.05)):  # the last 36 were read once
        rows = _rows(name)
        assert len(rows) - len(_told(name)) <= most * len(rows)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        # as far apart as figures of one thing may be, and a step further
        ("10,000 homes lost power.", "Power failed in 50,000 homes.", ["10,000 homes", "50,000 homes"]),
        ("10,000 homes lost power.", "Power failed in 51,000 homes.", []),
        ("A quake of magnitude 4.8.", "The tremor measured 6.0.", ["4.8", "6.0"]),
        ("A quake of magnitude 4.8.", "The tremor measured 6.1.", []),
        ("The blast happened at 3:00 p.m.", "It exploded at 6:00 p.m.", ["3:00 p.m.", "6:00 p.m."]),
        ("The blast happened at 3:00 p.m.", "It exploded at 6:01 p.m.", []),
    ],
)
def test_values_further_apart_than_those_of_one_thing_are_of_two(
    one: str, other: str, told: list[str]
) -> None:
    assert [values for _, values in _values(f"{one}|{ROAD}", f"{other}|{ROAD}")] == ([told] if told else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The mayor was jailed for 12 years.|He was jailed for 5 years, too.",
            "He was jailed for 15 years.",
        ),
        ("Some 300 people fled.|Another 150 people fled at dawn.", "By car 450 residents fled the flames."),
        ("Some 300 people and 150 residents fled.", "The fire made 450 people flee."),
        ("Police charged six men over the plot on Monday.", "Four suspects were indicted on Tuesday."),
        ("The regulator imposed a fine of $3 million.", "A fine of €4 million was imposed."),
        ("The storm moved at 8 mph (12 kph) to the west.", "The storm moved at 8 mph (13 kph) to the west."),
        ("In Porto 5,000 people marched.", "In Lisbon 9,000 people marched."),
        ("Unemployment fell from 7.6 percent.", "The jobless rate is 7.2 percent."),
        ("The maker did not say that 1,200 jobs will go.", "Norra will cut 1,500 posts in Halvik."),
    ],
)
def test_a_report_that_tells_two_figures_or_another_day_unit_or_place_takes_no_side(
    one: str, other: str
) -> None:
    assert _values(f"{one}|{ROAD}", f"{other}|{ROAD}") == []


def test_a_sum_with_its_scale_written_onto_it_is_read_whole() -> None:
    assert _values(f"The bank was fined £12m.|{ROAD}", f"The fine is £12 million.|{ROAD}") == []
    assert _values(f"The bank was fined £12m.|{ROAD}", f"The fine is £15 million.|{ROAD}") == [
        ("£ fine", ["£12m", "£15 million"])
    ]


def test_a_figure_is_looked_for_in_the_first_ten_sentences_and_that_of_a_person_in_six() -> None:
    filler = [f"Witness number {letter} spoke of smoke." for letter in "ABCDEFGHI"]
    report = "|".join([*filler, "Power was cut to 40,000 homes."])
    other = f"Some 65,000 households lost power.|{ROAD}"
    assert [about for about, _ in _values(report, other)] == ["without power"]
    assert _values(f"{ROAD}|{report}", other) == []
    term = "|".join([*filler[:5], "The mayor was jailed for 12 years."])
    assert [about for about, _ in _values(term, f"The mayor got 15 years in prison.|{ROAD}")] == [
        "prison term"
    ]
    assert _values(f"Crowds came.|{term}", f"The mayor got 15 years in prison.|{ROAD}") == []


def test_a_result_is_told_once_and_whole() -> None:
    won = "Chelsea beat Arsenal 2-1 in London on Saturday with two late goals by Smith."
    lost = "Arsenal suffered a 3-1 defeat at Chelsea in London on Saturday as Smith scored two late goals."
    assert _values(won, lost) == [("result", ["2-1", "3-1"])]


def test_a_figure_of_hundreds_of_digits_is_no_number() -> None:
    digits = "9" * 400
    assert _values(f"Some {digits} people were killed.", "Some 12 people were killed.") == []


def test_a_list_of_hundreds_of_words_tells_no_figure_of_the_event() -> None:
    rest = ", the road" * 121
    assert _values("Two people were killed.", f"Three people were killed on the road{rest}")
    assert _values("Two people were killed.", f"Three people were killed on the road{rest}{rest}") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Chelsea beat Arsenal 2-1 in London on Saturday with two late goals by Smith.",
            "Arsenal suffered a 3-1 defeat at Chelsea in London on Saturday as Smith scored two late goals.",
        ),
        (
            "Hamas claimed responsibility for the attack.",
            "Abu Sayyaf claimed responsibility for the attack.",
        ),
    ],
)
def test_sentences_that_fill_a_slot_differently_are_two_statements_however_alike(
    one: str, other: str
) -> None:
    reports = [ReportInput((Sentence(n, 0, 1, text),), lang="en") for n, text in enumerate((one, other))]
    assert len(compose(reports).statements) == 2


@pytest.mark.parametrize("digits", [301, 5000])
def test_digits_without_end_are_read_without_an_error(digits: int) -> None:
    assert _values(f"At {'9' * digits} people met.", "At 12 people met.") == []


def test_a_clause_without_marks_ends_somewhere() -> None:
    told = tell(Reader().read("road " * 400))
    assert clause_of(told, 200) == range(120, 280)
    assert clause_of(told, 10) == range(90)


def test_raised_figures_behind_a_year_are_no_second_year() -> None:
    assert _values("The law of 2010–²³ was passed.", "The law of 2011–¹² was passed.") == []


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The court jailed Amar for life.",
            "Amar was sentenced to 30 years in prison.",
            ["life", "30 years"],
        ),
        ("Amar faces life in prison.", "Amar was sentenced to 30 years in prison.", []),
        ("The mayor resigned late on Monday.", "The mayor resigned on Tuesday.", ["Monday", "Tuesday"]),
        ("The mayor resigned on Monday.", "The mayor's aides resigned after a vote on Tuesday.", []),
        ("The mayor resigned on Monday.", "Police said on Tuesday that the mayor resigned.", []),
        ("She was found guilty on nine of twelve counts.", "The jury convicted her on nine counts.", []),
        ("The bus was doing 60 mph.", "A car was doing 70 mph when it swerved.", []),
        ("The bus was doing 60 mph.", "The bus was travelling at 45 mph.", ["60 mph", "45 mph"]),
        ("Rovers beat City 3-1, leading 2-0 at half-time.", "Rovers beat City 3-1.", []),
        (
            "Rovers beat City 3-1, with two goals before half-time.",
            "City lost 2-1 to Rovers.",
            ["3-1", "2-1"],
        ),
    ],
)
def test_terms_days_movers_and_results_are_told_apart_where_they_are_of_one_thing(
    one: str, other: str, values: list[str]
) -> None:
    told = [said for _, sides in _values(f"{one}|{ROAD}", f"{ROAD}|{other}") for said in sides]
    assert len(told) == len(values)
    assert all(any(value in said for said in told) for value in values)


def test_two_figures_far_apart_in_a_sentence_are_no_parts_of_the_others() -> None:
    two = (
        "Divers recovered the two recorders of the jet that fell into the sea right after takeoff on Sunday, "
        "killing all 157 people on board."
    )
    other = "The jet came down in the sea on Sunday, killing 159 people."
    parts = "The jet fell into the sea, killing the two pilots and 157 of the passengers."
    assert [sides for _, sides in _values(f"{two}|{ROAD}", f"{ROAD}|{other}")]
    assert not _values(f"{parts}|{ROAD}", f"{ROAD}|{other}")


@pytest.mark.parametrize(
    ("lang", "one", "other", "hours"),
    [
        (
            "en",
            "A fire broke out in a warehouse at 10.40 p.m.",
            "The roof collapsed at 11.45 p.m. as the fire spread.",
            [],
        ),
        (
            "en",
            "A fire broke out in a warehouse at 10.40 p.m.",
            "The blaze at the warehouse erupted at 11.45 p.m.",
            [["10.40 p.m.", "11.45 p.m."]],
        ),
        (
            "en",
            "The bridge collapsed at 1:28 a.m. when a ship hit it.",
            "The crew dropped anchor two minutes earlier, when the lights went out at 1:24.",
            [],
        ),
        ("de", "Die Explosion ereignete sich um 7.50 Uhr.", "Um 8.30 Uhr brach der Brand aus.", []),
        (
            "de",
            "Die Explosion ereignete sich um 7.50 Uhr.",
            "Der Sprengsatz explodierte um 8.30 Uhr.",
            [["7.50 Uhr", "8.30 Uhr"]],
        ),
        ("it", "L'esplosione è avvenuta alle 15.10.", "L'incendio è divampato alle 15.40.", []),
        ("es", "El derrumbe se produjo a las 19.10.", "La primera llamada se registró a las 19.25.", []),
        (
            "es",
            "El derrumbe se produjo a las 19.10.",
            "Ocurrió a las 19.25, según los vecinos.",
            [["19.10", "19.25"]],
        ),
    ],
)
def test_hours_of_two_moments_are_no_disagreement(
    lang: str, one: str, other: str, hours: list[list[str]]
) -> None:
    assert [values for about, values in _values(one, other, lang=lang) if about == "time"] == hours


@pytest.mark.parametrize(
    ("lang", "one", "other", "told"),
    [
        ("de", "Der Schaden beträgt 80.000 Euro.", "Am Auto entstand ein Schaden von 50.000 Euro.", 0),
        ("de", "Der Schaden beträgt 80.000 Euro.", "In Jena entstand ein Schaden von 50.000 Euro.", 1),
    ],
)
def test_damage_to_one_car_is_not_all_of_it(lang: str, one: str, other: str, told: int) -> None:
    assert len(_values(one, other, lang=lang)) == told


def test_one_figure_in_two_wordings_is_one_side_of_a_disagreement() -> None:
    told = _values(
        "Ten people died when a block of flats burned down in Halden.|It has 14 floors.",
        "The fire in Halden left nine dead.|One person is missing.",
        "The council will pay families after the blaze, which killed ten people.|It offers 131 flats.",
    )
    assert told == [("dead", ["Ten people died", "nine dead"])]


def test_a_figure_with_a_hedge_is_a_side_of_its_own() -> None:
    told = _values(
        "Ten people died when a block of flats burned down in Halden.|It has 14 floors.",
        "The fire in Halden left nine dead.|One person is missing.",
        "The council will pay families after the blaze, which killed at least ten people.|It offers flats.",
    )
    assert [about for about, _ in told] == ["dead"]
    assert "nine dead" in told[0][1]
    assert any("at least ten" in value for value in told[0][1])


@pytest.mark.parametrize(
    ("lang", "one", "other", "told"),
    [
        ("es", "El juez le impuso una multa de 3.000 euros.", "El fiscal pedía una multa de 6.000 euros.", 0),
        ("es", "El juez le impuso una multa de 3.000 euros.", "La multa fue de 6.000 euros.", 1),
        (
            "de",
            "Er muss 3000 Euro Geldstrafe zahlen.",
            "Der Anwalt forderte eine Geldstrafe von 6000 Euro.",
            0,
        ),
        ("fr", "Il devra payer 3 000 euros d'amende.", "Une amende de 6 000 euros avait été requise.", 0),
        ("it", "La multa è di 3.000 euro.", "L'accusa aveva chiesto una multa di 6.000 euro.", 0),
    ],
)
def test_a_fine_that_was_asked_for_is_not_the_one_imposed(lang: str, one: str, other: str, told: int) -> None:
    assert len(_values(one, other, lang=lang)) == told
