"""Measured figures in words of each report's own, known by what stands beside them."""

from __future__ import annotations

import pytest
from tests.accounts.texts import account_of, disputed

MORE = "Nobody at the ministry would speak of it."


def _told(one: str, other: str, lang: str = "en") -> list[tuple[str, ...]]:
    return [values for _, values in disputed(f"{one}\n{MORE}", f"{other}\nAn inquiry began.", lang=lang)]


@pytest.mark.parametrize(
    ("lang", "one", "other", "values"),
    [
        (
            "en",
            "The trial of the surgeon lasted nine weeks.",
            "It took the jurors four days to convict him after a trial of eleven weeks.",
            ("nine weeks", "eleven weeks"),
        ),
        (
            "en",
            "Council tax will go up by 4 per cent from April.",
            "Households face a rise of 4.5 per cent in their council tax.",
            ("4 per cent", "4.5 per cent"),
        ),
        (
            "en",
            "The ship is 300 metres long.",
            "It took two tugs to turn the ship of 330 metres.",
            ("300 metres", "330 metres"),
        ),
        (
            "de",
            "In Jena kam es auf den Straßen zu Staus von bis zu 14 Kilometern.",
            "Auf den Straßen rund um Jena staute sich der Verkehr auf elf Kilometern.",
            ("14 Kilometern", "elf Kilometern"),
        ),
    ],
)
def test_figures_of_one_unit_beside_the_same_rare_words_are_set_side_by_side(
    lang: str, one: str, other: str, values: tuple[str, ...]
) -> None:
    assert _told(one, other, lang) == [values]
    assert _told(other, one, lang) == [values[::-1]]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        # half as much again may be of one thing, more is not
        (
            "The trial lasted ten weeks.",
            "After a trial of 15 weeks he was freed.",
            [("ten weeks", "15 weeks")],
        ),
        ("The trial lasted ten weeks.", "After a trial of 16 weeks he was freed.", []),
        # four and a half are neither four nor five
        (
            "Rents went up by 4 per cent, tenants said.",
            "The landlord raised rents 4.5 per cent.",
            [("4 per cent", "4.5 per cent")],
        ),
        ("Rents went up by 4 per cent, tenants said.", "The landlord raised rents 4.4 per cent.", []),
    ],
)
def test_figures_too_far_apart_or_rounded_are_none(
    one: str, other: str, values: list[tuple[str, ...]]
) -> None:
    assert _told(one, other) == values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a part, another unit, another time, what may be, another place, two figures of one report
        ("The tunnel is to be 14 km long.", "So far 12 km of the tunnel have been dug."),
        ("The trial lasted nine weeks.", "After a trial of eleven months he was freed."),
        ("The trial lasted nine weeks.", "Last year a trial of eleven weeks ended without a verdict."),
        ("The trial lasted nine weeks.", "The trial could last eleven weeks."),
        (
            "Some 40 per cent of traffic to Kent was held up.",
            "Police in Essex said 45 per cent of traffic stopped.",
        ),
        ("The ship is 300 metres long.", "The main span of the bridge is 366 metres long."),
        ("Trains run at 60 percent of the timetable.", "Outside peak hours trains run at 50 percent of it."),
        ("The trial lasted nine weeks.", "One trial took eleven weeks and the other trial ten weeks."),
    ],
)
def test_figures_of_other_things_are_none(one: str, other: str) -> None:
    assert _told(one, other) == []


def test_a_figure_that_the_other_report_has_as_well_is_no_dispute() -> None:
    one = "The trial lasted nine weeks."
    other = "After a trial of eleven weeks he was freed.\nIts first part took nine weeks."
    assert disputed(f"{one}\n{MORE}", f"{other}\nAn inquiry began.") == []


def test_figures_of_two_slots_are_no_dispute_however_alike_the_sentences() -> None:
    assert _told("The union wants 8 per cent more pay.", "The union was offered 4 per cent more pay.") == []
    offered = _told(
        "The union was offered 5 per cent more pay.", "The union was offered 4 per cent more pay."
    )
    assert len(offered) == 1


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        # the word behind names a slot, and both reports have it
        (
            "Banks raised mortgage rates after the central bank increased its main rate to 4.5 per cent.",
            "The central bank kept its main interest rate at 3 per cent on Wednesday, as expected.",
            "main rate",
        ),
        # a noun before the figure stays alone
        (
            "The trial of the surgeon lasted nine weeks.",
            "It took the jurors four days to convict him after a trial of eleven weeks.",
            "trial",
        ),
    ],
)
def test_a_word_for_which_of_several_is_told_with_what_it_is_of(one: str, other: str, label: str) -> None:
    (conflict,) = account_of(f"{one}\n{MORE}", f"{other}\nAn inquiry began.").conflicts
    assert conflict.about == label
