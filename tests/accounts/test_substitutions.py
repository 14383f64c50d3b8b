"""Sentences that are the same but for one word: what they tell apart is lost to nobody."""

from __future__ import annotations

import pytest
from tests.accounts.texts import disputed, together

MORE = "Officials gave no further details of it."


@pytest.mark.parametrize(
    ("sentence", "one", "other", "kind"),
    [
        (
            "A fire at a warehouse in {} injured six workers on Monday, police said.",
            "Leeds",
            "Bradford",
            "name",
        ),
        ("The attacker used a {} to kill the shopkeeper before he fled on foot.", "knife", "gun", "name"),
        ("The minister resigned on Monday {} after a meeting with the king.", "morning", "night", "name"),
        ("The soldiers were {} when their vehicle hit a mine near the border.", "wounded", "killed", "verb"),
        ("The suspect was arrested at his {}'s house in the early hours.", "mother", "brother", "name"),
        ("The court told the company to pay 3 million {} to the victims.", "euros", "dollars", "name"),
        ("Police are looking for a {} van that was seen near the bank.", "white", "black", "name"),
        ("The victim was shot in the {} and died in hospital hours later.", "chest", "leg", "name"),
    ],
)
def test_a_word_that_excludes_the_other_is_a_dispute(sentence: str, one: str, other: str, kind: str) -> None:
    texts = [f"{sentence.format(word)}\n{more}" for word, more in ((one, MORE), (other, "An inquiry began."))]
    assert [found for found, values in disputed(*texts)] == [kind]
    assert not together(sentence.format(one), sentence.format(other), MORE)


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        ("{} will close its plant in Genk next year, the company said.", "Ford", "Opel"),
        ("Two {} tourists were rescued from the glacier after a night in the snow.", "French", "German"),
    ],
)
def test_other_names_keep_apart_without_a_dispute(sentence: str, one: str, other: str) -> None:
    first, second = sentence.format(one), sentence.format(other)
    assert not together(first, second, MORE)
    assert disputed(f"{first}\n{MORE}", f"{second}\nAn inquiry began.") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ferry returned to Oban on Monday.", "The ferry refused to return to Oban on Monday."),
        ("The Aller burst its banks on Sunday.", "The Aller threatened to burst its banks on Sunday."),
        (
            "The firm will build cars in Genk from Monday.",
            "The firm will stop building cars in Genk from Monday.",
        ),
    ],
)
def test_a_deed_that_is_refused_stopped_or_threatened_is_not_that_deed(first: str, second: str) -> None:
    assert not together(first, second, MORE)


def test_a_deed_failed_at_and_one_denied_are_one() -> None:
    first = "Rescuers failed to reach the climbers on Monday night."
    assert together(first, first.replace("failed to", "could not"), MORE)


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        ("The Mayor Of Bonn {} the Flood Victims Of Halden And Solto.", "Honours", "Praises"),
        ("{} rushed the boy to a hospital in Bonn where he died.", "Police", "Officers"),
        ("The driver was treated for {} in the hospital of Bonn.", "a cut on his arm", "cuts on his arms"),
    ],
)
def test_two_words_for_one_thing_keep_nothing_apart(sentence: str, one: str, other: str) -> None:
    assert together(sentence.format(one), sentence.format(other), MORE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A white van hit a black bus near the bank in Bonn, police said.",
            "A black van hit a white bus near the bank in Bonn, police said.",
        ),
        (
            "A white van hit a bus near the bank in Bonn, police said.",
            "A black van hit a white bus near the bank in Bonn, police said.",
        ),
        (
            "The soldiers were wounded when their vehicle hit a mine near the border.",
            "The soldiers were not killed when their vehicle hit a mine near the border.",
        ),
        (
            "The soldiers were wounded but not killed when their vehicle hit a mine near the border.",
            "The soldiers were killed when their vehicle hit a mine near the border.",
        ),
    ],
)
def test_words_that_both_sentences_hold_or_one_denies_exclude_nothing(one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        kinds = {kind for kind, _ in disputed(*(f"{text}\n{MORE}" for text in pair))}
        assert not kinds & {"name", "verb"}


def test_a_town_and_its_county_that_both_reports_name_are_no_dispute() -> None:
    first = "A fire at a warehouse in Leeds injured six workers on Monday, police said.\nLeeds has many."
    second = (
        "A fire at a warehouse in Yorkshire injured six workers on Monday, police said.\nIt stood in Leeds."
    )
    assert disputed(first, second) == []
