"""What is told for a batch at once is what is told of one line, one text or one page by itself."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedupe_news.cleaning import clean_text, cut_pieces, label_run
from dedupe_news.cleaning.closings import closing_rule, may_close
from dedupe_news.cleaning.codes import fold_code, read_batch
from dedupe_news.cleaning.context import running_sums
from dedupe_news.cleaning.decoding import best_labels, page_sides
from dedupe_news.cleaning.labels import label_texts
from dedupe_news.cleaning.openings import PAD, may_call, may_open
from dedupe_news.cleaning.patterns import form_rule, is_call
from dedupe_news.cleaning.pieces import CUT_RULES, cut_texts

LINES = st.sampled_from(
    (
        "By Maria Novak, Example News",
        "BY MARIA NOVAK",
        "by monday the river had fallen to its usual level",
        "Foto: Anna Berg",
        "ΣΥΝΤΆΚΤΗΣ: Νίκος Παπάς",
        "Συντάκτης: Νίκος Παπάς",
        "İstanbul'da fotoğraf: Ayşe Demir",
        "Фото: Иван Петров",
        "記者 王小明",
        "Who won? Subscribe to our newsletter.",
        "ſubscribe to our newsletter.",
        "Sign up for our free daily newsletter!",
        "“Sign up for our newsletter”, the mayor said.",
        "Please subscribe to our newsletter.",
        "Write to news@example.org",
        "All of it © 2021 Example Media.",
        "used to improve the site; it sets this cookie to remember visitors.",
        "[youtube abc]",
        "Ads",
        "x",
        "Rain fell in Brno. Follow us on Twitter. Sign up for our newsletter!",
        "We use cookies. AcceptRejectRead More",
        "We use cookies… Akzeptieren Ablehnen",
        "U.S. President Joe Biden spoke",
        "See [caption id=1] here. [/caption] Sign up for our newsletter.",
        "Rain fell.  Subscribe to our newsletter",
        "“Please subscribe to our newsletter.",
        "Subscribe to the Valley blog.",
        "The weir in Písek. Photo: Jana Dvořáková",
        "The weir in Písek. PIC: Jan Bém / AFP.",
        "Die Moldau steigt. Bild: dpa",
        "The weir in Písek. Photograph: Jan Bém/Valley Press",
        "El puente crece. EFE/Óscar Ruiz",
        "The bridge on Tuesday (Photo by Jan Bém).",
        "The bridge on Tuesday via AP",
        "The bridge on Tuesday © Reuters",
        "Вода спадает. Фото: Иван Петров",
        "It was late. ſcreenshot: Ann Lee",
    )
) | st.text(st.sampled_from("abS. !?…。[]\t中\u3000\x85\ud800ſİ"), max_size=20)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=5))
def test_no_line_that_has_a_form_is_passed_over(lines: list[str]) -> None:
    joined = "\n".join(lines) + "\n" * PAD
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    ends = np.cumsum([len(line) + 1 for line in lines]) - 1
    starts = ends - np.array([len(line) for line in lines])
    open_, call = may_open(joined, codes, starts, ends), may_call(codes, starts, ends)
    close = may_close(joined, codes, starts, ends)
    for line, may, calls, closes in zip(lines, open_, call, close, strict=True):
        assert may or form_rule(line) is None
        assert calls or not is_call(line)
        assert closes or closing_rule(line) is None


@pytest.mark.parametrize("line", ["The river fell in Brno.", "“The river fell in Brno,” she said."])
def test_a_plain_sentence_is_passed_over(line: str) -> None:
    joined = line + "\n" * PAD
    codes = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
    start, end = np.array([0]), np.array([len(line)])
    assert not may_open(joined, codes, start, end).any()
    assert not may_close(joined, codes, start, end).any()


@pytest.mark.parametrize("low", [0, 0x2FF0, 0xFF00, 0x1F5F0, 0x20000])
def test_characters_are_told_alike_beside_others_of_any_script(low: int) -> None:
    chars = [chr(code) for code in range(low, low + 0x40) if not chr(code).isspace()]
    beside = read_batch(["".join(chars) + "abc ÿĀ中\U0001f600\U0003fffd"])
    alone = [read_batch([char]) for char in chars]
    assert beside.kinds[: len(chars)].tolist() == [int(one.kinds[0]) for one in alone]
    assert beside.codes[: len(chars)].tolist() == [fold_code(ord(char)) for char in chars]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(LINES, max_size=4).map("\n".join), max_size=4))
def test_texts_are_cut_alike_together_and_alone(texts: list[str]) -> None:
    cuts = cut_texts(texts)
    rules = [CUT_RULES[rule] for rule in cuts.rule.tolist()]
    pieces = list(zip(cuts.start.tolist(), cuts.end.tolist(), rules, strict=True))
    bounds = cuts.first.tolist()
    assert [pieces[a:b] for a, b in itertools.pairwise(bounds)] == list(map(cut_pieces, texts))
    assert cuts.lines(texts) == [text[a:b] for text in texts for a, b, _ in cut_pieces(text)]


def test_calls_and_buttons_that_close_a_line_are_pieces_of_their_own() -> None:
    text = "Rain fell in Brno. Sign up for our newsletter!\nWe use cookies… AcceptReject\nRain. Wind. Sun"
    assert [(text[a:b], rule) for a, b, rule in cut_pieces(text)] == [
        ("Rain fell in Brno.", None),
        ("Sign up for our newsletter!", "call-to-action"),
        ("We use cookies…", None),
        ("AcceptReject", "consent-button"),
        ("Rain. Wind. Sun", None),
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.floats(-2, 2), max_size=8), max_size=5), st.floats(0, 1))
def test_pages_are_decoded_alike_together_and_alone(pages: list[list[float]], price: float) -> None:
    firsts = np.cumsum([0, *map(len, pages)])
    together = page_sides(np.array([score for page in pages for score in page]), firsts, price).tolist()
    assert together == [side for page in pages for side in best_labels(page, price)]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 5000, width=32), max_size=9), st.lists(st.floats(0, 5000, width=32), max_size=9))
def test_what_stands_before_a_page_does_not_show_in_its_sums(before: list[float], page: list[float]) -> None:
    alone = running_sums(np.array(page, np.float32))
    beside = running_sums(np.array(before + page, np.float32))[len(before) :]
    assert (np.subtract.outer(alone, alone) == np.subtract.outer(beside, beside)).all()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(LINES, max_size=6).map("\n".join), max_size=3))
def test_labels_in_columns_say_what_lines_say(texts: list[str]) -> None:
    labels, lines = label_texts(texts), label_run(texts)
    assert labels.lines() == lines
    assert labels.removed() == [tuple(line for line in own if not line.kept) for own in lines]
    assert labels.bodies(texts) == [clean_text(text, own) for text, own in zip(texts, lines, strict=True)]
