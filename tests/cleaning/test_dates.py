"""Lines that say when something was published go; days that head the entries of a chronology stay."""

from __future__ import annotations

import pytest

from dedupe_news.cleaning import label_lines
from dedupe_news.cleaning.patterns import form_rule

STAMPS = [
    "Updated 14 March 2023, 10:15 GMT",
    "Last modified on Tue 14 Mar 2023 10.15 GMT",
    "First published on Tue 14 Mar 2023",
    "Published: 14 March 2023",
    "Published March 14, 2023 at 6:00 a.m.",
    "Stand: 14.03.2023 10:15 Uhr",
    "Mis à jour le 14/03/2023 à 10:15",
    "Actualizado a las 10:15 h",
    "Ultimo aggiornamento: 14 marzo 2023 10:15",
    "Обновлено: 14.03.2023",
    "更新日: 2023年3月14日",
]
STORY = (
    "The council of Brantwick voted on Tuesday to close the swimming pool in Mill Lane.",
    "It has been open since 1932 and needs a new roof, which would cost 2.4 million pounds.",
    '"We cannot pay for it," said the leader of the council, Mary Holt.',
    "Swimmers handed in a petition with 4,000 names.",
)
EVENTS = (
    "Forty miners refuse to come up from the shaft of the Velten mine and demand their wages.",
    "The company calls the protest illegal, and police close the road to the mine.",
    "Two miners are brought up because they feel ill; doctors say that they are weak.",
    "All forty come up, for the company has paid what it owes, the union says.",
)
DAYS = {
    "en": ("14 March 2023", "15 March 2023", "21 March 2023", "2 April 2023"),
    "years aside": ("14 March", "15 March", "21 March", "2 April"),
    "fr": ("14 mars", "15 mars", "21 mars", "2 avril"),
    "figures": ("14.03.2023", "15.03.2023", "21.03.2023", "02.04.2023"),
    "hours": ("18:05", "18:40", "21:15", "23:00"),
    "hours of Germany": ("18:05 Uhr", "18:40 Uhr", "21:15 Uhr", "23:00 Uhr"),
}


def rules(*lines: str) -> dict[str, str | None]:
    """What removes each line of a text."""
    text = "\n".join(lines)
    return {text[line.start : line.end]: line.rule for line in label_lines([text])[0]}


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_line_of_publication_goes_below_the_headline_and_at_the_end(stamp: str) -> None:
    assert rules("Pool in Brantwick to close", "By Ann Lee", stamp, *STORY)[stamp] == "timestamp"
    found = rules(*STORY, stamp)
    assert found[stamp] == "timestamp"
    assert all(found[line] is None for line in STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Updated rules for pools take effect in 2024",
        "Published in 1932 and never out of print since",
        "Created 14 new posts in the town hall in 2023",
        "Date of the hearing moved to 14 March 2023 after a strike",
    ],
)
def test_a_line_that_says_more_than_a_date_is_no_stamp(line: str) -> None:
    assert form_rule(line) is None
    assert rules(*STORY, line)[line] != "timestamp"


@pytest.mark.parametrize("days", DAYS.values(), ids=DAYS)
def test_days_that_head_what_happened_on_them_stay(days: tuple[str, ...]) -> None:
    lines = [part for pair in zip(days, EVENTS, strict=True) for part in pair]
    assert set(rules("The siege of the Velten mine", *lines).values()) == {None}


@pytest.mark.parametrize("name", ["hours", "hours of Germany", "figures"])
def test_entries_of_a_live_blog_keep_their_hours_between_share_bars(name: str) -> None:
    entries = [[day, event, "Share", "Copy link"] for day, event in zip(DAYS[name], EVENTS, strict=True)]
    found = rules("The siege of the Velten mine", *(line for entry in entries for line in entry))
    assert [found[day] for day in DAYS[name]] == [None] * 4
    assert found["Share"] == found["Copy link"] == "share-bar"


@pytest.mark.parametrize(
    "buttons",
    [("Like 1234", "Like 2345", "Like 3456"), ("Page 1234", "Page 2345", "Page 3456")],
    ids=["likes", "pages"],
)
def test_figures_of_buttons_between_sentences_are_no_hours(buttons: tuple[str, ...]) -> None:
    lines = [part for pair in zip(EVENTS, (*buttons, ""), strict=True) for part in pair if part]
    found = rules("The siege of the Velten mine", *lines)
    assert all(found[button] is not None for button in buttons)
    assert all(found[event] is None for event in EVENTS)


def test_hours_below_the_names_of_readers_are_no_entries() -> None:
    entries = [["Ann Lee", day, event, "Reply"] for day, event in zip(DAYS["hours"], EVENTS, strict=True)]
    found = rules("The siege of the Velten mine", *STORY, *(line for entry in entries for line in entry))
    assert all(found[day] is not None for day in DAYS["hours"])


def test_three_days_make_a_chronology_and_two_do_not() -> None:
    lines = [part for pair in zip(DAYS["en"], EVENTS, strict=True) for part in pair]
    assert set(rules("The siege of the Velten mine", *lines[:6]).values()) == {None}
    found = rules("The siege of the Velten mine", *lines[:4])
    assert [found[day] for day in DAYS["en"][:2]] == ["timestamp"] * 2


def test_a_day_that_stands_three_times_makes_no_chronology() -> None:
    day = "14 March 2023"
    assert rules("The Velten mine", day, EVENTS[0], day, EVENTS[1], day, EVENTS[2])[day] == "timestamp"


def test_dates_below_names_and_above_headlines_make_no_chronology() -> None:
    teasers = [
        line
        for day, head in zip(DAYS["en"], ("Rain in Gera", "Snow in Jena", "Wind in Suhl", "Fog"), strict=True)
        for line in (day, head)
    ]
    found = rules("Pool in Brantwick to close", *STORY, *teasers)
    assert all(found[day] is not None for day in DAYS["en"])
