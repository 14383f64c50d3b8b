"""Each figure of the scorer moves when an account is spoilt in its way, and only then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.accounts.texts import FERRY, FERRY_AGAIN, story
from tests.benchmarks.accounts_scorer import Figures, mean, score

from dedupe_news.accounts import AccountSettings, compose

if TYPE_CHECKING:
    from dedupe_news.model import Account

SOURCES = (FERRY, FERRY_AGAIN)


@pytest.fixture
def account() -> Account:
    return compose(story(*SOURCES))


def figures(account: Account) -> Figures:
    return score(account, story(*SOURCES), SOURCES)


def test_an_account_as_made_is_faithful_whole_and_covers_all(account: Account) -> None:
    found = figures(account)
    assert (found.faithful, found.conserved, found.covered) == (1.0, 1.0, 1.0)
    assert found.redundant < 0.7
    assert found.ordered > 0.5


def test_one_changed_letter_is_not_faithful(account: Account) -> None:
    first, *rest = account.statements
    wrong = replace(first, printed=replace(first.printed, text=first.printed.text.replace("212", "213")))
    found = figures(replace(account, statements=(wrong, *rest)))
    assert found.faithful < 1.0
    assert found.conserved == 1.0


def test_a_made_up_headline_is_not_faithful(account: Account) -> None:
    assert figures(replace(account, headline="Drama at sea")).faithful < 1.0


def test_a_statement_dropped_in_silence_is_not_conserved(account: Account) -> None:
    found = figures(replace(account, statements=account.statements[:-1]))
    assert found.conserved < 1.0
    assert found.covered < 1.0
    assert found.faithful == 1.0


def test_a_statement_left_out_and_said_so_is_conserved_but_not_covered(account: Account) -> None:
    *kept, last = account.statements
    found = figures(replace(account, statements=tuple(kept), left_out=(last,)))
    assert found.conserved == 1.0
    assert found.covered < 1.0
    assert found.printed < figures(account).printed


def test_a_folded_sentence_that_is_forgotten_is_not_conserved(account: Account) -> None:
    bare = tuple(replace(statement, also=()) for statement in account.statements)
    found = figures(replace(account, statements=bare))
    assert found.conserved < 1.0
    assert found.covered == figures(account).covered


def test_a_sentence_printed_twice_is_redundant_and_not_conserved(account: Account) -> None:
    found = figures(replace(account, statements=(*account.statements, account.statements[0])))
    assert found.redundant == 1.0
    assert found.conserved < 1.0


def test_a_folded_sentence_printed_as_well_is_redundant(account: Account) -> None:
    spread = []
    for statement in account.statements:
        spread.append(replace(statement, also=()))
        spread.extend(replace(statement, printed=also, also=()) for also in statement.also)
    found = figures(replace(account, statements=tuple(spread)))
    assert found.redundant > figures(account).redundant + 0.1
    assert (found.faithful, found.conserved, found.covered) == (1.0, 1.0, 1.0)


def test_an_account_turned_round_is_out_of_order_and_nothing_else(account: Account) -> None:
    before = figures(account)
    after = figures(replace(account, statements=account.statements[::-1]))
    assert after.ordered == pytest.approx(-before.ordered)
    assert replace(after, ordered=before.ordered) == before


def test_one_shared_statement_that_is_told_too_early_costs_order(account: Account) -> None:
    shared = [n for n, statement in enumerate(account.statements) if statement.cites == (0, 1)]
    moved = list(account.statements)
    moved.insert(0, moved.pop(shared[-1]))
    assert figures(replace(account, statements=tuple(moved))).ordered < figures(account).ordered


def test_a_headline_folded_into_a_later_sentence_turns_nothing_round(account: Account) -> None:
    own = [n for n, statement in enumerate(account.statements) if statement.printed.report == 0]
    first, later = (account.statements[n] for n in (own[0], own[-1]))
    headline = replace(first.printed, start=-9, end=-1)
    told = list(account.statements)
    told[own[-1]] = replace(later, also=(*later.also, headline))
    assert figures(replace(account, statements=tuple(told))).ordered == figures(account).ordered


def test_printing_everything_covers_all_and_repeats(account: Account) -> None:
    few = score(compose(story(*SOURCES), AccountSettings(budget=2)), story(*SOURCES), SOURCES)
    whole = figures(account)
    assert few.covered < whole.covered
    assert few.redundant <= whole.redundant
    assert few.printed < whole.printed


def test_nothing_scores_as_nothing() -> None:
    empty = score(compose([]), [], [])
    assert empty == Figures(1.0, 1.0, 1.0, 0.0, 1.0, 0.0)
    assert mean([empty, replace(empty, covered=0.5)]).covered == 0.75
