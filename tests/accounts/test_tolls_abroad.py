"""How many were killed or hurt, in languages of which only some words are known: told, and not mistaken."""

from __future__ import annotations

import pytest

from dedupe_news.accounts import ReportInput, compose
from dedupe_news.model import Sentence


def tolls(lang: str, *texts: str) -> list[str]:
    """What of tolls two reports of several sentences each, parted by `|`, differ in."""
    reports = [
        ReportInput(
            tuple(Sentence(n, at, at + 1, text) for at, text in enumerate(report.split("|"))), lang=lang
        )
        for n, report in enumerate(texts)
    ]
    found = [one.about for one in compose(reports).conflicts if one.kind == "number"]
    return [about for about in found if about in {"dead", "hurt", "missing", "held"}]


@pytest.mark.parametrize(
    ("lang", "one", "other", "fate"),
    [
        (
            "tr",
            "Çarşıdaki yangında üç kişi hayatını kaybetti.",
            "Vali, dört kişinin öldüğünü duyurdu.",
            "dead",
        ),
        ("tr", "Kazada 12 kişi yaralandı.", "Devrilen otobüste 15 yaralı var.", "hurt"),
        ("ar", "لقي ثلاثة أشخاص مصرعهم في حريق بسوق المنشية.", "أعلنت المحافظة وفاة أربعة أشخاص.", "dead"),
        (
            "ar",
            "أسفر الحادث عن إصابة 12 شخصا.",
            "اصطدمت حافلتان وأصيب 15 شخصا بجروح.",
            "hurt",
        ),
        ("hi", "आग लगने से तीन लोगों की मौत हो गई।", "सूरत में चार लोगों की मौत हुई, पुलिस ने बताया।", "dead"),
        ("pl", "W pożarze hali zginęły trzy osoby.", "Nie żyją cztery osoby, podała policja.", "dead"),
        ("uk", "Унаслідок аварії загинули дві людини.", "Троє людей загинуло під Києвом.", "dead"),
        ("sv", "Två personer dog i branden.", "Polisen uppger att tre personer har omkommit.", "dead"),
        ("da", "To personer døde i branden.", "Politiet oplyser, at tre personer er omkommet.", "dead"),
        ("no", "To personer døde i brannen.", "Politiet opplyser at tre personer er omkommet.", "dead"),
        ("cs", "Při požáru zemřeli dva lidé.", "Policie uvedla, že zahynulo pět lidí.", "dead"),
        ("ro", "Două persoane au murit în incendiu.", "Trei persoane au murit, a anunțat poliția.", "dead"),
        ("el", "Δύο άτομα σκοτώθηκαν στη φωτιά.", "Τρία άτομα σκοτώθηκαν, είπε η αστυνομία.", "dead"),
        ("id", "Tiga orang tewas dalam kebakaran pasar.", "Polisi menyebut empat orang tewas.", "dead"),
        ("zh", "市场发生火灾，造成三人死亡。", "市政府通报，已有4人遇难。", "dead"),
        ("zh", "爆炸造成12人受伤。", "消防部门说，15人受伤送医。", "hurt"),
        ("ja", "市場で火災があり、3人が死亡した。", "市は4人の死亡を確認したと発表した。", "dead"),
        ("ko", "시장 화재로 3명이 숨졌다.", "시 당국은 4명이 사망했다고 밝혔다.", "dead"),
    ],
)
def test_tolls_are_told_in_more_languages(lang: str, one: str, other: str, fate: str) -> None:
    assert tolls(lang, one, other) == [fate]


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        # so many shops, streets or years are no people
        ("tr", "Yangında 200 dükkân yandı, ölen olmadı.", "Yangında üç kişi öldü."),
        ("zh", "约200个摊位被烧毁。", "火灾造成三人死亡。"),
        ("zh", "12日凌晨的火灾造成三人死亡。", "三人死亡，15辆消防车到场。"),
        ("ja", "12日の火災で3人が死亡した。", "消防車15台が出動した火災で3人が死亡した。"),
        # some of those who were there: miners are people
        ("pl", "Zginęło co najmniej dwanaście osób.", "Zginęło 14 górników."),
        ("zh", "三名工人死亡。", "五人死亡。"),
        ("id", "Tiga orang tewas.", "Tiga warga tewas dan 40 rumah terbakar."),
        ("sv", "Två personer dog.", "Två dog och tre bilar skadades."),
        ("uk", "Загинули дві людини.", "Загинули дві людини, пошкоджено 12 будинків."),
        ("ko", "시장 화재로 3명이 숨졌다.", "시장 화재로 3명이 숨지고 5명이 다쳤다."),
    ],
)
def test_what_is_no_person_and_who_is_one_of_them_disputes_no_toll(lang: str, one: str, other: str) -> None:
    assert tolls(lang, one, other) == []


