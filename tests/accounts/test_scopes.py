"""Figures of like sentences that are of two things, beside pairs in nearly the same words that disagree."""

from __future__ import annotations

import pytest

from dedupe_news.accounts import ReportInput, compose
from dedupe_news.model import Sentence


def _told(
    one: str, other: str, lang: str = "en", dates: tuple[str | None, str | None] = (None, None)
) -> list[str]:
    reports = [
        ReportInput((Sentence(n, 0, len(text), text),), lang=lang, date=day)
        for n, (text, day) in enumerate(zip((one, other), dates, strict=True))
    ]
    return [conflict.about for conflict in compose(reports).conflicts]


# Each: language, a sentence, one in like words of another thing, one that disagrees with the first.
SCOPES = [
    # the noun measured has a word of its own
    (
        "en",
        "Revenue rose 6 percent to $2.1 billion in the quarter.",
        "Advertising revenue rose 14 percent to $0.8 billion in the quarter.",
        "Revenue rose 9 percent to $2.1 billion in the quarter.",
    ),
    (
        "en",
        "Bookings rose 5 percent over the winter, the airline said.",
        "Bookings in Europe rose 8 percent over the winter, the airline said.",
        "Bookings rose 8 percent over the winter, the airline said.",
    ),
    (
        "fr",
        "Les ventes ont progressé de 4 % sur un an.",
        "Les ventes en Asie ont progressé de 9 % sur un an.",
        "Les ventes ont progressé de 9 % sur un an.",
    ),
    # one of two rivals beside the same noun
    (
        "en",
        "The new hangar holds 14 aircraft.",
        "The old hangar holds nine aircraft.",
        "The new hangar holds 19 aircraft.",
    ),
    (
        "en",
        "Wholesale prices rose 3.1 percent in June.",
        "Retail prices rose 4.2 percent in June.",
        "Wholesale prices rose 4.2 percent in June.",
    ),
    (
        "es",
        "El billete sencillo cuesta 2 euros desde enero.",
        "El billete mensual cuesta 3 euros desde enero.",
        "El billete sencillo cuesta 3 euros desde enero.",
    ),
    # each names a place of its own
    (
        "en",
        "A flat in Porto costs 210,000 euros on average.",
        "A flat in Braga costs 150,000 euros on average.",
        "A flat in Porto costs 230,000 euros on average.",
    ),
    (
        "de",
        "Ein Platz im Heim kostet in Kassel 2.900 Euro im Monat.",
        "Ein Platz im Heim kostet in Fulda 2.600 Euro im Monat.",
        "Ein Platz im Heim kostet in Kassel 2.700 Euro im Monat.",
    ),
    # another part of the year
    (
        "en",
        "The brewer Harl made a profit of $40 million in the third quarter after a hot summer.",
        "The brewer Harl made a profit of $95 million in the first half after a hot summer.",
        "The brewer Harl made a profit of $46 million in the third quarter after a hot summer.",
    ),
    (
        "nl",
        "De bank maakte in het tweede kwartaal 80 miljoen euro winst.",
        "De bank maakte in het eerste kwartaal 60 miljoen euro winst.",
        "De bank maakte in het tweede kwartaal 90 miljoen euro winst.",
    ),
    # wished for, asked for, told at first
    (
        "en",
        "The charity raised £90,000 for the roof of the church.",
        "The charity hoped to raise £120,000 for the roof of the church.",
        "The charity raised £120,000 for the roof of the church.",
    ),
    (
        "en",
        "The club sold 4,000 tickets for the match.",
        "The club had initially sold 3,000 tickets for the match.",
        "The club sold 3,000 tickets for the match.",
    ),
    # in how long
    (
        "en",
        "Members will pay $15 more per month for the gym.",
        "Members will pay $180 more per year for the gym.",
        "Members will pay $20 more per month for the gym.",
    ),
    (
        "it",
        "Il parcheggio costa 4 euro al giorno in stazione.",
        "Il parcheggio costa 60 euro al mese in stazione.",
        "Il parcheggio costa 6 euro al giorno in stazione.",
    ),
    # another part behind what is counted
    (
        "pt",
        "A tempestade destruiu 30 casas na ilha.",
        "A tempestade destruiu 12 casas na aldeia de Mira.",
        "A tempestade destruiu 40 casas na ilha.",
    ),
    # who is sentenced, named in full
    (
        "en",
        "The court sentenced the forger, Pavel Ruza, to nine years in prison.",
        "The court sentenced the printer, Anton Meck, to four years in prison.",
        "The court sentenced the forger, Pavel Ruza, to seven years in prison.",
    ),
    # whose it is
    (
        "en",
        "Japan pledged $30 million for the people of the flooded delta.",
        "The United States pledged $50 million for the people of the flooded delta.",
        "Japan pledged $35 million for the people of the flooded delta.",
    ),
    (
        "pt",
        "A primeira fase da obra custa 20 milhões de euros.",
        "A segunda fase da obra custa 35 milhões de euros.",
        "A primeira fase da obra custa 25 milhões de euros.",
    ),
    (
        "en",
        "The dam cost $160 million to repair, engineers said.",
        "The dam cost $80 million to build in the 1970s, engineers said.",
        "The dam cost $180 million to repair, engineers said.",
    ),
    # some of the hurt
    (
        "fr",
        "La collision de deux trams à Nantes a fait 12 blessés, selon la police.",
        "La collision de deux trams à Nantes a fait trois blessés graves, selon la police.",
        "La collision de deux trams à Nantes a fait dix blessés, selon la police.",
    ),
    # the dead beside one told of
    (
        "en",
        "A gunman killed four people at a farm on Sunday.",
        "A gunman killed the farmer and three other people at a farm on Sunday.",
        "A gunman killed three people at a farm on Sunday.",
    ),
    # who took his own life is counted or not
    (
        "en",
        "The shooting at the depot left four people dead.",
        "He shot dead three people at the depot before taking his own life.",
        "The shooting at the depot left three people dead.",
    ),
]


