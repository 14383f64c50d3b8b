"""Headlines of other stories within an article go; headlines, lists and charges of its own stay."""

from __future__ import annotations

import pytest

from dedupe_news.cleaning import label_lines

BODY = (
    "A ferry ran aground off Islay on Monday night with 42 people on board, the coastguard said.",
    "Two tugs from Oban pulled the ferry free at high water on Tuesday morning.",
    "Nobody was hurt, but the ship's hull was damaged and it will be out of service for a month.",
    "The ferry's owner, Calder Lines, said it had asked for a smaller boat to carry the mail.",
)
OTHERS = (
    "Baker who wrote to every customer for thirty years retires to Madeira",
    "Schoolchildren teach a parrot the names of all Norwegian kings",
    "Why your neighbour's new windmill may be quieter than a fridge",
)
KOERPER = (
    "Vor Amrum ist am Montagabend eine Fähre mit 42 Menschen an Bord auf Grund gelaufen, sagt die Polizei.",
    "Zwei Schlepper aus Husum zogen das Schiff am Dienstagmorgen bei Hochwasser frei.",
    "Verletzt wurde niemand, doch die Fähre wird einen Monat lang ausfallen.",
    "Die Reederei will die Post so lange mit einem kleineren Schiff bringen.",
)
ANDERE = (
    "Bäcker schreibt dreißig Jahre lang Briefe an jeden Kunden und zieht nach Madeira",
    "Schulklasse bringt einem Papagei die Namen aller norwegischen Könige bei",
    "Warum das neue Windrad leiser sein kann als der Kühlschrank des Nachbarn",
)


def kept(*lines: str) -> list[str]:
    """What is kept of a text of these lines."""
    text = "\n\n".join(lines)
    return [text[line.start : line.end] for line in label_lines([text])[0] if line.rule is None]


@pytest.mark.parametrize(("body", "others"), [(BODY, OTHERS), (KOERPER, ANDERE)])
def test_three_headlines_that_share_no_word_with_the_article_go_above_and_within_it(
    body: tuple[str, ...], others: tuple[str, ...]
) -> None:
    assert kept(*others, *body) == list(body)
    assert kept(*body[:2], *others, *body[2:]) == list(body)


def test_two_such_lines_stay_for_they_may_be_its_headline_and_its_deck() -> None:
    assert kept(*OTHERS[:2], *BODY) == [*OTHERS[:2], *BODY]


def test_three_lines_that_speak_of_the_article_stay() -> None:
    points = (
        "Ferry with 42 people on board runs aground off Islay",
        "Tugs from Oban pull it free at high water on Tuesday",
        "Owner Calder Lines asks for a smaller boat for the mail",
    )
    assert kept(*points, *BODY) == [*points, *BODY]


def test_a_list_under_a_colon_and_lines_with_bullets_stay() -> None:
    opened = "These winners were named on the evening:"
    assert kept(*BODY[:2], opened, *OTHERS, *BODY[2:]) == [*BODY[:2], opened, *OTHERS, *BODY[2:]]
    bullets = tuple(f"- {line}" for line in OTHERS)
    assert kept(*BODY[:2], *bullets, *BODY[2:]) == [*BODY[:2], *bullets, *BODY[2:]]


def test_short_lines_that_share_no_word_stay() -> None:
    charges = ("Carrying a concealed weapon", "Having weapons while disabled", "Driving without a licence")
    assert kept(*BODY[:2], *charges, *BODY[2:]) == [*BODY[:2], *charges, *BODY[2:]]


def test_in_a_text_of_two_sentences_they_stay() -> None:
    assert set(OTHERS[1:]) <= set(kept(BODY[0], *OTHERS, BODY[1]))


def test_a_video_s_title_that_stands_twice_goes_below_the_headline_and_not_above() -> None:
    assert kept(BODY[0], BODY[1], OTHERS[0], OTHERS[0], BODY[2], BODY[3]) == list(BODY)
    assert kept(OTHERS[0], OTHERS[0], *BODY) == [OTHERS[0], OTHERS[0], *BODY]


@pytest.mark.parametrize(
    ("debris", "rule"),
    [
        ("MADISON, Wis. -", "agency-mark"),
        ("SAULT STE. MARIE, Mich. –", "agency-mark"),
        ("Mumbai, Nov 11 -", "agency-mark"),
        ("-- TESSA --", "agency-mark"),
        ("--------", "agency-mark"),
        ("__________", "agency-mark"),
        ("ALSO:", "read-more"),
        ("Stay with Channel 4 and channel4.example for more on this developing story.", "agency-mark"),
        (
            "The ferry off Islay at first light. Ann Lee reports. (Published Tuesday, May 4, 2021)",
            "image-credit",
        ),
        ("You May Also Be Interested In These Stories", "read-more"),
        ("CONTINUING COVERAGE: Ferry aground off Islay", "read-more"),
        ("Contributing: Ann Lee and Jo Marsh", "byline"),
        ("Robert Callan photo/", "image-credit"),
        ("Ann Lee, Hamil R. Poe and Jo Marsh contributed to this report.", "agency-mark"),
    ],
)
def test_what_newsrooms_leave_between_paragraphs_goes(debris: str, rule: str) -> None:
    text = "\n\n".join((*BODY[:2], debris, *BODY[2:]))
    removed = {text[line.start : line.end]: line.rule for line in label_lines([text])[0] if line.rule}
    assert removed == {debris: rule}


@pytest.mark.parametrize(
    "line",
    [
        "The minister said that poor brakes contributed.",
        "Mayor Ann Lee contributed to this report, which blames the council.",
        "She has read the poem in the original -",
        "The novel sold well and is out again in a new translation (published 1937)",
        "He stayed with this story.",
        "Read the judge's ruling closely and it is clear the city lost on this story.",
        "The novel that changed his life was Middlemarch for good (Published in London in 1871)",
        "Hands up, don't shoot! Hands up, don't shoot!",
        "Full coverage of the roof with lead will take a year.",
    ],
)
def test_what_looks_like_it_and_is_told_stays(line: str) -> None:
    assert line in kept(*BODY[:2], line, *BODY[2:])


def test_of_a_paragraph_that_closes_with_a_credit_the_credit_alone_goes() -> None:
    credit = "Stay with Channel 4 for more on this developing story."
    assert kept(*BODY[:3], f"{BODY[3]} {credit}") == list(BODY)


def test_a_heading_of_an_encyclopedia_loses_its_link_to_edit_it() -> None:
    assert kept(*BODY[:2], "Aftermath [ edit ]", *BODY[2:]) == [*BODY[:2], "Aftermath", *BODY[2:]]
    assert kept(*KOERPER[:2], "Ursachen [Bearbeiten | Quelltext bearbeiten]", *KOERPER[2:])[2] == "Ursachen"
