"""Who did it to whom: the same words with the actors in each other's place say the opposite."""

from __future__ import annotations

import pytest
from tests.accounts.texts import story

from dedupe_news.accounts import compose

TURNED = [
    (
        "en",
        "The union sued the city over pensions on Monday.",
        "The city sued the union over pensions on Monday.",
    ),
    ("en", "Kent lost to Surrey by three wickets.", "Surrey lost to Kent by three wickets."),
    ("en", "Acme bought Bolt for $3 billion on Monday.", "Acme was bought by Bolt for $3 billion on Monday."),
    (
        "de",
        "Werder Bremen hat den Hamburger SV geschlagen.",
        "Der Hamburger SV hat Werder Bremen geschlagen.",
    ),
    ("fr", "Le syndicat accuse la mairie de mensonge.", "La mairie accuse le syndicat de mensonge."),
    ("es", "El Celta venció al Osasuna en Balaídos.", "El Osasuna venció al Celta en Balaídos."),
    ("it", "La Roma ha battuto la Lazio all'Olimpico.", "La Lazio ha battuto la Roma all'Olimpico."),
    ("pt", "O Porto venceu o Benfica no domingo.", "O Benfica venceu o Porto no domingo."),
    ("nl", "Ajax heeft PSV verslagen in Amsterdam.", "PSV heeft Ajax verslagen in Amsterdam."),
]
TURNED += [
    (
        "de",
        "Der Betreiber hat die Stadt wegen der Pacht verklagt.",
        "Die Stadt hat den Betreiber wegen der Pacht verklagt.",
    ),
    (
        "en",
        "A lorry driver rescued a policeman from the burning van near Ayr.",
        "A policeman rescued a lorry driver from the burning van near Ayr.",
    ),
]
SAME = [
    ("en", "Acme bought Bolt for $3 billion on Monday.", "Bolt was bought by Acme for $3 billion on Monday."),
    (
        "en",
        "Anna Berg married Karl Holm in Oslo on Saturday.",
        "Karl Holm married Anna Berg in Oslo on Saturday.",
    ),
    ("en", "Peru and Chile signed the fishing treaty.", "Chile and Peru signed the fishing treaty."),
    (
        "de",
        "Den Vertrag unterzeichnete Kanzler Weber in Wien.",
        "Kanzler Weber unterzeichnete den Vertrag in Wien.",
    ),
    ("es", "Al desfile de Cádiz asistieron 500 turistas.", "500 turistas asistieron al desfile de Cádiz."),
    ("it", "La Roma ha battuto la Lazio all'Olimpico.", "La Lazio è stata battuta dalla Roma all'Olimpico."),
]


@pytest.mark.parametrize(("lang", "first", "second"), TURNED)
def test_actors_in_each_others_place_are_kept_apart_and_told(lang: str, first: str, second: str) -> None:
    account = compose(story(first, second, lang=lang))
    assert [conflict.kind for conflict in account.conflicts] == ["verb"]
    assert len(account.statements) == 2


@pytest.mark.parametrize(("lang", "first", "second"), SAME)
def test_the_same_told_the_other_way_round_folds(lang: str, first: str, second: str) -> None:
    account = compose(story(first, second, lang=lang))
    assert not account.conflicts
    assert len(account.statements) == 1


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("ru", "Украину обвинила Россия.", "Россия обвинила Украину."),
        ("pl", "Ministra oskarżył prezydent we wtorek.", "Prezydent oskarżył ministra we wtorek."),
        ("cs", "Ministra obvinil prezident v úterý.", "Prezident obvinil ministra v úterý."),
        ("fi", "Ministeriä syytti presidentti tiistaina.", "Presidentti syytti ministeriä tiistaina."),
    ],
)
def test_where_endings_tell_the_actor_another_order_is_no_dispute(lang: str, first: str, second: str) -> None:
    assert not compose(story(first, second, lang=lang)).conflicts


def test_where_endings_tell_the_actor_other_endings_are_a_dispute() -> None:
    texts = "Россия обвинила Украину во вторник.", "Украина обвинила Россию во вторник."
    assert [conflict.kind for conflict in compose(story(*texts, lang="ru")).conflicts] == ["verb"]