@pytest.mark.parametrize("row", SCOPES, ids=lambda row: f"{row[0]}: {row[2][:50]}")
def test_figures_of_another_thing_are_no_dispute_and_those_of_the_same_are(row: tuple[str, ...]) -> None:
    lang, one, of_another, rival = row
    assert _told(one, of_another, lang) == []
    assert _told(one, rival, lang) != []


def test_a_place_and_a_figure_that_both_differ_are_of_two_events() -> None:
    one = "A coach with 40 pupils left the road near Imatra on Sunday morning."
    assert _told(one, "A coach with 30 pupils left the road near Kotka on Sunday morning.") == []
    assert _told(one, "A coach with 30 pupils left the road near Imatra on Sunday morning.") != []


def test_a_weekday_of_who_told_it_at_the_end_is_not_that_of_the_event() -> None:
    one = "A man was hurt in a fire at a home in Vasa on Monday night, a fire chief said."
    assert _told(one, "A man was hurt in a fire at a home in Vasa, police said Tuesday.") == []
    assert _told(one, "A man was hurt in a fire at a home in Vasa on Tuesday night, police said.") != []


def test_what_a_sentence_denies_of_an_aside_or_says_as_well_is_not_denied() -> None:
    one = "The boy was taken to the children's hospital in Tours and later died, a doctor said."
    assert _told(one, one.replace("boy was", "boy, whom police did not name, was")) == []
    assert _told(one, one.replace("was taken", "was not taken")) != []
    assert _told("None of the crew was hurt on the ferry.", "All of the crew was on the ferry.") == []


@pytest.mark.parametrize(
    ("days", "ages", "told"),
    [
        (("2015-03-02", "2015-05-30"), (21, 22), ["age of Dahl"]),  # 89 days
        (("2015-03-02", "2015-05-31"), (21, 22), []),  # 90 days
        (("2015-03-02", "2015-05-31"), (22, 21), ["age of Dahl"]),  # nobody grows younger
        (("2014-03-02", "2015-05-31"), (21, 23), []),
        (("2014-03-02", "2015-05-31"), (21, 24), ["age of Dahl"]),
        ((None, "2015-05-31"), (21, 22), ["age of Dahl"]),
    ],
)
def test_a_birthday_between_reports_explains_a_year_but_not_within_days(
    days: tuple[str | None, str | None], ages: tuple[int, int], told: list[str]
) -> None:
    first, second = ages
    one = f"Erik Dahl, {first}, is charged with the theft of the boat."
    other = f"Erik Dahl, {second}, pleaded guilty to the theft of the boat."
    assert _told(one, other, dates=days) == told


