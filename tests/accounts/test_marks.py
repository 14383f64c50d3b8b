"""What a spelling may be part of: no closer look finds anything where no bit is set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dedupe_news.accounts.facts.calendar import read_dates, read_weekdays
from dedupe_news.accounts.facts.clocks import read_clocks
from dedupe_news.accounts.facts.quantities import read_quantities
from dedupe_news.accounts.lexicon import languages, lexicon
from dedupe_news.accounts.marks import CIRCUMSTANCE, CIRCUMSTANCES, ONCE, TURN, listed_marks, marks_of
from dedupe_news.accounts.sections import read_cues
from dedupe_news.accounts.words import Reader, Words
from dedupe_news.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).parents[2] / "samples"
EVERYTHING = (1 << 13) - 1
SENTENCES = {
    "en": (
        "On Aug. 4, 2015, about 1,200 people weren't hurt by noon; 3:30 p.m. on Sunday's match, No. 2.",
        "In May, two million yen and 3.5 percent of 31-year-old Ray's shares fell since the 1950-53 war.",
    ),
    "de": ("Am 26.11.2015 um kurz nach 9 Uhr waren am Montag im März dreißig Soldaten nicht da.",),
    "fr": ("Le 1er août, peu après 10h30, vingt-deux personnes n'ont pas été blessées dimanche.",),
    "pt": ("Na terça-feira, 3 de maio de 2014, dois mil soldados não saíram às 15h.",),
    "vi": ("Thứ hai, ngày 3 tháng 5 năm 2015, hai người không bị thương lúc 10 giờ.",),
    "tr": ("Ağustos'un 4'ünde üç kişi öldü, Pazartesi günü.",),
    "zh": ("2015年11月26日星期四，三十五人没有受伤，上午10时30分。",),
    "ja": ("11月26日月曜日、二人が死亡した。",),
    "ko": ("11월 26일 월요일 군인 두 명이 다치지 않았다.",),
    "ru": ("26 ноября 2015 года в понедельник погибли два человека.",),
}


def words() -> Iterator[Words]:
    reader = Reader()
    for lang, texts in SENTENCES.items():
        yield from (reader.read(text, lang) for text in texts)
    text = (SAMPLES / "dump.txt").read_text(encoding="utf-8")
    yield from (reader.read(text[start:end], "en") for start, end in sentence_spans(text, "en"))


def read(told: Words) -> tuple[object, ...]:
    starts, taken = told.starts(), set[int]()
    return (
        read_dates(told, starts, taken),
        read_clocks(told, taken),
        read_weekdays(told),
        read_quantities(told, starts, taken),
        read_cues(told).kinds,
        taken,
    )


def test_a_sentence_read_by_its_marks_tells_what_it_tells_when_every_word_is_looked_at() -> None:
    found = [(read(told), told) for told in words()]
    assert sum(bool(facts[0]) for facts, _ in found) > 8  # the sentences have dates to miss
    for facts, told in found:
        assert facts == read(replace(told, marks=(EVERYTHING,) * len(told.tokens), held=EVERYTHING)), (
            told.text
        )


@pytest.mark.parametrize("lang", sorted(languages()))
def test_the_table_of_a_language_holds_every_word_that_its_lists_mark(lang: str) -> None:
    lists = lexicon(lang)
    for word in {
        *lists.marks,
        *lists.months,
        *lists.weekdays,
        *lists.numbers,
        *lists.denied,
        "tháng",
        "rain",
    }:
        if word.isalpha():
            listed = listed_marks(word, lists)
            assert marks_of(word, word, "", lists) & listed == listed, word


@pytest.mark.parametrize("lang", sorted(languages()))
def test_every_word_of_circumstances_bears_the_bit_by_which_sentences_are_chosen(lang: str) -> None:
    reader, lists = Reader(), lexicon(lang)
    for bit, kinds in ((CIRCUMSTANCE, CIRCUMSTANCES), (TURN, ONCE)):
        for word in (word for kind in kinds for word in lists.cues.get(kind, ())):
            read = reader.read(word, lang)
            if read.lowers == (word,):  # a word of two tokens is met by none
                assert read.held & bit, (lang, word)
