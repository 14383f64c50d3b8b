"""Who somebody is to somebody else is no detail: an uncle is no parent, a baby boy no baby daughter."""

from __future__ import annotations

import pytest
from tests.accounts.test_again import AFTER, FIRST, RETELLING, moved
from tests.accounts.texts import account_of, together

MORE = "Officials gave no further details of it."
PLEA = (
    "The {} of the fourteen-year-old boy who drowned in the Aller near the mill in Orrin asked divers from "
    "the county on Friday to go on with their search until his boat is found."
)
BABY = "Neighbours from across the lane took in the baby {} that was found unharmed in the hall in Orrin."


@pytest.mark.parametrize(
    ("sentence", "one", "other"), [(PLEA, "parents", "uncle"), (BABY, "boy", "daughter")]
)
def test_two_relatives_keep_sentences_apart(sentence: str, one: str, other: str) -> None:
    assert not together(sentence.format(one), sentence.format(other), MORE)


@pytest.mark.parametrize(("sentence", "one", "other"), [(PLEA, "parents", "father"), (BABY, "boy", "son")])
def test_one_of_them_or_a_word_for_the_same_keeps_nothing_apart(sentence: str, one: str, other: str) -> None:
    assert together(sentence.format(one), sentence.format(other), MORE)


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("The parents of an", "The uncle of an"),
        ("at home in Orrin", "at school in Orrin"),
        ("accidentally shot", "accidentally paralysed"),
    ],
    ids=["relative", "place", "lasting harm"],
)
def test_what_no_other_report_tells_of_whom_and_where_stays_in_the_main_text(words: str, others: str) -> None:
    assert words in RETELLING
    assert moved(account_of(FIRST, f"{RETELLING.replace(words, others)}\n{AFTER}")) == {}
