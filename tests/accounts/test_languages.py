"""Numbers, dates, weekdays, denials and opposites in the languages that have lists."""

from __future__ import annotations

import pytest
from tests.accounts.texts import account_of, disputed

from dedupe_news.accounts import Reader
from dedupe_news.accounts.facts import tell

NUMBER, DATE, DAY, DENIED, OPPOSITE = "number", "date", "weekday", "polarity", "verb"

PAIRS = [
    (
        "es",
        NUMBER,
        "Dos soldados resultaron heridos en la explosión cerca de la frontera.",
        "Tres soldados resultaron heridos en la explosión cerca de la frontera.",
    ),
    (
        "es",
        DATE,
        "El parlamento votará la reforma de los tribunales el 3 de mayo.",
        "El parlamento votará la reforma de los tribunales el 8 de mayo.",
    ),
    (
        "es",
        DAY,
        "La ministra dimitió el lunes tras la votación del parlamento en Madrid.",
        "La ministra dimitió el martes tras la votación del parlamento en Madrid.",
    ),
    (
        "es",
        DENIED,
        "El tribunal ha aprobado la venta del astillero a inversores de Oslo.",
        "El tribunal no ha aprobado la venta del astillero a inversores de Oslo.",
    ),
    (
        "es",
        OPPOSITE,
        "Las exportaciones de acero subieron en la segunda mitad del año.",
        "Las exportaciones de acero bajaron en la segunda mitad del año.",
    ),
    (
        "fr",
        NUMBER,
        "Deux soldats ont été blessés dans l'explosion près de la frontière.",
        "Trois soldats ont été blessés dans l'explosion près de la frontière.",
    ),
    (
        "fr",
        DATE,
        "Le parlement votera la réforme des tribunaux le 3 mai.",
        "Le parlement votera la réforme des tribunaux le 8 mai.",
    ),
    (
        "fr",
        DAY,
        "La ministre a démissionné lundi après le vote du parlement à Paris.",
        "La ministre a démissionné mardi après le vote du parlement à Paris.",
    ),
    (
        "fr",
        DENIED,
        "Le tribunal a approuvé la vente du chantier naval à Oslo.",
        "Le tribunal n'a pas approuvé la vente du chantier naval à Oslo.",
    ),
    (
        "fr",
        OPPOSITE,
        "Les exportations d'acier ont augmenté au second semestre.",
        "Les exportations d'acier ont baissé au second semestre.",
    ),
    (
        "de",
        NUMBER,
        "Zwei Soldaten wurden bei der Explosion nahe der Grenze verletzt.",
        "Drei Soldaten wurden bei der Explosion nahe der Grenze verletzt.",
    ),
    (
        "de",
        DATE,
        "Das Parlament stimmt am 3. Mai über die Reform der Gerichte ab.",
        "Das Parlament stimmt am 8. Mai über die Reform der Gerichte ab.",
    ),
    (
        "de",
        DAY,
        "Die Ministerin trat am Montag nach der Abstimmung im Parlament zurück.",
        "Die Ministerin trat am Dienstag nach der Abstimmung im Parlament zurück.",
    ),
    (
        "de",
        DENIED,
        "Das Gericht hat den Verkauf der Werft an Investoren aus Oslo genehmigt.",
        "Das Gericht hat den Verkauf der Werft an Investoren aus Oslo nicht genehmigt.",
    ),
    (
        "de",
        OPPOSITE,
        "Die Ausfuhren von Stahl stiegen im zweiten Halbjahr.",
        "Die Ausfuhren von Stahl sanken im zweiten Halbjahr.",
    ),
    (
        "pt",
        NUMBER,
        "Dois soldados ficaram feridos na explosão perto da fronteira.",
        "Três soldados ficaram feridos na explosão perto da fronteira.",
    ),
    (
        "pt",
        DATE,
        "O parlamento votará a reforma dos tribunais em 3 de maio.",
        "O parlamento votará a reforma dos tribunais em 8 de maio.",
    ),
    (
        "pt",
        DAY,
        "A ministra renunciou na segunda-feira após a votação do parlamento em Lisboa.",
        "A ministra renunciou na terça-feira após a votação do parlamento em Lisboa.",
    ),
    (
        "pt",
        DENIED,
        "O tribunal aprovou a venda do estaleiro a investidores de Oslo.",
        "O tribunal não aprovou a venda do estaleiro a investidores de Oslo.",
    ),
    (
        "it",
        NUMBER,
        "Due soldati sono rimasti feriti nell'esplosione vicino al confine.",
        "Tre soldati sono rimasti feriti nell'esplosione vicino al confine.",
    ),
    (
        "it",
        DATE,
        "Il parlamento voterà la riforma dei tribunali il 3 maggio.",
        "Il parlamento voterà la riforma dei tribunali l'8 maggio.",
    ),
    (
        "it",
        DAY,
        "La ministra si è dimessa lunedì dopo il voto del parlamento a Roma.",
        "La ministra si è dimessa martedì dopo il voto del parlamento a Roma.",
    ),
    (
        "it",
        DENIED,
        "Il tribunale ha approvato la vendita del cantiere a investitori di Oslo.",
        "Il tribunale non ha approvato la vendita del cantiere a investitori di Oslo.",
    ),
    (
        "nl",
        NUMBER,
        "Twee soldaten raakten gewond bij de explosie vlak bij de grens.",
        "Drie soldaten raakten gewond bij de explosie vlak bij de grens.",
    ),
    (
        "nl",
        DATE,
        "Het parlement stemt op 3 mei over de hervorming van de rechtbanken.",
        "Het parlement stemt op 8 mei over de hervorming van de rechtbanken.",
    ),
    (
        "nl",
        DAY,
        "De minister trad maandag af na de stemming in het parlement in Den Haag.",
        "De minister trad dinsdag af na de stemming in het parlement in Den Haag.",
    ),
    (
        "nl",
        DENIED,
        "De rechtbank heeft de verkoop van de werf aan beleggers uit Oslo goedgekeurd.",
        "De rechtbank heeft de verkoop van de werf aan beleggers uit Oslo niet goedgekeurd.",
    ),
    (
        "nl",
        OPPOSITE,
        "De export van staal steeg in de tweede helft van het jaar.",
        "De export van staal daalde in de tweede helft van het jaar.",
    ),
    ("ru", NUMBER, "Два солдата ранены при взрыве у границы.", "Три солдата ранены при взрыве у границы."),
    (
        "ru",
        DATE,
        "Парламент проголосует за реформу судов 3 мая.",
        "Парламент проголосует за реформу судов 8 мая.",
    ),
    (
        "ru",
        DAY,
        "Министр ушла в отставку в понедельник после голосования в парламенте.",
        "Министр ушла в отставку во вторник после голосования в парламенте.",
    ),
    (
        "ru",
        DENIED,
        "Суд одобрил продажу верфи инвесторам из Осло.",
        "Суд не одобрил продажу верфи инвесторам из Осло.",
    ),
    (
        "ru",
        OPPOSITE,
        "Экспорт стали вырос во втором полугодии.",
        "Экспорт стали снизился во втором полугодии.",
    ),
    (
        "pl",
        NUMBER,
        "Dwóch żołnierzy zostało rannych w wybuchu przy granicy.",
        "Trzech żołnierzy zostało rannych w wybuchu przy granicy.",
    ),
    (
        "pl",
        DATE,
        "Parlament zagłosuje nad reformą sądów 3 maja.",
        "Parlament zagłosuje nad reformą sądów 8 maja.",
    ),
    (
        "pl",
        DAY,
        "Minister podała się do dymisji w poniedziałek po głosowaniu w parlamencie.",
        "Minister podała się do dymisji we wtorek po głosowaniu w parlamencie.",
    ),
    (
        "pl",
        DENIED,
        "Sąd zatwierdził sprzedaż stoczni inwestorom z Oslo.",
        "Sąd nie zatwierdził sprzedaży stoczni inwestorom z Oslo.",
    ),
    (
        "pl",
        OPPOSITE,
        "Eksport stali wzrósł w drugiej połowie roku.",
        "Eksport stali spadł w drugiej połowie roku.",
    ),
    (
        "tr",
        NUMBER,
        "Sınır yakınındaki patlamada iki asker yaralandı.",
        "Sınır yakınındaki patlamada üç asker yaralandı.",
    ),
    (
        "tr",
        DATE,
        "Meclis mahkeme reformunu 3 Mayıs'ta oylayacak.",
        "Meclis mahkeme reformunu 8 Mayıs'ta oylayacak.",
    ),
    (
        "tr",
        DAY,
        "Bakan meclisteki oylamanın ardından pazartesi günü istifa etti.",
        "Bakan meclisteki oylamanın ardından salı günü istifa etti.",
    ),
    (
        "tr",
        DENIED,
        "Mahkeme tersanenin Oslolu yatırımcılara satışı konusunda karar verdi.",
        "Mahkeme tersanenin Oslolu yatırımcılara satışı konusunda karar vermedi.",
    ),
    (
        "tr",
        OPPOSITE,
        "Çelik ihracatı yılın ikinci yarısında arttı.",
        "Çelik ihracatı yılın ikinci yarısında azaldı.",
    ),
    (
        "ar",
        NUMBER,
        "أصيب 12 جنديا في انفجار قرب الحدود الشمالية.",
        "أصيب 15 جنديا في انفجار قرب الحدود الشمالية.",
    ),
    (
        "ar",
        NUMBER,
        "أصيب ثلاثة جنود في انفجار قرب الحدود الشمالية.",
        "أصيب أربعة جنود في انفجار قرب الحدود الشمالية.",
    ),
    (
        "ar",
        DATE,
        "يصوت البرلمان على إصلاح المحاكم في 3 مايو المقبل.",
        "يصوت البرلمان على إصلاح المحاكم في 8 مايو المقبل.",
    ),
    (
        "ar",
        DAY,
        "استقالت الوزيرة يوم الاثنين بعد تصويت البرلمان في العاصمة.",
        "استقالت الوزيرة يوم الثلاثاء بعد تصويت البرلمان في العاصمة.",
    ),
    ("zh", NUMBER, "两名士兵在边境附近的爆炸中受伤。", "三名士兵在边境附近的爆炸中受伤。"),
    ("zh", DATE, "议会将于5月3日就法院改革进行表决。", "议会将于5月8日就法院改革进行表决。"),
    ("zh", DAY, "部长在议会表决后于星期一辞职。", "部长在议会表决后于星期二辞职。"),
    ("zh", DENIED, "法院批准将造船厂出售给奥斯陆的投资者。", "法院没有批准将造船厂出售给奥斯陆的投资者。"),
    ("zh", OPPOSITE, "钢铁出口在下半年上升。", "钢铁出口在下半年下降。"),
    ("ja", NUMBER, "国境近くの爆発で兵士2人が負傷した。", "国境近くの爆発で兵士3人が負傷した。"),
    ("ja", DATE, "議会は5月3日に裁判所改革を採決する。", "議会は5月8日に裁判所改革を採決する。"),
    ("ja", DAY, "大臣は議会の採決後、月曜日に辞任した。", "大臣は議会の採決後、火曜日に辞任した。"),
    ("ja", DENIED, "裁判所は造船所の売却を承認した。", "裁判所は造船所の売却を承認しなかった。"),
    ("ja", OPPOSITE, "鉄鋼の輸出は下半期に増加した。", "鉄鋼の輸出は下半期に減少した。"),
    (
        "vi",
        NUMBER,
        "Hai binh sĩ bị thương trong vụ nổ gần biên giới phía bắc.",
        "Ba binh sĩ bị thương trong vụ nổ gần biên giới phía bắc.",
    ),
    (
        "vi",
        DATE,
        "Quốc hội sẽ bỏ phiếu về cải cách tòa án vào ngày 3 tháng 5.",
        "Quốc hội sẽ bỏ phiếu về cải cách tòa án vào ngày 8 tháng 5.",
    ),
    (
        "vi",
        DENIED,
        "Tòa án đã phê duyệt việc bán xưởng đóng tàu cho nhà đầu tư.",
        "Tòa án không phê duyệt việc bán xưởng đóng tàu cho nhà đầu tư.",
    ),
    ("vi", OPPOSITE, "Xuất khẩu thép tăng trong nửa cuối năm.", "Xuất khẩu thép giảm trong nửa cuối năm."),
]


