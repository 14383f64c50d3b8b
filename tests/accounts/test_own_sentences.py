"""Hours, weekdays, ages, injuries and denials that two reports tell each in a sentence of its own."""

from __future__ import annotations

import pytest
from tests.accounts.texts import account_of

from dedupe_news.accounts import ReportInput, compose
from dedupe_news.accounts.ages import read_ages
from dedupe_news.accounts.facts import tell
from dedupe_news.accounts.injuries import read_injuries
from dedupe_news.accounts.tolls import read_tolls
from dedupe_news.accounts.turns import read_turns
from dedupe_news.accounts.words import Reader
from dedupe_news.model import Sentence
from dedupe_news.thresholds import StatementThresholds


def disputed(one: str, other: str, lang: str = "en") -> list[tuple[str, list[str]]]:
    """What two reports dispute; | parts their sentences."""
    reports = [
        ReportInput(
            tuple(Sentence(n, at, at + 1, text) for at, text in enumerate(report.split("|"))), lang=lang
        )
        for n, report in enumerate((one, other))
    ]
    return [(found.about, [side.value for side in found.values]) for found in compose(reports).conflicts]


def turns(text: str, lang: str = "en") -> list[str]:
    return [figure.shown for figure in read_turns(0, tell(Reader().read(text, lang)))]


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("She died in Leeds on Friday.", "en", ["died in Leeds on Friday"]),
        ("He resigned as mayor on Friday.", "en", ["resigned as mayor on Friday"]),
        ("He was arrested over a theft on Friday.", "en", []),  # the theft may have been on Friday
        ("He was held until Friday and died.", "en", []),
        ("Er ist am Freitag zurückgetreten.", "de", ["Freitag zurückgetreten"]),
        ("Er ist nach dem Unfall am Freitag gestorben.", "de", []),  # the accident may
        ("Er trat am Freitag zurück.", "de", ["trat am Freitag"]),
        ("Er trat am Freitag vor die Presse.", "de", []),
        ("Hij stapte vrijdag op.", "nl", ["stapte vrijdag"]),
        ("Hij stapte vrijdag in de trein.", "nl", []),
        ("Demitiu-se na sexta-feira.", "pt", ["Demitiu-se na sexta-feira"]),
        ("Zmarł w piątek.", "pl", ["Zmarł w piątek"]),
    ],
)
def test_a_weekday_goes_with_what_happens_once_where_no_other_deed_stands_between(
    text: str, lang: str, told: list[str]
) -> None:
    assert turns(text, lang) == told


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("Um sechs Uhr fuhr er.", "de", ["sechs Uhr"]),
        ("Om zes uur reed hij weg.", "nl", ["zes uur"]),
        ("De brand woedde zes uur.", "nl", []),  # so long
        ("Il est parti à six heures.", "fr", ["six heures"]),
        ("Il a marché six heures.", "fr", []),
        ("It began at six o'clock.", "en", ["six o'clock"]),
        ("Um dreißig Uhr war er da.", "de", []),
    ],
)
def test_an_hour_in_words_is_a_time_and_not_how_long_it_took(text: str, lang: str, told: list[str]) -> None:
    facts = tell(Reader().read(text, lang))
    assert [clock.written for clock in facts.clocks] == told
    assert not told or facts.quantities == ()


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("vierundzwanzig Verletzte", "de", 24),
        ("eenendertig gewonden", "nl", 31),
        ("ventotto feriti", "it", 28),
        ("veintiséis heridos", "es", 26),
        ("treinta y un heridos", "es", 31),
        ("vinte e duas pessoas", "pt", 22),
        ("dix-sept blessés", "fr", 17),
        ("soixante-dix-sept blessés", "fr", 77),
        ("quatre-vingts blessés", "fr", 80),
        ("dwadzieścia dwie osoby", "pl", 22),
        ("thirty-two men", "en", 32),
    ],
)
def test_a_number_of_several_words_is_one(text: str, lang: str, value: int) -> None:
    assert [quantity.value for quantity in tell(Reader().read(text, lang)).quantities] == [value]


def test_two_numbers_side_by_side_are_two() -> None:
    values = [q.value for q in tell(Reader().read("dos hombres y tres mujeres", "es")).quantities]
    assert values == [2, 3]


