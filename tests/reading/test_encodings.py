"""Bytes become text: a mark or a given name, strict UTF-8, then detection; nothing else is touched."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.samples import RAIN, read_bytes, texts, told

NEWS = {
    "cp1252": "La réunion était très utile, a déclaré le maire « sans réserve » à Besançon, l’été venu.",
    "cp1250": "Česká vláda schválila návrh zákona, který změní pravidla pro střední školy. Poslanci řeší.",
    "koi8-r": "Премьер-министр сообщил журналистам, что переговоры продолжатся в понедельник.",
    "cp1251": "Премьер-министр сообщил журналистам, что переговоры продолжатся в понедельник.",
    "shift_jis": "首相は月曜日に記者団に対し、協議は続くと述べた。野党は説明を求めている。",
    "euc_jp": "首相は月曜日に記者団に対し、協議は続くと述べた。野党は説明を求めている。",
    "gb18030": "总理星期一对记者说,谈判将继续进行。反对党要求作出解释,并要求公布文件。",
    "big5": "總理星期一對記者說,談判將繼續進行。反對黨要求作出解釋,並要求公布文件。",
    "cp949": "총리는 월요일 기자들에게 협상이 계속될 것이라고 말했다. 야당은 설명을 요구했다.",
    "cp1253": "Ο πρωθυπουργός δήλωσε στους δημοσιογράφους ότι οι συνομιλίες θα συνεχιστούν τη Δευτέρα.",
    "cp1255": "ראש הממשלה אמר לעיתונאים כי השיחות יימשכו ביום שני, והאופוזיציה דרשה הסבר.",
    "iso2022_jp": "首相は月曜日に記者団に対し、協議は続くと述べた。",
}  # fmt: skip


@pytest.mark.parametrize("encoding", NEWS)
def test_legacy_encodings_are_detected(encoding: str) -> None:
    text = NEWS[encoding]
    assert texts(read_bytes(text.encode(encoding))) == [text]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text", ["Zürich: rain.\nBern: snow, said 3 people.\n", NEWS["gb18030"] + "\n3 人。\n"]
)
def test_unicode_is_read_with_its_mark_and_without(encoding: str, text: str) -> None:
    assert texts(read_bytes(("\ufeff" + text).encode(encoding))) == [text]
    assert texts(read_bytes(text.encode(encoding))) == [text]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32-be"])
def test_rows_are_read_in_wide_encodings_too(encoding: str) -> None:
    rows = "".join(
        json.dumps({"text": f"Zürich, Bericht {n}."}, ensure_ascii=False) + "\n" for n in range(20)
    )
    assert texts(read_bytes(rows.encode(encoding)))[19] == "Zürich, Bericht 19."
    assert (
        texts(read_bytes(("id,text\n" + "1,Zürich liegt am See.\n" * 2).encode(encoding)))[1]
        == "Zürich liegt am See."
    )


def test_a_named_encoding_is_used_whatever_the_bytes_look_like() -> None:
    assert texts(read_bytes("é".encode(), encoding="latin-1")) == ["Ã©"]


def test_one_foreign_line_does_not_turn_a_utf_8_dump() -> None:
    dump = "Zürich bleibt.\n".encode() * 20 + "Café\n".encode("latin-1") + "Bern auch: schön.\n".encode() * 20
    [text] = texts(read_bytes(dump))
    assert text.count("Zürich") == 20
    assert "Café" in text


def test_a_row_in_another_encoding_is_read_by_itself() -> None:
    rows = '{"text": "Zürich."}\n'.encode() * 3 + '{"text": "La réunion à Besançon était utile."}\n'.encode(
        "cp1252"
    )
    assert texts(read_bytes(rows))[3] == "La réunion à Besançon était utile."


def test_bytes_that_are_nothing_become_a_told_replacement() -> None:
    records, problems = read_bytes(
        "Zürich und Genève, où".encode() + b" \xc3\x28 \xff hier.\n" + "Könnte à là.\n".encode() * 9
    )
    assert "\ufffd" in records[0].text
    assert not problems[0].fatal
    assert "cannot be read as utf-8" in problems[0].what


def test_nul_characters_are_kept_and_told() -> None:
    records, problems = read_bytes(b"Rain in Bergen.\nSnow\0 in Oslo.\n" + RAIN.encode() * 9)
    assert "\0" in records[0].text
    assert problems[0].line == 2
    assert "1 NUL character" in problems[0].what


def test_line_ends_and_odd_blanks_stay_as_they_came() -> None:
    text = "One.\r\nTwo.\rThree.\u00a0\u2028Four.\x0bFive.\n\n\n"
    assert texts(read_bytes(text.encode())) == [text]


def test_an_unknown_encoding_is_a_usage_error() -> None:
    from dedupe_news.errors import UsageError

    with pytest.raises(UsageError, match="unknown encoding"):
        read_bytes(b"Rain.", encoding="utf-9")


@given(st.text(min_size=1).filter(lambda text: bool(text.strip("\ufeff \t\r\n\v\f\0"))))
def test_any_text_in_utf_8_comes_back_as_it_was(text: str) -> None:
    data = ("\ufeff" + "Rain. " + text).encode("utf-8", "surrogatepass")
    found = read_bytes(data, from_="text")
    if not any("\ud800" <= char <= "\udfff" for char in text):
        assert texts(found) == ["Rain. " + text]
        assert [what for what in told(found) if "NUL" not in what] == []
