"""Hard-wrapped text: where a line break is only where the column ended."""

from __future__ import annotations

from itertools import pairwise
from textwrap import wrap as wrapped

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_news.text.paragraphs import paragraph_spans, wrap_column
from dedupe_news.text.sentences import sentence_spans

CAMP = (
    "More than 150 former officers of the overthrown South Vietnamese government have been released from a "
    "re-education camp after 13 years of detention, the official Vietnam News Agency reported Saturday."
)
FIGURES = (
    "The report from Hanoi, monitored in Bangkok, did not give specific figures, but said those freed Friday "
    "included an ex-Cabinet minister, a deputy minister, 10 generals and 25 chaplains."
)
DIRECTOR = (
    "It quoted Col. Luu Van Ham, director of the Nam Ha camp south of Hanoi, as saying all 700 officials who "
    "had been held at the camp now have been released."
)


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    return wrapped(text, width, initial_indent=indent, break_on_hyphens=False)


def read(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in paragraph_spans(text)]


@pytest.mark.parametrize("width", [60, 65, 72, 78])
def test_a_wire_story_whose_paragraphs_are_set_in_is_read_paragraph_by_paragraph(width: int) -> None:
    lines = [line for paragraph in (CAMP, FIGURES, DIRECTOR) for line in wrap(paragraph, width, "   ")]
    assert read("\n".join(lines)) == [CAMP, FIGURES, DIRECTOR]


def test_a_wrapped_paragraph_of_three_ragged_lines_is_joined_where_its_neighbours_are_wrapped() -> None:
    ragged = (
        "It quoted Col. Luu Van Ham, director of the Nam Ha camp south of\n"
        "Hanoi, as saying all 700 officials who had been held at the\n"
        "camp now have been released."
    )
    text = "\n\n".join(["\n".join(wrap(CAMP, 72)), "\n".join(wrap(FIGURES, 72)), ragged])
    assert read(text)[-1] == " ".join(ragged.split())


def test_a_wrapped_text_without_blank_lines_is_told_though_its_paragraphs_are_of_two_lines() -> None:
    paragraphs = [
        "Officers freed from the camp near Hanoi",
        "More than 150 former officers have been released after 13 years of detention, an agency reported.",
        "Those freed on Friday included a deputy minister, 10 generals and 25 chaplains, the report said.",
        "Most of them will go home.",
        "All 700 officials who had been held at the camp since the war have now been let go, it said.",
        "Their families were told on Monday.",
    ]
    lines = [line for paragraph in paragraphs for line in wrap(paragraph, 65)]
    assert read("\n".join(lines)) == paragraphs


def test_paragraphs_between_tags_on_lines_of_their_own_are_unwrapped_and_kept_apart() -> None:
    marked = [line for paragraph in (CAMP, FIGURES) for line in ("<P>", *wrap(paragraph, 72), "</P>")]
    assert read("\n".join(["<TEXT>", *marked, "</TEXT>"])) == [
        "<TEXT>", "<P>", CAMP, "</P>", "<P>", FIGURES, "</P>", "</TEXT>"
    ]  # fmt: skip
    assert read("Officers <freed\nfrom> the camp") == ["Officers <freed", "from> the camp"]


def test_two_lines_are_joined_where_the_text_they_are_taken_from_is_wrapped() -> None:
    short = "The ferry that ran aground off Islay on Thursday was refloated on\nFriday, CalMac has said."
    assert len(read(short)) == 2
    whole = "\n\n".join([*("\n".join(wrap(paragraph, 65)) for paragraph in (CAMP, FIGURES)), short])
    column = wrap_column(whole)
    assert column == 64
    assert len(paragraph_spans(short, column)) == 1
    assert wrap_column(f"{CAMP}\n{FIGURES}") == 0


def test_arabic_that_is_wrapped_is_joined_without_capitals_to_go_by() -> None:
    text = (
        "أعلنت السلطات المحلية في مدينة الإسكندرية يوم الاثنين أن ثلاثة أشخاص\n"
        "أصيبوا بجروح طفيفة عندما خرج قطار الضواحي عن القضبان بالقرب من محطة\n"
        "سيدي جابر في ساعة مبكرة من الصباح وأن التحقيق في أسباب الحادث ما\n"
        "زال مستمرا."
    )
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        [
            "राहत दल अब भी तीन लापता लोगों की तलाश कर रहे हैं और सेना भी जुटी है।",
            "ज़िलाधिकारी रमेश जोशी ने बताया कि सड़क टूटने से मशीनें नहीं पहुँच पाईं।",
            "मृतकों के परिवारों को चार लाख रुपये और घायलों को मदद दी जाएगी।",
            "उत्तराखंड के पिथौरागढ़ ज़िले में सोमवार तड़के भारी भूस्खलन हुआ था।",
        ],
        [
            "وزیر اعلیٰ نے پیر کو کہا کہ نیا پل تین سال میں مکمل ہو جائے گا۔",
            "پرانا پل سنہ ۱۹۵۲ میں بنا تھا اور دو سال سے بھاری گاڑیوں پر بند ہے۔",
            "تاجروں کی انجمن نے لاگت پر شک ظاہر کیا اور حساب شائع کرنے کو کہا۔",
            "تعمیر کے دوران دونوں کناروں کے درمیان مفت کشتی ہر دس منٹ بعد چلے گی۔",
        ],
        [
            "ผู้ว่าราชการจังหวัดกล่าวเมื่อวันจันทร์ว่าสะพานใหม่จะแล้วเสร็จภายในสามปี",
            "สะพานเดิมสร้างขึ้นเมื่อหกสิบปีก่อนและปิดไม่ให้รถบรรทุกผ่านมาสองปีแล้ว",
            "หอการค้าสงสัยเรื่องค่าใช้จ่ายและขอให้เปิดเผยงบประมาณทั้งหมดของโครงการ",
            "ระหว่างการก่อสร้างจะมีเรือข้ามฟากให้บริการโดยไม่คิดเงินทุกสิบนาที",
        ],
    ],
    ids=["hindi", "urdu", "thai"],
)
def test_lines_of_a_script_without_capitals_stay_lines_where_each_is_a_sentence(lines: list[str]) -> None:
    assert read("\n".join(lines)) == lines


