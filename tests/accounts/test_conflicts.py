"""What reports dispute and what only looks like it, on sentences as papers print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.accounts.texts import account_of, disputed, story

from dedupe_news.accounts import Reader
from dedupe_news.accounts.clashes import Clash
from dedupe_news.accounts.conflicts import gather
from dedupe_news.accounts.kinds import distinct

if TYPE_CHECKING:
    from dedupe_news.model import ConflictKind


@pytest.mark.parametrize(
    ("kind", "first", "second", "values"),
    [
        (
            "number",
            "The blast in the market of Jalal killed 12 people and wounded many more.",
            "The blast in the market of Jalal killed 15 people and wounded many more.",
            ("12 people", "15 people"),
        ),
        (
            "number",
            "Two Korean soldiers were injured by a mine on the border last week.",
            "Three soldiers were injured by a mine on the Korean border last week.",
            ("Two Korean soldiers", "Three soldiers"),
        ),
        (
            "number",
            "The airline will pay $143 million to buy the rest of its rival, the Oslo bourse was told.",
            "To buy the rest of its rival the airline will pay $158 million, the Oslo bourse was told.",
            ("$143 million", "$158 million"),
        ),
        (
            "number",
            "More than 50 firefighters tackled the blaze on the roof of the store in Banstead.",
            "More than 90 firefighters tackled the blaze on the roof of the Banstead supermarket.",
            ("50 firefighters", "90 firefighters"),
        ),
        (
            "number",
            "Turnout in the vote on the canal fell to 41 percent, the commission said.",
            "Turnout in the vote on the canal fell to 46 percent, the commission said.",
            ("41 percent", "46 percent"),
        ),
        (
            "number",
            "The body of Martin Hale, 36, was found in a cellar in Linden.",
            "The body of Martin Hale, 26, was found in a cellar in Linden.",
            ("36", "26"),
        ),
        (
            "number",
            "The owner of the bakery, Franz Lerch, 67, found nobody to take it over.",
            "Franz Lerch, who is 68, found nobody to take over the bakery that he owns.",
            ("67", "68"),
        ),
        (
            "date",
            "Parliament will vote on the reform of the courts on May 3.",
            "Parliament will vote on the reform of the courts on May 8.",
            ("May 3", "May 8"),
        ),
        (
            "date",
            "He was appointed commander of the army in 1988 and rebuilt it after the civil war.",
            "He was appointed commander of the army in 1989 and rebuilt it after the civil war.",
            ("1988", "1989"),
        ),
        (
            "weekday",
            "The Education Department on Monday opened inquiries into five states that banned masks.",
            "The Education Department announced Sunday that it investigates five states that ban masks.",
            ("Monday", "Sunday"),
        ),
        (
            "weekday",
            "The party leader resigned as head of the council of ministers Monday.",
            "The party leader resigned as head of the council of ministers Tuesday, saying he was tired.",
            ("Monday", "Tuesday"),
        ),
        (
            "name",
            "Mayor Anna Ray opened the new library in the harbour district.",
            "Mayor Ben Cole opened the new library in the harbour district.",
            ("Anna Ray", "Ben Cole"),
        ),
        (
            "verb",
            "Exports of steel rose in the second half of the year, the bank of Finland said.",
            "Exports of steel fell in the second half of the year, the bank of Finland said.",
            ("rose", "fell"),
        ),
        (
            "number",
            "Police found the body of the third victim in the cellar of a house in Bonn.",
            "Police found the body of the 4th victim in the cellar of a house in Bonn.",
            ("third victim", "4th victim"),
        ),
        (
            "number",
            "She is trailing her rival in the race for the seat by 10 percentage points in some polls.",
            "She is trailing her rival in the race for the seat by 15 percentage points in some polls.",
            ("10 percentage points", "15 percentage points"),
        ),
    ],
)
def test_a_dispute_is_told_with_both_values(
    kind: str, first: str, second: str, values: tuple[str, ...]
) -> None:
    assert disputed(first, second) == [(kind, values)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The court has approved the sale of the shipyard to investors from Oslo.",
            "The court has not approved the sale of the shipyard to investors from Oslo.",
        ),
        (
            "Telephone lines to the islands were disrupted by the storm on Friday.",
            "Telephone lines to the islands were not severely disrupted by the storm on Friday.",
        ),
        (
            "The oil company is a “well run firm that likes to grow its own business,” he added.",
            "The oil company is not a “well run firm that likes to grow its own business,” he added.",
        ),
        (
            "Le tribunal a approuvé la vente du chantier naval aux investisseurs d'Oslo.",
            "Le tribunal n'a pas approuvé la vente du chantier naval aux investisseurs d'Oslo.",
        ),
    ],
)
def test_a_word_denied_on_one_side_is_a_dispute(first: str, second: str) -> None:
    lang = "fr" if first.startswith("Le ") else "en"
    assert [kind for kind, _ in disputed(first, second, lang=lang)] == ["polarity"]


@pytest.mark.parametrize(
    ("why", "first", "second"),
    [
        (
            "rounding",
            "The dam will cost 1.5 billion euros, the finance ministry in Vienna said.",
            "The dam will cost 1.48 billion euros, the finance ministry in Vienna said.",
        ),
        (
            "a hedge that allows it",
            "At least 60 people died in the fire at the dance hall in Gothenburg.",
            "63 people died in the fire at the dance hall in Gothenburg.",
        ),
        (
            "about the same",
            "The climber fell about 150 metres from a ridge near Mount Cook on Friday.",
            "The climber fell 152 metres from a ridge near Mount Cook on Friday.",
        ),
        (
            "another unit",
            "The climber fell 60 metres from a ridge near Mount Cook on Friday.",
            "The climber fell 200 feet from a ridge near Mount Cook on Friday.",
        ),
        (
            "a span of time from elsewhere",
            "The rules for hunters of wolves take effect in 30 days.",
            "The rules for hunters of wolves take effect nine days before the inauguration.",
        ),
        (
            "a part and the whole so far",
            "The navy took 14 rifles and 31 magazines from the pirates' boats in all five raids so far.",
            "The navy took six rifles and 12 magazines from the pirates' boats.",
        ),
        (
            "three and three more",
            "The gunman killed four people, his former wife among them, in Douglas.",
            "The gunman killed his former wife and three other people in Douglas.",
        ),
        (
            "what befell them",
            "Police arrested two people after a shooting in the Tenderloin district.",
            "Police said seven people were injured in a shooting in the Tenderloin district.",
        ),
        (
            "a month and a day of it",
            "The treaty with the northern islands was signed in August 2015.",
            "The treaty with the northern islands was signed on August 4, 2015.",
        ),
        (
            "an ordinal",
            "59 bodies were found in the hall, and the 60th victim died at a hospital.",
            "59 bodies were found in the hall, and six victims died at a hospital.",
        ),
        (
            "when it was said",
            "The bridge was damaged when a barge hit a pier, the port authority said Friday.",
            "A barge hit a pier and damaged the bridge on Thursday.",
        ),
        (
            "not … until",
            "The Colts took their first lead when Ratliff caught a pass in the fourth quarter.",
            "The Colts did not take their first lead until Ratliff caught a pass in the fourth quarter.",
        ),
        (
            "not one, but many",
            "The source of the leak was not one clerk, but several of the senator's aides.",
            "The source of the leak was one of the clerks among the senator's aides.",
        ),
        (
            "not only",
            "The strike is hurting exporters of fruit in the south.",
            "The strike is not only hurting exporters of fruit in the south.",
        ),
        (
            "a short form of the name",
            "Senator Joe Riley opened the new library in the harbour district.",
            "Senator Joseph P. Riley opened the new library in the harbour district.",
        ),
        (
            "two people",
            "On Thursday, Tyrone Price, 27, of Detroit pleaded guilty to two counts of assault.",
            "Aramis Wilson, 25, of Detroit pleaded guilty Monday to two counts of assault.",
        ),
    ],
)
def test_what_can_both_be_true_is_no_dispute(why: str, first: str, second: str) -> None:
    assert disputed(first, second) == [], why


@pytest.mark.parametrize(
    ("lang", "third", "fourth", "first"),
    [
        ("en", "third", "fourth", "Officers found the third body in the river near Bonn on Sunday."),
        ("de", "dritte", "vierte", "Polizisten fanden die dritte Leiche am Sonntag im Fluss bei Bonn."),
        (
            "fr",
            "troisième",
            "quatrième",
            "Des policiers ont trouvé la troisième victime dimanche dans la rivière à Bonn.",
        ),
        ("es", "tercera", "cuarta", "La policía encontró a la tercera víctima el domingo en el río de Bonn."),
        ("pt", "terceira", "quarta", "A polícia encontrou a terceira vítima no domingo no rio de Bonn."),
        ("it", "terza", "quarta", "La polizia ha trovato la terza vittima domenica nel fiume di Bonn."),
        ("nl", "derde", "vierde", "De politie vond het derde lichaam zondag in de rivier bij Bonn."),
    ],
)
def test_the_third_and_the_fourth_of_a_kind_are_two(lang: str, third: str, fourth: str, first: str) -> None:
    other = first.replace(third, fourth)
    account = account_of(first, other, lang=lang)
    assert len(account.statements) == 2
    assert [conflict.kind for conflict in account.conflicts] == ["number"]


def test_ordinals_of_sentences_less_alike_keep_apart_and_are_not_told() -> None:
    first = (
        "The first suspect is described as a man in his 20s with a beard who wore a yellow shirt and jeans."
    )
    second = "The second suspect is described as a man who wore dark jeans and a black shirt."
    account = account_of(first, second)
    assert (len(account.statements), account.conflicts) == (2, ())


def test_a_sentence_that_tells_of_the_second_and_the_third_disputes_neither() -> None:
    first = "“I am so excited to be hosting the Oscars for the second time,” DeGeneres said in a statement."
    second = (
        "“I am so excited to be hosting the Oscars for the second time,” DeGeneres said, joking about the "
        "third time."
    )
    account = account_of(first, second)
    assert (len(account.statements), account.conflicts) == (1, ())


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ("$ damage", "The storm caused damage of ${} million in Bonn, police said."),
        ("$ damage", "The storm caused ${} million in damage to the harbour of Bonn."),
        ("€ damage", "The storm caused {} million euros in damage to the harbour of Bonn."),
        ("$ offered", "The bank offered ${} million for the old hotel in Bonn."),
        ("$", "The old hotel in Bonn, police said, ${} million, said the bank."),
    ],
)
def test_a_dispute_about_a_sum_says_what_the_sum_is_for(about: str, sentence: str) -> None:
    [conflict] = account_of(sentence.format(2), sentence.format(3)).conflicts
    assert conflict.about == about


RISE = "Shares of Acme rose on Monday after the bank in Bonn reported its profit for the quarter."


@pytest.mark.parametrize(
    ("told", "second"),
    [
        (True, "Acme shares fell on Monday as investors in New York sold what they had bought."),
        (False, "Acme shares fell on Tuesday as investors in New York sold what they had bought."),
        (False, "Acme shares fell as investors in New York sold what they had bought."),
        (False, "Bond shares fell on Monday as investors in New York sold what they had bought."),
        (False, "Acme, whose shares fell on Monday, has sold what it had bought in New York."),
    ],
)
def test_opposites_of_one_subject_on_one_day_are_a_dispute_however_the_sentences_go_on(
    told: bool,  # noqa: FBT001 - what is expected
    second: str,
) -> None:
    assert disputed(RISE, second) == ([("verb", ("rose", "fell"))] if told else [])


def test_opposites_of_one_subject_in_sentences_half_alike_need_two_words_or_a_day() -> None:
    assert disputed("Shares rose on Monday.", "Shares fell on Monday.") == [("verb", ("rose", "fell"))]
    first, second = "{} rose in Oslo after talks with unions.", "{} fell in Oslo in spite of all the unions."
    assert disputed(first.format("Shares"), second.format("Shares")) == []
    assert disputed(first.format("Acme shares"), second.format("Acme shares")) == [("verb", ("rose", "fell"))]
    first, second = "Acme shares rose, the Oslo bourse said.", "Shares of Acme fell, the bourse said in Oslo."
    assert disputed(first, second) == [("verb", ("rose", "fell"))]


def test_the_seed_of_doubt_is_in_another_report_not_in_the_same() -> None:
    both = (
        "On Monday police said the fire killed 12 people in the hall.\n"
        "On Tuesday police said the fire killed 14 people in the hall."
    )
    assert disputed(both) == []
    assert disputed(both, "On Monday police said the fire killed 12 people in the hall.") == []


def test_three_tolls_are_one_conflict_with_three_sides() -> None:
    text = "The fire in the dance hall of Gothenburg killed {} people late on Thursday night."
    account = account_of(text.format(60), text.format(63), text.format(67), text.format(63))
    (conflict,) = account.conflicts
    assert [(side.value, side.cites) for side in conflict.values] == [
        ("60 people", (0,)),
        ("63 people", (1, 3)),
        ("67 people", (2,)),
    ]


def test_a_conflict_names_the_sentences_of_either_side_and_settles_nothing() -> None:
    one = "The flood destroyed 40 houses in the village of Varna on Sunday."
    other = "The flood destroyed 60 houses in the village of Varna on Sunday."
    account = account_of(one, other)
    (conflict,) = account.conflicts
    assert [[s.text for s in side.sentences] for side in conflict.values] == [[one], [other]]
    assert {statement.printed.text for statement in account.statements} == {one, other}


@pytest.mark.parametrize(
    ("lang", "first", "second", "expected"),
    [
        (
            "de",
            "Bei dem Brand in Köln-Kalk sind am Dienstag zwei Menschen verletzt worden, sagte die Feuerwehr.",
            "Drei Menschen sind bei dem Brand in Köln-Kalk am Dienstag verletzt worden, sagte die Feuerwehr.",
            [("number", ("zwei Menschen", "Drei Menschen"))],
        ),
        (
            "es",
            "Las autoridades ordenaron la evacuación de la costa el 3 de mayo.",
            "Las autoridades ordenaron la evacuación de la costa el 8 de mayo.",
            [("date", ("3 de mayo", "8 de mayo"))],
        ),
        (
            "ru",
            "В результате взрыва на заводе под Тулой погибли три человека, сообщили в МЧС.",
            "В результате взрыва на заводе под Тулой погибли пять человек, сообщили в МЧС.",
            [("number", ("три человека", "пять человек"))],
        ),
        (
            "fr",
            "Au moins cinq personnes ont été blessées dans le séisme près de Nice.",
            "Sept personnes ont été blessées dans le séisme près de Nice.",
            [],
        ),
    ],
)
def test_other_languages_dispute_numbers_and_dates(
    lang: str, first: str, second: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert disputed(first, second, lang=lang) == expected


def test_sentences_in_different_languages_dispute_nothing() -> None:
    english = "The flood destroyed 40 houses in Varna."
    german = "Die Flut zerstörte 60 Häuser in Varna."
    assert disputed(english, german, lang=None) == []


def test_a_clause_that_is_the_same_to_the_letter_is_a_dispute_in_sentences_hardly_alike() -> None:
    assert disputed(
        "Peña felicitó a su adversaria por teléfono.",
        "Peña no felicitó a su adversaria y pidió un nuevo recuento en tres distritos.",
        lang="es",
    ) == [("polarity", ("Peña felicitó a su", "Peña no felicitó a"))]
    long = "She will take office as mayor of the city of Bonn {} after a campaign that tired everyone out."
    short = "Weber, who won, will take office as mayor of the city of Bonn {}."
    assert [kind for kind, _ in disputed(long.format("on Monday"), short.format("on Friday"))] == ["weekday"]


def test_a_shorter_common_clause_is_none() -> None:
    first = "Six members of the Vice Lords pleaded guilty in Detroit."
    other = "Seven members of the Vice Lords were charged over a shooting at a house in Detroit."
    assert disputed(first, other) == []


@pytest.mark.parametrize(
    ("kind", "about", "values", "together"),
    [
        ("number", "people", ("60 people", "63 people", "67 people"), True),
        ("number", "$", ("$60", "$63", "$67"), False),
        ("weekday", "weekday", ("Monday", "Tuesday", "Friday"), False),
    ],
)
def test_disputes_of_other_sentences_are_one_if_they_count_the_same_thing(
    kind: ConflictKind, about: str, values: tuple[str, str, str], *, together: bool
) -> None:
    """Two pairs of sentences with one value in common: a toll is one, a price or a day may be another."""
    reports = story("A fire raged.", "The fire went on.", "Many died in the fire.", "The dead were found.")
    kinds = distinct(reports, Reader())
    place = [kinds.of[number, 0] for number in range(4)]
    first, second, third = values
    clashes = [
        (place[0], place[1], Clash(kind, about, first, second)),
        (place[2], place[3], Clash(kind, about, second, third)),
    ]
    found = gather(reports, clashes, kinds, lambda places: tuple(sorted({report for report, _ in places})))
    assert len(found) == (1 if together else 2)
    if together:
        assert {side.value: side.cites for side in found[0].values} == {
            first: (0,),
            second: (1, 2),
            third: (3,),
        }


def test_a_figure_rounded_in_words_disputes_none_and_one_off_the_mark_does() -> None:
    def told(jobs: str) -> list[str]:
        account = account_of(
            f"The dairy in Oldham Vale will close in December with the loss of {jobs} jobs.\nUnions protest.",
            "The dairy in Oldham Vale will close in December with the loss of 310 jobs.\nThe mayor is angry.",
        )
        return [side.value for conflict in account.conflicts for side in conflict.values]

    assert told("three hundred") == []
    assert told("four hundred") == ["four hundred jobs", "310 jobs"]


def test_two_figures_disputed_as_two_things_are_told_once() -> None:
    account = account_of(
        "Storm Greta left 40,000 homes without electricity in Kerrin county on Tuesday night."
        " Winds of 140 km/h brought down trees. Schools will stay closed on Wednesday.",
        "Around 65,000 homes in Kerrin county lost power when Storm Greta hit on Tuesday night with winds of"
        " 140 km/h. Schools are to remain shut on Wednesday.",
    )
    told = [tuple(side.value for side in conflict.values) for conflict in account.conflicts]
    assert len(told) == len(set(told)) == 1


def test_a_figure_told_without_its_fate_joins_the_dispute_of_a_report_that_names_it() -> None:
    account = account_of(
        "A gas blast wrecked a bakery in Tolland on Monday. Two people were injured, police said.",
        "Two people were in hospital when gas blew up in a bakery in Tolland on Monday, firemen said.",
        "Three people were injured when gas blew up in a bakery in Tolland on Monday, firemen said.",
    )
    figures = [conflict for conflict in account.conflicts if conflict.kind == "number"]
    assert [conflict.about for conflict in figures] == ["hurt"]
    assert [side.cites for side in figures[0].values] == [(0, 1), (2,)]
    assert [len(side.sentences) for side in figures[0].values] == [2, 1]
