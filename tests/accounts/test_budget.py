"""What a budget prints and what it leaves out."""

from __future__ import annotations

import pytest
from tests.accounts.texts import FERRY, FERRY_AGAIN, account_of, printed, report, story, told

from dedupe_news.accounts import AccountSettings, compose
from dedupe_news.accounts.standing import whole_speech


@pytest.mark.parametrize("budget", [1, 3, 5])
def test_a_budget_prints_so_many_statements_and_keeps_the_rest(budget: int) -> None:
    whole = account_of(FERRY, FERRY_AGAIN)
    account = account_of(FERRY, FERRY_AGAIN, budget=budget)
    assert len(account.statements) == budget
    assert len(account.statements) + len(account.left_out) == len(whole.statements)
    assert sorted(told(account)) == sorted(told(whole))


def test_a_budget_beyond_the_account_changes_nothing() -> None:
    whole = account_of(FERRY, FERRY_AGAIN)
    assert account_of(FERRY, FERRY_AGAIN, budget=len(whole.statements)) == whole
    assert account_of(FERRY, FERRY_AGAIN, budget=99) == whole


def test_what_several_texts_tell_is_printed_first() -> None:
    account = account_of(FERRY, FERRY_AGAIN, budget=2)
    assert all(statement.cites == (0, 1) for statement in account.statements)


def test_what_is_printed_under_a_budget_keeps_the_order_of_the_account() -> None:
    whole = printed(account_of(FERRY, FERRY_AGAIN))
    some = printed(account_of(FERRY, FERRY_AGAIN, budget=4))
    assert [text for text in whole if text in some] == some


def test_copies_do_not_make_a_statement_weigh_more() -> None:
    lone = "A museum in Quimper bought the bell of the ship for its hall of the sea."
    copies = [report(lone, number=2 + n, keeper=2 if n else -1) for n in range(4)]
    account = compose([*story(FERRY, FERRY_AGAIN), *copies], AccountSettings(budget=2))
    assert lone not in printed(account)


def test_a_budget_of_words_is_kept() -> None:
    account = compose(story(FERRY, FERRY_AGAIN), AccountSettings(words=40))
    assert 0 < sum(len(text.split()) for text in printed(account)) <= 40


def test_a_budget_of_words_prints_one_sentence_at_least() -> None:
    assert len(compose(story(FERRY), AccountSettings(words=1)).statements) == 1


def test_of_a_single_report_the_lead_is_printed_first() -> None:
    assert printed(account_of(FERRY, budget=1)) == [FERRY.splitlines()[0]]


def test_what_one_text_alone_tells_at_length_waits_behind_what_two_tell() -> None:
    lone = (
        "Historians, painters, bakers, surfers, sailors, vintners, smugglers, pilots, priests, poets, "
        "weavers, admirals, butchers, nurses, cobblers, jugglers and beekeepers argued about lighthouses, "
        "cider, lace, slate, granite, oysters, whisky, tobacco, copper and kelp."
    )
    account = account_of(f"{lone}\n{FERRY}", FERRY_AGAIN, budget=3)
    assert lone not in printed(account)


def test_a_second_telling_with_another_figure_waits_behind_something_new() -> None:
    first = "The ferry with 212 passengers ran aground off Brittany.\nDivers will look at the hull."
    second = "The ferry with 290 passengers ran aground off Brittany.\nDivers will look at it soon."
    account = account_of(first, second, budget=2)
    assert sum("ran aground" in text for text in printed(account)) == 1


def test_of_tellings_of_one_thing_the_next_best_is_printed_not_the_last() -> None:
    said = "The ferry with {} passengers aboard ran aground off the coast of Brittany early on Tuesday."
    first, second, third = (said.format(number) for number in (212, 215, 220))
    assert printed(account_of(first, second, third, budget=1)) == [first]
    assert printed(account_of(first, second, third, budget=2)) == [first, second]


FILLER = "\n".join(
    f"{name} {verb} near {place} without any word on it."
    for name, verb, place in zip(
        ("Birds", "Cooks", "Miners", "Monks", "Nurses", "Pilots", "Poets", "Sailors", "Tailors", "Weavers"),
        ("sang", "ate", "dug", "prayed", "slept", "flew", "wrote", "rowed", "sewed", "spun"),
        (
            "Aldgate",
            "Bow",
            "Chelsea",
            "Deptford",
            "Ealing",
            "Fulham",
            "Greenwich",
            "Hackney",
            "Isling",
            "Kew",
        ),
        strict=True,
    )
)
BRIDGE = "The stone bridge over the river Arda collapsed on the {} of the storm"
MAYOR = "The town mayor of upper Kestrel resigned over the {} of the budget"


def test_what_both_reports_tell_at_their_beginning_counts_more_than_what_one_tells_late() -> None:
    first = f"{BRIDGE.format('morning')}.\n{MAYOR.format('reading')}."
    late = f"{MAYOR.format('debate')} again.\n{FILLER}\n{BRIDGE.format('evening')} again."
    soon = f"{MAYOR.format('debate')} again.\n{BRIDGE.format('evening')} again.\n{FILLER}"
    assert "mayor" in printed(account_of(first, late, budget=1))[0]
    assert "bridge" in printed(account_of(first, soon, budget=1))[0]


def test_what_the_rest_of_the_story_is_about_is_printed_first() -> None:
    first = f"{BRIDGE.format('morning')} near the harbour.\n{MAYOR.format('reading')} near the orchard.\n{{}}"
    second = f"{MAYOR.format('debate')} again.\n{BRIDGE.format('evening')} again."
    about = "\n".join(f"{who} looked at the {{0}}." for who in ("Divers", "Masons", "Smiths", "Clerks"))
    harbour, orchard = (first.format(about.format(place)) for place in ("harbour", "orchard"))
    assert "bridge" in printed(account_of(harbour, second, budget=1))[0]
    assert "mayor" in printed(account_of(orchard, second, budget=1))[0]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ('"No," she said.', True),
        ('Not today," she said.', False),
        ("“Nobody screamed.", False),
        ("„Nein“, sagte sie.", True),
        ("„Nein, sagte sie.", False),
        ("”Nej”, sade hon.", True),
        ("« Non », dit-elle.", True),
        ("Non », dit-elle.", False),
    ],
)
def test_a_sentence_that_holds_half_of_a_quotation_is_known(text: str, *, whole: bool) -> None:
    assert whole_speech(text) is whole


def test_a_budget_prints_half_of_a_quotation_only_when_nothing_else_is_left() -> None:
    half = "Fifteen shots rang out in Corn Lane by the fish market,” said Jackson of the harbour cafe."
    text = f"{half}\nA tram hit a lorry in Corn Lane.\nThe tram was empty on its way to the harbour."
    again = f"{half}\nIn Corn Lane a tram struck a lorry.\nNobody else was near the place."
    for most in (1, 2):
        assert half not in printed(account_of(text, again, budget=most))
    assert half in printed(account_of(text, again))
