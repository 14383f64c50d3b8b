"""Sentences: spans, quotations, abbreviations and scripts, on sentences written for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedupe_news.text.sentences import Splitter, sentence_spans, sentence_spans_batch


def split(text: str, lang: str | None = "en") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, lang)]


def joined(parts: str, lang: str) -> tuple[list[str], list[str]]:
    """Give the sentences marked by `|` and what the splitter makes of them run together."""
    gold = [part.strip() for part in parts.split("|")]
    return gold, split(("" if lang in {"zh", "ja"} else " ").join(gold), lang)


ENGLISH = [
    "The train left at 5 p.m. EST on Friday. | Nobody was on it.",
    "Rep. Dana Ortiz, D-N.Y., spoke first. | Atty. Gen. Paul Reyes agreed.",
    "He moved to the U.S. in 1990. | The U.S. Army came later.",
    "He was born in the U.S. | He left at six.",
    "She left at 6 a.m. | Then it rained.",
    "Police came at 3:22 a.m. Tuesday after two calls. | No one was hurt.",
    "J. K. Marlow wrote it. | See www.example.com for more.",
    "Smith (who left early) said no. | She wept.",
    "(It was late.) | They slept.",
    "He teaches (he once was an engineer.) at the school. | It is small.",
    "That was No. 5 of 10. | It cost $3.5 bn.",
    "1. Bread and milk | 2. Salt",
    "It was approx. five. | The museum was closed. | de Vries said so.",
]
QUOTED = [
    "“Who knows?” Mr. Jones asked. | “I do,” she said.",
    "“We won!” he shouted. | “It is over.”",
    "“It was cold. | Nobody spoke. | We left,” said Berg.",
    "He called it “a mess.” | She agreed.",
    "‘I can’t go,’ she said. | ‘It is late. | It is dark.’",
    '"Really?" he asked. | "Yes!" | The dogs’ owner left.',
    '"Stop!" said Ms. Roos. | "How many more?"',
    "He said: “Go.” | They went. | ’Twas late.",
]
OTHERS = {
    "de": "Am 3. Oktober kam Dr. med. Hans Meier. | „Ich gehe“, rief er. | Es sind 2,4 Mio. Euro. | Ja?",
    "fr": "M. Dupont et Mme. Durand sont venus. | « Non ! » | Elle partit. | « Quoi ? » demanda-t-elle.",
    "es": "El Sr. López vive en EE.UU. y trabaja. | ¿Qué pasó? | ¡Nada! | «Hola», dijo.",
    "pt": "O Sr. Silva mora na Av. Paulista, n.º 5. | A Dra. Ana saiu. | “Não”, disse.",
    "it": "L’On. Verdi parlò con l’Avv. Bianchi. | «Perché?» | Il Sig. Neri attese tre ore. | Poi rise.",
    "ru": "Он живёт на ул. Ленина. | «Почему?» — спросила она. | Это стоит 5 млн руб. | Потом он ушёл.",
    "pl": "Mieszka przy ul. Długiej. | „Nie”, powiedział. | Gen. Anders wrócił.",
    "cs": "Dne 10. ledna přišel Ing. Novák. | Karel IV. byl císař. | „Proč?“",
    "da": "Den 5. maj kom han. | ”Nej,” sagde han. | Hr. Jensen gik.",
    "fi": "Hän tuli 5. toukokuuta. | ”Ei”, hän sanoi. | Esim. Nokia kasvoi.",
    "tr": "Prof. Dr. Ali geldi. | 5. Dünya Kupası başladı. | “Hayır” dedi.",
    "el": "Ο κ. Παπαδόπουλος ήρθε. | Τι είναι; | «Όχι», είπε. | Τέλος.",
    "hy": "Նա եկավ։ | Ինչու՞ գնաց։ | Այո։",
    "ar": "قال د. أحمد إنه قادم. | من هو؟ | نعم.",
    "ur": "وہ آیا۔ | کیوں؟ | ہاں۔",
    "hi": "डॉ. सिंह आए। | ए. पी. जे. अब्दुल कलाम आए। | क्यों?",
    "bn": "ডা. রহমান এলেন। | তিনি গেলেন। | কেন?",
    "zh": "他来了。|“好！”他说。|价格是3.5元。|（他走了。）|他笑了。",
    "ja": "彼は来た。|「行く。」と言った。|価格は3.5円だ。|（彼は去った。）|終わり。",
    "ko": '그는 왔다. | "안 간다"고 말했다. | 왜? | 3.5% 올랐다.',
    "id": "Ia tinggal di Jl. Sudirman No. 5. | Prof. Dr. Budi datang. | Harga Rp. 5.000 naik.",
    "am": "እንደምን አለህ፧|መልካም ቀን ይሁንልህ።".replace("|", " | "),
}


@pytest.mark.parametrize("parts", ENGLISH + QUOTED)
def test_english_ends_where_a_reader_ends(parts: str) -> None:
    gold, found = joined(parts, "en")
    assert found == gold


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("de", "Der Zug ist gegen einen Prellbock geprallt. | 16 Fahrgäste wurden verletzt."),
        ("da", "Branden brød ud tirsdag. | 184 mennesker var om bord."),
        ("cs", "Požár vypukl na lodi. | Hasiči přijeli v deset. | 184 lidí bylo na palubě."),
        ("fi", "Palo syttyi tiistaina. | 184 ihmistä oli kyydissä."),
        ("de", "Sie wohnt in der Hauptstr. 16 und zahlt durchschn. 800 Euro."),
        ("de", "Am 5. 6. kam er mit ca. 40 Leuten, insges. 60 Kisten und Abs. 3 des Vertrags."),
    ],
)
def test_where_ordinals_have_a_stop_a_long_word_ends_a_sentence_before_a_figure(
    lang: str, parts: str
) -> None:
    gold, found = joined(parts, lang)
    assert found == gold


@pytest.mark.parametrize("lang", sorted(OTHERS))
def test_other_languages_end_where_a_reader_ends(lang: str) -> None:
    gold, found = joined(OTHERS[lang], lang)
    assert found == gold


@pytest.mark.parametrize("lang", sorted(set(OTHERS) - {"am", "da"}))
def test_the_language_need_not_be_told(lang: str) -> None:
    gold, found = joined(OTHERS[lang], lang)
    text = ("" if lang in {"zh", "ja"} else " ").join(gold)
    assert len(split(text, None)) >= len(gold) - 1
    assert "".join(found) == "".join(gold)


def test_a_quotation_with_its_speaker_is_one_sentence() -> None:
    text = "“Hold the gate! And mind the dog!” she called. They held it."
    assert split(text)[-2:] == ["And mind the dog!” she called.", "They held it."]


def test_a_line_break_ends_a_sentence() -> None:
    assert split("A headline without a stop\nThe first sentence. And one more") == [
        "A headline without a stop",
        "The first sentence.",
        "And one more",
    ]


WRAPPED = (
    "The bridge over the Halden was closed on Friday after engineers\n"
    "found cracks in two of its cables, the road agency said. Buses will\n"
    "use the old ferry road until the spring, which adds forty minutes to\n"
    "the way to school for some children.\n"
)


def test_hard_wrapped_lines_are_read_as_one_paragraph() -> None:
    found = split(WRAPPED)
    assert len(found) == 2
    assert found[1].startswith("Buses will\nuse the old")


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\f"])
def test_short_lines_of_a_list_stay_apart(breaks: str) -> None:
    lines = ["Bread", "salt and pepper", "Two pounds of flour", "milk"]
    assert split(breaks.join(lines)) == lines


def test_wrapping_just_too_wide_is_a_paragraph_a_line() -> None:
    lines = [("word " * 20).strip() + str(n) for n in range(4)]
    assert split("\n".join(lines)) == lines


def test_spans_are_code_points_of_the_untouched_text() -> None:
    text = "😀\u00a0“Go!”\u00a0He\u3000went.  "
    assert sentence_spans(text, "en") == [(0, 7), (8, 16)]


def test_a_capital_before_a_wide_space_and_a_stop_does_not_panic() -> None:
    assert "".join(split("Vitamin D\u00a0. Und E\u2009.")).startswith("Vitamin D")


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["“a. B ", "‘a. B ", "(a. B ", "He came. ", "ab ", "a", '"No." ', "?\x1b"])
def test_a_line_of_a_million_letters_comes_to_an_end(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))  # quadratic work would take hours
    spans = sentence_spans(text, "en")
    assert sum(end - start for start, end in spans) >= len(text) // 2


def test_nothing_to_split_gives_no_sentence() -> None:
    assert sentence_spans("", "en") == sentence_spans(" \n\u3000\n", None) == []


def test_a_batch_gives_each_text_its_own_sentences() -> None:
    texts = ["One. Two.", "", "Drei am 3. Mai."]
    assert sentence_spans_batch(texts, ["en", None, "de"]) == [
        sentence_spans(texts[0], "en"),
        [],
        sentence_spans(texts[2], "de"),
    ]


PIECES = st.sampled_from(
    [
        *"aBéЖ中あ😀0159 .!?,;:。！？।؟…\"'“”‘’„«»()[]{}（）「」\n\r\t\f\v-–—/@%&*•ºª",
        *"\u00a0\u2009\u3000\u2028\u200b\u202e\u200f\x00\x1b\x1c\x85\ufeff\ud800\u0301",
        "Mr.", "U.S.", "p.m.", "Dr", "1.", "a.", "B.", ". ", '." ', "\r\n", "… ", "E.", "said", "Nr.", " .",
    ],
)  # fmt: skip


@given(
    st.lists(PIECES, max_size=60).map("".join),
    st.sampled_from(["en", "de", "fr", "hi", "ja", "zh", "ar", "xx", None]),
)
def test_every_character_stands_in_exactly_one_sentence(text: str, lang: str | None) -> None:
    spans = sentence_spans(text, lang)
    ends = [0, *(edge for span in spans for edge in span)]
    assert ends == sorted(ends)
    for start, end in spans:
        assert start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
    starts_after = [*(start for start, _ in spans), len(text)]
    gaps = zip([0, *(end for _, end in spans)], starts_after, strict=True)
    assert all(not text[start:end].strip() for start, end in gaps)


@given(st.text(max_size=200), st.integers(1, 60))
def test_any_text_repeated_past_the_window_is_still_covered(text: str, times: int) -> None:
    long = text * times * (1 + 9000 // max(1, len(text) * times))
    covered = "".join(long[start:end] for start, end in sentence_spans(long, "en"))
    assert "".join(covered.split()) == "".join(long.split())


SEEN_TWICE = (
    'He said no. "They left at 5 p.m. Eastern time," Dr. Berg said.\nAm 3. Mai kam er. Es war kalt.\n'
)


def test_a_splitter_that_has_seen_a_paragraph_splits_it_as_one_that_has_not() -> None:
    texts = (SEEN_TWICE, f"A new lead. And more.\n{SEEN_TWICE}", SEEN_TWICE.replace("no", "nein"), "")
    for lang in (None, "en", "de"):
        splitter = Splitter()
        for text in texts + texts:
            assert splitter.spans(text, lang) == sentence_spans(text, lang)


def test_a_rank_before_a_name_ends_no_sentence() -> None:
    text = "The army named him as Spc. John Miller of Ohio. Const. Ann Roe found him. Both wept."
    assert split(text) == [
        "The army named him as Spc. John Miller of Ohio.",
        "Const. Ann Roe found him.",
        "Both wept.",
    ]