RAGGED = [
    "Free the officers, a banner that hung from the gate on Monday read,",
    "and let them go home to the families.",
]


def test_one_line_that_stops_in_mid_sentence_is_too_few_to_call_a_text_wrapped() -> None:
    assert read("\n".join(RAGGED)) == RAGGED
    longer = [*RAGGED[:1], "and let them go home to the families that have waited", "for thirteen years."]
    assert read("\n".join(longer)) == [" ".join(longer)]


def test_headlines_one_a_line_stay_lines() -> None:
    text = (
        "Reports: former officials released from camp near Hanoi\n"
        "Tram leaves the rails in Graz and injures two passengers\n"
        "iPhone prices rise again as the yen falls to a new low\n"
        "Council votes to keep the old bridge over the Aller open"
    )
    assert read(text) == text.split("\n")


def test_a_headline_and_a_byline_above_a_wrapped_story_stay_lines_of_their_own() -> None:
    text = "Officers Freed From Camp\nBy Lan Nguyen\n\n" + "\n".join(wrap(f"{CAMP} {FIGURES}", 70))
    assert read(text) == ["Officers Freed From Camp", "By Lan Nguyen", f"{CAMP} {FIGURES}"]


def test_items_of_a_list_in_a_wrapped_text_are_not_run_together() -> None:
    text = "\n".join([*wrap(CAMP, 70), *wrap(FIGURES, 70), "- ten generals", "- 25 chaplains"])
    assert read(text)[-2:] == ["- ten generals", "- 25 chaplains"]


@given(st.text(alphabet="ab.A \n-é　", max_size=400))
def test_every_character_that_is_not_white_space_is_in_one_paragraph(text: str) -> None:
    spans = paragraph_spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_lines_without_spaces_are_no_words_that_did_not_fit() -> None:
    heading = "“海葵”登陆福建东山"
    first = (
        "今年第11号台风“海葵”于9月5日5时20分在福建省东山县登陆。福州、厦门等地中小学停课,全省转移超过29万。"
    )
    text = f"{heading}\n{first}\n截至中午,福州部分路段积水超过一米。"
    assert [text[start:end] for start, end in paragraph_spans(text)] == text.split("\n")


def test_chinese_that_fills_its_lines_is_one_paragraph() -> None:
    line = "台风在福建省东山县登陆并带来强降雨福州厦门等地的中小学"
    line += "今天全部停课全省转移人员超过二十九万人截至今天中午"
    text = "\n".join([line, line[::-1], line, line[:20] + "。"])
    assert len(paragraph_spans(text)) == 1


SPOKEN = (
    "GOOD EVENING, I'M TESSA BRANDT.",
    "WE NOW KNOW WHO WAS ON THE BOAT THAT SANK OFF MELVIK",
    "LATE ON FRIDAY.",
    "Jon: Since the weekend the people of Melvik have been",
    "waiting for news of the four men who set out in the",
    "dark and did not come home.",
    "Today the coast guard answered some of the questions",
    "that have been asked here.",
    "The boat lies in forty metres, and divers say that its",
    "hull is whole, so they may raise it",
    "before the storm that is to come on Thursday.",
    "Jon Vik Channel 4",
)


def test_a_newsroom_s_lines_with_a_blank_one_between_any_two_are_read_as_one_text() -> None:
    text = "\n\n".join(SPOKEN)
    told = [" ".join(text[start:end].split()) for start, end in sentence_spans(text, "en")]
    assert "WE NOW KNOW WHO WAS ON THE BOAT THAT SANK OFF MELVIK LATE ON FRIDAY." in told
    assert "Today the coast guard answered some of the questions that have been asked here." in told
    assert (told[0], told[-1]) == (SPOKEN[0], SPOKEN[-1])


def test_three_lines_that_go_on_below_a_blank_one_are_too_few_and_so_is_verse_with_capitals() -> None:
    assert len(paragraph_spans("\n\n".join(SPOKEN[:7]))) == 7
    verse = "\n\n".join(line[0].upper() + line[1:] for line in SPOKEN)
    assert len(paragraph_spans(verse)) == len(SPOKEN)


def test_a_list_all_in_small_letters_is_not_joined_where_nothing_shows_that_its_lines_go_on() -> None:
    cake = (
        "ingredients for the cake that we all love so very much",
        "two hundred grams of butter at room temperature, soft",
        "three hundred grams of flour from the mill in the town",
        "four eggs from hens that walk about freely in the yard",
        "a pinch of salt and the zest of a lemon, finely grated",
    )
    assert len(paragraph_spans("\n\n".join(cake))) == len(cake)
    small = [line.lower() for line in SPOKEN[3:]]
    small[2] = "dark. they did not come home, and no one knew why"
    assert len(paragraph_spans("\n\n".join(small))) < len(small)
