"""A headline is known by words of its body although they end, or begin, in another way there."""

from __future__ import annotations

import numpy as np
import pytest

from dedupe_news.cleaning import label_lines
from dedupe_news.cleaning.codes import read_batch
from dedupe_news.cleaning.topics import page_words, telling_words, topic_shares
from dedupe_news.cleaning.wording import count_wording

PAGES = {
    "pl": (
        "Strażacy gasili pożar hali magazynowej w Brzezinie",
        (
            *("Menu", "Wiadomości", "Sport", "Kultura", "Biznes", "Pogoda", "Zaloguj się", "Region"),
            *("Adam Nowicki", "14 lutego 2024, 07:12", "Udostępnij", "Skopiuj link"),
        ),
        (
            "W Brzezinie pod Płockiem zapaliły się w nocy opony składowane w halach.",
            "Dwustu strażaków walczyło z ogniem do rana, a pożaru nie udało się opanować przed świtem.",
            "Właściciel magazynu szacuje straty na dwanaście milionów złotych.",
            "Prokuratura zbada przyczyny, a mieszkańcy czekają na wyniki badań wody.",
        ),
        ("Najczęściej czytane", "Tyle zarabia burmistrz", "Regulamin", "Polityka prywatności"),
    ),
    "fi": (
        "Lautta törmäsi laituriin Saarikylässä",
        (
            *("Valikko", "Uutiset", "Urheilu", "Kulttuuri", "Talous", "Sää", "Kirjaudu", "Tilaa"),
            *("Aino Lehto", "14.2.2024 7:12", "Jaa", "Tallenna"),
        ),
        (
            "Saarikylän laiturilla kuului tiistai-iltana kova rysähdys, kun aluksen keula osui betoniin.",
            "Lautan matkustajista kuusi loukkaantui lievästi, kertoo pelastuslaitos.",
            "Törmäyksen syytä ei tiedetä, mutta sää oli tyyni ja näkyvyys hyvä.",
            "Varustamo pahoittelee tapahtunutta ja korvaa matkustajille aiheutuneet kulut.",
        ),
        ("Luetuimmat", "Näin paljon johtajat tienaavat", "Tietosuojaseloste", "Evästeasetukset"),
    ),
    "tr": (
        "Karadere'de otobüs uçuruma yuvarlandı",
        (
            *("Menü", "Gündem", "Ekonomi", "Spor", "Yaşam", "Hava Durumu", "Giriş Yap", "Künye"),
            *("Ayşe Kaya", "14.02.2024 07:12", "Paylaş", "Bağlantıyı kopyala"),
        ),
        (
            "Kaza, sabaha karşı yoğun sis nedeniyle Karadere ile Aktaş arasındaki yolda meydana geldi.",
            "Otobüsün sürücüsü direksiyon hakimiyetini kaybedince araç otuz metrelik uçurumdan düştü.",
            "Yaralılar bölgedeki hastanelere kaldırıldı, üçünün durumu ağır.",
            "Vali, yolda bariyer bulunmamasıyla ilgili inceleme başlatıldığını söyledi.",
        ),
        ("Çok Okunanlar", "Altın fiyatlarında son durum", "Gizlilik Politikası", "Tüm hakları saklıdır."),
    ),
    "ru": (
        "Теплоход сел на мель под Камышовом",
        (
            *("Меню", "Новости", "Политика", "Экономика", "Спорт", "Культура", "Погода", "Войти"),
            *("Ирина Соколова", "14 февраля 2024, 07:12", "Поделиться", "Скопировать ссылку"),
        ),
        (
            "Пассажиров теплохода, застрявшего на мели, вечером сняли катерами спасателей.",
            "На борту находились больше ста человек, никто из них не пострадал.",
            "По словам рыбаков из Камышова, капитан решил срезать поворот, хотя воды в реке мало.",
            "Транспортная прокуратура начала проверку, буксир придёт к пятнице.",
        ),
        ("Самое читаемое", "Цены на проезд вырастут", "О проекте", "Политика конфиденциальности"),
    ),
    "ar": (
        "انهيار مبنى سكني قديم في حي المرسى",
        (
            *("القائمة", "الرئيسية", "رياضة", "اقتصاد", "منوعات", "الطقس", "تسجيل الدخول", "البث المباشر"),
            *("سلمى الهاشمي", "14 فبراير 2024 - 07:12", "شارك", "نسخ الرابط"),
        ),
        (
            "قال مدير الدفاع المدني إن عمليات البحث عن مفقودين تحت أنقاض المبنى لا تزال مستمرة.",
            "وأضاف أن الانهيار وقع فجر اليوم، وأن خمسة أشخاص لقوا مصرعهم.",
            "وذكر سكان الحي أن قرارا بإخلاء المبنى القديم صدر قبل ثلاث سنوات.",
            "وأمر النائب العام بفتح تحقيق عاجل واستدعاء المالك.",
        ),
        ("الأكثر قراءة", "أسعار الذهب اليوم", "من نحن", "سياسة الخصوصية"),
    ),
    "ko": (
        "서해안 고속도로 12중 추돌로 2명 사망",
        (
            *("메뉴", "정치", "경제", "문화", "스포츠", "날씨", "로그인", "회원가입"),
            *("김도윤 기자", "2024.02.14 07:12", "공유하기", "링크 복사"),
        ),
        (
            "14일 새벽 충남 해미군 서해안고속도로에서 차량 열두 대가 잇따라 추돌했다.",
            "이 사고로 승용차 운전자 두 명이 숨지고 열다섯 명이 다쳐 병원으로 옮겨졌다.",
            "경찰은 짙은 안개 때문에 추돌을 피하지 못한 것으로 보고 있다.",
            "고속도로 통행은 다섯 시간 동안 전면 통제됐다.",
        ),
        ("많이 본 뉴스", "장바구니 물가 비상", "개인정보처리방침", "청소년보호정책"),
    ),
    "hu": (
        "Leszakadt egy állvány a kőhidasi malomnál",
        (
            *("Menü", "Belföld", "Külföld", "Gazdaság", "Sport", "Kultúra", "Időjárás", "Bejelentkezés"),
            *("Tóth Eszter", "2024. február 14. 07:12", "Megosztás", "Link másolása"),
        ),
        (
            "A Kőhidason álló régi malmot két éve újítják fel, a munkálatokat most leállították.",
            "Az állványról négy munkás zuhant le hat méter magasból, egyikük állapota súlyos.",
            "A szemtanúk szerint recsegett valami, aztán csak a port lehetett látni.",
            "A rendőrség veszélyeztetés gyanúja miatt nyomoz.",
        ),
        ("Legolvasottabb", "Meghalt a legendás kapus", "Impresszum", "Adatvédelem"),
    ),
    "cs": (
        "Vlak se u Lipnice srazil s autobusem",
        (
            *("Menu", "Zprávy", "Sport", "Kultura", "Počasí", "Ekonomika", "Přihlásit se", "Kraj"),
            *("Jana Horáková", "14. února 2024 7:12", "Sdílet", "Kopírovat odkaz"),
        ),
        (
            "Srážka vlaku s linkovým spojem si v úterý večer vyžádala tři lidské životy.",
            "Řidič autobusu se na přejezdu před Lipnicí snažil znovu nastartovat motor.",
            "Strojvedoucí brzdil, zastavit ale nestihl, uvedla Drážní inspekce.",
            "Provoz na trati se podařilo obnovit až ráno.",
        ),
        ("Nejčtenější", "Lidé se bouří", "Podmínky užití", "Nastavení cookies"),
    ),
}
"""A headline, the menu and what stands between, the article and the footer: the menu comes first."""


