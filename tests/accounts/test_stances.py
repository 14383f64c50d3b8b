"""Who is for and who against, and what one leaves open, are no one statement."""

from __future__ import annotations

import pytest
from tests.accounts.texts import together


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Republicans voted for the water bill.", "Republicans voted against the water bill."),
        (
            "Governor Ane Lie said a cut in June was likely.",
            "Lie declined to say whether a cut in June was likely.",
        ),
        (
            "Carvalia's Prime Minister Tomas Real said on Monday he would step down as leader of the party.",
            "Real denied that he would step down as leader of the party.",
        ),
    ],
)
def test_for_and_against_open_and_told_denied_and_told_stay_apart(one: str, other: str) -> None:
    assert not together(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Republicans voted against the water bill.", "The Republicans voted against the water bill."),
        (
            "Governor Ane Lie said it was open whether a cut in June was likely.",
            "Ane Lie said it was open whether a cut in June was likely.",
        ),
        ("The ferry ran against the pier at Orrin.", "The ferry ran into the pier at Orrin."),
    ],
)
def test_what_both_are_against_or_leave_open_folds(one: str, other: str) -> None:
    assert together(one, other)
