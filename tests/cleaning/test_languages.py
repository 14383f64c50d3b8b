"""Pages and reports in other languages: paragraphs stay, furniture goes, whatever the script."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dedupe_news.cleaning import CleaningSettings, label_lines
from dedupe_news.cleaning.closings import closing_rule
from dedupe_news.cleaning.codes import read_batch
from dedupe_news.cleaning.shapes import SHAPES, line_shapes
from dedupe_news.cleaning.wording import count_wording
from dedupe_news.thresholds import CleaningThresholds

PAGES = Path(__file__).with_name("foreign_pages")
"""Pages of papers that do not exist, flattened as scraped: `+` is the article, `-` is not, `?` its title."""
LEFT = {"cs": 2, "da": 1, "de": 1, "fi": 2, "hr": 1, "ja": 1, "ja_box": 1, "ka": 2, "nl": 1}
LEFT |= {"pl": 2, "pt": 1, "th": 5}
"""Lines of teasers that stay: whole sentences in the middle of short articles, in Thai without a mark;
in German the sentence below the headline."""
LANGUAGES = sorted(path.stem for path in PAGES.glob("*.txt"))
REPORTS = {
    "ar": (
        "انقلبت حافلة ركاب أمس على الطريق السريع قرب مدينة حماة.",
        "وأخرج رجال الإطفاء ثلاثين راكبا من النوافذ.",
        "لم يصب أحد.",
    ),
    "de": (
        "Ein Lastwagen ist am Montag auf der A9 bei Hof umgekippt.",
        "Die Autobahn war fünf Stunden lang in beide Richtungen gesperrt.",
        "Verletzt wurde niemand.",
    ),
    "el": (
        "Λεωφορείο ανατράπηκε τη Δευτέρα στην εθνική οδό κοντά στη Λαμία.",
        "Οι πυροσβέστες απεγκλώβισαν τριάντα επιβάτες.",
        "Δεν υπάρχουν τραυματίες.",
    ),
    "en": (
        "A gas leak closed part of Mill Lane on Tuesday morning.",
        "Firefighters moved twelve families to a school hall for the night.",
        "Nobody was hurt.",
    ),
    "es": (
        "Un autobús volcó ayer en la autovía A-4 a la altura de Bailén.",
        "Los bomberos rescataron a los treinta pasajeros, según el 112.",
        "No hay heridos.",
    ),
    "fr": (
        "Un incendie s'est déclaré lundi soir dans un entrepôt de Lens.",
        "Quarante pompiers sont venus à bout des flammes vers minuit.",
        "Une enquête est ouverte.",
    ),
    "hi": (
        "कानपुर के पास हाईवे पर सोमवार को एक बस पलट गई।",
        "दमकल कर्मियों ने तीस यात्रियों को बाहर निकाला।",
        "कोई घायल नहीं हुआ।",
    ),
    "it": (
        "Un treno regionale è deragliato ieri sera vicino a Lodi.",
        "I vigili del fuoco hanno evacuato i sessanta passeggeri a bordo.",
        "Nessun ferito.",
    ),
    "ja": (
        "十五日午後、東名高速道路で大型バスが横転した。",
        "消防によると、乗客三十人は自力で脱出した。",
        "けが人はいない。",
    ),
    "ko": (
        "15일 오후 경부고속도로 대전 부근에서 고속버스가 넘어졌다.",
        "소방대원들이 승객 서른 명을 구조했다.",
        "다친 사람은 없다.",
    ),
    "pl": (
        "W poniedziałek na autostradzie A4 pod Opolem przewrócił się autobus.",
        "Strażacy wyprowadzili trzydziestu pasażerów.",
        "Nikt nie ucierpiał.",
    ),
    "pt": (
        "Um ônibus tombou ontem na rodovia BR-101 perto de Joinville.",
        "Os bombeiros retiraram os trinta passageiros pelas janelas.",
        "Ninguém ficou ferido.",
    ),
    "ru": (
        "В понедельник на трассе М-4 под Воронежем опрокинулся автобус.",
        "Спасатели вывели из салона тридцать пассажиров.",
        "Никто не пострадал.",
    ),
    "th": (
        "รถทัวร์พลิกคว่ำเมื่อวานนี้บนถนนมิตรภาพใกล้จังหวัดนครราชสีมา",
        "เจ้าหน้าที่ดับเพลิงช่วยผู้โดยสารสามสิบคนออกมาทางหน้าต่าง",
        "ไม่มีผู้บาดเจ็บ",
    ),
    "tr": (
        "Dün akşam D-100 karayolunda bir otobüs devrildi.",
        "İtfaiye ekipleri otuz yolcuyu camlardan çıkardı.",
        "Yaralanan olmadı.",
    ),
    "vi": (
        "Một xe khách bị lật chiều 15/7 trên quốc lộ 1 đoạn qua Quảng Trị.",
        "Cảnh sát đưa ba mươi hành khách ra ngoài qua cửa sổ.",
        "Không ai bị thương.",
    ),
    "zh": (
        "一辆大客车昨天下午在京沪高速公路济南段侧翻。",
        "消防员用了两个小时将三十名乘客救出。",
        "无人受伤。",
    ),
}
"""Reports of three sentences; the last has three words."""
MENU = ("Home", "News", "Sport")
NAMED = CleaningSettings(keep=frozenset({"model"}))


def _kept(text: str, settings: CleaningSettings | None = None) -> list[str]:
    lines = label_lines([text], settings or CleaningSettings())[0]
    return [text[line.start : line.end] for line in lines if line.kept]


def _page(language: str) -> dict[str, list[str]]:
    rows = (PAGES / f"{language}.txt").read_text("utf-8").splitlines()
    return {mark: [row[2:] for row in rows if row[0] == mark] for mark in "+-?"} | {
        "": [row[2:] for row in rows]
    }


def _columns(line: str) -> dict[str, float]:
    batch = read_batch([line])
    shapes = line_shapes(batch, count_wording(batch), np.array([len(line)]))
    return dict(zip(SHAPES, shapes[0].tolist(), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_foreign_page_the_article_stays_and_nearly_all_furniture_goes(language: str) -> None:
    page = _page(language)
    kept = _kept("\n".join(page[""]))
    assert set(page["+"]) <= set(kept)
    assert len(set(page["-"]) & set(kept)) <= LEFT.get(language, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_foreign_article_by_itself_stays(language: str) -> None:
    article = _page(language)["+"]
    assert _kept("\n".join(article)) == article


@pytest.mark.parametrize("language", sorted(REPORTS))
@pytest.mark.parametrize("sentences", [(0, 2), (0, 1, 2)])
def test_the_last_three_words_of_a_short_report_stay(language: str, sentences: tuple[int, ...]) -> None:
    body = [REPORTS[language][at] for at in sentences]
    assert _kept("\n".join(body)) == body
    assert _kept("\n".join([*body, "Share on Facebook"])) == body
    assert set(body) <= set(_kept("\n".join([*MENU, *body])))


def test_the_headline_of_a_report_of_two_sentences_stays() -> None:
    text = ["Gas leak closes Mill Lane", REPORTS["en"][0], REPORTS["en"][2]]
    assert _kept("\n".join(text)) == text


@pytest.mark.parametrize("language", sorted(REPORTS))
def test_a_report_between_links_is_a_short_one_up_to_a_number_of_lines(language: str) -> None:
    lines = [*MENU, "Business", "Weather", *REPORTS[language]]
    limits = CleaningThresholds(short_lines=len(lines), box_bonus=0.0, resort_lines=99)
    fewer = replace(limits, short_lines=len(lines) - 1)
    kept, unspared = (_kept("\n".join(lines), CleaningSettings(thresholds=one)) for one in (limits, fewer))
    assert set(REPORTS[language]) <= set(kept)
    assert not set(REPORTS[language]) <= set(unspared)


@pytest.mark.parametrize("line", ["Read more here.", "More.", "Sign in now.", "Tags: flood, Otava"])
def test_a_short_report_loses_a_short_line_that_is_none_of_its_sentences(line: str) -> None:
    body = list(REPORTS["en"][:2])
    assert _kept("\n".join([*body, line])) == body


def test_a_short_japanese_sentence_is_no_notice_of_a_service() -> None:
    settings = CleaningSettings(keep=frozenset({"model"}))
    assert _kept("けが人はいない。", settings) == ["けが人はいない。"]


def test_only_scripts_with_capitals_begin_in_lower_case() -> None:
    for line in ("вода спала", "eau basse", "νερό χαμηλά", "ἀρχή καλή"):
        assert _columns(line)["starts_lower"] == 1
        assert _columns(line)["uncased"] == 0
    for line in ("انخفض الماء", "पानी उतरा", "წყალი დაიკლო", "물이 빠졌다"):
        assert _columns(line)["starts_lower"] == 0
        assert _columns(line)["uncased"] > 0.5


def test_a_sentence_measures_about_alike_in_every_script() -> None:
    width = _columns(REPORTS["en"][1])["width"]
    for language in ("ko", "zh", "ja", "ru"):
        assert _columns("".join(REPORTS[language][:2]))["width"] == pytest.approx(width, abs=0.1)


COLUMN = (
    "أغلقت بلدية عين الحجر مساء الاثنين جسرها الحجري الذي يبلغ عمره مئة",
    "عام بعد أن ارتفع منسوب نهر الصافي مترين خلال ست ساعات واضطرت ثلاثمئة",
    "أسرة إلى سلوك الجسر الجديد وقال رئيس البلدية يوسف المنصور إن الفرق",
    "اكتشفت شقوقا في إحدى الدعامات السبع مضيفا أن الجسر سيبقى مغلقا حتى",
    "تنحسر المياه وأجلت فرق الدفاع المدني ثمانمئة شخص إلى مدرسة البلدة",
    "ومن المتوقع أن تستغرق أعمال الترميم شهرين كما أعلنت الوزارة صباحا.",
)


def test_arabic_set_in_a_column_stays() -> None:
    assert _kept("\n".join(COLUMN)) == list(COLUMN)


def test_chinese_set_in_a_column_stays() -> None:
    body = "".join(_page("zh")["+"])
    column = [body[at : at + 30] for at in range(0, len(body) - 30, 30)]
    assert _kept("\n".join(column)) == column


@pytest.mark.parametrize(
    "caption",
    [
        "江水漫过老石桥桥墩。（江口日报 王磊 摄）",
        "通行止めになった石橋＝15日午後6時、佐伯健撮影",
        "물이 넘치는 돌다리. 사진=북산군 제공",
        "الجسر الحجري مساء الاثنين (تصوير: نادر عيسى)",
        "साफ नदी पर बना पुल। फोटो: जागृति न्यूज",
        "Nước tràn qua cầu đá chiều 15/7. Ảnh: Hoàng Nam",
        "ხიდი ორშაბათ საღამოს. ფოტო: ქვახიდის მერია",
        "Daraja la Mto Safi jioni ya Jumatatu. Picha na Said Hamisi",
        "The ferry lies on the reef on Wednesday. Photograph: Iain Corrie/Highland Press",
        "Los bomberos trabajan junto al autobús siniestrado. EFE/Óscar Parra",
        "Le pont de pierre, lundi soir. AFP/Anne Le Gall",
    ],
)
def test_captions_go_by_their_credit_in_any_script(caption: str) -> None:
    assert closing_rule(caption) == "image-credit"
    body = _page("ru")["+"]
    assert caption not in _kept("\n".join([body[0], caption, *body[1:]]), NAMED)


@pytest.mark.parametrize(
    "line",
    [
        "老石桥由王磊拍摄了四十年。（完）",
        "警方已公布现场照片。",
        "新橋は来年に完成する予定だ（2025年）",
        "사진 두 장이 공개됐다.",
        "Ảnh chụp cây cầu được bán với giá ba triệu đồng.",
        "She kept one photograph: the two of them in Rome.",
        "The party leads by five points. Reuters/Ipsos polled 900 voters.",
        "The party leads by five points, says the poll of Reuters/Ipsos.",
        "Los precios suben. EFE/REE publicó los datos.",
    ],
)
def test_lines_that_speak_of_pictures_are_no_captions(line: str) -> None:
    assert closing_rule(line) is None
