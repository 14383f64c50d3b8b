"""Languages: a guess from script, letters and small words, and the model for those who ask."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dedupe_news.text.languages import detect, guess, primary, script_of

TOLD = {
    "en": "The bridge was closed on Friday, and the buses were late all day.",
    "de": "Die Brücke wurde am Freitag gesperrt, und die Busse kamen nicht.",
    "fr": "Le pont a été fermé vendredi et les bus étaient en retard.",
    "es": "El puente fue cerrado el viernes y los autobuses llegaron con retraso, según el señor Peña.",
    "pt": "A ponte foi fechada na sexta-feira e os ônibus não chegaram.",
    "it": "Il ponte è stato chiuso venerdì e gli autobus sono in ritardo.",
    "nl": "De brug werd op vrijdag gesloten en het verkeer stond stil.",
    "pl": "Most został zamknięty w piątek, a autobusy nie przyjechały.",
    "cs": "Most byl v pátek uzavřen a autobusy nepřijely, řekl starosta.",
    "tr": "Köprü cuma günü kapatıldı ve otobüsler geç kaldı.",
    "hu": "A hidat pénteken lezárták, és a buszok nem jöttek, közölte a főnök.",
    "fi": "Silta suljettiin perjantaina, ja bussit olivat myöhässä, mutta se ei haitannut.",
    "ru": "Мост был закрыт в пятницу, и автобусы не пришли.",
    "uk": "Міст було закрито в п’ятницю, і автобуси не приїхали.",
    "ar": "قال المسؤول إن الجسر أغلق في يوم الجمعة.",
    "fa": "پل روز جمعه بسته شد و اتوبوس‌ها دیر رسیدند.",
    "ur": "پل جمعہ کو بند کر دیا گیا اور بسیں نہیں آئیں۔",
    "el": "Η γέφυρα έκλεισε την Παρασκευή.",
    "hi": "पुल शुक्रवार को बंद कर दिया गया और बसें नहीं आईं।",
    "mr": "पूल शुक्रवारी बंद आहे आणि बस आल्या नाही.",
    "ja": "橋は金曜日に閉鎖された。",
    "zh": "大桥星期五关闭。",
    "ko": "다리는 금요일에 폐쇄되었다.",
    "th": "สะพานปิดวันศุกร์",
}


@pytest.mark.parametrize("lang", sorted(TOLD))
def test_a_sentence_of_news_tells_its_language(lang: str) -> None:
    assert guess(TOLD[lang]) == lang


@pytest.mark.parametrize("text", ["", "12:30", "Oslo 2015", "☂☂☂", "\ud800"])
def test_what_tells_nothing_is_not_guessed(text: str) -> None:
    assert guess(text) is None


def test_names_of_abroad_do_not_change_an_english_text() -> None:
    text = "The mayor of Łódź, Zdzisław Wąż, met the mayor of Århus at the bridge and said that it was fine."
    assert guess(text) == "en"


def test_the_script_is_that_of_most_letters() -> None:
    assert script_of("NATO сообщила о переговорах") == "Cyrillic"
    assert script_of("東京の地下鉄が止まった Apple") == "Kana"
    assert script_of("苹果公司 Apple 发布新手机") == "Han"
    assert script_of("…—12") is None


def test_tags_are_reduced_to_the_language() -> None:
    assert [primary(tag) for tag in ("pt-BR", "zh_Hant_TW", " EN ", "", None)] == [
        "pt",
        "zh",
        "en",
        None,
        None,
    ]


@pytest.mark.slow
def test_the_model_answers_for_text_and_not_for_a_word() -> None:
    assert detect(TOLD["de"]) == "de"
    assert detect("Oui, bien.") is None


def test_a_guess_never_loads_the_model() -> None:
    code = (
        "import sys; from dedupe_news.text.sentences import sentence_spans; sentence_spans('Ja. Nein.');"
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