def shared(*lines: str) -> list[float]:
    """How many telling words each line shares with the last one."""
    batch = read_batch(list(lines))
    telling = telling_words(batch, count_wording(batch), stemmed=True)
    count = len(lines)
    words = page_words(telling, np.arange(count), np.zeros(count, dtype=np.int64))
    found: list[float] = topic_shares(words, np.arange(count) == count - 1)[1].tolist()
    return found[:-1]


@pytest.mark.parametrize("lang", PAGES)
def test_a_headline_stays_whose_words_stand_in_other_forms_below(lang: str) -> None:
    headline, above, article, below = PAGES[lang]
    menu, credit = above[:8], above[8:]
    text = "\n".join((*menu, headline, *credit, *article, *below))
    left = [text[line.start : line.end] for line in label_lines([text])[0] if line.rule is None]
    assert left == [headline, *article]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pożar w Brzezinie", "Dym widać z Brzeziny, bo pożaru nie ugaszono"),
        ("Törmäys Saarikylässä", "Saarikylän asukkaat näkivät törmäyksen"),
        ("انهيار المبنى", "سقط مبنى والانهيار"),
        ("고속도로 추돌", "고속도로에서 추돌한 차량"),
    ],
)
def test_a_word_is_known_again_by_how_it_begins(one: str, other: str) -> None:
    assert shared(one, other) == [2.0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bread of Breda", "The brewer said brevity"),
        ("المدينة المنورة", "المجلس المالي"),
        ("서울 부산", "서해 부천"),
    ],
)
def test_words_that_begin_with_a_few_letters_or_an_article_alike_are_others(one: str, other: str) -> None:
    assert shared(one, other) == [0.0]
