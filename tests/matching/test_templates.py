"""Notices of one frame, and copies that look like them: what is told apart without a large run's help."""

from __future__ import annotations

import random

import pytest

from dedupe_news.matching import find_copies
from dedupe_news.matching.lexicon import SPELLED
from dedupe_news.matching.spelled import spelled_numbers
from dedupe_news.text.words import hash_words
from dedupe_news.thresholds import CopyThresholds

NOTICES = {
    "weather": (
        (
            "Am Dienstag bleibt es im Norden meist sonnig bei Höchstwerten um 24 Grad. In der Nacht "
            "sinken die Temperaturen auf 12 Grad. Der Wind weht schwach aus Südwest, teilte der "
            "Wetterdienst mit."
        ),
        (
            "Am Mittwoch bleibt es im Norden meist bewölkt bei Höchstwerten um 18 Grad. In der Nacht "
            "sinken die Temperaturen auf 9 Grad. Der Wind weht mäßig aus Nordwest, teilte der "
            "Wetterdienst mit."
        ),
    ),
    "market": (
        (
            "La Bourse de Paris a terminé en hausse lundi, le CAC 40 gagnant 0,52% à 7.312 points dans "
            "un volume d'échanges de 2,8 milliards d'euros. Les investisseurs ont salué les résultats de "
            "Danone."
        ),
        (
            "La Bourse de Paris a terminé en baisse jeudi, le CAC 40 perdant 1,04% à 7.221 points dans "
            "un volume d'échanges de 3,1 milliards d'euros. Les investisseurs ont boudé les résultats de "
            "Renault."
        ),
    ),
    "obituary": (
        (
            "Margaret Ellis, 84, of Oakham, died peacefully at home on Tuesday, surrounded by her "
            "family. A service will be held at the parish church on Friday at 11 a.m. Family flowers "
            "only."
        ),
        (
            "Dorothy Payne, 84, of Oakham, died peacefully at home on Tuesday, surrounded by her family. "
            "A service will be held at the parish church on Friday at 11 a.m. Family flowers only."
        ),
    ),
    "road": (
        (
            "La carretera N-332 permanecerá cortada entre Altea y Calpe desde el lunes por obras de "
            "asfaltado. Se recomienda tomar la autopista AP-7. Los trabajos durarán tres noches, informó "
            "la Dirección."
        ),
        (
            "La carretera N-340 permanecerá cortada entre Elche y Novelda desde el jueves por obras de "
            "drenaje. Se recomienda tomar la autovía A-7. Los trabajos durarán cinco noches, informó la "
            "Dirección."
        ),
    ),
    "lottery": (
        (
            "Estrazione del Lotto di martedì 12 maggio. Bari: 12, 45, 67, 3, 88. Nessun sei al "
            "SuperEnalotto; il jackpot sale a 34,2 milioni di euro per il prossimo concorso."
        ),
        (
            "Estrazione del Lotto di giovedì 14 maggio. Bari: 7, 22, 51, 60, 79. Nessun sei al "
            "SuperEnalotto; il jackpot sale a 35,6 milioni di euro per il prossimo concorso."
        ),
    ),
    "match": (
        (
            "O Benfica venceu o Boavista por 3-1 este sábado, em jogo da 12ª jornada da Liga. Marcaram "
            "Rafa, Otamendi e Ramos. Com este resultado, a equipa soma 31 pontos e segue no primeiro "
            "lugar."
        ),
        (
            "O Sporting venceu o Famalicão por 2-0 este domingo, em jogo da 12ª jornada da Liga. "
            "Marcaram Paulinho e Trincão. Com este resultado, a equipa soma 28 pontos e segue no "
            "terceiro lugar."
        ),
    ),
    "court": (
        (
            "Een man van 34 uit Utrecht is dinsdag door de rechtbank veroordeeld tot een celstraf van "
            "drie jaar voor een overval op een benzinestation. Het Openbaar Ministerie had vier jaar "
            "geëist."
        ),
        (
            "Een man van 27 uit Arnhem is vrijdag door de rechtbank veroordeeld tot een celstraf van "
            "twee jaar voor een overval op een supermarkt. Het Openbaar Ministerie had drie jaar geëist."
        ),
    ),
    "earthquake": (
        (
            "Землетрясение магнитудой 5,2 произошло во вторник у побережья Камчатки. Очаг залегал на "
            "глубине 40 километров. Пострадавших и разрушений нет, сообщили в геофизической службе."
        ),
        (
            "Землетрясение магнитудой 4,7 произошло в пятницу у побережья Сахалина. Очаг залегал на "
            "глубине 30 километров. Пострадавших и разрушений нет, сообщили в геофизической службе."
        ),
    ),
}

