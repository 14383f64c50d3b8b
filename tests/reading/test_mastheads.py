"""Headlines with a byline or a date: where a report begins for sure."""

from __future__ import annotations

import pytest

from dedupe_news.reading.segmenting import segment
from dedupe_news.reading.segmenting.leads import judge
from dedupe_news.reading.segmenting.mastheads import mastheads
from dedupe_news.thresholds import SegmentThresholds

FIRE = [
    "Two arrested after fire at Leeds carpet warehouse",
    "Two men have been arrested on suspicion of arson after a fire destroyed a carpet warehouse in Leeds.",
    "About 60 firefighters were called to the building on Armley Road at about 3am on Monday.",
    "Residents were told to keep their windows shut because of thick smoke over the city.",
]
GLASS = [
    "The museum of glass in Passau has opened its doors again after being closed for two years.",
    "Most of the pieces that the river damaged have been restored, its director told visitors.",
    "Admission is free until the end of the month, and on Sundays it stays so all year round.",
]
TITLE = "Museum of glass reopens after flood"


def headed(lines: list[str]) -> list[str]:
    """The headlines that the rule alone takes for beginnings."""
    text = "\n".join(lines)
    judged = judge(text, 0, len(text))
    headline, byline = (judged.values[:, judged.names.index(name)] > 0 for name in ("headline", "byline"))
    limits = SegmentThresholds()
    rows = mastheads(judged.units.heads, headline & judged.possible, byline, judged.told, limits)
    return [judged.units.heads[row] for row in rows]


@pytest.mark.parametrize(
    "below",
    [
        ["By Tom Hall, Crime Correspondent"],
        ["11 March 2024"],
        ["Published 09:12, 11 Mar 2024"],
        ["By Tom Hall", "11 March 2024"],
        ["Bavaria", "Pictures: PA", "By Tom Hall"],
        ["Von Jan Weber"],
        ["Le Progrès avec AFP"],
        ["Rheinpost mit dpa"],
        ["Redacción | Cádiz"],
    ],
)
def test_a_headline_over_a_byline_or_a_date_begins_a_report(below: list[str]) -> None:
    assert headed([*FIRE, TITLE, *below, *GLASS]) == [TITLE]


def test_a_headline_over_a_dateline_begins_a_report() -> None:
    assert headed([*FIRE, TITLE, f"PASSAU, Germany (AP) — {GLASS[0]}", *GLASS[1:]]) == [TITLE]


@pytest.mark.parametrize(
    "below",
    [
        ["11 March 2024"],
        ["11 aprile 2024"],
        ["3. September 2024"],
        ["4 dic 2024"],
        ["11 августа 2024"],
    ],
)
def test_a_month_may_be_short_or_foreign(below: list[str]) -> None:
    assert headed([*FIRE, TITLE, *below, *GLASS]) == [TITLE]


@pytest.mark.parametrize(
    "below",
    [
        "Monday, March 11, 2024",
        "Wednesday 13 March 2024",
        "Donnerstag, 14. September 2024",
        "miércoles, 13 de septiembre de 2024",
        "segunda-feira, 11 de novembro de 2024",
        "понедельник, 11 ноября 2024",
        "Monday, March 11, 2024 GMT",
    ],
)
def test_a_weekday_may_stand_before_a_day_with_its_year(below: str) -> None:
    assert headed([*FIRE, TITLE, "Passau Post", below, *GLASS]) == [TITLE]


@pytest.mark.parametrize(
    "below", ["It reopened on 11 March 2024", "Open daily until 3 May 2024", "Wednesdays 13. Glassware 2024"]
)
def test_more_than_a_weekday_beside_a_day_with_its_year_is_no_date_alone(below: str) -> None:
    assert headed([*FIRE, TITLE, below, *GLASS]) == []


@pytest.mark.parametrize("below", ["1. MarketerHire", "3. Decide on a date", "12. Marketing"])
def test_a_numbered_heading_is_no_date(below: str) -> None:
    assert headed([*FIRE, TITLE, below, *GLASS]) == []


@pytest.mark.parametrize(
    "items",
    [
        [f"PASSAU – {GLASS[0]}", f"SUNDAYS – {GLASS[2]}", GLASS[1]],
        [f"FYI – {GLASS[0]}", *GLASS[1:]],
    ],
    ids=["two items of a list", "a remark"],
)
def test_capitals_and_a_dash_are_no_dateline_where_a_list_has_them(items: list[str]) -> None:
    assert headed([*FIRE, TITLE, *items]) == []


def test_sentences_of_four_words_count_where_a_byline_speaks_for_itself() -> None:
    short = [
        "The fire is out now.",
        "Nobody was hurt there.",
        "Police ask for help.",
        "Rain is expected soon.",
    ]
    text = "\n".join([FIRE[0], *short, TITLE, "By Tom Hall", *short])
    assert [text[piece.start :].split("\n", 1)[0] for piece in segment(text).pieces] == [FIRE[0], TITLE]
    fewer = text.replace("Police ask for help.", "Police hope.").replace(
        "Rain is expected soon.", "It rains."
    )
    assert len(segment(fewer).pieces) == 1


def test_the_border_says_what_it_was_seen_by() -> None:
    text = "\n".join([*FIRE, TITLE, "Bavaria", "Pictures: PA", "By Tom Hall", *GLASS])
    cut = segment(text).pieces[1].cut
    assert (cut.by, cut.rule) == ("lead", "headline, byline or date")
    assert 0.9 < cut.score < 1


@pytest.mark.parametrize(
    "lines",
    [
        [*FIRE, TITLE, *GLASS],
        [*FIRE, TITLE, "By Tom Hall"],
        [*FIRE, TITLE, "By Tom Hall", *GLASS[:2]],
        [*FIRE[:3], TITLE, "By Tom Hall", *GLASS],
        [*FIRE, TITLE, *["Passau", "Museums", "Floods", "Glass", "Bavaria", "Art", "By Tom Hall"], *GLASS],
        [*FIRE, "By Tom Hall", "11 March 2024", *GLASS],
        [*FIRE, TITLE, "Download speed 95.08 90.48 14.86", *GLASS],
        [*FIRE, TITLE, "Opening times: 9.30 to 17.00 from 11 March to 4 April", *GLASS],
    ],
    ids=[
        "no byline",
        "nothing below",
        "two sentences below",
        "two sentences above",
        "too far",
        "no headline",
        "figures",
        "more than a day",
    ],
)
def test_where_something_of_it_is_wanting_the_rule_does_not_cut(lines: list[str]) -> None:
    assert headed(lines) == []
