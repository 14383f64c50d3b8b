"""One more of a kind is no part of the count before it."""

from __future__ import annotations

import pytest
from tests.accounts.texts import story

from dedupe_news.accounts import compose


def statements(*texts: str) -> int:
    """How many statements an account of reports of a sentence each has."""
    return len(compose(story(*texts)).statements)


@pytest.mark.parametrize(
    "later",
    [
        "A third miner has died after the roof fall in the Karlow pit.",
        "Another miner has died after the roof fall in the Karlow pit.",
        "One more miner was killed when the roof fell in the Karlow pit.",
    ],
)
def test_a_third_death_is_not_folded_into_two(later: str) -> None:
    assert statements("Two miners were killed on Sunday when a roof fell in the Karlow pit.", later) == 2


def test_two_that_tell_of_one_more_fold() -> None:
    assert (
        statements(
            "A third miner has died after the roof fall in the Karlow pit.",
            "A third miner has died after Sunday's roof fall in the Karlow pit.",
        )
        == 1
    )


def test_another_of_one_report_may_be_the_climber_of_the_next() -> None:
    assert (
        statements(
            "On Friday Duncan Rait, 36, died after slipping and falling from a ridge.",
            "Another climber, Duncan Rait, 36, died on Friday after slipping and falling from a ridge.",
        )
        == 1
    )
