"""Statements that fill a budget of words best, and sentences that cannot stand by themselves."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from scipy import sparse
from tests.accounts.texts import FERRY, FERRY_AGAIN, account_of, printed, story

from dedupe_news.accounts import AccountSettings, compose
from dedupe_news.accounts.packing import Pieces, best_set
from dedupe_news.accounts.statements import group
from dedupe_news.accounts.words import Reader
from dedupe_news.accounts.worth import Worth, worth
from dedupe_news.thresholds import StatementThresholds


def one_concept_each(*gains: float) -> Worth:
    """Statements of which each tells a thing of its own."""
    held = sparse.csr_array(np.eye(len(gains)))
    return Worth(sparse.csr_array(np.diag(gains)), held, np.zeros(len(gains)))


def pieces(
    *sizes: int,
    leaders: tuple[int, ...] = (),
    alike: tuple[set[int], ...] = (),
    leads: tuple[bool, ...] = (),
) -> Pieces:
    numbers = range(len(sizes))
    return Pieces(
        numbers,
        sizes,
        leaders or (-1,) * len(sizes),
        alike or tuple(set() for _ in sizes),
        leads or (False,) * len(sizes),
    )


def test_two_that_fill_the_room_are_taken_before_a_better_one_that_wastes_it() -> None:
    told = one_concept_each(7.0, 5.0, 5.0)
    assert best_set(told, pieces(6, 5, 5), 3, 10) == (1, 2)
    assert best_set(told, pieces(6, 5, 5), 1, 10) == (0,)
    assert best_set(told, pieces(6, 5, 5), 3, 11) == (0, 1)


def test_a_set_holds_a_sentence_that_opens_a_report_if_there_is_one() -> None:
    told = one_concept_each(7.0, 6.0, 1.0)
    assert best_set(told, pieces(5, 5, 5, leads=(False, False, True)), 3, 10) == (0, 2)
    assert best_set(told, pieces(5, 5, 5), 3, 10) == (0, 1)


def test_of_sets_that_tell_as_much_the_first_given_is_taken() -> None:
    assert best_set(one_concept_each(5.0, 5.0, 5.0), pieces(5, 5, 5), 3, 10) == (0, 1)


def test_what_leans_is_taken_only_beside_what_it_leans_on() -> None:
    told = one_concept_each(9.0, 1.0, 5.0)
    assert best_set(told, pieces(5, 5, 5, leaders=(1, -1, -1)), 3, 10) == (0, 1)
    assert best_set(told, pieces(5, 5, 5, leaders=(1, -1, -1)), 3, 9) == (2,)


def test_what_says_the_same_is_not_packed_twice() -> None:
    told = one_concept_each(9.0, 8.0, 1.0)
    assert best_set(told, pieces(5, 5, 5, alike=({1}, {0}, set())), 3, 10) == (0, 2)


def test_what_is_told_already_counts_for_less() -> None:
    held = sparse.csr_array(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
    gains = sparse.csr_array(np.array([[4.0, 0.0], [4.0, 0.0], [0.0, 3.0]]))
    assert best_set(Worth(gains, held, np.array([0.5, 0.5])), pieces(5, 5, 5), 3, 10) == (0, 2)


def test_nothing_fits_into_no_room() -> None:
    assert best_set(one_concept_each(1.0), pieces(5), 3, 4) == ()


@pytest.mark.parametrize("words", [20, 40, 60, 100])
def test_what_words_print_does_not_depend_on_the_order_of_reports(words: int) -> None:
    third = "The ferry with 212 passengers ran aground in the dark.\nDivers will look at the hull on Friday."
    found = {
        tuple(sorted(printed(compose(story(*texts), AccountSettings(words=words)))))
        for texts in permutations((FERRY, FERRY_AGAIN, third))
    }
    assert len(found) == 1


def test_both_budgets_hold_together() -> None:
    account = compose(story(FERRY, FERRY_AGAIN), AccountSettings(budget=2, words=60))
    assert len(account.statements) == 2
    assert sum(len(text.split()) for text in printed(account)) <= 60


def test_a_second_small_word_is_worth_something_and_a_second_name_little() -> None:
    text = "The mayor of the town met the mayor of the port.\nBoats, nets, ropes, masts, sails, oars, hulls."
    grouping = group(story(text), StatementThresholds(), Reader())
    prints = [grouping.kinds.of[places[0]] for places in grouping.groups]
    told = worth(grouping, [0], prints, 20)
    speech = next(place for place, kind in enumerate(prints) if "the" in grouping.kinds.words[kind].lowers)
    concepts, _ = told.after(speech)
    often = told.held.toarray()[speech]
    assert told.left[int(np.argmax(often))] > 0.5  # "the", four times
    assert min(told.left[concepts]) == pytest.approx(0.3)


LEANING = "But he told the harbour police of Brest on Tuesday that the ferry ran aground in fog."
LEADER = "The captain of the ferry had slept for nine hours."


def test_a_sentence_that_leans_is_not_printed_without_the_one_before_it() -> None:
    first = (
        f"The ferry ran aground in fog off Brest, the harbour police said on Tuesday.\n{LEADER}\n{LEANING}"
    )
    other = "In fog off Brest a ferry ran aground, the police of the harbour told reporters on Tuesday."
    for most in range(1, 4):
        texts = printed(account_of(first, other, budget=most))
        assert LEANING not in texts or LEADER in texts
    assert LEANING in printed(account_of(first, other))


def test_a_line_without_an_end_is_printed_only_when_nothing_else_is_left() -> None:
    line = "Photo of the ferry aground off the coast of Brittany early on Tuesday"
    for most in (1, 3):
        assert line not in printed(account_of(f"{FERRY}\n{line}", FERRY_AGAIN, budget=most))


@pytest.mark.parametrize("words", [0, 1, 5])
def test_a_budget_too_small_for_any_sentence_prints_one(words: int) -> None:
    assert len(compose(story(FERRY, FERRY_AGAIN), AccountSettings(words=words)).statements) == 1


def test_a_story_without_sentences_has_nothing_to_print() -> None:
    assert compose(story(""), AccountSettings(words=100)).statements == ()