@pytest.mark.parametrize(
    ("lang", "one", "other", "fate"),
    [
        ("el", "Δύο άτομα έχασαν τη ζωή τους.", "Τρία άτομα έχασαν τη ζωή τους, είπε η αστυνομία.", ["dead"]),
        ("el", "Δύο άτομα έχασαν τη ζωή τους.", "Τρία άτομα έχασαν το σπίτι τους, είπε η αστυνομία.", []),
        ("pl", "Nie żyją dwie osoby.", "Nie żyją trzy osoby.", ["dead"]),
        ("pl", "Nie żyją dwie osoby.", "Na wyspie żyje 300 osób.", []),
        ("tr", "Yangında üç kişi öldü.", "Köyde 300 kişi hayatını kaybetti.", ["dead"]),
        ("tr", "Yangında üç kişi öldü.", "Köyde 300 kişi hayatını çiftçilikle kazanıyor.", []),
        ("ja", "3人がけがをした。", "乗客30人がけがをした。", ["hurt"]),
        ("ja", "3人がけがをした。", "乗客30人にけがはなかった。", []),
        ("ko", "3명이 다쳤다.", "승객 30명이 다치지 않았다.", []),
        ("zh", "3人受伤。", "车上30人没有受伤。", []),
        ("sv", "Två personer saknas.", "Tre personer saknas.", ["missing"]),
        ("sv", "Två personer saknas.", "Omkring 200 personer saknade el på kvällen.", []),
    ],
)
def test_lives_are_lost_but_so_are_homes_and_who_was_not_hurt_is_no_toll(
    lang: str, one: str, other: str, fate: list[str]
) -> None:
    assert tolls(lang, one, other) == fate


@pytest.mark.parametrize(
    ("lang", "one", "other", "fate"),
    [
        # the years somebody lived are no toll, nor how long it took
        ("fr", "L'incendie a fait trois morts.", "Deux femmes et un enfant de 6 ans sont morts.", []),
        ("fr", "L'incendie a fait trois morts.", "Deux femmes et 6 enfants sont morts.", ["dead"]),
        ("es", "Tres muertos en el incendio.", "Un niño de 6 años muerto en el incendio.", []),
        ("it", "Tre persone sono morte.", "Un bambino di 6 anni è morto con i genitori.", []),
        ("de", "Drei Menschen kamen ums Leben.", "Ein Junge von 6 Jahren ist gestorben.", []),
        ("nl", "Drie mensen zijn omgekomen.", "Een jongen van 6 jaar is omgekomen.", []),
        ("ru", "При пожаре погибли три человека.", "При пожаре ребёнок 6 лет погиб.", []),
        ("tr", "Yangında üç kişi öldü.", "Yangında 6 yaşındaki çocuk öldü.", []),
        ("tr", "Yangında üç kişi öldü.", "Yangında 6 çocuk öldü.", ["dead"]),
        ("en", "Three people died in the fire.", "A boy of six died in the fire.", []),
        ("en", "Three people died in the fire.", "A family of six died in the fire.", ["dead"]),
    ],
)
def test_the_years_of_one_who_died_are_no_toll(lang: str, one: str, other: str, fate: list[str]) -> None:
    assert tolls(lang, one, other) == fate


@pytest.mark.parametrize(
    ("lang", "one", "six", "more"),
    [
        (
            "fr",
            "Une personne est morte et cinq autres ont été blessées dans l'incendie d'un hôtel à Gandrange.",
            "L'incendie d'un hôtel à Gandrange a fait un mort et six blessés.",
            "Cinq autres personnes ont été blessées dans l'incendie d'un hôtel à Gandrange.",
        ),
        (
            "de",
            "Ein Mensch starb und fünf weitere wurden beim Brand in Altdorf verletzt.",
            "Beim Brand eines Wohnhauses in Altdorf gab es einen Toten und sechs Verletzte.",
            "Fünf weitere wurden beim Brand in Altdorf verletzt.",
        ),
        (
            "es",
            "Una persona murió y otras cinco resultaron heridas en el incendio de un edificio en Albarejo.",
            "El incendio de un edificio en Albarejo deja un muerto y seis heridos.",
            "Otras cinco personas resultaron heridas en el incendio de un edificio en Albarejo.",
        ),
    ],
)
def test_the_others_beside_the_dead_are_all_the_hurt_and_others_alone_are_added(
    lang: str, one: str, six: str, more: str
) -> None:
    rest = "|Berta Klug."
    assert tolls(lang, one + rest, six) == ["hurt"]
    assert (
        tolls(lang, one.replace("cinq", "six").replace("fünf", "sechs").replace("cinco", "seis"), six) == []
    )
    assert tolls(lang, more + rest, six) == []