def test_an_age_that_opens_a_sentence_is_of_the_only_one_named_before() -> None:
    one = "The actor Hugh Lowe died in Devon.|He was 81."
    assert disputed(one, "Hugh Lowe has died aged 83.|He played an inspector.") == [
        ("age", ["was 81", "aged 83"])
    ]
    assert disputed(one, "Hugh Lowe died in Devon.|His widow, Ann Lowe, was at his side. She is 79.") == []
    # of one without a name the noun tells who it is, unless there are two of them
    one = "Ein 54-jähriger Radfahrer ist in Bonn von einem Lastwagen getötet worden."
    other = "In Bonn hat ein Lastwagen einen {} getötet.|Der 45-Jährige war auf dem Weg zur Arbeit."
    assert disputed(one, other.format("Radfahrer"), "de") != []
    assert disputed(one, other.format("Schüler"), "de") == []
    assert disputed(one, other.format("Radfahrer und einen Schüler"), "de") == []


def test_those_who_did_it_have_ages_of_their_own() -> None:
    one, other = (
        "A man of {} was stabbed to death in Lorient.",
        "A man of {} was arrested after a stabbing in Lorient.",
    )
    assert disputed(one.format(34), one.format(41).replace("stabbed", "knifed")) != []
    assert disputed(one.format(34), other.format(41)) == []


def test_where_somebody_was_hurt_is_told_of_one_who_is_named_alone() -> None:
    def parts(text: str) -> list[str]:
        return [figure.brief for figure in read_injuries(0, tell(Reader().read(text)))]

    assert parts("Tom Hale hurt his knee in training.") == ["knee"]
    assert parts("Tom Hale and Ivan Petrov hurt a knee in training.") == []
    assert parts("The forward hurt his knee in training.") == []
    assert parts("Tom Hale knelt on one knee before the match.") == []
    one, other = "Tom Hale has an injury to his hip.", "Tom Hale is out.|The forward hurt his {} in training."
    assert disputed(one, other.format("knee")) == [("injury", ["hip", "knee"])]
    assert disputed(one, other.format("hip")) == []
    assert disputed(one, other.format("knee").replace("Tom Hale", "Ivan Petrov")) == []


@pytest.mark.parametrize(
    ("one", "other", "lang", "told"),
    [
        (
            "The club denied on Monday that it had paid the referee.",
            "The club admitted that it had paid the referee, its lawyer said.",
            "en",
            True,
        ),
        (
            "The club denied on Monday that it had paid the referee.",
            "The club admitted that it had met the referee, its lawyer said.",
            "en",
            False,
        ),
        ("Le club dément avoir payé l'arbitre.", "Le club a reconnu avoir payé l'arbitre.", "fr", True),
        (
            "Il club nega di aver pagato l'arbitro.",
            "Il club ha confermato di aver pagato l'arbitro.",
            "it",
            True,
        ),
        (
            "Het ministerie ontkent dat er geld is verdwenen.",
            "Het ministerie bevestigt dat er geld is gevonden.",
            "nl",
            False,
        ),
        (
            "Het ministerie ontkent dat er geld is verdwenen.",
            "Het ministerie bevestigt dat er geld is verdwenen.",
            "nl",
            True,
        ),
    ],
)
def test_what_one_denies_and_another_admits_is_a_dispute(
    one: str, other: str, lang: str, *, told: bool
) -> None:
    assert bool(disputed(one, other, lang)) is told


@pytest.mark.parametrize(
    ("one", "other", "lang", "told"),
    [
        (
            "The bridge was closed on Monday because of the rain.",
            "The bridge was closed on Thursday because of heavy rain.",
            "en",
            True,
        ),
        (
            "The bridge was closed on Monday because of the rain.",
            "The bridge closed because of the rain reopens on Thursday.",
            "en",
            False,
        ),
        (
            "A rider was badly hurt in a crash on the A40 on Monday.",
            "A rider who was hurt in a crash on the A40 died on Thursday.",
            "en",
            False,
        ),
        (
            "A rider was badly hurt in a crash on the A40 on Monday.",
            "A rider was badly hurt in a crash near the A40 on Thursday.",
            "en",
            True,
        ),
        (
            "Twelve died when a ferry sank off Leyte, the coast guard said on Tuesday.",
            "Twelve died when a ferry sank off Leyte, officials said on Wednesday.",
            "en",
            False,
        ),
        (
            "O congresso começa na quinta-feira em Lisboa.",
            "O ministro chega a Lisboa na segunda-feira para o congresso.",
            "pt",
            False,
        ),
    ],
)
def test_weekdays_of_two_deeds_are_no_dispute(one: str, other: str, lang: str, *, told: bool) -> None:
    assert bool(disputed(one, other, lang)) is told


