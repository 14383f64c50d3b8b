"""That somebody died, and who it was, is never folded into a sentence that does not tell it."""

from __future__ import annotations

import pytest
from tests.accounts.texts import account_of, printed, statement_with

HELD = "Detective Inspector Anna Holt said no one had been arrested."
CLOSED = "The club, Metro, was closed on Tuesday."


def cites(one: str, other: str, lang: str = "en") -> list[tuple[int, ...]]:
    """Which reports each of two first sentences is printed for, beside one that both tell."""
    account = account_of(f"{one}\n{HELD}\n{CLOSED}", f"{other}\n{HELD}", lang=lang)
    return sorted({statement_with(account, text).cites for text in (one, other)})


@pytest.mark.parametrize(
    ("lang", "shot", "died"),
    [
        (
            "en",
            "Two people were shot outside a nightclub in Harwick early on Tuesday, police said.",
            "A woman shot outside a nightclub in Harwick on Tuesday has died, police said.",
        ),
        (
            "en",
            "One of the boys pumped the shotgun and it fired directly into the chest of Evan Hobbs.",
            "One of the boys pumped the shotgun and it fired directly into the chest of Evan, killing him.",
        ),
        (
            "de",
            "Ein Radler ist am Dienstag auf der Hauptstraße in Altdorf von einem Lastwagen erfasst worden.",
            "Ein Radler ist in Altdorf auf der Hauptstraße von einem Lastwagen erfasst und getötet worden.",
        ),
        (
            "es",
            "Una excursionista cayó el martes a un barranco cerca del refugio de Albarejo, dijo la policía.",
            "Una excursionista cayó a un barranco cerca del refugio de Albarejo y murió, dijo la policía.",
        ),
    ],
)
def test_a_death_is_printed_where_only_one_report_tells_it(lang: str, shot: str, died: str) -> None:
    account = account_of(f"{shot}\n{HELD}", f"{died}\n{HELD}", lang=lang)
    assert died in printed(account)


def test_a_death_told_by_another_word_still_folds() -> None:
    one = "A guard was shot dead outside the Metro nightclub in Harwick early on Tuesday, police said."
    other = "A guard was killed in a shooting outside the Metro nightclub in Harwick on Tuesday, police said."
    assert cites(one, other) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # each tells of its own sex alone
        (
            "A man was shot dead outside a nightclub in Harwick early on Tuesday, police said.",
            "A woman wounded in a shooting outside a nightclub in Harwick on Tuesday has died, police said.",
        ),
        # one was killed, one was hurt
        (
            "A guard was killed in a shooting outside a nightclub in Harwick early on Tuesday, police said.",
            "A guard shot outside the Metro nightclub in Harwick on Tuesday was badly wounded, police said.",
        ),
    ],
)
def test_two_people_of_one_shooting_are_two_statements(one: str, other: str) -> None:
    assert cites(one, other) == [(0,), (1,)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a man stands in both
        (
            "A man wounded a woman in a shooting outside a club in Harwick on Tuesday, police said.",
            "A woman was wounded by a man in a shooting outside a club in Harwick on Tuesday, police said.",
        ),
        # of a guard no sex is told
        (
            "A guard was wounded in a shooting outside a nightclub in Harwick on Tuesday, police said.",
            "A man was wounded in a shooting outside the Metro nightclub in Harwick on Tuesday, police said.",
        ),
        # both were hurt, one tells of the dead as well
        (
            "Three guards were wounded outside a nightclub in Harwick on Tuesday.",
            "Three guards were wounded and a fourth killed outside a nightclub in Harwick on Tuesday.",
        ),
    ],
)
def test_the_same_person_or_fate_in_both_still_folds(one: str, other: str) -> None:
    assert cites(one, other) == [(0, 1)]
