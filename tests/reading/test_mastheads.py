"""Headlines with a byline or a date: where a report begins for sure."""

from __future__ import annotations

import pytest

from dedupe_news.reading.segmenting import segment

FIRE = [
    "Two arrested after fire at Leeds carpet warehouse",
    "Two men have been arrested on suspicion of arson after a fire destroyed a carpet warehouse in Leeds.",
    "About 60 firefighters were called to the building on Armley Road at about 3am on Monday.",
    "Residents were told to keep their windows shut because of thick smoke over the city.",
]
ARSON = [
    "Police are treating a huge blaze at a Leeds carpet warehouse as arson, they said on Monday.",
    "More than 80 firefighters battled the flames after the alarm was raised by a neighbour.",
    "One firefighter was treated for smoke inhalation, and the warehouse was completely gutted.",
]
TITLE = "Arson suspected in huge Leeds warehouse blaze"


def starts(lines: list[str]) -> list[str]:
    text = "\n".join(lines)
    return [text[piece.start : piece.end].split("\n", maxsplit=1)[0] for piece in segment(text).pieces]


@pytest.mark.parametrize(
    "below",
    [
        ["By Tom Hall, Crime Correspondent"],
        ["11 March 2024"],
        ["Published 09:12, 11 Mar 2024"],
        ["By Tom Hall", "11 March 2024"],
        ["Yorkshire", "Pictures: PA", "By Tom Hall"],
        ["Von Jan Weber"],
    ],
)
def test_a_headline_over_a_byline_or_a_date_begins_a_report(below: list[str]) -> None:
    assert starts([*FIRE, TITLE, *below, *ARSON]) == [FIRE[0], TITLE]


def test_a_headline_over_a_dateline_begins_a_report() -> None:
    assert starts([*FIRE, TITLE, f"LEEDS, England (AP) — {ARSON[0]}", *ARSON[1:]]) == [FIRE[0], TITLE]


def test_the_border_says_what_it_was_seen_by() -> None:
    text = "\n".join([*FIRE, TITLE, "By Tom Hall", "11 March 2024", *ARSON])
    cut = segment(text).pieces[1].cut
    assert (cut.by, cut.rule) == ("lead", "headline, byline or date")
    assert 0.9 < cut.score < 1


@pytest.mark.parametrize(
    "lines",
    [
        [*FIRE, TITLE, *ARSON],
        [*FIRE, TITLE, "By Tom Hall"],
        [*FIRE, TITLE, "By Tom Hall", *ARSON[:2]],
        [*FIRE[:3], TITLE, "By Tom Hall", *ARSON],
        [*FIRE, TITLE, *["Leeds", "Arson", "Fires", "Smoke", "Police", "Crime", "By Tom Hall"], *ARSON],
        [*FIRE, "By Tom Hall", "11 March 2024", *ARSON],
    ],
    ids=[
        "no byline",
        "nothing below",
        "two sentences below",
        "two sentences above",
        "too far",
        "no headline",
    ],
)
def test_where_something_of_it_is_wanting_the_rule_does_not_cut(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "headline, byline or date" not in [piece.cut.rule for piece in segment(text).pieces]
