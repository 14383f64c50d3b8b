"""What one report states and another denies in words, and which of two did it: kept apart and told."""

from __future__ import annotations

import pytest
from tests.accounts.texts import account_of

DENIED = [
    (
        "en",
        "Rebels captured the port of Marib on Monday, residents said.",
        "The army denied reports that rebels captured the port of Marib on Monday.",
    ),
    (
        "en",
        "The company had paid bribes to officials in Lagos.",
        "The company denied that it had paid bribes to officials in Lagos.",
    ),
    ("en", "A second man was shot at the market.", "Police denied that a second man was shot at the market."),
    (
        "en",
        "The minister had met the banker in Zurich.",
        "The minister denied having met the banker in Zurich.",
    ),
    (
        "en",
        "The bridge at Halden had been unsafe for years.",
        "A spokesman dismissed claims that the bridge at Halden had been unsafe for years.",
    ),
    (
        "de",
        "Der Minister hat den Banker in Zürich getroffen.",
        "Der Minister bestritt, dass er den Banker in Zürich getroffen habe.",
    ),
    (
        "fr",
        "Le ministre a rencontré le banquier à Zurich.",
        "Le ministre a démenti avoir rencontré le banquier à Zurich.",
    ),
    (
        "es",
        "El ministro se reunió con el banquero en Zúrich.",
        "El ministro negó que se reuniera con el banquero en Zúrich.",
    ),
    (
        "it",
        "Il ministro ha incontrato il banchiere a Zurigo.",
        "Il ministro ha negato di aver incontrato il banchiere a Zurigo.",
    ),
    (
        "pl",
        "Minister spotkał się z bankierem w Zurychu.",
        "Minister zaprzeczył, że spotkał się z bankierem w Zurychu.",
    ),
]


@pytest.mark.parametrize(("lang", "stated", "denied"), DENIED)
def test_what_one_report_states_and_another_denies_is_told(lang: str, stated: str, denied: str) -> None:
    account = account_of(stated, denied, lang=lang)
    assert len(account.statements) == 2
    assert [conflict.kind for conflict in account.conflicts] == ["polarity"]


def test_a_verdict_on_what_was_denied_stays_apart_and_is_no_dispute() -> None:
    account = account_of(
        "Smith denied murdering his wife in Leeds.", "Smith was convicted of murdering his wife in Leeds."
    )
    assert len(account.statements) == 2
    assert not account.conflicts


@pytest.mark.parametrize(
    "other",
    [
        "Smith appeared in court in Leeds on Monday.",  # of what he denies it says nothing
        "Smith, denying murder, appeared in court in Leeds on Monday.",
    ],
)
def test_a_denial_in_an_aside_keeps_nothing_apart(other: str) -> None:
    account = account_of("Smith, who denies murder, appeared in court in Leeds on Monday.", other)
    assert len(account.statements) == 1


@pytest.mark.parametrize(
    "other",
    [
        "The minister denied meeting the banker in Zurich.",
        "The minister said he had not met the banker in Zurich.",
    ],
)
def test_two_denials_of_one_thing_are_one_statement(other: str) -> None:
    account = account_of("The minister denied having met the banker in Zurich.", other)
    assert len(account.statements) == 1
    assert not account.conflicts


def test_two_chambers_or_courts_that_do_one_thing_are_told_and_one_in_two_orders_is_not() -> None:
    senate = "The Senate passed the bill on water rights on Tuesday."
    told = account_of(senate, senate.replace("Senate", "House"))
    assert len(told.statements) == 2
    assert [conflict.about for conflict in told.conflicts] == ["chamber"]
    upheld = "The Supreme Court upheld the ban on nets on Tuesday."
    assert [c.about for c in account_of(upheld, upheld.replace("Supreme", "Appeals")).conflicts] == ["court"]
    assert len(account_of(senate, "On Tuesday the Senate passed the bill on water rights.").statements) == 1


def test_what_was_confirmed_with_a_word_more_is_still_disputed_by_who_denies_it() -> None:
    account = account_of(
        "Northern Isles Link denied that the radar had been out of order.",
        "Northern Isles Link confirmed that the radar had been out of order since the weekend.",
    )
    assert len(account.statements) == 2
    assert [conflict.kind for conflict in account.conflicts] == ["verb"]