@pytest.mark.parametrize(("lang", "kind", "first", "second"), PAIRS)
def test_a_change_of_one_value_is_told(lang: str, kind: str, first: str, second: str) -> None:
    assert [found for found, _ in disputed(first, second, lang=lang)] == [kind]


@pytest.mark.parametrize(("lang", "kind", "first", "second"), PAIRS)
def test_the_same_told_twice_is_one_statement(lang: str, kind: str, first: str, second: str) -> None:
    assert len(account_of(first, first + " ", lang=lang).statements) == 1, (kind, second)


def test_a_weekday_of_two_words_is_told_whole() -> None:
    text = "Bộ trưởng từ chức hôm {} sau cuộc bỏ phiếu của quốc hội."
    days = ("thứ hai", "thứ ba")
    assert disputed(*map(text.format, days), lang="vi") == [("weekday", days)]
    text = "A ministra partiu na {} após a votação do parlamento em Lisboa."
    days = ("segunda-feira", "terça-feira")
    assert disputed(*map(text.format, days), lang="pt") == [("weekday", days)]


@pytest.mark.parametrize("word", ["不同", "不仅", "未来", "没收"])
def test_half_of_another_chinese_word_denies_nothing(word: str) -> None:
    assert tell(Reader().read(f"法院{word}批准将造船厂出售给投资者。", "zh")).negations == ()
    assert tell(Reader().read("法院不批准将造船厂出售给投资者。", "zh")).negations != ()


def test_few_denies_nothing_in_japanese() -> None:
    assert tell(Reader().read("負傷者は少ない。", "ja")).negations == ()
    assert tell(Reader().read("負傷者はいない。", "ja")).negations != ()


def test_the_second_day_of_the_week_is_no_two_in_vietnamese() -> None:
    told = tell(Reader().read("Bộ trưởng từ chức hôm thứ hai sau cuộc bỏ phiếu.", "vi"))
    assert list(told.weekdays.values()) == [0]
    assert told.quantities == ()