def test_who_is_no_longer_in_office_has_resigned_and_denies_nothing() -> None:
    one = "O presidente da câmara de Tondela, Rui Matos, demitiu-se."
    assert disputed(one, "Rui Matos já não é presidente da câmara de Tondela.", "pt") == []
    assert (
        disputed("Jan Nowak, burmistrz Ełku, zrezygnował.", "Jan Nowak nie jest już burmistrzem Ełku.", "pl")
        == []
    )


def test_lives_are_told_of_the_dead_where_they_are_lost() -> None:
    one, other = "Deux personnes sont mortes à Roubaix.", "Trois personnes ont {} la vie à Roubaix."
    assert disputed(one, other.format("perdu"), "fr") != []
    assert disputed(one, other.format("passé"), "fr") == []


def test_at_least_is_told_in_portuguese_as_well() -> None:
    one, other = "Pelo menos {} pessoas morreram no naufrágio.", "O naufrágio fez 19 mortos."
    assert disputed(one.format(12), other, "pt") == []
    assert disputed(one.format(21), other, "pt") != []


def test_the_day_on_which_each_report_was_written_is_no_dispute() -> None:
    text = (
        "The cable firm Seacom said {} ({} October 2011) that all its customers are served by other routes."
    )
    assert disputed(text.format("today", 14), text.format("today", 20)) == []
    assert disputed(text.format("in a letter", 14), text.format("in a letter", 20)) != []


def test_a_word_for_causing_is_a_cause_only_where_no_other_is_told() -> None:
    one = "El incendio fue causado por una vela, según los bomberos."
    assert disputed(one, "El fuego fue provocado por una vela, dijo la policía.", "es") == []
    assert disputed(one, "El fuego fue provocado por un cortocircuito, dijo la policía.", "es") == [
        ("cause", ["vela", "cortocircuito"])
    ]


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("La chanteuse est morte à 76 ans.", "fr", ["à 76 ans"]),
        ("La chanteuse a été condamnée à 12 ans.", "fr", []),  # in prison
        ("L'attore, 85 anni, era malato.", "it", ["85 anni"]),
        ("Falleció el martes en Cádiz a los 88 años.", "es", ["los 88 años"]),
        ("Die Sängerin war 84 Jahre alt.", "de", ["war 84 Jahre"]),
        ("Die Sängerin war 14 Jahre im Amt.", "de", []),
        ("Die Sängerin starb im Alter von 84 Jahren.", "de", ["Alter von 84 Jahren"]),
        ("Die Sängerin starb nach einer Strafe von 14 Jahren.", "de", []),
        ("Aktor zmarł w wieku 84 lat.", "pl", ["wieku 84 lat"]),
    ],
)
def test_years_are_an_age_where_a_word_says_so(text: str, lang: str, told: list[str]) -> None:
    found = read_ages(0, tell(Reader().read(text, lang)), StatementThresholds())
    assert [figure.shown for figure in found] == told


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("La policía detuvo a cuatro sospechosos.", "es", ["detuvo a cuatro sospechosos"]),
        ("El hombre fue detenido a dos calles.", "es", []),
        ("Murió a tres kilómetros del pueblo.", "es", []),
        ("Verletzt waren 12 Menschen.", "de", ["Verletzt waren 12 Menschen"]),
        ("Die Toten waren 12 und 14 Jahre alt.", "de", []),
        ("Un bus avec 41 passagers est tombé.", "fr", ["41 passagers"]),
        ("Des soldats avec 41 passagers sont tombés.", "fr", []),
    ],
)
def test_figures_behind_a_fate_count_people_only(text: str, lang: str, told: list[str]) -> None:
    assert [figure.shown for figure in read_tolls(0, tell(Reader().read(text, lang)))] == told


def test_just_people_who_are_those_hurt_are_told_once() -> None:
    text = "An explosion in a flat in Ostend has left {0} people in hospital.|{1} were injured, firemen said."
    found = disputed(text.format("two", "Two"), text.format("three", "Three"))
    assert found == [("hurt", ["Two were injured", "Three were injured"])]
    found = disputed(text.format("two", "Five"), text.format("three", "Six"))
    assert [about for about, _ in found] == ["people", "hurt"]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Tom Hale hurt his knee in the fire.", "Tom Hale hurt his leg in the fire.", 0),
        ("Tom Hale hurt his knee in the fire.", "Tom Hale hurt his ankle in the fire.", 1),
    ],
)
def test_a_part_of_a_limb_and_the_limb_are_no_dispute(one: str, other: str, count: int) -> None:
    assert len(account_of(one, other).conflicts) == count