def test_the_number_of_the_emergency_services_counts_nothing() -> None:
    one = "Officers who came after a 911 call found the mother dead."
    assert _told(one, "Police found the mother and her two sons dead.") == []


@pytest.mark.parametrize(
    ("one", "other", "lang", "told"),
    [
        (
            "The diver sank 18 metres before she was saved.",
            "The diver sank 28 metres before she was saved.",
            "en",
            "sank",
        ),
        ("Le grimpeur est tombé de 14 mètres.", "Le grimpeur est tombé de 41 mètres.", "fr", "tombé"),
        ("Het dodental is gestegen tot drie.", "Het dodental is gestegen tot vijf.", "nl", "dodental"),
        (
            "The thief came at night through the roof of the museum in Lund.",
            "The thief came in the morning through the roof of the museum in Lund.",
            "en",
            "time of day",
        ),
    ],
)
def test_a_dispute_is_called_by_what_is_measured_not_by_its_measure(
    one: str, other: str, lang: str, told: str
) -> None:
    assert _told(one, other, lang) == [told]


def test_pounds_are_money_by_the_million_and_a_weight_of_something() -> None:
    one = "The trust paid £2m for the drawing of a horse by the painter, its head said."
    assert (
        _told(
            one, "The trust paid 2 million pounds for the drawing of a horse by the painter, its head said."
        )
        == []
    )
    assert _told(
        one, "The trust paid 3 million pounds for the drawing of a horse by the painter, its head said."
    ) == ["£ paid"]


@pytest.mark.parametrize(
    ("lang", "land", "adjective", "elsewhere"),
    [
        (
            "en",
            "Inflation in Turkey rose to 61 percent in November.",
            "Turkish inflation rose to 65 percent in November.",
            "Core inflation rose to 65 percent in November.",
        ),
        (
            "en",
            "German unemployment rose to 6.1 percent in May.",
            "Unemployment in Germany rose to 6.4 percent in May.",
            "Unemployment in Austria rose to 6.4 percent in May.",
        ),
        (
            "de",
            "Die Inflation in der Türkei stieg im Mai auf 61 Prozent.",
            "Die türkische Inflation stieg im Mai auf 65 Prozent.",
            "Die Inflation in Ungarn stieg im Mai auf 65 Prozent.",
        ),
        (
            "nl",
            "De inflatie in Nederland steeg in mei naar 3 procent.",
            "De Nederlandse inflatie steeg in mei naar 5 procent.",
            "De inflatie in België steeg in mei naar 5 procent.",
        ),
        (
            "pt",
            "A inflação em Portugal subiu para 3 % em maio.",
            "A inflação portuguesa subiu para 5 % em maio.",
            "A inflação em Angola subiu para 5 % em maio.",
        ),
    ],
)
def test_a_land_and_its_adjective_are_one_scope(lang: str, land: str, adjective: str, elsewhere: str) -> None:
    assert _told(land, adjective, lang)
    assert not _told(land, elsewhere, lang)


def test_a_word_that_only_begins_like_another_still_narrows() -> None:
    sales = "Foreign sales rose 6 percent in the quarter."
    assert not _told(sales, "Sales rose 9 percent in the quarter, beyond the forecast.")


def test_a_dispute_is_not_named_by_the_part_of_the_year() -> None:
    one, other = (
        "Umsatz stieg im dritten Quartal um 4 Prozent.",
        "Umsatz stieg im dritten Quartal um 9 Prozent.",
    )
    assert all("quartal" not in about for about in _told(f"Der {one}", f"Der {other}", "de"))
    assert _told(f"Der {one}", f"Der {other}", "de")
