"""Short sentences that are the same but for a noun are of two things; other words for a deed are of one."""

from __future__ import annotations

import pytest
from tests.accounts.texts import account_of

TAIL = ("It was told on Tuesday.", "More is not known.")


def apart(lang: str, first: str, second: str) -> bool:
    account = account_of(
        *(f"{text}\n{tail}" for text, tail in zip((first, second), TAIL, strict=True)), lang=lang
    )
    return not any(
        {s.text for s in (each.printed, *each.also)} >= {first, second} for each in account.statements
    )


@pytest.mark.parametrize(
    ("lang", "frame", "one", "other"),
    [
        ("en", "The council wants to sell the old {} by the river.", "brewery", "chapel"),
        ("de", "Ein Lastwagen ist am Freitag bei {} umgekippt.", "Harnau", "Deggen"),
        ("de", "Der Gemeinderat will die {} im Ort sanieren.", "Kapelle", "Kegelbahn"),
        ("fr", "Un arbre est tombé sur une maison de {} pendant l'orage.", "Lanvel", "Saint-Morin-d'Hélan"),
        ("es", "El gobierno cerrará el antiguo {} de la isla.", "faro", "hospital"),
        ("pt", "Um homem caiu de um telhado em {} no sábado.", "Mirandela", "Lousã"),
        ("nl", "De politie vond een koffer in een {} in Zwolle.", "trein", "portiek"),
        ("sv", "Kommunen ska renovera {} under våren.", "kyrkan", "simhallen"),
        ("pl", "Pożar wybuchł w nocy w {} pod Rzeszowem.", "stolarni", "oborze"),
        ("ru", "Суд оштрафовал владельца кафе за {}.", "шум", "обман"),
        ("ja", "月曜日の朝、{}で列車が脱線した。", "秋田", "福島"),
    ],
)
def test_a_noun_that_no_list_knows_keeps_short_sentences_apart(
    lang: str, frame: str, one: str, other: str
) -> None:
    assert apart(lang, frame.format(one), frame.format(other))


@pytest.mark.parametrize(
    ("lang", "frame", "one", "other"),
    [
        ("en", "The council {} to sell the old brewery by the river.", "voted", "resolved"),  # a deed
        ("en", "The {} ran away from the clinic on Sunday.", "suspect", "man"),  # people
        ("en", "The {} was found near the clinic on Sunday.", "jewelry", "jewellery"),  # a spelling
        ("en", "The {} was told in the village on Sunday.", "incident", "accident"),  # says next to nothing
        ("en", "The judge read the letters of {} on Sunday.", "Ocalan", "the rebel"),  # a name for the noun
        (
            "de",
            "Der Gemeinderat will die Kapelle bei der Mühle am Fluss im Mai {}.",
            "sanieren",
            "renovieren",
        ),
        ("fr", "Le maire de Malvy {} la piscine couverte du vieux village.", "ferme", "condamne"),
        ("ru", "Суд {} владельца кафе на набережной за шум после полуночи.", "оштрафовал", "наказал"),
        ("ja", "警察は秋田で会社員の男を{}した。", "逮捕", "検挙"),
    ],
)
def test_two_words_for_one_thing_fold(lang: str, frame: str, one: str, other: str) -> None:
    assert not apart(lang, frame.format(one), frame.format(other))


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("en", "The pilot survived the crash.", "The pilot died in the crash."),
        ("en", "Page was married three times.", "Page was divorced three times."),
        ("fr", "Le parquet privilégie la piste criminelle.", "Le parquet écarte la piste criminelle."),
        ("pl", "Rada miasta sprzeda stolarnię.", "Rada miasta zamknie stolarnię."),
    ],
)
def test_a_verb_keeps_very_short_sentences_apart(lang: str, one: str, other: str) -> None:
    assert apart(lang, one, other)


LONG = (
    "After a night of debate the council of Harnau voted by a large majority to sell the {} by the river to "
    "an investor from the capital who wants to build flats there."
)


def test_in_a_long_sentence_the_rest_says_that_it_is_one_thing() -> None:
    assert not apart("en", LONG.format("brewery"), LONG.format("chapel"))
    words = account_of(f"{LONG.format('brewery')}\nA.", f"{LONG.format('chapel')}\nB.").worded
    assert [{side.value for side in sides} for sides in words] == [
        {"brewery by the river to an investor", "chapel by the river to an investor"}
    ]
