"""Sentences that mean somebody of the one before keep behind it, in whatever language they do."""

from __future__ import annotations

import pytest
from tests.accounts.texts import account_of, printed

from dedupe_news.accounts.leaning import leans
from dedupe_news.accounts.words import Reader


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Both were freed on Monday."),
        ("en", "Neither was hurt."),
        ("en", "The latter had lent him the boat."),
        ("en", "One of them swam ashore."),
        ("en", "All three were freed on Monday."),
        ("de", "Beide wurden am Montag freigelassen."),
        ("de", "Einer von ihnen schwamm an Land."),
        ("fr", "Tous deux ont été libérés lundi."),
        ("fr", "L'un d'eux a nagé jusqu'au rivage."),
        ("es", "Ambos fueron liberados el lunes."),
        ("es", "Ninguno de ellos resultó herido."),
        ("pt", "Ambos foram libertados na segunda-feira."),
        ("it", "Entrambi sono stati liberati lunedì."),
        ("nl", "Geen van beiden raakte gewond."),
        ("sv", "Båda släpptes på måndagen."),
        ("pl", "Obaj zostali uwolnieni w poniedziałek."),
        ("ru", "Оба были освобождены в понедельник."),
        ("ja", "両者は月曜日に会談した。"),
    ],
)
def test_who_is_meant_by_both_or_one_of_them_stands_in_the_sentence_before(lang: str, text: str) -> None:
    assert leans(Reader().read(text, lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "All flights were cancelled on Monday."),
        ("en", "One of the pilots swam ashore."),
        ("en", "The two Guineas share a border."),
        ("de", "Einer von zehn Piloten schwimmt nicht."),
        ("fr", "Tous les vols ont été annulés lundi."),
        ("es", "Todos los vuelos fueron cancelados el lunes."),
    ],
)
def test_what_names_its_own_leans_on_nothing(lang: str, text: str) -> None:
    assert not leans(Reader().read(text, lang))


def test_a_budget_takes_both_only_behind_those_who_are_meant() -> None:
    one = (
        "Two divers were held in Orrin over the theft of a bell from the wreck.\n"
        "Both denied on Monday that they took the bell from the wreck off Orrin.\n"
        "It rained all day."
    )
    other = "The bell was cast in 1788.\nThe wreck off Orrin lies at forty metres."
    for budget in range(1, 5):
        texts = printed(account_of(one, other, budget=budget))
        both = [at for at, text in enumerate(texts) if text.startswith("Both")]
        assert all(at and texts[at - 1].startswith("Two divers") for at in both)


GROUNDED = (
    "A ferry with 80 passengers ran aground in fog off Orrin on Monday.\nNobody was hurt.\n"
    "The captain was questioned by police on Monday night.\n"
    "In March 1998 a sister ship sank in the same bay and nine sailors drowned.\n"
)


@pytest.mark.parametrize(
    "on", ["Since then every ship that enters the bay takes a pilot on board.", "Years later it was raised."]
)
def test_what_goes_on_from_the_past_is_not_torn_from_it(on: str) -> None:
    tugs = "The ferry will be pulled free by tugs on Tuesday."
    texts = printed(account_of(f"{GROUNDED}{on}\nTugs will pull the ferry free on Tuesday.", tugs))
    assert texts[texts.index(on) - 1].startswith("In March 1998")