FIRE = (
    (
        "A fire broke out in a warehouse in the port of Rotterdam early on Wednesday and sent thick "
        "smoke over the south of the city, the fire service said. "
    ),
    "About 120 firefighters worked through the morning to keep the flames from tanks of solvent next door. ",
    "Three workers were treated for smoke. Residents were told to keep windows shut. ",
    "The cause is not known, and the police have begun an inquiry. ",
    "Shipping on the Nieuwe Maas was stopped for two hours.",
)
WHOLE = "".join(FIRE)
COPIES = {
    "cut short": "".join(FIRE[:3]),
    "a new lead": "Smoke hung over the docks on Wednesday after a big blaze at a store. " + "".join(FIRE[1:]),
    "a dateline": "ROTTERDAM (Reuters) - " + WHOLE,
    "a sentence dropped": "".join(FIRE[:2] + FIRE[3:]),
    "another order": "".join((*FIRE[3:], " ", *FIRE[:3])),
    "typing errors": WHOLE.replace("thick", "thcik").replace("treated", "treatd"),
    "a number in digits": WHOLE.replace("two hours", "2 hours").replace("Three workers", "3 workers"),
}


def keepers(*texts: str) -> list[int]:
    return [int(keeper) for keeper in find_copies(texts).keeper]


@pytest.mark.parametrize("notice", NOTICES)
def test_two_notices_of_one_frame_are_no_copies_even_on_their_own(notice: str) -> None:
    one, other = NOTICES[notice]
    assert keepers(one, other) == [0, 1]
    assert keepers(one, one.upper()) == [0, 0]


@pytest.mark.parametrize("edit", COPIES)
def test_an_edited_copy_of_a_brief_stays_a_copy_among_few_texts(edit: str) -> None:
    one, other = keepers(WHOLE, COPIES[edit])
    assert one == other


def test_a_toll_that_is_spelled_out_holds_reports_apart_and_is_the_same_in_digits() -> None:
    report = (
        "At least {} people were killed and dozens hurt after a bus overturned on a mountain road near "
        "Quito on Sunday, police said. Rescue teams were still searching the ravine."
    )
    assert keepers(report.format("seven"), report.format("nine"), report.format("7")) == [0, 1, 0]
    both = "The crash on the pass left {} dead and {} badly hurt on Sunday, the police in Quito said."
    assert keepers(both.format("two", "seven"), both.format("three", "nine")) == [0, 1]


def test_every_spelled_number_is_known_whatever_its_case_and_no_other_word_is() -> None:
    words = [(word, number) for number, of in SPELLED.items() for word in of.split()]
    hashed = hash_words([" ".join(word for word, _ in words).title() + " and none to on hat"])
    places, numbers = spelled_numbers(hashed.hashes)
    assert places.tolist() == list(range(len(words)))
    assert numbers.tolist() == [number for _, number in words]


def test_copies_under_other_datelines_stay_copies_but_another_name_of_two_words_is_no_copy() -> None:
    notice = "{} - Road works keep the ring closed until the end of the week, the city said on Monday."
    assert keepers(notice.format("PORTO (Lusa)"), notice.format("BRAGA (Reuters)")) == [0, 0]
    told = "{} will open the new ring road at the end of the week, the city said on Monday."
    assert keepers(told.format("Ana Lopes"), told.format("Rui Moreira")) == [0, 1]
    assert keepers(told.format("Ana Lopes"), told.format("Ana Lopess")) in ([0, 0], [1, 1])


SYLLABLES = ["ba", "do", "fen", "gri", "hal", "ki", "lon", "mur", "nes", "pol", "ras", "tev"]


def test_only_among_few_texts_is_any_brief_taken_for_one_of_a_frame() -> None:
    rng = random.Random(4)  # noqa: S311 - the same text every time

    def passage(words: int) -> str:
        return " ".join("".join(rng.choices(SYLLABLES, k=3)) for _ in range(words))

    few = CopyThresholds().few_texts
    shared, others = passage(34), [passage(60) for _ in range(few - 2)]
    pair = [f"{shared} {passage(62)}", f"{passage(58)} {shared}"]
    assert keepers(*pair, *others[1:])[:2] == [0, 1]
    assert len(set(keepers(*pair, *others)[:2])) == 1
